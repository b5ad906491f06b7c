// Large type takes more room, and may take turns and other words for it: what is told in normal size is told in large type too.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "layout_faults.hpp"
#include "scenery.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr float kNormal = 24, kLarge = 36;   // config::type_floor of a lobby, and of show.large_text there
constexpr float kLeastStay = 1.0f;           // seconds: what is gone sooner is told to nobody

// Between facts: points, brackets, spaces. What stands between two of them is one name, date, amount or clause.
constexpr std::u32string_view kBetween = U" \u3000\u00a0\n・、。（）「」『』：:;,〜~–-｜/()→";

std::vector<std::u32string> facts_in(const std::string& text)
{
    std::vector<std::u32string> facts(1);
    const std::u32string characters = characters_of(text);
    for (size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const bool grouping = c == U',' && i > 0 && i + 1 < characters.size() && characters[i - 1] >= U'0' && characters[i - 1] <= U'9' && characters[i + 1] >= U'0' && characters[i + 1] <= U'9';   // 1,096
        if (!grouping && kBetween.find(c) != std::u32string_view::npos) facts.emplace_back();
        else facts.back() += c;
    }
    std::erase_if(facts, [](const std::u32string& fact) { return fact.empty(); });
    return facts;
}

std::u32string without_gaps(const std::string& text)
{
    std::u32string all;
    for (const std::u32string& fact : facts_in(text)) all += fact;
    return all;
}

// All that a page tells for long enough, in the order of its lines, what counts at its end.
struct Told {
    std::u32string running, figures;
    void add(const canvas::Composition& page)
    {
        for (const canvas::TextRecord& t : page.texts)
            if (t.appears < page.dwell && std::min(t.leaves, page.dwell) - t.appears >= kLeastStay) (t.ruby ? figures : running) += without_gaps(t.text) + (t.ruby ? U"|" : U"");
        for (const canvas::Element& element : page.elements)
            if (const auto* counter = std::get_if<canvas::Counter>(&element)) figures += characters_of(std::to_string(std::lround(counter->value.at(page.dwell)))) + U"|";
    }
};

}  // namespace

TEST_CASE("what is told in normal size is told in large type", "[scenes]")
{
    const PixelSize size = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    std::map<std::string, Told> large;
    for (const Item& one : everything()) {
        const auto page = composed(*one.programme, one.scene, one.item, {.display = size, .type_floor = kLarge, .touch = false});
        REQUIRE(page.ok());
        large[one.scene].add(*page);
    }
    std::vector<std::string> lost;
    std::set<std::string> said;
    for (const Item& one : everything()) {
        const auto page = composed(*one.programme, one.scene, one.item, {.display = size, .type_floor = kNormal, .touch = false});
        REQUIRE(page.ok());
        const Told& told = large[one.scene];
        for (const canvas::TextRecord& t : page->texts)
            for (const std::u32string& fact : facts_in(t.text))
                if (told.running.find(fact) == std::u32string::npos && told.figures.find(fact) == std::u32string::npos) {
                    std::string what = described(one.scene, one.item, {.display = size}) + ": " + t.text;
                    if (said.insert(what).second) lost.push_back(what);
                }
    }
    CHECK(none(lost));
}
