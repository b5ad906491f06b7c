#include <qrcodegen.hpp>

#include <algorithm>
#include <cmath>

#include "paint/painter.hpp"
#include "paint/qr.hpp"

namespace renkei::paint {
namespace {

constexpr float kHair = 0.001f;   // of a pixel, so that a module of whole pixels stays whole in rounding

qrcodegen::QrCode code_of(std::string_view content, int least)
{
    const int version = std::clamp((least - 17 + 3) / 4, qrcodegen::QrCode::MIN_VERSION, qrcodegen::QrCode::MAX_VERSION);   // of 17 + 4 modules each
    const auto segments = qrcodegen::QrSegment::makeSegments(std::string(content).c_str());
    return qrcodegen::QrCode::encodeSegments(segments, qrcodegen::QrCode::Ecc::MEDIUM, version);
}

float module_of(int modules, Rect area, float pixels_per_unit)
{
    return std::max(1.0f, std::floor(area.w * pixels_per_unit / static_cast<float>(modules + 2 * kQrQuietZone) + kHair)) / pixels_per_unit;
}

}  // namespace

int qr_modules(std::string_view content, int least) { return code_of(content, least).getSize(); }

Rect qr_zone(std::string_view content, Rect area, float pixels_per_unit, int least)
{
    const int modules = qr_modules(content, least);
    const float side = module_of(modules, area, pixels_per_unit) * static_cast<float>(modules + 2 * kQrQuietZone);
    return {area.x + (area.w - side) / 2, area.y + (area.h - side) / 2, side, side};
}

void Painter::qr(std::string_view content, Rect area, Color ink, Color ground, int least)
{
    const auto code = code_of(content, least);
    const int modules = code.getSize();
    // Whole pixels a module keep the edges sharp for a phone's camera.
    const float module = module_of(modules, area, pixels_per_unit());
    const float side = module * static_cast<float>(modules);
    const auto snap = [this](float v) { return std::round(v * pixels_per_unit()) / pixels_per_unit(); };
    const Vec2 corner{snap(area.x + (area.w - side) / 2), snap(area.y + (area.h - side) / 2)};
    begin();
    rect(area);
    fill(ground);
    begin();
    for (int y = 0; y < modules; ++y)
        for (int x = 0; x < modules; ++x)
            if (code.getModule(x, y)) rect({corner.x + static_cast<float>(x) * module, corner.y + static_cast<float>(y) * module, module, module});
    fill(ink);
    begin();
}

}  // namespace renkei::paint
