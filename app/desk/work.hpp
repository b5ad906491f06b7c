#pragma once
// What the desk lets staff do, as values and functions that commands gives it: the room itself knows no store and starts nothing.

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

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

struct Loaded {
    bool ran = false;                // else `message` says why not
    std::string message;
    long long rows = 0, accepted = 0, held = 0, refused = 0;
    std::vector<Finding> findings;
    std::optional<long long> revision;
    bool unchanged = false;
};

struct Publication {
    std::string at, who, note, action;   // at: RFC 3339; action: load, publish, rollback, plan or cancel
    long long revision = 0, added = 0, changed = 0, removed = 0;
};

struct Revision {
    long long id = 0, added = 0, changed = 0, removed = 0;
    std::string created, published, who, note, by;   // by: who put it on show
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

struct Scene {
    std::string id, name;
};

struct Work {
    std::function<bool(const std::string& password)> is_password;
    std::function<std::string()> password_mark;   // another one once the password has been changed: then everybody comes in anew
    std::function<Loaded(const std::filesystem::path& folder, const std::string& who)> load;
    std::function<Done(long long revision, const std::string& note, const std::string& who)> publish;
    std::function<Done(const std::string& who)> rollback;
    std::function<History()> history;
    std::function<Health()> health;
    // A picture as PNG; `day`: 2026-12-01, or empty for today. Empty: that day has no such scene.
    std::function<std::string(long long revision, const std::string& scene, const std::string& day)> picture;
    std::vector<Scene> scenes;
    std::vector<std::string> names;  // to choose from; empty: nobody is listed
    Normalise normalise;
};

}  // namespace renkei::desk
