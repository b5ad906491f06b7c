// A town's card: its landscape as on a showcase, name, reading, agreement, wards, what is on there, where it lies, and the way to its own page.

#include <algorithm>

#include "base/civil_time.hpp"
#include "paint/qr.hpp"
#include "scenes/art/landscape.hpp"
#include "scenes/event_words.hpp"
#include "scenes/locator.hpp"
#include "scenes/names.hpp"
#include "scenes/paper.hpp"
#include "scenes/showcase_parts.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/page.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kQrMm = 25;          // requirements R55
constexpr size_t kMostEvents = 2;

struct Fact {
    paint::Color mark;
    std::string label, words;
    bool translated = false;         // its words are no names: they have the forms of the page's language
};

// The disasters after which its prefecture, or it by name, was helped; the last ones.
struct Disasters {
    std::string names;
    bool translated = true;
};

Disasters disasters_of(const VisitPage& page, const model::Municipality& m)
{
    constexpr size_t kMost = 2;
    const Language language = page.visit.language;
    std::vector<const model::Support*> helped;
    for (const auto& s : page.content.supports) {
        const auto& codes = s.municipality_codes.empty() ? s.prefecture_codes : s.municipality_codes;
        if (std::find(codes.begin(), codes.end(), s.municipality_codes.empty() ? m.prefecture_code : m.code5) != codes.end()) helped.push_back(&s);
    }
    std::stable_sort(helped.begin(), helped.end(), [](const auto* a, const auto* b) { return a->start_date > b->start_date; });
    Disasters all;
    std::string& names = all.names;
    for (size_t i = 0; i < std::min(helped.size(), kMost); ++i) {
        all.translated = all.translated && is_translated("disasters", helped[i]->disaster, language);
        names += (names.empty() ? "" : is_alphabetic(page.visit.language) ? ", " : "、") + told_of("disasters", helped[i]->disaster, language);
    }
    return all;
}

// What is documented of it, what matters most first.
std::vector<Fact> facts_of(const VisitPage& page, const Setting& setting, const model::Municipality& m)
{
    const Wording wording = page.visit.language;
    std::vector<Fact> facts;
    for (const auto& o : page.content.organisations)
        if (std::find(o.member_codes.begin(), o.member_codes.end(), m.code5) != o.member_codes.end())
            facts.push_back({ink::kShu, words("visit.agreement", wording), association_name(o.name, wording) + (wording == Language::Japanese ? "　" : ", ") + text::long_date(o.signed_date, wording, text::Weekday::Omit)});
    std::string wards;
    for (const auto* ward : visit::wards_of(m.code5, page.content)) wards += (wards.empty() ? "" : std::string(between_names(wording))) + visit::label_of(*ward, wording);
    if (!wards.empty()) facts.push_back({ink::kWakatake, words("visit.wards", wording), wards});
    const Date today = setting.programme.date;
    std::vector<const model::Event*> coming;
    for (const auto& e : page.content.events) {
        const bool here = e.code5 == m.code5 || std::find(e.related_codes.begin(), e.related_codes.end(), m.code5) != e.related_codes.end();
        if (here && e.start_date && model::last_day(e) >= today) coming.push_back(&e);
    }
    for (const auto& showcase : page.content.showcases)
        if (showcase.code5 == m.code5) facts.push_back({ink::kSuna, {}, said_in(showcase, wording).text.lead});
    std::sort(coming.begin(), coming.end(), [](const auto* a, const auto* b) { return *a->start_date < *b->start_date; });
    for (size_t i = 0; i < std::min(coming.size(), kMostEvents); ++i)
        facts.push_back({ink::kYamabukiField, text::short_range(*coming[i]->start_date, model::last_day(*coming[i]), wording), title_of(*coming[i], wording)});
    // Help goes to the prefecture's associations; what the source says of single towns is said of them.
    if (const Disasters disasters = disasters_of(page, m); !disasters.names.empty())
        facts.push_back({ink::kYamabukiField, filled(words("visit.helped", wording), "name", prefecture_name(m.prefecture, wording)), disasters.names, disasters.translated});
    return facts;
}

