// WCAG 2.2, 2.3.1: not more than three flashes in any second. A flash is a pair of opposing changes of relative luminance by
// a tenth or more, the darker below 0.80, at once over a quarter of any ten degrees of the visual field.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "stage/stage.hpp"
#include "studio.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr PixelSize kSize{160, 90};
constexpr int kFramesASecond = 60;

float luminance(uint32_t pixel)
{
    static const std::array<float, 256> linear = [] {
        std::array<float, 256> table{};
        for (size_t i = 0; i < 256; ++i) {
            const float c = static_cast<float>(i) / 255;
            table[i] = c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
        }
        return table;
    }();
    return 0.2126f * linear[pixel >> 16 & 255u] + 0.7152f * linear[pixel >> 8 & 255u] + 0.0722f * linear[pixel & 255u];
}

// Watches squares as large as a quarter of ten degrees, everywhere on the display, for changes of their mean luminance. What
// slides by (letters, a pattern) changes single pixels one after the other and no square as a whole: that is no flash.
class FlashMeter {
  public:
    explicit FlashMeter(PixelSize size) : size_(size)
    {
        for (int top = 0; top + side() <= size.h; top += side() / 4)
            for (int left = 0; left + side() <= size.w; left += side() / 4) squares_.push_back({left, top});
    }

    void see(const test::Picture& picture, int frame)
    {
        std::vector<float> light;
        for (const uint32_t pixel : picture.pixels) light.push_back(luminance(pixel));
        REQUIRE(light.size() == static_cast<size_t>(size_.w * size_.h));
        for (Square& square : squares_) {
            float sum = 0;
            for (int y = square.top; y < square.top + side(); ++y)
                for (int x = square.left; x < square.left + side(); ++x) sum += light[static_cast<size_t>(y * size_.w + x)];
            square.see(sum / static_cast<float>(side() * side()), frame);
            worst_ = std::max(worst_, square.flashes(frame));
        }
    }
    // The most flashes that one square made in one second.
    [[nodiscard]] int worst() const { return worst_; }

  private:
    // Half of the tenth that counts, since a flash may lie across several squares.
    static constexpr float kChange = 0.05f, kDark = 0.8f;

    struct Square {
        int left, top;
        float low = 2, high = -1;    // since the last change of direction
        int direction = 0;
        std::vector<int> changes{};  // frames

        void see(float l, int frame)
        {
            low = std::min(low, l);
            high = std::max(high, l);
            if (direction <= 0 && l - low >= kChange && low < kDark) turn(1, l, frame);
            else if (direction >= 0 && high - l >= kChange && l < kDark) turn(-1, l, frame);
        }
        void turn(int to, float l, int frame)
        {
            direction = to;
            low = high = l;
            changes.push_back(frame);
        }
        [[nodiscard]] int flashes(int frame) const
        {
            return static_cast<int>(std::count_if(changes.begin(), changes.end(), [&](int f) { return f > frame - kFramesASecond; })) / 2;
        }
    };

    // A display in a lobby is about 34° wide from where people stand: ten degrees are three tenths of its width.
    [[nodiscard]] int side() const { return size_.w * 3 / 20; }

    PixelSize size_;
    std::vector<Square> squares_;
    int worst_ = 0;
};

test::Picture grey(int level)
{
    const auto l = static_cast<uint32_t>(level);
    return {kSize.w, kSize.h, std::vector<uint32_t>(static_cast<size_t>(kSize.w * kSize.h), 0xff000000u | l << 16 | l << 8 | l)};
}

}  // namespace

TEST_CASE("the measure of flashes finds them", "[scenes]")
{
    FlashMeter steady(kSize), slow(kSize), fast(kSize);
    for (int frame = 0; frame < kFramesASecond; ++frame) {
        steady.see(grey(frame * 4), frame);                            // one long brightening
        slow.see(grey(frame / 15 % 2 == 0 ? 20 : 220), frame);         // dark, light, dark, light: one flash and a half
        fast.see(grey(frame / 6 % 2 == 0 ? 20 : 220), frame);          // ten half-periods of a tenth of a second
    }
    CHECK(steady.worst() == 0);
    CHECK(slow.worst() == 1);
    CHECK(fast.worst() == 4);
}

TEST_CASE("no transition of the loop flashes three times in a second", "[scenes][slow]")
{
    Studio studio(kSize);
    const auto programme = programme_of(kEventDay);
    std::set<std::string> met;
    for (size_t i = 0; i < programme->slots.size(); ++i) {
        const auto &from = programme->slots[i], &to = programme->slots[(i + 1) % programme->slots.size()];
        const auto kind = stage::transition_between(from, to);
        if (!met.insert(from.scene + ">" + to.scene).second) continue;   // one pair of a kind
        CAPTURE(from.scene, from.item, to.scene, to.item, static_cast<int>(kind));
        const auto leaving = studio.prepare(*programme, {from.scene, from.item}), arriving = studio.prepare(*programme, {to.scene, to.item});
        FlashMeter meter(kSize);
        const int frames = static_cast<int>(kTransitionSeconds * kFramesASecond);
        for (int frame = 0; frame <= frames; ++frame)
            meter.see(studio.transition(leaving, from.dwell, arriving, kind, static_cast<float>(frame) / static_cast<float>(frames)), frame);
        CHECK(meter.worst() < 3);
    }
    CHECK(met.size() >= 6);
}

TEST_CASE("no scene flashes three times in a second", "[scenes][slow]")
{
    Studio studio(kSize);
    const auto programme = programme_of(kEventDay);
    for (const char* scene : {"title", "agreements", "numbers"}) {
        const auto slot = std::find_if(programme->slots.begin(), programme->slots.end(), [&](const auto& s) { return s.scene == scene; });
        REQUIRE(slot != programme->slots.end());
        const auto prepared = studio.prepare(*programme, {slot->scene, slot->item});
        FlashMeter meter(kSize);
        // Every fourth frame: what lasts shorter is no movement of ours.
        for (int frame = 0; frame < static_cast<int>(slot->dwell) * kFramesASecond; frame += 4)
            meter.see(studio.picture(prepared, static_cast<float>(frame) / kFramesASecond), frame);
        CAPTURE(scene);
        CHECK(meter.worst() < 3);
    }
}
