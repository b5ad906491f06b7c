#include "commands/photo_vetter.hpp"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "base/photo_wire.hpp"

namespace renkei::commands {
namespace {

constexpr int kMostOfOneProcess = 64;      // its processor time is limited, and what one picture has left behind goes with it
constexpr time_t kLongestSeconds = 60;

bool send_all(int to, const void* data, size_t length)
{
    const auto* at = static_cast<const char*>(data);
    while (length > 0) {
        const ssize_t sent = ::send(to, at, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        at += sent;
        length -= static_cast<size_t>(sent);
    }
    return true;
}

bool receive_all(int from, void* data, size_t length)
{
    auto* at = static_cast<char*>(data);
    while (length > 0) {
        const ssize_t got = ::recv(from, at, length, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        length -= static_cast<size_t>(got);
    }
    return true;
}

}  // namespace

bool PhotoVetter::start()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    talk_ = Descriptor(ends[0]);
    const Descriptor theirs(ends[1]);
    const timeval longest{kLongestSeconds, 0};
    for (const int which : {SO_RCVTIMEO, SO_SNDTIMEO}) (void)::setsockopt(talk_.get(), SOL_SOCKET, which, &longest, sizeof longest);
    const auto child = start_confined(decoder_, {"each"}, {{theirs.get(), STDIN_FILENO}, {theirs.get(), STDOUT_FILENO}});
    child_ = child ? *child : 0;
    asked_ = 0;
    return child.ok();
}

void PhotoVetter::stop()
{
    talk_.close();
    if (child_ == 0) return;
    ::kill(child_, SIGKILL);   // it has answered everything, or will not
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {}
    child_ = 0;
}

bool PhotoVetter::reads(std::span<const uint8_t> jpeg, PixelSize size)
{
    if (jpeg.size() > kMostPhotoBytes) return false;
    if (asked_ >= kMostOfOneProcess) stop();
    if (child_ == 0 && !start()) return false;
    ++asked_;
    const auto length = static_cast<uint32_t>(jpeg.size());
    PhotoHeader header;
    header.magic = {};
    const bool answered = send_all(talk_.get(), &length, sizeof length) && send_all(talk_.get(), jpeg.data(), jpeg.size()) &&
        receive_all(talk_.get(), &header, sizeof header);
    const bool right = answered && header.magic == PhotoHeader{}.magic && header.outcome == PhotoOutcome::Ok &&
        header.width == static_cast<uint32_t>(size.w) && header.height == static_cast<uint32_t>(size.h);
    if (!right) stop();
    return right;
}

}  // namespace renkei::commands
