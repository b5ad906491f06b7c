#pragma once
// The facts that ship with the product (data/facts, data/showcases; origin and doubts in data/SOURCES.md) as one content.
// Every table is checked: columns, codes, dates, counts and sums. Reads files; any thread.

#include <filesystem>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// `folder` is data/. Error: NotFound for a missing table, BadData with file and row for anything that does not hold.
[[nodiscard]] Result<model::Content> read_shipped(const std::filesystem::path& folder);

// The sums the tables promise each other (13 organisations with 372 members, every code known, …); on its own so that
// tests can break one. Error: BadData with table and record.
[[nodiscard]] Result<void> check_facts(const model::Content& content);

}  // namespace renkei::intake
