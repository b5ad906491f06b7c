#include "scenes/banzuke.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "scenes/names.hpp"
#include "scenes/roll.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

using Column = Banzuke::Column;
using Page = Banzuke::Page;
using FreeFrom = std::function<float(float, float)>;

constexpr std::array kSteps{66.0f, 54.0f, 44.0f, 32.0f};   // type of the lists: the same few sizes on every page, and the floor where there are many names
constexpr size_t kFew = 14;             // names that fill their page; more begin with
constexpr float kOfMany = 44;           // this size
constexpr float kLargest = kSteps.front();
constexpr float kUsualFloor = 24;       // a higher one: large type, or a display that is read from afar
constexpr float kClosest = 1.45f, kWidest = 2.1f;   // ems from one column to the next, in larger type than the floor
constexpr float kHeadingSize = 1.04f;   // of the names'
constexpr float kFour = 4.2f;           // ems over which names of up to four characters are spread: less apart than rows are
constexpr float kRowsApart = 0.79f;     // ems between rows from which names may fill their height
constexpr float kMostApart = 1.6f;      // ems between rows of larger type than the floor
constexpr float kFive = 5.1f;           // ems in which a name of five characters is as large as the others
constexpr float kSolid = 0.1f;          // ems that a name set solid wants beyond its characters

std::vector<std::string> one_by_one(const std::string& text)
{
    std::vector<std::string> characters;
    for (size_t at = 0; at < text.size(); at += characters.back().size()) characters.push_back(text.substr(at, code_point_length(text, at)));
    return characters;
}

std::vector<Column> columns_of(const std::vector<Group>& groups, size_t first, size_t end)
{
    std::vector<Column> columns;
    // Counted once: the sizes of all columns are tried again and again.
    const auto add = [&](const std::string& text, size_t group, bool heading) { columns.push_back({text, group, heading, false, {}, 0, static_cast<float>(code_points(text))}); };
    for (size_t g = first; g < end; ++g) {
        add(groups[g].name, g, true);
        for (const auto* m : groups[g].members) add(town_name(*m, groups[g].language), g, false);
    }
    return columns;
}

struct Measure {
    float size, pitch, height, row;   // type, column pitch, height a name is spread over, row pitch
    float floor = 0;                  // of type
    bool even = false;                // rows that could begin nearly below each other do
};

// Where each row may begin, on the grid of the columns.
std::vector<float> lefts_of(const Measure& m, Rect area, const FreeFrom& free_from)
{
    constexpr float kNearly = 2.5f;   // columns
    std::vector<float> lefts;
    for (float y = area.y; y + m.height <= area.bottom() && m.row > 0; y += m.row) {
        const float free = free_from ? std::max(area.x, free_from(y, y + m.height)) : area.x;
        lefts.push_back(area.right() - m.pitch * std::floor((area.right() - free) / m.pitch + 0.001f) + m.pitch / 2);
    }
    if (m.even)
        for (size_t first = 0, end = 0; first < lefts.size(); first = end) {
            float left = lefts[first];
            for (end = first + 1; end < lefts.size() && std::abs(lefts[end] - left) < kNearly * m.pitch; ++end) left = std::max(left, lefts[end]);
            std::fill(lefts.begin() + static_cast<std::ptrdiff_t>(first), lefts.begin() + static_cast<std::ptrdiff_t>(end), left);
        }
    return lefts;
}

// A heading is a little larger than the names and stands in the same height. Where rows are too close for all names to fill it, a long
// one ends with the others in smaller type, if that is no smaller than type may be.
float set_size(const Column& column, const Measure& m)
{
    const float shared = kFour * m.size / (column.characters + kSolid);
    if (!column.heading && column.characters > 4 && shared >= m.floor && m.row - m.height < kRowsApart * m.size) return shared;
    return std::min(column.heading ? m.size * kHeadingSize : m.size, m.height / (column.characters + kSolid));
}

// Is this the last but one name of its group? Then the last would stand alone in the next row.
bool leaves_one(const std::vector<Column>& columns, size_t i)
{
    const auto name = [&](size_t n) { return n < columns.size() && !columns[n].heading; };
    return name(i) && name(i + 1) && !name(i + 2);
}

