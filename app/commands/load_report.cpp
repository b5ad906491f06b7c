#include "commands/load_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "model/limits.hpp"

namespace renkei::commands {
namespace {

using Json = nlohmann::ordered_json;
using intake::Severity;

const char* name_of(Severity severity)
{
    switch (severity) {
        case Severity::Stop: return "stop";
        case Severity::Hold: return "hold";
        case Severity::Note: return "note";
    }
    return "";
}

Sentence word_of(Severity severity)
{
    switch (severity) {
        case Severity::Stop: return sentence("stopped");
        case Severity::Hold: return sentence("held");
        case Severity::Note: return sentence("note");
    }
    return {};
}

}  // namespace

int print_report(const Common& common, const LoadReport& report)
{
    Json findings = Json::array();
    for (const intake::Finding& f : report.findings)
        findings.push_back({{"file", f.file}, {"sheet", f.sheet}, {"cell", f.cell}, {"row", f.row == 0 ? Json(nullptr) : Json(f.row)}, {"severity", name_of(f.severity)}, {"cause", f.cause},
                            {"message", common.language == Language::Japanese ? f.message.ja : f.message.en}, {"rows", f.severity == Severity::Hold ? 1 : 0}});
    const Json json = {{"files", report.files}, {"rows", report.rows}, {"accepted", report.accepted}, {"held", report.held}, {"refused", report.refused},
                       {"findings", std::move(findings)}, {"revision", report.revision ? Json(*report.revision) : Json(nullptr)}, {"unchanged", report.unchanged}};
    return print(common, json.dump(1, ' ', false, Json::error_handler_t::replace));
}

void say_findings(const Common& common, const std::vector<intake::Finding>& findings)
{
    constexpr size_t kMostSaid = 20;
    std::vector<const intake::Finding*> order;
    for (const auto& finding : findings) order.push_back(&finding);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->severity < b->severity; });
    for (size_t i = 0; i < std::min(order.size(), kMostSaid); ++i) {
        intake::Finding f = *order[i];
        f.file = one_line(f.file);   // a name may have line ends
        f.sheet = one_line(f.sheet);
        if (!f.sheet.empty() && f.cell.empty() && f.row == 0) say(common, sentence("[{1}] {2} sheet “{3}”: {4}", word_of(f.severity), f.file, f.sheet, f.message));
        else if (!f.sheet.empty()) say(common, sentence("[{1}] {2} sheet “{3}” {4}: {5}", word_of(f.severity), f.file, f.sheet, f.cell.empty() ? std::to_string(f.row) : f.cell, f.message));
        else if (f.row == 0) say(common, sentence("[{1}] {2}: {3}", word_of(f.severity), f.file, f.message));
        else say(common, sentence("[{1}] {2} row {3}: {4}", word_of(f.severity), f.file, f.row, f.message));
    }
    if (order.size() > kMostSaid) say(common, sentence("and {1} more; --json tells all", order.size() - kMostSaid));
}

namespace {

void say_committed(const Common& common, const LoadOptions& options, const Committed& committed)
{
    const store::RevisionSummary& r = committed.revision;
    const std::string counts = "+" + std::to_string(r.added) + " ~" + std::to_string(r.changed) + " -" + std::to_string(r.removed);
    if (committed.unchanged) {
        say(common, sentence("Nothing has changed: revision {1} already holds exactly this content, and no new one was made", r.id));
        // The note of a load that publishes an unchanged revision is kept: with its publication.
        if (!options.note.empty() && (committed.was_current || !options.publish)) say(common, sentence("The note was not needed and is not kept"));
    }
    if (r.current && (!committed.unchanged || !committed.was_current)) say(common, sentence("Revision {1} is on show ({2})", r.id, counts));
    else if (!r.current) say(common, sentence("Revision {1} is ready ({2}); to show it: renkei publish {1}", r.id, counts));
}

// As much as a note may have.
std::string joined(const std::vector<std::string>& paths)
{
    std::string all;
    for (const std::string& path : paths) {
        if (!all.empty() && code_points(all) + code_points(path) > model::kLongestName) return all + " …";
        all += (all.empty() ? "" : ", ") + path;
    }
    return all;
}

}  // namespace

Result<Committed> commit_loaded(store::Store& store, const LoadOptions& options, const model::Content& content, store::Origin origin, store::RevisionId newest,
                                std::optional<store::RevisionId> current)
{
    store::CommitRequest request;
    request.who = who_acts();
    request.note = one_line(!options.note.empty() ? options.note : options.paths.empty() ? "shipped with renkei " RENKEI_VERSION : joined(options.paths));
    request.origin = origin;
    request.when = system_now();
    request.publish = options.publish;
    request.expected_newest = newest;
    RENKEI_TRY(auto revision, store.commit(content, request));
    const bool unchanged = revision.id == newest;
    return Committed{std::move(revision), unchanged, unchanged && current == newest};
}

int report_committed(const Common& common, const LoadOptions& options, const Committed& committed, LoadReport report)
{
    say_committed(common, options, committed);
    if (!common.json) return 0;
    report.revision = committed.revision.id;
    report.unchanged = committed.unchanged;
    return print_report(common, report);
}

intake::Finding finding_of(const Error& error)
{
    return {.severity = intake::Severity::Stop, .cause = "facts", .message = {error.message, error.japanese.empty() ? error.message : error.japanese}};
}

}  // namespace renkei::commands
