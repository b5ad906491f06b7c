#pragma once
// Names as on a sumo ranking sheet (番付): each stands vertical and is spread over the same height, rows read from the right,
// a group opens with its heading and a hairline, and goes on in the next row without. A heading never
// stands last in a row. What has no room on one page at the smallest type of the panel turns its pages.
// Where names stand in Latin letters the sheet is a roll instead (roll.hpp): even columns, read downwards.

#include <functional>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct Group {
    std::string name;
    std::vector<const model::Municipality*> members;
    Language language = Language::Japanese;   // in which its members are named
};

// The second half of its members becomes a group of the same name behind it.
inline void halve(std::vector<Group>& groups, size_t g)
{
    auto& members = groups[g].members;
    const auto half = members.begin() + static_cast<std::ptrdiff_t>((members.size() + 1) / 2);
    Group rest{groups[g].name, {half, members.end()}, groups[g].language};
    members.erase(half, members.end());
    groups.insert(groups.begin() + static_cast<std::ptrdiff_t>(g) + 1, std::move(rest));
}

struct Banzuke {
    struct Column {
        std::string text;
        size_t group = 0;
        bool heading = false, again = false;   // again: of a group that goes on in this column of a roll
        Vec2 at;             // centre of its axis, top; on a roll the left of its line, top
        float size = 0;      // type: a name too long for the height is set smaller
        float characters = 0;
    };
    struct Page {
        size_t first = 0, end = 0;      // its groups
        std::vector<Column> columns;
    };
    std::vector<Group> groups;          // those given; one too long for a page stands in two parts
    std::vector<Page> pages;
    float size = 0, pitch = 0, height = 0;   // type, column pitch, height that a name is spread over
    float apart = 0;                         // ems between two rows
    bool roll = false;                       // lines in columns: `pitch` is the width of a column, `height` the step of its lines
};

// `free_from`: for a row between two heights, the x from which it may begin: map and list make one figure. Empty: the area's edge.
[[nodiscard]] Banzuke set_banzuke(const Board& board, std::vector<Group> groups, Rect area, const std::function<float(float, float)>& free_from = {});

// The groups on at most `count` pages, as even as whole groups allow: the smallest number of columns a page with which they need no more.
[[nodiscard]] std::vector<Banzuke::Page> dealt(const std::vector<Group>& groups, size_t count);

// `times`: the second at which each group is said; it turns white and its heading vermilion, and the page of the first turns
// before it; from `all_at` on all of the last page are. `number_at`: baseline, right, where "1／2" stands when there are more.
void add_banzuke(Board& board, const Banzuke& banzuke, const std::vector<float>& times, float all_at, Vec2 number_at);

}  // namespace renkei::scenes
