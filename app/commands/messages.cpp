#include "commands/messages.hpp"

#include <cstdio>
#include <cstdlib>

namespace renkei::commands {
namespace {

// Where only English is known, staff at least read what kind of trouble it is.
Sentence meaning(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::Usage: return sentence("The command was called wrongly");
        case ErrorKind::BadData: return sentence("The data are wrong or damaged");
        case ErrorKind::NotFound: return sentence("It was not found");
        case ErrorKind::Unavailable: return sentence("Something that is needed cannot be used");
        case ErrorKind::Internal: return sentence("This is a fault of the program");
        case ErrorKind::CannotCreate: return sentence("It cannot be created");
        case ErrorKind::Io: return sentence("Reading or writing failed; check the disk and its room");
        case ErrorKind::TryAgain: return sentence("Not now; try again in a moment");
        case ErrorKind::NoPermission: return sentence("There is no permission");
        case ErrorKind::Configuration: return sentence("The configuration is wrong");
    }
    return sentence("This is a fault of the program");
}

}  // namespace

std::string in_language(const Common& common, const Sentence& sentence) { return common.language == Language::Japanese ? sentence.ja : sentence.en; }

std::string in_language(const Common& common, const Error& error)
{
    if (common.language != Language::Japanese) return error.message;
    return error.japanese.empty() ? meaning(error.kind).ja + "（" + error.message + "）" : error.japanese;
}

void say(const std::string& text) { std::fputs((text + '\n').c_str(), stderr); }

void say(const Common& common, const Sentence& sentence) { say(in_language(common, sentence)); }

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
    for (const char* variable : {"RENKEI_WHO", "SUDO_USER", "USER"})
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;  // NOLINT(concurrency-mt-unsafe)
    return "unknown";
}

}  // namespace renkei::commands
