// Every state that taps can reach, with what ships: its buttons, the way home and the way back.

#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "real_content.hpp"
#include "visit/choices.hpp"
#include "visit/game.hpp"

using namespace renkei;
using namespace renkei::visit;

namespace {

// Labels about as long as the product's: what they say is the scenes' matter.
Words plain_words()
{
    return {.fixed = [](std::string_view key) { return key.starts_with("visit.region") ? std::string("九州・沖縄") : key == "footer.language"
                                               ? std::string("Language") : std::string("大きな文字"); },
            .prefecture = [](std::string_view name) { return std::string(name); },
            .subprefecture = [](std::string_view name) { return std::string(name).substr(0, 6); },
            .own_name = [](Wording) { return std::string("やさしい日本語"); },
            .event = [](const model::Event&) { return std::string("11月22日（日）\n千代田区"); }};
}

struct Panel {
    const char* name;
    Surroundings around;
};

const std::vector<Panel>& panels()
{
    static const std::vector<Panel> all{{"lobby, 55 inch", {{1920, 1080}, 685.0f / 1080, 34}},
                                        {"lobby, 55 inch, standing", {{1080, 1920}, 685.0f / 1080, 34}},
                                        {"booth, 24 inch", {{1920, 1080}, 299.0f / 1080, 36}},
                                        {"booth, 24 inch, standing", {{1080, 1920}, 299.0f / 1080, 36}},
                                        {"booth, 24 inch, large type", {{1920, 1080}, 299.0f / 1080, 54}},
                                        {"booth, 15.6 inch, standing", {{1080, 1920}, 194.0f / 1080, 54}},
                                        {"booth, 15.6 inch", {{1920, 1080}, 194.0f / 1080, 54}}};
    return all;
}

const Index& index()
{
    static const Index one(visit_tests::real_content());
    return one;
}

// What ships, with events of a ward, of a town and of nobody.
const model::Content& eventful()
{
    static const model::Content one = [] {
        model::Content content = visit_tests::real_content();
        for (const auto& [key, day, code] : {std::tuple{"a b", "2024-10-26", "13118"}, {"c", "2024-10-25", "01665"}, {"d", "2024-11-03", ""},
                                             {"old", "2024-10-24", "01667"}}) {
            model::Event event;
            event.key = key;
            event.start_date = parse_date(day);
            event.code5 = code;
            content.events.push_back(std::move(event));
        }
        return content;
    }();
    return one;
}

const Matter& matter()
{
    static const Matter one{.content = eventful(), .index = index(), .today = *parse_date("2024-10-25"),
                            .panels = {{"open exhibits marsh", "湿原の四季"}, {"open exhibits marsh/1", "1 丹頂"}, {"open exhibits marsh/2", "2"}}};
    return one;
}

Layout layout_of(const Visit& visit, const Surroundings& around)
{
    static const Words words = plain_words();
    Surroundings with_ways = around;
    with_ways.further = ways_on(matter(), words);
    return lay_out(visit, choices_at(visit.here(), visit.language, matter(), words), words, with_ways);
}

// All that tells two states apart: where, and what leads there and back.
std::string name_of_state(const Visit& visit)
{
    std::string name = std::string(wording_tag(visit.language)) + (visit.large ? "+" : "");
    for (const Place& place : visit.way) name += "/" + std::string(name_of(place.page)) + ":" + place.subject + "#" + std::to_string(place.leaf);
    return name;
}

// What is wrong with the buttons of a page; empty: nothing.
std::string fault_of(const Layout& layout, const Surroundings& around)
{
    const float mm = around.mm_per_unit;
    for (const Button& b : layout.buttons) {
        if (std::min(b.area.w, b.area.h) < 88 - 0.01f || std::min(b.area.w, b.area.h) * mm < 20 - 0.01f) return b.id + " is too small";
        if (b.area.y < 0.6f * around.frame.h - 0.5f) return b.id + " lies too high";
        if (b.area.x < 0 || b.area.right() > around.frame.w || b.area.bottom() > around.frame.h) return b.id + " leaves the display";
        for (const Button& other : layout.buttons)
            if (&other != &b && b.area.grown(7.99f / mm).meets(other.area)) return b.id + " and " + other.id + " are too near";
    }
    for (const auto* id : {"home", "back"})
        if (std::none_of(layout.buttons.begin(), layout.buttons.end(), [&](const Button& b) { return b.id == id; })) return std::string("there is no ") + id;
    return {};
}

}  // namespace

