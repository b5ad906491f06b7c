// renkei desk: staff's work in the browser of a PC on the hall's network. It writes nothing itself: what staff do is done by the same
// commands as on the command line, started as children.

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <thread>

#include "base/pin_hash.hpp"
#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/desk_password.hpp"
#include "commands/desk_reports.hpp"
#include "commands/desk_tables.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/shipped_files.hpp"
#include "desk/certificate.hpp"
#include "desk/server.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

constexpr seconds kForLoad{1800}, kForOther{60};

// The folder that only the desk reads: password, certificate, what is being sent.
Result<fs::path> private_folder(const config::Config& config)
{
    RENKEI_TRY(const fs::path store, store_folder(config));
    const fs::path folder = store / "desk";
    std::error_code failed;
    fs::create_directories(store, failed);
    if (!failed && ::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) failed = std::error_code(errno, std::generic_category());
    if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed) return Error{ErrorKind::CannotCreate, sentence("The desk's folder {1} cannot be made ({2})", folder, failed.message())};
    return folder;
}

// The command with the settings that we were given.
std::vector<std::string> command_of(const Common& common, std::vector<std::string> words)
{
    std::vector<std::string> all{program_file().string()};
    all.insert(all.end(), words.begin(), words.end());
    for (const auto& [flag, value] : {std::pair{"--store", common.store}, {"--config", common.config}, {"--data", common.data}, {"--cache", common.cache},
                                      {"--lang", std::string("ja")}})
        if (!value.empty()) all.insert(all.end(), {flag, value});
    return all;
}

// The last pictures that were asked for.
class Pictures {
  public:
    Pictures(Common common, fs::path folder) : common_(std::move(common)), folder_(std::move(folder)) {}
    std::string of(long long revision, const std::string& scene, const std::string& day)
    {
        const std::string name = std::to_string(revision) + " " + scene + " " + day;
        const std::lock_guard held(lock_);
        if (const auto found = kept_.find(name); found != kept_.end()) return found->second;
        const fs::path out = folder_ / "picture.png";
        std::vector<std::string> words{"shot", "--scene", scene, "--at", "8", "--size", "960x540", "--revision", std::to_string(revision), "--out",
                                       out.string()};
        if (!day.empty()) words.insert(words.end(), {"--start", day + "T10:00:00+09:00"});
        std::ostringstream png;
        if (run({command_of(common_, words), "desk", kForOther}).code == 0) png << std::ifstream(out, std::ios::binary).rdbuf();
        std::error_code ignored;
        fs::remove(out, ignored);
        constexpr size_t kMostKept = 48;
        if (kept_.size() >= kMostKept) kept_.clear();
        if (day.empty() && png.str().empty()) return {};   // today becomes another day
        return kept_[name] = png.str();
    }

  private:
    Common common_;
    fs::path folder_;
    std::mutex lock_;
    std::map<std::string, std::string> kept_;
};

// The display's health as it was a minute ago at most: to ask takes seconds.
class LastHealth {
  public:
    desk::Health of(const Common& common)
    {
        const auto now = std::chrono::steady_clock::now();
        const std::lock_guard held(lock_);
        if (asked_ && now - *asked_ < std::chrono::minutes(1)) return health_;
        health_ = health_of(run({command_of(common, {"doctor", "--json"}), "desk", kForOther}));
        asked_ = std::chrono::steady_clock::now();
        return health_;
    }

  private:
    std::mutex lock_;
    std::optional<std::chrono::steady_clock::time_point> asked_;
    desk::Health health_;
};

// `stopping`: what runs is stopped, too; the desk does not outlive its service by a load.
desk::Work work_of(const Common& common, const config::Config& config, const fs::path& folder, const std::shared_ptr<std::atomic<bool>>& stopping)
{
    const auto told = [common, stopping](std::vector<std::string> words, const std::string& who, seconds longest) {
        return run({.words = command_of(common, std::move(words)), .who = who, .longest = longest,
                    .go_on = [stopping](const std::string&) { return !*stopping; }});
    };
    const auto pictures = std::make_shared<Pictures>(common, folder);
    desk::Work work;
    // Read each time: a password that is changed counts at once.
    const auto hash = [folder] {
        const auto read = password_hash(folder);
        return read ? *read : std::string();
    };
    work.is_password = [hash](const std::string& password) { return pin_matches(hash(), password); };
    work.password_mark = hash;
    work.load = [told](const fs::path& brought, const std::string& who, const desk::PairedAs& paired) {
        std::vector<std::string> words{"load", brought.string(), "--json", "--note", "パソコンから"};
        for (const std::string& pair : paired.pairs) words.push_back("--pair=" + pair);
        if (!paired.kind.empty()) words.push_back("--as=" + paired.kind);
        desk::Loaded loaded = loaded_of(told(std::move(words), who, kForLoad));
        add_excerpts(brought, loaded.findings);
        return loaded;
    };
    work.table = table_of;
    work.pairings = [told] { return pairings_of(told({"pairings", "--json"}, "desk", kForOther)); };
    work.forget = [told](long long number,
                         const std::string& who) { return done_of(told({"pairings", "--forget=" + std::to_string(number)}, who, kForOther)); };
    const auto publish = [told](long long revision, const std::string& note, const std::string& who, const std::string& at) {
        std::vector<std::string> words{"publish", std::to_string(revision), "--by=" + who};
        if (!note.empty()) words.push_back("--note=" + note);
        if (!at.empty()) words.push_back("--at=" + at);
        return done_of(told(words, who, kForOther));
    };
    work.publish = [publish](long long revision, const std::string& note, const std::string& who) { return publish(revision, note, who, ""); };
    work.plan = [publish](long long revision, const std::string& at, const std::string& note,
                          const std::string& who) { return publish(revision, note, who, at); };
    work.cancel = [told](long long revision,
                         const std::string& who) { return done_of(told({"publish", std::to_string(revision), "--cancel", "--by=" + who}, who, kForOther)); };
    work.rollback = [told](const std::string& who) { return done_of(told({"rollback"}, who, kForOther)); };
    work.history = [told] { return history_of(told({"revisions", "--json"}, "desk", kForOther),
                                              told({"revisions", "--history", "--json"}, "desk", kForOther)); };
    if (config.site.has_sources()) {
        work.drafts = [told] { return drafts_of(told({"site", "list", "--json"}, "desk", kForOther)); };
        work.decide = [told](const std::string& id, bool shown, const std::string& who) {
            if (!id.starts_with("site-")) return desk::Done{.well = false, .message = "その下書きはありません。"};   // it could be an option
            return done_of(told({"site", shown ? "confirm" : "dismiss", id}, who, kForLoad));
        };
    }
    work.health = [common, health = std::make_shared<LastHealth>()] { return health->of(common); };
    work.picture = [pictures](long long revision, const std::string& scene, const std::string& day) { return pictures->of(revision, scene, day); };
    work.scenes = {{"exhibit", "展示"}, {"showcase", "自治体紹介"}, {"events", "催し"}, {"notice", "お知らせ"}, {"title", "表題"}};
    work.names = config.staff.names;
    work.second_person = config.staff.second_person;
    work.normalise = [](std::string_view text) { return text::composed(text); };
    return work;
}

