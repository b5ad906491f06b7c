// WCAG 2.2, 1.4.3, from pixels: every line of type of every golden picture against the ground that is really below it.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "scenes/hills.hpp"
#include "scenes/legibility.hpp"
#include "golden_shots.hpp"
#include "layout_faults.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1280, 720}, kPortrait{720, 1280};

std::string number(float value) { return std::to_string(value).substr(0, 4); }

std::vector<std::string> too_pale(Studio& studio, const Studio::Prepared& scene, float seconds, float pixels_per_unit, const std::string& which,
                                  paint::Contrast drawn = paint::Contrast::Designed)
{
    const auto composition = studio.composition_of(scene);
    const paint::Image picture = studio.image(scene, seconds), ground = studio.image(studio.ground_of(scene, drawn), seconds);
    std::vector<std::string> faults;
    for (const canvas::TextRecord& text : scenes::lettering_at(*composition, seconds, the_typesetter())) {
        const float contrast = scenes::measured_contrast(picture, ground, text, pixels_per_unit), least = std::max(scenes::least_contrast(text), drawn == paint::Contrast::High ? 4.5f : 0.0f);
        if (contrast < least) faults.push_back(which + ": 「" + text.text + "」 of " + number(text.units) + " units has " + number(contrast) + ":1 and wants " + number(least));
    }
    return faults;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) { all.insert(all.end(), more.begin(), more.end()); }

std::vector<std::string> faults_of_goldens(PixelSize size, Language language, paint::Contrast drawn = paint::Contrast::Designed)
{
    Studio studio(size);
    std::vector<std::string> faults;
    for (const GoldenShot& shot : golden_shots()) {
        Studio::Subject subject = shot.subject;
        subject.language = language;
        subject.contrast = drawn;
        append(faults, too_pale(studio, studio.prepare(*programme_of(shot.day), subject), shot.at, scenes::frame_for(size).pixels_per_unit, std::string(shot.name) + " " + std::string(language_tag(language)), drawn));
    }
    return faults;
}

}  // namespace

TEST_CASE("every line of every golden picture has its contrast, lying", "[scenes][slow]") { CHECK(none(faults_of_goldens(kLandscape, Language::Japanese))); }
TEST_CASE("every line of every golden picture has its contrast, standing", "[scenes][slow]") { CHECK(none(faults_of_goldens(kPortrait, Language::Japanese))); }
TEST_CASE("every line of every golden picture has its contrast, in English", "[scenes][slow]") { CHECK(none(faults_of_goldens(kLandscape, Language::English))); }
TEST_CASE("in high contrast no line, however large, has less than 4.5 : 1, on pictures and maps too", "[scenes][slow]") { CHECK(none(faults_of_goldens(kLandscape, Language::Japanese, paint::Contrast::High))); }

TEST_CASE("every line of every page of the loop has its contrast", "[scenes][slow]")
{
    Studio studio(kLandscape);
    const auto programme = programme_of(kLater);
    std::set<std::pair<std::string, std::string>> seen;
    std::vector<std::string> faults;
    for (const auto& slot : programme->slots) {
        if (!seen.emplace(slot.scene, slot.item).second) continue;
        const auto scene = studio.prepare(*programme, {slot.scene, slot.item});
        append(faults, too_pale(studio, scene, slot.dwell - 0.5f, scenes::frame_for(kLandscape).pixels_per_unit, slot.scene + " " + slot.item));
    }
    CHECK(seen.size() >= 15);
    CHECK(none(faults));
}

TEST_CASE("a veil over a line, or a stain below it, is found on a real page", "[scenes][slow]")
{
    Studio studio(kLandscape);
    const auto programme = programme_of(kLater);
    const float unit = scenes::frame_for(kLandscape).pixels_per_unit, at = 12;
    auto composition = composed(*programme, "numbers", "", {.display = kLandscape}).value();
    const auto first = scenes::lettering_at(composition, at, the_typesetter()).front();
    REQUIRE(too_pale(studio, studio.prepare(composition), at, unit, "untouched").empty());

    const bool veil = GENERATE(true, false);
    const paint::Color paper = paint::ink::kWashi.with_alpha(0.8f), stain = first.color.with_alpha(0.7f);
    // Over everything, the paper's colour hides the line; below everything, the type's own colour drowns a corner of it.
    const Rect spot = veil ? first.box : Rect{first.box.x, first.box.y, first.box.w / 4, first.box.h};
    composition.layers.push_back({.name = "fault", .bounds = spot, .paint = [=](paint::Painter& p) { p.fill_all(veil ? paper : stain); }});
    canvas::Sprite sprite;
    sprite.layer = static_cast<int>(composition.layers.size()) - 1;
    // The first element is the page itself.
    composition.elements.insert(veil ? composition.elements.end() : composition.elements.begin() + 1, sprite);
    const auto faults = too_pale(studio, studio.prepare(composition), at, unit, "spoilt");
    REQUIRE(faults.size() >= 1);
    CHECK(faults.front().find(first.text) != std::string::npos);
}

TEST_CASE("the names on the platform's timber stand on calm ground", "[scenes]")
{
    constexpr int kCalm = 8;   // of 255, from one pixel to the next: paper, shade and the timber's colour; a drawn line is more
    const auto programme = programme_of(kLater);
    int looked_at = 0;
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const float floor : {24.0f, 36.0f}) {
            Studio studio(size);
            Studio::Subject subject{"plans", "platform"};
            subject.type_floor = floor;
            const auto scene = studio.prepare(*programme, subject);
            const float at = studio.composition_of(scene)->dwell - 0.5f, unit = scenes::frame_for(size).pixels_per_unit;
            const paint::Image ground = studio.image(studio.ground_of(scene), at);
            for (const canvas::TextRecord& text : scenes::lettering_at(*studio.composition_of(scene), at, the_typesetter())) {
                if (text.text != "関係自治体" && text.text != "23区" && text.text.find("プラットフォーム事務局") == std::string::npos) continue;
                ++looked_at;
                int most = 0;
                const auto green = [&](int x, int y) { return static_cast<int>(ground.pixels[static_cast<size_t>(y * ground.width + x)] >> 8 & 255); };
                for (int y = static_cast<int>(text.box.y * unit); y < static_cast<int>(text.box.bottom() * unit); ++y)
                    for (int x = static_cast<int>(text.box.x * unit); x < static_cast<int>(text.box.right() * unit); ++x)
                        most = std::max({most, std::abs(green(x, y) - green(x + 1, y)), std::abs(green(x, y) - green(x, y + 1))});
                INFO(text.text << " of " << floor << " in " << size.w << "×" << size.h);
                CHECK(most <= kCalm);
            }
        }
    CHECK(looked_at == 12);
}

TEST_CASE("in high contrast the figures of a series have the colour of its line and its dots", "[scenes]")
{
    using enum scenes::SeriesId;
    for (const auto id : {Total, WardExchange, Agreements, Members}) {
        const paint::Color line = scenes::look_of(id, paint::Contrast::High).line;
        CAPTURE(static_cast<int>(id));
        CHECK(paint::type_color(line, paint::Contrast::High) == line);
        CHECK(paint::line_color(line, paint::Contrast::High) == line);
        CHECK(paint::ground_color(line, paint::Contrast::High) == line);
    }
}
