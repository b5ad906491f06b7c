#pragma once
// What something is loaded on top of. One thread; reads the disk.

#include <filesystem>
#include <optional>
#include <utility>

#include "commands/open_store.hpp"
#include "config/config.hpp"
#include "model/content.hpp"
#include "store/store.hpp"

namespace renkei::commands {

enum class GroundBase {
    Newest,   // what is prepared goes along; what was shown and taken down does not come back
    Shown,    // nothing else is published along with what cannot wait
};
enum class GroundFor { Loading, Checking };   // who checks leaves no store where there was none

// A folder in the one for temporary files; it goes with the object.
class PassingFolder {
  public:
    // Error: CannotCreate.
    [[nodiscard]] static Result<PassingFolder> make();
    PassingFolder(PassingFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    PassingFolder& operator=(PassingFolder&&) = delete;
    ~PassingFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    explicit PassingFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

struct Ground {
    std::optional<PassingFolder> passing{};   // where the store lies, when it is none that is kept
    store::Store store;                       // to write
    std::filesystem::path folder;
    store::RevisionId newest = 0;      // 0: none
    std::optional<store::RevisionId> current;
    model::Content content;
};

// Where the newest revision is not what is loaded upon, that is said. Error: of the store.
[[nodiscard]] Result<Ground> open_ground(const Common& common, const config::Config& config, GroundBase on, GroundFor what = GroundFor::Loading);

}  // namespace renkei::commands
