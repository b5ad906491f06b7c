#pragma once
// What a canvas consists of; private to this room's canvas.cpp (its public functions) and canvas_drawing.cpp (what they draw).

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "canvas/canvas.hpp"
#include "canvas/overlay.hpp"
#include "canvas/scene.hpp"
#include "canvas/transitions.hpp"
#include "canvas/turned_display.hpp"

namespace renkei::canvas {

struct Canvas::Impl {
    Rectangles rectangles;
    LightPrograms light_programs;
    Transitions transitions;
    Overlay overlay;
    std::string renderer;
    std::string shader_directory;
    bool software = false;
    gl::Fence frame_before{};   // after the last frame's commands; software only
    Stats stats{};
    std::vector<std::weak_ptr<Scene>> scenes{};

    // The picture of the scene that is leaving, and the room for the next one: made while there is time, for the first frame of a transition
    // already draws twice.
    Snapshot leaving{}, room{};
    PixelSize frame{};       // as last drawn; none before the first picture, which waits for nothing
    std::weak_ptr<const Composition> leaving_of{};
    float leaving_seconds = 0;
    bool snapshots = true;   // false after the driver refused one
    std::vector<Error> refusals{};
    size_t uploaded = 0;     // since the last frame
    size_t warmed = 0;       // steps of warm_up that are done
    std::optional<Rect> piece{};
    TurnedDisplay display{};

    // What waits in a cross-fade shows no more than this of itself; known for the pair below.
    struct Turn {
        std::weak_ptr<const Composition> leaving{}, arriving{};
        std::vector<bool> waits{};
    } turn{};

    void draw_elements(Scene& scene, float seconds, const std::vector<bool>* waits = nullptr, float most = 1);
    void draw_sprite(const Scene& scene, const Sprite& sprite, float seconds, float most);
    void draw_counter(const StripTexture& strip, const Counter& counter, float seconds, float pixels_per_unit, float most);
    const std::vector<bool>& waiting_in(const Scene& from, float from_seconds, const Scene& to);
    bool take_snapshot(Scene& from, float seconds, PixelSize size);
    [[nodiscard]] bool has_room() const { return !snapshots || frame.w == 0 || (room.texture && room.size == frame); }
    void make_room();
    // Where the picture is drawn from now on: the display, or aside when it is shown turned.
    void bind_display() const { display.bind(); }
    void begin_frame(PixelSize size);
    void end_frame();
};

}  // namespace renkei::canvas
