#include "canvas/composition.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <string>

namespace renkei::canvas {

namespace {

constexpr float kNever = std::numeric_limits<float>::infinity();
constexpr float kReducedFade = 0.3f;   // seconds

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

// What arrives within the first seconds is there at once; what comes later, or leaves, does so at its own time.
constexpr float kReducedSettled = 1.5f;

Track one_fade(const Track& opacity, bool moves)
{
    if (!moves) return opacity.reduced();
    const Track faded = opacity.faded(kReducedFade, kReducedSettled);
    return ever_moves(opacity) ? faded : Track(0).to(opacity.reduced().at(0), 0, kReducedFade, Ease::Linear);
}

void reduce(Sprite& sprite)
{
    const bool uncovered = ever_moves(sprite.reveal);
    const bool moves = ever_moves(sprite.opacity) || ever_moves(sprite.x) || ever_moves(sprite.y) || ever_moves(sprite.scale) || uncovered;
    if (uncovered && !ever_moves(sprite.opacity)) {   // what is uncovered bit by bit fades in as a whole when that begins
        const float begin = sprite.reveal.first_start();
        sprite.opacity = Track(0).to(sprite.opacity.reduced().at(0), begin < kReducedSettled ? 0 : begin, kReducedFade, Ease::Linear);
    } else {
        sprite.opacity = one_fade(sprite.opacity, moves);
    }
    for (Track* track : {&sprite.x, &sprite.y, &sprite.scale, &sprite.reveal}) *track = track->reduced();
}

// The piece of a layer that is uncovered between two fractions of it.
Rect uncovered(const Rect& whole, Edge from, float before, float after)
{
    const float part = after - before;
    switch (from) {
        case Edge::Left: return {whole.x + whole.w * before, whole.y, whole.w * part, whole.h};
        case Edge::Right: return {whole.right() - whole.w * after, whole.y, whole.w * part, whole.h};
        case Edge::Top: return {whole.x, whole.y + whole.h * before, whole.w, whole.h * part};
        case Edge::Bottom: break;
    }
    return {whole.x, whole.bottom() - whole.h * after, whole.w, whole.h * part};
}

// What is uncovered in several movements, as a line of time, is there as far as it has come: each piece fades in to be there when
// its movement ends. None where it is uncovered at once.
std::vector<Element> piece_by_piece(const Element& element, const std::vector<Layer>& layers)
{
    const auto* sprite = std::get_if<Sprite>(&element);
    if (sprite == nullptr || !sprite->reveal_from || sprite->window || ever_moves(sprite->opacity)) return {};
    const std::vector<Track::Stop> stops = sprite->reveal.stops();
    if (stops.size() < 2) return {};
    const Rect whole = layers[static_cast<size_t>(sprite->layer)].bounds.moved({sprite->x.reduced().at(0), sprite->y.reduced().at(0)});
    std::vector<Element> pieces;
    float before = sprite->reveal.at(0);
    for (const Track::Stop& stop : stops) {
        Sprite piece = *sprite;
        const float begin = stop.seconds - kReducedFade;
        piece.window = uncovered(whole, *sprite->reveal_from, before, stop.value);
        piece.reveal = Track(1);
        piece.opacity = Track(0).to(sprite->opacity.reduced().at(0), begin < kReducedSettled ? 0 : begin, kReducedFade, Ease::Linear);
        for (Track* track : {&piece.x, &piece.y, &piece.scale}) *track = track->reduced();
        pieces.emplace_back(std::move(piece));
        before = stop.value;
    }
    return pieces;
}

// A figure that counts in steps keeps its steps; one that runs shows its end.
void reduce(Counter& counter)
{
    counter.opacity = one_fade(counter.opacity, ever_moves(counter.opacity) || ever_moves(counter.value));
    counter.value = counter.one_run ? counter.value.reduced() : counter.value.faded(0.01f, kReducedSettled);
}

void reduce(Lights& lights)
{
    for (Light& light : lights.points) light.appears = 0;
    lights.fade_in = kReducedFade;
    lights.breathing = 0;
}

}  // namespace

std::string figures_at(const Counter& counter, float seconds)
{
    constexpr double kRounding = 1e-3, kFloat = 2e-7;   // 1740.9999 has arrived, and so has 512.04, which no float is
    double unit = 1;
    for (int i = 0; i < counter.decimals; ++i) unit *= 10;
    const double value = static_cast<double>(counter.value.at(seconds)) * unit;
    std::string figures = std::to_string(std::max(0ll, static_cast<long long>(std::floor(value + kRounding + value * kFloat))));
    const auto after = static_cast<size_t>(counter.decimals);
    if (figures.size() <= after) figures.insert(0, after + 1 - figures.size(), '0');   // 7 hundredths: 0.07
    const std::string fraction = after > 0 ? "." + figures.substr(figures.size() - after) : "";
    figures.resize(figures.size() - after);
    for (size_t at = figures.size(); at > 3; at -= 3) figures.insert(at - 3, 1, ',');
    return figures + fraction;
}

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

std::vector<bool> layers_seen(const Composition& composition, Seconds between)
{
    std::vector<bool> seen(composition.layers.size(), false);
    for (const Element& element : composition.elements)
        if (const auto* sprite = std::get_if<Sprite>(&element); sprite && sprite->layer >= 0 && static_cast<size_t>(sprite->layer) < seen.size()) {
            const auto layer = static_cast<size_t>(sprite->layer);
            if (sprite->opacity.most(between.from, composition.layers[layer].costly ? between.costly_until : between.until) > 0) seen[layer] = true;
        }
    return seen;
}

Composition reduced_motion(Composition composition)
{
    std::vector<Element> elements;
    for (Element& element : composition.elements) {
        std::vector<Element> pieces = piece_by_piece(element, composition.layers);
        if (pieces.empty()) std::visit([](auto& one) { reduce(one); }, pieces.emplace_back(std::move(element)));
        std::move(pieces.begin(), pieces.end(), std::back_inserter(elements));
    }
    composition.elements = std::move(elements);
    for (TextRecord& text : composition.texts)
        if (text.appears < kReducedSettled + 1) text.appears = kReducedFade;
    composition.still_from = kReducedFade;
    for (const Element& element : composition.elements)
        if (const auto* sprite = std::get_if<Sprite>(&element)) composition.still_from = std::max(composition.still_from, sprite->opacity.settles());
    return composition;
}

}  // namespace renkei::canvas
