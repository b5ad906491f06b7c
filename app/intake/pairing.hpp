#pragma once
// Tables of somebody's own, whose headings are not known here: which of their columns is which field, as staff say it once
// (docs/content-format.md, "Tables of your own"). Remembered by the set of the table's headings, wherever they stand. Pure but for
// what reads a table; any thread.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace renkei::intake {

struct FolderServices;

struct Pair {
    std::string column, field;           // as the table calls it; as the form calls it, empty: left aside
    friend bool operator==(const Pair&, const Pair&) = default;
};

struct Pairing {
    std::string kind;                    // "events": the table's name
    std::vector<Pair> pairs;
    // all of the table's, made comparable, in order, a line each; empty: it was just said, and counts for every table that has these columns
    std::string headings{};
    long long number = 0;                // of one that is remembered
    std::string who{}, made{};           // likewise; made: 2026-11-29
};

// What was said: "列=項目" each, the kind by any of its names or empty: that of which these are fields, events first. Error: Usage.
[[nodiscard]] Result<Pairing> said_pairing(const std::vector<std::string>& pairs, const std::string& kind, const FolderServices& services);

// The pairs as text that can be kept, and back; what cannot be understood are none.
[[nodiscard]] std::string text_of(const std::vector<Pair>& pairs);
[[nodiscard]] std::vector<Pair> pairs_in(const std::string& text);
// "記事タイトル→題名、…", without those that are left aside.
[[nodiscard]] std::string told(const std::vector<Pair>& pairs);
// "催し" of "events".
[[nodiscard]] std::string japanese_kind(const std::string& kind);
// What staff may say for a kind: "催し (events)、…".
[[nodiscard]] std::string pairing_kinds();

// A table for whoever pairs its columns: what stands in it, and what is supposed of it.
struct Unpaired {
    std::string file, sheet;                              // sheet: of a workbook
    std::string kind;                                     // asked for, or supposed
    std::vector<std::string> headings;                    // of the columns that have one, from the left
    std::vector<std::string> suggested;                   // the field of each; empty: left aside
    std::vector<std::vector<std::string>> rows;           // the first ones, the cells of these columns
    std::vector<std::pair<std::string, std::string>> kinds;    // to choose from: name, in Japanese
    std::vector<std::pair<std::string, bool>> fields;          // of its kind; whether a table needs it
};

// Of this file of the folder, and the sheet of that name; an empty one: the first that somebody can see. `kind`: empty for what is supposed.
// Error: NotFound for no such table, BadData for one that cannot be read or has no headings.
[[nodiscard]] Result<Unpaired> unpaired_table(const std::filesystem::path& folder, const std::string& file, const std::string& sheet, const std::string& kind,
                                              const FolderServices& services);

}  // namespace renkei::intake
