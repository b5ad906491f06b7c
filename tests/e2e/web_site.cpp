#include "web_site.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "support/files.hpp"

namespace renkei::tests {
namespace {

namespace fs = std::filesystem;

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool answers(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    const bool open = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return open;
}

void make_certificates(const fs::path& place)
{
    const std::string script = "cd '" + place.string() + "' && exec >openssl.log 2>&1 && "
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -keyout authority.key -out authority.pem -subj /CN=authority && "
        "openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout site.key -out site.csr -subj /CN=localhost && "
        "printf 'subjectAltName=DNS:localhost' > names && "
        "openssl x509 -req -in site.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 3650 -extfile names -out site.pem";
    if (std::system(script.c_str()) != 0) FAIL(bytes_of(place / "openssl.log"));  // NOLINT(concurrency-mt-unsafe)
}

// The shipped site with this test's ports and places.
std::string configuration(const fs::path& place, int https, int http, const std::string& elsewhere)
{
    const fs::path site = place / "nginx-feed.conf";
    write_bytes(site, bytes_of(fs::path(RENKEI_SOURCE_DIR) / "kiosk-config" / "nginx-feed.conf"));
    REQUIRE(change_in(site, "listen 443 ssl http2;", "listen 127.0.0.1:" + std::to_string(https) + " ssl http2; listen 127.0.0.1:" + std::to_string(http) +
                      ";"));
    REQUIRE(change_in(site, "/etc/ssl/certs/renkei-feed.pem", (place / "site.pem").string()));
    REQUIRE(change_in(site, "/etc/ssl/private/renkei-feed.key", (place / "site.key").string()));
    REQUIRE(change_in(site, "/srv/renkei-feed", (place / "site").string()));
    REQUIRE(change_in(site, "location / {\n        return 404;", "location / {\n        " + elsewhere));
    std::string temporary;
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += std::string(kind) + "_temp_path " + (place / kind).string() + ";\n";
    return std::string(::geteuid() == 0 ? "user root;\n" : "") + "daemon off; worker_processes 1; pid " + (place / "pid").string() + "; error_log " +
        (place / "error.log").string() + ";\nevents {}\nhttp {\n" + temporary +
           "log_format asked '$request_method $uri $status'; access_log " + (place / "access.log").string() + " asked;\ninclude " + site.string() + ";\n}\n";
}

}  // namespace

int free_port()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

WebSite::WebSite(const std::string& elsewhere) : https_(free_port()), http_(free_port())
{
    fs::create_directories(root());
    make_certificates(place_.path());
    write_bytes(place_.path() / "nginx.conf", configuration(place_.path(), https_, http_, elsewhere));
    start();
}

void WebSite::start()
{
    const fs::path conf = place_.path() / "nginx.conf";
    nginx_ = ::fork();
    if (nginx_ == 0) {
        ::execl("/usr/sbin/nginx", "nginx", "-e", (place_.path() / "error.log").c_str(), "-p", place_.path().c_str(), "-c", conf.c_str(), nullptr);
        ::_exit(127);
    }
    // Asked until it is there.
    for (int i = 0; i < 1000 && !answers(https_); ++i) {
        if (::waitpid(nginx_, nullptr, WNOHANG) != 0) FAIL(bytes_of(place_.path() / "error.log"));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

WebSite::~WebSite() { stop(); }

void WebSite::stop() const
{
    ::kill(nginx_, SIGTERM);
    ::waitpid(nginx_, nullptr, 0);
}

bool WebSite::certify_at(const std::string& day)
{
    const std::string script = "cd '" + place_.path().string() + "' && exec >faketime.log 2>&1 && faketime '" + day + "' openssl x509 -req -in site.csr -CA authority.pem -CAkey authority.key -days 30 -extfile names -out site.pem";
    if (std::system(script.c_str()) != 0) return false;  // NOLINT(concurrency-mt-unsafe)
    stop();
    start();
    return true;
}

std::string WebSite::asked()
{
    const std::string all = bytes_of(place_.path() / "access.log");
    const std::string lines = all.substr(told_);
    told_ = all.size();
    return lines;
}

}  // namespace renkei::tests
