#include "desk/door.hpp"

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>

#include "base/descriptor.hpp"
#include "base/sentence.hpp"
#include "desk/http_setup.hpp"

namespace renkei::desk {

Door knock(const std::string& address, int port)
{
    constexpr time_t kPatience = 2;   // seconds, for the connection and then for the answer
    httplib::SSLClient client(address == "0.0.0.0" ? "127.0.0.1" : address, port);
    client.enable_server_certificate_verification(false);
    client.set_connection_timeout(kPatience);
    client.set_read_timeout(kPatience);
    client.set_write_timeout(kPatience);
    const auto answer = client.Head("/login");
    if (answer) return answer->get_header_value("Server") == kServerName ? Door::Open : Door::Foreign;
    return answer.error() == httplib::Error::Connection || answer.error() == httplib::Error::ConnectionTimeout ? Door::Closed : Door::Silent;
}

Result<void> check_address(const std::string& address)
{
    sockaddr_in at{};
    at.sin_family = AF_INET;
    if (::inet_pton(AF_INET, address.c_str(), &at.sin_addr) != 1)
        return Error{ErrorKind::Configuration,
                     sentence("The desk's address {1} is no address of IPv4; write one of this machine, such as 127.0.0.1 or 0.0.0.0", address)};
    const Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));   // to port 0: any that is free
    if (socket.get() < 0 || ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0 || errno != EADDRNOTAVAIL) return {};
    return Error{ErrorKind::Configuration,
                 sentence("The desk's address {1} is none of this machine; write one that it has, such as 127.0.0.1 or 0.0.0.0 for all", address)};
}

Result<void> check_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (context && use_certificate(*context, certificate, key)) return {};
    if (key.empty()) return Error{ErrorKind::Configuration, sentence("desk.certificate names {1}, and no desk.key goes with it; name its key too, or leave both empty for ones of the desk's own", certificate)};
    if (certificate.empty()) return Error{ErrorKind::Configuration, sentence("desk.key names {1}, and no desk.certificate goes with it; name its certificate too, or leave both empty for ones of the desk's own", key)};
    return Error{ErrorKind::Configuration, sentence("The desk's certificate {1} and key {2} cannot be used together; check both", certificate, key)};
}

}  // namespace renkei::desk
