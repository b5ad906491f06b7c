// The pages of an exhibition: every layout, in every language and at every size of type, with short words and with the longest.

#include <catch2/catch.hpp>

#include "album.hpp"
#include "layout_faults.hpp"
#include "programme/exhibits.hpp"
#include "programme/reading.hpp"
#include "scenes/exhibit/pages.hpp"
#include "scenes/legibility.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

std::string repeated(const std::string& words, size_t times)
{
    std::string all;
    for (size_t i = 0; i < times; ++i) all += words;
    return all;
}

std::vector<std::string> faults_of(const programme::Programme& programme, const Album& album, const std::string& item, const Look& look)
{
    scenes::Setting setting = setting_of(programme, look, programme::dwell_of(programme, "exhibit", item));
    setting.media_path = album.media_path();
    const auto composition = scenes::compose("exhibit", item, setting);
    if (!composition) return {composition.error().message};
    std::vector<std::string> faults;
    for (const auto& found : {outside_the_margin(*composition, the_typesetter()), overlapping(*composition, the_typesetter()), below_the_floor(*composition, look.type_floor),
                              without_glyph(*composition, the_typesetter(), look.language)})
        for (const std::string& fault : found) faults.push_back(described("exhibit", item, look) + " " + std::to_string(look.type_floor) + ": " + fault);
    return faults;
}

std::vector<std::string> all_faults(const Album& album)
{
    const auto programme = album.programme();
    std::vector<std::string> faults;
    for (const programme::Slot& slot : programme->slots)
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const Language language : {Language::Japanese, Language::English, Language::Korean})
                for (const float floor : {24.0f, 36.0f, 44.0f})
                    if (slot.scene == "exhibit")
                        for (const std::string& fault : faults_of(*programme, album, slot.item, {.display = size, .language = language, .type_floor = floor})) faults.push_back(fault);
    return faults;
}

std::string all_words(const canvas::Composition& composition)
{
    std::string words;
    for (const canvas::TextRecord& text : composition.texts) words += text.text;
    return words;
}

}  // namespace

TEST_CASE("every page of an exhibition has room for what it says", "[scenes]")
{
    Album album;
    exhibit_in(album);
    album.content().exhibits.push_back(an_exhibit("bare", "全国の町と村から届いた冬のたより"));   // without panels: the cloth is its cover
    album.content().exhibits.back().end_date = parse_date("2027-12-31");
    CHECK(none(all_faults(album)));
}

TEST_CASE("the longest words that may be loaded have room too", "[scenes][slow]")
{
    Album album;
    exhibit_in(album);
    model::Content& content = album.content();
    content.exhibits[0].title = repeated("ながい題の展示", 10);
    content.exhibits[0].subtitle = repeated("副題もながく、", 12);
    content.exhibits[0].place = repeated("会場の名もながい", 8);
    for (auto& panel : content.panels) {
        panel.heading = repeated("見出しもながい", 10);
        panel.text = repeated("点も丸もない文がどこまでも続き", 20);
        if (!panel.picture.media.empty()) panel.picture.caption = panel.picture.credit = repeated("写真の説明と提供者", 8);
    }
    CHECK(none(all_faults(album)));
}

TEST_CASE("an English display says what staff wrote in English, and the Japanese where they did not", "[scenes]")
{
    Album album;
    exhibit_in(album);
    model::Content& content = album.content();
    content.exhibits[0].title_en = "The marsh through four seasons";
    for (const size_t at : {0u, 1u, 2u, 4u}) {
        content.panels[at].heading_en = "Where the boardwalk ends";
        content.panels[at].text_en = "The marsh lies between water and grass. In spring the river carries off its ice, and walkers hear the water under their feet. "
                                     "The towns around it have shared that water between fields and houses for generations.";
    }
    content.panels[0].caption_en = "Morning mist";
    content.panels[3].picture.caption = "春";
    const auto programme = album.programme();
    const auto said_on = [&](const std::string& item, PixelSize size, Wording language) {
        scenes::Setting setting = setting_of(*programme, {.display = size, .language = language}, programme::dwell_of(*programme, "exhibit", item));
        setting.media_path = album.media_path();
        const auto composition = scenes::compose("exhibit", item, setting);
        REQUIRE(composition.ok());
        std::string words;
        for (const canvas::TextRecord& text : composition->texts) words += text.text + " ";
        return words;
    };
    for (const PixelSize size : {kLandscape, kPortrait}) {
        CAPTURE(size.w);
        for (const auto& [item, english, japanese] : {std::tuple{"marsh", "four seasons", "湿原の四季"}, {"marsh/1", "boardwalk", "はじめに"}, {"marsh/1", "generations", "水の音"}, {"marsh/1", "Morning mist", "朝の湿原"}, {"marsh/3", "generations", "水の音"}}) {
            CAPTURE(item, english);
            const bool both = std::string(item) == "marsh";   // the title stands in both
            CHECK(said_on(item, size, Language::English).find(english) != std::string::npos);
            CHECK((said_on(item, size, Language::English).find(japanese) != std::string::npos) == both);
            CHECK(said_on(item, size, Language::Japanese).find(english) == std::string::npos);
            CHECK(said_on(item, size, Language::Korean).find(english) != std::string::npos);   // as everything that tables say
            CHECK(said_on(item, size, Language::TraditionalChinese).find(english) == std::string::npos);
        }
        CHECK(said_on("marsh/4", size, Language::English).find("春") != std::string::npos);
    }
    CHECK(none(all_faults(album)));
    for (auto& panel : content.panels) {
        panel.heading_en = repeated("A heading that goes on ", 8);
        panel.text_en = repeated("Sentences come one after the other and none of them is short. ", 40);
        panel.caption_en = repeated("What is seen in it ", 8);
    }
    content.exhibits[0].title_en = repeated("A very long title ", 10);
    CHECK(none(all_faults(album)));
}

