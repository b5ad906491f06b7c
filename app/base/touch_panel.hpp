#pragma once
// How a touch panel stands to the picture: which device, and the matrix that its places go through. Said in the settings,
// acted on by the window.

#include <array>
#include <string>

#include "base/geometry.hpp"

namespace renkei {

// The first two rows of the 3x3 matrix that libinput calls the calibration matrix (LIBINPUT_CALIBRATION_MATRIX): of places from 0 to 1,
// x' = a x + b y + c, y' = d x + e y + f.
using CalibrationMatrix = std::array<float, 6>;
inline constexpr CalibrationMatrix kStraight{1, 0, 0, 0, 1, 0};

struct TouchPanel {
    std::string device{};                  // a part of its name, in any letters; empty: every panel
    CalibrationMatrix matrix = kStraight;
    friend bool operator==(const TouchPanel&, const TouchPanel&) = default;
};

[[nodiscard]] constexpr Vec2 calibrated(const CalibrationMatrix& m, Vec2 at) { return {m[0] * at.x + m[1] * at.y + m[2], m[3] * at.x + m[4] * at.y + m[5]}; }

}  // namespace renkei
