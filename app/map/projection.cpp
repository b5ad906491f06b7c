#include "map/projection.hpp"

#include <cmath>
#include <numbers>

namespace renkei::map {
namespace {

constexpr double kRadian = std::numbers::pi / 180;
constexpr double kCentralMeridian = 137.5, kOriginLatitude = 37;

// tan(π/4 + φ/2), the conformal latitude's tangent on the sphere.
double conformal(double lat) { return std::tan(std::numbers::pi / 4 + lat * kRadian / 2); }

// Snyder (15-1) to (15-3) with the radius 180/π, so that the unit is a degree.
struct Cone {
    double n = 0;      // how many degrees the plane turns for one of longitude
    double rf = 0;     // R F
    double rho0 = 0;   // the origin's distance from the apex

    Cone()
    {
        const double south = 33, north = 43;
        n = std::log(std::cos(south * kRadian) / std::cos(north * kRadian)) / std::log(conformal(north) / conformal(south));
        rf = std::cos(south * kRadian) * std::pow(conformal(south), n) / n / kRadian;
        rho0 = rho(kOriginLatitude);
    }
    [[nodiscard]] double rho(double lat) const { return rf / std::pow(conformal(lat), n); }
};

const Cone& cone()
{
    static const Cone made;
    return made;
}

Vec2 turned(Vec2 v, float radians)
{
    if (radians == 0) return v;
    const float c = std::cos(radians), s = std::sin(radians);
    return {v.x * c - v.y * s, v.x * s + v.y * c};   // y points down, so this turns clockwise
}

}  // namespace

Vec2 project(LonLat place)
{
    const Cone& k = cone();
    const double rho = k.rho(place.lat), theta = k.n * (place.lon - kCentralMeridian) * kRadian;
    return {static_cast<float>(rho * std::sin(theta)), static_cast<float>(rho * std::cos(theta) - k.rho0)};
}

LonLat unproject(Vec2 plane)
{
    const Cone& k = cone();
    const double x = static_cast<double>(plane.x), y = static_cast<double>(plane.y) + k.rho0;
    const double rho = std::hypot(x, y);
    return {kCentralMeridian + std::atan2(x, y) / k.n / kRadian,
            2 * std::atan(std::pow(k.rf / rho, 1 / k.n)) / kRadian - 90};
}

float convergence(double lon)
{
    return static_cast<float>(-cone().n * (lon - kCentralMeridian) * kRadian);
}

Vec2 View::place(Vec2 plane) const
{
    return at + turned(plane - centre, rotation) * scale;
}

Vec2 View::place(LonLat lonlat) const { return place(project(lonlat)); }

Vec2 View::plane(Vec2 layout) const
{
    return centre + turned((layout - at) * (1 / scale), -rotation);
}

}  // namespace renkei::map
