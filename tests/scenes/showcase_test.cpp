// A showcase's page: the ward it works with, and texts that have no room at once.

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/transition.hpp"
#include "layout_faults.hpp"
#include "scenery.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

std::string without_breaks(std::string text)
{
    std::erase_if(text, [](char c) { return c == '\n' || c == ' '; });
    return text;
}

}  // namespace

TEST_CASE("a ward is named only where a cooperation with it is documented", "[scenes]")
{
    const auto programme = programme_of(kLater);
    const auto& content = *programme->content;
    size_t named = 0;
    for (const auto& showcase : content.showcases) {
        const auto composition = composed(*programme, "showcase", showcase.key);
        REQUIRE(composition.ok());
        const bool arc = std::any_of(composition->layers.begin(), composition->layers.end(), [](const auto& layer) { return layer.name == "arc"; });
        std::vector<std::string> wards;
        for (const canvas::TextRecord& t : composition->texts)
            for (const auto& m : content.municipalities)
                if (m.kind == "特別区" && t.text == m.name) wards.push_back(m.code5);
        CAPTURE(showcase.key);
        CHECK(arc == !showcase.ward_codes.empty());
        CHECK(wards == std::vector<std::string>(showcase.ward_codes.begin(), showcase.ward_codes.begin() + (showcase.ward_codes.empty() ? 0 : 1)));
        named += wards.size();
    }
    CHECK(named == 2);   // 弟子屈町 and 釧路市; 赤穂市 was at a fair of 港区, which is told in words
}

TEST_CASE("doors open on a page: what enters behind them is there before they are halfway", "[scenes]")
{
    const auto programme = programme_of(kLater);
    scenes::Setting setting = setting_of(*programme, {});
    const auto seen_halfway = [&](bool behind_doors) {
        setting.behind_doors = behind_doors;
        const auto page = scenes::compose("showcase", "teshikaga", setting);
        REQUIRE(page.ok());
        float seen = -1;
        for (const canvas::Element& element : page->elements)
            if (const auto* sprite = std::get_if<canvas::Sprite>(&element); sprite != nullptr && page->layers[static_cast<size_t>(sprite->layer)].name.starts_with("text 弟"))
                seen = sprite->opacity.at(kTransitionSeconds / 2);
        return seen;
    };
    CHECK(seen_halfway(true) > 0.9f);
    CHECK(seen_halfway(false) < 0.5f);   // a page that is turned has just begun to come
}

TEST_CASE("a text without room at once is shown part by part, and nothing of it is lost", "[scenes]")
{
    const auto programme = programme_of(kLater);
    const auto found = std::find_if(programme->content->showcases.begin(), programme->content->showcases.end(), [](const auto& s) { return s.key == "nakashibetsu"; });
    REQUIRE(found != programme->content->showcases.end());
    for (const float floor : {24.0f, 36.0f}) {
        const auto composition = composed(*programme, "showcase", "nakashibetsu", {{1920, 1080}, Language::Japanese, floor});
        REQUIRE(composition.ok());
        std::string all;
        std::vector<float> begins;   // of the body's parts; the lead is the first
        for (const canvas::TextRecord& t : composition->texts) {
            if (t.ruby || without_breaks(found->ja.lead + found->ja.body).find(without_breaks(t.text)) == std::string::npos || t.text.size() < 12) continue;
            all += without_breaks(t.text);
            if (begins.empty() || begins.back() != t.appears) begins.push_back(t.appears);
        }
        CAPTURE(floor);
        CHECK(all == without_breaks(found->ja.lead + found->ja.body));
        CHECK(begins.size() == (floor > 24 ? 3 : 2));
        CHECK(std::is_sorted(begins.begin(), begins.end()));
        CHECK(none(overlapping(*composition, the_typesetter())));
    }
}
