#include "scenes/sea_names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kCell = 6;        // units of a cell of the chart
constexpr float kLevel = 12;      // units that a leader runs level before the name
constexpr float kToName = 10;     // from its end to the name
constexpr float kOffPlace = 11;   // from the place to its beginning: a dot stands there
constexpr float kFurthest = 240, kLongest = 240;   // up or down, and level
constexpr float kStep = 10;
constexpr float kOverLand = 1.2f; // a unit of way over land counts as so many more
constexpr float kOverOthers = 4;  // and over land of others
constexpr float kSteepFrom = 40, kSteep = 16;   // a line that goes straight up or down first, and what that counts as
constexpr float kToTheLeft = 24;  // units of way that the left side counts as: names are read from where the line ends

int cell_at(float v) { return static_cast<int>(std::floor(v / kCell)); }
float middle_of(int row) { return (static_cast<float>(row) + 0.5f) * kCell; }

// `rise`: how far of the way up or down is straight, before the line turns to 45°.
SeaName standing_at(Vec2 place, float side, float y, float rise, float level, Size name)
{
    const float down = y > 0 ? 1.0f : -1.0f, diagonal = std::abs(y) - rise;
    const Vec2 turn = place + Vec2{0, down * rise}, knee = turn + Vec2{side * diagonal, down * diagonal}, end = knee + Vec2{side * level, 0};
    const Vec2 toward = rise > 0 ? Vec2{0, down} : diagonal > 0 ? Vec2{side * 0.7f, down * 0.7f} : Vec2{side, 0};
    SeaName s{place, {side > 0 ? end.x + kToName : end.x - kToName - name.w, end.y - name.h / 2, name.w, name.h}, {place + toward * kOffPlace}, 0};
    if (rise > kOffPlace) s.leader.push_back(turn);
    if (diagonal > 0) s.leader.push_back(knee);
    s.leader.push_back(end);
    return s;
}

float off(Vec2 v, Vec2 a, Vec2 b)
{
    const Vec2 way = b - a, to = v - a;
    const float t = std::clamp((to.x * way.x + to.y * way.y) / std::max(way.x * way.x + way.y * way.y, 0.001f), 0.0f, 1.0f);
    return std::hypot(to.x - way.x * t, to.y - way.y * t);
}

float side_of(Vec2 v, Vec2 a, Vec2 b) { return (b.x - a.x) * (v.y - a.y) - (b.y - a.y) * (v.x - a.x); }

bool cross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) { return side_of(c, a, b) * side_of(d, a, b) < 0 && side_of(a, c, d) * side_of(b, c, d) < 0; }

// How much of a leader lies on land, units.
float over_land(const SeaChart& chart, const SeaName& s)
{
    float length = 0;
    for (size_t i = 0; i + 1 < s.leader.size(); ++i) {
        const Vec2 a = s.leader[i], b = s.leader[i + 1];
        const float piece = std::hypot(b.x - a.x, b.y - a.y);
        for (float at = 0; at < piece; at += kStep) length += chart.meets_land({a.x + (b.x - a.x) * at / piece, a.y + (b.y - a.y) * at / piece, 0, 0}) ? kStep : 0;
    }
    return length;
}

}  // namespace

SeaChart::SeaChart(const Land& land, Size frame) : columns_(cell_at(frame.w) + 2), rows_(cell_at(frame.h) + 2), land_(static_cast<size_t>(columns_ * rows_), false)
{
    std::vector<std::vector<float>> crossings(static_cast<size_t>(rows_));
    for (const auto& ring : land.rings)
        for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
            const Vec2 a = ring[last], b = ring[i];
            set(a.x, a.y);   // islets between two rows' middles
            const float top = std::min(a.y, b.y), foot = std::max(a.y, b.y);
            for (int row = std::max(0, static_cast<int>(std::ceil(top / kCell - 0.5f))); row < rows_ && middle_of(row) < foot; ++row)
                crossings[static_cast<size_t>(row)].push_back(a.x + (b.x - a.x) * (middle_of(row) - a.y) / (b.y - a.y));
        }
    for (int row = 0; row < rows_; ++row) {
        auto& xs = crossings[static_cast<size_t>(row)];
        std::sort(xs.begin(), xs.end());
        for (size_t i = 0; i + 1 < xs.size(); i += 2)
            for (float x = std::max(xs[i], 0.0f); x < std::min(xs[i + 1], static_cast<float>(columns_) * kCell); x += kCell) set(x, middle_of(row));
    }
}

