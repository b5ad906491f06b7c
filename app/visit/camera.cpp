#include "visit/camera.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::visit {
namespace {

using std::chrono::milliseconds;

constexpr float kStrayMm = 10;                     // further and a finger drags: what moves less is a tap (requirements R59)
constexpr float kSlowing = 4;                      // of a thrown map, a second
constexpr milliseconds kThrown{1400}, kSent{350};  // how long it moves by itself
constexpr milliseconds kHeld{80};                  // a finger that rested so long before it was let go throws nothing
constexpr float kSlowest = 120;                    // units a second that throw
constexpr float kLatest = 0.4f;                    // weight of the last movement in a finger's speed

float seconds_between(Time from, Time to) { return std::chrono::duration<float>(to - from).count(); }

// 0..1 of the map's part of the display.
Vec2 share(Vec2 at, const Rect& area) { return {(at.x - area.x) / area.w, (at.y - area.y) / area.h}; }

struct Hold {
    Vec2 middle;
    float spread = 0;                              // units between the first two; 0: there is one alone
};

Hold hold_of(const Visit& visit)
{
    Hold hold;
    float count = 0;
    const Finger* first = nullptr;
    for (const Finger& f : visit.fingers) {
        if (!f.drags || count == 2) continue;      // a third finger changes nothing
        hold.middle = hold.middle + f.at;
        count += 1;
        if (first == nullptr) first = &f;
        else hold.spread = std::hypot(f.at.x - first->at.x, f.at.y - first->at.y);
    }
    if (count > 0) hold.middle = hold.middle * (1 / count);
    return hold;
}

// The country stands in the middle of its part of the display, as large as it fits: what is looked at is land, not the sea beside it.
Camera on_land(Camera camera, Page page, const Rect& area)
{
    camera = within_edges(camera);
    if (!is_country(page)) return camera;
    const float half = 0.5f / camera.zoom;
    const auto clamped = [&](float centre, float share) {
        const float least = std::min(0.5f, std::max(half, 0.5f - share / 2));
        return std::clamp(centre, least, 1 - least);
    };
    camera.centre = {clamped(camera.centre.x, std::min(1.0f, area.h / area.w)), clamped(camera.centre.y, std::min(1.0f, area.w / area.h))};
    return camera;
}

}  // namespace

Camera within_edges(Camera camera)
{
    camera.zoom = std::clamp(camera.zoom, 1.0f, kMostZoom);
    const float half = 0.5f / camera.zoom;
    camera.centre = {std::clamp(camera.centre.x, half, 1 - half), std::clamp(camera.centre.y, half, 1 - half)};
    return camera;
}

Displacement displacement(const Camera& painted, const Camera& shown, const Rect& area)
{
    const float zoom = shown.zoom / painted.zoom;
    const Vec2 middle{area.x + area.w / 2, area.y + area.h / 2}, off = painted.centre - shown.centre;
    return {zoom, middle * (1 - zoom) + Vec2{off.x * area.w, off.y * area.h} * shown.zoom};
}

Rect sight_of(const Rect& area, const Size& frame)
{
    return frame.portrait() ? Rect{0, area.y, frame.w, area.h} : Rect{area.x, 0, frame.w - area.x, area.bottom()};
}

std::vector<Target> displaced(std::span<const Target> targets, const Camera& painted, const Camera& shown, const Rect& area, const std::optional<Rect>& sight)
{
    const Displacement move = displacement(painted, shown, area);
    std::vector<Target> all;
    for (const Target& target : targets) {
        if (target.rings.empty()) {
            all.push_back(target);
            continue;
        }
        const Vec2 corner = move({target.area.x, target.area.y});
        Rect place{corner.x, corner.y, target.area.w * move.zoom, target.area.h * move.zoom};
        if (sight) {
            if (!place.meets(*sight)) continue;
            const float left = std::max(place.x, sight->x), top = std::max(place.y, sight->y);
            place = {left, top, std::min(place.right(), sight->right()) - left, std::min(place.bottom(), sight->bottom()) - top};
        }
        all.push_back({target.id, place, target.rings});
        for (auto& ring : all.back().rings)
            for (Vec2& p : ring) p = move(p);
    }
    return all;
}

void drag(Visit& visit, Finger& finger, Vec2 at, const Rules& rules, Time now)
{
    const Rect& area = *rules.map;
    const float far = std::hypot(at.x - finger.down.x, at.y - finger.down.y) * rules.mm_per_unit;
    if (!finger.drags && area.contains(finger.down) && far > kStrayMm) {
        // Who lies on the map beside it moves it, too.
        for (Finger& f : visit.fingers)
            if (area.contains(f.down)) f.drags = true, f.target.clear();
        finger.at = at;
        finger.moved = now;
        return;                                    // from here on, without a jump
    }
    const Hold before = hold_of(visit);
    const Vec2 step = at - finger.at;
    const float lasted = std::max(0.001f, seconds_between(finger.moved, now));
    finger.speed = finger.speed * (1 - kLatest) + step * (kLatest / lasted);
    finger.at = at;
    finger.moved = now;
    if (!finger.drags) return;
    const Hold after = hold_of(visit);
    Camera& camera = visit.way.back().camera;
    const Vec2 was = share(before.middle, area), is = share(after.middle, area);
    const Vec2 held{camera.centre.x + (was.x - 0.5f) / camera.zoom, camera.centre.y + (was.y - 0.5f) / camera.zoom};
    if (before.spread > 1 && after.spread > 1) camera.zoom = std::clamp(camera.zoom * after.spread / before.spread, 1.0f, kMostZoom);
    camera.centre = {held.x - (is.x - 0.5f) / camera.zoom, held.y - (is.y - 0.5f) / camera.zoom};
    camera = on_land(camera, visit.here().page, area);
}

