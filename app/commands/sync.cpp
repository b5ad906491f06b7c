// renkei sync: one update from the signed feed, over the network or from a bundle. What it brings is one revision or none.

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <random>

#include "base/descriptor.hpp"
#include "base/hash.hpp"
#include "base/write_failure.hpp"
#include "commands/clock.hpp"
#include "commands/feed_catalogue.hpp"
#include "commands/feed_media.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "feed/bundle.hpp"
#include "feed/catalogue.hpp"
#include "feed/client.hpp"
#include "feed/curl_fetcher.hpp"
#include "feed/refusal.hpp"
#include "feed/state.hpp"
#include "model/merge.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using feed::Outcome;

constexpr const char* kCatalogue = "catalog.json";
// Records that came with the feed: on show, and about to be.
constexpr const char* kApplied = "applied.catalogue";
constexpr const char* kPending = "pending.catalogue";

// Only one update at a time. The file stays; the lock goes with the process.
class Lock {
  public:
    static Result<Lock> take(const fs::path& file)
    {
        Lock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
        if (!lock.descriptor_) return Error{kind_of_write(errno), sentence("{1} cannot be written ({2}); check the folder, the free space and whether it may be written", file, std::strerror(errno))};
        if (::flock(lock.descriptor_.get(), LOCK_EX | LOCK_NB) != 0)
            return Error{ErrorKind::TryAgain, sentence("another update runs already; try again in a moment")};
        return lock;
    }
  private:
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    Descriptor descriptor_;
};

// Everything that an update works with.
struct Round {
    const Common& common;
    config::Config config;
    fs::path store;
    feed::Folder folder, metadata;
    Lock lock;
    feed::State state;
    Instant clock{}, now{};   // as the machine has it; as it must be at least
};

struct Done {
    Outcome outcome = Outcome::NothingNew;
    std::optional<store::RevisionId> revision{};
    size_t fetched = 0;
    std::vector<Error> bad{};
};

Result<Round> begin(const Common& common)
{
    RENKEI_TRY(auto settings, configuration(common));
    RENKEI_TRY(fs::path store, store_folder(settings.config));
    RENKEI_TRY(auto folder, feed::Folder::open(feed::feed_folder(store)));
    RENKEI_TRY(auto lock, Lock::take(folder.path() / "lock"));
    RENKEI_TRY(auto metadata, feed::Folder::open(folder.path() / "metadata"));
    auto state = feed::read_state(store);
    const Instant clock = system_now(), floor = std::max(*parse_instant(kClockFloor), state.floor.value_or(Instant{}));
    if (clock + std::chrono::hours(1) < floor) say(common, sentence("CLOCK_BEHIND: the clock stands at {1}, before {2}, which is known to be past; set it", rfc3339(clock), rfc3339(floor)));
    return Round{common, std::move(settings.config), std::move(store), std::move(folder), std::move(metadata), std::move(lock), std::move(state), clock,
                 std::max(clock, floor)};
}

// The first root comes by hand; a later one by hand is for those who have lost the way to it.
Result<void> trust_first(Round& round, const SyncOptions& options)
{
    const std::string file = !options.root.empty() ? options.root : round.config.feed.root;
    const auto stored = round.metadata.read("root.json");
    const auto version = stored ? feed::root_version(*stored) : std::nullopt;
    if (file.empty()) return version ? Result<void>() : Error{ErrorKind::Usage, sentence("The first time, renkei sync needs --root root.json, or feed.root in the settings")};
    const auto given = feed::read_file(file, feed::kMostRootBytes);
    if (!given && version && options.root.empty()) return {};
    if (!given) return Error{ErrorKind::NotFound, sentence("{1} cannot be read ({2})", file, "open")};
    const auto offered = feed::root_version(*given);
    if (version && (!offered || *offered <= *version)) return {};
    if (auto trusted = feed::trust(round.metadata, *given); !trusted)
        return trusted.error().kind == ErrorKind::Io || trusted.error().kind == ErrorKind::NoPermission
            ? trusted.error() : Error{trusted.error().kind, sentence("{1} is no root that can be trusted: {2}", file, trusted.error())};
    return {};
}

std::string sha256_text(const std::string& bytes) { return to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()})); }

Result<std::unique_ptr<feed::CurlFetcher>> open_network(const Round& round, const SyncOptions& options)
{
    std::string url = !options.feed.empty() ? options.feed : round.config.feed.url;
    while (url.ends_with('/')) url.pop_back();
    feed::CurlOptions curl;
    curl.metadata_url = url + "/metadata";
    curl.targets_url = url + "/targets";
    curl.plain_http = round.config.feed.plain_http;
    curl.certificates = !options.certificates.empty() ? options.certificates : round.config.feed.certificates;
    curl.verified_at = round.now;
    RENKEI_TRY(auto fetcher, feed::CurlFetcher::open(std::move(curl)));
    const auto timestamp = round.metadata.read("timestamp.json");
    if (timestamp && !round.state.mark.empty() && sha256_text(*timestamp) == round.state.marked)
        fetcher->remember({"timestamp.json", round.state.mark, *timestamp});
    return fetcher;
}

