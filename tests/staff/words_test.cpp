// The bold type has only the words that staff/words.hpp names: what a page says in it must be among them.

#include <catch2/catch.hpp>

#include <filesystem>
#include <regex>
#include <string>

#include "base/utf8.hpp"
#include "staff/words.hpp"
#include "support/files.hpp"

using namespace renkei;

TEST_CASE("every card and heading of the panel has its letters in the bold type", "[staff]")
{
    std::string bold;
    for (const char* words : staff::kHeadings) bold += words;
    static const std::regex said(R"re((?:look\.card\(|look\.heading\(|: look\.card\(|\? |: |\{)"([^"]*)"(?=, "|, \{| : ))re");
    size_t found = 0;
    for (const char* page : {"pages_door.cpp", "pages_load.cpp", "pages_care.cpp"}) {
        const std::string source = tests::bytes_of(std::filesystem::path(RENKEI_SOURCE_DIR) / "app/staff" / page);
        for (std::sregex_iterator at(source.begin(), source.end(), said), end; at != end; ++at) {
            const std::string line = source.substr(source.rfind('\n', static_cast<size_t>(at->position())) + 1, 400);
            if (line.find("look.card(") == std::string::npos && line.find("Page::") == std::string::npos && line.find("look.heading(") == std::string::npos)
                continue;
            const std::string words = (*at)[1];
            ++found;
            for (size_t i = 0; i < words.size(); i += code_point_length(words, i)) {
                CAPTURE(page, words);
                CHECK(bold.find(words.substr(i, code_point_length(words, i))) != std::string::npos);
            }
        }
    }
    CHECK(found >= 9);
}
