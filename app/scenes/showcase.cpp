// 2. Showcase, layout "spread": a page of paper with the name standing vertical, art on the facing page without a frame. The name
// with its reading, prefecture, a locator map, linked wards, QR to the official page.

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "programme/told_events.hpp"
#include "scenes/art/landscape.hpp"
#include "scenes/board.hpp"
#include "scenes/film.hpp"
#include "scenes/locator.hpp"
#include "scenes/names.hpp"
#include "scenes/paper.hpp"
#include "scenes/photographs.hpp"
#include "scenes/running_text.hpp"
#include "scenes/scenes.hpp"
#include "scenes/showcase_parts.hpp"
#include "scenes/site.hpp"
#include "scenes/strings.hpp"
#include "scenes/wall.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// What stands at the foot of the page, set before it is placed: large type on a small panel wants more room.
struct Words {
    text::Paragraph romaji, prefecture, link;   // link: what the link is, above the ward where there is one
    text::Paragraph code;                       // what the QR code opens
    text::Block set_romaji, set_prefecture, set_link, set_ward, set_code;
    text::Paragraph ward;
    float under_code = 0;                       // height that they take with their air; 0 where there is no code
    Footing footing;
};

constexpr float kAbove = 36;            // between the page and the footer's words
constexpr float kQrQuiet = 26, kQrSize = 196, kBesideQr = 64;
constexpr float kUnderQr = 22;         // the words under a code stand off its quiet zone, which is a little narrower than kQrQuiet
constexpr float kLabel = 220, kOverMap = 40;   // the measure of what the link is, in letters; so far words may reach into the map's field
constexpr float kFirstLine = 0.88f;     // of an em, from its top to the baseline

// Where things stand on the page; landscape and portrait differ only here.
struct Page {
    Rect art;
    Vec2 name;            // top right of the name's em boxes
    float name_room;      // height it may take
    float text_top, text_room;
    float text_right;     // right edge of the prefecture's column
    Rect map;
    Vec2 romaji, prefecture;   // baselines, right
    Vec2 link;            // bottom left of its words; above the ward its last baseline
    Vec2 ward;            // baseline of the ward's name, left
    Rect qr;
    Vec2 code;            // bottom right of the words under it
};

float fold_of(const Board& board) { return std::round(board.frame().w / 2); }
float map_width(const Board& board) { return std::min(340.0f, fold_of(board) - 620); }   // lying
float map_right(const Board& board) { return kMargin + map_width(board); }

// "東京区政会館で紹介（平成29年2月）" and "全国交流物産展 平成29年" stand in two lines: what, then when.
std::string broken_label(std::string label)
{
    if (const size_t at = label.find("（"); at != std::string::npos && at > 0) label.insert(at, 1, '\n');
    else if (const size_t space = label.find(' '); space != std::string::npos) label[space] = '\n';
    return label;
}

Words words_of(const Board& board, const model::Showcase& s, const model::Municipality& m, const model::Municipality* ward)
{
    const bool alphabetic = is_alphabetic(board.setting().language);
    Words w;
    w.prefecture = board.paragraph(prefecture_in_letters(m, board.setting().language), board.style(text::Face::Mincho, board.type(24), 1));
    w.romaji = board.paragraph(name_in_letters(m, board.setting().language), board.style(text::Face::Mincho, board.type(40), 1));
    if (board.setting().language != Language::Korean) w.romaji.style.language = Language::English;
    const std::string label = link_label(s, board.setting().language);
    w.link = board.paragraph(alphabetic || ward ? label : broken_label(label), board.style(text::Face::Gothic, board.type(24), 1.5f));
    w.link.breaking = text::Breaking::Phrase;
    const bool portrait = board.portrait();
    if (!ward) w.link.measure = portrait ? 340 : alphabetic && w.link.style.size <= 24 ? kLabel : 540;
    if (ward) w.ward = board.paragraph(town_name(*ward, board.setting().language), board.style(text::Face::Headline, alphabetic ? 40.0f : 60.0f, 1));
    const text::Typesetter& typesetter = board.setting().typesetter;
    w.set_romaji = typesetter.set(w.romaji);
    w.set_prefecture = typesetter.set(w.prefecture);
    w.set_link = typesetter.set(w.link);
    if (ward) w.set_ward = typesetter.set(w.ward);
    w.code = site_words(board, s.url, m, (portrait ? board.frame().w : fold_of(board)) - 2 * kMargin);
    w.set_code = typesetter.set(w.code);
    // A label of letters takes one line where it has room above the line under the code, between the map and the code.
    const float under = w.set_code.size.w, beside_map = fold_of(board) - kMargin - map_right(board) + kOverMap;
    const float room = under - kQrSize + 2 * kQrQuiet - kBesideQr / 2;
    if (w.link.measure == kLabel && under <= beside_map && typesetter.line(label, w.link.style).size.w <= room) {
        w.link.measure = room;
        w.set_link = typesetter.set(w.link);
    }
    if (!s.url.empty()) w.under_code = w.set_code.size.h + kUnderQr;
    w.footing = board.footing(words("credit.map_lakes", board.setting().language), portrait ? 0 : fold_of(board) - kMargin);
    return w;
}

