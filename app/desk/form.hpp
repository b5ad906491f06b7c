#pragma once
// What a form or an address carries, and what of it may be believed. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace renkei::desk {

// application/x-www-form-urlencoded; the first of a name counts. A broken escape stays as it is.
[[nodiscard]] std::map<std::string, std::string> form_values(std::string_view body);
// One cookie of a Cookie header.
[[nodiscard]] std::string cookie_of(std::string_view header, std::string_view name);
// 1 to 999,999,999 in digits.
[[nodiscard]] std::optional<long long> number_of(std::string_view text);
// 2026-12-01 by its form; whether there is such a day is asked elsewhere.
[[nodiscard]] bool is_day(std::string_view text);
// Of a form; empty where it has none.
[[nodiscard]] std::string value_in(const std::map<std::string, std::string>& form, const std::string& name);
// 2026-12-24T09:00, likewise by its form.
[[nodiscard]] bool is_minute(std::string_view text);
// One line of at most `most` characters without control characters and without blanks at both ends.
[[nodiscard]] std::string one_line(std::string_view text, size_t most);

}  // namespace renkei::desk
