#pragma once
// The file's marks and its schema's versions. Private to this room.

#include <span>
#include <string_view>

#include "base/result.hpp"
#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace renkei::store {

inline constexpr long long kApplicationId = 0x524E4B31;  // "RNK1", PRAGMA application_id: the file is ours
inline constexpr const char* kFileName = "content.db";

// data/migrations/*.sql in order, put into the program by CMake. The schema's version is how many have run.
extern const std::span<const std::string_view> kMigrations;

// Reads the marks: Ready, Missing (an empty file), Old, Newer or Foreign. Error: what the disk says, or BadData, also
// for a newest schema that lacks a table or column.
[[nodiscard]] Result<Condition> schema_condition(const Database& database);
// Brings the schema to the newest version in one transaction; `steps` is fewer than all only in tests.
[[nodiscard]] Result<void> migrate(const Database& database, std::span<const std::string_view> steps = kMigrations);

}  // namespace renkei::store
