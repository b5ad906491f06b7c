#pragma once
// How a visitor moves a map. Private to this room; what it comes to is Place::camera, and how it goes on Visit::glide.

#include "visit/visit.hpp"

namespace renkei::visit {

// A finger has come to `at`: once it has left what it lay on, it drags the map, and together with another one it pinches it.
void drag(Visit& visit, Finger& finger, Vec2 at, const Rules& rules, Time now);
// The last one that dragged was let go, perhaps in movement.
void throw_map(Visit& visit, const Finger& finger, const Rules& rules, Time now);
// By a button: so much larger.
void send_map(Visit& visit, float by);

}  // namespace renkei::visit
