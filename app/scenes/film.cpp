// 2. Showcase, layout "film": the film as wide as the display, on ink where its shape is another. Lying, the words of the place
// stand on it while it begins and again while it ends, and the film has the time between to itself; only whose it is stands at
// its foot throughout. Standing, or with a film that is higher than wide, they have a page beside it and stay.

#include "scenes/film.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "scenes/film_layer.hpp"
#include "scenes/names.hpp"
#include "scenes/photographs.hpp"
#include "scenes/strings.hpp"
#include "scenes/wall_words.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kWideEnough = 1.45f;           // width to height, from which on a film fills a lying display
constexpr float kOpening = 9, kOpeningShare = 0.38f;   // seconds of the words at its beginning, and of its length at most
constexpr float kClosing = 8, kLeastBetween = 6;       // seconds of the words at its end, if so many are left between
constexpr float kCredit = 24, kCaption = 32, kPitch = 1.8f;

struct Layout {
    wall::Places places;
    Rect film;                   // on whole pixels
    bool over = false;           // words stand on the film
    float subtitle_margin = 0;
};

const model::Showcase& showcase_of(const model::Content& content, const model::Municipality& m, model::Showcase& own)
{
    const auto found = std::find_if(content.showcases.begin(), content.showcases.end(), [&](const model::Showcase& s) { return s.code5 == m.code5; });
    if (found != content.showcases.end()) return *found;
    own.code5 = m.code5;
    own.name_ruby = {{m.name, m.kana}};
    return own;
}

// Its caption with the place that it shows: the name in large stands beside it for a part of the time only.
std::string caption_of(const Board& board, const model::Film& film, const model::Municipality& m)
{
    const bool japanese = board.setting().language == Language::Japanese;
    const std::string place = japanese ? m.prefecture + m.name : town_name(m, board.setting().language);
    return film.caption.empty() ? place : place + (japanese ? "　" : " · ") + film.caption;
}

float words_high(const Board& board) { return board.type(kCredit) * kPitch + board.type(kCaption); }

Layout layout_of(const Board& board, const model::Film& film, wall::Places places)
{
    const Size f = board.frame();
    const float aspect = static_cast<float>(film.width) / static_cast<float>(film.height), unit = board.setting().pixels_per_unit;
    Layout layout{.places = places, .film = {}, .over = !board.portrait() && aspect >= kWideEnough, .subtitle_margin = kSubtitleInside};
    const float foot = places.words_bottom - words_high(board) - 24;   // above caption and credit
    if (layout.over) {
        layout.film = film_place(film, {0, 0, f.w, f.h}, unit);
        layout.subtitle_margin = subtitle_margin(layout.film, places.foot.y);
    } else if (board.portrait()) {
        layout.film = film_place(film, {0, 0, f.w, places.name.y - 60}, unit);
        // A film lower than its area begins at the page's head, and the words rise to it: no band above it, none below.
        const float spare = places.name.y - 60 - layout.film.h;
        layout.film.y = 0;
        wall::Places& p = layout.places;
        p.name.y -= spare;
        p.text_top -= spare;
        p.name_room = std::min(640.0f, p.name_room + spare);
        p.text_room = std::min(560.0f, p.text_room + spare);
    } else {
        layout.film = film_place(film, {kMargin, kMargin, f.w * 0.54f - kMargin, foot - kMargin}, unit);
    }
    return layout;
}

// What stands on the film at its right, by which the shade keeps its distance to the left.
std::vector<Rect> on_the_film(const Board& board, const wall::Places& p, const wall::WallText& reading, const wall::Words& w, bool link)
{
    constexpr float kNameWide = 250;
    std::vector<Rect> words{{p.name.x - kNameWide, 0, kNameWide, p.name.y + p.name_room}};
    if (reading.lead) words.push_back({reading.left, 0, p.text_right - reading.left, p.text_top + board.setting().typesetter.set(*reading.lead).size.h});
    const float romaji = board.right() - w.romaji_width();
    words.push_back({romaji, p.romaji - w.romaji.style.size, w.romaji_width(), w.romaji.style.size * 1.2f});
    const float foot = link ? p.ward.x : p.qr.x;
    words.push_back({foot, p.romaji, board.right() - foot, board.frame().h - p.romaji});
    return words;
}

// Where it is full at a height: left of all words of that height, and further right the more distant they are. The locator needs none.
float full_shade_at(float y, const std::vector<Rect>& words)
{
    constexpr float kInside = 36, kRecedes = 2.2f, kSoftly = 60;   // units to the right for each unit up or down, without a corner
    float x = std::numeric_limits<float>::infinity();
    for (const Rect& one : words) {
        const float distant = std::max({0.0f, one.y - y, y - one.bottom()});
        x = std::min(x, one.x - kInside + kRecedes * distant * distant / (distant + kSoftly));
    }
    return x;
}

