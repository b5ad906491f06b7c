#pragma once
// The bound edge of a book. Plans and partners are its pages: all show it at the same place, so that it stands while one is turned and
// the page is never bare.

#include "scenes/board.hpp"

namespace renkei::scenes::plans {

// 亀甲綴じ, tortoise-shell binding: threads over the right edge, where a book that is read upright is bound, and indigo cloth about its
// corners. Within the outer margin; there from the page's first second on.
void add_binding(Board& board, Ground ground);

// A page of the book: paper and its binding.
void add_page(Board& board);

}  // namespace renkei::scenes::plans
