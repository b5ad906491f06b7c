// The words on the map of the help: off the land, off the islands in the insets, off the rings, off each other.

#include <catch2/catch.hpp>

#include <algorithm>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/strings.hpp"
#include "scenes/support_map.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// As they are looked at: a lobby's wall, one that stands, the formats between, and the largest type of each.
constexpr PixelSize kDisplays[] = {{1920, 1080}, {1080, 1920}, {1728, 1080}, {1440, 1080}, {1080, 1728}, {3840, 1080}};

scenes::Land all_land(const scenes::NationLayout& nation, const scenes::Setting& setting)
{
    scenes::Land land = scenes::main_land(nation, setting.atlas, setting.atlas.codes(), setting.pixels_per_unit);
    merge(land, scenes::inset_land(nation, setting.atlas, setting.atlas.codes(), setting.pixels_per_unit));
    return land;
}

constexpr float kSpeck = 14;   // units: 竹島 off the facts is smaller

// Words that read as one: below each other or on one line, and no further apart than the lines and words of a text.
bool reads_as_one(const Rect& a, const Rect& b, float units)
{
    return std::max({a.y - b.bottom(), b.y - a.bottom(), a.x - b.right(), b.x - a.right()}) < units;
}

// What is written for good on the map: its key, the insets' names, the point of Tokyo.
bool is_name(const std::string& text, Wording language)
{
    for (const char* key : {"inset.nansei", "inset.ogasawara", "inset.minamitorishima", "support.tokyo"})
        if (text == scenes::words(key, language)) return true;
    return text.size() > 3 && scenes::words("support.key", language).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("no words of the help's map lie on land, on a ringed island or on other words", "[scenes]")
{
    const auto programme = full_day(kLater);
    const auto& supports = shipped_content()->supports;
    const size_t pages = (supports.size() + programme::kDisastersAPage - 1) / programme::kDisastersAPage;
    std::vector<std::string> faults;
    for (const Wording language : kAllWordings)
        for (const PixelSize size : kDisplays)
            for (const float floor : {24.0f, 36.0f}) {
                const bool narrow = size.w * 9 != size.h * 16 && size.w * 16 != size.h * 9 && size.w < 2 * size.h;
                if (floor > 28 && narrow) continue;   // between the formats of a screen large type has no room that is its own
                const Look look{.display = size, .language = language, .type_floor = floor};
                const scenes::Setting setting = setting_of(*programme, look);
                const scenes::Board board(setting, scenes::Ground::Day);
                const auto nation = scenes::support_nation(setting.frame, scenes::support_type(board), scenes::inset_names(board));
                const scenes::Land land = all_land(nation, setting);
                for (size_t number = 1; number <= pages; ++number) {
                    const auto page = composed(*programme, "support", std::to_string(number), look);
                    REQUIRE(page.ok());
                    const std::string where = described("support", std::to_string(number), look) + " " + std::to_string(static_cast<int>(floor)) + ": ";
                    std::vector<scenes::Help> helps;
                    for (size_t i = 0; i < std::min(supports.size(), number * programme::kDisastersAPage); ++i) helps.push_back({&supports[i]});
                    std::vector<scenes::Land> obstacles{land};
                    for (const Rect& r : scenes::ringed_islands(board, nation, helps)) obstacles.push_back({{{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}}, r});
                    canvas::Composition names = *page;   // strict at every size; the facts at the lobby's, where specks of rock are let be
                    std::erase_if(names.texts, [&](const canvas::TextRecord& t) { return !is_name(t.text, language); });
                    CHECK(std::any_of(names.texts.begin(), names.texts.end(), [&](const canvas::TextRecord& t) { return scenes::words("support.key", language).starts_with(t.text); }));
                    const std::string key = scenes::words("support.key", language), tokyo = scenes::words("support.tokyo", language);
                    for (const canvas::TextRecord& t : names.texts)   // it says nothing of Tokyo
                        for (const canvas::TextRecord& other : names.texts)
                            if (t.text == tokyo && key.find(other.text) != std::string::npos && reads_as_one(t.box, other.box, 30))
                                faults.push_back(where + "「" + other.text + "」 reads on from 「" + t.text + "」");
                    for (const std::string& fault : outside_the_margin(names, the_typesetter())) faults.push_back(where + fault);
                    for (const scenes::Land& obstacle : obstacles)
                        for (const std::string& fault : on_land(names, the_typesetter(), obstacle)) faults.push_back(where + fault);
                    const bool lobby = size.w * 9 == size.h * 16 || size.w * 16 == size.h * 9;
                    if (floor < 28 ? !scenes::compact(setting.frame) : lobby)
                        for (const std::string& fault : on_land(*page, the_typesetter(), scenes::without_specks(land, kSpeck))) faults.push_back(where + fault);
                    for (const std::string& fault : overlapping(*page, the_typesetter())) faults.push_back(where + fault);
                }
            }
    CHECK(none(faults));
}

TEST_CASE("words on land are found", "[scenes]")
{
    const scenes::Land island{{{{100, 100}, {200, 100}, {200, 200}, {100, 200}}}, {100, 100, 100, 100}};
    const auto found = [&](Rect box) {
        canvas::Composition page;
        page.frame = {1920, 1080};
        page.texts.push_back({.text = "words", .units = 24, .box = box, .color = paint::ink::kSumi});
        return on_land(page, the_typesetter(), island).size();
    };
    CHECK(found({120, 120, 60, 24}) == 1);   // within
    CHECK(found({60, 150, 60, 24}) == 1);    // over its coast
    CHECK(found({40, 90, 300, 200}) == 1);   // about it
    CHECK(found({20, 150, 60, 24}) == 0);
    CHECK(found({120, 210, 60, 24}) == 0);
}

TEST_CASE("no rock of the main map stands between the frames of the insets", "[scenes]")
{
    const auto programme = full_day(kLater);
    for (const Wording language : kAllWordings)
        for (const PixelSize size : kDisplays)
            for (const float floor : {24.0f, 36.0f}) {
                const Look look{.display = size, .language = language, .type_floor = floor};
                const scenes::Setting setting = setting_of(*programme, look);
                const scenes::Board board(setting, scenes::Ground::Day);
                const auto nation = scenes::support_nation(setting.frame, scenes::support_type(board), scenes::inset_names(board));
                Rect frames;
                for (const auto& inset : nation.insets) frames = frames.united(inset.inset.frame);
                CAPTURE(described("support", "", look), floor);
                const std::vector<std::string> without{"00000"};   // municipality
                const scenes::Land land = scenes::main_land(nation, setting.atlas, without, setting.pixels_per_unit);
                CHECK_FALSE(land.rings.empty());
                CHECK(std::none_of(land.rings.begin(), land.rings.end(), [&](const auto& ring) { return frames.contains(ring.front()); }));
                // Of municipalities nothing is left out.
                std::vector<std::string> codes = setting.atlas.codes();
                std::erase(codes, "00000");
                const scenes::NationLayout bare{nation.main, {}};
                CHECK(scenes::main_land(nation, setting.atlas, codes, 1).rings.size() == scenes::main_land(bare, setting.atlas, codes, 1).rings.size());
            }
}
