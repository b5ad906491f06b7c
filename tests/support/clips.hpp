#pragma once
// Clips for the tests, made by libmpv's own encoder from a pattern that libavfilter draws: moving, and another at each second.

#include <filesystem>
#include <string>

namespace renkei::tests {

struct ClipWish {
    int width = 320, height = 180, frames_a_second = 25;
    double seconds = 4;
    std::string codec = "libx264";       // as libavcodec calls it
    std::string codec_options = "preset=ultrafast,g=25";
    std::string container_options{};     // e.g. movflags=+faststart
};

// False when libmpv could not make it.
[[nodiscard]] bool make_clip(const std::filesystem::path& file, const ClipWish& wish = {});

}  // namespace renkei::tests
