#include "programme/programme.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <set>

using namespace renkei;
using namespace renkei::programme;

namespace {

// Organisations as they signed: prefecture, date, members (data/agreements.csv).
struct Signing { const char *prefecture, *date; int members; };
constexpr Signing kSignings[] = {
    {"01", "2016-04-26", 144}, {"26", "2016-04-26", 15}, {"26", "2016-04-26", 11}, {"02", "2016-06-25", 10}, {"02", "2016-06-25", 30},
    {"12", "2017-01-19", 17}, {"34", "2017-01-27", 9}, {"29", "2018-02-21", 27}, {"10", "2018-04-16", 23}, {"10", "2018-04-16", 12},
    {"11", "2018-05-01", 23}, {"12", "2019-10-26", 37}, {"19", "2019-10-26", 14}};

struct ContentBuilder {
    std::shared_ptr<model::Content> content = std::make_shared<model::Content>();

    ContentBuilder& with_agreements()
    {
        int seq = 0;
        for (const auto& signing : kSignings) {
            model::Organisation organisation;
            organisation.seq = ++seq;
            organisation.prefecture_code = signing.prefecture;
            organisation.signed_date = *parse_date(signing.date);
            organisation.member_count = signing.members;
            content->organisations.push_back(organisation);
        }
        return *this;
    }
    ContentBuilder& with_showcases(int count, size_t characters = 85)
    {
        for (int i = 0; i < count; ++i) {
            model::Showcase showcase;
            showcase.key = "s" + std::to_string(i);
            for (size_t c = 0; c < characters; ++c) showcase.ja.lead += "湖";
            content->showcases.push_back(showcase);
        }
        return *this;
    }
    ContentBuilder& with_events(int count, std::string_view first)
    {
        for (int i = 0; i < count; ++i) {
            model::Event event;
            event.key = "e" + std::to_string(i);
            event.title = "催し";
            event.start_date = Date(std::chrono::sys_days(*parse_date(first)) + std::chrono::days(i));
            content->events.push_back(event);
        }
        return *this;
    }
    ContentBuilder& with_numbers()
    {
        content->statistics.emplace_back();
        return *this;
    }
    ContentBuilder& with_disasters(size_t count)
    {
        content->supports.resize(count);
        return *this;
    }
    [[nodiscard]] std::shared_ptr<const Programme> on(std::string_view date,
                                                      const Options& options = {}) const { return build(content, *parse_date(date), "1", options); }
};

ContentBuilder first_light()
{
    return ContentBuilder{}.with_agreements().with_showcases(4).with_events(4, "2024-10-26").with_numbers();
}

std::string order(const Programme& programme)
{
    std::string text;
    for (const auto& slot : programme.slots) text += (text.empty() ? "" : " ") + slot.scene + (slot.item.empty() ? "" : ":" + slot.item);
    return text;
}

void check_sound(const Programme& programme)
{
    REQUIRE(programme.content);
    REQUIRE(!programme.slots.empty());
    REQUIRE(programme.starts.size() == programme.slots.size());
    float sum = 0;
    for (size_t i = 0; i < programme.slots.size(); ++i) {
        REQUIRE(programme.starts[i] == Approx(sum));
        REQUIRE(programme.slots[i].dwell >= 8);
        REQUIRE(programme.slots[i].dwell <= 30);
        sum += programme.slots[i].dwell;
    }
    REQUIRE(programme.loop_seconds == Approx(sum));
}

}  // namespace

TEST_CASE("dwell follows reading speed and keeps between 8 and 30 seconds", "[programme]")
{
    CHECK(dwell_for(20) == 8);
    CHECK(dwell_for(80) == 19);
    CHECK(dwell_for(135) == 30);
    CHECK(dwell_for(300) == 30);
    CHECK(dwell_for(80, 4) == 23);   // the easy mode reads slower
    CHECK(dwell_for(80, 0) == 19);   // a careless setting is the usual speed
}

TEST_CASE("the loop of the first light", "[programme]")
{
    const auto programme = first_light().on("2024-10-25");
    check_sound(*programme);
    CHECK(order(*programme) ==
          "title showcase:s0 agreements region:01 region:26 region:02 region:12 region:34 region:29 region:10 region:11 region:19 "
          "showcase:s1 showcase:s2 events:1 events:2 showcase:s3 numbers");
    CHECK(programme->slots[0].dwell == 12);
    CHECK(programme->slots[1].dwell == 20);
    CHECK(programme->slots[2].dwell == 24);
    CHECK(programme->pages.size() == 2);
    CHECK(programme->revision == "1");
}

TEST_CASE("a region is visited as long as its list of names asks for", "[programme]")
{
    const auto programme = first_light().on("2024-10-25", {.scenes = {"region"}});
    REQUIRE(programme->slots.size() == 9);
    CHECK(programme->slots[0].dwell == 20);                    // 144
    CHECK(programme->slots[4] == Slot{"region", "34", 9});     // 9 names
    CHECK(programme->slots[8] == Slot{"region", "19", 9});     // 14 names
    for (const auto& slot : programme->slots) CHECK((slot.dwell >= 9 && slot.dwell <= 20));
}

