#include "commands/programme_watch.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "programme/board.hpp"

namespace renkei::commands {

namespace {

FileIdentity identity_of(const std::filesystem::path& folder)
{
    struct stat status {};
    if (::stat(store::database_file(folder).c_str(), &status) != 0) return {};
    return {status.st_dev, status.st_ino};
}

// What the hour of the day changes in the programme: which notices stand in the loop, how many events of today have ended.
std::string standing_at(const model::Content& content, Instant now)
{
    const CivilTime time = civil_time(now);
    return programme::standing_notices(content, now) + std::to_string(programme::ended_today(content.events, time.date, time.minute_of_day()));
}

}  // namespace

ProgrammeWatch::ProgrammeWatch(Setup setup)
    : setup_(std::move(setup)), shown_from_(identity_of(setup_.store)), standing_(standing_at(*setup_.content, setup_.built_at.value_or(setup_.now()))),
        thread_([this] { work(); })
{
}

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
    programme::Options options = setup_.options;
    built_dark_ = dark_;
    if (built_dark_)
        options.hours = {.weekday = {0, 0}, .saturday = {0, 0}, .sunday = {0, 0}, .always = false, .closing_minutes = 0, .outside = programme::Outside::Dark};
    auto programme = programme::build(setup_.content, setup_.date, std::to_string(setup_.revision), options);
    const std::lock_guard lock(mutex_);
    built_.swap(programme);   // what nobody took is freed after the lock
}

bool ProgrammeWatch::look_at_clock()
{
    bool changed = false;
    const Instant now = setup_.now();
    setup_.options.minute = civil_time(now).minute_of_day();
    if (std::string standing = standing_at(*setup_.content, now); standing != standing_) {
        standing_ = std::move(standing);   // one has come or gone: the loop has another slot, or one less
        changed = true;
    }
    if (const bool trusted = now >= setup_.clock_floor; trusted != setup_.options.dated) {
        setup_.options.dated = trusted;
        changed = true;
    }
    if (const Date today = civil_time(now).date; today != setup_.date) {
        setup_.date = today;
        changed = true;
    }
    return changed;
}

// What cannot be read now is tried again at the next look and told once; what is damaged is not tried again until somebody
// writes. What is shown stays.
bool ProgrammeWatch::look_for_revision(Opened& opened)
{
    const auto failed = [&](const Error& error) {
        if (opened.told != error.kind) setup_.tell(error);
        opened.told = error.kind;
        return false;
    };
    const auto version = opened.store.data_version();
    if (!version) return failed(version.error());
    if (*version == opened.data_version) return false;
    const auto current = opened.store.current_revision();
    if (!current) return failed(current.error());
    // A store that was just made again is empty for a moment: its first revision is still to come.
    // In another file than the one that the shown content is from the numbers mean something else.
    const bool nothing_new = !*current || (**current == setup_.revision && opened.file == shown_from_);
    if (!nothing_new) {
        auto content = opened.store.load_content(**current);
        if (!content) {
            if (content.error().kind == ErrorKind::BadData) opened.data_version = *version;
            return failed(content.error());
        }
        setup_.content = std::make_shared<const model::Content>(std::move(content).value());
        setup_.revision = **current;
        shown_from_ = opened.file;
    }
    opened.data_version = *version;
    opened.told.reset();
    return !nothing_new;
}

void ProgrammeWatch::darken(bool dark)
{
    {
        const std::lock_guard lock(mutex_);
        dark_ = dark;
        woken_ = true;
    }
    ended_.notify_one();
}

void ProgrammeWatch::look_at_plans(const Opened& opened)
{
    const auto plans = setup_.carry_out ? opened.store.plans() : Result<std::vector<store::Plan>>(std::vector<store::Plan>{});
    if (!plans) {
        if (!plans_unread_) setup_.tell(plans.error());   // what is planned does not come: staff are told, once
        plans_unread_ = true;
        return;
    }
    plans_unread_ = false;
    const Instant now = setup_.now();
    if (std::any_of(plans->begin(), plans->end(), [&](const store::Plan& plan) { return plan.at <= now; })) setup_.carry_out(now);
}

void ProgrammeWatch::work()
{
    std::optional<Opened> opened;
    std::optional<ErrorKind> told;   // why there is no store; what is shown from memory at first was said
    if (setup_.revision == 0) told = ErrorKind::NotFound;
    bool begun = false, missing = false;
    for (;;) {
        // First of all, too: what is shown has just been read, and the first picture has nothing to share the processor with.
        {
            std::unique_lock lock(mutex_);
            (void)ended_.wait_for(lock, setup_.between_looks, [this] { return ending_ || woken_; });
            if (ending_) return;
            woken_ = false;
        }
        const FileIdentity there = identity_of(setup_.store);
        // A damaged store was set aside and a new one made: the open handle still reads the old file.
        if (opened && there != opened->file && there != FileIdentity{}) opened.reset();
        if (!opened) {
            auto store = store::Store::open(setup_.store);
            if (store) opened = Opened{std::move(store).value(), there, -1, {}};
            else if (!told && (!begun || missing)) setup_.tell(store.error());   // later at the second look: a store is exchanged in a moment
            if (store) told.reset();
            else if (!begun || missing) told = store.error().kind;
            missing = !store;
            begun = true;
        }
        // Days pass without a store as well: what is shown from memory has events that end and permissions that expire.
        if (opened) look_at_plans(*opened);
        const bool turned = dark_ != built_dark_;
        const bool passed = look_at_clock(), written = opened && setup_.follows && look_for_revision(*opened);
        if (passed || written || turned) build();
    }
}

}  // namespace renkei::commands
