#include "config/toml_words.hpp"

#include <string>

#include "base/sentence.hpp"

namespace renkei::config {
namespace {

struct Known {
    std::string_view said;   // a part of what the library says (toml++ 3, impl/parser.inl)
    Translation words;
};

// The first that fits counts.
constexpr Known kKnown[] = {
    {"escape sequence", {"a \\ in \"…\" begins a code that does not exist; write '…' around a text with \\", "\"…\" の中の \\ が読めません。\\ のある文字は '…' で囲んでください"}},
    {"expected space or tab", {"a blank here is no plain one; write half-width blanks around =", "ここの空白が全角か特殊な空白です。= の前後は半角の空白にしてください"}},
    {"parsing string", {"the quotation mark \" at the end of a text is missing, or a control character stands in it", "文字の終わりの引用符 \" がないか、使えない文字（制御文字）が入っています"}},
    {"parsing literal string", {"the quotation mark ' at the end of a text is missing, or a control character stands in it", "文字の終わりの引用符 ' がないか、使えない文字（制御文字）が入っています"}},
    {"leading zero", {"a number does not begin with 0", "数は 0 で始められません"}},
    {"representable", {"this number is too large", "数が大きすぎます"}},
    {"parsing array", {"the bracket ] at the end of a list is missing", "並びの終わりの角かっこ ] がありません"}},
    {"parsing inline table", {"the brace } is missing", "波かっこ } がありません"}},
    {"expected ']'", {"the bracket ] behind the name of a section is missing", "区分の名前の後ろの角かっこ ] がありません"}},
    {"cannot redefine", {"this name stands twice; write it once", "同じ名前が二度あります。一度だけ書いてください"}},
    {"expected '='", {"= is missing between name and value", "名前と値のあいだに = がありません"}},
    {"expected value", {"behind = the value is missing", "= の後ろに値がありません"}},
    {"parsing boolean", {"this is no value: write true or false, a number, or a text between quotation marks \"…\"", "値が読めません。true か false、数、または引用符で囲んだ \"文字\" を書いてください"}},
    {"determine value type", {"this is no value: write true or false, a number, or a text between quotation marks \"…\"", "値が読めません。true か false、数、または引用符で囲んだ \"文字\" を書いてください"}},
    {"parsing date", {"there is no such day", "そのような日付はありません"}},
    {"expected a comment or whitespace", {"the line should end here; write one setting on a line, and a point in numbers", "ここで行が終わるはずです。設定は 1 行に一つ、小数は点（.）で書いてください"}},
    {"root table", {"a line begins with the name of a setting in Latin letters, [ or #", "行は、英字の設定名、[ 、# のどれかで始めてください"}},
    {"utf-8", {"the file is not UTF-8; save it as UTF-8", "文字コードが UTF-8 ではありません。UTF-8 で保存してください"}},
};
}  // namespace

Sentence toml_fault(std::string_view description)
{
    for (const Known& known : kKnown)
        if (description.find(known.said) != std::string_view::npos) return {std::string(known.words.en), std::string(known.words.ja)};
    return sentence("this is not TOML: {1}", description);
}

}  // namespace renkei::config
