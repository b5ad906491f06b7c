// What the display tells of itself while it runs: to the overlay behind the staff door, and to whoever watches many displays.

#include "commands/show_loop.hpp"

namespace renkei::commands {

ShowFigures ShowLoop::figures() const
{
    // Bounds in milliseconds: a period of 60 Hz and two of them stand out, and so does what the eye sees as a stumble.
    constexpr double kBounds[] = {14, 17, 20, 25, 34, 50, 100};
    ShowFigures f;
    f.frames = statistics_.frames();
    f.late = statistics_.late();
    f.intervals = statistics_.intervals();
    f.intervals_s = statistics_.sum_ms() / 1000;
    f.longest_s = statistics_.longest() / 1000;
    for (const double bound : kBounds) f.within.emplace_back(bound / 1000, statistics_.within(bound));
    f.scenes = report_.scenes;
    f.skipped = report_.skipped;
    f.skipped_layers = report_.skipped_layers;
    f.texture_bytes = setup_.canvas.stats().texture_bytes;
    f.cpu_s = process_cpu_seconds();
    f.revision = current_ ? current_->programme->revision : newest_->revision;
    return f;
}

void ShowLoop::draw_overlay(float seconds)
{
    const programme::Slot& slot = current_->programme->slot(current_->slot);
    const canvas::Stats& stats = setup_.canvas.stats();
    staff::Figures figures;
    figures.scene = slot.scene;
    figures.item = slot.item;
    figures.revision = current_->programme->revision;
    figures.renderer = setup_.canvas.renderer();
    figures.driver = setup_.window.driver();
    figures.scene_seconds = seconds;
    figures.frames = statistics_.frames();
    figures.late = statistics_.late();
    figures.p50_ms = statistics_.percentile(0.5);
    figures.p99_ms = statistics_.percentile(0.99);
    figures.longest_ms = statistics_.longest();
    figures.cpu_ms_per_frame = (process_cpu_seconds() - cpu_at_first_) * 1000 / static_cast<double>(std::max<int64_t>(1, statistics_.frames()));
    figures.draw_calls = stats.draw_calls;
    figures.skipped = report_.skipped;
    figures.skipped_layers = stats.skipped_layers;
    figures.texture_bytes = stats.texture_bytes;
    figures.uploaded_bytes = stats.uploaded_bytes;
    overlay_->build(setup_.window.size(), std::chrono::duration<float>(Steady::now() - presented_).count(), figures);
    setup_.canvas.draw_overlay(setup_.window.size());
}

}  // namespace renkei::commands
