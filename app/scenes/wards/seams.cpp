#include "scenes/wards/seams.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace renkei::scenes::wards {
namespace {

constexpr float kRound = 17;         // units before and after a corner at which its rounding begins: it stays within the seam
constexpr int kCurveSteps = 26;      // straight pieces of the curve to the land
constexpr float kTurning = 60;       // units of way that a corner of a right angle counts as
constexpr float kStraight = 40;      // … and leaving the tiles straight
constexpr size_t kSheaf = 4;         // lines from one corner that keep together; more open like a fan,
constexpr float kFan = 0.11f;        // the outermost so much of their way aside, and do not clump

float distance(Vec2 a, Vec2 b) { return std::hypot(b.x - a.x, b.y - a.y); }

// The corners of all tiles, each once, and which are ends of a side.
struct Seams {
    std::vector<Vec2> corners;
    std::vector<std::vector<size_t>> next;

    size_t corner(Vec2 v)
    {
        const auto known = std::find_if(corners.begin(), corners.end(), [&](Vec2 c) { return distance(c, v) < 2; });
        if (known != corners.end()) return static_cast<size_t>(known - corners.begin());
        corners.push_back(v);
        next.emplace_back();
        return corners.size() - 1;
    }
};

Seams seams_of(const TileMap& tiles)
{
    Seams seams;
    for (const WardTile& tile : ward_tiles()) {
        const std::vector<Vec2> outline = tiles.outline(tile, 0);
        for (size_t i = 0; i < outline.size(); ++i) {
            const size_t a = seams.corner(outline[i]), b = seams.corner(outline[(i + 1) % outline.size()]);
            for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}})
                if (std::find(seams.next[from].begin(), seams.next[from].end(), to) == seams.next[from].end()) seams.next[from].push_back(to);
        }
    }
    return seams;
}

// How far each corner is from the ward's tile along the seams, and by which corner one comes to it.
struct Reach {
    std::vector<float> far;
    std::vector<size_t> before;      // itself where the way begins
};

Reach reach_from(const Seams& seams, const std::vector<Vec2>& ward)
{
    const size_t n = seams.corners.size();
    Reach reach{std::vector<float>(n, std::numeric_limits<float>::infinity()), std::vector<size_t>(n, 0)};
    std::vector<bool> done(n, false);
    for (size_t i = 0; i < n; ++i)
        if (std::any_of(ward.begin(), ward.end(), [&](Vec2 v) { return distance(v, seams.corners[i]) < 2; })) reach.far[i] = 0, reach.before[i] = i;
    for (size_t round = 0; round < n; ++round) {   // Dijkstra; there are some sixty corners
        size_t nearest = n;
        for (size_t i = 0; i < n; ++i)
            if (!done[i] && (nearest == n || reach.far[i] < reach.far[nearest])) nearest = i;
        done[nearest] = true;
        for (const size_t to : seams.next[nearest]) {
            const float far = reach.far[nearest] + distance(seams.corners[nearest], seams.corners[to]);
            if (far < reach.far[to] - 0.01f) reach.far[to] = far, reach.before[to] = nearest;
        }
    }
    return reach;
}

struct Curve {
    Vec2 from, leave, arrive, to;
    [[nodiscard]] Vec2 at(float t) const
    {
        const float s = 1 - t;
        return from * (s * s * s) + leave * (3 * s * s * t) + arrive * (3 * s * t * t) + to * (t * t * t);
    }
};

// Lying, one bow over the sea; where that would come over a tile, and standing, where the land lies below the wards, it leaves
// them straight and comes down on its place.
enum class Manner { Bow, Straight };

Curve curve_to(Vec2 from, Vec2 to, Shore shore, Manner manner)
{
    const Vec2 way = to - from;
    const float d = std::hypot(way.x, way.y), aside = way.x > 0 ? 0.10f : -0.10f;
    if (shore == Shore::Below) return {from, from + Vec2{0.12f * aside * d, 0.42f * d}, to + Vec2{aside * d, -0.36f * d}, to};
    if (manner == Manner::Straight) return {from, from + Vec2{0.34f * d, 0}, to + way * -0.34f + Vec2{0, -0.10f * d}, to};
    const Vec2 bow = Vec2{way.y, -way.x} * 0.16f;
    return {from, from + way * 0.30f + bow * 0.8f, to + way * -0.34f + bow * 1.1f, to};
}

bool covered(const TileMap& tiles, Vec2 v)
{
    const float side = tiles.width / 2 + 1;
    return std::any_of(ward_tiles().begin(), ward_tiles().end(), [&](const WardTile& tile) {
        const Vec2 middle = tiles.centre(tile);
        const float x = std::abs(v.x - middle.x), y = std::abs(v.y - middle.y) / tiles.flat;
        return x <= side && 0.5f * x + 0.8660254f * y <= side;   // a hexagon on its point
    });
}

// Clear of every tile, once it has left the corner at which it begins.
bool clear_of(const TileMap& tiles, const Curve& curve)
{
    for (int i = 0; i <= 60; ++i) {
        const Vec2 v = curve.at(static_cast<float>(i) / 60);
        if (distance(v, curve.from) > 12 && covered(tiles, v)) return false;
    }
    return true;
}

// By which corner a line leaves the tiles, and how.
struct Leaving {
    Curve curve;
    size_t exit = 0;
};

