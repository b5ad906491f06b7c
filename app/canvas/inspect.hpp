#pragma once
// What draws, and whether it can: for renkei doctor. A context must be current; render thread.

#include <optional>
#include <string>

#include "base/result.hpp"

namespace renkei::canvas {

struct Device {
    std::string renderer, version;         // GL_RENDERER, GL_VERSION
    bool software = false;
    std::optional<long long> memory_mib;   // free memory of the GPU, where the driver tells it
};

// llvmpipe and its like, by GL_RENDERER.
[[nodiscard]] bool is_software_renderer(const std::string& renderer);
// Error: Unavailable when no context is current.
[[nodiscard]] Result<Device> examine_device();
// Compiles and links every pair of shaders the display uses, also those that this renderer does not need. Error: NotFound
// for a missing file, Unavailable with the driver's words.
[[nodiscard]] Result<void> check_shaders(const std::string& shader_directory);

}  // namespace renkei::canvas
