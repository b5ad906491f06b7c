// renkei show --touch: the steps of a script as if a hand did them, from the first picture on.

#include <algorithm>

#include "commands/show_loop.hpp"
#include "visit/replay.hpp"

namespace renkei::commands {

using std::chrono::milliseconds;

int ShowLoop::until_script(int wait_ms) const
{
    if (!setup_.script || !script_began_ || next_step_ >= setup_.script->steps.size()) return wait_ms;
    const auto left = std::chrono::ceil<milliseconds>(*script_began_ + setup_.script->steps[next_step_].at - Steady::now());
    return static_cast<int>(std::clamp<long long>(left.count(), 1, wait_ms));
}

// Where a step's finger is; nothing while the page that it means is on its way.
std::optional<Vec2> ShowLoop::scripted_place(const visit::Step& step)
{
    if (step.target.empty()) return step.kind == visit::Touch::Kind::Up ? scripted_[step.finger] : step.place;
    const bool here = visiting_ && !visiting_->ending;
    if (visiting_ && (!here || !seen() || !visiting_->visit.looks_as(*visiting_->shown))) return std::nullopt;
    const auto& targets = here ? visiting_->composition->targets : current_->composition->targets;
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.id == step.target; });
    if (found != targets.end()) return visit::point_on(*found);
    report_.fatal = visit::no_button(step, targets);   // of the script, not of the display: it is no fault that staff are told
    return std::nullopt;
}

void ShowLoop::play_script()
{
    if (!setup_.script || !current_ || statistics_.frames() == 0) return;
    const auto now = Steady::now();
    if (!script_began_) script_began_ = now;
    while (next_step_ < setup_.script->steps.size()) {
        const visit::Step& step = setup_.script->steps[next_step_];
        const auto due = *script_began_ + step.at;
        if (now < due) return;
        const auto place = scripted_place(step);
        if (!place) return;
        if (now - due > milliseconds(50)) *script_began_ += now - due;   // it has waited for a page: what follows keeps its distance
        ++next_step_;
        scripted_[step.finger] = *place;
        const visit::Touch touch{.kind = step.kind, .finger = step.finger, .at = *place};
        if (step.kind == visit::Touch::Kind::Up) scripted_.erase(step.finger);
        feel({touch});
    }
}

}  // namespace renkei::commands
