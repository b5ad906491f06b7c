// g++ 12 sees a null pointer in a std::vector<std::string> that CLI11's header grows; there is none.
#pragma GCC diagnostic ignored "-Wnull-dereference"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "commands/given.hpp"
#include "commands/messages.hpp"
#include "commands/planned.hpp"
#include "intake/pairing.hpp"
#include "model/limits.hpp"
#include "programme/scenes.hpp"

namespace renkei::commands {
namespace {

std::string join(const std::vector<std::string>& words, const char* between = ", ")
{
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : between) + word;
    return text;
}

std::vector<std::string> scene_names() { return {programme::kScenes.begin(), programme::kScenes.end()}; }

std::string short_number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

// A text of --help in the language of messages.
std::string word(const Given& given, Entry<0> text) { return in_language(given.common, fill(text.translation(), nullptr, 0)); }

// What is wrong with an option's text, in the language of messages; nothing when it is right.
using Complaint = std::function<std::optional<Sentence>(const std::string& text)>;

CLI::Validator check(const Given& given, const char* shape, Complaint complaint)
{
    return CLI::Validator([&given, complaint = std::move(complaint)](std::string& text) {
        const auto wrong = complaint(text);
        return wrong ? in_language(given.common, *wrong) : std::string();
    }, shape);
}

CLI::Validator size_check(const Given& given)
{
    return check(given, "WxH", [](const std::string& text) {
        return parse_size(text) ? std::nullopt : std::optional(sentence("{1} is not a size; write it as 1920x1080 (160 to 16384)", text));
    });
}

// NaN passes every comparison that CLI11's ranges make; a number must be one.
CLI::Validator number_check(const Given& given, double least, double most)
{
    return check(given, "N", [least, most](const std::string& text) -> std::optional<Sentence> {
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (end != text.c_str() && *end == '\0' && value >= least && value <= most) return std::nullopt;
        return sentence("{1} is not a number between {2} and {3}", text, short_number(least), short_number(most));
    });
}

CLI::Validator revision_check(const Given& given)
{
    return check(given, "REV", [](const std::string& text) -> std::optional<Sentence> {
        long long number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && number > 0) return std::nullopt;
        return sentence("{1} is not the number of a revision; renkei revisions lists them", text);
    });
}

CLI::Validator pairing_check(const Given& given)
{
    return check(given, "N", [](const std::string& text) -> std::optional<Sentence> {
        long long number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && number > 0) return std::nullopt;
        return sentence("{1} is not the number of a pairing; renkei pairings lists them", text);
    });
}

CLI::Validator member_check(const Given& given, std::vector<std::string> known)
{
    return check(given, "NAME", [known = std::move(known)](const std::string& text) -> std::optional<Sentence> {
        if (std::find(known.begin(), known.end(), text) != known.end()) return std::nullopt;
        return sentence("{1} is not known here; choose one of {2}", text, join(known));
    });
}

CLI::Validator instant_check(const Given& given)
{
    return check(given, "TIME", [](const std::string& text) {
        return parse_instant(text) ? std::nullopt : std::optional(sentence("{1} is not a time; write it as 2026-11-22T10:00:00+09:00 or 2026-11-22", text));
    });
}

CLI::Validator planned_check(const Given& given)
{
    return check(given, "TIME", [](const std::string& text) {
        return planned_time(text) ? std::nullopt : std::optional(sentence("{1} is no day and time; write it as 2026-12-24T09:00", text));
    });
}

// A note stands in one line of the history, behind its revision.
CLI::Validator note_check(const Given& given)
{
    return check(given, "TEXT", [](const std::string& text) -> std::optional<Sentence> {
        if (code_points(text) <= model::kLongestName) return std::nullopt;
        return sentence("at most {1} characters long", model::kLongestName);
    });
}

CLI::Validator language_check(const Given& given)
{
    return check(given, "LANGUAGE", [](const std::string& text) {
        return parse_wording(text) ? std::nullopt : std::optional(sentence("{1} is not a language of the display; ja, ja-easy, en, zh-Hans, zh-Hant or ko", text));
    });
}

// The options every subcommand has. For `shot`, --lang is the picture's language as well.
CLI::App* subcommand(CLI::App& app, Given& given, const std::string& name, const std::string& what)
{
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option("--store", given.common.store, word(given, "Folder of the store (default: /var/lib/renkei, or ~/.local/share/renkei)"))->type_name("DIR");
    command->add_option("--config", given.common.config, word(given, "Settings file (default: /etc/renkei/renkei.toml when there is one)"))->type_name("FILE");
    command->add_option("--data", given.common.data, word(given, "Folder of the content that ships"))->type_name("DIR");
    command->add_option("--cache", given.common.cache, word(given, "Folder of what can be made again"))->type_name("DIR");
    command->add_option("--lang", given.message_language, word(given, "Language of messages (default: from LANG)"))->check(language_check(given));
    command->add_flag("--json", given.common.json, word(given, "Results as JSON on the standard output"));
    return command;
}

