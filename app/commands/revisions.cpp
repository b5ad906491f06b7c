// renkei revisions, publish and rollback: what is shown, and its history.

#include <nlohmann/json.hpp>

#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"

namespace renkei::commands {
namespace {

Result<store::Store> open_for_writing(const Common& common)
{
    // First what every command may expect: a store with the shipped content, whole and up to date.
    RENKEI_TRY(const auto settings, configuration(common));
    RENKEI_TRY(const auto opened, open_or_create(common, settings.config, Purpose::Run));
    return store::Store::open(opened.folder, {.access = store::Access::Write});
}

int report_shown(const Common& common, store::RevisionId revision)
{
    if (common.json) return print(common, nlohmann::ordered_json({{"current", revision}}).dump());
    say(common, sentence("Revision {1} is on show", revision));
    return 0;
}

std::string plain(const std::vector<store::RevisionSummary>& all)
{
    std::string text;
    for (const auto& r : all) {
        text += (text.empty() ? "" : "\n") + std::string(r.current ? "* " : "  ") + std::to_string(r.id) + "  " + rfc3339(r.created) + "  " + r.who + "  +" + std::to_string(r.added) +
                " ~" + std::to_string(r.changed) + " -" + std::to_string(r.removed) + "  " + r.digest.substr(0, 12) + "  " + r.note;
    }
    return text;
}

}  // namespace

int publish(const Common& common, const PublishOptions& options)
{
    auto store = open_for_writing(common);
    if (!store) return fail(common, store.error());
    const auto shown = store->publish(options.revision, who_acts(), options.note, system_now());
    return shown ? report_shown(common, *shown) : fail(common, shown.error());
}

int rollback(const Common& common)
{
    auto store = open_for_writing(common);
    if (!store) return fail(common, store.error());
    const auto shown = store->rollback(who_acts(), system_now());
    return shown ? report_shown(common, *shown) : fail(common, shown.error());
}

int revisions(const Common& common)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto opened = open_or_create(common, settings->config, Purpose::Look);
    if (!opened) return fail(common, opened.error());
    const auto all = opened->store.revisions();
    if (!all) return fail(common, all.error());
    if (!common.json) return print(common, plain(*all));
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& r : *all) {
        list.push_back({{"id", r.id}, {"created", rfc3339(r.created)}, {"published", r.published ? nlohmann::ordered_json(rfc3339(*r.published)) : nlohmann::ordered_json(nullptr)},
                        {"current", r.current}, {"who", r.who}, {"note", r.note}, {"added", r.added}, {"changed", r.changed}, {"removed", r.removed}, {"digest", r.digest}, {"origin", r.origin == store::Origin::Shipped ? "shipped" : "staff"}});
    }
    return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace renkei::commands
