#pragma once
// The staff panel, wired: its buttons start renkei's own commands as children (load, shot, publish, rollback, doctor …), what they report
// becomes its pages. It writes nothing itself: the commands do, with the checks that everybody has.
//
// Thread: the render thread; tasks and type are made on threads of their own. Errors: on its pages, in the commands' words.

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/sentence.hpp"
#include "canvas/canvas.hpp"
#include "commands/aside.hpp"
#include "commands/options.hpp"
#include "commands/panel_task.hpp"
#include "config/config.hpp"
#include "staff/panel.hpp"

namespace renkei::commands {

struct PanelSetup {
    Common common;                       // its folders and settings are the children's
    config::Staff staff;
    double mm_per_unit = 1;
    std::filesystem::path pictures;      // folder of the preview's: emptied and filled anew
    std::function<void(const Sentence&)> tell = [](const Sentence&) {};   // for the journal: who opened it
    std::function<void(bool)> darken = [](bool) {};   // puts the display out, or on again
    bool dark = false;                   // it is out
    bool has_sites = false;              // the settings name sites of others (renkei site)
};

class StaffPanel {
  public:
    StaffPanel(PanelSetup setup, Aside& aside, PixelSize display);

    void touch(Vec2 at, bool down);
    // What has come in since the last call; true when the picture is another now.
    bool advance(canvas::Canvas& canvas, Instant now);
    void draw(canvas::Canvas& canvas, PixelSize display, float seconds_since_last);
    [[nodiscard]] bool hurries() const;   // it wants the next frame at once
    [[nodiscard]] bool works() const { return task_ != nullptr; }   // a child is running: the door stays open
    [[nodiscard]] bool closed() const { return closed_; }
    [[nodiscard]] const staff::View& view() const { return view_; }

    static constexpr float kTargetMm = 20, kTargetUnits = 88;   // at least both: requirements R102

  private:
    using Steady = std::chrono::steady_clock;
    using Kind = staff::Action::Kind;

    void begin(const staff::Action& action);
    void start(std::function<PanelAnswer(PanelTask&)> work);
    void command(std::vector<std::string> words, std::chrono::seconds longest, std::string input = {});
    [[nodiscard]] std::vector<std::string> words_of(std::vector<std::string> words) const;
    [[nodiscard]] std::vector<std::string> publish_words(long long revision) const;
    [[nodiscard]] std::vector<std::string> plan_words(const staff::Action& action) const;
    void begin_preview(long long days);
    void turn(bool dark);
    void finish(PanelAnswer answer);
    void finish_pin(const PanelAnswer& answer);
    void finish_change(const PanelAnswer& answer);
    void make_lettering();
    [[nodiscard]] std::string all_text() const;
    void tell(std::string words, bool bad = false) { view_.message = {std::move(words), bad}; }

    PanelSetup setup_;
    Aside& aside_;
    PixelSize display_;
    Instant now_{};
    staff::View view_;
    std::deque<staff::Action> wishes_;
    staff::Action doing_;
    std::shared_ptr<PanelTask> task_, lettering_task_;
    std::shared_ptr<staff::Lettering> lettering_, coming_;   // coming_: on its way to the GPU
    std::unique_ptr<staff::Panel> panel_;      // from when its type is there
    std::vector<paint::Image> incoming_;       // pictures on their way to the GPU, the last one first
    std::optional<Steady::time_point> locked_until_;
    bool open_ = false, closed_ = false;
    bool no_type_ = false;
};

}  // namespace renkei::commands
