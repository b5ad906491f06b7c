#pragma once
// The diagnostic overlay (F12): frame times, scene, revision. Dear ImGui builds it here, the
// canvas draws it. It only shows what it is told.
//
// Thread: the render thread, which owns ImGui's context from create to destruction.

#include <string>
#include <vector>

#include "base/geometry.hpp"

namespace renkei::staff {

struct Figures {
    std::string scene, item, revision, renderer, driver;
    float scene_seconds = 0;
    long long frames = 0, late = 0;
    double p50_ms = 0, p99_ms = 0, longest_ms = 0, cpu_ms_per_frame = 0;
    int draw_calls = 0;
    int skipped = 0;          // scenes passed over
    int skipped_layers = 0;   // left out of what is drawn now
    size_t texture_bytes = 0, uploaded_bytes = 0;
};

class Diagnostics {
  public:
    Diagnostics();
    Diagnostics(const Diagnostics&) = delete;
    Diagnostics& operator=(const Diagnostics&) = delete;
    ~Diagnostics();

    void add_frame(float interval_ms, float present_ms);
    // Builds ImGui's picture of this frame; the canvas then draws it.
    void build(PixelSize display, float seconds_since_last, const Figures& figures);

  private:
    static constexpr size_t kHistory = 240;   // frames: four seconds
    std::vector<float> intervals_ = std::vector<float>(kHistory), present_ = std::vector<float>(kHistory);
    size_t next_ = 0;
};

}  // namespace renkei::staff
