#pragma once
// From characters to cells. A cell is what line composition moves as one: a character with its marks, a ligature, or
// figures standing upright in one em. Lengths are in ems of the base size, along the line and across it, so that cells do
// not depend on the size; a line's spacing between cells is not theirs (spacing.hpp).

#include <cstdint>
#include <string>
#include <vector>

#include <unicode/unistr.h>

#include "text/characters.hpp"
#include "text/fonts.hpp"
#include "text/typesetter.hpp"

namespace renkei::text {

struct CellGlyph {
    uint16_t font = 0;
    bool sideways = false;
    uint32_t id = 0;
    float scale = 1;   // of the em: below 1 where two figures share one em
    float along = 0;   // from the cell's start; down the line when vertical
    float across = 0;  // horizontally downward from the baseline, vertically to the right of the column's axis
};

struct Cell {
    int32_t begin = 0, end = 0;  // UTF-16 offsets in the text
    char32_t character = 0;      // its first
    CharacterClass character_class = CharacterClass::Ideograph;
    bool half_body = false;      // full-width punctuation cut to half an em: glue makes up for the rest
    bool upright = false;        // figures or a letter standing upright in a vertical line
    bool roomy = false;          // of a font with proportional kana, whose side bearings are part of its spacing
    float advance = 0;
    float pad = 0;               // room on both sides that wider ruby asks for
    int32_t ruby = -1;           // the span whose ruby stands over it
    uint32_t first_glyph = 0, glyph_count = 0;
};

struct ShapedText {
    icu::UnicodeString text;
    std::vector<Cell> cells;
    std::vector<CellGlyph> glyphs;
    std::vector<size_t> hard_ends;  // the cell after the last of each line that a line feed or the text's end ends
    std::vector<char32_t> missing;
};

class Shaper {
  public:
    explicit Shaper(const FontSet& fonts);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    [[nodiscard]] ShapedText shape(const std::string& utf8, const Style& style, Direction direction) const;

  private:
    const FontSet& fonts_;
    hb_buffer_t* buffer_;  // kept, for its memory
};

}  // namespace renkei::text
