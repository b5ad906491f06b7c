#pragma once
// What the desk lets staff do, as values and functions that commands gives it: the room itself knows no store and starts nothing.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/said_once.hpp"
#include "desk/incoming.hpp"

namespace renkei::desk {

enum class Severity { Stop, Hold, Note };   // 止める, 保留, 注意

struct Cell {
    std::string heading, value;
    bool marked = false;
};

struct Finding {
    std::string file, sheet, cell, cause, message;   // cause: a word for programs, by which they are grouped
    long long row = 0;                               // 0: the whole file
    Severity severity = Severity::Note;
    std::vector<Cell> excerpt;                       // its row as the sheet has it
    std::string first_column;                        // letter of the excerpt's first cell
};

// What is said of many rows is shown with so many of them; the others are named.
inline constexpr size_t kRowsShown = 3;
[[nodiscard]] inline Said said(const Finding& finding)
{
    return {.severity = static_cast<int>(finding.severity), .file = finding.file, .sheet = finding.sheet, .cell = finding.cell,
            .row = static_cast<size_t>(std::max(finding.row, 0LL)), .message = finding.message};
}

struct Loaded {
    bool ran = false;                // else `message` says why not
    std::string message;
    long long rows = 0, accepted = 0, held = 0, refused = 0;
    std::vector<Finding> findings;
    std::optional<long long> revision;
    bool unchanged = false;
};

// A table with headings of its own, for whoever says which of its columns is which.
struct TableToPair {
    bool read = false;
    std::string message;             // why not
    std::string file, sheet, kind;
    std::vector<std::pair<std::string, std::string>> kinds;    // to choose from: name, in Japanese
    std::vector<std::pair<std::string, bool>> fields;          // of its kind; whether a table needs it
    std::vector<std::string> headings, suggested;              // of each column; the field it is supposed to be, or none
    std::vector<std::vector<std::string>> rows;                // the first ones
};
// How it is to be read.
struct PairedAs {
    std::string kind;                // empty: nothing was said
    std::vector<std::string> pairs;  // "column=field" each
};
// What was said before and is remembered.
struct KeptPairing {
    long long number = 0;
    std::string kind, pairs, who, made;   // pairs: "記事タイトル→題名、…"
};

struct Publication {
    std::string at, who, note, action;   // at: RFC 3339; action: load, publish, rollback, plan or cancel
    long long revision = 0, added = 0, changed = 0, removed = 0;
};

struct Revision {
    long long id = 0, added = 0, changed = 0, removed = 0;
    std::string created, published, who, note, by;   // by: who put it on show
    std::string planned = {};                        // when it is to be shown; empty: that is not planned
    bool current = false, shipped = false;
};

struct History {
    bool read = false;
    std::string message;             // why not
    std::vector<Revision> revisions;
    std::vector<Publication> lines;
};

struct Check {
    bool ok = false;
    std::string message;
};
struct Health {
    bool ok = false;
    std::vector<Check> wrong;        // only what is not well, in a sentence each
};

struct Done {
    bool well = false;
    std::string message;             // in Japanese; why not
};

// What a site of others announces, for a person to confirm (renkei site).
struct Draft {
    enum class State { Waiting, Prepared, Shown, Dismissed };      // Prepared: a second person has to publish it
    std::string id, title, days, when, venue, organiser, address;   // days: as they were understood; empty: none were
    std::vector<std::string> towns, unmatched;                      // that were recognised; names that nobody has
    State state = State::Waiting;
    bool changed = false;                                           // since it was confirmed, or first seen
    bool gone = false;                                              // no page tells it any more
};
struct Drafts {
    bool read = false;
    std::string message;             // why not
    std::vector<Draft> drafts;       // what waits stands first
};

struct Scene {
    std::string id, name;
};

struct Work {
    std::function<bool(const std::string& password)> is_password;
    std::function<std::string()> password_mark;   // another one once the password has been changed: then everybody comes in anew
    std::function<Loaded(const std::filesystem::path& folder, const std::string& who, const PairedAs& paired)> load;
    // Of a file that was sent, as a finding names it; `kind`: empty for what it seems to be.
    std::function<TableToPair(const std::filesystem::path& folder, const std::string& file, const std::string& sheet, const std::string& kind)> table;
    std::function<std::vector<KeptPairing>()> pairings;
    std::function<Done(long long number, const std::string& who)> forget;
    std::function<Done(long long revision, const std::string& note, const std::string& who)> publish;
    // At a time to come, 2026-12-24T09:00 in Japan; and not after all.
    std::function<Done(long long revision, const std::string& at, const std::string& note, const std::string& who)> plan;
    std::function<Done(long long revision, const std::string& who)> cancel;
    std::function<Done(const std::string& who)> rollback;
    std::function<History()> history;
    // Where the settings name sites; else empty.
    std::function<Drafts()> drafts;
    std::function<Done(const std::string& id, bool shown, const std::string& who)> decide;
    bool second_person = false;      // who loads or decides does not publish
    std::function<Health()> health;
    // A picture as PNG; `day`: 2026-12-01, or empty for today. Empty: that day has no such scene.
    std::function<std::string(long long revision, const std::string& scene, const std::string& day)> picture;
    std::vector<Scene> scenes;
    std::vector<std::string> names;  // to choose from; empty: nobody is listed
    Normalise normalise;
};

}  // namespace renkei::desk
