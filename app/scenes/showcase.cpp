// 2. Showcase, layout "spread": a page of paper with the name standing vertical, art on the facing page without a frame. The name
// with its reading, prefecture, a locator map, linked wards, QR to the official page.

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "scenes/art/landscape.hpp"
#include "scenes/board.hpp"
#include "scenes/locator.hpp"
#include "scenes/names.hpp"
#include "scenes/paper.hpp"
#include "scenes/scenes.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// Where things stand on the page; landscape and portrait differ only here.
struct Page {
    Rect art;
    Vec2 name;            // top right of the name's em boxes
    float name_room;      // height it may take
    float text_top, text_room;
    float text_right;     // right edge of the prefecture's column
    Rect map;
    Vec2 romaji;          // baseline, right
    Vec2 ward;            // baseline of the ward's name, left
    Rect qr;
};

Page page_of(const Board& board)
{
    const Size f = board.frame();
    Page p;
    if (board.portrait()) {
        const float split = std::round(f.h * 0.47f), b = f.h;
        p.art = {0, 0, f.w, split};
        p.name = {f.w - 168, split + 84};
        p.name_room = std::min(640.0f, b - split - 476);
        p.text_top = split + 84;
        p.text_room = std::min(560.0f, p.name_room);
        p.text_right = f.w - 384;
        p.map = {kMargin, b - 396, 330, 270};
        p.romaji = {f.w - kMargin, b - 300};
        p.ward = {474, b - 108};
        p.qr = {f.w - kMargin + 26 - 196, b - 96 + 26 - 196, 196, 196};
    } else {
        const float fold = std::round(f.w / 2);
        p.art = {fold, 0, f.w - fold, f.h};
        p.name = {fold - 160, kMargin};
        p.name_room = 640;
        p.text_top = kMargin;
        p.text_room = 524;
        p.text_right = fold - 358;
        p.map = {kMargin, 648, std::min(340.0f, fold - 620), 262};
        p.romaji = {fold - kMargin, 806};
        p.ward = {fold - 486, 976};
        p.qr = {fold - kMargin + 26 - 196, 984 + 26 - 196, 196, 196};
    }
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
        const Rect wide{page.art.x - plane.drift, page.art.y, page.art.w + 2 * plane.drift, page.art.h};
        const int layer = board.layer(plane.name, wide, [area = page.art, code = s.code5, motif = s.motif, which = plane.layer](paint::Painter& p) {
            art::paint_landscape_layer(p, area, code, motif, which);
        });
        board.last_layer().opaque = plane.layer == art::Layer::Sky;
        canvas::Sprite& sprite = board.show(layer);
        sprite.window = page.art;
        if (plane.drift > 0) sprite.x = canvas::Track(plane.drift).to(-plane.drift, 0, dwell, canvas::Ease::Linear);
    }
}

void add_name(Board& board, const Page& page, const model::Showcase& s, const model::Municipality& m)
{
    size_t characters = 0;
    for (const auto& span : s.name_ruby) characters += code_points(span.base);
    const float pitch = std::min(160.0f, page.name_room / static_cast<float>(std::max<size_t>(characters, 1)));
    text::Paragraph name;
    name.style = board.style(text::Face::Headline, pitch * 0.9f, 1);
    name.style.language = Language::Japanese;
    name.style.tracking = pitch / name.style.size - 1;
    name.direction = text::Direction::Vertical;
    name.ruby_size = std::max(pitch * 0.25f, board.type(24));
    name.ruby_gap = 10;
    for (const auto& span : s.name_ruby) name.spans.push_back({span.base, span.reading});
    if (name.spans.empty()) name.spans.push_back({m.name, m.kana});
    board.text(name, page.name, Anchor::TopRight, ink::kSumi, {0.25f, {0, 0}, 0.9f});

    text::Paragraph where = board.paragraph(m.prefecture + (m.district.empty() ? "" : "　" + m.district), board.style(text::Face::Mincho, board.type(40), 1.75f));
    where.style.language = Language::Japanese;
    where.style.tracking = 0.06f;
    where.direction = text::Direction::Vertical;
    board.text(where, {page.text_right, page.text_top}, Anchor::TopRight, ink::kSumi, {0.4f, {0, 0}});

    const Placed prefecture = board.line(english_prefecture(m.prefecture), board.style(text::Face::Mincho, board.type(24), 1), page.romaji, Anchor::BaselineRight,
                                         ink::kSumi, {0.6f, {0, 0}});
    text::Style romaji = board.style(text::Face::Mincho, board.type(40), 1);
    romaji.language = Language::English;
    board.line(m.romaji, romaji, {prefecture.box.x - 20, page.romaji.y}, Anchor::BaselineRight, ink::kSumi, {0.55f, {0, 0}});
}

