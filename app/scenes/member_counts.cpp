#include "scenes/member_counts.hpp"

#include "scenes/strings.hpp"

namespace renkei::scenes {

MemberCounts counts_of(std::span<const std::string> codes, const model::Content& content)
{
    MemberCounts counts;
    for (const std::string& code : codes)
        if (const auto* m = content.municipality(code)) {
            if (m->kind == "市") ++counts.cities;
            if (m->kind == "町") ++counts.towns;
            if (m->kind == "村") ++counts.villages;
        }
    return counts;
}

std::string told(const MemberCounts& counts, Wording language)
{
    struct Kind {
        int count;
        const char *one, *several;
    };
    std::string all;
    for (const Kind& kind : {Kind{counts.cities, "wards.one_city", "region.count_cities"}, Kind{counts.towns, "wards.one_town", "region.count_towns"},
                             Kind{counts.villages, "wards.one_village", "region.count_villages"}})
        if (kind.count > 0) all += (all.empty() ? "" : words("region.and_count", language)) + filled(words(kind.count == 1 ? kind.one : kind.several, language), "count", std::to_string(kind.count));
    return all;
}

}  // namespace renkei::scenes
