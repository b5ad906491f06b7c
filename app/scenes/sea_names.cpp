#include "scenes/sea_names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace renkei::scenes {
namespace {

constexpr float kCell = 6;        // units of a cell of the chart
constexpr float kLevel = 12;      // units that a leader runs level before the name
constexpr float kToName = 10;     // from its end to the name
constexpr float kOffPlace = 6.5f; // from the place to its beginning: it ends at the dot that stands there
constexpr float kFurthest = 240, kFar = 320, kLongest = 240;   // up or down, where all the paper is there, and level
constexpr float kStep = 10, kStepUp = 5;
constexpr float kLeading = 5;     // units between two names below each other
constexpr float kOverLand = 1.2f; // a unit of way over land counts as so many more
constexpr float kOverOthers = 4;  // and over land of others
constexpr float kSteepFrom = 40, kSteep = 16;   // a line that goes straight up or down first, and what that counts as
constexpr float kHanging = 60, kOffMiddle = 40;   // what a name straight above or below counts as, and one that its line does not meet in the middle
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

// Straight above or below its place, which the line meets so far along the name.
SeaName hanging_at(Vec2 place, float y, float along, Size name)
{
    const float down = y > 0 ? 1.0f : -1.0f, edge = place.y + y;
    return {place, {place.x - name.w * along, down > 0 ? edge + kToName / 2 : edge - kToName / 2 - name.h, name.w, name.h}, {place + Vec2{0, down * kOffPlace}, {place.x, edge}}, 0};
}

float off(Vec2 v, Vec2 a, Vec2 b)
{
    const Vec2 way = b - a, to = v - a;
    const float t = std::clamp((to.x * way.x + to.y * way.y) / std::max(way.x * way.x + way.y * way.y, 0.001f), 0.0f, 1.0f);
    return std::hypot(to.x - way.x * t, to.y - way.y * t);
}

float side_of(Vec2 v, Vec2 a, Vec2 b) { return (b.x - a.x) * (v.y - a.y) - (b.y - a.y) * (v.x - a.x); }

bool cross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) { return side_of(c, a, b) * side_of(d, a, b) < 0 && side_of(a, c, d) * side_of(b, c, d) < 0; }

// Does a straight line come into a box?
bool passes(Vec2 from, Vec2 to, const Rect& box)
{
    float enters = 0, leaves = 1;
    const auto cut = [&](float at, float way, float low, float high) {   // the part of it between two sides
        if (way == 0) return at >= low && at <= high;
        const float a = (low - at) / way, b = (high - at) / way;
        enters = std::max(enters, std::min(a, b));
        leaves = std::min(leaves, std::max(a, b));
        return enters <= leaves;
    };
    return cut(from.x, to.x - from.x, box.x, box.right()) && cut(from.y, to.y - from.y, box.y, box.bottom());
}

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

SeaChart::SeaChart(const Land& land, Size frame, float shore) : columns_(cell_at(frame.w) + 2), rows_(cell_at(frame.h) + 2), land_(static_cast<size_t>(columns_ * rows_), false)
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
    for (; shore > 0; shore -= kCell) widen();
}

// By a cell on every side.
void SeaChart::widen()
{
    const std::vector<bool> before = land_;
    for (int row = 0; row < rows_; ++row)
        for (int column = 0; column < columns_; ++column)
            if (before[static_cast<size_t>(row * columns_ + column)])
                for (const auto& [x, y] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}})
                    if (row + y >= 0 && row + y < rows_ && column + x >= 0 && column + x < columns_) land_[static_cast<size_t>((row + y) * columns_ + column + x)] = true;
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
        if (passes(name.leader[i - 1], name.leader[i], box)) return true;
    return false;
}

bool clash(const SeaName& a, const SeaName& b)
{
    constexpr float kApart = 10;   // units between two hairlines: nearer they read as one
    const Rect air{a.box.x - kSeaAir, a.box.y - kLeading, a.box.w + 2 * kSeaAir, a.box.h + 2 * kLeading};
    if (air.meets(b.box) || leader_meets(a, b.box.grown(kSeaAir)) || leader_meets(b, a.box.grown(kSeaAir)) || leader_crosses(a, b.leader)) return true;
    return std::any_of(b.leader.begin(), b.leader.end(), [&](Vec2 v) { return distance_from(a, v) < kApart; }) || std::any_of(a.leader.begin(), a.leader.end(), [&](Vec2 v) { return distance_from(b, v) < kApart; });
}

