// The store as a display meets it: the first start, cut short; damaged, foreign and newer files; lists that equal the tables.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "program.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

Json json_of(const TemporaryFolder& folder, const std::vector<std::string>& arguments)
{
    const auto outcome = run(folder, arguments);
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    return Json::parse(outcome.out);
}

}  // namespace

TEST_CASE("the first start loads what ships as revision 1, and says so in one line", "[e2e]")
{
    const TemporaryFolder folder;
    const auto first = run(folder, {"list", "organisations", "--json"});
    REQUIRE(first.code == 0);
    CHECK(std::count(first.err.begin(), first.err.end(), '\n') == 1);
    const auto organisations = Json::parse(first.out);
    CHECK(organisations.size() == 13);
    int members = 0;
    for (const auto& o : organisations) {
        for (const char* key : {"name", "prefecture_code", "kind", "signed_date", "member_count"}) CHECK(o.contains(key));
        members += o["member_count"].get<int>();
    }
    CHECK(members == 372);

    const auto second = run(folder, {"list", "organisations", "--json"});
    CHECK(second.err.empty());
    CHECK(second.out == first.out);
    const auto revisions = json_of(folder, {"revisions", "--json"});
    REQUIRE(revisions.size() == 1);
    CHECK(revisions[0]["id"] == 1);
    CHECK(revisions[0]["current"] == true);
    CHECK(revisions[0]["removed"] == 0);
    for (const char* key : {"created", "published", "who", "note", "added", "changed", "digest"}) CHECK(revisions[0].contains(key));
    // The same facts again are no news.
    CHECK(run(folder, {"load", "--publish"}).code == 0);
    CHECK(json_of(folder, {"revisions", "--json"}).size() == 1);
}

TEST_CASE("every kind can be listed, as JSON and as text", "[e2e]")
{
    const TemporaryFolder folder;
    const std::map<std::string, size_t> kinds = {{"municipalities", 1741}, {"organisations", 13}, {"members", 372}, {"events", 37}, {"links", 10},
                                                 {"supports", 20},
                                                 {"statistics", 87}, {"partners", 4}, {"plans", 3}, {"programmes", 41}, {"milestones", 22}, {"contacts", 6},
                                                 {"schemes", 26},
                                                 {"exhibits", 0}, {"notices", 0}, {"photos", 0}, {"films", 0}};
    for (const auto& [kind, count] : kinds) {
        CAPTURE(kind);
        CHECK(json_of(folder, {"list", kind, "--json"}).size() == count);
        CHECK(run(folder, {"list", kind}).code == 0);
    }
    CHECK(json_of(folder, {"list", "showcases", "--json"}).size() >= 4);
}

TEST_CASE("lists have the names and values of the tables", "[e2e]")
{
    const TemporaryFolder folder;
    const auto municipality = json_of(folder, {"list", "municipalities", "--json"})[0];
    CHECK(municipality == Json::parse(R"({"code5": "01100", "prefecture_code": "01", "prefecture": "北海道", "name": "札幌市", "kana": "さっぽろし", "romaji": "Sapporo-shi",
        "kind": "市", "district": "", "subprefecture": "石狩振興局", "lon": 141.305, "lat": 43.011})"));
    const auto event = json_of(folder, {"list", "events", "--json"})[0];
    for (const char* key : {"key", "title", "start_date", "end_date", "start_minute", "end_minute", "venue", "code5", "kind", "fee_yen", "latitude",
                            "longitude",
                            "source_file", "source_row", "flags", "id", "name", "category", "ward_code5", "ward", "related_codes", "related_count", "source"}) {
        CAPTURE(key);
        CHECK(event.contains(key));
    }
    CHECK(event["key"] == "E001");
    CHECK(event["fee_yen"].is_null());  // not given, which is not free
    CHECK(event["related_codes"] == Json::parse(R"(["32501"])"));
    // A month without a day stays one.
    CHECK(json_of(folder, {"list", "supports", "--json"})[11]["start_date"] == "2018-07");
    CHECK(json_of(folder, {"list", "milestones", "--json"})[8]["date"] == "2017-03");
    for (const auto& s : json_of(folder, {"list", "statistics", "--json"}))
        if (s["metric"] == "core_urban_area_kpi" && !s["as_of"].is_null() && s["value"] == 23) CHECK(s["as_of"] == "2017-10");
}

TEST_CASE("a first start that is killed at any moment is completed by the next", "[e2e]")
{
    for (unsigned microseconds = 1'000; microseconds < 200'000; microseconds += microseconds / 4 + 1'000) {
        const TemporaryFolder folder;
        run_and_kill(folder, {"revisions"}, microseconds);
        CAPTURE(microseconds);
        const auto revisions = json_of(folder, {"revisions", "--json"});
        CHECK(revisions.size() == 1);
        CHECK(revisions[0]["current"] == true);
        CHECK(json_of(folder, {"list", "members", "--json"}).size() == 372);
        CHECK_FALSE(fs::exists(folder.path() / "store" / "content.damaged-1.db"));
    }
}

