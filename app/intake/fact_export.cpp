#include "intake/fact_export.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
#include "base/write_failure.hpp"
#include "intake/csv_writing.hpp"
#include "intake/fact_shape.hpp"
#include "intake/shipped.hpp"
#include "intake/staff_folder.hpp"
#include "intake/table.hpp"
#include "model/kinds.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

std::string cell_of(const std::string& v) { return v; }
std::string cell_of(bool v) { return v ? "yes" : "no"; }
std::string cell_of(int v) { return std::to_string(v); }
std::string cell_of(long long v) { return std::to_string(v); }
std::string cell_of(const Date& v) { return iso_date(v); }
std::string cell_of(double v)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, v).ptr};
}
std::string cell_of(const std::vector<std::string>& v)
{
    std::string all;
    for (const std::string& one : v) all += (all.empty() ? "" : ";") + one;
    return all;
}
template <class T>
std::string cell_of(const std::optional<T>& v)
{
    return v ? cell_of(*v) : "";
}

Result<void> write_file(const fs::path& file, const std::string& text)
{
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out) return Error{kind_of_write(errno), sentence("The folder {1} cannot be written ({2}); choose another place, or make room", file.parent_path(), file.filename())};
    return {};
}

// `unused`: fields that no column of this table has.
template <class Record>
Result<void> write_table(const fs::path& folder, std::string_view kind, const std::vector<Record>& records, std::vector<std::string> unused = {})
{
    TableShape shape = fact_shape<Record>();
    shape.unused = std::move(unused);
    const auto left_out = [&](const char* field) { return std::find(shape.unused.begin(), shape.unused.end(), field) != shape.unused.end(); };
    std::vector<std::string> cells;
    Record sample{};
    model::visit_fields(sample, [&](const char* field, auto&) {
        if (left_out(field)) return;
        cells.emplace_back(field);
        for (const auto& [of, column] : shape.renamed)
            if (of == field) cells.back() = column;
    });
    std::string text = csv_line(cells);
    for (const Record& record : records) {
        cells.clear();
        model::visit_fields(record, [&](const char* field, const auto& value) {
            if (!left_out(field)) cells.push_back(cell_of(value));
        });
        text += csv_line(cells);
    }
    return write_file(folder / "facts" / table_of(kind), text);
}

// One overload a kind whose table is not simply its fields; write_fact_tables walks all kinds, so none is forgotten.
template <model::OfFactTables Record>
Result<void> write_kind(const fs::path& folder, std::string_view kind, const std::vector<Record>& records)
{
    return write_table(folder, kind, records);
}

Result<void> write_kind(const fs::path& folder, std::string_view kind, const std::vector<model::Organisation>& organisations)
{
    RENKEI_CHECK(write_table(folder, kind, organisations, {"member_codes"}));
    std::string members = csv_line({"organisation", "code5"});
    for (const auto& organisation : organisations)
        for (const auto& code : organisation.member_codes) members += csv_line({organisation.name, code});
    return write_file(folder / "facts" / "agreement_members.csv", members);
}

// A date that is a month has seven characters there, and by that its precision.
Result<void> write_kind(const fs::path& folder, std::string_view kind, const std::vector<model::Statistic>& statistics)
{
    std::vector<std::string> cells;
    std::string text;
    for (const auto& record : statistics) {
        const bool first = text.empty();
        std::vector<std::string> names;
        cells.clear();
        model::visit_fields(record, [&](const char* field, const auto& value) {
            if (std::string_view(field) == "as_of_precision") return;
            names.emplace_back(field);
            cells.push_back(cell_of(value));
            if (std::string_view(field) == "as_of" && record.as_of_precision == "month") cells.back().resize(7);
        });
        text += (first ? csv_line(names) : "") + csv_line(cells);
    }
    if (text.empty()) return write_table(folder, kind, statistics, {"as_of_precision"});
    return write_file(folder / "facts" / table_of(kind), text);
}

// The facts with what stands between them; what staff have brought behind them comes back from their own tables.
template <class Record>
std::vector<Record> up_to_last_fact(const std::vector<Record>& records)
{
    const auto last = std::find_if(records.rbegin(), records.rend(), [](const Record& record) { return !model::is_staffs(record); });
    return {records.begin(), last.base()};
}

Result<void> write_kind(const fs::path& folder, std::string_view kind, const std::vector<model::Event>& events)
{
    std::vector<model::Event> facts = up_to_last_fact(events);
    for (model::Event& event : facts) {
        if (!event.by_staff) continue;
        model::Event stand_in;   // as plain as a row of that table may be
        stand_in.key = event.key;
        stand_in.title = event.title;
        stand_in.start_date = stand_in.end_date = event.start_date.value_or(Date{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)});
        event = std::move(stand_in);
    }
    return write_table(folder, kind, facts, {"kind", "source_file", "source_row", "by_staff"});
}

Result<void> write_kind(const fs::path& folder, std::string_view kind, const std::vector<model::Showcase>& showcases)
{
    using Json = nlohmann::ordered_json;
    Json all = Json::array();
    for (const model::Showcase& s : showcases) {
        if (is_own_showcase(s)) continue;
        Json ruby = Json::array();
        for (const auto& span : s.name_ruby) ruby.push_back({{"base", span.base}, {"reading", span.reading}});
        all.push_back({{"key", s.key}, {"code5", s.code5}, {"name_ruby", std::move(ruby)}, {"ja", {{"lead", s.ja.lead}, {"body", s.ja.body}}},
                       {"en", {{"lead", s.en.lead}, {"body", s.en.body}}},
                       {"ward_codes", s.ward_codes}, {"link_label_ja", s.link_label_ja}, {"link_label_en", s.link_label_en}, {"url", s.url},
                       {"motif", s.motif}, {"source", s.source}});
    }
    return write_file(folder / "showcases" / table_of(kind), all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

// What only staff brought has no table among the facts (intake/staff_export.hpp).
template <model::OfStaff Record>
Result<void> write_kind(const fs::path&, std::string_view, const std::vector<Record>&)
{
    return {};
}

}  // namespace

Result<void> write_fact_tables(const fs::path& folder, const model::Content& content)
{
    std::error_code failed;
    for (const char* below : {"facts", "showcases"})
        if (!failed) fs::create_directory(folder / below, failed);
    if (failed) return Error{kind_of_write(failed.value()), sentence("The folder {1} cannot be written ({2}); choose another place, or make room", folder, failed.message())};
    Result<void> written;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        if (written.ok()) written = write_kind(folder, kind, records);
    });
    return written;
}

}  // namespace renkei::intake
