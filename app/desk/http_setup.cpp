#include "desk/http_setup.hpp"

#include <httplib.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/sentence.hpp"
#include "desk/door.hpp"
#include "desk/form.hpp"
#include "desk/pages.hpp"

namespace renkei::desk {
namespace {

using httplib::Request, httplib::Response;

constexpr size_t kMostHeaders = 64;
constexpr size_t kMostForm = size_t{16} << 10;   // bytes of a form without files
constexpr size_t kThreads = 256;                  // whoever opens connections and says nothing holds one each, for kReadSeconds
constexpr time_t kReadSeconds = 10;

// A form that another site's page sends comes with that site's name.
bool from_here(const Request& request)
{
    const std::string origin = request.get_header_value("Origin");
    return origin == "https://" + request.get_header_value("Host") && origin.size() > 8;
}

// What every answer says to the browser.
void set_up(httplib::Server& http)
{
    http.set_default_headers({{"Server", kServerName},
                              {"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
                              {"X-Content-Type-Options", "nosniff"},
                              {"X-Frame-Options", "DENY"},
                              {"Referrer-Policy", "same-origin"},
                              {"Cross-Origin-Opener-Policy", "same-origin"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"Strict-Transport-Security", "max-age=31536000"},
                              {"Cache-Control", "no-store"}});
}

// The library would share the port with whoever has it already (SO_REUSEPORT): two desks that each hear half. Who connects and says nothing
// is kept by the kernel for a while (some 15 s) and holds a thread for kReadSeconds only then.
void set_options(socket_t socket)
{
    const int yes = 1, silent_seconds = static_cast<int>(kReadSeconds);
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    ::setsockopt(socket, IPPROTO_TCP, TCP_DEFER_ACCEPT, &silent_seconds, sizeof(silent_seconds));
}

}  // namespace

bool use_certificate(SSL_CTX& context, const std::filesystem::path& certificate, const std::filesystem::path& key)
{
    std::error_code failed;
    const bool regular = std::filesystem::is_regular_file(certificate, failed) && std::filesystem::is_regular_file(key, failed);   // a pipe would be waited for
    return regular && SSL_CTX_use_certificate_chain_file(&context, certificate.c_str()) == 1 &&
        SSL_CTX_use_PrivateKey_file(&context, key.c_str(), SSL_FILETYPE_PEM) == 1 && SSL_CTX_check_private_key(&context) == 1;
}

Result<std::unique_ptr<httplib::SSLServer>> make_http(const Settings& settings)
{
    if (auto usable = check_certificate(settings.certificate, settings.key); !usable) return usable.error();
    auto http = std::make_unique<httplib::SSLServer>([&](SSL_CTX& context) { return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
                                                                            use_certificate(context, settings.certificate, settings.key); });
    if (!http->is_valid()) return Error{ErrorKind::Unavailable, sentence("The desk's TLS could not be set up; see whether OpenSSL is whole")};
    http->new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    http->set_keep_alive_max_count(1);   // what a refused request still sends is never taken for the next one
    http->set_read_timeout(kReadSeconds);
    http->set_write_timeout(kReadSeconds);
    http->set_payload_max_length(settings.limits.bytes + (size_t{1} << 20));
    set_up(*http);
    return http;
}

Result<int> listen_at(httplib::Server& http, const Settings& settings)
{
    constexpr int kMostWaiting = 1024;   // the library lets five wait
    socket_t listening = -1;
    http.set_socket_options([&listening](socket_t socket) {
        set_options(socket);
        listening = socket;
    });
    const int port = settings.port == 0 ? http.bind_to_any_port(settings.address) : http.bind_to_port(settings.address, settings.port) ? settings.port : -1;
    http.set_socket_options(set_options);
    if (port > 0) {
        ::listen(listening, kMostWaiting);   // once more: only the length of the queue changes
        return port;
    }
    return Error{ErrorKind::Unavailable,
                 sentence("The desk cannot listen at {1}, port {2}; is another program there, or is it no address of this machine?", settings.address, settings.port)};
}

void guard(httplib::Server& http, std::span<const char* const> posts, std::function<bool(const std::string& address)> allows)
{
    http.set_pre_routing_handler([posts, allows = std::move(allows)](const Request& request, Response& response) {
        using Handled = httplib::Server::HandlerResponse;
        if (!allows(request.remote_addr)) {
            response.set_header("Retry-After", "5");
            trouble(response, 429, "少しお待ちください", "一度にたくさんの要求が来ました。少し待ってからもう一度行ってください。");
            return Handled::Handled;
        }
        if (request.headers.size() > kMostHeaders) {
            trouble(response, 431, "受け取れません", "要求の見出しが多すぎます。");
            return Handled::Handled;
        }
        if (request.method == "GET" || request.method == "HEAD") return Handled::Unhandled;
        // The library would read whatever else comes into memory.
        const bool known = request.method == "POST" && std::find(posts.begin(), posts.end(), request.path) != posts.end();
        if (!known || !from_here(request)) {
            trouble(response, known ? 403 : 405, "受け付けませんでした", "この窓口のページから行ってください。");
            return Handled::Handled;
        }
        return Handled::Unhandled;
    });
    http.set_error_handler([](const Request&, Response& response) {
        if (response.body.empty()) trouble(response, response.status, "ページがありません", "アドレスを確かめるか、「はじめ」からたどってください。");
    });
    http.set_exception_handler([](const Request&, Response& response, const std::exception_ptr&) { trouble(response, 500, "うまくいきませんでした",
        "もう一度行っても同じときは、管理者に知らせてください。"); });
}

std::optional<std::map<std::string, std::string>> read_form(const httplib::ContentReader& content)
{
    std::string body;
    const bool whole = content([&](const char* data, size_t length) {
        body.append(data, length);
        return body.size() <= kMostForm;
    });
    return whole ? std::optional(form_values(body)) : std::nullopt;
}

void go(Response& response, const std::string& to) { response.set_redirect(to, 303); }

void page(Response& response, std::string html, int status)
{
    response.status = status;
    response.set_content(std::move(html), "text/html; charset=utf-8");
}

void trouble(Response& response, int status, const std::string& title, const std::string& message) { page(response, trouble_page(title, message), status); }

}  // namespace renkei::desk
