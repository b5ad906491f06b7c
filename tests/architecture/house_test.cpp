#include "house_rules.hpp"
#include "support/files.hpp"

#include <fstream>

#include <unistd.h>

#include <catch2/catch.hpp>

using namespace renkei::architecture;
namespace fs = std::filesystem;

namespace {

// A house of files that exists as long as the test.
class InventedHouse {
  public:
    InventedHouse() : root_(fs::temp_directory_path() / ("renkei-house-" + std::to_string(getpid())))
    {
        fs::remove_all(root_);
        fs::create_directories(root_);
    }
    InventedHouse(const InventedHouse&) = delete;
    InventedHouse& operator=(const InventedHouse&) = delete;
    ~InventedHouse() { fs::remove_all(root_); }

    InventedHouse& file(const std::string& name, const std::string& text)
    {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name) << text;
        return *this;
    }
    [[nodiscard]] std::vector<std::string> broken(const Exceptions& exceptions = {}) const
    {
        return broken_rules(root_, {{"base", {}}, {"model", {"base"}}, {"store", {"model"}}, {"stage", {"model"}}, {"canvas", {"base"}},
                                    {"commands", {"store", "stage", "canvas"}}}, exceptions);
    }

    [[nodiscard]] const fs::path& root() const { return root_; }

  private:
    fs::path root_;
};

void furnish(InventedHouse& house)
{
    house.file("main.cpp", "#include \"commands/run.hpp\"\n")
        .file("base/time.hpp", "#pragma once\n")
        .file("model/town.hpp", "#include \"base/time.hpp\"\n#include <string>\n#include <store>\n")   // a library's header may be called as a room
        .file("store/store.hpp", "#include \"model/town.hpp\"\n#include \"base/time.hpp\"\n")
        .file("store/store.cpp", "#include \"store/store.hpp\"\n#include <sqlite3.h>\n")
        .file("stage/stage.hpp", "#include \"model/town.hpp\"  // towns\n")
        .file("canvas/overlay.cpp", "#include <imgui.h>\n#include <epoxy/gl.h>\n")
        .file("commands/run.hpp", "#include \"store/store.hpp\"\n")
        .file("commands/command_line.cpp", "#include <CLI/CLI.hpp>\nauto now = std::chrono::system_clock::now();\n");
}

using Findings = std::vector<std::string>;

}  // namespace

TEST_CASE("the house keeps its rules", "[architecture]")
{
    const Edges edges = edges_of(renkei::tests::bytes_of(fs::path(RENKEI_SOURCE_DIR) / "CMakeLists.txt"));
    REQUIRE(edges.size() >= 15);
    REQUIRE(edges.at("base").empty());
    REQUIRE(edges.at("model") == std::set<std::string>{"base"});
    CHECK(circles(edges).empty());
    for (const std::string& finding : broken_rules(fs::path(RENKEI_SOURCE_DIR) / "app", edges, exceptions())) FAIL_CHECK("app/" << finding);
}

TEST_CASE("lines end at 160 columns", "[architecture]")
{
    // What is still longer, by folder: who shortens some lowers the number, so that none comes back. Tables read best a record a line.
    const std::map<std::string, size_t> still{{"app/commands", 6}, {"app/config", 8}, {"app/intake", 24}, {"app/scenes", 480}, {"app/visit", 38},
                                              {"tests/base", 1}, {"tests/commands", 13}, {"tests/documents", 1}, {"tests/e2e", 5}, {"tests/feed", 4},
                                              {"tests/fuzz", 4}, {"tests/intake", 2}, {"tests/scenes", 139}, {"tests/sheets", 6}, {"tests/site", 5}};
    for (const std::string top : {"app", "tests"})
        for (const auto& [folder, count] : long_lines(fs::path(RENKEI_SOURCE_DIR) / top)) {
            const auto allowed = still.find(top + "/" + folder);
            CAPTURE(top, folder);
            CHECK(count == (allowed != still.end() ? allowed->second : 0));
        }
}

