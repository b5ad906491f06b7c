// The row that a finding speaks of, as the sheet has it: of a table, and of a workbook that its own program reads.

#include "intake/excerpt.hpp"

#include <catch2/catch.hpp>
#include <xlsxwriter.h>
#include <zip.h>

#include "commands/desk_tables.hpp"
#include "commands/photo_decoder.hpp"
#include "commands/workbook_reader.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"
#include "text/fold.hpp"

using namespace renkei;
using namespace renkei::intake;
namespace fs = std::filesystem;

namespace {

FolderServices services()
{
    return {.folded = {}, .table_text = text::table_text, .take_photo = {}, .progress = {},
            .read_workbook = [](const fs::path& file) { return commands::read_workbook(commands::sheets_program(), file); }};
}

}  // namespace

TEST_CASE("the row that a finding speaks of stands under the headings of its table", "[commands]")
{
    const tests::TemporaryFolder folder;
    tests::write_bytes(folder.path() / "photos.csv", "file,code5,credit\na.jpg,01665,弟子屈町\n\"b\nb.jpg\",01206,\n");
    const auto rows = rows_of(folder.path(), {{.file = "photos.csv", .sheet = "", .row = 3}, {.file = "photos.csv", .sheet = "", .row = 9},
                                              {.file = "photos.csv", .sheet = "", .row = 0}, {.file = "../photos.csv", .sheet = "", .row = 2},
                                              {.file = "none.xlsx", .sheet = "写真", .row = 2}}, services());
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].headings == std::vector<std::string>{"file", "code5", "credit"});
    CHECK(rows[0].cells == std::vector<std::string>{"b\nb.jpg", "01206", ""});
    for (size_t i = 1; i < rows.size(); ++i) CHECK(rows[i].cells.empty());
}

TEST_CASE("the row of a workbook's sheet stands under its headings, not under the title above them", "[commands]")
{
    const tests::TemporaryFolder folder;
    const fs::path file = folder.path() / "展示.xlsx";
    lxw_workbook* const book = workbook_new(file.c_str());
    lxw_worksheet* const first = workbook_add_worksheet(book, "使い方");
    worksheet_write_string(first, 3, 0, "ほかのシート", nullptr);
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "写真");
    worksheet_write_string(sheet, 0, 0, "写真の一覧", nullptr);
    const char* headings[] = {"ファイル名", "市区町村", "クレジット"};
    for (lxw_col_t column = 0; column < 3; ++column) worksheet_write_string(sheet, 2, column, headings[column], nullptr);
    worksheet_write_string(sheet, 3, 0, "摩周湖.jpg", nullptr);
    worksheet_write_string(sheet, 3, 1, "弟子屈町", nullptr);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);

    const auto rows = rows_of(folder.path(), {{.file = "展示.xlsx", .sheet = "写真", .row = 4}, {.file = "展示.xlsx", .sheet = "写真", .row = 5},
                                              {.file = "展示.xlsx", .sheet = "お知らせ", .row = 4}}, services());
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].headings == std::vector<std::string>{"ファイル名", "市区町村", "クレジット"});
    CHECK(rows[0].cells == std::vector<std::string>{"摩周湖.jpg", "弟子屈町", ""});
    CHECK(rows[1].cells.empty());
    CHECK(rows[2].cells.empty());
}

TEST_CASE("the row of a table within an archive is shown, too", "[commands]")
{
    const tests::TemporaryFolder folder;
    const fs::path sent = folder.path() / "sent";
    fs::create_directories(sent);
    int failed = 0;
    zip_t* const archive = zip_open((sent / "town.zip").c_str(), ZIP_CREATE, &failed);
    REQUIRE(archive != nullptr);
    const std::string table = "題名,開催日\n市,2026-13-05\n", other = "file,code5,credit\na.jpg,99999,弟子屈町\n";
    REQUIRE(zip_file_add(archive, "2026/催し.csv", zip_source_buffer(archive, table.data(), table.size(), 0), ZIP_FL_ENC_UTF_8) >= 0);
    REQUIRE(zip_file_add(archive, "photos.csv", zip_source_buffer(archive, other.data(), other.size(), 0), ZIP_FL_ENC_UTF_8) >= 0);
    REQUIRE(zip_close(archive) == 0);
    tests::write_bytes(sent / "photos.csv", "file,code5,credit\nb.jpg,88888,釧路市\n");

    const auto finding = [](const char* file, const char* cell, long long row) {
        return desk::Finding{.file = file, .sheet = {}, .cell = cell, .cause = {}, .message = {}, .row = row, .excerpt = {}, .first_column = {}};
    };
    std::vector<desk::Finding> findings{finding("town.zip/2026/催し.csv", "B2", 2), finding("photos.csv", "B2", 2), finding("town.zip/photos.csv", "B2", 2),
                                        finding("town.zip", "", 0),
                                        finding("town.zip/none.csv", "A2", 2), finding("other.zip/photos.csv", "A2", 2),
                                        finding("town.zip/../../photos.csv", "A2", 2)};
    commands::add_excerpts(sent, findings);
    REQUIRE(findings[0].excerpt.size() == 2);
    CHECK(findings[0].excerpt[1].heading == "開催日");
    CHECK(findings[0].excerpt[1].value == "2026-13-05");
    CHECK(findings[0].excerpt[1].marked);
    REQUIRE(findings[1].excerpt.size() == 3);
    CHECK(findings[1].excerpt[1].value == "88888");
    REQUIRE(findings[2].excerpt.size() == 3);
    CHECK(findings[2].excerpt[1].value == "99999");
    for (size_t i = 3; i < findings.size(); ++i) CHECK(findings[i].excerpt.empty());
    CHECK_FALSE(fs::exists(folder.path() / "unpacking"));   // nothing is left of it
}

TEST_CASE("rows of which the same is said leave the others theirs", "[commands]")
{
    const tests::TemporaryFolder folder;
    std::string table = "題名,開催日\n";
    for (int row = 2; row <= 160; ++row) table += "市,2022-12-05\n";
    tests::write_bytes(folder.path() / "催し.csv", table + "市,2026-13-05\n");
    std::vector<desk::Finding> findings;
    const auto add = [&](long long row, const char* message, desk::Severity severity) {
        findings.push_back({.file = "催し.csv", .sheet = {}, .cell = "B" + std::to_string(row), .cause = "date", .message = message, .row = row,
                            .severity = severity, .excerpt = {}, .first_column = {}});
    };
    for (long long row = 2; row <= 160; ++row) add(row, "終わっています", desk::Severity::Note);
    add(161, "日ではありません", desk::Severity::Hold);
    commands::add_excerpts(folder.path(), findings);
    REQUIRE(findings.back().excerpt.size() == 2);
    CHECK(findings.back().excerpt[1].value == "2026-13-05");
    for (size_t i = 0; i < 3; ++i) CHECK(findings[i].excerpt.size() == 2);
    CHECK(findings[3].excerpt.empty());
}
