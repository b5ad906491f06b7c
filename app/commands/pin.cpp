// renkei pin: sets the PIN of the staff panel, tries one (the panel asks in this way), tells when it was opened.

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include <nlohmann/json.hpp>

#include "base/pin_hash.hpp"
#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/pin_file.hpp"

namespace renkei::commands {
namespace {

// A line of the standard input; at a terminal it is not seen.
std::string typed(const Common& common, const Sentence& prompt)
{
    const bool terminal = ::isatty(STDIN_FILENO) == 1;
    termios before{};
    if (terminal && ::tcgetattr(STDIN_FILENO, &before) == 0) {
        std::cerr << in_language(common, prompt) << std::flush;
        termios quiet = before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    std::string line;
    std::getline(std::cin, line);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::cerr << std::endl;
    }
    return line;
}

Result<int> set_pin(const Common& common, const std::filesystem::path& folder)
{
    const std::string pin = typed(common, sentence("Type the new PIN ({1} to {2} digits): ", staff::kShortestPin, staff::kLongestPin));
    if (!staff::is_pin(pin)) return Error{ErrorKind::BadData, sentence("A PIN has {1} to {2} digits and nothing else; the PIN stays as it was", staff::kShortestPin, staff::kLongestPin)};
    if (::isatty(STDIN_FILENO) == 1 && typed(common, sentence("Type it again: ")) != pin)
        return Error{ErrorKind::BadData, sentence("The two are not the same; the PIN stays as it was")};
    auto file = read_pin_file(folder);
    PinFile changed = file ? std::move(file).value() : PinFile{};   // a file that cannot be read is made anew
    RENKEI_TRY(changed.hash, hash_pin(pin));
    changed.lock = {};
    RENKEI_CHECK(write_pin_file(folder, changed));
    say(common, sentence("The PIN of the staff panel is set"));
    return 0;
}

Result<int> remove_pin(const Common& common, const std::filesystem::path& folder)
{
    auto file = read_pin_file(folder);
    PinFile changed = file ? std::move(file).value() : PinFile{};
    changed.hash.clear();
    RENKEI_CHECK(write_pin_file(folder, changed));
    say(common, sentence("The PIN of the staff panel is removed; the panel stays closed"));
    return 0;
}

Result<int> check_pin(const Common& common, const std::filesystem::path& folder)
{
    std::string pin;
    std::getline(std::cin, pin);
    RENKEI_TRY(const PinAnswer answer, try_pin(folder, pin, system_now()));
    if (common.json) {
        const nlohmann::ordered_json json{{"set", answer.set}, {"open", answer.open}, {"tries_left", answer.tries_left},
                                          {"seconds_locked", answer.seconds_locked}};
        if (const int failed = print(common, json.dump()); failed != 0) return failed;
        return answer.open || pin.empty() ? 0 : exit_code(ErrorKind::NoPermission);
    }
    if (!answer.set) return Error{ErrorKind::NotFound, sentence("No PIN is set; set one with renkei pin")};
    if (answer.seconds_locked > 0)
        return Error{ErrorKind::NoPermission, sentence("After {1} wrong PINs nothing is tried for {2} seconds", staff::kTries, answer.seconds_locked)};
    if (!answer.open && !pin.empty()) return Error{ErrorKind::NoPermission, sentence("The PIN is wrong; {1} tries are left", answer.tries_left)};
    return 0;
}

Result<int> print_log(const Common& common, const std::filesystem::path& folder)
{
    RENKEI_TRY(const PinFile file, read_pin_file(folder));
    const auto word = [&](PinTry::Kind kind) {
        return in_language(common, kind == PinTry::Kind::Opened ? sentence("opened") : kind == PinTry::Kind::Wrong
                           ? sentence("wrong PIN") : sentence("locked"));
    };
    auto list = nlohmann::ordered_json::array();
    std::string text;
    for (auto one = file.tries.rbegin(); one != file.tries.rend(); ++one) {
        list.push_back({{"at", rfc3339(one->at)}, {"what", one->kind == PinTry::Kind::Opened ? "opened" : one->kind == PinTry::Kind::Wrong
                                                   ? "wrong" : "locked"}});
        text += (text.empty() ? "" : "\n") + rfc3339(one->at) + "  " + word(one->kind);
    }
    return print(common, common.json ? list.dump(1) : text);
}

Result<int> run_pin(const Common& common, const PinOptions& options)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const auto folder, store_folder(settings.config));
    if (options.check) return check_pin(common, folder);
    if (options.log) return print_log(common, folder);
    return options.remove ? remove_pin(common, folder) : set_pin(common, folder);
}

}  // namespace

int pin(const Common& common, const PinOptions& options)
{
    const auto done = run_pin(common, options);
    return done ? *done : fail(common, done.error());
}

}  // namespace renkei::commands
