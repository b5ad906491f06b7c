// What the loop of the display does while a visitor is there: touches become the visit (visit/visit.hpp), the visit a page, and
// when it is over the loop comes back at its right second.

#include <algorithm>
#include <cmath>

#include "commands/show_loop.hpp"
#include "commands/wishes.hpp"

namespace renkei::commands {

namespace {

using std::chrono::milliseconds;

constexpr float kPageFade = 0.18f;              // seconds; the page before a page
constexpr milliseconds kLongestWait{250};       // between looks at what has changed
constexpr milliseconds kPageInWork{4};          // between looks while a page is painted
constexpr milliseconds kUsualTap{80};           // a finger rests so long
constexpr milliseconds kFilmLook{8};            // between looks for touches while a film plays
constexpr std::chrono::seconds kPatience{4};    // for the loop's scene, after a visit

}  // namespace

void ShowLoop::take_news()
{
    auto programme = setup_.watch.take();
    if (!programme) return;
    newest_ = aside_.kept(std::move(programme));   // thousands of rows, freed in the middle of a movement, are a stumble
    failed_.clear();   // a new revision may have mended what failed
    told_.clear();
    setup_.canvas.forget_refusals();
    if (next_ && !next_->ready) next_.reset();
}

// Not while what is on show is for everybody to read at once, or the hall is closed; and not where several displays show one
// picture, for the others would not follow.
bool ShowLoop::awaits_touch() const
{
    if (setup_.wall.columns * setup_.wall.rows > 1) return false;
    if (!setup_.wish.touch || !current_ || panel_ || overlay_) return false;
    const auto playing = stage::at(*current_->programme, setup_.clock.read().instant).playing;
    return playing == stage::Playing::Loop || playing == stage::Playing::Closing;
}

void ShowLoop::begin_visit(Vec2 at)
{
    const programme::Slot& slot = current_->programme->slot(current_->slot);
    Visiting visiting{.visit = visit_begun(*current_->programme, slot, setup_.wish.language, Steady::now()),
                      .rules = {.mm_per_unit = setup_.wish.mm_per_unit, .quiet = visit::quiet_for(setup_.viewing_distance_mm, 0)},
                      .programme = current_->programme};
    visiting.visit = visit::met(std::move(visiting.visit), current_->composition->targets, at, visiting.rules);
    if (next_ && !next_->ready) next_.reset();   // its order makes room for the visitor's
    visiting_ = std::move(visiting);
}

void ShowLoop::end_visit()
{
    visiting_->ending = Steady::now();
    visiting_->visit = {};   // nothing of it is kept
    visiting_->film = {};
    if (!visiting_->scene) visiting_.reset();   // it has not been seen
}

// While the next page is on its way nothing of the old one acts: nobody means what they have not seen. Nor does a touch on the new one that may be from
// before it was on the display; a map that has only come to rest is no new one.
bool ShowLoop::seen() const
{
    const Visiting& v = *visiting_;
    return v.shown && sight_.seen() && v.visit.stands_where(*v.shown);
}

void ShowLoop::feel(const std::vector<visit::Touch>& touches)
{
    const auto now = Steady::now();
    for (size_t i = 0; i < touches.size(); ++i) {
        const visit::Touch& touch = touches[i];
        // A finger that came and went while the display was busy was a tap, however short it seems now.
        const bool brief = touch.kind == visit::Touch::Kind::Down && std::any_of(touches.begin() + static_cast<std::ptrdiff_t>(i), touches.end(),
            [&](const visit::Touch& later) { return later.kind == visit::Touch::Kind::Up && later.finger == touch.finger; });
        const auto at = brief ? now - std::min<Steady::duration>(busy_, kUsualTap) : now;
        if (!visiting_ || visiting_->ending) {
            if (touch.kind != visit::Touch::Kind::Down || visiting_ || !awaits_touch()) continue;
            count_touch();
            begin_visit(touch.at);   // the touch is used (requirements R56): the page of what it met is on its way
            continue;
        }
        Visiting& v = *visiting_;
        if (touch.kind == visit::Touch::Kind::Down && v.shown && !v.shown->asked) v.visit.asked.reset();   // a question that nobody has seen is taken back
        visit::Rules rules = v.rules;
        rules.drawn = v.camera;
        const bool here = seen();
        if (!here) rules.map.reset();
        v.visit = visit::touched(std::move(v.visit), touch, here ? std::span<const Target>(v.composition->targets) : std::span<const Target>(), rules, at);
        if (touch.kind == visit::Touch::Kind::Down) count_touch();
        if (setup_.wish.reduced_motion) v.visit = visit::advanced(std::move(v.visit), visit::Time::max());   // a map goes where it is sent at once
    }
    // Seen in the very next picture.
    if (!visiting_ || !visiting_->scene || visiting_->ending || (visiting_->visit.pressed() == visiting_->pressed &&
                                                                 visiting_->visit.here().camera == visiting_->camera)) return;
    stale_ = true;
    if (!felt_) felt_ = Steady::now();
}

// By what is on the display and the municipality that is shown or meant; nothing of who touched.
void ShowLoop::count_touch()
{
    if (setup_.touches == nullptr) return;
    if (!visiting_) {
        const programme::Slot& slot = current_->programme->slot(current_->slot);
        const visit::Visit begun = visit_begun(*current_->programme, slot, setup_.wish.language, Steady::now());
        return setup_.touches->count(slot.scene, begun.here().page == visit::Page::Town ? begun.here().subject : "");
    }
    static constexpr std::string_view kTown = "open town ";
    const visit::Place& here = visiting_->visit.here();
    const std::string target = visiting_->visit.fingers.empty() ? "" : visiting_->visit.fingers.back().target;
    const bool meant = std::string_view(target).starts_with(kTown);
    setup_.touches->count("visit " + std::string(visit::name_of(here.page)), meant ? target.substr(kTown.size()) : here.page == visit::Page::Town
                          ? here.subject : "");
}

void ShowLoop::tend_visit(const ShowClock::Reading& now)
{
    if (visiting_->ending) return;
    take_news();
    const bool urgent = stage::at(*newest_, now.instant).playing == stage::Playing::Urgent;
    if (urgent || visit::presence(visiting_->visit, visiting_->rules, Steady::now()) == visit::Presence::Gone) return end_visit();
    if (visiting_->visit.glide) {
        visiting_->visit = visit::advanced(std::move(visiting_->visit), Steady::now());
        stale_ = true;
    }
    tend_page_film();
    order_page();
}

void ShowLoop::order_page()
{
    Visiting& v = *visiting_;
    if (v.ordered ? v.visit.looks_as(*v.ordered) : v.shown && v.visit.looks_as(*v.shown)) return;
    scenes::SceneWish wish = setup_.wish;
    wish.scene = "visit";
    wish.display = size_;
    wish.visit = v.visit;
    wish.visit->fingers.clear();
    v.ordered = v.visit;
    v.order = ++orders_;
    setup_.preparer.ask({.id = v.order, .programme = v.programme, .wish = std::move(wish), .awaited = true});
}

void ShowLoop::take_page(Prepared prepared)
{
    Visiting& v = *visiting_;
    v.order = 0;
    const auto ordered = std::exchange(v.ordered, std::nullopt);
    if (v.ending || !v.visit.stands_where(*ordered)) {   // a question that was taken back
        if (prepared.scene) (void)aside_.kept(std::move(prepared.scene).value());
        return;
    }
    if (!prepared.scene) {
        tell_once(sentence("The scene {1} is passed over until the content changes: {2}", "visit", prepared.scene.error()));
        ++report_.skipped;
        if (v.visit.way.size() == 1) return end_visit();
        v.visit = visit::done(std::move(v.visit), "home");
        return;
    }
    v.before = v.scene ? v.scene : current_->scene;
    v.before_seconds = v.scene ? std::chrono::duration<float>(Steady::now() - v.entered).count() : drawn_seconds_;
    const auto before = std::exchange(v.composition, (*prepared.scene)->composition);
    v.scene = setup_.canvas.begin_upload(std::move(prepared.scene).value());
    while (!setup_.canvas.upload_some(*v.scene, 1000)) {}
    if (!v.shown) {
        ++report_.scenes["visit"];
        setup_.service.shows("visit", v.programme->revision);
        leaving_.reset();
        current_->film = {.tried = true};   // its process ends aside
    }
    v.rules.quiet = visit::quiet_for(setup_.viewing_distance_mm, scenes::characters_to_read(*v.composition));
    v.rules.map = v.composition->map;
    v.rules.sight = v.rules.map ? std::optional(visit::sight_of(*v.rules.map, v.composition->frame)) : std::nullopt;
    v.rules.painted = ordered->here().camera;
    if (!v.shown || !ordered->stands_where(*v.shown)) sight_.changes();
    const auto left = std::exchange(v.shown, ordered);
    v.entered = Steady::now();
    begin_page_film(left ? &*left : nullptr, before.get());
    stale_ = true;
}

// The visit's last page stays until the loop's scene of now is there, and fades into it.
void ShowLoop::return_to_loop(const stage::Moment& moment, const ShowClock::Reading& now)
{
    const bool here = same_showing(moment, now);
    if (!here && Steady::now() - *visiting_->ending < kPatience) return;
    leaving_ = Leaving{.scene = visiting_->scene, .seconds = std::chrono::duration<float>(Steady::now() - visiting_->entered).count(),
                       .kind = Transition::CrossFade, .begins = now.instant};
    visiting_.reset();
    stale_ = true;
}

// The map that is painted, as the visitor has moved it since: moved along until the sharp one is there.
std::optional<canvas::Canvas::Following> ShowLoop::following() const
{
    const Visiting& v = *visiting_;
    if (!v.shown || !v.composition->map || v.ending || v.visit.here().page != v.shown->here().page || v.visit.here().subject != v.shown->here().subject)
        return std::nullopt;
    const visit::Camera &now = v.visit.here().camera, &painted = v.shown->here().camera;
    if (now == painted) return std::nullopt;
    const visit::Displacement moved = visit::displacement(painted, now, *v.composition->map);
    return canvas::Canvas::Following{.zoom = moved.zoom, .shift = moved.shift, .within = visit::sight_of(*v.composition->map, v.composition->frame)};
}

void ShowLoop::draw_page(float seconds)
{
    Visiting& v = *visiting_;
    setup_.canvas.follow(*v.scene, following());
    if (!v.ending) v.camera = v.visit.here().camera;
    v.pressed = v.ending ? "" : v.visit.pressed();
    setup_.canvas.press(*v.scene, v.pressed);
    const float progress = seconds / kPageFade;
    if (v.before && progress < 1) setup_.canvas.draw_transition(*v.before, v.before_seconds, *v.scene, seconds, Transition::CrossFade, progress, size_);
    else v.before.reset();
    if (!v.before) setup_.canvas.draw(*v.scene, seconds, size_);
    stale_ = false;
    report_.texture_mib = std::max(report_.texture_mib, static_cast<double>(setup_.canvas.stats().texture_bytes) / (1024 * 1024));
    drawn_page_ = seconds;
    draw_staff(seconds);
}

void ShowLoop::visit_round()
{
    const float seconds = std::chrono::duration<float>(Steady::now() - visiting_->entered).count();
    const bool fading = visiting_->before != nullptr || visiting_->visit.moves();
    if (stale_ || fading || panel_ || (seconds > drawn_page_ && canvas::next_change(*visiting_->composition, drawn_page_) <= seconds)) {
        draw_page(seconds);
        present(fading);
        sight_.presented(presented_);
        wait_for_tick();
        return;
    }
    moved_last_ = false;
    const float until = canvas::next_change(*visiting_->composition, drawn_page_) - seconds;
    milliseconds wait = visiting_->ordered || visiting_->ending ? kPageInWork : kLongestWait;
    if (until < 1) wait = std::min(wait, milliseconds(std::max(1, static_cast<int>(std::ceil(until * 1000)))));
    if (visiting_->film.player) visiting_->film.player->wait(std::min(wait, kFilmLook));   // a touch comes between two of its pictures
    listen(visiting_->film.player ? 0 : until_script(static_cast<int>(wait.count())));
    tick_ = Steady::now();
}

}  // namespace renkei::commands
