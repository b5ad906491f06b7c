#include "staff/look.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <cstdint>

#include "base/utf8.hpp"

namespace renkei::staff {

namespace {

constexpr float kRound = 6;   // units

}  // namespace

Look::Look(const Lettering& lettering, PixelSize display, float target)
    : lettering_(lettering), unit_(static_cast<float>(std::max(1, std::min(display.w, display.h))) / 1080), width_(static_cast<float>(display.w) / unit_),
        height_(static_cast<float>(display.h) / unit_), target_(target)
{
}

void Look::put(ImFont* font, float size, const std::string& words, Vec2 at, ImU32 color)
{
    const ImVec2 place = px(at);
    ImGui::GetWindowDrawList()->AddText(font, size * unit_, {std::round(place.x), std::round(place.y)}, color, words.data(), words.data() + words.size());
}

Vec2 Look::size_of(ImFont* font, float size, const std::string& words) const
{
    const ImVec2 size_px = font->CalcTextSizeA(size * unit_, 1e6f, 0, words.data(), words.data() + words.size());
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
    ImGui::GetWindowDrawList()->AddImage(reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(texture)), px({area.x, area.y}),
                                         px({area.right(), area.bottom()}));
}

void Look::middle(const std::string& words, Rect area, ImU32 color, bool large)
{
    ImFont* font = large ? lettering_.heading() : lettering_.body();
    const float size = large ? Lettering::kHeading : Lettering::kBody;
    const Vec2 own = size_of(font, size, words);
    put(font, size, words, {area.x + (area.w - own.x) / 2, area.y + (area.h - own.y) / 2}, color);
}

bool Look::button(const std::string& label, Rect area, Weight weight, bool enabled, bool large)
{
    bool held = false;
    const bool pressed = enabled && touched(label + std::to_string(area.y), area, held);
    const ImU32 ground = !enabled ? kPaper : weight == Weight::First ? kInk : weight == Weight::Grave ? kAccentText : kField;
    const ImU32 letters = !enabled ? kRule : weight == Weight::Plain ? kInk : kPaper;
    field(area, held ? kSoft : ground);
    if (!enabled || weight == Weight::Plain)
        ImGui::GetWindowDrawList()->AddRect(px({area.x, area.y}), px({area.right(), area.bottom()}), kRule, kRound * unit_, 0, 2 * unit_);
    middle(label, area, held ? kPaper : letters, large);
    return pressed;
}

bool Look::card(const std::string& title, const std::string& line, Rect area)
{
    bool held = false;
    const bool pressed = touched(title, area, held);
    field(area, held ? kRule : kField);
    field({area.x, area.y, 8, area.h}, kRule);
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
// Between any two characters but within a Latin word or number; what may not begin a line takes the one before it along. Dear ImGui's
// own way breaks at full stops and before a long Japanese sentence.
std::vector<std::string> Look::lines_of(const std::string& words, float width) const
{
    static constexpr std::string_view kNotFirst = "、。，．・：；！？」』）】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…";
    static constexpr std::string_view kNotLast = "「『（【〈《〔";
    const auto of = [](std::string_view set, std::string_view one) { return one.size() > 1 && set.find(one) != std::string_view::npos; };
    std::vector<std::string> lines;
    size_t begin = 0, good = 0;   // of the line; where it may end
    float used = 0;
    std::string_view before;
    for (size_t at = 0; at < words.size();) {
        const std::string_view one = std::string_view(words).substr(at, code_point_length(words, at));
        const bool joined = before.size() == 1 && one.size() == 1 && before != " " && one != " ";
        if (at > begin && !joined && !of(kNotFirst, one) && !of(kNotLast, before)) good = at;
        used += text_width(std::string(one));
        if (used > width && at > begin) {
            const size_t end = good > begin ? good : at;
            lines.push_back(words.substr(begin, end - begin));
            begin = at = end;
            used = 0;
            before = {};
            continue;
        }
        before = one;
        at += one.size();
    }
    if (begin < words.size()) lines.push_back(words.substr(begin));
    return lines;
}

float Look::paragraph_height(const std::string& words, float width) const { return static_cast<float>(lines_of(words, width).size()) * kLine; }

float Look::paragraph(const std::string& words, Vec2 at, float width, ImU32 color)
{
    const auto lines = lines_of(words, width);
    for (size_t i = 0; i < lines.size(); ++i) text(lines[i], {at.x, at.y + static_cast<float>(i) * kLine}, color);
    return static_cast<float>(lines.size()) * kLine;
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
