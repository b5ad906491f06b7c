#include <catch2/catch.hpp>

#include <algorithm>

#include "commands/options.hpp"
#include "store/store.hpp"
#include "support/content_builder.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;

TEST_CASE("loading the fact tables replaces what came from tables and leaves what staff entered", "[commands]")
{
    const tests::TemporaryFolder folder;
    const auto open = [&] {
        auto store = store::Store::open(folder.path(), {.access = store::Access::Write});
        REQUIRE(store.ok());
        return std::move(store).value();
    };
    {
        model::Content content;
        content.municipalities = {tests::a_municipality()};
        content.events = {tests::an_event("of an old table"), tests::an_event("of the office")};
        content.events[1].by_staff = true;
        content.events[1].source_file = "events.csv";   // staff may call their file what they like
        store::CommitRequest request;
        request.who = "test";
        request.when = *parse_instant("2026-11-22T10:00:00+09:00");
        REQUIRE(open().commit(content, request).ok());
    }
    commands::Common common;
    common.store = folder.path().string();
    common.data = RENKEI_SOURCE_DIR "/data";
    REQUIRE(commands::load(common, {}) == 0);
    const auto store = open();
    const auto newest = store.newest_revision();
    REQUIRE((newest.ok() && newest->has_value()));
    const auto content = store.load_content(**newest);
    REQUIRE(content.ok());
    const auto has = [&](const std::string& key) {
        return std::any_of(content->events.begin(), content->events.end(), [&](const auto& e) { return e.key == key; });
    };
    CHECK(has("of the office"));
    CHECK_FALSE(has("of an old table"));
    CHECK(content->municipalities.size() == 1741);
}
