#pragma once
// What a scene says to staff when it has nothing to show or does not have what it was asked for.

#include <span>
#include <string>
#include <string_view>

#include "base/sentence.hpp"

namespace renkei::scenes {

// "title, showcase, agreements"
[[nodiscard]] std::string listed(std::span<const std::string_view> names);

// The content has nothing for this scene, or for this page of it.
[[nodiscard]] Error nothing_for(std::string_view scene, std::string_view page = {});

// The scene has other pages than this one: those named, or as many as counted.
[[nodiscard]] Error no_page(std::string_view scene, std::string_view page, std::span<const std::string_view> pages);
[[nodiscard]] Error no_page(std::string_view scene, std::string_view page, size_t pages);

// The scene is one picture without items, and was asked for one.
[[nodiscard]] Error no_items(std::string_view scene, std::string_view item);

}  // namespace renkei::scenes
