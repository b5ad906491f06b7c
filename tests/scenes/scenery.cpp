#include "scenery.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "intake/shipped.hpp"
#include "scenes/make_scene.hpp"

namespace renkei::tests {

std::shared_ptr<const model::Content> shipped_content()
{
    static const auto content = [] {
        auto read = intake::read_shipped(RENKEI_SOURCE_DIR "/data");
        REQUIRE(read.ok());
        return std::make_shared<const model::Content>(std::move(read).value());
    }();
    return content;
}

const map::Atlas& the_atlas()
{
    static const map::Atlas atlas = [] {
        auto opened = map::Atlas::open(RENKEI_SOURCE_DIR "/data/mesh", std::filesystem::path(RENKEI_BINARY).parent_path() / "test-cache");
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    return atlas;
}

const text::Typesetter& the_typesetter()
{
    static const text::Typesetter typesetter = [] {
        auto opened = text::Typesetter::open();
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    return typesetter;
}

std::shared_ptr<const programme::Programme> programme_of(const char* day, std::shared_ptr<const model::Content> content)
{
    return programme::build(std::move(content), parse_date(day).value(), "1", {});
}

std::vector<Item> everything()
{
    std::vector<Item> items;
    std::set<std::pair<std::string, std::string>> seen;
    for (const char* day : {kEventDay, kAutumn, kLater}) {
        const auto programme = programme_of(day);
        for (const auto& slot : programme->slots)
            if (slot.scene == "events" || seen.emplace(slot.scene, slot.item).second) items.push_back({programme, slot.scene, slot.item});
    }
    return items;
}

scenes::Setting setting_of(const programme::Programme& programme, const Look& look, float dwell)
{
    const scenes::Frame frame = scenes::frame_for(look.display);
    return {.programme = programme,
            .atlas = the_atlas(),
            .typesetter = the_typesetter(),
            .frame = frame.units,
            .pixels_per_unit = frame.pixels_per_unit,
            .language = look.language,
            .type_floor = look.type_floor,
            .footer = true,
            .clock_minute = 23 * 60 + 59,
            .touch = look.touch,
            .washi = nullptr,
            .dwell = dwell};
}

Result<canvas::Composition> composed(const programme::Programme& programme, const std::string& scene, const std::string& item, const Look& look)
{
    return scenes::compose(scene, item, setting_of(programme, look, programme::dwell_of(programme, scene, item)));
}

std::string described(const std::string& scene, const std::string& item, const Look& look)
{
    return scene + (item.empty() ? "" : "/" + item) + " " + std::string(language_tag(look.language)) + " " + std::to_string(look.display.w) + "x" + std::to_string(look.display.h);
}

}  // namespace renkei::tests
