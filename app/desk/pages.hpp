#pragma once
// The pages of the desk: pure functions from values to HTML. Everything from outside goes through escaped(). Any thread.

#include <optional>
#include <string>
#include <string_view>

#include "desk/work.hpp"

namespace renkei::desk {

// Who sees the page, and what stands in its forms.
struct Reader {
    std::string who, csrf;
    std::string notice;              // what was just done; empty: nothing
};

[[nodiscard]] std::string escaped(std::string_view text);
// 2026-11-29T10:05:00+09:00 as 2026年11月29日 10:05.
[[nodiscard]] std::string day_and_time(const std::string& rfc3339);

// What was done, as the address that follows tells it; empty for anything else.
[[nodiscard]] std::string_view notice_of(std::string_view done);

[[nodiscard]] std::string login_page(const std::vector<std::string>& names, const std::string& who, const std::string& wrong);
// `drafts`: none where no site is read.
[[nodiscard]] std::string home_page(const Reader& reader, const History& history, const Health& health, const std::optional<Drafts>& drafts);
[[nodiscard]] std::string load_page(const Reader& reader, const Limits& limits, const std::vector<KeptPairing>& kept);
[[nodiscard]] std::string findings_page(const Reader& reader, const Loaded& loaded);
[[nodiscard]] std::string preview_page(const Reader& reader, const Revision& revision, const std::vector<Scene>& scenes, const std::string& day);
[[nodiscard]] std::string history_page(const Reader& reader, const History& history);
// Which column of a table is which field. `finding`: that of which the page speaks, from 1; `chosen`: for each column.
[[nodiscard]] std::string columns_page(const Reader& reader, const TableToPair& table, const std::string& finding, const std::vector<std::string>& chosen,
                                       const std::string& wrong);
// What the sites of others announce, each with the buttons to show it or not.
[[nodiscard]] std::string drafts_page(const Reader& reader, const Drafts& drafts);
// How many wait, and the way there; empty where no site is read.
[[nodiscard]] std::string drafts_section(const std::optional<Drafts>& drafts);
// What was said before; empty for nothing.
[[nodiscard]] std::string pairings_section(const Reader& reader, const std::vector<KeptPairing>& kept);
// What went wrong, and a way back.
[[nodiscard]] std::string trouble_page(const std::string& title, const std::string& message);

}  // namespace renkei::desk
