#pragma once
// How a visitor moves a map. Private to this room; what it comes to is Place::camera, and how it goes on Visit::glide.

#include "visit/visit.hpp"

namespace renkei::visit {

// Does its shape lie under the point?
[[nodiscard]] bool inside(const Target& target, Vec2 p);

// A finger has come to `at`: once it has left what it lay on, it drags the map, and together with another one it pinches it.
void drag(Visit& visit, Finger& finger, Vec2 at, const Rules& rules, Time now);
// The last one that dragged was let go, perhaps in movement.
void throw_map(Visit& visit, const Finger& finger, const Rules& rules, Time now);
// A finger has come to the map as it was drawn: what it came to is meant, should a button enlarge the map next.
void mean(Visit& visit, Vec2 at, const Rect& area, const Camera& drawn);
// The targets of a map that was painted for one camera, where another one shows them: its shapes alone move. `sight`: outside it there are none.
[[nodiscard]] std::vector<Target> displaced(std::span<const Target> targets, const Camera& painted, const Camera& shown, const Rect& area, const std::optional<Rect>& sight = {});
// By a button: so much larger.
void send_map(Visit& visit, float by);
// A map that a button enlarges goes to land: from its whole to what was last meant on it, else to the middle of the country's towns, and from near to the
// land that is nearest to its middle. `targets`: its shapes as they are where it sets out.
void aim(Visit& visit, const Rect& area, std::span<const Target> targets);

// Half of the 1,741 towns lie left of it and half above it, in the square that the country fills (tests/scenes asks the map).
inline constexpr Vec2 kMiddleOfTowns{0.521f, 0.669f};

}  // namespace renkei::visit
