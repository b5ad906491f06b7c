// The form that staff fill in: read back as it is, and filled in.

#include <zip.h>

#include <catch2/catch.hpp>

#include <cstring>
#include <regex>

#include "intake/form_examples.hpp"
#include "intake/staff_form.hpp"
#include "package.hpp"
#include "workbooks.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

const Instant kWritten = instant_of(*parse_date("2026-11-22"));

const WorkbookSheet& sheet_of(const std::vector<WorkbookSheet>& sheets, const std::string& name)
{
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const auto& sheet) { return sheet.name == name; });
    REQUIRE(found != sheets.end());
    return *found;
}

// Types words into the second row of a sheet of the form: from column A, empty ones left alone.
void fill_in(const fs::path& file, const std::string& part, const std::vector<std::string>& words)
{
    std::string text = part_of(file, part), row = "<row r=\"2\">";
    for (size_t i = 0; i < words.size(); ++i)
        if (!words[i].empty()) row += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) + "2\" t=\"inlineStr\"><is><t>" + words[i] + "</t></is></c>";
    const size_t from = text.find("<row r=\"2\""), to = text.find("</row>", from);
    REQUIRE(to != std::string::npos);
    text.replace(from, to + std::strlen("</row>") - from, row + "</row>");
    int failed = 0;
    zip_t* const archive = zip_open(file.c_str(), 0, &failed);
    REQUIRE(archive != nullptr);
    REQUIRE(zip_file_add(archive, part.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE) >= 0);
    REQUIRE(zip_close(archive) == 0);
}

}  // namespace

TEST_CASE("the form has a sheet for each table, with what must be filled in, lists to choose from and true examples", "[intake]")
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "様式.xlsx";
    model::Content content = towns();
    content.showcases[0].ja.lead = "湿原のまち。";
    content.showcases[0].source = "a paper of the town";
    content.showcases[0].ward_codes = {"13118"};
    model::Showcase of_staff = a_showcase("fuchu");
    of_staff.by_staff = true;
    of_staff.ja.lead = "職員の文。";
    content.showcases.push_back(of_staff);
    REQUIRE(write_staff_form(file, content, kWritten).ok());

    const auto sheets = tests::read_workbook(file);
    REQUIRE(sheets.ok());
    std::string names;
    for (const auto& sheet : *sheets) names += sheet.name + " ";
    CHECK(names == "はじめに 自治体紹介 展示 パネル 写真 映像 催し お知らせ 記入例 市区町村一覧 ");
    const WorkbookSheet& photos = sheet_of(*sheets, "写真");
    REQUIRE(photos.rows.size() == 1);
    CHECK(photos.rows[0].cells == std::vector<std::string>{"ファイル名※", "市区町村※", "市区町村コード", "キャプション", "クレジット※", "中心(横)", "中心(縦)", "トリミング不可", "掲載期限"});
    const WorkbookSheet& listed = sheet_of(*sheets, "市区町村一覧");
    REQUIRE(listed.rows.size() == 5);
    CHECK(listed.rows[1].cells[1] == "01206");
    CHECK(listed.rows[1].cells[3] == "荒川区");
    CHECK(listed.rows[3].cells[0] == "東京都府中市");

    const std::string sheet = part_of(file, "xl/worksheets/sheet5.xml");
    CHECK(sheet.find("state=\"frozen\"") != std::string::npos);
    CHECK(sheet.find("paperSize=\"9\"") != std::string::npos);
    CHECK(sheet.find("orientation=\"landscape\"") != std::string::npos);
    CHECK(sheet.find("\"はい,いいえ\"") != std::string::npos);
    CHECK(sheet.find("市区町村一覧'!$A$2:$A$5") != std::string::npos);
    CHECK(part_of(file, "xl/worksheets/sheet2.xml").find("\"湖,海,断崖,山,田畑,牧場,川\"") != std::string::npos);
    CHECK(part_of(file, "docProps/core.xml").find("2026-11-21T15:00:00Z") != std::string::npos);   // no clock was asked

    std::string examples;
    for (const auto& row : sheet_of(*sheets, "記入例").rows)
        for (const auto& cell : row.cells) examples += cell + "|";
    CHECK(examples.find("湿原のまち。") != std::string::npos);
    CHECK(examples.find("a paper of the town") != std::string::npos);
    CHECK(examples.find("荒川区") != std::string::npos);
    CHECK(examples.find("職員の文。") == std::string::npos);
}

