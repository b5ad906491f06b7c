#pragma once
// Where archives are unpacked while one load runs: a folder beside the store that only this user may enter. It goes with the object;
// what a load that was killed left is removed by the next one. A lock on it says that somebody is at work there.
// Writes files; one thread.

#include <filesystem>

#include "base/result.hpp"

namespace renkei::commands {

class UnpackingFolder {
  public:
    // Removes first what nobody works in any more. Error: CannotCreate.
    [[nodiscard]] static Result<UnpackingFolder> make(const std::filesystem::path& store);
    UnpackingFolder(UnpackingFolder&& other) noexcept;
    UnpackingFolder& operator=(UnpackingFolder&&) = delete;
    ~UnpackingFolder();

    // What loads that ended in the middle have left is removed, also by one that unpacks nothing.
    static void remove_left_behind(const std::filesystem::path& store);

    // A new empty folder in it, of this name where it can be one. Error: CannotCreate.
    [[nodiscard]] Result<std::filesystem::path> folder(const std::string& name);

  private:
    UnpackingFolder(std::filesystem::path place, int lock) : place_(std::move(place)), lock_(lock) {}
    std::filesystem::path place_;
    int lock_ = -1;
    int folders_ = 0;
};

}  // namespace renkei::commands
