#include "commands/open_store.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/planned.hpp"
#include "commands/shipped_files.hpp"
#include "commands/shipped_seen.hpp"
#include "intake/shipped.hpp"
#include "model/merge.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name)
{
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread is started
    return value != nullptr ? value : "";
}

// Those that begin with RENKEI_.
std::map<std::string, std::string> own_variables()
{
    std::map<std::string, std::string> variables;
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const size_t equals = text.find('=');
        if (text.starts_with("RENKEI_") && equals != std::string_view::npos) variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

bool is_root() { return ::geteuid() == 0; }

// XDG Base Directory: a variable that is not absolute is ignored.
fs::path xdg(const char* variable, const char* below_home)
{
    const std::string value = environment(variable);
    if (!value.empty() && value.front() == '/') return value;
    const std::string home = environment("HOME");
    return home.empty() ? fs::path() : fs::path(home) / below_home;
}

// A folder of the settings as a shell would read it; no shell has read the settings file.
Result<void> expand_home(std::string& folder)
{
    if (!folder.starts_with('~')) return {};
    if (folder.size() > 1 && folder[1] != '/') return Error{ErrorKind::Configuration, sentence("{1} names another user's home folder; write the folder out (~/ is your own)", folder)};
    const std::string home = environment("HOME");
    if (home.empty()) return Error{ErrorKind::Configuration, sentence("{1} begins with ~, and there is no home folder (HOME is not set); write the folder out", folder)};
    folder.replace(0, 1, home);
    return {};
}

bool is_data(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "facts" / "municipalities.csv", ignored);
}

void remark(const Common& common, std::vector<std::string>& remarks, const Sentence& sentence)
{
    say(common, sentence);
    remarks.push_back(in_language(common, sentence));
}

// Reads the current revision; one that was loaded and never published shows nothing, so the newest stands in.
Result<store::RevisionId> shown_revision(const store::Store& store)
{
    RENKEI_TRY(const auto current, store.current_revision());
    if (current) return *current;
    RENKEI_TRY(const auto newest, store.newest_revision());
    return newest.value_or(0);
}

// Makes the facts that ship the newest revision and shows it.
Result<void> commit_shipped(store::Store& store, const model::Content& content, store::RevisionId expected_newest)
{
    store::CommitRequest request;
    request.who = "renkei";
    request.note = "shipped with renkei " RENKEI_VERSION;
    request.origin = store::Origin::Shipped;
    request.when = system_now();
    request.publish = true;
    request.expected_newest = expected_newest;
    const auto committed = store.commit(content, request);
    if (!committed) return committed.error();
    return {};
}

// Another program may do the same at the same time: then the second one finds the first one's revision and uses it.
Result<void> publish_shipped(const fs::path& folder, const model::Content& content, store::RevisionId expected_newest)
{
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    auto committed = commit_shipped(store, content, expected_newest);
    if (!committed && committed.error().kind == ErrorKind::TryAgain) return {};
    return committed;
}

// The first start: the facts that ship become a revision.
Result<void> load_shipped(const Common& common, const fs::path& folder, const fs::path& data, std::vector<std::string>& remarks)
{
    remark(common, remarks, sentence("First start: loading the content that ships into {1}", folder));
    RENKEI_TRY(const auto content, intake::read_shipped(data));
    return publish_shipped(folder, content, 0);
}

Result<OpenedStore> read_store(const fs::path& folder)
{
    RENKEI_TRY(auto store, store::Store::open(folder, {.read_once = true}));
    RENKEI_TRY(auto revision, shown_revision(store));
    if (revision == 0) return Error{ErrorKind::NotFound, sentence("Store {1} is empty", folder)};
    auto loaded = store.load_content(revision);
    if (!loaded && loaded.error().kind == ErrorKind::NotFound) {   // what is published is not kept any more: the newest stands in
        RENKEI_TRY(const auto newest, store.newest_revision());
        if (!newest || *newest == revision) return loaded.error();
        revision = *newest;
        loaded = store.load_content(revision);
    }
    RENKEI_TRY(auto content, std::move(loaded));
    return OpenedStore{std::move(store), revision, std::make_shared<const model::Content>(std::move(content)), folder, {}, {}};
}

// Puts right what can be put right before a second try. Error: what cannot.
Result<void> repair(const Common& common, const fs::path& folder, const fs::path& data, const Error& error, std::vector<std::string>& remarks)
{
    switch (error.kind) {
        case ErrorKind::NotFound: return load_shipped(common, folder, data, remarks);
        case ErrorKind::Unavailable: {
            remark(common, remarks, sentence("Bringing the store up to date"));
            RENKEI_TRY(const auto updated, store::Store::open(folder, {.access = store::Access::Write}));
            return {};
        }
        case ErrorKind::BadData: {
            say(in_language(common, error));
            RENKEI_TRY(const auto content, intake::read_shipped(data));
            RENKEI_TRY(const auto aside, make_anew(common, folder, [&](store::Store& store) { return commit_shipped(store, content, 0); }));
            if (aside) remarks.push_back(*aside);
            return {};
        }
        default: return error;
    }
}