void describe_show(CLI::App& app, Given& given)
{
    auto* show = subcommand(app, given, "show", word(given, "The display"));
    show->add_option("--window", given.show_window, word(given, "A window of this size instead of the full screen"))->check(size_check(given));
    show->add_flag("--offscreen", given.show.offscreen, word(given, "Draw without a screen"));
    show->add_option("--scenes", given.show.scenes, in_language(given.common,
                                                                sentence("Only these scenes, in this order: {1}",
                                                                         join(scene_names(),
                                                                              ","))))->delimiter(',')->allow_extra_args(false)->check(member_check(given,
                                                                              scene_names()));
    show->add_option("--start", given.show_start, word(given, "Begin as if it were this time"))->check(instant_check(given));
    show->add_option("--speed", given.show.speed, word(given, "How fast simulated time runs (0: it stands; 10000 at most)"))->check(number_check(given, 0,
        10000));
    show->add_option("--seconds", given.show.seconds, word(given, "End after so many seconds (0: never)"))->check(number_check(given, 0, 1e9));
    show->add_option("--revision", given.show.revision, word(given, "This revision instead of the one on show, such as one that is not published yet"))->check(revision_check(given))->type_name("REV");
    show->add_flag("--reduced-motion", given.show.reduced_motion, word(given, "Movement becomes a short fade"));
    show->add_option("--touch", given.show.touch, word(given, "Touches to replay, a file or the steps themselves, such as \"1 tap 960 540; wait 2\""))->type_name("SCRIPT");
    show->add_option("--metrics", given.show.metrics, word(given, "Write figures for Prometheus into this file"))->type_name("PATH.prom");
}

void describe_shot(CLI::App& app, Given& given)
{
    auto* shot = subcommand(app, given, "shot", word(given, "A picture of one scene, or of every scene"));
    auto* scene = shot->add_option("--scene", given.shot.scene, word(given, "Which scene"))->type_name("ID");
    shot->add_option("--item", given.shot.item, word(given, "Which item of the scene"))->type_name("KEY");
    shot->add_option("--at", given.shot.at, word(given, "Seconds since the scene began"))->check(number_check(given, 0, 86400));
    shot->add_option("--size", given.shot_size, word(given, "Pixels of the picture (default: 1920x1080)"))->check(size_check(given));
    shot->add_option("--start", given.shot_start, word(given, "The day and time it shows"))->check(instant_check(given));
    auto* transition = shot->add_option("--transition", given.shot.transition_to,
                                        word(given, "The middle of a transition into the next scene"))->check(member_check(given, {"fusuma", "sumi", "fade"}));
    shot->add_option("--progress", given.shot.progress, word(given, "How far the transition is, 0 to 1"))->check(number_check(given, 0, 1));
    shot->add_option("--revision", given.shot.revision, word(given, "This revision instead of the one on show, such as one that is not published yet"))->check(revision_check(given))->type_name("REV");
    shot->add_flag("--reduced-motion", given.shot.reduced_motion, word(given, "Movement becomes a short fade"));
    auto* touch = shot->add_option("--touch", given.shot.touch, word(given, "Touches to replay, a file or the steps themselves, such as \"1 tap 960 540; wait 2\""))->type_name("SCRIPT");
    auto* out = shot->add_option("--out", given.shot.out, word(given, "PNG file to write"))->type_name("F.png");
    auto* all = shot->add_option("--all", given.shot.all, word(given, "Folder for one picture of every scene and contact-sheet.png"))->type_name("DIR");
    all->excludes(scene)->excludes(out)->excludes(touch);
    touch->excludes(transition);
}

