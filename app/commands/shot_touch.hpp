#pragma once
// What `renkei shot --touch SCRIPT` shows: the touches are replayed against the machine of the running display and the scenes that are
// there at those instants (docs/touch-scripts.md).
// Errors: NotFound for a script that cannot be read, BadData for one that is wrong or names a button that is not there.

#include "commands/shot_list.hpp"
#include "commands/options.hpp"
#include "map/atlas.hpp"
#include "scenes/make_scene.hpp"
#include "visit/script.hpp"

namespace renkei::commands {

struct TouchStage {
    const programme::Programme& programme;
    const scenes::SceneWish& wish;        // but for scene, item and clock
    const map::Atlas& atlas;
    const text::Typesetter& typesetter;
    Instant clock{};                      // of the script's second 0
    double viewing_distance_mm = 2000;
};

// `shot` names the scene that is there at second 0; without a scene it is the loop's.
[[nodiscard]] Result<Shot> touched_shot(const TouchStage& stage, Shot shot, const ShotOptions& options);

// A visit that began on the map and touched these buttons: "open region 1; open towns 02; large". Error: NotFound for what no button is called.
[[nodiscard]] Result<visit::Visit> visit_by(std::string_view touched, Wording language);

// A file's text, or the script itself.
[[nodiscard]] Result<visit::Script> script_of(const std::string& given);

}  // namespace renkei::commands
