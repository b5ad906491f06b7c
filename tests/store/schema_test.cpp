#include <algorithm>
#include <map>
#include <sstream>

#include "store/schema.hpp"
#include "stores.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// "table.column type notnull" of every column, in order.
std::string columns_in(const store::Database& database)
{
    auto rows = taken(database.prepare("SELECT t.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
                                       " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid"));
    std::string all;
    while (taken(rows.step()))
        all += std::string(rows.text(0)) + "." + std::string(rows.text(1)) + " " + std::string(rows.text(2)) + " " + std::string(rows.text(3)) +
            std::string(rows.text(4)) + "\n";
    return all;
}

std::string source_file(const std::string& name)
{
    const std::string text = tests::bytes_of(std::string(RENKEI_SOURCE_DIR) + "/" + name);
    REQUIRE_FALSE(text.empty());
    return text;
}

}  // namespace

TEST_CASE("data/schema.sql is what the migrations make", "[store]")
{
    auto migrated = taken(store::Database::open(":memory:", store::Database::Mode::Write, "", 0));
    REQUIRE(store::migrate(migrated).ok());
    auto described = taken(store::Database::open(":memory:", store::Database::Mode::Write, "", 0));
    REQUIRE(described.run(source_file("data/schema.sql")).ok());
    CHECK(columns_in(described) == columns_in(migrated));
    CHECK(taken(migrated.number("PRAGMA user_version")) == static_cast<long long>(store::kMigrations.size()));
}

TEST_CASE("every kind has a table with exactly its fields", "[store]")
{
    auto database = taken(store::Database::open(":memory:", store::Database::Mode::Write, "", 0));
    REQUIRE(store::migrate(database).ok());
    const model::Content content;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        using Record = typename std::decay_t<decltype(records)>::value_type;
        auto rows = taken(database.prepare("SELECT group_concat('\"' || name || '\"', ', ') FROM (SELECT name FROM pragma_table_info(?) WHERE cid >= 5 ORDER BY cid)"));
        rows.bind(1, std::string_view(kind));
        REQUIRE(taken(rows.step()));
        INFO(kind);
        CHECK(rows.text(0) == store::columns_of<Record>().names);
    });
}

TEST_CASE("every column of data/schema.sql that is not its own name has a comment or a neighbour that has", "[store]")
{
    // The page people read: a table without any comment would be a page nobody can use.
    std::istringstream lines(source_file("data/schema.sql"));
    int tables = 0, comments = 0, since = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("CREATE TABLE")) ++tables;
        if (line.find(" -- ") != std::string::npos) ++comments;
        if (line.find("  since INTEGER") == 0) ++since;
    }
    CHECK(tables == 25);
    CHECK(since == 19);
    CHECK(comments > 100);
}

TEST_CASE("the columns that data/schema.sql describes as hashes of media are those by which the store keeps its files", "[store]")
{
    std::map<std::string, std::string> described;   // table -> its columns
    std::istringstream lines(source_file("data/schema.sql"));
    std::string table;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("CREATE TABLE ")) table = line.substr(13, line.find(" (") - 13);
        if (line.find("the media table's hash") != std::string::npos) described[table] += line.substr(3, line.find('"', 3) - 3) + " ";
    }
    size_t kinds = 0;
    const model::Content content;
    model::visit_kinds(content, [&](const char* kind, const auto& records) {
        const typename std::decay_t<decltype(records)>::value_type record;
        const auto media = model::media_fields(record);
        std::string names;
        model::visit_fields(record, [&](const char* name, const auto& field) {
            if (std::find(media.begin(), media.end(), static_cast<const void*>(&field)) != media.end()) names += std::string(name) + " ";
        });
        INFO(kind);
        CHECK(names == (described.contains(kind) ? described[kind] : ""));
        kinds += !names.empty();
    });
    CHECK(kinds == described.size());
}
