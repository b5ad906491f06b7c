#pragma once
// Gives the records of a new revision their places: numbers that ascend in the order of the content, so that a record
// that stayed keeps its row. Pure.

#include <cstdint>
#include <optional>
#include <vector>

namespace renkei::store {

struct Places {
    std::vector<long long> place;  // of every record of the new revision, ascending
    std::vector<bool> kept;        // this record stays in the row it has
};

// `old_place` says for each record, in the new order, the row it already has (nullopt: new or changed). `used` are all
// places the table has ever given out, ascending: closed rows keep theirs. Records that moved get a new place.
[[nodiscard]] Places give_places(const std::vector<std::optional<long long>>& old_place, const std::vector<long long>& used);

}  // namespace renkei::store
