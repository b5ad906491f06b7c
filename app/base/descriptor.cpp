#include "base/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

namespace renkei {

void Descriptor::close()
{
    if (number_ < 0) return;
    const int before = errno;
    ::close(std::exchange(number_, -1));
    errno = before;
}

ssize_t read_some(int from, void* to, size_t most)
{
    for (;;) {
        const ssize_t got = ::read(from, to, most);
        if (got >= 0 || errno != EINTR) return got;
    }
}

std::optional<size_t> read_all(int from, void* to, size_t length)
{
    size_t there = 0;
    while (there < length) {
        const ssize_t got = read_some(from, static_cast<char*>(to) + there, length - there);
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        there += static_cast<size_t>(got);
    }
    return there;
}

bool write_all(int to, const void* from, size_t length)
{
    const auto* at = static_cast<const char*>(from);
    while (length > 0) {
        const ssize_t written = ::write(to, at, length);
        if (written < 0 && errno == EINTR) continue;
        if (written == 0) errno = ENOSPC;   // nothing was taken and nothing said: it will not be taken next time either
        if (written <= 0) return false;
        at += written;
        length -= static_cast<size_t>(written);
    }
    return true;
}

}  // namespace renkei
