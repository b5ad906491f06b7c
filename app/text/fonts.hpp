#pragma once
// The font files and the order in which a face looks for a character. A file is mapped when a character first asks for it
// (some 50 µs) and stays mapped; nothing of it is copied, so a font costs the pages that were touched.
//
// A font's index is its place in a fixed table, the same in every FontSet: glyphs set by one can be drawn by another.
// Thread: as the Typesetter that owns it.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <hb.h>

#include "base/language.hpp"
#include "text/typesetter.hpp"

namespace renkei::text {

// Ideographic em box of every font we use: top 0.88 em over the baseline, bottom 0.12 em under it (OS/2 typo metrics).
inline constexpr float em_box_ascent = 0.88f;

// HarfBuzz's units per em on every font, whatever the file's own: fine enough that rounding never shows.
inline constexpr int shaping_units = 1 << 16;

class Font {
  public:
    // Null when the file cannot be mapped or is not a font.
    static std::unique_ptr<Font> map(const char* path);
    ~Font();
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    [[nodiscard]] hb_font_t* shaper() const { return font_; }
    void release_pages() const;
    [[nodiscard]] bool has(char32_t character) const;
    [[nodiscard]] bool has(char32_t character, char32_t variation_selector) const;
    // Advance of the widest of 0–9 in ems: the cell of tabular figures where the font has no tnum.
    [[nodiscard]] float figure_advance() const { return figure_advance_; }
    // Height over the baseline that sideways and upright Western glyphs are centred on: half the figures' height, in ems.
    [[nodiscard]] float western_centre() const { return western_centre_; }
    // Kana as wide as their shapes (BIZ UDP), not an em each.
    [[nodiscard]] bool proportional() const { return proportional_; }

  private:
    explicit Font(hb_face_t* face);
    hb_font_t* font_ = nullptr;
    float figure_advance_ = 0.5f;
    float western_centre_ = 0.37f;
    bool proportional_ = false;
};

class FontSet {
  public:
    static constexpr size_t count = 8;

    // Only looks which files are there.
    FontSet();
    [[nodiscard]] bool any() const;
    [[nodiscard]] const Font* font(uint16_t index) const;
    // The first font of the face's chain with this character; a variation selector counts where a font knows the sequence.
    [[nodiscard]] std::optional<uint16_t> find(Face face, Language language, char32_t character, char32_t variation_selector = 0) const;
    [[nodiscard]] std::vector<std::string> paths() const;
    // Of the fonts mapped so far; see Typesetter::release_font_pages.
    void release_pages() const;

  private:
    struct Chain {
        std::array<uint16_t, 4> fonts{};
        size_t size = 0;
    };
    [[nodiscard]] Chain chain(Face face, Language language) const;

    std::array<std::string, count> paths_;  // empty: not installed
    mutable std::array<std::unique_ptr<Font>, count> fonts_;
    mutable std::array<bool, count> tried_{};
};

}  // namespace renkei::text
