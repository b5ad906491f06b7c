#pragma once
// What something is loaded on top of. One thread; reads the disk.

#include <filesystem>
#include <optional>

#include "commands/open_store.hpp"
#include "config/config.hpp"
#include "model/content.hpp"
#include "store/store.hpp"

namespace renkei::commands {

enum class GroundBase {
    Newest,   // what is prepared goes along; what was shown and taken down does not come back
    Shown,    // nothing else is published along with what cannot wait
};

struct Ground {
    store::Store store;                // to write
    std::filesystem::path folder;
    store::RevisionId newest = 0;      // 0: none
    std::optional<store::RevisionId> current;
    model::Content content;
};

// Where the newest revision is not what is loaded upon, that is said. Error: of the store.
[[nodiscard]] Result<Ground> open_ground(const Common& common, const config::Config& config, GroundBase on);

}  // namespace renkei::commands
