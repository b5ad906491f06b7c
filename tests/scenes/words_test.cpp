// What the display says and where it has it from: fixed words, years, figures and the minute.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <tuple>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/figures.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

}  // namespace

TEST_CASE("every fixed word is said somewhere", "[scenes]")
{
    std::string program;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(RENKEI_SOURCE_DIR "/app"))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") program += tests::bytes_of(entry.path());
    // Of a few the last part is put together, as "visit.region." with a number.
    const auto is_said = [&](const std::string& key) {
        return program.find("\"" + key + "\"") != std::string::npos || program.find("\"" + key.substr(0, key.rfind('.') + 1) + "\"") != std::string::npos;
    };
    static const std::regex kKey("^  \"([a-z]+(\\.[a-z0-9_]+)+)\": \\{"), kFact("(19|20)[0-9]{2}|令和|平成|1,096|六百|千九");
    std::ifstream file(RENKEI_SOURCE_DIR "/data/strings.json");
    size_t keys = 0;
    for (std::string line; std::getline(file, line);) {
        CAPTURE(line);
        CHECK_FALSE(std::regex_search(line, kFact));   // years and figures belong to the tables
        CHECK((line.starts_with("  \"") && !line.starts_with("   ")) == std::regex_search(line, kKey));   // none is passed over
        std::smatch key;
        if (!std::regex_search(line, key, kKey)) continue;
        ++keys;
        CHECK(is_said(key[1]));
    }
    CHECK(keys > 200);
    CHECK_FALSE(is_said("footer.numbers"));   // one that nobody says is found
}

TEST_CASE("the clock in the footer tells the true minute while a scene is there", "[scenes]")
{
    const auto programme = programme_of(kLater);
    scenes::Setting setting = setting_of(*programme, {}, 16);
    setting.clock_minute = 9 * 60 + 59;
    setting.clock_second = 52.5f;
    const auto composition = scenes::compose("numbers", "", setting);
    REQUIRE(composition.ok());
    const canvas::Composition calm = canvas::reduced_motion(*composition);
    std::vector<canvas::TextRecord> minutes;
    for (const canvas::TextRecord& t : composition->texts)
        if (t.text.starts_with("午前")) minutes.push_back(t);
    REQUIRE(minutes.size() == 2);
    CHECK(minutes[0].text == "午前9:59");
    CHECK(minutes[0].leaves == 7.5f);
    CHECK(minutes[1].text == "午前10:00");
    CHECK(minutes[1].appears == 7.5f);
    // One of the minutes is on the display at any time, however late the next scene comes, and nothing moves for it.
    for (const canvas::Composition* c : {&*composition, &calm})
        for (float t = 0; t < setting.dwell + scenes::kLate; t += 0.25f) {
            int shown = 0;
            for (const canvas::Element& element : c->elements) {
                const auto* sprite = std::get_if<canvas::Sprite>(&element);
                if (sprite == nullptr || c->layers[static_cast<size_t>(sprite->layer)].name != "clock") continue;
                REQUIRE_FALSE(sprite->opacity.moves_at(t));
                if (sprite->opacity.at(t) > 0) ++shown;
            }
            CAPTURE(t);
            REQUIRE(shown == 1);
        }
    CHECK(composition->still_from < 7.5f);
    CHECK_FALSE(canvas::moving(*composition, 7.5f));
    CHECK(canvas::next_change(*composition, 7) == 7.5f);    // the picture is drawn anew for the minute …
    CHECK(canvas::next_change(*composition, 8) == 67.5f);   // … and then rests until the next
}

TEST_CASE("years and figures come from the tables", "[scenes]")
{
    model::Content later = *shipped_content();
    model::Statistic fewer{};   // a newer figure counts, not a greater one
    for (const auto& s : later.statistics)
        if (s.metric == "total_linked_municipalities" && s.period == "FY2021") fewer = s;
    REQUIRE(fewer.value == 1096);
    fewer.period = "FY2024";
    fewer.value = 1085;
    later.statistics.push_back(fewer);
    const auto programme = programme_of(kLater, std::make_shared<const model::Content>(std::move(later)));
    for (const char* scene : {"title", "numbers"})
        for (const auto& [language, year] : {std::pair{Language::Japanese, "令和6年度"}, {Language::English, "fiscal 2024"}, {Language::Korean, "2024년도"}}) {
            const auto composition = composed(*programme, scene, "", {kLandscape, language});
            REQUIRE(composition.ok());
            float greatest = 0;
            for (const canvas::Element& element : composition->elements)
                if (const auto* counter = std::get_if<canvas::Counter>(&element)) greatest = std::max(greatest, counter->value.at(1e6f));
            CHECK(greatest == 1085);
            CAPTURE(scene, year);
            CHECK(std::any_of(composition->texts.begin(), composition->texts.end(), [&](const auto& t) { return t.text.find(year) != std::string::npos; }));
            CHECK(none(overlapping(*composition, the_typesetter())));
        }
    const auto numbers = composed(*programme, "numbers", "");
    REQUIRE(numbers.ok());
    CHECK(std::any_of(numbers->texts.begin(), numbers->texts.end(), [](const auto& t) { return t.text == "千八十五へ。"; }));
    CHECK(std::any_of(numbers->texts.begin(), numbers->texts.end(), [](const auto& t) { return t.text == "2024" || t.text == "2025"; }));
}

