#include <zip.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include <xlsxwriter.h>

#include "sheets/values.hpp"
#include "sheets/workbook.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::sheets;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

// Puts a part into a package, or another in its place.
void put_part(const fs::path& file, const std::string& part, const std::string& text)
{
    int failed = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE, &failed);
    REQUIRE(archive != nullptr);
    zip_source_t* const source = zip_source_buffer(archive, text.data(), text.size(), 0);
    REQUIRE(zip_file_add(archive, part.c_str(), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8) >= 0);
    REQUIRE(zip_close(archive) == 0);
}

// The least that is a workbook, with these parts in place of its own.
fs::path package(const TemporaryFolder& folder, const std::string& sheet_data, const std::string& strings = "", const std::string& workbook_properties = "",
                 const std::string& styles = "")
{
    const fs::path file = folder.path() / "book.xlsx";
    constexpr const char* kHead = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    put_part(file, "xl/workbook.xml", std::string(kHead) + R"(<workbook xmlns:r="r">)" + workbook_properties + R"(<sheets><sheet name="展示" sheetId="1" r:id="rId1"/></sheets></workbook>)");
    put_part(file, "xl/_rels/workbook.xml.rels", std::string(kHead) + R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)");
    put_part(file, "xl/worksheets/sheet1.xml", std::string(kHead) + "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>");
    if (!strings.empty()) put_part(file, "xl/sharedStrings.xml", std::string(kHead) + "<sst>" + strings + "</sst>");
    if (!styles.empty()) put_part(file, "xl/styles.xml", std::string(kHead) + "<styleSheet>" + styles + "</styleSheet>");
    return file;
}

WorkbookAnswer read_bytes(const std::string& bytes) { return read_workbook({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}); }
WorkbookAnswer read_file(const fs::path& file) { return read_bytes(tests::bytes_of(file)); }

std::vector<std::string> only_row(const fs::path& file)
{
    const WorkbookAnswer answer = read_file(file);
    REQUIRE(answer.outcome == WorkbookOutcome::Ok);
    REQUIRE(answer.sheets.size() == 1);
    REQUIRE(answer.sheets.front().rows.size() == 1);
    return answer.sheets.front().rows.front().cells;
}

}  // namespace

TEST_CASE("a workbook is read as its cells show it, with the numbers of its rows", "[sheets]")
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "展示.xlsx";
    lxw_workbook* const book = workbook_new(file.c_str());
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "パネル");
    lxw_format* const wareki = workbook_add_format(book);
    format_set_num_format(wareki, "[$-411]ggge\"年\"m\"月\"d\"日\"");
    lxw_format* const clock = workbook_add_format(book);
    format_set_num_format(clock, "h:mm");
    worksheet_write_string(sheet, 0, 0, "見出し", nullptr);
    worksheet_write_string(sheet, 0, 2, "掲載期限", nullptr);
    worksheet_write_string(sheet, 3, 0, "湿原の\n朝", nullptr);
    worksheet_write_number(sheet, 3, 1, 1206, nullptr);
    lxw_datetime date{};
    date.year = 2027;
    date.month = 3;
    date.day = 31;
    worksheet_write_datetime(sheet, 3, 2, &date, wareki);
    worksheet_write_number(sheet, 3, 3, 10.5 / 24, clock);
    worksheet_write_formula_num(sheet, 3, 4, "=1/8", nullptr, 0.125);
    worksheet_write_boolean(sheet, 3, 5, 1, nullptr);
    lxw_row_col_options hidden{};
    hidden.hidden = 1;
    worksheet_set_column_opt(sheet, 3, 3, 8, nullptr, &hidden);
    worksheet_merge_range(sheet, 6, 0, 7, 0, "合わせた", nullptr);
    lxw_worksheet* const aside = workbook_add_worksheet(book, "一覧");
    worksheet_hide(aside);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);

    const WorkbookAnswer answer = read_file(file);
    REQUIRE(answer.outcome == WorkbookOutcome::Ok);
    REQUIRE(answer.sheets.size() == 2);
    const WorkbookSheet& read = answer.sheets.front();
    CHECK(read.name == "パネル");
    CHECK_FALSE(read.hidden);
    CHECK(answer.sheets[1].hidden);
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].number == 1);
    CHECK(read.rows[0].cells == std::vector<std::string>{"見出し", "", "掲載期限"});
    CHECK(read.rows[1].number == 4);
    CHECK(read.rows[1].cells == std::vector<std::string>{"湿原の\n朝", "1206", "2027-03-31", "10:30", "0.125", "はい"});
    CHECK(read.hidden_columns == std::vector<size_t>{3});
    CHECK(read.merged == std::vector<std::string>{"A7:A8"});
}

TEST_CASE("readings behind names are not part of them, and runs are one text", "[sheets]")
{
    const TemporaryFolder folder;
    const auto file = package(folder, R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>直書き</t></is></c></row>)",
                              R"(<si><t>長野県</t><rPh sb="0" eb="3"><t>ナガノケン</t></rPh></si><si><r><t>釧路</t></r><r><rPr/><t>湿原_x000D_</t></r></si>)");
    CHECK(only_row(file) == std::vector<std::string>{"長野県", "", "釧路湿原", "直書き"});
}

