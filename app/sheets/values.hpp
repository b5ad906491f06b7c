#pragma once
// Cells of workbooks as text: numbers, and the dates and times that are numbers with a format. Pure; private to this room.
// Sources: ECMA-376 part 1, 18.8.30 and 18.8.31 (formats), 18.17.4 (serial dates); formats 27-36 and 50-58 are the Japanese ones.

#include <string>
#include <string_view>

namespace renkei::sheets {

enum class NumberKind { Plain, Date, Time, DateAndTime };

// Of a built-in format.
[[nodiscard]] NumberKind number_kind(int builtin_format);
// Of a format's code, as "ggge\"年\"m\"月\"d\"日\"" or "h:mm".
[[nodiscard]] NumberKind number_kind(std::string_view code);

// What a cell with this number shows, as a table would have it: 42, 0.5, 2027-03-31, 10:30, 2027-03-31 10:30. `from_1904`: the
// workbook counts its days from there.
[[nodiscard]] std::string number_text(double value, NumberKind kind, bool from_1904);

}  // namespace renkei::sheets