// Every sentence opens a column of its own.
std::string by_sentence(const std::string& text)
{
    static constexpr std::string_view kStop = "。";
    std::string lines;
    for (size_t at = 0; at < text.size();) {
        const size_t stop = text.find(kStop, at);
        const size_t end = stop == std::string::npos ? text.size() : stop + kStop.size();
        lines += (lines.empty() ? "" : "\n") + text.substr(at, end - at);
        at = end;
    }
    return lines;
}

// The lead, and after it the body in the same place: longer texts are split, never crowded.
void add_text(Board& board, const Page& page, const model::Showcase& s, float turn)
{
    const bool japanese = board.setting().language != Language::English;
    const model::ShowcaseText& words = japanese ? s.ja : s.en;
    const float right = page.text_right - 96;
    const auto set = [&](const std::string& text, float size, const Entrance& entrance) {
        text::Paragraph p = board.paragraph(japanese ? by_sentence(text) : text, board.style(text::Face::Mincho, board.type(size), japanese ? 1.75f : 1.45f));
        p.style.language = japanese ? Language::Japanese : Language::English;
        p.breaking = text::Breaking::Phrase;
        if (japanese) {
            p.direction = text::Direction::Vertical;
            p.measure = page.text_room;
            board.text(p, {right, page.text_top}, Anchor::TopRight, ink::kSumi, entrance);
        } else {
            p.measure = right - kMargin;
            board.text(p, {kMargin, page.text_top}, Anchor::TopLeft, ink::kSumi, entrance);
        }
    };
    if (words.body.empty()) {
        set(words.lead, japanese ? 40 : 36, {0.55f, {0, 0}, 0.9f});
        return;
    }
    set(words.lead, japanese ? 40 : 36, {0.55f, {0, 0}, 0.9f, turn - 0.5f});
    set(words.body, 32, {turn, {0, 0}, 0.9f});
}