void describe_content(CLI::App& app, Given& given)
{
    auto* load = subcommand(app, given, "load", word(given, "Content becomes a checked revision; without a path, the content that ships"));
    auto* path = load->add_option("path", given.load.paths, word(given, "Folder to load"))->type_name("PATH");
    auto* check = load->add_flag("--check", given.load.check, word(given, "Report only, change nothing"));
    auto* at_once = load->add_flag("--publish", given.load.publish, word(given, "Show it at once"))->excludes(check);
    load->add_option("--note", given.load.note, word(given, "Why, for the history"))->type_name("TEXT")->check(note_check(given));
    load->add_flag("--progress", given.load.progress, word(given, "Tell on the standard error how far it is, a line each"));
    auto* form = load->add_option("--template", given.load.form, word(given, "Write the form that staff fill in, a workbook, and nothing else"))->type_name("OUT.xlsx");
    auto* report = load->add_option("--report", given.load.report, word(given, "Write the findings and a marked copy of the tables, a workbook"))->type_name("OUT.xlsx");
    form->excludes(path)->excludes(check)->excludes(at_once)->excludes(report);
    auto* pairs = load->add_option("--pair", given.load.pairs, word(given, "Which column is which, remembered for every later table with these headings: \"COLUMN=FIELD\", or \"COLUMN=\" to leave it aside"))->type_name("COLUMN=FIELD")->allow_extra_args(false)->needs(path);
    load->add_option("--as", given.load.pair_as, in_language(given.common,
                                                             sentence("What kind of table it is whose columns are paired: {1}",
                                                                      intake::pairing_kinds())))->type_name("KIND")->needs(pairs);
    load->add_option("--export", given.load.exported, word(given, "Write what is on show into this new folder, so that loading it gives the same again"))->type_name("DIR")
        ->excludes(path)->excludes(check)->excludes(at_once)->excludes(report)->excludes(form);

    auto* publish = subcommand(app, given, "publish", word(given, "Put a revision on show"));
    publish->add_option("revision", given.publish.revision, word(given, "Its number (default: the newest)"))->check(revision_check(given))->type_name("REV");
    auto* note = publish->add_option("--note", given.publish.note, word(given, "Why, for the history"))->type_name("TEXT")->check(note_check(given));
    publish->add_option("--by", given.publish.by,
                        word(given, "Who publishes, for the history (default: the account)"))->type_name("NAME")->check(note_check(given));
    auto* at = publish->add_option("--at", given.publish.at,
                                   word(given, "Not now but at this time, in Japan: 2026-12-24T09:00"))->type_name("TIME")->check(planned_check(given));
    auto* planned = publish->add_flag("--planned", given.publish.planned, word(given, "What is planned to be shown, and when"))->excludes(at)->excludes(note);
    publish->add_flag("--cancel", given.publish.cancel, word(given, "Cancel the planned publication of this revision, or all that are planned"))->excludes(at)->excludes(planned)->excludes(note);

    (void)subcommand(app, given, "rollback", word(given, "Back to what was on show before"));
    auto* revisions = subcommand(app, given, "revisions", word(given, "The history: who, when, why, and what changed"));
    auto* history = revisions->add_flag("--history", given.revisions.history, word(given, "Everything that was loaded, shown and taken down: who, when and why, the newest first"));
    revisions->add_flag("--csv", given.revisions.csv, word(given, "The history as a table in CSV"))->needs(history);

    auto* pairings = subcommand(app, given, "pairings", word(given, "The columns of house formats that staff have paired"));
    pairings->add_option("--forget", given.pairings.forget, word(given, "Forget this one"))->type_name("N")->check(pairing_check(given));

    auto* withdraw = subcommand(app, given, "withdraw", word(given, "Take a notice off the display, at once"));
    auto* key = withdraw->add_option("key", given.withdraw.key, word(given, "Its key, as renkei list notices tells it"))->type_name("KEY");
    auto* undo = withdraw->add_flag("--undo", given.withdraw.back, word(given, "Put a notice back that was withdrawn, as long as its dates allow"))->needs(key);
    withdraw->add_flag("--list", given.withdraw.list, word(given, "The notices that were withdrawn and can be put back"))->excludes(key)->excludes(undo);

    auto* list = subcommand(app, given, "list", in_language(given.common, sentence("Every record of a kind: {1}", join(list_kinds()))));
    list->add_option("kind", given.list.kind, word(given, "What to list"))->required()->check(member_check(given, list_kinds()))->type_name("KIND");
    list->add_flag("--csv", given.list.csv, word(given, "Events (the recommended dataset no. 6) or touches as a table, for Excel"))->excludes(list->get_option("--json"));
}

void describe_care(CLI::App& app, Given& given)
{
    auto* doctor = subcommand(app, given, "doctor", word(given, "Is this display healthy?"));
    doctor->add_flag("--config-dump", given.doctor.config_dump, word(given, "Every setting, its value and where it comes from"));

    auto* pin = subcommand(app, given, "pin", word(given, "The PIN of the staff panel: read from the standard input, kept as a hash"));
    auto* check = pin->add_flag("--check", given.pin.check, word(given, "Only try the PIN that stands on the standard input, as the panel does"));
    auto* removed = pin->add_flag("--remove", given.pin.remove, word(given, "Remove the PIN: the panel stays closed"))->excludes(check);
    pin->add_flag("--log", given.pin.log, word(given, "When the panel was opened, and when a PIN was wrong"))->excludes(check)->excludes(removed);
    auto* desk = subcommand(app, given, "desk", word(given, "Staff's work in the browser of a PC on the hall's network"));
    desk->add_flag("--set-password", given.desk.set_password, word(given, "Set its password, read from the standard input, and nothing else"));

    auto* bench = subcommand(app, given, "bench", word(given, "Figures of speed and memory, with the machine described"));
    bench->add_option("what", given.bench.what, "show, load, sync, map, find, touch")->required()->check(member_check(given,
        {"show", "load", "sync", "map", "find", "touch"}))->type_name("WHAT");
    bench->add_option("--seconds", given.bench.seconds, word(given, "How long each measurement runs"))->check(number_check(given, 0.5, 3600));
    bench->add_option("--size", given.bench_size, word(given, "Pixels of the picture (default: 1920x1080)"))->check(size_check(given));
}

