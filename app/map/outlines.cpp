#include "map/outlines.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_set>

#include "map/framing.hpp"

namespace renkei::map {
namespace {

constexpr double kKmPerDegree = 111.195;   // of latitude, sphere of 6371 km

struct Level {
    double tolerance_m = 0;          // Douglas–Peucker, about 0.3 pixel
    double pixel_m = 0;              // of the map it is made for
    double least_islet_km2 = 0;      // coast loops: smaller ones are left out unless they stand alone or are all of a municipality
    double least_enclave_km2 = 0;    // loops between municipalities; the cells leave pale dots along borders otherwise
    double least_pond_km2 = 0;       // sea inside land: most are gaps between the new land of two surveys
    bool rounded = false;            // one pass of Chaikin
};

Level level_of(Detail detail)
{
    switch (detail) {
        case Detail::Country: return {300, 1700, 0.4, 0.4, 0.4, false};
        case Detail::Region: return {80, 480, 0, 0.3, 0.3, false};
        case Detail::Prefecture: return {30, 120, 0, 0.1, 0.2, true};
    }
    return {};
}

float degrees(double metres) { return static_cast<float>(metres / 1000 / kKmPerDegree); }

// Which loops a level keeps. Lines between nodes always stay: without them whole areas would come apart.
class Choice {
  public:
    Choice(const std::vector<PlaneLine>& lines, const Level& level, size_t values) : lines_(lines), level_(level), kept_(lines.size(), true)
    {
        std::vector<bool> present(values, false);
        present[0] = true;   // the sea
        std::vector<size_t> loops;
        for (size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].closed()) {
                kept_[i] = large(lines[i]);
                loops.push_back(i);
            }
            if (kept_[i]) keep(i, present);
        }
        // From the largest down: a municipality that would vanish keeps its largest island, and so does a group of islets
        // that stands alone in the sea (竹島).
        std::stable_sort(loops.begin(), loops.end(), [&](size_t a, size_t b) { return lines[a].square_km > lines[b].square_km; });
        for (const size_t i : loops)
            if (!kept_[i] && (!present[lines[i].inside] || (lines[i].rank == BorderRank::Coast && lines[i].inside != 0 && alone(lines[i])))) keep(i, present);
    }
    [[nodiscard]] bool keeps(size_t line) const { return kept_[line]; }

  private:
    [[nodiscard]] bool large(const PlaneLine& line) const
    {
        if (line.rank != BorderRank::Coast) return line.square_km >= level_.least_enclave_km2;
        return line.square_km >= (line.inside != 0 ? level_.least_islet_km2 : level_.least_pond_km2);
    }
    void keep(size_t i, std::vector<bool>& present)
    {
        const PlaneLine& line = lines_[i];
        kept_[i] = true;
        if (line.closed()) {
            present[line.inside] = true;
        } else {
            present[line.left] = present[line.right] = true;
        }
        if (line.rank == BorderRank::Coast)
            for (const Vec2 p : line.points) land_.insert(tile(p, 0, 0));
    }
    // No land that is kept within about 15 km.
    [[nodiscard]] bool alone(const PlaneLine& line) const
    {
        for (const int dx : {-1, 0, 1})
            for (const int dy : {-1, 0, 1})
                if (land_.contains(tile(line.points[0], dx, dy))) return false;
        return true;
    }
    static int64_t tile(Vec2 p, int dx, int dy)
    {
        const auto column = static_cast<int64_t>(std::floor(p.x / kTile)) + dx, row = static_cast<int64_t>(std::floor(p.y / kTile)) + dy;
        return column * 100'000 + row;
    }
    static constexpr float kTile = 0.15f;   // degrees

    const std::vector<PlaneLine>& lines_;
    const Level& level_;
    std::vector<bool> kept_;
    std::unordered_set<int64_t> land_;
};

