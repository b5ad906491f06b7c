#pragma once
// The pages of the two scenes that are turned like a book: plans and partners. Which there are, in their order, and how long each
// stays with a content. Pure.

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "model/content.hpp"

namespace renkei::programme {

// The items of the scenes' slots. The scenes draw exactly these (scenes/plans.cpp checks it).
inline constexpr std::array<std::string_view, 10> kPlanPages{"goals", "work", "fields", "outlook", "lines", "joint", "model", "survey", "grants", "platform"};
inline constexpr std::array<std::string_view, 5> kPartnerPages{"companies", "history-1", "history-2", "history-3", "contacts"};

// The steps of the project on the page of this number, from 1: a third of them, or so, for no year is on two pages. None where there
// are fewer years than pages.
inline constexpr size_t kHistoryPages = 3;
[[nodiscard]] std::span<const model::Milestone> history_page(const model::Content& content, size_t page);

struct BookPage {
    std::string_view item;
    size_t characters = 0;   // what is read there; 0: the content has nothing for it
    float seconds = 0;       // instead of the time for reading, where the page is looked through
};

[[nodiscard]] std::vector<BookPage> plan_pages(const model::Content& content);
[[nodiscard]] std::vector<BookPage> partner_pages(const model::Content& content);

}  // namespace renkei::programme
