#include "decoder/colours.hpp"

#include <lcms2.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace renkei::decoder {
namespace {

using Profile = std::unique_ptr<void, cmsBool (*)(cmsHPROFILE)>;

Profile profile_of(Bytes icc) { return {cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())), cmsCloseProfile}; }

// Does it leave every colour of a grid where it is, give or take a level?
bool leaves_colours(cmsHTRANSFORM transform)
{
    constexpr int kStep = 15, kNear = 1;   // 18 levels of each channel, black and white among them
    std::vector<uint8_t> grid;
    for (int r = 0; r <= 255; r += kStep)
        for (int g = 0; g <= 255; g += kStep)
            for (int b = 0; b <= 255; b += kStep) grid.insert(grid.end(), {static_cast<uint8_t>(r), static_cast<uint8_t>(g), static_cast<uint8_t>(b)});
    std::vector<uint8_t> seen(grid.size());
    cmsDoTransform(transform, grid.data(), seen.data(), static_cast<cmsUInt32Number>(grid.size() / 3));
    return std::equal(grid.begin(), grid.end(), seen.begin(), [](int one, int other) { return std::abs(one - other) <= kNear; });
}

uint8_t on_white(unsigned value, unsigned alpha) { return static_cast<uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255); }

}  // namespace

Colours::Colours(Bytes icc, Channels channels) : channels_(channels)
{
    if (icc.empty()) return;
    const Profile from = profile_of(icc);
    const bool rgb = channels == Channels::Rgb;
    if (!from || cmsGetColorSpace(from.get()) != (rgb ? cmsSigRgbData : cmsSigCmykData)) return;
    const Profile to(cmsCreate_sRGBProfile(), cmsCloseProfile);
    const cmsUInt32Number in = rgb ? TYPE_RGB_8 : channels == Channels::Cmyk ? TYPE_CMYK_8 : TYPE_CMYK_8_REV;
    transform_ = std::shared_ptr<void>(cmsCreateTransform(from.get(), in, to.get(), TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION),
                                       [](void* transform) {
        if (transform != nullptr) cmsDeleteTransform(transform);
    });
    if (rgb && transform_ && leaves_colours(transform_.get())) transform_.reset();
}

void Colours::convert(const uint8_t* from, uint8_t* to_rgb, uint32_t pixels) const
{
    if (transform_) {
        cmsDoTransform(transform_.get(), from, to_rgb, pixels);
        return;
    }
    if (channels_ == Channels::Rgb) {
        if (from != to_rgb) std::memmove(to_rgb, from, size_t{pixels} * 3);
        return;
    }
    const uint8_t flip = channels_ == Channels::Cmyk ? 255 : 0;
    for (uint32_t i = 0; i < pixels; ++i, from += 4, to_rgb += 3)
        for (int c = 0; c < 3; ++c) to_rgb[c] = static_cast<uint8_t>((from[c] ^ flip) * (from[3] ^ flip) / 255);
}

void flatten(std::vector<uint8_t>& rgba)
{
    const size_t pixels = rgba.size() / 4;
    const uint8_t* from = rgba.data();
    uint8_t* to = rgba.data();   // never overtakes
    for (size_t i = 0; i < pixels; ++i, from += 4, to += 3) {
        const unsigned alpha = from[3];
        for (int c = 0; c < 3; ++c) to[c] = on_white(from[c], alpha);
    }
    rgba.resize(pixels * 3);
}

}  // namespace renkei::decoder
