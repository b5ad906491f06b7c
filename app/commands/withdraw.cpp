// renkei withdraw: one notice leaves the display, at once, or comes back to it. Everything else stays as it is on show.

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "programme/notices.hpp"

namespace renkei::commands {
namespace {

// The newest of each key that was on show, is not now, and whose time has not ended. A load that left it out has withdrawn it, too.
Result<std::vector<model::Notice>> withdrawn_notices(const store::Store& store, const model::Content& shown, Instant now)
{
    std::set<std::string> known;
    for (const model::Notice& notice : shown.notices) known.insert(notice.key);
    RENKEI_TRY(const auto revisions, store.revisions());   // the newest first
    std::vector<model::Notice> withdrawn;
    for (const store::RevisionSummary& revision : revisions) {
        if (!revision.published || revision.current) continue;
        RENKEI_TRY(const auto content, store.load_content(revision.id));
        for (const model::Notice& notice : content.notices) {
            if (!known.insert(notice.key).second) continue;
            if (programme::time_of(notice).until > now) withdrawn.push_back(notice);
        }
    }
    return withdrawn;
}

struct Change {
    store::Store store;
    store::RevisionId newest = 0;
    std::optional<store::RevisionId> current;
    model::Content content;            // on show
};

Result<Change> begin_change(const Common& common, const std::string& key)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const OpenedStore opened, open_or_create(common, settings.config, Purpose::Run));
    RENKEI_TRY(auto store, store::Store::open(opened.folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    if (!newest) return Error{ErrorKind::NotFound, sentence("There is no notice {1} on show; renkei list notices names them", key)};
    RENKEI_TRY(auto content, store.load_content(current.value_or(*newest)));
    return Change{.store = std::move(store), .newest = *newest, .current = current, .content = std::move(content)};
}

Result<Committed> show(const Common& common, Change& change, const std::string& key, const char* sign)
{
    // What nobody has published yet is not published along with it.
    if (change.current && *change.current != change.newest) {
        RENKEI_TRY(const auto all, change.store.revisions());
        if (!all.empty() && !all.front().published) say(common, sentence("Revision {1} is prepared and not shown; what it brings is not in this one. Load it again after this", change.newest));
    }
    LoadOptions options;
    options.publish = true;
    options.paths = {key};
    options.note = sign + key;
    return commit_loaded(change.store, options, change.content, store::Origin::Staff, change.newest, change.current);
}

Result<Committed> take_off(const Common& common, const std::string& key)
{
    RENKEI_TRY(Change change, begin_change(common, key));
    if (std::erase_if(change.content.notices, [&](const model::Notice& notice) { return notice.key == key; }) == 0)
        return Error{ErrorKind::NotFound, sentence("There is no notice {1} on show; renkei list notices names them", key)};
    return show(common, change, key, "− ");
}

Result<Committed> put_back(const Common& common, const std::string& key)
{
    RENKEI_TRY(Change change, begin_change(common, key));
    RENKEI_TRY(const auto withdrawn, withdrawn_notices(change.store, change.content, system_now()));
    const auto found = std::find_if(withdrawn.begin(), withdrawn.end(), [&](const model::Notice& notice) { return notice.key == key; });
    if (found == withdrawn.end()) return Error{ErrorKind::NotFound, sentence("There is no withdrawn notice {1} that can be put back; renkei withdraw --list names those that can", key)};
    change.content.notices.push_back(*found);
    return show(common, change, key, "+ ");
}

int print_withdrawn(const Common& common)
{
    const auto listed = [&]() -> Result<std::vector<model::Notice>> {
        RENKEI_TRY(const config::Loaded settings, configuration(common));
        RENKEI_TRY(const OpenedStore opened, open_or_create(common, settings.config, Purpose::Look));
        return withdrawn_notices(opened.store, *opened.content, system_now());
    }();
    if (!listed) return fail(common, listed.error());
    if (common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& one : *listed)
            list.push_back({{"key", one.key}, {"title", one.title}, {"urgent", one.urgent},
                            {"show_until", one.show_until ? nlohmann::ordered_json(iso_date(*one.show_until)) : nlohmann::ordered_json(nullptr)}});
        return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    std::string text = listed->empty() ? in_language(common, sentence("No notice was withdrawn that can be put back")) : "";
    for (const auto& one : *listed) text += (text.empty() ? "" : "\n") + one.key + "  " + one.title;
    return print(common, text);
}

}  // namespace

int withdraw(const Common& common, const WithdrawOptions& options)
{
    if (options.list) return print_withdrawn(common);
    const auto committed = options.back ? put_back(common, options.key) : take_off(common, options.key);
    if (!committed) return fail(common, committed.error());
    LoadOptions published;
    published.publish = true;
    return report_committed(common, published, *committed, {});
}

}  // namespace renkei::commands
