#include "scenes/signings.hpp"

#include <algorithm>
#include <map>

#include "scenes/names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

// Boxes whose glow would overlap become one, or the land between them would glow twice.
void add_apart(std::vector<Rect>& boxes, Rect box)
{
    for (size_t i = 0; i < boxes.size();) {
        const Rect reach = box.grown(2 * kGlow), other = boxes[i];
        if (reach.x < other.right() && other.x < reach.right() && reach.y < other.bottom() && other.y < reach.bottom()) {
            box = box.united(other);
            boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(i));
            i = 0;
        } else {
            ++i;
        }
    }
    boxes.push_back(box);
}

}  // namespace

std::vector<Signing> signings_of(const model::Content& content, const map::Atlas& atlas, const NationLayout& nation, float pixels_per_unit)
{
    std::map<std::chrono::sys_days, Signing> by_date;
    std::vector<std::string> everyone;
    for (const auto& o : content.organisations) everyone.insert(everyone.end(), o.member_codes.begin(), o.member_codes.end());
    for (const auto& o : content.organisations) {
        Signing& s = by_date[std::chrono::sys_days(o.signed_date)];
        s.date = o.signed_date;
        s.organisations.push_back(&o);
        s.members += o.member_count;
        // The main part and the insets lie apart.
        merge(s.borders, seams(nation, atlas, o.member_codes, everyone, pixels_per_unit));
        for (const auto& land_of : {main_land, inset_land}) {
            Land land = land_of(nation, atlas, o.member_codes, pixels_per_unit);
            if (!land.rings.empty()) add_apart(s.parts, land.bounds);
            merge(s.land, std::move(land));
        }
    }
    std::vector<Signing> result;
    for (auto& [date, signing] : by_date) result.push_back(std::move(signing));
    return result;
}

std::string organisation_name(const model::Organisation& o, Wording language)
{
    return association_name(o.name, language);
}

std::string organisation_label(const model::Organisation& o, const model::Content& content, Wording language)
{
    if (!is_alphabetic(language)) return association_name(o.name, language);
    const bool alone = std::none_of(content.organisations.begin(), content.organisations.end(), [&](const auto& other) { return other.prefecture_code == o.prefecture_code && other.name != o.name; });
    if (alone && o.kind != "市長会") return prefecture_name(o.prefecture, language);
    return filled(words(o.kind == "市長会" ? "agreements.label_cities" : "agreements.label_towns", language), "prefecture", prefecture_name(o.prefecture, language));
}

}  // namespace renkei::scenes
