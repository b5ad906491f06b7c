#include "colour_vision.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace renkei::test {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

const Matrix& matrix_of(Vision vision)
{
    static constexpr std::array kMatrices{
        Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        Matrix{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        Matrix{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        Matrix{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    };
    return kMatrices[static_cast<size_t>(vision)];
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// Hue angle in degrees, 0 where there is none.
double hue_of(double a, double b)
{
    if (a == 0 && b == 0) return 0;
    const double h = std::atan2(b, a) * 180 / std::numbers::pi;
    return h < 0 ? h + 360 : h;
}

double seventh(double c)   // the standard's recurring √(C⁷ / (C⁷ + 25⁷))
{
    const double c7 = std::pow(c, 7);
    return std::sqrt(c7 / (c7 + std::pow(25.0, 7)));
}

}  // namespace

const char* name_of(Vision vision)
{
    static constexpr std::array kNames{"usual", "protanopia", "deuteranopia", "tritanopia"};
    return kNames[static_cast<size_t>(vision)];
}

Lab seen(uint32_t rgb, Vision vision)
{
    const Matrix& m = matrix_of(vision);
    std::array<double, 3> linear{}, s{};
    for (size_t i = 0; i < 3; ++i) {
        const double v = static_cast<double>(rgb >> (16 - 8 * i) & 255u) / 255;
        linear[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    for (size_t i = 0; i < 3; ++i) s[i] = std::clamp(m[i][0] * linear[0] + m[i][1] * linear[1] + m[i][2] * linear[2], 0.0, 1.0);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * s[0] + 0.3575761 * s[1] + 0.1804375 * s[2]) / 0.95047), y = f(0.2126729 * s[0] + 0.7151522 * s[1] + 0.0721750 * s[2]),
                 z = f((0.0193339 * s[0] + 0.1191920 * s[1] + 0.9503041 * s[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double delta_e_2000(const Lab& p, const Lab& q)
{
    const double g = 0.5 * (1 - seventh((std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2));
    const double a1 = (1 + g) * p.a, a2 = (1 + g) * q.a, c1 = std::hypot(a1, p.b), c2 = std::hypot(a2, q.b), h1 = hue_of(a1, p.b), h2 = hue_of(a2, q.b);
    const bool grey = c1 * c2 == 0;
    double dh = grey ? 0 : h2 - h1;
    if (dh > 180) dh -= 360;
    if (dh < -180) dh += 360;
    const double dl = q.l - p.l, dc = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2));
    const double l = (p.l + q.l) / 2, c = (c1 + c2) / 2;
    double h = h1 + h2;
    if (!grey) {
        if (std::abs(h1 - h2) > 180) h += h < 360 ? 360 : -360;
        h /= 2;
    }
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
        0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double off = (l - 50) * (l - 50), sl = 1 + 0.015 * off / std::sqrt(20 + off), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2)), rt = -2 * seventh(c) * std::sin(radians(2 * turn));
    const double x = dl / sl, y = dc / sc, z = dH / sh;
    return std::sqrt(x * x + y * y + z * z + rt * y * z);
}

}  // namespace renkei::test
