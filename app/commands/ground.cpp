#include "commands/ground.hpp"

#include <stdlib.h>

#include <cerrno>
#include <utility>

#include "base/sentence.hpp"
#include "commands/messages.hpp"
#include "intake/archive.hpp"

namespace renkei::commands {

Result<PassingFolder> PassingFolder::make()
{
    std::error_code failed;
    std::string place = (std::filesystem::temp_directory_path(failed) / "renkei-check-XXXXXX").string();
    if (failed || ::mkdtemp(place.data()) == nullptr) return intake::not_unpacked(place, failed ? failed.value() : errno);
    return PassingFolder(place);
}

PassingFolder::~PassingFolder()
{
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

namespace {

// What ships, without a store that stays: an empty one stands in for it, so that there is something to ask.
Result<Ground> passing_ground(const Common& common, const config::Config& config)
{
    RENKEI_TRY(const Shown shown, open_to_show(common, config, Purpose::Peek));
    RENKEI_TRY(auto passing, PassingFolder::make());
    const std::filesystem::path folder = passing.path();
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    return Ground{.passing = std::move(passing), .store = std::move(store), .folder = folder, .newest = 0, .current = {}, .content = *shown.content};
}

}  // namespace

Result<Ground> open_ground(const Common& common, const config::Config& config, GroundBase on, GroundFor what)
{
    RENKEI_TRY(const auto kept, store_folder(config));
    if (what == GroundFor::Checking && store::examine(kept).condition == store::Condition::Missing) return passing_ground(common, config);
    RENKEI_TRY(const OpenedStore opened, open_or_create(common, config, Purpose::Run));
    RENKEI_TRY(auto store, store::Store::open(opened.folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    store::RevisionId base = newest.value_or(0);
    if (current && *current != base) {
        RENKEI_TRY(const auto all, store.revisions());
        if (!all.empty() && all.front().id == base && all.front().published) {
            say(common, sentence("Revision {1} was shown and taken down; this load is built on revision {2}, which is on show", base, *current));
            base = *current;
        } else if (on == GroundBase::Shown) {
            say(common, sentence("Revision {1} is prepared and not shown; what it brings is not in this one. Load it again after this", base));
            base = *current;
        }
    }
    RENKEI_TRY(auto content, store.load_content(base));
    return Ground{.passing = {}, .store = std::move(store), .folder = opened.folder, .newest = newest.value_or(0), .current = current,
                  .content = std::move(content)};
}

}  // namespace renkei::commands
