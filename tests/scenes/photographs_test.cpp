// Photographs on the wall: which layout they get, that no edge is ever seen, that type can be read on any of them, and that they
// go when their permission ends.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "album.hpp"
#include "layout_faults.hpp"
#include "scenes/legibility.hpp"
#include "scenes/photographs.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{640, 360}, kPortrait{360, 640};

const canvas::Sprite* first_photograph(const canvas::Composition& composition)
{
    for (const canvas::Element& element : composition.elements)
        if (const auto* sprite = std::get_if<canvas::Sprite>(&element); sprite && composition.layers[static_cast<size_t>(sprite->layer)].name.starts_with("photograph")) return sprite;
    return nullptr;
}

}  // namespace

TEST_CASE("a wall is a photograph of the display's shape, with its credit", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    album.add(1600, 1000, 0x86A8C8, 0x486048);
    const auto scene = studio.prepare(*album.programme(), album.subject());
    const auto composition = studio.composition_of(scene);
    CHECK(photographs_in(*composition) == 1);
    CHECK(composition->layers[static_cast<size_t>(first_photograph(*composition)->layer)].bounds.w == composition->frame.w);
    CHECK(says(*composition, "写真：弟子屈町"));
    CHECK(says(*composition, "荒川区"));
    // A page of PDF is no photograph, in no language.
    album.content().photos.back().file = "ちらし.PDF";
    const auto document = studio.prepare(*album.programme(), album.subject());
    CHECK(says(*studio.composition_of(document), "資料：弟子屈町"));
    std::set<std::string> credits;
    for (const Language language : kLanguages) credits.insert(scenes::credit_of(album.content().photos.back(), language));
    CHECK(credits == std::set<std::string>{"資料：弟子屈町", "Document: 弟子屈町", "资料：弟子屈町", "자료: 弟子屈町"});

    // Far from the type it is the photograph itself.
    const test::Picture picture = studio.picture(scene, 5);
    const uint32_t pixel = picture.pixels[40 * 640 + 60];
    CHECK(std::abs(static_cast<int>(pixel >> 16 & 0xFF) - 0x86) < 6);
    CHECK(std::abs(static_cast<int>(pixel & 0xFF) - 0xC8) < 6);
}

TEST_CASE("a photograph of another shape, or one that may not be cut, has the page beside the text", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    SECTION("upright") { album.add(900, 1400, 0x86A8C8, 0x486048); }
    SECTION("not to be cut") { album.add(1600, 1000, 0x86A8C8, 0x486048).no_crop = true; }
    SECTION("small") { album.add(240, 150, 0x86A8C8, 0x486048); }
    const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
    REQUIRE(photographs_in(*composition) == 1);
    CHECK(composition->layers[static_cast<size_t>(first_photograph(*composition)->layer)].bounds.w < composition->frame.w);
    CHECK(says(*composition, "写真：弟子屈町"));
}

TEST_CASE("a photograph of which an eighth has the display's size keeps its pixels; another has more than the display, to come nearer", "[scenes]")
{
    Studio studio(kLandscape);
    const auto density_of = [&](int width, int height) {
        Album album;
        album.add(width, height, 0x86A8C8, 0x486048);
        const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
        REQUIRE(photographs_in(*composition) == 1);
        return composition->layers[static_cast<size_t>(first_photograph(*composition)->layer)].density;
    };
    CHECK(density_of(1280, 720) == 1);
    CHECK(density_of(640, 360) == 1);
    CHECK(density_of(1600, 1000) > 1);
    CHECK(density_of(1300, 740) > 1);
}

TEST_CASE("what may not be cut is seen whole and stands still", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    album.add(1600, 800, 0xC02020, 0xC02020).no_crop = true;
    const auto scene = studio.prepare(*album.programme(), album.subject());
    const auto composition = studio.composition_of(scene);
    CHECK(first_photograph(*composition)->scale.at(9) == 1);
    // 320 pixels wide, so 160 high, above the credit: ink over it, and under.
    const test::Picture picture = studio.picture(scene, 5);
    const auto red = [&](int x, int y) { return static_cast<int>(picture.pixels[static_cast<size_t>(y * 640 + x)] >> 16 & 0xFF); };
    CHECK(red(324, 180) > 150);
    CHECK(red(636, 180) > 150);
    CHECK(red(480, 60) < 60);
    CHECK(red(480, 320) < 60);
}