void describe_feed(CLI::App& app, Given& given)
{
    constexpr int kLongestDays = 90;
    auto* sync = subcommand(app, given, "sync", word(given, "One update from the signed feed"));
    auto* url = sync->add_option("--feed", given.sync.feed, word(given, "Address of the feed, https://…"))->type_name("URL");
    sync->add_option("--root", given.sync.root, word(given, "The first root, which came with the display or by hand"))->type_name("root.json");
    sync->add_option("--ca", given.sync.certificates, word(given, "Certificates to believe instead of the system's"))->type_name("FILE");
    sync->add_option("--bundle", given.sync.bundle, word(given, "A bundle on a stick instead of the network"))->type_name("FILE")->excludes(url);
    sync->add_flag("--unattended", given.sync.unattended, word(given, "Only when the pause after the last failure is over: for a timer"));

    const std::string publisher = word(given, "The publisher's side of the feed: keygen, build, renew, rotate or bundle");
    auto* feed = subcommand(app, given, "feed", publisher);
    feed->add_option("what", given.feed.what, publisher)->required()->check(member_check(given,
                                                                                         {"keygen", "build", "renew", "rotate", "bundle"}))->type_name("WHAT");
    feed->add_option("--out", given.feed.out, word(given, "Folder of the site"))->type_name("DIR");
    feed->add_option("--keys", given.feed.keys, word(given, "Folder of the keys"))->type_name("DIR");
    feed->add_option("--role", given.feed.role, word(given, "The role whose key is replaced"))->check(member_check(given,
        {"root", "root-1", "root-2", "root-3", "targets", "snapshot", "timestamp"}))->type_name("ROLE");
    feed->add_option("--bundle", given.feed.bundle, word(given, "The bundle to write"))->type_name("FILE");
    feed->add_option("--days", given.feed.days, word(given, "Days for which the site is believed without being signed again (default: 7)"))->check(number_check(given, 1, kLongestDays));
}

void describe_site(CLI::App& app, Given& given)
{
    constexpr double kLongestPause = 3600;
    auto* site = subcommand(app, given, "site", word(given, "Sites as they are (pages, RSS, calendars) as drafts that a person confirms"));
    auto* what = site->add_option("what", given.site.what, word(given, "fetch: ask the sites of the settings; list: the drafts; confirm, dismiss: those named"));
    what->required()->check(member_check(given, {"fetch", "list", "confirm", "dismiss"}))->type_name("WHAT");
    site->add_option("id", given.site.ids, word(given, "Drafts, as renkei site list names them"))->type_name("ID");
    site->add_option("--pause", given.site.pause, word(given, "Seconds between two requests (default: 20)"))->check(number_check(given, 0, kLongestPause));
    site->add_flag("--unattended", given.site.unattended, word(given, "Only when the pause after the last failure is over: for a timer"));
}

// An empty value is a variable of a script that was not set: taken for "not given", `--export ""` would load instead.
void refuse_empty_values(CLI::App& app, const Given& given)
{
    const CLI::Validator filled = check(given, "", [](const std::string& text) -> std::optional<Sentence> {
        if (!text.empty()) return std::nullopt;
        return sentence("the value is empty; write one behind the option, or leave the option out");
    });
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
        for (CLI::Option* option : command->get_options())
            if (option->get_items_expected_max() > 0 && !option->check_lname("note") && !option->check_lname("by")) option->check(filled);
}

}  // namespace

std::optional<PixelSize> parse_size(const std::string& text)
{
    PixelSize size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.w);
    if (width.ec != std::errc{} || width.ptr == end || *width.ptr != 'x') return std::nullopt;
    const auto height = std::from_chars(width.ptr + 1, end, size.h);
    if (height.ec != std::errc{} || height.ptr != end) return std::nullopt;
    if (size.w < 160 || size.h < 160 || size.w > 16384 || size.h > 16384) return std::nullopt;
    return size;
}

void describe(CLI::App& app, Given& given)
{
    describe_show(app, given);
    describe_shot(app, given);
    describe_content(app, given);
    describe_care(app, given);
    describe_feed(app, given);
    describe_site(app, given);
    refuse_empty_values(app, given);
}

}  // namespace renkei::commands
