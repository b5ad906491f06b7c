// Exhibitions in the loop: when they are on, which pages they have, how long each stays.

#include <catch2/catch.hpp>

#include <map>
#include <numeric>
#include <set>

#include "programme/exhibits.hpp"
#include "programme/programme.hpp"
#include "programme/reading.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using namespace renkei::programme;
using namespace renkei::tests;

namespace {

const Date kDay = *parse_date("2026-11-22");

std::vector<Slot> exhibit_slots(const model::Content& content, Date day = kDay, const Options& options = {})
{
    std::vector<Slot> slots;
    const auto built = build(std::make_shared<const model::Content>(content), day, "1", options);   // the slots are copied, so they outlive it
    for (const Slot& slot : built->slots)
        if (slot.scene == "exhibit") slots.push_back(slot);
    return slots;
}

model::Content autumn()
{
    model::Content content = a_content().with_showcases(1).build();
    content.exhibits = {an_exhibit("autumn")};
    content.panels = {a_panel("autumn", 1), a_panel("autumn", 3), a_panel("autumn", 7)};
    return content;
}

std::string repeated(const std::string& sentence, size_t times)
{
    std::string all;
    for (size_t i = 0; i < times; ++i) all += sentence;
    return all;
}

}  // namespace

TEST_CASE("an exhibition is on from its first day to its last, both included", "[programme]")
{
    model::Content content = autumn();
    const auto on = [&](const char* day) { return !exhibit_slots(content, *parse_date(day)).empty(); };
    CHECK(on("2026-11-22"));   // no days are given: it is always on
    content.exhibits[0].start_date = parse_date("2026-11-02");
    CHECK_FALSE(on("2026-11-01"));
    CHECK(on("2026-11-02"));
    CHECK(on("2030-01-01"));
    content.exhibits[0].end_date = parse_date("2026-11-27");
    CHECK(on("2026-11-27"));
    CHECK_FALSE(on("2026-11-28"));
    content.exhibits[0].start_date.reset();
    CHECK(on("2020-01-01"));
    // A clock that may be wrong opens and closes nothing.
    Options undated;
    undated.dated = false;
    CHECK(exhibit_slots(content, kDay, undated).empty());
    content.exhibits[0].end_date.reset();
    CHECK(exhibit_slots(content, kDay, undated).size() == 4);
}

TEST_CASE("an opening page, then the panels in order; nothing without an exhibition", "[programme]")
{
    std::vector<std::string> items;
    for (const Slot& slot : exhibit_slots(autumn())) items.push_back(slot.item);
    CHECK(items == std::vector<std::string>{"autumn", "autumn/1", "autumn/2", "autumn/3"});
    model::Content none = autumn();
    none.exhibits.clear();
    CHECK(exhibit_slots(none).empty());
}

TEST_CASE("a long text has as many pages as can be read, even ones, and every sentence is whole", "[programme]")
{
    model::Content content = autumn();
    content.panels[0].text = repeated("三十字ほどの文を、いくつも続けて書いておくとこうなります。", 6);
    const auto pages = pages_of(content, content.exhibits[0], kDay);
    REQUIRE(pages.size() == 5);
    CHECK(pages[1].item == "autumn/1");
    CHECK(pages[2].item == "autumn/1-2");
    CHECK(pages[1].number == 1);
    CHECK(pages[2].number == 1);
    CHECK(pages[1].panels == 3);
    CHECK(pages[1].text + pages[2].text == content.panels[0].text);
    CHECK(characters(pages[1].text) == characters(pages[2].text));
    for (const Slot& slot : exhibit_slots(content)) CHECK((slot.dwell >= 8 && slot.dwell <= 30));
    CHECK(exhibit_slots(content)[1].dwell == dwell_for(pages[1].read()));
}

TEST_CASE("texts are parted at sentences, whatever they hold", "[programme]")
{
    CHECK(parts_of("", 100).empty());
    CHECK(parts_of(" \n ", 100).empty());
    CHECK(parts_of("一つ。", 100) == std::vector<std::string>{"一つ。"});
    CHECK(parts_of("「そうですか。」と言う。はい！", 8) == std::vector<std::string>{"「そうですか。」", "と言う。はい！"});
    CHECK(parts_of("一つ目。\n二つ目。", 4) == std::vector<std::string>{"一つ目。", "二つ目。"});
    for (const std::string& text : {repeated("点のない文がどこまでも続き", 40), repeated("、", 300), repeated("読点のある、長い長い文が、", 30), std::string(700, 'a'),
                                    repeated("短い。", 200)}) {
        const auto parts = parts_of(text, 132);
        for (const std::string& part : parts) CHECK(characters(part) <= 132);
        CHECK(std::accumulate(parts.begin(), parts.end(), std::string()) == text);
    }
    CHECK(sentences_of("One. Two! (Three)\n四。") == std::vector<std::string>{"One. ", "Two! ", "(Three)\n", "四。"});
}

