// Content as it will come: every municipality as a showcase, and titles as long as the longest of 5,593 published events.

#include <catch2/catch.hpp>

#include <algorithm>

#include "layout_faults.hpp"
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
