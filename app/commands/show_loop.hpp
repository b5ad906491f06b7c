#pragma once
// The loop of the display: ask the stage for the moment, draw the scene, present it. Everything slow happens elsewhere;
// the next scene arrives painted from the preparer and is uploaded in slices. A scene that stands still is not presented
// again, and the loop sleeps until something changes.
//
// Thread: the render thread.

#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "canvas/canvas.hpp"
#include "commands/aside.hpp"
#include "commands/film_process.hpp"
#include "commands/frame_statistics.hpp"
#include "commands/metrics.hpp"
#include "commands/page_sight.hpp"
#include "commands/preparer.hpp"
#include "commands/programme_watch.hpp"
#include "commands/service.hpp"
#include "commands/show_clock.hpp"
#include "config/config.hpp"
#include "scenes/make_scene.hpp"
#include "commands/staff_panel.hpp"
#include "commands/touch_counter.hpp"
#include "staff/diagnostics.hpp"
#include "staff/door.hpp"
#include "stage/stage.hpp"
#include "visit/script.hpp"
#include "visit/visit.hpp"
#include "window/window.hpp"

namespace renkei::commands {

// The scene of the moment in which the show began, painted while window and GL came up.
struct FirstScene {
    stage::Moment moment;
    Instant at{};
    PixelSize display;
    std::shared_ptr<const canvas::PaintedScene> painted;   // empty: it could not be made
};

struct LoopSetup {
    window::Window& window;
    canvas::Canvas& canvas;
    Preparer& preparer;
    ProgrammeWatch& watch;
    ShowClock& clock;
    Service& service;
    std::shared_ptr<const programme::Programme> programme;
    scenes::SceneWish wish;                        // all but scene, item, display and clock
    FirstScene first;
    double seconds = 0;                    // real time after which the loop ends; 0: never
    const std::atomic<bool>& ending;       // set by a signal
    std::function<void(const Sentence&)> tell;   // for what staff should know, said once
    std::function<void()> began = [] {};         // called once, after the first picture
    double viewing_distance_mm = 2000;     // how patient the display is with a visitor follows from it
    std::vector<Wording> turns{};         // see languages_in_turn
    config::Wall wall{};
    std::filesystem::path film_program{};   // renkei-film
    MetricsFile* metrics = nullptr;         // who is told the figures; null: nobody
    TouchCounter* touches = nullptr;        // who counts them; null: nobody
    std::optional<visit::Script> script{};   // touches to replay, from the first picture on
    std::optional<PanelSetup> panel{};      // none: there is nothing behind the staff door but the diagnostic overlay
};

struct LoopReport {
    std::map<std::string, int> scenes;     // how often each began
    int skipped = 0;                       // scenes that could not be made
    int skipped_layers = 0;                // left out of the scenes that were shown, for want of texture memory
    double first_picture_ms = 0;           // reading of the monotonic clock when it was presented
    double cpu_to_first_s = 0, cpu_s = 0;  // of the process: until the first picture, and from then on
    double texture_mib = 0;                // most at any time
    std::optional<Error> fatal;            // nothing could be shown at all
};

class ShowLoop {
  public:
    explicit ShowLoop(LoopSetup setup);
    LoopReport run();
    [[nodiscard]] const FrameStatistics& statistics() const { return statistics_; }
    // From a touch to the first picture in which it is seen, one interval each.
    [[nodiscard]] const FrameStatistics& touch_statistics() const { return touch_statistics_; }

  private:
    using Steady = std::chrono::steady_clock;
    using ScenePointer = std::shared_ptr<canvas::Canvas::Scene>;

    // A film of what is on the display.
    struct Screening {
        std::shared_ptr<FilmPlayer> player{};        // ended aside
        std::future<Result<std::shared_ptr<FilmPlayer>>> coming{};   // while it is being started
        Steady::time_point due{}, asked{};           // its second 0; when its player was asked for
        std::optional<Sentence> trouble{};           // why it does not play
        bool tried = false;                          // a player was asked for
    };

    // One showing of a slot. `begins` tells two rounds of the same slot apart.
    struct Showing {
        std::shared_ptr<const programme::Programme> programme{};
        size_t slot = 0;
        Instant begins{};
        PixelSize display{};
        ScenePointer scene{};              // empty: not painted yet
        std::shared_ptr<const canvas::Composition> composition{};
        bool ready = false;                // uploaded
        bool whole = true;                 // false: painted for its first seconds; the whole is to replace it
        Instant not_before{};              // the border at which the scene before it ends, whatever programme that is of
        Screening film{};                  // of a scene with one, from shortly before it begins
        bool film_left = false;            // other scenes take its place
    };
    struct Leaving {
        ScenePointer scene;
        float seconds = 0;                 // at which it stands still
        Transition kind = Transition::Cut;
        Instant begins{};
        float length = kTransitionSeconds;
    };

