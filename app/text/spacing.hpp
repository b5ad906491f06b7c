#pragma once
// The space between two cells of a line, in ems: punctuation glue and the gap between Japanese and Western characters
// (JLReq 3.1.4–3.1.6, 3.2.6 and table 3). At both ends of a line there is none.

#include "text/shaping.hpp"

namespace renkei::text {

struct Gap {
    float natural = 0;
    float shrink = 0;        // how much it may close where a line is a little too long
    float stretch = 0;       // how far it opens first when a line is justified
    float last_stretch = 0;  // and how far after that
};

[[nodiscard]] Gap gap_between(const Cell& before, const Cell& after, const Style& style, float ruby_em);

}  // namespace renkei::text
