#pragma once
// How long the texts and lists of a record may be: several times the longest that ship (names 52 characters, sentences and
// sources 1,100, lists 372 entries), and short enough that every page can set them.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace renkei::model {

inline constexpr size_t kLongestName = 200;    // characters
inline constexpr size_t kLongestText = 4000;   // characters
inline constexpr size_t kLongestList = 2000;   // entries; there are 1,741 municipalities

// Characters of an event that a full page of the board (three in a lobby's size) can tell whole; the rest may end with …, and is told when it is loaded.
inline constexpr size_t kBoardTitle = 48, kBoardVenue = 40, kBoardNote = 24;

// A film stays no longer than this; what is cut off is told when it is loaded.
inline constexpr int kLongestFilmSeconds = 180;

// Fields that hold sentences or sources; every other text is a name, a code, an address or a date.
inline constexpr std::string_view kTextFields[] = {"lead_ja", "body_ja", "lead_en", "body_en", "description", "source", "note", "event", "value",
                                                   "contents", "basis", "progress", "body", "text", "text_en", "related_organisations", "url"};

[[nodiscard]] constexpr size_t longest_text(std::string_view field)
{
    return std::find(std::begin(kTextFields), std::end(kTextFields), field) != std::end(kTextFields) ? kLongestText : kLongestName;
}

}  // namespace renkei::model
