#pragma once
// A sum of money as bales of rice, stacked as in a storehouse.

#include <algorithm>
#include <cmath>

#include "base/geometry.hpp"

namespace renkei::scenes::plans {

inline constexpr double kBale = 1e7;         // yen
inline constexpr int kMostBales = 120;
inline constexpr float kRow = 1.74f;         // of a stack, radii: bales lie in the hollows of those below

// Rows from the ground up, each one shorter: the narrowest base near the least possible whose rows the bales fill whole.
struct Stack {
    int bales = 0, base = 1;
    float last = 1;                          // share of the last bale
    explicit Stack(double yen = 0)
    {
        const double exact = std::min(yen / kBale, static_cast<double>(kMostBales));
        bales = std::max(1, static_cast<int>(std::ceil(exact - 1e-6)));
        last = static_cast<float>(exact - (bales - 1));
        while (base * (base + 1) / 2 < bales) ++base;
        for (int wider = base; wider < base + 4; ++wider) {
            int left = bales;
            for (int row = wider; row > 0 && left > 0; --row) left -= row;
            if (left == 0) {
                base = wider;
                break;
            }
        }
    }
    [[nodiscard]] int rows() const
    {
        int left = bales, rows = 0;
        for (int row = base; row > 0 && left > 0; --row, ++rows) left -= row;
        return rows;
    }
    // From the left end of the ground line.
    [[nodiscard]] Vec2 at(int index, float radius) const
    {
        int row = 0, length = base;
        while (index >= length) index -= length--, ++row;
        return {radius * static_cast<float>(1 + row + 2 * index), -radius * (1 + kRow * static_cast<float>(row))};
    }
    [[nodiscard]] float width(float radius) const { return 2 * radius * static_cast<float>(base); }
    [[nodiscard]] float height(float radius) const { return radius * (2 + kRow * static_cast<float>(rows() - 1)); }
};

}  // namespace renkei::scenes::plans
