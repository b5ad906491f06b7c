#pragma once
// What a site offers for machines: RSS 1.0 and 2.0, Atom, and iCalendar, as drafts that a person confirms like those of pages. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "site/draft.hpp"

namespace renkei::site {

inline constexpr size_t kMostNews = 500;

// Entries with their titles, addresses and dates of publication, at most kMostNews. Nothing outside the bytes is ever read: no external entity, no
// definition. Error: BadData for what is none of the three.
[[nodiscard]] Result<std::vector<Draft>> news_of(std::string_view xml);

// Its events (RFC 5545), at most kMostNews: title, days and times in Japan, place. Rules of repetition are not followed: the first day counts.
[[nodiscard]] Result<std::vector<Draft>> calendar_of(std::string_view ics);

}  // namespace renkei::site
