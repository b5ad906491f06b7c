#include "studio.hpp"

#include <catch2/catch.hpp>

namespace renkei::tests {
namespace {

constexpr float kAtOnce = 1e6f;   // milliseconds: nobody is watching

test::Picture as_picture(paint::Image image) { return {image.width, image.height, std::move(image.pixels)}; }

}  // namespace

Studio::Studio(PixelSize size)
    : size_(size), window_(window::Window::open({.surface = window::Surface::Offscreen, .size = size})),
      canvas_(window_.ok() ? canvas::Canvas::create(RENKEI_SOURCE_DIR "/shaders") : Result<canvas::Canvas>(window_.error()))
{
    INFO((canvas_.ok() ? "" : canvas_.error().message));
    REQUIRE(canvas_.ok());
}

Studio::Prepared Studio::prepare(const programme::Programme& programme, const Subject& subject)
{
    static const auto washi = std::make_shared<const paint::Image>(paint::load_artwork(RENKEI_SOURCE_DIR "/media/washi.png").value());
    const scenes::SceneWish wish{.scene = subject.scene, .item = subject.item, .display = size_, .language = subject.language, .clock_minute = 10 * 60, .begins = evening_of(programme), .arrives = subject.arrives,
                                   .type_floor = subject.type_floor, .footer = true, .touch = false, .reduced_motion = subject.reduced_motion, .films_move = subject.films_move, .visit = subject.visit, .contrast = subject.contrast, .washi = washi, .media_path = subject.media_path};
    auto painted = scenes::make_scene(wish, programme, the_atlas(), the_typesetter());
    INFO((painted.ok() ? "" : painted.error().message));
    REQUIRE(painted.ok());
    return uploaded(std::move(painted).value());
}

Studio::Prepared Studio::painted(std::shared_ptr<const canvas::Composition> composition, paint::Lettering lettering, paint::Contrast contrast)
{
    const float unit = scenes::frame_for(size_).pixels_per_unit;
    return uploaded(std::make_shared<const canvas::PaintedScene>(canvas::paint_layers(std::move(composition), unit, the_typesetter(), {.lettering = lettering, .contrast = contrast})));
}

Studio::Prepared Studio::uploaded(std::shared_ptr<const canvas::PaintedScene> painted)
{
    auto scene = canvas_->begin_upload(std::move(painted));
    while (!canvas_->upload_some(*scene, kAtOnce)) {}
    return scene;
}

paint::Image Studio::image(const Prepared& scene, float seconds)
{
    canvas_->draw(*scene, seconds, size_);
    return read_back();
}

test::Picture Studio::picture(const Prepared& scene, float seconds) { return as_picture(image(scene, seconds)); }

test::Picture Studio::transition(const Prepared& from, float from_seconds, const Prepared& to, Transition kind, float progress)
{
    canvas_->draw_transition(*from, from_seconds, *to, progress * kTransitionSeconds, kind, progress, size_);
    return as_picture(read_back());
}

paint::Image Studio::piece(const Prepared& scene, float seconds, Rect pixels)
{
    canvas_->show_piece(pixels);
    canvas_->draw(*scene, seconds, size_);
    canvas_->show_piece({});
    return canvas_->read_back({static_cast<int>(pixels.w), static_cast<int>(pixels.h)}).value();
}

paint::Image Studio::piece(const Prepared& from, const Prepared& to, Transition kind, Rect pixels)
{
    canvas_->show_piece(pixels);
    canvas_->draw_transition(*from, 12, *to, 0.45f, kind, 0.5f, size_);
    canvas_->show_piece({});
    return canvas_->read_back({static_cast<int>(pixels.w), static_cast<int>(pixels.h)}).value();
}

paint::Image Studio::read_back()
{
    auto image = canvas_->read_back(size_);
    REQUIRE(image.ok());
    return std::move(image).value();
}

}  // namespace renkei::tests
