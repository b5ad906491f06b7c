#pragma once
// The command line as it is given: CLI11 fills it (commands/describe.cpp), commands/command_line.cpp settles it, and
// commands/display_commands.cpp and commands/office_commands.cpp carry it out. Private to these four.

#include <optional>
#include <string>
#include <string_view>

#include "commands/options.hpp"

namespace CLI {
class App;
}

namespace renkei::commands {

// What was given on the command line as text, before it is checked and becomes the options.
struct Given {
    Common common;
    std::string message_language;
    ShowOptions show;
    ShotOptions shot;
    ListOptions list;
    LoadOptions load;
    PublishOptions publish;
    RevisionsOptions revisions;
    PinOptions pin;
    WithdrawOptions withdraw;
    PairingsOptions pairings;
    DeskOptions desk;
    BenchOptions bench;
    DoctorOptions doctor;
    SyncOptions sync;
    FeedOptions feed;
    SiteOptions site;
    std::string show_window, show_start, shot_size, shot_start, bench_size;
};

// "1280x720". Bounds: nobody's panel is smaller than 160 pixels or larger than 16 K.
[[nodiscard]] std::optional<PixelSize> parse_size(const std::string& text);

// Every command with its options, their checks and their help. `given` lives as long as `app`; its language of messages is known.
void describe(CLI::App& app, Given& given);

}  // namespace renkei::commands
