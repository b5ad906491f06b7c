#include "field.hpp"

namespace renkei::tests {

std::filesystem::path a_data_folder(const TemporaryFolder& folder, const std::string& name)
{
    namespace fs = std::filesystem;
    const fs::path copy = folder.path() / name, source = RENKEI_SOURCE_DIR "/data";
    fs::create_directories(copy);
    for (const char* part : {"facts", "showcases"}) fs::copy(source / part, copy / part, fs::copy_options::recursive);
    fs::create_directory_symlink(source / "mesh", copy / "mesh");
    return copy;
}

}  // namespace renkei::tests
