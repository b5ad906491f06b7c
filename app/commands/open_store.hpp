#pragma once
// The wiring that every command shares: where the shipped data and the store are, and a store that is ready to read.
// On the first start the shipped facts are loaded as a new revision, said in one line on stderr; a start that was killed meanwhile leaves an empty store, and
// the next start completes it.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "commands/options.hpp"
#include "config/config.hpp"
#include "model/content.hpp"
#include "store/store.hpp"

namespace renkei::commands {

// The settings of this display: flags over RENKEI_… over --config (else /etc/renkei/renkei.toml) over built-in values. A
// command reads them at its start; a folder may begin with ~/. Error: Configuration with line and column.
[[nodiscard]] Result<config::Loaded> configuration(const Common& common);
// What is said of our variables RENKEI_… that mean nothing.
[[nodiscard]] std::vector<Sentence> unknown_variables();

// The setting `data` (--data, RENKEI_DATA), else the first of shipped_places() that is right.
// Error: NotFound, naming every place that was tried. What makes a place right: facts/municipalities.csv below it.
[[nodiscard]] Result<std::filesystem::path> data_folder(const config::Config& config);

// The setting `store` (--store, RENKEI_STORE), else /var/lib/renkei (root), $XDG_DATA_HOME/renkei or ~/.local/share/renkei.
[[nodiscard]] Result<std::filesystem::path> store_folder(const config::Config& config);

// The setting `cache` (--cache, RENKEI_CACHE), else $XDG_CACHE_HOME/renkei, /var/cache/renkei (root) or ~/.cache/renkei.
// Not created here.
[[nodiscard]] std::filesystem::path cache_folder(const config::Config& config);

struct OpenedStore {
    store::Store store;                              // Access::Read, to be closed soon; another thread opens its own by folder
    store::RevisionId revision = 0;                  // current when opened
    std::shared_ptr<const model::Content> content;   // of that revision
    std::filesystem::path folder, data;
    std::vector<std::string> remarks;                // what was repaired or rebuilt; already said on stderr
};

// Whoever only looks never changes a store that is there: it is not brought up to date, renewed or made anew. Whoever peeks makes none
// either: where there is none, open_to_show gives what ships, from memory, and open_or_create the error NotFound.
enum class Purpose { Run, Look, Peek };

// Opens what is there, and makes from the shipped data what is not. To run, an old one is brought up to date and a damaged
// one made anew; when other facts ship than the shipped ones on show (after an upgrade), they are loaded and published; what
// staff loaded stays. Reads the current revision.
[[nodiscard]] Result<OpenedStore> open_or_create(const Common& common, const config::Config& config, Purpose purpose);

// store::replace_damaged, said on stderr and returned; empty when the store is not damaged.
[[nodiscard]] Result<std::optional<std::string>> make_anew(const Common& common, const std::filesystem::path& folder,
                                                           const std::function<Result<void>(store::Store&)>& fill);

// What pictures are made of. Where no store can be made or read (a full disk, no permission, damage), what ships: a lobby with a
// picture is better than one without, and `from_memory` says so.
struct Shown {
    std::shared_ptr<const model::Content> content;
    store::RevisionId revision = 0;                  // 0: from memory
    std::filesystem::path folder, data;
    Instant last_deed{};                             // when something was last done in the store; the clock cannot stand before it
    std::optional<Error> from_memory;                // why there is no store; already said on stderr
};
// `revision`: this one instead of the one on show. Error: also NotFound, for one that is not there.
[[nodiscard]] Result<Shown> open_to_show(const Common& common, const config::Config& config, Purpose purpose, std::optional<store::RevisionId> revision = {});

}  // namespace renkei::commands
