#pragma once
// What a visitor can choose at a place, and the buttons it is chosen with. Pure. The picture above them is the scenes' matter.
//
// Lengths are layout units; a button is 88 units and 20 mm high or more, with 8 mm between two (requirements R26), and every one
// lies in the lowest 40 % (R27).

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.hpp"
#include "model/content.hpp"
#include "visit/find.hpp"
#include "visit/visit.hpp"

namespace renkei::visit {

// What the choices are called: the fixed words by their key, and names in the visitor's language.
struct Words {
    std::function<std::string(std::string_view key)> fixed;
    std::function<std::string(std::string_view japanese)> prefecture, subprefecture;
    std::function<std::string(Wording)> own_name;   // of a language, in itself
    std::function<std::string(const model::Event&)> event;   // its day, and where it is
};

struct Choice {
    std::string id, label;
    bool single = false;            // one letter: a key of the board
};

[[nodiscard]] std::string name_of_region(int region, const Words& words);
// Number of a region, 1 to 8, of a prefecture code.
[[nodiscard]] int region_of(std::string_view prefecture_code);
inline constexpr int kRegions = 8;

// What there is to choose from.
struct Matter {
    const model::Content& content;
    const Index& index;
    Date today{};
    std::vector<Choice> panels{};   // pages of the exhibitions in the hall: "open exhibits ITEM"
};

// What every page leads to, as far as there is any: find, my ward, events, exhibitions, the game. In the order in which they have room in the bar.
[[nodiscard]] std::vector<Choice> ways_on(const Matter& matter, const Words& words);

// The municipalities that a place is about, for its picture: of a prefecture, of what was typed, linked with a ward.
[[nodiscard]] std::vector<const model::Municipality*> towns_at(const Place& place, Wording language, const model::Content& content, const Index& index);
[[nodiscard]] std::vector<Choice> choices_at(const Place& place, Wording language, const Matter& matter, const Words& words);
// What is on or comes, by its first day; where nothing does, what was, the newest first. Of one town where the place says so.
inline constexpr size_t kMostEvents = 48;
[[nodiscard]] std::vector<const model::Event*> events_at(const Place& place, const Matter& matter);
[[nodiscard]] bool are_over(const std::vector<const model::Event*>& events, Date today);
// The one that is looked at; null where there is none.
[[nodiscard]] const model::Event* event_at(const Place& place, const std::vector<const model::Event*>& events);
// Wards with which a town is linked, or makes a plan.
[[nodiscard]] std::vector<const model::Municipality*> wards_of(std::string_view code5, const model::Content& content);
// The codes of the towns that a layer of the map colours, ascending.
[[nodiscard]] std::vector<std::string> towns_in(Layer layer, const model::Content& content);
[[nodiscard]] std::vector<const model::Municipality*> towns_of_ward(std::string_view ward_code5, const model::Content& content);
// What a municipality's button says.
[[nodiscard]] std::string label_of(const model::Municipality& m, Wording language);

struct Surroundings {
    Size frame;
    float mm_per_unit = 0.634f;
    float type = 32;                // size of the labels
    std::vector<Choice> further{};  // ways_on: in the bar as far as it has room for them, else among the choices of the map
};

// Can the map of a page be moved?
[[nodiscard]] bool has_map(Page page);

enum class Role { Choice, Leaf, Navigation };

struct Button {
    std::string id, label;
    Rect area;
    Role role = Role::Choice;
    bool on = false;                // a switch that is on, or where the visitor is
};

struct Layout {
    Rect picture;                   // free for what the choices are about
    std::vector<Button> buttons;
    float gap = 16;
};

[[nodiscard]] Layout lay_out(const Visit& visit, const std::vector<Choice>& choices, const Words& words, const Surroundings& around);
// The one big button of the question whether anybody is there.
[[nodiscard]] Rect continue_button(const Surroundings& around);

}  // namespace renkei::visit
