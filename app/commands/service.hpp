#pragma once
// What the display tells systemd: that the first picture stands, and that frames still come (requirements R71). Outside a
// service of Type=notify it does nothing. Thread: the render thread, so that a hung GPU or loop is noticed.

#include <chrono>
#include <string>

namespace renkei::commands {

class Service {
  public:
    Service();
    void ready();   // once, after the first picture
    void shows(const std::string& scene, const std::string& revision);   // for `systemctl status`
    void alive();   // as often as one likes; sends at most every quarter of the watchdog's interval

  private:
    std::chrono::steady_clock::duration interval_{};   // of the watchdog; zero: none
    std::chrono::steady_clock::time_point told_{};
    bool ready_ = false;
};

}  // namespace renkei::commands
