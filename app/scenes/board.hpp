#pragma once
// The drawing board on which a scene lays out its composition: it keeps the margins, adds layers and
// text with their entrances, and records every line of text for the checks of size and contrast.

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "canvas/composition.hpp"
#include "scenes/scene.hpp"

namespace renkei::scenes {

inline constexpr float kMargin = 96;      // outer margin, units

// By day scenes stand on paper, by night on sumi.
enum class Ground { Day, Night };

// Where a block's given point lies.
enum class Anchor { TopLeft, TopRight, TopCentre, BottomLeft, BottomRight, BottomCentre, Centre, BaselineLeft, BaselineRight, BaselineCentre };

struct Entrance {
    float at = 0;                  // second at which it begins
    Vec2 from{0, 18};              // offset from which it glides in
    float duration = canvas::kEnter;
    float leaves = -1;             // second at which it fades out again; negative: stays
};

struct Placed {
    int element = -1;              // index of its sprite
    Rect box;                      // layout units, em boxes
    float baseline = 0;            // y of the first baseline (horizontal text)
};

// The room that a footer takes.
struct Footing {
    float top = 0;                 // the page is free above
    float right_begins = 0;        // left edge of what stands at the right in its lowest line
    std::vector<std::string> locator;   // its lines, the lowest last
    size_t passing = 0;            // so many of them, the first, come and go
    Vec2 clock, invitation;        // baselines, right
};

// What enters while the scene before still fades waits until that one's type is nearly gone: two headlines never stand in
// each other. The order of entrances stays.
[[nodiscard]] float after_fade(float seconds);

// Units: a floor above this changes what a page composes, not only how large its words are. Below it small words grow a little.
inline constexpr float kLargeFrom = 28;
[[nodiscard]] constexpr bool is_large_type(float type_floor) { return type_floor > kLargeFrom; }

class Board {
  public:
    Board(const Setting& setting, Ground ground);

    [[nodiscard]] const Setting& setting() const { return setting_; }
    [[nodiscard]] Size frame() const { return setting_.frame; }
    [[nodiscard]] bool portrait() const { return setting_.frame.portrait(); }
    [[nodiscard]] float right() const { return setting_.frame.w - kMargin; }
    [[nodiscard]] float bottom() const { return setting_.frame.h - kMargin; }
    // The second at which what is to enter then does. While the scene before fades it waits (after_fade); behind doors that open
    // it hurries, so that they open on a page.
    [[nodiscard]] float enters(float seconds) const;
    // Size of type of this role, never below the floor for the panel and distance.
    [[nodiscard]] float type(float size) const { return std::max(size, setting_.type_floor); }
    [[nodiscard]] bool has_large_type() const { return is_large_type(setting_.type_floor); }

    // A layer standing still at its bounds; give it tracks through sprite().
    int layer(std::string name, Rect bounds, std::function<void(paint::Painter&)> paint);
    canvas::Sprite& show(int layer);
    canvas::Sprite& show(int layer, const Entrance& entrance);
    canvas::Layer& last_layer() { return composition_.layers.back(); }
    void add(canvas::Element element) { composition_.elements.push_back(std::move(element)); }

    // Sets and places a paragraph as a layer of its own that enters.
    Placed text(const text::Paragraph& paragraph, Vec2 at, Anchor anchor, paint::Color color, const Entrance& entrance = {});
    // A short text on one line.
    Placed line(const std::string& words, const text::Style& style, Vec2 at, Anchor anchor, paint::Color color, const Entrance& entrance = {});
    // An already set block that another layer paints itself: only recorded.
    void record(const text::Block& block, Vec2 top_left, paint::Color color, float appears, float leaves = std::numeric_limits<float>::infinity());

    // A layer of this board is a film.
    void play(canvas::Film film) { composition_.film = std::move(film); }

    // Big figure that counts; baseline position.
    canvas::Counter& counter(float size, Vec2 baseline, text::Align align, paint::Color color);

    // Locator at the left, invitation and clock at the right, in the lowest margin; a locator without room beside them, or
    // that would pass `locator_right`, takes two lines. A line break in it is one that it may take then. With `seen` what
    // follows that break is there then only: behind it on its line, else on lines above it.
    Footing footer(const std::string& locator, paint::Color color, paint::Color right_color, float locator_right = 0, const std::vector<Entrance>& seen = {});
    // Where that footer would stand; `passing`: with `seen`.
    [[nodiscard]] Footing footing(const std::string& locator, float locator_right = 0, bool passing = false) const;

    [[nodiscard]] text::Style style(text::Face face, float size, float line_height = 1.7f) const;
    [[nodiscard]] text::Paragraph paragraph(const std::string& words, const text::Style& style) const;
    // With a measure at which its lines are about as long as each other, so that no word stands alone in the last.
    [[nodiscard]] text::Paragraph balanced(text::Paragraph paragraph) const;

    // Settles still_from.
    [[nodiscard]] canvas::Composition finish();

  private:
    [[nodiscard]] std::vector<std::string> locator_lines(const std::string& locator, const text::Style& style, float room) const;
    void clock(Vec2 right_baseline, const text::Style& style, paint::Color color);

    const Setting& setting_;
    canvas::Composition composition_;
};

// Top left corner of a block of this size anchored at a point.
[[nodiscard]] Vec2 corner(const text::Block& block, Vec2 at, Anchor anchor);

}  // namespace renkei::scenes
