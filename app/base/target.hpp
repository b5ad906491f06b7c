#pragma once
// Something on the display that can be touched.

#include <string>
#include <vector>

#include "base/geometry.hpp"

namespace renkei {

struct Target {
    std::string id;                             // what touching it does, in the words of visit/visit.hpp
    Rect area;                                  // layout units
    std::vector<std::vector<Vec2>> rings{};     // its exact shape, even-odd, layout units; empty: the area
};

}  // namespace renkei
