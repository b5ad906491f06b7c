#include "map/build.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace renkei::map {
namespace {

struct Unassigned {
    LonLat centre;
    std::string_view code;
};
// data/mesh/README.md, "Known limits": all 182 cells lie at one of these.
constexpr std::array<Unassigned, 5> kUnassigned{{
    {{140.301, 30.484}, "13000"},    // 鳥島
    {{139.82, 35.60}, "13000"},      // new land in Tokyo harbour
    {{139.963, 35.672}, "12000"},    // between 市川市 and 浦安市
    {{136.812, 35.007}, "23000"},    // new land in Nagoya harbour
    {{127.845, 26.434}, "47000"},    // islet
}};

std::string_view unassigned_code(LonLat place)
{
    const auto distance = [&](const Unassigned& u) { return std::hypot(u.centre.lon - place.lon, u.centre.lat - place.lat); };
    return std::min_element(kUnassigned.begin(), kUnassigned.end(), [&](const auto& a, const auto& b) { return distance(a) < distance(b); })->code;
}

uint16_t value_of(const std::vector<std::string>& codes, std::string_view code)
{
    return static_cast<uint16_t>(std::lower_bound(codes.begin(), codes.end(), code) - codes.begin() + 1);
}

}  // namespace

std::vector<std::string> outline_codes(const Mesh& land)
{
    std::vector<std::string> codes = land.palette();
    if (std::erase(codes, kNoMunicipality) > 0)
        for (const Unassigned& u : kUnassigned) codes.emplace_back(u.code);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

Network trace_land(const Mesh& land, const std::vector<std::string>& codes)
{
    std::vector<uint16_t> value_by_mesh{0};   // 0 for 00000
    for (const std::string& code : land.palette()) value_by_mesh.push_back(code == kNoMunicipality ? uint16_t{0} : value_of(codes, code));
    const auto relabel = [&](int row, const Run& run) {
        const uint16_t value = value_by_mesh[run.value];
        return value != 0 ? value : value_of(codes, unassigned_code(land.corner(run.column + run.length / 2.0, row + 0.5)));
    };
    const auto rank_of = [&](uint16_t a, uint16_t b) {
        if (a == 0 || b == 0) return BorderRank::Coast;
        return codes[a - 1u].compare(0, 2, codes[b - 1u], 0, 2) == 0 ? BorderRank::Municipality : BorderRank::Prefecture;
    };
    return trace(land, relabel, rank_of);
}

OutlineSet build_outlines(const Mesh& land, const Mesh& lakes)
{
    OutlineSet set;
    set.codes = outline_codes(land);
    Network network = trace_land(land, set.codes);
    Network shores = trace(lakes, [](int, const Run& run) { return run.value; }, [](uint16_t, uint16_t) { return BorderRank::Coast; });
    smooth(network);
    smooth(shores);
    const auto land_lines = lay_out(network, land), lake_lines = lay_out(shores, lakes);
    for (const Detail detail : {Detail::Country, Detail::Region, Detail::Prefecture}) {
        const auto level = static_cast<size_t>(detail);
        set.land[level] = build_level(land_lines, detail, set.codes.size() + 1);
        set.lakes[level] = build_level(lake_lines, detail, lakes.palette().size() + 1);
    }
    return set;
}

}  // namespace renkei::map
