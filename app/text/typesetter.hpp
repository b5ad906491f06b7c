#pragma once
// Sets Japanese, Latin, Chinese and Korean text: a paragraph in layout units becomes placed glyphs. HarfBuzz shapes, ICU
// breaks lines, FreeType measures; the Japanese rules (kinsoku, punctuation glue, ruby, vertical setting) follow JLReq
// (W3C, Requirements for Japanese Text Layout) and are named where they are applied.
//
// Units: layout units for every length. Thread: a Typesetter is used by one thread at a time; make one a thread.
// Errors: a missing font falls back to the next in the chain; a character without any glyph is reported in Block::missing.

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "base/language.hpp"
#include "base/result.hpp"

namespace renkei::text {

enum class Face {
    Headline,    // Noto Serif CJK Medium: vertical headlines, names
    Numeral,     // Noto Serif CJK Light: the big figures
    Mincho,      // Noto Serif CJK Regular: leads and running Mincho
    MinchoBold,  // Noto Serif CJK Bold
    Gothic,      // BIZ UDPGothic Regular: text, labels
    GothicBold,  // BIZ UDPGothic Bold
};

enum class Direction { Horizontal, Vertical };
enum class Align { Start, Centre, End, Justify };
enum class Figures { Proportional, Tabular };
enum class Breaking {
    Strict,  // ICU lb=strict: running text
    Phrase,  // ICU lw=phrase: headlines break between phrases
};

struct Style {
    Face face = Face::Gothic;
    float size = 32;                          // em in layout units
    Language language = Language::Japanese;
    float line_height = 1.7f;                 // line pitch in ems
    float tracking = 0;                       // extra advance after each character, in ems
    Figures figures = Figures::Proportional;
    float western_gap = 1.0f / 6.0f;          // ems between Japanese and Latin or figures; JLReq 3.2.6 says a quarter, which
                                              // at poster sizes tears dates such as 令和8年11月22日 apart
};

struct Span {
    std::string text;   // UTF-8, NFC
    std::string ruby;   // reading, empty for none
};

struct Paragraph {
    std::vector<Span> spans;
    Style style;
    Direction direction = Direction::Horizontal;
    float measure = std::numeric_limits<float>::infinity();  // longest line; '\n' in the text always ends one
    Align align = Align::Start;
    Breaking breaking = Breaking::Strict;
    int max_lines = 0;                        // 0: no bound; beyond it the block says overflow
    float ruby_size = 0;                      // 0: half the base size
    float ruby_gap = 0;                       // between the base and its ruby, layout units
};

struct Glyph {
    uint16_t font = 0;      // index into the typesetter's fonts
    bool sideways = false;  // turned 90° clockwise (Latin in a vertical line)
    uint32_t id = 0;        // glyph index in that font
    float size = 0;         // em, layout units
    Vec2 origin;            // baseline origin relative to the block's top left corner
};

struct Line {
    std::string text;       // what it says, ruby excluded
    Rect box;               // relative to the block's top left corner; height (width when vertical) is the em
    float size = 0;         // em, layout units
    bool ruby = false;
    Language language = Language::Japanese;   // whose forms its characters have
};

// What a paragraph became. The block's corner is the top left of its bounds {0, 0, w, h}: horizontally the first line's em
// box touches y = 0 (ruby above it reaches to negative y and is not counted), vertically the first line is the rightmost
// and its em box touches x = w (ruby stands to the right of it, beyond w). Along the lines the block is as long as its
// longest line, or as the measure where lines are centred or end-aligned within one.
//
// In vertical lines one or two half-width figures and a capital letter alone stand upright in one em, up to four one below the other;
// other Western words lie sideways. A span with a reading is one group and is not broken; give each kanji its own span for mono ruby.
struct Block {
    std::vector<Glyph> glyphs;
    std::vector<Line> lines;
    Size size;
    bool overflow = false;          // lines beyond max_lines were left out, or one that may not be broken is too long
    std::vector<char32_t> missing;  // characters no font has
};

// One glyph's coverage at a pixel size.
struct Coverage {
    int left = 0, top = 0;       // pixel offset of the bitmap's corner from the origin pixel, y downward
    int width = 0, height = 0;
    std::vector<uint8_t> alpha;  // width × height, row by row, top first
};

class Typesetter {
  public:
    // Opens the fonts Debian's packages install (fonts-noto-cjk, -extra, fonts-morisawa-bizud-*).
    // Error: Unavailable, naming the packages, when not one CJK face is found.
    static Result<Typesetter> open();
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;
    ~Typesetter();

    [[nodiscard]] Block set(const Paragraph& paragraph) const;
    // A short text on one line.
    [[nodiscard]] Block line(const std::string& text, const Style& style, Direction direction = Direction::Horizontal) const;
    // Does any font have this character for this language?
    [[nodiscard]] bool covers(char32_t character, Language language) const;

    // Coverage of a glyph at `pixels_per_em`, its origin shifted by a quarter-pixel phase 0..3 in x and y. Unhinted.
    // The reference holds until the next call.
    [[nodiscard]] const Coverage& rasterise(const Glyph& glyph, float pixels_per_em, int phase_x, int phase_y) const;

    // Gives the mapped pages of the font files back to the system, which keeps them in its cache: a CJK face touched here and
    // there holds some 5 MB. The next use maps what it needs again (microseconds a page). For after a scene was painted.
    void release_font_pages() const;

    // The family names in fallback order, for doctor.
    [[nodiscard]] std::vector<std::string> font_files() const;

  private:
    struct Impl;
    explicit Typesetter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace renkei::text
