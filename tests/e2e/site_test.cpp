// renkei site against a real nginx: pages of the forms that the project's sites have, in our own words, become drafts, and events when a person
// says so.

#include <catch2/catch.hpp>

#include <algorithm>

#include "field.hpp"
#include "web_site.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// What is called _sjis is so by the server's word alone; one page leads to another host; while there is a file "captive", every address answers with a page to
// log in.
constexpr const char* kElsewhere = "if ($uri ~ _sjis) { charset shift_jis; } if ($uri = /renkei/away_2038.html) { return 302 https://example.invalid/; } if (-f $document_root/captive) { rewrite ^ /login.html break; }";

std::string announcement(const std::string& title, const std::string& days, const std::string& venue = "東京区政会館　1階エントランスホール")
{
    return "<!doctype html><html lang=ja><head><meta charset=utf-8><title>" + title + "｜連携</title></head><body><nav><a href='/renkei/'>連携事業</a></nav><h1>連携事業</h1><h2>" + title +
           "</h2><p>令和20年9月1日　掲載</p><p>各地の味と手仕事を紹介します。</p><h3>日時</h3><p>" + days + "</p><h3>会場</h3><p>" + venue +
           "</p><h3>参加自治体</h3><p>北海道　佐呂間町・紋別市<br>兵庫県　篠山市</p></body></html>";
}

struct Hall {
    WebSite site{kElsewhere};
    TemporaryFolder folder;

    explicit Hall(const std::string& more = "", const std::string& pages = "/renkei/")
    {
        write_bytes(folder.path() / "renkei.toml", "[site]\n" + (pages.empty() ? "" : "pages = [\"" + site.https() + pages + "\"]\n") + "certificates = \"" +
                    site.authority().string() + "\"\n" + more);
        page("login.html", "<html><head><meta charset=utf-8><title>ログイン</title></head><body><h1>ログイン</h1><form>合言葉</form><p>接続するには同意してください</p></body></html>");
    }
    [[nodiscard]] std::string host() const { return site.https().substr(std::string("https://").size()); }
    void page(const std::string& path, const std::string& html) const
    {
        fs::create_directories((site.root() / path).parent_path());
        write_bytes(site.root() / path, html);
    }
    void index(const std::vector<std::string>& links) const
    {
        std::string html = "<html><head><meta charset=utf-8></head><body><h1>連携事業</h1><ul><li><a href='https://example.invalid/renkei/x.html'>よそ</a><li><a href='chirashi.pdf'>PDF</a><li><a href='/login.html'>会員</a>";
        for (const std::string& link : links) html += "<li><a href='" + link + "'>告知</a>";
        page("renkei/index.html", html + "</ul></body></html>");
    }
    [[nodiscard]] Outcome renkei(std::vector<std::string> words) const
    {
        words.insert(words.end(), {"--config", (folder.path() / "renkei.toml").string(), "--lang", "ja"});
        return run(folder, words);
    }
    [[nodiscard]] Json fetch(int code = 0) const
    {
        const auto outcome = renkei({"site", "fetch", "--pause", "0", "--json"});
        INFO(outcome.err);
        CHECK(outcome.code == code);
        return Json::parse(outcome.out);
    }
    [[nodiscard]] Json drafts() const { return json_of(renkei({"site", "list", "--json"})); }
    // Those that came from here.
    [[nodiscard]] Json events() const
    {
        Json all = Json::array();
        for (const auto& event : json_of(renkei({"list", "events", "--json"})))
            if (event["key"].get<std::string>().find("site-") != std::string::npos) all.push_back(event);
        return all;
    }
    [[nodiscard]] size_t revisions() const { return json_of(renkei({"revisions", "--json"})).size(); }
    void say(const char* what, const std::string& id) const
    {
        const auto outcome = renkei({"site", what, id});
        INFO(outcome.err);
        CHECK(outcome.code == 0);
    }
};

}  // namespace

TEST_CASE("a page whose encoding only the server tells is read", "[e2e]")
{
    const Hall hall;
    hall.index({"ichi_sjis.html"});
    // 弟子屈の市, 日時：令和20年10月1日 in Shift_JIS
    hall.page("renkei/ichi_sjis.html", "<h1>\x92\xed\x8eq\x8b\xfc\x82\xcc\x8es</h1><p>\x93\xfa\x8e\x9e\x81" "F\x97\xdf\x98" "a20\x94N10\x8c\x8e" "1\x93\xfa");
    CHECK(hall.fetch()["new"] == 1);
    const Json drafts = hall.drafts();
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0]["title"] == "弟子屈の市");
    CHECK(drafts[0]["days"]["first"] == "2038-10-01");
}

