#pragma once
// What the bytes of a document tell before anybody reads it: where it begins and ends in its file, and what its reader would pass over in silence. Nothing
// but searching; pure. Private to this room, and a fuzz target.

#include <cstdint>
#include <span>
#include <vector>

namespace renkei::documents {

// Two corners, in whichever order they were written.
struct Box {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};

struct Envelope {
    std::span<const uint8_t> document;   // from its mark to its end
    bool surplus = false;                // something else stands before or behind it
    bool cut_short = false;              // its end is not there
    bool sizeless = false;               // where its first page counts as US Letter, nothing that can be read says that it is
    bool askew = false;                  // a page is to be turned by what is no quarter
    std::vector<Box> crops{};            // what its pages are cropped to, as far as that can be read; the first few
};

[[nodiscard]] Envelope envelope_of(std::span<const uint8_t> file);
// Have the two nothing in common? What is shown of a page is what its crop box has of its medium (ISO 32000-1, 14.11.2).
[[nodiscard]] bool lies_beside(const Box& crop, const Box& medium);

}  // namespace renkei::documents
