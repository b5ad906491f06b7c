#pragma once
// Chooses the lines of a paragraph: as few as fit, filled evenly, none of one lone character at the end.

#include <vector>

#include "text/breaks.hpp"
#include "text/spacing.hpp"

namespace renkei::text {

struct LineRange {
    size_t begin = 0, end = 0;  // cells; trailing spaces are not part of it
    bool ends_paragraph = false;  // the last one, or before a line feed: not justified
};

// Widths of any stretch of cells, in ems, by prefix sums.
class Widths {
  public:
    Widths(const std::vector<Cell>& cells, const Style& style, float ruby_em);
    [[nodiscard]] const std::vector<Gap>& gaps() const { return gaps_; }  // gaps()[i]: between cell i - 1 and i
    // Of cells begin ≤ i < end on one line, spaces at its end not counted.
    [[nodiscard]] float natural(size_t begin, size_t end) const;
    [[nodiscard]] float shrink(size_t begin, size_t end) const;
    [[nodiscard]] size_t without_trailing_space(size_t begin, size_t end) const;

  private:
    const std::vector<Cell>& cells_;
    std::vector<Gap> gaps_;
    std::vector<double> width_, shrink_;  // sums up to and without cell i, the gap before i included in i
};

// `measure` in ems. Lines longer than it are those that kinsoku forbids to break.
[[nodiscard]] std::vector<LineRange> choose_lines(const ShapedText& shaped, const Widths& widths, const Paragraph& paragraph, float measure,
                                                  const BreakIterators& iterators);

}  // namespace renkei::text
