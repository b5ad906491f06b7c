#include "commands/messages.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.hpp"
#include "base/well_formed.hpp"

namespace renkei::commands {

std::string in_language(const Common& common, const Sentence& sentence) { return common.language == Language::Japanese ? sentence.ja : sentence.en; }

std::string in_language(const Common& common, const Error& error) { return common.language == Language::Japanese ? error.japanese : error.message; }

std::string for_terminal(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size();) {
        const size_t length = code_point_length(text, i);
        const std::string_view point = text.substr(i, length);
        const auto byte = [&](size_t k) { return k < length ? static_cast<unsigned char>(point[k]) : 0u; };
        const bool line_end = point == "\n" || point == "\t" || (point == "\r" && text.substr(i + 1).starts_with('\n'));
        const bool control = (length == 1 && (byte(0) < 0x20 || byte(0) == 0x7F) && !line_end) || (byte(0) == 0xC2 && byte(1) < 0xA0);
        // U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069 (UAX #9, table 4): what follows would stand in another order.
        const bool direction = byte(0) == 0xE2 && ((byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xAA && byte(2) <= 0xAE))) ||
                                                   (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
        out += control || direction ? std::string_view("\xEF\xBF\xBD") : point;
        i += length;
    }
    return out;
}

std::string one_line(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size();) {
        const size_t length = well_formed_length(text.substr(i));
        if (length == 1 && (text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) out += ' ';
        else out += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(i, length);
        i += std::max<size_t>(length, 1);
    }
    return for_terminal(out);
}

void say(const std::string& text)
{
    constexpr size_t kMostSaid = 2000;   // bytes: a cell of megabytes is no message
    size_t end = std::min(text.size(), kMostSaid);
    while (end < text.size() && end > 0 && !begins_code_point(text[end])) --end;
    std::fputs((for_terminal(std::string_view(text).substr(0, end)) + (end < text.size() ? "…\n" : "\n")).c_str(), stderr);
}

void say(const Common& common, const Sentence& sentence) { say(in_language(common, sentence)); }

bool stderr_is_read() { return ::isatty(STDERR_FILENO) == 1 || std::getenv("JOURNAL_STREAM") != nullptr; }  // NOLINT(concurrency-mt-unsafe)

int fail(const Common& common, const Error& error)
{
    say("renkei: " + in_language(common, error));
    return exit_code(error.kind);
}

int print(const Common& common, const std::string& result)
{
    const std::string text = common.json ? result : for_terminal(result);
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
    return written ? 0 : fail(common, {ErrorKind::Io, sentence("The result could not be written to the standard output")});
}

int print_file(const Common& common, const std::string& bytes)
{
    if (::isatty(STDOUT_FILENO) == 1) return print(common, bytes);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
    return written ? 0 : fail(common, {ErrorKind::Io, sentence("The result could not be written to the standard output")});
}

std::string who_acts()
{
    for (const char* variable : {"RENKEI_WHO", "SUDO_USER"})
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return one_line(value);  // NOLINT(concurrency-mt-unsafe)
    // The account's own name: what stands in USER is anybody's, and a service has none.
    std::array<char, 4096> room{};
    passwd account{}, *found = nullptr;
    if (::getpwuid_r(::getuid(), &account, room.data(), room.size(), &found) == 0 && found != nullptr && *found->pw_name != '\0') return found->pw_name;
    if (const char* value = std::getenv("USER"); value != nullptr && *value != '\0') return one_line(value);  // NOLINT(concurrency-mt-unsafe)
    return "unknown";
}

}  // namespace renkei::commands
