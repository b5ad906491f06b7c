// g++ 12 sees a null pointer in a std::vector<std::string> that CLI11's header grows; there is none.
#pragma GCC diagnostic ignored "-Wnull-dereference"

#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <sstream>

#include "base/utf8.hpp"
#include "commands/given.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/options.hpp"
#include "commands/planned.hpp"
#include "model/limits.hpp"
#include "programme/scenes.hpp"

namespace renkei::commands {
namespace {

// Language of messages: --lang, else LC_ALL, LC_MESSAGES or LANG. Messages are Japanese or English.
Language message_language(const std::string& asked)
{
    if (const auto language = parse_wording(asked)) return *language;
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
    if (!given.message_language.empty()) given.shot.language = parse_wording(given.message_language);
    given.show.window = parse_size(given.show_window);
    given.show.start = parse_instant(given.show_start);
    given.shot.start = parse_instant(given.shot_start);
    given.shot.size = parse_size(given.shot_size).value_or(given.shot.size);
    given.bench.size = parse_size(given.bench_size).value_or(given.bench.size);
}

int usage(const Common& common, const Sentence& what) { return fail(common, {ErrorKind::Usage, what}); }

// --help or --version, written like every result: a full disk is an error.
int print_help(const Common& common, const CLI::App& app, const CLI::ParseError& asked)
{
    std::ostringstream text, nothing;
    (void)app.exit(asked, text, nothing);
    std::string words = text.str();
    while (words.ends_with('\n')) words.pop_back();
    return print(common, words);
}

// What CLI11 says, in the house's words. Its sentences name the option before or behind fixed words.
Sentence complaint(const CLI::ParseError& error)
{
    const std::string words = error.what();
    const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());   // its name is sometimes the command's
    const auto before = [&](const char* mark) { return words.substr(0, words.find(mark)); };
    const auto behind = [&](const char* mark) { return words.substr(std::min(words.size(), words.find(mark) + std::strlen(mark))); };
    if (kind == CLI::ExitCodes::ExtrasError) return sentence("not expected here: {1}", behind(": "));
    if (kind == CLI::ExitCodes::RequiredError)
        return words.starts_with("A subcommand") ? sentence("a command is missing") : sentence("{1} is missing", before(" is required"));
    if (kind == CLI::ExitCodes::ArgumentMismatch)
        return words.find("At Most") != std::string::npos ? sentence("{1} is given twice; write it once", before(":"))
            : sentence("{1} needs a value", before(":"));
    if (kind == CLI::ExitCodes::RequiresError) return sentence("{1} goes with {2} only", before(" requires "), behind(" requires "));
    if (kind == CLI::ExitCodes::ExcludesError) return sentence("{1} and {2} do not go together", before(" excludes "), behind(" excludes "));
    return sentence("{1}", words);   // a check of ours, which speaks the language already, behind the option's name
}

// --lang, found before the rest is read, because the rest may be wrong.
std::string asked_language(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word.starts_with("--lang=")) return std::string(word.substr(7));
        if (word == "--lang" && i + 1 < argc) return argv[i + 1];
    }
    return {};
}

int parse_and_run(int argc, char** argv, Carrier carrier)
{
    Given given;
    given.common.language = message_language(asked_language(argc, argv));   // also for what is said about the rest
    CLI::App app(in_language(given.common, sentence("renkei ({1}): the display of the {2}", "連携", "特別区全国連携プロジェクト")), "renkei");
    app.set_version_flag("--version", "renkei " RENKEI_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    describe(app, given);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // --help and --version arrive here too, with exit code 0: results like any other.
        if (error.get_exit_code() == 0) return print_help(given.common, app, error);
        const auto chosen = app.get_subcommands();
        const std::string of = chosen.empty() ? "renkei" : "renkei " + chosen.front()->get_name();
        const bool unknown = chosen.empty() && argc > 1 && argv[1][0] != '-';
        const int code = usage(given.common, unknown ? sentence("{1} is not a command", argv[1]) : complaint(error));
        say(given.common, sentence("For help: {1} --help", of));
        return code;
    }
    settle(given);
    return carrier(app.get_subcommands().front()->get_name().c_str(), given, argv);
}

}  // namespace

int carry_out(const Command& command, const Given& given)
{
    const bool reported = std::strcmp(command.name, "doctor") == 0 && !given.doctor.config_dump;
    if (!reported)
        for (const Sentence& one : unknown_variables()) say(given.common, one);
    return command.run(given);
}

int run(int argc, char** argv, Carrier carrier)
{
    std::signal(SIGXFSZ, SIG_IGN);   // a file that may not grow is an error of writing, told with its path
    // No exception of a library leaves the program: what no room turned into an error is our fault.
    try {
        return parse_and_run(argc, argv, carrier);
    } catch (const std::exception& fault) {
        Common common;
        common.language = message_language("");
        return fail(common, {ErrorKind::Internal, sentence("unexpected fault: {1}", fault.what())});
    }
}

}  // namespace renkei::commands
