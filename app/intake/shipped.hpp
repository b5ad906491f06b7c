#pragma once
// A folder of fact tables (facts/*.csv, showcases/showcases.json; data/SOURCES.md has origin and doubts) as one content:
// the one that ships with the product, or one that staff bring. Reads files; any thread.
//
//   read_shipped = read_facts + check_shipped_counts        what ships: its counts are known
//   read_facts   = read_tables + check_facts                any folder: codes, dates and sums must hold

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// Has it tables of facts? Then its showcases/showcases.json belongs to them.
[[nodiscard]] bool has_fact_tables(const std::filesystem::path& folder);

// Error: NotFound for a missing table, BadData with file, row and column for a cell that cannot be read.
[[nodiscard]] Result<model::Content> read_tables(const std::filesystem::path& folder);

// What a form of input calls the place where it keeps the records of a kind (model::visit_kinds); for the tables "events.csv".
using PlaceOf = std::string (*)(std::string_view kind);
[[nodiscard]] std::string table_of(std::string_view kind);

// What records promise each other, whatever form they came in: every code known, members as many as counted, dates in
// order. Error: BadData with place and record.
[[nodiscard]] Result<void> check_facts(const model::Content& content, PlaceOf place_of = table_of);

// What only the folder that ships promises: 13 organisations with 372 members, 1,741 municipalities … Error: BadData.
[[nodiscard]] Result<void> check_shipped_counts(const model::Content& content);

[[nodiscard]] Result<model::Content> read_facts(const std::filesystem::path& folder);
[[nodiscard]] Result<model::Content> read_shipped(const std::filesystem::path& folder);

}  // namespace renkei::intake
