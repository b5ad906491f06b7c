// Content as it will come: every municipality as a showcase, and titles as long as the longest of 5,593 published events.

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/utf8.hpp"
#include "layout_faults.hpp"
#include "model/limits.hpp"
#include "scenery.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kLandscape{1920, 1080}, kPortrait{1080, 1920};

// A showcase as one would be made from the tables alone.
model::Showcase showcase_of(const model::Municipality& m)
{
    model::Showcase s = a_showcase(m.code5, m.code5);
    s.name_ruby = {{m.name, m.kana}};
    s.motif.clear();
    s.ja.body.clear();
    return s;
}

// The first `count` characters of a title that has no end.
std::string title_of(size_t count)
{
    static const std::string kEndless = "特別区と全国各地の市町村が出会う「ふれあい祭り」秋の収穫祭・第30回記念大会（雨天決行）と、郷土芸能の上演、木工と染物の体験教室、"
                                        "子どものための工作広場、産地直送の朝市、写真展「湿原の四季」の同時開催について";
    const std::u32string characters = characters_of(kEndless);
    REQUIRE(characters.size() >= count);
    size_t bytes = 0;
    for (size_t i = 0; i < count; ++i) bytes += characters[i] < 0x80 ? size_t{1} : characters[i] < 0x800 ? size_t{2} : size_t{3};
    return kEndless.substr(0, bytes);
}

std::string without_spaces(std::string text)
{
    for (const std::string_view space : {" ", "　", "\n"})
        for (size_t at = text.find(space); at != std::string::npos; at = text.find(space)) text.erase(at, space.size());
    return text;
}

std::string all_words(const canvas::Composition& composition)
{
    std::string words;
    for (const canvas::TextRecord& t : composition.texts) words += without_spaces(t.text);
    return words;
}

// Is the whole title there, and how large?
void check_title(const canvas::Composition& composition, const std::string& title, float least)
{
    CHECK(all_words(composition).find(without_spaces(title)) != std::string::npos);
    for (const canvas::TextRecord& t : composition.texts)
        if (t.text.size() > 12 && title.find(t.text) != std::string::npos) CHECK(t.units >= least);
}

}  // namespace

TEST_CASE("each of the 1,741 municipalities has room on its page", "[scenes][slow]")
{
    model::Content content = *shipped_content();
    content.showcases.clear();
    for (const auto& m : content.municipalities) content.showcases.push_back(showcase_of(m));
    REQUIRE(content.showcases.size() == 1741);
    const auto programme = programme_of(kLater, std::make_shared<const model::Content>(content));
    std::vector<std::string> faults;
    for (const PixelSize size : {kLandscape, kPortrait})
        for (const auto& s : content.showcases) {
            const Look look{.display = size, .touch = false};
            const auto composition = composed(*programme, "showcase", s.key, look);
            const std::string which = described("showcase", s.key + " " + s.name_ruby.front().base, look) + ": ";
            if (!composition) {
                faults.push_back(which + composition.error().message);
                continue;
            }
            for (const auto& found : {outside_the_margin(*composition, the_typesetter()), overlapping(*composition, the_typesetter()), below_the_floor(*composition, look.type_floor),
                                      without_glyph(*composition, the_typesetter(), look.language)})
                for (const std::string& fault : found) faults.push_back(which + fault);
            if (all_words(*composition).find(s.name_ruby.front().base) == std::string::npos) faults.push_back(which + "its name is not there");
        }
    CHECK(none(faults));
}

