#include "intake/staff_form.hpp"

#include <algorithm>
#include <array>

#include "intake/form_examples.hpp"
#include "intake/filled_form.hpp"
#include "intake/new_workbook.hpp"
#include "intake/staff_sheets.hpp"

namespace renkei::intake {
namespace {

constexpr lxw_row_t kRows = 500;        // that lists and remarks reach
constexpr lxw_row_t kRuled = 40;        // that have lines, and are printed
constexpr lxw_color_t kYellow = 0xFFE699, kGrey = 0xE7E6E6, kLine = 0xBFBFBF, kSoft = 0x595959;
constexpr uint8_t kA4 = 9;
constexpr double kMarginInches = 0.4, kHeadInches = 0.7;

// What all sheets of one form share.
struct Form {
    NewWorkbook& file;
    const model::Content& content;
    lxw_format *needed = nullptr, *heading = nullptr;                        // of the header
    std::array<lxw_format*, 3> cell{};                                       // by Shape
    lxw_format *title = nullptr, *words = nullptr, *soft = nullptr;          // of the sheets for people
    lxw_row_t last_town = 0, last_ward = 0;                                  // rows of the lists, from 0
};

lxw_format* ruled(NewWorkbook& file)
{
    lxw_format* const made = file.format();
    format_set_border(made, LXW_BORDER_THIN);
    format_set_border_color(made, kLine);
    format_set_text_wrap(made);
    return made;
}

lxw_format* header_of(NewWorkbook& file, lxw_color_t ground)
{
    lxw_format* const made = ruled(file);
    format_set_bold(made);
    format_set_bg_color(made, ground);
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    return made;
}

void make_formats(Form& form)
{
    form.needed = header_of(form.file, kYellow);
    form.heading = header_of(form.file, kGrey);
    for (lxw_format*& format : form.cell) format = ruled(form.file);
    format_set_num_format(form.cell[static_cast<size_t>(Shape::Text)], "@");
    format_set_num_format(form.cell[static_cast<size_t>(Shape::Date)], "yyyy\"年\"m\"月\"d\"日\"");
    format_set_align(form.cell[static_cast<size_t>(Shape::Date)], LXW_ALIGN_LEFT);
    form.title = form.file.format();
    format_set_bold(form.title);
    format_set_font_size(form.title, 16);
    form.words = form.file.format();
    format_set_text_wrap(form.words);
    form.soft = form.file.format();
    format_set_text_wrap(form.soft);
    format_set_font_color(form.soft, kSoft);
}

void set_up_print(lxw_worksheet* sheet, const char* name)
{
    worksheet_set_paper(sheet, kA4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);   // as many pages down as it takes
    worksheet_set_margins(sheet, kMarginInches, kMarginInches, kHeadInches, kHeadInches);
    worksheet_set_header(sheet, (std::string("&L") + name + "&R&P／&N").c_str());
}

// "=市区町村一覧!$A$2:$A$1742"
std::string range(const char* sheet, char column, lxw_row_t last)
{
    return std::string("='") + sheet + "'!$" + column + "$2:$" + column + "$" + std::to_string(last + 1);
}

std::vector<std::string> closed_list(Choice choice)
{
    if (choice == Choice::YesNo) return {"はい", "いいえ"};
    std::vector<std::string> names;
    if (choice == Choice::Motif)
        for (size_t i = 0; i < std::size(kMotifs); ++i)
            if (i == 0 || std::string_view(kMotifs[i].name) != kMotifs[i - 1].name) names.emplace_back(kMotifs[i].written);
    return names;
}

// What is to be chosen, and what is said to whoever stands in the cell.
void guide_column(const Form& form, lxw_worksheet* sheet, lxw_col_t at, const FormColumn& column)
{
    std::vector<std::string> names = closed_list(column.choice);
    std::string formula, heading = column.heading, remark = column.remark;
    if (column.choice == Choice::Municipality) formula = range(kTownSheet, 'A', form.last_town);
    if (column.choice == Choice::Ward) formula = range(kTownSheet, 'D', form.last_ward);
    if (column.choice == Choice::Exhibit) formula = range(kExhibitSheet.sheet, 'B', kRows);   // their titles
    std::vector<char*> list;
    for (std::string& name : names) list.push_back(name.data());
    list.push_back(nullptr);

    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_ANY;
    if (!names.empty()) rule.validate = LXW_VALIDATION_TYPE_LIST;
    if (!formula.empty()) rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_list = names.empty() ? nullptr : list.data();
    rule.value_formula = formula.empty() ? nullptr : formula.data();
    rule.ignore_blank = LXW_VALIDATION_ON;
    // Where a town or several wards may be written too, Excel must not refuse what it does not find in its list.
    rule.show_error = names.empty() ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
    std::string complaint_title = "一覧にありません", complaint = "一覧から選んでください。";
    if (!names.empty()) {
        rule.error_title = complaint_title.data();
        rule.error_message = complaint.data();
    }
    rule.input_title = heading.data();
    rule.input_message = remark.data();
    worksheet_data_validation_range(sheet, 1, at, kRows, at, &rule);
}

void write_heading(const Form& form, lxw_worksheet* sheet, lxw_row_t row, lxw_col_t at, const FormColumn& column)
{
    write_text(sheet, row, at, std::string(column.heading) + (column.needed ? "※" : ""), column.needed ? form.needed : form.heading);
}

std::string cell_in(const Cells& row, Column column)
{
    const auto found = row.find(column);
    return found == row.end() ? "" : found->second;
}

void write_table(Form& form, const StaffSheet& table, const std::vector<Cells>& rows)
{
    lxw_worksheet* const sheet = form.file.sheet(table.sheet);
    const auto ruled = std::max(kRuled, static_cast<lxw_row_t>(rows.size()));
    lxw_col_t at = 0;
    for (const FormColumn& column : columns_of(table, rows)) {
        lxw_format* const cell = form.cell[static_cast<size_t>(column.shape)];
        worksheet_set_column(sheet, at, at, column.width, cell);
        write_heading(form, sheet, 0, at, column);
        for (lxw_row_t row = 1; row <= ruled; ++row) {
            const std::string text = row <= rows.size() ? cell_in(rows[row - 1], column.column) : "";
            if (text.empty()) worksheet_write_blank(sheet, row, at, cell);
            else write_text(sheet, row, at, text, cell);
        }
        guide_column(form, sheet, at, column);
        ++at;
    }
    worksheet_set_row(sheet, 0, 32, nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    set_up_print(sheet, table.sheet);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_print_area(sheet, 0, 0, ruled, static_cast<lxw_col_t>(at - 1));
}

// Each table once more, with rows as they are meant to be.
void write_examples(Form& form)
{
    lxw_worksheet* const sheet = form.file.sheet(kExampleSheet);
    worksheet_set_column(sheet, 0, 15, 22, form.words);
    write_text(sheet, 0, 0, "記入例（このシートは読み込まれません）", form.title);
    lxw_row_t row = 2;
    for (const StaffSheet* table : kStaffSheets) {
        const auto examples = examples_of(*table, form.content);
        if (examples.empty()) continue;
        write_text(sheet, row++, 0, std::string("シート「") + table->sheet + "」", form.title);
        lxw_col_t at = 0;
        for (const FormColumn& column : table->form) write_heading(form, sheet, row, at++, column);
        write_text(sheet, row, at, "出典（記入例だけの欄）", form.heading);
        for (const Example& example : examples) {
            ++row;
            at = 0;
            for (const FormColumn& column : table->form) {
                const auto cell = example.cells.find(column.column);
                write_text(sheet, row, at++, cell != example.cells.end() ? cell->second : "", form.cell[static_cast<size_t>(Shape::Text)]);
            }
            write_text(sheet, row, at, example.source, form.soft);
        }
        row += 2;
    }
    set_up_print(sheet, kExampleSheet);
}

constexpr const char* kGuide[] = {
    "1. 読み込みたいものだけ、そのシートに一件ずつ一行に書きます。使わないシートは空けたままで構いません。",
    "2. 見出しが黄色で ※ の付いた欄は必ず書きます。書き方は、欄を選ぶと表示されます。「記入例」も見てください。",
    "3. 市区町村は一覧から選ぶか、名前（釧路市、東京都府中市）かコード（01206）で書きます。",
    "4. 日付は 2026-11-02、2026/11/2、令和8年11月2日 のどれでも構いません。",
    "5. 写真と映像のファイルは、このワークブックと同じフォルダーに入れます。名前は拡張子まで同じに書きます。",
    "6. 保存してから「renkei load このワークブック --check」で確かめ、知らせを直して「--publish」で表示します。",
    "行が正しくないときは、その行だけが保留になり、ほかの行は読み込まれます。直してもう一度読み込めば済みます。",
};

void write_guide(Form& form)
{
    lxw_worksheet* const sheet = form.file.sheet(kGuideSheet);
    worksheet_set_column(sheet, 0, 0, 16, form.words);
    worksheet_set_column(sheet, 1, 1, 20, form.words);
    worksheet_set_column(sheet, 2, 2, 8, form.words);
    worksheet_set_column(sheet, 3, 3, 86, form.words);
    write_text(sheet, 0, 0, "連携 ― 展示内容の記入用紙", form.title);
    lxw_row_t row = 2;
    lxw_format* const line = form.file.format();   // on one line across the columns
    for (const char* words : kGuide) write_text(sheet, row++, 0, words, line);
    ++row;
    size_t at = 0;
    for (const char* heading : {"シート", "欄", "必須", "書き方"}) write_text(sheet, row, at++, heading, form.heading);
    lxw_format* const cell = form.cell[static_cast<size_t>(Shape::Any)];
    for (const StaffSheet* table : kStaffSheets) {
        write_text(sheet, ++row, 0, table->sheet, form.heading);
        for (size_t column = 1; column < 4; ++column) write_text(sheet, row, column, column == 3 ? table->purpose : "", form.heading);
        for (const FormColumn& column : table->form) {
            ++row;
            write_text(sheet, row, 1, column.heading, cell);
            write_text(sheet, row, 2, column.needed ? "※" : "", cell);
            write_text(sheet, row, 3, column.remark, cell);
        }
    }
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    set_up_print(sheet, kGuideSheet);
}

// What the lists offer, to be looked up too: name with its prefecture, code, reading; and the wards.
void write_towns(Form& form)
{
    lxw_worksheet* const sheet = form.file.sheet(kTownSheet);
    worksheet_set_column(sheet, 0, 3, 22, form.cell[static_cast<size_t>(Shape::Text)]);
    size_t at = 0;
    for (const char* heading : {"市区町村", "市区町村コード", "読み", "特別区"}) write_text(sheet, 0, at++, heading, form.heading);
    lxw_format* const cell = form.cell[static_cast<size_t>(Shape::Text)];
    lxw_row_t town = 0, ward = 0;
    for (const auto& municipality : form.content.municipalities) {
        ++town;
        write_text(sheet, town, 0, full_name(municipality), cell);
        write_text(sheet, town, 1, municipality.code5, cell);
        write_text(sheet, town, 2, municipality.kana, cell);
        if (municipality.kind == "特別区") write_text(sheet, ++ward, 3, municipality.name, cell);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    set_up_print(sheet, kTownSheet);
    worksheet_repeat_rows(sheet, 0, 0);
}

}  // namespace

Result<void> write_staff_form(const std::filesystem::path& place, const model::Content& content, Instant written)
{
    return write_filled_form(place, content, written, {});
}

Result<void> write_filled_form(const std::filesystem::path& place, const model::Content& content, Instant written, const FilledSheets& filled)
{
    RENKEI_TRY(NewWorkbook file, NewWorkbook::begin(place, written));
    const auto wards = std::count_if(content.municipalities.begin(), content.municipalities.end(), [](const auto& m) { return m.kind == "特別区"; });
    Form form{.file = file, .content = content, .last_town = static_cast<lxw_row_t>(content.municipalities.size()), .last_ward = static_cast<lxw_row_t>(wards)};
    make_formats(form);
    write_guide(form);
    for (const StaffSheet* table : kStaffSheets) {
        const auto rows = filled.find(table);
        write_table(form, *table, rows != filled.end() ? rows->second : std::vector<Cells>{});
    }
    write_examples(form);
    write_towns(form);
    return file.finish();
}

}  // namespace renkei::intake
