// renkei revisions, publish and rollback: what is shown, and its history.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/planned.hpp"
#include "intake/csv_writing.hpp"

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

const char* name_of(store::Action action)
{
    switch (action) {
        case store::Action::Load: return "load";
        case store::Action::Publish: return "publish";
        case store::Action::Rollback: return "rollback";
        case store::Action::Plan: return "plan";
        case store::Action::Cancel: return "cancel";
    }
    return "";
}

std::string word_of(const Common& common, store::Action action)
{
    switch (action) {
        case store::Action::Load: return in_language(common, sentence("loaded"));
        case store::Action::Publish: return in_language(common, sentence("published"));
        case store::Action::Rollback: return in_language(common, sentence("went back"));
        case store::Action::Plan: return in_language(common, sentence("planned"));
        case store::Action::Cancel: return in_language(common, sentence("cancelled"));
    }
    return "";
}

nlohmann::ordered_json object_of(const store::Plan& plan)
{
    return {{"revision", plan.revision}, {"at", rfc3339(plan.at)}, {"who", plan.who}, {"note", plan.note}, {"made", rfc3339(plan.made)}};
}

int print_plans(const Common& common, const std::vector<store::Plan>& plans)
{
    if (common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& plan : plans) list.push_back(object_of(plan));
        return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    std::string text = plans.empty() ? in_language(common, sentence("Nothing is planned")) : "";
    for (const auto& plan : plans)
        text += (text.empty() ? "" : "\n") + rfc3339(plan.at) + "  " + std::to_string(plan.revision) + "  " + plan.who +
            (plan.note.empty() ? "" : "  " + plan.note);
    return print(common, text);
}

int cancel(const Common& common, store::Store& store, const PublishOptions& options, const std::string& who)
{
    const auto cancelled = store.cancel(options.revision, who, system_now());
    if (!cancelled) return fail(common, cancelled.error());
    if (cancelled->empty()) return fail(common, {ErrorKind::NotFound, options.revision ? sentence("No publication of revision {1} is planned; renkei publish --planned lists what is", *options.revision) : sentence("Nothing is planned")});
    for (const auto& plan : *cancelled) say(common, sentence("The publication of revision {1} planned for {2} is cancelled", plan.revision, rfc3339(plan.at)));
    return common.json ? print_plans(common, *cancelled) : 0;
}

int plan(const Common& common, store::Store& store, const PublishOptions& options, const std::string& who)
{
    constexpr std::chrono::hours kFarthest{24 * 731};
    const Instant now = system_now(), at = *planned_time(options.at);
    if (const auto why = mistrust(store, now)) return fail(common, {ErrorKind::Unavailable, sentence("The publication of revision {1} planned for {2} waits: the clock cannot be trusted ({3}). Set the clock, or publish it by hand", options.revision.value_or(0), rfc3339(at), *why)});
    if (at <= now || at - now > kFarthest) return fail(common, {ErrorKind::Usage, sentence("{1} is past or too far off; choose a time within two years, or leave --at out to publish now", rfc3339(at))});
    const auto planned = store.plan({.revision = options.revision.value_or(0), .at = at, .who = who, .note = one_line(options.note), .made = now});
    if (!planned) return fail(common, planned.error());
    say(common, sentence("Revision {1} will be put on show at {2}; to take that back: renkei publish {1} --cancel", planned->revision, rfc3339(planned->at)));
    return common.json ? print(common, object_of(*planned).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) : 0;
}

std::string counts_of(const store::HistoryLine& line)
{
    return line.action == store::Action::Load ? "+" + std::to_string(line.added) + " ~" + std::to_string(line.changed) + " -" + std::to_string(line.removed)
        : "";
}

std::string plain(const Common& common, const std::vector<store::HistoryLine>& history)
{
    std::string text;
    for (const auto& line : history) {
        const std::string counts = counts_of(line);
        text += (text.empty() ? "" : "\n") + rfc3339(line.at) + "  " + std::to_string(line.revision) + "  " + word_of(common, line.action) + "  " + line.who +
            (counts.empty() ? "" : "  " + counts) + (line.note.empty() ? "" : "  " + line.note);
    }
    return text;
}

std::string csv(const std::vector<store::HistoryLine>& history)
{
    using intake::harmless;
    std::string text = intake::csv_line({"at", "revision", "action", "who", "added", "changed", "removed", "note"});
    for (const auto& line : history)
        text += intake::csv_line({rfc3339(line.at), std::to_string(line.revision), name_of(line.action), harmless(line.who), std::to_string(line.added),
                                  std::to_string(line.changed), std::to_string(line.removed), harmless(line.note)});
    return text;
}

