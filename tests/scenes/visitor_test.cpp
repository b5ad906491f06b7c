// The pages of a visit: what is set on them, in every language, on panels of a lobby and of a booth.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "map/framing.hpp"
#include "map/insets.hpp"
#include "scenes/make_scene.hpp"
#include "scenes/strings.hpp"
#include "visit/camera.hpp"
#include "visit/choices.hpp"
#include "visit/game.hpp"
#include "visit/visit.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

visit::Visit visit_by(std::initializer_list<const char*> touched, Wording language)
{
    visit::Visit visit{.language = language};
    for (const char* id : touched) visit = visit::advanced(visit::done(std::move(visit), id), visit::Time::max());
    return visit;
}

// One page of every kind, the fullest and the barest among them.
std::vector<visit::Visit> pages(Wording language)
{
    std::vector<visit::Visit> all;
    for (const auto& touched : std::initializer_list<std::initializer_list<const char*>>{{},
                                                                                        {"open region 1"},
                                                                                        {"open region 8"},
                                                                                        {"open towns 11"},
                                                                                        {"open towns 13"},
                                                                                        {"open towns 47"},
                                                                                        {"open towns 01/釧路総合振興局"},
                                                                                        {"open town 01665"},
                                                                                        {"open town 13421"},
                                                                                        {"open town 08230"},
                                                                                        {"open town 46219"},
                                                                                        {"open find"},
                                                                                        {"open find か*"},
                                                                                        {"open find か"},
                                                                                        {"open find k"},
                                                                                        {"open wards"},
                                                                                        {"open ward 13118"},
                                                                                        {"open events"},
                                                                                        {"open exhibits"},
                                                                                        {"open exhibits autumn/2"},
                                                                                        {"open game 5 1"},
                                                                                        {"open game 5 2 13101"},
                                                                                        {"open game 6 2"},
                                                                                        {"open game 7 3"},
                                                                                        {"nearer", "nearer"},
                                                                                        {"open region 3", "nearer"},
                                                                                        {"open towns 20", "nearer"},
                                                                                        {"open layers"},
                                                                                        {"open layers", "layer told", "nearer"},
                                                                                        {"open towns 43", "layer helped"},
                                                                                        {"open languages"}})
        all.push_back(visit_by(touched, language));
    // Each answer of a question, the right one among them.
    for (const auto* town : visit::question_of("8 2", *lobby_content()).towns) all.push_back(visit_by({("open game 8 2 " + town->code5).c_str()}, language));
    visit::Visit asked = visit_by({}, language), near = visit_by({"open towns 11"}, language);
    asked.asked = visit::Time{};
    near.way.back().near = {"11100", "11203", "11208"};
    all.push_back(std::move(asked));
    all.push_back(std::move(near));
    return all;
}

struct Panel {
    PixelSize display;
    float mm_per_unit, type_floor;
};

}  // namespace

TEST_CASE("every page of a visit is set without a fault", "[scenes][visit][slow]")
{
    const auto programme = full_day(kAutumn);   // with events that come, and an exhibition
    for (const Panel& panel : {Panel{{1920, 1080}, 685.0f / 1080, 24}, Panel{{1080, 1920}, 685.0f / 1080, 24}, Panel{{1920, 1080}, 299.0f / 1080, 36}, Panel{{1080, 1920}, 299.0f / 1080, 36}, Panel{{1920, 1080}, 299.0f / 1080, 54}})
        for (const Wording language : kAllWordings)
            for (const visit::Visit& visit : pages(language)) {
                scenes::Setting setting = setting_of(*programme, {.display = panel.display, .language = language, .type_floor = panel.type_floor});
                setting.visit = &visit;
                setting.mm_per_unit = panel.mm_per_unit;
                const auto page = scenes::compose("visit", "", setting);
                REQUIRE(page.ok());
                CAPTURE(described("visit", std::string(visit::name_of(visit.here().page)) + " " + visit.here().subject, {.display = panel.display, .language = language}), panel.type_floor, panel.mm_per_unit);
                CHECK(none(outside_the_margin(*page, the_typesetter())));
                CHECK(none(overlapping(*page, the_typesetter())));
                CHECK(none(below_the_floor(*page, panel.type_floor)));
                CHECK(none(without_glyph(*page, the_typesetter(), language)));
                // What is touched is pressed, and there is more than the way out of it.
                CHECK(page->targets.size() >= (visit.asked ? 1u : 5u));   // 小笠原村 has no neighbours
                for (const auto& target : page->targets)
                    CHECK(std::any_of(page->elements.begin(), page->elements.end(), [&](const canvas::Element& e) {
                        const auto* sprite = std::get_if<canvas::Sprite>(&e);
                        return sprite != nullptr && sprite->pressed_for == target.id;
                    }));
            }
}

