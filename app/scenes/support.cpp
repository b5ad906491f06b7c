// 8. Support. The disasters since 2008 as a chronicle beside the map: who was helped, with what. Each is said in turn: its
// recipients turn to young bamboo, a line reaches them from Tokyo, and its facts stand over the sea of Japan. No red, no alarm.

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "scenes/chronicle.hpp"
#include "scenes/figures.hpp"
#include "scenes/headline.hpp"
#include "scenes/names.hpp"
#include "scenes/page_number.hpp"
#include "scenes/paper.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/strings.hpp"
#include "scenes/support_facts.hpp"
#include "scenes/support_map.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kFirst = 1.6f;      // second at which the first disaster is said: after the page has come
constexpr float kFirstLarge = 4.2f; // … where large type says the sum before
constexpr float kColumnsLeft = 1000;   // of a lying page: the map lies left of it
constexpr float kForLabels = 72;       // of larger type: the insets' names reach further right
constexpr float kBesideKyushu = 300;   // of a lying page: the sea left of it
constexpr float kBeforeKey = 230;      // of a standing page: Kyushu, left of the map's key
constexpr float kBeforeKeyText = 30;   // from the sum to the key below it: they are two things
constexpr float kOffNames = 12;         // from the map's names to its key: it is none of them
constexpr float kOffTokyo = 24;         // and from Tokyo's, with which it would read as one
constexpr float kOffRings = 12;         // and from an island's ring and what stands beside the map
constexpr float kAfter = 1.2f;      // how long the last one stays beyond its share

// How much it was in all: upright beside the title in Japanese, below it in other languages, with the title's own translation, or first of all.
void add_sum(Board& board, const std::vector<model::Support>& supports, Vec2 beside, Rect below, Rect opening, std::optional<float> greens_at)
{
    const Wording language = board.setting().language;
    std::set<std::string> prefectures;
    size_t recipients = 0;
    for (const auto& s : supports) {
        prefectures.insert(s.prefecture_codes.begin(), s.prefecture_codes.end());
        recipients += s.recipients.size();
    }
    const bool japanese = is_plain_japanese(language);   // in a column, with figures in kanji
    const auto number = [&](size_t n) { return japanese ? text::kanji_number(static_cast<long long>(n)) : std::to_string(n); };
    std::string sum = words("support.sum", language);
    sum = filled(filled(filled(sum, "disasters", number(supports.size())), "prefectures", number(prefectures.size())), "recipients", number(recipients));
    text::Paragraph p = board.paragraph(sum, board.style(text::Face::Mincho, board.type(japanese ? 28.0f : 24.0f), 1.4f));
    if (japanese) {
        p.direction = text::Direction::Vertical;
        board.text(p, beside, Anchor::TopRight, ink::kSumi, {0.6f, {0, 0}});
        return;
    }
    if (board.has_large_type()) {   // the type takes its room: it is said first, where the disasters are said afterwards
        text::Paragraph first = board.paragraph(sum, board.style(text::Face::Mincho, board.type(48), 1.4f));
        first.measure = opening.w;
        board.text(first, {opening.x, opening.y}, Anchor::TopLeft, ink::kSumi, {0.4f, {0, 0}, 0.5f, kFirstLarge - 0.4f});
        return;
    }
    p.measure = below.w;
    p.align = text::Align::End;
    const Placed all = board.text(p, {below.right(), below.y}, Anchor::TopRight, ink::kSumi, {0.6f, {0, 0}});
    if ((!board.portrait() && !is_alphabetic(language)) || !greens_at) return;   // lying, the key's lines would reach the marks of columns
    p.spans = {{words("support.key", language), {}}};
    board.text(p, {below.right(), all.box.bottom() + kBeforeKeyText}, Anchor::TopRight, ink::kSumi, {*greens_at, {0, 0}});
}