nlohmann::ordered_json object_of(const store::HistoryLine& line)
{
    return {{"at", rfc3339(line.at)}, {"revision", line.revision}, {"action", name_of(line.action)}, {"who", line.who}, {"note", line.note},
            {"added", line.added}, {"changed", line.changed}, {"removed", line.removed}};
}

int print_history(const Common& common, const RevisionsOptions& options, const std::vector<store::HistoryLine>& history)
{
    if (options.csv) return print_file(common, csv(history));
    if (!common.json) return print(common, plain(common, history));
    auto list = nlohmann::ordered_json::array();
    for (const auto& line : history) list.push_back(object_of(line));
    return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

bool is_shown(store::Action action) { return action == store::Action::Publish || action == store::Action::Rollback; }

// Each with when it is planned and when it was put on show, by whom and why, the last time first.
std::string plain(const Common& common, const std::vector<store::RevisionSummary>& all, const std::vector<store::HistoryLine>& history,
                  const std::vector<store::Plan>& plans)
{
    std::string text;
    for (const auto& r : all) {
        text += (text.empty() ? "" : "\n") + std::string(r.current ? "* " : "  ") + std::to_string(r.id) + "  " + rfc3339(r.created) + "  " + r.who + "  +" +
            std::to_string(r.added) +
                " ~" + std::to_string(r.changed) + " -" + std::to_string(r.removed) + "  " + r.digest.substr(0, 12) + "  " + r.note;
        for (const auto& plan : plans)
            if (plan.revision == r.id)
                text += "\n      " + in_language(common, sentence("planned: revision {1} at {2}", r.id, rfc3339(plan.at))) + "  " + plan.who;
        for (const auto& line : history)
            if (line.revision == r.id && is_shown(line.action))
                text += "\n      " + rfc3339(line.at) + "  " + word_of(common, line.action) + "  " + line.who + (line.note.empty() ? "" : "  " + line.note);
    }
    return text;
}

}  // namespace

int publish(const Common& common, const PublishOptions& options)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    auto store = open_for_writing(common);
    if (!store) return fail(common, store.error());
    const std::string who = options.by.empty() ? who_acts() : one_line(options.by);
    if (options.planned) {
        const auto plans = store->plans();
        return plans ? print_plans(common, *plans) : fail(common, plans.error());
    }
    if (options.cancel) return cancel(common, *store, options, who);
    if (settings->config.staff.second_person)
        if (const auto approved = check_second_person(*store, options.revision, options.by); !approved) return fail(common, approved.error());
    if (!options.at.empty()) return plan(common, *store, options, who);
    const auto before = store->current_revision();
    const auto shown = store->publish(options.revision, who, one_line(options.note), system_now());
    if (shown && before && *before == *shown) say(common, sentence("Revision {1} was on show already; nothing was changed and the note is not kept", *shown));
    return shown ? report_shown(common, *shown) : fail(common, shown.error());
}

int rollback(const Common& common)
{
    auto store = open_for_writing(common);
    if (!store) return fail(common, store.error());
    const auto shown = store->rollback(who_acts(), system_now());
    return shown ? report_shown(common, *shown) : fail(common, shown.error());
}

int revisions(const Common& common, const RevisionsOptions& options)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto opened = open_or_create(common, settings->config, Purpose::Look);
    if (!opened) return fail(common, opened.error());
    const auto all = opened->store.revisions();
    if (!all) return fail(common, all.error());
    const auto history = opened->store.history();
    if (!history) return fail(common, history.error());
    if (options.history) return print_history(common, options, *history);
    const auto plans = opened->store.plans();
    if (!plans) return fail(common, plans.error());
    if (!common.json) return print(common, plain(common, *all, *history, *plans));
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& r : *all) {
        auto publications = nlohmann::ordered_json::array();
        for (const auto& line : *history)
            if (line.revision == r.id && is_shown(line.action)) publications.push_back(object_of(line));
        const auto planned = std::find_if(plans->begin(), plans->end(), [&](const store::Plan& plan) { return plan.revision == r.id; });
        list.push_back({{"id", r.id}, {"created", rfc3339(r.created)},
                        {"published", r.published ? nlohmann::ordered_json(rfc3339(*r.published)) : nlohmann::ordered_json(nullptr)},
                        {"current", r.current}, {"who", r.who}, {"note", r.note}, {"added", r.added}, {"changed", r.changed}, {"removed", r.removed},
                        {"digest", r.digest}, {"origin", r.origin == store::Origin::Shipped ? "shipped" : r.origin == store::Origin::Feed
                                                   ? "feed" : "staff"}, {"publications", std::move(publications)},
                        {"planned", planned != plans->end() ? nlohmann::ordered_json(rfc3339(planned->at)) : nlohmann::ordered_json(nullptr)}});
    }
    return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace renkei::commands
