#pragma once
// The exhibitions in the hall as pages: an opening page, then its panels in order, a film on a page of its own, then a long text on as
// many pages as can be read.
// Pure: programme and scene find the same pages.

#include <string>
#include <vector>

#include "model/content.hpp"

namespace renkei::programme {

// What can be read in the longest time that a slot stays (requirements R66), in characters.
inline constexpr size_t kExhibitPageCharacters = 132;

struct ExhibitPage {
    std::string item{};                           // of the slot: item_of the exhibition, and /3 or /3-2 for its panels
    const model::Exhibit* exhibit = nullptr;      // points into the content, as the next
    const model::ExhibitPanel* panel = nullptr;   // none: the opening page
    bool pictured = false;                        // the panel has a picture that stands here and may be shown on the day
    bool filmed = false;                          // it is the page of the panel's film
    std::string text{}, text_en{};                // what of the panel's text stands here, and of its English; the latter may be empty
    size_t number = 0, panels = 0;                // of the panel among those that are shown, from 1; how many there are
    [[nodiscard]] size_t read() const;            // characters that are read here
};

// What its opening page is called: its key, of which every "/" stands twice, so that the key "aki/1" is no panel of "aki".
[[nodiscard]] std::string item_of(const model::Exhibit& exhibit);

// Of an exhibition on a day. A panel of which nothing may be shown is left out.
[[nodiscard]] std::vector<ExhibitPage> pages_of(const model::Content& content, const model::Exhibit& exhibit, Date day);

// First and last day belong to it. Without a date that can be trusted only what has none is on.
[[nodiscard]] bool is_on(const model::Exhibit& exhibit, Date day, bool dated = true);

}  // namespace renkei::programme
