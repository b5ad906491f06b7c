#include "scenes/plans/place_names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace renkei::scenes::plans {
namespace {

constexpr float kCell = 4;   // units

// Whose land it is, in cells: asking outlines of thousands of points for every trial would take seconds.
class Ground {
  public:
    explicit Ground(std::span<const PlaceName> names, Rect frame) : frame_(frame), w_(static_cast<int>(frame.w / kCell) + 1), h_(static_cast<int>(frame.h / kCell) + 1), owner_(static_cast<size_t>(w_) * static_cast<size_t>(h_), -1)
    {
        for (size_t i = 0; i < names.size(); ++i) fill(names[i].land, static_cast<int>(i));
    }

    struct Share {
        int cells = 0, own = 0, open = 0;
    };
    [[nodiscard]] Share under(Rect box, int whose) const
    {
        Share share;
        for (int y = row(box.y); y <= row(box.bottom()); ++y)
            for (int x = column(box.x); x <= column(box.right()); ++x) {
                const int owner = x < 0 || y < 0 || x >= w_ || y >= h_ ? -1 : owner_[static_cast<size_t>(y) * static_cast<size_t>(w_) + static_cast<size_t>(x)];
                ++share.cells;
                share.own += owner == whose;
                share.open += owner < 0;
            }
        return share;
    }

  private:
    [[nodiscard]] int column(float x) const { return static_cast<int>(std::floor((x - frame_.x) / kCell)); }
    [[nodiscard]] int row(float y) const { return static_cast<int>(std::floor((y - frame_.y) / kCell)); }

    // Even and odd, along the middle of each row.
    void fill(const Land& land, int whose)
    {
        std::vector<float> crossings;
        for (int y = std::max(0, row(land.bounds.y)); y <= std::min(h_ - 1, row(land.bounds.bottom())); ++y) {
            const float at = frame_.y + (static_cast<float>(y) + 0.5f) * kCell;
            crossings.clear();
            for (const auto& ring : land.rings)
                for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
                    const Vec2 a = ring[last], b = ring[i];
                    if ((a.y <= at) != (b.y <= at)) crossings.push_back(a.x + (at - a.y) / (b.y - a.y) * (b.x - a.x));
                }
            std::sort(crossings.begin(), crossings.end());
            for (size_t i = 0; i + 1 < crossings.size(); i += 2)
                for (int x = std::max(0, column(crossings[i])); x <= std::min(w_ - 1, column(crossings[i + 1])); ++x) owner_[static_cast<size_t>(y) * static_cast<size_t>(w_) + static_cast<size_t>(x)] = whose;
        }
    }

    Rect frame_;
    int w_, h_;
    std::vector<int> owner_;
};

float overlap(const Rect& a, const Rect& b)
{
    const float x = std::min(a.right(), b.right()) - std::max(a.x, b.x), y = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return x > 0 && y > 0 ? x * y : 0;
}

Vec2 middle_of(const Rect& r) { return {r.x + r.w / 2, r.y + r.h / 2}; }

// What is wrong with a box: 0 for one in the middle of its wide land.
float cost(const Ground& ground, Rect box, int whose, Vec2 home, Standing standing, std::span<const Rect> taken)
{
    constexpr float kClear = 5;      // units between a name and a border
    const Ground::Share under = ground.under(box.grown(kClear), whose);
    const auto cells = static_cast<float>(under.cells);
    const float away = std::hypot(middle_of(box).x - home.x, middle_of(box).y - home.y) / (box.w + box.h);
    const bool astray = ground.under({middle_of(box).x, middle_of(box).y, 0, 0}, whose).own == 0;
    float sum = standing == Standing::Within ? static_cast<float>(under.cells - under.own) / cells + 4 * static_cast<float>(under.open) / cells + 0.15f * away + (astray ? 2.5f : 0.0f)
                                             : 12 * static_cast<float>(under.cells - under.open) / cells + away;
    for (const Rect& other : taken) sum += 60 * overlap(box.grown(7), other) / (box.w * box.h);
    return sum;
}

}  // namespace

std::vector<Rect> stand_names(std::span<const PlaceName> names, Standing standing, std::span<const Rect> kept, Rect frame)
{
    const Ground ground(names, frame);
    std::vector<size_t> order(names.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const auto area = [&](size_t i) { return names[i].land.bounds.w * names[i].land.bounds.h; };
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return area(a) < area(b); });   // the small have the least choice
    std::vector<Rect> boxes(names.size()), taken(kept.begin(), kept.end());
    for (const size_t i : order) {
        const Size size = names[i].size;
        const Vec2 home = middle_of(names[i].land.bounds);
        const Rect reach = names[i].land.bounds.grown(std::max(size.h, size.w * 0.7f));
        float best = std::numeric_limits<float>::infinity();
        boxes[i] = {home.x - size.w / 2, home.y - size.h / 2, size.w, size.h};
        for (float y = std::max(frame.y, reach.y); y + size.h <= std::min(frame.bottom(), reach.bottom()); y += 2 * kCell)
            for (float x = std::max(frame.x, reach.x); x + size.w <= std::min(frame.right(), reach.right()); x += 2 * kCell) {
                const Rect box{x, y, size.w, size.h};
                const float wrong = cost(ground, box, static_cast<int>(i), home, standing, taken);
                if (wrong < best) best = wrong, boxes[i] = box;
            }
        taken.push_back(boxes[i]);
    }
    return boxes;
}

}  // namespace renkei::scenes::plans
