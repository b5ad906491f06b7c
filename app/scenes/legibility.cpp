#include "scenes/legibility.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/dates.hpp"

namespace renkei::scenes {

namespace {

// Levels of 255. From so much on a pixel is changed by the type upon it …
constexpr int kInked = 6;
// … and a line whose strongest pixels keep this far from its colour is not drawn in it. Smoothing leaves thin strokes lighter.
constexpr int kOtherInk = 72;
constexpr size_t kWorst = 100;        // one in a hundred
constexpr float kLargeType = 60;      // units, from which on 3:1 is enough
constexpr float kBody = 32;           // … from which on plain ink is running text
constexpr float kCapHeight = 0.75f;   // of figures, in ems

int difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) most = std::max(most, std::abs(static_cast<int>(a >> shift & 255u) - static_cast<int>(b >> shift & 255u)));
    return most;
}

uint32_t packed(const paint::Color& c)
{
    const auto part = [](float v) { return static_cast<uint32_t>(std::lround(std::clamp(v, 0.0f, 1.0f) * 255)); };
    return part(c.r) << 16 | part(c.g) << 8 | part(c.b);
}

// The type's colour where it covers this ground completely.
paint::Color laid_over(const paint::Color& type, uint32_t ground) { return paint::mix(paint::rgb(ground & 0xffffffu), type.with_alpha(1), type.a); }

// The pixels of one line in both pictures.
class LineOfPixels {
  public:
    LineOfPixels(const paint::Image& picture, const paint::Image& ground, const Rect& box, float pixels_per_unit) : picture_(picture), ground_(ground)
    {
        const auto within = [](float at, int end) { return std::clamp(static_cast<int>(std::lround(at)), 1, std::max(1, end - 1)); };
        left = within(box.x * pixels_per_unit, picture.width), right = within(box.right() * pixels_per_unit, picture.width);
        top = within(box.y * pixels_per_unit, picture.height), bottom = within(box.bottom() * pixels_per_unit, picture.height);
    }
    [[nodiscard]] uint32_t drawn(int x, int y) const { return picture_.pixels[index(x, y)]; }
    [[nodiscard]] uint32_t ground(int x, int y) const { return ground_.pixels[index(x, y)]; }
    [[nodiscard]] bool inked(int x, int y) const { return difference(drawn(x, y), ground(x, y)) > kInked; }
    [[nodiscard]] bool edge(int x, int y) const
    {
        const bool here = inked(x, y);
        return inked(x - 1, y) != here || inked(x + 1, y) != here || inked(x, y - 1) != here || inked(x, y + 1) != here;
    }

    int left = 0, top = 0, right = 0, bottom = 0;

  private:
    [[nodiscard]] size_t index(int x, int y) const { return static_cast<size_t>(y) * static_cast<size_t>(picture_.width) + static_cast<size_t>(x); }
    const paint::Image &picture_, &ground_;
};

struct Ink {
    uint32_t drawn = 0;
    int off = 0;      // levels between it and the recorded colour on its ground
};

}  // namespace

std::vector<canvas::TextRecord> lettering_at(const canvas::Composition& composition, float seconds, const text::Typesetter& typesetter)
{
    std::vector<canvas::TextRecord> lettering;
    for (const canvas::TextRecord& text : composition.texts)
        if (text.appears <= seconds && seconds < text.leaves) lettering.push_back(text);
    for (const canvas::Element& element : composition.elements) {
        const auto* counter = std::get_if<canvas::Counter>(&element);
        if (counter == nullptr || counter->opacity.at(seconds) < 1 || counter->opacity.moves_at(seconds)) continue;
        canvas::TextRecord text;
        text.text = text::grouped(static_cast<long long>(counter->value.at(seconds)));
        text.units = counter->style.size;
        const float width = typesetter.line(text.text, counter->style).size.w;
        const float left = counter->align == text::Align::End ? counter->at.x - width : counter->align == text::Align::Centre ? counter->at.x - width / 2 : counter->at.x;
        text.box = {left, counter->at.y - text.units * kCapHeight, width, text.units * kCapHeight};
        text.color = counter->color;
        text.language = counter->style.language;
        lettering.push_back(std::move(text));
    }
    return lettering;
}

float measured_contrast(const paint::Image& picture, const paint::Image& ground, const canvas::TextRecord& text, float pixels_per_unit)
{
    if (picture.width != ground.width || picture.height != ground.height) return 1;
    const LineOfPixels line(picture, ground, text.box, pixels_per_unit);
    std::vector<Ink> inks;
    std::vector<uint32_t> grounds;
    for (int y = line.top; y < line.bottom; ++y)
        for (int x = line.left; x < line.right; ++x) {
            if (line.inked(x, y)) inks.push_back({line.drawn(x, y), difference(line.drawn(x, y), packed(laid_over(text.color, line.ground(x, y))))});
            if (line.edge(x, y)) grounds.push_back(line.ground(x, y));
        }
    if (inks.empty() || grounds.empty()) return 1;
    const auto strongest = inks.begin() + static_cast<std::ptrdiff_t>(inks.size() / kWorst);
    std::nth_element(inks.begin(), strongest, inks.end(), [](const Ink& a, const Ink& b) { return a.off < b.off; });
    const bool as_recorded = strongest->off <= kOtherInk;
    std::vector<float> ratios;
    for (const uint32_t below : grounds)
        ratios.push_back(paint::contrast_ratio(as_recorded ? laid_over(text.color, below) : paint::rgb(strongest->drawn & 0xffffffu), paint::rgb(below & 0xffffffu)));
    const auto worst = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / kWorst);
    std::nth_element(ratios.begin(), worst, ratios.end());
    return *worst;
}

float least_contrast(const canvas::TextRecord& text)
{
    if (text.units >= kLargeType) return 3.0f;
    const bool plain = text.color == paint::ink::kSumi || text.color == paint::ink::kWashi;
    return plain && text.units >= kBody ? 7.0f : 4.5f;
}

}  // namespace renkei::scenes
