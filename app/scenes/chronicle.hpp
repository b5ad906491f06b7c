#pragma once
// A chronicle in the manner of a printed 年表: one upright column an entry, read from the right, the year standing over the first
// entry of each, as large as the longest column allows. Rows of marks below the columns say what belongs to which. Told in English
// it is a list: an entry a row, its year at the left. One entry after the other is said: it lies on a green field while it is, in
// full ink, and in quiet ink before and afterwards.

#include <string>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct ChronicleEntry {
    std::string year;            // 平成28年; empty where the entry to the right has the same
    std::string words;
    bool translated = false;     // the words are the display's own language
    std::string amount;          // stands upright at the foot, in a list before the detail; may be empty
    std::string detail;          // of a list: what the marks would say
    std::vector<bool> marks;     // one a row
    float said = 0;              // second at which it is said
    float until = -1;            // second from which the next is said; negative: it stays said
};

struct Chronicle {
    std::vector<ChronicleEntry> entries;   // in order of time: the first stands rightmost
    std::vector<std::string> rows;         // names of the rows of marks
    Rect area;                             // the columns
    float rows_from = 0;                   // x at which the rows' names begin, right of the area
};

void add_chronicle(Board& board, const Chronicle& chronicle);
void add_chronicle_list(Board& board, const Chronicle& chronicle);

}  // namespace renkei::scenes
