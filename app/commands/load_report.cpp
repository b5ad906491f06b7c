#include "commands/load_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/said_once.hpp"
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
        findings.push_back({{"file", f.file}, {"sheet", f.sheet}, {"cell", f.cell}, {"row", f.row == 0 ? Json(nullptr) : Json(f.row)},
                            {"severity", name_of(f.severity)}, {"cause", f.cause},
                            {"message", common.language == Language::Japanese ? f.message.ja : f.message.en}, {"rows", f.severity == Severity::Hold ? 1 : 0}});
    const Json json = {{"files", report.files}, {"rows", report.rows}, {"accepted", report.accepted}, {"held", report.held}, {"refused", report.refused},
                       {"findings", std::move(findings)}, {"revision", report.revision ? Json(*report.revision) : Json(nullptr)},
                           {"unchanged", report.unchanged}};
    return print(common, json.dump(1, ' ', false, Json::error_handler_t::replace));
}

namespace {

std::string place_of(const intake::Finding& finding) { return finding.cell.empty() ? std::to_string(finding.row) : finding.cell; }

Sentence told(const std::vector<const intake::Finding*>& same)
{
    const intake::Finding& f = *same.front();
    const std::string file = one_line(f.file), sheet = one_line(f.sheet);   // a name may have line ends
    std::vector<std::string> others;
    for (size_t i = 1; i < same.size(); ++i) others.push_back(place_of(*same[i]));
    Sentence place = f.cell.empty() ? sentence("row {1}", f.row) : Sentence{f.cell, f.cell};
    if (!others.empty()) {   // they stand in the same column, or in none as the first does
        const Sentence all = listed(others, kMostPlacesListed);
        place = sentence("{1} and {2} more ({3})", place, others.size(), f.cell.empty() ? sentence("rows {1}", all) : all);
    }
    if (!sheet.empty() && f.row == 0 && f.cell.empty()) return sentence("[{1}] {2} sheet “{3}”: {4}", word_of(f.severity), file, sheet, f.message);
    if (!sheet.empty()) return sentence("[{1}] {2} sheet “{3}” {4}: {5}", word_of(f.severity), file, sheet, place, f.message);
    if (f.row == 0) return sentence("[{1}] {2}: {3}", word_of(f.severity), file, f.message);
    if (f.cell.empty() && others.empty()) return sentence("[{1}] {2} row {3}: {4}", word_of(f.severity), file, f.row, f.message);
    return sentence("[{1}] {2} {3}: {4}", word_of(f.severity), file, place, f.message);
}

}  // namespace

std::vector<Sentence> told_once(const std::vector<intake::Finding>& findings)
{
    std::vector<Said> said;
    for (const intake::Finding& f : findings)
        said.push_back({.severity = static_cast<int>(f.severity), .file = f.file, .sheet = f.sheet, .cell = f.cell, .row = f.row, .message = f.message.en});
    std::vector<Sentence> all;
    for (const auto& group : said_once(said)) {
        std::vector<const intake::Finding*> same;
        for (const size_t i : group) same.push_back(&findings[i]);
        all.push_back(told(same));
    }
    return all;
}

void say_findings(const Common& common, const std::vector<intake::Finding>& findings)
{
    constexpr size_t kMostSaid = 20;
    const std::vector<Sentence> all = told_once(findings);
    for (size_t i = 0; i < std::min(all.size(), kMostSaid); ++i) say(common, all[i]);
    if (all.size() > kMostSaid) say(common, sentence("and {1} more; --json tells all", all.size() - kMostSaid));
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
