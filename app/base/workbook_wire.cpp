#include "base/workbook_wire.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/well_formed.hpp"

namespace renkei {
namespace {

constexpr std::array<char, 8> kMagic{'R', 'N', 'K', 'B', 'O', 'O', 'K', '1'};
constexpr size_t kMostMerged = 100'000;

class Writer {
  public:
    void number(size_t value)
    {
        const auto narrow = static_cast<uint32_t>(value);
        raw(&narrow, sizeof narrow);
    }
    void text(std::string_view value)
    {
        number(value.size());
        raw(value.data(), value.size());
    }
    void raw(const void* data, size_t length)
    {
        const auto* from = static_cast<const uint8_t*>(data);
        if (length <= kMostWorkbookAnswer - std::min(bytes.size(), kMostWorkbookAnswer)) bytes.insert(bytes.end(), from, from + length);
        else full = true;
    }

    std::vector<uint8_t> bytes{};
    bool full = false;
};

void write_row(Writer& to, const WorkbookRow& row)
{
    to.number(row.number);
    to.number((row.hidden ? 1u : 0u) | (row.cut ? 2u : 0u));
    to.number(row.cells.size());
    for (const std::string& cell : row.cells) to.text(cell);
    to.number(row.errors.size());
    for (const size_t column : row.errors) to.number(column);
}

void write_sheet(Writer& to, const WorkbookSheet& sheet)
{
    to.text(sheet.name);
    to.number(sheet.hidden ? 1 : 0);
    to.number(sheet.first_cut);
    to.number(sheet.hidden_columns.size());
    for (const size_t column : sheet.hidden_columns) to.number(column);
    to.number(std::min(sheet.merged.size(), kMostMerged));
    for (size_t i = 0; i < sheet.merged.size() && i < kMostMerged; ++i) to.text(sheet.merged[i]);
    to.number(sheet.rows.size());
    for (const WorkbookRow& row : sheet.rows) {
        if (to.full) return;
        write_row(to, row);
    }
}

std::string clean(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const size_t length = well_formed_length(text);
        out += text.substr(0, length);
        text.remove_prefix(std::max<size_t>(length, 1));
    }
    return out;
}

// Once something is wrong it stays so, and everything read is 0 and empty.
class Reader {
  public:
    explicit Reader(std::span<const uint8_t> bytes) : left_(bytes) {}

    uint32_t number(size_t most = UINT32_MAX)
    {
        uint32_t value = 0;
        if (left_.size() >= sizeof value) std::memcpy(&value, left_.data(), sizeof value);
        else right_ = false;
        right_ = right_ && value <= most;
        if (!right_) return 0;
        left_ = left_.subspan(sizeof value);
        return value;
    }
    // How many things follow, each of which takes four bytes at least.
    size_t count(size_t most)
    {
        const size_t value = number(most);
        right_ = right_ && value <= left_.size() / sizeof(uint32_t);
        return right_ ? value : 0;
    }
    std::string text()
    {
        const size_t length = number();
        right_ = right_ && length <= left_.size();
        if (!right_) return {};
        std::string value = clean({reinterpret_cast<const char*>(left_.data()), length});
        left_ = left_.subspan(length);
        return value;
    }
    // Ascending, each below `end`.
    std::vector<size_t> columns(size_t end)
    {
        std::vector<size_t> all;
        for (size_t left = count(end); left > 0 && right_; --left) {
            all.push_back(number(end - 1));
            right_ = right_ && (all.size() < 2 || all[all.size() - 2] < all.back());
        }
        return all;
    }
    void wants(bool condition) { right_ = right_ && condition; }
    [[nodiscard]] bool right() const { return right_; }
    [[nodiscard]] bool done() const { return right_ && left_.empty(); }

  private:
    std::span<const uint8_t> left_;
    bool right_ = true;
};

WorkbookRow read_row(Reader& from, size_t after)
{
    WorkbookRow row{.number = from.number(kMostSheetRow)};
    from.wants(row.number > after);
    const uint32_t flags = from.number(3);
    row.hidden = (flags & 1) != 0;
    row.cut = (flags & 2) != 0;
    for (size_t left = from.count(kMostSheetColumns); left > 0 && from.right(); --left) row.cells.push_back(from.text());
    if (!row.cells.empty()) row.errors = from.columns(row.cells.size());
    else from.wants(false);   // empty ones are left out
    return row;
}

WorkbookSheet read_sheet(Reader& from)
{
    WorkbookSheet sheet{.name = from.text()};
    sheet.hidden = from.number(1) != 0;
    sheet.first_cut = from.number(kMostSheetRow);
    sheet.hidden_columns = from.columns(kMostSheetColumns);
    for (size_t left = from.count(kMostMerged); left > 0 && from.right(); --left) sheet.merged.push_back(from.text());
    for (size_t left = from.count(kMostSheetRows), last = 0; left > 0 && from.right(); --left) {
        sheet.rows.push_back(read_row(from, last));
        last = sheet.rows.back().number;
    }
    return sheet;
}

}  // namespace

std::vector<uint8_t> written(const WorkbookAnswer& answer)
{
    Writer to;
    to.raw(kMagic.data(), kMagic.size());
    to.number(static_cast<uint32_t>(answer.outcome));
    to.text(answer.sheet);
    to.number(answer.sheets.size());
    for (const WorkbookSheet& sheet : answer.sheets) write_sheet(to, sheet);
    return to.full ? written(WorkbookAnswer{.outcome = WorkbookOutcome::TooMuchInside}) : std::move(to.bytes);
}

std::optional<WorkbookAnswer> workbook_answer(std::span<const uint8_t> bytes)
{
    if (bytes.size() < kMagic.size() || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) return std::nullopt;
    Reader from(bytes.subspan(kMagic.size()));
    WorkbookAnswer answer;
    answer.outcome = static_cast<WorkbookOutcome>(from.number(static_cast<size_t>(WorkbookOutcome::OutOfMemory)));
    answer.sheet = from.text();
    for (size_t left = from.count(kMostSheets); left > 0 && from.right(); --left) answer.sheets.push_back(read_sheet(from));
    from.wants(answer.outcome == WorkbookOutcome::Ok || answer.sheets.empty());
    return from.done() ? std::optional(std::move(answer)) : std::nullopt;
}

}  // namespace renkei
