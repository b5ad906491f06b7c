#pragma once
// Golden pictures: a picture is compared with the one in tests/golden/<name>.png. When they differ by more than the stated
// tolerance, <name>.expected.png, .actual.png and .difference.png are written to RENKEI_GOLDEN_OUT (or the working
// directory's golden-failures/), side by side to be looked at. RENKEI_RENEW_GOLDENS=1 writes the golden pictures anew.

#include <cstdint>
#include <string>
#include <vector>

namespace renkei::test {

struct Picture {
    int width = 0, height = 0;
    std::vector<uint32_t> pixels;   // 0xAARRGGBB; alpha is ignored
};

struct Tolerance {
    int level = 0;              // largest difference of a channel that counts as equal
    double share = 0;           // share of the pixels that may differ by more
    double mean = 255;          // largest mean difference of all channels, which finds what is faint but everywhere
};

struct Comparison {
    bool same = false;
    size_t different = 0;       // pixels beyond the level
    int worst = 0;              // largest difference of a channel
    double mean = 0;            // mean difference of the channels
    std::string message;        // for INFO
};

[[nodiscard]] Comparison compare(const Picture& expected, const Picture& actual, Tolerance tolerance);
// Against tests/golden/<name>.png below `test_directory`.
[[nodiscard]] Comparison compare_golden(const std::string& test_directory, const std::string& name, const Picture& actual, Tolerance tolerance);

[[nodiscard]] bool write_picture(const Picture& picture, const std::string& path);
[[nodiscard]] bool read_picture(Picture& picture, const std::string& path);

}  // namespace renkei::test