float area_of(std::span<const Vec2> ring)
{
    double twice = 0;   // in double, and from the first point: the rings are small and far from the origin
    for (size_t i = 1; i + 1 < ring.size(); ++i) {
        const Vec2 a = ring[i] - ring[0], b = ring[i + 1] - ring[0];
        twice += static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
    }
    return static_cast<float>(std::abs(twice) / 2);
}

// Leaving points out of a loop, and cutting its corners, takes up to an eighth of a small island away; this gives it back.
void restore_area(std::vector<Vec2>& ring, float wanted)
{
    constexpr float kMostRescale = 1.2f;
    const float now = area_of(ring);
    if (now <= 0) return;
    const float factor = std::min(std::sqrt(wanted / now), kMostRescale);
    Vec2 centre;
    for (const Vec2 p : ring) centre = centre + p * (1 / static_cast<float>(ring.size()));
    for (Vec2& p : ring) p = centre + (p - centre) * factor;
}

// A small line is held to a share of its own size, so that no island or narrow strip becomes a stroke without area.
std::vector<Vec2> simplified(const PlaneLine& line, const Level& level)
{
    std::vector<Vec2> out;
    if (!line.closed()) {
        const float extent = std::max(line.bounds.w, line.bounds.h);
        simplify(line.points, std::min(degrees(level.tolerance_m), extent * 0.1f), out);
    } else {
        const auto own = static_cast<float>(std::sqrt(line.square_km) / kKmPerDegree);
        const float tolerance = std::min(degrees(level.tolerance_m), own * 0.12f);
        // Two halves between the first point and the one farthest from it.
        size_t far = 0;
        float most = -1;
        for (size_t i = 0; i < line.points.size(); ++i) {
            const Vec2 d = line.points[i] - line.points[0];
            if (const float here = d.x * d.x + d.y * d.y; here > most) {
                most = here;
                far = i;
            }
        }
        const std::span<const Vec2> all(line.points);
        simplify(all.first(far + 1), tolerance, out);
        out.pop_back();
        std::vector<Vec2> back(line.points.begin() + static_cast<std::ptrdiff_t>(far), line.points.end());
        back.push_back(line.points[0]);
        simplify(back, tolerance, out);
        out.pop_back();
    }
    if (level.rounded) out = round_corners(out, line.closed());
    if (line.closed()) restore_area(out, area_of(line.points));
    return out;
}

void index_by_value(OutlineTable& table, size_t values)
{
    table.first_of.assign(values + 1, 0);
    const auto each_side = [](const OutlineLine& line, const auto& use) {
        use(line.left);
        if (line.right != line.left) use(line.right);
    };
    for (const OutlineLine& line : table.lines) each_side(line, [&](uint16_t value) { ++table.first_of[value + 1u]; });
    for (size_t v = 0; v < values; ++v) table.first_of[v + 1] += table.first_of[v];
    table.line_of.resize(table.first_of.back());
    std::vector<uint32_t> next(table.first_of.begin(), table.first_of.end() - 1);
    for (uint32_t i = 0; i < table.lines.size(); ++i) each_side(table.lines[i], [&](uint16_t value) { table.line_of[next[value]++] = i; });
}

// A line walked so that the set lies on its left.
struct Leg {
    int32_t from = 0, to = 0;
    uint16_t left = 0, right = 0;
    uint32_t line = 0;
    bool reversed = false;
};

Leg leg_of(const OutlineLine& line, uint32_t index, bool reversed)
{
    if (reversed) return {line.end, line.start, line.right, line.left, index, true};
    return {line.start, line.end, line.left, line.right, index, false};
}

