// What the loop of the display does while a visitor is there: touches become the visit (visit/visit.hpp), the visit a page, and
// when it is over the loop comes back at its right second.

#include <algorithm>
#include <cmath>

#include "commands/show_loop.hpp"
#include "commands/wishes.hpp"
#include "programme/reading.hpp"

namespace renkei::commands {

namespace {

using std::chrono::milliseconds;

constexpr float kPageFade = 0.18f;              // seconds; the page before a page
constexpr milliseconds kLongestWait{250};       // between looks at what has changed
constexpr milliseconds kPageInWork{4};          // between looks while a page is painted
constexpr std::chrono::seconds kPatience{4};    // for the loop's scene, after a visit

// How long somebody reads a town's text before they are asked.
size_t characters_of(const canvas::Composition& page)
{
    size_t count = 0;
    for (const canvas::TextRecord& text : page.texts) count += programme::characters(text.text);
    return page.clear == paint::ink::kWashi ? count : 0;   // pages by night are maps and names
}

std::string town_of(const programme::Programme& programme, const programme::Slot& slot)
{
    if (slot.scene != "showcase") return {};
    const auto& all = programme.content->showcases;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.key == slot.item; });
    return found == all.end() ? "" : found->code5;
}

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
    Visiting visiting{.visit = visit::begun(slot.scene, slot.item, town_of(*current_->programme, slot), setup_.wish.language, Steady::now()),
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
    if (!visiting_->scene) visiting_.reset();   // it has not been seen
}

void ShowLoop::feel(const std::vector<visit::Touch>& touches)
{
    for (const visit::Touch& touch : touches) {
        if (!visiting_ || visiting_->ending) {
            if (touch.kind != visit::Touch::Kind::Down || visiting_ || !awaits_touch()) continue;
            begin_visit(touch.at);   // the touch is used (requirements R56): the page of what it met is on its way
            continue;
        }
        // While the next page is on its way nothing of the old one acts: nobody means what they have not seen.
        Visiting& v = *visiting_;
        const bool seen = v.shown && v.visit.looks_as(*v.shown);
        v.visit = visit::touched(std::move(v.visit), touch, seen ? std::span<const Target>(v.composition->targets) : std::span<const Target>(), v.rules, Steady::now());
    }
    if (visiting_ && visiting_->visit.pressed() != visiting_->pressed) stale_ = true;   // seen in the very next picture
}

void ShowLoop::tend_visit(const ShowClock::Reading& now)
{
    if (visiting_->ending) return;
    take_news();
    const bool urgent = stage::at(*newest_, now.instant).playing == stage::Playing::Urgent;
    if (urgent || visit::presence(visiting_->visit, visiting_->rules, Steady::now()) == visit::Presence::Gone) return end_visit();
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
    if (v.ending) return;
    if (!prepared.scene) {
        tell_once(sentence("The scene {1} is passed over until the content changes: {2}", "visit", prepared.scene.error()));
        ++report_.skipped;
        if (v.visit.way.size() == 1) return end_visit();
        v.visit = visit::done(std::move(v.visit), "home");
        return;
    }
    v.before = v.scene ? v.scene : current_->scene;
    v.before_seconds = v.scene ? std::chrono::duration<float>(Steady::now() - v.entered).count() : drawn_seconds_;
    v.composition = (*prepared.scene)->composition;
    v.scene = setup_.canvas.begin_upload(std::move(prepared.scene).value());
    while (!setup_.canvas.upload_some(*v.scene, 1000)) {}
    if (!v.shown) {
        ++report_.scenes["visit"];
        setup_.service.shows("visit", v.programme->revision);
        leaving_.reset();
        current_->film.reset();   // its process ends aside
        current_->film_tried = true;
    }
    v.rules.quiet = visit::quiet_for(setup_.viewing_distance_mm, characters_of(*v.composition));
    v.shown = ordered;
    v.entered = Steady::now();
    stale_ = true;
}

// The visit's last page stays until the loop's scene of now is there, and fades into it.
void ShowLoop::return_to_loop(const stage::Moment& moment, const ShowClock::Reading& now)
{
    const bool here = same_showing(moment, now);
    if (!here && Steady::now() - *visiting_->ending < kPatience) return;
    leaving_ = Leaving{.scene = visiting_->scene, .seconds = std::chrono::duration<float>(Steady::now() - visiting_->entered).count(), .kind = Transition::CrossFade, .begins = now.instant};
    visiting_.reset();
    stale_ = true;
}

void ShowLoop::draw_page(float seconds)
{
    Visiting& v = *visiting_;
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
    const bool fading = visiting_->before != nullptr;
    if (stale_ || fading || panel_ || (seconds > drawn_page_ && canvas::next_change(*visiting_->composition, drawn_page_) <= seconds)) {
        draw_page(seconds);
        present(fading);
        wait_for_tick();
        return;
    }
    moved_last_ = false;
    const float until = canvas::next_change(*visiting_->composition, drawn_page_) - seconds;
    milliseconds wait = visiting_->ordered || visiting_->ending ? kPageInWork : kLongestWait;
    if (until < 1) wait = std::min(wait, milliseconds(std::max(1, static_cast<int>(std::ceil(until * 1000)))));
    hear(setup_.window.poll(static_cast<int>(wait.count())));
    tick_ = Steady::now();
}

}  // namespace renkei::commands
