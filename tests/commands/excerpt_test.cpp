// The row that a finding speaks of, as the sheet has it: of a table, and of a workbook that its own program reads.

#include "intake/excerpt.hpp"

#include <catch2/catch.hpp>
#include <xlsxwriter.h>

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
    return {.folded = {}, .table_text = text::table_text, .take_photo = {}, .progress = {}, .read_workbook = [](const fs::path& file) { return commands::read_workbook(commands::sheets_program(), file); }};
}

}  // namespace

TEST_CASE("the row that a finding speaks of stands under the headings of its table", "[commands]")
{
    const tests::TemporaryFolder folder;
    tests::write_bytes(folder.path() / "photos.csv", "file,code5,credit\na.jpg,01665,弟子屈町\n\"b\nb.jpg\",01206,\n");
    const auto rows = rows_of(folder.path(), {{.file = "photos.csv", .sheet = "", .row = 3}, {.file = "photos.csv", .sheet = "", .row = 9}, {.file = "photos.csv", .sheet = "", .row = 0}, {.file = "../photos.csv", .sheet = "", .row = 2}, {.file = "none.xlsx", .sheet = "写真", .row = 2}}, services());
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

    const auto rows = rows_of(folder.path(), {{.file = "展示.xlsx", .sheet = "写真", .row = 4}, {.file = "展示.xlsx", .sheet = "写真", .row = 5}, {.file = "展示.xlsx", .sheet = "お知らせ", .row = 4}}, services());
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].headings == std::vector<std::string>{"ファイル名", "市区町村", "クレジット"});
    CHECK(rows[0].cells == std::vector<std::string>{"摩周湖.jpg", "弟子屈町", ""});
    CHECK(rows[1].cells.empty());
    CHECK(rows[2].cells.empty());
}