// The prefecture with the town in vermilion and a ring about it, and an arc to the ward it works with. Returns whether there
// are lakes on it.
bool add_locator(Board& board, const Page& page, const model::Municipality& m, bool linked, Vec2 ward_dot)
{
    const auto found = locator_of(board.setting().atlas, m, page.map, board.setting().pixels_per_unit);
    if (!found) return false;
    const auto locator = std::make_shared<const Locator>(*found);
    board.show(board.layer("locator", locator->land.bounds.grown(2), [locator](paint::Painter& p) {
        p.save();
        keep_off(p, locator->lakes);
        trace(p, locator->land);
        p.fill(ink::kSuna, paint::FillRule::EvenOdd);
        p.restore();
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
        p.save();
        keep_off(p, locator->lakes);
        trace(p, locator->town);
        p.stroke(ink::kWashi, {4, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.fill(ink::kShu, paint::FillRule::EvenOdd);
        p.restore();
        p.begin();
        p.circle(centre, ring);
        p.stroke(ink::kShu, {3.2f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    });
    board.show(mark, {1.1f, {0, 0}});
    return !locator->lakes.rings.empty();
}

// "東京区政会館で紹介（平成29年2月）" and "全国交流物産展 平成29年" stand in two lines: what, then when.
std::string broken_label(std::string label)
{
    if (const size_t at = label.find("（"); at != std::string::npos && at > 0) label.insert(at, "\n");
    else if (const size_t space = label.find(' '); space != std::string::npos) label[space] = '\n';
    return label;
}

void add_link(Board& board, const Page& page, const model::Showcase& s, const model::Municipality* ward)
{
    const bool english = board.setting().language == Language::English;
    const std::string& label = english ? s.link_label_en : s.link_label_ja;
    const text::Style small = board.style(text::Face::Gothic, board.type(24), 1.5f);
    if (!ward) {
        text::Paragraph p = board.paragraph(english ? label : broken_label(label), small);
        p.measure = page.qr.x - page.ward.x;   // the code brings its own quiet zone
        p.breaking = text::Breaking::Phrase;
        board.text(p, {page.ward.x, page.ward.y}, Anchor::BottomLeft, ink::kSumi, {1.7f, {0, 0}});
        return;
    }
    board.line(label, small, {page.ward.x, page.ward.y - 68}, Anchor::BaselineLeft, ink::kSumi, {1.9f, {0, 0}});
    board.line(english ? ward->romaji : ward->name, board.style(text::Face::Headline, english ? 40.0f : 60.0f, 1), page.ward, Anchor::BaselineLeft, ink::kWakatake,
               {2.0f, {0, 0}});
}

}  // namespace

Result<canvas::Composition> compose_showcase(std::string_view item, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const auto found = std::find_if(content.showcases.begin(), content.showcases.end(), [&](const model::Showcase& s) { return s.key == item; });
    const model::Showcase* s = item.empty() && !content.showcases.empty() ? &content.showcases.front() : found != content.showcases.end() ? &*found : nullptr;
    if (!s) return Error{ErrorKind::NotFound, "There is no showcase '" + std::string(item) + "'; 'renkei list showcases' names them."};
    const model::Municipality* m = content.municipality(s->code5);
    if (!m) return Error{ErrorKind::BadData, "The showcase '" + s->key + "' names the municipality " + s->code5 + ", which does not exist."};

    Board board(setting, Ground::Day);
    const Page page = page_of(board);
    const float turn = std::min(programme::dwell_for(code_points(s->ja.lead)), setting.dwell * 0.5f);

    add_paper(board, board.portrait() ? Rect{0, page.art.bottom(), page.art.w, board.frame().h - page.art.bottom()} : Rect{0, 0, page.art.x, board.frame().h});
    add_art(board, page, *s, setting.dwell);
    const model::Municipality* ward = s->ward_codes.empty() || s->link_label_ja != "連携する区" ? nullptr : content.municipality(s->ward_codes.front());
    const bool lakes = add_locator(board, page, *m, ward != nullptr, {page.ward.x - 26, page.ward.y - 20});
    add_name(board, page, *s, *m);
    add_text(board, page, *s, turn);
    add_link(board, page, *s, ward);
    if (!s->url.empty()) {
        const Rect area = page.qr;
        board.show(board.layer("qr", area, [area, url = s->url](paint::Painter& p) { p.qr(url, area, ink::kSumi, ink::kWashi.with_alpha(0)); }), {1.8f, {0, 0}});
    }
    const paint::Color right = board.portrait() ? ink::kSumi : ink::kWashi;
    board.footer(words(lakes ? "credit.map_lakes" : "credit.map", Language::Japanese), ink::kSumi.with_alpha(0.85f), right, board.portrait() ? board.frame().w : page.art.x - 24);
    board.line(words("showcase.illustration", setting.language), board.style(text::Face::Gothic, board.type(24), 1),
               board.portrait() ? Vec2{page.art.right() - kMargin, page.art.bottom() - 28} : Vec2{page.art.x + 48, board.frame().h - 36},
               board.portrait() ? Anchor::BaselineRight : Anchor::BaselineLeft, ink::kWashi.with_alpha(0.85f), {-1, {0, 0}});
    return board.finish();
}

}  // namespace renkei::scenes
