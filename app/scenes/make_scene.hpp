#pragma once
// From a scene's name to its painted layers: what show, shot and bench share on the way to a picture.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/civil_time.hpp"
#include "base/geometry.hpp"
#include "base/result.hpp"
#include "base/transition.hpp"
#include "canvas/canvas.hpp"
#include "map/atlas.hpp"
#include "programme/programme.hpp"
#include "scenes/scene.hpp"
#include "text/typesetter.hpp"

namespace renkei::scenes {

// The layout frame of a display: its shorter side is 1080 units.
struct Frame {
    Size units;
    float pixels_per_unit = 1;
};
[[nodiscard]] Frame frame_for(PixelSize display);

// How a scene is to be made, besides the programme.
struct SceneWish {
    std::string scene, item;
    PixelSize display;
    Wording language = Language::Japanese;
    int clock_minute = -1;         // of the day, at the scene's own second 0
    float clock_second = 0;        // of that minute
    Instant begins{};              // the instant of both
    Transition arrives = Transition::CrossFade;   // how it comes
    float type_floor = 24;
    bool footer = true, touch = false, reduced_motion = false;
    bool films_move = true;        // false: a film is its poster
    bool films_heard = false;
    std::optional<visit::Visit> visit{};   // a visitor's page, in its language and size; the scene's name is for messages
    float mm_per_unit = 0.634f;    // of the panel
    paint::Contrast contrast = paint::Contrast::Designed;   // high: plain grounds too
    std::optional<canvas::Seconds> only_seen{};   // paint only what can be seen in these seconds of the scene
    std::shared_ptr<const paint::Image> washi;   // fibres of the paper; null: plain paper
    std::function<std::string(const std::string& hash)> media_path{};   // where a photograph lies; null: none is shown
};

// For the footer: what the clock says when the scene's own time begins.
void set_clock(SceneWish& wish, Instant begins);

// Composed and not painted: what is on it and what of it can be touched.
[[nodiscard]] Result<canvas::Composition> compose_scene(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas, const text::Typesetter& typesetter);

// How much a visitor reads on a page, in characters: pages by night are maps and names, and are not read.
[[nodiscard]] size_t characters_to_read(const canvas::Composition& page);

// Composes and paints one scene: 20–300 ms, so never on the render thread of a running display.
[[nodiscard]] Result<std::shared_ptr<const canvas::PaintedScene>> make_scene(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas,
                                                                             const text::Typesetter& typesetter);

}  // namespace renkei::scenes
