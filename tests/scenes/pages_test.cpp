// What a page says about itself: its headline in the language of the display, the kinds that it counts, the order of its lists,
// what its code opens, and nothing lost or overprinted on displays of unusual shape.

#include <catch2/catch.hpp>

#include <algorithm>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/nation.hpp"
#include "scenes/strings.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

const canvas::TextRecord* record_of(const canvas::Composition& composition, const std::string& text)
{
    const auto found = std::find_if(composition.texts.begin(), composition.texts.end(), [&](const auto& t) { return t.text == text; });
    return found == composition.texts.end() ? nullptr : &*found;
}

canvas::Composition composition_of(const std::string& scene, const std::string& item, const Look& look = {})
{
    auto composition = composed(*programme_of(kLater), scene, item, look);
    REQUIRE(composition.ok());
    return std::move(*composition);
}

std::vector<std::string> layout_faults(const canvas::Composition& composition)
{
    auto faults = outside_the_margin(composition, the_typesetter());
    const auto more = overlapping(composition, the_typesetter());
    faults.insert(faults.end(), more.begin(), more.end());
    return faults;
}

}  // namespace

TEST_CASE("a headline is in the language of the display, and small in Japanese beside it", "[scenes]")
{
    struct Page {
        const char *scene, *item, *headline;
    };
    for (const Page page : {Page{"agreements", "", "agreements.title"}, Page{"support", "1", "support.title"}, Page{"events", "1", "events.past"}, Page{"plans", "goals", "plans.goals"}})
        for (const Language language : kAllLanguages)
            for (const PixelSize size : {kLandscape, kPortrait}) {
                CAPTURE(page.headline, language_tag(language), size.w);
                const auto composition = composition_of(page.scene, page.item, {size, language});
                const canvas::TextRecord *own = record_of(composition, scenes::words(page.headline, language)), *japanese = record_of(composition, scenes::words(page.headline, Language::Japanese));
                REQUIRE(own != nullptr);
                REQUIRE(japanese != nullptr);
                if (language != Language::Japanese) CHECK(own->units > 1.3f * japanese->units);
            }
}

TEST_CASE("a region counts the kinds of municipality that it has", "[scenes]")
{
    const auto unit = [](const char* prefecture, Language language) {
        const auto composition = composition_of("region", prefecture, {.language = language});
        for (const char* key : {"municipalities", "cities", "towns", "villages", "cities_towns", "cities_villages", "towns_villages"})
            if (record_of(composition, scenes::words(std::string("region.unit_") + key, language)) != nullptr && std::string(key) != "cities") return std::string(key);   // 市 also heads a list
        return std::string();
    };
    CHECK(unit("34", Language::Japanese) == "towns");            // 広島県: 9町
    CHECK(unit("01", Language::Japanese) == "towns_villages");   // 北海道: 129町・15村
    CHECK(unit("02", Language::Japanese) == "municipalities");   // 青森県: 10市, 22町・8村
    CHECK(unit("34", Language::English) == "towns");
}

TEST_CASE("members are listed in the order of the official codes", "[scenes]")
{
    const auto content = shipped_content();
    for (const char* prefecture : {"02", "10", "12", "26"}) {
        std::vector<std::string> codes;
        const auto composition = composition_of("region", prefecture);
        for (const canvas::TextRecord& t : composition.texts)
            for (const auto& m : content->municipalities)
                if (m.prefecture_code == prefecture && m.name == t.text) codes.push_back(m.code5);
        CAPTURE(prefecture);
        CHECK(codes.size() >= 26);
        CHECK(std::is_sorted(codes.begin(), codes.end()));
    }
}

TEST_CASE("beside the code of a showcase stands what it opens", "[scenes]")
{
    for (const auto& s : shipped_content()->showcases) {
        const std::string host = s.url.substr(8, s.url.find('/', 8) - 8);
        for (const Wording language : kAllWordings)
            for (const float floor : {24.0f, 36.0f}) {
                const auto composition = composition_of("showcase", s.key, {.language = language, .type_floor = floor});
                CAPTURE(s.key, host, wording_tag(language), floor);
                CHECK(std::any_of(composition.texts.begin(), composition.texts.end(), [&](const auto& t) { return t.text.find(host) != std::string::npos; }));
                const std::string label = scenes::words(s.name_ruby.back().base == "市" ? "showcase.site_city" : "showcase.site_town", language);
                CHECK(std::any_of(composition.texts.begin(), composition.texts.end(), [&](const auto& t) { return t.text.find(label) != std::string::npos; }));
            }
    }
}

