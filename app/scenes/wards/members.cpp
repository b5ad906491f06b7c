#include "scenes/wards/members.hpp"

#include <algorithm>

#include "scenes/art/emblem.hpp"

namespace renkei::scenes::wards {
namespace {

namespace ink = paint::ink;

constexpr float kLeastDiameter = 82, kMostDiameter = 176;   // units
constexpr float kBelow = 10, kBetweenRows = 18;             // a name keeps below its landscape, and the next row below the name
constexpr size_t kMostLandscapes = 10;                      // more are a crowd, in which none is looked at
constexpr float kClose = 1.34f, kClosest = 1.24f;           // ems from row to row; where large type is wished for, rows rather stand closest than small
constexpr float kApart = 40;                                // units between two names of a table

float widest(const Board& board, const std::vector<Member>& members, float size)
{
    float most = 0;
    for (const Member& m : members) most = std::max(most, board.setting().typesetter.line(m.name, board.style(text::Face::Gothic, size, 1)).size.w);
    return most;
}

size_t rows_for(size_t count, size_t columns) { return (count + columns - 1) / columns; }

}  // namespace

std::optional<SetOut> as_landscapes(const Board& board, const std::vector<Member>& members, Size room)
{
    if (members.empty() || members.size() > kMostLandscapes) return std::nullopt;
    std::optional<SetOut> best;
    for (const float wanted : {32.0f, 28.0f, 26.0f, 24.0f}) {
        const float size = board.type(wanted), widest_name = widest(board, members, size);
        for (size_t columns = 1; columns <= members.size(); ++columns) {
            SetOut out{.columns = columns, .rows = rows_for(members.size(), columns), .size = size};
            if (rows_for(members.size(), columns) * columns - members.size() >= columns) continue;
            out.cell.w = std::min(room.w / static_cast<float>(columns), std::max(widest_name, kMostDiameter) + 44);
            if (out.cell.w < widest_name + 18) continue;
            const float name = kBelow + size * 1.1f + kBetweenRows;
            out.diameter = std::min({kMostDiameter, out.cell.w - 30, room.h / static_cast<float>(out.rows) - name});
            out.cell.h = out.diameter + name;
            if (out.diameter >= kLeastDiameter && (!best || out.diameter > best->diameter + 8)) best = out;
        }
    }
    return best;
}

std::optional<SetOut> as_table(const Board& board, const std::vector<Member>& members, Size room)
{
    if (members.empty()) return std::nullopt;
    for (const float wanted : {40.0f, 36.0f, 32.0f, 29.0f, 26.0f, 24.0f}) {
        const float size = board.type(wanted);
        const float name = widest(board, members, size) + kApart;
        if (name - kApart > room.w) continue;
        const size_t most = static_cast<size_t>(std::max(1.0f, (room.w + kApart) / name));
        SetOut out{.rows = rows_for(members.size(), std::min(most, members.size())), .size = size};
        out.columns = rows_for(members.size(), out.rows);   // as few as the rows allow: the last row is nearly full
        out.cell.w = std::min((room.w + kApart) / static_cast<float>(out.columns), std::max(9 * size, name));
        out.cell.h = std::min(room.h / static_cast<float>(out.rows), 1.9f * size);
        if (out.cell.h >= (size > board.type(0) && board.type(0) > 24 ? kClosest : kClose) * size) return out;
    }
    return std::nullopt;
}

void add_members(Board& board, const std::vector<Member>& members, const SetOut& out, Vec2 corner, float at, float leaves)
{
    const float stagger = std::min(canvas::kStagger, 0.6f / static_cast<float>(members.size()));
    const float wide = std::max(out.diameter, widest(board, members, out.size));   // they stand on one axis with their names
    for (size_t i = 0; i < members.size(); ++i) {
        const Member& member = members[i];
        const Vec2 cell = corner + Vec2{out.cell.w * static_cast<float>(i % out.columns), out.cell.h * static_cast<float>(i / out.columns)};
        const Entrance enter{at + stagger * static_cast<float>(i), {0, 10}, 0.5f, leaves};
        const text::Style style = board.style(text::Face::Gothic, out.size, 1);
        if (out.diameter <= 0) {
            board.line(member.name, style, cell + Vec2{0, (out.cell.h - out.size) / 2}, Anchor::TopLeft, ink::kWashi, enter);
            continue;
        }
        const Vec2 centre = cell + Vec2{wide / 2, out.diameter / 2};
        board.show(board.layer("landscape " + member.name, Rect{centre.x, centre.y, 0, 0}.grown(out.diameter / 2 + 2), [centre, code = member.code5, diameter = out.diameter](paint::Painter& p) {
            art::paint_emblem(p, centre, diameter, code);
        }), enter);
        board.line(member.name, style, {centre.x, centre.y + out.diameter / 2 + kBelow}, Anchor::TopCentre, ink::kWashi, enter);
    }
}

}  // namespace renkei::scenes::wards
