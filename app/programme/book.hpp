#pragma once
// The pages of the two scenes that are turned like a book: plans and partners. Which there are, in their order, and how long each
// stays with a content. Pure.

#include <array>
#include <string_view>
#include <vector>

#include "model/content.hpp"

namespace renkei::programme {

// The items of the scenes' slots. The scenes draw exactly these (scenes/plans.cpp checks it).
inline constexpr std::array<std::string_view, 10> kPlanPages{"goals", "work", "fields", "outlook", "lines", "joint", "model", "survey", "grants", "platform"};
inline constexpr std::array<std::string_view, 3> kPartnerPages{"companies", "history", "contacts"};

struct BookPage {
    std::string_view item;
    size_t characters = 0;   // what is read there; 0: the content has nothing for it
    float seconds = 0;       // instead of the time for reading, where the page is looked through
};

[[nodiscard]] std::vector<BookPage> plan_pages(const model::Content& content);
[[nodiscard]] std::vector<BookPage> partner_pages(const model::Content& content);

}  // namespace renkei::programme