TEST_CASE("every inset of the agreements' map has its name, in any language and size of type", "[scenes]")
{
    for (const Wording language : kAllWordings)
        for (const float floor : {24.0f, 30.0f, 36.0f}) {
            const auto composition = composition_of("agreements", "", {kLandscape, language, floor});
            for (const char* inset : {"inset.nansei", "inset.ogasawara", "inset.minamitorishima"}) {
                CAPTURE(wording_tag(language), floor, inset);
                CHECK(record_of(composition, scenes::words(inset, language)) != nullptr);
            }
        }
}

TEST_CASE("names of insets that stand side by side are on one line, each over its own frame, in any language", "[scenes]")
{
    for (const Wording language : kAllWordings)
        for (const float floor : {24.0f, 36.0f})
            for (const auto& [scene, item] : {std::pair{"agreements", ""}, {"support", "1"}, {"wards", "nation-1"}})
                for (const PixelSize size : {kLandscape, kPortrait}) {
                    CAPTURE(wording_tag(language), floor, scene, size.w);
                    const auto composition = composition_of(scene, item, {size, language, floor});
                    std::vector<Rect> boxes;
                    for (const char* inset : {"inset.nansei", "inset.ogasawara", "inset.minamitorishima"})
                        if (const auto* record = record_of(composition, scenes::words(inset, language))) boxes.push_back(record->box);
                    CHECK(boxes.size() == 3);
                    for (size_t i = 0; i < boxes.size(); ++i)
                        for (size_t j = 0; j < i; ++j) {
                            const bool apart = boxes[i].x >= boxes[j].right() + 11 || boxes[j].x >= boxes[i].right() + 11 || boxes[i].y >= boxes[j].bottom() || boxes[j].y >= boxes[i].bottom();
                            CHECK(apart);
                        }
                    if (boxes.size() == 3 && size == kLandscape && floor < 30 && std::string_view(scene) != "wards") CHECK(boxes[1].bottom() == Approx(boxes[2].bottom()).margin(2));
                }
}

TEST_CASE("the agreements have room on nearly square and on very wide displays", "[scenes]")
{
    for (const PixelSize size : {PixelSize{1024, 768}, PixelSize{1400, 1050}, PixelSize{1600, 1200}, PixelSize{1280, 1024}, PixelSize{2560, 1080}})
        for (const Wording language : kAllWordings) {
            CAPTURE(size.w, size.h, wording_tag(language));
            const auto composition = composition_of("agreements", "", {size, language});
            CHECK(none(layout_faults(composition)));
            size_t named = 0;
            for (const auto& o : shipped_content()->organisations)
                named += std::any_of(composition.texts.begin(), composition.texts.end(), [&](const auto& t) { return t.text == std::to_string(o.member_count); }) ? 1u : 0u;
            CHECK(named == 13);
        }
    CHECK(scenes::compact({1440, 1080}));
    CHECK_FALSE(scenes::compact({1728, 1080}));
    CHECK_FALSE(scenes::compact({1080, 1440}));
}

TEST_CASE("title and record have room on nearly square displays", "[scenes]")
{
    for (const PixelSize size : {PixelSize{1024, 768}, PixelSize{1280, 1024}})
        for (const auto& [scene, item] : {std::pair{"title", ""}, std::pair{"events", "1"}, std::pair{"events", "2"}}) {
            CAPTURE(size.w, scene, item);
            CHECK(none(layout_faults(composition_of(scene, item, {size}))));
        }
}

TEST_CASE("what stands at the foot of two scenes goes on standing, and else one comes when the other has gone", "[scenes]")
{
    const auto credit = [](const canvas::Composition& c) {
        const auto found = std::find_if(c.texts.begin(), c.texts.end(), [](const auto& t) { return t.text.find("国土数値情報") != std::string::npos; });
        REQUIRE(found != c.texts.end());
        return *found;
    };
    const auto kyoto = credit(composition_of("region", "26")), aomori = credit(composition_of("region", "02"));
    CHECK(kyoto.appears == 0);
    CHECK(aomori.appears == 0);
    CHECK(kyoto.text == aomori.text);   // with lakes and without
    const auto board = composition_of("events", "1"), second = composition_of("events", "2");
    REQUIRE(record_of(board, "催し　1 / 2") != nullptr);
    REQUIRE(record_of(second, "催し　2 / 2") != nullptr);
    CHECK(record_of(board, "催し　1 / 2")->appears >= 0.45f);
    CHECK(record_of(second, "催し　2 / 2")->appears == 0);
}
