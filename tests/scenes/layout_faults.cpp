#include "layout_faults.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <set>

#include "scenery.hpp"
#include "scenes/names.hpp"
#include "scenes/wards/tiles.hpp"
#include "text/dates.hpp"

namespace renkei::tests {
namespace {

// An em box is larger than the letters in it: two boxes may share this much of an em before letters touch.
constexpr float kAir = 0.12f;
constexpr float kTouch = 1;   // units by which boxes may meet where numbers were rounded

struct Lettering {
    std::string text;
    Rect box;
    float appears, leaves, units;
};

std::vector<Lettering> lettering_of(const canvas::Composition& composition, const text::Typesetter& typesetter)
{
    std::vector<Lettering> all;
    for (const canvas::TextRecord& t : composition.texts) all.push_back({t.text, t.box, t.appears, t.leaves, t.units});
    for (const canvas::Element& element : composition.elements) {
        const auto* counter = std::get_if<canvas::Counter>(&element);
        if (!counter) continue;
        const std::string value = canvas::figures_at(*counter, 1e6f);
        const float width = typesetter.line(value, counter->style).size.w, size = counter->style.size;
        const float left = counter->align == text::Align::End ? counter->at.x - width : counter->align == text::Align::Centre ? counter->at.x - width / 2 : counter->at.x;
        // Figures stand on the baseline and reach three quarters of the em above it.
        const Rect figures{left, counter->at.y - size * 0.75f - size * kAir, width, size * (0.75f + 2 * kAir)};
        all.push_back({"counter " + value, figures, counter->opacity.settles(), std::numeric_limits<float>::infinity(), size});
    }
    return all;
}

Rect letters_of(const Lettering& l)
{
    const float air = l.units * kAir;
    // Along the line letters fill their boxes; only across it there is air. A box of one character has air all round.
    const bool vertical = l.box.h > l.box.w;
    return vertical ? Rect{l.box.x + air, l.box.y + kTouch, l.box.w - 2 * air, l.box.h - 2 * kTouch} : Rect{l.box.x + kTouch, l.box.y + air, l.box.w - 2 * kTouch, l.box.h - 2 * air};
}

std::string number(float value) { return std::to_string(static_cast<int>(std::lround(value))); }
std::string place(const Rect& r) { return "(" + number(r.x) + "," + number(r.y) + " " + number(r.w) + "x" + number(r.h) + ")"; }

}  // namespace

std::vector<std::string> outside_the_margin(const canvas::Composition& composition, const text::Typesetter& typesetter)
{
    std::vector<std::string> faults;
    const Size f = composition.frame;
    for (const Lettering& l : lettering_of(composition, typesetter)) {
        const Rect b = letters_of(l);
        if (b.x < kLeastMargin || b.y < kLeastMargin || b.right() > f.w - kLeastMargin || b.bottom() > f.h - kLeastMargin)
            faults.push_back("「" + l.text + "」 " + place(l.box) + " stands outside the margin of " + number(f.w) + "x" + number(f.h));
    }
    return faults;
}

std::vector<std::string> overlapping(const canvas::Composition& composition, const text::Typesetter& typesetter)
{
    std::vector<std::string> faults;
    const std::vector<Lettering> all = lettering_of(composition, typesetter);
    for (size_t i = 0; i < all.size(); ++i)
        for (size_t j = i + 1; j < all.size(); ++j) {
            const Lettering &a = all[i], &b = all[j];
            // Not at rest at the same time: the one goes before the other has come.
            if (a.leaves <= b.appears || b.leaves <= a.appears) continue;
            // The same words twice in one place: a text that changes its colour.
            if (a.text == b.text && std::abs(a.box.x - b.box.x) < kTouch && std::abs(a.box.y - b.box.y) < kTouch) continue;
            if (letters_of(a).meets(letters_of(b))) faults.push_back("「" + a.text + "」 " + place(a.box) + " and 「" + b.text + "」 " + place(b.box) + " overlap");
        }
    return faults;
}

std::vector<std::string> on_land(const canvas::Composition& composition, const text::Typesetter& typesetter, const scenes::Land& land)
{
    std::vector<std::string> faults;
    for (const Lettering& l : lettering_of(composition, typesetter)) {
        const Rect b = letters_of(l);
        const Vec2 corners[] = {{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}};
        bool over = scenes::inside(land, {b.x + b.w / 2, b.y + b.h / 2});
        for (size_t i = 0; i < land.rings.size() && !over; ++i) over = std::any_of(land.rings[i].begin(), land.rings[i].end(), [&](Vec2 v) { return b.contains(v); });
        for (size_t i = 0; i < 4 && !over; ++i) over = scenes::inside(land, corners[i]) || scenes::length_over(land, corners[i], corners[(i + 1) % 4]) > 0;
        if (over) faults.push_back("「" + l.text + "」 " + place(l.box) + " lies on land");
    }
    return faults;
}

bool names_tile(const canvas::TextRecord& text)
{
    static const std::set<std::string> names = [] {
        std::set<std::string> all;
        for (const auto& m : shipped_content()->municipalities)
            if (scenes::tile_of(m.code5))
                for (const Language language : {Language::English, Language::Korean}) all.insert(scenes::town_stem(m, language));
        return all;
    }();
    return names.contains(text.text);
}

std::vector<std::string> below_the_floor(const canvas::Composition& composition, float type_floor)
{
    std::vector<std::string> faults;
    for (const canvas::TextRecord& t : composition.texts)
        if (t.units < (names_tile(t) ? kNormalFloor : type_floor) - 0.01f)
            faults.push_back("「" + t.text + "」 is set in " + number(t.units) + (t.ruby ? " (ruby)" : ""));
    return faults;
}

bool none(const std::vector<std::string>& faults)
{
    for (const std::string& fault : faults) std::cerr << fault << '\n';
    return faults.empty();
}

std::u32string characters_of(const std::string& text)
{
    std::u32string characters;
    for (size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : length == 2 ? lead & 0x1Fu : length == 3 ? lead & 0x0Fu : lead & 0x07u;
        for (size_t k = 1; k < length && i + k < text.size(); ++k) c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        characters += c;
        i += length;
    }
    return characters;
}

std::vector<std::string> without_glyph(const canvas::Composition& composition, const text::Typesetter& typesetter, Language language)
{
    std::vector<std::string> faults;
    for (const canvas::TextRecord& t : composition.texts)
        for (const char32_t c : characters_of(t.text))
            if (c >= 0x20 && !typesetter.covers(c, language)) faults.push_back("no glyph for U+" + std::to_string(static_cast<unsigned>(c)) + " in 「" + t.text + "」");
    return faults;
}

}  // namespace renkei::tests
