#pragma once
// What the bytes of a document tell before anybody reads it: where it begins and ends in its file, and what its reader would pass over in silence. Nothing
// but searching; pure. Private to this room, and a fuzz target.

#include <cstdint>
#include <span>

namespace renkei::documents {

struct Envelope {
    std::span<const uint8_t> document;   // from its mark to its end
    bool surplus = false;                // something else stands before or behind it
    bool cut_short = false;              // its end is not there
    bool sizeless = false;               // none of its pages says how large it is, in a way that can be read
    bool askew = false;                  // a page is to be turned by what is no quarter
};

[[nodiscard]] Envelope envelope_of(std::span<const uint8_t> file);

}  // namespace renkei::documents