TEST_CASE("a picture counts while its permission holds, and a panel of nothing else goes with it", "[programme]")
{
    model::Content content = autumn();
    content.panels[1].text.clear();
    for (size_t i : {0u, 1u}) {
        content.panels[i].picture.media = "a hash";
        content.panels[i].picture.permitted_until = kDay;
    }
    CHECK(pages_of(content, content.exhibits[0], kDay).size() == 4);
    CHECK(pages_of(content, content.exhibits[0], kDay)[1].pictured);
    const auto after = pages_of(content, content.exhibits[0], *parse_date("2026-11-23"));
    REQUIRE(after.size() == 3);
    CHECK_FALSE(after[1].pictured);
    CHECK(after[2].number == 2);   // numbered as they are seen
}

TEST_CASE("the film of a panel has a page of its own in the panel's place, and the panel's text follows", "[programme]")
{
    model::Content content = autumn();
    put_film_on(content.panels[1], 42'000);
    const auto items = [&](Date day) {
        std::vector<std::string> all;
        for (const Slot& slot : exhibit_slots(content, day)) all.push_back(slot.item);
        return all;
    };
    CHECK(items(kDay) == std::vector<std::string>{"autumn", "autumn/1", "autumn/2", "autumn/2-2", "autumn/3"});
    CHECK(exhibit_slots(content)[2].dwell == 42);
    const auto pages = pages_of(content, content.exhibits[0], kDay);
    CHECK(pages[2].filmed);
    CHECK(pages[2].text.empty());
    CHECK_FALSE(pages[3].filmed);
    CHECK_FALSE(pages[3].pictured);   // the text alone
    CHECK(pages[3].text == content.panels[1].text);
    CHECK(exhibit_slots(content)[3].dwell == dwell_for(pages[3].read()));
    // As long as it lasts, three minutes at most; standing still as long as a picture.
    content.panels[1].clip.milliseconds = 400'000;
    CHECK(exhibit_slots(content)[2].dwell == 180);
    Options still;
    still.films_move = false;
    CHECK(exhibit_slots(content, kDay, still)[2].dwell == 10);
    // Its permission counts to its last day; then the text stays, and a panel of nothing else goes.
    content.panels[1].picture.permitted_until = kDay;
    CHECK(items(kDay).size() == 5);
    const Date tomorrow = *parse_date("2026-11-23");
    CHECK(items(tomorrow) == std::vector<std::string>{"autumn", "autumn/1", "autumn/2", "autumn/3"});
    CHECK_FALSE(pages_of(content, content.exhibits[0], tomorrow)[2].filmed);
    content.panels[1].text.clear();
    CHECK(items(kDay) == std::vector<std::string>{"autumn", "autumn/1", "autumn/2", "autumn/3"});
    CHECK(items(tomorrow) == std::vector<std::string>{"autumn", "autumn/1", "autumn/2"});
}

TEST_CASE("a panel's film that does not play leaves its page, and nothing else moves", "[programme]")
{
    model::Content content = autumn();
    put_film_on(content.panels[1], 42'000);
    const auto before = build(std::make_shared<const model::Content>(content), kDay, "1", {});
    const auto slot_of = [](const Programme& programme, const std::string& item) {
        const auto found = std::find_if(programme.slots.begin(), programme.slots.end(),
                                        [&](const Slot& slot) { return slot.scene == "exhibit" && slot.item == item; });
        return found == programme.slots.end() ? programme.slots.size() : static_cast<size_t>(found - programme.slots.begin());
    };
    const size_t film = slot_of(*before, "autumn/2");
    REQUIRE(film < before->slots.size());
    const auto after = without_film(*before, before->slots[film]);
    REQUIRE(after);
    CHECK(slot_of(*after, "autumn/2") == after->slots.size());
    CHECK(after->loop_seconds == before->loop_seconds);
    for (size_t i = 0; i < before->slots.size(); ++i) {
        if (i == film) continue;
        const auto found = std::find(after->starts.begin(), after->starts.end(), before->starts[i]);
        REQUIRE(found != after->starts.end());
        CHECK(after->slots[static_cast<size_t>(found - after->starts.begin())] == before->slots[i]);
    }
    CHECK(after->slots[film].scene == "showcase");
    CHECK(without_film(*after, before->slots[film]) == nullptr);
    // Pages that are no films stay, and so does the page of another scene that is called the same.
    for (const char* item : {"autumn", "autumn/1", "autumn/2-2"}) CHECK(without_film(*before, {.scene = "exhibit", .item = item}) == nullptr);
    CHECK(without_film(*before, {.scene = "showcase", .item = "autumn/2"}) == nullptr);
}

TEST_CASE("many films of an exhibition share the days with each other", "[programme]")
{
    model::Content content = autumn();
    content.panels.clear();
    for (int i = 1; i <= 20; ++i) {
        content.panels.push_back(a_panel("autumn", i, ""));
        put_film_on(content.panels.back(), 180'000);
    }
    std::set<std::string> seen;
    for (int day = 0; day < 10; ++day) {
        const auto slots = exhibit_slots(content, Date(std::chrono::sys_days(kDay) + std::chrono::days(day)));
        CHECK(slots.size() <= 10);   // half an hour at most
        CHECK(slots.size() >= 8);
        for (const Slot& slot : slots) seen.insert(slot.item);
    }
    CHECK(seen.size() == 21);
}

TEST_CASE("a loop shows a bounded part of a very long exhibition, and each day goes on", "[programme]")
{
    model::Content content = autumn();
    content.panels.clear();
    for (int i = 1; i <= 200; ++i) content.panels.push_back(a_panel("autumn", i));
    std::set<std::string> seen;
    for (int day = 0; day < 5; ++day) {
        const auto slots = exhibit_slots(content, Date(std::chrono::sys_days(kDay) + std::chrono::days(day)));
        CHECK(slots.size() == 49);
        CHECK(slots.front().item == "autumn");
        for (const Slot& slot : slots) seen.insert(slot.item);
    }
    CHECK(seen.size() == 201);
}

TEST_CASE("a long text is shown on one day, whole and in order", "[programme]")
{
    model::Content content = autumn();
    content.panels.clear();
    const std::string sentence = "三十字ほどの文を、いくつも続けて書いておくとこうなります。";
    for (int i = 1; i <= 40; ++i) content.panels.push_back(a_panel("autumn", i, repeated(sentence, static_cast<size_t>(i % 9) * 4 + 1)));
    content.exhibits.push_back(an_exhibit("winter"));
    for (int i = 1; i <= 20; ++i) content.panels.push_back(a_panel("winter", i, repeated(sentence, 16)));
    const std::vector<ExhibitPage> autumns = pages_of(content, content.exhibits[0], kDay), winters = pages_of(content, content.exhibits[1], kDay);
    std::map<std::string, std::vector<std::string>> whole;   // by the item of a panel's first page
    for (const auto* pages : {&autumns, &winters})
        for (const ExhibitPage& page : *pages)
            if (page.panel != nullptr) whole[page.item.substr(0, page.item.find('-'))].push_back(page.item);
    std::set<std::string> seen;
    for (int day = 0; day < 12; ++day) {
        std::map<std::string, std::vector<std::string>> shown;
        size_t pages = 0;
        for (const Slot& slot : exhibit_slots(content, Date(std::chrono::sys_days(kDay) + std::chrono::days(day)))) {
            if (slot.item.find('/') == std::string::npos) continue;
            shown[slot.item.substr(0, slot.item.find('-'))].push_back(slot.item);
            ++pages;
        }
        CHECK(pages >= 40);
        CHECK(pages <= 48 + 8);
        for (const auto& [panel, items] : shown) {
            CHECK(items == whole[panel]);
            seen.insert(panel);
        }
    }
    CHECK(seen.size() == 60);
}

TEST_CASE("an exhibition may have any key: no page of one is called as a page of another", "[programme]")
{
    model::Content content = autumn();
    content.panels.clear();
    for (const char* key : {"a", "a/", "a/1", "a//1", "/", "//", "a/1-2"}) {
        content.exhibits.push_back(an_exhibit(key));
        content.panels.push_back(a_panel(key, 1, repeated("三十字ほどの文を、いくつも続けて書いておくとこうなります。", 6)));
        content.panels.push_back(a_panel(key, 2));
    }
    std::set<std::string> items;
    size_t pages = 0;
    for (const model::Exhibit& exhibit : content.exhibits)
        for (const ExhibitPage& page : pages_of(content, exhibit, kDay)) {
            CAPTURE(page.item);
            CHECK(items.insert(page.item).second);
            ++pages;
        }
    CHECK(pages == 7 * 4 + 1);
    for (const Slot& slot : exhibit_slots(content)) CHECK(items.contains(slot.item));
}

TEST_CASE("the English of a panel stands on as many pages as its Japanese, and none of it is lost", "[programme]")
{
    model::Content content;
    content.exhibits = {an_exhibit("aki")};
    std::string japanese, english;
    for (int i = 0; i < 12; ++i) {
        japanese += "湿原は、水と草のあいだにあり、川はゆっくりと曲がります。";
        english += "The marsh lies between water and grass, and its rivers wind. ";
    }
    content.panels = {a_panel("aki", 1, japanese), a_panel("aki", 2, "文です。"), a_panel("aki", 3, japanese)};
    content.panels[0].text_en = english;
    content.panels[1].text_en = english;
    const auto pages = pages_of(content, content.exhibits[0], kDay);
    model::Content without = content;
    for (auto& panel : without.panels) panel.text_en.clear();
    CHECK(pages.size() == pages_of(without, without.exhibits[0], kDay).size());
    std::map<int, std::string> all;
    for (const auto& page : pages)
        if (page.panel != nullptr) all[page.panel->number] += page.text_en;
    CHECK(characters(all[1]) == characters(english));
    CHECK(characters(all[2]) == characters(english));
    CHECK(all[3].empty());
}