TEST_CASE("disasters are told ten a page, each with its moment", "[programme]")
{
    const auto programme = ContentBuilder{}.with_disasters(23).on("2026-11-22", {.scenes = {"support"}});
    check_sound(*programme);
    CHECK(order(*programme) == "support:1 support:2 support:3");
    CHECK(programme->slots[0].dwell == Approx(28.8f));
    CHECK(programme->slots[2].dwell == Approx(10.6f));   // three of them
    CHECK(order(*ContentBuilder{}.with_disasters(1).on("2026-11-22", {.scenes = {"support"}})) == "support:1");
}

TEST_CASE("scenes can be chosen and ordered", "[programme]")
{
    CHECK(order(*first_light().on("2024-10-25", {.scenes = {"agreements"}})) == "agreements");
    CHECK(order(*first_light().on("2024-10-25", {.scenes = {"events", "title"}})) == "events:1 events:2 title");
    CHECK(order(*first_light().on("2024-10-25", {.scenes = {"showcase"}})) == "showcase:s0 showcase:s1 showcase:s2 showcase:s3");
    CHECK(order(*first_light().on("2024-10-25", {.scenes = {"showcase", "numbers", "showcase"}})) == "showcase:s0 showcase:s1 numbers showcase:s2 showcase:s3");
    CHECK(order(*first_light().on("2024-10-25", {.scenes = {"no such scene"}})) == "title");
}

TEST_CASE("an untrusted clock takes the board away and leaves the rest", "[programme]")
{
    const auto programme = first_light().on("1970-01-01", {.scenes = {}, .dated = false});
    check_sound(*programme);
    CHECK(order(*programme).find("events") == std::string::npos);
    CHECK(programme->pages.empty());
    CHECK(order(*first_light().on("1970-01-01", {.scenes = {"events"}, .dated = false})) == "title");
}

TEST_CASE("there is always a picture", "[programme]")
{
    CHECK(order(*ContentBuilder{}.on("2026-11-22")) == "title");
    const auto none = build(nullptr, *parse_date("2026-11-22"), "", {});
    check_sound(*none);
    CHECK(order(*ContentBuilder{}.with_showcases(1).on("2026-11-22")) == "title showcase:s0");
    CHECK(order(*ContentBuilder{}.with_showcases(6).with_numbers().on("2026-11-22")) ==
          "title showcase:s0 showcase:s1 showcase:s2 showcase:s3 showcase:s4 numbers showcase:s5");
}

TEST_CASE("with many showcases the loop stays bounded and each comes round", "[programme]")
{
    const auto content = ContentBuilder{}.with_showcases(1741).with_numbers();
    std::set<std::string> seen;
    const auto first = std::chrono::sys_days(*parse_date("2026-11-22"));
    for (int i = 0; i < 73; ++i) {   // 73 × 24 ≥ 1,741
        const auto programme = content.on(iso_date(Date(first + std::chrono::days(i))));
        std::set<std::string> today;
        for (const auto& slot : programme->slots)
            if (slot.scene == "showcase") today.insert(slot.item);
        REQUIRE(today.size() == 24);
        seen.insert(today.begin(), today.end());
    }
    CHECK(seen.size() == 1741);
    check_sound(*content.on("1969-12-30"));
}

TEST_CASE("1,741 showcases and 5,000 events are arranged in less than a second", "[programme]")
{
    const auto content = ContentBuilder{}.with_agreements().with_showcases(1741).with_events(5000, "2020-01-01").with_numbers();
    const auto begin = std::chrono::steady_clock::now();
    const auto programme = content.on("2026-11-22");
    const auto spent = std::chrono::steady_clock::now() - begin;
    check_sound(*programme);
    CHECK(programme->pages.size() == 6);
    CHECK(spent < std::chrono::seconds(1));
}

TEST_CASE("every scene stays as long as its slot, and one outside the loop as long as it would in it", "[programme]")
{
    const auto builder = first_light();
    const auto whole = builder.on("2024-10-25");
    for (const Slot& slot : whole->slots) CHECK(dwell_of(*whole, slot.scene, slot.item) == slot.dwell);
    const auto title = builder.on("2024-10-25", {.scenes = {"title"}});
    for (const Slot& slot : whole->slots) CHECK(dwell_of(*title, slot.scene, slot.item) == slot.dwell);
    CHECK(dwell_of(*title, "showcase", "") == whole->slots[1].dwell);
    // What does not exist is refused by the scene; here it only must not be nothing.
    CHECK(dwell_of(*title, "showcase", "nowhere") > 0);
    // A reader's own speed counts where the loop was made with it.
    Options slow;
    slow.characters_per_second = 4;
    CHECK(dwell_of(*builder.on("2024-10-25", slow), "showcase", "s0") > dwell_of(*whole, "showcase", "s0"));
}

TEST_CASE("the same content and day give the same programme", "[programme]")
{
    const auto content = first_light();
    const auto a = content.on("2024-10-25"), b = content.on("2024-10-25");
    CHECK(a->slots == b->slots);
    CHECK(a->starts == b->starts);
}
