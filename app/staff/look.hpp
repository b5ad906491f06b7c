#pragma once
// How the panel looks: the colours of the display, large quiet targets, one column. Within the room only.
//
// Thread: the render thread, between ImGui's NewFrame and Render.

#include <imgui.h>

#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "staff/lettering.hpp"

namespace renkei::staff {

inline constexpr ImU32 kPaper = IM_COL32(0xF5, 0xF1, 0xE8, 255), kField = IM_COL32(0xEB, 0xE3, 0xD4, 255), kRule = IM_COL32(0xD9, 0xCF, 0xBD, 255);
inline constexpr ImU32 kInk = IM_COL32(0x17, 0x1B, 0x26, 255), kSoft = IM_COL32(0x4E, 0x51, 0x5A, 255);
inline constexpr ImU32 kAccent = IM_COL32(0xD2, 0x45, 0x2D, 255), kAccentText = IM_COL32(0xA8, 0x2E, 0x18, 255), kGood = IM_COL32(0x1F, 0x6F, 0x5C, 255);

enum class Weight { Plain, First, Grave };   // First: what one usually wants; Grave: what takes something away

class Look {
  public:
    Look(const Lettering& lettering, PixelSize display, float target);

    // Layout units: the shorter side is 1080.
    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] float height() const { return height_; }
    [[nodiscard]] bool portrait() const { return height_ > width_; }
    [[nodiscard]] float target() const { return target_; }   // height of a button: 20 mm or more
    static constexpr float kMargin = 64, kGap = 24, kLine = 44;

    bool button(const std::string& label, Rect area, Weight weight = Weight::Plain, bool enabled = true, bool large = false);
    // A large target with a heading and a line below it.
    bool card(const std::string& heading, const std::string& line, Rect area);
    void text(const std::string& words, Vec2 at, ImU32 color = kInk);
    void right(const std::string& words, Vec2 at, ImU32 color = kInk);   // ends at `at`
    void heading(const std::string& words, Vec2 at, ImU32 color = kInk);
    void middle(const std::string& words, Rect area, ImU32 color, bool large);
    // In lines of this width; returns its height.
    float paragraph(const std::string& words, Vec2 at, float width, ImU32 color = kInk);
    [[nodiscard]] float paragraph_height(const std::string& words, float width) const;
    [[nodiscard]] float text_width(const std::string& words) const;
    void field(Rect area, ImU32 color);
    void rule(Vec2 at, float width);
    void picture(unsigned long long texture, Rect area);

  private:
    [[nodiscard]] ImVec2 px(Vec2 at) const { return {at.x * unit_, at.y * unit_}; }
    void put(ImFont* font, float size, const std::string& words, Vec2 at, ImU32 color);
    [[nodiscard]] Vec2 size_of(ImFont* font, float size, const std::string& words) const;
    [[nodiscard]] std::vector<std::string> lines_of(const std::string& words, float width) const;
    [[nodiscard]] bool touched(const std::string& id, Rect area, bool& held);

    const Lettering& lettering_;
    float unit_, width_, height_, target_;
};

// Rows of different height on pages: the first row of each page.
[[nodiscard]] std::vector<size_t> page_starts(const std::vector<float>& heights, float room);

}  // namespace renkei::staff
