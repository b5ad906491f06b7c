#pragma once
// The desk's door from outside, for who looks after the machine: who answers at its address, and do certificate and key open it.
// Any thread; no state.

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace renkei::desk {

enum class Door {
    Closed,    // nobody takes a connection
    Silent,    // somebody does, and says nothing in time: a desk that hangs or is very busy, or another program
    Foreign,   // somebody answers, and it is no desk of this program
    Open,
};

// Asks as a browser would, and believes any certificate: only who answers is looked at. Each step may take two seconds: the connection, the handshake, the
// answer.
[[nodiscard]] Door knock(const std::string& address, int port);

// Is it an address of IPv4, and one of this machine? Error: Configuration.
[[nodiscard]] Result<void> check_address(const std::string& address);

// PEM files that a server can use together. Error: Configuration, which names both.
[[nodiscard]] Result<void> check_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key);

}  // namespace renkei::desk
