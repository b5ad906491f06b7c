#include "commands/fault_log.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

#include "commands/clock.hpp"
#include "commands/messages.hpp"

namespace renkei::commands {

namespace {

namespace fs = std::filesystem;

constexpr const char *kFile = "faults.jsonl", *kBefore = "faults.1.jsonl";
// Two files of this size at most: some thousand faults.
constexpr std::uintmax_t kFull = 256 * 1024;

void read_into(std::vector<Fault>& faults, const fs::path& path)
{
    std::error_code code;
    if (!fs::is_regular_file(path, code)) return;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto read = nlohmann::json::parse(line, nullptr, false);
        if (!read.is_object()) continue;
        const auto text = [&](const char* key) { return read.contains(key) && read[key].is_string() ? read[key].get<std::string>() : std::string(); };
        const auto when = parse_instant(text("time"));
        if (when && !text("en").empty()) faults.push_back({.when = *when, .what = {.en = text("en"), .ja = text("ja")}});
    }
}

}  // namespace

FaultLog::FaultLog(const Common& common, fs::path folder) : common_(common), file_(std::move(folder) / kFile), thread_([this] { work(); }) {}

FaultLog::~FaultLog()
{
    {
        const std::lock_guard hold(lock_);
        ending_ = true;
    }
    come_.notify_one();
    thread_.join();
}

void FaultLog::note(const Sentence& what)
{
    ++noted_;
    add({.when = system_now(), .what = what, .kept = true});
}
void FaultLog::say(const Sentence& what) { add({.when = {}, .what = what, .kept = false}); }

void FaultLog::add(Line line)
{
    {
        const std::lock_guard hold(lock_);   // never held over a write
        if (waiting_.size() >= kWaiting) ++left_out_;
        else waiting_.push_back(std::move(line));
    }
    come_.notify_one();
}

void FaultLog::work()
{
    std::unique_lock hold(lock_);
    while (true) {
        come_.wait(hold, [this] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const Line line = std::move(waiting_.front());
        waiting_.pop_front();
        const size_t left_out = waiting_.empty() ? std::exchange(left_out_, 0) : 0;
        hold.unlock();
        write(line);
        if (left_out > 0) write({.when = system_now(), .what = sentence("{1} more messages came faster than they could be written", left_out), .kept = true});
        hold.lock();
    }
}

void FaultLog::write(const Line& line)
{
    commands::say(common_, line.what);
    if (!line.kept) return;
    std::error_code code;
    fs::create_directories(file_.parent_path(), code);   // a failure shows at the next step
    if (const auto size = fs::file_size(file_, code); !code && size > kFull) fs::rename(file_, file_.parent_path() / kBefore, code);
    std::ofstream file(file_, std::ios::app);
    file << nlohmann::ordered_json({{"time", rfc3339(line.when)}, {"en", line.what.en}, {"ja", line.what.ja}}).dump(-1, ' ', false,
        nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

std::vector<Fault> read_faults(const fs::path& folder)
{
    std::vector<Fault> faults;
    read_into(faults, folder / kBefore);
    read_into(faults, folder / kFile);
    return faults;
}

}  // namespace renkei::commands