// The sea nearest to where words are wanted: they move and are wrapped closer until they are off all land and what is taken.
void add_on_sea(Board& board, text::Paragraph p, Vec2 at, Anchor anchor, const NationLayout& nation, const std::vector<Rect>& taken, float appears)
{
    constexpr float kAir = 6, kStep = 12, kBack = 120, kOver = 840, kUpOrDown = 420, kCloser = 24, kLeast = 120;   // units; kOver: to the Pacific
    constexpr float kALine = 340;   // units of way that a further line counts as: a narrow stack is the last resort
    const Setting& s = board.setting();
    Land land = main_land(nation, s.atlas, s.atlas.codes(), s.pixels_per_unit);
    merge(land, inset_land(nation, s.atlas, s.atlas.codes(), s.pixels_per_unit));
    const SeaChart chart(land, board.frame());
    const auto is_free = [&](const Rect& box) {
        const Rect air = box.grown(kAir);
        return box.x >= kMargin && box.right() <= board.right() && box.y >= kMargin && box.bottom() <= board.bottom() && !chart.meets_land(air) && std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return air.meets(other); });
    };
    std::optional<std::pair<float, Vec2>> best;   // its measure, where it is anchored
    float least = std::numeric_limits<float>::infinity();
    const float wanted = p.measure;
    for (float measure = wanted; measure >= kLeast; measure -= kCloser) {
        p.measure = measure;
        const text::Block block = s.typesetter.set(p);
        for (float y = -kUpOrDown; y <= kUpOrDown; y += kStep)
            for (float x = -kBack; x <= kOver; x += kStep) {
                const float cost = std::hypot(x, y) + kALine * static_cast<float>(block.lines.size());
                if (cost >= least) continue;
                const Vec2 top_left = corner(block, at + Vec2{x, y}, anchor);
                if (is_free({top_left.x, top_left.y, block.size.w, block.size.h})) least = cost, best = {measure, at + Vec2{x, y}};
            }
    }
    p.measure = best ? best->first : wanted;
    board.text(p, best ? best->second : at, anchor, ink::kSumi, {appears, {0, 0}});
}

// What the map's greens say, from the first of them on: upright below the title in Japanese, with the sum elsewhere; in large type at the map's
// foot, where the sea is.
void add_key(Board& board, Vec2 top_right, const NationLayout& nation, const std::vector<Rect>& taken, float greens_at)
{
    const Wording language = board.setting().language;
    const bool japanese = is_plain_japanese(language), large = board.has_large_type();
    text::Paragraph p = board.paragraph(words("support.key", language), board.style(text::Face::Mincho, board.type(24), large ? 1.3f : japanese ? 1.4f : 1.35f));
    if (large) {
        const Rect great = nation.insets.front().inset.frame;
        p.breaking = text::Breaking::Phrase;
        p.measure = great.x - 24 - kMargin - (board.portrait() ? kBeforeKey : 0);
        add_on_sea(board, p, {board.portrait() ? great.x - 24 : kMargin, great.bottom()}, board.portrait() ? Anchor::BottomRight : Anchor::BottomLeft, nation, taken, greens_at);
    }
    else if (japanese) {
        p.direction = text::Direction::Vertical;
        board.text(p, top_right, Anchor::TopRight, ink::kSumi, {greens_at, {0, 0}});
    }
    else if (!board.portrait() && !is_alphabetic(language)) {   // on the sea before Kyushu
        p.breaking = text::Breaking::Phrase;
        p.measure = kBesideKyushu;
        add_on_sea(board, p, {kMargin, board.frame().h * 0.615f}, Anchor::BottomLeft, nation, taken, greens_at);
    }
}

struct Page {
    size_t first = 0, end = 0;
};

Result<Page> page_of(std::string_view item, size_t count)
{
    constexpr size_t a_page = programme::kDisastersAPage;
    const size_t pages = (count + a_page - 1) / a_page;
    const auto number = page_number(item, std::max<size_t>(1, pages));
    if (!number) return no_page("support", item, pages);
    return Page{(*number - 1) * a_page, std::min(*number * a_page, count)};
}

