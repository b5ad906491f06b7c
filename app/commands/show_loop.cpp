#include "commands/show_loop.hpp"

#include <ctime>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <thread>

#include "commands/wishes.hpp"

#include "base/sentence.hpp"

namespace renkei::commands {

namespace {

using std::chrono::milliseconds;

constexpr float kUploadMilliseconds = 2;       // a frame
constexpr milliseconds kSettling{300};         // after the first picture, in which nothing else is begun
constexpr double kLeadSeconds = 5;             // real seconds before its begin in which the next scene is made
constexpr int kLongestSleep = 250;             // ms; a signal is answered within it
constexpr int kPreparing = 20;                 // ms between looks while a scene is in work and nothing moves
constexpr float kReducedTransition = 0.3f;     // seconds
constexpr double kOverlayPeriod = 0.25;        // seconds between pictures of the overlay over a still scene
constexpr double kPanelPeriod = 0.05;          // seconds between looks for what the staff panel's commands say
constexpr milliseconds kBorder{2};             // past a slot's end, to be surely in the next
constexpr milliseconds kSameBegin{50};         // float seconds of a moment give its begin to a few ms

double to_ms(std::chrono::steady_clock::duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

std::string name_of(const programme::Slot& slot) { return slot.item.empty() ? slot.scene : slot.scene + " " + slot.item; }

bool same_begin(Instant a, Instant b) { return std::chrono::abs(a - b) < kSameBegin; }

}  // namespace

ShowLoop::ShowLoop(LoopSetup setup)
    : setup_(std::move(setup)), newest_(aside_.kept(std::exchange(setup_.programme, {}))),
        statistics_(1000.0 / static_cast<double>(setup_.window.refresh_hz())), touch_statistics_(statistics_),
      period_ms_(1000.0 / static_cast<double>(setup_.window.refresh_hz())), paced_by_display_(setup_.window.swap_waits() && !setup_.canvas.software()),
          began_(Steady::now()), tick_(began_),
      presented_(began_)
{
    fit();
    FirstScene first = std::exchange(setup_.first, {});   // years later nobody asks for it
    if (!first.painted || first.display != size_) return;   // it is ordered like any other, or passed over
    auto composition = first.painted->composition;
    const bool whole = first.painted->whole;
    next_ = Showing{.programme = newest_, .slot = first.moment.slot, .begins = begin_of(first.moment, first.at), .display = size_,
                    .scene = setup_.canvas.begin_upload(std::move(first.painted)), .composition = std::move(composition), .whole = whole};
}

void ShowLoop::fit()
{
    const PixelSize display = setup_.window.size();
    size_ = picture_size(setup_.wall, display);
    setup_.canvas.show_piece(piece_of(setup_.wall, display));
}

LoopReport ShowLoop::run()
{
    while (round()) {}
    report_.cpu_s = process_cpu_seconds() - cpu_at_first_;
    return report_;
}

bool ShowLoop::round()
{
    listen(0);
    play_script();
    setup_.service.alive();
    if (setup_.metrics != nullptr && setup_.metrics->due()) setup_.metrics->put(figures());
    tend_staff();
    if (quit_ || setup_.ending || report_.fatal) return false;
    if (setup_.seconds > 0 && std::chrono::duration<double>(Steady::now() - began_).count() >= setup_.seconds) return false;

    const ShowClock::Reading now = setup_.clock.read();
    const stage::Moment moment = stage::at(current_ ? *current_->programme : *newest_, now.instant);
    receive();
    if (visiting_) tend_visit(now);
    if (!visiting_ || visiting_->ending) {
        prepare(moment, now);
        enter(now);
        tend_film(now);
    }
    if (!current_) {   // the first scene is in work
        std::this_thread::sleep_for(milliseconds(1));
        return true;
    }

    if (visiting_ && visiting_->ending) return_to_loop(moment, now);
    if (visiting_ && visiting_->scene) {
        visit_round();
        return true;
    }
    // Past its end a scene stands still until the next one is ready; only its clock goes on.
    const auto& slot = current_->programme->slot(current_->slot);
    const float since = static_cast<float>(std::chrono::duration<double>(now.instant - current_->begins).count()) + now.rest;
    const float seconds = std::clamp(since, 0.0f, std::max(slot.dwell, 0.1f) + scenes::kLate);
    if (due(seconds)) {
        const bool continues = leaving_ || canvas::moving(*current_->composition, seconds);
        if (!warm_ && settled()) warm_ = setup_.canvas.warm_up(size_);
        draw(seconds, now);
        present(continues && warm_);
        if (next_ && next_->scene && !next_->ready) next_->ready = setup_.canvas.upload_some(*next_->scene, kUploadMilliseconds);
        wait_for_tick();
    } else {
        rest(seconds, moment);
    }
    return true;
}

bool ShowLoop::failed(const programme::Programme& programme, size_t slot) const
{
    const auto& one = programme.slot(slot);
    return failed_.contains({one.scene, one.item});
}

// Decides which showing comes next and orders it in time: the scene of now when it is not the one on the display, else the
// one after it, shortly before it begins.
void ShowLoop::prepare(const stage::Moment& moment, const ShowClock::Reading& now)
{
    take_news();
    if (interrupt(moment, now)) return;
    // In work, or about to be entered: its picture is taken, however late. At high speed its time is over when it is painted,
    // and whoever always orders the scene of now would never have one.
    if (next_ && (!next_->scene || arrives(*next_, now))) return;
    const bool here = current_ && current_->whole && same_showing(moment, now);
    if (!here && current_ && !current_->whole && !settled()) return;
    if (!here) {
        const stage::Moment wanted = stage::at(*newest_, now.instant);
        if (next_ && next_->programme == newest_ && next_->slot == wanted.slot && same_begin(next_->begins, begin_of(wanted, now.instant))) return;
        if (!failed(*newest_, wanted.slot)) {
            order(newest_, wanted, now.instant);
            return;
        }
        if (!current_ && failed_.size() >= newest_->slots.size()) return;
        // What cannot be made is passed over: the scene before it stays meanwhile; with nothing to show yet, any other will do.
        if (!current_)
            for (size_t i = 0; i < newest_->slots.size(); ++i)
                if (!failed(*newest_, i)) {
                    stage::Moment other = wanted;
                    other.slot = i;
                    other.seconds = 0;
                    if (!next_ || next_->slot != i) order(newest_, other, now.instant);
                    return;
                }
    }
    if (setup_.clock.real(static_cast<double>(moment.until_next)) > kLeadSeconds) return;
    const Instant after = now.instant + milliseconds(std::llround(static_cast<double>(moment.until_next) * 1000)) + kBorder;
    const stage::Moment coming = stage::at(*newest_, after);
    if (next_ && next_->programme == newest_ && next_->slot == coming.slot && same_begin(next_->begins, begin_of(coming, after))) return;
    if (failed(*newest_, coming.slot)) return;
    order(newest_, coming, after);
    // A new programme's slots have other borders; the scene on the display is not cut off for them.
    next_->not_before = after;
}

// Is the scene of the moment the one that is on the display?
bool ShowLoop::same_showing(const stage::Moment& moment, const ShowClock::Reading& now) const
{
    return same_begin(begin_of(moment, now.instant), current_->begins) && current_->display == size_;
}

// The first picture comes through a compositor or a screen that wakes up, and its first movement with it.
bool ShowLoop::settled() const { return statistics_.frames() > 0 && Steady::now() - first_ > kSettling; }

// Its time has come; the very first one waits for no time, should the clock have been set back meanwhile.
bool ShowLoop::arrives(const Showing& next, const ShowClock::Reading& now) const
{
    return !current_ || now.instant >= std::max(next.begins, next.not_before - kBorder);
}

// What is urgent waits for no border, and neither does its end, a film that is left, nor staff who put the display out: the scene of now is ordered at once.
// Returns whether that is what comes next.
bool ShowLoop::interrupt(const stage::Moment& moment, const ShowClock::Reading& now)
{
    if (!current_ || current_->programme == newest_) return false;
    const stage::Moment wanted = stage::at(*newest_, now.instant);
    // by staff, or on again: hours alone are the same in both
    const bool put_out = (wanted.playing == stage::Playing::Closed) != (moment.playing == stage::Playing::Closed);
    if (wanted.playing != stage::Playing::Urgent && moment.playing != stage::Playing::Urgent && !current_->film_left && !put_out) return false;
    if (failed(*newest_, wanted.slot)) return false;
    const bool ordered = next_ && next_->programme == newest_ && next_->slot == wanted.slot;
    if (!ordered) order(newest_, wanted, now.instant);
    return true;
}

void ShowLoop::order(std::shared_ptr<const programme::Programme> programme, const stage::Moment& moment, Instant at)
{
    Order order{++orders_, programme, wish_for(setup_.wish, setup_.turns, *programme, moment, at, size_), !current_};
    next_ = Showing{.programme = std::move(programme), .slot = moment.slot, .begins = begin_of(moment, at), .display = size_};
    setup_.preparer.ask(std::move(order));
}

void ShowLoop::receive()
{
    auto prepared = setup_.preparer.take();
    if (!prepared) return;
    if (visiting_ && prepared->id == visiting_->order) return take_page(std::move(*prepared));
    if (prepared->id != orders_ || !next_) {
        if (prepared->scene) (void)aside_.kept(std::move(prepared->scene).value());   // megabytes of pixels that nobody will see
        return;
    }
    if (!prepared->scene) {
        const auto& slot = next_->programme->slot(next_->slot);
        setup_.tell(sentence("The scene {1} is passed over until the content changes: {2}", name_of(slot), prepared->scene.error()));
        ++report_.skipped;
        failed_.insert({slot.scene, slot.item});
        const bool all = std::all_of(newest_->slots.begin(), newest_->slots.end(), [&](const auto& one) { return failed_.contains({one.scene, one.item}); });
        if (!current_ && all) report_.fatal = prepared->scene.error();
        next_.reset();
        return;
    }
    next_->composition = (*prepared->scene)->composition;
    next_->whole = (*prepared->scene)->whole;
    for (const Error& trouble : next_->composition->troubles) tell_once(Filling(trouble).both());
    next_->scene = setup_.canvas.begin_upload(std::move(prepared->scene).value());
}

// Puts the next scene on the display when its time has come and it is ready.
void ShowLoop::enter(const ShowClock::Reading& now)
{
    if (!next_ || !next_->scene || !arrives(*next_, now)) return;
    const bool first = !current_;
    if (!next_->ready) {
        if (!first) return;
        while (!setup_.canvas.upload_some(*next_->scene, 1000)) {}
        next_->ready = true;
    }
    // The same showing again, at another size or painted whole: there is nothing to pass over to.
    const auto showing = [](const Showing& s) -> const programme::Slot& { return s.programme->slot(s.slot); };
    const bool again = current_ && (current_->display != next_->display ||
                                    (same_begin(current_->begins, next_->begins) && showing(*current_) == showing(*next_)));
    if (!first && !again) {
        const Transition transition = stage::transition_between(showing(*current_), showing(*next_));
        Leaving leaving;
        leaving.scene = current_->scene;
        leaving.seconds = drawn_seconds_;
        leaving.kind = setup_.wish.reduced_motion && transition != Transition::Cut ? Transition::CrossFade : transition;
        leaving.length = setup_.wish.reduced_motion ? kReducedTransition : kTransitionSeconds;
        // Late scenes still arrive by a whole transition.
        leaving.begins = now.instant - next_->begins < milliseconds(100) ? next_->begins : now.instant;
        leaving_ = leaving.kind == Transition::Cut ? std::nullopt : std::optional(std::move(leaving));
        setup_.clock.follow_system();
    }
    if (!again) ++report_.scenes[next_->programme->slot(next_->slot).scene];
    current_ = std::exchange(next_, std::nullopt);
    stale_ = true;
    setup_.service.shows(name_of(showing(*current_)), current_->programme->revision);
    count_skipped_layers();
}

// A picture that lacks a part is better than none, but nobody would know why. One that is about to be replaced by the whole
// does not count.
void ShowLoop::count_skipped_layers()
{
    if (!current_->whole) return;
    const int skipped = setup_.canvas.skipped_layers(*current_->scene);
    if (skipped == 0) return;
    report_.skipped_layers += skipped;
    const programme::Slot& slot = current_->programme->slot(current_->slot);
    tell_once(sentence("The scene {1} is shown without {2} of its layers: the graphics driver has no room for textures that large", name_of(slot), skipped));
}

void ShowLoop::tell_once(const Sentence& what)
{
    if (told_.insert(what.en).second) setup_.tell(what);
}

bool ShowLoop::due(float seconds) const
{
    if (stale_ || leaving_) return true;
    if ((overlay_ || panel_) && to_ms(Steady::now() - presented_) >= kOverlayPeriod * 1000) return true;
    return seconds > drawn_seconds_ && canvas::next_change(*current_->composition, drawn_seconds_) <= seconds;
}

void ShowLoop::draw(float seconds, const ShowClock::Reading& now)
{
    if (leaving_) {
        const double since = std::chrono::duration<double>(now.instant - leaving_->begins).count() + static_cast<double>(now.rest);
        const float progress = static_cast<float>(since) / leaving_->length;
        if (progress >= 1) {
            leaving_.reset();
        } else {
            setup_.canvas.draw_transition(*leaving_->scene, leaving_->seconds, *current_->scene, seconds, leaving_->kind, std::max(progress, 0.0f), size_);
            for (const Error& refused : setup_.canvas.take_refusals()) setup_.tell(Filling(refused).both());
        }
    }
    if (!leaving_) setup_.canvas.draw(*current_->scene, seconds, size_);
    drawn_seconds_ = seconds;
    stale_ = false;
    report_.texture_mib = std::max(report_.texture_mib, static_cast<double>(setup_.canvas.stats().texture_bytes) / (1024 * 1024));
    draw_staff(seconds);
}

void ShowLoop::present(bool continues)
{
    const auto drawn = Steady::now();
    setup_.canvas.finish();
    setup_.window.present();
    const auto now = Steady::now();
    statistics_.presented();
    if (moved_last_) statistics_.interval(to_ms(now - presented_));
    if (felt_) touch_statistics_.interval(to_ms(now - *std::exchange(felt_, std::nullopt)));
    if (overlay_) overlay_->add_frame(static_cast<float>(to_ms(now - presented_)), static_cast<float>(to_ms(now - drawn)));
    presented_ = now;
    moved_last_ = continues;
    if (statistics_.frames() == 1) {
        setup_.began();
        report_.first_picture_ms = to_ms(now.time_since_epoch());
        first_ = now;
        cpu_at_first_ = process_cpu_seconds();
        report_.cpu_to_first_s = cpu_at_first_;
        tick_ = now;
    }
}

void ShowLoop::wait_for_tick()
{
    if (paced_by_display_) {
        // A driver may accept to wait for the display and then not do it: without this the loop would run hot all day.
        const auto half = std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double, std::milli>(period_ms_ / 2));
        const auto whole = std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double, std::milli>(period_ms_));
        if (const auto now = Steady::now(); now - tick_ < half) std::this_thread::sleep_until(tick_ + whole);
        tick_ = Steady::now();
        return;
    }
    tick_ += std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double, std::milli>(period_ms_));
    const auto now = Steady::now();
    if (tick_ <= now) {   // too late: begin a new rhythm rather than hurry after the old one
        tick_ = now;
        return;
    }
    std::this_thread::sleep_until(tick_);
}

