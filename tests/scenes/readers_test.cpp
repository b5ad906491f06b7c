// What readers of one language look for: their own quotation marks, dates, credits and figures, words that no line tears, and pages that are
// as full in their type as in the Japanese.

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/make_scene.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/strings.hpp"
#include "writing.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

canvas::Composition page_of(const std::string& scene, const std::string& item, const Look& look)
{
    auto composition = composed(*programme_of(kLater), scene, item, look);
    REQUIRE(composition.ok());
    return std::move(*composition);
}

const canvas::TextRecord* record_of(const canvas::Composition& page, const std::string& text)
{
    const auto found = std::find_if(page.texts.begin(), page.texts.end(), [&](const auto& t) { return t.text == text; });
    return found == page.texts.end() ? nullptr : &*found;
}

bool has(const std::string& text, const char* mark) { return text.find(mark) != std::string::npos; }

nlohmann::json read(const char* name)
{
    std::ifstream file(std::string(RENKEI_SOURCE_DIR "/data/") + name);
    return nlohmann::json::parse(file);
}

// The marks of other languages, by the display's tag: GB/T 15834 has “ ”, upright they stand as ﹃ ﹄; the manual of Taiwan's Ministry of
// Education 「 」 and within them 『 』; the rule of Korea's ‘ ’ and “ ”.
std::vector<std::string> foreign_marks(const std::string& tag, const std::string& words)
{
    static const std::map<std::string, std::vector<const char*>> kForeign{{"zh-Hans", {"「", "」", "『", "』"}}, {"zh-Hant", {"“", "”", "‘", "’"}}, {"ko", {"「", "」", "『", "』"}}, {"en", {"「", "」", "『", "』"}}};
    std::vector<std::string> faults;
    if (const auto marks = kForeign.find(tag); marks != kForeign.end())
        for (const char* mark : marks->second)
            if (has(words, mark)) faults.push_back(tag + " has " + mark + " in " + words);
    return faults;
}

}  // namespace

TEST_CASE("each language has its own quotation marks", "[scenes]")
{
    std::vector<std::string> faults;
    const auto look_at = [&](const nlohmann::json& entry) {
        for (const auto& [tag, words] : entry.items())
            if (words.is_string())
                for (const std::string& fault : foreign_marks(tag, words.get<std::string>())) faults.push_back(fault);
    };
    const nlohmann::json fixed = read("strings.json"), told = read("told.json");
    for (const auto& [key, entry] : fixed.items()) look_at(entry);
    for (const auto& [group, entries] : told.items())
        if (entries.is_object())
            for (const auto& [japanese, entry] : entries.items()) look_at(entry);
    CHECK(none(faults));
    CHECK(foreign_marks("zh-Hans", "交流会「东京俱乐部」").size() == 2);
}

TEST_CASE("the credit of the map is in the language of the display, and names its source", "[scenes]")
{
    for (const Language language : kAllLanguages)
        for (const char* scene : {"title", "agreements", "support", "wards"}) {
            CAPTURE(language_tag(language), scene);
            std::string all;
            for (const auto& t : page_of(scene, "", {kPortrait, language}).texts) all += t.text;
            std::erase(all, ' ');   // none at the end of a line
            std::string credit = scenes::words(std::string_view(scene) == "title" ? "credit.map" : "credit.map_lakes", language);
            std::erase_if(credit, [](char c) { return c == '\n' || c == ' '; });
            CHECK(has(all, credit.c_str()));
            CHECK(has(credit, "GSHHG") == (std::string_view(scene) != "title"));
            if (language != Language::Japanese) CHECK_FALSE(has(all, "を加工して作成"));
        }
}

TEST_CASE("the figures of an upright headline are Hangul in Korean, and have no comma in easy Japanese", "[scenes]")
{
    for (const auto& [language, count] : {std::pair{Wording(Language::Korean), "천구십육"}, std::pair{kEasyJapanese, "1096"}}) {
        CAPTURE(wording_tag(language));
        std::string all;
        for (const auto& t : page_of("numbers", "", {kLandscape, language}).texts) all += t.text + "|";
        const std::string headline = scenes::filled(scenes::words("numbers.headline_second", language), "count", count);
        CHECK(has(all, headline.c_str()));
    }
}

