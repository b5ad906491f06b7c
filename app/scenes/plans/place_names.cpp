#include "scenes/plans/place_names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>

#include "scenes/names.hpp"

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

namespace {

// Where its land holds it whole before anywhere else.
StoodName stand(const Ground& ground, std::span<const PlaceName> names, size_t i, Standing standing, const std::vector<Rect>& taken, Rect frame)
{
    constexpr float kClear = 2, kApart = 4;   // units between a name that its land holds and the border, and other names
    const Size size = names[i].size;
    const Vec2 home = middle_of(names[i].land.bounds);
    const Rect reach = names[i].land.bounds.grown(std::max(size.h, size.w * 0.7f));
    const auto is_whole = [&](const Rect& box) {
        const Ground::Share under = ground.under(box.grown(kClear), static_cast<int>(i));
        return under.own == under.cells && std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.meets(box.grown(kApart)); });
    };
    float best = std::numeric_limits<float>::infinity();
    StoodName stood{{home.x - size.w / 2, home.y - size.h / 2, size.w, size.h}, false};
    for (float y = std::max(frame.y, reach.y); y + size.h <= std::min(frame.bottom(), reach.bottom()); y += kCell)
        for (float x = std::max(frame.x, reach.x); x + size.w <= std::min(frame.right(), reach.right()); x += kCell) {
            const Rect box{x, y, size.w, size.h};
            const bool whole = is_whole(box);
            if (stood.whole && !whole) continue;
            const float wrong = cost(ground, box, static_cast<int>(i), home, standing, taken);
            if (wrong < best || whole != stood.whole) best = wrong, stood = {box, whole};
        }
    return stood;
}

}  // namespace

std::vector<StoodName> stand_names(std::span<const PlaceName> names, Standing standing, std::span<const Rect> kept, Rect frame)
{
    const Ground ground(names, frame);
    std::vector<size_t> order(names.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const auto area = [&](size_t i) { return names[i].land.bounds.w * names[i].land.bounds.h; };
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return area(a) < area(b); });   // the small have the least choice
    std::vector<StoodName> stood(names.size());
    std::vector<Rect> taken(kept.begin(), kept.end());
    for (const size_t i : order) {
        stood[i] = stand(ground, names, i, standing, taken, frame);
        if (stood[i].whole || standing == Standing::Beside) taken.push_back(stood[i].box);
    }
    return stood;
}

namespace {

// In letters without -cho and -mura, which would not find room; but Kushiro-shi and Kushiro-cho lie side by side.
std::string short_name(const model::Municipality& m, const std::vector<const model::Municipality*>& among, Language language)
{
    const std::string stem = town_stem(m, language);
    return std::count_if(among.begin(), among.end(), [&](const auto* other) { return town_stem(*other, language) == stem; }) > 1 ? town_name(m, language) : stem;
}

// Those that their land does not hold: in the open about the map. One that has no room there either keeps its place.
std::vector<std::optional<SeaName>> led_out(const Board& board, const std::vector<PlaceName>& names, const std::vector<StoodName>& stood, const Naming& naming)
{
    constexpr float kInside = 10;   // units from a hairline's end to the border
    std::vector<std::optional<SeaName>> all(names.size());
    Land land;
    for (const PlaceName& name : names) merge(land, name.land);
    const SeaChart chart(land, board.frame(), naming.shore);
    NameRoom room{chart, naming.open, naming.taken, naming.lines, naming.far};
    room.taken.insert(room.taken.end(), naming.lines.begin(), naming.lines.end());
    std::vector<size_t> which;
    std::vector<SeaChart> own;
    own.reserve(names.size());
    std::vector<ToName> wanted;
    for (size_t i = 0; i < names.size(); ++i) {
        if (stood[i].whole) {
            room.words.push_back(stood[i].box.grown(3));
            continue;
        }
        const Rect& bounds = names[i].land.bounds;
        own.emplace_back(names[i].land, board.frame());
        wanted.push_back({inner_point(names[i].land, {}, middle_of(bounds), kInside), names[i].size, &own.back()});
        which.push_back(i);
    }
    const auto found = all_beside_land(room, wanted);
    for (size_t k = 0; k < which.size(); ++k) all[which[k]] = found[k];
    return all;
}

// The hairline of a name that leads out, piece by piece: no other name stands on it.
void take_leader(const SeaName& name, std::vector<Rect>& taken)
{
    constexpr float kPiece = 8, kAir = 5, kOffDot = 9;   // units
    taken.push_back(Rect{name.place.x, name.place.y, 0, 0}.grown(kOffDot));
    for (size_t i = 1; i < name.leader.size(); ++i) {
        const Vec2 way = name.leader[i] - name.leader[i - 1];
        const int pieces = std::max(1, static_cast<int>(std::hypot(way.x, way.y) / kPiece));
        for (int k = 0; k <= pieces; ++k) {
            const Vec2 at = name.leader[i - 1] + way * (static_cast<float>(k) / static_cast<float>(pieces));
            taken.push_back(Rect{at.x, at.y, 0, 0}.grown(kAir));
        }
    }
}

// What neither its land holds nor leads out stands as well as it can between the others.
void make_room(const std::vector<PlaceName>& names, const std::vector<std::optional<SeaName>>& out, const Naming& naming, std::vector<StoodName>& stood)
{
    const Ground ground(names, naming.frame);
    std::vector<Rect> taken = naming.kept;
    for (size_t i = 0; i < names.size(); ++i) {
        if (stood[i].whole) taken.push_back(stood[i].box);
        if (out[i]) take_leader(*out[i], taken);
    }
    for (size_t i = 0; i < names.size(); ++i) {
        if (stood[i].whole || out[i]) continue;
        stood[i] = stand(ground, names, i, naming.standing, taken, naming.frame);
        taken.push_back(stood[i].box);
    }
}

}  // namespace

