#pragma once
// What the commands say: messages on stderr in the staff's language, results on stdout. Nothing here is coloured, so
// NO_COLOR has nothing to switch off.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/sentence.hpp"
#include "commands/options.hpp"

namespace renkei::commands {

// The sentence in the language of messages: Japanese, or English for every other.
[[nodiscard]] std::string in_language(const Common& common, const Sentence& sentence);
// What the error says, in the language of messages.
[[nodiscard]] std::string in_language(const Common& common, const Error& error);
// Without what would steer a terminal or turn the direction of writing (captions and file names are anybody's): each such
// character is U+FFFD. Ends of lines and tabs stay.
[[nodiscard]] std::string for_terminal(std::string_view text);
// One line on stderr, so made, of 2,000 bytes at most.
void say(const Common& common, const Sentence& sentence);
void say(const std::string& text);
// Does a person or a journal read stderr? A script that collects faults is spared what is none.
[[nodiscard]] bool stderr_is_read();
// "renkei: …" on stderr. Returns the exit code.
int fail(const Common& common, const Error& error);
// A result on stdout, with a line end, made for a terminal unless it is JSON; a closed pipe or a full disk is an error (74).
int print(const Common& common, const std::string& text);
// A file on stdout, byte for byte; to a terminal it goes as a result does.
int print_file(const Common& common, const std::string& bytes);

// As one line of UTF-8: for what stands in the history or in the middle of a line, whoever wrote it.
[[nodiscard]] std::string one_line(std::string_view text);

// Who acts: RENKEI_WHO (the staff panel sets it), SUDO_USER, the login name of the account, USER, or "unknown".
[[nodiscard]] std::string who_acts();

}  // namespace renkei::commands