// Fills rows from the right; a heading that would stand last in a row opens the next, and the last two names of a group stay together. A
// row in which a group goes on begins with its names: they have been headed. Returns the foot of the last row.
float place_columns(std::vector<Column>& columns, const Measure& m, Rect area, const FreeFrom& free_from)
{
    const std::vector<float> lefts = lefts_of(m, area, free_from);
    size_t row = 0;
    const auto left_of = [&] { return (row < lefts.size() ? lefts[row] : area.x + m.pitch / 2) - 0.01f; };
    float y = area.y, x = area.right() - m.pitch / 2, left = left_of();
    for (size_t i = 0; i < columns.size(); ++i) {
        // A heading takes at least two of its names along, so that neither it nor one name stands alone.
        size_t together = 0;
        if (columns[i].heading)
            while (together < 2 && i + 1 + together < columns.size() && !columns[i + 1 + together].heading) ++together;
        if (leaves_one(columns, i)) together = 1;
        if (x - m.pitch * static_cast<float>(together) < left) {
            y += m.row;
            x = area.right() - m.pitch / 2;
            ++row;
            left = left_of();
        }
        columns[i].at = {x, y};
        columns[i].size = set_size(columns[i], m);
        x -= m.pitch;
    }
    return y + m.height;
}

float smallest_type(const std::vector<Page>& pages)
{
    float smallest = kLargest;
    for (const Page& page : pages)
        for (const Column& c : page.columns) smallest = std::min(smallest, c.size);
    return smallest;
}

// Are all columns placed on their pages, in type of the floor or larger?
bool fits(std::vector<Page>& pages, const Measure& m, Rect area, float floor, const FreeFrom& free_from)
{
    for (Page& page : pages)
        if (place_columns(page.columns, m, area, free_from) > area.bottom()) return false;
    return smallest_type(pages) >= floor;
}

// Few names stand further apart, as far as they need no more room: no row is left nearly empty. `closest`: ems in which they have room.
void spread_out(std::vector<Page>& pages, Measure& m, Rect area, float floor, const FreeFrom& free_from, float closest)
{
    for (float pitch = kWidest; pitch > closest; pitch -= 0.05f) {
        m.pitch = m.size * pitch;
        if (fits(pages, m, area, floor, free_from)) return;
    }
    m.pitch = m.size * closest;
    (void)fits(pages, m, area, floor, free_from);
}

// Rows stand apart as far as the list has height, and no further than names are legible as rows.
void part_rows(std::vector<Page>& pages, Measure& m, Rect area, float floor, const FreeFrom& free_from)
{
    constexpr float kStep = 0.1f;   // ems
    const Measure close = m;
    for (float apart = kMostApart; m.height + m.size * apart > close.row; apart -= kStep) {
        m.row = m.height + m.size * apart;
        if (fits(pages, m, area, floor, free_from)) return;
    }
    m = close;
    (void)fits(pages, m, area, floor, free_from);
}

// The largest setting that holds all columns.
bool fill(std::vector<Page>& pages, Measure& m, Rect area, float floor, const FreeFrom& free_from)
{
    size_t names = 0;
    for (const Page& page : pages) names += static_cast<size_t>(std::count_if(page.columns.begin(), page.columns.end(), [](const Column& c) { return !c.heading; }));
    // The columns are as short as their longest name allows, or longer for its sake. Where that is not enough they stand closer.
    const auto dense = [&](float size) {
        for (const bool even : {true, false})
            for (const float pitch : {1.375f, 1.32f})
                for (const float spread : {5.1f, 5.25f, 4.5f, 4.1f, 6.1f, 7.1f}) {
                    if ((size > floor || even) && spread < kFive) continue;
                    m = {size, size * pitch, size * spread, size * (spread + (spread > 5.2f ? 0.75f : 0.6f)), floor, even};
                    if (!fits(pages, m, area, floor, free_from)) continue;
                    spread_out(pages, m, area, floor, free_from, pitch);
                    if (!free_from) m.pitch = area.w / std::floor(area.w / m.pitch + 0.001f);   // from edge to edge
                    part_rows(pages, m, area, floor, free_from);   // with rows apart, long names share the others' last line
                    return true;
                }
        return false;
    };
    for (const float size : kSteps) {
        if (size <= floor) break;
        if (size > kOfMany && names > kFew) continue;
        m = {size, size * kClosest, size * 5.2f, size * 6.1f, floor};
        if (fits(pages, m, area, floor, free_from)) {
            spread_out(pages, m, area, floor, free_from, kClosest);
            part_rows(pages, m, area, floor, free_from);
            return true;
        }
        // Where large type is wished for, names rather stand close than smaller: that is what it is for.
        if (floor > kUsualFloor && dense(size)) return true;
    }
    return dense(floor);
}

}  // namespace

