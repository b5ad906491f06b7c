#include "text/placement.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::text {
namespace {

// Lengths along and across the lines, in layout units, before they become x and y.
struct Frame {
    Direction direction = Direction::Horizontal;
    float size = 0;    // em
    float pitch = 0;   // between lines
    float extent = 0;  // of all lines, across
    float ruby_gap = 0;
    // The em box of line i begins here, across: from the top, or from the right edge leftward.
    [[nodiscard]] float line_start(size_t line) const { return static_cast<float>(line) * pitch; }
};

std::string utf8(const icu::UnicodeString& text, int32_t begin, int32_t end)
{
    std::string result;
    // Without the joiners that hold a name together: they say where no line ends, and are not seen.
    icu::UnicodeString seen = text.tempSubStringBetween(begin, end);
    seen.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x2060)), icu::UnicodeString());
    seen.toUTF8String(result);
    return result;
}

// The space added to each gap of a line: negative where it must close up, positive where it is justified.
std::vector<float> fitted_gaps(const Widths& widths, LineRange line, float measure, Align align)
{
    const auto& gaps = widths.gaps();
    std::vector<float> fitted(line.end - line.begin, 0.0f);
    for (size_t i = line.begin + 1; i < line.end; ++i) fitted[i - line.begin] = gaps[i].natural;
    const float missing = measure - widths.natural(line.begin, line.end);
    if (missing < 0) {
        const float capacity = widths.shrink(line.begin, line.end);
        const float share = capacity > 0 ? std::min(1.0f, -missing / capacity) : 0;
        for (size_t i = line.begin + 1; i < line.end; ++i) fitted[i - line.begin] -= gaps[i].shrink * share;
        return fitted;
    }
    if (align != Align::Justify || line.ends_paragraph) return fitted;
    float first = 0, last = 0;
    for (size_t i = line.begin + 1; i < line.end; ++i) {
        first += gaps[i].stretch;
        last += gaps[i].last_stretch;
    }
    if (missing > first + last) return fitted;
    const float first_share = first > 0 ? std::min(1.0f, missing / first) : 0;
    const float last_share = last > 0 ? std::max(0.0f, missing - first) / last : 0;
    for (size_t i = line.begin + 1; i < line.end; ++i)
        fitted[i - line.begin] += gaps[i].stretch * first_share + gaps[i].last_stretch * last_share;
    return fitted;
}

struct Placer {
    const Frame& frame;
    Block& block;

    // `along` is the cell's start, `across` the start of the line's em box, `em` the size of these cells.
    void add(const ShapedText& shaped, const Cell& cell, float along, float across, float em) const
    {
        for (uint32_t i = cell.first_glyph; i < cell.first_glyph + cell.glyph_count; ++i) {
            const auto& glyph = shaped.glyphs[i];
            Vec2 origin;
            if (frame.direction == Direction::Horizontal)
                origin = {along + glyph.along * em, across + (em_box_ascent + glyph.across) * em};
            else
                origin = {frame.extent - across - em / 2 + glyph.across * em, along + glyph.along * em};
            block.glyphs.push_back({glyph.font, glyph.sideways, glyph.id, em * glyph.scale, origin});
        }
    }

    [[nodiscard]] Rect box(float along, float length, float across, float em) const
    {
        if (frame.direction == Direction::Horizontal) return {along, across, length, em};
        return {frame.extent - across - em, along, em, length};
    }
};

struct PlacedCells {
    std::vector<float> starts;  // of each cell, pads included
    float length = 0;
};

PlacedCells cell_starts(const ShapedText& shaped, LineRange line, const std::vector<float>& gaps)
{
    PlacedCells placed;
    for (size_t i = line.begin; i < line.end; ++i) {
        placed.length += gaps[i - line.begin];
        placed.starts.push_back(placed.length);
        placed.length += shaped.cells[i].advance + 2 * shaped.cells[i].pad;
    }
    return placed;
}

