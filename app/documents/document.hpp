#pragma once
// One untrusted document on its way to pixels. This room is a program of its own (renkei-documents), so that the reader of pictures has
// not to link what reads PDF: it draws the first page of one file from its standard input, under seccomp and with limits. Nothing of a
// document but what is drawn is looked at: scripts, links and attached files stay where they are. poppler lives here.
//
// Thread: one. Errors: the outcome.

#include <cstdint>
#include <span>

#include "base/photo_wire.hpp"

namespace renkei::documents {

// The page upright on white, with its longer side `longest` pixels: 8 bits R G B in sRGB, rows without padding, from the beginning of
// the room, which has place for `longest` times `longest` of them. With another outcome than Ok the room has nothing to be read.
[[nodiscard]] PhotoHeader draw_first_page(std::span<const uint8_t> file, uint32_t longest, std::span<uint8_t> room);

}  // namespace renkei::documents