TEST_CASE("a line is as long as its characters, without the sentences on it", "[architecture]")
{
    InventedHouse house;
    const std::string sentence = "\"" + std::string(200, 'x') + "\"", kanji = "\"協定\" ";
    std::string wide = "    ";
    while (wide.size() < 300) wide += kanji;
    house.file("base/time.cpp", "auto a = " + std::string(160, 'x') + ";\nauto b = " + sentence + ";\n" + wide.substr(0, 260) +   // 260 bytes, 148 columns
                                    "\n" + wide + "\nauto c = say(" + sentence + ", " + std::string(160, 'y') + ");\n")
        .file("stage/stage.cpp", std::string(160, 'x') + "\n");
    CHECK(long_lines(house.root()) == std::map<std::string, size_t>{{"base", 3}});
}

TEST_CASE("the edges are read from CMake", "[architecture]")
{
    const Edges edges = edges_of("renkei_room(base LIBRARIES A::B)\nrenkei_room(store     ROOMS model base\n  LIBRARIES SQLite::SQLite3)\n# not a call\nfunction(renkei_rooms x)");
    CHECK(edges == Edges{{"base", {}}, {"store", {"model", "base"}}});
}

TEST_CASE("a circle of rooms is found", "[architecture]")
{
    CHECK(circles({{"a", {"b"}}, {"b", {"c"}}, {"c", {}}}).empty());
    CHECK(circles({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a"}}}) == Findings{"a → b → c → a"});
}

TEST_CASE("a sound house has no findings", "[architecture]")
{
    InventedHouse house;
    furnish(house);
    CHECK(house.broken() == Findings{});
}

TEST_CASE("each broken rule is found with file and line", "[architecture]")
{
    InventedHouse house;
    house.file("base/time.hpp", "").file("model/town.hpp", "").file("store/store.hpp", "").file("stage/stage.hpp", "").file("commands/run.hpp",
        "").file("canvas/canvas.hpp", "");

    SECTION("a room that is no neighbour")
    {
        house.file("stage/stage.cpp", "\n#include \"store/store.hpp\"\n");
        CHECK(house.broken() == Findings{"stage/stage.cpp:2: stage may not include store"});
    }
    SECTION("a neighbour's neighbour")
    {
        house.file("commands/run.cpp", "#include \"model/town.hpp\"\n");
        CHECK(house.broken() == Findings{"commands/run.cpp:1: commands may not include model"});
    }
    SECTION("an edge that points up, and one out of base")
    {
        house.file("model/town.cpp", "#include <store/store.hpp>\n").file("base/time.cpp", "#include \"model/town.hpp\"\n");
        CHECK(house.broken() == Findings{"base/time.cpp:1: base may not include model", "model/town.cpp:1: model may not include store"});
    }
    SECTION("main that reaches past the commands")
    {
        house.file("main.cpp", "#include \"store/store.hpp\"\n");
        CHECK(house.broken() == Findings{"main.cpp:1: main may not include store"});
    }
    SECTION("a technology outside its room")
    {
        house.file("stage/stage.cpp", "#include <sqlite3.h>\n#include <SDL.h>\n#include <SDL2/SDL_events.h>\n#include <epoxy/gl.h>\n#include <cairo.h>\n"
                                      "#include <ft2build.h>\n#include <hb-ft.h>\n#include <unicode/brkiter.h>\n#include <toml++/toml.h>\n"
                                      "#include <CLI/CLI.hpp>\n#include <curl/curl.h>\n#include <imgui.h>\n#include <stb/stb_image.h>\n");
        CHECK(house.broken().size() == 13);
        CHECK(house.broken().at(0) == "stage/stage.cpp:10: CLI11 (CLI/CLI.hpp) belongs to commands/command_line.cpp and commands/describe.cpp: a function is missing there");
    }
    SECTION("CLI11 in another file of commands")
    {
        house.file("commands/run.cpp", "#include <CLI/CLI.hpp>\n");
        CHECK(house.broken().size() == 1);
    }
    SECTION("a header that is not there")
    {
        house.file("store/store.cpp", "#include \"model/village.hpp\"\n");
        CHECK(house.broken() == Findings{"store/store.cpp:1: \"model/village.hpp\" does not exist"});
    }
    SECTION("a folder that is no room")
    {
        house.file("util/helper.hpp", "");
        CHECK(house.broken() == Findings{"util/helper.hpp:1: lies in no room of CMakeLists.txt"});
    }
    SECTION("the environment below the commands")
    {
        house.file("stage/stage.cpp", "// std::getenv(\"HOME\")\nconst char* home = std::getenv(\"HOME\");\n").file("commands/run.cpp", "const char* home = std::getenv(\"HOME\");\n");
        CHECK(house.broken() == Findings{"stage/stage.cpp:2: looks into the environment: it ends in commands/"});
    }
    SECTION("a clock below the commands, but not in a comment")
    {
        house.file("stage/stage.cpp", "// never system_clock::now()\nauto t = std::chrono::system_clock::now();\nauto s = time(nullptr);\nauto d = steady_clock::now();\n");
        CHECK(house.broken().size() == 2);
    }
    SECTION("a sentence that is in no catalogue")
    {
        house.file("base/catalogue_more.hpp", "inline constexpr Translation kMore[] = {\n    {\"it is full\", \"いっぱいです\"},\n};\n")
            .file("stage/stage.cpp", "Error a{ErrorKind::Io, Sentence{\"it is full\", \"いっぱいです\"}};\nconstexpr Translation kFull{\"full\", \"いっぱい\"};\n"
                                     "Error b{ErrorKind::Io, {\"it is full\", \"いっぱいです\"}};\nreturn Sentence{name + \" is full\", name + \"がいっぱいです\"};\n"
                                     "auto c = sentence(\"it is full\"); Sentence d{}; // Sentence{\"x\"}\nSentence said(const Thing& x)\n{\nPair e{\"photos\", \"写真\"};\n");
        const std::string own = ": says a sentence of its own: they stand in base/catalogue.hpp, and code names them by their English";
        CHECK(house.broken() == Findings{"stage/stage.cpp:1" + own, "stage/stage.cpp:2" + own, "stage/stage.cpp:3" + own, "stage/stage.cpp:4" + own});
    }
    SECTION("two languages that have a name together")
    {
        house.file("stage/stage.cpp", "a = x.language == Language::English || x.language == Language::Korean;\nb = l != Language::SimplifiedChinese && l != Language::TraditionalChinese;\n"
                                      "c = w == Language::Japanese && !w.easy;\nd = l == Language::Korean || l == Language::Japanese;\ne = is_alphabetic(l) && l != Language::Korean;\n");
        const std::string two = ": asks for two languages by name: base/language.hpp has a word for what they have in common";
        CHECK(house.broken() == Findings{"stage/stage.cpp:1" + two, "stage/stage.cpp:2" + two, "stage/stage.cpp:3" + two});
    }
    SECTION("files and functions that grew too long")
    {
        std::string body;
        for (int i = 0; i < kLongestFunction + 1; ++i) body += "    if (x) {\n    }\n";
        house.file("stage/stage.cpp", "void f()\n{\n" + body + "}\n");
        std::string many;
        for (int i = 0; i <= kLongestFile; ++i) many += "int x" + std::to_string(i) + ";\n";
        house.file("store/store.cpp", many);
        CHECK(house.broken() == Findings{"stage/stage.cpp:2: a function of more than 60 lines", "store/store.cpp:401: a file of more than 400 lines"});
    }
    SECTION("an exception holds what it names and no more")
    {
        std::string many;
        for (int i = 0; i < kLongestFile + 5; ++i) many += "int x" + std::to_string(i) + ";\n";
        house.file("store/store.cpp", many);
        CHECK(house.broken({{.file = "store/store.cpp", .longest_file = kLongestFile + 5}}) == Findings{});
        CHECK(house.broken({{.file = "store/store.cpp", .longest_file = kLongestFile + 4}}) == Findings{"store/store.cpp:405: a file of more than 404 lines"});
        CHECK(house.broken({{.file = "store/store.cpp", .longest_file = kLongestFile + 6}}) == Findings{"store/store.cpp:1: is shorter than its exception allows: 405 lines, the longest function 0"});
        CHECK(house.broken({{.file = "store/store.cpp", .longest_file = kLongestFile + 5},
                            {.file = "store/gone.cpp"}}) == Findings{"store/gone.cpp:1: has an exception and does not exist"});
    }
}
