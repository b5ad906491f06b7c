// Every scene with everything that ships, as a composition: nothing is painted, so all of it can be looked at.

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

#include "layout_faults.hpp"
#include "programme/scenes.hpp"
#include "scenery.hpp"
#include "scenes/strings.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

template <class Find>
std::vector<std::string> faults_of_everything(const std::vector<Look>& looks, Find find)
{
    std::vector<std::string> faults;
    for (const Item& one : everything())
        for (const Look& look : looks) {
            const std::string which = described(one.scene, one.item, look) + " on " + iso_date(one.programme->date) + ": ";
            const auto composition = composed(*one.programme, one.scene, one.item, look);
            if (!composition) faults.push_back(which + composition.error().message);
            else
                for (const std::string& fault : find(*composition, look)) faults.push_back(which + fault);
        }
    return faults;
}

std::vector<Look> both_ways(Wording language) { return {{kLandscape, language}, {kPortrait, language}}; }

}  // namespace

TEST_CASE("every text stands inside the frame with a margin", "[scenes]")
{
    for (const Wording language : {Wording(Language::Japanese), kEasyJapanese, Wording(Language::English)})
        CHECK(none(faults_of_everything(both_ways(language), [](const auto& c, const Look&) { return outside_the_margin(c, the_typesetter()); })));
}

TEST_CASE("no two texts overlap while both are at rest", "[scenes]")
{
    for (const Wording language : {Wording(Language::Japanese), kEasyJapanese, Wording(Language::English)})
        CHECK(none(faults_of_everything(both_ways(language), [](const auto& c, const Look&) { return overlapping(c, the_typesetter()); })));
}

TEST_CASE("displays of other sizes and shapes are laid out as cleanly", "[scenes]")
{
    std::vector<Look> looks;
    for (const PixelSize size : {PixelSize{1280, 720}, PixelSize{3840, 2160}, PixelSize{1920, 1200}, PixelSize{1200, 1920}, PixelSize{2560, 1080}}) looks.push_back({size, Language::Japanese});
    CHECK(none(faults_of_everything(looks, [](const auto& c, const Look&) {
        auto faults = outside_the_margin(c, the_typesetter());
        const auto more = overlapping(c, the_typesetter());
        faults.insert(faults.end(), more.begin(), more.end());
        return faults;
    })));
}

TEST_CASE("no type is smaller than the floor, and every character has a glyph", "[scenes]")
{
    for (const Wording language : kAllWordings) {
        std::vector<Look> looks = both_ways(language);
        CHECK(none(faults_of_everything(looks, [](const auto& c, const Look& look) {
            auto faults = below_the_floor(c, look.type_floor);
            const auto more = without_glyph(c, the_typesetter(), look.language);
            faults.insert(faults.end(), more.begin(), more.end());
            return faults;
        })));
    }
}

TEST_CASE("a small panel close by gets larger type", "[scenes][slow]")
{
    constexpr float kBooth = 36;   // kiosk-config/booth.toml: 24 inch at 60 cm
    for (const Wording language : kAllWordings)
        for (const float floor : {30.0f, kBooth}) {
            std::vector<Look> looks = both_ways(language);
            looks.push_back({{1280, 720}, language});
            for (Look& look : looks) look.type_floor = floor;
            CHECK(none(faults_of_everything(looks, [](const auto& c, const Look& look) {
                auto faults = below_the_floor(c, look.type_floor);
                for (const auto& more : {outside_the_margin(c, the_typesetter()), overlapping(c, the_typesetter())}) faults.insert(faults.end(), more.begin(), more.end());
                return faults;
            })));
        }
}

TEST_CASE("every fixed word is translated into the five languages", "[scenes]")
{
    static const std::regex kKey("\"([a-z]+\\.[a-z0-9_]+)\"");
    std::set<std::string> keys;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(RENKEI_SOURCE_DIR "/app/scenes")) {
        // strings.cpp looks names up in groups that read like keys.
        if ((entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") || entry.path().filename() == "strings.cpp") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            if (line.find("#include") != std::string::npos || line.find("//") == 0) continue;
            for (std::sregex_iterator at(line.begin(), line.end(), kKey), end; at != end; ++at) keys.insert((*at)[1]);
        }
    }
    CHECK(keys.size() > 15);
    for (const std::string& key : keys)
        for (const Language language : kAllLanguages) {
            CAPTURE(key, language_tag(language));
            CHECK(scenes::words(key, language) != key);
            CHECK_FALSE(scenes::words(key, language).empty());
        }
}

TEST_CASE("a scene comes to rest within its time, and says everything while it is there", "[scenes]")
{
    CHECK(none(faults_of_everything(both_ways(Language::Japanese), [](const canvas::Composition& c, const Look&) {
        std::vector<std::string> faults;
        for (const canvas::TextRecord& t : c.texts) {
            // A text that changes its colour goes on as the same words in the same place.
            const bool goes_on = std::any_of(c.texts.begin(), c.texts.end(), [&](const canvas::TextRecord& next) { return next.text == t.text && next.box == t.box && next.appears > t.appears; });
            // The least is what one organisation's name has while the map fills; it stays in the list.
            if (!goes_on && std::min(t.leaves, c.dwell) - t.appears < 0.9f) faults.push_back("「" + t.text + "」 has no time to be read");
        }
        return faults;
    })));
    for (const Item& one : everything()) {
        if (one.scene == "title" || one.scene == "showcase") continue;   // these breathe and drift to the end
        const auto composition = composed(*one.programme, one.scene, one.item);
        REQUIRE(composition.ok());
        CAPTURE(one.scene, one.item, composition->still_from, composition->dwell);
        CHECK(composition->still_from < composition->dwell);
        CHECK_FALSE(canvas::moving(*composition, composition->still_from + 0.01f));
    }
}

