#include "intake/workbook.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "base/sentence.hpp"
#include "intake/workbook_values.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;
using pugi::xml_document;
using pugi::xml_node;

struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;

Error damaged(const fs::path& file) { return {ErrorKind::BadData, sentence("{1} is damaged and cannot be read as a workbook; open it in Excel, save it again as .xlsx and copy it anew", file.filename())}; }

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
    Package(fs::path file, Archive archive) : file_(std::move(file)), archive_(std::move(archive)) {}

    [[nodiscard]] bool has(const std::string& part) const { return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0; }

    [[nodiscard]] Result<void> parse(const std::string& part, xml_document& document) const
    {
        zip_stat_t about;
        const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE);
        if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0) return damaged(file_);
        if (about.size > kMostPartBytes) return Error{ErrorKind::BadData, sentence("{1} holds more than {2} MiB; take out sheets and pictures that are not needed", file_.filename(), kMostPartBytes >> 20)};
        const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0), zip_fclose);
        if (!opened) return damaged(file_);
        // As long as it says it is and no longer, whatever comes out of it.
        const auto size = static_cast<size_t>(about.size);
        auto* const bytes = static_cast<char*>(pugi::get_memory_allocation_function()(std::max<size_t>(size, 1)));
        if (bytes == nullptr) return Error{ErrorKind::Unavailable, sentence("There is no memory to read {1}", file_.filename())};
        size_t got = 0;
        for (zip_int64_t part_read = 0; got < size && (part_read = zip_fread(opened.get(), bytes + got, size - got)) > 0;) got += static_cast<size_t>(part_read);
        const bool whole = got == size;
        const auto parsed = document.load_buffer_inplace_own(bytes, got, pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_auto);
        if (!whole || !parsed) return damaged(file_);
        return {};
    }

    [[nodiscard]] const fs::path& file() const { return file_; }

  private:
    fs::path file_;
    Archive archive_;
};

// What the sheets refer to.
struct Shared {
    std::vector<std::string> strings;
    std::vector<NumberKind> styles;
    bool from_1904 = false;
};

Result<void> read_strings(const Package& package, Shared& shared)
{
    if (!package.has("xl/sharedStrings.xml")) return {};
    xml_document document;
    RENKEI_CHECK(package.parse("xl/sharedStrings.xml", document));
    for (const xml_node& item : document.document_element().children())
        if (is(item, "si")) shared.strings.push_back(text_of(item));
    return {};
}

