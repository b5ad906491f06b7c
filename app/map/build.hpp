#pragma once
// From the mesh tables to the outlines of every level: trace, smooth, lay out, simplify.

#include "map/cache.hpp"
#include "map/mesh.hpp"

namespace renkei::map {

// Land that belongs to no municipality (所属未定地, 00000 in the mesh) is kept by prefecture, as NN000: data/mesh/README.md
// lists its five places.
constexpr std::string_view kNoMunicipality = "00000";

// The values of the outlines: all codes of the mesh but 00000, with 12000, 13000, 23000 and 47000 in its stead; ascending.
[[nodiscard]] OutlineSet build_outlines(const Mesh& land, const Mesh& lakes);

// The land's network before smoothing, for its tests and for build_outlines. Values count in `codes`.
[[nodiscard]] Network trace_land(const Mesh& land, const std::vector<std::string>& codes);
[[nodiscard]] std::vector<std::string> outline_codes(const Mesh& land);

}  // namespace renkei::map
