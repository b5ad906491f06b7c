#include "commands/shot_list.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <string_view>

#include "base/utf8.hpp"
#include "programme/scenes.hpp"

namespace renkei::commands {

namespace {

std::string numbered(size_t number, const std::string& what)
{
    char text[8];
    std::snprintf(text, sizeof text, "%02zu-", number);
    return text + what;
}

std::string seconds_text(float seconds)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.1fs", static_cast<double>(seconds));
    return text;
}

// An item in a file's name: staff choose keys as they like, and a name has 255 bytes at most.
std::string in_a_name(const std::string& item)
{
    constexpr size_t kMostBytes = 60;
    std::string name;
    for (size_t at = 0; at < item.size() && name.size() < kMostBytes;) {
        const size_t length = code_point_length(item, at);
        name += item[at] == '/' ? "-" : item.substr(at, length);
        at += length;
    }
    return name;
}

class List {
  public:
    explicit List(const programme::Programme& programme) : programme_(&programme) {}
    void use(const programme::Programme& programme) { programme_ = &programme; }

    void add(const programme::Slot& slot, float at, const std::string& remark = {})
    {
        std::string name = slot.scene + (slot.item.empty() ? "" : "-" + in_a_name(slot.item)) + (remark.empty() ? "" : "-" + remark) + "-" + seconds_text(at);
        shots_.push_back({.name = numbered(shots_.size() + 1, name), .programme = programme_, .scene = slot.scene, .item = slot.item, .at = at});
    }
    void add_transition(const programme::Slot& from, const programme::Slot& to, Transition kind, const std::string& remark, float progress)
    {
        shots_.push_back({.name = numbered(shots_.size() + 1, "transition-" + remark),
                          .programme = programme_,
                          .scene = to.scene,
                          .item = to.item,
                          .at = progress * kTransitionSeconds,
                          .transition = kind,
                          .leaving_scene = from.scene,
                          .leaving_item = from.item,
                          .leaving_at = from.dwell,
                          .progress = progress});
    }
    // The last second of a slot, when all has arrived.
    void add_last(const programme::Slot& slot, const std::string& remark = {}) { add(slot, std::max(0.0f, slot.dwell - 0.5f), remark); }

    void leave_out(std::string_view scene, size_t items)
    {
        left_out_.push_back({std::string(scene), items});
    }

    ShotList take() { return {std::move(shots_), std::move(left_out_)}; }

  private:
    const programme::Programme* programme_;
    std::vector<Shot> shots_;
    std::vector<LeftOut> left_out_;
};

// Different items of one scene, in the order of the programme; behind them what takes the display from it, an urgent notice.
std::vector<programme::Slot> slots_of(const programme::Programme& programme, std::string_view scene)
{
    std::vector<programme::Slot> slots;
    std::set<std::string> seen;
    const auto add = [&](const programme::Slot& slot) {
        if (slot.scene == scene && seen.insert(slot.item).second) slots.push_back(slot);
    };
    for (const programme::Slot& slot : programme.slots) add(slot);
    for (const programme::Urgent& urgent : programme.urgent) add(programme.slot(urgent.slot));
    return slots;
}

// How much of a scene makes a complete view of it: so many of its items, and moments before its last second. Of what staff
// bring that is all, unless there is so much that nobody looks through it.
struct View {
    size_t items = 100;
    std::vector<float> moments{};   // seconds; a negative one is a share of the time it stays
};
View view_of(std::string_view scene)
{
    if (scene == "title") return {.items = 1, .moments = {2.5f}};
    if (scene == "showcase") return {.items = 24};   // as many as a loop has
    if (scene == "agreements") return {.items = 1, .moments = {2.0f, 6.5f, -0.6f}};
    if (scene == "region") return {.items = 3};
    if (scene == "events") return {.items = 12};
    if (scene == "wards") return {.items = 4, .moments = {4.5f}};
    if (scene == "numbers") return {.items = 1, .moments = {1.2f}};
    if (scene == "support") return {.items = 2, .moments = {5.2f}};
    return {};
}

}  // namespace

const programme::Slot* find_slot(const programme::Programme& programme, const std::string& scene, const std::string& item)
{
    const auto found = std::find_if(programme.slots.begin(), programme.slots.end(),
                                    [&](const programme::Slot& slot) { return slot.scene == scene && (item.empty() || slot.item == item); });
    return found == programme.slots.end() ? nullptr : &*found;
}

std::string item_called(const programme::Programme& programme, const std::string& scene, const std::string& name)
{
    const programme::Slot* called = nullptr;
    for (const auto* slots : {&programme.slots, &programme.cards})
        for (const programme::Slot& slot : *slots) {
            if (slot.scene != scene) continue;
            if (slot.item == name) return name;
            if (called == nullptr && in_a_name(slot.item) == name) called = &slot;
        }
    return called != nullptr && !name.empty() ? called->item : name;
}

ShotList every_shot(const programme::Programme& today, const programme::Programme& autumn)
{
    List list(today);
    for (const std::string_view scene : programme::kScenes) {
        const View view = view_of(scene);
        std::vector<programme::Slot> slots = slots_of(today, scene);
        if (slots.size() > view.items) {
            list.leave_out(scene, slots.size() - view.items);
            slots.erase(slots.begin() + static_cast<std::ptrdiff_t>(view.items), slots.end());
        }
        for (const auto& slot : slots) {
            for (const float at : view.moments) list.add(slot, at < 0 ? -at * slot.dwell : at);
            list.add_last(slot, scene == "events" ? "today" : "");
        }
        if (scene != "events") continue;
        list.use(autumn);   // a day with events ahead
        std::vector<programme::Slot> ahead = slots_of(autumn, scene);
        if (ahead.size() > 3) ahead.erase(ahead.begin() + 3, ahead.end());
        for (const auto& slot : ahead) list.add_last(slot, "2024-10-25");
        list.use(today);
    }
    const programme::Slot *title = find_slot(today, "title"), *showcase = find_slot(today, "showcase"), *agreements = find_slot(today, "agreements"),
        *events = find_slot(today, "events");
    if (agreements != nullptr && showcase != nullptr) list.add_transition(*agreements, *showcase, Transition::Fusuma, "fusuma", 0.5f);
    if (showcase != nullptr && title != nullptr) list.add_transition(*showcase, *title, Transition::SumiBleed, "sumi", 0.5f);
    if (showcase != nullptr && events != nullptr) list.add_transition(*showcase, *events, Transition::CrossFade, "fade", 0.5f);
    return list.take();
}

}  // namespace renkei::commands