void add_names(Board& board, const std::vector<const model::Municipality*>& places, const map::View& view, const Naming& naming, float begin, float end)
{
    const Setting& s = board.setting();
    const bool latin = is_alphabetic(s.language);
    const text::Style style = board.style(text::Face::Gothic, board.type(latin ? 24.0f : 26.0f), 1);
    std::vector<std::shared_ptr<const text::Block>> blocks;
    std::vector<PlaceName> names;
    for (const auto* m : places) {
        blocks.push_back(std::make_shared<const text::Block>(s.typesetter.set(board.paragraph(short_name(*m, places, s.language), style))));
        names.push_back({place(s.atlas.outline(std::span(&m->code5, 1), map::Detail::Prefecture), view), blocks.back()->size});
    }
    std::vector<StoodName> stood = stand_names(names, naming.standing, naming.kept, naming.frame);
    std::vector<std::optional<SeaName>> out(names.size());
    if (naming.standing == Standing::Within) {
        out = led_out(board, names, stood, naming);
        make_room(names, out, naming, stood);
    }
    for (size_t i = 0; i < blocks.size(); ++i) {
        const Rect box = out[i] ? out[i]->box : stood[i].box;
        const Vec2 at{box.x, box.y};
        board.record(*blocks[i], at, paint::ink::kSumi, begin + 0.8f, end >= 0 ? end : std::numeric_limits<float>::infinity());
        canvas::Sprite& sprite = board.show(board.layer(out[i] ? "name led out" : stood[i].whole || naming.standing == Standing::Beside ? "name" : "name across borders", out[i] ? bounds_of(*out[i]).united(Rect{out[i]->place.x, out[i]->place.y, 0, 0}.grown(8)) : box.grown(12), [block = blocks[i], at, ground = naming.ground, leads = out[i]](paint::Painter& p) {
            if (leads) {
                paint_leader(p, *leads, paint::ink::kSumi, ground);
                for (const auto& [radius, color] : {std::pair{5.5f, ground}, std::pair{3.6f, paint::ink::kSumi}}) {
                    p.begin();
                    p.circle(leads->place, radius);
                    p.fill(color);
                }
                p.begin();
            } else p.keyline(*block, at, ground, 3);
            p.text(*block, at, paint::ink::kSumi);
        }));
        sprite.opacity = canvas::Track(0).to(1, begin, 0.8f, canvas::Ease::OutQuint);
        if (end >= 0) sprite.opacity.to(0, end, 0.5f, canvas::Ease::InQuad);
    }
}

}  // namespace renkei::scenes::plans
