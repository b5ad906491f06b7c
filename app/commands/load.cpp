// renkei load: the fact tables that ship, or a folder of the same tables, become a checked revision.

#include <nlohmann/json.hpp>

#include <filesystem>
#include <unordered_set>

#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "intake/notices.hpp"
#include "intake/shipped.hpp"
#include "model/fields.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

size_t rows_of(const model::Content& content)
{
    size_t rows = 0;
    model::visit_kinds(content, [&](const char*, const auto& records) { rows += records.size(); });
    return rows;
}

// The folder to read: the one named, or what ships.
Result<fs::path> source_folder(const config::Config& config, const LoadOptions& options)
{
    if (options.paths.empty()) return data_folder(config);
    if (options.paths.size() > 1) return Error{ErrorKind::Usage, sentence("renkei load takes one folder of fact tables; load further ones one by one")};
    const fs::path path = options.paths.front();
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", path)};
    if (!fs::exists(path / "facts" / "municipalities.csv", ignored))
        return Error{ErrorKind::BadData, sentence("{1} is not a folder of fact tables (facts/municipalities.csv is missing); this version loads no other form", path)};
    return path;
}

// What staff loaded stays: the fact tables replace only what came from them. Returns whether there was any.
bool keep_staff_content(const model::Content& before, model::Content& content)
{
    const size_t tables = content.events.size();
    content.exhibits = before.exhibits;
    content.notices = before.notices;
    std::unordered_set<std::string> keys;   // there may be a hundred thousand
    for (const auto& event : content.events) keys.insert(event.key);
    for (const auto& event : before.events)
        if (event.by_staff && !keys.contains(event.key)) content.events.push_back(event);
    return content.events.size() > tables || !content.exhibits.empty() || !content.notices.empty();
}

// What a load came to, for --json.
struct Report {
    size_t files = 0, rows = 0;
    std::optional<Error> error;
    std::optional<store::RevisionId> revision;
    bool unchanged = false;
};

int print_report(const Common& common, const Report& report)
{
    Json findings = Json::array();
    if (report.error)
        findings.push_back({{"file", ""}, {"sheet", ""}, {"cell", ""}, {"row", nullptr}, {"severity", "stop"}, {"cause", "facts"}, {"message", in_language(common, *report.error)}, {"rows", 0}});
    const Json json = {{"files", report.files}, {"rows", report.rows}, {"accepted", report.error ? 0 : report.rows}, {"held", 0}, {"refused", report.error ? report.rows : 0},
                       {"findings", std::move(findings)}, {"revision", report.revision ? Json(*report.revision) : Json(nullptr)}, {"unchanged", report.unchanged}};
    return print(common, json.dump(1, ' ', false, Json::error_handler_t::replace));
}

size_t count_files(const fs::path& folder)
{
    size_t files = 0;
    std::error_code failed;
    for (const char* below : {"facts", "showcases"})
        for (fs::directory_iterator at(folder / below, failed), end; !failed && at != end; at.increment(failed))
            files += at->path().extension() == ".csv" || at->path().extension() == ".json";
    return files;
}

struct Committed {
    store::RevisionSummary revision;
    bool unchanged = false;     // the newest revision already held this content
    bool was_current = false;   // and was on show
};

// A table of notices: everything else stays as it is on show, or as it was last loaded.
bool is_notices(const LoadOptions& options)
{
    std::error_code ignored;
    return options.paths.size() == 1 && fs::path(options.paths.front()).extension() == ".csv" && fs::is_regular_file(options.paths.front(), ignored);
}

Result<Committed> commit_notices(const config::Config& config, const LoadOptions& options, std::vector<model::Notice> notices)
{
    RENKEI_TRY(const auto folder, store_folder(config));
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    if (!newest) return Error{ErrorKind::NotFound, sentence("A table of notices is taken on top of a revision; load the facts first with renkei load")};
    // What nobody has published yet is not published with a notice that cannot wait.
    RENKEI_TRY(auto content, store.load_content(current.value_or(*newest)));
    content.notices = std::move(notices);
    store::CommitRequest request;
    request.who = who_acts();
    request.note = options.note.empty() ? options.paths.front() : options.note;
    request.origin = store::Origin::Staff;
    request.when = system_now();
    request.publish = options.publish;
    request.expected_newest = *newest;
    RENKEI_TRY(auto revision, store.commit(content, request));
    const bool unchanged = newest == revision.id;
    return Committed{std::move(revision), unchanged, unchanged && current == newest};
}

