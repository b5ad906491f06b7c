#include "staff/look.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace renkei::staff {

namespace {

constexpr float kRound = 6;   // units

}  // namespace

Look::Look(const Lettering& lettering, PixelSize display, float target)
    : lettering_(lettering), unit_(static_cast<float>(std::max(1, std::min(display.w, display.h))) / 1080), width_(static_cast<float>(display.w) / unit_), height_(static_cast<float>(display.h) / unit_), target_(target)
{
}

void Look::put(ImFont* font, float size, const std::string& words, Vec2 at, ImU32 color, float wrap)
{
    const ImVec2 place = px(at);
    ImGui::GetWindowDrawList()->AddText(font, size * unit_, {std::round(place.x), std::round(place.y)}, color, words.data(), words.data() + words.size(), wrap * unit_);
}

Vec2 Look::size_of(ImFont* font, float size, const std::string& words, float wrap) const
{
    const ImVec2 size_px = font->CalcTextSizeA(size * unit_, 1e6f, wrap * unit_, words.data(), words.data() + words.size());
    return {size_px.x / unit_, size_px.y / unit_};
}

bool Look::touched(const std::string& id, Rect area, bool& held)
{
    ImGui::SetCursorScreenPos(px({area.x, area.y}));
    const bool pressed = ImGui::InvisibleButton(id.c_str(), {area.w * unit_, area.h * unit_});
    held = ImGui::IsItemActive();
    return pressed;
}

void Look::field(Rect area, ImU32 color)
{
    ImGui::GetWindowDrawList()->AddRectFilled(px({area.x, area.y}), px({area.right(), area.bottom()}), color, kRound * unit_);
}

void Look::rule(Vec2 at, float width) { ImGui::GetWindowDrawList()->AddRectFilled(px(at), px({at.x + width, at.y + 2}), kRule); }

void Look::picture(unsigned long long texture, Rect area)
{
    ImGui::GetWindowDrawList()->AddImage(reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(texture)), px({area.x, area.y}), px({area.right(), area.bottom()}));
}

void Look::middle(const std::string& words, Rect area, ImU32 color, bool large)
{
    ImFont* font = large ? lettering_.heading() : lettering_.body();
    const float size = large ? Lettering::kHeading : Lettering::kBody;
    const Vec2 own = size_of(font, size, words);
    put(font, size, words, {area.x + (area.w - own.x) / 2, area.y + (area.h - own.y) / 2}, color);
}

bool Look::button(const std::string& label, Rect area, Weight weight, bool enabled)
{
    bool held = false;
    const bool pressed = enabled && touched(label + std::to_string(area.y), area, held);
    const ImU32 ground = !enabled ? kPaper : weight == Weight::First ? kInk : weight == Weight::Grave ? kAccentText : kField;
    const ImU32 letters = !enabled ? kRule : weight == Weight::Plain ? kInk : kPaper;
    field(area, held ? kSoft : ground);
    if (!enabled) ImGui::GetWindowDrawList()->AddRect(px({area.x, area.y}), px({area.right(), area.bottom()}), kRule, kRound * unit_, 0, 2 * unit_);
    middle(label, area, held ? kPaper : letters, false);
    return pressed;
}

bool Look::card(const std::string& title, const std::string& line, Rect area)
{
    bool held = false;
    const bool pressed = touched(title, area, held);
    field(area, held ? kRule : kField);
    field({area.x, area.y, 8, area.h}, kAccent);
    const float lines = paragraph_height(line, area.w - 88);
    const float top = area.y + (area.h - Lettering::kHeading - 20 - lines) / 2;
    heading(title, {area.x + 48, top});
    (void)paragraph(line, {area.x + 48, top + Lettering::kHeading + 20}, area.w - 88, kSoft);
    return pressed;
}

void Look::text(const std::string& words, Vec2 at, ImU32 color) { put(lettering_.body(), Lettering::kBody, words, at, color); }
void Look::right(const std::string& words, Vec2 at, ImU32 color) { text(words, {at.x - text_width(words), at.y}, color); }
void Look::heading(const std::string& words, Vec2 at, ImU32 color) { put(lettering_.heading(), Lettering::kHeading, words, at, color); }
float Look::text_width(const std::string& words) const { return size_of(lettering_.body(), Lettering::kBody, words).x; }
float Look::paragraph_height(const std::string& words, float width) const { return words.empty() ? 0 : size_of(lettering_.body(), Lettering::kBody, words, width).y; }

float Look::paragraph(const std::string& words, Vec2 at, float width, ImU32 color)
{
    put(lettering_.body(), Lettering::kBody, words, at, color, width);
    return paragraph_height(words, width);
}

std::vector<size_t> page_starts(const std::vector<float>& heights, float room)
{
    std::vector<size_t> starts{0};
    float used = 0;
    for (size_t i = 0; i < heights.size(); ++i) {
        if (used > 0 && used + heights[i] > room) {
            starts.push_back(i);
            used = 0;
        }
        used += heights[i];
    }
    return starts;
}

}  // namespace renkei::staff