TEST_CASE("a form that nobody has filled in brings nothing and is nobody's mistake", "[intake]")
{
    Stick stick;
    REQUIRE(write_staff_form(stick.folder.path() / "様式.xlsx", towns(), kWritten).ok());
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    CHECK(brought.rows == 0);
    CHECK(brought.files == 1);
}

TEST_CASE("a form that is filled in is loaded, and what its lists offer is understood", "[intake]")
{
    Stick stick;
    const fs::path file = stick.folder.path() / "様式.xlsx";
    REQUIRE(write_staff_form(file, towns(), kWritten).ok());
    fill_in(file, "xl/worksheets/sheet2.xml", {"東京都府中市", "", "けやきのまち。", "", "", "", "荒川区", "", "", "田畑"});
    fill_in(file, "xl/worksheets/sheet3.xml", {"", "湿原の四季", "", "令和8年11月2日（月）〜27日（金）", "", "", "1階ホール"});
    fill_in(file, "xl/worksheets/sheet4.xml", {"湿原の四季", "1", "朝", "霧の朝です。", "北海道釧路市", "", "lake.jpg", "", "山田"});
    fill_in(file, "xl/worksheets/sheet5.xml", {"wood.jpg", "", "01206", "", "山田", "40%", "", "はい", "令和9年3月31日"});
    stick.file("lake.jpg").file("wood.jpg");
    model::Content content = towns();
    content.municipalities[0].prefecture = "北海道";
    const Brought brought = taken(stick.read(content));
    for (const Finding& finding : brought.findings) FAIL_CHECK(finding.sheet << " " << finding.cell << " " << finding.message.en);
    CHECK(brought.rows == 4);
    REQUIRE(brought.content.showcases.size() == 1);
    CHECK(brought.content.showcases[0].motif == "field");
    CHECK(brought.content.showcases[0].ward_codes == std::vector<std::string>{"13118"});
    REQUIRE(brought.content.exhibits.size() == 1);
    CHECK(brought.content.exhibits[0].end_date == parse_date("2026-11-27"));
    REQUIRE(brought.content.panels.size() == 1);
    CHECK(brought.content.panels[0].picture.code5 == "01206");
    REQUIRE(brought.content.photos.size() == 1);
    CHECK(brought.content.photos[0].no_crop);
    CHECK(brought.content.photos[0].permitted_until == parse_date("2027-03-31"));
}

TEST_CASE("the form takes nobody's place, and says where it cannot be written", "[intake]")
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "mine.xlsx", "mine");
    const auto refused = [&](const std::string& name) {
        const auto written = write_staff_form(folder.path() / name, towns(), kWritten);
        REQUIRE_FALSE(written.ok());
        CHECK_FALSE(written.error().japanese.empty());
        return written.error();
    };
    CHECK(refused("mine.xlsx").message.find("is there already") != std::string::npos);
    CHECK(bytes_of(folder.path() / "mine.xlsx") == "mine");
    CHECK(refused("nowhere/form.xlsx").kind == ErrorKind::CannotCreate);
    CHECK(refused("form.csv").kind == ErrorKind::Usage);
    fs::create_symlink(folder.path() / "gone", folder.path() / "link.xlsx");
    CHECK(refused("link.xlsx").message.find("is there already") != std::string::npos);
    fs::remove(folder.path() / "link.xlsx");
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);   // nothing half-made stays
}

TEST_CASE("the example of an exhibition is one about the towns of its panels", "[intake]")
{
    model::Content content = towns();
    content.showcases[0].code5 = "01206";
    content.showcases[0].ja.body = "川が流れます。";
    const auto exhibition = [](const char* title, const char* from, std::vector<std::string> about) {
        model::Event event;
        event.title = title;
        event.category = "全国連携展示";
        event.start_date = event.end_date = parse_date(from);
        event.related_codes = std::move(about);
        return event;
    };
    content.events = {exhibition("釧路市の展示", "2017-02-01", {"01206"}), exhibition("府中市の展示", "2021-07-02", {"34208"})};
    CHECK(examples_of(kExhibitSheet, content).front().cells.at(Column::Title) == "釧路市の展示");
    const auto panels = examples_of(kPanelSheet, content);
    REQUIRE(panels.size() == 1);
    CHECK(panels[0].cells.at(Column::Exhibit) == "釧路市の展示");
    CHECK(panels[0].cells.at(Column::Text) == "川が流れます。");
    content.events.erase(content.events.begin());
    CHECK(examples_of(kExhibitSheet, content).empty());
    CHECK(examples_of(kPanelSheet, content).empty());
}
