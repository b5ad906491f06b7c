#pragma once
// What the pages of partners and plans share: the upright headline, text set in a measure, sizes found by trying, hairlines.

#include <string>
#include <vector>

#include "scenes/board.hpp"
#include "scenes/names.hpp"

namespace renkei::scenes::plans {

// English and Korean are set level; names stand in them in Latin letters.
[[nodiscard]] inline bool in_letters(const Board& board) { return is_alphabetic(board.setting().language); }
// In the display's language (told_of).
[[nodiscard]] std::string said(const Board& board, std::string_view group, const std::string& words);

// Type so large (a small panel close by) that pages tell one thing after the other.
[[nodiscard]] inline bool in_turns(const Board& board) { return board.has_large_type(); }

// Upright, its top right corner here.
Placed add_headline(Board& board, const std::string& key, Vec2 top_right, float size, paint::Color color = paint::ink::kSumi);

struct Lettering {
    text::Face face = text::Face::Gothic;
    float size = 26, line_height = 1.5f;
    float measure = 0;                  // 0: one line
    bool upright = false;
    text::Align align = text::Align::Start;
};
[[nodiscard]] text::Paragraph paragraph_of(const Board& board, const std::string& words, const Lettering& how);
Placed add_text(Board& board, const std::string& words, const Lettering& how, Vec2 at, Anchor anchor, paint::Color color, const Entrance& entrance);
[[nodiscard]] Size size_of(const Board& board, const std::string& words, const Lettering& how);

// The first of these sizes, never below the floor, at which the words need no more than `room` (across the lines) within the
// measure; the last one otherwise.
[[nodiscard]] Lettering fitted(const Board& board, const std::string& words, Lettering how, std::vector<float> sizes, float room);

// Hairlines between the parts of a page.
struct Rule {
    Vec2 from, to;
};
void add_rules(Board& board, std::vector<Rule> rules, const Entrance& entrance, float depth = 0.10f);
void add_rules(Board& board, std::vector<Rule> rules, const Entrance& entrance, paint::Color color);

// Upright hairlines at these x, as the borders of years: they stop at words.
void add_uprights(Board& board, const std::vector<float>& at, float top, float bottom, std::vector<Rect> words, const Entrance& entrance);

// The number of a line or a field: 一 二 三 where the display writes so, figures elsewhere.
[[nodiscard]] std::string ordinal(const Board& board, int number);

}  // namespace renkei::scenes::plans
