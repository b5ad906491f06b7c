// Where the buttons stand: choices.hpp.

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "visit/choices.hpp"

namespace renkei::visit {
namespace {

constexpr float kSide = 96, kFoot = 48;         // margins
constexpr float kNarrowSide = 60;               // of standing pages
constexpr float kReach = 0.6f;                  // buttons lie below this share of the height (requirements R27)
constexpr float kLeastKey = 88, kLeastGap = 16; // units
constexpr float kKeyMm = 20, kGapMm = 8;
constexpr float kTwoLines = 2.4f;               // ems of a label that takes two of them
constexpr float kPadding = 22;                  // beside a label, at least
constexpr float kTallest = 1.2f;                // of the least key
constexpr float kLarge = 48;                    // type from which on a name may take two lines, broken where it must be
constexpr size_t kFewestCells = 9;              // of the choices, before the bar gives up a way
constexpr float kNominalEms = 5;                // of a choice

// An estimate, on the large side: em of kana and kanji, half an em and a little of Latin letters.
float ems(std::string_view label)
{
    float ems = 0, widest = 0;
    for (const std::string& letter : letters_of(label)) {
        ems = letter == "\n" ? 0 : ems + (letter.size() == 1 ? 0.63f : 1.0f);
        widest = std::max(widest, ems);
    }
    return widest;
}

// Of several words, which may take two lines, the longer half. In two lines a name of one word is broken, where type is large.
enum class Lines { OneEach, Two };

float room_for(std::string_view label, float type, Lines lines = Lines::OneEach)
{
    float least = ems(label);
    for (size_t space = label.find(' '); space != std::string_view::npos; space = label.find(' ', space + 1)) least = std::min(least, std::max(ems(label.substr(0, space)), ems(label.substr(space + 1))));
    const bool kanji = !label.empty() && static_cast<unsigned char>(label.front()) >= 0x80;   // Latin words stay whole
    if (lines == Lines::Two && type >= kLarge && kanji && label.find_first_of("\n ") == std::string_view::npos && least > 3) least = std::max(3.0f, std::ceil(least / 2));
    return least * type + 2 * kPadding;
}

struct Grid {
    Rect area;
    int columns = 1, rows = 1;
    float gap = 16;

