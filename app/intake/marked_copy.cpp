#include "intake/marked_copy.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/cause_words.hpp"
#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "intake/new_workbook.hpp"
#include "intake/sheets_of.hpp"
#include "intake/staff_files.hpp"
#include "intake/staff_table.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr lxw_color_t kColours[] = {0xFFC7CE, 0xFFD8A8, 0xFFF2CC};   // by Severity
constexpr lxw_color_t kHeading = 0xE7E6E6, kLink = 0x0563C1;
constexpr size_t kLongestComment = 2000;   // characters; nobody reads on
constexpr uint8_t kA4 = 9;

// A sheet as it was read, and as the copy calls it.
struct Copied {
    std::string file, called;
    bool csv = false;
    WorkbookSheet sheet;

    [[nodiscard]] bool concerns(const Finding& finding) const { return finding.file == file && (csv || finding.sheet == sheet.name); }
};

// A name that Excel takes: 31 characters, some of them not, each once whatever its case.
std::string sheet_name(const std::string& wished, std::set<std::string>& taken, const FolderServices& services)
{
    constexpr size_t kMost = 26;   // and room for a number
    std::string base;
    for (size_t at = 0, count = 0; at < wished.size() && count < kMost; ++count) {
        const size_t length = code_point_length(wished, at);
        const bool allowed = length > 1 || std::string_view("[]:*?/\\'").find(wished[at]) == std::string_view::npos;
        base += allowed ? wished.substr(at, length) : "_";
        at += length;
    }
    std::string name = base;
    for (int i = 2; !taken.insert(services.folded(name)).second; ++i) name = base + " (" + std::to_string(i) + ")";
    return name;
}

std::vector<Copied> copied_sheets(const Brought& brought, const FolderServices& services, const std::string& first)
{
    std::vector<Copied> all;
    std::set<std::string> taken{services.folded(first)};
    for (const auto& [file, place] : brought.tables)
        for (WorkbookSheet& sheet : sheets_of(place, services))
            if (!sheet.hidden && !sheet.rows.empty() && !is_for_people(sheet.name, services))
                all.push_back({.file = file, .called = sheet_name(sheet.name, taken, services), .csv = is_csv(place), .sheet = std::move(sheet)});
    return all;
}

std::string cut(const std::string& text, size_t most)
{
    size_t end = 0;
    for (size_t count = 0; end < text.size() && count < most; ++count) end += code_point_length(text, end);
    return text.substr(0, end) + (end < text.size() ? "…" : "");
}

// The cell that is marked: the finding's, else the first of its row or sheet.
std::string marked_cell(const Finding& finding) { return !finding.cell.empty() ? finding.cell : "A" + std::to_string(std::max<size_t>(finding.row, 1)); }

struct Mark {
    Severity severity = Severity::Note;
    std::string words{};
};

class Copy {
  public:
    Copy(NewWorkbook& file, Language language) : file_(file), language_(language)
    {
        plain_ = ruled();
        heading_ = ruled(kHeading);
        format_set_bold(heading_);
        for (size_t i = 0; i < std::size(kColours); ++i) marks_[i] = ruled(kColours[i]);
        link_ = ruled();
        format_set_font_color(link_, kLink);
        format_set_underline(link_, LXW_UNDERLINE_SINGLE);
    }

    [[nodiscard]] std::string word(const Sentence& sentence) const { return language_ == Language::Japanese ? sentence.ja : sentence.en; }
    void write_findings(const std::string& name, const std::vector<Finding>& findings, const std::vector<Copied>& sheets);
    void write_sheet(const Copied& copied, const std::vector<Finding>& findings);

  private:
    lxw_format* ruled(lxw_color_t ground = LXW_COLOR_UNSET)
    {
        lxw_format* const made = file_.format();
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, kHeading);
        format_set_text_wrap(made);
        if (ground != LXW_COLOR_UNSET) format_set_bg_color(made, ground);
        return made;
    }
    [[nodiscard]] std::string severity_word(Severity severity) const
    {
        if (severity == Severity::Stop) return word(sentence("stopped"));
        return word(severity == Severity::Hold ? sentence("held") : sentence("note"));
    }
    [[nodiscard]] std::string cause_word(const std::string& cause) const
    {
        return language_ == Language::Japanese ? std::string(japanese_cause(cause)) : cause;
    }
    void write_finding(lxw_worksheet* sheet, lxw_row_t row, const Finding& finding, const std::vector<Copied>& sheets);

    NewWorkbook& file_;
    Language language_;
    lxw_format *plain_ = nullptr, *heading_ = nullptr, *link_ = nullptr;
    lxw_format* marks_[std::size(kColours)]{};
};

// The gravest first, and what concerns the same together.
std::vector<const Finding*> grouped(const std::vector<Finding>& findings)
{
    std::vector<const Finding*> order;
    for (const Finding& finding : findings) order.push_back(&finding);
    std::stable_sort(order.begin(), order.end(),
                     [](const Finding* a, const Finding* b) { return std::tie(a->severity, a->cause) < std::tie(b->severity, b->cause); });
    return order;
}

