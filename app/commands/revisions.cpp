// renkei revisions, publish and rollback: what is shown, and its history.

#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
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

const char* name_of(store::Action action) { return action == store::Action::Load ? "load" : action == store::Action::Publish ? "publish" : "rollback"; }

std::string word_of(const Common& common, store::Action action)
{
    if (action == store::Action::Load) return in_language(common, sentence("loaded"));
    return in_language(common, action == store::Action::Publish ? sentence("published") : sentence("went back"));
}

std::string counts_of(const store::HistoryLine& line)
{
    return line.action == store::Action::Load ? "+" + std::to_string(line.added) + " ~" + std::to_string(line.changed) + " -" + std::to_string(line.removed) : "";
}

std::string plain(const Common& common, const std::vector<store::HistoryLine>& history)
{
    std::string text;
    for (const auto& line : history) {
        const std::string counts = counts_of(line);
        text += (text.empty() ? "" : "\n") + rfc3339(line.at) + "  " + std::to_string(line.revision) + "  " + word_of(common, line.action) + "  " + line.who + (counts.empty() ? "" : "  " + counts) + (line.note.empty() ? "" : "  " + line.note);
    }
    return text;
}

// A cell of CSV (RFC 4180). What a spreadsheet would take for a formula is told to be text.
std::string cell_of(const std::string& text)
{
    std::string cell = !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos ? "'" + text : text;
    for (size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) cell.insert(at, 1, '"');
    return '"' + cell + '"';
}

std::string csv(const std::vector<store::HistoryLine>& history)
{
    std::string text = "at,revision,action,who,added,changed,removed,note";
    for (const auto& line : history)
        text += "\r\n" + rfc3339(line.at) + "," + std::to_string(line.revision) + "," + name_of(line.action) + "," + cell_of(line.who) + "," + std::to_string(line.added) + "," + std::to_string(line.changed) + "," +
                std::to_string(line.removed) + "," + cell_of(line.note);
    return text;
}

nlohmann::ordered_json object_of(const store::HistoryLine& line)
{
    return {{"at", rfc3339(line.at)}, {"revision", line.revision}, {"action", name_of(line.action)}, {"who", line.who}, {"note", line.note}, {"added", line.added}, {"changed", line.changed}, {"removed", line.removed}};
}

int print_history(const Common& common, const RevisionsOptions& options, const std::vector<store::HistoryLine>& history)
{
    if (options.csv) return print(common, csv(history));
    if (!common.json) return print(common, plain(common, history));
    auto list = nlohmann::ordered_json::array();
    for (const auto& line : history) list.push_back(object_of(line));
    return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

// Each with when it was put on show, by whom and why, the last time first.
std::string plain(const Common& common, const std::vector<store::RevisionSummary>& all, const std::vector<store::HistoryLine>& history)
{
    std::string text;
    for (const auto& r : all) {
        text += (text.empty() ? "" : "\n") + std::string(r.current ? "* " : "  ") + std::to_string(r.id) + "  " + rfc3339(r.created) + "  " + r.who + "  +" + std::to_string(r.added) +
                " ~" + std::to_string(r.changed) + " -" + std::to_string(r.removed) + "  " + r.digest.substr(0, 12) + "  " + r.note;
        for (const auto& line : history)
            if (line.revision == r.id && line.action != store::Action::Load) text += "\n      " + rfc3339(line.at) + "  " + word_of(common, line.action) + "  " + line.who + (line.note.empty() ? "" : "  " + line.note);
    }
    return text;
}

}  // namespace

int publish(const Common& common, const PublishOptions& options)
{
    auto store = open_for_writing(common);
    if (!store) return fail(common, store.error());
    const auto before = store->current_revision();
    const auto shown = store->publish(options.revision, who_acts(), options.note, system_now());
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
    if (!common.json) return print(common, plain(common, *all, *history));
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& r : *all) {
        auto publications = nlohmann::ordered_json::array();
        for (const auto& line : *history)
            if (line.revision == r.id && line.action != store::Action::Load) publications.push_back(object_of(line));
        list.push_back({{"id", r.id}, {"created", rfc3339(r.created)}, {"published", r.published ? nlohmann::ordered_json(rfc3339(*r.published)) : nlohmann::ordered_json(nullptr)},
                        {"current", r.current}, {"who", r.who}, {"note", r.note}, {"added", r.added}, {"changed", r.changed}, {"removed", r.removed}, {"digest", r.digest}, {"origin", r.origin == store::Origin::Shipped ? "shipped" : r.origin == store::Origin::Feed ? "feed" : "staff"}, {"publications", std::move(publications)}});
    }
    return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace renkei::commands