TEST_CASE("a page becomes a draft, and an event only when a person has confirmed it", "[e2e]")
{
    Hall hall;
    hall.index({"kucho_miryoku_2038.html", "/renkei/bunkyo-bussan_2038.html"});
    hall.page("renkei/kucho_miryoku_2038.html", announcement("魅力発信の催しを開催します", "令和20年10月30日（土）・31日（日）<br>11時～19時30分"));
    hall.page("renkei/bunkyo-bussan_2038.html", announcement("物産の市", "令和２０年１１月６日（土）１０：００～１６：００", "区民広場"));
    {
        const Json unasked = Json::parse(hall.renkei({"doctor", "--json"}).out);
        CHECK(std::any_of(unasked["checks"].begin(), unasked["checks"].end(),
                          [](const Json& check) { return check["id"] == "sites" && check["ok"] == false; }));
    }
    const Json first = hall.fetch();
    CHECK(first["requests"] == 3);
    CHECK(first["new"] == 2);
    CHECK(first["problems"].empty());
    const Json drafts = hall.drafts();
    REQUIRE(drafts.size() == 2);
    const Json& draft = drafts[0];
    CHECK(draft["state"] == "new");
    CHECK(draft["title"] == "魅力発信の催しを開催します");
    CHECK(draft["days"]["first"] == "2038-10-30");
    CHECK(draft["days"]["last"] == "2038-10-31");
    CHECK(draft["codes"] == Json({"01219", "01552"}));
    CHECK(draft["towns"] == Json({"北海道 紋別市", "北海道 佐呂間町"}));
    CHECK(draft["unmatched"] == Json({"兵庫県 篠山市"}));
    CHECK(draft["address"] == hall.site.https() + "/renkei/kucho_miryoku_2038.html");
    CHECK(hall.events().empty());
    const size_t before = hall.revisions();

    Json health = Json::parse(hall.renkei({"doctor", "--json"}).out);
    const auto sites = [&] {
        return *std::find_if(health["checks"].begin(), health["checks"].end(), [](const Json& check) { return check["id"] == "sites"; });
    };
    CHECK(sites()["ok"] == true);
    CHECK(sites()["value"] == "2");

    // Nothing is sent again.
    (void)hall.site.asked();
    const Json second = hall.fetch();
    CHECK(second["requests"] == 3);
    CHECK(second["unchanged"] == 3);
    CHECK(second["new"] == 0);
    const std::string asked = hall.site.asked();
    CHECK(asked.find(" 200") == std::string::npos);
    CHECK(hall.revisions() == before);

    const std::string id = draft["id"], other = drafts[1]["id"];
    hall.say("dismiss", other);
    CHECK(hall.events().empty());
    hall.say("confirm", id);
    const Json events = hall.events();
    REQUIRE(events.size() == 1);
    CHECK(events[0]["title"] == "魅力発信の催しを開催します");
    CHECK(events[0]["start_date"] == "2038-10-30");
    CHECK(events[0]["end_date"] == "2038-10-31");
    CHECK(events[0]["start_minute"] == 660);
    CHECK(events[0]["end_minute"] == 1170);
    CHECK(events[0]["by_staff"] == true);
    CHECK(events[0]["related_codes"] == Json({"01219", "01552"}));
    CHECK(events[0]["url"] == draft["address"]);
    CHECK(events[0]["source"].get<std::string>().find("署名なし") != std::string::npos);
    CHECK(hall.revisions() == before + 1);

    // The page changes: what is on show stays until a person has looked. What was dismissed stays so.
    hall.page("renkei/kucho_miryoku_2038.html", announcement("魅力発信の催しを開催します", "令和20年10月31日（日）<br>12時～18時", "中央広場"));
    hall.page("renkei/bunkyo-bussan_2038.html", announcement("物産の市", "令和20年11月6日（土）9時30分～16時", "区民広場ほか"));
    CHECK(hall.fetch()["changed"] == 1);
    CHECK(hall.events()[0]["start_date"] == "2038-10-30");
    const Json changed = hall.drafts();
    REQUIRE(changed.size() == 2);
    CHECK(changed[0]["id"] == id);
    CHECK(changed[0]["state"] == "changed");
    CHECK(changed[1]["state"] == "dismissed");
    hall.say("confirm", id);
    REQUIRE(hall.events().size() == 1);
    CHECK(hall.events()[0]["start_date"] == "2038-10-31");
    CHECK(hall.events()[0]["venue"] == "中央広場");

    // Staff go back a step, as from any load; and dismissing takes off what is on show.
    REQUIRE(hall.renkei({"rollback"}).code == 0);
    CHECK(hall.events()[0]["start_date"] == "2038-10-30");
    hall.say("dismiss", id);
    CHECK(hall.events().empty());
    CHECK(hall.renkei({"site", "confirm", "site-none"}).code == 66);
}

