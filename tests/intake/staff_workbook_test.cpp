// A workbook as staff bring it: sheets instead of tables, with all that people do in them.

#include <catch2/catch.hpp>

#include <initializer_list>

#include <xlsxwriter.h>

#include "intake/photo_rows.hpp"
#include "intake/staff_table.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// Closed, and so written, at its end.
class Book {
  public:
    Book(const Stick& stick, const char* name) : book_(workbook_new((stick.folder.path() / name).c_str())) {}
    ~Book() { workbook_close(book_); }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    lxw_worksheet* sheet(const char* name, std::initializer_list<std::initializer_list<const char*>> rows, lxw_row_t from = 0)
    {
        lxw_worksheet* const sheet = workbook_add_worksheet(book_, name);
        for (const auto& row : rows) {
            lxw_col_t column = 0;
            for (const char* cell : row) worksheet_write_string(sheet, from, column++, cell, nullptr);
            ++from;
        }
        return sheet;
    }
    lxw_workbook* book() { return book_; }

  private:
    lxw_workbook* book_;
};

// "file/sheet cause@cell"
std::string places(const Brought& brought)
{
    std::string all;
    for (const Finding& f : brought.findings) all += (all.empty() ? "" : " | ") + f.file + "/" + f.sheet + " " + f.cause + "@" + f.cell;
    return all;
}

}  // namespace

TEST_CASE("the sheets of a workbook are tables, below titles and with marks at what must be filled in", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg").file("wood.jpg");
    {
        Book book(stick, "展示資料.xlsx");
        book.sheet("展示", {{"特別区全国連携プロジェクト"}, {}, {"番号", "題名※", "会期"}, {"marsh", "湿原の四季", "2026年11月2日〜27日"}});
        book.sheet("パネル", {{"展示", "番号", "見出し", "本文", "写真", "クレジット"}, {"marsh", "1", "朝", "霧の朝です。", "lake.jpg", "釧路市"}});
        lxw_worksheet* const photos = book.sheet("写真", {{"ファイル名 *", "市区町村（必須）", "クレジット\n*", "掲載期限"}, {"wood.jpg", "釧路市", "山田"}}, 4);
        lxw_format* const wareki = workbook_add_format(book.book());
        format_set_num_format(wareki, "[$-411]ggge\"年\"m\"月\"d\"日\"");
        worksheet_write_number(photos, 5, 3, 46477, wareki);
        book.sheet("記入例", {{"ここは読みません"}});
    }
    const Brought brought = taken(stick.read());
    CHECK(places(brought).empty());
    REQUIRE(brought.content.exhibits.size() == 1);
    CHECK(brought.content.exhibits[0].title == "湿原の四季");
    REQUIRE(brought.content.panels.size() == 1);
    CHECK(brought.content.panels[0].picture.media == "hash of lake.jpg");
    REQUIRE(brought.content.photos.size() == 1);
    CHECK(brought.content.photos[0].permitted_until == parse_date("2027-03-31"));
    CHECK(brought.rows == 3);
}

TEST_CASE("a workbook of which several sheets name files is named once", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg").file("left.jpg");
    {
        Book book(stick, "展示資料.xlsx");
        book.sheet("展示", {{"番号", "題名"}, {"marsh", "湿原の四季"}});
        book.sheet("パネル", {{"展示", "番号", "本文"}, {"marsh", "1", "霧の朝です。"}});
        book.sheet("写真", {{"ファイル名", "市区町村", "クレジット"}, {"lake.jpg", "釧路市", "山田"}});
    }
    const Brought brought = taken(stick.read());
    REQUIRE(brought.findings.size() == 1);
    CHECK(brought.findings[0].cause == "unnamed");
    CHECK(brought.findings[0].message.en.find("no row of 展示資料.xlsx names") == 0);
}

TEST_CASE("what is wrong in a workbook is named by sheet and cell, and the other rows are taken", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg").file("wood.jpg");
    {
        Book book(stick, "写真.xlsx");
        lxw_worksheet* const photos = book.sheet("写真", {{"ファイル名", "市区町村", "クレジット", "メモ"}, {"lake.jpg", "府中市", "山田"}, {"wood.jpg", "釧路市", ""},
                                                        {"lake.jpg", "釧路市", "山田"}, {"wood.jpg", "荒川区", "x"}, {"wood.jpg", "荒川区", "x"}});
        worksheet_write_formula_str(photos, 4, 2, "=A99", nullptr, "#REF!");
        lxw_row_col_options hidden{};
        hidden.hidden = 1;
        worksheet_set_row_opt(photos, 5, 15, nullptr, &hidden);
        worksheet_merge_range(photos, 7, 1, 8, 1, "釧路市", nullptr);
        book.sheet("メモ", {{"担当者の覚え"}});
        worksheet_hide(book.sheet("映像", {{"ファイル名", "市区町村", "クレジット"}}));
    }
    const Brought brought = taken(stick.read());
    CHECK(places(brought) == "写真.xlsx/メモ sheet@ | 写真.xlsx/映像 hidden@ | 写真.xlsx/写真 hidden@ | 写真.xlsx/写真 merged@B8 | 写真.xlsx/写真 column@ | "
                             "写真.xlsx/写真 municipality@B2 | 写真.xlsx/写真 credit@C3 | 写真.xlsx/写真 formula@C5 | 写真.xlsx/写真 file@A8");
    REQUIRE(brought.content.photos.size() == 1);
    CHECK(brought.content.photos[0].file == "lake.jpg");
    CHECK(brought.held == 4);
}