// As many legs leave a node as reach it, so every walk comes home. Where two leave, the walk goes on round the same
// municipality: areas that touch at a corner only become rings of their own, whichever leg the walk began with.
size_t following(const std::vector<Leg>& legs, const Leg& leg)
{
    auto next = std::lower_bound(legs.begin(), legs.end(), leg.to, [](const Leg& l, int32_t node) { return l.from < node; });
    assert(next != legs.end() && next->from == leg.to);
    const auto likeness = [&](const Leg& l) { return (l.left == leg.left ? 2 : 0) + (l.right == leg.right ? 1 : 0); };
    auto best = next;
    for (; next != legs.end() && next->from == leg.to; ++next)
        if (likeness(*next) > likeness(*best)) best = next;
    return static_cast<size_t>(best - legs.begin());
}

}  // namespace

std::vector<PlaneLine> lay_out(const Network& network, const Mesh& mesh)
{
    std::vector<PlaneLine> lines;
    lines.reserve(network.lines.size());
    for (const NetworkLine& from : network.lines) {
        PlaneLine line{from.left, from.right, from.start, from.end, from.rank, {}, {}, 0, 0};
        line.points.reserve(from.points.size());
        for (const MeshPoint& p : from.points) line.points.push_back(project(mesh.corner(p.x, p.y)));
        line.bounds = bounds_of(line.points);
        if (line.closed()) {
            // Cells are 7.5" by 11.25", so their area follows from the latitude alone.
            const double lat = mesh.corner(from.points[0].x, from.points[0].y).lat;
            const double cell = kKmPerDegree * kKmPerDegree * (7.5 / 3600) * (11.25 / 3600) * std::cos(lat * 3.14159265358979 / 180);
            line.square_km = from.cells * cell;
            line.inside = area(from.points) > 0 ? from.left : from.right;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

OutlineTable build_level(const std::vector<PlaneLine>& lines, Detail detail, size_t values)
{
    const Level level = level_of(detail);
    const Choice choice(lines, level, values);
    OutlineTable table;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (!choice.keeps(i)) continue;
        const PlaneLine& from = lines[i];
        const std::vector<Vec2> points = simplified(from, level);
        OutlineLine line{static_cast<uint32_t>(table.points.size()), static_cast<uint32_t>(points.size()), from.start, from.end,
                         from.left, from.right, static_cast<uint16_t>(from.rank), 0, bounds_of(points)};
        line.faint = line.closed() && from.rank == BorderRank::Coast && std::max(line.bounds.w, line.bounds.h) < degrees(2 * level.pixel_m);
        table.points.insert(table.points.end(), points.begin(), points.end());
        table.lines.push_back(line);
    }
    index_by_value(table, values);
    return table;
}

Shape assemble(const OutlineView& view, const std::vector<uint32_t>& lines, const std::vector<bool>& inside)
{
    Shape shape;
    std::vector<Leg> legs;
    for (const uint32_t i : lines) {
        const OutlineLine& line = view.lines[i];
        if (inside[line.left] == inside[line.right]) continue;
        shape.bounds = shape.bounds.united(line.bounds);
        const bool reversed = !inside[line.left];
        if (!line.closed()) {
            legs.push_back(leg_of(line, i, reversed));
            continue;
        }
        const auto points = view.points_of(line);
        Ring& ring = shape.rings.emplace_back(points.begin(), points.end());
        if (reversed) std::reverse(ring.begin(), ring.end());
    }
    std::sort(legs.begin(), legs.end(), [](const Leg& a, const Leg& b) { return a.from < b.from; });
    std::vector<bool> used(legs.size(), false);
    for (size_t first = 0; first < legs.size(); ++first) {
        if (used[first]) continue;
        Ring& ring = shape.rings.emplace_back();
        size_t leg = first;
        for (; !used[leg]; leg = following(legs, legs[leg])) {
            used[leg] = true;
            const auto points = view.points_of(view.lines[legs[leg].line]);
            // Without the last point: the next leg begins with it.
            if (legs[leg].reversed) ring.insert(ring.end(), points.rbegin(), points.rend() - 1);
            else ring.insert(ring.end(), points.begin(), points.end() - 1);
        }
        assert(leg == first);
    }
    return shape;
}

}  // namespace renkei::map