// Is the revision that this catalogue became still kept? One that staff went back from is not shown again.
bool has_become_revision(const Round& round, const std::string& catalogue)
{
    if (catalogue.empty() || round.state.catalogue != catalogue) return false;
    const auto store = store::Store::open(round.store);
    const auto all = store ? store->revisions() : Result<std::vector<store::RevisionSummary>>(store.error());
    return all && std::any_of(all->begin(), all->end(), [&](const auto& revision) { return revision.digest == round.state.digest; });
}

std::optional<store::RevisionId> revision_on_show(const fs::path& folder)
{
    const auto store = store::Store::open(folder);
    const auto current = store ? store->current_revision() : Result<std::optional<store::RevisionId>>(store.error());
    return current ? *current : std::nullopt;
}

// What staff brought to this display themselves: what is on show without what the feed brought.
model::Content of_this_display(const Round& round, model::Content shown)
{
    for (const char* file : {kApplied, kPending}) {
        const auto bytes = feed::read_file(round.folder.path() / file, feed::kMostTargetBytes);
        const auto known = bytes ? feed::read_catalogue(*bytes) : Result<feed::Catalogue>(Error{});
        if (known) feed::take_out(shown, known->content);
    }
    return shown;
}

Result<store::RevisionSummary> commit(Round& round, store::Store& store, store::RevisionId current, const model::Content& shown, model::Content content,
                                      const std::string& note)
{
    feed::MediaLengths lengths;   // nobody asks for them
    for (const std::string& hash : feed::media_in(content)) lengths[hash] = 0;
    const model::Content own = of_this_display(round, shown);
    RENKEI_CHECK(round.folder.write(kPending, feed::catalogue_of(content, lengths)));
    (void)model::keep_staffs(own, content);
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto all, store.revisions());
    if (newest && *newest != current && !all.empty() && !all.front().published) say(round.common, sentence("Revision {1} is prepared and not shown; what it brings is not in this one. Load it again after this", *newest));
    store::CommitRequest request;
    request.who = who_acts();
    request.note = note;
    request.origin = store::Origin::Feed;
    request.when = round.clock;
    request.publish = true;
    request.expected_newest = newest.value_or(0);
    return store.commit(content, request);
}

// The catalogue becomes a revision.
Result<Done> take(Round& round, feed::Client& client, const feed::FileRecord& record, const std::string& hash)
{
    FeedCatalogue coming(round.folder.path());
    RENKEI_TRY(auto catalogue, coming.fetch(client, record));
    store::RevisionId current = 0;
    {
        RENKEI_TRY(const OpenedStore opened, open_or_create(round.common, round.config, Purpose::Run));
        current = opened.revision;
    }
    RENKEI_TRY(auto store, store::Store::open(round.store, {.access = store::Access::Write}));
    RENKEI_TRY(const auto shown, store.load_content(current));
    FeedMedia media(round.folder.path(), store);
    RENKEI_CHECK(media.fetch(client, catalogue,
                             [&](size_t files) { say(round.common, sentence("{1} photographs and films of the site are fetched", files)); }));
    media.settle(catalogue.content, shown);
    const auto& timestamp = client.timestamp();
    const std::string note = "feed " + std::to_string(timestamp.version) + (timestamp.published ? ", " + rfc3339(*timestamp.published) : "");
    RENKEI_TRY(const auto revision, commit(round, store, current, shown, catalogue.content, note));
    std::error_code code;
    fs::rename(round.folder.path() / kPending, round.folder.path() / kApplied, code);
    coming.keep();
    round.state.catalogue = hash;
    round.state.digest = revision.digest;
    RENKEI_CHECK(media.keep(catalogue.content));
    return Done{.outcome = Outcome::Updated, .revision = revision.id, .fetched = media.fetched(), .bad = media.bad()};
}

Result<Done> update(Round& round, feed::Fetcher& fetcher)
{
    feed::Client client(fetcher, round.metadata, round.now);
    RENKEI_CHECK(client.refresh());
    if (client.rotated()) say(round.common, sentence("ROTATED: the keepers of the site have replaced keys; the new ones are trusted, as the old ones said"));
    RENKEI_TRY(const auto record, client.find(kCatalogue));
    const std::string hash = record.hashes.empty() ? "" : record.hashes.rbegin()->second;
    Done done{.outcome = Outcome::NothingNew, .revision = revision_on_show(round.store)};
    if (!has_become_revision(round, hash)) {
        RENKEI_TRY(done, take(round, client, record, hash));
    }
    // What an update that was cut off left for this one.
    std::error_code ignored;
    fs::remove_all(round.folder.path() / "incoming", ignored);
    round.state.good = round.clock;
    // The clock has just been shown to stand before every expiry. What the online keys say of the time counts as far as the keys that
    // are kept offline allow it.
    Instant floor = std::max(round.now, round.state.floor.value_or(Instant{}));
    const auto published = client.timestamp().published;
    round.state.published = published;
    if (published && *published < client.targets().expires && *published < client.root().expires) floor = std::max(floor, *published);
    round.state.floor = floor;
    return done;
}

