#include "text/ruby.hpp"

#include <algorithm>

namespace renkei::text {

std::vector<Ruby> attach_ruby(const Paragraph& paragraph, const Shaper& shaper, float ruby_em, ShapedText& base)
{
    std::vector<Ruby> rubies;
    int32_t span_begin = 0;
    size_t next = 0;
    for (const auto& span : paragraph.spans) {
        const int32_t span_end = span_begin + icu::UnicodeString::fromUTF8(span.text).length();
        const size_t first = next;
        while (next < base.cells.size() && base.cells[next].begin < span_end) ++next;
        span_begin = span_end;
        if (span.ruby.empty() || first == next) continue;

        Style style = paragraph.style;
        style.tracking = 0;
        Ruby ruby{.shaped = shaper.shape(span.ruby, style, paragraph.direction), .em = ruby_em};
        for (const auto& cell : ruby.shaped.cells) {
            ruby.width += cell.advance * ruby_em;
            if (is_western(cell.character_class)) ruby.spread = false;
        }
        float base_width = paragraph.style.tracking * static_cast<float>(next - first - 1);
        for (size_t i = first; i < next; ++i) {
            base_width += base.cells[i].advance;
            base.cells[i].ruby = static_cast<int32_t>(rubies.size());
        }
        const float pad = std::max(0.0f, ruby.width - base_width) / (2 * static_cast<float>(next - first));
        for (size_t i = first; i < next; ++i) base.cells[i].pad = pad;
        base.missing.insert(base.missing.end(), ruby.shaped.missing.begin(), ruby.shaped.missing.end());
        rubies.push_back(std::move(ruby));
    }
    return rubies;
}

std::vector<float> distribute(const Ruby& ruby, float base_width)
{
    std::vector<float> starts;
    const auto& cells = ruby.shaped.cells;
    const float room = base_width - ruby.width;
    const float part = ruby.spread && room > 0 ? room / (2 * static_cast<float>(cells.size())) : 0;
    float pen = ruby.spread && room > 0 ? part : room / 2;
    for (const auto& cell : cells) {
        starts.push_back(pen);
        pen += cell.advance * ruby.em + 2 * part;
    }
    return starts;
}

}  // namespace renkei::text
