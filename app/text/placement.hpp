#pragma once
// Places the cells of chosen lines, and their ruby, as glyphs of a block.

#include "text/lines.hpp"
#include "text/ruby.hpp"

namespace renkei::text {

[[nodiscard]] Block place_lines(const ShapedText& shaped, const Widths& widths, const std::vector<LineRange>& lines, const std::vector<Ruby>& rubies,
                                const Paragraph& paragraph);

}  // namespace renkei::text