// After an upgrade other facts ship than the ones on show. They are new when no kept revision has their digest: one that
// staff went back from is not shown again.
enum class News { None, Loaded, LeftToStaff, Waiting };

Result<News> renew_shipped(const Common& common, const OpenedStore& opened, Purpose purpose, std::vector<std::string>& remarks)
{
    RENKEI_TRY(const auto content, intake::read_shipped(opened.data));
    RENKEI_TRY(const auto digest, store::digest_of(content));
    RENKEI_TRY(const auto all, opened.store.revisions());
    if (std::any_of(all.begin(), all.end(), [&](const auto& r) { return r.digest == digest; })) return News::None;
    const auto shown = std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.id == opened.revision; });
    if (shown == all.end() || shown->origin != store::Origin::Shipped) {
        // The revision that brought these facts may be pruned: then they are in what staff built on it.
        model::Content with_staffs = content;
        (void)model::keep_staffs(*opened.content, with_staffs);
        RENKEI_TRY(const auto renewed, store::digest_of(with_staffs));
        RENKEI_TRY(const auto as_shown, store::digest_of(*opened.content));
        if (renewed == as_shown) return News::None;
        remark(common, remarks, sentence("New facts ship with the program; revision {1}, which staff loaded, stays on show. To show the new facts: renkei load --publish", opened.revision));
        return News::LeftToStaff;
    }
    if (purpose != Purpose::Run) {
        remark(common, remarks, sentence("New facts ship with the program; the next start of renkei show loads them and puts them on show"));
        return News::Waiting;
    }
    RENKEI_CHECK(publish_shipped(opened.folder, content, all.front().id));
    remark(common, remarks, sentence("New facts ship with the program: they are loaded and on show; renkei rollback goes back"));
    return News::Loaded;
}

// What has been compared before is not compared again.
Result<OpenedStore> with_news(const Common& common, const config::Config& config, OpenedStore opened, Purpose purpose, std::vector<std::string>& remarks)
{
    const auto data = data_folder(config);
    if (!data) return opened;
    opened.data = *data;
    const fs::path cache = cache_folder(config);
    const std::string state = shipped_state(*data, opened.folder, opened.revision);
    if (shipped_seen(cache, state)) return opened;
    const auto news = renew_shipped(common, opened, purpose, remarks);
    if (!news) remark(common, remarks, sentence("The facts that ship were not loaded, and revision {1} stays on show: {2}", opened.revision, news.error()));
    else if (*news == News::None || *news == News::LeftToStaff) remember_shipped(cache, state);
    if (!news || *news != News::Loaded) return opened;
    auto renewed = read_store(opened.folder);
    if (!renewed) return opened;   // what was read is not given up for what could be newer
    renewed->data = *data;
    return renewed;
}

// What was planned for a time that has passed, the machine's being off among it, comes before anything else that is done.
// True when something was due: the store is to be read again.
bool keep_plans(const Common& common, const OpenedStore& opened, std::vector<std::string>& remarks)
{
    const auto plans = opened.store.plans();
    const Instant now = system_now();
    if (!plans || std::none_of(plans->begin(), plans->end(), [&](const store::Plan& plan) { return plan.at <= now; })) return false;
    const auto told = carry_out_plans(opened.folder, now);
    if (told)
        for (const Sentence& one : *told) remark(common, remarks, one);
    return told.ok();
}

// Where no store can be made or read, whether what ships may be shown instead. Wrong settings and another's store are
// nothing that a picture should hide.
bool shows_without(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::CannotCreate:
        case ErrorKind::NoPermission:
        case ErrorKind::Io:
        case ErrorKind::TryAgain:
        case ErrorKind::BadData:       // damaged, and not made anew
        case ErrorKind::Unavailable:   // of an earlier version, and only looked at
            return true;
        default: return false;
    }
}

}  // namespace

std::vector<Sentence> unknown_variables()
{
    std::vector<Sentence> all;
    for (const auto& [name, value] : own_variables())
        if (const auto unknown = config::unknown_variable(name)) all.push_back(*unknown);
    return all;
}

Result<config::Loaded> configuration(const Common& common)
{
    config::Sources sources;
    sources.file = common.config;
    sources.environment = own_variables();
    if (!common.store.empty()) sources.flags["store"] = common.store;
    if (!common.data.empty()) sources.flags["data"] = common.data;
    if (!common.cache.empty()) sources.flags["cache"] = common.cache;
    RENKEI_TRY(auto loaded, config::load(sources));
    for (std::string* folder : {&loaded.config.store, &loaded.config.data, &loaded.config.cache}) RENKEI_CHECK(expand_home(*folder));
    return loaded;
}

