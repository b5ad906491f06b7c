// The texts of touch.panels: "DEVICE: matrix A B C D E F rotate 90", of which every part may be left out.

#include <charconv>
#include <cmath>
#include <optional>

#include "config/keys.hpp"

namespace renkei::config {
namespace {

constexpr size_t kLongestDevice = 80;
constexpr float kFarthest = 10;       // an entry beyond it moves a finger ten displays away
constexpr float kFlattest = 0.01f;    // determinant; below it a panel comes to a line

// The panel turned clockwise as libinput's own table has it.
std::optional<CalibrationMatrix> turned(std::string_view degrees)
{
    if (degrees == "0") return kStraight;
    if (degrees == "90") return CalibrationMatrix{0, -1, 1, 1, 0, 0};
    if (degrees == "180") return CalibrationMatrix{-1, 0, 1, 0, -1, 1};
    if (degrees == "270") return CalibrationMatrix{0, 1, 0, -1, 0, 1};
    return std::nullopt;
}

// First `inner`, then `outer`.
CalibrationMatrix after(const CalibrationMatrix& outer, const CalibrationMatrix& inner)
{
    const auto& [a, b, c, d, e, f] = outer;
    const auto& i = inner;
    return {a * i[0] + b * i[3], a * i[1] + b * i[4], a * i[2] + b * i[5] + c, d * i[0] + e * i[3], d * i[1] + e * i[4], d * i[2] + e * i[5] + f};
}

std::string_view next_word(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

std::optional<CalibrationMatrix> matrix_in(std::string_view& rest)
{
    CalibrationMatrix matrix{};
    for (float& entry : matrix) {
        const std::string_view word = next_word(rest);
        const auto read = std::from_chars(word.data(), word.data() + word.size(), entry);
        if (read.ec != std::errc{} || read.ptr != word.data() + word.size() || !std::isfinite(entry) || std::abs(entry) > kFarthest) return std::nullopt;
    }
    if (std::abs(matrix[0] * matrix[4] - matrix[1] * matrix[3]) < kFlattest) return std::nullopt;
    return matrix;
}

}  // namespace

std::optional<TouchPanel> parse_touch_panel(std::string_view text)
{
    TouchPanel panel;
    // A device's name may have a colon in it ("usb:0eef"); what it is turned by has none.
    if (const size_t colon = text.rfind(':'); colon != std::string_view::npos) {
        panel.device = std::string(text.substr(0, colon));
        text.remove_prefix(colon + 1);
        if (panel.device.empty() || panel.device.size() > kLongestDevice) return std::nullopt;
    }
    bool matrix = false, rotation = false;
    for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        std::optional<CalibrationMatrix> next;
        if (word == "matrix" && !std::exchange(matrix, true) && !rotation) next = matrix_in(text);
        else if (word == "rotate" && !std::exchange(rotation, true)) next = turned(next_word(text));
        if (!next) return std::nullopt;
        panel.matrix = after(*next, panel.matrix);
    }
    if (!matrix && !rotation) return std::nullopt;
    return panel;
}

bool is_touch_panel(const std::string& text) { return parse_touch_panel(text).has_value(); }

std::vector<TouchPanel> touch_panels(const Config& config)
{
    std::vector<TouchPanel> panels;
    for (const std::string& text : config.touch.panels)
        if (auto panel = parse_touch_panel(text)) panels.push_back(std::move(*panel));
    return panels;
}

}  // namespace renkei::config
