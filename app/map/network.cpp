#include "map/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace renkei::map {
namespace {

// One side of a cell. Horizontal ones run east (left is north), vertical ones run north (left is west).
struct Edge {
    int32_t column = 0, row = 0;   // of its first corner
    bool vertical = false;
    uint16_t left = 0, right = 0;
};

// Directions from a corner, counter-clockwise.
enum Direction : size_t { East, North, West, South };

constexpr uint32_t kNone = 0xFFFFFFFF;

struct Corner {
    std::array<uint32_t, 4> edge{kNone, kNone, kNone, kNone};   // by direction
};

using Links = std::vector<std::array<uint32_t, 2>>;   // of each edge's first and last end: the next edge, or a node

constexpr uint32_t kNodeBit = 0x80000000;

// Runs of one row after relabelling, as a list of (column, value) changes.
using Changes = std::vector<std::pair<int32_t, uint16_t>>;

Changes changes_of(const Mesh& mesh, int row, const Relabel& relabel)
{
    Changes changes{{-1, uint16_t{0}}};
    const auto change = [&](int32_t column, uint16_t value) {
        if (changes.back().first == column) changes.pop_back();
        if (changes.empty() || changes.back().second != value) changes.emplace_back(column, value);
    };
    for (const Run& run : mesh.row(row)) {
        change(run.column, relabel(row, run));
        change(run.column + run.length, 0);
    }
    return changes;
}

void add_horizontal(const Changes& south, const Changes& north, int32_t row, std::vector<Edge>& edges)
{
    size_t s = 0, n = 0;
    int32_t column = 0;
    while (s + 1 < south.size() || n + 1 < north.size()) {
        const int32_t next_s = s + 1 < south.size() ? south[s + 1].first : INT32_MAX;
        const int32_t next_n = n + 1 < north.size() ? north[n + 1].first : INT32_MAX;
        const int32_t next = std::min(next_s, next_n);
        if (const uint16_t below = south[s].second, above = north[n].second; below != above)
            for (int32_t c = column; c < next; ++c) edges.push_back({c, row, false, above, below});
        if (next_s == next) ++s;
        if (next_n == next) ++n;
        column = next;
    }
}

std::vector<Edge> cell_edges(const Mesh& mesh, const Relabel& relabel)
{
    std::vector<Edge> edges;
    edges.reserve(450'000);
    Changes below{{-1, uint16_t{0}}};
    for (int row = 0; row <= mesh.rows(); ++row) {
        Changes here = changes_of(mesh, row, relabel);   // past the last row: all sea
        add_horizontal(below, here, row, edges);
        for (size_t i = 1; i < here.size(); ++i) edges.push_back({here[i].first, row, true, here[i - 1].second, here[i].second});
        below = std::move(here);
    }
    return edges;
}

// Joins the edges at their corners and finds the nodes.
class Joiner {
  public:
    Joiner(const std::vector<Edge>& edges, Network& network) : edges_(edges), network_(network), links_(edges.size(), {kNone, kNone}) {}

    Links join()
    {
        struct End {
            uint64_t corner;
            uint32_t edge;
            Direction direction;   // of the edge, seen from the corner
        };
        std::vector<End> ends;
        ends.reserve(edges_.size() * 2);
        const auto key = [](int32_t column, int32_t row) { return static_cast<uint64_t>(row) << 32 | static_cast<uint32_t>(column); };
        for (uint32_t i = 0; i < edges_.size(); ++i) {
            const Edge& e = edges_[i];
            ends.push_back({key(e.column, e.row), i, e.vertical ? North : East});
            ends.push_back({e.vertical ? key(e.column, e.row + 1) : key(e.column + 1, e.row), i, e.vertical ? South : West});
        }
        std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.corner < b.corner; });
        for (size_t i = 0; i < ends.size();) {
            Corner corner;
            const size_t first = i;
            for (; i < ends.size() && ends[i].corner == ends[first].corner; ++i) corner.edge[ends[i].direction] = ends[i].edge;
            at_corner(corner, i - first, {static_cast<double>(static_cast<uint32_t>(ends[first].corner)),
                                          static_cast<double>(ends[first].corner >> 32)});
        }
        return std::move(links_);
    }

  private:
    void link(const Corner& corner, Direction a, Direction b)
    {
        set(corner.edge[a], a, corner.edge[b]);
        set(corner.edge[b], b, corner.edge[a]);
    }
    // An edge seen to the east or north begins at the corner; seen to the west or south it ends there.
    void set(uint32_t edge, Direction direction, uint32_t target)
    {
        links_[edge][direction == East || direction == North ? 0 : 1] = target;
    }

