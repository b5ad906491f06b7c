#pragma once
// What is wrong with the address of a server before anybody asks it. Pure; any thread.

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

namespace renkei {

enum class AddressFault {
    None,
    Secret,    // a name or password before @: an address is told in messages and kept in files, so it must hold none
    Invalid,   // blanks, control characters, no server, no port that there is
};

// The port behind a server's name, if it has one, is a number from 1 to 65535; an address of IPv6 stands in brackets.
[[nodiscard]] inline bool is_port_right(std::string_view server)
{
    const size_t bracket = server.rfind(']'), colon = server.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (colon == std::string_view::npos) return true;
    int port = 0;
    const char* const end = server.data() + server.size();
    const auto [stopped, error] = std::from_chars(server.data() + colon + 1, end, port);
    return error == std::errc() && stopped == end && port >= 1 && port <= 65535;
}

[[nodiscard]] inline AddressFault address_fault(std::string_view address)
{
    const size_t scheme = address.find("://");
    const size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::string_view server = address.substr(begin, std::min(address.find_first_of("/?#\\", begin), address.size()) - begin);
    if (server.find('@') != std::string_view::npos) return AddressFault::Secret;
    // A password with a / in it would end the server's part early; its @ then stands in the path, where none belongs.
    if (address.find('@') != std::string_view::npos) return AddressFault::Secret;
    const bool odd = std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
                                                                             std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos; });
    return scheme == std::string_view::npos || server.empty() || odd || !is_port_right(server) ? AddressFault::Invalid : AddressFault::None;
}

}  // namespace renkei
