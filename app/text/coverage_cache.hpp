#pragma once
// Draws glyphs as grey coverage and keeps the latest. Outlines come from the mapped font through HarfBuzz and are filled by
// FreeType's smooth rasteriser, unhinted; no FreeType face is opened, which would cost 1 ms and copies of tables for each font.

#include <cstdint>
#include <list>
#include <unordered_map>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "text/fonts.hpp"
#include "text/typesetter.hpp"

namespace renkei::text {

class CoverageCache {
  public:
    // Bytes of coverage kept; a caller with an atlas asks for a glyph once, so this serves redrawn layers only.
    static constexpr size_t max_bytes = 1 << 20;

    CoverageCache();
    ~CoverageCache();
    CoverageCache(const CoverageCache&) = delete;
    CoverageCache& operator=(const CoverageCache&) = delete;

    // Holds until the next call.
    const Coverage& find(const FontSet& fonts, const Glyph& glyph, float pixels_per_em, int phase_x, int phase_y);

  private:
    struct Key {
        uint32_t id = 0;
        uint32_t pixels = 0;  // 1/64 pixel per em
        uint16_t font = 0;
        uint8_t phases = 0;
        bool sideways = false;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        size_t operator()(const Key& key) const;
    };
    struct Entry {
        Key key;
        Coverage coverage;
    };
    [[nodiscard]] Coverage draw(const FontSet& fonts, const Key& key) const;

    FT_Library library_ = nullptr;
    std::list<Entry> entries_;  // the latest used first
    std::unordered_map<Key, std::list<Entry>::iterator, KeyHash> index_;
    size_t bytes_ = 0;
};

}  // namespace renkei::text
