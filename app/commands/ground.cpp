#include "commands/ground.hpp"

#include <utility>

#include "base/sentence.hpp"
#include "commands/messages.hpp"

namespace renkei::commands {

Result<Ground> open_ground(const Common& common, const config::Config& config, GroundBase on)
{
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
    return Ground{.store = std::move(store), .folder = opened.folder, .newest = newest.value_or(0), .current = current, .content = std::move(content)};
}

}  // namespace renkei::commands
