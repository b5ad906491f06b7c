#include "commands/messages.hpp"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace renkei::commands {

std::string in_language(const Common& common, const Sentence& sentence) { return common.language == Language::Japanese ? sentence.ja : sentence.en; }

std::string in_language(const Common& common, const Error& error) { return common.language == Language::Japanese ? error.japanese : error.message; }

void say(const std::string& text) { std::fputs((text + '\n').c_str(), stderr); }

void say(const Common& common, const Sentence& sentence) { say(in_language(common, sentence)); }

bool stderr_is_read() { return ::isatty(STDERR_FILENO) == 1 || std::getenv("JOURNAL_STREAM") != nullptr; }  // NOLINT(concurrency-mt-unsafe)

int fail(const Common& common, const Error& error)
{
    say("renkei: " + in_language(common, error));
    return exit_code(error.kind);
}

int print(const Common& common, const std::string& text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
    return written ? 0 : fail(common, {ErrorKind::Io, sentence("The result could not be written to the standard output")});
}

std::string who_acts()
{
    for (const char* variable : {"RENKEI_WHO", "SUDO_USER"})
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;  // NOLINT(concurrency-mt-unsafe)
    // The account's own name: what stands in USER is anybody's, and a service has none.
    std::array<char, 4096> room{};
    passwd account{}, *found = nullptr;
    if (::getpwuid_r(::getuid(), &account, room.data(), room.size(), &found) == 0 && found != nullptr && *found->pw_name != '\0') return found->pw_name;
    if (const char* value = std::getenv("USER"); value != nullptr && *value != '\0') return value;  // NOLINT(concurrency-mt-unsafe)
    return "unknown";
}

}  // namespace renkei::commands
