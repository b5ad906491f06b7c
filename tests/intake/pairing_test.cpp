// Tables with headings of their own: staff say once which column is which.

#include "intake/pairing.hpp"

#include "intake/staff_table.hpp"
#include "stick.hpp"
#include "text/fold.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

const std::string kHouse = "みどり課の予定表,,,,\n行い,いつ,どこ,まち,担当\n"
                           "湿原を歩く,2026年12月5日（土）10時〜16時（雨天中止）,市民広場,釧路市,佐藤\n"
                           "川の話,令和8年12月12日,公民館,釧路市,鈴木\n";
const std::vector<std::string> kSaid{"行い=題名", "いつ=日付と時間", "どこ=会場", "まち=市区町村", "担当="};

FolderServices with(Stick& stick, std::vector<Pairing> pairings)
{
    FolderServices services = stick.services();
    services.pairings = std::move(pairings);
    return services;
}

Brought read_with(Stick& stick, std::vector<Pairing> pairings)
{
    return taken(read_staff_folder(stick.folder.path(), towns(), *parse_date("2026-11-22"), with(stick, std::move(pairings))));
}

Pairing said(Stick& stick, const std::vector<std::string>& pairs = kSaid, const std::string& kind = "")
{
    auto pairing = said_pairing(pairs, kind, stick.services());
    REQUIRE(pairing.ok());
    return *pairing;
}

}  // namespace

TEST_CASE("a table whose headings nobody knows is stopped, and says that its columns can be paired", "[intake]")
{
    Stick stick;
    stick.file("yotei.csv", kHouse);
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Stop) == "pairing@0");
    CHECK(brought.content.events.empty());
}

TEST_CASE("once its columns are paired it is read, and so is every later table with these headings", "[intake]")
{
    Stick stick;
    stick.file("yotei.csv", kHouse);
    const Brought first = read_with(stick, {said(stick)});
    CHECK(causes(first, Severity::Stop).empty());
    CHECK(causes(first, Severity::Hold).empty());
    CHECK(causes(first, Severity::Note) == "pairing@2");
    REQUIRE(first.content.events.size() == 2);
    const model::Event& walk = first.content.events[0];
    CHECK(walk.title == "湿原を歩く");
    CHECK(walk.venue == "市民広場");
    CHECK(walk.code5 == "01206");
    CHECK(iso_date(*walk.start_date) == "2026-12-05");
    CHECK(walk.start_minute == 600);
    CHECK(walk.end_minute == 960);
    CHECK(walk.when_note == "(雨天中止)");
    CHECK(iso_date(*first.content.events[1].start_date) == "2026-12-12");
    CHECK_FALSE(first.content.events[1].start_minute);

    REQUIRE(first.paired.size() == 1);
    Pairing kept = first.paired.front();
    kept.pairs = pairs_in(text_of(kept.pairs));   // as the store keeps them
    CHECK(kept.pairs == said(stick).pairs);
    kept.number = 4;
    kept.who = "佐藤";
    kept.made = "2026-11-22";

    // Columns in another order, no title above them, another name, a row more.
    Stick later;
    later.file("12月.csv", "まち,行い,いつ,担当,どこ\n釧路市,雪の市,2026/12/24 18:00,佐藤,駅前\n");
    const Brought second = read_with(later, {kept});
    REQUIRE(second.content.events.size() == 1);
    CHECK(second.content.events[0].title == "雪の市");
    CHECK(second.content.events[0].start_minute == 1080);
    CHECK(second.paired.empty());
    REQUIRE(second.findings.size() == 1);
    CHECK(second.findings[0].cause == "pairing");
    CHECK(second.findings[0].message.ja.find("佐藤さん") != std::string::npos);
    CHECK(second.findings[0].message.ja.find("行い→題名") != std::string::npos);
    CHECK(second.findings[0].message.ja.find("--forget 4") != std::string::npos);

    // One heading more is another table.
    Stick other;
    other.file("a.csv", "まち,行い,いつ,担当,どこ,備え\n釧路市,雪の市,2026/12/24,佐藤,駅前,無\n");
    CHECK(causes(read_with(other, {kept}), Severity::Stop) == "pairing@0");
}

