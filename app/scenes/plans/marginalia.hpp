#pragma once
// Figures with a few words each, one below the other as notes in a margin; what finds no room is told in further turns.

#include <string>
#include <string_view>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes::plans {

struct Note {
    std::string figure, words;
    std::string names;   // below them, as the tables have them: set apart, for their characters may be of another language
};

// As few turns within the page's dwell as hold them all, from `begin` (seconds) on. Units: layout.
void add_notes(Board& board, const std::vector<Note>& notes, Rect area, size_t columns, float begin, paint::Color figure, paint::Color words);

// The same as one table, its rows as even as they can be, hairlines between them; figures end at one line. False where they would not fit so.
bool add_note_table(Board& board, const std::vector<Note>& notes, Rect area, float begin, paint::Color color, paint::Color rule);

// The rows of a metric that have a value, in the order of the table.
[[nodiscard]] std::vector<const model::Statistic*> rows_of(const model::Content& content, std::string_view metric);
// The last of them; null where there is none.
[[nodiscard]] const model::Statistic* last_row(const model::Content& content, std::string_view metric);
// Rounded, with thousands: 20,000.
[[nodiscard]] std::string figure_of(const model::Statistic& row);

}  // namespace renkei::scenes::plans
