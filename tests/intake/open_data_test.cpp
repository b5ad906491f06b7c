// Lists of events as municipalities publish them: the recommended dataset, the standard one, GIF's vocabulary, with what is met in them.

#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

const std::string kRecommended = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,"
                                 "連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考";

Brought read(const std::string& name, const std::string& text)
{
    Stick stick;
    stick.file(name, text);
    return taken(stick.read());
}

}  // namespace

TEST_CASE("a filled row of the recommended dataset is taken without a word", "[intake]")
{
    const Brought brought = read("012068_event.csv", "\xEF\xBB\xBF" + kRecommended + "\r\n"
                                 "012068,1,北海道,釧路市,湿原まつり,シツゲンマツリ,Marsh Festival,2026-12-05,2026-12-06,9:00,10:00,雨天中止,\"歩きます。\n二日間です。\",500,高校生以下無料,観光課,0154-00-0000,,釧路市,市民広場,釧路市黒金町,,42.98,144.38,駅から5分,あり,100人,2026-12-01,17:00,電話,"
                                 "https://www.city.kushiro.lg.jp/,\r\n");
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "table@0");
    REQUIRE(brought.content.events.size() == 1);
    const model::Event& event = brought.content.events[0];
    CHECK(event.key == "staff-01206-1");
    CHECK(event.start_minute == 540);
    CHECK(event.fee_yen == 500);
    CHECK(event.venue == "市民広場");
    CHECK(event.title_kana == "シツゲンマツリ");
    CHECK(event.description == "歩きます。\n二日間です。");
    CHECK(event.address == "釧路市黒金町");
    CHECK(event.latitude == 42.98);
    CHECK(event.longitude == 144.38);
    CHECK(event.source_file == "012068_event.csv");
}

TEST_CASE("an address in parts is joined, and one that stands whole goes before them", "[intake]")
{
    const std::string header = "全国地方公共団体コード,ID,イベント名,開始日,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下\n";
    CHECK(read("list.csv", header + "012068,7,市,2026-12-05,,北海道,釧路市,黒金町,7-5\n").content.events.at(0).address == "北海道釧路市黒金町7-5");
    CHECK(read("list.csv", header + "012068,7,市,2026-12-05,釧路市黒金町7丁目5番地,北海道,釧路市,黒金町,7-5\n").content.events.at(0).address == "釧路市黒金町7丁目5番地");
}

TEST_CASE("a description that cannot be drawn is left out and told, and its event is taken", "[intake]")
{
    Stick stick;
    stick.file("催し.csv", "題名,開催日,説明\n市,2026-12-05,鴨も来ます🦆\n朝市,2026-12-06,朝の市です。\n");
    auto services = stick.services();
    services.undrawable = [](std::string_view text) { return text.find("🦆") != std::string_view::npos ? std::string("🦆") : std::string(); };
    const auto brought = read_staff_folder(stick.folder.path(), towns(), *parse_date("2026-11-22"), services);
    REQUIRE(brought.ok());
    CHECK(causes(*brought, Severity::Hold).empty());
    CHECK(causes(*brought, Severity::Note) == "glyph@2:C2");
    REQUIRE(brought->content.events.size() == 2);
    CHECK(brought->content.events[0].description.empty());
    CHECK(brought->content.events[1].description == "朝の市です。");
}

