#pragma once
// What the settings of a display wish of its pictures and its programme: one place for show and shot, so that a shot is what
// the display shows.

#include <filesystem>

#include "commands/options.hpp"
#include "config/config.hpp"
#include "programme/programme.hpp"
#include "scenes/make_scene.hpp"

namespace renkei::commands {

// Without scene, item, display and clock. `data`: the folder of what ships. Reads the artwork, once for all scenes; what is
// missing of it is said on stderr, and the pictures are made without.
[[nodiscard]] scenes::SceneWish wish_of(const Common& common, const config::Config& config, const std::filesystem::path& data);

// The scenes are those of the settings.
[[nodiscard]] programme::Options programme_options(const config::Config& config);

}  // namespace renkei::commands
