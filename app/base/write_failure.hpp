#pragma once
// Which kind of error it is when something cannot be written. `code`: an errno. Pure; any thread.

#include <cerrno>

#include "base/result.hpp"

namespace renkei {

[[nodiscard]] inline ErrorKind kind_of_write(int code)
{
    switch (code) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
        case EIO: return ErrorKind::Io;
        case EACCES:
        case EPERM:
        case EROFS: return ErrorKind::NoPermission;
        default: return ErrorKind::CannotCreate;
    }
}

}  // namespace renkei