TEST_CASE("a cell of a formula that went wrong holds its row", "[intake]")
{
    // As Excel marks it, whatever it says.
    Stick stick;
    const WorkbookSheet sheet{.name = "写真", .rows = {{.number = 1, .cells = {"ファイル名", "市区町村", "クレジット"}},
                                                     {.number = 2, .cells = {"lake.jpg", "釧路市", "#BUSY!"}, .errors = {2}}}};
    stick.file("lake.jpg");
    Brought brought;
    const model::Content content = towns();
    const FolderServices services{.folded = plainly_folded, .table_text = {}, .take_photo = {}, .progress = {}};
    const MunicipalityIndex index(content, services);
    auto table = StaffTable::open({.folder = stick.folder.path(), .name = "写真.xlsx", .sheet = &sheet}, kPhotoSheet,
                                  {.content = content, .services = services, .places = index, .today = *parse_date("2026-11-22"), .brought = brought});
    REQUIRE(table);
    REQUIRE(table->read(10, [](StaffRow&) -> Result<bool> { return true; }).ok());
    CHECK(places(brought) == "写真.xlsx/写真 formula@C2");
    CHECK(brought.held == 1);
}

TEST_CASE("two tables of one kind are both read, and what stands in both is told", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg").file("hill.jpg").file("photos.csv", "file,municipality,caption,credit\nlake.jpg,釧路市,first,x\n").file("写真.csv", "file,municipality,caption,credit\nlake.jpg,釧路市,second,x\nhill.jpg,釧路市,,x\n");
    const Brought both = taken(stick.read());
    CHECK(places(both) == "写真.csv/ twice@");
    model::Content content = towns();
    put_into(content, both);
    REQUIRE(content.photos.size() == 2);
    CHECK(std::count_if(content.photos.begin(), content.photos.end(), [](const model::Photo& photo) { return photo.file == "lake.jpg" &&
        photo.caption == "second"; }) == 1);
}

TEST_CASE("what stands to the right of the last column that is read is told", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg");
    {
        Book book(stick, "a.xlsx");
        lxw_worksheet* const sheet = book.sheet("写真", {{"ファイル名", "市区町村", "クレジット"}, {"lake.jpg", "釧路市", "山田"}});
        worksheet_write_string(sheet, 0, kMostSheetColumns, "トリミング不可", nullptr);
        worksheet_write_string(sheet, 1, kMostSheetColumns, "はい", nullptr);
    }
    const Brought cut = taken(stick.read());
    CHECK(cut.content.photos.size() == 1);
    CHECK(places(cut) == "a.xlsx/写真 column@GS1");
}

TEST_CASE("one workbook alone is read with the pictures beside it, and nothing else of its folder", "[intake]")
{
    Stick stick;
    stick.file("lake.jpg").file("private.jpg").file("photos.csv", "file,municipality,credit\nprivate.jpg,荒川区,x\n");
    { Book(stick, "a.xlsx").sheet("写真", {{"ファイル名", "市区町村", "クレジット"}, {"lake.jpg", "釧路市", "山田"}}); }
    { Book(stick, "b.xlsx").sheet("予定", {{"月"}}); }
    stick.file("c.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").file("~$a.xlsx", "open").file("report.xlsx", "ours");

    const Brought one = taken(stick.read(towns(), "a.xlsx"));
    CHECK(places(one).empty());
    CHECK(stick.asked == std::vector<std::string>{"lake.jpg"});
    CHECK(is_staff_folder(stick.folder.path() / "a.xlsx"));
    CHECK(is_staff_folder(stick.folder.path() / "c.xlsx"));
    CHECK(is_staff_folder(stick.folder.path() / "photos.csv"));

    // The whole folder: every workbook and table; one that is of no use is stopped and stops no other.
    const Brought all = taken(stick.read());
    CHECK(all.content.photos.size() == 2);
    CHECK(places(all) == "c.xlsx/ file@ | b.xlsx/予定 sheet@ | b.xlsx/ pairing@");
    CHECK(all.refused == 2);
}
