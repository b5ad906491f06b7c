#pragma once
// What tests of the field share: shipped data to be changed, stores to be damaged, a doctor's report to be read.

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/files.hpp"

namespace renkei::tests {

// A copy of what ships: tables and showcases may be changed, the rest are links.
[[nodiscard]] std::filesystem::path a_data_folder(const TemporaryFolder& folder, const std::string& name = "data");

inline void change(const std::filesystem::path& file, const std::string& from, const std::string& to)
{
    REQUIRE(change_in(file, from, to));
}

inline void run_sql(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
    CHECK(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(raw);
}

inline nlohmann::json json_of(const Outcome& outcome)
{
    INFO(outcome.err);
    return nlohmann::json::parse(outcome.out);
}

inline nlohmann::json check_of(const nlohmann::json& health, const std::string& id)
{
    for (const auto& check : health["checks"])
        if (check["id"] == id) return check;
    FAIL("no check " << id);
    return {};
}

}  // namespace renkei::tests
