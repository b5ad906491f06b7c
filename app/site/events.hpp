#pragma once
// Events that a page tells machines as JSON-LD (schema.org), as drafts. Pure.

#include <string>
#include <vector>

#include "site/draft.hpp"

namespace renkei::site {

// Of the texts of <script type="application/ld+json">, alone, in lists or in a @graph; at most kMostNews. What is none is passed over.
// The address is the page's.
[[nodiscard]] std::vector<Draft> events_in(const std::vector<std::string>& json_ld, const std::string& address);

}  // namespace renkei::site
