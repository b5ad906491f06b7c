#include "scenes/film_layer.hpp"

#include <algorithm>
#include <cmath>

#include "paint/photograph.hpp"
#include "scenes/photographs.hpp"
#include "scenes/wall_words.hpp"

namespace renkei::scenes {

namespace ink = paint::ink;

namespace {

constexpr float kFootWay = 110;   // over which the shade of the foot comes in

}  // namespace

Rect film_place(const model::Film& film, Rect area, float pixels_per_unit)
{
    const float aspect = static_cast<float>(film.width) / static_cast<float>(film.height);
    const float wide = std::min(area.w, area.h * aspect), high = wide / aspect;
    const auto whole = [&](float units) { return std::round(units * pixels_per_unit) / pixels_per_unit; };
    return {whole(area.x + (area.w - wide) / 2), whole(area.y + (area.h - high) / 2), whole(wide), whole(high)};
}

void add_film(Board& board, const model::Film& film, Rect where, const Subtitles& subtitles)
{
    const Setting& setting = board.setting();
    const auto path = [&](const std::string& hash) { return setting.media_path && !hash.empty() ? setting.media_path(hash) : std::string(); };
    const PixelSize pixels{static_cast<int>(std::ceil(where.w * setting.pixels_per_unit)), static_cast<int>(std::ceil(where.h * setting.pixels_per_unit))};
    const int layer = board.layer("film " + film.file, where, [where, pixels, poster = path(film.poster), hash = film.poster](paint::Painter& p) {
        p.fill_all(ink::kSumi);
        if (const auto picture = paint::load_photograph(poster, hash, pixels)) p.image(*picture, where);
    });
    board.last_layer().opaque = true;
    board.show(layer);
    if (!setting.films_move || !setting.media_path) return;
    // A film is never drawn larger than it is: the canvas does that as it shows it.
    board.last_layer().density = std::min(1.0f, static_cast<float>(film.width) / (where.w * setting.pixels_per_unit));
    board.play({.layer = layer, .name = film.file, .clip = path(film.media), .subtitles = path(film.subtitles), .seconds = std::min(static_cast<float>(film.milliseconds) / 1000, setting.dwell), .sound = film.sound && setting.films_heard,
                .subtitle_size = board.type(subtitles.size), .subtitle_margin = subtitles.margin, .subtitle_left = subtitles.left});
}

float subtitle_margin(Rect film, float foot) { return std::max(kSubtitleInside, film.bottom() - (foot - kFootWay * 0.6f)); }

void add_foot_shade(Board& board, float top, float share)
{
    const Rect foot{0, top - kFootWay, board.frame().w, board.frame().h - top + kFootWay};
    board.show(board.layer("shade of the foot", foot, [foot, share](paint::Painter& painter) {
        painter.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, foot.y}, {0, foot.bottom()}, rising(ink::kSumi, 0, kFootWay / foot.h, share)});
    }));
}

float share_over_white()
{
    float share = wall::kCalm;
    while (share < 1 && paint::contrast_ratio(ink::kWashi, paint::mix(paint::rgb(0xFFFFFF), ink::kSumi, share)) < wall::kRunning) share += 0.01f;
    return share;
}

}  // namespace renkei::scenes
