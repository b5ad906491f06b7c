#pragma once
// Whether the mesh that ships is whole, and what the kept outlines are worth: for those who look and change nothing.

#include <filesystem>

#include "base/result.hpp"

namespace renkei::map {

enum class Kept { Whole, Missing, Unusable };   // Unusable: damaged, of another version, or made from another mesh

// Reads and unpacks both tables of the mesh, every number checked. Returns their runs. Error: NotFound, Io, BadData.
[[nodiscard]] Result<size_t> check_mesh(const std::filesystem::path& mesh_directory);
// The outlines in the cache against the mesh they must be made from. Error: when the mesh cannot be read.
[[nodiscard]] Result<Kept> check_cache(const std::filesystem::path& mesh_directory, const std::filesystem::path& cache_directory);

}  // namespace renkei::map
