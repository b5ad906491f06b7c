#pragma once
// What the event board says of an event, in the language of the display, and how words are broken into lines on it.

#include <string>

#include "scenes/board.hpp"
#include "scenes/event_fit.hpp"

namespace renkei::scenes {

// Where there is no room for every name, the first of several stands for them all, with how many they are.
enum class Naming { Each, Counted };
// "釧路市・釧路町・…", or "北海道町村会など13団体", or the first name and how many there are.
[[nodiscard]] std::string taking_part(const Board& board, const model::Event& event, const text::Style& style, float measure, Naming naming = Naming::Each);
// Whose landscape stands beside an event: the municipality that its title or place names, else the first that takes part,
// else the ward where it is held.
[[nodiscard]] std::string emblem_of(const model::Event& event, const model::Content& content);
[[nodiscard]] std::string title_of(const model::Event& e, Wording language);
[[nodiscard]] std::string venue_of(const model::Event& e, Wording language);
[[nodiscard]] std::string ward_of(const model::Event& e, const model::Content& content, Wording language);

// What a numeral with month and weekday has not said of when: until which day; of one day nothing.
[[nodiscard]] std::string until_of(const model::Event& event, Wording language);
// 午前10時〜午後4時30分, or one end of it; empty where neither is known.
[[nodiscard]] std::string hours_of(const model::Event& e, Wording language);
// 無料, 500円; empty where it is not known: that is never said to be free.
[[nodiscard]] std::string fee_of(const model::Event& e, Wording language);
[[nodiscard]] bool is_tentative(const model::Event& e);

// 日曜: below a month, 日 alone would be a day that is still missing.
[[nodiscard]] std::string weekday_of(Date day, Wording language);

// Where it is: the venue and its ward.
struct Held {
    text::Block venue, ward;
    Vec2 ward_at;                   // from the venue's corner
    float height = 0;
};

// When it is and what it costs: its days, marked where they are tentative, its hours and fee, and what is noted to them.
struct When {
    text::Block mark, days, note;   // 予定 on its field; empty where nothing is to be said
    float indent = 0;               // of the days, for the mark
    float days_at = 0, note_at = 0; // from the top
    float height = 0;
};
// Beside the days where there is room, or under them.
enum class Hours { Beside, Below };
// A note without a line leaves … after the hours.
[[nodiscard]] When set_when(const Board& board, const model::Event& event, const std::string& days, float size, float measure, Hours hours, int note_lines);
void place_when(Board& board, const When& when, Vec2 at, const Entrance& entrance);

// One line, or two broken at the title's own space.
[[nodiscard]] bool setting_fits(const Board& board, const std::string& words, const text::Style& style, float measure);
[[nodiscard]] text::Block wrapped(const Board& board, const std::string& words, text::Face face, float size, float line_height, float measure, int max_lines);
// All of it, or its beginning up to the end of a phrase and … after it, which is told as an overflow.
[[nodiscard]] text::Block shortened(const Board& board, const std::string& words, text::Face face, float size, float line_height, float measure, int max_lines, Ending ending = Ending::Marked);
// The ward stands beside the last line of the venue, or under it where that takes no more lines than breaking the venue for it.
// A venue too long for its lines ends as told.
[[nodiscard]] Held set_held(const Board& board, const std::string& venue, const std::string& ward, float size, float gap, float measure, int lines = 2, Ending ending = Ending::Marked);
void place_block(Board& board, const text::Block& block, Vec2 at, paint::Color color, const Entrance& entrance);
void place_held(Board& board, const Held& held, Vec2 at, const Entrance& entrance);

}  // namespace renkei::scenes
