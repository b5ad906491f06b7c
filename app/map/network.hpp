#pragma once
// The borders between the cells of a mesh as one network: lines that run from node to node, or close on themselves. Every
// line lies between exactly two values and exists once, so whatever is done to a line is done to both its neighbours.

#include <cstdint>
#include <functional>
#include <vector>

#include "map/atlas.hpp"
#include "map/mesh.hpp"

namespace renkei::map {

// In cells, counted from the table's south-western corner: x east, y NORTH.
struct MeshPoint {
    double x = 0, y = 0;
};

constexpr int32_t kNoNode = -1;   // the ends of a line that closes on itself

struct NetworkLine {
    uint16_t left = 0, right = 0;             // values on either side, walking along the points; 0 is the sea
    int32_t start = kNoNode, end = kNoNode;   // nodes; the first and last point are then those of the nodes
    BorderRank rank = BorderRank::Coast;
    std::vector<MeshPoint> points;            // node, midpoints of the cell edges, node; midpoints alone when closed
    double cells = 0;                         // closed: the area inside before smoothing

    [[nodiscard]] bool closed() const { return start == kNoNode; }
};

struct Network {
    std::vector<MeshPoint> nodes;
    std::vector<NetworkLine> lines;
    size_t unit_edges = 0;
    size_t corner_touches = 0;   // places where two cells of one value touch two of another at a corner only
};

// Maps a cell to the value it counts as; 0 is the sea.
using Relabel = std::function<uint16_t(int row, const Run& run)>;
using RankOf = std::function<BorderRank(uint16_t, uint16_t)>;

// Traces the borders. Where cells of two values touch crosswise, the pair of the higher value stays joined, so land
// before sea.
[[nodiscard]] Network trace(const Mesh& mesh, const Relabel& relabel, const RankOf& rank_of);

// Taubin smoothing of the whole network (Taubin 1995, "A signal processing approach to fair surface design"), which takes
// the steps of the cells away and does not shrink. A node follows only its lines of the highest rank: a border that ends
// at the coast does not dent it. Loops of a few edges stay; loops below 400 points get their area back.
void smooth(Network& network);

// Area inside a closed ring, positive when it runs counter-clockwise (y north).
[[nodiscard]] double area(const std::vector<MeshPoint>& ring);

}  // namespace renkei::map
