#pragma once
// What a Japanese or Chinese reader takes for one phrase, though ICU's dictionary sees two.

#include "text/breaks.hpp"

namespace renkei::text {

// Lowers breaks between phrases to Compound within a noun of several words, to Weak within a word and what leans on it.
void bind_phrases(const std::vector<Cell>& cells, std::vector<BreakLevel>& levels);

// Of both: raises the break before a bracket.
void part_before_brackets(const std::vector<Cell>& cells, std::vector<BreakLevel>& levels);

// The same of Chinese words: 的 and its like end what stands before them, 与, 跨 and their like begin what follows.
void bind_chinese_words(const std::vector<Cell>& cells, std::vector<BreakLevel>& levels);

}  // namespace renkei::text
