#include "config/toml_words.hpp"

#include <string>

#include "base/sentence.hpp"

namespace renkei::config {
namespace {

struct Known {
    std::string_view said;   // a part of what the library says (toml++ 3, impl/parser.inl)
    Entry<0> words;
};

// The first that fits counts.
constexpr Known kKnown[] = {
    {"escape sequence", "a \\ in \"…\" begins a code that does not exist; write '…' around a text with \\"},
    {"expected space or tab", "a blank here is no plain one; write half-width blanks around ="},
    {"parsing string", "the quotation mark \" at the end of a text is missing, or a control character stands in it"},
    {"parsing literal string", "the quotation mark ' at the end of a text is missing, or a control character stands in it"},
    {"leading zero", "a number does not begin with 0"},
    {"representable", "this number is too large"},
    {"parsing array", "the bracket ] at the end of a list is missing"},
    {"parsing inline table", "the brace } is missing"},
    {"expected ']'", "the bracket ] behind the name of a section is missing"},
    {"cannot redefine", "this name stands twice; write it once"},
    {"expected '='", "= is missing between name and value"},
    {"expected value", "behind = the value is missing"},
    {"parsing boolean", "this is no value: write true or false, a number, or a text between quotation marks \"…\""},
    {"determine value type", "this is no value: write true or false, a number, or a text between quotation marks \"…\""},
    {"parsing date", "there is no such day"},
    {"expected a comment or whitespace", "the line should end here; write one setting on a line, and a point in numbers"},
    {"root table", "a line begins with the name of a setting in Latin letters, [ or #"},
    {"utf-8", "the file is not UTF-8; save it as UTF-8"},
};
}  // namespace

Sentence toml_fault(std::string_view description)
{
    for (const Known& known : kKnown)
        if (description.find(known.said) != std::string_view::npos) return sentence(known.words);
    return sentence("this is not TOML: {1}", description);
}

}  // namespace renkei::config
