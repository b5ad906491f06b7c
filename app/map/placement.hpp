#pragma once
// Where labels stand beside the points they name, and which point a finger means. Pure geometry in layout units.

#include <optional>
#include <span>
#include <vector>

#include "base/geometry.hpp"

namespace renkei::map {

struct LabelRequest {
    Vec2 anchor;
    Size size;
    float clearance = 6;   // between the anchor and the label
};

// Places labels one after the other, so the important ones come first: of eight positions around the anchor (right, left,
// above, below, then the corners) the first that lies inside `within` and touches no obstacle, no label placed before and
// no anchor of another. Empty where none is free.
[[nodiscard]] std::vector<std::optional<Rect>> place_labels(std::span<const LabelRequest> labels, Rect within, std::span<const Rect> obstacles);

struct Callout {
    Vec2 anchor;
    float height = 34;   // of its label block
};

enum class Side { Left, Right };   // of the map

struct Column {
    Side side = Side::Right;
    float x = 0;                   // where the leader lines end and the labels begin
    float top = 0, bottom = 0;
    float gap = 10;                // between label blocks, at least
    float stub = 16;               // the level part of a line, at least
};

struct Leader {
    float label_top = 0;
    Vec2 from, knee, to;           // from the anchor at 45° (steeper where the column is too near), then level to the column
};

// A column of labels ordered by latitude, each as near to its anchor's height as the others allow, lines not crossing. The
// answer is in the order of the callouts. Blocks that are taller together than the column run over its bottom.
[[nodiscard]] std::vector<Leader> lay_column(std::span<const Callout> callouts, const Column& column);

// The nearest point not farther than `radius`.
[[nodiscard]] std::optional<size_t> nearest(std::span<const Vec2> points, Vec2 at, float radius);

}  // namespace renkei::map
