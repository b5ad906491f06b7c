#include <qrcodegen.hpp>

#include <cmath>

#include "paint/painter.hpp"
#include "paint/qr.hpp"

namespace renkei::paint {
namespace {

qrcodegen::QrCode code_of(std::string_view content) { return qrcodegen::QrCode::encodeText(std::string(content).c_str(), qrcodegen::QrCode::Ecc::MEDIUM); }

}  // namespace

int qr_modules(std::string_view content) { return code_of(content).getSize(); }

void Painter::qr(std::string_view content, Rect area, Color ink, Color ground)
{
    const auto code = code_of(content);
    const int modules = code.getSize();
    // Whole pixels a module keep the edges sharp for a phone's camera.
    const float module = std::max(1.0f, std::floor(area.w * pixels_per_unit() / static_cast<float>(modules + 2 * kQrQuietZone))) / pixels_per_unit();
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
