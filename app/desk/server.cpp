#include "desk/server.hpp"

#include <httplib.h>

#include <atomic>
#include <map>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>

#include "desk/form.hpp"
#include "desk/http_setup.hpp"
#include "desk/pages.hpp"
#include "desk/seat.hpp"
#include "desk/session.hpp"

namespace renkei::desk {

extern const std::span<const std::string_view> kLooks;   // desk.css, desk.js

namespace {

using httplib::Request, httplib::Response, httplib::ContentReader;

constexpr const char* kCookie = "__Host-desk";
constexpr size_t kMostForm = size_t{16} << 10;         // bytes of a form without files
constexpr size_t kMostHeaders = 64;
constexpr size_t kThreads = 12;
constexpr std::chrono::minutes kLongestUpload{30};
constexpr time_t kReadSeconds = 10;

void go(Response& response, const std::string& to)
{
    response.set_redirect(to, 303);
}

void page(Response& response, std::string html, int status = 200)
{
    response.status = status;
    response.set_content(std::move(html), "text/html; charset=utf-8");
}

void trouble(Response& response, int status, const std::string& title, const std::string& message) { page(response, trouble_page(title, message), status); }

std::string address_of(const Request& request) { return request.remote_addr; }

// A form that another site's page sends comes with that site's name.
bool from_here(const Request& request)
{
    const std::string origin = request.get_header_value("Origin");
    return origin == "https://" + request.get_header_value("Host") && origin.size() > 8;
}

}  // namespace

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
    std::map<std::string, Loaded> loaded;  // what was found last, by the session's token
    size_t uploads = 0;

    std::mutex password, one_at_a_time, painting;

    [[nodiscard]] Time now() const { return settings.now(); }
    Impl(Settings s, Work w) : settings(std::move(s)), work(std::move(w)), sessions(settings.session) {}

    void routes();
    void guard();
    [[nodiscard]] std::optional<Session> session_of(const Request& request);
    [[nodiscard]] static std::string token_of(const Request& request) { return cookie_of(request.get_header_value("Cookie"), kCookie); }
    void get(const char* at, std::function<void(const Session&, const Request&, Response&)> answer);
    using Form = std::map<std::string, std::string>;
    void post(const char* at, std::function<void(const Session&, const Form&, const Request&, Response&)> answer);

    void login(const Form& form, const Request& request, Response& response);
    void home(const Session& session, const Request& request, Response& response);
    void upload(const Request& request, Response& response, const ContentReader& content);
    [[nodiscard]] Result<std::unique_ptr<Incoming>> receive(const Session& session, const Request& request, const ContentReader& content);
    void preview(const Session& session, const Request& request, Response& response);
    void picture(const Request& request, Response& response);
    void publish(const Session& session, const Form& form, Response& response);
};

namespace {

// Reads a short form; nothing when it is longer than one can be.
std::optional<std::map<std::string, std::string>> read_form(const ContentReader& content)
{
    std::string body;
    const bool whole = content([&](const char* data, size_t length) {
        body.append(data, length);
        return body.size() <= kMostForm;
    });
    return whole ? std::optional(form_values(body)) : std::nullopt;
}

const char* kPosts[] = {"/login", "/logout", "/load", "/publish", "/rollback"};

}  // namespace

std::optional<Session> Server::Impl::session_of(const Request& request)
{
    const std::string mark = work.password_mark();
    const std::lock_guard held(door);
    return sessions.find(token_of(request), now(), mark);
}

void Server::Impl::get(const char* at, std::function<void(const Session&, const Request&, Response&)> answer)
{
    http->Get(at, [this, answer = std::move(answer)](const Request& request, Response& response) {
        const auto session = session_of(request);
        if (!session) return go(response, "/login");
        answer(*session, request, response);
    });
}

void Server::Impl::post(const char* at, std::function<void(const Session&, const Form&, const Request&, Response&)> answer)
{
    http->Post(at, [this, answer = std::move(answer)](const Request& request, Response& response, const ContentReader& content) {
        const auto form = read_form(content);
        if (!form) return trouble(response, 413, "受け取れません", "送られた内容が長すぎます。");
        const auto session = session_of(request);
        if (!session) return go(response, "/login");
        const auto given = form->find("csrf");
        if (given == form->end() || !same_secret(given->second, session->csrf)) return trouble(response, 403, "受け付けませんでした", "この画面は古くなっています。「はじめ」からもう一度行ってください。");
        answer(*session, *form, request, response);
    });
}

