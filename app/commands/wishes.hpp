#pragma once
// What the settings of a display wish of its pictures and its programme: one place for show and shot, so that a shot is what
// the display shows.

#include <filesystem>
#include <optional>
#include <vector>

#include "commands/options.hpp"
#include "config/config.hpp"
#include "programme/programme.hpp"
#include "scenes/make_scene.hpp"
#include "stage/stage.hpp"

namespace renkei::commands {

// Without scene, item, display and clock. `data`: the folder of what ships; `store`: where photographs lie. Reads the artwork, once for all scenes; what is
// missing of it is said on stderr, and the pictures are made without.
[[nodiscard]] scenes::SceneWish wish_of(const Common& common, const config::Config& config, const std::filesystem::path& data,
                                        const std::filesystem::path& store);

// Do films play, or stand still as their posters?
[[nodiscard]] bool films_move(const config::Config& config, bool reduced_motion);

// The languages that take turns, one a round of the loop; empty: always the wish's own.
[[nodiscard]] std::vector<Wording> languages_in_turn(const config::Config& config);

// The wish for one showing of a slot: `at` is the instant that the moment was read for.
[[nodiscard]] scenes::SceneWish wish_for(scenes::SceneWish every, const std::vector<Wording>& turns, const programme::Programme& programme,
                                         const stage::Moment& moment, Instant at,
                                         PixelSize display);
// When the moment's slot began.
[[nodiscard]] Instant begin_of(const stage::Moment& moment, Instant at);

// A visit as it begins when this slot is touched, before anybody knows on what (visit::met).
[[nodiscard]] visit::Visit visit_begun(const programme::Programme& programme, const programme::Slot& slot, Wording language, visit::Time now);

// The picture of all displays together, and what of it is this display's (nothing: all).
// Error: Configuration when the picture of all displays is larger than one display can keep.
[[nodiscard]] Result<void> check_wall(const config::Wall& wall, PixelSize display);
[[nodiscard]] PixelSize picture_size(const config::Wall& wall, PixelSize display);
[[nodiscard]] std::optional<Rect> piece_of(const config::Wall& wall, PixelSize display);

// Error: Configuration, when the settings name a scene that does not exist.
[[nodiscard]] Result<void> check_scenes(const config::Config& config);

// The scenes are those of the settings.
[[nodiscard]] programme::Options programme_options(const config::Config& config);

}  // namespace renkei::commands
