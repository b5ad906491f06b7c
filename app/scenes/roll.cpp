#include "scenes/roll.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

using Line = Banzuke::Column;
using Page = Banzuke::Page;

constexpr std::array kSteps{40.0f, 36.0f, 32.0f, 30.0f, 28.0f, 26.0f};   // type, as far as the floor allows
constexpr float kStep = 1.42f, kClosest = 1.3f;   // ems from one line to the next; the floor has to do with less
constexpr float kGutter = 1.0f;                   // ems between columns, at least
constexpr float kSolid = 1.12f, kSolidGutter = 0.5f;   // large type has no room for air: hairlines part groups then
constexpr float kWidest = 15;                     // ems: a column is not wider, or its hairline would lose its names
constexpr float kHeadingSize = 1.26f, kSolidHeading = 1.04f;   // of the names' type
constexpr size_t kColumns = 4;                    // more are a table, and no eye finds its way

text::Style style_of(const Board& board, bool heading, float size) { return board.style(heading ? text::Face::Mincho : text::Face::Gothic, size, 1); }

std::string heading_of(const Group& group, Wording language)
{
    const model::Municipality& first = *group.members.front();
    if (!first.subprefecture.empty()) return subprefecture_name(first.subprefecture, language);
    if (first.kind == "市") return words("region.cities", language);
    return district_name(first.district, language);
}

struct Grid {
    float size = 0, step = 0, width = 0, pitch = 0;   // type, line to line, column, column to column
    size_t columns = 0, rows = 0;
    float gutter = kGutter;
    size_t air = 1;                                   // lines between groups
    [[nodiscard]] float heading() const { return size * (air > 0 ? kHeadingSize : kSolidHeading); }
};

// Where every line stands: column and row. A group stands in one column if `whole`; else it goes on with its heading again, and
// leaves no name alone. False: it needs more columns than there are.
bool place_lines(const std::vector<Group>& groups, const Board& board, Page& page, const Grid& grid, size_t rows, bool whole, Rect area)
{
    page.columns.clear();
    size_t column = 0, row = 0;
    const auto put = [&](const std::string& text, size_t group, bool heading, bool again) {
        const float size = heading ? grid.heading() : grid.size;
        // All stand on one line, whatever their size.
        const Vec2 at{area.x + grid.pitch * static_cast<float>(column), area.y + grid.step * static_cast<float>(row) - (size - grid.size) * 0.88f};
        page.columns.push_back({text, group, heading, again, at, size, 0});
        ++row;
    };
    const auto next = [&] { ++column, row = 0; };
    for (size_t g = page.first; g < page.end; ++g) {
        const std::string heading = heading_of(groups[g], board.setting().language);
        const size_t names = groups[g].members.size();
        if (row > 0) row += grid.air;
        const size_t together = whole ? names + 1 : names < 4 ? names + 1 : 3;
        if (row > 0 && row + together > rows) next();
        put(heading, g, true, false);
        for (size_t i = 0; i < names; ++i) {
            const bool last_two = i + 2 == names && names > 2 && row + 2 > rows;
            if (row >= rows || last_two) {
                next();
                put(heading, g, true, true);
            }
            put(town_stem(*groups[g].members[i], board.setting().language), g, false, false);
        }
        if (row > rows) return false;
    }
    return column < grid.columns;
}

// The widest line of these groups in type of one unit.
float widest(const Board& board, const std::vector<Group>& groups)
{
    constexpr float kTried = 100;
    float width = 0;
    const auto look = [&](const std::string& words, bool heading) {
        const float size = heading ? kTried * kHeadingSize : kTried;
        width = std::max(width, board.setting().typesetter.line(words, style_of(board, heading, size)).size.w / kTried);
    };
    for (const Group& group : groups) {
        look(heading_of(group, board.setting().language), true);
        for (const auto* m : group.members) look(town_stem(*m, board.setting().language), false);
    }
    return width;
}

