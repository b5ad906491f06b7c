#pragma once
// Days and times as the project's pages write them: 令和6年10月30日（水）・31日（木）11時～19時30分, of any width, with the year of an era, of the
// western calendar, or none. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.hpp"

namespace renkei::site {

struct Days {
    Date first{}, last{};                            // the same for one day; in between others may be left out (a list of days)
    std::optional<int> start_minute, end_minute;     // of the first times that follow
};

// Width and the many kinds of dashes made one: digits, brackets, colons and blanks as in ASCII, every sign of a range "~".
[[nodiscard]] std::string plain(std::string_view utf8);

// The first day, or days, that a text names. `year`: of one that is written without, such as that of the page's publication. Nothing where
// there is no real day.
[[nodiscard]] std::optional<Days> days_in(std::string_view utf8, std::optional<int> year = {});

}  // namespace renkei::site
