#include "text/shaping.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "text/itemise.hpp"

namespace renkei::text {
namespace {

constexpr float ems(hb_position_t units) { return static_cast<float>(units) / static_cast<float>(shaping_units); }

// Two figures may fill a little more than the em: their side bearings make up for it.
constexpr float upright_limit = 1.06f;
// Ems of a figure under another: as far apart as the characters around them look.
constexpr float stacked_advance = 0.9f;

struct Context {
    const FontSet& fonts;
    const Style& style;
    Direction direction;
    hb_buffer_t* buffer;
    ShapedText& shaped;
};

std::vector<hb_feature_t> features(const Context& context, const Run& run)
{
    const auto feature = [](hb_tag_t tag, uint32_t value) {
        return hb_feature_t{tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    };
    // Kerning of kana presumes proportional forms; running text keeps to the em grid.
    if (run.setting == Setting::Ideographic) return {feature(HB_TAG('k', 'e', 'r', 'n'), 0)};
    if (run.setting == Setting::Upright && run.characters.size() > 1) return {feature(HB_TAG('h', 'w', 'i', 'd'), 1)};
    if (context.style.figures == Figures::Tabular) return {feature(HB_TAG('t', 'n', 'u', 'm'), 1), feature(HB_TAG('k', 'e', 'r', 'n'), 0)};
    return {};
}

void run_harfbuzz(const Context& context, const Run& run, const Font& font)
{
    hb_buffer_t* buffer = context.buffer;
    hb_buffer_clear_contents(buffer);
    hb_script_t script = run.hangul ? HB_SCRIPT_HANGUL : HB_SCRIPT_HAN;
    if (run.setting != Setting::Ideographic) {
        script = HB_SCRIPT_LATIN;
        for (const auto& [character, offset] : run.characters) {
            const auto own = hb_unicode_script(hb_unicode_funcs_get_default(), character);
            if (own == HB_SCRIPT_COMMON || own == HB_SCRIPT_INHERITED || own == HB_SCRIPT_UNKNOWN) continue;
            script = own;
            break;
        }
    }
    for (const auto& [character, offset] : run.characters) hb_buffer_add(buffer, character, static_cast<unsigned>(offset));
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    const bool down = context.direction == Direction::Vertical && run.setting == Setting::Ideographic;
    hb_buffer_set_direction(buffer, down ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script);
    const auto tag = language_tag(context.style.language);
    hb_buffer_set_language(buffer, hb_language_from_string(tag.data(), static_cast<int>(tag.size())));
    const auto wanted = features(context, run);
    hb_shape(font.shaper(), buffer, wanted.data(), static_cast<unsigned>(wanted.size()));
}

char32_t character_at(const Run& run, int32_t offset)
{
    const auto found = std::lower_bound(run.characters.begin(), run.characters.end(), offset,
                                        [](const RunCharacter& c, int32_t value) { return c.offset < value; });
    return found == run.characters.end() ? U' ' : found->character;
}

// Cuts full-width punctuation to its half body: the empty half is an opening mark's first, a stop's last, a middle dot's
// outer quarters. The same as the features halt and vhal, which BIZ UD lacks; proportional punctuation stays as it is.
void cut_to_half_body(Cell& cell, std::span<CellGlyph> glyphs)
{
    if (!has_half_body(cell.character_class) || cell.advance < 0.9f) return;
    float shift = 0;
    if (cell.character_class == CharacterClass::Opening) shift = -0.5f;
    if (cell.character_class == CharacterClass::MiddleDot) shift = -0.25f;
    for (auto& glyph : glyphs) glyph.along += shift;
    cell.advance -= 0.5f;
    cell.half_body = true;
}

// Leaves a mark no more than this (ems) beside its ink.
void trim(const Font& font, Cell& cell, std::span<CellGlyph> glyphs, float bearing)
{
    hb_glyph_extents_t extents;
    if (glyphs.size() != 1) return;
    if (!hb_font_get_glyph_extents(font.shaper(), glyphs[0].id, &extents)) return;
    glyphs[0].along += bearing - ems(extents.x_bearing);
    cell.advance = ems(extents.width) + 2 * bearing;
}

// BIZ UDP sets ’ and “ in half an em, as Japanese wants them; in English that tears “Teshikaga’s” apart.
void trim_quotation_mark(const Font& font, Cell& cell, std::span<CellGlyph> glyphs)
{
    constexpr float bearing = 0.04f;
    if (std::u32string_view(U"‘’“”").find(cell.character) == std::u32string_view::npos || cell.advance < 0.45f) return;
    trim(font, cell, glyphs, bearing);
}

// Between figures of one width, which bring air of their own, the third of an em that Noto gives a decimal point looks like a gap: 7 .13.
void trim_decimal_point(const Font& font, Cell& cell, std::span<CellGlyph> glyphs)
{
    constexpr float bearing = 0.04f;
    if (cell.character == U'.' && cell.advance > 0.25f) trim(font, cell, glyphs, bearing);
}

void widen_figure(Cell& cell, std::span<CellGlyph> glyphs, float figure_advance)
{
    const float room = figure_advance - cell.advance;
    for (auto& glyph : glyphs) glyph.along += room / 2;
    cell.advance = figure_advance;
}

// Where a shaped glyph stands in its cell, the pen being `pen` ems after the cell's start.
CellGlyph placed_glyph(const Context& context, const Run& run, const Font& font, const hb_glyph_info_t& info,
                       const hb_glyph_position_t& position, float pen)
{
    CellGlyph glyph{.font = run.font, .id = info.codepoint};
    const float right = ems(position.x_offset), up = ems(position.y_offset);
    if (context.direction == Direction::Horizontal) {
        glyph.along = pen + right;
        glyph.across = -up;
    } else if (run.setting == Setting::Ideographic) {
        glyph.along = pen - up;
        glyph.across = right;
    } else {  // turned clockwise: what was up is to the right, and the baseline stands left of the axis
        glyph.sideways = true;
        glyph.along = pen + right;
        glyph.across = up - font.western_centre();
    }
    return glyph;
}

void add_cells(const Context& context, const Run& run, const Font& font)
{
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(context.buffer, &count);
    const auto* positions = hb_buffer_get_glyph_positions(context.buffer, nullptr);
    const bool down = context.direction == Direction::Vertical && run.setting == Setting::Ideographic;
    auto& shaped = context.shaped;
    for (unsigned i = 0; i < count;) {
        Cell cell;
        cell.begin = static_cast<int32_t>(infos[i].cluster);
        cell.character = character_at(run, cell.begin);
        cell.character_class = classify(cell.character, context.style.language);
        cell.first_glyph = static_cast<uint32_t>(shaped.glyphs.size());
        unsigned k = i;
        for (; k < count && infos[k].cluster == infos[i].cluster; ++k) {
            shaped.glyphs.push_back(placed_glyph(context, run, font, infos[k], positions[k], cell.advance));
            cell.advance += down ? -ems(positions[k].y_advance) : ems(positions[k].x_advance);
        }
        cell.glyph_count = k - i;
        cell.end = k < count ? static_cast<int32_t>(infos[k].cluster) : run.end;
        cell.roomy = font.proportional();
        const auto glyphs = std::span(shaped.glyphs).subspan(cell.first_glyph);
        cut_to_half_body(cell, glyphs);
        if (run.setting == Setting::Western && is_alphabetic(context.style.language)) trim_quotation_mark(font, cell, glyphs);
        if (context.style.figures == Figures::Tabular) {
            if (cell.character_class == CharacterClass::WesternDigit) widen_figure(cell, glyphs, font.figure_advance());
            trim_decimal_point(font, cell, glyphs);
        }
        shaped.cells.push_back(cell);
        i = k;
    }
}

// Tate-chu-yoko: the whole run upright in one em, centred both ways; or the one character of a stacked run.
void add_upright_cell(const Context& context, const Run& run, const Font& font)
{
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(context.buffer, &count);
    const auto* positions = hb_buffer_get_glyph_positions(context.buffer, nullptr);
    Cell cell{.begin = run.characters.front().offset, .end = run.end, .character = run.characters.front().character};
    cell.character_class = classify(cell.character, context.style.language);
    cell.upright = true;
    cell.advance = run.setting == Setting::Stacked ? stacked_advance : 1;
    cell.first_glyph = static_cast<uint32_t>(context.shaped.glyphs.size());
    cell.glyph_count = count;
    float width = 0;
    for (unsigned i = 0; i < count; ++i) width += ems(positions[i].x_advance);
    const float scale = std::min(1.0f, upright_limit / std::max(width, 0.01f));
    float pen = -width / 2;
    for (unsigned i = 0; i < count; ++i) {
        context.shaped.glyphs.push_back({.font = run.font,
                                         .id = infos[i].codepoint,
                                         .scale = scale,
                                         .along = cell.advance / 2 + font.western_centre() * scale,
                                         .across = (pen + ems(positions[i].x_offset)) * scale});
        pen += ems(positions[i].x_advance);
    }
    context.shaped.cells.push_back(cell);
}

}  // namespace

Shaper::Shaper(const FontSet& fonts) : fonts_(fonts), buffer_(hb_buffer_create()) {}
Shaper::~Shaper() { hb_buffer_destroy(buffer_); }

ShapedText Shaper::shape(const std::string& utf8, const Style& style, Direction direction) const
{
    ShapedText shaped;
    shaped.text = icu::UnicodeString::fromUTF8(utf8);
    auto itemised = itemise(shaped.text, fonts_, style, direction);
    shaped.missing = std::move(itemised.missing);
    shaped.cells.reserve(static_cast<size_t>(shaped.text.length()));
    shaped.glyphs.reserve(static_cast<size_t>(shaped.text.length()));
    const Context context{fonts_, style, direction, buffer_, shaped};
    for (const auto& run : itemised.runs) {
        if (const Font* font = run.characters.empty() ? nullptr : fonts_.font(run.font)) {
            run_harfbuzz(context, run, *font);
            if (run.setting == Setting::Upright || run.setting == Setting::Stacked) add_upright_cell(context, run, *font);
            else add_cells(context, run, *font);
        }
        if (run.ends_hard_line) shaped.hard_ends.push_back(shaped.cells.size());
    }
    if (itemised.runs.empty() || !itemised.runs.back().ends_hard_line) shaped.hard_ends.push_back(shaped.cells.size());
    return shaped;
}

}  // namespace renkei::text
