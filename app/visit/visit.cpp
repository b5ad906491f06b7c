#include "visit/visit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "visit/camera.hpp"
#include "visit/find.hpp"
#include "visit/game.hpp"

namespace renkei::visit {
namespace {

using std::chrono::milliseconds;

constexpr float kStrayMm = 10;                              // a tap may move so far (requirements R59)
constexpr milliseconds kShortest{20}, kLongest{1500};       // and last so long
constexpr float kParallaxMm = 6;                            // standing visitors touch below what they mean
constexpr float kPlainMm = 12;                              // a shape of a map as large as this is meant by a finger on it
constexpr float kFingertipMm = 7;                           // else everything within this distance may be
constexpr size_t kMostNear = 6;

struct NamedPage {
    Page page;
    std::string_view name;
};
constexpr std::array<NamedPage, kPages> kPageNames{{{Page::Map, "map"}, {Page::Region, "region"}, {Page::Towns, "towns"}, {Page::Town, "town"},
                                                    {Page::Find, "find"}, {Page::Wards, "wards"}, {Page::Ward, "ward"}, {Page::Languages, "languages"},
                                                    {Page::Events, "events"}, {Page::Exhibits, "exhibits"}, {Page::Layers, "layers"}, {Page::Game, "game"}}};
// A further page is asked for here.
constexpr bool is_last(Page page)
{
    switch (page) {
        case Page::Map:
        case Page::Region:
        case Page::Towns:
        case Page::Town:
        case Page::Find:
        case Page::Wards:
        case Page::Ward:
        case Page::Languages:
        case Page::Events:
        case Page::Exhibits:
        case Page::Layers: return false;
        case Page::Game: return true;
    }
    return false;
}
static_assert(is_last(static_cast<Page>(kPages - 1)), "kPages counts all of them");
static_assert([] {
    for (size_t i = 0; i < kPageNames.size(); ++i)
        if (static_cast<size_t>(kPageNames[i].page) != i || kPageNames[i].name.empty()) return false;
    return true;
}(), "the pages stand in the order of Page, each with its name");
struct NamedLayer {
    Layer layer;
    std::string_view name;
};
constexpr std::array<NamedLayer, kLayers> kLayerNames{{{Layer::Members, "members"}, {Layer::Links, "links"}, {Layer::Helped, "helped"}, {Layer::Told, "told"}}};
// A further layer is asked for here.
constexpr bool is_last(Layer layer)
{
    switch (layer) {
        case Layer::Members:
        case Layer::Links:
        case Layer::Helped: return false;
        case Layer::Told: return true;
    }
    return false;
}
static_assert(is_last(static_cast<Layer>(kLayers - 1)), "kLayers counts all of them");
static_assert([] {
    for (size_t i = 0; i < kLayerNames.size(); ++i)
        if (static_cast<size_t>(kLayerNames[i].layer) != i || kLayerNames[i].name.empty()) return false;
    return true;
}(), "the layers stand in the order of Layer, each with its name");

std::optional<Page> page_called(std::string_view name)
{
    const auto named = std::find_if(kPageNames.begin(), kPageNames.end(), [&](const NamedPage& n) { return n.name == name; });
    return named == kPageNames.end() ? std::nullopt : std::optional(named->page);
}

std::optional<Layer> layer_called(std::string_view name)
{
    const auto named = std::find_if(kLayerNames.begin(), kLayerNames.end(), [&](const NamedLayer& n) { return n.name == name; });
    return named == kLayerNames.end() ? std::nullopt : std::optional(named->layer);
}

constexpr std::string_view kOfTown = "town ";              // of events: those of one town

float distance(const Target& target, Vec2 p)
{
    float nearest = 1e9f;
    for (const auto& ring : target.rings)
        for (const Vec2 q : ring) nearest = std::min(nearest, std::hypot(q.x - p.x, q.y - p.y));
    return nearest;
}

// A round of the game is another one each time, without anybody throwing dice: the moment decides.
std::string first_question(Time now)
{
    return std::to_string(std::chrono::duration_cast<milliseconds>(now.time_since_epoch()).count() % kRounds) + " 1";
}

void open(Visit& visit, Page page, std::string subject)
{
    visit.glide.reset();   // it was the map of the page before that moved
    if (page == Page::Game && subject.empty()) subject = first_question(visit.last_touch);
    if (page == Page::Map) {
        visit.way.erase(visit.way.begin() + 1, visit.way.end());
        visit.way.front() = {};
        return;
    }
    // Pages that every page leads to stand one step from the map; what is on the way already is gone back to.
    const bool near_map = page == Page::Find || page == Page::Wards || page == Page::Exhibits || page == Page::Layers || page == Page::Game || (page == Page::Events && !subject.starts_with(kOfTown));
    const bool same = visit.here().page == page && (page == Page::Events || page == Page::Exhibits);   // another of the same list
    const int leaf = same ? visit.here().leaf : 0;
    if (near_map || visit.here().page == page || visit.here().page == Page::Languages) {
        if (near_map) visit.way.erase(visit.way.begin() + 1, visit.way.end());
        else visit.way.pop_back();
        if (visit.way.empty()) visit.way.push_back({});
    }
    const auto known = std::find_if(visit.way.begin(), visit.way.end(), [&](const Place& p) { return p.page == page && p.subject == subject; });
    if (known != visit.way.end()) {
        visit.way.erase(known + 1, visit.way.end());
        return;
    }
    // The languages lie over what was there, and leave it as it was.
    if (page != Page::Languages && visit.way.size() > kMostSteps) visit.way.pop_back();
    visit.way.push_back({.page = page, .subject = std::move(subject), .leaf = leaf});
}

void go_back(Visit& visit)
{
    Place& here = visit.way.back();
    if (!here.near.empty()) {
        here.near.clear();
        here.leaf = 0;
    } else if (here.page == Page::Find && !here.subject.empty()) {   // a letter at a time
        auto letters = letters_of(here.subject);
        letters.pop_back();
        here.subject.clear();
        for (const auto& letter : letters) here.subject += letter;
        here.leaf = 0;
    } else if (visit.way.size() > 1) {
        visit.way.pop_back();
        visit.glide.reset();
    }
}

int number_in(std::string_view text)
{
    int number = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// Where letting go acts: a tap is all there is (requirements R58). What could not be told apart becomes a choice.
void act(Visit& visit, const std::vector<const Target*>& hits)
{
    if (hits.empty()) return;
    std::vector<std::string> towns;
    static constexpr std::string_view kTown = "open town ";
    for (const Target* target : hits)
        if (std::string_view(target->id).starts_with(kTown)) towns.push_back(target->id.substr(kTown.size()));
    if (hits.size() > 1 && towns.size() == hits.size()) {
        visit.way.back().near = std::move(towns);
        visit.way.back().leaf = 0;
    } else {
        visit = done(std::move(visit), hits.front()->id);
    }
    for (Finger& finger : visit.fingers) finger.target.clear();   // theirs is gone from the display
}

}  // namespace

bool inside(const Target& target, Vec2 p)
{
    if (!target.area.contains(p)) return false;
    bool in = false;
    for (const auto& ring : target.rings)
        for (size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
            const Vec2 a = ring[i], b = ring[last];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) in = !in;
        }
    return in;
}

std::string_view name_of(Page page) { return kPageNames[static_cast<size_t>(page)].name; }
std::string_view name_of(Layer layer) { return kLayerNames[static_cast<size_t>(layer)].name; }

std::string Visit::pressed() const
{
    const auto first = std::find_if(fingers.begin(), fingers.end(), [](const Finger& f) { return !f.target.empty(); });
    return first == fingers.end() ? "" : first->target;
}

std::chrono::seconds quiet_for(double viewing_distance_mm, size_t characters)
{
    if (characters > 200) return std::chrono::seconds(120);
    return std::chrono::seconds(viewing_distance_mm < 1000 ? 45 : 60);
}

Visit begun(std::string_view slot_scene, std::string_view slot_item, std::string_view town, Wording language, Time now)
{
    Visit visit{.language = language, .last_touch = now};
    if (!town.empty()) visit.way.push_back({Page::Town, std::string(town)});
    else if (slot_scene == "region" && slot_item.size() >= 2) visit.way.push_back({slot_item.starts_with("01") ? Page::Region : Page::Towns, slot_item.starts_with("01") ? "1" : std::string(slot_item.substr(0, 2))});
    else if (slot_scene == "wards") visit.way.push_back({Page::Wards, ""});
    return visit;
}

Visit met(Visit visit, std::span<const Target> targets, Vec2 at, const Rules& rules)
{
    act(visit, hit(targets, at, rules.mm_per_unit));
    return visit;
}

std::vector<const Target*> hit(std::span<const Target> targets, Vec2 at, float mm_per_unit)
{
    for (const Target& target : targets)
        if (target.rings.empty() && target.area.contains(at)) return {&target};
    for (const Target& target : targets) {
        if (!target.rings.empty()) continue;
        Rect below = target.area;
        below.h += kParallaxMm / mm_per_unit;
        if (below.contains(at)) return {&target};
    }
    const float tip = kFingertipMm / mm_per_unit;
    std::vector<std::pair<float, const Target*>> near;
    for (const Target& target : targets) {
        if (target.rings.empty() || !target.area.grown(tip).contains(at)) continue;
        if (inside(target, at)) {
            if (std::min(target.area.w, target.area.h) * mm_per_unit >= kPlainMm) return {&target};
            near.emplace_back(-1.0f, &target);
        } else if (const float off = distance(target, at); off <= tip) {
            near.emplace_back(off, &target);
        }
    }
    std::sort(near.begin(), near.end());
    std::vector<const Target*> hits;
    for (const auto& [off, target] : near)
        if (hits.size() < kMostNear) hits.push_back(target);
    // A prefecture is large: the nearest is meant.
    if (hits.size() > 1 && !hits.front()->id.starts_with("open town ")) hits.erase(hits.begin() + 1, hits.end());
    return hits;
}

Visit touched(Visit visit, const Touch& touch, std::span<const Target> targets, const Rules& rules, Time now)
{
    visit = advanced(std::move(visit), now);
    visit.last_touch = now;
    const Camera drawn = rules.drawn.value_or(visit.here().camera);
    std::vector<Target> moved;
    // They are painted for where the map stood, and seen where it stands.
    const auto shown_for = [&](const Camera& camera, const std::optional<Rect>& sight) {
        if (!rules.map || camera == rules.painted.value_or(camera)) return targets;
        moved = displaced(targets, *rules.painted, camera, *rules.map, sight);
        return std::span<const Target>(moved);
    };
    const auto hits_at = [&](Vec2 at) { return hit(shown_for(drawn, rules.sight ? rules.sight : rules.map), at, rules.mm_per_unit); };
    const auto mine = std::find_if(visit.fingers.begin(), visit.fingers.end(), [&](const Finger& f) { return f.id == touch.finger; });
    if (touch.kind == Touch::Kind::Down) {
        if (mine != visit.fingers.end()) visit.fingers.erase(mine);   // its end was never told
        if (visit.fingers.size() >= kMostFingers) return visit;
        Finger finger{.id = touch.finger, .down = touch.at, .since = now};
        finger.at = touch.at;
        finger.moved = now;
        if (rules.map && rules.map->contains(touch.at)) {
            visit.glide.reset();   // a hand on it holds it
            mean(visit, touch.at, *rules.map, drawn);
        }
        if (visit.asked) visit.asked.reset();   // any touch is the answer, and nothing else
        else if (const auto hits = hits_at(touch.at); !hits.empty()) finger.target = hits.front()->id;
        visit.fingers.push_back(std::move(finger));
        return visit;
    }
    if (mine == visit.fingers.end()) return visit;
    if (std::hypot(touch.at.x - mine->down.x, touch.at.y - mine->down.y) * rules.mm_per_unit > kStrayMm) mine->target.clear();
    // Let go where it last was, it has not moved since: one that rested throws nothing.
    if (rules.map && (touch.kind == Touch::Kind::Move || touch.at != mine->at)) drag(visit, *mine, touch.at, rules, now);
    if (touch.kind == Touch::Kind::Move) return visit;
    const Finger finger = *mine;
    visit.fingers.erase(mine);
    if (finger.drags) {
        throw_map(visit, finger, rules, now);
        return visit;
    }
    const auto lasted = now - finger.since;
    if (finger.target.empty() || lasted < kShortest || lasted > kLongest) return visit;
    const auto hits = hits_at(touch.at);
    if (hits.empty() || std::none_of(hits.begin(), hits.end(), [&](const Target* t) { return t->id == finger.target; })) return visit;
    act(visit, hits);
    if (rules.map && visit.glide) aim(visit, *rules.map, shown_for(visit.glide->from, {}));
    return visit;
}

Visit done(Visit visit, std::string_view id)
{
    const auto rest_after = [&](std::string_view verb) { return id.size() > verb.size() ? std::string(id.substr(verb.size())) : std::string(); };
    if (id == "home") open(visit, Page::Map, "");
    else if (id == "back") go_back(visit);
    else if (id == "large") visit.large = !visit.large;
    else if (id == "continue") visit.asked.reset();
    else if (id == "nearer") send_map(visit, kZoomStep);
    else if (id == "farther") send_map(visit, 1 / kZoomStep);
    else if (id.starts_with("layer ")) visit.layer = layer_called(rest_after("layer ")).value_or(visit.layer);
    else if (id.starts_with("leaf ")) visit.way.back().leaf = std::max(0, number_in(rest_after("leaf ")));
    else if (id.starts_with("say ")) {
        if (const auto wording = parse_wording(rest_after("say "))) visit.language = *wording;
        if (visit.here().page == Page::Languages) visit.way.pop_back();
        // What was chosen letter by letter was so in the letters of the other language.
        for (Place& place : visit.way)
            if (place.page == Page::Find) place.subject.clear(), place.leaf = 0;
    } else if (id.starts_with("open ")) {
        const std::string what = rest_after("open ");
        const size_t space = std::min(what.find(' '), what.size());
        if (const auto page = page_called(std::string_view(what).substr(0, space))) open(visit, *page, space < what.size() ? what.substr(space + 1) : "");
    }
    return visit;
}

bool is_known(std::string_view id)
{
    for (const std::string_view one : {"home", "back", "large", "continue", "nearer", "farther"})
        if (id == one) return true;
    const auto digits = [](std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); };
    if (id.starts_with("leaf ")) return digits(id.substr(5));
    if (id.starts_with("layer ")) return layer_called(id.substr(6)).has_value();
    if (id.starts_with("say ")) return parse_wording(std::string(id.substr(4))).has_value();
    if (!id.starts_with("open ")) return false;
    const std::string_view what = id.substr(5);
    const size_t space = std::min(what.find(' '), what.size());
    const std::string_view subject = space < what.size() ? what.substr(space + 1) : std::string_view();
    const auto page = page_called(what.substr(0, space));
    if (!page) return false;
    switch (*page) {
        case Page::Region: return subject.size() == 1 && subject.front() >= '1' && subject.front() <= '8';
        case Page::Town: case Page::Ward: return subject.size() == 5 && digits(subject);
        case Page::Towns: return !subject.empty();
        case Page::Find: case Page::Events: case Page::Exhibits: case Page::Game: return true;
        default: return subject.empty();
    }
}

