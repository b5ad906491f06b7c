#include "sheets/workbook.hpp"

#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "sheets/values.hpp"

namespace renkei::sheets {
namespace {

namespace fs = std::filesystem;
using pugi::xml_document;
using pugi::xml_node;

struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;

// Thrown and caught in this file: the first thing that is wrong ends the reading.
struct Refusal {
    WorkbookOutcome outcome = WorkbookOutcome::Damaged;
    std::string sheet{};
};

// Names may have a prefix ("x:row"); which one is the writer's choice.
bool is(const xml_node& node, std::string_view name)
{
    const std::string_view called = node.name();
    const size_t colon = called.find(':');
    return (colon == std::string_view::npos ? called : called.substr(colon + 1)) == name;
}

xml_node child(const xml_node& parent, std::string_view name)
{
    for (const xml_node& one : parent.children())
        if (is(one, name)) return one;
    return {};
}

const char* attribute(const xml_node& node, std::string_view name)
{
    for (const auto& one : node.attributes()) {
        const std::string_view called = one.name();
        const size_t colon = called.find(':');
        if ((colon == std::string_view::npos ? called : called.substr(colon + 1)) == name) return one.value();
    }
    return "";
}

bool is_true(const char* text) { return std::strcmp(text, "1") == 0 || std::strcmp(text, "true") == 0; }

template <class T>
std::optional<T> number_in(std::string_view text)
{
    T value{};
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// Excel writes characters that XML cannot hold as _x000D_. Line breaks are all \n here.
std::string unescaped(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "_x" && i + 6 < text.size() && text[i + 6] == '_') {
            unsigned code = 0;
            const auto parsed = std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16);
            if (parsed.ptr == text.data() + i + 6 && code < 0x20) {
                if (code == '\n' || code == '\t') out += static_cast<char>(code);
                i += 6;
                continue;
            }
        }
        if (text[i] != '\r') out += text[i];
    }
    return out;
}

// A string item: its runs, and not the readings beside them.
std::string text_of(const xml_node& item)
{
    std::string text;
    for (const xml_node& part : item.children()) {
        if (is(part, "t")) text += part.text().get();
        if (is(part, "r")) text += child(part, "t").text().get();
    }
    return unescaped(text);
}

class Package {
  public:
    explicit Package(Archive archive) : archive_(std::move(archive)) {}

    [[nodiscard]] bool has(const std::string& part) const { return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0; }

    void parse(const std::string& part, xml_document& document) const
    {
        zip_stat_t about;
        const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE);
        if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0)
            throw Refusal{};
        if (about.size > kMostPartBytes) throw Refusal{WorkbookOutcome::TooMuchInside};
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0), zip_fclose);
        if (!opened) throw Refusal{};
        // As long as it says it is and no longer, whatever comes out of it.
        const auto size = static_cast<size_t>(about.size);
        auto* const bytes = static_cast<char*>(pugi::get_memory_allocation_function()(std::max<size_t>(size, 1)));
        if (bytes == nullptr) throw Refusal{WorkbookOutcome::OutOfMemory};
        size_t got = 0;
        for (zip_int64_t part_read = 0; got < size && (part_read = zip_fread(opened.get(), bytes + got, size - got)) > 0;)
            got += static_cast<size_t>(part_read);
        const bool whole = got == size;
        const auto parsed = document.load_buffer_inplace_own(bytes, got, pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_auto);
        if (parsed.status == pugi::status_out_of_memory) throw Refusal{WorkbookOutcome::OutOfMemory};
        if (!whole || !parsed) throw Refusal{};
    }

  private:
    Archive archive_;
};

// What the sheets refer to.
struct Shared {
    std::vector<std::string> strings;
    std::vector<NumberKind> styles;
    bool from_1904 = false;
    size_t room = kMostWorkbookAnswer;   // for texts: few long ones may be shown by any number of cells
};

