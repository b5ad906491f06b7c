#include "commands/programme_watch.hpp"

#include <chrono>
#include <utility>

namespace renkei::commands {

namespace {

// An urgent notice is on the display within seconds; asking costs one page of the database's shared memory.
constexpr std::chrono::seconds kBetweenLooks{2};

}  // namespace

ProgrammeWatch::ProgrammeWatch(Setup setup) : setup_(std::move(setup)), thread_([this] { work(); }) {}

ProgrammeWatch::~ProgrammeWatch()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    ended_.notify_one();
    thread_.join();
}

std::shared_ptr<const programme::Programme> ProgrammeWatch::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(built_, nullptr);
}

void ProgrammeWatch::build()
{
    auto programme = programme::build(setup_.content, setup_.date, std::to_string(setup_.revision), setup_.options);
    const std::lock_guard lock(mutex_);
    built_ = std::move(programme);
}

bool ProgrammeWatch::look(store::Store& store, long long& data_version)
{
    bool changed = false;
    if (const bool trusted = setup_.now() >= setup_.clock_floor; trusted != setup_.options.dated) {
        setup_.options.dated = trusted;
        changed = true;
    }
    if (const Date today = civil_time(setup_.now()).date; today != setup_.date) {
        setup_.date = today;
        changed = true;
    }
    const auto version = store.data_version();
    if (!version || *version == data_version) return changed;
    data_version = *version;
    const auto current = store.current_revision();
    if (!current || !*current || **current == setup_.revision) return changed;
    auto content = store.load_content(**current);
    if (!content) {   // said once, since the version is remembered; what is shown stays
        setup_.tell(content.error());
        return changed;
    }
    setup_.content = std::make_shared<const model::Content>(std::move(content).value());
    setup_.revision = **current;
    return true;
}

void ProgrammeWatch::work()
{
    auto store = store::Store::open(setup_.store);
    if (!store && setup_.revision != 0) setup_.tell(store.error());   // 0: shown from memory, and said
    long long data_version = -1;   // differs from any: the revision may have changed since it was read
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (ended_.wait_for(lock, kBetweenLooks, [this] { return ending_; })) return;
        }
        if (!store) {
            store = store::Store::open(setup_.store);
            continue;
        }
        if (look(*store, data_version)) build();
    }
}

}  // namespace renkei::commands
