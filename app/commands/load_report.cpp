#include "commands/load_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

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

std::string listed(const std::vector<std::string>& places)
{
    constexpr size_t kMostListed = 6;
    std::string all;
    for (size_t i = 1; i < std::min(places.size(), kMostListed + 1); ++i) all += (i == 1 ? "" : "、") + places[i];
    return places.size() > kMostListed + 1 ? all + " …" : all;
}

namespace {

// The same said of several rows, each in the same column, is said once.
struct SameFinding {
    intake::Finding finding;
    std::vector<std::string> places;   // cells, or rows where there are none
};

std::string column_of(const std::string& cell) { return cell.substr(0, cell.find_first_of("0123456789")); }

std::vector<SameFinding> same_together(const std::vector<intake::Finding>& findings)
{
    std::vector<SameFinding> all;
    std::map<std::string, size_t> at;
    for (const intake::Finding& f : findings) {
        const std::string key = std::to_string(static_cast<int>(f.severity)) + "\n" + f.file + "\n" + f.sheet + "\n" + column_of(f.cell) + "\n" + f.message.en;
        const auto [found, fresh] = at.emplace(key, all.size());
        if (fresh || f.row == 0) all.push_back({.finding = f, .places = {}});
        all[f.row == 0 ? all.size() - 1 : found->second].places.push_back(f.cell.empty() ? std::to_string(f.row) : f.cell);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.finding.severity < b.finding.severity; });
    return all;
}

void say_finding(const Common& common, const SameFinding& same)
{
    const intake::Finding& f = same.finding;
    const std::string file = one_line(f.file), sheet = one_line(f.sheet);   // a name may have line ends
    const Sentence place = same.places.size() == 1 ? Sentence{same.places[0], same.places[0]} : sentence("{1} and {2} more ({3})", same.places[0], same.places.size() - 1, listed(same.places));
    if (!sheet.empty() && f.row == 0 && f.cell.empty()) say(common, sentence("[{1}] {2} sheet “{3}”: {4}", word_of(f.severity), file, sheet, f.message));
    else if (!sheet.empty()) say(common, sentence("[{1}] {2} sheet “{3}” {4}: {5}", word_of(f.severity), file, sheet, place, f.message));
    else if (f.row == 0) say(common, sentence("[{1}] {2}: {3}", word_of(f.severity), file, f.message));
    else if (f.cell.empty() && same.places.size() == 1) say(common, sentence("[{1}] {2} row {3}: {4}", word_of(f.severity), file, f.row, f.message));
    else say(common, sentence("[{1}] {2} {3}: {4}", word_of(f.severity), file, place, f.message));
}

}  // namespace

void say_findings(const Common& common, const std::vector<intake::Finding>& findings)
{
    constexpr size_t kMostSaid = 20;
    const std::vector<SameFinding> all = same_together(findings);
    for (size_t i = 0; i < std::min(all.size(), kMostSaid); ++i) say_finding(common, all[i]);
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
