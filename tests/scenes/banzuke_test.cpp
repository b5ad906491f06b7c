// Lists of names: all of a region's members are seen, at any size of type, and the record says the size in which each is set.

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/names.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};
constexpr float kBooth = 36, kMarginOfPage = 96;

// As the list writes them: in kanji, or in Latin letters by the stem of the romaji.
std::vector<std::string> members_of(const model::Content& content, const std::string& prefecture_code, Language language = Language::Japanese)
{
    std::vector<std::string> names;
    for (const auto& o : content.organisations)
        if (o.prefecture_code == prefecture_code)
            for (const auto& code : o.member_codes) names.push_back(scenes::town_stem(*content.municipality(code), language));
    return names;
}

const canvas::TextRecord* record_of(const canvas::Composition& composition, const std::string& text)
{
    const auto found = std::find_if(composition.texts.begin(), composition.texts.end(), [&](const auto& t) { return t.text == text; });
    return found == composition.texts.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("names without room on one page turn pages, and every member is seen", "[scenes]")
{
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    const auto programme = programme_of(kLater);
    const auto composition = composed(*programme, "region", "01", {size, Language::Japanese, kBooth});
    REQUIRE(composition.ok());
    const std::vector<std::string> members = members_of(*programme->content, "01");
    REQUIRE(members.size() == 144);
    std::map<float, size_t> pages;   // when a page is at rest, and how many names it has
    for (const std::string& name : members) {
        const canvas::TextRecord* record = record_of(*composition, name);
        CAPTURE(size.w, name);
        REQUIRE(record != nullptr);
        CHECK(record->units >= kBooth);
        CHECK(std::min(record->leaves, composition->dwell) - record->appears > 3);   // long enough to be looked through
        ++pages[record->appears];
    }
    REQUIRE(pages.size() >= 2);
    size_t number = 0;
    for (const auto& [appears, names] : pages) {
        const std::string told = std::to_string(++number) + "／" + std::to_string(pages.size());
        const canvas::TextRecord* record = record_of(*composition, told);
        CAPTURE(size.w, told, names);
        REQUIRE(record != nullptr);
        CHECK(record->appears <= appears + 0.1f);
        CHECK(names >= 144 / pages.size() / 2);   // dealt out evenly
    }
    // What is on one page is not there with what is on another.
    CHECK(none(overlapping(*composition, the_typesetter())));
}

TEST_CASE("a page of names stays long enough, whatever the region and the size of type", "[scenes]")
{
    const auto programme = programme_of(kLater);
    for (const auto& slot : programme->slots) {
        if (slot.scene != "region") continue;
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const Language language : {Language::Japanese, Language::English, Language::Korean})
                for (const float floor : {24.0f, 30.0f, kBooth, 42.0f}) {
                    const auto composition = composed(*programme, slot.scene, slot.item, {size, language, floor});
                    REQUIRE(composition.ok());
                    CAPTURE(slot.item, size.w, floor, language_tag(language));
                    for (const std::string& name : members_of(*programme->content, slot.item, language)) {
                        CAPTURE(name);
                        const canvas::TextRecord* record = record_of(*composition, name);
                        REQUIRE(record != nullptr);
                        CHECK(record->units >= floor);
                        if (floor <= kBooth) CHECK(std::min(record->leaves, composition->dwell) - record->appears > 3);
                    }
                }
    }
}

TEST_CASE("in Latin letters the list is a roll: even columns in one size, each opened by a heading, and no kanji", "[scenes]")
{
    const auto programme = programme_of(kLater);
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const Language language : {Language::English, Language::Korean})
            for (const auto& slot : programme->slots) {
                if (slot.scene != "region") continue;
                const auto composition = composed(*programme, slot.scene, slot.item, {size, language});
                REQUIRE(composition.ok());
                CAPTURE(slot.item, size.w, language_tag(language));
                std::map<std::pair<float, float>, std::vector<float>> columns;   // of each page, where its lines stand
                std::set<float> types;
                for (const std::string& name : members_of(*programme->content, slot.item, language)) {
                    const canvas::TextRecord* t = record_of(*composition, name);
                    REQUIRE(t != nullptr);
                    if (std::count_if(composition->texts.begin(), composition->texts.end(), [&](const auto& other) { return other.text == name; }) > 1) continue;   // a heading, the headline or a name on the map is the same
                    types.insert(t->units);
                    columns[{t->appears, t->box.x}].push_back(t->box.y);
                }
                CHECK(types.size() == 1);
                for (const auto& [where, lines] : columns)   // the first line of a column is its heading's
                    CHECK(*std::min_element(lines.begin(), lines.end()) > kMarginOfPage + *types.begin());
                for (const auto& code : programme->content->organisations.front().member_codes) {
                    const auto* m = programme->content->municipality(code);
                    if (slot.item == "01") CHECK(record_of(*composition, m->name) == nullptr);   // no kanji beside Latin letters
                }
            }
}

TEST_CASE("a list that has room stands on one page without a number", "[scenes]")
{
    const auto composition = composed(*programme_of(kLater), "region", "01");
    REQUIRE(composition.ok());
    CHECK(record_of(*composition, "1／1") == nullptr);
    for (const canvas::TextRecord& t : composition->texts) CHECK(t.leaves > composition->dwell);
}

TEST_CASE("a name too long for its column is recorded in the size in which it is set", "[scenes]")
{
    const auto composition = composed(*programme_of(kLater), "region", "19");
    REQUIRE(composition.ok());
    const canvas::TextRecord *usual = record_of(*composition, "道志村"), *lengthy = record_of(*composition, "富士河口湖町");
    REQUIRE(usual != nullptr);
    REQUIRE(lengthy != nullptr);
    CHECK(lengthy->units < usual->units);
    CHECK(lengthy->units * 6 <= lengthy->box.h);   // set solid, six characters fill the column
    CHECK(lengthy->units >= 24);
}

TEST_CASE("the list of Hokkaido heads each group once, and its rows end on a foot of their own and begin below each other", "[scenes]")
{
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    const auto programme = programme_of(kLater);
    const auto composition = composed(*programme, "region", "01", {size, Language::Japanese});
    REQUIRE(composition.ok());
    const canvas::TextRecord *four = record_of(*composition, "新篠津村"), *five = record_of(*composition, "音威子府村");
    REQUIRE(four != nullptr);
    REQUIRE(five != nullptr);
    CHECK(four->units == five->units);
    CHECK(four->box.h == five->box.h);
    const std::vector<std::string> members = members_of(*programme->content, "01");
    std::map<float, float> rows;   // where each row is, and where it begins
    std::map<std::string, int> headed;
    for (const canvas::TextRecord& t : composition->texts) {
        if (t.box.h != four->box.h) continue;   // not of the list
        rows[t.box.y] = rows.contains(t.box.y) ? std::min(rows[t.box.y], t.box.x) : t.box.x;
        if (std::find(members.begin(), members.end(), t.text) == members.end()) ++headed[t.text];
    }
    CHECK(headed.size() == 14);
    for (const auto& [group, times] : headed) {
        CAPTURE(size.w, group);
        CHECK(times == 1);
    }
    REQUIRE(rows.size() == 6);
    std::set<float> edges;
    for (auto row = rows.begin(); std::next(row) != rows.end(); ++row) {
        edges.insert(row->second);
        // Closer, a long name could not share the last line of the others without running into the next row.
        CHECK(std::next(row)->first - row->first - four->box.h > 0.75f * four->units);
    }
    CHECK(edges.size() <= 2);   // before the sea, and below it
}
