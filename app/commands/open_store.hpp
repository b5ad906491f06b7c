#pragma once
// The wiring that every command shares: where the shipped data and the store are, and a store that is ready to read.
// On the first start (or after a damaged file was set aside) the shipped facts are loaded as a new revision, said in one
// line on stderr; a start that was killed meanwhile leaves an empty store, and the next start completes it.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "commands/options.hpp"
#include "config/config.hpp"
#include "model/content.hpp"
#include "store/store.hpp"

namespace renkei::commands {

// The settings of this display: flags over RENKEI_… over --config (else /etc/renkei/renkei.toml) over built-in values.
// Error: Configuration with line and column.
[[nodiscard]] Result<config::Loaded> configuration(const Common& common);

// The setting `data` (--data, RENKEI_DATA), else the first of shipped_places() that is right.
// Error: NotFound, naming every place that was tried. What makes a place right: facts/municipalities.csv below it.
[[nodiscard]] Result<std::filesystem::path> data_folder(const Common& common);

// The setting `store` (--store, RENKEI_STORE), else /var/lib/renkei (root), $XDG_DATA_HOME/renkei or ~/.local/share/renkei.
[[nodiscard]] Result<std::filesystem::path> store_folder(const Common& common);

// The setting `cache` (--cache, RENKEI_CACHE), else $XDG_CACHE_HOME/renkei, /var/cache/renkei (root) or ~/.cache/renkei.
// Not created here.
[[nodiscard]] std::filesystem::path cache_folder(const Common& common);

struct OpenedStore {
    store::Store store;                              // Access::Read; another thread opens its own by folder
    store::RevisionId revision = 0;                  // current when opened
    std::shared_ptr<const model::Content> content;   // of that revision
    std::filesystem::path folder, data;
    std::vector<std::string> remarks;                // what was repaired or rebuilt; already said on stderr
};

// Opens what is there; makes, updates or rebuilds what can be made from the shipped data. Reads the current revision.
[[nodiscard]] Result<OpenedStore> open_or_create(const Common& common);

}  // namespace renkei::commands
