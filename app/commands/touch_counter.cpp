#include "commands/touch_counter.hpp"

#include <utility>

#include "store/touches.hpp"

namespace renkei::commands {
namespace {

constexpr size_t kMostWaiting = 5000;   // kinds of touches between two writings; what is beyond is not counted

}  // namespace

TouchCounter::TouchCounter(Setup setup) : setup_(std::move(setup)), thread_([this] { work(); }) {}

TouchCounter::~TouchCounter()
{
    {
        const std::lock_guard guard(lock_);
        ending_ = true;
    }
    come_.notify_one();
    thread_.join();
}

void TouchCounter::count(const std::string& scene, const std::string& code5)
{
    const Key key{store::hour_of(setup_.now()), scene, code5};
    const std::lock_guard guard(lock_);
    if (counts_.size() < kMostWaiting || counts_.contains(key)) ++counts_[key];
}

void TouchCounter::work()
{
    for (bool ending = false; !ending;) {
        {
            std::unique_lock guard(lock_);
            ending = come_.wait_for(guard, setup_.every, [this] { return ending_; });
        }
        write();
    }
}

void TouchCounter::write()
{
    std::map<Key, long long> counts;
    {
        const std::lock_guard guard(lock_);
        counts.swap(counts_);
    }
    if (counts.empty()) return;
    std::vector<store::TouchCount> rows;
    for (const auto& [key, count] : counts) rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
    const auto added = store::add_touches(setup_.store, rows, setup_.now());
    if (added) {
        told_ = false;
        return;
    }
    if (!std::exchange(told_, true)) setup_.tell(sentence("Touches are not counted for now: {1}", added.error()));
    const std::lock_guard guard(lock_);
    for (const auto& [key, count] : counts)
        if (counts_.size() < kMostWaiting || counts_.contains(key)) counts_[key] += count;
}

}  // namespace renkei::commands
