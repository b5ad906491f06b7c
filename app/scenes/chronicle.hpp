#pragma once
// A chronicle in the manner of a printed 年表: one upright column an entry, read from the right, the year standing over the first
// entry of each. Rows of marks below the columns say what belongs to which. One entry after the other is said: its column lies
// on a green field while it is, in quiet ink before, in full ink afterwards.

#include <string>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct ChronicleEntry {
    std::string year;            // 平成28年; empty where the entry to the right has the same
    std::string words;
    std::string amount;          // stands upright at the foot; may be empty
    std::vector<bool> marks;     // one a row
    float said = -1;             // second at which it is said; negative: it has been, before this scene
    float until = -1;            // second from which the next is said; negative: it stays said
    bool to_come = false;        // not said in this scene
};

struct Chronicle {
    std::vector<ChronicleEntry> entries;   // in order of time: the first stands rightmost
    std::vector<std::string> rows;         // names of the rows of marks
    Rect area;                             // the columns
    float rows_from = 0;                   // x at which the rows' names begin, right of the area
};

void add_chronicle(Board& board, const Chronicle& chronicle);

}  // namespace renkei::scenes