TEST_CASE("large type of a visitor is as large as the requirements say, or the panel's own", "[scenes][visit]")
{
    const auto programme = programme_of(kLater);
    visit::Visit visit = visit_by({"large"}, Language::Japanese);
    for (const auto& [floor, least] : {std::pair{24.0f, 54.0f}, std::pair{36.0f, 54.0f}, std::pair{60.0f, 60.0f}}) {
        scenes::SceneWish wish;
        wish.scene = "visit";
        wish.display = {640, 360};
        wish.type_floor = floor;
        wish.visit = visit;
        const auto made = scenes::make_scene(wish, *programme, the_atlas(), the_typesetter());
        REQUIRE(made.ok());
        for (const auto& text : (*made)->composition->texts) CHECK(text.units >= least - 0.01f);
    }
}

TEST_CASE("each layer of the map colours its towns and says what they are", "[scenes][visit]")
{
    const auto content = lobby_content();
    CHECK(visit::towns_in(visit::Layer::Members, *content).size() == 372);
    const auto aided = visit::towns_in(visit::Layer::Helped, *content);
    CHECK(std::binary_search(aided.begin(), aided.end(), "13361"));         // 大島町 is named
    CHECK_FALSE(std::binary_search(aided.begin(), aided.end(), "13101"));   // and not all of Tokyo
    CHECK(std::binary_search(aided.begin(), aided.end(), "43100"));         // all of 熊本県
    std::set<std::string> told;
    for (int i = 0; i < visit::kLayers; ++i) {
        const std::string layer = "layer " + std::string(visit::name_of(static_cast<visit::Layer>(i)));
        CAPTURE(layer);
        const auto towns = visit::towns_in(static_cast<visit::Layer>(i), *content);
        CHECK_FALSE(towns.empty());
        CHECK(std::is_sorted(towns.begin(), towns.end()));
        for (const char* page : {"open layers", "open region 3", "open towns 43"}) {
            scenes::SceneWish wish;
            wish.scene = "visit";
            wish.display = {1920, 1080};
            wish.visit = visit_by({page, layer.c_str()}, Language::Japanese);
            const auto composed = scenes::compose_scene(wish, *programme_of(kLater), the_atlas(), the_typesetter());
            REQUIRE(composed.ok());
            const std::string legend = scenes::words("visit.legend." + layer.substr(6), Language::Japanese).substr(0, 9);   // its first three letters
            const auto said = std::find_if(composed->texts.begin(), composed->texts.end(), [&](const canvas::TextRecord& text) { return text.text.starts_with(legend); });
            REQUIRE(said != composed->texts.end());
            told.insert(said->text.substr(0, said->text.find_last_not_of("0123456789") + 1));
            // 熊本県 has no member.
            if (std::string_view(page) == "open towns 43" && layer == "layer members") CHECK(said->text.ends_with(" 0"));
        }
    }
    CHECK(told.size() == visit::kLayers);
}

TEST_CASE("the country that a button enlarges is its towns, not the sea", "[scenes][visit]")
{
    // In the square of the country: as many towns to the left as to the right of the middle, and as many above as below.
    const map::View view = map::fit(map::main_bounds(), {0, 0, 1, 1});
    size_t left = 0, above = 0, all = 0;
    for (const auto& m : lobby_content()->municipalities) {
        if (map::part_of(m.code5) != map::MapPart::Main) continue;
        const Vec2 at = view.place(map::LonLat{m.lon, m.lat});
        left += at.x < visit::kMiddleOfTowns.x ? 1 : 0;
        above += at.y < visit::kMiddleOfTowns.y ? 1 : 0;
        ++all;
    }
    CHECK(std::abs(static_cast<double>(left) / static_cast<double>(all) - 0.5) < 0.02);
    CHECK(std::abs(static_cast<double>(above) / static_cast<double>(all) - 0.5) < 0.02);
}
