// The difference of colours against the published test data, and the map's categories for every eye.

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "paint/color.hpp"
#include "support/colour_vision.hpp"

using namespace renkei;
using namespace renkei::paint;
using test::Lab;
using test::Vision;

namespace {

// The house's own: about five times the difference that is just seen side by side, since a legend is not beside the land.
constexpr double kApart = 12;

struct Category {
    const char* name;
    Color color;
};

uint32_t packed(Color c)
{
    const auto part = [](float v) { return static_cast<uint32_t>(std::lround(v * 255)); };
    return part(c.r) << 16 | part(c.g) << 8 | part(c.b);
}

// Pairs that some eye cannot keep apart.
std::vector<std::string> alike(const std::vector<Category>& categories, double apart)
{
    std::vector<std::string> faults;
    for (const Vision vision : test::kVisions)
        for (size_t i = 0; i < categories.size(); ++i)
            for (size_t j = 0; j < i; ++j) {
                const double difference = delta_e_2000(seen(packed(categories[i].color), vision), seen(packed(categories[j].color), vision));
                if (difference < apart)
                    faults.push_back(std::string(categories[j].name) + " and " + categories[i].name + ", " + name_of(vision) + ": " +
                                     std::to_string(difference));
            }
    return faults;
}

// What a colour says on the maps of the night and of the day. The lights of the title are no such map: the wards are its centre.
const std::vector<std::vector<Category>> kMaps{
    {{"sea", ink::kSumi}, {"land", ink::kAi}, {"still to come", ink::kEmber}, {"agreements", ink::kShuNight}, {"wards", ink::kWakatakeNight}},
    {{"cities without agreement", ink::kAiLight}, {"still to come", ink::kEmber}, {"agreements", ink::kShuNight}, {"wards", ink::kWakatakeNight}},
    {{"land", ink::kSuna}, {"agreements", ink::kShu}, {"wards", ink::kWakatake}, {"events", ink::kYamabukiField}},
};

}  // namespace

TEST_CASE("the difference of colours is that of the standard", "[paint]")
{
    struct Known {
        Lab a, b;
        double difference;
    };
    // Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary Test Data, and
    // Mathematical Observations", Color Research & Application 30 (2005), table 1.
    for (const Known& k : {Known{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425}, Known{{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
                           Known{{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000}, Known{{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
                           Known{{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195}, Known{{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
                           Known{{50, 2.5, 0}, {73, 25, -18}, 27.1492}, Known{{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                           Known{{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}}) {
        CHECK(delta_e_2000(k.a, k.b) == Approx(k.difference).margin(0.0001));
        CHECK(delta_e_2000(k.b, k.a) == Approx(k.difference).margin(0.0001));
    }
}

TEST_CASE("colour-blind eyes see greys as they are, and confuse what they are known to confuse", "[paint]")
{
    for (const Vision vision : test::kVisions)
        for (const uint32_t grey : {0x000000u, 0x808080u, 0xFFFFFFu}) CHECK(delta_e_2000(seen(grey, vision), seen(grey, Vision::Usual)) < 0.1);
    CHECK(seen(0xFFFFFF, Vision::Usual).l == Approx(100).margin(0.01));
    const auto apart = [](uint32_t a, uint32_t b, Vision vision) { return delta_e_2000(seen(a, vision), seen(b, vision)); };
    // A red and an olive green of one lightness: far apart for most people, nearly one for a deuteranope.
    CHECK(apart(0xC05030, 0x7A8A30, Vision::Usual) > 30);
    CHECK(apart(0xC05030, 0x7A8A30, Vision::Deuteranopia) < 12);
    // Blue and green of one lightness for a tritanope.
    CHECK(apart(0x3090B0, 0x309890, Vision::Tritanopia) < apart(0x3090B0, 0x309890, Vision::Usual) / 2);
}

TEST_CASE("the categories of a map stay apart for every eye", "[paint]")
{
    for (const auto& categories : kMaps)
        for (const std::string& fault : alike(categories, kApart)) {
            INFO(fault);
            CHECK(false);
        }
    // Events by night would want a lighter yamabuki beside the shu of the night (deuteranopia, 8.2).
    CHECK_FALSE(alike({{"agreements", ink::kShuNight}, {"events", ink::kYamabukiField}}, kApart).empty());
}
