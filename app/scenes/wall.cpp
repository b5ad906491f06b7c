// 2. Showcase, layout "wall": the photograph is the whole wall. The name stands vertical on a shade of ink that is as dark as the
// brightest pixel under the type asks, and no darker. In portrait the picture has the upper part and runs out into the ink.

#include "scenes/wall.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "scenes/locator.hpp"
#include "scenes/names.hpp"
#include "scenes/running_text.hpp"
#include "scenes/showcase_parts.hpp"
#include "scenes/site.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kQrSize = 168, kBeside = 56, kAbove = 24;
constexpr float kRunning = 7;             // contrast of running text (requirements R24)
constexpr float kCalm = 0.38f;            // the shade is felt also where a photograph would need none
constexpr float kLead = 40, kBody = 32;

// Where things stand; landscape and portrait differ only here.
struct Places {
    Rect picture;
    Vec2 aim;                  // where in the picture's place its focal point should come
    Vec2 name;                 // top right of the name's em boxes
    float name_room = 0;
    float text_right = 0, text_top = 0, text_left = 0, text_room = 0;
    float romaji = 0;          // baseline
    Rect map, qr;
    Vec2 ward;                 // baseline, left
    Vec2 site;                 // bottom right of the words under the code
    float words_bottom = 0;    // of caption and credit: the lowest baseline
    Rect shaded;               // all type stands in here …
    Rect foot;                 // … or here
};

// What stands beside the code, set before it is placed.
struct Words {
    text::Paragraph link, ward, romaji, prefecture, site;
    text::Block set_link, set_ward, set_romaji, set_prefecture, set_site;
    [[nodiscard]] float widest() const { return std::max(set_link.size.w, set_ward.size.w); }
    [[nodiscard]] float high() const { return set_ward.lines.empty() ? set_link.size.h : set_link.size.h + set_ward.size.h + 26; }
    [[nodiscard]] float romaji_width() const { return set_romaji.size.w + 20 + set_prefecture.size.w; }
};

Words words_of(const Board& board, const model::Showcase& s, const model::Municipality& m, const model::Municipality* ward)
{
    const bool english = board.setting().language == Language::English;
    Words w;
    w.link = board.paragraph(english ? s.link_label_en : s.link_label_ja, board.style(text::Face::Gothic, board.type(24), 1.5f));
    w.link.measure = 360;
    w.link.breaking = text::Breaking::Phrase;
    if (ward != nullptr) w.ward = board.paragraph(english ? ward->romaji : ward->name, board.style(text::Face::Headline, english ? 40.0f : 60.0f, 1));
    w.romaji = board.paragraph(m.romaji, board.style(text::Face::Mincho, board.type(40), 1));
    w.romaji.style.language = Language::English;
    w.prefecture = board.paragraph(english_prefecture(m.prefecture), board.style(text::Face::Mincho, board.type(24), 1));
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
    const float top = board.footing(words("credit.map_lakes", Language::Japanese)).top;
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

struct WallText {
    std::optional<text::Paragraph> lead, body;
    float left = 0;      // edge of the wider
    TextPlace place{};
};

// Nothing when the texts have no room on a wall.
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

// In portrait the picture ends in the ink, and nobody sees where.
void add_shade_below(Board& board, const Places& p, float share)
{
    const float begins = p.picture.bottom() * 0.52f;
    const Rect area{0, begins, board.frame().w, p.picture.bottom() - begins + 1};
    board.show(board.layer("shade", area, [area, share, full = (p.shaded.y - begins) / area.h](paint::Painter& painter) {
        auto stops = rising(ink::kSumi, 0, full, share);
        stops.push_back({1, ink::kSumi});
        painter.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, area.y}, {0, area.bottom()}, stops});
    }));
}

// In landscape one shade to the right and one at the foot, painted into the photographs. Their depth is reached before the type
// begins, however near the picture has come.
Over shades_of(const Places& p, Size frame, float share, float foot_share)
{
    return [shaded = p.shaded.x, below = p.foot.y, frame, share, foot_share](paint::Painter& painter, const Nearest& nearest) {
        constexpr float kWay = 460, kFootWay = 150, kBeyond = 320;
        const float full = std::min(shaded, nearest({shaded, 0}).x), from = std::max(0.0f, full - kWay);
        painter.begin();
        painter.rect({from, 0, frame.w - from, frame.h});
        painter.fill(paint::Gradient{paint::Gradient::Kind::Linear, {from, 0}, {frame.w, 0}, rising(ink::kSumi, 0, (full - from) / (frame.w - from), share)});
        const float deep = std::min(below, nearest({0, below}).y), top = deep - kFootWay, ends = std::min(frame.w, full + kBeyond);
        painter.begin_group();
        painter.begin();
        painter.rect({0, top, ends, frame.h - top});
        painter.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, top}, {0, frame.h}, rising(ink::kSumi, 0, kFootWay / (frame.h - top), foot_share)});
        // It ends where the other shade has all its depth, so that neither leaves the words of the footer too light.
        painter.end_group(paint::Gradient{paint::Gradient::Kind::Linear, {0, 0}, {ends, 0}, {{0, ink::kSumi}, {full / ends, ink::kSumi}, {1, ink::kSumi.with_alpha(0)}}});
        painter.begin();
    };
}

