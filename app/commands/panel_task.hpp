#pragma once
// Work that the staff panel has started and the render thread must not wait for: a command as a child process, its output read by
// pipes, or a look at folders. One thread each; what it found is taken when it is there.
//
// Thread: start and take belong to the render thread and wait for nothing; the destructor stops the child and waits for its end, so
// it runs aside (Aside::kept). Errors: in the answer's words.

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "paint/painter.hpp"
#include "staff/lettering.hpp"
#include "staff/view.hpp"

namespace renkei::commands {

struct PanelAnswer {
    int code = 0;                             // as Told (commands/staff_command.hpp)
    std::string out, err;
    std::vector<paint::Image> pictures{};
    std::vector<staff::Source> sources{};
    std::shared_ptr<staff::Lettering> lettering{};
};

class PanelTask {
  public:
    // What is done on the thread.
    explicit PanelTask(std::function<PanelAnswer(PanelTask&)> work);
    ~PanelTask();
    PanelTask(const PanelTask&) = delete;
    PanelTask& operator=(const PanelTask&) = delete;

    [[nodiscard]] std::optional<PanelAnswer> take();
    // How far it has told that it is: done and all; 0 of 0 before.
    [[nodiscard]] std::pair<int, int> progress() const { return {done_, all_}; }

    // For the work: runs a program with `who` as RENKEI_WHO and `input` on its standard input (commands/staff_command.hpp).
    [[nodiscard]] PanelAnswer run(const std::vector<std::string>& words, const std::string& who, const std::string& input, std::chrono::seconds longest);

  private:
    void hear(const std::string& said);
    std::atomic<int> done_ = 0, all_ = 0;
    std::atomic<bool> stopped_ = false;
    std::mutex lock_;                         // held only to move values
    std::optional<PanelAnswer> answer_;       // under lock_
    std::thread thread_;
};

}  // namespace renkei::commands