TEST_CASE("no edge of a drifting photograph comes in, wherever its focal point lies, and it is never fast", "[scenes]")
{
    for (const auto& [x, y] : {std::pair{0.0, 0.0}, std::pair{1.0, 1.0}, std::pair{0.5, 0.1}, std::pair{0.9, 0.5}})
        for (const PixelSize size : {kLandscape, kPortrait}) {
            INFO(x << ", " << y << " in " << size.w << "×" << size.h);
            Studio studio(size);
            Album album;
            for (int i = 0; i < 3; ++i) {
                model::Photo& photo = album.add(1500, 1100, 0xFFFFFF, 0xFFFFFF);
                photo.focal_x = x;
                photo.focal_y = y;
            }
            const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
            REQUIRE(photographs_in(*composition) == 3);
            for (const canvas::Element& element : composition->elements) {
                const auto* sprite = std::get_if<canvas::Sprite>(&element);
                if (sprite == nullptr || !composition->layers[static_cast<size_t>(sprite->layer)].name.starts_with("photograph")) continue;
                const Rect& bounds = composition->layers[static_cast<size_t>(sprite->layer)].bounds;
                const auto corner = [&](float second, Vec2 at) { return sprite->scale_about + (at - sprite->scale_about) * sprite->scale.at(second); };
                for (float t = 0; t < composition->dwell; t += 0.25f) {
                    CHECK(corner(t, {bounds.x, bounds.y}).x <= bounds.x + 0.01f);
                    CHECK(corner(t, {bounds.x, bounds.y}).y <= bounds.y + 0.01f);
                    CHECK(corner(t, {bounds.right(), bounds.bottom()}).x >= bounds.right() - 0.01f);
                    CHECK(corner(t, {bounds.right(), bounds.bottom()}).y >= bounds.bottom() - 0.01f);
                    for (const Vec2 at : {Vec2{bounds.x, bounds.y}, Vec2{bounds.right(), bounds.bottom()}}) {
                        const Vec2 way = corner(t + 0.25f, at) - corner(t, at);
                        CHECK(std::hypot(way.x, way.y) <= 12 * 0.25f + 0.01f);
                    }
                }
            }
        }
}

TEST_CASE("type on any photograph has the contrast of running text, also in the cross-fade", "[scenes]")
{
    for (const PixelSize size : {PixelSize{1280, 720}, PixelSize{720, 1280}}) {
        Studio studio(size);
        Album album;
        album.add(1600, 1000, 0xFFFFFF, 0xFFFFFF);   // nothing is brighter
        album.add(1600, 1000, 0x000000, 0xFFF0B0).caption = "雪の朝";
        const auto programme = album.programme();
        const auto scene = studio.prepare(*programme, album.subject());
        const auto ground = studio.ground_of(scene);
        const auto composition = studio.composition_of(scene);
        const float unit = static_cast<float>(std::min(size.w, size.h)) / 1080;
        const float half = programme::dwell_of(*programme, "showcase", "teshikaga") / 2;
        for (const float at : {4.0f, half + scenes::kCrossFade / 2, half + 5}) {
            const paint::Image picture = studio.image(scene, at), bare = studio.image(ground, at);
            for (const canvas::TextRecord& text : scenes::lettering_at(*composition, at, the_typesetter())) {
                INFO(text.text << " at " << at << " in " << size.w << "×" << size.h);
                CHECK(scenes::measured_contrast(picture, bare, text, unit) >= (text.units >= 60 ? 3.0f : 4.5f));
            }
        }
    }
}

TEST_CASE("a photograph goes when its permission ends, and the landscape stands in", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    album.add(1600, 1000, 0x86A8C8, 0x486048).permitted_until = parse_date("2027-03-31");
    CHECK(photographs_in(*studio.composition_of(studio.prepare(*album.programme("2027-03-31"), album.subject()))) == 1);
    const auto after = studio.composition_of(studio.prepare(*album.programme("2027-04-01"), album.subject()));
    CHECK(photographs_in(*after) == 0);
    CHECK_FALSE(says(*after, "写真："));
    CHECK(after->layers.size() == studio.composition_of(studio.prepare(*programme_of(kLater), album.subject()))->layers.size());
}

TEST_CASE("a photograph that the disk has lost or damaged leaves a picture all the same", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    album.damage(album.add(1600, 1000, 0x86A8C8, 0x486048));
    const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
    CHECK(photographs_in(*composition) == 0);
}

TEST_CASE("500 photographs take the room of a few", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    const model::Photo one = album.add(1600, 1000, 0x86A8C8, 0x486048);
    for (int i = 1; i < 500; ++i) album.again(one);
    const auto programme = album.programme();
    const auto composition = studio.composition_of(studio.prepare(*programme, album.subject()));
    CHECK(photographs_in(*composition) == static_cast<int>(programme::kMostPhotos));
    CHECK(programme::dwell_of(*programme, "showcase", "teshikaga") == 30);
    CHECK(scenes::most_photographs(setting_of(*programme, {.display = {3840, 2160}}), {0, 0, 1920, 1080}) == 3);
}

TEST_CASE("the first seconds are painted as the whole is, with no photograph that comes later", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    for (unsigned i = 0; i < 3; ++i) album.add_view(1600, 1000, i);
    const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
    const float unit = scenes::frame_for(kLandscape).pixels_per_unit;
    const canvas::PaintedScene whole = canvas::paint_layers(composition, unit, the_typesetter());
    CHECK(whole.whole);
    using canvas::Seconds;
    const float turn = composition->dwell / 3;
    const std::pair<Seconds, int> asked[] = {{{0, turn + 1, 2}, 1}, {{0, turn + 1}, 2}, {{turn + 0.5f, turn + 2}, 2}};
    for (const auto& [seconds, photographs] : asked) {
        const canvas::PaintedScene first = canvas::paint_layers(composition, unit, the_typesetter(), {.only_seen = seconds});
        CHECK_FALSE(first.whole);
        REQUIRE(first.layers.size() == whole.layers.size());
        int painted = 0, others = 0;
        for (size_t i = 0; i < first.layers.size(); ++i) {
            if (first.layers[i].image.empty()) continue;
            ++(composition->layers[i].name.starts_with("photograph") ? painted : others);
            CHECK(first.layers[i].image.pixels == whole.layers[i].image.pixels);
        }
        CHECK(painted == photographs);
        CHECK(others > 3);
    }
}

