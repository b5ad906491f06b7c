#include "intake/shipped.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/sentence.hpp"
#include "intake/fact_shape.hpp"
#include "intake/showcases.hpp"
#include "intake/table.hpp"
#include "intake/whole_file.hpp"
#include "model/kinds.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

// Which table holds which kind of record.
struct Table {
    std::string_view kind;
    const char* file;
};
constexpr std::array kTables{
    Table{"municipality", "municipalities.csv"}, Table{"organisation", "agreements.csv"}, Table{"event", "events.csv"},
    Table{"ward_link", "ward_links.csv"}, Table{"wide_area_plan", "wide_area_plans.csv"}, Table{"partner", "corporate_agreements.csv"},
    Table{"support", "disaster_support.csv"}, Table{"statistic", "statistics.csv"}, Table{"programme_line", "programmes.csv"},
    Table{"milestone", "milestones.csv"}, Table{"contact", "contacts.csv"}, Table{"scheme_part", "schemes.csv"},
    Table{"showcase", "showcases.json"},
};

// Half a million rows; a table is held in memory while it is read.
constexpr std::uintmax_t kLargestTable = 256u << 20;   // bytes

Result<std::string> read_file(const fs::path& path)
{
    // A pipe in a table's place would be waited for.
    std::error_code missing;
    const auto status = fs::status(path, missing);
    if (fs::exists(status) && !fs::is_regular_file(status)) return Error{ErrorKind::BadData, sentence("Table {1} is no file", path)};
    if (!fs::exists(status)) return Error{ErrorKind::NotFound, sentence("Table {1} cannot be read; check its folder, and install the package again if it is the one that ships", path)};
    WholeFile whole = read_whole_file(path, kLargestTable);
    if (whole.fault == WholeFile::Fault::TooLarge)
        return Error{ErrorKind::BadData, sentence("Table {1} is larger than {2} MiB, so it is no table of facts", path, kLargestTable >> 20)};
    if (whole.fault == WholeFile::Fault::None) return std::move(whole.bytes);
    if (::access(path.c_str(), R_OK) != 0) return Error{ErrorKind::NotFound, sentence("Table {1} cannot be read; check its folder, and install the package again if it is the one that ships", path)};
    return Error{ErrorKind::Io, sentence("Table {1} could not be read to its end; check the disk", path)};
}

Result<CsvTable> read_csv(const fs::path& path)
{
    RENKEI_TRY(const auto text, read_file(path));
    return parse_csv(text, path.string());
}

// One overload a kind whose table is not simply its fields; read_tables walks all kinds, so none is forgotten.
template <model::OfFactTables Record>
Result<void> read_kind(const fs::path& folder, std::string_view kind, std::vector<Record>& records)
{
    const fs::path path = folder / "facts" / table_of(kind);
    RENKEI_TRY(const auto table, read_csv(path));
    RENKEI_TRY(records, read_records<Record>(table, path.string(), fact_shape<Record>()));
    return {};
}

// Gives every organisation its members, in the order of code.
Result<void> read_members(const fs::path& folder, std::vector<model::Organisation>& organisations)
{
    const fs::path path = folder / "facts" / "agreement_members.csv";
    RENKEI_TRY(const auto table, read_csv(path));
    if (table.header != std::vector<std::string>{"organisation", "code5"})
        return Error{ErrorKind::BadData, sentence("{1} must have the columns {2}", path, "organisation,code5")};
    for (size_t row = 0; row < table.rows.size(); ++row) {
        const auto& cells = table.rows[row];
        const auto found = std::find_if(organisations.begin(), organisations.end(), [&](const auto& o) { return o.name == cells[0]; });
        if (found == organisations.end())
            return Error{ErrorKind::BadData, sentence("{1} row {2}: {3} is not in agreements.csv", path, row + 2, quoted(cells[0]))};
        found->member_codes.push_back(cells[1]);
    }
    for (auto& organisation : organisations) std::sort(organisation.member_codes.begin(), organisation.member_codes.end());
    return {};
}

