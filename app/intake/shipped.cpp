#include "intake/shipped.hpp"

#include <fstream>
#include <sstream>

#include "intake/showcases.hpp"
#include "intake/table.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

// The tables are part of the product: a number that differs means a damaged installation.
struct Expected {
    const char* kind;
    size_t records;
};
constexpr Expected kExpected[] = {
    {"municipality", 1741}, {"organisation", 13}, {"event", 37},           {"ward_link", 10}, {"wide_area_plan", 3}, {"partner", 4},
    {"support", 20},        {"statistic", 87},    {"programme_line", 41}, {"milestone", 22}, {"contact", 6},
};
constexpr size_t kMembers = 372;

Result<std::string> read_file(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorKind::NotFound, "Shipped table " + path.string() + " cannot be read; install the package again or name another folder with --data"};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::string text = std::move(bytes).str();
    if (file.bad()) return Error{ErrorKind::Io, "Shipped table " + path.string() + " could not be read to its end; check the disk"};
    return text;
}

Result<CsvTable> read_csv(const fs::path& path)
{
    RENKEI_TRY(const auto text, read_file(path));
    return parse_csv(text, path.string());
}

template <class Record>
Result<void> read_table(const fs::path& folder, const char* file, std::vector<Record>& records, const TableShape& shape = {})
{
    const fs::path path = folder / "facts" / file;
    RENKEI_TRY(const auto table, read_csv(path));
    RENKEI_TRY(records, read_records<Record>(table, path.string(), shape));
    return {};
}

// Gives every organisation its members, in the order of code.
Result<void> read_members(const fs::path& folder, model::Content& content)
{
    const fs::path path = folder / "facts" / "agreement_members.csv";
    RENKEI_TRY(const auto table, read_csv(path));
    if (table.header != std::vector<std::string>{"organisation", "code5"}) return Error{ErrorKind::BadData, path.string() + " must have the columns organisation,code5"};
    for (size_t row = 0; row < table.rows.size(); ++row) {
        const auto& cells = table.rows[row];
        const auto found = std::find_if(content.organisations.begin(), content.organisations.end(), [&](const auto& o) { return o.name == cells[0]; });
        if (found == content.organisations.end()) return Error{ErrorKind::BadData, path.string() + " row " + std::to_string(row + 2) + ": " + cells[0] + " is not in agreements.csv"};
        found->member_codes.push_back(cells[1]);
    }
    for (auto& organisation : content.organisations) std::sort(organisation.member_codes.begin(), organisation.member_codes.end());
    return {};
}

// Dates that are months in the file say so in a column of their own; statistics.csv has none, so it is made here.
Result<void> read_statistics(const fs::path& folder, model::Content& content)
{
    const fs::path path = folder / "facts" / "statistics.csv";
    RENKEI_TRY(const auto table, read_csv(path));
    RENKEI_TRY(content.statistics, read_records<model::Statistic>(table, path.string(), {}));
    const auto column = static_cast<size_t>(std::find(table.header.begin(), table.header.end(), "as_of") - table.header.begin());
    for (size_t row = 0; row < table.rows.size() && column < table.header.size(); ++row) {
        const size_t length = table.rows[row][column].size();
        content.statistics[row].as_of_precision = length == 0 ? "" : length == 7 ? "month" : "day";
    }
    return {};
}

Result<void> read_events(const fs::path& folder, model::Content& content)
{
    const fs::path path = folder / "facts" / "events.csv";
    RENKEI_TRY(const auto table, read_csv(path));
    const TableShape shape{{{"key", "id"}, {"title", "name"}, {"code5", "ward_code5"}}, {"related_count"}};
    RENKEI_TRY(content.events, read_records<model::Event>(table, path.string(), shape));
    const auto count = static_cast<size_t>(std::find(table.header.begin(), table.header.end(), "related_count") - table.header.begin());
    for (size_t row = 0; row < content.events.size(); ++row) {
        model::Event& event = content.events[row];
        event.kind = "event";
        event.source_file = "events.csv";
        event.source_row = static_cast<int>(row) + 2;
        if (event.source.starts_with("http")) event.url = event.source;
        if (count < table.header.size() && table.rows[row][count] != std::to_string(event.related_codes.size()))
            return Error{ErrorKind::BadData, path.string() + " row " + std::to_string(row + 2) + ": related_count is " + table.rows[row][count] + ", related_codes are " + std::to_string(event.related_codes.size())};
    }
    return {};
}

// Collects the first thing that does not hold.
class Checker {
  public:
    explicit Checker(const model::Content& content) : content_(content) {}

    void that(bool holds, const std::string& where, const std::string& what)
    {
        if (!holds && !failed_) failed_ = Error{ErrorKind::BadData, "Shipped facts, " + where + ": " + what};
    }
    void known(const std::vector<std::string>& codes, const std::string& where)
    {
        for (const auto& code : codes) that(content_.municipality(code) != nullptr, where, "there is no municipality " + code);
    }
    void ward(const std::string& code, const std::string& where)
    {
        const auto* municipality = content_.municipality(code);
        that(municipality != nullptr && municipality->kind == "特別区", where, code + " is not a ward of Tokyo");
    }
    [[nodiscard]] Result<void> result() const
    {
        if (failed_) return *failed_;
        return {};
    }

  private:
    const model::Content& content_;
    std::optional<Error> failed_;
};