// What a browser may call this machine.
std::vector<std::string> hosts_of(const std::string& address)
{
    std::vector<std::string> hosts{"localhost", "127.0.0.1"};
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0 && std::string_view(name.data()) != "localhost") hosts.emplace_back(name.data());
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) == 0) {
        for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
            if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
            std::array<char, INET_ADDRSTRLEN> text{};
            const auto* const ip = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
            if (::inet_ntop(AF_INET, &ip->sin_addr, text.data(), text.size()) != nullptr && std::find(hosts.begin(), hosts.end(), text.data()) == hosts.end())
                hosts.emplace_back(text.data());
        }
        ::freeifaddrs(all);
    }
    if (address != "0.0.0.0" && std::find(hosts.begin(), hosts.end(), address) == hosts.end()) hosts.push_back(address);
    return hosts;
}

Result<void> set_password(const Common& common, const fs::path& folder)
{
    RENKEI_TRY(const std::string password, asked_password(in_language(common, sentence("New password of the desk: "))));
    RENKEI_CHECK(keep_password(folder, password));
    say(common, sentence("The password of the desk is set; whoever is in comes in anew with it"));
    return {};
}

Result<void> serve(const Common& common, const config::Config& config, const fs::path& folder)
{
    if (!config.desk.enabled) return Error{ErrorKind::Configuration, sentence("The desk is off; write enabled = true below [desk] in the settings")};
    RENKEI_CHECK(password_hash(folder));
    desk::Settings settings{.address = config.desk.address, .port = config.desk.port, .limits = {.bytes = static_cast<uint64_t>(config.desk.upload_mb) << 20},
                            .session = std::chrono::minutes(config.desk.session_minutes),
                            .certificate = config.desk.certificate, .key = config.desk.key, .private_folder = folder};
    if (settings.certificate.empty() && settings.key.empty()) {
        settings.certificate = folder / "certificate.pem";
        settings.key = folder / "key.pem";
        RENKEI_CHECK(desk::make_certificate(settings.certificate, settings.key, hosts_of(settings.address), system_now()));
    }
    // Before any thread is started, so that all of them leave these to us.
    sigset_t ends;
    ::sigemptyset(&ends);
    ::sigaddset(&ends, SIGTERM);
    ::sigaddset(&ends, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    const auto stopping = std::make_shared<std::atomic<bool>>(false);
    RENKEI_TRY(const auto server, desk::Server::open(settings, work_of(common, config, folder, stopping)));
    const std::string address = settings.address + ":" + std::to_string(server->port()), fingerprint = desk::fingerprint_of(settings.certificate);
    say(common, sentence("The desk is open at https://{1}/; SHA-256 of its certificate: {2}", address, fingerprint));
    std::thread serving([&server] { server->run(); });
    constexpr timespec kBetweenLooks{.tv_sec = 5, .tv_nsec = 0};
    while (::sigtimedwait(&ends, nullptr, &kBetweenLooks) < 0 && !server->ended()) server->tidy();
    const bool by_itself = server->ended();
    *stopping = true;
    server->stop();
    serving.join();
    if (by_itself) return Error{ErrorKind::Unavailable, sentence("The desk no longer hears anybody on {1}; it ends, so that the service starts it anew", address)};
    return {};
}

}  // namespace

int desk(const Common& common, const DeskOptions& options)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto folder = private_folder(settings->config);
    if (!folder) return fail(common, folder.error());
    const auto done = options.set_password ? set_password(common, *folder) : serve(common, settings->config, *folder);
    return done ? 0 : fail(common, done.error());
}

}  // namespace renkei::commands