TEST_CASE("what staff have paired goes before what a column is called", "[intake]")
{
    Stick stick;
    stick.file("a.csv", "名称,行い,開催日\n観光課,雪の市,2026-12-05\n");
    CHECK(taken(stick.read()).content.events.at(0).title == "観光課");
    const Brought brought = read_with(stick, {said(stick, {"行い=題名"})});
    REQUIRE(brought.content.events.size() == 1);
    CHECK(brought.content.events[0].title == "雪の市");
    CHECK(causes(brought, Severity::Note) == "pairing@1");
}

TEST_CASE("a sheet of a workbook is paired likewise, whatever it is called, and one of known columns needs no pairing", "[intake]")
{
    Stick stick;
    stick.file("yotei.xlsx", "a workbook");
    FolderServices services = with(stick, {said(stick)});
    std::vector<std::vector<std::string>> rows{{"行い", "いつ", "どこ", "まち", "担当"}, {"雪の市", "2026-12-05", "駅前", "釧路市", "佐藤"}};
    services.read_workbook = [&](const fs::path&) -> Result<std::vector<WorkbookSheet>> {
        WorkbookSheet sheet;
        sheet.name = "Sheet1";
        for (const auto& cells : rows) sheet.rows.push_back({.number = sheet.rows.size() + 1, .cells = cells});
        return std::vector<WorkbookSheet>{sheet};
    };
    const auto read = [&] { return taken(read_staff_folder(stick.folder.path(), towns(), *parse_date("2026-11-22"), services)); };
    CHECK(read().content.events.size() == 1);
    services.pairings.clear();
    const Brought unknown = read();
    CHECK(unknown.content.events.empty());
    CHECK(causes(unknown, Severity::Stop) == "pairing@0");
    rows[0] = {"イベント名", "開始日", "場所名称", "市区町村名", "備考"};
    const Brought told = read();
    CHECK(told.content.events.size() == 1);
    CHECK(causes(told, Severity::Note) == "table@0");
}

TEST_CASE("what is said wrongly is refused with what there is to choose from", "[intake]")
{
    Stick stick;
    struct Wrong {
        std::vector<std::string> pairs;
        std::string kind, hint;
    };
    const auto wrong = GENERATE(Wrong{{"題名"}, "", "「列=項目」"}, Wrong{{"=題名"}, "", "「列=項目」"}, Wrong{{"行い=表題名"}, "", "項目は 催し番号、題名"},
                                Wrong{{"行い=題名"}, "展覧", "催し (events)"},
                                Wrong{{"行い=題名", "名=題名"}, "", "二つの列"}, Wrong{{"行い=題名", "行い=会場"}, "", "二度"}, Wrong{{"行い=開催日"}, "写真", "写真の表にありません"});
    const auto pairing = said_pairing(wrong.pairs, wrong.kind, stick.services());
    REQUIRE_FALSE(pairing.ok());
    INFO(pairing.error().japanese);
    CHECK(pairing.error().kind == ErrorKind::Usage);
    CHECK(pairing.error().japanese.find(wrong.hint) != std::string::npos);

    stick.file("yotei.csv", kHouse);
    const auto nowhere = read_staff_folder(stick.folder.path(), towns(), *parse_date("2026-11-22"), with(stick, {said(stick, {"おこない=題名"})}));
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().japanese.find("行い、いつ、どこ、まち、担当") != std::string::npos);
}

TEST_CASE("the kind is told by the fields, events first, or said", "[intake]")
{
    Stick stick;
    CHECK(said(stick, {"a=題名", "b=会期"}).kind == "events");
    CHECK(said(stick, {"a=題名", "b=会期"}, "展示").kind == "exhibits");
    CHECK(said(stick, {"a=ファイル名", "b=クレジット", "c=市区町村", "d=キャプション", "e=中心(横)"}).kind == "photos");
    CHECK(said(stick, {"a=b=題名"}).pairs.front() == Pair{"a=b", "題名"});
}

