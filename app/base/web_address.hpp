#pragma once
// What is wrong with the address of a server before anybody asks it. Pure; any thread.

#include <algorithm>
#include <string_view>

namespace renkei {

enum class AddressFault {
    None,
    Secret,    // a name or password before @: an address is told in messages and kept in files, so it must hold none
    Invalid,   // blanks, control characters, no server
};

[[nodiscard]] inline AddressFault address_fault(std::string_view address)
{
    const size_t scheme = address.find("://");
    const size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::string_view server = address.substr(begin, std::min(address.find_first_of("/?#\\", begin), address.size()) - begin);
    if (server.find('@') != std::string_view::npos) return AddressFault::Secret;
    // A password with a / in it would end the server's part early; its @ then stands in the path, where none belongs.
    if (address.find('@') != std::string_view::npos) return AddressFault::Secret;
    const bool odd = std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos; });
    return scheme == std::string_view::npos || server.empty() || odd ? AddressFault::Invalid : AddressFault::None;
}

}  // namespace renkei
