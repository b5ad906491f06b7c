#include <catch2/catch.hpp>

#include "house_rules.hpp"
#include "support/files.hpp"

#include <map>
#include <regex>

using namespace renkei::architecture;
namespace fs = std::filesystem;

namespace {

using Citations = std::map<std::string, std::string>;   // number → one place that cites it

// "requirements R41" and the numbers that follow it: "R41, R42", "R50 to R53" (every number of the range).
void add_citations(const std::string& text, const std::string& place, Citations& citations)
{
    static const std::regex cited(R"([Rr]equirements R(\d+)((?:(?:, | and | to )R\d+)*))"), further(R"((, | and | to )R(\d+))");
    for (auto it = std::sregex_iterator(text.begin(), text.end(), cited); it != std::sregex_iterator(); ++it) {
        int last = std::stoi((*it)[1]);
        citations.emplace("R" + std::to_string(last), place);
        const std::string rest = (*it)[2];
        for (auto more = std::sregex_iterator(rest.begin(), rest.end(), further); more != std::sregex_iterator(); ++more) {
            const int number = std::stoi((*more)[2]);
            for (int n = (*more)[1] == " to " ? last + 1 : number; n <= number; ++n) citations.emplace("R" + std::to_string(n), place);
            last = number;
        }
    }
}

Citations citations_below(const fs::path& root)
{
    Citations citations;
    for (const char* folder : {"app", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (const auto kind = entry.path().extension(); kind == ".cpp" || kind == ".hpp")
                add_citations(renkei::tests::bytes_of(entry.path()), fs::relative(entry.path(), root).generic_string(), citations);
    return citations;
}

}  // namespace

TEST_CASE("every requirement that is cited is written down, and every one that is written down is cited", "[architecture]")
{
    const fs::path root = RENKEI_SOURCE_DIR;
    const std::string paper = renkei::tests::bytes_of(root / "docs" / "requirements.md");
    static const std::regex row(R"(\n\| (R\d+) \|)");
    std::set<std::string> rows;
    for (auto it = std::sregex_iterator(paper.begin(), paper.end(), row); it != std::sregex_iterator(); ++it) CHECK(rows.insert((*it)[1]).second);
    const Citations citations = citations_below(root);
    REQUIRE(citations.contains("R66"));
    for (const auto& [number, place] : citations)
        if (!rows.contains(number)) FAIL_CHECK(place << " cites " << number << ", of which docs/requirements.md has no row");
    for (const std::string& number : rows)
        if (!citations.contains(number)) FAIL_CHECK("docs/requirements.md has a row " << number << " that nothing cites");
}

TEST_CASE("citations are read with their lists and ranges", "[architecture]")
{
    Citations found;
    // Composed, so that this test cites nothing itself.
    add_citations(std::string("require") + "ments R1, R2 and R7) … Require" + "ments R10 to R12. R99", "here", found);
    CHECK(found == Citations{{"R1", "here"}, {"R2", "here"}, {"R7", "here"}, {"R10", "here"}, {"R11", "here"}, {"R12", "here"}});
}
