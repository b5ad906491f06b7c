#include "staff/lettering.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstdio>

#include "base/utf8.hpp"
#include "staff/words.hpp"

namespace renkei::staff {

namespace {

constexpr const char* kRegular = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";   // fonts-morisawa-bizud-gothic
constexpr const char* kBold = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf";
// Beyond this the atlas is larger than drivers like; ImGui enlarges it then.
constexpr float kMostScale = 2;

}  // namespace

Lettering::Lettering() : atlas_(std::make_unique<ImFontAtlas>()) {}
Lettering::~Lettering() = default;

std::shared_ptr<Lettering> Lettering::make(float pixels_per_unit, const std::string& text)
{
    std::shared_ptr<Lettering> made(new Lettering);
    made->pixels_per_unit_ = pixels_per_unit;
    made->asked_ = text;
    ImFontAtlas& atlas = *made->atlas_;
    atlas.TexDesiredWidth = 4096;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    ImFontConfig config;
    config.OversampleH = config.OversampleV = 1;
    config.PixelSnapH = true;
    ImFontGlyphRangesBuilder common, few;
    common.AddRanges(atlas.GetGlyphRangesJapanese());
    common.AddText(text.c_str());
    few.AddRanges(atlas.GetGlyphRangesDefault());
    for (const char* words : kHeadings) {
        common.AddText(words);
        few.AddText(words);
    }
    ImVector<ImWchar> body, heading;
    common.BuildRanges(&body);
    few.BuildRanges(&heading);
    const float scale = std::min(pixels_per_unit, kMostScale);
    // ImGui asserts on a file that is not there; whoever took the package away loses the panel and not the display.
    for (const char* file : {kRegular, kBold}) {
        if (std::FILE* found = std::fopen(file, "rb")) std::fclose(found);
        else return nullptr;
    }
    made->body_ = atlas.AddFontFromFileTTF(kRegular, kBody * scale, &config, body.Data);
    made->heading_ = atlas.AddFontFromFileTTF(kBold, kHeading * scale, &config, heading.Data);
    if (made->body_ == nullptr || made->heading_ == nullptr || !atlas.Build()) return nullptr;
    for (ImFont* font : {made->body_, made->heading_}) {
        font->FallbackChar = 0x3013;   // 〓
        font->BuildLookupTable();
    }
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    return made;
}

bool Lettering::covers(const std::string& text) const
{
    for (size_t at = 0; at < text.size();) {
        const size_t length = std::max<size_t>(1, code_point_length(text, at));
        const std::string one = text.substr(at, length);
        at += length;
        unsigned code = static_cast<unsigned char>(one[0]);
        if (one.size() > 1) code &= one.size() == 2 ? 0x1Fu : one.size() == 3 ? 0x0Fu : 0x07u;
        for (size_t i = 1; i < one.size(); ++i) code = code << 6 | (static_cast<unsigned char>(one[i]) & 0x3Fu);
        if (code < 0x20 || code > 0xFFFF || asked_.find(one) != std::string::npos) continue;
        if (body_->FindGlyphNoFallback(static_cast<ImWchar>(code)) == nullptr) return false;
    }
    return true;
}

}  // namespace renkei::staff
