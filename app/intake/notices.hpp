#pragma once
// The notices of the staff as one table: what it holds is what is said; a row that is no longer in it is withdrawn.
// data/forms/notices.csv is the empty form, docs/content.md explains its columns. Pure but for reading the file; any thread.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/content.hpp"

namespace renkei::intake {

// What has room on the display at the smallest type of a booth, in all languages: characters. English, whose letters are half as
// wide, has twice as many.
inline constexpr size_t kLongestNoticeTitle = 40, kLongestNoticeBody = 140, kWesternNotice = 2;
inline constexpr size_t kMostNotices = 20;

// Has the display a page of its own of this name?
[[nodiscard]] bool is_own_page(std::string_view key);
// From when and until when it is shown, as far as it says so.
[[nodiscard]] std::pair<Instant, Instant> showing_of(const model::Notice& notice);

// Error: BadData with row and column for what cannot be read or has no room on the display.
[[nodiscard]] Result<std::vector<model::Notice>> parse_notices(std::string_view csv, const std::string& name);
// Error: NotFound or Io besides.
// `table_text`: its bytes as UTF-8 (FolderServices).
[[nodiscard]] Result<std::vector<model::Notice>> read_notices(const std::filesystem::path& file, const std::function<std::string(std::string)>& table_text = {});

}  // namespace renkei::intake
