// The manual page docs/renkei.1 says what --help says: the same commands, each with the same options.

#include <catch2/catch.hpp>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "program.hpp"

using namespace renkei::tests;

namespace {

using Names = std::set<std::string>;

struct Manual {
    std::vector<std::string> commands;        // in the order of the page
    std::map<std::string, Names> options;     // by command; "" are those of every command
};

Manual read_manual()
{
    std::ifstream page(RENKEI_SOURCE_DIR "/docs/renkei.1");
    REQUIRE(page);
    static const std::regex subsection(R"(\.Ss ([a-z]+).*)"), item(R"(\.It Fl -([a-z-]+).*)");
    Manual manual;
    std::string section, command;
    std::smatch match;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with(".Sh ")) section = line.substr(4);
        else if (section == "COMMANDS" && std::regex_match(line, match, subsection)) manual.commands.push_back(command = match[1]);
        else if ((section == "DESCRIPTION" || section == "COMMANDS") && std::regex_match(line, match, item))
            CHECK(manual.options[command].insert(match[1]).second);
    }
    return manual;
}

// The names at the beginning of the lines of --help: "  --store DIR   Folder …", "  -h,--help", "  show   The display".
Names named(const std::string& help, const std::regex& line_begin)
{
    Names names;
    std::istringstream lines(help);
    std::smatch match;
    for (std::string line; std::getline(lines, line);)
        if (std::regex_search(line, match, line_begin)) names.insert(match[1]);
    return names;
}

}  // namespace

TEST_CASE("the manual page has every command and option, and no other", "[e2e]")
{
    const TemporaryFolder folder;
    const Manual manual = read_manual();
    const std::string help = run(folder, {"--help"}).out;
    const size_t subcommands = help.find("Subcommands:");
    REQUIRE(subcommands != std::string::npos);
    CHECK(Names(manual.commands.begin(), manual.commands.end()) == named(help.substr(subcommands), std::regex("^  ([a-z]+)")));
    for (const std::string& command : manual.commands) {
        Names described = manual.options.at("");
        if (const auto own = manual.options.find(command); own != manual.options.end()) described.insert(own->second.begin(), own->second.end());
        CAPTURE(command);
        CHECK(described == named(run(folder, {command, "--help"}).out, std::regex("^  (?:-[a-z],)?--([a-z-]+)")));
    }
}