TEST_CASE("the figures' page is composed from its first moment; only lines and figures grow", "[scenes]")
{
    for (const PixelSize size : {kLandscape, kPortrait}) {
        const auto composition = composed(*programme_of(kLater), "numbers", "", {size});
        REQUIRE(composition.ok());
        size_t there = 0;
        for (const canvas::TextRecord& t : composition->texts)
            if (t.appears == 0) ++there;
        std::set<std::pair<float, float>> sweeps;   // left edge and width of what is uncovered: one for all, as time is
        for (const canvas::Element& element : composition->elements)
            if (const auto* sprite = std::get_if<canvas::Sprite>(&element); sprite != nullptr && sprite->reveal_from) {
                const Rect& bounds = composition->layers[static_cast<size_t>(sprite->layer)].bounds;
                sweeps.emplace(bounds.x, bounds.w);
            }
        CHECK(sweeps.size() == 1);
        CHECK(there >= 12);   // headline, names of four figures, years, legend, clock
        for (const canvas::Element& element : composition->elements)
            if (const auto* counter = std::get_if<canvas::Counter>(&element)) {
                CHECK(counter->opacity.at(0) == 1);
                if (counter->color == paint::ink::kShu) CHECK(counter->value.at(1.2f) == 0);   // no agreement before the first was signed
                // While it counts it is of no year: what says of when it is comes with its last value.
                for (const canvas::TextRecord& t : composition->texts)
                    if (t.text.find("年度") != std::string::npos || t.text.find("現在") != std::string::npos) CHECK(t.appears >= counter->value.settles() - 0.2f);
            }
    }
}

TEST_CASE("money is told as each language counts it", "[scenes]")
{
    struct Amount {
        long long yen;
        const char *japanese, *english, *simplified, *korean;
    };
    for (const Amount& a : {Amount{1'000'000'000, "10億円", "¥1 billion", "10亿日元", "10억 엔"}, {113'000'000, "1億1,300万円", "¥113 million", "1亿1,300万日元", "1억 1,300만 엔"},
                            {44'928'000, "4,492万8,000円", "¥44.9 million", "4,492万8,000日元", "4,492만 8,000 엔"}, {980'000, "98万円", "¥980,000", "98万日元", "98만 엔"}}) {
        CHECK(scenes::yen_amount(a.yen, Language::Japanese) == a.japanese);
        CHECK(scenes::yen_amount(a.yen, Language::English) == a.english);
        CHECK(scenes::yen_amount(a.yen, Language::SimplifiedChinese) == a.simplified);
        CHECK(scenes::yen_amount(a.yen, Language::Korean) == a.korean);
    }
}

TEST_CASE("the visitors of the Kushiro model are counted in millions in English, by the ten thousand elsewhere", "[scenes]")
{
    for (const auto& [language, was, hoped] : {std::tuple{Language::Japanese, "713", "780"}, {Language::English, "7.13", "7.80"}, {Language::Korean, "713", "780"}}) {
        const auto composition = composed(*programme_of(kLater), "plans", "model", {.language = language});
        REQUIRE(composition.ok());
        std::vector<std::string> figures;
        for (const canvas::Element& element : composition->elements)
            if (const auto* counter = std::get_if<canvas::Counter>(&element)) figures.push_back(canvas::figures_at(*counter, composition->dwell));
        CHECK(figures == std::vector<std::string>{was, hoped});
    }
}

TEST_CASE("an English list has its capital at its head alone", "[scenes]")
{
    const auto composition = composed(*programme_of(kLater), "support", "2", {.language = Language::English});
    REQUIRE(composition.ok());
    std::string all;
    for (const canvas::TextRecord& t : composition->texts) all += t.text + "|";
    CHECK(all.find("Reconstruction\u00a0aid, staff\u00a0dispatched") != std::string::npos);   // a line ends after one of the things given
    CHECK(all.find(", Staff") == std::string::npos);
}
