#include "commands/service.hpp"

#include <systemd/sd-daemon.h>

namespace renkei::commands {

Service::Service()
{
    uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) > 0) interval_ = std::chrono::microseconds(microseconds);
}

void Service::ready()
{
    if (ready_) return;
    ready_ = true;
    sd_notify(0, "READY=1");
}

void Service::shows(const std::string& scene, const std::string& revision) { sd_notify(0, ("STATUS=" + scene + ", revision " + revision).c_str()); }

void Service::alive()
{
    if (interval_ == std::chrono::steady_clock::duration::zero()) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < interval_ / 4) return;
    told_ = now;
    sd_notify(0, "WATCHDOG=1");
}

}  // namespace renkei::commands
