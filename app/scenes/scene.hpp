#pragma once
// Every scene is one pure function: programme, item and frame → composition. It says what is seen and how it moves and
// keeps nothing between frames. docs/architecture.md, "To add a scene", says what it takes.
// Thread: called on the preparer's thread (or once, by `shot`).

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "canvas/composition.hpp"
#include "map/atlas.hpp"
#include "programme/programme.hpp"
#include "text/typesetter.hpp"
#include "visit/visit.hpp"

namespace renkei::scenes {

// Seconds past its own time for which a scene's clock goes on, when the next one comes late.
inline constexpr float kLate = 60;

// What a scene is given. References outlive the call.
struct Setting {
    const programme::Programme& programme;
    const map::Atlas& atlas;
    const text::Typesetter& typesetter;
    Size frame;                        // layout units
    float pixels_per_unit = 1;
    Wording language = Language::Japanese;
    float type_floor = 24;             // smallest type in units: max(24, requirements R29 for this panel and distance)
    bool footer = true;
    int clock_minute = -1;             // minute of the day for the footer's clock when the scene begins; -1: no clock
    float clock_second = 0;            // of that minute, 0..60
    Instant begins{};                  // of the scene's own second 0, for what depends on the day
    bool locator_enters = false;       // another scene's locator stands there before: this one comes when that one has gone
    bool behind_doors = false;         // uncovered by 襖 that slide apart: nothing of the scene before shows through it
    bool touch = false;                // there is a touch panel: invite
    std::shared_ptr<const paint::Image> washi;   // fibres of the paper (media/washi.png); null: plain paper
    std::function<std::string(const std::string& hash)> media_path{};   // where a photograph lies; null: none is shown
    float dwell = 12;                  // seconds it stays: programme::dwell_of
    bool films_move = true;            // false: a film is its poster
    bool films_heard = false;
    const visit::Visit* visit = nullptr;      // a visitor is there: their page is composed, whatever the scene
    float mm_per_unit = 0.634f;        // of the panel: how large what is touched must be
    paint::Contrast contrast = paint::Contrast::Designed;   // high: what is meant to be faint is seen
    std::vector<Error>* troubles = nullptr;   // where what cannot be shown is told, for canvas::Composition
};

// Error: NotFound for an unknown scene or item, Internal when it cannot be composed.
[[nodiscard]] Result<canvas::Composition> compose(std::string_view scene, std::string_view item, const Setting& setting);

}  // namespace renkei::scenes