TEST_CASE("photographs take turns of six seconds", "[scenes]")
{
    Album album;
    for (int i = 0; i < 3; ++i) album.add(1600, 1000, 0x86A8C8, 0x486048);
    const float dwell = programme::dwell_of(*album.programme(), "showcase", "teshikaga");
    CHECK(dwell >= 18);
    const auto turns = scenes::turns(3, 18);
    REQUIRE(turns.size() == 3);
    CHECK(turns[1].from == 6);
    CHECK(turns[1].until == 12);
    CHECK((turns[0].first && turns[2].last));
}

TEST_CASE("three photographs that suit it are a triptych, each with its credit, and come one after the other", "[scenes]")
{
    const bool portrait = GENERATE(false, true);
    Studio studio(portrait ? kPortrait : kLandscape);
    Album album;
    for (unsigned i = 0; i < 3; ++i) {
        model::Photo& photo = portrait ? album.add_view(1500, 1000, i) : album.add_view(1000, 1500, i);
        photo.credit = std::string("提供") + std::to_string(i);
        photo.caption = i == 0 ? "朝の湖" : "";
        if (i == 2) photo.no_crop = true;
    }
    const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
    REQUIRE(photographs_in(*composition) == 3);
    for (const char* credit : {"写真：提供0", "写真：提供1", "写真：提供2", "朝の湖"}) {
        CAPTURE(credit);
        CHECK(says(*composition, credit));
    }
    std::vector<Rect> panels;
    std::vector<float> comes;
    for (const canvas::Element& element : composition->elements) {
        const auto* sprite = std::get_if<canvas::Sprite>(&element);
        if (sprite == nullptr || !composition->layers[static_cast<size_t>(sprite->layer)].name.starts_with("photograph")) continue;
        panels.push_back(composition->layers[static_cast<size_t>(sprite->layer)].bounds);
        float at = 0;
        while (at < 5 && sprite->opacity.at(at) < 0.5f) at += 0.05f;
        comes.push_back(at);
        if (panels.size() == 3) CHECK(sprite->scale.at(9) == 1);   // may not be cut: it stands still
        else CHECK(sprite->scale.at(9) != 1);
    }
    for (size_t i = 0; i + 1 < panels.size(); ++i) {
        CHECK(comes[i] < comes[i + 1]);
        if (portrait) CHECK(panels[i].bottom() < panels[i + 1].y);
        else CHECK(panels[i].right() < panels[i + 1].x);
    }
    CHECK(says(*composition, "荒川区"));
}

TEST_CASE("what would lose too much in a triptych is no triptych", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    SECTION("wide ones are a wall")
    {
        for (unsigned i = 0; i < 3; ++i) album.add_view(1600, 1000, i);
        CHECK(first_photograph(*studio.composition_of(studio.prepare(*album.programme(), album.subject())))->window->w == 1920);
    }
    SECTION("two are a spread")
    {
        for (unsigned i = 0; i < 2; ++i) album.add_view(1000, 1500, i);
        CHECK(first_photograph(*studio.composition_of(studio.prepare(*album.programme(), album.subject())))->window->w == 960);
    }
    SECTION("with a fourth, the first panel has two in turn")
    {
        for (unsigned i = 0; i < 4; ++i) album.add_view(1000, 1500, i);
        const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
        CHECK(photographs_in(*composition) == 4);
        CHECK(first_photograph(*composition)->window->w < 330);
    }
}

TEST_CASE("a caption that has become the lead is not said twice", "[scenes]")
{
    Studio studio(kLandscape);
    Album album;
    model::Photo& photo = album.add_view(1000, 1400, 0);   // upright: a spread
    photo.caption = album.content().showcases.front().ja.lead;
    const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject("showcase", album.content().showcases.front().key)));
    const auto twice = std::count_if(composition->texts.begin(), composition->texts.end(), [&](const canvas::TextRecord& text) { return text.text == photo.caption; });
    CHECK(twice == 0);   // the lead stands in columns, a line each
    CHECK(says(*composition, "写真：弟子屈町"));
}

TEST_CASE("a long credit takes more lines and never leaves the page", "[scenes]")
{
    for (const PixelSize size : {kLandscape, kPortrait}) {
        Studio studio(size);
        Album album;
        model::Photo& photo = album.add_view(1500, 1000, 0);
        for (int i = 0; i < 12; ++i) photo.credit += "町の観光協会と写真同好会、";
        const auto composition = studio.composition_of(studio.prepare(*album.programme(), album.subject()));
        CHECK(none(outside_the_margin(*composition, the_typesetter())));
        CHECK(none(overlapping(*composition, the_typesetter())));
    }
}
