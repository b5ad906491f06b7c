#include "scenes/signings.hpp"

#include <algorithm>
#include <map>

#include "scenes/names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {

std::vector<Signing> signings_of(const model::Content& content, const map::Atlas& atlas, const NationLayout& nation, float pixels_per_unit)
{
    const map::Detail detail = map::detail_for(nation.main.scale, pixels_per_unit);
    std::map<std::chrono::sys_days, Signing> by_date;
    for (const auto& o : content.organisations) {
        Signing& s = by_date[std::chrono::sys_days(o.signed_date)];
        s.date = o.signed_date;
        s.organisations.push_back(&o);
        s.members += o.member_count;
        // Members of one prefecture share a box; two organisations of one prefecture on one day share it too.
        Rect box;
        for (const auto& code : o.member_codes) {
            Land land = place(atlas.outline(std::span(&code, 1), detail), nation.main);
            box = box.united(land.bounds);
            for (const auto& ring : land.rings) s.borders.closed.push_back(ring);
        }
        merge(s.land, place(atlas.outline(o.member_codes, detail), nation.main));
        const bool same_place = s.organisations.size() > 1 && s.organisations[s.organisations.size() - 2]->prefecture_code == o.prefecture_code;
        if (same_place && !s.parts.empty()) s.parts.back() = s.parts.back().united(box);
        else s.parts.push_back(box);
    }
    std::vector<Signing> result;
    for (auto& [date, signing] : by_date) result.push_back(std::move(signing));
    return result;
}

std::string organisation_name(const model::Organisation& o, Language language)
{
    return language == Language::English ? short_english_organisation(o.name) : o.name;
}

std::string organisation_label(const model::Organisation& o, Language language)
{
    if (language != Language::English) return o.name;
    return filled(words(o.kind == "市長会" ? "agreements.label_cities" : "agreements.label_towns", language), "prefecture", english_prefecture(o.prefecture));
}

}  // namespace renkei::scenes