TEST_CASE("a day has one form on all pages of a language", "[scenes]")
{
    // Below a day's figure month and weekday, parted as they are parted in a line.
    CHECK(record_of(page_of("events", "1", {kLandscape, Language::English}), "Nov, Sun") != nullptr);
    for (const PixelSize size : {kLandscape, kPortrait}) {
        const auto korean = page_of("partners", "history-1", {size, Language::Korean});
        CHECK(record_of(korean, "2014년 9월 16일") != nullptr);
        CHECK(record_of(page_of("partners", "companies", {size, Language::Korean}), "2018년 8월 23일") != nullptr);
    }
}

TEST_CASE("no Chinese line ends within a name that is one", "[scenes]")
{
    std::vector<std::string> names;
    const nlohmann::json told = read("told.json");
    for (const std::string name : told.at("unbroken")) names.push_back(name);
    REQUIRE(names.size() > 70);
    size_t met = 0;
    std::vector<std::string> torn;
    for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese})
        for (const Item& one : everything())
            for (const PixelSize size : {kLandscape, kPortrait}) {
                if (one.scene != "showcase" && one.scene != "partners" && one.scene != "plans") continue;
                const auto page = composed(*one.programme, one.scene, one.item, {size, language});
                REQUIRE(page.ok());
                std::string lines, joined;
                for (const auto& t : page->texts) lines += t.text + "|", joined += t.text;
                for (const std::string& name : names) {
                    const auto count = [&](const std::string& text) {
                        size_t found = 0;
                        for (size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) ++found;
                        return found;
                    };
                    met += count(lines);
                    if (count(joined) != count(lines)) torn.push_back(one.scene + " " + one.item + ": " + name);
                }
            }
    CHECK(met > 100);
    CHECK(none(torn));
}

TEST_CASE("a name that has no room beside its place hangs from it", "[scenes]")
{
    const scenes::Land land{{{{{0, 300}, {800, 300}, {800, 400}, {0, 400}}}}, {0, 300, 800, 100}};
    const scenes::SeaChart chart(land, {800, 700});
    const std::vector<Rect> taken{{0, 0, 800, 300}, {0, 400, 285, 300}, {515, 400, 285, 300}};
    const auto any = [](const scenes::SeaName&) { return true; };
    const auto name = scenes::beside_land(chart, {0, 0, 800, 700}, taken, {400, 380}, {200, 30}, any);
    REQUIRE(name);
    REQUIRE(name->leader.size() == 2);
    CHECK(name->leader.front().x == name->leader.back().x);
    CHECK(name->box.y > name->leader.back().y);
    CHECK(name->box.x < 400);
    CHECK(name->box.right() > 400);
    // Where there is room beside it, it stands there.
    const auto beside = scenes::beside_land(chart, {0, 0, 800, 700}, {}, {400, 380}, {200, 30}, any);
    REQUIRE(beside);
    CHECK(beside->box.x > 400);
}

TEST_CASE("a region's name does not stand so near to an inset's that it would read as one of its lines", "[scenes]")
{
    constexpr float kApart = 16;
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const char* item : {"nation-1", "nation-2"}) {
            const auto page = page_of("wards", item, {size, Language::English});
            size_t met = 0;
            for (const auto& region : page.texts) {
                if (!region.text.ends_with(" region") || region.units != Approx(32)) continue;
                ++met;
                for (const char* key : {"inset.nansei", "inset.ogasawara", "inset.minamitorishima"})
                    if (const auto* inset = record_of(page, scenes::words(key, Language::English))) {
                        CAPTURE(size.w, item, region.text, inset->text);
                        CHECK_FALSE(region.box.grown(kApart).meets(inset->box));
                    }
            }
            CHECK(met > 2);
        }
}

TEST_CASE("a list that lies fills its page", "[scenes]")
{
    for (const Language language : {Language::English, Language::Korean}) {
        CAPTURE(language_tag(language));
        const auto page = page_of("partners", "companies", {kLandscape, language});
        size_t right = 0;   // what is done together stands beside the names
        for (const auto& t : page.texts) right += t.box.x > 700 && t.box.x < 1000 ? 1u : 0u;
        CHECK(right >= 8);
        for (const PixelSize size : {kLandscape, kPortrait}) {
            const auto steps = page_of("partners", "history-1", {size, language});
            float foot = 0;
            for (const auto& t : steps.texts)
                if (t.box.x < static_cast<float>(size.w) / 2 && t.units > 28) foot = std::max(foot, t.box.bottom());
            CHECK(foot > 0.8f * static_cast<float>(size.h));
        }
    }
}