TEST_CASE("what is decided is what was looked at, and what is said of it is what is on show", "[e2e]")
{
    Hall hall;
    hall.index({"safe_2038.html"});
    hall.page("renkei/safe_2038.html", announcement("安全な催し", "令和20年10月30日（土）<br>11時～15時", "公民館"));
    (void)hall.fetch();
    const Json looked_at = hall.drafts().at(0);
    const std::string id = looked_at["id"], mark = looked_at["mark"];
    CHECK(looked_at["shown"] == false);

    // It changes between the look and the word.
    hall.page("renkei/safe_2038.html", announcement("安全な催し", "令和20年10月30日（土）<br>11時～15時", "別の会場"));
    (void)hall.fetch();
    const auto late = hall.renkei({"site", "confirm", id + ":" + mark});
    CHECK(late.code == 65);
    CHECK(late.err.find("内容が変わりました") != std::string::npos);
    CHECK(hall.events().empty());
    const std::string now = hall.drafts().at(0)["mark"];
    CHECK(now != mark);

    // Killed after the store and before the ledger: the event is on show, the ledger does not know. The store is asked.
    const fs::path ledger = hall.folder.path() / "store" / "site" / "ledger.json";
    const std::string before = bytes_of(ledger);
    hall.say("confirm", id + ":" + now);
    write_bytes(ledger, before);
    REQUIRE(hall.events().size() == 1);
    CHECK(hall.drafts().at(0)["shown"] == true);
    hall.say("dismiss", id);
    CHECK(hall.events().empty());
    const Json history = json_of(hall.renkei({"revisions", "--json"}));
    CHECK(history[0]["note"].get<std::string>().find("安全な催し") != std::string::npos);

    // Taken back since: it is not on show, whatever was said.
    hall.say("confirm", id);
    REQUIRE(hall.renkei({"rollback"}).code == 0);
    CHECK(hall.drafts().at(0)["state"] == "confirmed");
    CHECK(hall.drafts().at(0)["shown"] == false);

    // What cannot be taken is told by its title and with the reason.
    hall.page("renkei/safe_2038.html", announcement("お守り🧿の市", "令和20年10月30日（土）<br>11時～15時", "公民館"));
    (void)hall.fetch();
    const auto held = hall.renkei({"site", "confirm", hall.drafts().at(0)["id"]});
    CHECK(held.code == 65);
    CHECK(held.err.find("取り込めませんでした：「お守り") != std::string::npos);
    CHECK(held.err.find("U+1F9FF") != std::string::npos);
}

TEST_CASE("what is on show and vanishes is told; a source that was never read is no good health", "[e2e]")
{
    Hall hall;
    hall.index({"a_2038.html", "b_2038.html", "%2e%2e/login.html"});
    hall.page("renkei/a_2038.html", announcement("物産の市", "令和20年11月6日（土）10時～16時"));
    hall.page("renkei/b_2038.html", announcement("手仕事の市", "令和20年11月7日（日）10時～16時"));
    CHECK(hall.fetch()["requests"] == 3);   // and not what may lie outside the folder
    const std::string id = hall.drafts().at(0)["id"];

    hall.say("confirm", id);

    fs::remove(hall.site.root() / "renkei/a_2038.html");
    const Json gone = hall.fetch();
    REQUIRE(gone["problems"].size() == 1);
    CHECK(gone["problems"][0]["address"].get<std::string>().find("a_2038.html") != std::string::npos);
    CHECK(hall.events().size() == 1);

    Hall other("", "/nothing/");
    (void)other.fetch();
    const Json health = Json::parse(other.renkei({"doctor", "--json"}).out);
    const auto sites = std::find_if(health["checks"].begin(), health["checks"].end(), [](const Json& check) { return check["id"] == "sites"; });
    CHECK((*sites)["ok"] == false);
    CHECK((*sites)["message"].get<std::string>().find("/nothing/") != std::string::npos);
}