void check_municipalities(const model::Content& content, Checker& check)
{
    std::string before;
    for (const auto& m : content.municipalities) {
        const std::string where = "municipalities.csv " + m.code5;
        check.that(m.code5.size() == 5 && m.code5 > before, where, "codes must be five digits and ascend");
        check.that(m.code5.substr(0, 2) == m.prefecture_code, where, "the code does not begin with its prefecture's");
        check.that(m.kind == "市" || m.kind == "町" || m.kind == "村" || m.kind == "特別区", where, "kind is " + m.kind);
        check.that(!m.name.empty() && !m.kana.empty() && !m.romaji.empty(), where, "name or reading is missing");
        check.that(m.lat > 20 && m.lat < 46 && m.lon > 122 && m.lon < 154, where, "the point is not in Japan");
        before = m.code5;
    }
}

void check_organisations(const model::Content& content, Checker& check)
{
    size_t members = 0;
    for (const auto& o : content.organisations) {
        const std::string where = "agreements.csv " + o.name;
        int cities = 0, towns = 0, villages = 0;
        for (const auto& code : o.member_codes) {
            const auto* m = content.municipality(code);
            check.that(m != nullptr && m->prefecture_code == o.prefecture_code, where, "member " + code + " is not in its prefecture");
            if (m == nullptr) continue;
            cities += m->kind == "市";
            towns += m->kind == "町";
            villages += m->kind == "村";
        }
        check.that(cities == o.member_cities && towns == o.member_towns && villages == o.member_villages, where, "members do not match their number by kind");
        check.that(o.member_count == cities + towns + villages && static_cast<size_t>(o.member_count) == o.member_codes.size(), where, "member_count does not match the members");
        check.that(o.signed_date.ok(), where, "signed_date is missing");
        members += o.member_codes.size();
    }
    check.that(members == kMembers, "agreement_members.csv", std::to_string(members) + " members, " + std::to_string(kMembers) + " expected");
}

}  // namespace

Result<void> check_facts(const model::Content& content)
{
    Checker check(content);
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        for (const auto& expected : kExpected)
            if (std::string_view(expected.kind) == kind)
                check.that(records.size() == expected.records, kind, std::to_string(records.size()) + " records, " + std::to_string(expected.records) + " expected");
    });
    check_municipalities(content, check);
    check_organisations(content, check);
    for (const auto& link : content.links) {
        check.ward(link.ward_code5, "ward_links.csv " + link.region);
        check.known(link.member_codes, "ward_links.csv " + link.region);
        check.that(static_cast<size_t>(link.member_count) == link.member_codes.size(), "ward_links.csv " + link.region, "member_count does not match the members");
    }
    for (const auto& plan : content.plans) {
        for (const auto& code : plan.ward_codes) check.ward(code, "wide_area_plans.csv " + plan.region);
        check.known(plan.member_codes, "wide_area_plans.csv " + plan.region);
        check.that(static_cast<size_t>(plan.member_count) == plan.member_codes.size(), "wide_area_plans.csv " + plan.region, "member_count does not match the members");
    }
    for (const auto& support : content.supports) check.known(support.municipality_codes, "disaster_support.csv " + support.disaster);
    for (const auto& event : content.events) {
        check.known(event.related_codes, "events.csv " + event.key);
        check.that(event.start_date && event.end_date && std::chrono::sys_days(*event.start_date) <= std::chrono::sys_days(*event.end_date), "events.csv " + event.key, "start_date and end_date are not in order");
        if (!event.code5.empty()) check.ward(event.code5, "events.csv " + event.key);
    }
    for (const auto& showcase : content.showcases) {
        check.known({showcase.code5}, "showcases.json " + showcase.key);
        for (const auto& code : showcase.ward_codes) check.ward(code, "showcases.json " + showcase.key);
    }
    return check.result();
}

Result<model::Content> read_shipped(const fs::path& folder)
{
    model::Content content;
    RENKEI_CHECK(read_table(folder, "municipalities.csv", content.municipalities));
    RENKEI_CHECK(read_table(folder, "agreements.csv", content.organisations, {{{"name", "organisation"}}, {}}));
    RENKEI_CHECK(read_members(folder, content));
    RENKEI_CHECK(read_events(folder, content));
    RENKEI_CHECK(read_table(folder, "ward_links.csv", content.links));
    RENKEI_CHECK(read_table(folder, "wide_area_plans.csv", content.plans));
    RENKEI_CHECK(read_table(folder, "corporate_agreements.csv", content.partners));
    RENKEI_CHECK(read_table(folder, "disaster_support.csv", content.supports));
    RENKEI_CHECK(read_statistics(folder, content));
    RENKEI_CHECK(read_table(folder, "programmes.csv", content.programme_lines));
    RENKEI_CHECK(read_table(folder, "milestones.csv", content.milestones));
    RENKEI_CHECK(read_table(folder, "contacts.csv", content.contacts));

    const fs::path showcases = folder / "showcases" / "showcases.json";
    std::error_code ignored;
    if (fs::exists(showcases, ignored)) {
        RENKEI_TRY(const auto text, read_file(showcases));
        RENKEI_TRY(content.showcases, parse_showcases(text, showcases.string()));
    }
    RENKEI_CHECK(check_facts(content));
    return content;
}

}  // namespace renkei::intake