    [[nodiscard]] size_t cells() const { return static_cast<size_t>(columns * rows); }
    [[nodiscard]] Rect cell(size_t i) const
    {
        const float w = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns), h = (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
        const auto c = static_cast<float>(i % static_cast<size_t>(columns)), r = static_cast<float>(i / static_cast<size_t>(columns));
        return {area.x + c * (w + gap), area.y + r * (h + gap), w, h};
    }
};

struct Band {
    Rect area;
    float key = 88, gap = 16;
    float least = 88;                      // height and width of a key
    int rows = 3;
};

Band band_of(const Surroundings& around)
{
    Band band;
    const float side = around.frame.portrait() ? kNarrowSide : kSide;
    const float top = std::ceil(kReach * around.frame.h), height = around.frame.h - kFoot - top;
    const float least = std::max({kLeastKey, kKeyMm / around.mm_per_unit, kTwoLines * around.type});
    band.least = std::max(kLeastKey, kKeyMm / around.mm_per_unit);
    band.gap = std::max(kLeastGap, kGapMm / around.mm_per_unit);
    band.rows = std::max(1, static_cast<int>((height + band.gap) / (least + band.gap)));
    band.key = std::min(least * kTallest, (height + band.gap) / static_cast<float>(band.rows) - band.gap);
    const float used = static_cast<float>(band.rows) * (band.key + band.gap) - band.gap;
    band.area = {side, around.frame.h - kFoot - used, around.frame.w - 2 * side, used};
    return band;
}

// Back and home first, then the map's two keys in one place (empty on pages without a map), ways on, language and size.
std::vector<Button> bar_of(const Visit& visit, const Words& words, std::span<const Choice> ways)
{
    const auto button = [&](std::string id, std::string_view key, bool on) { return Button{std::move(id), words.fixed(key), {}, Role::Navigation, on}; };
    const Page page = visit.here().page;
    std::vector<Button> bar{button("back", "footer.back", false), button("home", "footer.start", page == Page::Map), Button{.id = "", .label = "", .area = {}, .role = Role::Navigation}};
    for (const Choice& way : ways) {
        const std::string here = "open " + std::string(name_of(page == Page::Ward ? Page::Wards : page));
        bar.push_back({way.id, way.label, {}, Role::Navigation, way.id == here});
    }
    bar.push_back({"open languages", words.fixed("footer.language") + (visit.language == Language::English ? "\n日本語" : "\nLanguage"), {}, Role::Navigation, page == Page::Languages});
    bar.push_back(button("large", "visit.large", visit.large));
    return bar;
}

int columns_in(const std::vector<Choice>& choices, const Band& band, float width, float type, Lines lines, std::string_view more)
{
    float needed = band.key;
    bool single = !choices.empty();
    for (const Choice& choice : choices) {
        needed = std::max(needed, room_for(choice.label, type, lines));
        single = single && choice.single;
    }
    if (single) needed = std::max(band.key, type + 2 * kPadding);
    const auto columns = [&] { return std::max(1, static_cast<int>((width + band.gap) / (needed + band.gap))); };
    // With leaves there is their key, too.
    if (choices.size() > static_cast<size_t>(columns() * band.rows)) needed = std::max(needed, room_for(more, type));
    return columns();
}

// As few columns as the longest label needs, and as many as there is room for. Names are broken only where else hardly any would be seen.
int columns_for(const std::vector<Choice>& choices, const Band& band, const Grid& room, float type, std::string_view more)
{
    constexpr int kEnough = 5;
    Band rows = band;
    rows.rows = room.rows;
    const int columns = columns_in(choices, rows, room.area.w, type, Lines::OneEach, more);
    const bool enough = columns * room.rows > kEnough || static_cast<size_t>(columns * room.rows) >= choices.size();
    return enough ? columns : columns_in(choices, rows, room.area.w, type, Lines::Two, more);
}

void place_choices(Layout& layout, const Visit& visit, const std::vector<Choice>& choices, const Words& words, Grid grid, float key)
{
    if (choices.empty()) return;
    // Few of them stand in as few rows as they need, near the thumb.
    const auto columns = static_cast<size_t>(grid.columns);
    if (choices.size() < grid.cells()) {
        const size_t rows = (choices.size() + columns - 1) / columns;
        grid.columns = static_cast<int>((choices.size() + rows - 1) / rows);
        grid.rows = static_cast<int>(rows);
        const float height = static_cast<float>(rows) * (key + grid.gap) - grid.gap;
        const float least = grid.area.w / static_cast<float>(columns), most = std::max(1.35f * least, 360.0f);   // one alone is no beam
        const float width = std::min(grid.area.w, static_cast<float>(grid.columns) * (most + grid.gap) - grid.gap);
        grid.area = {grid.area.x, grid.area.bottom() - height, width, height};
    }
    const bool leaves = choices.size() > grid.cells();
    const size_t each = leaves ? std::max<size_t>(1, grid.cells() - 1) : grid.cells();
    const size_t count = (choices.size() + each - 1) / each, leaf = static_cast<size_t>(visit.here().leaf) % count;
    for (size_t i = leaf * each, cell = 0; i < std::min(choices.size(), (leaf + 1) * each); ++i, ++cell) layout.buttons.push_back({choices[i].id, choices[i].label, grid.cell(cell), Role::Choice, false});
    if (leaves)
        layout.buttons.push_back({"leaf " + std::to_string((leaf + 1) % count), words.fixed("visit.more") + " " + std::to_string(leaf + 1) + "/" + std::to_string(count), grid.cell(grid.cells() - 1), Role::Leaf, false});
}

// The bar with so many ways, and the room that it leaves for the choices.
struct Plan {
    std::vector<Button> bar;               // each with its area
    Grid room;
    size_t cells = 0;                      // of choices as long as usual
};

float width_of(const Button& button, const Band& band, float type) { return button.id.empty() ? 2 * std::max(kLeastKey, band.least) + band.gap : std::max(kLeastKey, room_for(button.label, type, Lines::Two)); }

// Standing, three beside each other below the choices.
void place_standing(Plan& plan, const Band& band)
{
    const auto rows = static_cast<int>(plan.bar.size() + 2) / 3;
    const float height = static_cast<float>(rows) * (band.key + band.gap) - band.gap;
    const Grid fixed{.area = {band.area.x, band.area.bottom() - height, band.area.w, height}, .columns = 3, .rows = rows, .gap = band.gap};
    for (size_t i = 0; i < plan.bar.size(); ++i) plan.bar[i].area = fixed.cell(i);
    plan.room.area.h = std::max(0.0f, band.area.h - height - band.gap);
    plan.room.rows = std::max(0, band.rows - rows);
}

// Lying, in columns at the right, each as wide as what stands in it.
void place_lying(Plan& plan, const Band& band, float type)
{
    const auto rows = static_cast<size_t>(band.rows);
    float x = band.area.right();
    for (size_t column = (plan.bar.size() + rows - 1) / rows; column-- > 0;) {
        const size_t first = column * rows, last = std::min(plan.bar.size(), first + rows);
        float width = 0;
        for (size_t i = first; i < last; ++i) width = std::max(width, width_of(plan.bar[i], band, type));
        x -= width;
        const Grid fixed{.area = {x, band.area.y, width, band.area.h}, .columns = 1, .rows = band.rows, .gap = band.gap};
        for (size_t i = first; i < last; ++i) plan.bar[i].area = fixed.cell(i - first);
        if (column > 0) x -= band.gap;
    }
    plan.room.area.w = std::max(0.0f, x - 2 * band.gap - band.area.x);   // apart from what changes
}

Plan planned(const Visit& visit, const Words& words, const Surroundings& around, const Band& band, size_t ways)
{
    Plan plan{.bar = bar_of(visit, words, std::span(around.further).first(ways)), .room = {.area = band.area, .columns = 1, .rows = band.rows, .gap = band.gap}};
    if (around.frame.portrait()) place_standing(plan, band);
    else place_lying(plan, band, around.type);
    const float nominal = (around.type >= kLarge ? std::ceil(kNominalEms / 2) : kNominalEms) * around.type + 2 * kPadding;
    plan.cells = static_cast<size_t>(std::max(0, plan.room.rows)) * static_cast<size_t>(std::max(0.0f, (plan.room.area.w + band.gap) / (nominal + band.gap)));
    return plan;
}

// As many ways as leave the choices their room; where even none does, the fullest bar that leaves the most.
Plan best_plan(const Visit& visit, const Words& words, const Surroundings& around, const Band& band)
{
    Plan best = planned(visit, words, around, band, around.further.size());
    for (size_t ways = around.further.size(); ways-- > 0 && best.cells < kFewestCells;)
        if (Plan fewer = planned(visit, words, around, band, ways); fewer.cells > best.cells) best = std::move(fewer);
    return best;
}

// The map's place in the bar is two keys, where there is a map.
void add_bar(Layout& layout, const Visit& visit, std::vector<Button> bar)
{
    for (Button& button : bar) {
        if (!button.id.empty()) {
            layout.buttons.push_back(std::move(button));
            continue;
        }
        if (!has_map(visit.here().page)) continue;
        const Rect a = button.area;
        const float half = (a.w - layout.gap) / 2;
        layout.buttons.push_back({"farther", "−", {a.x, a.y, half, a.h}, Role::Navigation, false});
        layout.buttons.push_back({"nearer", "＋", {a.x + half + layout.gap, a.y, half, a.h}, Role::Navigation, false});
    }
}

}  // namespace

bool has_map(Page page) { return page == Page::Map || page == Page::Region || page == Page::Towns || page == Page::Find || page == Page::Wards || page == Page::Ward || page == Page::Layers; }

Layout lay_out(const Visit& visit, const std::vector<Choice>& choices, const Words& words, const Surroundings& around)
{
    const Band band = band_of(around);
    Layout layout;
    layout.gap = band.gap;
    Plan plan = best_plan(visit, words, around, band);
    std::vector<Choice> all = choices;
    // What has no room in the bar is chosen where every visit begins.
    if (visit.here().page == Page::Map && visit.here().near.empty())
        for (const Choice& way : around.further)
            if (std::none_of(plan.bar.begin(), plan.bar.end(), [&](const Button& b) { return b.id == way.id; })) all.push_back(way);
    plan.room.columns = columns_for(all, band, plan.room, around.type, words.fixed("visit.more") + " 1/9");
    place_choices(layout, visit, all, words, plan.room, band.key);
    add_bar(layout, visit, std::move(plan.bar));
    const float side = around.frame.portrait() ? kNarrowSide : kSide;
    layout.picture = {side, kFoot, around.frame.w - 2 * side, band.area.y - kFoot - 2 * band.gap};
    return layout;
}

Rect continue_button(const Surroundings& around)
{
    const Band band = band_of(around);
    const float width = std::min(band.area.w, std::max(640.0f, 60 / around.mm_per_unit)), height = std::min(band.area.h, 2 * band.key);
    return {(around.frame.w - width) / 2, band.area.y, width, height};
}

}  // namespace renkei::visit
