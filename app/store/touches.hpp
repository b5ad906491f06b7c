#pragma once
// How often the display was touched: by hour, by what was on it, and by municipality. Counts and nothing else; no row belongs to a
// visit (requirements R62). They lie in a file of their own beside the content, touches.db: a display's content does not change because
// somebody touches it. Rows older than kTouchDays go.
//
// Thread: any but the render thread. Errors: Io, CannotCreate, NoPermission, TryAgain. A damaged file is begun anew.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/result.hpp"

namespace renkei::store {

struct TouchCount {
    Instant hour{};             // its begin
    std::string scene;          // of the loop, or "visit PAGE"
    std::string code5;          // the municipality that was shown or touched; empty: none
    long long count = 0;
};

inline constexpr int kTouchDays = 400;          // a year, and the same month of the year before
inline constexpr size_t kMostTouchRows = 200'000;

// Adds to what is there, and prunes.
[[nodiscard]] Result<void> add_touches(const std::filesystem::path& folder, std::span<const TouchCount> counts, Instant now);
// By hour, scene and municipality; empty where none were counted.
[[nodiscard]] Result<std::vector<TouchCount>> touches(const std::filesystem::path& folder);
[[nodiscard]] Instant hour_of(Instant at);

}  // namespace renkei::store
