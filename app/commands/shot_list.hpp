#pragma once
// Which pictures make a complete view of the display: every kind of scene, the moments that matter, each transition.

#include <optional>
#include <string>
#include <vector>

#include "base/transition.hpp"
#include "programme/programme.hpp"
#include "visit/visit.hpp"

namespace renkei::commands {

struct Shot {
    std::string name{};               // of the file, without .png
    const programme::Programme* programme = nullptr;
    std::string scene{}, item{};
    float at = 0;                     // seconds
    // A transition: the scene above arrives, this one leaves.
    std::optional<Transition> transition{};
    std::string leaving_scene{}, leaving_item{};
    float leaving_at = 0;
    float progress = 0.5f;
    std::optional<visit::Visit> visit{};   // of the scene "visit", where touches were replayed
    std::string pressed{};                 // what a finger lies on
    std::optional<Instant> begins{};       // of its second 0, for its clock; none: that of the whole call
};

// Items of a scene that have no picture, because there are too many.
struct LeftOut {
    std::string scene;
    size_t items = 0;
};

struct ShotList {
    std::vector<Shot> shots{};
    std::vector<LeftOut> left_out{};
};

// `today` is the programme of the date that was asked for, `autumn` one with events ahead (2024-10-25).
[[nodiscard]] ShotList every_shot(const programme::Programme& today, const programme::Programme& autumn);

// The first slot of a scene (with this item, unless it is empty); nullptr when there is none.
[[nodiscard]] const programme::Slot* find_slot(const programme::Programme& programme, const std::string& scene, const std::string& item = {});

// The item of a scene by the name that its picture has (eA-1 for eA/1); what no item is called stays as it is.
[[nodiscard]] std::string item_called(const programme::Programme& programme, const std::string& scene, const std::string& name);

}  // namespace renkei::commands