// It recedes before the subtitles, which stand lower at the left, 24 characters a line: none of them is greyed.
void add_shade(Board& board, const std::vector<Rect>& words, float share, const wall::When& when)
{
    constexpr float kWay = 260, kStrip = 4;
    const float high = board.frame().h, wide = board.frame().w, unit = board.setting().pixels_per_unit;
    float least = wide;
    for (float y = 0; y < high; y += kStrip) least = std::min(least, full_shade_at(y + kStrip / 2, words));
    const float from = std::max(0.0f, std::floor(least - kWay));
    const Rect area{from, 0, wide - from, high};
    const int layer = board.layer("shade", area, [=](paint::Painter& painter) {
        const auto on_pixel = [unit](float y) { return std::round(y * unit) / unit; };   // no seam between the strips
        for (float y = 0; y < high; y += kStrip) {
            const float top = on_pixel(y), bottom = on_pixel(std::min(y + kStrip, high)), full = std::min(full_shade_at((top + bottom) / 2, words), wide + kWay);
            painter.begin();
            painter.rect({area.x, top, area.w, bottom - top});
            painter.fill(paint::Gradient{paint::Gradient::Kind::Linear, {full - kWay, 0}, {full, 0}, rising(ink::kSumi, 0, 1, share)});
        }
        painter.begin();
    });
    if (when.from > 0) board.show(layer, when.entrance(0));
    else if (when.until >= 0) board.show(layer, {-1, {0, 0}, canvas::kEnter, when.until});
    else board.show(layer);
}

void add_credit(Board& board, const model::Film& film, const std::string& caption, const wall::Places& p)
{
    const float size = board.type(kCredit);
    const Vec2 lowest{kMargin, p.words_bottom};
    board.line(words("credit.film", board.setting().language) + film.credit, board.style(text::Face::Gothic, size, 1), lowest, Anchor::BaselineLeft, ink::kWashi, {-1, {0, 0}});
    board.line(caption, board.style(text::Face::Mincho, board.type(kCaption), 1), {lowest.x, lowest.y - size * kPitch}, Anchor::BaselineLeft, ink::kWashi, {-1, {0, 0}});
}

}  // namespace

Result<canvas::Composition> compose_film(const model::Film& film, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const model::Municipality* m = content.municipality(film.code5);
    if (m == nullptr || film.width <= 0 || film.height <= 0) return Error{ErrorKind::BadData, sentence("there is no municipality {1}", film.code5)};
    model::Showcase own;
    const model::Showcase& s = showcase_of(content, *m, own);
    const model::Municipality* ward = s.ward_codes.empty() ? nullptr : content.municipality(s.ward_codes.front());
    Board board(setting, Ground::Night);
    const wall::Words w = wall::words_of(board, s, *m, ward);
    const Layout layout = layout_of(board, film, wall::places_of(board, w, words_high(board), !s.url.empty()));
    const wall::Places& p = layout.places;
    auto reading = wall::reading_of(board, p, said_in(s, setting.language)).value_or(wall::WallText{.lead = {}, .body = {}, .left = p.text_right});
    add_film(board, film, layout.film, {.size = layout.over ? kSubtitle : kSubtitleNarrow, .margin = layout.subtitle_margin, .left = layout.over ? kMargin - layout.film.x : -1});

    const float opening = std::min(kOpening, setting.dwell * kOpeningShare);
    const bool closes = setting.dwell >= opening + kLeastBetween + kClosing;
    const wall::When first{0, layout.over && setting.films_move ? opening : -1};
    const float turn = std::min(programme::dwell_for(code_points(s.ja.lead)), setting.dwell * 0.5f);
    if (layout.over) reading.body.reset();   // there is the film to look at
    const std::vector<Rect> shaded = on_the_film(board, p, reading, w, ward != nullptr || s.url.empty());
    const float share = share_over_white();
    if (layout.over) {
        add_foot_shade(board, p.foot.y, share);
        add_shade(board, shaded, share, first);
    }
    const auto add_words = [&](const wall::When& when) {
        wall::add_locator(board, p, *m, when);
        wall::add_names(board, p, w, s, *m, when);
        wall::add_link(board, p, w, s, ward != nullptr, when);
    };
    add_words(first);
    wall::add_reading(board, reading, turn, first);
    if (first.until >= 0 && closes) {
        const wall::When last{setting.dwell - kClosing, -1};
        add_shade(board, shaded, share, last);
        add_words(last);
    }
    add_credit(board, film, caption_of(board, film, *m), p);
    (void)board.footer(words("credit.map_lakes", board.setting().language), ink::kWashi, ink::kWashi);
    return board.finish();
}

}  // namespace renkei::scenes
