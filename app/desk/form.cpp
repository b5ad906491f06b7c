#include "desk/form.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace renkei::desk {
namespace {

std::string decoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        if (text[i] == '%' && i + 2 < text.size() && std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr == text.data() + i + 3) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

}  // namespace

std::map<std::string, std::string> form_values(std::string_view body)
{
    std::map<std::string, std::string> values;
    while (!body.empty()) {
        const std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        const size_t equals = std::min(pair.find('='), pair.size());
        values.try_emplace(decoded(pair.substr(0, equals)), equals < pair.size() ? decoded(pair.substr(equals + 1)) : "");
    }
    return values;
}

std::string cookie_of(std::string_view header, std::string_view name)
{
    while (!header.empty()) {
        std::string_view pair = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(header.size(), pair.size() + 1));
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') return std::string(pair.substr(name.size() + 1));
    }
    return {};
}

std::optional<long long> number_of(std::string_view text)
{
    long long value = 0;
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value > 0 ? std::optional(value) : std::nullopt;
}

bool is_day(std::string_view text)
{
    if (text.size() != 10) return false;
    for (size_t i = 0; i < text.size(); ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    return true;
}

std::string value_in(const std::map<std::string, std::string>& form, const std::string& name)
{
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
}

bool is_minute(std::string_view text)
{
    constexpr std::string_view kForm = "2026-12-24T09:00";
    if (text.size() != kForm.size() || !is_day(text.substr(0, 10))) return false;
    for (size_t i = 10; i < text.size(); ++i)
        if (i == 10 || i == 13 ? text[i] != kForm[i] : text[i] < '0' || text[i] > '9') return false;
    return true;
}

std::string one_line(std::string_view text, size_t most)
{
    std::string out;
    for (size_t i = 0, count = 0; i < text.size() && count < most; ++count) {
        const size_t length = code_point_length(text, i);
        const auto first = static_cast<unsigned char>(text[i]);
        const bool control = first < 0x20 || first == 0x7F || (first == 0xC2 && length == 2 && static_cast<unsigned char>(text[i + 1]) < 0xA0);
        out += control ? std::string_view(" ") : text.substr(i, length);
        i += length;
    }
    const size_t begin = std::min(out.find_first_not_of(' '), out.size());
    return out.substr(begin, out.find_last_not_of(' ') + 1 - begin);
}

}  // namespace renkei::desk
