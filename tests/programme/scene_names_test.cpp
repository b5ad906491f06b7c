// The one list of scenes (programme/scenes.hpp) and what people read about it.

#include <catch2/catch.hpp>

#include <regex>

#include "programme/programme.hpp"
#include "programme/scenes.hpp"
#include "support/files.hpp"

using namespace renkei;

namespace {

using Names = std::vector<std::string>;

// The names in the first passage of a file that matches; nothing where none does.
Names named_in(const char* file, const std::regex& passage, const std::regex& name)
{
    const std::string text = tests::bytes_of(std::string(RENKEI_SOURCE_DIR "/") + file);
    std::smatch found;
    if (!std::regex_search(text, found, passage)) return {};
    const std::string words = found[1];
    Names names;
    for (auto it = std::sregex_iterator(words.begin(), words.end(), name); it != std::sregex_iterator(); ++it)
        names.push_back(it->size() > 1 ? (*it)[1] : (*it)[0]);
    return names;
}

const Names kNames(programme::kScenes.begin(), programme::kScenes.end());

}  // namespace

TEST_CASE("the manual page and the settings file name every scene, in the order of the loop", "[programme]")
{
    CHECK(named_in("docs/renkei.1", std::regex(R"(\.It Fl -scenes Ar list\n[^\n]*\n\.Cm ([^\n]*)\n)"), std::regex("[a-z]+")) == kNames);
    CHECK(named_in("kiosk-config/lobby.toml", std::regex(R"(# Scenes, in order: ([^\n]*)\n)"), std::regex("\"([a-z]+)\"")) == kNames);
}

TEST_CASE("names that are no scene are none", "[programme]")
{
    CHECK(programme::is_scene("support"));
    CHECK_FALSE(programme::is_scene("sunset"));
    CHECK_FALSE(programme::is_scene(""));
}