// Nothing changes on the display: sleep until it does, or go on with what the next scene needs.
void ShowLoop::rest(float seconds, const stage::Moment& moment)
{
    moved_last_ = false;
    tick_ = Steady::now();
    if (!warm_ && settled()) {
        warm_ = setup_.canvas.warm_up(size_);
        return;
    }
    if (next_ && next_->scene && !next_->ready) {
        next_->ready = setup_.canvas.upload_some(*next_->scene, kUploadMilliseconds);
        std::this_thread::sleep_for(milliseconds(4));
        return;
    }
    double wait = kLongestSleep;
    if (next_ && !next_->scene) wait = kPreparing;
    const auto until = [&](double shown) { wait = std::min(wait, std::max(0.0, setup_.clock.real(shown) * 1000)); };
    until(static_cast<double>(canvas::next_change(*current_->composition, drawn_seconds_) - seconds));
    until(static_cast<double>(moment.until_next));
    if (!settled()) wait = std::min(wait, to_ms(kSettling));
    if (overlay_) wait = std::min(wait, kOverlayPeriod * 1000);
    if (panel_) wait = std::min(wait, kPanelPeriod * 1000);
    const int whole = until_script(std::max(1, static_cast<int>(std::ceil(wait))));
    if (current_->film.player) current_->film.player->wait(milliseconds(whole));   // its next picture, or its end
    listen(current_->film.player ? 0 : whole);
    tick_ = Steady::now();
}

}  // namespace renkei::commands