namespace {

// Every place that `consider` is asked for: its side, how far up or down, how much of that straight, how far level.
template <typename Consider> void each_place(const Consider& consider, float furthest = kFurthest)
{
    for (float y = -furthest; y <= furthest; y += kStepUp)
        for (float level = kLevel; level <= kLongest; level += kStep)
            for (const float side : {1.0f, -1.0f}) {
                consider(side, y, 0.0f, level);
                if (std::abs(y) > kSteepFrom && level < kLevel + 3 * kStep) consider(side, y, std::abs(y) - kLevel, level);
            }
}

// Straight above or below: how far, and where along the name its line meets it.
template <typename Consider> void each_hanging(const Consider& consider, float furthest = kFurthest)
{
    for (float y = -furthest; y <= furthest; y += kStepUp)
        for (float along = 0.2f; along < 0.81f; along += 0.05f)
            if (std::abs(y) > kSteepFrom) consider(y, along);
}

float hanging_cost(float y, float along) { return 1.3f * std::abs(y) + kHanging + kOffMiddle * std::abs(along - 0.5f); }

float length_cost(float side, float y, float rise, float level) { return level + 1.3f * std::abs(y) + (side < 0 ? kToTheLeft : 0.0f) + (rise > 0 ? kSteep : 0.0f); }

// Is the name in open water inside `within`, off `taken`?
bool in_open_water(const SeaChart& chart, const Rect& within, const std::vector<Rect>& taken, const SeaName& s)
{
    const Rect air = s.box.grown(kSeaAir);
    if (air.x < within.x || air.right() > within.right() || air.y < within.y || air.bottom() > within.bottom()) return false;
    return std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return r.meets(air); }) && !chart.meets_land(air);
}

float land_cost(const SeaChart& chart, const SeaChart* own, const SeaName& s)
{
    const float over = over_land(chart, s), others = own == nullptr ? 0 : over - over_land(*own, s);
    return kOverLand * over + kOverOthers * others;
}

}  // namespace

std::optional<SeaName> beside_land(const SeaChart& chart, Rect within, const std::vector<Rect>& taken, Vec2 place, Size name, const std::function<bool(const SeaName&)>& allowed, const SeaChart* own)
{
    std::optional<SeaName> best;
    float least = std::numeric_limits<float>::infinity();
    const auto consider = [&](SeaName s, float cost) {
        if (!in_open_water(chart, within, taken, s)) return;
        if (cost += land_cost(chart, own, s); cost >= least || !allowed(s)) return;
        s.cost = least = cost;
        best = std::move(s);
    };
    each_place([&](float side, float y, float rise, float level) {
        if (const float cost = length_cost(side, y, rise, level); cost < least) consider(standing_at(place, side, y, rise, level, name), cost);
    });
    each_hanging([&](float y, float along) {   // where every other line would run over much land
        if (const float cost = hanging_cost(y, along); cost < least) consider(hanging_at(place, y, along, name), cost);
    });
    return best;
}

namespace {

constexpr size_t kMostPlaces = 300;   // of one name
constexpr float kNameless = 3000;

// A place that a name may take, and all that it takes there.
struct Place {
    SeaName name;
    Rect reach;
};
using Places = std::vector<std::vector<Place>>;   // of each name, the best first

std::vector<Place> places_of(const NameRoom& room, const ToName& wanted, const std::vector<ToName>& all)
{
    constexpr float kOffOthers = 12;  // units from a hairline to the place of another name
    std::vector<Place> places;
    const auto consider = [&](SeaName s, float cost) {
        if (!in_open_water(room.chart, room.within, room.taken, s)) return;
        if (std::any_of(room.words.begin(), room.words.end(), [&](const Rect& words) { return leader_meets(s, words); })) return;
        if (std::any_of(all.begin(), all.end(), [&](const ToName& other) { return &other != &wanted && distance_from(s, other.place) < kOffOthers; })) return;
        s.cost = cost + land_cost(room.chart, wanted.own, s);
        const Rect reach = bounds_of(s).grown(kSeaAir);
        places.push_back({std::move(s), reach});
    };
    const float furthest = room.far ? kFar : kFurthest;
    each_place([&](float side, float y, float rise, float level) {
        consider(standing_at(wanted.place, side, y, rise, level, wanted.size), length_cost(side, y, rise, level));
    }, furthest);
    if (room.far) each_hanging([&](float y, float along) { consider(hanging_at(wanted.place, y, along, wanted.size), hanging_cost(y, along)); }, furthest);
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.name.cost < b.name.cost; });
    if (places.size() > kMostPlaces) {   // of the further ones some: else the whole choice would be one corner of the sea
        std::vector<Place> some;
        const size_t near = kMostPlaces / 2, step = std::max<size_t>(1, (places.size() - near) / near);
        for (size_t i = 0; i < places.size() && some.size() < kMostPlaces; i += i < near ? 1 : step) some.push_back(std::move(places[i]));
        places = std::move(some);
    }
    return places;
}

bool clash(const Place& a, const Place& b) { return a.reach.meets(b.reach) && clash(a.name, b.name); }

// Which place of each name was chosen; none: no name.
using Choice = std::vector<std::optional<size_t>>;

