#pragma once
// Colours as colour-blind eyes see them, and how far apart two of them are.
//
// Dichromacy after Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
// IEEE TVCG 15 (2009), table 1, severity 1.0, on linear RGB. Difference: CIEDE2000 (ISO/CIE 11664-6:2014) with kL = kC = kH = 1.

#include <array>
#include <cstdint>

namespace renkei::test {

enum class Vision { Usual, Protanopia, Deuteranopia, Tritanopia };
inline constexpr std::array kVisions{Vision::Usual, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia};
[[nodiscard]] const char* name_of(Vision vision);

struct Lab {   // CIE 1976 L*a*b*, D65
    double l = 0, a = 0, b = 0;
};

[[nodiscard]] Lab seen(uint32_t rgb, Vision vision);   // 0xRRGGBB, sRGB
[[nodiscard]] double delta_e_2000(const Lab& a, const Lab& b);

}  // namespace renkei::test
