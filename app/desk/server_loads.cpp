// What is sent to the desk, what was found in it, and how its tables are to be read.

#include "base/sentence.hpp"
#include "desk/pairing.hpp"
#include "desk/server_impl.hpp"

namespace renkei::desk {
namespace {

constexpr std::chrono::minutes kLongestUpload{30};

}  // namespace

// The token comes first; without it nothing is written.
Result<std::unique_ptr<Incoming>> Server::Impl::receive(const Session& session, const Request& request, const ContentReader& content)
{
    if (!request.is_multipart_form_data()) return Error{ErrorKind::Usage, sentence("no files arrived; choose them again and send them once more")};
    RENKEI_TRY(Incoming opened, Incoming::open(settings.private_folder, settings.limits));
    auto incoming = std::make_unique<Incoming>(std::move(opened));
    std::optional<Error> wrong;
    std::string csrf;
    bool in_csrf = false, proven = false;
    const Time until = now() + kLongestUpload;
    const auto keep = [&](Result<void> result) { if (!result) wrong = result.error(); return !wrong; };
    const auto proves = [&] {
        if (!proven) proven = same_secret(csrf, session.csrf);
        if (!proven) wrong = Error{ErrorKind::NoPermission, sentence("this page has grown old; begin once more at the page for loading")};
        return proven;
    };
    size_t parts = 0;
    const bool whole = content(
        [&](const httplib::MultipartFormData& part) {
            in_csrf = part.name == "csrf" && !proven;
            if (++parts > settings.limits.files + 8) return keep(Error{ErrorKind::BadData, sentence("there are too many files; send them in parts")});
            if (in_csrf) return true;
            if (!proves()) return false;
            return part.filename.empty() ? keep(incoming->end_file()) : keep(incoming->begin_file(part.filename, work.normalise));
        },
        [&](const char* data, size_t length) {
            if (now() > until) return keep(Error{ErrorKind::TryAgain, sentence("it took too long and was broken off; send it in parts")});
            if (!in_csrf) return keep(incoming->add({data, length}));
            csrf.append(data, length);
            return csrf.size() <= 128;
        });
    if (wrong) return *wrong;
    if (!whole) return Error{ErrorKind::BadData, sentence("what was sent broke off on its way; send it once more")};
    RENKEI_CHECK(incoming->end_file());
    if (!proves()) return *wrong;
    if (incoming->files() == 0) return Error{ErrorKind::BadData, sentence("no file is chosen; choose tables (.xlsx or .csv) and photographs")};
    return incoming;
}

void Server::Impl::upload(const Request& request, Response& response, const ContentReader& content)
{
    const auto session = session_of(request);
    if (!session) return trouble(response, 403, "もう一度入ってください", "時間がたったので、パスワードをもう一度入れてください。");
    constexpr uint64_t kRoomForHeads = uint64_t{1} << 20;
    const auto length = request.get_header_value<uint64_t>("Content-Length");
    if (length > settings.limits.bytes + kRoomForHeads)
        return trouble(response, 413, "大きすぎます", "一度に送れるのは合わせて " + std::to_string(settings.limits.bytes >> 20) + " MB までです。分けて送ってください。");
    const Seat seat(door, uploads);
    if (!seat.has) return trouble(response, 503, "少しお待ちください", "ほかの人が送っているところです。終わってからもう一度送ってください。");
    auto incoming = receive(*session, request, content);
    if (!incoming) {
        const int status = incoming.error().kind == ErrorKind::NoPermission ? 403 : incoming.error().kind == ErrorKind::BadData ||
            incoming.error().kind == ErrorKind::Usage ? 400 : 500;
        return trouble(response, status, "受け取れませんでした", incoming.error().japanese + "。");
    }
    Loaded found;
    {
        const std::lock_guard one(loading);
        found = work.load((*incoming)->folder(), session->who, {});
    }
    keep(token_of(request), std::move(found), std::move(*incoming));
    go(response, "/findings");
}

void Server::Impl::keep(const std::string& token, Loaded found, std::shared_ptr<Incoming> files)
{
    if (!can_be_paired(found)) files = nullptr;
    std::vector<LastLoads::Files> gone;   // ends after the lock
    const std::lock_guard held(door);
    loads.keep(token, std::move(found), std::move(files), now());
    gone = loads.gone();
}

// The finding whose table is meant, and the files that were sent; trouble, and no answer, when they are gone.
std::optional<Server::Impl::Meant> Server::Impl::meant(const std::string& token, const std::string& number, Response& response)
{
    {
        const std::lock_guard held(door);
        const Loaded* const found = loads.found(token, now());
        const auto index = number_of(number);
        auto files = loads.files(token, now());
        if (found != nullptr && files && index && static_cast<size_t>(*index) <= found->findings.size())
            return Meant{.files = std::move(files), .finding = found->findings[static_cast<size_t>(*index) - 1]};
    }
    trouble(response, 404, "ファイルがもうありません", "時間がたったか、新しいファイルが送られました。「読み込む」からもう一度送ってください。");
    return std::nullopt;
}

// A workbook takes a program of its own, and its memory: one at a time.
TableToPair Server::Impl::read_table(const Meant& about, const std::string& kind)
{
    const std::lock_guard one(reading);
    return work.table(about.files->folder(), about.finding.file, about.finding.sheet, kind);
}

void Server::Impl::columns(const Session& session, const Request& request, Response& response)
{
    const std::string number = request.get_param_value("finding");
    const auto about = meant(token_of(request), number, response);
    if (!about) return;
    const TableToPair table = read_table(*about, request.get_param_value("kind"));
    if (!table.read) return trouble(response, 404, "この表の列は選べません", table.message);
    page(response, columns_page({.who = session.who, .csrf = session.csrf, .notice = {}}, table, number, table.suggested, ""));
}

void Server::Impl::pair(const Session& session, const Form& form, const Request& request, Response& response)
{
    const std::string number = value_in(form, "finding"), token = token_of(request);
    const auto about = meant(token, number, response);
    if (!about) return;
    const TableToPair table = read_table(*about, value_in(form, "kind"));
    if (!table.read) return trouble(response, 404, "この表の列は選べません", table.message);
    const auto chosen = chosen_fields(table, form);
    if (const std::string wrong = wrong_choice(chosen); !wrong.empty())
        return page(response, columns_page({.who = session.who, .csrf = session.csrf, .notice = {}}, table, number, chosen, wrong), 400);
    Loaded found;
    {
        const std::lock_guard one(loading);
        found = work.load(about->files->folder(), session.who, paired_as(table, chosen));
    }
    keep(token, std::move(found), about->files);
    go(response, "/findings");
}

}  // namespace renkei::desk
