#include "scenes/support_map.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "map/framing.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/land.hpp"
#include "scenes/link.hpp"
#include "scenes/names.hpp"
#include "scenes/paper.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kTint = 0.24f;         // of young bamboo, each time a place was helped
constexpr float kIsland = 9;           // radius of the ring round an island too small to be seen
constexpr float kDisc = kIsland - 2;   // and of the disc that stands for it, in the colours of land
constexpr float kRing = 6, kTokyo = 10;   // radii: of the ring at a line's end, of the point from which all lines come
constexpr float kFromTokyo = kTokyo + kRing + 6;   // the nearest ring: a line is seen between the two

// One recipient's land: a prefecture, or the municipalities that are named instead of it.
struct Place {
    Land land;
    Lines seams;                 // where it borders on other land
    std::vector<Vec2> islands;   // municipalities named one by one: ringed
    Vec2 anchor;
};

// A recipient by its prefecture's code and those of the municipalities that are named instead of it.
struct Recipient {
    std::string prefecture;
    std::vector<std::string> named;

    [[nodiscard]] std::string key() const
    {
        std::string key = prefecture;
        for (const std::string& code : named) key += code;
        return key;
    }
};

std::vector<Recipient> recipients_of(const model::Support& support)
{
    std::vector<Recipient> all;
    for (const std::string& prefecture : support.prefecture_codes) {
        Recipient& one = all.emplace_back(Recipient{prefecture, {}});
        for (const std::string& code : support.municipality_codes)
            if (code.starts_with(prefecture)) one.named.push_back(code);
    }
    return all;
}

Land on_nation(const Board& board, const NationLayout& nation, const std::vector<std::string>& codes)
{
    const Setting& s = board.setting();
    Land land = main_land(nation, s.atlas, codes, s.pixels_per_unit), islets = inset_land(nation, s.atlas, codes, s.pixels_per_unit);
    if (!islets.rings.empty()) merge(land, std::move(islets));
    return land;
}

class Places {
  public:
    Places(const Board& board, const NationLayout& nation) : board_(board), nation_(nation) {}

    // The key of every place that a support went to.
    std::vector<std::string> of(const model::Support& support)
    {
        std::vector<std::string> keys;
        for (const Recipient& one : recipients_of(support))
            if (std::string key = one.key(); places_.contains(key) || add(key, one)) keys.push_back(std::move(key));
        return keys;
    }
    [[nodiscard]] const Place& at(const std::string& key) const { return places_.at(key); }

  private:
    bool add(const std::string& key, const Recipient& recipient)
    {
        const std::vector<std::string>& named = recipient.named;
        std::vector<const model::Municipality*> members;
        for (const auto& m : board_.setting().programme.content->municipalities)
            if (named.empty() ? m.prefecture_code == recipient.prefecture : std::find(named.begin(), named.end(), m.code5) != named.end()) members.push_back(&m);
        if (members.empty()) return false;
        Place place;
        std::vector<std::string> codes;
        Vec2 mean;
        float in_mean = 0;
        for (const auto* m : members) {
            codes.push_back(m->code5);
            if (!named.empty()) place.islands.push_back(nation_.place(*m));
            if (map::part_of(m->code5) != map::MapPart::Main) continue;
            mean = mean + nation_.place(*m);
            ++in_mean;
        }
        mean = in_mean > 0 ? mean * (1 / in_mean) : nation_.place(*members.front());
        // The member nearest to the middle is always on land; beside Tokyo one that is not under its point.
        const Vec2 tokyo = nation_.main.place(map::kTokyo);
        float nearest = 1e9f;
        for (const auto* m : members) {
            const Vec2 at = nation_.place(*m), d = at - mean, way = at - tokyo;
            const float off = std::hypot(d.x, d.y) + (std::hypot(way.x, way.y) < kFromTokyo ? 1e6f : 0.0f);
            if (off < nearest) nearest = off, place.anchor = at;
        }
        place.land = on_nation(board_, nation_, codes);
        place.seams = seams(nation_, board_.setting().atlas, codes, others_than(codes), board_.setting().pixels_per_unit);
        for (const Vec2 p : place.islands) place.land.bounds = place.land.bounds.united(Rect{p.x, p.y, 0, 0}.grown(kIsland + 2));
        places_.emplace(key, std::move(place));
        return true;
    }

