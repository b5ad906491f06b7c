#include "scenes/locator.hpp"

#include <algorithm>
#include <cmath>

#include "map/framing.hpp"
#include "map/insets.hpp"

namespace renkei::scenes {
namespace {

// The part of a shape that lies in the same part of the country as a place: 南鳥島, also Ogasawara's, lies 1,200 km beyond it.
map::Shape near(const map::Shape& shape, map::LonLat place)
{
    map::Shape kept;
    for (const map::Ring& ring : shape.rings) {
        if (ring.empty() || map::part_at(map::unproject(ring.front())) != map::part_at(place)) continue;
        kept.bounds = kept.bounds.united(map::bounds_of(ring));
        kept.rings.push_back(ring);
    }
    return kept;
}

}  // namespace

std::optional<Locator> locator_of(const map::Atlas& atlas, const model::Municipality& m, Rect area, float pixels_per_unit)
{
    constexpr float kBeyond = 30;     // units by which islets may stand outside the area
    constexpr float kLeastRing = 27, kHalfLine = 2, kAir = 6;
    const map::Shape prefecture = atlas.outline(atlas.codes_of(m.prefecture_code), map::Detail::Region);
    const map::Shape town = near(atlas.outline(std::span(&m.code5, 1), map::Detail::Region), {m.lon, m.lat});
    if (prefecture.rings.empty() || town.rings.empty()) return std::nullopt;
    Rect box = map::mainland_of(prefecture, map::kTerritoriesReach).united(town.bounds);
    map::View view = map::fit(box, area);
    // The ring, too, stands inside the area, which may begin at the margin: where it reaches beyond the land, the map makes room for it.
    const Vec2 centre{town.bounds.x + town.bounds.w / 2, town.bounds.y + town.bounds.h / 2};
    float reach = 0;   // of the town from the ring's centre: the ring cuts through no land of it
    for (const map::Ring& ring : town.rings)
        for (const Vec2 p : ring) reach = std::max(reach, std::hypot(p.x - centre.x, p.y - centre.y));
    const auto radius = [&] { return std::max(kLeastRing, reach * view.scale + kAir); };
    const Rect land = box;
    for (int round = 0; round < 3; ++round) {   // the least ring is larger on a smaller map
        box = land.united(Rect{centre.x, centre.y, 0, 0}.grown((radius() + kHalfLine) / view.scale));
        view = map::fit(box, area);
    }
    view.at.x = area.x + box.w * view.scale / 2;

    Locator locator;
    locator.land = place_inside(prefecture, view, area.grown(kBeyond));
    locator.lakes = lakes_of(atlas, view, area.grown(kBeyond), pixels_per_unit, m.prefecture_code);
    locator.town = place(town, view);
    locator.centre = view.place(centre);
    locator.radius = radius();
    return locator;
}

}  // namespace renkei::scenes