// Address of its own page, as far as the content gives one.
std::string page_of(const model::Content& content, const model::Municipality& m)
{
    for (const auto& showcase : content.showcases)
        if (showcase.code5 == m.code5 && !showcase.url.empty()) return showcase.url;
    return {};
}

float add_facts(Board& board, const std::vector<Fact>& facts, Vec2 at, float measure, float bottom)
{
    const float size = board.type(28);
    for (const Fact& fact : facts) {
        text::Paragraph p = board.paragraph(fact.label + (fact.label.empty() ? "" : board.setting().language == Language::Japanese ? "　" : ": ") + fact.words, board.style(text::Face::Gothic, size, 1.45f));
        if (fact.translated) p.style.language = board.setting().language;
        p.measure = measure - size;
        p.max_lines = 3;
        p.breaking = text::Breaking::Phrase;
        const text::Block block = board.setting().typesetter.set(p);
        if (at.y + block.size.h > bottom) break;
        if (block.overflow) continue;   // a sentence is said whole or not at all
        const Vec2 dot{at.x + size * 0.3f, at.y + size * 0.52f};
        board.show(board.layer("mark", Rect{dot.x, dot.y, 0, 0}.grown(size * 0.3f), [dot, size, ink = fact.mark](paint::Painter& painter) {
            painter.begin();
            painter.circle(dot, size * 0.22f);
            painter.fill(ink);
        }));
        at.y = board.text(p, {at.x + size, at.y}, Anchor::TopLeft, ink::kSumi, kThere).box.bottom() + size * 0.45f;
    }
    return at.y;
}

void add_locator(Board& board, const model::Municipality& m, Rect area)
{
    const auto found = locator_of(board.setting().atlas, m, area, board.setting().pixels_per_unit);
    if (!found) return;
    board.show(board.layer("locator", area.grown(34), [l = *found](paint::Painter& p) {
        begin_land(p);
        p.begin();
        trace(p, l.land);
        p.fill(ink::kSuna, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, l.town);
        p.fill(ink::kShu, paint::FillRule::EvenOdd);
        end_land(p, l.lakes);
        p.begin();
        p.circle(l.centre, l.radius);
        p.stroke(ink::kShu, {2.5f, paint::Cap::Round, paint::Join::Round, {}, 0});
    }));
}

// Its landscape as far as the edges of the display, and what it is said on it. `words_at`: x at which that begins.
void add_landscape(Board& board, const VisitPage& page, const model::Municipality& m, Rect area, float words_at)
{
    std::string motif;
    for (const auto& showcase : page.content.showcases)
        if (showcase.code5 == m.code5) motif = showcase.motif;
    text::Paragraph said = board.paragraph(words("showcase.illustration", page.visit.language), board.style(text::Face::Gothic, board.type(24), 1.3f));
    said.measure = area.right() - words_at - 20;
    said.breaking = text::Breaking::Phrase;
    const float words_top = area.bottom() - 20 - board.setting().typesetter.set(said).size.h;
    board.show(board.layer("landscape", area, [area, motif, words_top, code = m.code5](paint::Painter& p) {
        for (const art::Layer layer : {art::Layer::Sky, art::Layer::Far, art::Layer::Near}) art::paint_landscape_layer(p, area, code, motif, layer);
        const float shade = words_top - 56;   // what is said stands on sumi
        p.rect({area.x, shade, area.w, area.bottom() - shade});
        p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, shade}, {0, words_top + 12}, {{0, ink::kSumi.with_alpha(0)}, {1, ink::kSumi.with_alpha(0.78f)}}});
        p.begin();
    }));
    board.last_layer().opaque = true;
    board.text(said, {words_at, words_top}, Anchor::TopLeft, ink::kWashi, kThere);
}

