#pragma once
// Has a visitor's page been seen by who touches? Touches come in a batch, from the time since the display last listened; those from before the page was
// on the display were meant for the page before. Pure.

#include <chrono>
#include <optional>
#include <utility>

namespace renkei::commands {

class PageSight {
  public:
    using Time = std::chrono::steady_clock::time_point;

    void changes() { since_.reset(); }                            // another page is on its way to the display
    void presented(Time now) { if (!since_) since_ = now; }
    void listens(Time now) { before_ = std::exchange(last_, now); }   // what comes with this call is from between it and the one before
    [[nodiscard]] bool seen() const { return since_ && *since_ <= before_; }

  private:
    std::optional<Time> since_{};
    Time before_{}, last_{};
};

}  // namespace renkei::commands
