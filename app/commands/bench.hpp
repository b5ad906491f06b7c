#pragma once
// The measurements of `renkei bench`, one function a kind. Each returns its figures as the JSON that is printed.

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "commands/options.hpp"

namespace renkei::commands {

// The display beside the floor program, in alternation, so that whatever else the machine does meets both.
[[nodiscard]] Result<nlohmann::json> bench_show(const Common& common, const BenchOptions& options);

}  // namespace renkei::commands
