#include "canvas/composition.hpp"

#include <algorithm>
#include <limits>

namespace renkei::canvas {

namespace {

constexpr float kNever = std::numeric_limits<float>::infinity();
constexpr float kReducedFade = 0.3f;   // seconds; visual language, "Under reduced motion"

float last_appearance(const Lights& lights)
{
    float last = 0;
    for (const Light& light : lights.points) last = std::max(last, light.appears);
    return last + lights.fade_in;
}

bool unseen(const Track& opacity, float seconds) { return opacity.at(seconds) <= 0 && !opacity.moves_at(seconds); }

bool element_moves(const Sprite& sprite, float seconds)
{
    if (unseen(sprite.opacity, seconds)) return false;
    for (const Track* track : {&sprite.opacity, &sprite.x, &sprite.y, &sprite.scale})
        if (track->moves_at(seconds)) return true;
    return sprite.reveal_from && sprite.reveal.moves_at(seconds);
}

bool element_moves(const Counter& counter, float seconds)
{
    return !unseen(counter.opacity, seconds) && (counter.opacity.moves_at(seconds) || counter.value.moves_at(seconds));
}

bool element_moves(const Lights& lights, float seconds)
{
    if (lights.points.empty()) return false;
    if (lights.breathing > 0 && seconds >= last_appearance(lights)) return true;
    return std::any_of(lights.points.begin(), lights.points.end(), [&](const Light& light) {
        return seconds >= light.appears && seconds < light.appears + lights.fade_in;
    });
}

float next_start(const Sprite& sprite, float seconds)
{
    float next = kNever;
    for (const Track* track : {&sprite.opacity, &sprite.x, &sprite.y, &sprite.scale, &sprite.reveal})
        next = std::min(next, track->next_start(seconds));
    return next;
}

float next_start(const Counter& counter, float seconds)
{
    return std::min(counter.opacity.next_start(seconds), counter.value.next_start(seconds));
}

float next_start(const Lights& lights, float seconds)
{
    float next = kNever;
    for (const Light& light : lights.points)
        if (light.appears > seconds) next = std::min(next, light.appears);
    if (lights.breathing > 0 && last_appearance(lights) > seconds) next = std::min(next, last_appearance(lights));
    return next;
}

bool ever_moves(const Track& track) { return track.moves_at(0) || track.next_start(0) < kNever; }

// What arrived by moving arrives by one fade; what stood still stands still.
Track one_fade(const Track& opacity, bool moves)
{
    const float last = opacity.reduced().at(0);
    if (!moves || last <= 0) return Track(last);
    return Track(0).to(last, 0, kReducedFade, Ease::Linear);
}

void reduce(Sprite& sprite)
{
    const bool moves = ever_moves(sprite.opacity) || ever_moves(sprite.x) || ever_moves(sprite.y) || ever_moves(sprite.reveal);
    sprite.opacity = one_fade(sprite.opacity, moves);
    for (Track* track : {&sprite.x, &sprite.y, &sprite.scale, &sprite.reveal}) *track = track->reduced();
}

void reduce(Counter& counter)
{
    counter.opacity = one_fade(counter.opacity, ever_moves(counter.opacity) || ever_moves(counter.value));
    counter.value = counter.value.reduced();
}

void reduce(Lights& lights)
{
    for (Light& light : lights.points) light.appears = 0;
    lights.fade_in = kReducedFade;
    lights.breathing = 0;
}

}  // namespace

bool moving(const Composition& composition, float seconds)
{
    return std::any_of(composition.elements.begin(), composition.elements.end(), [&](const Element& element) {
        return std::visit([&](const auto& one) { return element_moves(one, seconds); }, element);
    });
}

float next_change(const Composition& composition, float seconds)
{
    if (moving(composition, seconds)) return seconds;
    float next = kNever;
    for (const Element& element : composition.elements)
        next = std::min(next, std::visit([&](const auto& one) { return next_start(one, seconds); }, element));
    return next;
}

Composition reduced_motion(Composition composition)
{
    for (Element& element : composition.elements) std::visit([](auto& one) { reduce(one); }, element);
    for (TextRecord& text : composition.texts) text.appears = std::min(text.appears, kReducedFade);
    composition.still_from = kReducedFade;
    return composition;
}

}  // namespace renkei::canvas
