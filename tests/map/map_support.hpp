#pragma once
// What the map's tests share: the mesh that ships, the municipalities' points, and small meshes written by hand.

#include <filesystem>
#include <string>
#include <vector>

#include "map/atlas.hpp"
#include "map/mesh.hpp"
#include "support/temporary_folder.hpp"

namespace renkei::map::test {

using Folder = renkei::tests::TemporaryFolder;

[[nodiscard]] std::filesystem::path mesh_directory();
[[nodiscard]] std::vector<std::byte> mesh_bytes(const std::string& file = "japan-mesh-250m.rle.gz");
[[nodiscard]] const Mesh& the_mesh();
[[nodiscard]] const Atlas& the_atlas();   // built once for all tests, without a cache

struct Point {
    std::string code5;
    LonLat place;
};
[[nodiscard]] std::vector<Point> municipalities();   // the 1,741 of data/facts
[[nodiscard]] std::vector<std::vector<std::string>> csv_rows(const std::filesystem::path& path);   // without the heading

// A mesh from a picture: one string a row, north first, '.' sea, 'a' to 'z' the codes 00001 to 00026.
[[nodiscard]] std::vector<std::byte> packed(const std::vector<std::string>& picture);
[[nodiscard]] Mesh a_mesh(const std::vector<std::string>& picture);
[[nodiscard]] std::vector<std::byte> gzip(const std::vector<uint8_t>& bytes);

[[nodiscard]] double area(const Shape& shape);                   // even-odd of nested rings that are oriented alike: their sum
[[nodiscard]] bool contains(const Shape& shape, Vec2 point);     // even-odd

}  // namespace renkei::map::test