TEST_CASE("a page that moves, vanishes, leads elsewhere or asks for a login changes nothing that was known", "[e2e]")
{
    const Hall hall;
    hall.index({"kucho_miryoku_2038.html", "minato_2038.html", "away_2038.html"});
    hall.page("renkei/kucho_miryoku_2038.html", announcement("魅力発信の催しを開催します", "令和20年10月30日（土）"));
    hall.page("renkei/minato_2038.html", announcement("港の市", "令和20年12月4日（土）"));
    const Json first = hall.fetch();
    CHECK(first["new"] == 2);
    REQUIRE(first["problems"].size() == 1);
    CHECK(first["problems"][0]["address"] == hall.site.https() + "/renkei/away_2038.html");
    CHECK(first["problems"][0]["reason"].get<std::string>().find("302") != std::string::npos);
    const std::string id = hall.drafts()[0]["id"];
    hall.say("confirm", id);

    // Everything answers with a page to log in.
    write_bytes(hall.site.root() / "captive", "");
    const Json captive = hall.fetch();
    CHECK(captive["new"] == 0);
    CHECK(captive["changed"] == 0);
    CHECK(captive["problems"].size() == 4);
    CHECK(hall.drafts().size() == 2);
    CHECK(hall.events().size() == 1);
    fs::remove(hall.site.root() / "captive");

    // Into the archive, at first with both addresses, and with a title that looks back.
    hall.page("renkei/archive/2038/kucho_miryoku_2038.html", announcement("魅力発信の催しを開催しました", "令和20年10月30日（土）"));
    hall.index({"archive/2038/kucho_miryoku_2038.html", "minato_2038.html"});
    CHECK(hall.fetch()["new"] == 0);
    const auto entry = [&](const std::string& which) {
        for (const auto& draft : hall.drafts())
            if (draft["id"] == which) return Json(draft);
        return Json();
    };
    CHECK(entry(id)["addresses"].size() == 2);
    CHECK(entry(id)["state"] == "confirmed");
    fs::remove(hall.site.root() / "renkei/kucho_miryoku_2038.html");
    fs::remove(hall.site.root() / "renkei/minato_2038.html");
    CHECK(hall.fetch()["problems"].empty());
    CHECK(entry(id)["address"] == hall.site.https() + "/renkei/archive/2038/kucho_miryoku_2038.html");
    CHECK(entry(id)["gone"] == false);
    const Json drafts = hall.drafts();
    REQUIRE(drafts.size() == 2);
    const auto gone = std::find_if(drafts.begin(), drafts.end(), [](const auto& draft) { return draft["title"] == "港の市"; });
    REQUIRE(gone != drafts.end());
    CHECK((*gone)["state"] == "gone");
    CHECK(hall.events().size() == 1);

    // The index goes, too: no news, and nothing lost.
    fs::remove(hall.site.root() / "renkei/index.html");
    CHECK(hall.fetch()["problems"].size() == 1);
    CHECK(hall.drafts().size() == 2);
}

