// g++ 12 sees a null pointer in a std::vector<std::string> that CLI11's header grows; there is none.
#pragma GCC diagnostic ignored "-Wnull-dereference"

#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "commands/messages.hpp"
#include "commands/options.hpp"
#include "scenes/scene.hpp"

namespace renkei::commands {
namespace {

constexpr int kUsage = 64;  // EX_USAGE

// What was given on the command line as text, before it is checked and becomes the options.
struct Given {
    Common common;
    std::string message_language;
    ShowOptions show;
    ShotOptions shot;
    ListOptions list;
    LoadOptions load;
    PublishOptions publish;
    BenchOptions bench;
    DoctorOptions doctor;
    std::string show_window, show_start, shot_size, shot_start, bench_size;
};

// "1280x720". Bounds: nobody's panel is smaller than 160 pixels or larger than 16 K.
std::optional<PixelSize> parse_size(const std::string& text)
{
    PixelSize size;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &size.w, &size.h, &rest) != 2) return std::nullopt;
    if (size.w < 160 || size.h < 160 || size.w > 16384 || size.h > 16384) return std::nullopt;
    return size;
}

std::string short_number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

CLI::Validator size_check()
{
    return CLI::Validator([](std::string& text) { return parse_size(text) ? std::string() : text + " is not a size; write it as 1920x1080 (160 to 16384)"; }, "WxH", "size");
}

// NaN passes every comparison that CLI11's ranges make; a number must be one.
CLI::Validator number_check(double least, double most)
{
    return CLI::Validator([least, most](std::string& text) {
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (end != text.c_str() && *end == '\0' && value >= least && value <= most) return std::string();
        return text + " is not a number between " + short_number(least) + " and " + short_number(most);
    }, "N", "number");
}

CLI::Validator scene_check()
{
    return CLI::Validator([](std::string& text) {
        const auto known = scenes::scene_ids();
        if (std::find(known.begin(), known.end(), text) != known.end()) return std::string();
        std::string names;
        for (const auto id : known) names += (names.empty() ? "" : ", ") + std::string(id);
        return "'" + text + "' is no scene; the scenes are " + names;
    }, "A,B", "scene");
}

CLI::Validator instant_check()
{
    return CLI::Validator([](std::string& text) { return parse_instant(text) ? std::string() : text + " is not a time; write it as 2026-11-22T10:00:00+09:00 or 2026-11-22"; }, "TIME", "time");
}

CLI::Validator language_check()
{
    return CLI::Validator([](std::string& text) { return parse_language(text) ? std::string() : text + " is not a language of the display; ja, en, zh-Hans, zh-Hant or ko"; }, "LANGUAGE", "language");
}

std::string join(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

// The options every subcommand has. For `shot`, --lang is the picture's language as well.
CLI::App* subcommand(CLI::App& app, Given& given, const std::string& name, const std::string& what)
{
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option("--store", given.common.store, "Folder of the store (default: /var/lib/renkei, or ~/.local/share/renkei)")->type_name("DIR");
    command->add_option("--config", given.common.config, "Settings file (default: /etc/renkei/renkei.toml when there is one)")->type_name("FILE");
    command->add_option("--data", given.common.data, "Folder of the content that ships")->type_name("DIR");
    command->add_option("--cache", given.common.cache, "Folder of what can be made again")->type_name("DIR");
    command->add_option("--lang", given.message_language, "Language of messages (default: from LANG)")->check(language_check());
    command->add_flag("--json", given.common.json, "Results as JSON on the standard output");
    return command;
}

void describe_show(CLI::App& app, Given& given)
{
    auto* show = subcommand(app, given, "show", "The display");
    show->add_option("--window", given.show_window, "A window of this size instead of the full screen")->check(size_check());
    show->add_flag("--offscreen", given.show.offscreen, "Draw without a screen");
    show->add_option("--scenes", given.show.scenes, "Only these scenes, in this order: title,showcase,agreements,region,events,numbers")->delimiter(',')->allow_extra_args(false)->check(scene_check());
    show->add_option("--start", given.show_start, "Begin as if it were this time")->check(instant_check());
    show->add_option("--speed", given.show.speed, "How fast simulated time runs")->check(number_check(0, 10000));
    show->add_option("--seconds", given.show.seconds, "End after so many seconds (0: never)")->check(number_check(0, 1e9));
    show->add_flag("--reduced-motion", given.show.reduced_motion, "Movement becomes a short fade");
}

void describe_shot(CLI::App& app, Given& given)
{
    auto* shot = subcommand(app, given, "shot", "A picture of one scene, or of every scene");
    auto* scene = shot->add_option("--scene", given.shot.scene, "Which scene")->type_name("ID");
    shot->add_option("--item", given.shot.item, "Which item of the scene")->type_name("KEY");
    shot->add_option("--at", given.shot.at, "Seconds since the scene began")->check(number_check(0, 86400));
    shot->add_option("--size", given.shot_size, "Pixels of the picture (default: 1920x1080)")->check(size_check());
    shot->add_option("--start", given.shot_start, "The day and time it shows")->check(instant_check());
    shot->add_option("--transition", given.shot.transition_to, "The middle of a transition into the next scene")->check(CLI::IsMember({"fusuma", "sumi", "fade"}));
    shot->add_option("--progress", given.shot.progress, "How far the transition is, 0 to 1")->check(number_check(0, 1));
    shot->add_flag("--reduced-motion", given.shot.reduced_motion, "Movement becomes a short fade");
    auto* out = shot->add_option("--out", given.shot.out, "PNG file to write")->type_name("F.png");
    auto* all = shot->add_option("--all", given.shot.all, "Folder for one picture of every scene and contact-sheet.png")->type_name("DIR");
    all->excludes(scene)->excludes(out);
}

void describe_content(CLI::App& app, Given& given)
{
    auto* load = subcommand(app, given, "load", "Content becomes a checked revision; without a path, the content that ships");
    load->add_option("path", given.load.paths, "Folder to load")->type_name("PATH");
    load->add_flag("--check", given.load.check, "Report only, change nothing");
    load->add_flag("--publish", given.load.publish, "Show it at once");
    load->add_option("--note", given.load.note, "Why, for the history")->type_name("TEXT");

    auto* publish = subcommand(app, given, "publish", "Put a revision on show");
    publish->add_option("revision", given.publish.revision, "Its number (default: the newest)")->check(CLI::PositiveNumber)->type_name("REV");
    publish->add_option("--note", given.publish.note, "Why, for the history")->type_name("TEXT");

    (void)subcommand(app, given, "rollback", "Back to what was on show before");
    (void)subcommand(app, given, "revisions", "The history: who, when, why, and what changed");

    auto* list = subcommand(app, given, "list", "Every record of a kind: " + join(list_kinds()));
    list->add_option("kind", given.list.kind, "What to list")->required()->check(CLI::IsMember(list_kinds()))->type_name("KIND");
}

void describe_care(CLI::App& app, Given& given)
{
    auto* doctor = subcommand(app, given, "doctor", "Is this display healthy?");
    doctor->add_flag("--config-dump", given.doctor.config_dump, "Every setting, its value and where it comes from");

    auto* bench = subcommand(app, given, "bench", "Figures of speed and memory, with the machine described");
    bench->add_option("what", given.bench.what, "show")->required()->check(CLI::IsMember({"show"}))->type_name("WHAT");
    bench->add_option("--seconds", given.bench.seconds, "How long each measurement runs")->check(number_check(0.5, 3600));
    bench->add_option("--size", given.bench_size, "Pixels of the picture (default: 1920x1080)")->check(size_check());
}

// Language of messages: --lang, else LC_ALL, LC_MESSAGES or LANG. Messages are Japanese or English.
Language message_language(const std::string& asked)
{
    if (!asked.empty()) return *parse_language(asked);
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before any thread is started
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("ja") ? Language::Japanese : Language::English;
    }
    return Language::English;
}

