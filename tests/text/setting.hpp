#pragma once
// What the tests of this room share: the installed fonts, and paragraphs of which a test names only what matters.

#include <catch2/catch.hpp>

#include <string>

#include "text/typesetter.hpp"

namespace renkei::text {

// Opened once a test: fonts are mapped when first asked for.
inline Typesetter an_open_typesetter()
{
    auto opened = Typesetter::open();
    REQUIRE(opened.ok());
    return std::move(opened).value();
}

inline Style mincho(float size = 100) { return {.face = Face::Mincho, .size = size}; }
inline Style gothic(float size = 100) { return {.face = Face::Gothic, .size = size}; }

inline Style in(Language language, Style style)
{
    style.language = language;
    return style;
}

inline std::vector<std::string> texts(const Block& block)
{
    std::vector<std::string> lines;
    for (const auto& line : block.lines)
        if (!line.ruby) lines.push_back(line.text);
    return lines;
}

}  // namespace renkei::text