TEST_CASE("dates count from 1904 where the workbook says so, and cells of errors are told", "[sheets]")
{
    const TemporaryFolder folder;
    const std::string styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)";
    const auto file = package(folder, R"(<row r="5"><c r="A5" s="1"><v>1</v></c><c r="B5" t="e"><v>#REF!</v></c></row>)", "", R"(<workbookPr date1904="1"/>)", styles);
    CHECK(only_row(file) == std::vector<std::string>{"1904-01-02", "#REF!"});
    CHECK(read_file(file).sheets.front().rows.front().errors == std::vector<size_t>{1});
}

TEST_CASE("cells and hidden columns that are named twice or out of order are told once and in order", "[sheets]")
{
    // What the fuzz target of workbooks found: an answer that its parent could not believe.
    const TemporaryFolder folder;
    const auto file = package(folder, "");
    put_part(file, "xl/worksheets/sheet1.xml",
             R"(<worksheet><cols><col min="3" max="4" hidden="1"/><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="C1" t="e"><v>#REF!</v></c><c r="A1" t="e"><v>#N/A</v></c><c r="C1" t="e"><v>#REF!</v></c></row></sheetData></worksheet>)");
    const auto answer = workbook_answer(written(read_file(file)));
    REQUIRE(answer.has_value());
    REQUIRE(answer->outcome == WorkbookOutcome::Ok);
    CHECK(answer->sheets.front().hidden_columns == std::vector<size_t>{1, 2, 3});
    CHECK(answer->sheets.front().rows.front().errors == std::vector<size_t>{0, 2});
}

TEST_CASE("formats of numbers tell dates, times and figures apart", "[sheets]")
{
    CHECK(number_kind(14) == NumberKind::Date);
    CHECK(number_kind(31) == NumberKind::Date);
    CHECK(number_kind(20) == NumberKind::Time);
    CHECK(number_kind(22) == NumberKind::DateAndTime);
    CHECK(number_kind(9) == NumberKind::Plain);
    CHECK(number_kind("yyyy/mm/dd") == NumberKind::Date);
    CHECK(number_kind("m\"月\"d\"日\"") == NumberKind::Date);
    CHECK(number_kind("[$-411]ge.m.d;@") == NumberKind::Date);
    CHECK(number_kind("yyyy/m/d h:mm") == NumberKind::DateAndTime);
    CHECK(number_kind("[h]:mm:ss") == NumberKind::Time);
    CHECK(number_kind("h\"時\"mm\"分\"") == NumberKind::Time);
    CHECK(number_kind("General") == NumberKind::Plain);
    CHECK(number_kind("0.00E+00") == NumberKind::Plain);
    CHECK(number_kind("#,##0\"人\"") == NumberKind::Plain);
    CHECK(number_kind("\"day\" 0") == NumberKind::Plain);

    CHECK(number_text(46112, NumberKind::Date, false) == "2026-03-31");
    CHECK(number_text(59, NumberKind::Date, false) == "1900-02-28");
    CHECK(number_text(61, NumberKind::Date, false) == "1900-03-01");
    CHECK(number_text(46112.4375, NumberKind::DateAndTime, false) == "2026-03-31 10:30");
    CHECK(number_text(0.999999, NumberKind::Time, false) == "1900-01-01");   // rounds into the next day
    CHECK(number_text(0.1 + 0.2, NumberKind::Plain, false) == "0.3");
    CHECK(number_text(1206, NumberKind::Plain, false) == "1206");
    CHECK(number_text(123456789012345678.0, NumberKind::Plain, false) == "123456789012345680");
    CHECK(number_text(-5, NumberKind::Date, false) == "-5");
    CHECK(number_text(1e300, NumberKind::Date, false) == "1e+300");
}

TEST_CASE("what is no workbook is refused with its reason", "[sheets]")
{
    CHECK(read_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more").outcome == WorkbookOutcome::OldOffice);
    CHECK(read_bytes("見出し,本文\n").outcome == WorkbookOutcome::Damaged);
    CHECK(read_bytes("").outcome == WorkbookOutcome::Damaged);
    CHECK(read_bytes(std::string("PK\x03\x04", 4) + "cut").outcome == WorkbookOutcome::Damaged);
    CHECK(read_bytes(std::string("PK\x03\x04", 4) + std::string(kMostWorkbookBytes, ' ')).outcome == WorkbookOutcome::TooManyBytes);
    // Every way of cutting a good one short ends in a refusal.
    const TemporaryFolder folder;
    const auto good = package(folder, R"(<row r="1"><c r="A1" t="inlineStr"><is><t>題名</t></is></c></row>)");
    const std::string bytes = tests::bytes_of(good);
    for (size_t length = 0; length < bytes.size(); length += 7) CHECK(read_bytes(bytes.substr(0, length)).outcome == WorkbookOutcome::Damaged);
    // Rows that do not ascend, a sheet that is no XML, and a part that says it is larger than anything we read: 97 MiB of nothing, well packed.
    put_part(good, "xl/worksheets/sheet1.xml", R"(<worksheet><sheetData><row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row></sheetData></worksheet>)");
    CHECK(read_file(good).outcome == WorkbookOutcome::Damaged);
    put_part(good, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>");
    CHECK(read_file(good).outcome == WorkbookOutcome::Damaged);
    put_part(good, "xl/worksheets/sheet1.xml", std::string(kMostPartBytes + 1, ' '));
    CHECK(read_file(good).outcome == WorkbookOutcome::TooMuchInside);
}