TEST_CASE("titles of 40 and 72 characters hold on the event board", "[scenes]")
{
    // 40 characters, the 95th percentile, at the usual size; 72, the longest known, with one step down at most.
    const size_t length = GENERATE(as<size_t>{}, 40, 72);
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    const bool told = GENERATE(false, true);
    model::Content content = *shipped_content();
    content.events.clear();
    for (int i = 0; i < 4; ++i) {
        model::Event e = an_event("E" + std::to_string(i));
        e.title = title_of(length);
        e.start_date = e.end_date = parse_date("2026-06-0" + std::to_string(1 + i));
        e.related_codes = {"01206", "01661", "01662", "01663", "01664", "01665", "01667", "01668"};
        if (told) {   // with all that may be said of when and for how much
            e.start_minute = 10 * 60;
            e.end_minute = 16 * 60 + 30;
            e.fee_yen = 1500;
            e.flags = "tentative";
            e.when_note = "雨天のときは屋内で行います";
        }
        content.events.push_back(e);
    }
    CAPTURE(length, size.w, told);
    const auto shared = std::make_shared<const model::Content>(content);
    for (const char* day : {"2026-06-01", "2026-05-01", "2026-12-01"}) {   // today, ahead, over
        const auto programme = programme_of(day, shared);
        CAPTURE(day, programme->pages.size());
        for (size_t page = 0; page < programme->pages.size(); ++page) {
            const auto composition = composed(*programme, "events", std::to_string(page + 1), {size});
            REQUIRE(composition.ok());
            check_title(*composition, title_of(length), 24);
            // Every row of the page is there: none is dropped for want of room.
            std::string words = all_words(*composition), title = without_spaces(title_of(length));
            size_t shown = 0;
            for (size_t at = words.find(title); at != std::string::npos; at = words.find(title, at + title.size())) ++shown;
            CAPTURE(page);
            CHECK(shown == programme->pages[page].rows.size() + (programme->pages[page].today != nullptr ? 1 : 0));
            CHECK(none(outside_the_margin(*composition, the_typesetter())));
            CHECK(none(overlapping(*composition, the_typesetter())));
            if (!told || programme->pages[page].record) continue;
            for (const char* said : {"午前10時〜午後4時30分", "1,500円", "予定", "雨天のときは屋内で行います"}) {
                size_t times = 0;
                for (size_t at = words.find(said); at != std::string::npos; at = words.find(said, at + 1)) ++times;
                CAPTURE(said);
                CHECK(times >= shown);
            }
        }
    }
}

namespace {

// Words repeated until they are as long as a table may bring them.
std::string as_long(const std::string& words, size_t characters)
{
    std::string all;
    for (size_t count = 0, at = 0; count < characters; ++count) {
        const size_t length = code_point_length(words, at);
        all += words.substr(at, length);
        at = (at + length) % words.size();
    }
    return all;
}

struct Lengths {
    size_t title, venue, note;
};

model::Event long_event(const std::string& key, const std::string& day, const Lengths& lengths)
{
    model::Event e = an_event(key);
    e.title = as_long("特別区と全国各地の市町村が出会う「ふれあい祭り」秋の収穫祭と郷土芸能の上演、木工と染物の体験教室、", lengths.title);
    e.title_en = as_long("The great autumn fair of the special wards and of towns from all over Japan, with music and crafts, ", lengths.title);
    e.venue = as_long("荒川区役所本庁舎一階ロビーおよび日暮里駅前イベント広場特設会場（雨天時は日暮里サニーホール）と", lengths.venue);
    e.when_note = as_long("雨天のときは屋内で行いますので、当日の朝にホームページでお確かめください。受付は9時から始めます。", lengths.note);
    e.code5 = "13118";
    e.ward = "荒川区";
    e.start_date = parse_date(day);
    e.end_date = parse_date("2027-08-30");
    e.start_minute = 10 * 60;
    e.end_minute = 16 * 60 + 30;
    e.fee_yen = 1500;
    e.flags = "tentative";
    e.related_codes = {"01206", "01661", "01662", "01663", "01664", "01665", "01667", "01668"};
    return e;
}

// `days` of the first day of each event; the later ones have the longest words, or all.
std::shared_ptr<const programme::Programme> long_board(const char* today, const std::vector<std::string>& days, const Lengths& lengths, bool all)
{
    model::Content content = *shipped_content();
    content.events.clear();
    for (size_t i = 0; i < days.size(); ++i) content.events.push_back(long_event("E" + std::to_string(i), days[i], all || i % 2 == 0 ? lengths : Lengths{12, 8, 10}));
    return programme_of(today, std::make_shared<const model::Content>(content));
}

// What stands on the line between the board's two fields.
std::vector<std::string> on_the_spine(const canvas::Composition& composition)
{
    std::vector<std::string> faults;
    for (const canvas::Layer& layer : composition.layers)
        for (const canvas::TextRecord& text : composition.texts)
            if (layer.name == "spine" && text.box.meets(layer.bounds)) faults.push_back("「" + text.text + "」 stands on the spine");
    return faults;
}

std::vector<std::string> faults_of(const canvas::Composition& composition, float floor)
{
    std::vector<std::string> faults = on_the_spine(composition);
    for (const auto& found : {outside_the_margin(composition, the_typesetter()), overlapping(composition, the_typesetter()), below_the_floor(composition, floor)})
        faults.insert(faults.end(), found.begin(), found.end());
    return faults;
}

}  // namespace

