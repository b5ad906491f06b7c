#pragma once
// The HTTP library, told how it is to behave: what every answer says to the browser, what every request must pass before anything of it
// is read, and the short answers that all pages give. Any thread.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "desk/server.hpp"

namespace httplib {
class Server;
class SSLServer;
struct Request;
struct Response;
class ContentReader;
}
struct ssl_ctx_st;   // of OpenSSL

namespace renkei::desk {

constexpr const char* kServerName = "renkei-desk";   // in each answer: by it the doctor knows the desk from another server

// False where the two files cannot be read or do not belong together.
[[nodiscard]] bool use_certificate(ssl_ctx_st& context, const std::filesystem::path& certificate, const std::filesystem::path& key);

// With certificate and key; it listens to nothing yet. Error: Configuration.
[[nodiscard]] Result<std::unique_ptr<httplib::SSLServer>> make_http(const Settings& settings);
// The port. Error: Unavailable.
[[nodiscard]] Result<int> listen_at(httplib::Server& http, const Settings& settings);
// `posts`: the only paths to which something may be sent. `allows`: whether this address may ask at all, now.
void guard(httplib::Server& http, std::span<const char* const> posts, std::function<bool(const std::string& address)> allows);

// Reads a short form; nothing when it is longer than one can be.
[[nodiscard]] std::optional<std::map<std::string, std::string>> read_form(const httplib::ContentReader& content);

void go(httplib::Response& response, const std::string& to);
void page(httplib::Response& response, std::string html, int status = 200);
void trouble(httplib::Response& response, int status, const std::string& title, const std::string& message);

}  // namespace renkei::desk
