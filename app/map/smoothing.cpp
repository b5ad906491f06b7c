#include <algorithm>
#include <cmath>

#include "map/network.hpp"

namespace renkei::map {
namespace {

constexpr int kRounds = 8;
constexpr double kShrink = 0.5, kGrow = -0.526;   // Taubin's λ and μ: pass band about 0.1 of a cell's frequency
constexpr size_t kLoopKept = 8;                   // points; smaller loops are one or two cells and would become blobs
constexpr size_t kLoopRescaled = 400;             // points; above, the area changes by less than a thousandth
constexpr double kMostRescale = 1.5;              // a single cell's midpoints need √2

// Which end of which line a node follows.
struct LineEnd {
    size_t line;
    bool at_start;
};
using NodeEnds = std::vector<std::vector<LineEnd>>;

NodeEnds followed_ends(const Network& network)
{
    std::vector<BorderRank> highest(network.nodes.size(), BorderRank::Municipality);
    const auto each = [&](const auto& use) {
        for (size_t i = 0; i < network.lines.size(); ++i) {
            const NetworkLine& line = network.lines[i];
            if (line.closed()) continue;
            use(static_cast<size_t>(line.start), line, LineEnd{i, true});
            use(static_cast<size_t>(line.end), line, LineEnd{i, false});
        }
    };
    each([&](size_t node, const NetworkLine& line, LineEnd) { highest[node] = std::min(highest[node], line.rank); });
    NodeEnds ends(network.nodes.size());
    each([&](size_t node, const NetworkLine& line, LineEnd end) {
        if (line.rank == highest[node]) ends[node].push_back(end);
    });
    return ends;
}

MeshPoint moved(MeshPoint p, MeshPoint mean, double factor)
{
    return {p.x + factor * (mean.x - p.x), p.y + factor * (mean.y - p.y)};
}

void step(Network& network, const NodeEnds& ends, double factor, std::vector<MeshPoint>& scratch)
{
    std::vector<MeshPoint> nodes = network.nodes;
    for (size_t n = 0; n < nodes.size(); ++n) {
        MeshPoint sum;
        for (const LineEnd& end : ends[n]) {
            const auto& points = network.lines[end.line].points;
            const MeshPoint& next = end.at_start ? points[1] : points[points.size() - 2];
            sum = {sum.x + next.x, sum.y + next.y};
        }
        const auto count = static_cast<double>(ends[n].size());
        if (count > 0) nodes[n] = moved(nodes[n], {sum.x / count, sum.y / count}, factor);
    }
    for (NetworkLine& line : network.lines) {
        auto& points = line.points;
        const size_t n = points.size();
        if (line.closed() && n <= kLoopKept) continue;
        scratch.assign(points.begin(), points.end());
        const auto mean = [&](size_t before, size_t after) {
            return MeshPoint{(scratch[before].x + scratch[after].x) / 2, (scratch[before].y + scratch[after].y) / 2};
        };
        for (size_t i = 1; i + 1 < n; ++i) points[i] = moved(scratch[i], mean(i - 1, i + 1), factor);
        if (line.closed()) {
            points[0] = moved(scratch[0], mean(n - 1, 1), factor);
            points[n - 1] = moved(scratch[n - 1], mean(n - 2, 0), factor);
        } else {
            points[0] = nodes[static_cast<size_t>(line.start)];
            points[n - 1] = nodes[static_cast<size_t>(line.end)];
        }
    }
    network.nodes = std::move(nodes);
}

void restore_area(NetworkLine& line)
{
    const double now = std::abs(area(line.points));
    if (now <= 0 || line.cells <= 0) return;
    const double factor = std::min(std::sqrt(line.cells / now), kMostRescale);
    MeshPoint centre;
    for (const MeshPoint& p : line.points) centre = {centre.x + p.x, centre.y + p.y};
    const auto count = static_cast<double>(line.points.size());
    centre = {centre.x / count, centre.y / count};
    for (MeshPoint& p : line.points) p = {centre.x + (p.x - centre.x) * factor, centre.y + (p.y - centre.y) * factor};
}

}  // namespace

double area(const std::vector<MeshPoint>& ring)
{
    double twice = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const MeshPoint& a = ring[i];
        const MeshPoint& b = ring[i + 1 == ring.size() ? 0 : i + 1];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

void smooth(Network& network)
{
    const NodeEnds ends = followed_ends(network);
    std::vector<MeshPoint> scratch;
    for (int round = 0; round < kRounds; ++round) {
        step(network, ends, kShrink, scratch);
        step(network, ends, kGrow, scratch);
    }
    for (NetworkLine& line : network.lines)
        if (line.closed() && line.points.size() < kLoopRescaled) restore_area(line);
}

}  // namespace renkei::map