TEST_CASE("every state is reached by taps alone, leads home and back, and lies within reach", "[visit]")
{
    for (const Panel& panel : panels()) {
        CAPTURE(panel.name);
        std::map<std::string, Visit> seen;   // by page alone: how one came there changes only the way back, which `deep` looks at
        std::deque<Visit> open{Visit{}};
        std::set<std::string> towns, faults, pages;
        std::map<std::string, int> taken_answers;
        size_t taps = 0;
        while (!open.empty()) {
            const Visit visit = std::move(open.front());
            open.pop_front();
            const Layout layout = layout_of(visit, panel.around);
            if (const auto fault = fault_of(layout, panel.around); !fault.empty()) faults.insert(name_of_state(visit) + ": " + fault);
            pages.insert(std::string(name_of(visit.here().page)));
            if (visit.here().page == Page::Town) towns.insert(visit.here().subject);
            const size_t steps = visit.way.size() - 1 - (visit.here().page == Page::Languages ? 1 : 0);
            if (steps > kMostSteps) faults.insert(name_of_state(visit) + ": too deep");
            // Back leads home from everywhere, in the end.
            Visit back = visit;
            for (int i = 0; i < 20 && back.way.size() > 1; ++i) back = done(std::move(back), "back");
            if (back.way.size() > 1 || back.here().page != Page::Map) faults.insert(name_of_state(visit) + ": back does not lead home");
            if (const Visit home = done(visit, "home"); home.way.size() != 1 || home.here() != Place{})
                faults.insert(name_of_state(visit) + ": home does not lead home");
            for (const Button& button : layout.buttons) {
                ++taps;
                Visit next = done(visit, button.id);
                if (next.large || next.language != Language::Japanese) continue;   // below, by themselves
                // The rounds of the game are alike: of each question one, and of each answer.
                const bool game = next.here().page == Page::Game;
                const std::string subject = game ? next.here().subject.substr(next.here().subject.find(' ')) : next.here().subject;
                if (game && subject.size() > 2 && taken_answers[subject.substr(0, 2)]++ > 20) continue;
                const std::string key = std::string(name_of(next.here().page)) + ":" + subject + "#" + std::to_string(next.here().leaf);
                if (seen.emplace(key, next).second) open.push_back(std::move(next));
            }
        }
        for (int page = 0; page < kPages; ++page)
            if (const std::string name(name_of(static_cast<Page>(page))); !pages.contains(name)) faults.insert("no tap leads to " + name);
        CHECK(faults == std::set<std::string>{});
        CHECK(towns.size() == 1741);
        CHECK(taps > 1741);
    }
}

TEST_CASE("the letters of every language and size lead to every town", "[visit]")
{
    for (const Wording wording : {Wording(Language::Japanese), Wording(Language::English), Wording(Language::Korean)}) {
        std::set<std::string> towns, seen;
        std::deque<Visit> open{done(Visit{.language = wording, .large = true}, "open find")};
        while (!open.empty()) {
            const Visit visit = std::move(open.front());
            open.pop_front();
            for (const Button& button : layout_of(visit, panels()[4].around).buttons) {
                if (button.role == Role::Navigation) continue;
                Visit next = done(visit, button.id);
                if (next.here().page == Page::Town) towns.insert(next.here().subject);
                else if (seen.insert(name_of_state(next)).second) open.push_back(std::move(next));
            }
        }
        CHECK(towns.size() == 1741);
    }
}