// The map, the link and the code share the foot of the page: the link keeps clear of the code, and where its words are too
// wide to stand between the two the map makes room above them.
void place_foot(Page& p, const Words& w, float base, float link_left)
{
    p.code = {p.romaji.x, base};
    base -= w.under_code;
    if (w.under_code > 0) p.map.h = std::min(p.map.bottom(), base - 16) - p.map.y;
    p.qr = {p.romaji.x + kQrQuiet - kQrSize, base + kQrQuiet - kQrSize, kQrSize, kQrSize};
    const float widest = std::max(w.set_link.size.w, w.set_ward.size.w);
    p.ward = {std::min(link_left, p.qr.x + kQrQuiet - kBesideQr - widest), base - (w.set_ward.lines.empty() ? 0.0f : 8.0f)};
    bool over_map = p.ward.x < p.map.right() - 12;
    // The line under the code ends below it, on the axis of the names; the link begins where that line does, if it has room there.
    const float begins = p.code.x - w.set_code.size.w;
    if (w.under_code > 0 && begins >= p.map.right() - kOverMap && begins + widest <= p.qr.x + kQrQuiet - kBesideQr / 2) {
        p.ward.x = begins;
        over_map = false;
    }
    p.link = p.ward;
    if (!w.set_ward.lines.empty()) {
        p.link.y -= 68;
    } else if (over_map) {
        p.link = {kMargin, base - 16};   // a little off the credit below
        p.map.h = std::min(p.map.bottom(), p.link.y - w.set_link.size.h - 20) - p.map.y;
    }
}

// The romaji and its prefecture on one line that ends at p.romaji, or on two where they would reach into the map.
void place_romaji(Page& p, const Words& w)
{
    constexpr float kGap = 20, kMayReach = 44;
    p.prefecture = p.romaji;
    const float wide = w.set_romaji.size.w + kGap + w.set_prefecture.size.w;
    if (p.romaji.x - wide >= p.map.right() - kMayReach) p.romaji.x -= w.set_prefecture.size.w + kGap;
    else p.romaji.y -= w.prefecture.style.size * 1.3f;
}

Page page_of(const Board& board, const Words& w)
{
    const Size f = board.frame();
    Page p;
    if (board.portrait()) {
        const float split = std::round(f.h * 0.47f), base = std::min(f.h - 96, w.footing.top - kAbove), lift = f.h - 96 - base;
        p.art = {0, 0, f.w, split};
        p.name = {f.w - 168, split + 84};
        p.map = {kMargin, f.h - 396 - lift, 330, 270};
        p.romaji = {f.w - kMargin, f.h - 300 - lift - w.under_code};
        place_foot(p, w, base, 474);
        place_romaji(p, w);
        p.name_room = std::min(640.0f, p.romaji.y - w.romaji.style.size * kFirstLine - 57 - p.name.y);
        p.text_room = std::min({560.0f, p.name_room, p.map.y - 16 - p.name.y});
        p.text_right = f.w - 384;
    } else {
        const float fold = fold_of(board), base = std::min(984.0f, w.footing.top - kAbove), lift = 984 - base;
        p.art = {fold, 0, f.w - fold, f.h};
        p.name = {fold - 160, kMargin};
        const float yields = lift <= 40 ? lift : 0;   // so little the map gives of its height, and what is read above it none; for more it moves up
        p.map = {kMargin, 648 - lift + yields, map_width(board), 262 - yields};
        p.romaji = {fold - kMargin, 806 - lift - w.under_code};
        place_foot(p, w, base, fold - 520);   // what most links need: those of all municipalities begin there
        place_romaji(p, w);
        p.name_room = std::min(640.0f, p.romaji.y - w.romaji.style.size * kFirstLine - 34 - p.name.y);
        p.text_room = std::min(524.0f, p.map.y - 28 - p.name.y);
        p.text_right = fold - 358;
    }
    p.text_top = p.name.y;
    return p;
}