TEST_CASE("a damaged store is kept aside and made again, and that is said", "[e2e]")
{
    const TemporaryFolder folder;
    const auto before = json_of(folder, {"revisions", "--json"});
    const fs::path file = folder.path() / "store" / "content.db";
    SECTION("its head") { std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).write("nothing that is known", 21); }
    SECTION("half of it gone") { fs::resize_file(file, fs::file_size(file) / 2); }
    SECTION("one sector of zeros in its middle") { std::fstream(file,
                                                                std::ios::in | std::ios::out | std::ios::binary).seekp(static_cast<long>(fs::file_size(file) / 2)).write(std::string(4096, '\0').data(), 4096); }
    const auto health = run(folder, {"doctor", "--json"});
    CHECK(health.code == 69);
    CHECK(Json::parse(health.out)["ok"] == false);
    const auto again = run(folder, {"publish"});
    INFO(again.err);
    CHECK(again.code == 0);
    CHECK(json_of(folder, {"list", "members", "--json"}).size() == 372);
    CHECK(again.err.find("content.damaged-1.db") != std::string::npos);
    CHECK(fs::exists(folder.path() / "store" / "content.damaged-1.db"));
    CHECK(json_of(folder, {"revisions", "--json"})[0]["digest"] == before[0]["digest"]);
    CHECK(run(folder, {"list", "members"}).err.empty());
}

TEST_CASE("a foreign or newer store is refused with 78 and left alone", "[e2e]")
{
    const TemporaryFolder folder;
    (void)json_of(folder, {"revisions", "--json"});
    const fs::path file = folder.path() / "store" / "content.db";
    // The file format keeps user_version at byte 60 and application_id at byte 68, big-endian.
    const auto poke = [&](long at, char value) {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(at);
        bytes.put(value);
    };
    SECTION("newer") { poke(61, 1); }
    SECTION("foreign") { poke(68, 1); }
    const auto size = fs::file_size(file);
    for (const char* command : {"revisions", "rollback"}) {
        const auto outcome = run(folder, {command});
        CHECK(outcome.code == 78);
        CHECK(outcome.err.find("content.db") != std::string::npos);
    }
    CHECK(fs::file_size(file) == size);
    const auto health = Json::parse(run(folder, {"doctor", "--json"}).out);
    CHECK(health["ok"] == false);
}

TEST_CASE("what ships is no news after twenty loads of staff, and history tells each in one line", "[e2e][slow]")
{
    const TemporaryFolder folder;
    const auto table = folder.path() / "お知らせ.csv";
    for (int day = 1; day <= 21; ++day) {
        std::ofstream(table) << "見出し,本文\n休館のお知らせ,12月" << day << "日は休館します。\n";
        const auto loaded = run(folder, {"load", table.string(), "--publish", "--note", "その" + std::to_string(day) + "\n* 99  承認済み"});
        INFO(loaded.err);
        REQUIRE(loaded.code == 0);
    }
    const auto kept = json_of(folder, {"revisions", "--json"});
    REQUIRE(std::none_of(kept.begin(), kept.end(), [](const Json& one) { return one["origin"] == "shipped"; }));
    const auto looked = run(folder, {"list", "notices"});
    CHECK(looked.code == 0);
    CHECK(looked.err.empty());
    const auto history = run(folder, {"revisions", "--history"});
    CHECK(history.out.find("\n* 99") == std::string::npos);
    CHECK(history.out.find("その21 * 99") != std::string::npos);
}

TEST_CASE("the doctor tells the newest fault, and is not well for a day after it", "[e2e]")
{
    const TemporaryFolder folder;
    (void)json_of(folder, {"revisions", "--json"});
    const auto faults = [&] {
        const auto report = Json::parse(run(folder, {"doctor", "--json"}).out);
        return *std::find_if(report["checks"].begin(), report["checks"].end(), [](const Json& check) { return check["id"] == "faults"; });
    };
    CHECK(faults()["ok"] == true);
    fs::create_directories(folder.path() / "cache");
    const auto note = [&](const std::string& when) {
        std::ofstream(folder.path() / "cache" / "faults.jsonl", std::ios::app)
            << Json{{"time", when}, {"en", "The scene title is passed over"}, {"ja", "題の場面"}}.dump() << '\n';
    };
    note("2026-11-01T10:00:00+09:00");
    CHECK(faults()["ok"] == true);
    CHECK(faults()["message"].get<std::string>().find("The scene title is passed over") != std::string::npos);
    note("2199-11-01T10:00:00+09:00");   // newer than now, so within the day
    CHECK(faults()["ok"] == false);
    CHECK(faults()["value"] == "1");
}

TEST_CASE("the doctor changes nothing and names each check", "[e2e]")
{
    const TemporaryFolder folder;
    const auto nothing = run(folder, {"doctor", "--json"});
    CHECK(nothing.code == 69);
    CHECK_FALSE(fs::exists(folder.path() / "store"));
    (void)json_of(folder, {"revisions", "--json"});
    const auto health = run(folder, {"doctor", "--json"});
    std::set<std::string> ids;
    const auto report = Json::parse(health.out);
    for (const auto& check : report["checks"]) {
        ids.insert(check["id"].get<std::string>());
        for (const char* key : {"ok", "value", "message"}) CHECK(check.contains(key));
    }
    for (const char* id : {"store", "revision", "clock", "disk", "fonts", "screen", "faults", "decoder", "documents", "sheets", "player"})
        CHECK(ids.contains(id));
}
