#pragma once
// What show, shot and bench share on the way from a scene's name to a picture: the frame, the shaders, and composing.

#include <filesystem>
#include <memory>
#include <string>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "canvas/canvas.hpp"
#include "commands/options.hpp"
#include "map/atlas.hpp"
#include "programme/programme.hpp"
#include "scenes/scene.hpp"
#include "stage/stage.hpp"
#include "text/typesetter.hpp"

namespace renkei::commands {

// The layout frame of a display: its shorter side is 1080 units.
struct Frame {
    Size units;
    float pixels_per_unit = 1;
};
[[nodiscard]] Frame frame_for(PixelSize display);

// shaders/ in or beside the data folder, else in the source tree. Error: NotFound, naming what was tried.
[[nodiscard]] Result<std::string> shader_folder(const std::filesystem::path& data);

// media/ in or beside the data folder; empty when there is none, which costs only the fibres of the paper.
[[nodiscard]] std::string media_folder(const std::filesystem::path& data);

[[nodiscard]] canvas::Transition canvas_transition(stage::Transition transition);
// "cut", "fade", "fusuma", "sumi"
[[nodiscard]] Result<canvas::Transition> parse_transition(const std::string& name);

// How a scene is to be made, besides the programme.
struct SceneWish {
    std::string scene, item;
    PixelSize display;
    Language language = Language::Japanese;
    int clock_minute = -1;         // of the day, at the scene's own second 0
    float clock_second = 0;        // of that minute
    float type_floor = 24;
    bool footer = true, touch = false, reduced_motion = false;
    std::string media;             // folder of the artwork; empty or without it: plain paper
};

// For the footer: what the clock says when the scene's own time begins.
void set_clock(SceneWish& wish, Instant begins);

// Composes and paints one scene: 20–300 ms, so never on the render thread of a running display.
[[nodiscard]] Result<std::shared_ptr<const canvas::PaintedScene>> make_scene(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas,
                                                                             const text::Typesetter& typesetter);

}  // namespace renkei::commands