std::vector<Page> dealt(const std::vector<Group>& groups, size_t count)
{
    size_t all = 0;
    for (const Group& g : groups) all += g.members.size() + 1;
    for (size_t most = (all + count - 1) / count;; ++most) {
        std::vector<Page> pages{{0, 0, {}}};
        size_t on_page = 0;
        for (size_t g = 0; g < groups.size(); ++g) {
            const size_t more = groups[g].members.size() + 1;
            if (on_page > 0 && on_page + more > most) {
                pages.push_back({g, g, {}});
                on_page = 0;
            }
            on_page += more;
            pages.back().end = g + 1;
        }
        if (pages.size() > count) continue;
        for (Page& page : pages) page.columns = columns_of(groups, page.first, page.end);
        return pages;
    }
}

namespace {

// Each page takes groups as long as they have room.
std::vector<Page> filled_up(const std::vector<Group>& groups, Rect area, float floor, const FreeFrom& free_from)
{
    std::vector<Page> pages;
    for (size_t g = 0; g < groups.size(); ++g) {
        Measure m{};
        std::vector<Page> longer{{pages.empty() ? g : pages.back().first, g + 1, {}}};
        longer.front().columns = columns_of(groups, longer.front().first, g + 1);
        if (!pages.empty() && fill(longer, m, area, floor, free_from)) pages.back() = std::move(longer.front());
        else pages.push_back({g, g + 1, columns_of(groups, g, g + 1)});
    }
    return pages;
}

// A group that has no room on a page of its own stands in two parts, and those again, as long as it takes.
void split_too_long(std::vector<Group>& groups, Rect area, float floor, const FreeFrom& free_from)
{
    for (size_t g = 0; g < groups.size();) {
        std::vector<Page> alone{{g, g + 1, columns_of(groups, g, g + 1)}};
        Measure m{};
        const size_t members = groups[g].members.size();
        if (members < 2 || fill(alone, m, area, floor, free_from)) {
            ++g;
            continue;
        }
        halve(groups, g);
    }
}

// 均等割り: the characters of a name spread over four ems, or over its column where that is shorter, em box by em box. Where a name
// of the page is longer, all are spread over the whole column, so that their last characters share a line; where rows are too close for
// that, longer names run on at the same step as four. One too long to stand solid is set smaller, never squeezed; a heading is set solid from the top.
void paint_spread(paint::Painter& p, const Column& column, text::Style style, float height, bool longer, paint::Color color)   // style: of the names
{
    const std::vector<std::string> characters = one_by_one(column.text);
    const auto count = static_cast<float>(characters.size());
    const bool smaller = column.size < style.size && column.size * (count + kSolid) <= style.size * kFour + 0.01f;
    const float of_four = std::min(height, (smaller ? style.size : column.size) * kFour);
    style.size = column.size;
    const float four = (of_four - column.size) / (smaller ? count - 1 : std::clamp(count - 1, 1.0f, 3.0f)), whole = (height - column.size) / std::max(count - 1, 1.0f);
    const float step = column.heading ? column.size * 1.04f : longer ? whole : std::min(four, whole);
    for (size_t i = 0; i < characters.size(); ++i)
        p.text(p.typesetter().line(characters[i], style, text::Direction::Vertical), {column.at.x - column.size / 2, column.at.y + step * static_cast<float>(i)}, color);
}

using Look = RollLook;

Language language_of(const Board& board) { return is_chinese(board.setting().language) ? board.setting().language.language : Language::Japanese; }

// The columns of a page, or of one of its groups.
int columns_layer(Board& board, const Banzuke& banzuke, const Page& page, const Look& look, const size_t* only, const std::string& name)
{
    if (banzuke.roll) return roll_layer(board, banzuke, page, look, only, name);
    text::Style names = board.style(text::Face::Gothic, banzuke.size, 1), headings = board.style(text::Face::Mincho, banzuke.size, 1);
    names.language = headings.language = language_of(board);
    // Rows as close as those of the smallest type would run into each other then.
    const bool longer = banzuke.apart >= kRowsApart && std::any_of(page.columns.begin(), page.columns.end(), [](const Column& c) { return !c.heading && c.characters > 4; });
    const auto columns = std::make_shared<std::vector<Column>>();
    Rect bounds;
    for (const Column& c : page.columns) {
        if (only != nullptr && c.group != *only) continue;
        columns->push_back(c);
        bounds = bounds.united({c.at.x - banzuke.pitch / 2, c.at.y, banzuke.pitch, banzuke.height});
    }
    return board.layer(name, bounds.grown(banzuke.size * 0.4f), [=, pitch = banzuke.pitch, height = banzuke.height](paint::Painter& p) {
        for (const Column& c : *columns) {
            paint_spread(p, c, c.heading ? headings : names, height, longer, c.heading ? look.heading : look.name);
            if (!c.heading) continue;
            const float x = c.at.x + pitch / 2;
            p.begin();
            p.move_to({x, c.at.y});
            p.line_to({x, c.at.y + height});
            p.stroke(look.rule, {look.rule_width, paint::Cap::Butt, paint::Join::Miter, {}, 0});
            p.begin();
        }
    });
}

}  // namespace

