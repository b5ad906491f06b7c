// renkei doctor's look at the roads by which content comes: the feed, the sites of others, the desk.

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/desk_password.hpp"
#include "commands/doctor_checks.hpp"
#include "commands/site_ledger.hpp"
#include "desk/door.hpp"
#include "feed/client.hpp"
#include "feed/curl_fetcher.hpp"
#include "feed/folder.hpp"
#include "feed/state.hpp"
#include "site/address.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// Nothing where the feed of the settings has what an update needs.
std::optional<Check> check_trust(const fs::path& store, const config::Feed& feed)
{
    if (feed.url.starts_with("http://") && !feed.plain_http) return Check{"feed", false, "", sentence("The feed's address {1} begins with http://, which is not asked; write https://, or feed.plain_http = true in a network of your own", feed.url)};
    if (const auto believed = feed::check_certificates(feed.certificates); !believed) return failed("feed", believed.error());
    const auto is_root = [](const fs::path& file) {
        const auto bytes = feed::read_file(file, feed::kMostRootBytes);
        return bytes && feed::root_version(*bytes);
    };
    const fs::path kept = feed::feed_folder(store) / "metadata" / "root.json";
    std::error_code ignored;
    if (fs::exists(kept, ignored))
        return ::access(kept.c_str(), R_OK) != 0 || is_root(kept) ? std::nullopt
            : std::optional(Check{"feed", false, "",
                                  sentence("The root of the feed that is kept, {1}, is damaged; start renkei sync --root with the file that the feed's keeper gave", kept)});
    if (feed.root.empty()) return Check{"feed", false, "", sentence("No first root of the feed is named (feed.root), and none is kept yet; name the file that the feed's keeper gave")};
    return is_root(feed.root) ? std::nullopt : std::optional(Check{"feed", false, "", sentence("The first root of the feed, {1}, cannot be read, and none is kept yet, so nothing of the feed can be believed; put the file that the feed's keeper gave there", feed.root)});
}

// How old is the content, and why? A feed that is not used is no fault; one that has not answered rightly for longer than its
// timestamp lasts is, and one that cannot be believed.
Check check_feed(const Result<fs::path>& folder, const config::Config* config, Instant now)
{
    constexpr std::chrono::days kStale(7);
    if (!folder) return failed("feed", folder.error());
    const bool used = config != nullptr && !config->feed.url.empty();
    if (used)
        if (auto fault = check_trust(*folder, config->feed)) return *std::move(fault);
    const feed::State state = feed::read_state(*folder);
    if (state.outcome == feed::Outcome::None && !state.good)
        return used ? Check{"feed", false, "", sentence("The feed of the settings was never asked; start renkei sync, or the timer renkei-sync.timer")}
            : Check{"feed", true, "", sentence("no feed is used")};
    const std::string name = feed::outcome_name(state.outcome);
    if (!state.good) return {"feed", false, name, sentence("The feed has never answered rightly: {1}", state.reason)};
    const auto age = std::chrono::duration_cast<std::chrono::days>(now - *state.good);
    const bool lies = state.outcome == feed::Outcome::Refused;
    if (state.failures == 0 && age < kStale)
        return {"feed", true, name, sentence("last right answer of the feed {1}, signed {2}", rfc3339(*state.good),
                                             state.published ? rfc3339(*state.published) : "-")};
    return {"feed", age < kStale && !lies, name, sentence("The feed has not answered rightly since {1} ({2} days): {3}", rfc3339(*state.good), age.count(),
                                                          state.reason)};
}

std::vector<std::string> sources_of(const config::Site& site)
{
    std::vector<std::string> sources = site.pages;
    for (const auto* more : {&site.news, &site.calendars}) sources.insert(sources.end(), more->begin(), more->end());
    return sources;
}

// The first host whose drafts would need nobody's confirmation, and that is not read: most likely a name that is not the one meant.
std::optional<std::string> unread_host(const config::Site& site)
{
    const std::vector<std::string> sources = sources_of(site);
    const auto is_read = [&](const std::string& host) {
        return std::any_of(sources.begin(), sources.end(), [&](const std::string& source) {
            const auto address = site::address_of(source);
            return address && address->host == host;
        });
    };
    const auto unread = std::find_if_not(site.at_once.begin(), site.at_once.end(), is_read);
    return unread == site.at_once.end() ? std::nullopt : std::optional(*unread);
}

