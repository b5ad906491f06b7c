#pragma once
// The GPU's way of drawing lights: one instance a light, the fragment shader computes core and halo.

#include "canvas/lights.hpp"

namespace renkei::canvas {

[[nodiscard]] std::unique_ptr<LightField> make_instanced_lights(const Lights& lights, float pixels_per_unit, LightPrograms& programs);

}  // namespace renkei::canvas