    [[nodiscard]] std::vector<std::string> others_than(const std::vector<std::string>& codes) const
    {
        std::vector<std::string> others;
        for (const auto& m : board_.setting().programme.content->municipalities)
            if (std::find(codes.begin(), codes.end(), m.code5) == codes.end()) others.push_back(m.code5);
        return others;
    }

    const Board& board_;
    const NationLayout& nation_;
    std::map<std::string, Place> places_;
};

void trace_discs(paint::Painter& p, const Place& place)
{
    p.begin();
    for (const Vec2 island : place.islands) p.circle(island, kDisc);
}

// An island too small to be seen is a disc in the green of the prefectures: over sea alone it would be a paler halo about its land.
void paint_tint(paint::Painter& p, const Place& place)
{
    if (!place.islands.empty()) p.begin_group();
    const paint::Color tint = ink::kWakatake.with_alpha(place.islands.empty() ? kTint : 1);
    p.begin();
    trace(p, place.land);
    p.fill(tint, paint::FillRule::EvenOdd);
    trace_discs(p, place);
    p.fill(tint);
    p.begin();
    if (!place.islands.empty()) p.end_group(kTint);
}

// What its greens lie on.
void paint_discs(paint::Painter& p, const Place& place)
{
    trace_discs(p, place);
    p.fill(ink::kSuna);
    p.begin();
}

