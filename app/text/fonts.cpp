#include "text/fonts.hpp"

#include <algorithm>
#include <initializer_list>

#include <hb-ot.h>
#include <sys/mman.h>
#include <unistd.h>

namespace renkei::text {
namespace {

// Where Debian's packages put the files. The first face of each Noto collection is JP; the language tag chooses the glyphs.
enum Slot : uint16_t { SerifMedium, SerifLight, SerifRegular, SerifBold, GothicRegular, GothicBold, SansRegular, SansBold };
constexpr std::array<const char*, FontSet::count> files = {
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Medium.ttc",           // fonts-noto-cjk-extra
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Light.ttc",            // fonts-noto-cjk-extra
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",          // fonts-noto-cjk
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",             // fonts-noto-cjk
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf",  // fonts-morisawa-bizud-gothic
    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf",     // fonts-morisawa-bizud-gothic
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",           // fonts-noto-cjk
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",              // fonts-noto-cjk
};

float ems(hb_position_t units) { return static_cast<float>(units) / static_cast<float>(shaping_units); }

}  // namespace

std::unique_ptr<Font> Font::map(const char* path)
{
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) return nullptr;
    hb_face_t* face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    std::unique_ptr<Font> font;
    if (hb_face_get_glyph_count(face) > 0) font.reset(new Font(face));
    hb_face_destroy(face);
    return font;
}

Font::Font(hb_face_t* face) : font_(hb_font_create(face))
{
    hb_font_set_scale(font_, shaping_units, shaping_units);
    float widest = 0;
    for (hb_codepoint_t digit = '0'; digit <= '9'; ++digit) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(font_, digit, &glyph)) widest = std::max(widest, ems(hb_font_get_glyph_h_advance(font_, glyph)));
    }
    if (widest > 0) figure_advance_ = widest;
    hb_codepoint_t narrow_kana = 0;
    if (hb_font_get_nominal_glyph(font_, U'し', &narrow_kana)) proportional_ = ems(hb_font_get_glyph_h_advance(font_, narrow_kana)) < 0.95f;
    hb_position_t cap_height = 0;
    if (hb_ot_metrics_get_position(font_, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height) && cap_height > 0) western_centre_ = ems(cap_height) / 2;
}

Font::~Font() { hb_font_destroy(font_); }

void Font::release_pages() const
{
    hb_blob_t* file = hb_face_reference_blob(hb_font_get_face(font_));
    unsigned int length = 0;
    const char* bytes = hb_blob_get_data(file, &length);
    // HarfBuzz maps the file privately and read-only, from a page's beginning; without a mapping it would have read it into
    // the heap, where dropping pages would lose them.
    const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
    const bool mapped = length > 0 && reinterpret_cast<uintptr_t>(bytes) % page == 0;
    if (mapped) madvise(const_cast<char*>(bytes), length, MADV_DONTNEED);
    hb_blob_destroy(file);
}

bool Font::has(char32_t character) const
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font_, character, &glyph) != 0;
}

bool Font::has(char32_t character, char32_t variation_selector) const
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_variation_glyph(font_, character, variation_selector, &glyph) != 0;
}

FontSet::FontSet()
{
    for (size_t i = 0; i < count; ++i)
        if (access(files[i], R_OK) == 0) paths_[i] = files[i];
}

bool FontSet::any() const
{
    return std::any_of(paths_.begin(), paths_.end(), [](const std::string& path) { return !path.empty(); });
}

const Font* FontSet::font(uint16_t index) const
{
    if (index >= count) return nullptr;
    if (!tried_[index]) {
        tried_[index] = true;
        if (!paths_[index].empty()) fonts_[index] = Font::map(paths_[index].c_str());
    }
    return fonts_[index].get();
}

// A chain has one weight of each family, the first that is installed: another weight of the same family has no other characters.
FontSet::Chain FontSet::chain(Face face, Language language) const
{
    Chain chain;
    const auto add = [&](std::initializer_list<Slot> weights) {
        for (const auto slot : weights) {
            if (paths_[slot].empty()) continue;
            chain.fonts[chain.size++] = slot;
            return;
        }
    };
    // BIZ UD has the Japanese forms only.
    const bool han_of_japan = has_han_of_japan(language);
    switch (face) {
        case Face::Headline: add({SerifMedium, SerifRegular, SerifBold}); break;
        case Face::Numeral: add({SerifLight, SerifRegular, SerifMedium}); break;
        case Face::Mincho: add({SerifRegular, SerifMedium, SerifBold}); break;
        case Face::MinchoBold: add({SerifBold, SerifMedium, SerifRegular}); break;
        case Face::Gothic:
            if (han_of_japan) add({GothicRegular, GothicBold});
            break;
        case Face::GothicBold:
            if (han_of_japan) add({GothicBold, GothicRegular});
            break;
    }
    const bool bold = face == Face::GothicBold || face == Face::MinchoBold;
    if (bold) add({SansBold, SansRegular});
    else add({SansRegular, SansBold});
    const bool gothic = face == Face::Gothic || face == Face::GothicBold;
    if (gothic) add({SerifRegular, SerifBold, SerifMedium, SerifLight});
    if (!gothic || !han_of_japan) add({GothicRegular, GothicBold});
    return chain;
}

std::optional<uint16_t> FontSet::find(Face face, Language language, char32_t character, char32_t variation_selector) const
{
    const auto fonts = chain(face, language);
    if (variation_selector != 0)
        for (size_t i = 0; i < fonts.size; ++i)
            if (const Font* candidate = font(fonts.fonts[i]); candidate && candidate->has(character, variation_selector)) return fonts.fonts[i];
    for (size_t i = 0; i < fonts.size; ++i)
        if (const Font* candidate = font(fonts.fonts[i]); candidate && candidate->has(character)) return fonts.fonts[i];
    return std::nullopt;
}

void FontSet::release_pages() const
{
    for (const auto& font : fonts_)
        if (font) font->release_pages();
}

std::vector<std::string> FontSet::paths() const
{
    std::vector<std::string> installed;
    for (const auto& path : paths_)
        if (!path.empty()) installed.push_back(path);
    return installed;
}

}  // namespace renkei::text
