#pragma once
// The fact tables as they are read (intake/shipped.hpp), written from what was read of them. Private to this room.

#include <filesystem>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// facts/*.csv and showcases/showcases.json below `folder`, which is there. A record of staff's that has the place of a fact stands in for it, so that it
// finds its place again. Error: CannotCreate.
[[nodiscard]] Result<void> write_fact_tables(const std::filesystem::path& folder, const model::Content& content);

}  // namespace renkei::intake
