#pragma once
// Reads data/showcases/showcases.json (its README gives the format). Private to this room; pure.

#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// `name` is what errors call the text. Error: BadData with the showcase's key and what it lacks.
[[nodiscard]] Result<std::vector<model::Showcase>> parse_showcases(const std::string& text, const std::string& name);

}  // namespace renkei::intake