    // A visitor is there: what is on the display follows their touches, and the loop goes on unseen.
    struct Visiting {
        visit::Visit visit;
        visit::Rules rules;
        std::shared_ptr<const programme::Programme> programme;   // of the moment of the first touch: nothing changes under a hand
        std::optional<visit::Visit> ordered{}, shown{};          // for which visit a picture is in work, and is on the display
        long long order = 0;
        ScenePointer scene{}, before{};        // of the page shown; of the page before, while it fades
        std::shared_ptr<const canvas::Composition> composition{};
        Steady::time_point entered{};
        float before_seconds = 0;
        std::string pressed{};                 // as drawn
        visit::Camera camera{};                // as drawn
        Screening film{};                      // of the page shown
        std::optional<Steady::time_point> ending{};   // since when it is over: drawn until the loop's own scene is there
    };

    void fit();                            // to the window's size
    bool round();                          // one turn; false: end
    void listen(int wait_ms);              // to what has happened, and hears it
    void hear(const std::vector<window::Input>& inputs);
    void take_news();
    void feel(const std::vector<visit::Touch>& touches);
    [[nodiscard]] bool seen() const;
    void count_touch();
    void play_script();
    [[nodiscard]] int until_script(int wait_ms) const;
    [[nodiscard]] std::optional<Vec2> scripted_place(const visit::Step& step);
    [[nodiscard]] bool awaits_touch() const;
    void begin_visit(Vec2 at);
    void end_visit();
    void tend_visit(const ShowClock::Reading& now);
    void order_page();
    void take_page(Prepared prepared);
    void return_to_loop(const stage::Moment& moment, const ShowClock::Reading& now);
    [[nodiscard]] bool same_showing(const stage::Moment& moment, const ShowClock::Reading& now) const;
    void visit_round();
    [[nodiscard]] std::optional<canvas::Canvas::Following> following() const;
    void draw_page(float seconds);
    void prepare(const stage::Moment& moment, const ShowClock::Reading& now);
    [[nodiscard]] bool settled() const;
    [[nodiscard]] bool arrives(const Showing& next, const ShowClock::Reading& now) const;
    bool interrupt(const stage::Moment& moment, const ShowClock::Reading& now);
    void order(std::shared_ptr<const programme::Programme> programme, const stage::Moment& moment, Instant at);
    void receive();
    void enter(const ShowClock::Reading& now);
    void start_film(Showing& showing, const ShowClock::Reading& now);
    void screen(Screening& film, canvas::Canvas::Scene& scene, const std::shared_ptr<const canvas::Composition>& composition, Steady::time_point due,
                double speed);
    void take_film(Screening& film);
    bool take_picture(Screening& film, canvas::Canvas::Scene& scene, const canvas::Composition& composition);
    void begin_page_film(const visit::Visit* left, const canvas::Composition* before);
    void tend_page_film();
    void tend_film(const ShowClock::Reading& now);
    void leave_film(const Sentence& why);
    [[nodiscard]] bool due(float seconds) const;
    void draw(float seconds, const ShowClock::Reading& now);
    void present(bool continues);
    void tend_staff();
    void draw_staff(float seconds);
    void draw_overlay(float seconds);
    [[nodiscard]] ShowFigures figures() const;
    void open_panel();
    void close_panel();
    void rest(float seconds, const stage::Moment& moment);
    void wait_for_tick();
    [[nodiscard]] bool failed(const programme::Programme& programme, size_t slot) const;
    void count_skipped_layers();
    void tell_once(const Sentence& what);

    Aside aside_;
    Aside panel_aside_;                    // its own: a child that is slow to end keeps no film waiting
    LoopSetup setup_;
    std::shared_ptr<const programme::Programme> newest_;
    std::optional<Showing> current_, next_;
    std::optional<Leaving> leaving_;
    std::optional<Visiting> visiting_;
    long long orders_ = 0;                 // id of the last one
    size_t next_step_ = 0;                 // of the script
    std::optional<Steady::time_point> script_began_{};
    std::map<long long, Vec2> scripted_;   // its fingers
    std::set<std::pair<std::string, std::string>> failed_;   // scene and item, of the newest programme
    std::set<std::string> told_;           // of what scenes lack, since the newest programme came
    PixelSize size_;                       // of the whole picture, where several displays show one

    FrameStatistics statistics_, touch_statistics_;
    Steady::time_point heard_{};           // when the display last listened
    PageSight sight_;                      // of the visitor's page
    Steady::duration busy_{};              // how long it had not, before
    std::optional<Steady::time_point> felt_{};   // when the first touch came that is not yet seen
    LoopReport report_;
    double period_ms_;
    bool paced_by_display_;
    Steady::time_point began_, tick_, presented_, first_;
    bool moved_last_ = false;              // the frame before was part of the same movement
    float drawn_seconds_ = -1, drawn_page_ = -1;
    bool warm_ = false;                    // the driver has met every way of drawing
    bool stale_ = true;                    // the display must be drawn whatever moves
    double cpu_at_first_ = 0;
    bool quit_ = false;

    staff::Door door_;
    std::unique_ptr<staff::Diagnostics> overlay_;   // this or the panel: ImGui has one context
    std::unique_ptr<StaffPanel> panel_;
};

}  // namespace renkei::commands
