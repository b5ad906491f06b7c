#include "scenes/photographs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "paint/photograph.hpp"

namespace renkei::scenes {
namespace {

// How a photograph drifts (docs/architecture.md, "A scene is a description"): slowly nearer, about the point that matters.
constexpr float kComesIn = 0.9f;                  // seconds of an entrance
constexpr float kNearer = 1.06f, kFastest = 12;   // units a second, at the corner that moves most

// Textures of all photographs of a scene, bytes; half as much again is left for type and shades.
constexpr double kTextureBytes = 100.0 * 1024 * 1024;

PixelSize pixels_of(Rect where, float pixels_per_unit)
{
    constexpr float kRounded = 0.01f;   // 1920.0001 is 1920
    return {static_cast<int>(std::ceil(where.w * pixels_per_unit - kRounded)), static_cast<int>(std::ceil(where.h * pixels_per_unit - kRounded))};
}

float farthest_corner(Vec2 from, Rect area)
{
    float farthest = 0;
    for (const Vec2 corner : {Vec2{area.x, area.y}, Vec2{area.right(), area.y}, Vec2{area.x, area.bottom()}, Vec2{area.right(), area.bottom()}})
        farthest = std::max(farthest, std::hypot(corner.x - from.x, corner.y - from.y));
    return farthest;
}

Vec2 focal_point(const ShownPhoto& photo, Rect where)
{
    return {where.x + where.w * static_cast<float>(photo.photo->focal_x), where.y + where.h * static_cast<float>(photo.photo->focal_y)};
}

// The pixel of the image that is brightest within a part of the frame.
paint::Color brightest(const paint::Image& image, Rect where, Rect region)
{
    static const std::array<float, 256> light = [] {
        std::array<float, 256> table{};
        for (uint32_t i = 0; i < table.size(); ++i) table[i] = paint::relative_luminance(paint::rgb(i << 16 | i << 8 | i));
        return table;
    }();
    const auto column = [&](float x) { return std::clamp(static_cast<int>((x - where.x) / where.w * static_cast<float>(image.width)), 0, image.width); };
    const auto row = [&](float y) { return std::clamp(static_cast<int>((y - where.y) / where.h * static_cast<float>(image.height)), 0, image.height); };
    uint32_t best = 0;
    float most = -1;
    for (int y = row(region.y); y < row(region.bottom()); ++y)
        for (int x = column(region.x); x < column(region.right()); ++x) {
            const uint32_t pixel = image.pixels[static_cast<size_t>(y) * static_cast<size_t>(image.width) + static_cast<size_t>(x)];
            const float luminance = 0.2126f * light[pixel >> 16 & 0xFF] + 0.7152f * light[pixel >> 8 & 0xFF] + 0.0722f * light[pixel & 0xFF];
            if (luminance <= most) continue;
            most = luminance;
            best = pixel & 0xFFFFFF;
        }
    return paint::rgb(best);
}

// Texels a display pixel: enough for the nearest point of the drift. A photograph of which an eighth has just the pixels of its place is
// taken as it is: nothing is resampled but by the drift, and the first picture of a display waits for it half as long.
float density_for(const Setting& setting, const ShownPhoto& photo, Rect where)
{
    const PixelSize size = pixels_of(where, setting.pixels_per_unit), whole{photo.photo->width, photo.photo->height};
    return photo.photo->no_crop || setting.pixels_per_unit > 1.5f || paint::loaded_size(whole, size) == size ? 1 : kNearer;
}

}  // namespace

std::optional<ShownPhoto> shown_photo(const Setting& setting, const model::Photo& photo)
{
    if (!setting.media_path || photo.width <= 0 || photo.height <= 0) return std::nullopt;
    // A file that is lost or damaged gives its place to the others, or to what is drawn.
    std::string path = setting.media_path(photo.media);
    auto look = paint::load_photograph(path, photo.media, paint::look_size({photo.width, photo.height}));
    if (!look) {
        if (setting.troubles != nullptr) setting.troubles->push_back(look.error());
        return std::nullopt;
    }
    return ShownPhoto{.photo = &photo, .path = std::move(path), .look = std::make_shared<const paint::Image>(std::move(look).value())};
}

std::vector<ShownPhoto> shown_photos(const Setting& setting, std::string_view code5)
{
    std::vector<ShownPhoto> all;
    for (const model::Photo* photo : programme::photos_on(*setting.programme.content, code5, setting.programme.date))
        if (auto shown = shown_photo(setting, *photo)) all.push_back(*std::move(shown));
    return all;
}

Rect covering(const ShownPhoto& photo, Rect area, Vec2 aim)
{
    const float wide = std::max(area.w, area.h * photo.aspect()), high = std::max(area.h, area.w / photo.aspect());
    const auto place = [](float from, float length, float whole, float focal, float at) { return std::clamp(from + length * at - whole * focal, from + length - whole, from); };
    return {place(area.x, area.w, wide, static_cast<float>(photo.photo->focal_x), aim.x), place(area.y, area.h, high, static_cast<float>(photo.photo->focal_y), aim.y), wide, high};
}

Rect contained(const ShownPhoto& photo, Rect area)
{
    const float wide = std::min(area.w, area.h * photo.aspect()), high = wide / photo.aspect();
    return {area.x + (area.w - wide) / 2, area.y + (area.h - high) / 2, wide, high};
}

std::vector<Turn> turns(size_t photos, float dwell)
{
    std::vector<Turn> all;
    for (size_t i = 0; i < photos; ++i) {
        const auto at = [&](size_t n) { return dwell * static_cast<float>(n) / static_cast<float>(photos); };
        all.push_back({at(i), at(i + 1), i == 0, i + 1 == photos});
    }
    return all;
}

size_t most_photographs(const Setting& setting, Rect area)
{
    const double texels = static_cast<double>(area.w) * static_cast<double>(area.h) * static_cast<double>(setting.pixels_per_unit) * static_cast<double>(setting.pixels_per_unit);
    return std::clamp<size_t>(static_cast<size_t>(kTextureBytes / (4 * texels)), 1, programme::kMostPhotos);
}

void add_photographs(Board& board, const std::vector<ShownPhoto>& photos, const std::vector<Turn>& turns, Rect area, Rect clear, Vec2 aim, paint::Color ground, const Over& over)
{
    for (size_t i = 0; i < photos.size(); ++i) {
        const ShownPhoto& one = photos[i];
        const bool whole = one.photo->no_crop;
        const Rect where = whole ? contained(one, clear) : covering(one, area, aim);
        const float density = density_for(board.setting(), one, where);
        const PixelSize pixels = pixels_of(where, board.setting().pixels_per_unit * density);
        const Turn& turn = turns[i];
        // The point stays where it is, so no edge can come in.
        const Vec2 focal = focal_point(one, where), about{std::clamp(focal.x, area.x, area.right()), std::clamp(focal.y, area.y, area.bottom())};
        const float seconds = turn.until - turn.from + kCrossFade;
        const float nearer = whole ? 1 : std::min(kNearer, 1 + kFastest * seconds / farthest_corner(about, area));
        const Nearest nearest = [about, nearer](Vec2 point) { return about + (point - about) * (1 / nearer); };
        const int layer = board.layer("photograph " + one.photo->file, area, [where, ground, pixels, whole, over, nearest, path = one.path, hash = one.photo->media](paint::Painter& p) {
            if (whole) p.fill_all(ground);
            if (const auto picture = paint::load_photograph(path, hash, pixels)) p.image(*picture, where);
            else if (!whole) p.fill_all(ground);   // damaged since it was looked at
            if (over) over(p, nearest);
        });
        board.last_layer().opaque = board.last_layer().costly = true;
        board.last_layer().density = density;
        canvas::Sprite& sprite = board.show(layer);
        sprite.window = area;
        if (turn.first && turn.enters >= 0) sprite.opacity = canvas::Track(0).to(1, board.enters(turn.enters), kComesIn, canvas::Ease::OutQuint);
        if (!turn.first) sprite.opacity = canvas::Track(0).to(1, turn.from, kCrossFade, canvas::Ease::InOutSine);
        if (!turn.last) sprite.opacity.to(0, turn.until + kCrossFade, 0, canvas::Ease::Step);   // covered by then
        if (whole) continue;
        sprite.scale_about = about;
        // In turns nearer and farther, so that the eye is not pulled on and on.
        if (i % 2 == 0) sprite.scale = canvas::Track(1).to(nearer, turn.from, seconds, canvas::Ease::Linear);
        else sprite.scale = canvas::Track(nearer).to(1, turn.from, seconds, canvas::Ease::Linear);
    }
}

float shade_for(const std::vector<ShownPhoto>& photos, Rect area, Vec2 aim, Rect region, paint::Color type, paint::Color shade, float contrast)
{
    float share = 0;
    for (const ShownPhoto& one : photos) {
        if (one.photo->no_crop) continue;   // no type stands on it
        const Rect where = covering(one, area, aim);
        // Drifting brings in what lies up to this far outside.
        const float reach = (kNearer - 1) * farthest_corner({area.x, area.y}, area);
        const paint::Color worst = brightest(*one.look, where, region.grown(reach));
        float enough = 1;
        for (float least = 0; enough - least > 0.004f;) {
            const float middle = (least + enough) / 2;
            (paint::contrast_ratio(type, paint::mix(worst, shade, middle)) >= contrast ? enough : least) = middle;
        }
        share = std::max(share, enough);
    }
    return share;
}

std::vector<paint::Stop> rising(paint::Color shade, float begins, float full, float share)
{
    std::vector<paint::Stop> stops;
    constexpr int kSteps = 12;
    for (int i = 0; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / kSteps, s = t * t * (3 - 2 * t);
        stops.push_back({begins + (full - begins) * t, shade.with_alpha(share * s)});
    }
    return stops;
}

}  // namespace renkei::scenes
