#pragma once
// What each command is told, already parsed and checked by command_line.cpp and describe.cpp (the two files that know CLI11).

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/geometry.hpp"
#include "base/language.hpp"

namespace renkei::commands {

struct Common {
    std::string store;               // --store DIR; empty: the configured or default one
    std::string config;              // --config FILE; empty: /etc/renkei/renkei.toml when there is one
    bool json = false;
    Language language = Language::English;   // of messages: --lang or LANG
    std::string data;                // --data DIR: the facts that ship; empty: the first of shipped_places()
    std::string cache;               // --cache DIR: outlines; empty: $XDG_CACHE_HOME/renkei or /var/cache/renkei
};

struct ShowOptions {
    std::optional<PixelSize> window; // --window WxH: not full screen
    bool offscreen = false;
    std::vector<std::string> scenes;
    std::optional<Instant> start;    // --start: simulated time
    double speed = 1;
    double seconds = 0;              // 0: until told to quit
    bool reduced_motion = false;
    std::string metrics;             // --metrics PATH: figures for Prometheus
    std::string touch{};             // --touch SCRIPT: a file or the steps themselves (visit/script.hpp)
    std::optional<long long> revision;   // --revision N: this one and no other
};

struct ShotOptions {
    std::string scene, item;
    std::optional<double> at;        // none: 0, or the end of the script
    PixelSize size{1920, 1080};
    std::optional<Wording> language;
    std::string out;                 // --out F.png
    std::string all;                 // --all DIR
    std::optional<Instant> start;
    std::string transition_to;       // --transition fusuma|sumi|fade with --progress: the middle of a transition
    double progress = 0.5;
    bool reduced_motion = false;
    std::optional<long long> revision;   // --revision N
    std::string touch{};             // --touch SCRIPT: a file or the steps themselves (visit/script.hpp)
};

struct ListOptions { std::string kind; bool csv = false; };
struct LoadOptions {
    std::vector<std::string> paths;
    bool check = false, publish = false;
    std::string note;
    std::string report;              // --report OUT.xlsx: the findings and a marked copy of the tables
    bool progress = false;           // --progress: how far, on stderr
    std::string form;                // --template OUT.xlsx: writes the form and loads nothing
    std::vector<std::string> pairs;  // --pair "COLUMN=FIELD": how a table with headings of its own is read
    std::string pair_as;             // --as KIND: what it is
    std::string exported;            // --export DIR: writes what is on show and loads nothing
};
struct RevisionsOptions { bool history = false, csv = false; };
struct PublishOptions {
    std::optional<long long> revision;
    std::string note;
    std::string at;                  // --at: not now but then
    std::string by;                  // --by: who publishes; empty: who_acts()
    bool planned = false, cancel = false;
};
struct PinOptions { bool check = false, remove = false, log = false; };
struct PairingsOptions { std::optional<long long> forget; };
struct WithdrawOptions { std::string key; bool back = false, list = false; };   // back: --undo, it is put on show again
struct DeskOptions { bool set_password = false; };
struct BenchOptions { std::string what; double seconds = 30; PixelSize size{1920, 1080}; };
struct SyncOptions {
    std::string feed, root;          // --feed URL, --root root.json: else as the settings say
    std::string bundle;              // --bundle FILE: instead of the network
    std::string certificates;        // --ca FILE: to believe instead of the system's
    bool unattended = false;         // --unattended: not within the pause after a failure
};
struct FeedOptions {
    std::string what;                // keygen, build, renew, rotate, bundle
    std::string out, keys, role, bundle;
    int days = 7;                    // how long the timestamp is believed
};
struct SiteOptions {
    std::string what;                // fetch, list, confirm, dismiss
    std::vector<std::string> ids;    // of confirm and dismiss
    double pause = 20;               // --pause: seconds between two requests
    bool unattended = false;         // --unattended: not within the pause after a failure
};
struct DoctorOptions { bool config_dump = false; };

// What `list` knows, for --help.
[[nodiscard]] std::vector<std::string> list_kinds();

// Each returns the process's exit code.
[[nodiscard]] int show(const Common& common, const ShowOptions& options);
[[nodiscard]] int shot(const Common& common, const ShotOptions& options);
[[nodiscard]] int list(const Common& common, const ListOptions& options);
[[nodiscard]] int load(const Common& common, const LoadOptions& options);
[[nodiscard]] int publish(const Common& common, const PublishOptions& options);
[[nodiscard]] int rollback(const Common& common);
[[nodiscard]] int revisions(const Common& common, const RevisionsOptions& options);
[[nodiscard]] int doctor(const Common& common, const DoctorOptions& options);
[[nodiscard]] int dump_configuration(const Common& common);   // doctor --config-dump
[[nodiscard]] int sync(const Common& common, const SyncOptions& options);
[[nodiscard]] int feed(const Common& common, const FeedOptions& options);
[[nodiscard]] int site_command(const Common& common, const SiteOptions& options);
[[nodiscard]] int pin(const Common& common, const PinOptions& options);
[[nodiscard]] int pairings(const Common& common, const PairingsOptions& options);
[[nodiscard]] int withdraw(const Common& common, const WithdrawOptions& options);
[[nodiscard]] int desk(const Common& common, const DeskOptions& options);
[[nodiscard]] int bench(const Common& common, const BenchOptions& options);

}  // namespace renkei::commands
