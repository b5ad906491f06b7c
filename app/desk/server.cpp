#include "desk/server_impl.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <thread>

namespace renkei::desk {

extern const std::span<const std::string_view> kLooks;   // desk.css, desk.js

namespace {

constexpr const char* kPosts[] = {"/login", "/logout", "/load", "/columns", "/forget", "/publish", "/cancel", "/rollback", "/drafts"};

std::string address_of(const Request& request) { return request.remote_addr; }

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
        if (given == form->end() || !same_secret(given->second, session->csrf))
            return trouble(response, 403, "受け付けませんでした", "この画面は古くなっています。「はじめ」からもう一度行ってください。");
        answer(*session, *form, request, response);
    });
}

void Server::Impl::login(const Form& form, const Request& request, Response& response)
{
    const std::string who = one_line(work.normalise(value_in(form, "who")), 20), given = value_in(form, "password");
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
    page(response, home_page({.who = session.who, .csrf = session.csrf, .notice = std::string(notice_of(request.get_param_value("done")))}, work.history(),
                             work.health(), work.drafts ? std::optional(work.drafts()) : std::nullopt));
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
    const auto id = number_of(value_in(form, "revision"));
    if (!id) return trouble(response, 400, "公開していません", "版が分かりません。「履歴」から選んでください。");
    const bool later = value_in(form, "when") == "later";
    const std::string at = value_in(form, "at"), note = one_line(work.normalise(value_in(form, "note")), 60);
    if (later && !is_minute(at)) return trouble(response, 400, "予約していません", "公開する日と時刻を入れてください。");
    const std::lock_guard one(deciding);
    const Done done = later ? work.plan(*id, at, note, session.who) : work.publish(*id, note, session.who);
    if (!done.well) return trouble(response, 409, later ? "予約していません" : "公開していません", done.message);
    go(response, later ? "/?done=plan" : "/?done=publish");
}

// A deed about something that has a number.
void Server::Impl::change(const Form& form, const char* name, const char* refused, const std::string& to, const std::function<Done(long long)>& act,
                          Response& response)
{
    const auto id = number_of(value_in(form, name));
    if (!id) return trouble(response, 400, refused, "番号が分かりません。前のページからもう一度行ってください。");
    const std::lock_guard one(deciding);
    const Done done = act(*id);
    if (!done.well) return trouble(response, 409, refused, done.message);
    go(response, to);
}

void Server::Impl::decide(const Session& session, const Form& form, Response& response)
{
    const bool shown = value_in(form, "shown") == "1";
    const std::lock_guard one(deciding);
    const Done done = work.decide(one_line(value_in(form, "id"), 40), shown, session.who);
    if (!done.well) return trouble(response, 409, "決められませんでした", done.message);
    go(response, work.second_person ? "/drafts?done=prepared" : shown ? "/drafts?done=shown" : "/drafts?done=dismissed");
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
    get("/load",
        [this](const Session& session, const Request&, Response& response) { page(response,
            load_page({.who = session.who, .csrf = session.csrf, .notice = {}}, settings.limits, work.pairings())); });
    get("/columns", [this](const Session& session, const Request& request, Response& response) { columns(session, request, response); });
    get("/findings", [this](const Session& session, const Request& request, Response& response) {
        Loaded last;
        {
            const std::lock_guard held(door);
            const Loaded* const found = loads.found(token_of(request), now());
            if (found == nullptr) return go(response, "/load");
            last = *found;
        }
        page(response, findings_page({.who = session.who, .csrf = session.csrf, .notice = {}}, last));
    });
    get("/preview", [this](const Session& session, const Request& request, Response& response) { preview(session, request, response); });
    get("/picture", [this](const Session&, const Request& request, Response& response) { picture(request, response); });
    get("/history",
        [this](const Session& session, const Request&, Response& response) { page(response,
            history_page({.who = session.who, .csrf = session.csrf, .notice = {}}, work.history())); });
    post("/logout", [this](const Session&, const Form&, const Request& request, Response& response) {
        std::vector<LastLoads::Files> gone;   // ends after the lock
        const std::lock_guard held(door);
        sessions.end(token_of(request));
        loads.drop(token_of(request));
        gone = loads.gone();
        response.set_header("Set-Cookie", std::string(kCookie) + "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
        go(response, "/login");
    });
    post("/publish", [this](const Session& session, const Form& form, const Request&, Response& response) { publish(session, form, response); });
    post("/columns", [this](const Session& session, const Form& form, const Request& request, Response& response) { pair(session, form, request, response); });
    post("/forget", [this](const Session& session, const Form& form, const Request&, Response& response) {
        change(form, "number", "取り消していません", "/load", [&](long long number) { return work.forget(number, session.who); }, response);
    });
    post("/cancel", [this](const Session& session, const Form& form, const Request&, Response& response) {
        change(form, "revision", "取りやめていません", "/?done=cancel", [&](long long revision) { return work.cancel(revision, session.who); }, response);
    });
    if (work.drafts) {
        get("/drafts", [this](const Session& session, const Request& request, Response& response) {
            page(response, drafts_page({.who = session.who, .csrf = session.csrf, .notice = std::string(notice_of(request.get_param_value("done")))},
                                       work.drafts()));
        });
        post("/drafts", [this](const Session& session, const Form& form, const Request&, Response& response) { decide(session, form, response); });
    }
    post("/rollback", [this](const Session& session, const Form&, const Request&, Response& response) {
        const std::lock_guard one(deciding);
        const Done done = work.rollback(session.who);
        if (!done.well) return trouble(response, 409, "戻していません", done.message);
        go(response, "/?done=rollback");
    });
}

Result<std::unique_ptr<Server>> Server::open(const Settings& settings, Work work)
{
    auto impl = std::make_unique<Impl>(settings, std::move(work));
    RENKEI_TRY(impl->http, make_http(settings));
    guard(*impl->http, kPosts, [&house = *impl](const std::string& address) {
        const std::lock_guard held(house.door);
        return house.rate.allows(address, house.now());
    });
    impl->routes();
    RENKEI_TRY(impl->port, listen_at(*impl->http, settings));
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

bool Server::ended() const { return impl_->ended; }

void Server::tidy()
{
    std::vector<LastLoads::Files> gone;   // ends after the lock
    const std::lock_guard held(impl_->door);
    impl_->loads.tidy(impl_->now());
    gone = impl_->loads.gone();
}

// The library hears a wish to stop only while it listens: one that comes just before would be lost.
void Server::stop()
{
    impl_->stopping = true;
    while (impl_->begun && !impl_->ended && !impl_->http->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    impl_->http->stop();
}

}  // namespace renkei::desk
