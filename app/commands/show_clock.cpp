#include "commands/show_clock.hpp"

#include <cmath>

#include "commands/clock.hpp"

namespace renkei::commands {

ShowClock::ShowClock(std::optional<Instant> start, double speed)
    : follows_(!start && speed == 1), speed_(speed), origin_(start.value_or(system_now())), began_(Steady::now())
{
}

ShowClock::Reading ShowClock::read() const
{
    const double shown = std::chrono::duration<double>(Steady::now() - began_).count() * speed_;
    const auto whole = static_cast<long long>(std::floor(shown * 1000));
    return {origin_ + std::chrono::milliseconds(whole), static_cast<float>(shown - static_cast<double>(whole) / 1000)};
}

void ShowClock::follow_system()
{
    if (!follows_) return;
    origin_ = system_now();
    began_ = Steady::now();
}

}  // namespace renkei::commands
