#include "map/inspect.hpp"

#include "map/cache.hpp"
#include "map/files.hpp"
#include "map/mesh.hpp"

namespace renkei::map {

Result<size_t> check_mesh(const std::filesystem::path& mesh_directory)
{
    size_t runs = 0;
    for (const char* file : {kMeshFile, kLakesFile}) {
        RENKEI_TRY(const auto packed, read_file(mesh_directory / file));
        RENKEI_TRY(const Mesh mesh, Mesh::decode(packed, (mesh_directory / file).string()));
        runs += mesh.runs();
    }
    return runs;
}

Result<Kept> check_cache(const std::filesystem::path& mesh_directory, const std::filesystem::path& cache_directory)
{
    RENKEI_TRY(const auto land, read_file(mesh_directory / kMeshFile));
    RENKEI_TRY(const auto lakes, read_file(mesh_directory / kLakesFile));
    const auto file = cache_directory / kCacheFile;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return Kept::Missing;
    return OutlineBlock::read(file, checksum(lakes, checksum(land))) ? Kept::Whole : Kept::Unusable;
}

}  // namespace renkei::map
