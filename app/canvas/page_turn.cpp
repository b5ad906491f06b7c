#include "canvas/page_turn.hpp"

#include <algorithm>
#include <utility>

namespace renkei::canvas {
namespace {

constexpr float kGone = 0.5f;     // of the way: the leaving picture is no more (kLeave of the 0.9 s)
constexpr float kEnters = 0.47f;  // and a breath before that the first of the arriving one may be seen: the page is never empty
constexpr float kGround = 0.05f;  // of the frame: what is opaque and larger is a ground or a field of the page, and blends; a narrow spine would cut words

bool shows(const Composition& scene, float seconds, const Layer& layer)
{
    return std::any_of(scene.elements.begin(), scene.elements.end(), [&](const Element& element) {
        const auto* sprite = std::get_if<Sprite>(&element);
        if (sprite == nullptr || sprite->layer < 0 || static_cast<size_t>(sprite->layer) >= scene.layers.size()) return false;
        const Layer& there = scene.layers[static_cast<size_t>(sprite->layer)];
        return there.name == layer.name && there.bounds == layer.bounds && sprite->opacity.at(seconds) > 0.5f;
    });
}

bool waits(const Composition& leaving, float leaving_seconds, const Composition& arriving, const Sprite& sprite)
{
    if (sprite.layer < 0 || static_cast<size_t>(sprite.layer) >= arriving.layers.size()) return false;
    const Layer& layer = arriving.layers[static_cast<size_t>(sprite.layer)];
    const Rect& seen = sprite.window ? *sprite.window : layer.bounds;
    const bool ground = layer.opaque && sprite.opacity.at(0) > 0 && seen.w * seen.h >= kGround * arriving.frame.w * arriving.frame.h;
    return !ground && !shows(leaving, leaving_seconds, layer);
}

}  // namespace

float left_of_leaving(float progress)
{
    // The cube: it stays long and goes at once, so that nobody looks at an empty page.
    const float t = std::clamp(progress / kGone, 0.0f, 1.0f);
    return 1 - t * t * t;
}
float entered_by(float progress) { return ease(Ease::OutQuint, std::clamp((progress - kEnters) / (1 - kEnters), 0.0f, 1.0f)); }

std::vector<bool> waiting(const Composition& leaving, float leaving_seconds, const Composition& arriving)
{
    std::vector<bool> result;
    for (const Element& element : arriving.elements) {
        const auto* sprite = std::get_if<Sprite>(&element);
        result.push_back(sprite != nullptr ? waits(leaving, leaving_seconds, arriving, *sprite) : std::holds_alternative<Counter>(element));
    }
    return result;
}

}  // namespace renkei::canvas
