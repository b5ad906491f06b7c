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
    // `shore`: units about the land that count as land.
    SeaChart(const Land& land, Size frame, float shore = 0);
    [[nodiscard]] bool meets_land(const Rect& box) const;

  private:
    void set(float x, float y);
    void widen();

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

// Do they touch, cross, or come so near to each other that one could be taken for the other's?
[[nodiscard]] bool clash(const SeaName& a, const SeaName& b);

// The nearest open water inside `within` where a name of this size has room, off `taken` and as `allowed` wants it. `own`: the land that
// is named; a leader that runs over its neighbours' is a last resort.
[[nodiscard]] std::optional<SeaName> beside_land(const SeaChart& chart, Rect within, const std::vector<Rect>& taken, Vec2 place, Size name, const std::function<bool(const SeaName&)>& allowed, const SeaChart* own = nullptr);

// One of several names that look for their places together.
struct ToName {
    Vec2 place;
    Size size;
    const SeaChart* own = nullptr;   // the land that is named
};
// Where they may stand: off the land and what is taken; `words` lie on the land, and no hairline runs through them.
struct NameRoom {
    const SeaChart& chart;
    Rect within;
    std::vector<Rect> taken, words{};
    bool far = false;   // the paper is above and below: names stand further up and down, and straight over or under their places
};
// The same for all of them at once: where each does not clash with another, and together they are nearest to their places. What has no
// room stands nowhere.
[[nodiscard]] std::vector<std::optional<SeaName>> all_beside_land(const NameRoom& room, const std::vector<ToName>& names);

// The hairline with a keyline of the ground, for land lies below it. By night, or in these colours.
void paint_leader(paint::Painter& p, const SeaName& name, paint::Color line = paint::ink::kWashi.with_alpha(0.85f), paint::Color ground = paint::ink::kSumi.with_alpha(0.55f));
[[nodiscard]] Rect bounds_of(const SeaName& name);

}  // namespace renkei::scenes
