#include "commands/panel_task.hpp"

#include <charconv>

#include "commands/staff_command.hpp"

namespace renkei::commands {

PanelTask::PanelTask(std::function<PanelAnswer(PanelTask&)> work)
    : thread_([this, work = std::move(work)] {
          PanelAnswer answer = work(*this);
          const std::lock_guard held(lock_);
          answer_ = std::move(answer);
      })
{
}

PanelTask::~PanelTask()
{
    stopped_ = true;
    thread_.join();
}

std::optional<PanelAnswer> PanelTask::take()
{
    const std::lock_guard held(lock_);
    return std::exchange(answer_, std::nullopt);
}

// The last of what is said as "progress 3/24" (load) or as "3/24 name" at the beginning of a line (shot).
void PanelTask::hear(const std::string& said)
{
    constexpr std::string_view kProgress = "progress ";
    const size_t line = said.find_last_of("\r\n", said.empty() ? 0 : said.find_last_not_of("\r\n"));
    size_t at = line == std::string::npos ? 0 : line + 1;
    if (said.compare(at, kProgress.size(), kProgress) == 0) at += kProgress.size();
    int done = 0, all = 0;
    const char *from = said.data() + at, *const last = said.data() + said.size();
    const auto first = std::from_chars(from, last, done);
    if (first.ec != std::errc{} || first.ptr == last || *first.ptr != '/') return;
    if (std::from_chars(first.ptr + 1, last, all).ec != std::errc{}) return;
    done_ = done;
    all_ = all;
}

PanelAnswer PanelTask::run(const std::vector<std::string>& words, const std::string& who, const std::string& input, std::chrono::seconds longest)
{
    Told told = commands::run({.words = words, .who = who, .longest = longest, .input = input, .go_on = [this](const std::string& err) {
                                   hear(err);
                                   return !stopped_.load();
                               }});
    return {.code = told.code, .out = std::move(told.out), .err = std::move(told.err)};
}

}  // namespace renkei::commands
