#pragma once
// Cuts a text into runs that are shaped in one piece: one font, one way of standing.

#include <cstdint>
#include <vector>

#include <unicode/unistr.h>

#include "text/fonts.hpp"
#include "text/typesetter.hpp"

namespace renkei::text {

enum class Setting {
    Ideographic,  // upright; vertical forms in a vertical line
    Western,      // sideways in a vertical line
    Upright,      // Western figures or a letter upright within one em of a vertical line (tate-chu-yoko)
    Stacked,      // a figure of a longer number or a capital of an acronym upright, the next below it
};

struct RunCharacter {
    char32_t character = 0;
    int32_t offset = 0;  // UTF-16
};

struct Run {
    Setting setting = Setting::Ideographic;
    uint16_t font = 0;
    bool hangul = false;
    std::vector<RunCharacter> characters;
    int32_t end = 0;                // UTF-16 offset after the last
    bool ends_hard_line = false;    // a line feed follows; such a run may be empty
};

struct Itemised {
    std::vector<Run> runs;
    std::vector<char32_t> missing;
};

[[nodiscard]] Itemised itemise(const icu::UnicodeString& text, const FontSet& fonts, const Style& style, Direction direction);

}  // namespace renkei::text
