// renkei load: the fact tables that ship, or a folder of the same tables, become a checked revision.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

#include "commands/messages.hpp"
#include "commands/open_store.hpp"
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
Result<fs::path> source_folder(const Common& common, const LoadOptions& options)
{
    if (options.paths.empty()) return data_folder(common);
    if (options.paths.size() > 1) return Error{ErrorKind::Usage, "renkei load takes one folder of fact tables; load further ones one by one"};
    const fs::path path = options.paths.front();
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return Error{ErrorKind::NotFound, path.string() + " does not exist; check the name, or whether the stick is plugged in"};
    if (!fs::exists(path / "facts" / "municipalities.csv", ignored))
        return Error{ErrorKind::BadData, path.string() + " is not a folder of fact tables (facts/municipalities.csv is missing); this version loads no other form"};
    return path;
}

// What staff loaded stays: the fact tables replace only what came from them.
void keep_staff_content(const model::Content& before, model::Content& content)
{
    content.exhibits = before.exhibits;
    content.notices = before.notices;
    for (const auto& event : before.events) {
        const bool from_tables = event.source_file == "events.csv";
        const bool replaced = std::any_of(content.events.begin(), content.events.end(), [&](const auto& e) { return e.key == event.key; });
        if (!from_tables && !replaced) content.events.push_back(event);
    }
}

Json report_of(size_t files, size_t rows, const Error* error, std::optional<store::RevisionId> revision)
{
    Json findings = Json::array();
    if (error != nullptr)
        findings.push_back({{"file", ""}, {"sheet", ""}, {"cell", ""}, {"row", nullptr}, {"severity", "stop"}, {"cause", "facts"}, {"message", error->message}, {"rows", 0}});
    return {{"files", files}, {"rows", rows}, {"accepted", error == nullptr ? rows : 0}, {"held", 0}, {"refused", error == nullptr ? 0 : rows},
            {"findings", std::move(findings)}, {"revision", revision ? Json(*revision) : Json(nullptr)}};
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

Result<store::RevisionSummary> commit(const Common& common, const LoadOptions& options, model::Content content)
{
    RENKEI_TRY(const auto folder, store_folder(common));
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    if (newest) {
        RENKEI_TRY(const auto before, store.load_content(*newest));
        keep_staff_content(before, content);
    }
    store::CommitRequest request;
    request.who = who_acts();
    request.note = options.note.empty() ? "facts of renkei " RENKEI_VERSION : options.note;
    request.when = now();
    request.publish = options.publish;
    request.expected_newest = newest.value_or(0);
    return store.commit(content, request);
}

}  // namespace

int load(const Common& common, const LoadOptions& options)
{
    const auto folder = source_folder(common, options);
    if (!folder) return fail(common, folder.error());
    say(in_language(common, folder->string() + " を読み込んでいます", "Reading " + folder->string()));
    auto content = intake::read_shipped(*folder);
    const size_t files = count_files(*folder);
    if (!content) {
        if (common.json) (void)print(common, report_of(files, 0, &content.error(), std::nullopt).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        return fail(common, content.error());
    }
    const size_t rows = rows_of(*content);
    if (options.check) {
        if (common.json) return print(common, report_of(files, rows, nullptr, std::nullopt).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        say(in_language(common, std::to_string(rows) + " 件に誤りはありません", std::to_string(rows) + " records, nothing wrong"));
        return 0;
    }
    const auto committed = commit(common, options, std::move(content).value());
    if (!committed) return fail(common, committed.error());
    if (common.json) return print(common, report_of(files, rows, nullptr, committed->id).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    const std::string id = std::to_string(committed->id);
    const std::string counts = "+" + std::to_string(committed->added) + " ~" + std::to_string(committed->changed) + " -" + std::to_string(committed->removed);
    if (committed->current) say(in_language(common, "版 " + id + " を表示しています（" + counts + "）", "Revision " + id + " is on show (" + counts + ")"));
    else say(in_language(common, "版 " + id + " を作りました（" + counts + "）。表示するには: renkei publish " + id, "Revision " + id + " is ready (" + counts + "); to show it: renkei publish " + id));
    return 0;
}

}  // namespace renkei::commands
