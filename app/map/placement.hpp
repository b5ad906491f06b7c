#pragma once
// Where labels stand beside the points, or on the areas, that they name. Pure geometry in layout units.

#include <optional>
#include <span>
#include <vector>

#include "base/geometry.hpp"

namespace renkei::map {

struct LabelRequest {
    Vec2 anchor;
    Size size;
    float clearance = 6;   // between the anchor and the label
    bool area = false;     // the name of an area: it may stand on its anchor, and others on it
};

// Places labels one after the other, so the important ones come first: of eight positions around the anchor (right, left,
// above, below, then the corners) the first that lies inside `within` and touches no obstacle, no label placed before and
// no anchor of another point. An area's name stands on the anchor if it can, else as little above or below it, or to a side,
// as the labels before it allow. Empty where none is free.
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
    float rise = 0;                // how much higher than its anchor a label would like to stand
};

struct Leader {
    float label_top = 0;
    Vec2 from, knee, to;           // from the anchor at 45° (steeper where the column is too near), then level to the column
};

// A column of labels ordered by latitude, each as near to its anchor's height (less `rise`) as the others allow, lines not crossing. The
// answer is in the order of the callouts. Blocks that are taller together than the column run over its bottom.
[[nodiscard]] std::vector<Leader> lay_column(std::span<const Callout> callouts, const Column& column);

}  // namespace renkei::map