TEST_CASE("news and calendars are read; a host that is trusted needs nobody, and shows no other host's address", "[e2e]")
{
    Hall hall("", "");
    write_bytes(hall.folder.path() / "renkei.toml", "[site]\nnews = [\"" + hall.site.https() + "/news.xml\"]\ncalendars = [\"" + hall.site.https() +
                "/town.ics\"]\npages = [\"" + hall.site.https() + "/renkei/\"]\nat_once = [\"" + hall.host() +
                                                        "\"]\ncertificates = \"" + hall.site.authority().string() + "\"\n");
    hall.page("news.xml", "<?xml version='1.0'?><rss version='2.0'><channel><item><title>秋の市 令和20年10月9日</title><link>https://example.invalid/aki</link><pubDate>Wed, 01 Sep 2038 09:00:00 +0900</pubDate></item></channel></rss>");
    hall.page("town.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:冬の市\r\nDTSTART:20381204T010000Z\r\nDTEND:20381204T050000Z\r\nLOCATION:広場\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    hall.index({"machine.html"});
    hall.page("renkei/machine.html", "<html><head><meta charset=utf-8><script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"ExhibitionEvent\",\"name\":\"水の展示\",\"startDate\":\"2038-11-01T09:00:00+09:00\","
                                     "\"endDate\":\"2038-11-20\",\"location\":{\"@type\":\"Place\",\"name\":\"ホール\"}}]}</script></head><body><h1>水の展示</h1></body></html>");
    const Json round = hall.fetch();
    CHECK(round["confirmed"].size() == 3);
    const Json events = hall.events();
    REQUIRE(events.size() == 3);
    for (const auto& event : events) CHECK(event["url"].get<std::string>().starts_with(hall.site.https()));
    const auto called = [&](const std::string& title) {
        return *std::find_if(events.begin(), events.end(), [&](const auto& event) { return event["title"].template get<std::string>().starts_with(title); });
    };
    CHECK(called("秋の市")["start_date"] == "2038-10-09");
    CHECK(called("冬の市")["start_minute"] == 600);
    CHECK(called("水の展示")["end_date"] == "2038-11-20");
    CHECK(called("水の展示")["venue"] == "ホール");

    // What staff dismiss stays dismissed even there.
    hall.say("dismiss", round["confirmed"][0]);
    CHECK(hall.events().size() == 2);
    hall.page("news.xml", "<?xml version='1.0'?><rss version='2.0'><channel><item><title>秋の市 令和20年10月9日</title><description>広場にて</description><link>https://example.invalid/aki</link></item></channel></rss>");
    CHECK(hall.fetch()["confirmed"].empty());
    CHECK(hall.events().size() == 2);
}

TEST_CASE("where a second person must publish, confirming prepares; what else is prepared is not shown by confirming", "[e2e]")
{
    const Hall second("[staff]\nsecond_person = true\n");
    second.index({"a_2038.html"});
    second.page("renkei/a_2038.html", announcement("魅力発信の催しを開催します", "令和20年10月30日（土）"));
    CHECK(second.fetch()["new"] == 1);
    second.say("confirm", second.drafts()[0]["id"]);
    CHECK(second.events().empty());
    REQUIRE(second.renkei({"publish", "--by", "B"}).code == 0);
    CHECK(second.events().size() == 1);

    const Hall hall;
    hall.index({"a_2038.html"});
    hall.page("renkei/a_2038.html", announcement("魅力発信の催しを開催します", "令和20年10月30日（土）"));
    CHECK(hall.fetch()["new"] == 1);
    write_bytes(hall.folder.path() / "notices.csv", "key,title\nlift,まだ見せないお知らせ\n");
    REQUIRE(hall.renkei({"load", (hall.folder.path() / "notices.csv").string()}).code == 0);
    hall.say("confirm", hall.drafts()[0]["id"]);
    CHECK(hall.events().size() == 1);
    CHECK(json_of(hall.renkei({"list", "notices", "--json"})).empty());
}

TEST_CASE("without a source, with an address that is none, or with a site that is not there, renkei site says so", "[e2e]")
{
    const TemporaryFolder folder;
    CHECK(run(folder, {"site", "fetch"}).code == 64);
    CHECK(run(folder, {"site", "confirm"}).code == 64);
    write_bytes(folder.path() / "renkei.toml", "[site]\npages = [\"http://example.invalid/\"]\n");
    const auto plain = run(folder, {"site", "fetch", "--config", (folder.path() / "renkei.toml").string()});
    CHECK(plain.code == 78);
    CHECK(plain.err.find("site.pages") != std::string::npos);
    write_bytes(folder.path() / "renkei.toml", "[site]\npages = [\"https://localhost:" + std::to_string(free_port()) + "/renkei/\"]\n");
    CHECK(run(folder, {"site", "fetch", "--config", (folder.path() / "renkei.toml").string()}).code == 75);
    const auto again = run(folder, {"site", "fetch", "--unattended", "--config", (folder.path() / "renkei.toml").string()});
    CHECK(again.code == 0);
    CHECK(again.err.find("tried again") != std::string::npos);
}
