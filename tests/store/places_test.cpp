#include "store/places.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

using namespace renkei::store;

namespace {

// A table as the store keeps it: rows that are open, in order, and all places ever given.
struct Table {
    std::map<int, long long> rows;  // record → place
    std::set<long long> used;
    size_t written = 0;

    void become(const std::vector<int>& records)
    {
        std::vector<std::optional<long long>> old_place;
        for (const int record : records) {
            const auto found = rows.find(record);
            old_place.push_back(found == rows.end() ? std::nullopt : std::optional<long long>(found->second));
        }
        const Places places = give_places(old_place, {used.begin(), used.end()});
        REQUIRE(places.place.size() == records.size());
        std::map<int, long long> now;
        bool sound = true;  // one assertion a table, not one a row: there are millions
        for (size_t i = 0; i < records.size(); ++i) {
            sound = sound && (i == 0 || places.place[i - 1] < places.place[i]);
            if (places.kept[i]) {
                sound = sound && places.place[i] == old_place[i];
            } else {
                sound = sound && used.insert(places.place[i]).second;  // no place is given twice
                ++written;
            }
            now.emplace(records[i], places.place[i]);
        }
        REQUIRE(sound);
        rows = std::move(now);
    }
};

}  // namespace

TEST_CASE("one record more, wherever it is put, writes one row", "[store]")
{
    Table table;
    table.become({1, 2, 3, 4});
    CHECK(table.written == 4);
    table.become({9, 1, 2, 3, 4});
    table.become({9, 1, 2, 8, 3, 4});
    table.become({9, 1, 2, 8, 3, 4, 7});
    CHECK(table.written == 7);
    table.become({9, 1, 8, 4, 7});
    CHECK(table.written == 7);
    table.become({7, 9, 1, 8, 4});  // one moved
    CHECK(table.written == 8);
}

TEST_CASE("a thousand random changes keep the order and no place is given twice", "[store]")
{
    std::mt19937 random(20261122);
    Table table;
    std::vector<int> records;
    int next = 0;
    for (int round = 0; round < 1000; ++round) {
        const auto below = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); };
        for (size_t change = below(4) + 1; change > 0; --change) {
            switch (below(3)) {
                case 0: records.insert(records.begin() + static_cast<long>(below(records.size() + 1)), next++); break;
                case 1: if (!records.empty()) records.erase(records.begin() + static_cast<long>(below(records.size()))); break;
                default: if (records.size() > 1) std::swap(records[below(records.size())], records[below(records.size())]);
            }
        }
        table.become(records);
    }
}

TEST_CASE("a record put in front again and again writes one row each time", "[store]")
{
    Table table;
    table.become({0});
    std::vector<int> records(300);
    for (size_t n = 1; n <= records.size(); ++n) {
        records[records.size() - n] = static_cast<int>(n - 1);  // each in front of the ones before
        table.become({records.end() - static_cast<long>(n), records.end()});
    }
    CHECK(table.written == 300);
}

TEST_CASE("when there is no room in front of a record everything is numbered anew", "[store]")
{
    const Places places = give_places({std::nullopt, 5, std::nullopt, 6}, {1, 2, 3, 4, 5, 6});
    CHECK(places.kept == std::vector<bool>{false, false, false, false});
    for (size_t i = 0; i < 4; ++i) CHECK(places.place[i] > (i == 0 ? 6 : places.place[i - 1]));
}
