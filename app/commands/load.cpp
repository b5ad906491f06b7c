// renkei load: the fact tables that ship, or a folder of the same tables, become a checked revision; what staff bring goes on to load_staff.cpp.

#include <algorithm>
#include <filesystem>

#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "intake/staff_folder.hpp"
#include "intake/shipped.hpp"
#include "model/merge.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// The folder to read: the one named, or what ships.
Result<fs::path> source_folder(const config::Config& config, const LoadOptions& options)
{
    if (options.paths.empty()) return data_folder(config);
    const auto with_facts = std::find_if(options.paths.begin(), options.paths.end(), [](const std::string& path) { return intake::has_fact_tables(path); });
    const fs::path path = with_facts != options.paths.end() ? *with_facts : options.paths.front();
    if (with_facts == options.paths.end()) return Error{ErrorKind::BadData, sentence("{1} has neither a table of staff ({2}) nor fact tables (facts/municipalities.csv); docs/content-format.md tells what can be loaded", path, intake::staff_tables())};
    return path;
}

// Is each of them there, and a file or folder? Facts are replaced whole, so one folder of them is meant at most.
Result<void> check_paths(const LoadOptions& options)
{
    size_t with_facts = 0;
    for (const fs::path path : options.paths) {
        std::error_code ignored;
        if (!fs::exists(path, ignored)) return Error{ErrorKind::NotFound, sentence("{1} does not exist; check the name, or whether the stick is plugged in", path)};
        if (!fs::is_regular_file(path, ignored) && !fs::is_directory(path, ignored))
            return Error{ErrorKind::BadData, sentence("{1} is {2} and no file, so it was not read; name the file itself", path,
                                                      fs::is_fifo(path) ? sentence("a pipe") : sentence("a device or socket"))};
        std::error_code closed;
        if (fs::is_directory(path, ignored) && (fs::directory_iterator(path, closed), closed == std::errc::permission_denied))
            return Error{ErrorKind::NoPermission, sentence("{1} may not be read by this user", path)};
        with_facts += intake::has_fact_tables(path);
    }
    if (with_facts > 1) return Error{ErrorKind::Usage, sentence("More than one of these has fact tables (facts/municipalities.csv); load one of them at a time")};
    return {};
}

// Whoever loads does not publish, where a second person must. What ships was loaded by nobody.
Result<void> check_alone(const Common& common, const LoadOptions& options)
{
    if (!options.publish || options.paths.empty()) return {};
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    if (!settings.config.staff.second_person) return {};
    return Error{ErrorKind::NoPermission, sentence("A second person must approve what is shown, so it cannot be published while it is loaded; load it, then renkei publish --by NAME")};
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

Result<Committed> commit_into(store::Store& store, const LoadOptions& options, model::Content content)
{
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    bool with_staff_content = false;
    if (newest) {
        RENKEI_TRY(const auto before, store.load_content(*newest));
        with_staff_content = model::keep_staffs(before, content) > 0;
    }
    const auto origin = options.paths.empty() && !with_staff_content ? store::Origin::Shipped : store::Origin::Staff;
    return commit_loaded(store, options, content, origin, newest.value_or(0), current);
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

}  // namespace

int load(const Common& common, const LoadOptions& options)
{
    if (!options.form.empty()) return write_form(common, options.form);
    if (!options.exported.empty()) return write_export(common, options.exported);
    if (const auto right = check_paths(options); !right) return fail(common, right.error());
    if (const auto alone = check_alone(common, options); !alone) return fail(common, alone.error());
    const bool of_staff = std::any_of(options.paths.begin(), options.paths.end(), [](const std::string& path) {
        return intake::is_staff_folder(path) || intake::has_table_that_is_no_file(path);
    });
    const bool of_facts = options.paths.empty() || std::any_of(options.paths.begin(), options.paths.end(),
                                                               [](const std::string& path) { return intake::has_fact_tables(path); });
    if (!of_staff && !options.report.empty()) return fail(common, {ErrorKind::Usage, sentence("--report is for tables and workbooks that staff fill in; what is loaded here is none")});
    if (!of_staff && !options.pairs.empty()) return fail(common, {ErrorKind::Usage, sentence("None of these has a table with the columns {1}; the columns are {2}", options.pairs.front(), "–")});
    if (of_staff && !of_facts) return load_staff(common, options, std::nullopt);
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto folder = source_folder(settings->config, options);
    if (!folder) return fail(common, folder.error());
    say(common, sentence("Reading {1}", *folder));
    auto content = options.paths.empty() ? intake::read_shipped(*folder) : intake::read_facts(*folder);
    LoadReport report{.files = count_files(*folder)};
    if (!content) {
        report.findings.push_back(finding_of(content.error()));
        if (common.json) (void)print_report(common, report);
        return fail(common, content.error());
    }
    report.rows = report.accepted = model::count_records(*content);
    if (of_staff) return load_staff(common, options, FactTables{.content = std::move(content).value(), .report = std::move(report)});
    if (options.check) {
        if (common.json) return print_report(common, report);
        say(common, sentence("{1} records, nothing wrong", report.rows));
        return 0;
    }
    const auto committed = commit(common, settings->config, options, *content);
    if (!committed) return fail(common, committed.error());
    return report_committed(common, options, *committed, std::move(report));
}

}  // namespace renkei::commands
