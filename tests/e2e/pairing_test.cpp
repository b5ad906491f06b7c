// A list of a house's own: its columns are paired once on the command line, remembered in the store, and forgotten.
// And a notice that was withdrawn and is put back.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "field.hpp"
#include "support/files.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> titles(const TemporaryFolder& folder)
{
    std::vector<std::string> all;
    for (const auto& one : json_of(run(folder, {"list", "events", "--json"})))
        if (one["source_file"].get<std::string>().starts_with("yotei")) all.push_back(one["title"]);
    return all;
}

std::string finding(const Json& report, const std::string& cause)
{
    for (const auto& one : report["findings"])
        if (one["cause"] == cause) return one["message"];
    return "";
}

Json notices(const TemporaryFolder& folder) { return json_of(run(folder, {"list", "notices", "--json"})); }

}  // namespace

TEST_CASE("columns are paired once, and every later table with these headings is read", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const std::string first = (folder.path() / "yotei.csv").string(), second = (folder.path() / "yotei12.csv").string();
    write_bytes(first, "行い,いつ,どこ,まち,担当\n湿原を歩く,2093年12月5日（土）10時〜16時,市民広場,釧路市,佐藤\n");
    write_bytes(second, "まち,行い,いつ,どこ,担当\n釧路市,雪の市,2093/12/24 18:00,駅前,佐藤\n");
    const std::vector<std::string> pairs{"--pair", "行い=題名", "--pair", "いつ=日付と時間", "--pair", "どこ=会場", "--pair", "まち=市区町村", "--pair", "担当="};
    const auto load = [&](const std::string& file, std::vector<std::string> more) {
        more.insert(more.begin(), {"load", file, "--publish", "--json", "--lang", "ja"});
        return run(folder, more, {{"RENKEI_WHO", "花子"}});
    };
    const auto unknown = load(first, {});
    CHECK(unknown.code == 65);
    CHECK(finding(json_of(unknown), "pairing").find("--pair") != std::string::npos);
    CHECK(run(folder, {"load", first, "--pair", "題名"}).code == 64);
    CHECK(run(folder, {"load", first, "--pair", "おこない=題名"}).code == 64);
    CHECK(run(folder, {"load", "--pair", "行い=題名"}).code == 64);
    CHECK(run(folder, {"load", first, "--as", "events"}).code == 64);

    // To try is not to remember.
    std::vector<std::string> tried{"load", first, "--check", "--json"};
    tried.insert(tried.end(), pairs.begin(), pairs.end());
    CHECK(json_of(run(folder, tried))["accepted"] == 1);
    CHECK(json_of(run(folder, {"pairings", "--json"})).empty());

    const auto paired = load(first, pairs);
    INFO(paired.err);
    REQUIRE(paired.code == 0);
    CHECK(titles(folder) == std::vector<std::string>{"湿原を歩く"});
    const Json kept = json_of(run(folder, {"pairings", "--json"}));
    REQUIRE(kept.size() == 1);
    CHECK(kept[0]["kind"] == "events");
    CHECK(kept[0]["who"] == "花子");
    CHECK(kept[0]["pairs"][1]["field"] == "日付と時間");
    CHECK(run(folder, {"pairings", "--lang", "ja"}).out.find("催し  行い→題名、いつ→日付と時間") != std::string::npos);

    const auto later = load(second, {});
    REQUIRE(later.code == 0);
    CHECK(finding(json_of(later), "pairing").find("花子さんが教えた組み合わせ") != std::string::npos);
    CHECK(titles(folder) == std::vector<std::string>{"湿原を歩く", "雪の市"});

    const std::string number = std::to_string(kept[0]["number"].get<int>());
    CHECK(run(folder, {"pairings", "--forget", "99"}).code == 66);
    CHECK(run(folder, {"pairings", "--forget", "x"}).code == 64);
    CHECK(run(folder, {"pairings", "--forget", number}).code == 0);
    CHECK(load(second, {}).code == 65);
}

TEST_CASE("a notice that was withdrawn can be put back as long as its dates allow", "[e2e]")
{
    const TemporaryFolder folder;
    REQUIRE(run(folder, {"load", "--publish"}).code == 0);
    const std::string table = (folder.path() / "notices.csv").string();
    write_bytes(table, "key,title,until\nlift,エレベーターは点検中です,2093-12-31\nold,終わったお知らせ,2001-12-31\n");
    REQUIRE(run(folder, {"load", table, "--publish"}).code == 0);
    CHECK(run(folder, {"withdraw"}).code == 64);
    CHECK(json_of(run(folder, {"withdraw", "--list", "--json"})).empty());
    CHECK(run(folder, {"withdraw", "lift", "--undo"}).code == 66);   // it is on show
    REQUIRE(run(folder, {"withdraw", "lift"}).code == 0);
    REQUIRE(run(folder, {"withdraw", "old"}).code == 0);
    CHECK(notices(folder).empty());
    const Json withdrawn = json_of(run(folder, {"withdraw", "--list", "--json"}));
    REQUIRE(withdrawn.size() == 1);
    CHECK(withdrawn[0]["key"] == "lift");
    CHECK(run(folder, {"withdraw", "old", "--undo"}).code == 66);
    const auto back = run(folder, {"withdraw", "lift", "--undo", "--json"});
    INFO(back.err);
    REQUIRE(back.code == 0);
    REQUIRE(notices(folder).size() == 1);
    CHECK(notices(folder)[0]["title"] == "エレベーターは点検中です");
    CHECK(json_of(run(folder, {"withdraw", "--list", "--json"})).empty());
    CHECK(json_of(run(folder, {"revisions", "--json"}))[0]["note"] == "+ lift");
}