TEST_CASE("layouts that are met are told by their headers", "[intake]")
{
    struct Layout {
        const char *header, *row, *venue, *day;
    };
    const auto layout = GENERATE(Layout{"全国地方公共団体コード,ID,地方公共団体名,イベント名,開始日,場所名称,所在地_連結標記", "012068,7,釧路市,市,2026-12-05,広場,釧路市", "広場", "2026-12-05"},
                                 Layout{"全国地方公共団体コード,ID,地方公共団体名,イベント名,開始日時特記事項,説明,場所名称,料金種別", "012068,7,釧路市,市,毎年6月,説明,広場,無料", "広場", ""},
                                 Layout{"全国地方公共団体コード,ID,名称,開始日,開始時刻,開催場所,集合場所,主催団体", "012068,7,市,2026-12-05,10:00,,駅前,市", "駅前", "2026-12-05"},
                                 Layout{"カテゴリ,エリア,市町,記事タイトル,日時,場所,料金,イベント開始日,イベント終了日", "催し,東,釧路,市,10時から,広場,無料,2026-12-05,2026-12-05", "広場", "2026-12-05"},
                                 Layout{"都道府県コード又は市区町村コード,NO,イベント名,開始日,料金（基本）,場所名称,子育て情報,施設No.,,,", "240001,7,市,2026-12-05,\"1,200円円\",広場,あり,3,,,", "広場",
                                        "2026-12-05"},
                                 Layout{"展示会名,会期(開始),会期(終了),開催時間,URL,内容", "市,2026-12-05,2026-12-06,10:00〜17:00,https://www.example.jp/,内容", "", "2026-12-05"},
                                 Layout{"イベント一覧,,,\n2026年,,,\nイベント名,開始日,場所名称,備考", "市,2026-12-05,広場,", "広場", "2026-12-05"},
                                 Layout{"イベント名\t開始日\t場所名称\t備考", "市\t2026-12-05\t広場\t", "広場", "2026-12-05"});
    INFO(layout.header);
    const Brought brought = read("list.csv", std::string(layout.header) + "\n" + layout.row + "\n");
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Stop).empty());
    REQUIRE(brought.content.events.size() == 1);
    const model::Event& event = brought.content.events[0];
    CHECK(event.title == "市");
    CHECK(event.venue == layout.venue);
    CHECK((event.start_date ? iso_date(*event.start_date) : "") == layout.day);
}

TEST_CASE("fees are free, an amount or unknown, and nothing else", "[intake]")
{
    struct Fee {
        const char* written;
        std::optional<int> yen;
    };
    const auto fee = GENERATE(Fee{"", std::nullopt}, Fee{"0", 0}, Fee{"0円", 0}, Fee{"無料", 0}, Fee{"無し", 0}, Fee{"なし", 0}, Fee{"500", 500},
                              Fee{"\"1,200円\"", 1200}, Fee{"\"1,200円円\"", 1200}, Fee{"大人500円 子ども無料", std::nullopt});
    INFO(fee.written);
    const Brought brought = read("events.csv", std::string("イベント名,開始日,料金(基本)\n市,2026-12-05,") + fee.written + "\n");
    REQUIRE(brought.content.events.size() == 1);
    CHECK(brought.content.events[0].fee_yen == fee.yen);
}

TEST_CASE("coordinates in each other's column are put right, others are left out, and each is told once", "[intake]")
{
    const Brought brought = read("events.csv", "イベント名,開始日,緯度,経度\nよい,2026-12-05,42.98,144.38\n逆,2026-12-05,144.38,42.98\n逆二,2026-12-05,144.38,42.98\n片方,2026-12-05,,42.98\n外,2026-12-05,48.85,2.35\n字,2026-12-05,北緯,東経\n");
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "coordinates@0 coordinates@0");
    REQUIRE(brought.content.events.size() == 6);
    CHECK(brought.content.events[1].latitude == 42.98);
    CHECK(brought.content.events[2].longitude == 144.38);
    for (const size_t i : {3u, 4u, 5u}) CHECK_FALSE((brought.content.events[i].latitude || brought.content.events[i].longitude));
    for (const Finding& finding : brought.findings)
        CHECK(finding.message.ja.find(finding.message.ja.find("入れ替わって") != std::string::npos ? "2 行で" : "3 行の") != std::string::npos);
}

TEST_CASE("reversed days are held, overnight ones are right, and a list that is over says so", "[intake]")
{
    const Brought brought = read("events.csv", "イベント名,開始日,終了日,開始時間,終了時間\n逆,2026-12-05,2026-12-04,,\n夜通し,2026-12-05,2026-12-06,10:00,9:00\n");
    CHECK(causes(brought, Severity::Hold).find("@2") != std::string::npos);
    REQUIRE(brought.content.events.size() == 1);
    const Brought over = read("events.csv", "イベント名,開始日,終了日\n一,2021-03-01,\n二,2021-03-30,2021-03-31\n");
    CHECK(over.content.events.size() == 2);
    CHECK(over.findings.back().message.ja.find("2021-03-31 まで") != std::string::npos);
}

