#pragma once
// The agreements by the day they were signed, with the land of their members laid out on the map of the nation.

#include <vector>

#include "scenes/land.hpp"
#include "scenes/nation.hpp"

namespace renkei::scenes {

// Of who has not signed yet, by night; with high contrast, which draws every line opaque, a grey that still has 7 : 1.
[[nodiscard]] inline paint::Color unsigned_color(const Setting& setting)
{
    return setting.contrast == paint::Contrast::High ? paint::mix(paint::ink::kWashi, {0, 0, 0, 1}, 0.34f) : paint::ink::kWashi.with_alpha(0.62f);
}

inline constexpr float kGlow = 60;   // units by which the light of a signing reaches beyond its land

struct Signing {
    Date date{};
    std::vector<const model::Organisation*> organisations;   // into the programme's content
    int members = 0;
    Land land;                   // all members of the day
    Lines borders;               // between two members, also of another day
    std::vector<Rect> parts;     // boxes that together hold the land, so far apart that their glows do not meet
};

// Ascending by date.
[[nodiscard]] std::vector<Signing> signings_of(const model::Content& content, const map::Atlas& atlas, const NationLayout& nation, float pixels_per_unit);
[[nodiscard]] std::string organisation_name(const model::Organisation& o, Wording language);
// For a label on the map: in English "Hokkaido", and where the cities of a prefecture signed too, "Aomori cities" and "Aomori towns etc."
[[nodiscard]] std::string organisation_label(const model::Organisation& o, const model::Content& content, Wording language);

}  // namespace renkei::scenes
