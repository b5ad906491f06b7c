#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "commands/planned.hpp"
#include "commands/programme_watch.hpp"
#include "stage/stage.hpp"
#include "store/store.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

model::Content one_town(const std::string& name)
{
    model::Content content;
    model::Municipality town;
    town.code5 = "01465";
    town.name = name;
    content.municipalities.push_back(town);
    return content;
}

store::RevisionId publish(const fs::path& folder, const std::string& name)
{
    auto store = store::Store::open(folder, {.access = store::Access::Write});
    REQUIRE(store.ok());
    store::CommitRequest request;
    request.who = "test";
    request.when = *parse_instant("2026-11-22T10:00:00+09:00");
    request.publish = true;
    const auto committed = store->commit(one_town(name), request);
    REQUIRE(committed.ok());
    const auto current = store->current_revision();
    REQUIRE(current.ok());
    REQUIRE(current->has_value());
    return **current;
}

// What the watch hands over within 10 seconds: the name of the only town, or nothing.
std::string next_name(ProgrammeWatch& watch)
{
    for (int i = 0; i < 1000; ++i) {
        if (const auto programme = watch.take()) return programme->content->municipalities.front().name;
        std::this_thread::sleep_for(10ms);
    }
    return {};
}

struct Watched {
    tests::TemporaryFolder folder;
    std::atomic<int> told = 0;
    std::atomic<int> hours = 0;   // that the clock has gone on
    std::atomic<int> looks = 0;   // at the clock
    // Until the worker has looked all around twice: what it has not handed over by then, it does not.
    void wait_for_looks()
    {
        for (const int until = looks + 12; looks < until;) std::this_thread::sleep_for(1ms);
    }
    ProgrammeWatch::Setup setup(const std::string& shown)
    {
        const Instant start = *parse_instant("2026-11-22T10:00:00+09:00");
        ProgrammeWatch::Setup s;
        s.store = folder.path();
        s.revision = publish(folder.path(), shown);
        s.content = std::make_shared<const model::Content>(one_town(shown));
        s.date = civil_time(start).date;
        s.now = [this, start] {
            ++looks;
            return start + std::chrono::hours(hours.load());
        };
        s.between_looks = 5ms;
        s.tell = [this](const Error&) { ++told; };
        return s;
    }
};

}  // namespace

TEST_CASE("a revision that is published while the display runs is handed over, once", "[commands]")
{
    Watched watched;
    ProgrammeWatch watch(watched.setup("弟子屈町"));
    watched.wait_for_looks();
    CHECK(watch.take() == nullptr);
    publish(watched.folder.path(), "標茶町");
    CHECK(next_name(watch) == "標茶町");
    watched.wait_for_looks();
    CHECK(watch.take() == nullptr);
    CHECK(watched.told == 0);
}

TEST_CASE("a new day brings a new programme", "[commands]")
{
    Watched watched;
    ProgrammeWatch watch(watched.setup("弟子屈町"));
    watched.hours = 14;   // 00:00 of the next day in Japan
    CHECK(next_name(watch) == "弟子屈町");
}

TEST_CASE("what begins while the display starts is noticed", "[commands]")
{
    Watched watched;
    auto setup = watched.setup("弟子屈町");
    const Instant start = setup.now();
    model::Content content = one_town("弟子屈町");
    model::Notice notice;
    notice.key = "n1";
    notice.title = "点検のお知らせ";
    notice.show_from = civil_time(start).date;
    notice.from_minute = civil_time(start).minute_of_day() + 30;
    content.notices.push_back(notice);
    setup.content = std::make_shared<const model::Content>(content);
    setup.built_at = start;   // the programme was built then; painting and the window took an hour
    watched.hours = 1;
    ProgrammeWatch watch(std::move(setup));
    CHECK(next_name(watch) == "弟子屈町");
}

TEST_CASE("days pass for a display that has no store as well", "[commands]")
{
    Watched watched;
    auto setup = watched.setup("弟子屈町");
    setup.store = watched.folder.path() / "none";
    setup.revision = 0;   // shown from memory
    ProgrammeWatch watch(std::move(setup));
    watched.hours = 14;
    CHECK(next_name(watch) == "弟子屈町");
    CHECK(watched.told == 0);   // that was said when it began
}

TEST_CASE("a store that is set aside and made again while the display runs is followed", "[commands]")
{
    Watched watched;
    ProgrammeWatch watch(watched.setup("弟子屈町"));
    watched.wait_for_looks();   // the store is open by then
    REQUIRE(store::set_aside(watched.folder.path()).ok());
    CHECK(publish(watched.folder.path(), "厚岸町") == 1);   // the same number as the one on show
    CHECK(next_name(watch) == "厚岸町");
}

TEST_CASE("what is planned comes on when its time has come, and not before", "[commands]")
{
    Watched watched;
    auto setup = watched.setup("弟子屈町");
    {
        auto store = store::Store::open(watched.folder.path(), {.access = store::Access::Write});
        REQUIRE(store.ok());
        store::CommitRequest request;
        request.who = "test";
        request.when = setup.now();
        const auto draft = store->commit(one_town("標茶町"), request);
        REQUIRE(draft.ok());
        REQUIRE(store->plan({.revision = draft->id, .at = setup.now() + 1h, .who = "test", .note = "", .made = setup.now()}).ok());
    }
    std::atomic<int> early = 0;
    const Instant due = setup.now() + 1h;
    setup.carry_out = [&, folder = watched.folder.path()](Instant now) {
        early += now < due;
        CHECK(carry_out_plans(folder, now).ok());
    };
    ProgrammeWatch watch(std::move(setup));
    watched.hours = 2;
    CHECK(next_name(watch) == "標茶町");
    CHECK(early == 0);
}

TEST_CASE("a display that staff put out has dark hours until they put it on again", "[commands]")
{
    Watched watched;
    ProgrammeWatch watch(watched.setup("弟子屈町"));
    const auto next = [&]() -> std::shared_ptr<const programme::Programme> {
        for (int i = 0; i < 1000; ++i) {
            if (auto programme = watch.take()) return programme;
            std::this_thread::sleep_for(10ms);
        }
        return nullptr;
    };
    CHECK_FALSE(watch.dark());
    watch.darken(true);
    const auto dark = next();
    REQUIRE(dark);
    CHECK(dark->hours.outside == programme::Outside::Dark);
    CHECK(stage::at(*dark, *parse_instant("2026-11-22T10:00:00+09:00")).playing == stage::Playing::Closed);
    publish(watched.folder.path(), "標茶町");
    const auto newer = next();
    REQUIRE(newer);   // what is published meanwhile stays in the dark
    CHECK(newer->content->municipalities.front().name == "標茶町");
    CHECK(stage::at(*newer, *parse_instant("2026-11-22T10:00:00+09:00")).playing == stage::Playing::Closed);
    watch.darken(false);
    const auto lit = next();
    REQUIRE(lit);
    CHECK(stage::at(*lit, *parse_instant("2026-11-22T10:00:00+09:00")).playing == stage::Playing::Loop);
}
