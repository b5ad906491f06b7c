#include "commands/open_store.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>

#include "commands/messages.hpp"
#include "commands/shipped_files.hpp"
#include "intake/shipped.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name)
{
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread is started
    return value != nullptr ? value : "";
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

bool is_data(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "facts" / "municipalities.csv", ignored);
}

void remark(const Common& common, std::vector<std::string>& remarks, const std::string& ja, const std::string& en)
{
    const std::string sentence = in_language(common, ja, en);
    say(sentence);
    remarks.push_back(sentence);
}

// Reads the current revision; one that was loaded and never published shows nothing, so the newest stands in.
Result<store::RevisionId> shown_revision(const store::Store& store)
{
    RENKEI_TRY(const auto current, store.current_revision());
    if (current) return *current;
    RENKEI_TRY(const auto newest, store.newest_revision());
    return newest.value_or(0);
}

// The first start, or the start after a damaged file: the facts that ship become a revision.
Result<void> load_shipped(const Common& common, const fs::path& folder, const fs::path& data, std::vector<std::string>& remarks)
{
    remark(common, remarks, "最初の起動: 同梱の資料を読み込んでいます（" + folder.string() + "）", "First start: loading the content that ships into " + folder.string());
    RENKEI_TRY(const auto content, intake::read_shipped(data));
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    store::CommitRequest request;
    request.who = "renkei";
    request.note = "shipped with renkei " RENKEI_VERSION;
    request.when = now();
    request.publish = true;
    // Two programs may start at once; the second one finds the first one's revision and uses it.
    request.expected_newest = 0;
    const auto committed = store.commit(content, request);
    if (!committed && committed.error().kind != ErrorKind::TryAgain) return committed.error();
    return {};
}

Result<OpenedStore> read_store(const fs::path& folder)
{
    RENKEI_TRY(auto store, store::Store::open(folder));
    RENKEI_TRY(const auto revision, shown_revision(store));
    if (revision == 0) return Error{ErrorKind::NotFound, "Store " + folder.string() + " is empty"};
    RENKEI_TRY(auto content, store.load_content(revision));
    return OpenedStore{std::move(store), revision, std::make_shared<const model::Content>(std::move(content)), folder, {}, {}};
}

// Puts right what can be put right before a second try. Error: what cannot.
Result<void> repair(const Common& common, const fs::path& folder, const fs::path& data, const Error& error, std::vector<std::string>& remarks)
{
    switch (error.kind) {
        case ErrorKind::NotFound: return load_shipped(common, folder, data, remarks);
        case ErrorKind::Unavailable: {
            remark(common, remarks, "保存庫を新しい形式にしています", "Bringing the store up to date");
            RENKEI_TRY(const auto updated, store::Store::open(folder, {.access = store::Access::Write}));
            return {};
        }
        case ErrorKind::BadData: {
            say(error.message);
            RENKEI_TRY(const auto aside, store::set_aside(folder));
            remark(common, remarks, "保存庫が壊れていたため、" + aside.string() + " に移し、同梱の資料から作り直します", "The store was damaged: it is kept as " + aside.string() + " and is made again from the content that ships");
            return load_shipped(common, folder, data, remarks);
        }
        default: return error;
    }
}

}  // namespace

Instant now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

Result<config::Loaded> configuration(const Common& common)
{
    config::Sources sources;
    sources.file = common.config;
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const size_t equals = text.find('=');
        // RENKEI_WHO says who acts and is no setting of the display.
        if (text.starts_with("RENKEI_") && equals != std::string_view::npos && text.substr(0, equals) != "RENKEI_WHO")
            sources.environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    if (!common.store.empty()) sources.flags["store"] = common.store;
    if (!common.data.empty()) sources.flags["data"] = common.data;
    if (!common.cache.empty()) sources.flags["cache"] = common.cache;
    return config::load(sources);
}

Result<fs::path> data_folder(const Common& common)
{
    RENKEI_TRY(const auto loaded, configuration(common));
    std::string tried;
    // A folder that was named is the only one looked at.
    for (const fs::path& place : loaded.config.data.empty() ? shipped_places() : std::vector<fs::path>{loaded.config.data}) {
        if (is_data(place)) return place;
        tried += (tried.empty() ? "" : ", ") + place.string();
    }
    return Error{ErrorKind::NotFound, "The content that ships was not found (facts/municipalities.csv below " + tried + "); install the package again or name its folder with --data"};
}

Result<fs::path> store_folder(const Common& common)
{
    RENKEI_TRY(const auto loaded, configuration(common));
    if (!loaded.config.store.empty()) return fs::path(loaded.config.store);
    if (is_root()) return fs::path("/var/lib/renkei");
    const fs::path base = xdg("XDG_DATA_HOME", ".local/share");
    if (base.empty()) return Error{ErrorKind::Usage, "There is no home folder to keep the store in (HOME is not set); name a folder with --store"};
    return base / "renkei";
}

fs::path cache_folder(const Common& common)
{
    const auto loaded = configuration(common);
    if (loaded && !loaded->config.cache.empty()) return loaded->config.cache;
    const std::string set = environment("XDG_CACHE_HOME");
    if (!set.empty() && set.front() == '/') return fs::path(set) / "renkei";
    if (is_root()) return "/var/cache/renkei";
    const fs::path home = xdg("XDG_CACHE_HOME", ".cache");
    return home.empty() ? fs::temp_directory_path() / "renkei" : home / "renkei";
}

Result<OpenedStore> open_or_create(const Common& common)
{
    RENKEI_TRY(const fs::path folder, store_folder(common));
    auto opened = read_store(folder);
    std::vector<std::string> remarks;
    // Twice at most: an old schema may turn out to be empty, or a damaged file to hide an empty one.
    for (int attempt = 0; attempt < 2 && !opened; ++attempt) {
        RENKEI_TRY(const fs::path data, data_folder(common));
        RENKEI_CHECK(repair(common, folder, data, opened.error(), remarks));
        opened = read_store(folder);
    }
    if (!opened) return opened.error();
    opened->remarks = std::move(remarks);
    if (const auto data = data_folder(common)) opened->data = *data;
    return opened;
}

}  // namespace renkei::commands
