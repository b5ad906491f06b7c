#pragma once
// The staff panel: its pages over the whole window, in Japanese, for fingers. It shows a View and answers with what was asked for;
// it knows no command, no file and no clock.
//
// Thread: the render thread, which owns ImGui's context from create to destruction; there is one at a time (see Diagnostics).

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "base/geometry.hpp"
#include "staff/lettering.hpp"
#include "staff/view.hpp"

namespace renkei::staff {

class Look;
enum class Weight;

class Panel {
  public:
    // `target`: the least height of what is touched, layout units.
    Panel(std::shared_ptr<Lettering> lettering, float target);
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;
    ~Panel();

    void use(std::shared_ptr<Lettering> lettering);   // from the next picture on
    void show(Page page);
    [[nodiscard]] Page page() const { return page_; }
    // A finger at this pixel, down or up. Each is seen in a picture of its own, however fast they come.
    void touch(Vec2 at, bool down) { touches_.push_back({at, down}); }
    [[nodiscard]] bool waits() const { return !touches_.empty() || settling_ > 0; }
    // Builds ImGui's picture; the canvas then draws it. Returns what was asked for by the touch it has seen.
    [[nodiscard]] std::optional<Action> build(PixelSize display, float seconds_since_last, const View& view);

  private:
    struct Touch {
        Vec2 at;
        bool down = false;
    };
    void pages(Look& look, const View& view);
    void head(Look& look, const View& view);
    void foot(Look& look, const View& view);
    void pin(Look& look, const View& view);
    void keys(Look& look, const View& view, Rect area);
    void who(Look& look, const View& view);
    void home(Look& look, const View& view);
    void load(Look& look, const View& view);
    void findings(Look& look, const View& view);
    void preview(Look& look, const View& view);
    void pictures(Look& look, const View& view, Rect area);
    void plan_row(Look& look, const View& view, long long draft, Rect area);
    void revisions(Look& look, const View& view);
    void revision_row(Look& look, const View& view, const Revision& revision, Rect area);
    void notices(Look& look, const View& view);
    void health(Look& look, const View& view);
    void drafts(Look& look, const View& view);
    // Buttons to leaf through; returns which page is open. `count` of them.
    size_t leaf(Look& look, size_t count);
    // A button to touch twice: first it says what will be lost, then it acts. True at the second touch.
    bool twice(Look& look, const std::string& id, const std::string& label, const std::string& again, Rect area, Weight weight, bool enabled);
    void go(Page page, Action::Kind read);
    void ask(Action action) { asked_ = std::move(action); }
    [[nodiscard]] Rect room(const Look& look) const;   // between head and foot

    std::shared_ptr<Lettering> lettering_;
    float target_;
    Page page_ = Page::Pin;
    std::deque<Touch> touches_;
    std::optional<Action> asked_;
    std::string digits_, sure_;   // sure_: which button was touched once
    int settling_ = 0;            // pictures until what a touch has changed is seen
    size_t leaf_ = 0;
    int days_ = 0, hour_ = 9;     // of the preview, and of a publication that is planned for its day
};

}  // namespace renkei::staff
