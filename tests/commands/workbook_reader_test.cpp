// A workbook is read in a process of its own: what it is told, and what becomes of one that brings its reader down.

#include <catch2/catch.hpp>

#include <zip.h>

#include <filesystem>

#include "commands/photo_decoder.hpp"
#include "commands/workbook_reader.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
namespace fs = std::filesystem;

namespace {

void put_part(const fs::path& file, const std::string& part, const std::string& text)
{
    int failed = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE, &failed);
    REQUIRE(archive != nullptr);
    REQUIRE(zip_file_add(archive, part.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8) >= 0);
    REQUIRE(zip_close(archive) == 0);
}

fs::path a_workbook(const fs::path& file, const std::string& sheet_data, const std::string& strings = "")
{
    put_part(file, "xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="展示" sheetId="1" r:id="rId1"/></sheets></workbook>)");
    put_part(file, "xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)");
    put_part(file, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>");
    if (!strings.empty()) put_part(file, "xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
    return file;
}

}  // namespace

TEST_CASE("a workbook is read by its own program, and what is none is refused in Japanese", "[commands]")
{
    const tests::TemporaryFolder folder;
    const auto good = read_workbook(sheets_program(), a_workbook(folder.path() / "本.xlsx", R"(<row r="2"><c r="A2" t="inlineStr"><is><t>題名</t></is></c></row>)"));
    REQUIRE(good.ok());
    REQUIRE(good->size() == 1);
    CHECK(good->front().name == "展示");
    CHECK(good->front().rows.front().cells == std::vector<std::string>{"題名"});

    const auto refused = [&](const std::string& name, const std::string& bytes) {
        tests::write_bytes(folder.path() / name, bytes);
        const auto read = read_workbook(sheets_program(), folder.path() / name);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().kind == ErrorKind::BadData);
        return read.error().japanese;
    };
    CHECK(refused("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more").find("パスワード") != std::string::npos);
    CHECK(refused("text.xlsx", "見出し,本文\n").find("壊れていて") != std::string::npos);
    CHECK(refused("empty.xlsx", "").find("壊れていて") != std::string::npos);
    CHECK(refused("large.xlsx", std::string(kMostWorkbookBytes + 1, ' ')).find("20 MiB") != std::string::npos);
    CHECK(read_workbook(sheets_program(), folder.path() / "none.xlsx").error().kind == ErrorKind::NotFound);
    CHECK(read_workbook(sheets_program(), folder.path()).error().kind == ErrorKind::BadData);
}

TEST_CASE("a workbook that unfolds without end is refused, and costs its reader alone", "[commands]")
{
    const tests::TemporaryFolder folder;
    // One text of a megabyte that thousands of cells show: a small file, gigabytes of cells.
    std::string cells;
    for (int row = 1; row <= 4000; ++row) cells += R"(<row><c t="s"><v>0</v></c></row>)";
    const auto unfolded = read_workbook(sheets_program(), a_workbook(folder.path() / "bomb.xlsx", cells,
                                                                     "<si><t>" + std::string(size_t{1} << 20, 'x') + "</t></si>"));
    REQUIRE_FALSE(unfolded.ok());
    CHECK(unfolded.error().kind == ErrorKind::BadData);
    CHECK(unfolded.error().japanese.find("bomb.xlsx の中身が 96 MiB を超えています") != std::string::npos);
    // As long as a part may be, and nothing but nodes.
    std::string nodes;
    nodes.reserve(kMostPartBytes);
    while (nodes.size() + 100 < kMostPartBytes) nodes += "<a/>";
    const auto deep = read_workbook(sheets_program(), a_workbook(folder.path() / "nodes.xlsx", nodes));
    if (!deep) CHECK(deep.error().kind == ErrorKind::BadData);
    // Inside nothing, as deep as it goes.
    CHECK(read_workbook(sheets_program(), a_workbook(folder.path() / "inside.xlsx", [] {
              std::string inside;
              for (int i = 0; i < 2'000'000; ++i) inside += "<a>";
              return inside;
          }())).error().kind == ErrorKind::BadData);
}

TEST_CASE("a reader of workbooks that does not do its work is said, and no workbook is blamed", "[commands]")
{
    const tests::TemporaryFolder folder;
    const fs::path file = a_workbook(folder.path() / "a.xlsx", "");
    CHECK(try_sheets(sheets_program()).ok());
    for (const fs::path& program : {fs::path("/bin/true"), fs::path("/bin/false"), fs::path("/bin/cat"), folder.path() / "none", decoder_program()}) {
        CAPTURE(program);
        CHECK(read_workbook(program, file).error().kind == ErrorKind::Unavailable);
        CHECK_FALSE(try_sheets(program).ok());
    }
}