// Prefecture, name with its reading, name in Latin letters; returns where it ends.
float add_name_lines(Board& board, const VisitPage& page, const model::Municipality& m, Vec2 at, float measure)
{
    const bool alphabetic = is_alphabetic(page.visit.language);
    const Language language = page.visit.language;
    const std::string where = prefecture_name(m.prefecture, language) + (alphabetic || m.district.empty() ? "" : "　" + district_name(m.district, language));
    at.y = board.line(where, board.style(text::Face::Gothic, board.type(30), 1), at, Anchor::TopLeft, ink::kSumi, kThere).box.bottom();
    const float ruby = board.type(26);
    float size = 116;
    text::Paragraph name = board.paragraph("", board.style(text::Face::Headline, size, 1));
    const bool han = is_chinese(language);   // and then no kana
    name.style.language = han ? language : Language(Language::Japanese);
    name.spans = {{han ? town_name(m, language) : m.name, ""}};
    const auto fits = [&] { return board.setting().typesetter.set(name).size.w <= measure; };
    while (!fits() && size > 48) name.style.size = size -= 4;
    const bool read = language == Language::Japanese;
    at.y += 18 + (read ? ruby * 1.4f : 0);
    // The reading stands over the name on its own: spread over it, not letter by letter, for nobody says which belong to which.
    if (read) board.line(m.kana, board.style(text::Face::Gothic, ruby, 1), {at.x + 4, at.y - 10}, Anchor::BottomLeft, ink::kSumi, kThere);
    at.y = board.text(name, at, Anchor::TopLeft, ink::kSumi, kThere).box.bottom() + 16;
    text::Style latin = board.style(text::Face::Mincho, board.type(36), 1);
    if (language != Language::Korean) latin.language = Language::English;
    return board.line(name_in_letters(m, language), latin, {at.x + 4, at.y}, Anchor::TopLeft, ink::kSumi, kThere).box.bottom();
}

}  // namespace

float code_side(const VisitPage& page) { return std::max(172.0f, kQrMm / page.mm_per_unit); }

float add_code(Board& board, const VisitPage& page, const std::string& url, Vec2 bottom_right)
{
    if (url.empty()) return 0;
    const float side = code_side(page);
    // Its dark modules end at the margin, the quiet zone is the paper beyond.
    const float quiet = side * paint::kQrQuietZone / (static_cast<float>(paint::qr_modules(url)) + 2 * paint::kQrQuietZone);
    const Rect area{bottom_right.x + quiet - side, bottom_right.y - side, side, side};
    board.show(board.layer("code", area, [area, url](paint::Painter& p) { p.qr(url, area, ink::kSumi, ink::kWashi); }));
    board.line(words("visit.code", page.visit.language), board.style(text::Face::Gothic, board.type(24), 1), {area.right() - quiet, area.y + 2}, Anchor::BottomRight, ink::kSumi, kThere);
    return side;
}

void add_town_page(Board& board, VisitPage& page, const model::Municipality& m)
{
    const Rect room = page.layout.picture;
    add_paper(board, {0, 0, board.frame().w, board.frame().h});
    const float code = code_side(page);
    const std::string url = page_of(page.content, m);
    const auto facts = facts_of(page, board.setting(), m);
    if (board.portrait()) {
        const float picture = board.has_large_type() ? 300.0f : std::clamp(room.bottom() - 640, 300.0f, 560.0f), map_w = 0.4f * room.w;
        add_landscape(board, page, m, {0, 0, board.frame().w, picture}, room.x);
        const float y = add_name_lines(board, page, m, {room.x, picture + 44}, room.w - map_w - 32);
        add_locator(board, m, {room.right() - map_w + 20, picture + 56, map_w - 40, 250});
        add_facts(board, facts, {room.x, y + 40}, url.empty() ? room.w : room.w - code - 40, room.bottom());
        add_code(board, page, url, {room.right(), room.bottom()});
    } else {
        const float d = std::min(510.0f, room.h), left = room.x + d + 64, map_w = 400;
        add_landscape(board, page, m, {0, 0, room.x + d, room.bottom()}, room.x);
        const float text_w = room.right() - map_w - 56 - left;
        const float y = add_name_lines(board, page, m, {left, room.y + 30}, text_w);
        add_facts(board, facts, {left, y + 36}, text_w, room.bottom() + 12);
        const bool coded = !url.empty();
        add_locator(board, m, {room.right() - map_w + 40, room.y + 36, map_w - 60, coded ? room.h - code - 110 : room.h - 60});
        add_code(board, page, url, {room.right(), room.bottom() + 8});
    }
    add_buttons(board, page, Ground::Day);
}

}  // namespace renkei::scenes
