#pragma once
// Points of light, added to what is below them: a soft core and a halo around it.
// On a GPU one instanced draw computes them. On llvmpipe that costs 1.3 times a browser's canvas, and stamping them on the
// CPU 0.6 times: there the light is kept in a picture of its own, of which only the changed tiles are stamped anew and
// uploaded. Both use the profile of `light_profile`, so both look the same.

#include <cstddef>
#include <memory>
#include <string>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "canvas/composition.hpp"
#include "canvas/rectangles.hpp"

namespace renkei::canvas {

// How much of its colour a light gives at a distance: 1 in the middle, about half at the core's radius, 0 at the halo's. All in pixels.
[[nodiscard]] float light_profile(float distance, float core, float halo);
// Brightness of one light at a second; `all_seen` is when the last one has appeared in full. May exceed 1.
[[nodiscard]] float light_brightness(const Light& light, const Lights& lights, float all_seen, float seconds);
[[nodiscard]] float all_seen_at(const Lights& lights);

// Compiled once, shared by all fields.
struct LightPrograms {
    gl::Program program;
    static Result<LightPrograms> create(const std::string& shader_directory);
};

class LightField {
  public:
    enum class Way { Stamped, Instanced };
    static std::unique_ptr<LightField> create(const Lights& lights, float pixels_per_unit, Way way, LightPrograms& programs);
    virtual ~LightField() = default;
    // What drawing needs, in slices: does about as much as uploading so many bytes takes, and returns how much it was. What is not built is built by draw.
    virtual size_t build(size_t) { return 0; }
    [[nodiscard]] virtual bool built() const { return true; }
    // Draws into the picture that `rectangles` has begun.
    virtual void draw(Rectangles& rectangles, float seconds) = 0;
    [[nodiscard]] virtual size_t texture_bytes() const = 0;
};

}  // namespace renkei::canvas