double chance()
{
    std::random_device device;
    return std::uniform_real_distribution<double>(0, 1)(device);
}

// How it ended, for the next update and for doctor. Nothing for a fault of this machine.
Outcome outcome_of(const Error& error)
{
    const std::string name = feed::attack_of(error);
    return name == "UNREACHABLE" || name == "SLOW" ? Outcome::Unreachable : name.empty() ? Outcome::None : Outcome::Refused;
}

Result<void> remember(Round& round, const Result<Done>& done, std::chrono::seconds retry_after)
{
    feed::State& state = round.state;
    if (done) {
        state.outcome = done->outcome;
        state.reason = {};
        state.failures = 0;
        state.not_before.reset();
    } else {
        state.outcome = outcome_of(done.error());
        state.reason = Filling(done.error()).both();
        state.not_before = round.clock + feed::retry_delay(++state.failures, chance(), retry_after);
    }
    return feed::write_state(round.folder, state);
}

int tell(const Common& common, Outcome outcome, std::optional<store::RevisionId> revision, const feed::Traffic& traffic, const std::optional<Error>& error,
         size_t fetched)
{
    switch (outcome) {
        case Outcome::Updated: say(common, sentence("Updated: revision {1} is on show", revision.value_or(0))); break;
        case Outcome::NothingNew: say(common, sentence("Nothing new on the site")); break;
        case Outcome::Unreachable: say(common, sentence("The site cannot be reached: {1}", *error)); break;
        case Outcome::Refused: say(common, sentence("The site was refused: {1}", *error)); break;
        case Outcome::None: return fail(common, *error);
    }
    const int code = outcome == Outcome::Unreachable ? exit_code(ErrorKind::TryAgain) : outcome == Outcome::Refused ? exit_code(ErrorKind::BadData) : 0;
    if (!common.json) return code;
    nlohmann::ordered_json object{{"result", feed::outcome_name(outcome)},
                                  {"revision", revision ? nlohmann::ordered_json(*revision) : nlohmann::ordered_json(nullptr)}, {"requests", traffic.requests},
                                  {"bytes", traffic.bytes},
                                  {"reason", error ? in_language(common, *error) : ""}, {"attack", error ? feed::attack_of(*error) : ""}, {"media", fetched}};
    const int printed = print(common, object.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return printed != 0 ? printed : code;
}

int run(Round& round, feed::Fetcher& fetcher, const feed::CurlFetcher* network)
{
    auto done = update(round, fetcher);
    const auto traffic = fetcher.traffic();
    if (network != nullptr && done) {
        // Many servers make the mark of seconds and length: of a file that is younger it may also be another's.
        const bool settled = round.state.published && *round.state.published + std::chrono::seconds(5) < round.clock;
        const auto kept = settled ? network->kept() : std::nullopt;
        round.state.mark = kept ? kept->mark : "";
        round.state.marked = kept ? sha256_text(kept->bytes) : "";
    }
    const auto remembered = remember(round, done, traffic.retry_after);
    if (!done) return tell(round.common, outcome_of(done.error()), revision_on_show(round.store), traffic, done.error(), 0);
    if (!remembered) return fail(round.common, remembered.error());
    for (const Error& error : done->bad) say(in_language(round.common, error));
    return tell(round.common, done->outcome, done->revision, traffic, std::nullopt, done->fetched);
}

}  // namespace

int sync(const Common& common, const SyncOptions& options)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    if (options.bundle.empty() && options.feed.empty() && settings->config.feed.url.empty()) return fail(common, {ErrorKind::Usage, sentence("renkei sync needs --feed URL or --bundle FILE, or feed.url in the settings")});
    auto round = begin(common);
    if (!round) return fail(common, round.error());
    if (options.unattended && round->state.not_before && round->clock < *round->state.not_before && *round->state.not_before < round->clock +
        std::chrono::days(2)) {
        say(common, sentence("After the last failure it is tried again from {1} on", rfc3339(*round->state.not_before)));
        return 0;
    }
    if (const auto trusted = trust_first(*round, options); !trusted) return fail(common, trusted.error());
    if (!options.bundle.empty()) {
        const auto bundle = feed::Bundle::open(options.bundle);
        return bundle ? run(*round, **bundle, nullptr) : fail(common, bundle.error());
    }
    const auto network = open_network(*round, options);
    return network ? run(*round, **network, network->get()) : fail(common, network.error());
}

}  // namespace renkei::commands
