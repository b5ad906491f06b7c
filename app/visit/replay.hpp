#pragma once
// A script of touches played against the display as it is at each instant: which page is there at the end, and since when. The machine is
// the one of the running display (visit/visit.hpp); what is on the display comes from whoever can compose it. Pages are there at once.
// Pure but for what it is given. Errors: BadData where the script names a button that is not there; and what the display says.

#include <functional>
#include <optional>

#include "visit/script.hpp"

namespace renkei::visit {

// What is on the display.
struct Shown {
    std::vector<Target> targets{};
    size_t characters = 0;            // to be read on it
    std::optional<Rect> map{};
    std::optional<Rect> sight{};      // Rules::sight
    std::string clip{};               // of the film that plays on it; empty: none
    float film_seconds = 0;
};

struct Display {
    float mm_per_unit = 0.634f;
    double viewing_distance_mm = 2000;
    // The visit as it begins when the loop is touched at this instant; none: the display awaits no touch then.
    std::function<std::optional<Visit>(Time)> begins;
    // What the loop shows at an instant, or a page of a visit.
    std::function<Result<Shown>(Time)> loop;
    std::function<Result<Shown>(const Visit&)> page;
};

// Where everything stands at an instant.
struct Replayed {
    std::optional<Visit> visit{};     // none: the loop is on the display
    Time since{};                     // when its page came up
    std::string pressed{};            // id of what a finger lies on
};

// What is said where a step means a button that is not on the display. BadData.
[[nodiscard]] Error no_button(const Step& step, const std::vector<Target>& targets);

// Seconds of the script count from Time{}. `from`: a visit that is there already.
[[nodiscard]] Result<Replayed> replay(const Script& script, std::chrono::milliseconds until, const Display& display, std::optional<Visit> from = {});

}  // namespace renkei::visit
