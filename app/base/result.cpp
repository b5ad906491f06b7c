#include "base/result.hpp"

namespace renkei {

int exit_code(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::Usage: return 64;
        case ErrorKind::BadData: return 65;
        case ErrorKind::NotFound: return 66;
        case ErrorKind::Unavailable: return 69;
        case ErrorKind::Internal: return 70;
        case ErrorKind::CannotCreate: return 73;
        case ErrorKind::Io: return 74;
        case ErrorKind::TryAgain: return 75;
        case ErrorKind::NoPermission: return 77;
        case ErrorKind::Configuration: return 78;
    }
    return 70;
}

}  // namespace renkei