// Where many lines leave by one corner they part at once, in the order of their places, so that none crosses another.
void open_fans(const TileMap& tiles, std::vector<Leaving>& all)
{
    std::vector<size_t> order(all.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const auto angle = [&](size_t i) { return std::atan2(all[i].curve.to.y - all[i].curve.from.y, all[i].curve.to.x - all[i].curve.from.x); };
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return all[a].exit != all[b].exit ? all[a].exit < all[b].exit : angle(a) < angle(b); });
    for (size_t first = 0, end = 0; first < order.size(); first = end) {
        while (end < order.size() && all[order[end]].exit == all[order[first]].exit) ++end;
        const size_t count = end - first;
        if (count <= kSheaf) continue;
        for (size_t i = first; i < end; ++i) {
            Curve curve = all[order[i]].curve;
            const Vec2 way = curve.to - curve.from;
            const Vec2 aside = Vec2{-way.y, way.x} * (kFan * (2 * static_cast<float>(i - first) / static_cast<float>(count - 1) - 1));
            curve.leave = curve.leave + aside;
            curve.arrive = curve.arrive + aside * 0.6f;
            if (clear_of(tiles, curve)) all[order[i]].curve = curve;
        }
    }
}

void add_rounded(std::vector<Vec2>& points, Vec2 before, Vec2 corner, Vec2 after)
{
    const float a = std::min(kRound, 0.5f * distance(before, corner)), b = std::min(kRound, 0.5f * distance(corner, after));
    if (a < 1 || b < 1) return points.push_back(corner);
    const Vec2 from = corner + (before - corner) * (a / distance(before, corner)), to = corner + (after - corner) * (b / distance(corner, after));
    for (const float t : {0.0f, 0.2f, 0.4f, 0.6f, 0.8f, 1.0f}) points.push_back(from * ((1 - t) * (1 - t)) + corner * (2 * t * (1 - t)) + to * (t * t));
}

// How sharply a curve turns off from the seam by which one comes to it: 0 straight on, 1 a right angle, 2 back.
float turn_at(const Seams& seams, const Reach& reach, size_t exit, Vec2 middle, const Curve& curve)
{
    const Vec2 come = seams.corners[exit] - (reach.before[exit] == exit ? middle : seams.corners[reach.before[exit]]), go = curve.leave - curve.from;
    return 1 - (come.x * go.x + come.y * go.y) / std::max(std::hypot(come.x, come.y) * std::hypot(go.x, go.y), 1.0f);
}

Way way_along(const Seams& seams, const Reach& reach, size_t exit, Vec2 middle, const Curve& curve)
{
    std::vector<Vec2> corners;
    for (size_t at = exit;; at = reach.before[at]) {
        corners.push_back(seams.corners[at]);
        if (reach.before[at] == at) break;
    }
    corners.push_back(middle + (corners.back() - middle) * 0.93f);   // it begins on its own tile's corner
    std::reverse(corners.begin(), corners.end());
    Way way;
    way.points.push_back(corners.front());
    for (size_t i = 1; i < corners.size(); ++i) {
        way.shore = way.points.size();   // before it turns off: all that leave by this corner part at one point
        add_rounded(way.points, corners[i - 1], corners[i], i + 1 < corners.size() ? corners[i + 1] : curve.at(0.08f));
    }
    for (int i = 1; i <= kCurveSteps; ++i) {
        const Vec2 v = curve.at(static_cast<float>(i) / kCurveSteps);
        if (distance(v, curve.from) > kRound + 4) way.points.push_back(v);
    }
    return way;
}

}  // namespace

float Way::length() const
{
    float all = 0;
    for (size_t i = 1; i < points.size(); ++i) all += distance(points[i - 1], points[i]);
    return all;
}

bool Way::meets(const Rect& box, float end) const
{
    float left = length() - end;
    for (size_t i = 1; i < points.size() && left > 0; ++i) {
        const float piece = distance(points[i - 1], points[i]);
        for (float at = 0; at < std::min(piece, left); at += 4)
            if (box.contains(points[i - 1] + (points[i] - points[i - 1]) * (at / piece))) return true;
        left -= piece;
    }
    return false;
}

std::vector<Way> ways_from(const TileMap& tiles, const WardTile& ward, const std::vector<Vec2>& places, Shore shore)
{
    const Seams seams = seams_of(tiles);
    const Reach reach = reach_from(seams, tiles.outline(ward, 0));
    std::vector<Leaving> all;
    for (const Vec2 place : places) {
        std::optional<Leaving> best;
        float least = std::numeric_limits<float>::infinity();
        for (size_t i = 0; i < seams.corners.size(); ++i)
            for (const Manner manner : {Manner::Bow, Manner::Straight}) {
                const Curve curve = curve_to(seams.corners[i], place, shore, manner);
                const float cost = reach.far[i] + distance(curve.from, place) + kTurning * turn_at(seams, reach, i, tiles.centre(ward), curve) + (manner == Manner::Straight ? kStraight : 0);
                if (cost < least && clear_of(tiles, curve)) best = Leaving{curve, i}, least = cost;
            }
        if (best) all.push_back(*best);
    }
    open_fans(tiles, all);
    std::vector<Way> ways;
    for (const Leaving& leaving : all) ways.push_back(way_along(seams, reach, leaving.exit, tiles.centre(ward), leaving.curve));
    return ways;
}

}  // namespace renkei::scenes::wards