TEST_CASE("an opening page says what, when and where; a panel its number, its words and whose its picture is", "[scenes]")
{
    Studio studio({640, 360});
    Album album;
    exhibit_in(album);
    const auto programme = album.programme();
    const auto opening = studio.composition_of(studio.prepare(*programme, album.subject("exhibit", "marsh")));
    const std::string words = all_words(*opening);
    for (const char* word : {"湿原の四季", "水と草のあいだにあるもの", "令和9年3月1日", "4月9日", "1階エントランスホール"}) {
        CAPTURE(word);
        CHECK(words.find(word) != std::string::npos);
    }
    CHECK(photographs_in(*opening) == 1);   // its cover
    const auto panel = studio.composition_of(studio.prepare(*programme, album.subject("exhibit", "marsh/1")));
    CHECK(says(*panel, "はじめに"));
    CHECK(says(*panel, "朝の湿原"));
    CHECK(says(*panel, "写真：弟子屈町"));
    CHECK(says(*panel, "／6"));
    CHECK(says(*panel, "北海道"));
    CHECK(says(*panel, "弟子屈町"));
    CHECK(all_words(*panel).find("2027年") != std::string::npos);   // upright
    CHECK(all_words(*panel).find("1,200") != std::string::npos);
    CHECK(photographs_in(*studio.composition_of(studio.prepare(*programme, album.subject("exhibit", "marsh/3")))) == 0);
}

TEST_CASE("a picture alone is the whole wall; one that may not be cut is whole, and stands still", "[scenes]")
{
    Studio studio({640, 360});
    Album album;
    exhibit_in(album);
    const auto programme = album.programme();
    const auto bounds_of = [&](const char* item) {
        const auto composition = studio.composition_of(studio.prepare(*programme, album.subject("exhibit", item)));
        for (const canvas::Layer& layer : composition->layers)
            if (layer.name.starts_with("photograph")) return layer.bounds;
        return Rect{};
    };
    CHECK(bounds_of("marsh/4").w == 1920);
    CHECK(bounds_of("marsh/4").h == 1080);
    for (const auto& [item, aspect] : {std::pair{"marsh/5", 1500.0f / 900}, std::pair{"marsh/6", 1.4f}}) {
        const Rect plate = bounds_of(item);
        CHECK(plate.w / plate.h == Approx(aspect).epsilon(0.01));
        const auto composition = studio.composition_of(studio.prepare(*programme, album.subject("exhibit", item)));
        for (const canvas::Element& element : composition->elements)
            if (const auto* sprite = std::get_if<canvas::Sprite>(&element); sprite && composition->layers[static_cast<size_t>(sprite->layer)].name.starts_with("photograph"))
                CHECK(sprite->scale.at(8) == 1);
    }
}

TEST_CASE("a panel whose picture is lost is its text, and one of nothing else is not composed at all", "[scenes]")
{
    Studio studio({640, 360});
    Album album;
    exhibit_in(album);
    album.damage(album.content().panels[0].picture);
    const auto lost = studio.composition_of(studio.prepare(*album.programme(), album.subject("exhibit", "marsh/1")));
    CHECK(photographs_in(*lost) == 0);
    CHECK(says(*lost, "はじめに"));
    CHECK_FALSE(composed(*album.programme(), "exhibit", "marsh/99").ok());
    CHECK_FALSE(composed(*programme_of(kLater), "exhibit", "").ok());   // nothing ships
}

TEST_CASE("type on the pages of an exhibition has its contrast on any picture", "[scenes][slow]")
{
    for (const PixelSize size : {PixelSize{1280, 720}, PixelSize{720, 1280}}) {
        Studio studio(size);
        Album album;
        exhibit_in(album);
        for (auto& panel : album.content().panels)
            if (!panel.picture.media.empty()) {
                const bool whole = panel.picture.no_crop;
                panel.picture = album.view_of(1500, panel.picture.height, 2);
                panel.picture.no_crop = whole;
            }
        const auto programme = album.programme();
        const float unit = static_cast<float>(std::min(size.w, size.h)) / 1080;
        for (const programme::Slot& slot : programme->slots) {
            if (slot.scene != "exhibit") continue;
            const auto scene = studio.prepare(*programme, album.subject("exhibit", slot.item));
            const paint::Image picture = studio.image(scene, 6), bare = studio.image(studio.ground_of(scene), 6);
            for (const canvas::TextRecord& text : scenes::lettering_at(*studio.composition_of(scene), 6, the_typesetter())) {
                INFO(text.text << " of " << slot.item << " in " << size.w << "×" << size.h);
                CHECK(scenes::measured_contrast(picture, bare, text, unit) >= (text.units >= 60 ? 3.0f : 4.5f));
            }
        }
    }
}

namespace {

// An exhibition of films alone: lying with all that may be said of it, as high as wide, upright, and one of which nothing is said.
void films_in(Album& album, uint32_t colour = 0xFFFFFF)
{
    exhibit_in(album);
    model::Content& content = album.content();
    content.panels.clear();
    for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{1000, 1000}, std::pair{1080, 1920}, std::pair{1920, 800}}) {
        content.panels.push_back(a_panel("marsh", static_cast<int>(content.panels.size()) + 1, ""));
        model::ExhibitPanel& panel = content.panels.back();
        const model::Photo poster = album.add(width, height, colour, colour);
        put_film_on(panel, 20'000, poster.media);
        panel.picture.width = width;
        panel.picture.height = height;
        panel.heading = "木道のある風景";
        panel.picture.caption = "朝の湿原を歩く";
        panel.picture.code5 = "01665";
    }
    content.panels[3].heading.clear();
    content.panels[3].picture.caption.clear();
    content.photos.clear();
}

}  // namespace

TEST_CASE("the page of a panel's film has room for what it says, also where that is long", "[scenes]")
{
    Album album;
    films_in(album);
    CHECK(none(all_faults(album)));
    for (auto& panel : album.content().panels) {
        panel.heading = repeated("見出しもながい", 10);
        panel.picture.caption = panel.picture.credit = repeated("映像の説明と提供者", 8);
    }
    CHECK(none(all_faults(album)));
}

TEST_CASE("a panel's film plays on the display's whole width, with its number, its words and whose it is", "[scenes]")
{
    for (const PixelSize size : {PixelSize{640, 360}, PixelSize{360, 640}}) {
        Studio studio(size);
        Album album;
        films_in(album);
        const auto programme = album.programme();
        CAPTURE(size.w);
        const auto page = studio.composition_of(studio.prepare(*programme, album.subject("exhibit", "marsh/1")));
        REQUIRE(page->film);
        CHECK(page->film->name == "walk.mp4");
        CHECK(page->film->seconds == 20);
        const Rect film = page->layers[static_cast<size_t>(page->film->layer)].bounds;
        CHECK(film.x == 0);
        CHECK(film.w == page->frame.w);
        CHECK(film.w / film.h == Approx(16.0 / 9).epsilon(0.01));
        for (const char* words : {"1", "／4", "木道のある風景", "朝の湿原を歩く", "映像：釧路市", "湿原の四季"}) {
            CAPTURE(words);
            CHECK((says(*page, words) || all_words(*page).find(words) != std::string::npos));
        }
        // Where films do not move it is its poster, and no player is asked for.
        scenes::Setting still = setting_of(*programme, {.display = size}, 10);
        still.media_path = album.media_path();
        still.films_move = false;
        const auto poster = scenes::compose("exhibit", "marsh/1", still);
        REQUIRE(poster.ok());
        CHECK_FALSE(poster->film);
        // A lost poster is ink: the film plays all the same.
        album.damage(album.content().panels[1].picture);
        CHECK(studio.composition_of(studio.prepare(*programme, album.subject("exhibit", "marsh/2")))->film);
    }
}

TEST_CASE("type on the page of a panel's film has its contrast on the whitest film", "[scenes][slow]")
{
    for (const PixelSize size : {PixelSize{1280, 720}, PixelSize{720, 1280}}) {
        Studio studio(size);
        Album album;
        films_in(album);
        const auto programme = album.programme();
        const float unit = static_cast<float>(std::min(size.w, size.h)) / 1080;
        for (const char* item : {"marsh/1", "marsh/2", "marsh/3", "marsh/4"}) {
            const auto scene = studio.prepare(*programme, album.subject("exhibit", item));
            const paint::Image picture = studio.image(scene, 6), bare = studio.image(studio.ground_of(scene), 6);
            for (const canvas::TextRecord& text : scenes::lettering_at(*studio.composition_of(scene), 6, the_typesetter())) {
                INFO(text.text << " of " << item << " in " << size.w << "×" << size.h);
                CHECK(scenes::measured_contrast(picture, bare, text, unit) >= (text.units >= 60 ? 3.0f : 4.5f));
            }
        }
    }
}
