#pragma once
// What was found while staff's files were read: where, how grave, and what to do, in both languages.

#include <string>
#include <vector>

#include "base/result.hpp"

namespace renkei::intake {

enum class Severity {
    Stop,   // 止める: nothing of the file is taken
    Hold,   // 保留: the row is not taken and counted as held, the others are taken
    Note,   // 注意: the row is taken all the same, or no row was concerned
};

struct Finding {
    std::string file{};     // as its bringer knows it
    std::string sheet{};    // of a workbook; else empty
    std::string cell{};     // "D7" as a spreadsheet counts; empty: the whole row or file
    size_t row = 0;         // from 1, the header's row; 0: the whole file
    Severity severity = Severity::Note;
    std::string cause{};    // a word for programs: credit, file, picture …
    Sentence message{};
};

}  // namespace renkei::intake
