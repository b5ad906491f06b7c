#pragma once
// A page of HTML as lines of text in their order, with what is a heading and what links where: nothing of it is run, fetched or kept as
// HTML. By libxml2, which mends what is broken. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace renkei::site {

struct Line {
    int heading = 0;                 // 1 to 6; 0: running text
    std::string text;                // blanks made one
};
struct Link {
    std::string text, address;       // as it stands in the page
};
struct Outline {
    std::string title;               // of the document
    std::vector<Line> lines;         // without scripts, styles and navigation
    std::vector<Link> links;
    std::vector<std::string> json_ld;   // texts of <script type="application/ld+json">
};

inline constexpr size_t kMostPageBytes = size_t{2} << 20, kMostLines = 5000;

// `bytes` in the encoding that the server told, which goes before what the page says (HTML Standard, 13.2.3.2); without one that is known
// here, in that of the page, and UTF-8 if it says none either. Error: BadData for what is longer, or no HTML at all.
[[nodiscard]] Result<Outline> outline_of(std::string_view bytes, const std::string& charset = {});

}  // namespace renkei::site
