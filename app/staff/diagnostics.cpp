#include "staff/diagnostics.hpp"

#include <imgui.h>

#include <algorithm>

namespace renkei::staff {

namespace {

double mib(size_t bytes) { return static_cast<double>(bytes) / (1024.0 * 1024.0); }

}  // namespace

Diagnostics::Diagnostics()
{
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;   // a display writes no settings beside itself
    io.LogFilename = nullptr;
    ImGui::StyleColorsDark();
}

Diagnostics::~Diagnostics() { ImGui::DestroyContext(); }

void Diagnostics::add_frame(float interval_ms, float present_ms)
{
    intervals_[next_] = interval_ms;
    present_[next_] = present_ms;
    next_ = (next_ + 1) % kHistory;
}

void Diagnostics::build(PixelSize display, float seconds_since_last, const Figures& figures)
{
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(display.w), static_cast<float>(display.h)};
    io.DeltaTime = std::max(seconds_since_last, 0.001f);
    io.FontGlobalScale = std::max(1.0f, static_cast<float>(std::min(display.w, display.h)) / 720);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);   // the atlas must exist before the first frame
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({16, 16});
    ImGui::SetNextWindowBgAlpha(0.82f);
    ImGui::Begin("renkei", nullptr,
                 ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                 ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse);
    ImGui::Text("scene     %s %s  %.1f s", figures.scene.c_str(), figures.item.c_str(), static_cast<double>(figures.scene_seconds));
    ImGui::Text("revision  %s", figures.revision.c_str());
    ImGui::Text("frames    %lld, late %lld, skipped scenes %d, layers %d", figures.frames, figures.late, figures.skipped, figures.skipped_layers);
    ImGui::Text("interval  p50 %.1f  p99 %.1f  longest %.1f ms", figures.p50_ms, figures.p99_ms, figures.longest_ms);
    ImGui::Text("work      %.2f ms CPU a frame, %d draws", figures.cpu_ms_per_frame, figures.draw_calls);
    ImGui::Text("memory    textures %.1f MiB, uploaded %.2f MiB", mib(figures.texture_bytes), mib(figures.uploaded_bytes));
    ImGui::Text("renderer  %s on %s", figures.renderer.c_str(), figures.driver.c_str());
    const ImVec2 size{420 * io.FontGlobalScale, 48 * io.FontGlobalScale};
    ImGui::PlotLines("interval", intervals_.data(), static_cast<int>(kHistory), static_cast<int>(next_), nullptr, 0, 40, size);
    ImGui::PlotLines("present", present_.data(), static_cast<int>(kHistory), static_cast<int>(next_), nullptr, 0, 40, size);
    ImGui::End();
    ImGui::Render();
}

}  // namespace renkei::staff
