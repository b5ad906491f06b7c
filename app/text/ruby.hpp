#pragma once
// Ruby: the reading beside a name, half its size (JLReq 3.3). A span with a reading is one group; give every kanji its own
// span for mono ruby.

#include <vector>

#include "text/shaping.hpp"

namespace renkei::text {

struct Ruby {
    ShapedText shaped;
    float width = 0;         // in ems of the base
    float em = 0.5f;         // its size in ems of the base
    bool spread = true;      // distributed over the base; Latin readings stay together
};

// Marks the cells of each span that has a reading, shapes the readings, and gives a base narrower than its ruby the room it
// needs, spread evenly. Ruby i is that of the cells whose `ruby` is i.
[[nodiscard]] std::vector<Ruby> attach_ruby(const Paragraph& paragraph, const Shaper& shaper, float ruby_em, ShapedText& base);

// The starts of the ruby's cells, in ems of the base from the start of a base `base_width` long: one part of the free space
// before the first and after the last character, two parts between (1-2-1).
[[nodiscard]] std::vector<float> distribute(const Ruby& ruby, float base_width);

}  // namespace renkei::text
