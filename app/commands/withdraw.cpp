// renkei withdraw: one notice leaves the display, at once. Everything else stays as it is on show.

#include <algorithm>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"

namespace renkei::commands {
namespace {

Result<Committed> take_off(const Common& common, const std::string& key)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const OpenedStore opened, open_or_create(common, settings.config, Purpose::Run));
    RENKEI_TRY(auto store, store::Store::open(opened.folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    if (!newest) return Error{ErrorKind::NotFound, sentence("There is no notice {1} on show; renkei list notices names them", key)};
    RENKEI_TRY(auto content, store.load_content(current.value_or(*newest)));
    if (std::erase_if(content.notices, [&](const model::Notice& notice) { return notice.key == key; }) == 0)
        return Error{ErrorKind::NotFound, sentence("There is no notice {1} on show; renkei list notices names them", key)};
    // What nobody has published yet is not published along with it.
    if (current && *current != *newest) {
        RENKEI_TRY(const auto all, store.revisions());
        if (!all.empty() && !all.front().published) say(common, sentence("Revision {1} is prepared and not shown; what it brings is not in this one. Load it again after this", *newest));
    }
    LoadOptions options;
    options.publish = true;
    options.paths = {key};
    options.note = "− " + key;
    return commit_loaded(store, options, content, store::Origin::Staff, *newest, current);
}

}  // namespace

int withdraw(const Common& common, const WithdrawOptions& options)
{
    const auto committed = take_off(common, options.key);
    if (!committed) return fail(common, committed.error());
    LoadOptions published;
    published.publish = true;
    return report_committed(common, published, *committed, {});
}

}  // namespace renkei::commands