void add_names(Board& board, const Places& p, const Words& w, const model::Showcase& s, const model::Municipality& m)
{
    add_name(board, {.top_right = p.name, .room = p.name_room, .where = {p.name.x - 190, p.text_top}, .color = ink::kWashi}, s, m);
    const float right = board.right();
    board.text(w.prefecture, {right, p.romaji}, Anchor::BaselineRight, ink::kWashi, {0.6f, {0, 0}});
    board.text(w.romaji, {right - w.set_prefecture.size.w - 20, p.romaji}, Anchor::BaselineRight, ink::kWashi, {0.55f, {0, 0}});
}

void add_reading(Board& board, const WallText& reading, float turn)
{
    constexpr float kFadesBefore = 0.5f;
    if (reading.lead) add_text(board, reading.place, *reading.lead, ink::kWashi, {0.55f, {0, 0}, 0.9f, reading.body ? turn - kFadesBefore : -1});
    if (reading.body) add_text(board, reading.place, *reading.body, ink::kWashi, {reading.lead ? turn : 0.55f, {0, 0}, 0.9f});
}

void add_locator(Board& board, const Places& p, const model::Municipality& m)
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
    }), {0.7f, {0, 0}, 0.9f});
}

void add_link(Board& board, const Places& p, const Words& w, const model::Showcase& s, bool ward)
{
    if (ward) {
        board.text(w.ward, p.ward, Anchor::BaselineLeft, ink::kWakatakeNight, {1.5f, {0, 0}});
        board.text(w.link, {p.ward.x, p.ward.y - w.ward.style.size * 0.88f - 18}, Anchor::BottomLeft, ink::kWashi, {1.4f, {0, 0}});
    } else if (!w.link.spans.front().text.empty()) {
        board.text(w.link, {p.ward.x, p.ward.y + 8}, Anchor::BottomLeft, ink::kWashi, {1.4f, {0, 0}});
    }
    if (s.url.empty()) return;
    // On a slip of paper: light modules on a dark ground are not read by every telephone.
    board.show(board.layer("qr", p.qr, [area = p.qr, url = s.url](paint::Painter& painter) {
        painter.begin();
        painter.rect(area);
        painter.fill(ink::kWashi);
        painter.qr(url, area, ink::kSumi, ink::kWashi);
    }), {1.3f, {0, 0}});
    board.text(w.site, p.site, Anchor::BottomRight, ink::kWashi, {1.3f, {0, 0}});
}

}  // namespace

bool is_for_wall(const std::vector<ShownPhoto>& photos, const Setting& setting)
{
    constexpr float kWideEnough = 1.2f, kLargest = 1.7f;   // width to height; display pixels a pixel of the photograph
    const bool portrait = setting.frame.portrait();
    const Rect area{0, 0, setting.frame.w, portrait ? setting.frame.h * 0.6f : setting.frame.h};
    return !photos.empty() && std::all_of(photos.begin(), photos.end(), [&](const ShownPhoto& one) {
        const bool large = covering(one, area).w * setting.pixels_per_unit <= kLargest * static_cast<float>(one.photo->width);
        return !one.photo->no_crop && large && (portrait || one.aspect() >= kWideEnough);
    });
}

std::optional<canvas::Composition> compose_wall(const model::Showcase& s, const model::Municipality& m, const std::vector<ShownPhoto>& all, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const model::Municipality* ward = s.ward_codes.empty() ? nullptr : content.municipality(s.ward_codes.front());
    Board board(setting, Ground::Night);
    const Words w = words_of(board, s, m, ward);
    const SaidWords said = said_in(s, setting.language);
    Credits credits{.photos = all, .lead = said.text.lead, .measure = board.frame().w * (board.portrait() ? 0.82f : 0.4f)};
    Places p = places_of(board, w, credits_height(board, credits), !s.url.empty());
    const auto reading = reading_of(board, p, said);
    if (!reading) return std::nullopt;

    std::vector<ShownPhoto> photos = all;
    photos.resize(std::min(photos.size(), most_photographs(setting, p.picture)));
    const std::vector<Turn> times = turns(photos.size(), setting.dwell);
    const auto share = [&](Rect region) { return std::max(kCalm, shade_for(photos, p.picture, p.aim, region, ink::kWashi, ink::kSumi, kRunning)); };
    if (!board.portrait()) {
        const float left = std::min({reading->left, p.map.x, p.name.x - 250}) - 36;
        p.shaded = {left, 0, board.frame().w - left, board.frame().h};
    }
    add_photographs(board, photos, times, p.picture, p.picture, p.aim, ink::kSumi, board.portrait() ? Over{} : shades_of(p, board.frame(), share(p.shaded), share(p.foot)));
    if (board.portrait()) add_shade_below(board, p, share(p.shaded));
    add_locator(board, p, m);
    add_names(board, p, w, s, m);
    add_reading(board, *reading, std::min(programme::dwell_for(code_points(s.ja.lead)), setting.dwell * 0.5f));
    add_link(board, p, w, s, ward != nullptr);
    credits.photos = photos;
    add_credits(board, credits, times, {kMargin, p.words_bottom});
    (void)board.footer(words("credit.map_lakes", Language::Japanese), ink::kWashi, ink::kWashi);
    return board.finish();
}

}  // namespace renkei::scenes
