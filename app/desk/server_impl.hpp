#pragma once
// The desk's server from inside: what its functions share. Private to this room.

#include <httplib.h>

#include <atomic>
#include <map>
#include <mutex>

#include "desk/form.hpp"
#include "desk/http_setup.hpp"
#include "desk/last_loads.hpp"
#include "desk/pages.hpp"
#include "desk/seat.hpp"
#include "desk/server.hpp"
#include "desk/session.hpp"

namespace renkei::desk {

using httplib::Request, httplib::Response, httplib::ContentReader;

inline constexpr const char* kCookie = "__Host-desk";

struct Server::Impl {
    Settings settings;
    Work work;
    std::unique_ptr<httplib::SSLServer> http;
    int port = 0;
    std::atomic<bool> begun = false, stopping = false, ended = false;

    std::mutex door;                       // over the next five; held for moments
    Sessions sessions;
    Throttle throttle;
    Rate rate;
    LastLoads loads;
    size_t uploads = 0;

    std::mutex password, loading, deciding, reading, painting;   // each for one kind of work at a time

    [[nodiscard]] Time now() const { return settings.now(); }
    Impl(Settings s, Work w) : settings(std::move(s)), work(std::move(w)), sessions(settings.session), loads(settings.session) {}

    void routes();
    [[nodiscard]] std::optional<Session> session_of(const Request& request);
    [[nodiscard]] static std::string token_of(const Request& request) { return cookie_of(request.get_header_value("Cookie"), kCookie); }
    void get(const char* at, std::function<void(const Session&, const Request&, Response&)> answer);
    using Form = std::map<std::string, std::string>;
    void post(const char* at, std::function<void(const Session&, const Form&, const Request&, Response&)> answer);

    void login(const Form& form, const Request& request, Response& response);
    void home(const Session& session, const Request& request, Response& response);
    void upload(const Request& request, Response& response, const ContentReader& content);
    [[nodiscard]] Result<std::unique_ptr<Incoming>> receive(const Session& session, const Request& request, const ContentReader& content);
    void keep(const std::string& token, Loaded found, std::shared_ptr<Incoming> files);
    struct Meant {
        std::shared_ptr<Incoming> files;
        Finding finding;
    };
    [[nodiscard]] std::optional<Meant> meant(const std::string& token, const std::string& number, Response& response);
    [[nodiscard]] TableToPair read_table(const Meant& about, const std::string& kind);
    void columns(const Session& session, const Request& request, Response& response);
    void pair(const Session& session, const Form& form, const Request& request, Response& response);
    void preview(const Session& session, const Request& request, Response& response);
    void picture(const Request& request, Response& response);
    void publish(const Session& session, const Form& form, Response& response);
    void decide(const Session& session, const Form& form, Response& response);
    void change(const Form& form, const char* name, const char* refused, const std::string& to, const std::function<Done(long long)>& act, Response& response);
};

}  // namespace renkei::desk