// Land, lakes, borders, and the tint of what was helped before this scene.
void add_ground(Board& board, const NationLayout& nation, const std::vector<const Place*>& before)
{
    const Setting& s = board.setting();
    const map::Detail detail = map::detail_for(nation.main.scale, s.pixels_per_unit);
    const Land land = on_nation(board, nation, s.atlas.codes()), lakes = lakes_of(s.atlas, nation.main, {0, 0, board.frame().w, board.frame().h}, s.pixels_per_unit);
    const Lines lines = place(s.atlas.borders(map::BorderRank::Prefecture, detail, map::main_bounds()), nation.main);
    Rect box = land.bounds;
    for (const NationInset& i : nation.insets) box = box.united(i.inset.frame);
    std::vector<Place> helped;
    for (const Place* one : before) helped.push_back(*one);
    board.show(board.layer("land", box.grown(4), [=](paint::Painter& p) {
        p.begin();
        for (const NationInset& i : nation.insets) p.rect(i.inset.frame);
        p.stroke(paint::mix(ink::kSuna, ink::kSumi, 0.12f), {1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        begin_land(p);
        p.begin();
        trace(p, land);
        p.fill(ink::kSuna, paint::FillRule::EvenOdd);
        p.stroke(ink::kSuna, {1.0f, paint::Cap::Round, paint::Join::Round, {}, 0});   // an islet smaller than a unit is still seen
        for (const Place& one : helped) paint_discs(p, one);
        for (const Place& one : helped) paint_tint(p, one);
        p.begin();
        trace(p, lines);
        p.stroke(ink::kWashi, {1.5f, paint::Cap::Round, paint::Join::Round, {}, 0});
        end_land(p, lakes);
        p.begin();
    }), {0.1f, {0, 0}, 0.8f});
}

// `first`: it was never helped before.
void add_lit(Board& board, const Place& place, const Help& help, bool first)
{
    auto shared = std::make_shared<Place>(place);
    const Rect box = place.land.bounds.grown(4);
    const int tint = board.layer("tint", box, [shared, first](paint::Painter& p) {
        if (first) paint_discs(p, *shared);
        paint_tint(p, *shared);
    });
    board.show(tint).opacity = canvas::Track(0).to(1, help.at + 0.6f, 0.6f, canvas::Ease::InOutSine);
    const int lit = board.layer("lit", box, [shared, box](paint::Painter& p) {
        p.begin();
        trace(p, shared->land);
        p.fill(ink::kShu, paint::FillRule::EvenOdd);   // the point one looks at: the greens say how much help there was
        art::fill_pattern(p, art::Pattern::Shippo, {.tile = 22, .line = 1.1f}, {box.x, box.y}, ink::kWashi.with_alpha(0.42f));
        p.begin();
        trace(p, shared->seams);   // not the coast: its line is the sea's
        p.stroke(ink::kWashi, {1.5f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
        for (const Vec2 island : shared->islands) p.circle(island, kIsland);
        p.stroke(ink::kShu, {2.4f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    });
    canvas::Sprite& sprite = board.show(lit);
    sprite.opacity = canvas::Track(0).to(1, help.at + 0.25f, 0.6f, canvas::Ease::OutQuint);
    if (help.until >= 0) sprite.opacity.to(0, help.until, 0.6f, canvas::Ease::InOutSine);
}

// The end of a line: over all lines, for they pass it on their way to others.
void add_ring(Board& board, const Place& place, const Help& help)
{
    constexpr float kArrives = 0.55f;
    const int layer = board.layer("ring", Rect{place.anchor.x, place.anchor.y, 0, 0}.grown(kRing + 3), [at = place.anchor](paint::Painter& p) {
        p.begin();
        p.circle(at, kRing);
        p.fill(ink::kWashi);
        p.stroke(ink::kSumi, {2, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    });
    canvas::Sprite& sprite = board.show(layer);
    sprite.opacity = canvas::Track(0).to(1, help.at + kArrives, 0.25f);
    if (help.until >= 0) sprite.opacity.to(0, help.until - 0.1f, 0.5f, canvas::Ease::InQuad);
}

// From Tokyo, bending to the right of its way as a thrown line does; it runs out to its ring.
void add_line(Board& board, Vec2 from, const Place& place, const Help& help)
{
    const Vec2 to = place.anchor, way = to - from;
    const float side = way.x < 0 ? -1.0f : 1.0f;
    const Vec2 bend{(from.x + to.x) / 2 + way.y * 0.20f * side, (from.y + to.y) / 2 - way.x * 0.20f * side};
    const bool level = std::abs(way.x) > std::abs(way.y);
    const canvas::Edge begins = level ? (way.x < 0 ? canvas::Edge::Right : canvas::Edge::Left) : (way.y < 0 ? canvas::Edge::Bottom : canvas::Edge::Top);
    add_link(board, {.from = from, .bend = bend, .to = to, .ground = ink::kWashi.with_alpha(0.85f), .ring = 0}, begins, {help.at, 0.8f, help.until >= 0 ? help.until - 0.1f : -1});
}

}  // namespace

float support_type(const Board& board) { return board.portrait() && is_alphabetic(board.setting().language) ? 24 : board.setting().type_floor; }

NationLayout support_nation(Size frame, float type_floor, InsetNames names)
{
    using map::MapPart;
    if (frame.portrait()) {
        const float k = std::min(1.0f, (frame.h - support_chronicle_high(type_floor)) / 990), right = frame.w - kMargin;
        const float yields = std::clamp(names.minamitorishima - 240 * k, 0.0f, 64.0f);   // the land, to a large name off its coast
        const float great = is_large_type(type_floor) ? 822 * k : 782 * k;   // a large name stands over its frame, and below the next one
        // The smallest frame ends above the name of the next, large or not.
        const float ogasawara = 618 * k, least_high = names.minamitorishima > 240 ? 34 * k : 64 * k;
        const float least = names.minamitorishima > 240 ? 524 * k : is_large_type(type_floor) ? ogasawara - 1.14f * type_floor - 26 - least_high : 500 * k;
        return {map::fit(map::main_bounds(), {right - 888 * k - yields, 84 * k, 888 * k, 880 * k}),
                {{map::inset_in(MapPart::SouthWest, {right - 240 * k, great, 240 * k, 948 * k - great}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {right - 120 * k, ogasawara, 120 * k, 116 * k}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {right - 120 * k, least, 120 * k, least_high}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    constexpr float kOffFacts = 24; // of the land in larger type, off the words over its western sea
    const bool long_names = is_large_type(type_floor) && names.minamitorishima > 260;
    const float upper = long_names ? 869 : 876;   // the top of the small frames: their names keep off 青ヶ島's ring, and long ones off 鳥島
    // Larger type needs the left for its words, and leaves more of the right.
    const float k = std::min(1.0f, frame.w / 1920), small = is_large_type(type_floor) ? 112.0f : 124.0f;
    // Kyushu comes down to the great frame, whose name stands within; for a long one the land gives way a little.
    const float wide = long_names ? 200.0f : 236.0f;   // a long name off its frame wants the page's middle
    const float great = is_large_type(type_floor) ? wide * k : std::max(236 * k, std::ceil(names.nansei / kBesideIslands)), yields = great > 236 * k ? 18 : 0;
    const float frames = (is_large_type(type_floor) ? 404.0f : 292.0f) * k - yields, apart = yields > 0 ? 12 * k : 16 * k;
    const float top = is_large_type(type_floor) && names.nansei > kBesideIslands * great ? 828 : 812;   // a long name over it keeps off the ring too
    const Rect room = is_large_type(type_floor) ? Rect{kMargin + kOffFacts * k, 66, 814 * k, 800} : Rect{kMargin - yields, 60, 900 * k, 880};
    const float beside = frames + great + apart, list = (is_large_type(type_floor) ? 1040 : 980) * k;
    const bool narrow = beside + std::max(small * k, names.ogasawara) + apart + std::max(small * k, names.minamitorishima) > list;
    // Without room side by side before the list: where the type is large one over the other, each below its name; else the second stands a line higher.
    if (narrow && is_large_type(type_floor)) {
        const float long_one = std::max(small * k, names.ogasawara), longest = std::max(small * k, names.minamitorishima);
        constexpr float kLow = 88;
        const float named = std::max(great, names.nansei), column = frames + named + 16 * k, least = upper - 1.14f * type_floor - 24 - kLow;
        return {map::fit(map::main_bounds(), room),
                {{map::inset_in(MapPart::SouthWest, {frames, top, named, 978 - top}), "inset.nansei"},
                 {map::inset_in(MapPart::Ogasawara, {column, upper, long_one, 978 - upper}), "inset.ogasawara", InsetLabel::Above},
                 {map::inset_in(MapPart::Minamitorishima, {column, least, longest, kLow}), "inset.minamitorishima", InsetLabel::Above}}};
    }
    const auto as_wide = [&](float name) { return narrow ? small * k : std::max(small * k, name); };
    const float ogasawara = as_wide(names.ogasawara), minamitorishima = as_wide(names.minamitorishima);
    return {map::fit(map::main_bounds(), room),
            {{map::inset_in(MapPart::SouthWest, {frames, top, great, 978 - top}), "inset.nansei"},
             {map::inset_in(MapPart::Ogasawara, {beside, upper, ogasawara, 978 - upper}), "inset.ogasawara", InsetLabel::Above},
             {map::inset_in(MapPart::Minamitorishima, {beside + ogasawara + apart, upper, minamitorishima, 978 - upper}), "inset.minamitorishima", InsetLabel::Above}}};
}

void add_support_map(Board& board, const NationLayout& nation, const std::vector<Help>& helps)
{
    Places places(board, nation);
    std::vector<const Place*> before;
    std::vector<std::pair<const Help*, std::vector<std::string>>> now;
    std::set<std::string> seen;
    for (const Help& help : helps) {
        std::vector<std::string> keys = places.of(*help.support);
        if (help.at >= 0) now.emplace_back(&help, std::move(keys));
        else
            for (const std::string& key : keys) before.push_back(&places.at(key)), seen.insert(key);
    }
    add_ground(board, nation, before);
    const Vec2 tokyo = nation.main.place(map::kTokyo);
    for (const auto& [help, keys] : now)
        for (const std::string& key : keys) add_lit(board, places.at(key), *help, seen.insert(key).second);
    for (const auto& [help, keys] : now)
        for (const std::string& key : keys) add_line(board, tokyo, places.at(key), *help);
    for (const auto& [help, keys] : now)
        for (const std::string& key : keys) add_ring(board, places.at(key), *help);
    board.show(board.layer("tokyo", Rect{tokyo.x, tokyo.y, 0, 0}.grown(kTokyo + 4), [=](paint::Painter& p) {
        p.circle(tokyo, kTokyo);
        p.fill(ink::kWashi);
        p.begin();
        p.circle(tokyo, kTokyo - 3);
        p.fill(ink::kSumi);
        p.begin();
    }), {0.5f, {0, 0}});
}

Rect add_tokyo_name(Board& board, const NationLayout& nation, const std::vector<Rect>& names)
{
    constexpr float kAir = 14, kStep = 6, kFurthest = 240;
    const Setting& s = board.setting();
    const std::string name = words("support.tokyo", s.language);
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1);
    const text::Block block = s.typesetter.line(name, style);
    const SeaChart chart(main_land(nation, s.atlas, s.atlas.codes(), s.pixels_per_unit), board.frame());
    const Vec2 tokyo = nation.main.place(map::kTokyo);
    const auto is_free = [&](const Rect& box) {
        const Rect air = box.grown(kAir);
        const auto meets = [&](const Rect& other) { return air.meets(other); };
        return air.x >= kMargin && air.right() <= board.right() && !chart.meets_land(box.grown(2)) && std::none_of(names.begin(), names.end(), meets) &&
               std::none_of(nation.insets.begin(), nation.insets.end(), [&](const NationInset& i) { return meets(i.inset.frame); });
    };
    // In the Pacific off its point; the nearest place to the usual one, below before above.
    const Vec2 usual = corner(block, {tokyo.x + 44, tokyo.y + 34}, Anchor::BaselineLeft);
    Vec2 best = usual;
    float least = is_free({usual.x, usual.y, block.size.w, block.size.h}) ? 0 : 1e9f;
    for (float y = -kFurthest / 4; least > 0 && y <= kFurthest; y += kStep)
        for (float x = -kFurthest; x <= kFurthest; x += kStep) {
            const float off = std::hypot(x, y) + (y < 0 ? kStep : 0.0f);
            if (off < least && is_free({usual.x + x, usual.y + y, block.size.w, block.size.h})) least = off, best = usual + Vec2{x, y};
        }
    return board.line(name, style, best, Anchor::TopLeft, ink::kSumi, {0.6f, {0, 0}}).box;
}

std::vector<Rect> ringed_islands(const Board& board, const NationLayout& nation, const std::vector<Help>& helps)
{
    std::vector<Rect> rings;
    for (const Help& help : helps)
        for (const auto& m : board.setting().programme.content->municipalities) {
            const auto& named = help.support->municipality_codes;
            if (std::find(named.begin(), named.end(), m.code5) == named.end()) continue;
            const Vec2 at = nation.place(m);
            rings.push_back(Rect{at.x, at.y, 0, 0}.grown(kIsland + 2));
        }
    return rings;
}

std::optional<float> greens_from(const std::vector<Help>& helps)
{
    std::vector<std::string> green;
    for (size_t i = 0; i < helps.size(); ++i) {
        for (const Recipient& one : recipients_of(*helps[i].support)) green.push_back(one.key());
        if (helps[i].at >= 0 && helps[i].until < 0) break;   // the last one stays vermilion
        std::vector<std::string> said;
        if (i + 1 < helps.size() && helps[i + 1].at >= 0)
            for (const Recipient& one : recipients_of(*helps[i + 1].support)) said.push_back(one.key());
        const auto hidden = [&](const std::string& key) {   // by itself, or by its prefecture
            return std::any_of(said.begin(), said.end(), [&](const std::string& other) { return key == other || (other.size() == 2 && key.starts_with(other)); });
        };
        if (!std::all_of(green.begin(), green.end(), hidden)) return std::max(0.0f, helps[i].until);
    }
    return std::nullopt;
}

}  // namespace renkei::scenes
