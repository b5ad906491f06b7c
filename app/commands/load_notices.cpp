// renkei load of a table of notices: everything else stays as it is on show, or as it was last loaded.

#include <algorithm>
#include <filesystem>

#include "base/sentence.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "intake/notices.hpp"
#include "text/fold.hpp"

namespace renkei::commands {

namespace fs = std::filesystem;

bool is_notices(const LoadOptions& options)
{
    std::error_code ignored;
    return options.paths.size() == 1 && fs::path(options.paths.front()).extension() == ".csv" && fs::is_regular_file(options.paths.front(), ignored);
}

namespace {

Result<Committed> commit_notices(const Common& common, const config::Config& config, const LoadOptions& options, std::vector<model::Notice> notices)
{
    RENKEI_TRY(const auto folder, store_folder(config));
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    if (!newest) return Error{ErrorKind::NotFound, sentence("A table of notices is taken on top of a revision; load the facts first with renkei load")};
    // What nobody has published yet is not published with a notice that cannot wait.
    if (current && *current != *newest) {
        RENKEI_TRY(const auto all, store.revisions());
        if (!all.empty() && !all.front().published) say(common, sentence("Revision {1} is prepared and not shown; what it brings is not in this one. Load it again after this", *newest));
    }
    RENKEI_TRY(auto content, store.load_content(current.value_or(*newest)));
    content.notices = std::move(notices);
    return commit_loaded(store, options, content, store::Origin::Staff, *newest, current);
}

}  // namespace

int load_notices(const Common& common, const config::Config& config, const LoadOptions& options)
{
    const std::string& file = options.paths.front();
    auto notices = intake::read_notices(file, text::table_text);
    LoadReport report{.files = 1};
    if (!notices) {
        report.findings.push_back(finding_of(notices.error()));
        if (common.json) (void)print_report(common, report);
        return fail(common, notices.error());
    }
    report.rows = report.accepted = notices->size();
    say(common, sentence("The notices were read from {1}: {2}, of them {3} urgent", file, report.rows, std::count_if(notices->begin(), notices->end(), [](const auto& n) { return n.urgent; })));
    if (options.check) return common.json ? print_report(common, report) : 0;
    const auto committed = commit_notices(common, config, options, std::move(notices).value());
    if (!committed) return fail(common, committed.error());
    return report_committed(common, options, *committed, std::move(report));
}

}  // namespace renkei::commands