    void at_corner(const Corner& corner, size_t degree, MeshPoint place)
    {
        if (degree == 2) {
            std::array<Direction, 2> two{};
            size_t n = 0;
            for (const Direction d : {East, North, West, South})
                if (corner.edge[d] != kNone) two[n++] = d;
            link(corner, two[0], two[1]);
            return;
        }
        if (degree == 4) {
            const Edge& west = edges_[corner.edge[West]];
            const Edge& east = edges_[corner.edge[East]];
            const uint16_t nw = west.left, sw = west.right, ne = east.left, se = east.right;
            if (sw == ne && nw == se) {
                ++network_.corner_touches;
                // The pair of the lower value is cut off at its corners.
                link(corner, East, sw > nw ? South : North);
                link(corner, West, sw > nw ? North : South);
                return;
            }
        }
        const auto node = static_cast<uint32_t>(network_.nodes.size());
        network_.nodes.push_back(place);
        for (const Direction d : {East, North, West, South})
            if (corner.edge[d] != kNone) set(corner.edge[d], d, node | kNodeBit);
    }

    const std::vector<Edge>& edges_;
    Network& network_;
    Links links_;
};

MeshPoint midpoint(const Edge& e)
{
    return e.vertical ? MeshPoint{static_cast<double>(e.column), e.row + 0.5} : MeshPoint{e.column + 0.5, static_cast<double>(e.row)};
}

// Walks the links into lines.
class Walker {
  public:
    Walker(const std::vector<Edge>& edges, const Links& links, Network& network) : edges_(edges), links_(links), network_(network), seen_(edges.size(), 0) {}

    void walk_all(const RankOf& rank_of)
    {
        for (uint32_t i = 0; i < edges_.size(); ++i)
            for (const size_t end : {size_t{0}, size_t{1}})
                if (!seen_[i] && (links_[i][end] & kNodeBit) != 0) walk(i, end, rank_of);
        for (uint32_t i = 0; i < edges_.size(); ++i)
            if (!seen_[i]) walk(i, 0, rank_of);
    }

  private:
    // From edge `first`, entered at its end `in`, to a node or once round.
    void walk(uint32_t first, size_t in, const RankOf& rank_of)
    {
        NetworkLine line;
        const Edge& e = edges_[first];
        line.left = in == 0 ? e.left : e.right;
        line.right = in == 0 ? e.right : e.left;
        line.rank = rank_of(line.left, line.right);
        if (const uint32_t from = links_[first][in]; (from & kNodeBit) != 0) {
            line.start = static_cast<int32_t>(from & ~kNodeBit);
            line.points.push_back(network_.nodes[static_cast<size_t>(line.start)]);
        }
        double twice = 0;   // shoelace over the cells' corners, not the midpoints
        uint32_t edge = first;
        for (;;) {
            seen_[edge] = 1;
            line.points.push_back(midpoint(edges_[edge]));
            twice += sweep(edges_[edge], in);
            const uint32_t next = links_[edge][1 - in];
            if ((next & kNodeBit) != 0) {
                line.end = static_cast<int32_t>(next & ~kNodeBit);
                line.points.push_back(network_.nodes[static_cast<size_t>(line.end)]);
                break;
            }
            if (next == first && line.closed()) break;
            in = entered_at(edge, 1 - in, next);
            edge = next;
        }
        if (line.closed()) line.cells = std::abs(twice) / 2;
        network_.lines.push_back(std::move(line));
    }

    static double sweep(const Edge& e, size_t in)
    {
        const double cross = e.vertical ? static_cast<double>(e.column) : -static_cast<double>(e.row);
        return in == 0 ? cross : -cross;
    }

    // Which end of `next` touches the end `out` of `edge`. Two edges can share both corners only if they are the same edge.
    [[nodiscard]] size_t entered_at(uint32_t edge, size_t out, uint32_t next) const
    {
        const auto corner = [&](uint32_t i, size_t end) {
            const Edge& e = edges_[i];
            const int32_t far = end == 0 ? 0 : 1;
            return std::pair{e.column + (e.vertical ? 0 : far), e.row + (e.vertical ? far : 0)};
        };
        return corner(next, 0) == corner(edge, out) ? 0 : 1;
    }

    const std::vector<Edge>& edges_;
    const Links& links_;
    Network& network_;
    std::vector<uint8_t> seen_;
};

}  // namespace

Network trace(const Mesh& mesh, const Relabel& relabel, const RankOf& rank_of)
{
    Network network;
    const std::vector<Edge> edges = cell_edges(mesh, relabel);
    network.unit_edges = edges.size();
    const Links links = Joiner(edges, network).join();
    Walker(edges, links, network).walk_all(rank_of);
    return network;
}

}  // namespace renkei::map