TEST_CASE("whoever pairs sees the first rows and what each column is supposed to be", "[intake]")
{
    Stick stick;
    stick.file("yotei.csv", kHouse);
    const auto table = unpaired_table(stick.folder.path(), "yotei.csv", "", "", stick.services());
    REQUIRE(table.ok());
    CHECK(table->kind == "events");
    CHECK(table->headings == std::vector<std::string>{"行い", "いつ", "どこ", "まち", "担当"});
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[1][0] == "川の話");
    CHECK(table->suggested == std::vector<std::string>{"題名", "日付と時間", "会場", "市区町村", ""});
    CHECK(std::find(table->fields.begin(), table->fields.end(), std::pair<std::string, bool>{"題名", true}) != table->fields.end());

    stick.file("b.csv", "イベントタイトル,開催年月日,終わり,時間帯,URLリンク\n雪の市,2026-12-05,2026-12-06,10:00〜16:00,https://www.city.kushiro.lg.jp/\n");
    CHECK(unpaired_table(stick.folder.path(), "b.csv", "", "", stick.services())->suggested == std::vector<std::string>{"題名", "開催日", "終了日", "時間", "ホームページ"});
    CHECK(unpaired_table(stick.folder.path(), "b.csv", "", "exhibits", stick.services())->suggested == std::vector<std::string>{"題名", "開始日", "終了日", "", ""});

    for (const char* name : {"none.csv", "../yotei.csv", "/etc/passwd"}) CHECK_FALSE(unpaired_table(stick.folder.path(), name, "", "", stick.services()).ok());
    stick.file("empty.csv", "");
    CHECK_FALSE(unpaired_table(stick.folder.path(), "empty.csv", "", "", stick.services()).ok());
}