void Copy::write_finding(lxw_worksheet* sheet, lxw_row_t row, const Finding& finding, const std::vector<Copied>& sheets)
{
    write_text(sheet, row, 0, severity_word(finding.severity), marks_[static_cast<size_t>(finding.severity)]);
    write_text(sheet, row, 1, cause_word(finding.cause), plain_);
    write_text(sheet, row, 2, finding.file, plain_);
    write_text(sheet, row, 3, finding.sheet, plain_);
    const std::string place = !finding.cell.empty() ? finding.cell : finding.row > 0 ? word(sentence("row {1}", finding.row)) : "";
    const auto copied = std::find_if(sheets.begin(), sheets.end(), [&](const Copied& one) { return one.concerns(finding); });
    if (copied != sheets.end() && !place.empty())
        worksheet_write_url(sheet, row, 4, ("internal:'" + copied->called + "'!" + marked_cell(finding)).c_str(), link_);
    write_text(sheet, row, 4, place, copied != sheets.end() ? link_ : plain_);
    write_text(sheet, row, 5, word(finding.message), plain_);
}

void Copy::write_findings(const std::string& name, const std::vector<Finding>& findings, const std::vector<Copied>& sheets)
{
    lxw_worksheet* const sheet = file_.sheet(name);
    constexpr int kWidths[] = {10, 18, 24, 14, 8, 84};
    size_t at = 0;
    for (const Sentence& heading : {sentence("Severity"), sentence("Concerns"), sentence("File"), sentence("Sheet"), sentence("Cell"),
                                    sentence("What was found, and what to do")}) {
        worksheet_set_column(sheet, static_cast<lxw_col_t>(at), static_cast<lxw_col_t>(at), kWidths[at], nullptr);
        write_text(sheet, 0, at++, word(heading), heading_);
    }
    lxw_row_t row = 1;
    if (findings.empty()) write_text(sheet, row, 0, word(sentence("Nothing was found; everything was right")), plain_);
    const Finding* before = nullptr;
    const auto order = grouped(findings);
    for (const Finding* finding : order) {
        const auto same = [&](const Finding* other) { return other->severity == finding->severity && other->cause == finding->cause; };
        if (before == nullptr || !same(before))
            write_text(sheet, row++, 0, word(sentence("{1} ({2})", cause_word(finding->cause), std::count_if(order.begin(), order.end(), same))), heading_);
        write_finding(sheet, row++, *finding, sheets);
        before = finding;
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_paper(sheet, kA4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
}

void Copy::write_sheet(const Copied& copied, const std::vector<Finding>& findings)
{
    lxw_worksheet* const sheet = file_.sheet(copied.called);
    std::map<std::string, Mark> marks;
    for (const Finding& finding : findings) {
        if (!copied.concerns(finding)) continue;
        const auto [mark, fresh] = marks.try_emplace(marked_cell(finding), Mark{.severity = finding.severity});
        mark->second.severity = std::min(mark->second.severity, finding.severity);
        mark->second.words += (fresh ? "" : "\n") + severity_word(finding.severity) + ": " + word(finding.message);
    }
    size_t columns = 0;
    for (const WorkbookRow& row : copied.sheet.rows) {
        columns = std::max(columns, row.cells.size());
        for (size_t column = 0; column < row.cells.size(); ++column)
            if (!row.cells[column].empty()) write_text(sheet, static_cast<lxw_row_t>(row.number - 1), column, row.cells[column], plain_);
    }
    if (columns > 0) worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(columns - 1), 20, nullptr);
    for (const auto& [cell, mark] : marks) {
        const lxw_row_t at = lxw_name_to_row(cell.c_str());
        const lxw_col_t column = lxw_name_to_col(cell.c_str());
        const auto row = std::find_if(copied.sheet.rows.begin(), copied.sheet.rows.end(), [&](const WorkbookRow& one) { return one.number == at + 1; });
        write_text(sheet, at, column, row != copied.sheet.rows.end() && column < row->cells.size() ? row->cells[column] : "",
                   marks_[static_cast<size_t>(mark.severity)]);
        const std::string words = cut(mark.words, kLongestComment);
        lxw_comment_options look{};
        char type[] = "游ゴシック";   // the library asks for no const
        look.font_name = type;
        look.font_size = 10;
        look.width = 320;
        look.height = static_cast<uint16_t>(60 + 16 * std::min<size_t>(code_points(words) / 20, 20));
        worksheet_write_comment_opt(sheet, at, column, words.c_str(), &look);
    }
}

bool is_earlier_copy(const fs::path& place, const FolderServices& services)
{
    const auto sheets = services.read_workbook(place);
    return sheets && is_marked_copy(*sheets);
}

}  // namespace

bool is_marked_copy(const std::vector<WorkbookSheet>& sheets)
{
    if (sheets.empty() || sheets.front().rows.empty()) return false;
    const auto& [name, first] = std::tie(sheets.front().name, sheets.front().rows.front().cells);
    const Sentence called = sentence("Findings"), severity = sentence("Severity"), concerns = sentence("Concerns");
    const auto as = [&](std::string Sentence::*language) {
        return name == called.*language && first.size() > 1 && first[0] == severity.*language && first[1] == concerns.*language;
    };
    return as(&Sentence::ja) || as(&Sentence::en);
}

Result<void> write_marked_copy(const fs::path& place, const Brought& brought, const FolderServices& services, Language language, Instant written)
{
    RENKEI_TRY(NewWorkbook file, NewWorkbook::begin(place, written));
    Copy copy(file, language);
    const std::string first = copy.word(sentence("Findings"));
    const auto sheets = copied_sheets(brought, services, first);
    copy.write_findings(first, brought.findings, sheets);
    for (const Copied& copied : sheets) copy.write_sheet(copied, brought.findings);
    return file.finish(is_earlier_copy(place, services));
}

}  // namespace renkei::intake