Time asks_at(const Visit& visit, const Rules& rules) { return std::max(visit.last_touch, rules.film_ends.value_or(visit.last_touch)) + rules.quiet; }

Presence presence(Visit& visit, const Rules& rules, Time now)
{
    if (visit.asked) return now - *visit.asked >= kCountdown ? Presence::Gone : Presence::Asked;
    if (now < asks_at(visit, rules)) return Presence::Here;
    visit.asked = now;
    visit.glide.reset();
    visit.fingers.clear();   // something lies on the panel, or its end was lost
    return Presence::Asked;
}

std::vector<Touch> condensed(std::vector<Touch> touches, size_t most)
{
    std::vector<Touch> kept;
    for (const Touch& touch : touches) {
        const auto last = std::find_if(kept.rbegin(), kept.rend(), [&](const Touch& k) { return k.finger == touch.finger; });
        if (touch.kind == Touch::Kind::Move && last != kept.rend() && last->kind == Touch::Kind::Move) last->at = touch.at;
        else if (kept.size() < most || touch.kind == Touch::Kind::Up) {
            // An end is only of use where its beginning is known or lies before this call.
            if (kept.size() < most || (kept.size() < 2 * most && (last == kept.rend() || last->kind != Touch::Kind::Up))) kept.push_back(touch);
        }
    }
    return kept;
}

}  // namespace renkei::visit
