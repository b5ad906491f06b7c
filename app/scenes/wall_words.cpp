#include "scenes/wall_words.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "scenes/locator.hpp"
#include "scenes/names.hpp"
#include "scenes/site.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::wall {
namespace {

namespace ink = paint::ink;

constexpr float kQrSize = 168, kBeside = 56, kAbove = 24;
constexpr float kLead = 40, kBody = 32;

}  // namespace

Words words_of(const Board& board, const model::Showcase& s, const model::Municipality& m, const model::Municipality* ward)
{
    const bool alphabetic = is_alphabetic(board.setting().language);
    Words w;
    w.link = board.paragraph(link_label(s, board.setting().language), board.style(text::Face::Gothic, board.type(24), 1.5f));
    w.link.measure = 360;
    w.link.breaking = text::Breaking::Phrase;
    if (ward != nullptr) w.ward = board.paragraph(town_name(*ward, board.setting().language), board.style(text::Face::Headline, alphabetic ? 40.0f : 60.0f, 1));
    w.romaji = board.paragraph(name_in_letters(m, board.setting().language), board.style(text::Face::Mincho, board.type(40), 1));
    if (board.setting().language != Language::Korean) w.romaji.style.language = Language::English;
    w.prefecture = board.paragraph(prefecture_in_letters(m, board.setting().language), board.style(text::Face::Mincho, board.type(24), 1));
    const text::Typesetter& typesetter = board.setting().typesetter;
    w.set_link = typesetter.set(w.link);
    if (ward != nullptr) w.set_ward = typesetter.set(w.ward);
    w.set_romaji = typesetter.set(w.romaji);
    w.set_prefecture = typesetter.set(w.prefecture);
    if (!s.url.empty()) {
        w.site = site_words(board, s.url, m, board.portrait() ? board.right() - kMargin : 620);
        w.set_site = typesetter.set(w.site);
    }
    return w;
}

Places places_of(const Board& board, const Words& w, float words_high, bool code)
{
    const Size f = board.frame();
    const float top = board.footing(words("credit.map_lakes", board.setting().language)).top;
    Places p;
    p.words_bottom = top - 20;
    const float under = code ? w.set_site.size.h + 16 : 0;
    const bool link = w.widest() > 1;
    const float qr = code ? kQrSize : 0, beside = code ? kQrSize + kBeside : 0, high = std::max(qr, link ? w.high() : 0.0f);
    if (board.portrait()) {
        const float split = std::round(f.h * 0.47f), base = p.words_bottom - words_high - kAbove - under;
        p.picture = {0, 0, f.w, std::round(f.h * 0.6f)};
        p.aim = {0.5f, 0.42f};
        p.name = {f.w - 168, split + 84};
        p.text_right = f.w - 462;
        p.text_left = kMargin;
        p.map = {kMargin, base - 250, 300, 250};
        p.qr = {f.w - kMargin - qr, base - qr, qr, qr};
        p.romaji = high > 0 ? base - high - 44 : base - 8;
        p.ward = {f.w - kMargin - beside - w.widest(), base - 8};
        p.text_room = std::min(560.0f, p.map.y - 36 - p.name.y);
        p.shaded = {0, split + 60, f.w, f.h - split - 60};
    } else {
        const float base = std::min(984.0f, top - kAbove) - under;
        p.picture = {0, 0, f.w, f.h};
        p.aim = {0.4f, 0.45f};
        p.name = {f.w - 160, kMargin};
        p.text_right = f.w - 446;
        p.text_left = f.w * 0.56f;
        p.qr = {f.w - kMargin - qr, base - qr, qr, qr};
        p.romaji = high > 0 ? base - high - 44 : base - 8;
        p.ward = {f.w - kMargin - beside - w.widest(), base - 8};
        const float foot = link || code ? p.ward.x : f.w - kMargin - w.romaji_width();   // left of what stands there
        p.map = {foot - 64 - 260, base - 220, 260, 220};
        p.text_room = std::min(524.0f, p.romaji - 76 - p.name.y);
        p.foot = {0, p.words_bottom - words_high, f.w, f.h - p.words_bottom + words_high};
    }
    p.site = {f.w - kMargin, p.qr.bottom() + under};
    p.text_top = p.name.y;
    p.name_room = std::min(640.0f, p.romaji - w.romaji.style.size * 0.88f - 40 - p.name.y);
    return p;
}

