#pragma once
// The names of the scenes, in the order in which a loop first shows each: the one list. The compiler holds the parts of the
// loop (programme.cpp) and the scenes' functions (scenes/scenes.cpp) against it; the command line and the contact sheet are
// made from it; a test holds the manual page and the settings file against it.

#include <algorithm>
#include <array>
#include <string_view>

namespace renkei::programme {

inline constexpr std::array<std::string_view, 12> kScenes{"title", "showcase", "agreements", "region", "wards", "plans", "events", "exhibit", "notice",
                                                          "partners", "numbers", "support"};

[[nodiscard]] constexpr bool is_scene(std::string_view name) { return std::find(kScenes.begin(), kScenes.end(), name) != kScenes.end(); }

}  // namespace renkei::programme