Result<void> read_kind(const fs::path& folder, std::string_view kind, std::vector<model::Organisation>& organisations)
{
    RENKEI_CHECK(read_kind<model::Organisation>(folder, kind, organisations));
    return read_members(folder, organisations);
}

// Dates that are months in the file say so in a column of their own; statistics.csv has none, so it is made here.
Result<void> read_kind(const fs::path& folder, std::string_view kind, std::vector<model::Statistic>& statistics)
{
    const fs::path path = folder / "facts" / table_of(kind);
    RENKEI_TRY(const auto table, read_csv(path));
    RENKEI_TRY(statistics, read_records<model::Statistic>(table, path.string(), fact_shape<model::Statistic>()));
    const auto column = static_cast<size_t>(std::find(table.header.begin(), table.header.end(), "as_of") - table.header.begin());
    for (size_t row = 0; row < table.rows.size() && column < table.header.size(); ++row) {
        const size_t length = table.rows[row][column].size();
        statistics[row].as_of_precision = length == 0 ? "" : length == 7 ? "month" : "day";
    }
    return {};
}

Result<void> read_kind(const fs::path& folder, std::string_view kind, std::vector<model::Event>& events)
{
    const fs::path path = folder / "facts" / table_of(kind);
    RENKEI_TRY(const auto table, read_csv(path));
    TableShape shape = fact_shape<model::Event>();
    shape.unused = {"related_count"};
    RENKEI_TRY(events, read_records<model::Event>(table, path.string(), shape));
    const auto count = static_cast<size_t>(std::find(table.header.begin(), table.header.end(), "related_count") - table.header.begin());
    for (size_t row = 0; row < events.size(); ++row) {
        model::Event& event = events[row];
        event.kind = "event";
        event.source_file = table_of(kind);
        event.by_staff = false;
        event.source_row = static_cast<int>(row) + 2;
        if (event.source.starts_with("http")) event.url = event.source;
        if (count < table.header.size() && table.rows[row][count] != std::to_string(event.related_codes.size()))
            return Error{ErrorKind::BadData, sentence("{1} row {2}: related_count is {3}, related_codes are {4}", path, row + 2, table.rows[row][count],
                                                      event.related_codes.size())};
    }
    return {};
}

// A folder of tables may be without introductions.
Result<void> read_kind(const fs::path& folder, std::string_view kind, std::vector<model::Showcase>& showcases)
{
    const fs::path path = folder / "showcases" / table_of(kind);
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return {};
    RENKEI_TRY(const auto text, read_file(path));
    RENKEI_TRY(showcases, parse_showcases(text, path.string()));
    return {};
}

// What only staff bring has no table among the facts.
template <model::OfStaff Record>
Result<void> read_kind(const fs::path&, std::string_view, std::vector<Record>&)
{
    return {};
}

}  // namespace

std::string table_of(std::string_view kind)
{
    const auto found = std::find_if(kTables.begin(), kTables.end(), [&](const Table& table) { return table.kind == kind; });
    return found == kTables.end() ? std::string(kind) : found->file;
}

bool has_fact_tables(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "facts" / table_of("municipality"), ignored);
}

Result<model::Content> read_tables(const fs::path& folder)
{
    model::Content content;
    Result<void> read;
    model::visit_kinds(content, [&](const char* kind, auto& records) {
        if (read.ok()) read = read_kind(folder, kind, records);
    });
    if (!read) return read.error();
    return content;
}

Result<model::Content> read_facts(const fs::path& folder)
{
    RENKEI_TRY(auto content, read_tables(folder));
    RENKEI_CHECK(check_facts(content));
    return content;
}

Result<model::Content> read_shipped(const fs::path& folder)
{
    RENKEI_TRY(auto content, read_facts(folder));
    RENKEI_CHECK(check_shipped_counts(content));
    return content;
}

}  // namespace renkei::intake