TEST_CASE("the longest accepted texts of events hold on every page of the board", "[scenes][slow]")
{
    const Lengths longest{model::longest_text("title"), model::longest_text("venue"), model::longest_text("when_note")};
    std::vector<std::string> faults;
    const std::vector<std::string> year = {"2027-06-01", "2027-06-12", "2027-06-23", "2027-07-24"}, years = {"2025-06-01", "2025-12-12", "2026-06-23", "2027-07-24"};
    struct Board {
        const char* today;
        std::vector<std::string> days;
    };
    const Board boards[] = {{"2027-06-02", year}, {"2027-05-01", year}, {"2027-05-01", {year[1]}}, {"2027-05-01", {year[0], year[1]}}, {"2025-11-30", years}, {"2027-12-01", year}, {"2027-12-01", years}};
    for (const Board& board : boards)
        for (const bool all : {true, false}) {
            const auto programme = long_board(board.today, board.days, longest, all);
            for (const PixelSize size : {kLandscape, kPortrait})
                for (const Wording language : {Wording(Language::Japanese), kEasyJapanese, Wording(Language::English), Wording(Language::Korean)})
                    for (const float floor : {24.0f, 30.0f})
                        for (size_t page = 1; page <= programme->pages.size(); ++page) {
                            const Look look{.display = size, .language = language, .type_floor = floor};
                            const auto composition = composed(*programme, "events", std::to_string(page), look);
                            REQUIRE(composition.ok());
                            for (const std::string& fault : faults_of(*composition, floor))
                                faults.push_back(std::string(board.today) + " " + std::to_string(board.days.size()) + " " + described("events", std::to_string(page), look) + " " + std::to_string(floor) + ": " + fault);
                        }
        }
    CHECK(none(faults));
}

TEST_CASE("what the board leaves out of an event ends with …, at the end of a phrase", "[scenes]")
{
    constexpr const char* kTitleEnds[] = {"特別区と", "全国各地の", "市町村が", "出会う", "ふれあい祭り」", "秋の", "収穫祭と", "郷土芸能の", "上演", "木工と", "染物の", "体験教室"};
    constexpr const char* kVenueEnds[] = {"荒川区役所", "本庁舎", "一階", "ロビーおよび", "日暮里駅前", "イベント", "広場", "特設会場", "雨天時は", "日暮里", "サニーホール）", "と"};
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    const auto programme = long_board("2027-05-01", {"2027-06-01", "2027-06-12", "2027-06-23"}, {200, 200, 200}, true);
    const auto composition = composed(*programme, "events", "1", {size});
    REQUIRE(composition.ok());
    const std::string words = all_words(*composition);
    const auto cut_after = [&](const char* phrase) { return words.find(phrase + std::string("…")) != std::string::npos; };
    CAPTURE(words);
    CHECK(std::any_of(std::begin(kTitleEnds), std::end(kTitleEnds), cut_after));
    CHECK(std::any_of(std::begin(kVenueEnds), std::end(kVenueEnds), cut_after));
    size_t marks = 0;
    for (size_t at = words.find("…"); at != std::string::npos; at = words.find("…", at + 1)) ++marks;
    CHECK(marks == 9);   // title, venue and note of three events
}

TEST_CASE("what is told of no event to be too long stands whole on a full page of the board", "[scenes]")
{
    const PixelSize size = GENERATE(kLandscape, kPortrait);
    const Lengths most{model::kBoardTitle, model::kBoardVenue, model::kBoardNote};
    for (const char* today : {"2027-06-02", "2027-05-01", "2027-12-01"}) {
        const auto programme = long_board(today, {"2027-06-01", "2027-06-12", "2027-06-23", "2027-07-24"}, most, true);
        const model::Event event = long_event("E0", "2027-06-01", most);
        for (size_t page = 1; page <= programme->pages.size(); ++page) {
            const std::string words = all_words(*composed(*programme, "events", std::to_string(page), {size}));
            CAPTURE(today, size.w, page, words);
            CHECK(words.find("…") == std::string::npos);
            for (const std::string& said : {event.title, event.venue}) CHECK(words.find(without_spaces(said)) != std::string::npos);
        }
    }
}
