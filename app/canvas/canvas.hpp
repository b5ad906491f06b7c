#pragma once
// The drawing surface; the only user of OpenGL (ES 3.0). It composites prepared scenes: a few textured rectangles a frame.
// On Mesa's software rasteriser it keeps to the linear fast path (docs/performance.md says what that takes), on a GPU the
// same rectangles are simply cheap and the lights and the ink wipe are drawn by shaders.
//
// Thread: everything here belongs to the render thread, which owns the GL context; paint_layers alone runs elsewhere.
// Errors: a layer that the driver or the budget has no room for is left out of its scene and counted.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/transition.hpp"
#include "canvas/composition.hpp"

struct ImFontAtlas;   // Dear ImGui's

namespace renkei::canvas {

// A layer's pixels, trimmed to what was painted, and where they stand at rest: display pixels, on whole pixels.
struct PaintedLayer {
    paint::Image image;                      // empty: nothing was painted
    Rect place;
};

// The figures of a Counter: "0123456789,." in equal cells side by side. Display pixels.
struct DigitStrip {
    static constexpr std::string_view kCharacters = "0123456789,.";
    paint::Image image;
    int cell_width = 0, cell_height = 0;
    int origin_x = 0, baseline = 0;          // of the glyph inside its cell
    float digit_advance = 0, comma_advance = 0, point_advance = 0;
    [[nodiscard]] float advance_of(char figure) const { return figure == ',' ? comma_advance : figure == '.' ? point_advance : digit_advance; }
};

// A composition with its layers painted: pixels on the CPU, not yet on the GPU. Immutable, may cross threads.
struct PaintedScene {
    std::shared_ptr<const Composition> composition;
    std::vector<PaintedLayer> layers;        // one a layer
    std::vector<DigitStrip> digits;          // one a Counter element, in order
    float pixels_per_unit = 1;
    bool whole = true;                       // false: layers that are not seen in the seconds asked for are empty
};

// How a composition is painted.
struct Painting {
    paint::Lettering lettering = paint::Lettering::Painted;   // left out: the ground of its texts, pixel for pixel
    paint::Contrast contrast = paint::Contrast::Designed;
    // Only what can be seen in these seconds: a first picture that need not wait for the rest.
    std::optional<Seconds> only_seen{};
};

// Paints every layer. Runs on the preparer's thread; takes 20–300 ms for a full screen.
[[nodiscard]] PaintedScene paint_layers(std::shared_ptr<const Composition> composition, float pixels_per_unit, const text::Typesetter& typesetter,
                                        const Painting& how = {});

// Pixels that lie somewhere else: B G R and a byte of 255, first row at the top.
struct Pixels {
    const uint8_t* data = nullptr;
    PixelSize size;
    size_t row_bytes = 0;
};

struct Stats {
    int draw_calls = 0;
    size_t texture_bytes = 0;
    size_t uploaded_bytes = 0;       // this frame
    int skipped_layers = 0;          // left out of the scenes that are there now
};

class Canvas {
  public:
    // A context must be current. Reads the shaders from `shader_directory`. Error: Unavailable with the driver's words.
    static Result<Canvas> create(const std::string& shader_directory);
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    ~Canvas();

    class Scene;   // textures of one painted scene; destroyed on the render thread

    // Begins to upload; `upload_some` continues for at most about `budget_ms` and says whether the scene is ready.
    [[nodiscard]] std::shared_ptr<Scene> begin_upload(std::shared_ptr<const PaintedScene> painted);
    bool upload_some(Scene& scene, float budget_ms);
    [[nodiscard]] std::shared_ptr<const Composition> composition_of(const Scene& scene) const;
    // Layers that are left out of this scene: larger than a texture may be, or beyond what one scene may hold.
    [[nodiscard]] int skipped_layers(const Scene& scene) const;

    // How many texels a layer has; nothing while it is not uploaded, or was left out.
    [[nodiscard]] PixelSize layer_texels(const Scene& scene, int layer) const;
    // The layer looks like this from now on: a film's next picture, of exactly so many texels.
    void replace_layer(Scene& scene, int layer, const Pixels& pixels);
    // What a layer of one scene shows another one shows, too, as large as that is. Left as it is where the driver cannot.
    static void copy_layer(const Scene& from, int from_layer, Scene& to, int to_layer);

    // A driver compiles each way of drawing when it first meets it: up to 50 ms in software, a stumble in the middle of a
    // transition. Each call meets one of them beforehand, in pixels that the next frame covers; true when none is left.
    bool warm_up(PixelSize size);

    // A finger lies on the target of this id; empty: on none. What the scene has for it is in the next picture.
    void press(Scene& scene, std::string target) const;
    // What follows the visitor (Sprite::follows) stands so from now on: its points times `zoom`, then moved; layout units. Outside `within` nothing of it is
    // seen.
    struct Following {
        float zoom = 1;
        Vec2 shift;
        Rect within;
    };
    void follow(Scene& scene, std::optional<Following> following) const;
    // From now on the framebuffer shows this piece of each picture, in its pixels, and has its size; nothing: all of it. For
    // displays that show one picture together.
    void show_piece(std::optional<Rect> pixels);
    // From now on pictures are shown turned clockwise by 0, 90, 180 or 270 degrees; sizes stay those of the upright picture. A
    // picture that is turned is drawn aside first and copied to the display by finish(); read_back tells of the display.
    // Errors: NotFound, Unavailable; pictures then stay upright, and their sizes must be the display's.
    [[nodiscard]] Result<void> turn(int degrees);
    // Puts the last drawn frame, overlay and all, on the display; to call before the window presents it. Nothing to do where
    // pictures are not turned.
    void finish();
    // Draws a scene at a second into the current framebuffer; the whole picture has this size.
    void draw(Scene& scene, float seconds, PixelSize size);
    // Draws `to` arriving over `from`, which stands still at its last second; progress 0..1.
    void draw_transition(Scene& from, float from_seconds, Scene& to, float to_seconds, Transition kind, float progress, PixelSize size);

    // Ways of drawing that the driver refused since the last call, and what stands in for them; each is told once, and tried
    // again after `forget_refusals`.
    [[nodiscard]] std::vector<Error> take_refusals();
    void forget_refusals();

    // The last drawn frame, top row first, opaque. Error: Internal with the GL error.
    [[nodiscard]] Result<paint::Image> read_back(PixelSize size) const;
    // Dear ImGui's draw data of the current frame (the diagnostic overlay, the staff panel). A new font atlas is uploaded in
    // slices, one a call; false while it is not whole yet, and nothing is drawn.
    bool draw_overlay(PixelSize size);
    // An atlas that is to follow the one in use, likewise a slice a call; true when it may be used: the one before is gone then.
    bool upload_overlay_font(ImFontAtlas& atlas);
    // A small picture for ImGui to draw, by the number it goes by there (ImTextureID); it stays until all are dropped.
    [[nodiscard]] uintptr_t add_overlay_picture(const paint::Image& image);
    void drop_overlay_pictures();

    [[nodiscard]] const Stats& stats() const;
    [[nodiscard]] std::string renderer() const;         // GL_RENDERER
    [[nodiscard]] bool software() const;                // llvmpipe, softpipe, swrast

  private:
    struct Impl;
    explicit Canvas(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// A picture that renkei itself has written. Nothing when it is none, or has more than 8192 pixels on a side. Any thread.
[[nodiscard]] std::optional<paint::Image> read_png(const std::string& path);

// PNG, 8 bits RGB. Errors: CannotCreate, Io.
Result<void> write_png(const paint::Image& image, const std::string& path);

}  // namespace renkei::canvas