TEST_CASE("from a town reached by three steps one goes on sideways, never deeper", "[visit]")
{
    Visit visit;
    for (const auto* id : {"open region 1", "open towns 01/釧路総合振興局", "open town 01665", "open town 01667", "open ward 13118", "open town 01206"})
        visit = done(std::move(visit), id);
    CHECK(visit.way.size() == 1 + kMostSteps);
    CHECK(visit.here() == Place{Page::Town, "01206"});
}

TEST_CASE("events come by their day, a town has its own, and where nothing comes the record is told", "[visit]")
{
    const auto keys = [](const std::vector<const model::Event*>& events) {
        std::string all;
        for (const auto* e : events) all += e->key + ",";
        return all;
    };
    Matter now = matter();
    CHECK(keys(events_at({.page = Page::Events}, now)) == "c,a b,d,");
    CHECK(event_at({.page = Page::Events, .subject = "a b"}, events_at({.page = Page::Events}, now))->key == "a b");
    const Place own{.page = Page::Events, .subject = "town 01667 old"};
    CHECK(keys(events_at(own, now)) == "old,");
    CHECK(event_at(own, events_at(own, now))->key == "old");
    CHECK(are_over(events_at(own, now), now.today));
    now.today = *parse_date("2026-01-01");
    CHECK(keys(events_at({.page = Page::Events}, now)) == "d,a b,c,old,");
}

TEST_CASE("the game asks three questions, and each can be answered", "[visit]")
{
    const model::Content& content = visit_tests::real_content();
    for (int round = 0; round < kRounds; ++round)
        for (int number = 1; number <= kQuestions; ++number) {
            const std::string subject = std::to_string(round) + " " + std::to_string(number);
            const Question q = question_of(subject, content);
            if (q.answer == nullptr || q.towns.size() != 4) FAIL(subject);
            if (std::find(q.towns.begin(), q.towns.end(), q.answer) == q.towns.end()) FAIL(subject);
            if (q.clue == Question::Clue::Ward) {   // one of the four is linked with the ward, and no other
                const auto linked = towns_of_ward(q.ward->code5, content);
                if (std::count_if(q.towns.begin(), q.towns.end(),
                                  [&](const auto* t) { return std::find(linked.begin(), linked.end(), t) != linked.end(); }) != 1) FAIL(subject);
            }
            if (question_of(subject + " " + q.answer->code5, content).chosen != q.answer) FAIL(subject);
        }
    CHECK(question_of("0 1", content).chosen == nullptr);
    CHECK(question_of("no sense", content).answer != nullptr);
}

TEST_CASE("large type leaves several towns on a leaf", "[visit]")
{
    for (const Panel& panel : panels()) {
        CAPTURE(panel.name);
        Surroundings around = panel.around;
        around.type = 54;
        const Layout layout = layout_of(done(Visit{.large = true}, "open towns 19"), around);
        CHECK(std::count_if(layout.buttons.begin(), layout.buttons.end(), [](const Button& b) { return b.id.starts_with("open town "); }) >= 3);
        CHECK(fault_of(layout, around).empty());
    }
}

TEST_CASE("the question's button is large and within reach on every panel", "[visit]")
{
    for (const Panel& panel : panels()) {
        const Rect area = continue_button(panel.around);
        CHECK(area.h * panel.around.mm_per_unit >= 20);
        CHECK(area.y >= 0.6f * panel.around.frame.h - 0.5f);
        CHECK(area.right() <= panel.around.frame.w);
    }
}

TEST_CASE("every prefecture has its region", "[visit]")
{
    CHECK(region_of("01") == 1);
    CHECK(region_of("13") == 3);
    CHECK(region_of("15") == 4);
    CHECK(region_of("24") == 5);
    CHECK(region_of("35") == 6);
    CHECK(region_of("36") == 7);
    CHECK(region_of("47") == 8);
}
