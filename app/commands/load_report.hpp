#pragma once
// What `renkei load` tells: findings and counts, as JSON or as sentences.

#include <optional>
#include <vector>

#include "commands/options.hpp"
#include "config/config.hpp"
#include "intake/findings.hpp"
#include "intake/staff_folder.hpp"
#include "model/content.hpp"
#include "store/store.hpp"

namespace renkei::commands {

struct LoadReport {
    size_t files = 0, rows = 0, accepted = 0, held = 0, refused = 0;
    std::vector<intake::Finding> findings{};
    std::optional<store::RevisionId> revision{};
    bool unchanged = false;
};

// On standard output. Returns the exit code.
[[nodiscard]] int print_report(const Common& common, const LoadReport& report);
// How many places of a finding after its first are named where it is said once (base/said_once.hpp): D25, D28 …
inline constexpr size_t kMostPlacesListed = 6;
// Each finding in a sentence, the gravest first; what is said of several rows is said once.
[[nodiscard]] std::vector<Sentence> told_once(const std::vector<intake::Finding>& findings);
// The same on standard error, 20 at most.
void say_findings(const Common& common, const std::vector<intake::Finding>& findings);

struct Committed {
    store::RevisionSummary revision;
    bool unchanged = false;     // the newest revision already held this content
    bool was_current = false;   // and was on show
};
// The content as a revision after `newest`, in the name of who acts; the error is another program's that was faster. `current`: on show.
[[nodiscard]] Result<Committed> commit_loaded(store::Store& store, const LoadOptions& options, const model::Content& content, store::Origin origin,
                                              store::RevisionId newest,
                                              std::optional<store::RevisionId> current);
// The end of every load: what became of it, in sentences and, where asked for, as JSON. Returns the exit code.
[[nodiscard]] int report_committed(const Common& common, const LoadOptions& options, const Committed& committed, LoadReport report);

// What could not be read at all, as a finding.
[[nodiscard]] intake::Finding finding_of(const Error& error);

// --template. Returns the exit code.
[[nodiscard]] int write_form(const Common& common, const std::string& place);

// --export. Returns the exit code.
[[nodiscard]] int write_export(const Common& common, const std::string& place);

// What reads tables and workbooks; nothing is put into a store.
[[nodiscard]] intake::FolderServices reading_services(const Common& common);

// Fact tables that were read, and what is told of them so far.
struct FactTables {
    model::Content content;
    LoadReport report;
};
// Everything that staff bring, in folders, workbooks, tables and archives (docs/content-format.md), is one revision. The fact tables
// that one of the folders has come first. Returns the exit code.
[[nodiscard]] int load_staff(const Common& common, const LoadOptions& options, std::optional<FactTables> facts);

}  // namespace renkei::commands
