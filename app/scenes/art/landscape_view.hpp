#pragma once
// Inside the landscape: what all motifs share. Not for other files.

#include "scenes/art/growth.hpp"
#include "scenes/art/landscape.hpp"
#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/art/terrain.hpp"

namespace renkei::scenes::art {

// One town's picture in one place: the decisions that all its layers share.
struct View {
    Rect area;
    Motif motif = Motif::Lake;
    uint64_t seed = 0;
    Plate plate;
    int variant = 0;            // composition within the motif, 0..2
    float k = 1;                // size of trees, tiles and bars: 1 on a landscape half
    float horizon = 0;          // y
    int relief = 0;             // what closes the view: 0 low ranges, 1 a cone, 2 two summits, 3 rock, 4 worn domes
    bool snow = false;          // on its summit
    float side = 1;             // where the weight stands, −1 left, 1 right; the light comes from the other side
    Vec2 disc;                  // sun or moon
    float disc_radius = 54;
    Span span;                  // x of everything that reaches across

    [[nodiscard]] float x(float part) const { return area.x + area.w * part; }
    [[nodiscard]] float y(float part) const { return area.y + area.h * part; }
    // Part of the width counted from the side of the weight's opposite: mirrored pictures from one description.
    [[nodiscard]] float mx(float part) const { return x(side > 0 ? part : 1 - part); }
    // On a portrait page no type stands on the picture, which then keeps its colours nearly to its foot.
    [[nodiscard]] bool bare() const { return area.h < 1000; }
    [[nodiscard]] float floor() const { return area.bottom() + kOverscan; }
    [[nodiscard]] Dice dice(uint64_t purpose) const { return Dice(seed ^ (purpose * 0x9e3779b97f4a7c15ull)); }
};

[[nodiscard]] paint::Gradient down(float from, float to, std::vector<paint::Stop> stops);

// Land under a ridge: crest to foot, and a pattern whose ink fades from crest to foot.
struct Ground {
    Color crest, foot;
    float height = 200;         // units from the crest until `foot` is reached
    Pattern pattern = Pattern::Asanoha;
    Cut cut{0, 1.3f};           // tile 0: no pattern
    Color ink;
    float ink_crest = 0.4f, ink_foot = 0.1f;
    float floor = 0;            // y below which other land covers it; 0: the picture's own
};
void paint_ground(paint::Painter& painter, const View& view, const Ridge& ridge, const Ground& ground);
// A hill that comes in from one side and falls towards the other, from `high` to `low` within `reach` of the width.
[[nodiscard]] Ridge flank(const View& view, float side, float high, float low, float reach, float rough, uint64_t seed);
// Trees along a flank, none where it runs out into water.
[[nodiscard]] Stand flank_stand(const View& view, float side, float reach, float height, float sink, uint64_t seed);
// Fields in perspective, from just below the horizon to the lower edge.
void paint_plain(paint::Painter& painter, const View& view, uint64_t purpose);
// Bars of mist with round ends around a level; `from_side` < 0 enters from the left, > 0 from the right, 0 floats free.
void paint_mist(paint::Painter& painter, const View& view, Vec2 at, float from_side, float length, int bars, Color color, uint64_t purpose);
void paint_water_ground(paint::Painter& painter, const View& view, float from, float to);   // fills the current path
[[nodiscard]] paint::Gradient wave_ink(const View& view, float from, float to);
// The last hill, which becomes the sumi of the footer.
void paint_front(paint::Painter& painter, const View& view, uint64_t purpose);
// Far range and the one big mountain, for the motifs that have them.
void paint_range(paint::Painter& painter, const View& view, float level, float rise, uint64_t purpose);
struct Massif {
    Vec2 summit;
    float level = 0;
    float half_width = 260;
    float floor = 0;            // where it has faded into the mist
};
// The view's mountain, or low ranges where it has none.
void paint_relief(paint::Painter& painter, const View& view, const Massif& massif, uint64_t purpose);
// Houses at dusk: the farmhouse of growth.hpp in this view's colours.
void paint_house(paint::Painter& painter, const View& view, Vec2 foot, float width);

void paint_lake_far(paint::Painter& painter, const View& view);
void paint_lake_near(paint::Painter& painter, const View& view);
void paint_coast_far(paint::Painter& painter, const View& view);
void paint_coast_near(paint::Painter& painter, const View& view);
void paint_mountain_far(paint::Painter& painter, const View& view);
void paint_mountain_near(paint::Painter& painter, const View& view);
void paint_field_far(paint::Painter& painter, const View& view);
void paint_field_near(paint::Painter& painter, const View& view);
void paint_pasture_far(paint::Painter& painter, const View& view);
void paint_pasture_near(paint::Painter& painter, const View& view);
void paint_river_far(paint::Painter& painter, const View& view);
void paint_river_near(paint::Painter& painter, const View& view);

}  // namespace renkei::scenes::art
