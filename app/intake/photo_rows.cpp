#include "intake/photo_rows.hpp"

#include <algorithm>
#include <charconv>

namespace renkei::intake {
namespace {

struct Name {
    Column column;
    const char* name;
};
constexpr Name kNames[] = {
    {Column::File, "file"}, {Column::File, "ファイル"}, {Column::File, "ファイル名"}, {Column::File, "写真"},
    {Column::Code, "code5"}, {Column::Code, "code"}, {Column::Code, "市区町村コード"}, {Column::Code, "団体コード"}, {Column::Code, "都道府県コード又は市区町村コード"},
    {Column::Municipality, "municipality"}, {Column::Municipality, "市区町村"}, {Column::Municipality, "市区町村名"}, {Column::Municipality, "自治体"}, {Column::Municipality, "自治体名"},
    {Column::Caption, "caption"}, {Column::Caption, "title"}, {Column::Caption, "キャプション"}, {Column::Caption, "説明"}, {Column::Caption, "題名"},
    {Column::Credit, "credit"}, {Column::Credit, "クレジット"}, {Column::Credit, "提供"}, {Column::Credit, "撮影・提供"},
    {Column::FocalX, "focal_x"}, {Column::FocalX, "中心(横)"}, {Column::FocalX, "中心横"},
    {Column::FocalY, "focal_y"}, {Column::FocalY, "中心(縦)"}, {Column::FocalY, "中心縦"},
    {Column::NoCrop, "no_crop"}, {Column::NoCrop, "トリミング不可"}, {Column::NoCrop, "切り抜き不可"},
    {Column::Until, "permitted_until"}, {Column::Until, "掲載期限"}, {Column::Until, "使用期限"},
};

std::string trimmed(const std::string& text)
{
    const size_t first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

bool all_digits(const std::string& text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::string without_blanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

}  // namespace

PhotoColumns::PhotoColumns(const CsvTable& table, const PhotoServices& services)
{
    places_.fill(kNone);
    for (size_t i = 0; i < table.header.size(); ++i) {
        const std::string header = without_blanks(services.folded(table.header[i]));
        const auto known = std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& n) { return services.folded(n.name) == header; });
        if (known == std::end(kNames) || has(known->column)) unknown_.push_back(table.header[i]);
        else places_[static_cast<size_t>(known->column)] = i;
    }
}

std::string PhotoColumns::cell(const std::vector<std::string>& row, Column column) const { return at(column) < row.size() ? trimmed(row[at(column)]) : ""; }

std::string PhotoColumns::place(Column column, size_t row) const
{
    if (!has(column)) return "";
    std::string letters;
    for (size_t i = at(column) + 1; i > 0; i = (i - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (i - 1) % 26));
    return letters + std::to_string(row);
}

MunicipalityIndex::MunicipalityIndex(const model::Content& content, const PhotoServices& services) : content_(content), services_(services)
{
    for (const auto& m : content.municipalities) {
        names_[services.folded(m.name)].push_back(&m);
        names_[services.folded(m.prefecture + m.name)].push_back(&m);
    }
}

const model::Municipality* MunicipalityIndex::by_code(const std::string& code) const
{
    std::string digits = services_.folded(code);
    if (!all_digits(digits)) return nullptr;
    if (digits.size() == 4) digits.insert(0, 1, '0');
    if (digits.size() == 6) digits.resize(5);
    return content_.municipality(digits);
}

std::vector<const model::Municipality*> MunicipalityIndex::by_name(const std::string& name) const
{
    const auto found = names_.find(without_blanks(services_.folded(name)));
    return found == names_.end() ? std::vector<const model::Municipality*>{} : found->second;
}

std::optional<double> focal_of(const std::string& cell)
{
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (read.ec != std::errc{}) return std::nullopt;
    const std::string_view rest(read.ptr, static_cast<size_t>(cell.data() + cell.size() - read.ptr));
    if (!rest.empty() && rest != "%") return std::nullopt;
    if (rest == "%" || value > 1) value /= 100;
    if (!(value >= 0 && value <= 1)) return std::nullopt;
    return value;
}

std::optional<bool> yes_or_no(const std::string& cell)
{
    for (const char* yes : {"yes", "y", "1", "はい", "不可", "○", "〇", "true"})
        if (cell == yes) return true;
    for (const char* no : {"", "no", "n", "0", "いいえ", "可", "×", "false", "-"})
        if (cell == no) return false;
    return std::nullopt;
}

std::optional<Date> written_date(const std::string& cell)
{
    constexpr int kReiwa = 2018;   // 令和元年 is 2019
    std::vector<int> numbers;
    const bool wareki = cell.starts_with("令和") || cell.starts_with("r");
    for (size_t at = 0; at < cell.size();) {
        if (cell.compare(at, 3, "元") == 0) {
            numbers.push_back(1);
            at += 3;
        } else if (cell[at] >= '0' && cell[at] <= '9') {
            int number = 0;
            const auto read = std::from_chars(cell.data() + at, cell.data() + cell.size(), number);
            if (read.ec != std::errc{}) return std::nullopt;
            numbers.push_back(number);
            at = static_cast<size_t>(read.ptr - cell.data());
        } else {
            ++at;
        }
    }
    if (numbers.size() != 3 || (!wareki && numbers[0] < 2000) || numbers[0] > 2199 || numbers[1] > 12 || numbers[2] > 31) return std::nullopt;
    const Date date{std::chrono::year(wareki ? numbers[0] + kReiwa : numbers[0]), std::chrono::month(static_cast<unsigned>(numbers[1])), std::chrono::day(static_cast<unsigned>(numbers[2]))};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace renkei::intake
