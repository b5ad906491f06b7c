#include "offscreen.hpp"

#include <epoxy/egl.h>

#include <array>
#include <cmath>

namespace renkei::test {

OffscreenContext::OffscreenContext(PixelSize size)
{
    display_ = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display_ == EGL_NO_DISPLAY || eglInitialize(display_, nullptr, nullptr) == EGL_FALSE) return;
    eglBindAPI(EGL_OPENGL_ES_API);
    constexpr std::array kConfig{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_ES3_BIT, EGL_RED_SIZE, 8, EGL_GREEN_SIZE, 8, EGL_BLUE_SIZE,
                                 8, EGL_DEPTH_SIZE, 0, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display_, kConfig.data(), &config, 1, &count) == EGL_FALSE || count == 0) return;
    const std::array surface_size{EGL_WIDTH, size.w, EGL_HEIGHT, size.h, EGL_NONE};
    surface_ = eglCreatePbufferSurface(display_, config, surface_size.data());
    constexpr std::array kVersion{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0, EGL_NONE};
    context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, kVersion.data());
    eglMakeCurrent(display_, surface_, surface_, context_);
}

OffscreenContext::~OffscreenContext()
{
    if (display_ == nullptr) return;
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context_ != nullptr) eglDestroyContext(display_, context_);
    if (surface_ != nullptr) eglDestroySurface(display_, surface_);
    eglTerminate(display_);
}

SceneByHand::SceneByHand(PixelSize size, paint::Color clear)
{
    composition_.frame = {static_cast<float>(size.w), static_cast<float>(size.h)};
    composition_.clear = clear;
}

int SceneByHand::layer(Rect bounds, uint32_t pixel, bool opaque)
{
    paint::Image image{static_cast<int>(bounds.w), static_cast<int>(bounds.h), {}};
    image.pixels.assign(static_cast<size_t>(image.width) * static_cast<size_t>(image.height), pixel);
    return layer(bounds, std::move(image), opaque);
}

int SceneByHand::layer(Rect bounds, paint::Image image, bool opaque)
{
    composition_.layers.push_back({"by hand", bounds, {}, opaque});
    const Rect whole{std::floor(bounds.x), std::floor(bounds.y), bounds.w, bounds.h};   // painted layers stand on whole pixels
    layers_.push_back({std::move(image), whole});
    return static_cast<int>(layers_.size()) - 1;
}

std::shared_ptr<const canvas::PaintedScene> SceneByHand::finish() const
{
    return std::make_shared<const canvas::PaintedScene>(canvas::PaintedScene{std::make_shared<const canvas::Composition>(composition_), layers_, digits_, 1});
}

Picture picture_of(const canvas::Canvas& canvas, PixelSize size)
{
    auto image = canvas.read_back(size);
    if (!image) return {};
    return {image->width, image->height, std::move(image->pixels)};
}

}  // namespace renkei::test
