#include "map/insets.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "map/build.hpp"
#include "map/framing.hpp"

namespace renkei::map {
namespace {

// Geographic extent of a part's land with a little sea, degrees.
struct Extent {
    double west, south, east, north;
    float margin;   // degrees around it

    [[nodiscard]] LonLat centre() const { return {(west + east) / 2, (south + north) / 2}; }
};

constexpr Extent extent_of(MapPart part)
{
    switch (part) {
        case MapPart::SouthWest: return {122.93, 24.04, 131.34, 30.00, 0.30f};     // 与那国島, 波照間島, 北大東島, 口之島
        case MapPart::Ogasawara: return {140.87, 24.22, 142.21, 27.73, 0.30f};     // 西之島, 南硫黄島, 母島, 聟島列島
        case MapPart::Minamitorishima: return {153.971, 24.281, 153.988, 24.296, 0.03f};
        case MapPart::Main: break;
    }
    return {128.3, 30.4, 148.9, 45.6, 0};
}

struct Upright {
    View view;   // unscaled, its centre the middle of the land
    Size size;   // in degrees, margins included
};

// Stands the extent's middle meridian upright and measures what the land then covers.
Upright upright(const Extent& e)
{
    Upright u;
    u.view.scale = 1;
    u.view.rotation = -convergence(e.centre().lon);
    u.view.centre = project(e.centre());
    float left = 0, top = 0, right = 0, bottom = 0;
    for (int i = 0; i <= 8; ++i) {
        const double lon = e.west + (e.east - e.west) * i / 8, lat = e.south + (e.north - e.south) * i / 8;
        for (const LonLat edge : {LonLat{lon, e.south}, LonLat{lon, e.north}, LonLat{e.west, lat}, LonLat{e.east, lat}}) {
            const Vec2 p = u.view.place(edge);
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
    }
    u.view.centre = u.view.plane({(left + right) / 2, (top + bottom) / 2});
    u.size = {right - left + 2 * e.margin, bottom - top + 2 * e.margin};
    return u;
}

// Amami and Tokara belong to Kagoshima; 三島村 (46303) lies off its mainland and stays on the main map.
constexpr std::array<std::string_view, 13> kSouthWestOfKagoshima{"46222", "46304", "46523", "46524", "46525", "46527", "46529",
                                                                 "46530", "46531", "46532", "46533", "46534", "46535"};
constexpr std::string_view kOgasawara = "13421";

// Where land without a municipality lies; 47000 is an islet of Okinawa.
constexpr std::array<std::string_view, 4> kUnassigned{"12000", "13000", "23000", "47000"};

}  // namespace

MapPart part_of(std::string_view code5)
{
    if (code5 == kOgasawara) return MapPart::Ogasawara;
    if (code5.starts_with("47") || std::find(kSouthWestOfKagoshima.begin(), kSouthWestOfKagoshima.end(), code5) != kSouthWestOfKagoshima.end())
        return MapPart::SouthWest;
    return MapPart::Main;
}

MapPart part_at(LonLat place)
{
    if (place.lon > 150 && place.lat < 30) return MapPart::Minamitorishima;
    if (place.lon > 135 && place.lat < 28.5) return MapPart::Ogasawara;   // 沖ノ鳥島 too, were it in the mesh
    if (place.lon < 133 && place.lat < 30.1) return MapPart::SouthWest;
    return MapPart::Main;
}

std::vector<std::string> codes_of(MapPart part, std::span<const std::string> all)
{
    std::vector<std::string> codes;
    if (part == MapPart::Minamitorishima) part = MapPart::Ogasawara;
    const auto add = [&](std::string_view code) {
        if (part_of(code) == part) codes.emplace_back(code);
    };
    for (const std::string& code : all) {
        if (code == kNoMunicipality) std::for_each(kUnassigned.begin(), kUnassigned.end(), add);
        else add(code);
    }
    return codes;
}

Inset inset_in(MapPart part, Rect frame)
{
    const Upright u = upright(extent_of(part));
    Inset made{part, frame, u.view};
    made.view.scale = std::min(frame.w / u.size.w, frame.h / u.size.h);
    made.view.at = {frame.x + frame.w / 2, frame.y + frame.h / 2};
    return made;
}

Shape rings_within(const Shape& shape, const Inset& inset)
{
    Shape within;
    for (const Ring& ring : shape.rings) {
        const bool inside = std::all_of(ring.begin(), ring.end(), [&](Vec2 p) { return inset.frame.contains(inset.view.place(p)); });
        if (!inside || ring.empty()) continue;
        within.bounds = within.bounds.united(bounds_of(ring));
        within.rings.push_back(ring);
    }
    return within;
}

}  // namespace renkei::map