// Those of this page, whose gifts the facts tell one after the other.
Chronicle chronicle_of(const Board& board, const std::vector<Help>& helps, const Page& page, float title)
{
    const auto& supports = board.setting().programme.content->supports;
    const Wording language = board.setting().language;
    const Size f = board.frame();
    const float type = board.type(24);
    const bool list = is_alphabetic(language), large = board.has_large_type();
    Chronicle c;
    std::string year;
    for (size_t i = page.first; i < page.end; ++i) {
        const model::Support& s = supports[i];
        ChronicleEntry e;
        const std::string of_year = year_of(s, language);
        if (of_year != year && (!large || !list)) e.year = year = of_year;   // with larger type the names' own years must do
        const std::string told = told_of("disasters", s.disaster, language), name = list ? told : in_print(told);
        e.translated = is_translated("disasters", s.disaster, language);
        e.words = list && year.empty() ? name : undated(undated(name, of_year), s.wareki_year);
        if (s.joint_amount_yen) e.amount = list ? yen_amount(*s.joint_amount_yen, language) : upright_amount(*s.joint_amount_yen, language);
        if (list) e.detail = given(s, false, false, language);
        e.marks = {true, s.staff_dispatched, s.goods_provided};
        e.said = helps[i].at;
        e.until = helps[i].until;
        c.entries.push_back(std::move(e));
    }
    float names = 168;
    if (!list)
        for (const char* row : {"support.money", "support.staff", "support.goods"}) {
            c.rows.push_back(words(row, language));
            names = std::max(names, board.setting().typesetter.line(c.rows.back(), board.style(text::Face::Gothic, type, 1)).size.w);
        }
    c.rows_from = board.right() - (list && large ? title + 64 : names);
    const float right = c.rows_from - 20, top = board.portrait() ? f.h - support_chronicle_high(support_type(board)) : kMargin;
    const float left = board.portrait() ? kMargin : kColumnsLeft * std::min(1.0f, f.w / 1920);
    c.area = {left, top, right - left, (board.portrait() ? f.h - (large ? 206.0f : 118.0f) : f.h - 116) - top};
    if (list && large && !board.portrait()) c.area.x += kForLabels, c.area.w -= kForLabels;
    const float free = board.footing(words("credit.map_lakes", board.setting().language)).top - 20 - top;
    if (list) c.area.h = std::min(c.area.h, free);
    else if (large) c.area.h = free;
    if (list) return c;
    const float pitch = std::min(type * (board.portrait() ? 3.0f : 2.7f), c.area.w / static_cast<float>(c.entries.size()));
    c.area.w = pitch * static_cast<float>(c.entries.size());
    c.area.x = right - c.area.w;
    return c;
}

}  // namespace

Result<canvas::Composition> compose_support(std::string_view item, const Setting& setting)
{
    const auto& supports = setting.programme.content->supports;
    if (supports.empty()) return nothing_for("support");
    RENKEI_TRY(const Page page, page_of(item, supports.size()));
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const float dwell = setting.dwell;
    const bool japanese = is_plain_japanese(setting.language);
    const float first = board.has_large_type() && !japanese ? kFirstLarge : kFirst;
    const float pace = (dwell - first - kAfter) / static_cast<float>(page.end - page.first);
    add_paper(board, {0, 0, f.w, f.h});

    std::vector<Help> helps;
    for (size_t i = 0; i < page.end; ++i) {
        const float at = i < page.first ? -1 : first + pace * static_cast<float>(i - page.first);
        helps.push_back({&supports[i], at, i + 1 < page.end ? at + pace : -1});
    }
    const NationLayout nation = support_nation(f, support_type(board), inset_names(board));
    const float title = board.portrait() ? 92.0f : 112.0f;
    const Chronicle chronicle = chronicle_of(board, helps, page, title);
    const float top = chronicle.area.y;
    add_support_map(board, nation, helps);
    std::vector<Rect> taken = place_inset_labels(board, nation, ink::kSumi.with_alpha(0.8f));
    const Rect tokyo = add_tokyo_name(board, nation, taken);
    for (Rect& name : taken) name = name.grown(kOffNames);
    taken.push_back(tokyo.grown(kOffTokyo));
    if (is_alphabetic(setting.language)) add_chronicle_list(board, chronicle);
    else add_chronicle(board, chronicle);
    add_headline(board, headline_of(board, "support.title", title), {board.right(), top}, Anchor::TopRight);
    const float facts_wide = !board.has_large_type() || board.portrait() ? 450.0f : 504.0f;   // larger type: up to Honshu
    const auto greens = greens_from(helps);   // who was helped turns green when the next is said
    const float greens_at = std::max(0.7f, greens.value_or(0));
    add_sum(board, supports, {board.right() - title - 22, top + 6}, {chronicle.rows_from, top + title * 5 + 28, board.right() - chronicle.rows_from, 200}, {kMargin, kMargin - 6, facts_wide, 400}, greens ? std::optional(greens_at) : std::nullopt);
    Facts facts(board, nation, {kMargin, kMargin - 6}, facts_wide);
    for (const Help& help : helps)
        if (help.at >= 0) facts.say(*help.support, help.at, help.until);
    for (const NationInset& i : nation.insets) taken.push_back(i.inset.frame);
    for (const Rect& ring : ringed_islands(board, nation, helps)) taken.push_back(ring.grown(kOffRings));
    const float foot = board.footing(words("credit.map_lakes", board.setting().language)).top;
    const Rect beside = board.portrait() ? Rect{0, top, f.w, f.h - top} : Rect{chronicle.area.x, 0, f.w - chronicle.area.x, f.h};   // chronicle, sum, headline
    taken.insert(taken.end(), {facts.reach(), beside.grown(kOffRings), {0, foot, f.w, f.h - foot}});
    if (greens) add_key(board, {board.right() - 12, top + title * 5 + 36}, nation, taken, greens_at);
    board.footer(words("credit.map_lakes", board.setting().language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes
