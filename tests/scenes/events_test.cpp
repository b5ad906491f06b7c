// The event board: what is said of when an event is and what it costs, in every language; what leads, and what is never said.

#include <catch2/catch.hpp>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/event_lead.hpp"
#include "scenes/event_words.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

// Four events of June 2026, with all that may be said of them but for the last, of which nothing is known.
model::Content june()
{
    model::Content content = *shipped_content();
    content.events.clear();
    for (int i = 0; i < 4; ++i) {
        model::Event e = an_event("E" + std::to_string(i));
        e.start_date = e.end_date = parse_date("2026-06-0" + std::to_string(1 + i));
        e.start_minute.reset();
        if (i < 3) {
            e.title_en = "Autumn fair " + std::to_string(i);
            e.start_minute = 10 * 60;
            e.end_minute = 16 * 60 + 30;
            e.fee_yen = i == 0 ? 0 : 1500;
            e.flags = i == 1 ? "tentative" : "";
            e.when_note = "雨天のときは屋内で行います";
        }
        content.events.push_back(e);
    }
    return content;
}

std::string said_by(const canvas::Composition& composition)
{
    std::string words;
    for (const canvas::TextRecord& t : composition.texts) words += t.text + "\n";
    return words;
}

size_t times(const std::string& words, const std::string& said)
{
    size_t count = 0;
    for (size_t at = words.find(said); at != std::string::npos; at = words.find(said, at + said.size())) ++count;
    return count;
}

}  // namespace

TEST_CASE("the board says hours, fee, what is noted and what is tentative; an unknown fee is never free", "[scenes]")
{
    const auto content = std::make_shared<const model::Content>(june());
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    for (const char* day : {"2026-06-01", "2026-05-20"}) {   // with one of today, and without
        CAPTURE(size.w, day);
        const auto programme = programme_of(day, content);
        std::string words;
        for (size_t page = 1; page <= programme->pages.size(); ++page) words += said_by(*composed(*programme, "events", std::to_string(page), {size}));
        CHECK(times(words, "午前10時〜午後4時30分") == 3);
        CHECK(times(words, "無料") == 1);
        CHECK(times(words, "1,500円") == 2);
        CHECK(times(words, "円") == 2);
        CHECK(times(words, "予定") == 1);
        CHECK(times(words, "雨天のときは屋内で行います") == 3);
    }
    const auto programme = programme_of("2026-06-01", content);
    const std::string english = said_by(*composed(*programme, "events", "1", {size, Language::English}));
    for (const char* said : {"10:00 a.m. – 4:30 p.m.", "Free", "1,500 yen", "Tentative", "Autumn fair 0"}) {
        CAPTURE(said, english);
        CHECK(english.find(said) != std::string::npos);
    }
    CHECK(english.find("催し E3") != std::string::npos);   // without an English title the Japanese stands
}

TEST_CASE("the event that leads says what it is where it has room, in whole sentences and never below its field", "[scenes]")
{
    model::Content content = june();
    content.events.resize(1);
    content.events[0].when_note.clear();
    content.events[0].description = "湿原の鳥を写真で案内します。\n申し込みはいりません。";
    const auto told = std::make_shared<const model::Content>(content);
    content.events[0].title = std::string("とても長い名前の催し、") + "湿原と港と霧と、そのあいだにある町のすべてを一日で見てまわる会、雨のときは来週";
    content.events[0].venue = "市民文化会館の大きなホールの前にある広場とその隣の公園の芝生";
    const auto crowded = std::make_shared<const model::Content>(content);
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    std::vector<std::string> faults;
    for (const char* day : {"2026-06-01", "2026-05-20"}) {
        CAPTURE(size.w, day);
        CHECK(times(said_by(*composed(*programme_of(day, told), "events", "1", {size})), "湿原の鳥") == 1);
        CHECK(times(said_by(*composed(*programme_of(day, told), "events", "1", {size, Language::English})), "湿原の鳥") == 0);
        for (const auto& content_shown : {told, crowded}) {
            const auto composition = composed(*programme_of(day, content_shown), "events", "1", {size});
            REQUIRE(composition.ok());
            for (const auto& found : {outside_the_margin(*composition, the_typesetter()), overlapping(*composition, the_typesetter())}) faults.insert(faults.end(), found.begin(), found.end());
        }
    }
    CHECK(none(faults));
}

TEST_CASE("standing, what the leading event is keeps its distance from the band below it, however much it says", "[scenes]")
{
    constexpr float kField = 0.485f * 1920, kBetween = 24 + 20;   // the band's upper edge, and what lies free above it
    int told = 0;
    for (int length = 1; length <= 5; ++length)
        for (int places = 1; places <= 8; ++places) {
            model::Content content = june();
            content.events.resize(1);
            for (int i = 0; i < length; ++i) content.events[0].description += "湿原の鳥を写真で案内します。";
            content.events[0].title = "催し";
            for (int i = 1; i < places; ++i) content.events[0].title += "と長い名前";
            const auto composition = composed(*programme_of("2026-06-01", std::make_shared<const model::Content>(content)), "events", "1", {kPortrait});
            REQUIRE(composition.ok());
            for (const auto& text : composition->texts) {
                if (text.text.find("湿原の鳥") == std::string::npos) continue;
                CAPTURE(length, places, text.text);
                CHECK(text.box.bottom() <= kField - kBetween + 1);
                ++told;
            }
        }
    CHECK(told > 2);
}

TEST_CASE("the board with all that may be said has room in every language and in large type", "[scenes]")
{
    const auto content = std::make_shared<const model::Content>(june());
    std::vector<std::string> faults;
    for (const char* day : {"2026-06-01", "2026-06-03", "2026-06-04", "2026-05-20"})
        for (const PixelSize size : {kLandscape, kPortrait})
            for (const Wording language : kAllWordings)
                for (const float floor : {24.0f, 30.0f}) {
                    const Look look{.display = size, .language = language, .type_floor = floor};
                    const auto programme = programme_of(day, content);
                    for (size_t page = 1; page <= programme->pages.size(); ++page) {
                        const auto composition = composed(*programme, "events", std::to_string(page), look);
                        REQUIRE(composition.ok());
                        for (const auto& found : {outside_the_margin(*composition, the_typesetter()), overlapping(*composition, the_typesetter()), below_the_floor(*composition, floor),
                                                  without_glyph(*composition, the_typesetter(), language)})
                            for (const std::string& fault : found) faults.push_back(std::string(day) + " " + described("events", std::to_string(page), look) + " " + std::to_string(floor) + ": " + fault);
                    }
                }
    CHECK(none(faults));
}

TEST_CASE("an event is on now between its hours, and only then", "[scenes]")
{
    model::Event event = an_event("a");
    event.start_date = parse_date("2026-06-01");
    event.end_date = parse_date("2026-06-02");
    event.start_minute = 600;
    event.end_minute = 990;
    const Date first = *event.start_date, last = *event.end_date;
    const auto says = [&](Date day, int minute) { return std::string(scenes::heading_of_today(event, day, minute)); };
    CHECK(says(first, 599) == "events.today");
    CHECK(says(first, 600) == "events.now");
    CHECK(says(first, 989) == "events.now");
    CHECK(says(first, 990) == "events.today");
    CHECK(says(last, 500) == "events.last_day");
    CHECK(says(last, 700) == "events.now");
    event.end_minute.reset();   // who does not say when it ends may have ended
    CHECK(says(first, 700) == "events.today");
}

TEST_CASE("hours of which one end is known say that one, and what is not known is not said", "[scenes]")
{
    model::Event event = an_event("a");
    event.start_minute = 600;
    CHECK(scenes::hours_of(event, Language::Japanese) == "午前10時から");
    CHECK(scenes::hours_of(event, Language::English) == "from 10:00 a.m.");
    event.start_minute.reset();
    event.end_minute = 990;
    CHECK(scenes::hours_of(event, Language::Japanese) == "午後4時30分まで");
    event.end_minute.reset();
    CHECK(scenes::hours_of(event, Language::Japanese).empty());
    CHECK(scenes::fee_of(event, Language::Japanese).empty());
    event.flags = "tentative_not;other";
    CHECK_FALSE(scenes::is_tentative(event));
    event.flags = "other;tentative";
    CHECK(scenes::is_tentative(event));
}

TEST_CASE("a note longer than its place ends with a mark that there is more", "[scenes]")
{
    model::Content content = june();
    std::string note;
    for (int i = 0; i < 20; ++i) note += "あいうえおかきくけこ";
    content.events[0].when_note = note;
    const auto programme = programme_of("2026-06-01", std::make_shared<const model::Content>(content));
    for (const PixelSize size : {kLandscape, kPortrait}) {
        const std::string words = said_by(*composed(*programme, "events", "1", {size}));
        CHECK(words.find("…") != std::string::npos);
        CHECK(words.find("あいうえお") != std::string::npos);
    }
}
