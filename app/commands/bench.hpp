#pragma once
// The measurements of `renkei bench`, one function a kind. Each returns its figures as the JSON that is printed.

#include <nlohmann/json_fwd.hpp>

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "commands/options.hpp"
#include "programme/programme.hpp"

namespace renkei::commands {

// The display beside the floor program, in alternation, so that whatever else the machine does meets both.
// Scenes without content are not measured: the title would stand in for them, under their name.
[[nodiscard]] Result<nlohmann::json> bench_show(const Common& common, const BenchOptions& options);

// A first update from the feed of the settings into an empty store, beside curl that fetches the same files in parallel, three times in alternation;
// and one without news. Error: Usage without a feed, Unavailable where curl is not installed or the feed cannot be had.
[[nodiscard]] Result<nlohmann::json> bench_sync(const Common& common);

// Loading, beside what its pictures cost alone. Takes half a minute.
[[nodiscard]] Result<nlohmann::json> bench_load(const Common& common);

// The outlines: traced from the mesh, read from what was kept, laid together for country, prefectures and municipalities, and whose ground a place is.
[[nodiscard]] Result<nlohmann::json> bench_map(const Common& common);

// A keystroke of a visitor who finds a municipality: every reading and name of all of them, letter by letter.
[[nodiscard]] Result<nlohmann::json> bench_find(const Common& common);

// Taps and a dragged map at a display that is started for it: how soon they are seen, and what dragging costs beside the floor program. About two
// minutes.
[[nodiscard]] Result<nlohmann::json> bench_touch(const Common& common, const BenchOptions& options);

// Processor and cores, for the figures.
[[nodiscard]] nlohmann::json described_machine();
// To three digits behind the point.
[[nodiscard]] double rounded(double value);

// The scenes for which a programme of all scenes has nothing, in the order of the one list.
[[nodiscard]] std::vector<std::string_view> scenes_without_content(const programme::Programme& programme);

}  // namespace renkei::commands
