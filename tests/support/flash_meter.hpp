#pragma once
// Counts flashes as WCAG 2.2, 2.3.1 ("Three Flashes or Below Threshold") defines them, from pictures of a display.
//
// General flash: a pair of opposing changes of relative luminance by 10 % or more of the maximum, the darker below 0.80.
// Red flash: a pair of opposing changes to or from a saturated red, R / (R + G + B) ≥ 0.8 in linear light, whose states are
// more than 0.2 apart in the CIE 1976 UCS diagram (ISO 9241-391).
// They count where a quarter of any ten degrees of the visual field flashes concurrently: so many cells of one degree have
// flashed so often within the last second, and change in the same direction in the same frame. What slides by (letters, a
// pattern) changes one cell after the other: the eye follows it, and it is no flash.

#include <vector>

#include "picture.hpp"

namespace renkei::test {

struct FlashCounts {
    int general = 0, red = 0;
};

class FlashMeter {
  public:
    // `ten_degrees`: so many pixels of these pictures are ten degrees for the viewer.
    FlashMeter(int width, int height, double ten_degrees, int frames_a_second = 60);

    // Frames in ascending order; what is not shown is as it was.
    void see(const Picture& picture, int frame);
    // The most flashes in any second so far.
    [[nodiscard]] const FlashCounts& worst() const { return worst_; }

  private:
    // One quantity of one cell: the frames at which it changed, each opposing the one before.
    struct Changes {
        int direction = 0;
        std::vector<int> frames;
        void turn(int to, int frame);
        [[nodiscard]] int flashes(int after) const;
        [[nodiscard]] bool turned(int to, int frame) const { return direction == to && frames.back() == frame; }
    };
    struct Light {         // mean of an area, linear
        double r = 0, g = 0, b = 0;
    };
    struct Red {           // a state, reduced to what the red flash asks
        double u = 0, v = 0, share = 0;
    };
    struct Cell {
        double low = 2, high = -1;        // luminance since the last change
        Red least, most;                  // share of red since the last change
        bool seen = false;
        Changes general, red;
        void see(const Light& light, int frame);
        void see_red(const Red& now, int frame);
    };
    [[nodiscard]] std::vector<Light> light_of(const Picture& picture) const;
    [[nodiscard]] int at_once(Changes Cell::*quantity, int frame) const;
    [[nodiscard]] int over_a_quarter(const std::vector<int>& flashes) const;

    int width_, height_, frames_a_second_;
    int side_;                            // of a cell, pixels
    int columns_, rows_;
    int window_;                          // ten degrees, cells
    std::vector<Cell> cells_;
    FlashCounts worst_;
};

}  // namespace renkei::test
