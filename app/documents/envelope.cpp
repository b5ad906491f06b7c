#include "documents/envelope.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace renkei::documents {
namespace {

constexpr std::string_view kBegin = "%PDF-", kEnd = "%%EOF", kTable = "startxref";
constexpr size_t kReach = 1024;                      // in which readers look for both (ISO 32000-1, 7.5.5, and annex H)
constexpr std::string_view kBlank("\0\t\n\f\r ", 6);

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_blank(std::string_view text) { return text.substr(std::min(text.find_first_not_of(kBlank), text.size())); }

// The number at its beginning.
std::optional<size_t> number_at(std::string_view text)
{
    size_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} ? std::optional(value) : std::nullopt;
}

// Is this a document as far as its end mark: does the place that is named before it hold a table of places, or an object that is one? In a file that was
// made for the web the first such mark, near its beginning, names none.
bool is_whole(std::string_view document)
{
    const size_t from = document.size() - std::min(document.size(), kReach), named = document.rfind(kTable);
    if (named == std::string_view::npos || named < from) return false;
    const auto place = number_at(without_blank(document.substr(named + kTable.size())));
    if (!place || *place == 0 || *place >= named) return false;
    const std::string_view table = without_blank(document.substr(*place));
    return table.starts_with("xref") || (!table.empty() && is_digit(table.front()));
}

// Has somebody gone on writing the document there?
bool goes_on(std::string_view tail)
{
    for (size_t at = tail.find(" obj"); at != std::string_view::npos; at = tail.find(" obj", at + 1))
        if (at > 0 && is_digit(tail[at - 1])) return true;
    return tail.find("xref") != std::string_view::npos;
}

// What stands behind the name of a box: [0 0 595 842].
struct Written {
    std::optional<Box> box{};      // four numbers, as they are written
    bool looked_up = false;        // it stands elsewhere in the document: 7 0 R, or [7 0 R …]
};

Written box_at(std::string_view rest)
{
    constexpr size_t kLongest = 200;
    rest = without_blank(rest.substr(0, kLongest));
    if (!rest.starts_with('[')) return {.looked_up = true};
    rest = rest.substr(1, std::min(rest.find(']'), rest.size()) - 1);
    std::array<double, 4> numbers{};
    size_t count = 0;
    bool other = false;
    for (rest = without_blank(rest); !rest.empty(); ++count) {
        const std::string_view word = rest.substr(0, rest.find_first_of(kBlank));
        if (word == "R") return {.looked_up = true};
        double number = 0;
        const std::string_view digits = word.substr(word.starts_with('+') ? 1 : 0);
        const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
        other = other || failed != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(number);   // "nan" is read as a number, too
        if (count < numbers.size()) numbers[count] = number;
        rest = without_blank(rest.substr(word.size()));
    }
    if (count != numbers.size() || other) return {};
    return {.box = Box{numbers[0], numbers[1], numbers[2], numbers[3]}};
}

// Of all places that have it.
std::vector<Written> boxes_called(std::string_view name, std::string_view document)
{
    constexpr size_t kMost = 64;
    std::vector<Written> all;
    for (size_t at = document.find(name); at != std::string_view::npos && all.size() < kMost; at = document.find(name, at + 1))
        all.push_back(box_at(document.substr(at + name.size())));
    return all;
}

// Four numbers, not all of them 0.
bool is_size(const Written& one)
{
    if (!one.box) return false;
    const double sides[] = {one.box->x1, one.box->y1, one.box->x2, one.box->y2};
    return std::any_of(std::begin(sides), std::end(sides), [](double side) { return side != 0; });
}

bool is_letter(const Written& one)
{
    if (!one.box) return false;
    const auto [left, right] = std::minmax(one.box->x1, one.box->x2);
    const auto [bottom, top] = std::minmax(one.box->y1, one.box->y2);
    return left == 0 && bottom == 0 && right == 612 && top == 792;
}

// Where a reader takes its page for US Letter: because nothing says how large it is? Packed objects may say it where nobody can search, so that of such a
// document only what can be seen to be none counts.
bool is_sizeless(std::string_view document)
{
    const std::vector<Written> all = boxes_called("/MediaBox", document);
    if (document.find("/ObjStm") == std::string_view::npos)
        return std::none_of(all.begin(), all.end(), [](const Written& one) { return one.looked_up || is_letter(one); });
    return std::any_of(all.begin(), all.end(), [](const Written& one) { return !one.looked_up && !is_size(one); });
}

// "/Rotate 45", where it is no reference ("/Rotate 8 0 R") and no quarter.
bool is_askew(std::string_view document)
{
    constexpr std::string_view kRotate = "/Rotate";
    for (size_t at = document.find(kRotate); at != std::string_view::npos; at = document.find(kRotate, at + 1)) {
        const std::string_view behind = without_blank(document.substr(at + kRotate.size()));
        const size_t sign = behind.starts_with('-') || behind.starts_with('+') ? 1 : 0;
        const size_t end = std::min(behind.find_first_not_of("0123456789", sign), behind.size());
        const auto angle = number_at(behind.substr(sign, end - sign));
        if (!angle) continue;
        const std::string_view rest = without_blank(behind.substr(end));
        const std::string_view generation = rest.substr(std::min(rest.find_first_not_of("0123456789"), rest.size()));
        const bool reference = !rest.empty() && is_digit(rest.front()) && without_blank(generation).starts_with('R');
        if (!reference && (*angle % 90 != 0 || behind.substr(end).starts_with('.'))) return true;
    }
    return false;
}

}  // namespace

Envelope envelope_of(std::span<const uint8_t> file)
{
    Envelope found;
    std::string_view whole(reinterpret_cast<const char*>(file.data()), file.size());
    const size_t begin = whole.substr(0, kReach + kBegin.size()).find(kBegin);
    if (begin != std::string_view::npos) {
        std::string_view before = whole.substr(0, begin);
        if (before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);   // a byte order mark is a slip of whoever copied it as text
        found.surplus = !without_blank(before).empty();
        whole.remove_prefix(begin);
    }
    whole = whole.substr(0, whole.find_last_not_of(kBlank) + 1);   // blanks and nulls behind it are a copy's
    const size_t mark = whole.rfind(kEnd);
    found.cut_short = mark == std::string_view::npos;
    if (!found.cut_short) {
        const std::string_view document = whole.substr(0, mark + kEnd.size()), tail = whole.substr(document.size());
        found.cut_short = !tail.empty() && (goes_on(tail) || (tail.size() > kReach && !is_whole(document)));
        if (!found.cut_short) {
            found.surplus = found.surplus || !tail.empty();
            whole = document;
        }
    }
    found.document = {reinterpret_cast<const uint8_t*>(whole.data()), whole.size()};
    found.sizeless = is_sizeless(whole);
    found.askew = is_askew(whole);
    for (const Written& one : boxes_called("/CropBox", whole))
        if (one.box) found.crops.push_back(*one.box);
    return found;
}

bool lies_beside(const Box& crop, const Box& medium)
{
    const auto parted = [](double a1, double a2, double b1, double b2) {
        return std::min(std::max(a1, a2), std::max(b1, b2)) <= std::max(std::min(a1, a2), std::min(b1, b2));
    };
    return parted(crop.x1, crop.x2, medium.x1, medium.x2) || parted(crop.y1, crop.y2, medium.y1, medium.y2);
}

}  // namespace renkei::documents
