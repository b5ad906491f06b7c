#pragma once
// The golden pictures: what is kept of each kind of scene, for those who measure the same pictures.

#include <span>

#include "studio.hpp"

namespace renkei::tests {

struct GoldenShot {
    const char* name;
    const char* day;
    Studio::Subject subject;
    float at;            // seconds
};

[[nodiscard]] std::span<const GoldenShot> golden_shots();

}  // namespace renkei::tests
