// Where the buttons stand: choices.hpp.

#include <algorithm>
#include <array>
#include <cmath>

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

// Of several words, which may take two lines, the longer half.
float room_for(std::string_view label, float type)
{
    float least = ems(label);
    for (size_t space = label.find(' '); space != std::string_view::npos; space = label.find(' ', space + 1)) least = std::min(least, std::max(ems(label.substr(0, space)), ems(label.substr(space + 1))));
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
    int rows = 3;
};

Band band_of(const Surroundings& around)
{
    Band band;
    const float side = around.frame.portrait() ? kNarrowSide : kSide;
    const float top = std::ceil(kReach * around.frame.h), height = around.frame.h - kFoot - top;
    const float least = std::max({kLeastKey, kKeyMm / around.mm_per_unit, kTwoLines * around.type});
    band.gap = std::max(kLeastGap, kGapMm / around.mm_per_unit);
    band.rows = std::max(1, static_cast<int>((height + band.gap) / (least + band.gap)));
    band.key = std::min(least * kTallest, (height + band.gap) / static_cast<float>(band.rows) - band.gap);
    const float used = static_cast<float>(band.rows) * (band.key + band.gap) - band.gap;
    band.area = {side, around.frame.h - kFoot - used, around.frame.w - 2 * side, used};
    return band;
}

std::vector<Button> navigation(const Visit& visit, const Words& words)
{
    const auto button = [&](std::string id, std::string_view key, bool on) { return Button{std::move(id), words.fixed(key), {}, Role::Navigation, on}; };
    const Page page = visit.here().page;
    return {button("back", "footer.back", false),
            button("home", "footer.start", page == Page::Map),
            button("open find", "visit.find", page == Page::Find),
            button("open wards", "visit.ward", page == Page::Wards || page == Page::Ward),
            {"open languages", words.fixed("footer.language") + (visit.language == Language::English ? "\n日本語" : "\nLanguage"), {}, Role::Navigation, page == Page::Languages},
            button("large", "visit.large", visit.large)};
}

// As few columns as the longest label needs, and as many as there is room for.
int columns_for(const std::vector<Choice>& choices, const Band& band, float width, float type)
{
    float needed = band.key;
    bool single = !choices.empty();
    for (const Choice& choice : choices) {
        needed = std::max(needed, room_for(choice.label, type));
        single = single && choice.single;
    }
    if (single) needed = std::max(band.key, type + 2 * kPadding);
    return std::max(1, static_cast<int>((width + band.gap) / (needed + band.gap)));
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

}  // namespace

Layout lay_out(const Visit& visit, const std::vector<Choice>& choices, const Words& words, const Surroundings& around)
{
    const Band band = band_of(around);
    Layout layout;
    layout.gap = band.gap;
    std::vector<Button> bar = navigation(visit, words);
    Grid room{.area = band.area, .columns = 1, .rows = band.rows, .gap = band.gap}, fixed = room;
    if (around.frame.portrait()) {
        fixed.columns = 3;
        fixed.rows = 2;
        const float height = 2 * band.key + band.gap;
        fixed.area = {band.area.x, band.area.bottom() - height, band.area.w, height};
        room.area.h = band.area.h - height - band.gap;
        room.rows = std::max(1, band.rows - 2);
    } else {
        fixed.columns = (static_cast<int>(bar.size()) + band.rows - 1) / band.rows;
        float widest = 0;
        for (const Button& button : bar) widest = std::max(widest, room_for(button.label, around.type));
        const float width = static_cast<float>(fixed.columns) * (widest + band.gap) - band.gap;
        fixed.area = {band.area.right() - width, band.area.y, width, band.area.h};
        room.area.w = band.area.w - width - 3 * band.gap;   // apart from what changes
    }
    room.columns = columns_for(choices, band, room.area.w, around.type);
    place_choices(layout, visit, choices, words, room, band.key);
    for (size_t i = 0; i < bar.size(); ++i) {
        bar[i].area = fixed.cell(i);
        layout.buttons.push_back(std::move(bar[i]));
    }
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