void add_art(Board& board, const Page& page, const model::Showcase& s, float dwell)
{
    // Sky and far land glide a little, the patterned near land stands: thin lines stay crisp, and there is depth.
    struct Plane {
        art::Layer layer;
        const char* name;
        float drift;      // units to either side
    };
    for (const Plane& plane : {Plane{art::Layer::Sky, "sky", 12}, Plane{art::Layer::Far, "far land", 6}, Plane{art::Layer::Near, "near land", 0}}) {
        Rect wide{page.art.x - plane.drift, page.art.y, page.art.w + 2 * plane.drift, page.art.h};
        if (plane.layer == art::Layer::Sky) wide.h = std::min(wide.h, std::ceil(art::sky_ends(page.art, s.code5, s.motif)) - wide.y);
        const int layer = board.layer(plane.name, wide, [area = page.art, code = s.code5, motif = s.motif, which = plane.layer](paint::Painter& p) {
            art::paint_landscape_layer(p, area, code, motif, which);
        });
        board.last_layer().opaque = plane.layer == art::Layer::Sky;
        canvas::Sprite& sprite = board.show(layer);
        sprite.window = page.art;
        if (plane.drift > 0) sprite.x = canvas::Track(plane.drift).to(-plane.drift, 0, dwell, canvas::Ease::Linear);
    }
}

void add_names(Board& board, const Page& page, const Words& words, const model::Showcase& s, const model::Municipality& m)
{
    add_name(board, {.top_right = page.name, .room = page.name_room, .where = {page.text_right, page.text_top}, .color = ink::kSumi}, s, m);
    board.text(words.prefecture, page.prefecture, Anchor::BaselineRight, ink::kSumi, {0.6f, {0, 0}});
    board.text(words.romaji, page.romaji, Anchor::BaselineRight, ink::kSumi, {0.55f, {0, 0}});
}

// The lead, and after it the body in the same place.
void add_reading(Board& board, const Page& page, const SaidWords& said, float turn, float dwell)
{
    const TextPlace place{.left = kMargin, .right = page.text_right - 96, .top = page.text_top, .room = page.text_room, .language = said.language};
    const bool body = !said.text.body.empty();
    add_parts(board, place, parts_of(board, place, said.text.lead, place.vertical() ? 40 : 36), ink::kSumi, {.enters = 0.55f, .from = 0, .to = body ? turn : dwell, .stays = !body});
    // A body that has room as a whole is nearly as large as the lead.
    const float size = fitting(board, place, sentence_a_column(place, said.text.body), 36) ? 36 : 32;
    add_parts(board, place, parts_of(board, place, said.text.body, size), ink::kSumi, {.enters = turn, .from = turn, .to = dwell});
}