// Are the sites of others read, and does anything of them wait for a person?
Check check_sites(const Result<fs::path>& folder, const config::Config* config, Instant now)
{
    constexpr std::chrono::days kStale(7);
    if (config == nullptr) return {"sites", true, "", sentence("no site is read")};
    if (const auto host = unread_host(config->site)) return {"sites", false, *host, sentence("{1} stands in site.at_once, and no page, news or calendar of that host is read; check the name, or take it out", *host)};
    if (!config->site.has_sources()) return {"sites", true, "", sentence("no site is read")};
    if (const auto believed = feed::check_certificates(config->site.certificates); !believed) return failed("sites", believed.error());
    const auto book = folder ? read_site_book(*folder) : Result<SiteBook>(folder.error());
    if (!book) return failed("sites", book.error());
    // Each source for itself: one that has moved away is not made good by another.
    std::optional<Instant> asked;
    std::string silent;
    for (const std::string& source : sources_of(config->site)) {
        const auto address = site::address_of(source);
        const auto page = address ? book->pages.find(address->text()) : book->pages.end();
        if (page == book->pages.end() || !page->second.asked) continue;
        asked = std::max(asked.value_or(Instant{}), *page->second.asked);
        if (!page->second.read || now - *page->second.read >= kStale) silent = source;
    }
    if (!asked) return {"sites", false, "", sentence("The sites of the settings were never asked; start renkei site fetch, or the timer renkei-site.timer")};
    const auto wait = std::count_if(book->entries.begin(), book->entries.end(),
                                    [](const SiteEntry& entry) { return !entry.gone() &&
                                                                (entry.state == DraftState::New || entry.state == DraftState::Changed); });
    if (!silent.empty()) return {"sites", false, std::to_string(wait), sentence("Nothing could be read from {1} for 7 days or ever; see with renkei site fetch. What was known stays on show", silent)};
    return {"sites", true, std::to_string(wait), sentence("drafts of sites wait for a person; last asked {1}", rfc3339(*asked))};
}

// What only another account may read cannot be judged here; what is not there can.
bool is_closed_to_me(const fs::path& file) { return ::access(file.c_str(), R_OK) != 0 && errno == EACCES; }

// The desk that the settings want: is it open? Another account may not look at its password, nor at its key.
Check check_desk(const Result<fs::path>& folder, const config::Config* config)
{
    if (config == nullptr || !config->desk.enabled) return {"desk", true, "", sentence("the desk is off")};
    if (!folder) return failed("desk", folder.error());
    const config::Desk& settings = config->desk;
    const std::string place = settings.address + ":" + std::to_string(settings.port);
    if (const auto address = desk::check_address(settings.address); !address) return failed("desk", address.error());
    if (!(settings.certificate.empty() && settings.key.empty()) && !is_closed_to_me(settings.key))
        if (const auto usable = desk::check_certificate(settings.certificate, settings.key); !usable) return failed("desk", usable.error());
    const fs::path own = *folder / "desk";
    if (!is_closed_to_me(own / "password"))
        if (const auto set = password_hash(own); !set) return failed("desk", set.error());
    const desk::Door door = desk::knock(settings.address, settings.port);
    if (door == desk::Door::Open) return {"desk", true, place, sentence("the desk is open")};
    if (door == desk::Door::Closed) return {"desk", false, place, sentence("The desk is on in the settings, and nobody answers at {1}; start the service renkei-desk and see what it says", place)};
    if (door == desk::Door::Silent)
        return {"desk", false, place,
                sentence("The desk is on in the settings, and at {1} somebody takes connections and says nothing: start the service renkei-desk anew, and see what else stands at that port", place)};
    return {"desk", false, place,
            sentence("The desk is on in the settings, and at {1} another program answers; give the desk a port of its own (desk.port), or end that program", place)};
}

}  // namespace

std::vector<Check> check_roads(const Result<fs::path>& store, const config::Config* config, Instant now)
{
    return {check_feed(store, config, now), check_sites(store, config, now), check_desk(store, config)};
}

}  // namespace renkei::commands