std::optional<WallText> reading_of(const Board& board, const Places& p, const SaidWords& said)
{
    WallText reading{.lead = {}, .body = {}, .left = p.text_right};
    reading.place = {.left = p.text_left, .right = p.text_right, .top = p.text_top, .room = p.text_room, .language = said.language};
    for (const auto& [words, size, to] : {std::tuple{&said.text.lead, kLead, &reading.lead}, std::tuple{&said.text.body, kBody, &reading.body}}) {
        if (words->empty()) continue;
        *to = fitting(board, reading.place, sentence_a_column(reading.place, *words), size);
        if (!*to) return std::nullopt;
        reading.left = std::min(reading.left, p.text_right - board.setting().typesetter.set(**to).size.w);
    }
    reading.place.left = reading.left;
    return reading;
}

float shade_begins(const Places& p, const WallText& reading) { return std::min({reading.left, p.map.x, p.name.x - 250}) - 36; }

void add_names(Board& board, const Places& p, const Words& w, const model::Showcase& s, const model::Municipality& m, const When& when)
{
    add_name(board, {.top_right = p.name, .room = p.name_room, .where = {p.name.x - 190, p.text_top}, .color = ink::kWashi, .from = when.from, .until = when.until}, s, m);
    const float right = board.right();
    board.text(w.prefecture, {right, p.romaji}, Anchor::BaselineRight, ink::kWashi, when.entrance(0.6f));
    board.text(w.romaji, {right - w.set_prefecture.size.w - 20, p.romaji}, Anchor::BaselineRight, ink::kWashi, when.entrance(0.55f));
}

void add_reading(Board& board, const WallText& reading, float turn, const When& when)
{
    constexpr float kFadesBefore = 0.5f;
    if (reading.lead) add_text(board, reading.place, *reading.lead, ink::kWashi, When{when.from, reading.body ? turn - kFadesBefore : when.until}.entrance(0.55f, 0.9f));
    if (reading.body) add_text(board, reading.place, *reading.body, ink::kWashi, reading.lead ? When{turn, when.until}.entrance(0, 0.9f) : when.entrance(0.55f, 0.9f));
}

void add_locator(Board& board, const Places& p, const model::Municipality& m, const When& when)
{
    const auto found = locator_of(board.setting().atlas, m, p.map, board.setting().pixels_per_unit);
    if (!found) return;
    const auto locator = std::make_shared<const Locator>(*found);
    const Rect bounds = locator->land.bounds.united(locator->town.bounds).united(Rect{locator->centre.x, locator->centre.y, 0, 0}.grown(locator->radius)).grown(8);
    board.show(board.layer("locator", bounds, [locator](paint::Painter& painter) {
        begin_land(painter);
        trace(painter, locator->land);
        painter.fill(ink::kWashi.with_alpha(0.34f), paint::FillRule::EvenOdd);
        end_land(painter, locator->lakes);
        painter.begin();
        begin_land(painter);
        trace(painter, locator->town);
        painter.stroke(ink::kSumi, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
        painter.fill(ink::kShuNight, paint::FillRule::EvenOdd);
        end_land(painter, locator->lakes);
        painter.begin();
        painter.circle(locator->centre, locator->radius);
        painter.stroke(ink::kShuNight, {3.2f, paint::Cap::Round, paint::Join::Round, {}, 0});
        painter.begin();
    }), when.entrance(0.7f, 0.9f));
}

void add_link(Board& board, const Places& p, const Words& w, const model::Showcase& s, bool ward, const When& when)
{
    if (ward) {
        board.text(w.ward, p.ward, Anchor::BaselineLeft, ink::kWakatakeNight, when.entrance(1.5f));
        board.text(w.link, {p.ward.x, p.ward.y - w.ward.style.size * 0.88f - 18}, Anchor::BottomLeft, ink::kWashi, when.entrance(1.4f));
    } else if (!w.link.spans.front().text.empty()) {
        board.text(w.link, {p.ward.x, p.ward.y + 8}, Anchor::BottomLeft, ink::kWashi, when.entrance(1.4f));
    }
    if (s.url.empty()) return;
    // On a slip of paper: light modules on a dark ground are not read by every telephone.
    board.show(board.layer("qr", p.qr, [area = p.qr, url = s.url](paint::Painter& painter) {
        painter.begin();
        painter.rect(area);
        painter.fill(ink::kWashi);
        painter.qr(url, area, ink::kSumi, ink::kWashi);
    }), when.entrance(1.3f));
    board.text(w.site, p.site, Anchor::BottomRight, ink::kWashi, when.entrance(1.3f));
}

}  // namespace renkei::scenes::wall