Result<void> read_styles(const Package& package, Shared& shared)
{
    if (!package.has("xl/styles.xml")) return {};
    xml_document document;
    RENKEI_CHECK(package.parse("xl/styles.xml", document));
    std::map<int, NumberKind> custom;
    for (const xml_node& format : child(document.document_element(), "numFmts").children())
        custom[number_in<int>(attribute(format, "numFmtId")).value_or(0)] = number_kind(std::string_view(attribute(format, "formatCode")));
    for (const xml_node& style : child(document.document_element(), "cellXfs").children()) {
        const int format = number_in<int>(attribute(style, "numFmtId")).value_or(0);
        const auto found = custom.find(format);
        shared.styles.push_back(found != custom.end() ? found->second : number_kind(format));
    }
    return {};
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

WorkbookRow read_row(const xml_node& row, size_t after, const Shared& shared)
{
    WorkbookRow read{.number = number_in<size_t>(attribute(row, "r")).value_or(after + 1), .hidden = is_true(attribute(row, "hidden"))};
    size_t next = 0;
    for (const xml_node& cell : row.children()) {
        if (!is(cell, "c")) continue;
        const size_t column = column_of(attribute(cell, "r")).value_or(next);
        next = column + 1;
        std::string text = cell_text(cell, shared);
        if (text.empty()) continue;
        if (column >= kMostSheetColumns) {
            read.cut = true;
            continue;
        }
        if (read.cells.size() <= column) read.cells.resize(column + 1);
        if (std::strcmp(attribute(cell, "t"), "e") == 0 || is_error_word(text)) read.errors.push_back(column);
        read.cells[column] = std::move(text);
    }
    return read;
}

Result<void> read_sheet(const Package& package, const std::string& part, const Shared& shared, WorkbookSheet& sheet)
{
    xml_document document;
    RENKEI_CHECK(package.parse(part, document));
    const xml_node root = document.document_element();
    size_t last = 0;
    for (const xml_node& row : child(root, "sheetData").children()) {
        if (!is(row, "row")) continue;
        WorkbookRow read = read_row(row, last, shared);
        last = read.number;
        if (read.cut && sheet.first_cut == 0) sheet.first_cut = read.number;
        if (read.cells.empty()) continue;
        if (sheet.rows.size() == kMostSheetRows) return Error{ErrorKind::BadData, sentence("the sheet {1} of {2} has more than {3} rows", sheet.name, package.file().filename(), kMostSheetRows)};
        sheet.rows.push_back(std::move(read));
    }
    for (const xml_node& columns : child(root, "cols").children()) {
        if (!is_true(attribute(columns, "hidden"))) continue;
        const size_t first = number_in<size_t>(attribute(columns, "min")).value_or(1), end = number_in<size_t>(attribute(columns, "max")).value_or(first);
        for (size_t i = std::max<size_t>(first, 1); i <= std::min(end, kMostSheetColumns); ++i) sheet.hidden_columns.push_back(i - 1);
    }
    for (const xml_node& merged : child(root, "mergeCells").children()) sheet.merged.emplace_back(attribute(merged, "ref"));
    return {};
}

// Parts by the ids that the workbook gives its sheets.
Result<std::map<std::string, std::string>> read_relations(const Package& package)
{
    xml_document document;
    RENKEI_CHECK(package.parse("xl/_rels/workbook.xml.rels", document));
    std::map<std::string, std::string> parts;
    for (const xml_node& relation : document.document_element().children()) {
        const std::string target = attribute(relation, "Target");
        parts[attribute(relation, "Id")] = target.starts_with("/") ? target.substr(1) : (fs::path("xl") / target).lexically_normal().string();
    }
    return parts;
}

// What a file begins with.
enum class Beginning { Zip, OldOffice, Other };
Result<Beginning> beginning_of(const fs::path& file)
{
    std::error_code failed;
    if (!fs::exists(file, failed)) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", file)};
    if (!fs::is_regular_file(file, failed)) return damaged(file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Error{ErrorKind::NoPermission, sentence("{1} may not be read by this user", file)};
    std::array<char, 8> bytes{};
    stream.read(bytes.data(), bytes.size());
    if (std::memcmp(bytes.data(), "PK\x03\x04", 4) == 0) return Beginning::Zip;
    if (std::memcmp(bytes.data(), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) return Beginning::OldOffice;
    return Beginning::Other;
}

}  // namespace

bool is_workbook(const fs::path& file)
{
    const auto beginning = beginning_of(file);
    if (!beginning || *beginning != Beginning::Zip) return false;
    int failed = 0;
    const Archive archive(zip_open(file.c_str(), ZIP_RDONLY, &failed));
    return archive && zip_name_locate(archive.get(), "xl/workbook.xml", ZIP_FL_NOCASE) >= 0;
}

Result<std::vector<WorkbookSheet>> read_workbook(const fs::path& file)
{
    RENKEI_TRY(const Beginning beginning, beginning_of(file));
    if (beginning == Beginning::OldOffice)
        return Error{ErrorKind::BadData, sentence("{1} is an old workbook (.xls) or has a password; in Excel, save it without a password as “Excel workbook (.xlsx)”", file.filename())};
    std::error_code ignored;
    if (fs::file_size(file, ignored) > kMostWorkbookBytes) return Error{ErrorKind::BadData, sentence("{1} is larger than {2} MiB; take the pictures out of its sheets", file.filename(), kMostWorkbookBytes >> 20)};
    int failed = 0;
    Archive archive(beginning == Beginning::Zip ? zip_open(file.c_str(), ZIP_RDONLY, &failed) : nullptr);
    if (!archive) return damaged(file);
    const Package package(file, std::move(archive));
    xml_document workbook;
    RENKEI_CHECK(package.parse("xl/workbook.xml", workbook));
    RENKEI_TRY(const auto parts, read_relations(package));
    Shared shared;
    shared.from_1904 = is_true(attribute(child(workbook.document_element(), "workbookPr"), "date1904"));
    RENKEI_CHECK(read_strings(package, shared));
    RENKEI_CHECK(read_styles(package, shared));
    std::vector<WorkbookSheet> sheets;
    for (const xml_node& one : child(workbook.document_element(), "sheets").children()) {
        if (!is(one, "sheet")) continue;
        if (sheets.size() == kMostSheets) return Error{ErrorKind::BadData, sentence("{1} has more than {2} sheets", file.filename(), kMostSheets)};
        const auto part = parts.find(attribute(one, "id"));
        if (part == parts.end() || !part->second.starts_with("xl/worksheets/")) continue;   // a chart
        WorkbookSheet sheet{.name = attribute(one, "name"), .hidden = attribute(one, "state")[0] != 0 && std::strcmp(attribute(one, "state"), "visible") != 0};
        RENKEI_CHECK(read_sheet(package, part->second, shared, sheet));
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

}  // namespace renkei::intake
