#pragma once
// The settings of one display: built-in values, then a TOML file, then the environment, then the command line; what comes
// later wins (requirements R75). Every value remembers where it came from, for `renkei doctor --config-dump`.
// kiosk-config/lobby.toml names every key with its range and default; booth.toml says what a touch panel at a fair has otherwise.
//
// Thread: any; nothing is kept. Reads one file; the environment and the flags are arguments.
// Errors: Configuration, naming file, line and column (or the variable, or the flag), what is wrong and what would be
// right; NotFound or Io for a file that cannot be read.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "base/touch_panel.hpp"

namespace renkei::config {

// The panel as it hangs, and where people stand.
struct Display {
    double width_mm = 1218;               // visible picture, as mounted; 55 inch, lying
    double height_mm = 685;
    double viewing_distance_mm = 2000;    // from which it must be readable: lobby 2.0 m, booth 0.6 m
    int rotation = 0;                     // of the picture, clockwise: 0, 90, 180 or 270 degrees
    bool touch = false;                   // a touch panel: the footer invites
};

// How fingers come to the picture. Each "DEVICE: matrix A B C D E F rotate 90": see touch_panels.
struct Touch {
    std::vector<std::string> panels;      // the first that fits a device counts; none: as the device tells
};

// What is shown, and how.
struct Show {
    std::vector<Wording> languages{Language::Japanese, Language::English};   // the first one leads
    std::vector<std::string> scenes;      // which scenes, in order; empty: the programme's own order
    double characters_per_second = 5;     // reading speed, from which dwell follows (requirements R66)
    bool rotate_languages = false;        // each round of the loop in the next of them
    bool reduced_motion = false;          // movement becomes a short fade
    bool high_contrast = false;           // stronger type: opaque, 7 : 1 or more, white for paper
    bool large_text = false;              // nothing smaller than 36 units, 3.3 % of the shorter side
    bool footer = true;
    std::string films = "auto";           // auto: they play, and under reduced_motion stand still; always; poster: they stand still
    bool sound = false;                   // of films
};

// Minutes since midnight in Japan. open == close: closed; close before open: past midnight.
struct Hours {
    int open = 0, close = 24 * 60;
    friend bool operator==(const Hours&, const Hours&) = default;
};

// Several displays that show one picture together: how many, and which of them this one is, counted from the top left from 1.
struct Wall {
    int columns = 1, rows = 1;
    int column = 1, row = 1;
};

// Days on which the hall stays closed, the last one with them. A year of 0 is every year; then the last may be in the next.
struct ClosedDays {
    int first_year = 0, first_month = 1, first_day = 1;
    int last_year = 0, last_month = 1, last_day = 1;
    friend bool operator==(const ClosedDays&, const ClosedDays&) = default;
};

struct Opening {
    Hours weekday, saturday, sunday;      // the whole day unless said otherwise
    std::vector<ClosedDays> closed_days;
    double closing_minutes = 15;          // before closing time, in which a card says it; 0: never
    std::string outside = "page";         // of the hours: page, dark or loop
};

// The panel behind the staff door. Its PIN is no setting: renkei pin keeps it.
struct Staff {
    std::vector<std::string> media_roots{"/run/renkei/stick", "/media", "/run/media", "/mnt/usb"};   // folders in which sticks appear
    std::vector<std::string> names;       // of those who load and publish, to choose from; empty: nobody is asked
    bool second_person = false;           // another person than who loaded a revision must publish it
};

// Staff's work in the browser of a PC on the hall's network (renkei desk). Its password is no setting: renkei desk --set-password keeps its hash.
struct Desk {
    bool enabled = false;                 // else renkei desk refuses to start
    std::string address = "127.0.0.1";    // of this machine, on which it listens
    int port = 8443;
    int upload_mb = 500;                  // megabytes that one load may bring
    int session_minutes = 60;             // after which whoever does nothing is asked for the password again
    std::string certificate, key;         // PEM files; empty: one that is made at the first start
};

// The signed feed from which the display takes its content (renkei sync).
struct Feed {
    std::string url;                      // https://…; empty: none
    std::string root;                     // file of the first root to trust; needed once
    std::string certificates;             // PEM file of authorities to believe instead of the system's; empty: the system's
    bool plain_http = false;              // http:// is allowed too: within a network of one's own
};

// Sites of others as they are: pages, news and calendars that become drafts for a person to confirm (renkei site).
struct Site {
    std::vector<std::string> pages;       // https://… of pages that link to announcements
    std::vector<std::string> news;        // of RSS and Atom
    std::vector<std::string> calendars;   // of iCalendar
    [[nodiscard]] bool has_sources() const { return !pages.empty() || !news.empty() || !calendars.empty(); }
    std::vector<std::string> at_once;     // hosts whose drafts need nobody's confirmation
    std::string certificates;             // PEM file of authorities to believe instead of the system's; empty: the system's
};

struct Config {
    std::string store, cache, data;       // folders; empty: the usual place of whoever runs the command
    Display display;
    Touch touch;
    Show show;
    Wall wall;
    Opening opening;
    Staff staff;
    Desk desk;
    Feed feed;
    Site site;
};

// One value as text, with its origin: "built-in", "/etc/renkei/renkei.toml, line 12", "RENKEI_STORE" or "--store".
struct Setting {
    std::string key, value, origin;
};

struct Loaded {
    Config config;
    std::vector<Setting> settings;        // every key, in the order of the file
};

inline constexpr std::string_view kSystemFile = "/etc/renkei/renkei.toml";

struct Sources {
    std::string file;                                  // --config; must exist. Empty: system_file when there is one
    std::string system_file{kSystemFile};
    std::map<std::string, std::string> environment;    // all of it, or only what begins with RENKEI_
    std::map<std::string, std::string> flags;          // by key, e.g. {"store", "/srv/renkei"}
};

[[nodiscard]] Result<Loaded> load(const Sources& sources);

// What is said of a variable that is called RENKEI_… and means nothing to renkei; nothing for others.
[[nodiscard]] std::optional<Sentence> unknown_variable(const std::string& name);

// All keys, e.g. "display.width_mm", and the variable of one: RENKEI_DISPLAY_WIDTH_MM.
[[nodiscard]] std::vector<std::string> keys();
[[nodiscard]] std::string variable_of(std::string_view key);

// touch.panels, read. First the matrix, then the turn (of the panel, clockwise, as libinput has it).
[[nodiscard]] std::vector<TouchPanel> touch_panels(const Config& config);

// Millimetres of one layout unit: the shorter side of the picture is 1080 units.
[[nodiscard]] double mm_per_unit(const Display& display);

// Smallest em in layout units: 24, or more where the panel is small or far away (requirements R28, R29).
[[nodiscard]] double type_floor(const Display& display);
// All displays of a wall as if they were one.
[[nodiscard]] Display whole_wall(const Config& config);
// On the whole wall, and no less than 36 where large text is wished for.
[[nodiscard]] double type_floor(const Config& config);

}  // namespace renkei::config
