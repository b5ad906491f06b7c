#pragma once
// The network at one level of detail: simplified lines in the plane, in flat tables that are written to the cache as they
// stand and read from it without parsing.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "map/network.hpp"

namespace renkei::map {

// One line, with everything a query needs. Written to the cache byte for byte: no padding, no pointers.
struct OutlineLine {
    uint32_t first = 0, count = 0;            // its points
    int32_t start = kNoNode, end = kNoNode;   // as in NetworkLine
    uint16_t left = 0, right = 0;
    uint16_t rank = 0;                        // BorderRank
    uint16_t faint = 0;                       // 1: a coast below two pixels, not stroked
    Rect bounds;                              // plane

    [[nodiscard]] bool closed() const { return start == kNoNode; }
};
static_assert(sizeof(OutlineLine) == 40 && sizeof(Vec2) == 8);

// A view of the tables, wherever they lie.
struct OutlineView {
    std::span<const OutlineLine> lines;
    std::span<const Vec2> points;
    std::span<const uint32_t> first_of;   // by value, one more than there are values: where its lines begin in line_of
    std::span<const uint32_t> line_of;    // lines that touch the value

    [[nodiscard]] std::span<const Vec2> points_of(const OutlineLine& line) const { return points.subspan(line.first, line.count); }
    [[nodiscard]] std::span<const uint32_t> lines_of(size_t value) const
    {
        return line_of.subspan(first_of[value], first_of[value + 1] - first_of[value]);
    }
};

struct OutlineTable {
    std::vector<OutlineLine> lines;
    std::vector<Vec2> points;
    std::vector<uint32_t> first_of, line_of;

    [[nodiscard]] OutlineView view() const { return {lines, points, first_of, line_of}; }
};

// A smoothed network laid into the plane.
struct PlaneLine {
    uint16_t left = 0, right = 0;
    int32_t start = kNoNode, end = kNoNode;
    BorderRank rank = BorderRank::Coast;
    std::vector<Vec2> points;
    Rect bounds;
    double square_km = 0;   // closed: area inside
    uint16_t inside = 0;    // closed: the value inside

    [[nodiscard]] bool closed() const { return start == kNoNode; }
};
[[nodiscard]] std::vector<PlaneLine> lay_out(const Network& network, const Mesh& mesh);

// One level of detail. Values run from 0 (sea) to `values` - 1.
[[nodiscard]] OutlineTable build_level(const std::vector<PlaneLine>& lines, Detail detail, size_t values);

// The closed rings around a set of values (`inside` by value), with the set on their left hand in geographic terms.
// `lines` are those to look at; only lines with exactly one side in the set count.
[[nodiscard]] Shape assemble(const OutlineView& view, const std::vector<uint32_t>& lines, const std::vector<bool>& inside);

// Douglas and Peucker 1973; the first and last point stay. Appends to `out`.
void simplify(std::span<const Vec2> points, float tolerance, std::vector<Vec2>& out);
// One round of Chaikin's corner cutting; open lines keep their ends.
[[nodiscard]] std::vector<Vec2> round_corners(std::span<const Vec2> points, bool closed);

}  // namespace renkei::map
