#pragma once
// Scenes painted and drawn as the product does: make_scene, an offscreen window, the canvas.

#include <memory>
#include <string>

#include "canvas/canvas.hpp"
#include "scenes/make_scene.hpp"
#include "scenery.hpp"
#include "support/picture.hpp"
#include "window/window.hpp"

namespace renkei::tests {

class Studio {
  public:
    explicit Studio(PixelSize size);   // fails the test where no offscreen GL can be had

    struct Subject {
        std::string scene, item;
        bool reduced_motion = false;
        Wording language = Language::Japanese;
        paint::Contrast contrast = paint::Contrast::Designed;
        float type_floor = 24;
        bool films_move = true;
        std::function<std::string(const std::string& hash)> media_path{};   // none: no photographs
        Transition arrives = Transition::CrossFade;
        std::optional<visit::Visit> visit{};
    };
    using Prepared = std::shared_ptr<canvas::Canvas::Scene>;

    [[nodiscard]] Prepared prepare(const programme::Programme& programme, const Subject& subject);
    // As it is, for scenes with a fault.
    [[nodiscard]] Prepared prepare(const canvas::Composition& composition) { return painted(std::make_shared<const canvas::Composition>(composition), paint::Lettering::Painted); }
    // The same scene without its lettering.
    [[nodiscard]] Prepared ground_of(const Prepared& scene, paint::Contrast contrast = paint::Contrast::Designed) { return painted(composition_of(scene), paint::Lettering::LeftOut, contrast); }
    [[nodiscard]] std::shared_ptr<const canvas::Composition> composition_of(const Prepared& scene) const { return canvas_->composition_of(*scene); }
    [[nodiscard]] test::Picture picture(const Prepared& scene, float seconds);
    [[nodiscard]] paint::Image image(const Prepared& scene, float seconds);
    void press(const Prepared& scene, const std::string& target) { canvas_->press(*scene, target); }
    // One display's piece (pixels) of the whole picture, or of the middle of a transition to it.
    [[nodiscard]] paint::Image piece(const Prepared& scene, float seconds, Rect pixels);
    [[nodiscard]] paint::Image piece(const Prepared& from, const Prepared& to, Transition kind, Rect pixels);
    // `to` arriving over `from`, which stands still at the end of its time.
    [[nodiscard]] test::Picture transition(const Prepared& from, float from_seconds, const Prepared& to, Transition kind, float progress);

  private:
    [[nodiscard]] Prepared painted(std::shared_ptr<const canvas::Composition> composition, paint::Lettering lettering, paint::Contrast contrast = paint::Contrast::Designed);
    [[nodiscard]] Prepared uploaded(std::shared_ptr<const canvas::PaintedScene> painted);
    [[nodiscard]] paint::Image read_back();
    PixelSize size_;
    Result<window::Window> window_;
    Result<canvas::Canvas> canvas_;
};

}  // namespace renkei::tests
