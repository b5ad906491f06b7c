// The marked copy of what staff brought.

#include <catch2/catch.hpp>

#include <xlsxwriter.h>

#include "base/language.hpp"
#include "intake/marked_copy.hpp"
#include "package.hpp"
#include "workbooks.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

const Instant kWritten = instant_of(*parse_date("2026-11-22"));

FolderServices services()
{
    return {.folded = plainly_folded, .table_text = [](std::string text) { return text; }, .take_photo = {}, .progress = {}, .take_film = {}, .undrawable = {},
            .read_workbook = tests::read_workbook};
}

// A book with a wrong town and no credit, and beside it a table.
void make_mistakes(Stick& stick)
{
    lxw_workbook* const book = workbook_new((stick.folder.path() / "展示資料.xlsx").c_str());
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "写真");
    const char* const cells[][3] = {{"ファイル名", "市区町村", "クレジット"}, {"lake.jpg", "釧路町村", "山田"}, {"lake.jpg", "釧路市", ""}, {"wood.jpg", "釧路市", "山田"}};
    for (lxw_row_t row = 0; row < 4; ++row)
        for (lxw_col_t column = 0; column < 3; ++column) worksheet_write_string(sheet, row, column, cells[row][column], nullptr);
    workbook_close(book);
    stick.file("lake.jpg").file("wood.jpg").file("催し.csv", "題名,開催日\n物産展,あした\n");
}

}  // namespace

TEST_CASE("the marked copy lists the findings by what they concern, and marks the cells of each table", "[intake]")
{
    Stick stick;
    make_mistakes(stick);
    const Brought brought = taken(stick.read());
    REQUIRE(brought.findings.size() == 3);
    const fs::path copy = stick.folder.path() / "直すところ.xlsx";
    REQUIRE(write_marked_copy(copy, brought, services(), Language::Japanese, kWritten).ok());

    const auto sheets = tests::read_workbook(copy);
    REQUIRE(sheets.ok());
    REQUIRE(sheets->size() == 3);
    CHECK((*sheets)[0].name == "指摘");
    CHECK((*sheets)[1].name == "写真");
    CHECK((*sheets)[2].name == "催し");
    std::string list;
    for (const auto& row : (*sheets)[0].rows)
        for (const auto& cell : row.cells) list += cell + "|";
    CHECK(list.find("クレジット（1件）") != std::string::npos);
    CHECK(list.find("保留|市区町村|展示資料.xlsx|写真|B2|市区町村『釧路町村』はありません") != std::string::npos);
    CHECK(list.find("催し.csv||B2|『あした』は日付ではありません") != std::string::npos);
    // What was read stands where it stood.
    CHECK((*sheets)[1].rows[1].cells == std::vector<std::string>{"lake.jpg", "釧路町村", "山田"});
    CHECK((*sheets)[2].rows[1].cells == std::vector<std::string>{"物産展", "あした"});
    const std::string comments = part_of(copy, "xl/comments1.xml");
    CHECK(comments.find("ref=\"B2\"") != std::string::npos);
    CHECK(comments.find("ref=\"C3\"") != std::string::npos);
    CHECK(comments.find("ref=\"B4\"") == std::string::npos);
    CHECK(comments.find("クレジットがありません") != std::string::npos);
    CHECK(part_of(copy, "xl/comments2.xml").find("ref=\"B2\"") != std::string::npos);
    CHECK(part_of(copy, "xl/styles.xml").find("FFFFD8A8") != std::string::npos);
    CHECK(part_of(copy, "xl/worksheets/sheet1.xml").find("location=\"'写真'!B2\"") != std::string::npos);

    // It lies on the stick and is nobody's input; it is replaced by the next one, and nothing else is.
    const Brought again = taken(stick.read());
    CHECK(again.findings.size() == 3);
    CHECK(again.rows == brought.rows);
    CHECK(write_marked_copy(copy, again, services(), Language::English, kWritten).ok());
    CHECK(tests::read_workbook(copy)->front().name == "Findings");
    CHECK(write_marked_copy(copy, again, services(), Language::Japanese, kWritten).ok());
    const std::string theirs = bytes_of(stick.folder.path() / "展示資料.xlsx");
    CHECK(write_marked_copy(stick.folder.path() / "展示資料.xlsx", again, services(), Language::Japanese, kWritten).error().kind == ErrorKind::CannotCreate);
    CHECK(bytes_of(stick.folder.path() / "展示資料.xlsx") == theirs);
}

TEST_CASE("the marked copy names a whole row as a row", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title,memo\na,湿原の四季,x\n");
    const fs::path copy = stick.folder.path() / "copy.xlsx";
    REQUIRE(write_marked_copy(copy, taken(stick.read()), services(), Language::Japanese, kWritten).ok());
    CHECK(tests::read_workbook(copy)->front().rows.back().cells.at(4) == "1行目");
    CHECK(part_of(copy, "xl/worksheets/sheet1.xml").find("location=\"'exhibits'!A1\"") != std::string::npos);
}

TEST_CASE("a marked copy of what cannot be read, is called oddly, or is right", "[intake]")
{
    Stick stick;
    stick.file("old.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").file("催し.csv", "題名,開催日\n\"never ends,\n");
    for (const char* name : {"a.xlsx", "b.xlsx"}) {
        lxw_workbook* const book = workbook_new((stick.folder.path() / name).c_str());
        lxw_worksheet* const sheet = workbook_add_worksheet(book, "とても長いとても長いとても長いとても長い名前だ");
        worksheet_write_string(sheet, 0, 0, "題名", nullptr);
        worksheet_write_string(workbook_add_worksheet(book, "指摘"), 0, 0, "何か", nullptr);
        workbook_close(book);
    }
    const fs::path copy = stick.folder.path() / "report.xlsx";
    REQUIRE(write_marked_copy(copy, taken(stick.read()), services(), Language::Japanese, kWritten).ok());
    const auto sheets = tests::read_workbook(copy);
    REQUIRE(sheets.ok());
    std::string names;
    for (const auto& sheet : *sheets) names += sheet.name + "/";
    CHECK(names == "指摘/とても長いとても長いとても長いとても長い名前だ/指摘 (2)/とても長いとても長いとても長いとても長い名前だ (2)/指摘 (3)/");

    Stick right;
    right.file("催し.csv", "題名,開催日\n物産展,2026-12-01\n");
    REQUIRE(write_marked_copy(right.folder.path() / "r.xlsx", taken(right.read()), services(), Language::Japanese, kWritten).ok());
    CHECK(tests::read_workbook(right.folder.path() / "r.xlsx")->front().rows[1].cells[0].find("指摘はありません") != std::string::npos);
}
