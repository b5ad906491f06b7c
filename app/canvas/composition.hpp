#pragma once
// What a scene is, ready to play: layers that stand still (each painted once, on the preparer's thread) and elements that
// say how they move. Immutable once built; the canvas evaluates it for a second and draws rectangles. This is the border
// between saying what is seen (scenes) and drawing it (canvas); it contains no GL.

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "base/target.hpp"
#include "canvas/track.hpp"
#include "paint/color.hpp"
#include "paint/painter.hpp"

namespace renkei::canvas {

struct Layer {
    std::string name;       // says what it shows; for diagnostics
    Rect bounds;            // layout units, at rest; nothing outside is painted
    std::function<void(paint::Painter&)> paint;   // pure; called once, off the render thread
    bool opaque = false;    // covers its bounds completely: drawn without blending
    float density = 1;      // texels a display pixel: more than one for what will be drawn larger than its bounds
    bool costly = false;    // takes as long to paint as all others together, and sets no type: a photograph
};

// A piece of a scene's own time. A costly layer counts in it up to a second of its own, the earlier one.
struct Seconds {
    float from = 0, until = 0, costly_until = until;
};

enum class Edge { Left, Top, Right, Bottom };

// A layer and its movement. At the neutral values it stands on its bounds.
struct Sprite {
    int layer = 0;
    Track opacity{1};
    Track x{0}, y{0};           // offset, layout units
    Track scale{1};             // about this point of the frame
    Vec2 scale_about;
    // Uncovered from an edge: the fraction 0..1 of the bounds that is visible.
    std::optional<Edge> reveal_from;
    Track reveal{1};
    std::string pressed_for{};  // drawn only while a finger lies on the target of this id: Canvas::press
    bool follows = false;       // moves as the visitor moves the map: Canvas::follow
    std::optional<Rect> window; // clipped to this rectangle of the frame (a drifting picture inside its place)
};

// A figure that counts: digits are cut from one painted layer of "0123456789,." set in equal cells.
struct Counter {
    text::Style style;          // Numeral, tabular
    paint::Color color;
    Track value{0};             // rounded down for display, to a whole number or to so many decimals
    int decimals = 0;
    bool one_run = false;       // its segments are one movement: under reduced motion its end is shown
    Vec2 at;                    // baseline start; with Align::End the baseline's end
    text::Align align = text::Align::Start;
    Track opacity{1};
};

// What it shows: 1,741 or 7.13.
[[nodiscard]] std::string figures_at(const Counter& counter, float seconds);

// Points of light, added in light (title). Brightness 0..1; a core and a halo.
struct Light {
    Vec2 at;
    float core = 2.0f;          // radius, layout units
    float halo = 5.5f;
    paint::Color color;
    float appears = 0;          // seconds
    float brightness = 1;
    float phase = 0;            // of its slow breathing, radians
};

struct Lights {
    std::vector<Light> points;
    float fade_in = 0.9f;       // seconds from appears to full brightness
    float breathing = 0.0f;     // amplitude 0..1 of the slow change after all have appeared
    float breathing_period = 6; // seconds
    Rect bounds;                // contains every halo
};

using Element = std::variant<Sprite, Counter, Lights>;   // drawn in order, first at the back

// A line of text that is on the display: for the checks of size and contrast, and for `shot --json`.
struct TextRecord {
    std::string text;
    float units = 0;            // em
    Rect box;                   // layout units
    paint::Color color;
    float appears = 0;          // second from which it is at rest
    bool ruby = false;
    float leaves = std::numeric_limits<float>::infinity();   // second from which it goes again; infinity: it stays
    Language language = Language::Japanese;                  // whose forms its characters have
};

// A layer whose pixels somebody gives while the scene plays: a film, from its second 0 at the scene's. What the layer paints
// stands there until the first of them has come.
struct Film {
    int layer = -1;             // opaque, and shown by one sprite
    std::string name;           // of the clip, as staff know it
    std::string clip, subtitles;   // files; without subtitles: those that the clip has
    float seconds = 0;          // its length, as far as it is shown
    bool sound = false;         // it has some, and it is to be heard
    float subtitle_size = 0, subtitle_margin = 0;   // em, and from the layer's lower edge, layout units
    float subtitle_left = -1;   // from its left edge, where their lines begin; negative: they stand in the middle
    friend bool operator==(const Film&, const Film&) = default;
};

using renkei::Target;           // what can be touched

struct Composition {
    Size frame;                 // layout units: 1920×1080 or 1080×1920, or another aspect with the shorter side 1080
    paint::Color clear;         // what is behind all layers
    std::vector<Layer> layers;
    std::vector<Element> elements;
    std::vector<TextRecord> texts;
    std::vector<Target> targets;
    std::optional<Film> film;
    std::optional<Rect> map{};  // the part of the frame in which a map follows the fingers
    std::vector<Error> troubles{};   // what could not be shown and something else stands for, as a photograph that the disk has lost
    float dwell = 12;           // seconds it wants to stay
    float still_from = 0;       // filled by the builder: nothing moves from this second on (infinity: never still)
};

// Does anything change between this second and the next frame?
[[nodiscard]] bool moving(const Composition& composition, float seconds);
// The first later second at which something changes; infinity when it stays still.
[[nodiscard]] float next_change(const Composition& composition, float seconds);
// Which layers can be on the display between these seconds; one a layer.
[[nodiscard]] std::vector<bool> layers_seen(const Composition& composition, Seconds between);
// All movement replaced by one 300 ms fade.
[[nodiscard]] Composition reduced_motion(Composition composition);

}  // namespace renkei::canvas
