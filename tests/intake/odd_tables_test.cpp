// Tables as people break them: dates with something around them, files that are no table, characters that nobody sees, thousands of columns.

#include <catch2/catch.hpp>

#include <xlsxwriter.h>

#include "base/said_once.hpp"
#include "intake/excerpt.hpp"
#include "intake/staff_inputs.hpp"
#include "intake/staff_table.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// A workbook of one sheet, whatever its file is called.
void write_workbook(const fs::path& file, const char* sheet, const std::vector<std::vector<std::string>>& rows)
{
    lxw_workbook* const book = workbook_new(file.c_str());
    lxw_worksheet* const page = workbook_add_worksheet(book, sheet);
    for (size_t r = 0; r < rows.size(); ++r)
        for (size_t c = 0; c < rows[r].size(); ++c)
            worksheet_write_string(page, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), rows[r][c].c_str(), nullptr);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
}

size_t said(const Brought& brought)
{
    std::vector<Said> all;
    for (const Finding& f : brought.findings)
        all.push_back({.severity = static_cast<int>(f.severity), .file = f.file, .sheet = f.sheet, .cell = f.cell, .row = f.row, .message = f.message.en});
    return said_once(all).size();
}

}  // namespace

TEST_CASE("a date with a sign before it or letters behind it is none", "[intake]")
{
    for (const char* odd : {"-2026-12-05", "+2026-12-05", "−2026-12-05", "2026-12-05abc", "2026-12-05 abc", "abc2026-12-05", "2026--12-05", "2026-12--05",
                            "2026-12-05-", "2026/12/05/",
                            "2026a12b05", "2026-12-05_1", "v2026.12.05", "r-8.12.5", "2026-12-05%", "#2026-12-05"}) {
        CAPTURE(odd);
        CHECK_FALSE(written_date(odd));
        CHECK_FALSE(written_moment(odd));
        CHECK_FALSE(written_period(odd + std::string("~12-06")));
    }
    for (const char* right : {"2026-12-05", "2026/12/5", "2026.12.5", "2026. 12. 5.", "令和8年12月5日", "令和 8 年 12 月 5 日", "r8.12.5", "r 8.12.5", "r.8.12.5",
                              "2026年12月5日(土)", "2026-12-05 (sat)", "2026-12-05 sat",
                              "2026年12月5日まで", "2026年12月5日開催", "西暦2026年12月5日", "期限 2026年12月5日", "~2026-12-05", "〜2026年12月5日", "2026-12-05~", "(2026-12-05)",
                              "2026 12 5"}) {
        CAPTURE(right);
        CHECK(written_date(right) == parse_date("2026-12-05"));
    }
    Stick stick;
    stick.file("exhibits.csv", "key,title,start_date,end_date\na,一つめ,-2026-12-05,2026-12-06\nb,二つめ,2026-12-05,2026-12-06abc\nc,三つめ,2026-12-05,2026-12-06\n");
    stick.file("events.csv", "日付と時間,題名,市区町村\n-2026-12-05 10:00〜12:00,湖の朝,釧路市\n2026-12-05 10:00〜12:00,湖の夜,釧路市\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "date@2:C2 date@3:D3 date@2:A2");
    CHECK(brought.content.exhibits.size() == 1);
    CHECK(brought.content.events.size() == 1);
}

TEST_CASE("a year that its era does not have is told with the one for which it was taken", "[intake]")
{
    Stick stick;
    stick.file("a.jpg").file("photos.csv", "file,municipality,credit,permitted_until\na.jpg,釧路市,山田,H40.3.31\n");
    stick.file("exhibits.csv", "key,title,start_date,end_date,period\na,一つめ,平成31年1月1日,平成39年3月1日,\nb,二つめ,,,平成40年1月1日〜2月1日\n");
    stick.file("events.csv", "日付と時間,題名,市区町村\n平成40年1月1日 10:00〜12:00,湖の朝,釧路市\n令和10年1月1日 10:00〜12:00,湖の夜,釧路市\n");
    stick.file("notices.csv", "番号,題名,本文,表示終了\nn,お知らせ,文です。,平成45年1月1日\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "date@2:D2 date@3:E3 date@2:D2 date@2:A2 date@2:D2");
    REQUIRE_FALSE(brought.findings.empty());
    CHECK(brought.findings[0].message.ja == "平成39年は実際にはないので、2027年として読みました。年を確かめてください");
    CHECK(brought.findings[0].message.en == "Heisei had 31 years; its year 39 was taken for 2027, is that right?");
}

TEST_CASE("a file that is no table is told as what it is", "[intake]")
{
    Stick stick;
    SECTION("bytes of something else")
    {
        stick.file("photos.csv", std::string("file,code5\0,credit\n\0\0", 21));
        const Brought brought = taken(stick.read());
        REQUIRE(brought.findings.size() == 1);
        CHECK(brought.findings[0].severity == Severity::Stop);
        CHECK(brought.findings[0].message.en.starts_with("photos.csv is no table: it has bytes that no text has"));
    }
    SECTION("also under a name that says nothing")
    {
        stick.file("list.csv", std::string("\x7F" "ELF\0\0\0", 7));
        const Brought brought = taken(stick.read());
        REQUIRE(brought.findings.size() == 1);
        CHECK(brought.findings[0].message.en.starts_with("list.csv is no table"));
    }
    SECTION("an old workbook, or what the reader of workbooks refuses, by its own words")
    {
        stick.file("list.csv", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").file("events.csv", "PK\x03\x04 and no more");
        const Brought brought = taken(stick.read());
        CHECK(causes(brought, Severity::Note) == "table@0 table@0");
        CHECK(causes(brought, Severity::Stop) == "file@0 file@0");
        for (const Finding& f : brought.findings)
            if (f.severity == Severity::Stop) CHECK(f.message.en == "the workbook is damaged");
    }
}

TEST_CASE("a workbook that is called .csv is read as the workbook that it is", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg");
    const std::vector<std::vector<std::string>> rows{{"ファイル名", "市区町村", "クレジット"}, {"lake.jpg", "釧路市", "山田"}, {"lake.jpg", "どこか市", "山田"}};
    const auto check = [&](const Brought& brought, const std::string& name) {
        REQUIRE(brought.content.photos.size() == 1);
        CHECK(causes(brought, Severity::Hold) == "municipality@3:B3");
        REQUIRE_FALSE(brought.findings.empty());
        CHECK(brought.findings[0].file == name);
        CHECK(brought.findings[0].message.en == "its name ends in .csv, and it is an Excel workbook, as which it was read");
        for (const Finding& f : brought.findings)
            if (f.severity == Severity::Hold) CHECK(f.sheet == "写真");
        CHECK(brought.files == 2);   // the workbook and its picture
    };
    SECTION("by the name of a table")
    {
        write_workbook(stick.folder.path() / "photos.csv", "写真", rows);
        check(taken(stick.read()), "photos.csv");
        check(taken(stick.read(towns(), "photos.csv")), "photos.csv");
        CHECK_FALSE(is_table_of_notices(stick.folder.path() / "photos.csv", stick.services()));
    }
    SECTION("by any other, and its rows are shown beside what was found")
    {
        write_workbook(stick.folder.path() / "写真一覧.CSV", "写真", rows);
        check(taken(stick.read()), "写真一覧.CSV");
        const auto shown = rows_of(stick.folder.path(), {{.file = "写真一覧.CSV", .sheet = "写真", .row = 3}, {.file = "写真一覧.CSV", .sheet = "ほか", .row = 3}},
                                   stick.services());
        REQUIRE(shown.size() == 2);
        CHECK(shown[0].cells == std::vector<std::string>{"lake.jpg", "どこか市", "山田"});
        CHECK(shown[1].cells.empty());
    }
}

TEST_CASE("control characters in a cell are left out, and that is told", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title,place,memo\na,湿原\x01の\x1F四季\x7F,\"1階\r\nホール\t東\",\x02\nb,森\x0B,2階,\n");
    const Brought brought = taken(stick.read());
    REQUIRE(brought.content.exhibits.size() == 2);
    CHECK(brought.content.exhibits[0].title == "湿原の四季");
    CHECK(brought.content.exhibits[0].place == "1階 ホール 東");
    CHECK(brought.content.exhibits[1].title == "森");
    CHECK(causes(brought, Severity::Note) == "column@1 control@2:B2 control@3:B3");   // not of a column that nobody reads
    CHECK(said(brought) == 2);
}

TEST_CASE("characters without width, soft hyphens and C1 controls are controls too", "[intake]")
{
    Stick stick;
    const auto name = [&](const std::string& unseen) {
        stick.file("events.csv", "開催日,題名,市区町村\n2026-12-05,湖の朝,釧路市\n2026-12-05,湖" + unseen + "の朝,釧路市\n");
        return taken(stick.read());
    };
    for (const char* unseen : {"\u200B", "\u2060", "\uFEFF", "\u00AD", "\xC2\x80", "\xC2\x85", "\xC2\x9F"}) {
        const Brought brought = name(unseen);
        CHECK(brought.content.events.size() == 1);
        CHECK(causes(brought, Severity::Note) == "control@3:B3");
        CHECK(causes(brought, Severity::Hold) == "key@3:B3");   // the same event twice
    }
    for (const char* seen : {"\u00A0", "\u00AE", "\u200D", "ー"}) {   // joiners stay: emoji and scripts of India are written with them
        const Brought brought = name(seen);
        CHECK(brought.content.events.size() == 2);
        CHECK(causes(brought, Severity::Note).empty());
    }
}

TEST_CASE("thousands of columns that are not known are one note, with the first of them", "[intake]")
{
    Stick stick;
    SECTION("unknown, and twice")
    {
        std::string header = "key,title", row = "a,湿原の四季";
        for (int i = 0; i < 3000; ++i) header += ",メモ" + std::to_string(i), row += ",x";
        for (int i = 0; i < 20; ++i) header += ",title", row += ",x";
        stick.file("exhibits.csv", header + "\n" + row + "\n");
        const Brought brought = taken(stick.read());
        CHECK(brought.content.exhibits.size() == 1);
        REQUIRE(causes(brought, Severity::Note) == "column@1 column@1");
        CHECK(brought.findings[0].message.en == "3000 columns are not known and were left aside (メモ0, メモ1, メモ2, メモ3, メモ4 …); docs/content-format.md names the columns");
        CHECK(brought.findings[1].message.ja == "同じ名前の列が 20 あり、左のほうを読みました（title、title、title、title、title …）");
    }
    SECTION("a few are named each")
    {
        stick.file("exhibits.csv", "key,title,x1,x2,x3,x4,x5\na,湿原の四季,,,,,\n");
        CHECK(causes(taken(stick.read()), Severity::Note) == "column@1 column@1 column@1 column@1 column@1");
    }
    SECTION("hidden")
    {
        WorkbookSheet sheet{.name = "展示", .rows = {{.number = 1, .cells = {"番号", "題名"}}, {.number = 2, .cells = {"a", "湿原の四季"}}}};
        for (size_t i = 2; i < 40; ++i) {
            sheet.hidden_columns.push_back(i);
            sheet.rows[0].cells.push_back(i < 30 ? "" : "メモ");
            sheet.rows[1].cells.push_back(i < 30 ? "x" : "");
        }
        Brought brought;
        const model::Content content = towns();
        const FolderServices services = stick.services();
        const MunicipalityIndex index(content, services);
        const auto table = StaffTable::open({.folder = stick.folder.path(), .name = "展示.xlsx", .sheet = &sheet}, kExhibitSheet,
                                            {.content = content, .services = services, .places = index, .today = *parse_date("2026-11-22"),
                                             .brought = brought});
        REQUIRE(table);
        REQUIRE(causes(brought, Severity::Note) == "hidden@0:C2");
        CHECK(brought.findings[0].message.en == "38 columns are hidden and were left aside (C, D, E, F, G …); show them in Excel if they are to be read");
    }
}

TEST_CASE("what is over is said once of all rows, whenever each ended", "[intake]")
{
    Stick stick;
    std::string exhibits = "key,title,end_date\n", photos = "file,code5,credit,permitted_until\n", notices = "番号,題名,本文,表示終了\n";
    for (int i = 1; i <= 9; ++i) {
        const std::string n = std::to_string(i);
        exhibits += "e" + n + ",展示" + n + ",2026-10-0" + n + "\n";
        photos += n + ".jpg,01206,山田,2026-10-0" + n + "\n";
        notices += "n" + n + ",お知らせ,文です。,2026-10-0" + n + "\n";
        stick.file(n + ".jpg");
    }
    stick.file("exhibits.csv", exhibits).file("photos.csv", photos).file("notices.csv", notices);
    const Brought brought = taken(stick.read());
    CHECK(brought.held == 0);
    CHECK(brought.findings.size() == 27);   // each a finding of its own, for programs and the marked copy
    CHECK(said(brought) == 3);
}
