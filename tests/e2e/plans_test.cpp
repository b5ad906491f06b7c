// Publications at a time to come, from the command line; and the second person who must approve them.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "field.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

fs::path database_in(const TemporaryFolder& folder)
{
    for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
        if (entry.path().filename() == "content.db") return entry.path();
    FAIL("no store");
    return {};
}

// A revision that is loaded and not shown.
void a_draft(const TemporaryFolder& folder, const std::string& who = "花子")
{
    write_bytes(folder.path() / "催し.csv", "題名,開催日\n物産展,2093-12-05\n");
    REQUIRE(run(folder, {"load", (folder.path() / "催し.csv").string()}, {{"RENKEI_WHO", who}}).code == 0);
}

Json current(const TemporaryFolder& folder)
{
    for (const auto& one : json_of(run(folder, {"revisions", "--json"})))
        if (one["current"] == true) return one["id"];
    return nullptr;
}

}  // namespace

TEST_CASE("what is planned is told, carried out by the next command after its time, and kept in the history", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    a_draft(folder);
    const auto wrong = run(folder, {"publish", "2", "--at", "2026-13-24T09:00", "--lang", "ja"});
    CHECK(wrong.code == 64);
    CHECK(wrong.err.find("2026-13-24T09:00 という日時はありません") != std::string::npos);
    CHECK(run(folder, {"publish", "2", "--at", "2001-12-24T09:00"}).code == 64);
    CHECK(run(folder, {"publish", "9", "--at", "2027-12-24T09:00"}).code == 66);
    CHECK(run(folder, {"publish", "--cancel"}).code == 66);
    const auto planned = run(folder, {"publish", "2", "--at", "2027-12-24T09:00", "--by", "太郎", "--note", "クリスマス", "--lang", "ja"});
    INFO(planned.err);
    REQUIRE(planned.code == 0);
    CHECK(planned.err.find("版 2 を 2027-12-24T09:00:00+09:00 に表示します") != std::string::npos);
    CHECK(current(folder) == 1);

    const Json plans = json_of(run(folder, {"publish", "--planned", "--json"}));
    REQUIRE(plans.size() == 1);
    CHECK(plans[0]["who"] == "太郎");
    CHECK(json_of(run(folder, {"revisions", "--json"}))[0]["planned"] == "2027-12-24T09:00:00+09:00");
    CHECK(check_of(json_of(run(folder, {"doctor", "--json"})), "planned")["ok"] == true);
    CHECK(run(folder, {"publish", "2", "--cancel"}).code == 0);
    CHECK(json_of(run(folder, {"publish", "--planned", "--json"})).empty());

    // Its time has come while the machine was off.
    REQUIRE(run(folder, {"publish", "2", "--at", "2027-12-24T09:00", "--by", "太郎"}).code == 0);
    run_sql(database_in(folder), "UPDATE plan SET at = made - 1000, made = made - 2000");
    CHECK(check_of(json_of(run(folder, {"doctor", "--json"})), "planned")["ok"] == true);   // a second is no delay
    CHECK(current(folder) == 1);   // who only looks changes nothing
    const auto next = run(folder, {"publish", "--planned", "--lang", "ja"});
    CHECK(next.err.find("予約どおり、版 2 を表示しました") != std::string::npos);
    CHECK(current(folder) == 2);
    const Json history = json_of(run(folder, {"revisions", "--history", "--json"}));
    CHECK(history[0]["action"] == "publish");
    CHECK(history[0]["who"] == "太郎");
    CHECK(history[1]["action"] == "plan");
    CHECK(history[2]["action"] == "cancel");
}

TEST_CASE("a plan waits while the clock stands before what the store has seen, and that is told", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    a_draft(folder);
    REQUIRE(run(folder, {"publish", "2", "--at", "2027-12-24T09:00"}).code == 0);
    run_sql(database_in(folder), "UPDATE plan SET at = made - 1000; INSERT INTO history (at, who, action, revision, note, added, changed, removed) SELECT made + 86400000, 'x', 'load', 2, '', 0, 0, 0 FROM plan");
    const auto next = run(folder, {"publish", "--planned", "--lang", "ja"});
    CHECK(next.err.find("時計が正しいか分からない") != std::string::npos);
    CHECK(current(folder) == 1);
    CHECK(check_of(json_of(run(folder, {"doctor", "--json"})), "planned")["ok"] == false);
    CHECK(run(folder, {"publish", "2", "--at", "2027-12-24T09:00"}).code == 69);
    CHECK(run(folder, {"publish", "2"}).code == 0);   // by hand, whatever the clock
}

TEST_CASE("where a second person must approve, whoever loaded a revision cannot publish it", "[e2e]")
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "settings.toml", "[staff]\nsecond_person = true\n");
    const std::string settings = (folder.path() / "settings.toml").string();
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    a_draft(folder);
    const auto publish = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"publish", "--config", settings, "--lang", "ja"};
        words.insert(words.end(), more.begin(), more.end());
        return run(folder, words, {{"RENKEI_WHO", "太郎"}});
    };
    const auto nobody = publish({});
    CHECK(nobody.code == 77);
    CHECK(nobody.err.find("二人目の確認が要ります") != std::string::npos);
    const auto same = publish({"--by", " 花子"});
    CHECK(same.code == 77);
    CHECK(same.err.find("版 2 は 花子 が読み込んだ") != std::string::npos);
    CHECK(publish({"--by", "花子", "--at", "2027-12-24T09:00"}).code == 77);
    CHECK(run(folder, {"load", (folder.path() / "催し.csv").string(), "--publish", "--config", settings}).code == 77);
    CHECK(current(folder) == 1);
    CHECK(publish({"--by", "太郎"}).code == 0);
    CHECK(current(folder) == 2);
    CHECK(publish({"1"}).code == 0);   // what ships was loaded by nobody
    CHECK(run(folder, {"rollback", "--config", settings}).code == 0);
}