void SeaChart::set(float x, float y)
{
    const int row = cell_at(y), column = cell_at(x);
    if (row >= 0 && row < rows_ && column >= 0 && column < columns_) land_[static_cast<size_t>(row * columns_ + column)] = true;
}

bool SeaChart::meets_land(const Rect& box) const
{
    for (int row = std::max(0, cell_at(box.y)); row <= std::min(rows_ - 1, cell_at(box.bottom())); ++row)
        for (int column = std::max(0, cell_at(box.x)); column <= std::min(columns_ - 1, cell_at(box.right())); ++column)
            if (land_[static_cast<size_t>(row * columns_ + column)]) return true;
    return false;
}

float distance_from(const SeaName& name, Vec2 point)
{
    float least = std::numeric_limits<float>::infinity();
    for (size_t i = 1; i < name.leader.size(); ++i) least = std::min(least, off(point, name.leader[i - 1], name.leader[i]));
    return least;
}

bool leader_crosses(const SeaName& name, const std::vector<Vec2>& line)
{
    for (size_t i = 1; i < name.leader.size(); ++i)
        for (size_t j = 1; j < line.size(); ++j)
            if (cross(name.leader[i - 1], name.leader[i], line[j - 1], line[j])) return true;
    return false;
}

bool leader_meets(const SeaName& name, const Rect& box)
{
    for (size_t i = 1; i < name.leader.size(); ++i)
        for (float t = 0; t <= 1; t += 0.02f)
            if (box.contains(name.leader[i - 1] * (1 - t) + name.leader[i] * t)) return true;
    return false;
}

std::optional<SeaName> beside_land(const SeaChart& chart, Rect within, const std::vector<Rect>& taken, Vec2 place, Size name, const std::function<bool(const SeaName&)>& allowed, const SeaChart* own)
{
    std::optional<SeaName> best;
    float least = std::numeric_limits<float>::infinity();
    const auto consider = [&](float side, float y, float rise, float level) {
        float cost = level + 1.3f * std::abs(y) + (side < 0 ? kToTheLeft : 0.0f) + (rise > 0 ? kSteep : 0.0f);
        if (cost >= least) return;
        SeaName s = standing_at(place, side, y, rise, level, name);
        const Rect air = s.box.grown(kSeaAir);
        if (air.x < within.x || air.right() > within.right() || air.y < within.y || air.bottom() > within.bottom()) return;
        if (std::any_of(taken.begin(), taken.end(), [&](const Rect& r) { return r.meets(air); }) || chart.meets_land(air)) return;
        const float over = over_land(chart, s), others = own == nullptr ? 0 : over - over_land(*own, s);
        if (cost += kOverLand * over + kOverOthers * others; cost >= least || !allowed(s)) return;
        s.cost = least = cost;
        best = std::move(s);
    };
    for (float y = -kFurthest; y <= kFurthest; y += kStep)
        for (float level = kLevel; level <= kLongest; level += kStep)
            for (const float side : {1.0f, -1.0f}) {
                consider(side, y, 0, level);
                if (std::abs(y) > kSteepFrom && level < kLevel + 3 * kStep) consider(side, y, std::abs(y) - kLevel, level);
            }
    return best;
}

void paint_leader(paint::Painter& p, const SeaName& name)
{
    for (const auto& [width, color] : {std::pair{4.4f, ink::kSumi.with_alpha(0.55f)}, std::pair{1.6f, ink::kWashi.with_alpha(0.85f)}}) {
        p.begin();
        p.polyline(name.leader);
        p.stroke(color, {width, paint::Cap::Butt, paint::Join::Round, {}, 0});
    }
    p.begin();
}

Rect bounds_of(const SeaName& name)
{
    Rect bounds = name.box.grown(6);
    for (const Vec2 v : name.leader) bounds = bounds.united(Rect{v.x, v.y, 0.1f, 0.1f}.grown(4));
    return bounds;
}

}  // namespace renkei::scenes