// What every request must pass before anything of it is read.
void Server::Impl::guard()
{
    http->set_pre_routing_handler([this](const Request& request, Response& response) {
        using Handled = httplib::Server::HandlerResponse;
        bool allowed = false;
        {
            const std::lock_guard held(door);
            allowed = rate.allows(address_of(request), now());
        }
        if (!allowed) {
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
        const bool known = request.method == "POST" && std::find(std::begin(kPosts), std::end(kPosts), request.path) != std::end(kPosts);
        if (!known || !from_here(request)) {
            trouble(response, known ? 403 : 405, "受け付けませんでした", "この窓口のページから行ってください。");
            return Handled::Handled;
        }
        return Handled::Unhandled;
    });
    http->set_error_handler([](const Request&, Response& response) {
        if (response.body.empty()) trouble(response, response.status, "ページがありません", "アドレスを確かめるか、「はじめ」からたどってください。");
    });
    http->set_exception_handler([](const Request&, Response& response, const std::exception_ptr&) { trouble(response, 500, "うまくいきませんでした", "もう一度行っても同じときは、管理者に知らせてください。"); });
}

void Server::Impl::login(const Form& form, const Request& request, Response& response)
{
    const auto value = [&](const char* name) { const auto found = form.find(name); return found == form.end() ? std::string() : found->second; };
    const std::string who = one_line(work.normalise(value("who")), 20), given = value("password");
    if (who.empty()) return page(response, login_page(work.names, who, "お名前を入れてください。"), 400);
    const std::lock_guard one(password);   // a hash takes memory and a moment: one after the other
    std::chrono::seconds wait{};
    {
        const std::lock_guard held(door);
        wait = throttle.try_from(address_of(request), now());
    }
    if (wait.count() > 0) {
        response.set_header("Retry-After", std::to_string(wait.count()));
        return page(response, login_page(work.names, who, "パスワードの間違いが続いたので、あと " + std::to_string(wait.count()) + " 秒お待ちください。"), 429);
    }
    const std::string mark = work.password_mark();   // before it is tried: changed in between, it lets nobody in
    if (given.empty() || given.size() > 1024 || !work.is_password(given)) return page(response, login_page(work.names, who, "パスワードが違います。"), 403);
    const std::lock_guard held(door);
    throttle.right(address_of(request));
    const auto token = sessions.begin(who, now(), mark);
    if (!token) return trouble(response, 500, "うまくいきませんでした", "管理者に知らせてください。");
    response.set_header("Set-Cookie", std::string(kCookie) + "=" + *token + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    go(response, "/");
}

void Server::Impl::home(const Session& session, const Request& request, Response& response)
{
    const std::string done = request.get_param_value("done");
    const std::string notice = done == "publish" ? "公開しました。表示は次の場面から替わります。" : done == "rollback" ? "前の表示に戻しました。" : "";
    page(response, home_page({.who = session.who, .csrf = session.csrf, .notice = notice}, work.history(), work.health()));
}

// The token comes first; without it nothing is written.
Result<std::unique_ptr<Incoming>> Server::Impl::receive(const Session& session, const Request& request, const ContentReader& content)
{
    if (!request.is_multipart_form_data()) return Error{ErrorKind::Usage, Sentence{"no form with files", "ファイルが届きませんでした。もう一度選んで送ってください"}};
    RENKEI_TRY(Incoming opened, Incoming::open(settings.private_folder, settings.limits));
    auto incoming = std::make_unique<Incoming>(std::move(opened));
    std::optional<Error> wrong;
    std::string csrf;
    bool in_csrf = false, proven = false;
    const Time until = now() + kLongestUpload;
    const auto keep = [&](Result<void> result) { if (!result) wrong = result.error(); return !wrong; };
    const auto proves = [&] { if (!proven) proven = same_secret(csrf, session.csrf); if (!proven) wrong = Error{ErrorKind::NoPermission, Sentence{"no right token", "この画面は古くなっています。「読み込む」からもう一度行ってください"}}; return proven; };
    size_t parts = 0;
    const bool whole = content(
        [&](const httplib::MultipartFormData& part) {
            in_csrf = part.name == "csrf" && !proven;
            if (++parts > settings.limits.files + 8) return keep(Error{ErrorKind::BadData, Sentence{"too many parts", "ファイルの数が多すぎます。分けて送ってください"}});
            if (in_csrf) return true;
            if (!proves()) return false;
            return part.filename.empty() ? keep(incoming->end_file()) : keep(incoming->begin_file(part.filename, work.normalise));
        },
        [&](const char* data, size_t length) {
            if (now() > until) return keep(Error{ErrorKind::TryAgain, Sentence{"too slow", "時間がかかりすぎたので止めました。分けて送ってください"}});
            if (!in_csrf) return keep(incoming->add({data, length}));
            csrf.append(data, length);
            return csrf.size() <= 128;
        });
    if (wrong) return *wrong;
    if (!whole) return Error{ErrorKind::BadData, Sentence{"broken off", "送信が途中で切れました。もう一度送ってください"}};
    RENKEI_CHECK(incoming->end_file());
    if (!proves()) return *wrong;
    if (incoming->files() == 0) return Error{ErrorKind::BadData, Sentence{"no file", "ファイルが選ばれていません。表（.xlsx か .csv）と写真を選んでください"}};
    return incoming;
}

void Server::Impl::upload(const Request& request, Response& response, const ContentReader& content)
{
    const auto session = session_of(request);
    if (!session) return trouble(response, 403, "もう一度入ってください", "時間がたったので、パスワードをもう一度入れてください。");
    constexpr uint64_t kRoomForHeads = uint64_t{1} << 20;
    const auto length = request.get_header_value<uint64_t>("Content-Length");
    if (length > settings.limits.bytes + kRoomForHeads) return trouble(response, 413, "大きすぎます", "一度に送れるのは合わせて " + std::to_string(settings.limits.bytes >> 20) + " MB までです。分けて送ってください。");
    const Seat seat(door, uploads);
    if (!seat.has) return trouble(response, 503, "少しお待ちください", "ほかの人が送っているところです。終わってからもう一度送ってください。");
    auto incoming = receive(*session, request, content);
    if (!incoming) {
        const int status = incoming.error().kind == ErrorKind::NoPermission ? 403 : incoming.error().kind == ErrorKind::BadData || incoming.error().kind == ErrorKind::Usage ? 400 : 500;
        return trouble(response, status, "受け取れませんでした", incoming.error().japanese + "。");
    }
    Loaded found;
    {
        const std::lock_guard one(one_at_a_time);
        found = work.load((*incoming)->folder(), session->who);
    }
    const std::lock_guard held(door);
    if (loaded.size() >= Sessions::kMost) loaded.clear();
    loaded[token_of(request)] = std::move(found);
    go(response, "/findings");
}

void Server::Impl::preview(const Session& session, const Request& request, Response& response)
{
    const auto id = number_of(request.get_param_value("revision"));
    const std::string day = request.get_param_value("day");
    const History history = work.history();
    const auto found = std::find_if(history.revisions.begin(), history.revisions.end(), [&](const Revision& one) { return id && one.id == *id; });
    if (found == history.revisions.end()) return trouble(response, 404, "その版はありません", "「履歴」から選んでください。");
    page(response, preview_page({.who = session.who, .csrf = session.csrf, .notice = {}}, *found, work.scenes, is_day(day) ? day : ""));
}

void Server::Impl::picture(const Request& request, Response& response)
{
    const auto id = number_of(request.get_param_value("revision"));
    const std::string scene = request.get_param_value("scene"), day = request.get_param_value("day");
    const bool known = std::any_of(work.scenes.begin(), work.scenes.end(), [&](const Scene& one) { return one.id == scene; });
    std::string png;
    if (id && known && (day.empty() || is_day(day))) {
        const std::lock_guard one(painting);
        png = work.picture(*id, scene, day);
    }
    if (png.empty()) return trouble(response, 404, "画像がありません", "この日にこの場面は出ません。");
    response.set_content(std::move(png), "image/png");
}

void Server::Impl::publish(const Session& session, const Form& form, Response& response)
{
    const auto value = [&](const char* name) { const auto found = form.find(name); return found == form.end() ? std::string() : found->second; };
    const auto id = number_of(value("revision"));
    if (!id) return trouble(response, 400, "公開していません", "版が分かりません。「履歴」から選んでください。");
    const std::lock_guard one(one_at_a_time);
    const Done done = work.publish(*id, one_line(work.normalise(value("note")), 60), session.who);
    if (!done.well) return trouble(response, 409, "公開していません", done.message);
    go(response, "/?done=publish");
}

void Server::Impl::routes()
{
    http->Get("/desk.css", [](const Request&, Response& response) { response.set_content(std::string(kLooks[0]), "text/css; charset=utf-8"); });
    http->Get("/desk.js", [](const Request&, Response& response) { response.set_content(std::string(kLooks[1]), "text/javascript; charset=utf-8"); });
    http->Get("/login", [this](const Request&, Response& response) { page(response, login_page(work.names, "", "")); });
    http->Post("/login", [this](const Request& request, Response& response, const ContentReader& content) {
        const auto form = read_form(content);
        if (!form) return trouble(response, 413, "受け取れません", "送られた内容が長すぎます。");
        login(*form, request, response);
    });
    http->Post("/load", [this](const Request& request, Response& response, const ContentReader& content) { upload(request, response, content); });
    get("/", [this](const Session& session, const Request& request, Response& response) { home(session, request, response); });
    get("/load", [this](const Session& session, const Request&, Response& response) { page(response, load_page({.who = session.who, .csrf = session.csrf, .notice = {}}, settings.limits)); });
    get("/findings", [this](const Session& session, const Request& request, Response& response) {
        Loaded last;
        {
            const std::lock_guard held(door);
            const auto found = loaded.find(token_of(request));
            if (found == loaded.end()) return go(response, "/load");
            last = found->second;
        }
        page(response, findings_page({.who = session.who, .csrf = session.csrf, .notice = {}}, last));
    });
    get("/preview", [this](const Session& session, const Request& request, Response& response) { preview(session, request, response); });
    get("/picture", [this](const Session&, const Request& request, Response& response) { picture(request, response); });
    get("/history", [this](const Session& session, const Request&, Response& response) { page(response, history_page({.who = session.who, .csrf = session.csrf, .notice = {}}, work.history())); });
    post("/logout", [this](const Session&, const Form&, const Request& request, Response& response) {
        const std::lock_guard held(door);
        sessions.end(token_of(request));
        loaded.erase(token_of(request));
        response.set_header("Set-Cookie", std::string(kCookie) + "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
        go(response, "/login");
    });
    post("/publish", [this](const Session& session, const Form& form, const Request&, Response& response) { publish(session, form, response); });
    post("/rollback", [this](const Session& session, const Form&, const Request&, Response& response) {
        const std::lock_guard one(one_at_a_time);
        const Done done = work.rollback(session.who);
        if (!done.well) return trouble(response, 409, "戻していません", done.message);
        go(response, "/?done=rollback");
    });
}

Result<std::unique_ptr<Server>> Server::open(const Settings& settings, Work work)
{
    auto impl = std::make_unique<Impl>(settings, std::move(work));
    impl->http = std::make_unique<httplib::SSLServer>([&](SSL_CTX& context) {
        return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 && SSL_CTX_use_certificate_chain_file(&context, settings.certificate.c_str()) == 1 &&
               SSL_CTX_use_PrivateKey_file(&context, settings.key.c_str(), SSL_FILETYPE_PEM) == 1 && SSL_CTX_check_private_key(&context) == 1;
    });
    if (!impl->http->is_valid())
        return Error{ErrorKind::Configuration, Sentence{"The desk's certificate " + settings.certificate.string() + " and key " + settings.key.string() + " cannot be used together; check both", "窓口の証明書 " + settings.certificate.string() + " と鍵 " + settings.key.string() + " を使えません。両方を確かめてください"}};
    httplib::Server& http = *impl->http;
    http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    http.set_keep_alive_max_count(1);   // what a refused request still sends is never taken for the next one
    http.set_read_timeout(kReadSeconds);
    http.set_write_timeout(kReadSeconds);
    http.set_payload_max_length(settings.limits.bytes + (size_t{1} << 20));
    set_up(http);
    impl->guard();
    impl->routes();
    impl->port = settings.port == 0 ? http.bind_to_any_port(settings.address) : http.bind_to_port(settings.address, settings.port) ? settings.port : -1;
    if (impl->port <= 0)
        return Error{ErrorKind::Unavailable, Sentence{"The desk cannot listen at " + settings.address + ", port " + std::to_string(settings.port) + "; is another program there, or is it no address of this machine?", "窓口を " + settings.address + " のポート " + std::to_string(settings.port) + " で開けません。ほかのプログラムが使っていないか、この機械のアドレスかを確かめてください"}};
    remove_leavings(settings.private_folder);
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;
int Server::port() const { return impl_->port; }
void Server::run()
{
    impl_->begun = true;
    if (!impl_->stopping) impl_->http->listen_after_bind();
    impl_->ended = true;
}

// The library hears a wish to stop only while it listens: one that comes just before would be lost.
void Server::stop()
{
    impl_->stopping = true;
    while (impl_->begun && !impl_->ended && !impl_->http->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    impl_->http->stop();
}

}  // namespace renkei::desk