// The best place beside the others, where each clash costs so much; none where each costs more than a name is worth.
void choose(const Places& places, Choice& choice, size_t name, float dear)
{
    choice[name].reset();
    float least = kNameless;
    for (size_t k = 0; k < places[name].size() && places[name][k].name.cost < least; ++k) {   // no later one can be better
        float cost = places[name][k].name.cost;
        for (size_t i = 0; i < choice.size() && cost < least; ++i)
            if (i != name && choice[i] && clash(places[name][k], places[i][*choice[i]])) cost += dear;
        if (cost < least) least = cost, choice[name] = k;
    }
}

// What still clashes has no name. Returns what the rest costs.
float settle(const Places& places, Choice& choice)
{
    float sum = 0;
    for (size_t i = 0; i < choice.size(); ++i) {
        for (size_t k = 0; choice[i] && k < choice.size(); ++k)
            if (k != i && choice[k] && clash(places[i][*choice[i]], places[k][*choice[k]])) choice[i].reset();
        sum += choice[i] ? places[i][*choice[i]].name.cost : kNameless;
    }
    return sum;
}

// A clash costs more from sweep to sweep, so that names make room for each other before one gives up.
void sweep_all(const Places& places, Choice& choice, size_t first)
{
    constexpr int kSweeps = 10;
    constexpr float kDearer = 60;
    for (int sweep = 1; sweep <= kSweeps; ++sweep)
        for (size_t i = 0; i < choice.size(); ++i) choose(places, choice, (first + i) % choice.size(), kDearer * static_cast<float>(sweep * sweep));
}

// Chance that falls the same every time.
class Dice {
  public:
    size_t below(size_t count) { return static_cast<size_t>((last_ = last_ * 1664525u + 1013904223u) >> 16) % count; }

  private:
    uint32_t last_ = 1;
};

// One without a name takes any of its places, and what clashes with it there looks for another. False where there is none to place.
bool push_aside(const Places& places, Choice& choice, Dice& dice)
{
    std::vector<size_t> nameless, moved;
    for (size_t i = 0; i < choice.size(); ++i)
        if (!choice[i] && !places[i].empty()) nameless.push_back(i);
    if (nameless.empty()) return false;
    const size_t name = nameless[dice.below(nameless.size())];
    choice[name] = dice.below(places[name].size());
    for (size_t i = 0; i < choice.size(); ++i)
        if (i != name && choice[i] && clash(places[name][*choice[name]], places[i][*choice[i]])) moved.push_back(i);
    for (const size_t i : moved) choice[i].reset();
    for (const size_t i : moved) choose(places, choice, i, kNameless);
    return true;
}

std::vector<std::optional<SeaName>> standing_of(const Places& places, const Choice& choice)
{
    std::vector<std::optional<SeaName>> standing(choice.size());
    for (size_t i = 0; i < choice.size(); ++i)
        if (choice[i]) standing[i] = places[i][*choice[i]].name;
    return standing;
}

}  // namespace

std::vector<std::optional<SeaName>> all_beside_land(const NameRoom& room, const std::vector<ToName>& names)
{
    constexpr size_t kTries = 600, kLifted = 5, kChains = 200, kLongestChain = 8;
    Places places;
    for (const ToName& name : names) places.push_back(places_of(room, name, names));
    Choice best(names.size());
    float least = std::numeric_limits<float>::infinity();
    const auto keep = [&](Choice choice) {
        if (const float cost = settle(places, choice); cost < least) least = cost, best = std::move(choice);
    };
    for (size_t first = 0; first < names.size(); ++first) {   // each begins once
        Choice choice(names.size());
        sweep_all(places, choice, first);
        keep(std::move(choice));
    }
    // Then some are lifted from the best and put back in another order, those without a name first. Always the same ones for the same map.
    Dice dice;
    const auto lift_some = [&] {
        Choice choice = best;
        std::vector<size_t> lifted;
        for (size_t k = 0; k < choice.size(); ++k)
            if (!choice[k]) lifted.push_back(k);
        for (size_t k = 0; k < kLifted; ++k) lifted.push_back(dice.below(names.size()));
        for (const size_t k : lifted) choice[k].reset();
        for (const size_t k : lifted) choose(places, choice, k, kNameless);
        keep(std::move(choice));
    };
    for (size_t i = 0; i < kTries && names.size() > 1; ++i) lift_some();
    if (std::all_of(best.begin(), best.end(), [](const auto& place) { return place.has_value(); })) return standing_of(places, best);
    // What still has no name takes a place, and moves those that stand there: they may move others. Then all of them again.
    for (size_t i = 0; i < kChains; ++i) {
        Choice choice = best;
        for (size_t k = 0; k < kLongestChain && push_aside(places, choice, dice); ++k) keep(choice);
    }
    for (size_t i = 0; i < kTries; ++i) lift_some();
    return standing_of(places, best);
}

void paint_leader(paint::Painter& p, const SeaName& name, paint::Color line, paint::Color ground)
{
    for (const auto& [width, color] : {std::pair{4.4f, ground}, std::pair{1.6f, line}}) {
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