void read_strings(const Package& package, Shared& shared)
{
    if (!package.has("xl/sharedStrings.xml")) return;
    xml_document document;
    package.parse("xl/sharedStrings.xml", document);
    for (const xml_node& item : document.document_element().children())
        if (is(item, "si")) shared.strings.push_back(text_of(item));
}

void read_styles(const Package& package, Shared& shared)
{
    if (!package.has("xl/styles.xml")) return;
    xml_document document;
    package.parse("xl/styles.xml", document);
    std::map<int, NumberKind> custom;
    for (const xml_node& format : child(document.document_element(), "numFmts").children())
        custom[number_in<int>(attribute(format, "numFmtId")).value_or(0)] = number_kind(std::string_view(attribute(format, "formatCode")));
    for (const xml_node& style : child(document.document_element(), "cellXfs").children()) {
        const int format = number_in<int>(attribute(style, "numFmtId")).value_or(0);
        const auto found = custom.find(format);
        shared.styles.push_back(found != custom.end() ? found->second : number_kind(format));
    }
}

// "BC12" is column 54; nothing for what is no reference.
std::optional<size_t> column_of(std::string_view reference)
{
    size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<size_t>(c - 'A' + 1);
        if (column > 16384) return std::nullopt;
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

// Other programs than Excel leave the error of a formula as a text, and nobody means these words (18.17.3 and later ones).
bool is_error_word(std::string_view text)
{
    static constexpr std::string_view kWords[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!"};
    return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
}

std::string cell_text(const xml_node& cell, const Shared& shared)
{
    const std::string_view type = attribute(cell, "t");
    if (type == "inlineStr") return text_of(child(cell, "is"));
    const std::string_view value = child(cell, "v").text().get();
    if (type == "s") {
        const auto index = number_in<size_t>(value);
        return index && *index < shared.strings.size() ? shared.strings[*index] : "";
    }
    if (type == "b") return value == "1" ? "はい" : "いいえ";
    if (type == "d") return std::string(value.substr(0, 10));
    const auto number = type.empty() || type == "n" ? number_in<double>(value) : std::nullopt;
    if (!number) return unescaped(value);
    const auto style = number_in<size_t>(attribute(cell, "s"));
    return number_text(*number, style && *style < shared.styles.size() ? shared.styles[*style] : NumberKind::Plain, shared.from_1904);
}

// Cells and columns may be named twice and in any order.
void put_in_order(std::vector<size_t>& columns)
{
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
}

WorkbookRow read_row(const xml_node& row, size_t after, Shared& shared)
{
    WorkbookRow read{.number = number_in<size_t>(attribute(row, "r")).value_or(after + 1), .hidden = is_true(attribute(row, "hidden"))};
    size_t next = 0;
    for (const xml_node& cell : row.children()) {
        if (!is(cell, "c")) continue;
        const size_t column = column_of(attribute(cell, "r")).value_or(next);
        next = column + 1;
        std::string text = cell_text(cell, shared);
        if (text.empty()) continue;
        if (text.size() > shared.room) throw Refusal{WorkbookOutcome::TooMuchInside};
        shared.room -= text.size();
        if (column >= kMostSheetColumns) {
            read.cut = true;
            continue;
        }
        if (read.cells.size() <= column) read.cells.resize(column + 1);
        if (std::strcmp(attribute(cell, "t"), "e") == 0 || is_error_word(text)) read.errors.push_back(column);
        read.cells[column] = std::move(text);
    }
    put_in_order(read.errors);
    return read;
}

void read_sheet(const Package& package, const std::string& part, Shared& shared, WorkbookSheet& sheet)
{
    xml_document document;
    package.parse(part, document);
    const xml_node root = document.document_element();
    size_t last = 0;
    for (const xml_node& row : child(root, "sheetData").children()) {
        if (!is(row, "row")) continue;
        WorkbookRow read = read_row(row, last, shared);
        if (read.number <= last || read.number > kMostSheetRow) throw Refusal{};   // they ascend (18.3.1.73)
        last = read.number;
        if (read.cut && sheet.first_cut == 0) sheet.first_cut = read.number;
        if (read.cells.empty()) continue;
        if (sheet.rows.size() == kMostSheetRows) throw Refusal{WorkbookOutcome::TooManyRows, sheet.name};
        sheet.rows.push_back(std::move(read));
    }
    for (const xml_node& columns : child(root, "cols").children()) {
        if (!is_true(attribute(columns, "hidden"))) continue;
        const size_t first = number_in<size_t>(attribute(columns, "min")).value_or(1), end = number_in<size_t>(attribute(columns, "max")).value_or(first);
        for (size_t i = std::max<size_t>(first, 1); i <= std::min(end, kMostSheetColumns); ++i) sheet.hidden_columns.push_back(i - 1);
    }
    put_in_order(sheet.hidden_columns);
    for (const xml_node& merged : child(root, "mergeCells").children()) sheet.merged.emplace_back(attribute(merged, "ref"));
}

// Parts by the ids that the workbook gives its sheets.
std::map<std::string, std::string> read_relations(const Package& package)
{
    xml_document document;
    package.parse("xl/_rels/workbook.xml.rels", document);
    std::map<std::string, std::string> parts;
    for (const xml_node& relation : document.document_element().children()) {
        const std::string target = attribute(relation, "Target");
        parts[attribute(relation, "Id")] = target.starts_with("/") ? target.substr(1) : (fs::path("xl") / target).lexically_normal().string();
    }
    return parts;
}

bool begins(std::span<const uint8_t> file, std::string_view sign)
{
    return file.size() >= sign.size() && std::memcmp(file.data(), sign.data(), sign.size()) == 0;
}

Package open_package(std::span<const uint8_t> file)
{
    using namespace std::string_view_literals;
    if (begins(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) throw Refusal{WorkbookOutcome::OldOffice};
    if (file.size() > kMostWorkbookBytes) throw Refusal{WorkbookOutcome::TooManyBytes};
    if (!begins(file, "PK\x03\x04"sv)) throw Refusal{};
    zip_source_t* const source = zip_source_buffer_create(file.data(), file.size(), 0, nullptr);
    if (source == nullptr) throw Refusal{WorkbookOutcome::OutOfMemory};
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (archive) return Package(std::move(archive));
    zip_source_free(source);
    throw Refusal{};
}

std::vector<WorkbookSheet> sheets_in(const Package& package)
{
    xml_document workbook;
    package.parse("xl/workbook.xml", workbook);
    const auto parts = read_relations(package);
    Shared shared;
    shared.from_1904 = is_true(attribute(child(workbook.document_element(), "workbookPr"), "date1904"));
    read_strings(package, shared);
    read_styles(package, shared);
    std::vector<WorkbookSheet> sheets;
    for (const xml_node& one : child(workbook.document_element(), "sheets").children()) {
        if (!is(one, "sheet")) continue;
        if (sheets.size() == kMostSheets) throw Refusal{WorkbookOutcome::TooManySheets};
        const auto part = parts.find(attribute(one, "id"));
        if (part == parts.end() || !part->second.starts_with("xl/worksheets/")) continue;   // a chart
        WorkbookSheet sheet{.name = attribute(one, "name"), .hidden = attribute(one, "state")[0] != 0 && std::strcmp(attribute(one, "state"), "visible") != 0};
        read_sheet(package, part->second, shared, sheet);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

}  // namespace

WorkbookAnswer read_workbook(std::span<const uint8_t> file)
{
    try {
        return {.sheets = sheets_in(open_package(file))};
    } catch (const Refusal& refusal) {
        return {.outcome = refusal.outcome, .sheet = refusal.sheet};
    }
}

}  // namespace renkei::sheets