// All pages with this grid: as few columns and then as few rows as hold them, so that the columns end about level; groups whole, if that
// is possible.
bool fits(const Board& board, const std::vector<Group>& groups, std::vector<Page>& pages, Grid& grid, float line, Rect area)
{
    const auto most = static_cast<size_t>(std::clamp<float>(std::floor((area.w + grid.size * grid.gutter) / ((line + grid.gutter) * grid.size)), 1, kColumns));
    const auto rows = static_cast<size_t>(std::floor((area.h - grid.size) / grid.step) + 1);
    for (grid.columns = std::min<size_t>(most, 2); grid.columns >= 1 && grid.columns <= most; ++grid.columns) {
        const float n = static_cast<float>(grid.columns), gutter = grid.size * grid.gutter;
        grid.width = std::min((area.w - gutter * (n - 1)) / n, grid.size * kWidest);
        grid.pitch = grid.width + gutter;
        for (const bool whole : {true, false}) {
            bool all = true;
            for (Page& page : pages) {
                size_t least = 3;
                while (least <= rows && !place_lines(groups, board, page, grid, least, whole, area)) ++least;
                all = all && least <= rows;
            }
            if (all) return true;
        }
    }
    return false;
}

bool set_pages(const Board& board, const std::vector<Group>& groups, std::vector<Page>& pages, Grid& grid, float line, Rect area)
{
    const float floor = board.type(24);
    for (const float size : kSteps) {
        grid = {size, size * kStep, 0, 0, 0, 0, kGutter, 1};
        if (size > floor && fits(board, groups, pages, grid, line, area)) return true;
    }
    for (const float step : {kStep, 1.36f, kClosest}) {
        grid = {floor, floor * step, 0, 0, 0, 0, kGutter, 1};
        if (fits(board, groups, pages, grid, line, area)) return true;
    }
    if (floor <= 24) return false;
    for (const float step : {1.24f, 1.18f, kSolid}) {
        grid = {floor, floor * step, 0, 0, 0, 0, kSolidGutter, 0};
        if (fits(board, groups, pages, grid, line, area)) return true;
    }
    return false;
}

// A group that has no room on a page of its own stands in two parts, and those again, as long as it takes.
void split_too_long(const Board& board, std::vector<Group>& groups, float line, Rect area)
{
    for (size_t g = 0; g < groups.size();) {
        std::vector<Page> alone{{g, g + 1, {}}};
        Grid grid;
        const size_t members = groups[g].members.size();
        if (members < 4 || set_pages(board, groups, alone, grid, line, area)) {
            ++g;
            continue;
        }
        halve(groups, g);
    }
}

}  // namespace

Banzuke set_roll(const Board& board, std::vector<Group> groups, Rect area)
{
    Banzuke roll;
    roll.roll = true;
    const float line = widest(board, groups);
    Grid grid;
    split_too_long(board, groups, line, area);
    for (size_t count = 1; count <= groups.size(); ++count) {
        roll.pages = dealt(groups, count);
        if (set_pages(board, groups, roll.pages, grid, line, area)) break;
    }
    roll.groups = std::move(groups);
    roll.size = grid.size;
    roll.pitch = grid.width;
    roll.height = grid.step;
    return roll;
}

text::Block roll_line(const Board& board, const Line& line) { return board.setting().typesetter.line(line.text, style_of(board, line.heading, line.size)); }

namespace {

// From a heading's em box to its hairline: where lines stand close it is the heading's, and no line under the name before.
float rule_above(const Banzuke& roll) { return roll.height >= roll.size * kClosest ? roll.size * 0.3f : -roll.size * 0.03f; }

}  // namespace

int roll_layer(Board& board, const Banzuke& roll, const Page& page, const RollLook& look, const size_t* only, const std::string& name)
{
    const auto lines = std::make_shared<std::vector<std::pair<Line, text::Block>>>();
    Rect bounds;
    for (const Line& line : page.columns) {
        if (only != nullptr && line.group != *only) continue;
        lines->emplace_back(line, roll_line(board, line));
        bounds = bounds.united({line.at.x, line.at.y - roll.size * 0.4f, roll.pitch, roll.size * 1.6f});
    }
    return board.layer(name, bounds.grown(roll.size * 0.4f), [=, width = roll.pitch, above = rule_above(roll)](paint::Painter& p) {
        for (const auto& [line, block] : *lines) {
            p.text(block, line.at, line.heading ? look.heading : look.name);
            if (!line.heading) continue;
            p.begin();
            p.move_to({line.at.x, line.at.y - above});
            p.line_to({line.at.x + width, line.at.y - above});
            p.stroke(look.rule, {look.rule_width, paint::Cap::Butt, paint::Join::Miter, {}, 0});
            p.begin();
        }
    });
}

}  // namespace renkei::scenes