Banzuke set_banzuke(const Board& board, std::vector<Group> groups, Rect area, const std::function<float(float, float)>& free_from)
{
    const float floor = board.type(24);
    Banzuke banzuke;
    Measure m{};
    split_too_long(groups, area, floor, free_from);
    bool set = false;
    for (size_t count = 1; count <= groups.size() && !set; ++count) {
        banzuke.pages = dealt(groups, count);
        set = fill(banzuke.pages, m, area, floor, free_from);
    }
    if (!set) {   // short groups waste room at the ends of rows, so that evenly dealt pages may be too full
        banzuke.pages = filled_up(groups, area, floor, free_from);
        fill(banzuke.pages, m, area, floor, free_from);
    }
    banzuke.groups = std::move(groups);
    banzuke.size = m.size;
    banzuke.pitch = m.pitch;
    banzuke.height = m.height;
    banzuke.apart = (m.row - m.height) / m.size;
    return banzuke;
}

void add_banzuke(Board& board, const Banzuke& banzuke, const std::vector<float>& times, float all_at, Vec2 number_at)
{
    constexpr float kUncovered = 1.4f;   // seconds in which a page is uncovered from the right
    const size_t count = banzuke.pages.size();
    const auto turns_at = [&](size_t page) { return page == 0 ? 0.4f : times[banzuke.pages[page].first] - 0.3f; };
    for (size_t n = 0; n < count; ++n) {
        const Page& page = banzuke.pages[n];
        const float begins = turns_at(n), leaves = n + 1 < count ? turns_at(n + 1) - canvas::kLeave : -1;
        for (const Column& c : page.columns) {
            text::Block record;
            if (banzuke.roll) record = roll_line(board, c);
            else record.lines.push_back({.text = c.text, .box = {0, 0, c.size, banzuke.height}, .size = c.size, .language = language_of(board)});
            board.record(record, {banzuke.roll ? c.at.x : c.at.x - c.size / 2, c.at.y}, c.heading ? ink::kShuPale : ink::kWashi, board.enters(begins) + 0.9f, leaves < 0 ? std::numeric_limits<float>::infinity() : leaves);
        }
        const int names = columns_layer(board, banzuke, page, {ink::kShuPale, ink::kWashi.with_alpha(0.80f), ink::kWashi.with_alpha(0.3f), 1.25f}, nullptr, "names");
        canvas::Sprite& sprite = board.show(names, {begins, {0, 0}, 0.9f, leaves});
        sprite.reveal_from = banzuke.roll ? canvas::Edge::Left : canvas::Edge::Right;
        sprite.reveal = canvas::Track(0).to(1, board.enters(begins), kUncovered, canvas::Ease::OutQuint);

        // The group that is said: full white, its heading in vermilion.
        for (size_t g = page.first; g < page.end; ++g) {
            canvas::Sprite& said = board.show(columns_layer(board, banzuke, page, {ink::kShuNight, ink::kWashi, ink::kShuNight, 2}, &g, "said " + banzuke.groups[g].name));
            said.opacity = canvas::Track(0).to(1, times[g], 0.5f, canvas::Ease::OutQuint);
            if (g + 1 < page.end) said.opacity.to(0, times[g + 1], 0.6f, canvas::Ease::InOutSine);
            else if (leaves >= 0) said.opacity.to(0, leaves, canvas::kLeave, canvas::Ease::InQuad);
            if (leaves < 0 && g + 1 < page.end) said.opacity.to(1, all_at, 0.9f, canvas::Ease::InOutSine);   // in the end all are one
        }
        if (count < 2) continue;
        const std::string of = std::to_string(n + 1) + (is_alphabetic(board.setting().language) ? " / " : "／") + std::to_string(count);
        board.line(of, board.style(text::Face::Gothic, board.type(24), 1), number_at, Anchor::BaselineRight, ink::kWashi, {begins, {0, 0}, canvas::kEnter, leaves});
    }
}

}  // namespace renkei::scenes
