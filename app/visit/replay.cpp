#include "visit/replay.hpp"

#include <algorithm>
#include <cstdio>

#include "base/sentence.hpp"
#include "visit/camera.hpp"
#include "visit/film.hpp"

namespace renkei::visit {
namespace {

constexpr size_t kMostNamed = 12;   // buttons in a message

std::string seconds_text(std::chrono::milliseconds at)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", static_cast<double>(at.count()) / 1000);
    return text;
}

std::string names_of(const std::vector<Target>& targets)
{
    std::string names;
    size_t named = 0;
    for (const Target& target : targets) {
        if (named++ == kMostNamed) return names + ", …";
        names += (names.empty() ? "\"" : ", \"") + target.id + "\"";
    }
    return names.empty() ? "–" : names;
}

class Player {
  public:
    Player(const Display& display, std::optional<Visit> from) : display_(display), visit_(std::move(from)) { rules_.mm_per_unit = display.mm_per_unit; }

    Result<void> begin() { return visit_ ? look() : Result<void>(); }

    // As time passes somebody may have gone.
    Result<void> pass(Time now)
    {
        while (visit_) {
            const Time due = visit_->asked ? *visit_->asked + kCountdown : asks_at(*visit_, rules_);
            if (due > now) break;
            if (presence(*visit_, rules_, due) == Presence::Gone) {
                visit_.reset();
                fingers_.clear();
                film_ = {};
                return {};
            }
            since_ = due;
            RENKEI_CHECK(look());
        }
        if (!visit_ || !visit_->moves()) return {};
        visit_ = advanced(std::move(*visit_), now);
        return visit_->looks_as(looked_) ? Result<void>() : look();
    }

    Result<void> step(const Step& step)
    {
        const Time now = Time{} + step.at;
        RENKEI_CHECK(pass(now));
        Touch touch{.kind = step.kind, .finger = step.finger, .at = step.place};
        const auto held = std::find_if(fingers_.begin(), fingers_.end(), [&](const auto& f) { return f.first == step.finger; });
        if (step.kind == Touch::Kind::Up && held != fingers_.end()) touch.at = held->second;
        if (!step.target.empty()) {
            RENKEI_TRY(touch.at, place_of(step, now));
        }
        if (held != fingers_.end()) fingers_.erase(held);
        if (step.kind != Touch::Kind::Up) fingers_.emplace_back(step.finger, touch.at);
        return feel(touch, now);
    }

    Replayed finish() { return {visit_, since_, visit_ ? visit_->pressed() : ""}; }

  private:
    Result<Vec2> place_of(const Step& step, Time now)
    {
        std::vector<Target> targets = shown_.targets;
        if (visit_ && rules_.map && rules_.painted && visit_->here().camera != *rules_.painted) targets = displaced(targets, *rules_.painted, visit_->here().camera, *rules_.map, rules_.sight ? rules_.sight : rules_.map);
        if (!visit_) {
            RENKEI_TRY(const Shown loop, display_.loop(now));
            targets = loop.targets;
        }
        const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.id == step.target; });
        if (found != targets.end()) return point_on(*found);
        return no_button(step, targets);
    }

    Result<void> feel(const Touch& touch, Time now)
    {
        if (!visit_) {
            if (touch.kind != Touch::Kind::Down) return {};
            visit_ = display_.begins(now);
            if (!visit_) return {};
            RENKEI_TRY(const Shown loop, display_.loop(now));
            visit_ = met(std::move(*visit_), loop.targets, touch.at, rules_);
            since_ = now;
            return look();
        }
        visit_ = touched(std::move(*visit_), touch, shown_.targets, rules_, now);
        if (visit_->looks_as(looked_)) return {};
        since_ = now;
        return look();
    }

    Result<void> look()
    {
        Visit still = *visit_;
        still.fingers.clear();
        RENKEI_TRY(shown_, display_.page(still));
        rules_.quiet = quiet_for(display_.viewing_distance_mm, shown_.characters);
        rules_.map = shown_.map;
        rules_.sight = shown_.sight;
        rules_.painted = still.here().camera;
        PageFilm film = film_of(still, shown_.clip, shown_.film_seconds);
        rules_.film_ends = film_end(film_, rules_.film_ends, film, since_);
        film_ = std::move(film);
        looked_ = std::move(still);
        return {};
    }

    const Display& display_;
    std::optional<Visit> visit_;
    Visit looked_;                                      // for which `shown_` is
    Rules rules_;
    Shown shown_;
    PageFilm film_;                                     // of it
    Time since_{};
    std::vector<std::pair<long long, Vec2>> fingers_;   // that lie on the display, and where
};

}  // namespace

Error no_button(const Step& step, const std::vector<Target>& targets)
{
    constexpr size_t kLongestTold = 60;   // bytes; a button's name is shorter
    const std::string name = step.target.size() > kLongestTold ? step.target.substr(0, kLongestTold) + "…" : step.target;
    return script_error(step.line, step.column, sentence("there is no button {1} on the display at second {2}; on it are {3}", "\"" + name + "\"",
                                                         seconds_text(step.at), names_of(targets)));
}

Result<Replayed> replay(const Script& script, std::chrono::milliseconds until, const Display& display, std::optional<Visit> from)
{
    Player player(display, std::move(from));
    RENKEI_CHECK(player.begin());
    for (const Step& step : script.steps) {
        if (step.at > until) break;
        RENKEI_CHECK(player.step(step));
    }
    RENKEI_CHECK(player.pass(Time{} + until));
    return player.finish();
}

}  // namespace renkei::visit