void throw_map(Visit& visit, const Finger& finger, const Rules& rules, Time now)
{
    if (visit.moves() || !rules.map || now - finger.moved > kHeld || std::hypot(finger.speed.x, finger.speed.y) < kSlowest) return;
    const Camera from = visit.here().camera;
    Camera to = from;
    const float reach = 1 / (kSlowing * from.zoom);
    to.centre = {from.centre.x - finger.speed.x / rules.map->w * reach, from.centre.y - finger.speed.y / rules.map->h * reach};
    visit.glide = Glide{.from = from, .to = on_land(to, visit.here().page, *rules.map), .since = now, .thrown = true};
}

void mean(Visit& visit, Vec2 at, const Rect& area, const Camera& drawn)
{
    const Vec2 part = share(at, area);
    visit.way.back().meant = Vec2{drawn.centre.x + (part.x - 0.5f) / drawn.zoom, drawn.centre.y + (part.y - 0.5f) / drawn.zoom};
}

namespace {

constexpr float kLeastLand = 40;                   // units: a lone rock of the Sea of Japan is not what anybody means

bool is_large(const std::vector<Vec2>& ring)
{
    if (ring.empty()) return false;
    Rect box{ring.front().x, ring.front().y, 0, 0};
    for (const Vec2 p : ring) {
        const float left = std::min(box.x, p.x), top = std::min(box.y, p.y);
        box = {left, top, std::max(box.right(), p.x) - left, std::max(box.bottom(), p.y) - top};
    }
    return std::max(box.w, box.h) >= kLeastLand;
}

// The nearest corner of a shape, where no shape lies under the point.
Vec2 nearest_land(Vec2 at, std::span<const Target> targets)
{
    float least = -1;
    Vec2 nearest = at;
    for (const Target& target : targets) {
        if (!target.rings.empty() && inside(target, at)) return at;
        for (const auto& ring : target.rings)
            for (const Vec2 corner : is_large(ring) ? std::span<const Vec2>(ring) : std::span<const Vec2>()) {
                const float far = std::hypot(corner.x - at.x, corner.y - at.y);
                if (least >= 0 && far >= least) continue;
                least = far;
                nearest = corner;
            }
    }
    return nearest;
}

}  // namespace

void aim(Visit& visit, const Rect& area, std::span<const Target> targets)
{
    if (!visit.glide || visit.glide->thrown || visit.glide->to.zoom <= visit.glide->from.zoom) return;
    const Place& here = visit.here();
    const Camera& from = visit.glide->from;
    const float side = std::min(area.w, area.h);
    Vec2 wanted = visit.glide->to.centre;
    if (from.zoom <= 1 && here.meant) wanted = *here.meant;
    else if (from.zoom <= 1 && is_country(here.page)) wanted = {0.5f + (kMiddleOfTowns.x - 0.5f) * side / area.w, 0.5f + (kMiddleOfTowns.y - 0.5f) * side / area.h};
    const auto on_display = [&](Vec2 p) { return Vec2{area.x + (0.5f + (p.x - from.centre.x) * from.zoom) * area.w, area.y + (0.5f + (p.y - from.centre.y) * from.zoom) * area.h}; };
    const Vec2 land = share(nearest_land(on_display(wanted), targets), area);
    visit.glide->to.centre = {from.centre.x + (land.x - 0.5f) / from.zoom, from.centre.y + (land.y - 0.5f) / from.zoom};
    visit.glide->to = on_land(visit.glide->to, here.page, area);
}

void send_map(Visit& visit, float by)
{
    Camera to = visit.glide ? visit.glide->to : visit.here().camera;   // two quick taps are two steps
    to.zoom *= by;
    visit.glide = Glide{.from = visit.here().camera, .to = within_edges(to), .since = visit.last_touch, .thrown = false};
    aim(visit, {0, 0, 1, 1}, {});
}

Visit advanced(Visit visit, Time now)
{
    if (!visit.glide) return visit;
    const Glide& g = *visit.glide;
    const milliseconds whole = g.thrown ? kThrown : kSent;
    const float seconds = std::max(0.0f, seconds_between(g.since, now)), part = std::min(1.0f, seconds / std::chrono::duration<float>(whole).count());
    const float rest = 1 - part, way = g.thrown ? (1 - std::exp(-kSlowing * seconds)) : 1 - rest * rest * rest;
    Camera camera{.zoom = g.from.zoom * std::pow(g.to.zoom / g.from.zoom, way), .centre = g.from.centre + (g.to.centre - g.from.centre) * way};
    const Camera free = camera;
    camera = within_edges(camera);
    const bool stopped = g.thrown && camera.centre.x != free.centre.x && camera.centre.y != free.centre.y;
    if (part >= 1 && !g.thrown) camera = g.to;
    visit.way.back().camera = camera;
    if (part >= 1 || stopped) visit.glide.reset();
    return visit;
}

bool Visit::moves() const
{
    return glide || std::any_of(fingers.begin(), fingers.end(), [](const Finger& f) { return f.drags; });
}

bool Visit::looks_as(const Visit& other) const { return stands_where(other) && (moves() || here().camera == other.here().camera); }

bool Visit::stands_where(const Visit& other) const
{
    const Place &a = way.back(), &b = other.way.back();
    return a.page == b.page && a.subject == b.subject && a.leaf == b.leaf && a.near == b.near && way.size() == other.way.size() && language == other.language && large == other.large && layer == other.layer && asked == other.asked;
}

}  // namespace renkei::visit
