#pragma once
// Which characters the display can draw: asked before words of staff become content, so that none of them is a box on the wall.
// Main thread; the fonts are opened by the first question.

#include <functional>
#include <string>
#include <string_view>

#include "commands/options.hpp"

namespace renkei::commands {

// Gives the first character of a text that no font of the display has, in any of its languages, as staff may look for it: "🦆 (U+1F986)";
// empty: all of them can be drawn. Without fonts nothing can be told, which is said once.
[[nodiscard]] std::function<std::string(std::string_view)> undrawable_finder(const Common& common);

}  // namespace renkei::commands