TEST_CASE("the prefecture in a column of its own tells one town from another of its name", "[intake]")
{
    const std::string header = "都道府県名,市区町村名,イベント名,開始日\n";
    CHECK(read("list.csv", header + "東京都,府中市,市,2026-12-05\n").content.events.at(0).code5 == "13206");
    CHECK(read("list.csv", header + "広島,府中市,市,2026-12-05\n").content.events.at(0).code5 == "34208");
    CHECK(causes(read("list.csv", header + ",府中市,市,2026-12-05\n"), Severity::Hold) == "municipality@2:B2");
    const Brought other = read("list.csv", header + "東京都,釧路市,市,2026-12-05\n");
    CHECK(causes(other, Severity::Hold) == "municipality@2:A2");
    CHECK(other.content.events.empty());
}

TEST_CASE("a year's list tells of each event that is over in the same words, so that it is said once", "[intake]")
{
    // As Tokyo publishes those of its museums: days reversed, missing, and in a year that is over.
    const Brought brought = read("list.csv", "\"都道府県名\",\"市区町村名\",\"イベント名\",\"開始日\",\"終了日\"\n"
                                             "\"東京都\",\"荒川区\",\"一\",\"2022-06-25\",\"2022-09-04\"\n\"東京都\",\"荒川区\",\"逆\",\"2023-01-02\",\"2022-01-03\"\n"
                                             "\"東京都\",\"荒川区\",\"二\",\"2022-11-03\",\"\"\n\"東京都\",\"荒川区\",\"日がない\",\"\",\"\"\n\"東京都\",\"荒川区\",\"三\",\"2026-12-05\",\"\"\n");
    CHECK(causes(brought, Severity::Hold) == "date@3:E3 date@5:D5");
    CHECK(causes(brought, Severity::Note) == "table@0 date@2:E2 date@4:D4");
    CHECK(brought.content.events.size() == 3);
    CHECK(std::count_if(brought.findings.begin(), brought.findings.end(),
                        [](const Finding& one) { return one.message.ja == "催しは終わっています。これまでの催しとして保存します"; }) == 2);
}

TEST_CASE("a break within a title is told, where it will be seen", "[intake]")
{
    const Brought brought = read("list.csv", "イベント名,開始日\n\"オルデンボ\nルフ\",2026-12-05\n\"オルデンボ\nルフ\",2022-12-05\n");
    CHECK(causes(brought, Severity::Note) == "table@0 title@2:A2 date@3:B3");
    CHECK(brought.content.events.at(0).title == "オルデンボ ルフ");
}

TEST_CASE("an address in another town of the prefecture is told, and the event is taken", "[intake]")
{
    const auto causes_of = [](const std::string& prefecture, const std::string& town, const std::string& address) {
        return causes(read("催し.csv", "都道府県名,市区町村名,イベント名,開始日,住所\n" + prefecture + "," + town + ",市,2026-12-05," + address + "\n"), Severity::Note);
    };
    CHECK(causes_of("東京都", "荒川区", "府中市矢崎町二丁目") == "municipality@2:E2");
    CHECK(causes_of("東京都", "荒川区", "東京都府中市矢崎町二丁目") == "municipality@2:E2");
    CHECK(causes_of("東京都", "荒川区", "荒川区荒川二丁目2-3 荒川区役所").empty());
    CHECK(causes_of("東京都", "荒川区", "荒川二丁目2-3").empty());
    CHECK(causes_of("北海道", "釧路市", "荒川区通3-4").empty());   // a ward of that name may be a quarter elsewhere
}

TEST_CASE("a list of a museum is one of events by its file's name, with the period in one cell and remarks above", "[intake]")
{
    const Brought brought = read("催し.csv", "# 博物館「展示・催し物」より作成\r\n# https://www.example.jp/index.php\r\n展示名,会場,期間\r\n大安寺の仏像,本館 11室,2026年12月2日（水・休） 〜 2027年3月19日（金）\r\n");
    CHECK(causes(brought, Severity::Stop).empty());
    CHECK(causes(brought, Severity::Hold).empty());
    REQUIRE(brought.content.events.size() == 1);
    CHECK(brought.content.events[0].title == "大安寺の仏像");
    CHECK((brought.content.events[0].end_date ? iso_date(*brought.content.events[0].end_date) : "") == "2027-03-19");
}

TEST_CASE("a table of other things is refused, and told by its name", "[intake]")
{
    const Brought brought = read("budget.csv", "年度,款,項,金額\n2026,1,1,100\n");
    REQUIRE(brought.findings.size() == 1);
    CHECK(brought.findings[0].severity == Severity::Stop);
    CHECK(brought.findings[0].file == "budget.csv");
}
