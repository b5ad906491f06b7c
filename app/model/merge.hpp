#pragma once
// How content comes together that several have brought: the fact tables one part, staff another. By the answers of
// model/kinds.hpp, so that a new kind is neither lost nor doubled. Pure; any thread.

#include "model/content.hpp"

namespace renkei::model {

[[nodiscard]] size_t count_records(const Content& content);

// The fact tables are loaded again: what staff had brought before stays, and stands where a table has a record of the same name.
// Returns how many records those were.
size_t keep_staffs(const Content& before, Content& content);

// Staff bring records: of each kind they take the place of all that are replaced by the same (replaced_by); the others stay.
void put_brought(Content& content, const Content& brought);

}  // namespace renkei::model
