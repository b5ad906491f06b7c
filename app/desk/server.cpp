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
#include "desk/pairing.hpp"
#include "desk/seat.hpp"
#include "desk/session.hpp"

namespace renkei::desk {

extern const std::span<const std::string_view> kLooks;   // desk.css, desk.js

namespace {

using httplib::Request, httplib::Response, httplib::ContentReader;

constexpr const char* kCookie = "__Host-desk";
constexpr std::chrono::minutes kLongestUpload{30};

std::string address_of(const Request& request) { return request.remote_addr; }

}  // namespace

struct Server::Impl {
    Settings settings;
    Work work;
    std::unique_ptr<httplib::SSLServer> http;
    int port = 0;
    std::atomic<bool> begun = false, stopping = false, ended = false;

    std::mutex door;                       // over the next six; held for moments
    Sessions sessions;
    Throttle throttle;
    Rate rate;
    std::map<std::string, Loaded> loaded;  // what was found last, by the session's token
    Waiting waiting;                       // the files of that, where a table's columns are to be paired
    size_t uploads = 0;

    std::mutex password, one_at_a_time, painting;

    [[nodiscard]] Time now() const { return settings.now(); }
    Impl(Settings s, Work w) : settings(std::move(s)), work(std::move(w)), sessions(settings.session) {}

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
    void columns(const Session& session, const Request& request, Response& response);
    void pair(const Session& session, const Form& form, const Request& request, Response& response);
    void preview(const Session& session, const Request& request, Response& response);
    void picture(const Request& request, Response& response);
    void publish(const Session& session, const Form& form, Response& response);
    void decide(const Session& session, const Form& form, Response& response);
    void change(const Form& form, const char* name, const char* refused, const std::string& to, const std::function<Done(long long)>& act, Response& response);
};

namespace {

constexpr const char* kPosts[] = {"/login", "/logout", "/load", "/columns", "/forget", "/publish", "/cancel", "/rollback", "/drafts"};

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
    page(response, home_page({.who = session.who, .csrf = session.csrf, .notice = std::string(notice_of(request.get_param_value("done")))}, work.history(), work.health(), work.drafts ? std::optional(work.drafts()) : std::nullopt));
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
        found = work.load((*incoming)->folder(), session->who, {});
    }
    keep(token_of(request), std::move(found), std::move(*incoming));
    go(response, "/findings");
}

// What was found, and the files themselves as long as somebody may say how their tables are to be read.
void Server::Impl::keep(const std::string& token, Loaded found, std::shared_ptr<Incoming> files)
{
    const std::lock_guard held(door);
    if (loaded.size() >= Sessions::kMost) loaded.clear();
    waiting.keep(token, can_be_paired(found) ? std::move(files) : nullptr, now(), settings.session);
    loaded[token] = std::move(found);
}

// The finding whose table is meant, and the files that were sent; trouble, and no answer, when they are gone.
std::optional<Server::Impl::Meant> Server::Impl::meant(const std::string& token, const std::string& number, Response& response)
{
    {
        const std::lock_guard held(door);
        const auto found = loaded.find(token);
        const auto index = number_of(number);
        auto files = waiting.of(token, now(), settings.session);
        if (found != loaded.end() && files && index && static_cast<size_t>(*index) <= found->second.findings.size()) return Meant{.files = std::move(files), .finding = found->second.findings[static_cast<size_t>(*index) - 1]};
    }
    trouble(response, 404, "ファイルがもうありません", "時間がたったか、新しいファイルが送られました。「読み込む」からもう一度送ってください。");
    return std::nullopt;
}

void Server::Impl::columns(const Session& session, const Request& request, Response& response)
{
    const std::string number = request.get_param_value("finding");
    const auto about = meant(token_of(request), number, response);
    if (!about) return;
    const TableToPair table = work.table(about->files->folder(), about->finding.file, about->finding.sheet, request.get_param_value("kind"));
    if (!table.read) return trouble(response, 404, "この表の列は選べません", table.message);
    page(response, columns_page({.who = session.who, .csrf = session.csrf, .notice = {}}, table, number, table.suggested, ""));
}

void Server::Impl::pair(const Session& session, const Form& form, const Request& request, Response& response)
{
    const std::string number = value_in(form, "finding"), token = token_of(request);
    const auto about = meant(token, number, response);
    if (!about) return;
    const TableToPair table = work.table(about->files->folder(), about->finding.file, about->finding.sheet, value_in(form, "kind"));
    if (!table.read) return trouble(response, 404, "この表の列は選べません", table.message);
    const auto chosen = chosen_fields(table, form);
    if (const std::string wrong = wrong_choice(table, chosen); !wrong.empty()) return page(response, columns_page({.who = session.who, .csrf = session.csrf, .notice = {}}, table, number, chosen, wrong), 400);
    Loaded found;
    {
        const std::lock_guard one(one_at_a_time);
        found = work.load(about->files->folder(), session.who, paired_as(table, chosen));
    }
    keep(token, std::move(found), about->files);
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
    const auto id = number_of(value_in(form, "revision"));
    if (!id) return trouble(response, 400, "公開していません", "版が分かりません。「履歴」から選んでください。");
    const bool later = value_in(form, "when") == "later";
    const std::string at = value_in(form, "at"), note = one_line(work.normalise(value_in(form, "note")), 60);
    if (later && !is_minute(at)) return trouble(response, 400, "予約していません", "公開する日と時刻を入れてください。");
    const std::lock_guard one(one_at_a_time);
    const Done done = later ? work.plan(*id, at, note, session.who) : work.publish(*id, note, session.who);
    if (!done.well) return trouble(response, 409, later ? "予約していません" : "公開していません", done.message);
    go(response, later ? "/?done=plan" : "/?done=publish");
}

// A deed about something that has a number.
void Server::Impl::change(const Form& form, const char* name, const char* refused, const std::string& to, const std::function<Done(long long)>& act, Response& response)
{
    const auto id = number_of(value_in(form, name));
    if (!id) return trouble(response, 400, refused, "番号が分かりません。前のページからもう一度行ってください。");
    const std::lock_guard one(one_at_a_time);
    const Done done = act(*id);
    if (!done.well) return trouble(response, 409, refused, done.message);
    go(response, to);
}

void Server::Impl::decide(const Session& session, const Form& form, Response& response)
{
    const bool shown = value_in(form, "shown") == "1";
    const std::lock_guard one(one_at_a_time);
    const Done done = work.decide(one_line(value_in(form, "id"), 40), shown, session.who);
    if (!done.well) return trouble(response, 409, "決められませんでした", done.message);
    go(response, shown ? "/drafts?done=shown" : "/drafts?done=dismissed");
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
    get("/load", [this](const Session& session, const Request&, Response& response) { page(response, load_page({.who = session.who, .csrf = session.csrf, .notice = {}}, settings.limits, work.pairings())); });
    get("/columns", [this](const Session& session, const Request& request, Response& response) { columns(session, request, response); });
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
        waiting.drop(token_of(request));
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
            page(response, drafts_page({.who = session.who, .csrf = session.csrf, .notice = std::string(notice_of(request.get_param_value("done")))}, work.drafts()));
        });
        post("/drafts", [this](const Session& session, const Form& form, const Request&, Response& response) { decide(session, form, response); });
    }
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

// The library hears a wish to stop only while it listens: one that comes just before would be lost.
void Server::stop()
{
    impl_->stopping = true;
    while (impl_->begun && !impl_->ended && !impl_->http->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    impl_->http->stop();
}

}  // namespace renkei::desk
