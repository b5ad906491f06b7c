#pragma once
// Where a measurement works. Thread: one.

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/sentence.hpp"

namespace renkei::commands {

// In the folder for temporary files, and gone with the object. An empty path: none could be made.
class Workplace {
  public:
    Workplace()
    {
        std::error_code failed;
        std::string name = (std::filesystem::temp_directory_path(failed) / "renkei-bench-XXXXXX").string();
        if (!failed && ::mkdtemp(name.data()) != nullptr) folder_ = name;
    }
    ~Workplace()
    {
        std::error_code ignored;
        if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    // Why there is none; right after it was to be made.
    [[nodiscard]] static Error none()
    {
        std::error_code unknown;
        return {ErrorKind::CannotCreate, sentence("Media folder {1} cannot be made ({2})", std::filesystem::temp_directory_path(unknown) / "renkei-bench",
                                                  std::strerror(errno))};
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
};

}  // namespace renkei::commands