void place_ruby(const Placer& placer, const ShapedText& shaped, const std::vector<Ruby>& rubies, LineRange line, const PlacedCells& placed,
                float offset, float line_start, Language language)
{
    const float size = placer.frame.size;
    for (size_t i = line.begin; i < line.end;) {
        const int32_t group = shaped.cells[i].ruby;
        size_t end = i + 1;
        while (end < line.end && shaped.cells[end].ruby == group) ++end;
        if (group >= 0) {
            const auto& ruby = rubies[static_cast<size_t>(group)];
            const auto& last = shaped.cells[end - 1];
            const float begin = placed.starts[i - line.begin];
            const float width = placed.starts[end - 1 - line.begin] + last.advance + 2 * last.pad - begin;
            const auto starts = distribute(ruby, width);
            const float em = ruby.em * size, across = line_start - em - placer.frame.ruby_gap;
            for (size_t k = 0; k < starts.size(); ++k)
                placer.add(ruby.shaped, ruby.shaped.cells[k], offset + (begin + starts[k]) * size, across, em);
            if (!starts.empty()) {
                const float ruby_length = starts.back() + ruby.shaped.cells.back().advance * ruby.em - starts.front();
                placer.block.lines.push_back({utf8(ruby.shaped.text, 0, ruby.shaped.text.length()),
                                              placer.box(offset + (begin + starts.front()) * size, ruby_length * size, across, em), em, true, language});
            }
        }
        i = end;
    }
}

}  // namespace

Block place_lines(const ShapedText& shaped, const Widths& widths, const std::vector<LineRange>& lines, const std::vector<Ruby>& rubies,
                  const Paragraph& paragraph)
{
    Block block;
    block.missing = shaped.missing;
    const auto bound = static_cast<size_t>(std::max(paragraph.max_lines, 0));
    const size_t shown = bound > 0 ? std::min(bound, lines.size()) : lines.size();
    block.overflow = shown < lines.size();

    Frame frame{.direction = paragraph.direction, .size = paragraph.style.size, .pitch = paragraph.style.size * paragraph.style.line_height,
                .ruby_gap = paragraph.ruby_gap};
    if (shown > 0) frame.extent = static_cast<float>(shown - 1) * frame.pitch + frame.size;
    const float measure = paragraph.measure / frame.size;
    std::vector<PlacedCells> placed;
    float longest = 0;
    for (size_t i = 0; i < shown; ++i) {
        placed.push_back(cell_starts(shaped, lines[i], fitted_gaps(widths, lines[i], measure, paragraph.align)));
        longest = std::max(longest, placed.back().length);
    }
    block.overflow = block.overflow || longest > measure + 0.01f;

    // Centred and ended lines stand within the measure where there is one; other blocks are as long as their longest line.
    const bool within_measure = std::isfinite(measure) && (paragraph.align == Align::Centre || paragraph.align == Align::End);
    const float extent = within_measure ? std::max(measure, longest) : longest;
    const Placer placer{frame, block};
    for (size_t i = 0; i < shown; ++i) {
        const auto line = lines[i];
        float offset = 0;
        if (paragraph.align == Align::Centre) offset = (extent - placed[i].length) / 2;
        if (paragraph.align == Align::End) offset = extent - placed[i].length;
        offset *= frame.size;
        for (size_t k = line.begin; k < line.end; ++k)
            placer.add(shaped, shaped.cells[k], offset + (placed[i].starts[k - line.begin] + shaped.cells[k].pad) * frame.size, frame.line_start(i),
                       frame.size);
        const int32_t begin = line.begin < line.end ? shaped.cells[line.begin].begin : 0;
        const int32_t end = line.begin < line.end ? shaped.cells[line.end - 1].end : 0;
        block.lines.push_back({utf8(shaped.text, begin, end), placer.box(offset, placed[i].length * frame.size, frame.line_start(i), frame.size), frame.size,
                               false, paragraph.style.language});
        place_ruby(placer, shaped, rubies, line, placed[i], offset, frame.line_start(i), paragraph.style.language);
    }
    const float length = extent * frame.size;
    block.size = paragraph.direction == Direction::Horizontal ? Size{length, frame.extent} : Size{frame.extent, length};
    return block;
}

}  // namespace renkei::text
