#pragma once
// Names of places on a map that stand in the open sea beside the land, each tied to its place by a hairline: type on one quiet
// ground needs no shade round it. Pure; any thread.

#include <functional>
#include <optional>
#include <vector>

#include "scenes/land.hpp"

namespace renkei::scenes {

inline constexpr float kSeaAir = 9;   // units that a name keeps from the coast, from lines and from other names

// Which parts of a frame are land. It is asked hundreds of times a name, so each edge of the coast is looked at once, when made.
class SeaChart {
  public:
    SeaChart(const Land& land, Size frame);
    [[nodiscard]] bool meets_land(const Rect& box) const;

  private:
    void set(float x, float y);

    int columns_, rows_;
    std::vector<bool> land_;
};

struct SeaName {
    Vec2 place;
    Rect box;                    // of the name
    std::vector<Vec2> leader;    // from the place at 45°, or straight and then at 45°, and level to the name
    float cost = 0;              // how far it is, and how much of that over land
};

// How far a point is from a leader.
[[nodiscard]] float distance_from(const SeaName& name, Vec2 point);
// Does a leader cross a line, or come into a box?
[[nodiscard]] bool leader_crosses(const SeaName& name, const std::vector<Vec2>& line);
[[nodiscard]] bool leader_meets(const SeaName& name, const Rect& box);

// The nearest open water inside `within` where a name of this size has room, off `taken` and as `allowed` wants it. `own`: the land that
// is named; a leader that runs over its neighbours' is a last resort.
[[nodiscard]] std::optional<SeaName> beside_land(const SeaChart& chart, Rect within, const std::vector<Rect>& taken, Vec2 place, Size name, const std::function<bool(const SeaName&)>& allowed, const SeaChart* own = nullptr);

// The hairline with a keyline of the ground, for land lies below it.
void paint_leader(paint::Painter& p, const SeaName& name);
[[nodiscard]] Rect bounds_of(const SeaName& name);

}  // namespace renkei::scenes
