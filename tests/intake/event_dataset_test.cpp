// Events that leave as the recommended dataset and come back as the same events.

#include "field_text.hpp"
#include "intake/csv.hpp"
#include "intake/csv_writing.hpp"
#include "intake/event_dataset.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// One of the facts, and what staff brought: with everything, with almost nothing, overnight, without a day, and what a spreadsheet would compute.
model::Content eventful()
{
    Stick stick;
    stick.file("催し.csv", "催し番号,題名,題名(英語),開催日,終了日,時間,日時の備考,会場,市区町村,参加する市区町村,分類,参加費,仮の予定,ホームページ,出典,緯度,経度,題名(カナ),説明,住所\n"
                           "7,\"=HYPERLINK(\"\"x\"\")\",Market,2026-12-05,2026-12-06,9:00〜16:30,雨天中止,\"広場, 東\",釧路市,荒川区、広島県府中市,物産展,1200,,https://www.example.jp/,電話,42.98,144.38,イチ,\"港の市。\n=朝から\",釧路市錦町2-4\n"
                           ",'-引用,,2026-12-07,,,,,,,,,はい,,,,,,,\n"
                           ",徹夜まつり,,2026-12-31,2027-01-01,22:00〜2:00,,,荒川区,釧路市,,無料,,,,,,,,\n"
                           ",毎年のまつり,,,,,毎年6月に開催,,東京都府中市,,,,,,,,,,,\n");
    model::Content content = towns();
    content.events.push_back(an_event("E001"));
    content.events.back().related_codes = {"01206", "34208"};
    content.events.back().related_organisations = "北海道町村会";
    content.events.back().source_file = "events.csv";
    content.events.back().source_row = 2;
    const Brought brought = taken(stick.read(content));
    REQUIRE(brought.content.events.size() == 4);
    put_into(content, brought);
    return content;
}

}  // namespace

TEST_CASE("what a spreadsheet would take for a formula is text, and is the same again when it comes back", "[intake]")
{
    for (const std::string cell : {"=1+1", "+81", "-x", "@a", "＝１", "'=1", "''=1", "\t=1"}) {
        CHECK(harmless(cell) == "'" + cell);
        CHECK(as_meant(harmless(cell)) == cell);
    }
    for (const std::string cell : {"", "'", "'90年代", "a=b", "1+1"}) {
        CHECK(harmless(cell) == cell);
        CHECK(as_meant(cell) == cell);
    }
    CHECK(csv_line({"a", "b,c", "\"", "", " d", "e\nf"}) == "a,\"b,c\",\"\"\"\",,\" d\",\"e\nf\"\r\n");
}

TEST_CASE("the dataset has its 32 columns in their order, for Excel, and no formula", "[intake]")
{
    const std::string text = event_dataset(eventful());
    CHECK(text.starts_with("\xEF\xBB\xBF都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,"));
    const auto table = parse_csv(text, "events");
    REQUIRE(table.ok());
    REQUIRE(table->header.size() == 38);
    CHECK(table->header[31] == "備考");
    REQUIRE(table->rows.size() == 5);
    const auto& row = table->rows[1];
    CHECK(row[0] == "012068");
    CHECK(row[1] == "7");
    CHECK(row[4] == "'=HYPERLINK(\"x\")");
    CHECK(row[9] == "09:00");
    CHECK(row[13] == "1200");
    CHECK(row[22] == "42.98");
    for (const auto& [at, name, cell] : {std::tuple{5, "イベント名_カナ", "イチ"}, {12, "説明", "港の市。\n=朝から"}, {20, "住所", "釧路市錦町2-4"}}) {
        CHECK(table->header[static_cast<size_t>(at)] == name);
        CHECK(row[static_cast<size_t>(at)] == cell);
    }
}

TEST_CASE("a list of events that is loaded again brings the same events", "[intake]")
{
    const model::Content content = eventful();
    Stick stick;
    stick.file("list.csv", event_dataset(content));

    SECTION("where they are, nothing changes")
    {
        model::Content again = content;
        const Brought brought = taken(stick.read(content));
        CHECK(causes(brought, Severity::Hold).empty());
        CHECK(brought.content.events.size() == content.events.size());
        put_into(again, brought);
        CHECK(field_text(again.events) == field_text(content.events));
    }
    SECTION("where only the facts are, they are the same to the last field")
    {
        model::Content empty = content;
        empty.events.resize(1);
        put_into(empty, taken(stick.read(empty)));
        CHECK(field_text(empty.events) == field_text(content.events));
    }
    SECTION("a fact that staff have changed stays in its place, as theirs")
    {
        std::string text = event_dataset(content);
        const size_t at = text.find(content.events[0].title);
        REQUIRE(at != std::string::npos);
        text.insert(at, "改 ");
        stick.file("list.csv", text);
        model::Content changed = content;
        const Brought brought = taken(stick.read(content));
        CHECK(causes(brought, Severity::Hold).empty());
        put_into(changed, brought);
        CHECK(changed.events[0].key == "E001");
        CHECK(changed.events[0].title == "改 " + content.events[0].title);
        CHECK(changed.events[0].by_staff);
        CHECK(changed.events[0].related_organisations == "北海道町村会");
        CHECK(changed.events.size() == content.events.size());
    }
    SECTION("the number of another office is not the key of a fact")
    {
        stick.file("list.csv", "NO,イベント名,開始日,場所名称\nE001,よその市,2026-12-05,広場\n");
        const Brought brought = taken(stick.read(content));
        REQUIRE(brought.content.events.size() == 1);
        CHECK(brought.content.events[0].key == "staff--E001");
    }
}

TEST_CASE("a row without a day is kept where words say when it is, and held where it was forgotten", "[intake]")
{
    Stick stick;
    stick.file("催し.csv", "題名,開催日,日時の備考,市区町村\n毎年のまつり,,毎年6月に開催,釧路市\n市,,,釧路市\nどこかのまつり,,毎年7月に開催,\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "date@3:B3 date@4:D4");   // without a day and a municipality there is no place for it
    CHECK(causes(brought, Severity::Note) == "date@2:B2");
    REQUIRE(brought.content.events.size() == 1);
    CHECK_FALSE(brought.content.events[0].start_date);
}