TEST_CASE("under reduced motion nothing changes its place, and nothing is left unsaid", "[scenes]")
{
    for (const Item& one : everything()) {
        const auto lively = composed(*one.programme, one.scene, one.item);
        REQUIRE(lively.ok());
        const canvas::Composition calm = canvas::reduced_motion(*lively);
        CAPTURE(one.scene, one.item);
        CHECK(calm.still_from < calm.dwell);
        size_t next = 0;   // what is uncovered in several movements has become several
        for (size_t i = 0; i < calm.elements.size(); ++i) {
            const auto* sprite = std::get_if<canvas::Sprite>(&calm.elements[i]);
            const bool piece = sprite != nullptr && i > 0 && next > 0 && [&] {
                const auto* other = std::get_if<canvas::Sprite>(&calm.elements[i - 1]);
                return other != nullptr && other->layer == sprite->layer && other->window && sprite->window && other->window != sprite->window;
            }();
            if (!piece) ++next;
            REQUIRE(next <= lively->elements.size());
            if (sprite == nullptr) continue;
            const auto* before = std::get_if<canvas::Sprite>(&lively->elements[next - 1]);
            REQUIRE(before != nullptr);
            float most = 0, most_before = 0;
            for (float t = 0; t < calm.dwell; t += 0.1f) {
                for (const canvas::Track* track : {&sprite->x, &sprite->y, &sprite->reveal}) REQUIRE_FALSE(track->moves_at(t));
                most = std::max(most, sprite->opacity.at(t));
                most_before = std::max(most_before, before->opacity.at(t));
            }
            if (most_before > 0.9f) CHECK(most > 0.9f);   // what was ever fully there still is
        }
        CHECK(next == lively->elements.size());
    }
}

TEST_CASE("the same scene composed again is the same", "[scenes]")
{
    for (const Item& one : everything()) {
        const auto first = composed(*one.programme, one.scene, one.item), second = composed(*one.programme, one.scene, one.item);
        REQUIRE(first.ok());
        REQUIRE(second.ok());
        CAPTURE(one.scene, one.item);
        REQUIRE(first->layers.size() == second->layers.size());
        for (size_t i = 0; i < first->layers.size(); ++i) {
            CHECK(first->layers[i].name == second->layers[i].name);
            CHECK(first->layers[i].bounds == second->layers[i].bounds);
        }
        REQUIRE(first->texts.size() == second->texts.size());
        for (size_t i = 0; i < first->texts.size(); ++i) {
            CHECK(first->texts[i].text == second->texts[i].text);
            CHECK(first->texts[i].box == second->texts[i].box);
            CHECK(first->texts[i].appears == second->texts[i].appears);
        }
        REQUIRE(first->elements.size() == second->elements.size());
        for (size_t i = 0; i < first->elements.size(); ++i) {
            const auto *a = std::get_if<canvas::Sprite>(&first->elements[i]), *b = std::get_if<canvas::Sprite>(&second->elements[i]);
            REQUIRE((a == nullptr) == (b == nullptr));
            for (float t = 0; a != nullptr && t < first->dwell; t += 0.7f) REQUIRE(a->opacity.at(t) == b->opacity.at(t));
        }
    }
}

TEST_CASE("a store without content, or with only a part of it, never breaks a scene", "[scenes]")
{
    const auto whole = shipped_content();
    model::Content towns;
    towns.municipalities = whole->municipalities;
    model::Content bare = *whole;
    for (auto& s : bare.showcases) {
        s.url.clear();
        s.ward_codes.clear();
        s.name_ruby.clear();
        s.ja.body.clear();
        s.en = {};
    }
    for (auto& e : bare.events) {
        e.venue.clear();
        e.ward.clear();
        e.code5.clear();
        e.related_codes.clear();
        e.related_organisations.clear();
        e.end_date.reset();
    }
    for (auto& o : bare.organisations) o.member_codes.resize(std::min<size_t>(o.member_codes.size(), 1));
    model::Content lost = *whole;   // references into nothing
    lost.municipalities.clear();
    int number = 0;
    for (const auto& content : {model::Content{}, towns, bare, lost}) {
        CAPTURE(number++);
        for (const char* day : {kEventDay, kAutumn, kLater}) {
            const auto programme = programme_of(day, std::make_shared<const model::Content>(content));
            REQUIRE_FALSE(programme->slots.empty());
            for (const std::string_view scene : programme::kScenes)
                for (const char* item : {"", "1", "01", "teshikaga", "nothing like it"})
                    for (const PixelSize size : {kLandscape, kPortrait}) {
                        CAPTURE(scene, item, size.w);
                        const auto composition = composed(*programme, std::string(scene), item, {size});
                        if (composition) CHECK_FALSE(composition->elements.empty());
                        else CHECK(composition.error().message.size() > 20);
                    }
        }
    }
    CHECK(composed(*programme_of(kLater), "no-such-scene", "").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a scene that is asked for what it does not have says so", "[scenes]")
{
    const auto programme = full_day(kEventDay);
    for (const std::string_view scene : programme::kScenes) {
        const auto asked = composed(*programme, std::string(scene), "no/such", {kLandscape, Language::Japanese});
        INFO(scene);
        REQUIRE_FALSE(asked.ok());
        CHECK(asked.error().kind == ErrorKind::NotFound);
    }
}