TEST_CASE("a day and its time in one cell, as houses write it, and nothing is guessed", "[intake]")
{
    struct Cell {
        const char *written, *first, *last;
        int from, to;   // -1: none
        const char* rest;
    };
    const auto cell = GENERATE(Cell{"2026-12-05", "2026-12-05", "2026-12-05", -1, -1, ""}, Cell{"2026/12/5 10:00", "2026-12-05", "2026-12-05", 600, -1, ""},
                               Cell{"2026/12/15 9:30〜16:00", "2026-12-15", "2026-12-15", 570, 960, ""},
                               Cell{"令和8年12月5日(土)午後2時から4時半まで", "2026-12-05", "2026-12-05", 840, 990, ""},
                               Cell{"2026年12月5日から7日まで、10時〜16時", "2026-12-05", "2026-12-07", 600, 960, ""},
                               Cell{"2026/12/5〜12/7 10:00~16:00", "2026-12-05", "2026-12-07", 600, 960, ""},
                               Cell{"2026-12-05〜2027-01-07", "2026-12-05", "2027-01-07", -1, -1, ""},
                               Cell{"2026年12月5日から 10時", "2026-12-05", "2026-12-05", 600, -1, ""},
                               Cell{"2026年12月5日(土・祝) 10時~16時(雨天中止)", "2026-12-05", "2026-12-05", 600, 960, "(雨天中止)"},
                               Cell{"2026-12-05 午前の部と午後の部", "2026-12-05", "2026-12-05", -1, -1, "午前の部と午後の部"},
                               Cell{"2026-12-05T10:00", "2026-12-05", "2026-12-05", 600, -1, ""},
                               Cell{"2026-12-05 午後から", "2026-12-05", "2026-12-05", -1, -1, "午後から"},
                               Cell{"2026-12-05 Open air", "2026-12-05", "2026-12-05", -1, -1, "open air"},
                               Cell{"2026-12-05(予約制)", "2026-12-05", "2026-12-05", -1, -1, "(予約制)"},
                               Cell{"2026-12-05 24時間受付", "2026-12-05", "2026-12-05", -1, -1, "24時間受付"},
                               Cell{"2026-12-05 30時間の旅", "2026-12-05", "2026-12-05", -1, -1, "30時間の旅"},
                               Cell{"2026-12-05 3回公演", "2026-12-05", "2026-12-05", -1, -1, "3回公演"},
                               Cell{"2026-12-05 10時〜12時、14時〜16時", "2026-12-05", "2026-12-05", 600, 720, "14時〜16時"});
    INFO(cell.written);
    Stick stick;
    stick.file("a.csv", std::string("題名,日付と時間\n市,\"") + cell.written + "\"\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold).empty());
    REQUIRE(brought.content.events.size() == 1);
    const model::Event& event = brought.content.events[0];
    CHECK(iso_date(*event.start_date) == cell.first);
    CHECK(iso_date(*event.end_date) == cell.last);
    CHECK(event.start_minute.value_or(-1) == cell.from);
    CHECK(event.end_minute.value_or(-1) == cell.to);
    CHECK(event.when_note == cell.rest);
}

TEST_CASE("a day that is none holds its row, words that are no day are kept as they are", "[intake]")
{
    Stick stick;
    stick.file("a.csv", "題名,日付と時間,市区町村\n市,2026年13月5日 10時,釧路市\n祭,毎月第2土曜日,釧路市\n逆,2026-12-07〜2026-12-05,釧路市\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "date@2:B2 date@4:B4");
    REQUIRE(brought.content.events.size() == 1);
    CHECK_FALSE(brought.content.events[0].start_date);
    CHECK(brought.content.events[0].when_note == "毎月第2土曜日");
}

TEST_CASE("what begins like a day or a time and is none is a finding, other words are a note", "[intake]")
{
    Stick stick;
    const auto read = [&](const std::string& cell) {
        stick.file("events.csv", "題名,日付と時間,市区町村\n市,\"" + cell + "\",釧路市\n");
        return taken(stick.read());
    };
    for (const char* odd : {"2026-12-05abc", "2026-12-05_1", "2026-12-05abc 10:00", "2026/12/5x〜12/7", "令和8年13月5日", "昭和70年13月1日",
                            "平成 31.2.30", "令和元年13月1日",
                            "R8.13.5", "h 31.2.30", "S60.13.1",
                            "(2026-13-05)", "〜2026-13-05", "−2026-12-05", "25:00〜26:00", "10:00〜16:00"}) {
        CAPTURE(odd);
        const Brought brought = read(odd);
        CHECK(causes(brought, Severity::Hold) == "date@2:B2");
        CHECK(brought.content.events.empty());
        REQUIRE_FALSE(brought.findings.empty());
        CHECK(brought.findings[0].message.ja.find("日付") != std::string::npos);
        CHECK(brought.findings[0].message.en.find("is no day with or without a time") != std::string::npos);
    }
    for (const char* odd : {"2026-12-05 25:00〜26:00", "2026-12-05 10:00〜26:00", "2026-12-05 10:00-26:00", "2026-12-05 10:75",
                            "2026年12月5日(土) 10時75分", "2026-12-05 午後13時", "2026-12-05T25:00"}) {
        CAPTURE(odd);
        const Brought brought = read(odd);
        CHECK(causes(brought, Severity::Hold) == "time@2:B2");
        CHECK(brought.content.events.empty());
    }
    CHECK(causes(read("午後25時"), Severity::Hold) == "date@2:B2");
    for (const char* wide : {"令和８年１３月５日", "平成　３１．２．３０"}) CHECK(begins_like_a_day_or_time(text::folded(wide)));
    for (const char* words : {"毎週土曜", "毎月第2土曜日", "午後から", "午後2時から", "春の日曜日", "Summer", "Hall A", "rainy days", "(2階)毎週土曜", "H2ホールで毎週",
                              "昭和の日から毎週", "平成の森で毎朝", "令和"}) {
        CAPTURE(words);
        const Brought brought = read(words);
        CHECK(causes(brought, Severity::Hold).empty());
        REQUIRE(brought.content.events.size() == 1);
        CHECK(brought.content.events[0].when_note == words);
    }
}
