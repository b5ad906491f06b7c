#include "commands/desk_password.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>

#include "base/descriptor.hpp"
#include "base/pin_hash.hpp"
#include "base/sentence.hpp"
#include "base/utf8.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

fs::path place_in(const fs::path& folder) { return folder / "password"; }

// What is typed is not shown, and the terminal is as it was afterwards.
class Unseen {
  public:
    Unseen() : is_terminal_(::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &before_) == 0)
    {
        if (!is_terminal_) return;
        termios unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen()
    {
        if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    [[nodiscard]] bool is_terminal() const { return is_terminal_; }

  private:
    termios before_{};
    bool is_terminal_;
};

}  // namespace

Result<std::string> asked_password(const std::string& question)
{
    std::string password;
    {
        const Unseen unseen;
        if (unseen.is_terminal()) std::fputs(question.c_str(), stderr);
        std::getline(std::cin, password);
        if (unseen.is_terminal()) std::fputs("\n", stderr);
    }
    if (password.ends_with('\r')) password.pop_back();
    const size_t length = code_points(password);
    if (length < kShortestPassword || length > kLongestPassword)
        return Error{ErrorKind::BadData, sentence("A password of the desk has {1} to {2} characters, in one line", kShortestPassword, kLongestPassword)};
    return password;
}

Result<void> keep_password(const fs::path& folder, const std::string& password)
{
    RENKEI_TRY(const std::string hash, hash_pin(password));
    const fs::path place = place_in(folder), beside = place.string() + ".new";
    const std::string line = hash + "\n";
    ::unlink(beside.c_str());
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const bool written = file && write_all(file.get(), line.data(), line.size()) && ::fsync(file.get()) == 0 && ::rename(beside.c_str(), place.c_str()) == 0;
    const std::string why = std::strerror(errno);   // NOLINT(concurrency-mt-unsafe)
    if (!written) return Error{ErrorKind::CannotCreate, sentence("The password cannot be kept in {1} ({2})", place, why)};
    return {};
}

Result<std::string> password_hash(const fs::path& folder)
{
    std::string line;
    std::ifstream file(place_in(folder), std::ios::binary);
    std::getline(file, line);
    if (line.empty()) return Error{ErrorKind::Configuration, sentence("The desk has no password yet; set one with renkei desk --set-password")};
    return line;
}

}  // namespace renkei::commands
