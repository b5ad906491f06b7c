#include "commands/messages.hpp"

#include <cstdio>
#include <cstdlib>

namespace renkei::commands {
namespace {

// What a kind of error means, for staff who do not read the English sentence behind it.
const char* japanese(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::Usage: return "コマンドの使い方が違います";
        case ErrorKind::BadData: return "データに誤りがあるか、壊れています";
        case ErrorKind::NotFound: return "見つかりません";
        case ErrorKind::Unavailable: return "必要なものが使えません";
        case ErrorKind::Internal: return "プログラムの不具合です";
        case ErrorKind::CannotCreate: return "作成できません";
        case ErrorKind::Io: return "読み書きに失敗しました。ディスクの空きと状態を確かめてください";
        case ErrorKind::TryAgain: return "今は使えません。少し待ってからもう一度行ってください";
        case ErrorKind::NoPermission: return "権限がありません";
        case ErrorKind::Configuration: return "設定が正しくありません";
    }
    return "エラー";
}

}  // namespace

void say(const std::string& sentence)
{
    std::fputs((sentence + '\n').c_str(), stderr);
}

std::string in_language(const Common& common, const std::string& ja, const std::string& en)
{
    return common.language == Language::Japanese ? ja : en;
}

int fail(const Common& common, const Error& error)
{
    say(common.language == Language::Japanese ? "renkei: " + std::string(japanese(error.kind)) + "。" + error.message : "renkei: " + error.message);
    return exit_code(error.kind);
}

int print(const Common& common, const std::string& text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
    return written ? 0 : fail(common, {ErrorKind::Io, "The result could not be written to the standard output"});
}

std::string who_acts()
{
    for (const char* variable : {"RENKEI_WHO", "SUDO_USER", "USER"})
        if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;  // NOLINT(concurrency-mt-unsafe)
    return "unknown";
}

}  // namespace renkei::commands