Result<fs::path> data_folder(const config::Config& config)
{
    std::string tried;
    // A folder that was named is the only one looked at.
    for (const fs::path& place : config.data.empty() ? shipped_places() : std::vector<fs::path>{config.data}) {
        if (is_data(place)) return place;
        tried += (tried.empty() ? "" : ", ") + place.string();
    }
    return Error{ErrorKind::NotFound, sentence("The content that ships was not found (facts/municipalities.csv below {1}); install the package again or name its folder with --data", tried)};
}

Result<fs::path> store_folder(const config::Config& config)
{
    if (!config.store.empty()) return fs::path(config.store);
    if (is_root()) return fs::path("/var/lib/renkei");
    const fs::path base = xdg("XDG_DATA_HOME", ".local/share");
    if (base.empty()) return Error{ErrorKind::Usage, sentence("There is no home folder to keep the store in (HOME is not set); name a folder with --store")};
    return base / "renkei";
}

fs::path cache_folder(const config::Config& config)
{
    if (!config.cache.empty()) return config.cache;
    const std::string set = environment("XDG_CACHE_HOME");
    if (!set.empty() && set.front() == '/') return fs::path(set) / "renkei";
    if (is_root()) return "/var/cache/renkei";
    const fs::path home = xdg("XDG_CACHE_HOME", ".cache");
    return home.empty() ? fs::temp_directory_path() / "renkei" : home / "renkei";
}

Result<OpenedStore> open_or_create(const Common& common, const config::Config& config, Purpose purpose)
{
    RENKEI_TRY(const fs::path folder, store_folder(config));
    std::vector<std::string> remarks;
    auto opened = read_store(folder);
    if (purpose == Purpose::Run && opened && keep_plans(common, *opened, remarks)) opened = read_store(folder);
    // Twice at most: an old schema may turn out to be empty, or a damaged file to hide an empty one.
    for (int attempt = 0; attempt < 2 && !opened; ++attempt) {
        if (purpose == Purpose::Peek) break;
        if (purpose == Purpose::Look && opened.error().kind != ErrorKind::NotFound) break;
        RENKEI_TRY(const fs::path data, data_folder(config));
        RENKEI_CHECK(repair(common, folder, data, opened.error(), remarks));
        opened = read_store(folder);
    }
    if (!opened) return opened.error();
    RENKEI_TRY(auto whole, with_news(common, config, std::move(*opened), purpose, remarks));
    whole.remarks = std::move(remarks);
    return whole;
}

Result<std::optional<std::string>> make_anew(const Common& common, const fs::path& folder, const std::function<Result<void>(store::Store&)>& fill)
{
    const auto replaced = store::replace_damaged(folder, fill);
    if (!replaced) return Error{replaced.error().kind, sentence("The damaged store stays as it is, because no new one can be made in its place: {1}", replaced.error())};
    if (!*replaced) return std::optional<std::string>();
    const Sentence said = sentence("The store was damaged: it is kept as {1} and was made anew", (*replaced)->kept);
    say(common, said);
    for (const auto& removed : (*replaced)->removed) say(common, sentence("{1}, the oldest damaged store that was kept, is removed", removed));
    return std::optional(in_language(common, said));
}

Result<Shown> open_to_show(const Common& common, const config::Config& config, Purpose purpose, std::optional<store::RevisionId> revision)
{
    auto opened = open_or_create(common, config, purpose);
    if (opened && revision) {
        RENKEI_TRY(auto content, opened->store.load_content(*revision));
        opened->content = std::make_shared<const model::Content>(std::move(content));
        opened->revision = *revision;
    }
    if (revision && !opened) return opened.error();   // whoever asks for one is not served with another
    if (opened) {
        Shown shown{.content = std::move(opened->content), .revision = opened->revision, .folder = opened->folder, .data = opened->data, .last_deed = {},
                    .from_memory = {}};
        if (const auto last = opened->store.last_deed()) shown.last_deed = *last;
        return shown;
    }
    const bool none = purpose == Purpose::Peek && opened.error().kind == ErrorKind::NotFound;
    if (!none && !shows_without(opened.error().kind)) return opened.error();
    RENKEI_TRY(const auto folder, store_folder(config));
    RENKEI_TRY(const auto data, data_folder(config));
    RENKEI_TRY(auto content, intake::read_shipped(data));
    if (none)
        return Shown{.content = std::make_shared<const model::Content>(std::move(content)), .revision = 0, .folder = folder, .data = data, .last_deed = {},
                     .from_memory = {}};
    say(common, sentence("The store cannot be used, so what ships is shown from memory: {1}", opened.error()));
    return Shown{.content = std::make_shared<const model::Content>(std::move(content)), .revision = 0, .folder = folder, .data = data, .last_deed = {},
                 .from_memory = opened.error()};
}

}  // namespace renkei::commands