// The checks have passed, so every text has its value.
void settle(Given& given)
{
    given.common.language = message_language(given.message_language);
    if (!given.message_language.empty()) given.shot.language = parse_language(given.message_language);
    given.show.window = parse_size(given.show_window);
    given.show.start = parse_instant(given.show_start);
    given.shot.start = parse_instant(given.shot_start);
    given.shot.size = parse_size(given.shot_size).value_or(given.shot.size);
    given.bench.size = parse_size(given.bench_size).value_or(given.bench.size);
}

int usage(const Common& common, const std::string& what) { return fail(common, {ErrorKind::Usage, what}); }

int dispatch(const CLI::App& app, const Given& given)
{
    const Common& common = given.common;
    if (app.got_subcommand("show")) return show(common, given.show);
    if (app.got_subcommand("shot")) {
        if (given.shot.all.empty() && given.shot.scene.empty()) return usage(common, "renkei shot needs --scene ID with --out F.png, or --all DIR");
        if (given.shot.all.empty() && given.shot.out.empty() && !common.json) return usage(common, "renkei shot --scene needs --out F.png, or --json for its texts alone");
        return shot(common, given.shot);
    }
    if (app.got_subcommand("load")) return load(common, given.load);
    if (app.got_subcommand("publish")) return publish(common, given.publish);
    if (app.got_subcommand("rollback")) return rollback(common);
    if (app.got_subcommand("revisions")) return revisions(common);
    if (app.got_subcommand("list")) return list(common, given.list);
    if (app.got_subcommand("doctor")) return doctor(common, given.doctor);
    return bench(common, given.bench);
}

int parse_and_run(int argc, char** argv)
{
    Given given;
    CLI::App app("renkei (連携): the display of the 特別区全国連携プロジェクト", "renkei");
    app.set_version_flag("--version", "renkei " RENKEI_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    describe_show(app, given);
    describe_shot(app, given);
    describe_content(app, given);
    describe_care(app, given);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // --help and --version arrive here too, with exit code 0.
        if (error.get_exit_code() == 0) return app.exit(error);
        given.common.language = message_language("");
        const auto chosen = app.get_subcommands();
        const std::string of = chosen.empty() ? "renkei" : "renkei " + chosen.front()->get_name();
        const bool unknown = chosen.empty() && argc > 1 && argv[1][0] != '-';
        say("renkei: " + (unknown ? std::string(argv[1]) + " is not a command" : std::string(error.what())));
        say(in_language(given.common, "使い方: " + of + " --help", "For help: " + of + " --help"));
        return kUsage;
    }
    settle(given);
    return dispatch(app, given);
}

}  // namespace

int run(int argc, char** argv)
{
    // No exception of a library leaves the program: what no room turned into an error is our fault.
    try {
        return parse_and_run(argc, argv);
    } catch (const std::exception& fault) {
        return fail({}, {ErrorKind::Internal, std::string("unexpected fault: ") + fault.what()});
    }
}

}  // namespace renkei::commands
