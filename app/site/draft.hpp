#pragma once
// What a page of the project's site announces, as a draft that a person confirms: nothing of it is shown by itself, and what could not be
// understood stays in view. Pure.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/content.hpp"
#include "site/days.hpp"
#include "site/outline.hpp"

namespace renkei::site {

struct Draft {
    std::string address;                   // of the page
    std::string title;
    std::optional<Date> published;         // as the page says: no sign of a change, since pages are rewritten under it
    std::optional<Days> days;              // when it takes place
    std::string when, venue, organiser;    // as the page has them, in one line
    std::vector<std::string> codes;        // of the municipalities that take part, by their prefecture; ascending, each once
    std::vector<std::string> unmatched;    // "兵庫県 篠山市": named there, and not known by this name
    std::vector<std::string> files;        // addresses of its PDFs, as they stand in the page
    bool over = false;                     // the page says that it has ended
};

[[nodiscard]] Draft draft_of(const Outline& page, const std::string& address, std::span<const model::Municipality> municipalities);

// Do two drafts announce the same? By title and first day, never by address: a page is moved into the archive and then exists twice, and its
// title changes from 開催します to 開催しました.
[[nodiscard]] bool same_matter(const Draft& a, const Draft& b);

}  // namespace renkei::site