Result<Committed> commit_into(store::Store& store, const LoadOptions& options, model::Content content)
{
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    bool with_staff_content = false;
    if (newest) {
        RENKEI_TRY(const auto before, store.load_content(*newest));
        with_staff_content = keep_staff_content(before, content);
    }
    store::CommitRequest request;
    request.who = who_acts();
    request.note = !options.note.empty() ? options.note : options.paths.empty() ? "shipped with renkei " RENKEI_VERSION : options.paths.front();
    request.origin = options.paths.empty() && !with_staff_content ? store::Origin::Shipped : store::Origin::Staff;
    request.when = system_now();
    request.publish = options.publish;
    request.expected_newest = newest.value_or(0);
    RENKEI_TRY(auto revision, store.commit(content, request));
    const bool unchanged = newest == revision.id;
    return Committed{std::move(revision), unchanged, unchanged && current == newest};
}

// A damaged store is made anew from this content.
Result<Committed> commit(const Common& common, const config::Config& config, const LoadOptions& options, const model::Content& content)
{
    RENKEI_TRY(const auto folder, store_folder(config));
    Result<Committed> committed = Error{};
    {
        auto store = store::Store::open(folder, {.access = store::Access::Write});
        committed = store ? commit_into(*store, options, content) : Result<Committed>(store.error());
    }
    if (committed || committed.error().kind != ErrorKind::BadData) return committed;
    Result<Committed> anew = committed.error();
    RENKEI_TRY(const auto replaced, make_anew(common, folder, [&](store::Store& store) {
        anew = commit_into(store, options, content);
        return anew ? Result<void>() : Result<void>(anew.error());
    }));
    return anew;   // where nothing was damaged, the error is the content's
}

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

}  // namespace

namespace {

int load_notices(const Common& common, const config::Config& config, const LoadOptions& options)
{
    const std::string& file = options.paths.front();
    auto notices = intake::read_notices(file);
    Report report{.files = 1, .rows = 0, .error = {}, .revision = {}};
    if (!notices) {
        report.error = notices.error();
        if (common.json) (void)print_report(common, report);
        return fail(common, notices.error());
    }
    report.rows = notices->size();
    say(common, sentence("The notices were read from {1}: {2}, of them {3} urgent", file, report.rows, std::count_if(notices->begin(), notices->end(), [](const auto& n) { return n.urgent; })));
    if (options.check) return common.json ? print_report(common, report) : 0;
    const auto committed = commit_notices(config, options, std::move(notices).value());
    if (!committed) return fail(common, committed.error());
    say_committed(common, options, *committed);
    if (!common.json) return 0;
    report.revision = committed->revision.id;
    report.unchanged = committed->unchanged;
    return print_report(common, report);
}

}  // namespace

int load(const Common& common, const LoadOptions& options)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    if (is_notices(options)) return load_notices(common, settings->config, options);
    const auto folder = source_folder(settings->config, options);
    if (!folder) return fail(common, folder.error());
    say(common, sentence("Reading {1}", *folder));
    auto content = options.paths.empty() ? intake::read_shipped(*folder) : intake::read_facts(*folder);
    Report report{.files = count_files(*folder), .rows = 0, .error = {}, .revision = {}};
    if (!content) {
        report.error = content.error();
        if (common.json) (void)print_report(common, report);
        return fail(common, content.error());
    }
    report.rows = rows_of(*content);
    if (options.check) {
        if (common.json) return print_report(common, report);
        say(common, sentence("{1} records, nothing wrong", report.rows));
        return 0;
    }
    const auto committed = commit(common, settings->config, options, *content);
    if (!committed) return fail(common, committed.error());
    say_committed(common, options, *committed);
    if (!common.json) return 0;
    report.revision = committed->revision.id;
    report.unchanged = committed->unchanged;
    return print_report(common, report);
}

}  // namespace renkei::commands