// The prefecture with the town in vermilion and a ring about it, and an arc to the ward it works with.
void add_locator(Board& board, const Page& page, const model::Municipality& m, bool linked, Vec2 ward_dot)
{
    const auto found = locator_of(board.setting().atlas, m, page.map, board.setting().pixels_per_unit);
    if (!found) return;
    const auto locator = std::make_shared<const Locator>(*found);
    board.show(board.layer("locator", locator->land.bounds.grown(2), [locator](paint::Painter& p) {
        begin_land(p);
        trace(p, locator->land);
        p.fill(ink::kSuna, paint::FillRule::EvenOdd);
        end_land(p, locator->lakes);
        p.begin();
    }), {0.7f, {0, 0}, 0.9f});

    const Vec2 centre = locator->centre;
    const float ring = locator->radius;
    if (linked) {
        const Vec2 start = centre + Vec2{ring * 0.71f, ring * 0.71f};
        const Rect area = Rect{std::min(start.x, ward_dot.x), start.y, std::abs(ward_dot.x - start.x), ward_dot.y - start.y}.grown(14);
        const int arc = board.layer("arc", area, [start, ward_dot](paint::Painter& p) {
            p.begin();
            p.move_to(start);
            p.curve_to({start.x + (ward_dot.x - start.x) * 0.62f, start.y + 40}, {start.x + (ward_dot.x - start.x) * 0.36f, ward_dot.y - 10}, ward_dot);
            p.stroke(ink::kWakatake, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
            p.begin();
            p.circle(ward_dot, 8);
            p.fill(ink::kWakatake);
            p.begin();
        });
        canvas::Sprite& sprite = board.show(arc);
        sprite.reveal_from = canvas::Edge::Top;
        sprite.reveal = canvas::Track(0).to(1, 1.5f, 0.9f, canvas::Ease::InOutCubic);
    }
    const int mark = board.layer("town", Rect{centre.x, centre.y, 0, 0}.grown(ring + 8).united(locator->town.bounds.grown(6)), [locator, centre, ring](paint::Painter& p) {
        begin_land(p);
        trace(p, locator->town);
        p.stroke(ink::kWashi, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.fill(ink::kShu, paint::FillRule::EvenOdd);
        end_land(p, locator->lakes);
        p.begin();
        p.circle(centre, ring);
        p.stroke(ink::kShu, {3.2f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    });
    board.show(mark, {1.1f, {0, 0}});
}

void add_link(Board& board, const Page& page, const Words& words)
{
    if (words.set_ward.lines.empty()) {
        board.text(words.link, page.link, Anchor::BottomLeft, ink::kSumi, {1.7f, {0, 0}});
        return;
    }
    board.text(words.link, page.link, Anchor::BaselineLeft, ink::kSumi, {1.9f, {0, 0}});
    board.text(words.ward, page.ward, Anchor::BaselineLeft, ink::kWakatake, {2.0f, {0, 0}});
}

// That the picture shows no real place; beside what the footer has on the picture's page, or above it.
void add_note(Board& board, const Page& page, const Footing& footing)
{
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    const std::string note = words("showcase.illustration", board.setting().language);
    Vec2 at{page.art.right() - kMargin, page.art.bottom() - 28};
    if (!board.portrait()) {
        at = {page.art.x + 48, board.frame().h - 36};
        if (at.x + board.setting().typesetter.line(note, style).size.w + 48 > footing.right_begins) at.y -= style.size * 1.4f;
    }
    board.line(note, style, at, board.portrait() ? Anchor::BaselineRight : Anchor::BaselineLeft, ink::kWashi.with_alpha(0.85f), {-1, {0, 0}});
}

}  // namespace

Result<canvas::Composition> compose_showcase(std::string_view item, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    if (const auto* film = programme::film_of(content, item, setting.programme.date)) return compose_film(*film, setting);
    const auto found = std::find_if(content.showcases.begin(), content.showcases.end(), [&](const model::Showcase& s) { return s.key == item; });
    const model::Showcase* s = item.empty() && !content.showcases.empty() ? &content.showcases.front() : found != content.showcases.end() ? &*found : nullptr;
    if (!s) return Error{ErrorKind::NotFound, sentence("There is no showcase {1}; renkei list showcases names them", item)};
    const model::Municipality* m = content.municipality(s->code5);
    if (!m) return Error{ErrorKind::BadData, sentence("Facts, {1}: {2}", "showcases.json " + s->key, sentence("there is no municipality {1}", s->code5))};

    const std::vector<ShownPhoto> photos = shown_photos(setting, s->code5);
    model::Showcase told = *s;
    if (const auto undated = programme::undated_events(content); undated.contains(s->code5)) told.ja.body += (told.ja.body.empty() ? "" : "\n") + undated.at(s->code5);
    s = &told;
    const SaidWords said = said_in(*s, setting.language);
    const bool triptych = is_for_triptych(photos, setting);
    if (!triptych && is_for_wall(photos, setting))
        if (auto wall = compose_wall(*s, *m, photos, setting)) return *std::move(wall);

    Board board(setting, Ground::Day);
    const float turn = std::min(programme::dwell_for(code_points(s->ja.lead)), setting.dwell * 0.5f);

    const model::Municipality* ward = s->ward_codes.empty() ? nullptr : content.municipality(s->ward_codes.front());
    const Words at_foot = words_of(board, *s, *m, ward);
    const Page page = page_of(board, at_foot);
    if (triptych) add_paper(board, {0, 0, board.frame().w, board.frame().h});   // seen between the photographs too
    else add_paper(board, board.portrait() ? Rect{0, page.art.bottom(), page.art.w, board.frame().h - page.art.bottom()} : Rect{0, 0, page.art.x, board.frame().h});
    if (photos.empty()) add_art(board, page, *s, setting.dwell);
    else if (triptych) add_triptych(board, {.page = page.art, .photos = photos, .footing = at_foot.footing, .lead = said.text.lead});
    else add_photo_page(board, {.page = page.art, .photos = photos, .footing = at_foot.footing, .lead = said.text.lead});
    add_locator(board, page, *m, ward != nullptr, {page.ward.x - 26, page.ward.y - 20});
    add_names(board, page, at_foot, *s, *m);
    add_reading(board, page, said, turn, setting.dwell);
    add_link(board, page, at_foot);
    if (!s->url.empty()) {
        const Rect area = page.qr;
        board.show(board.layer("qr", area, [area, url = s->url](paint::Painter& p) { p.qr(url, area, ink::kSumi, ink::kWashi.with_alpha(0)); }), {1.8f, {0, 0}});
        board.text(at_foot.code, page.code, Anchor::BottomRight, ink::kSumi, {1.8f, {0, 0}});
    }
    const paint::Color right = board.portrait() ? ink::kSumi : ink::kWashi;
    const Footing footing = board.footer(words("credit.map_lakes", board.setting().language), ink::kSumi.with_alpha(0.85f), right, board.portrait() ? 0 : page.art.x - kMargin);
    if (photos.empty()) add_note(board, page, footing);
    return board.finish();
}

}  // namespace renkei::scenes
