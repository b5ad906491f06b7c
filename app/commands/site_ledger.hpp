#pragma once
// What is known of the sites of others: the drafts that came from them and what a person said to each, and by which mark each address is
// asked for again. Lies with the store, in site/ledger.json, written whole or not at all. One process at a time (SiteLedger::lock).

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/descriptor.hpp"
#include "base/result.hpp"
#include "feed/folder.hpp"
#include "site/draft.hpp"

namespace renkei::commands {

enum class DraftState { New, Changed, Confirmed, Dismissed };

// One matter, however many addresses tell it.
struct SiteEntry {
    std::string id;                             // "site-1a2b3c4d5e": also the event's key, which nobody else can know
    std::string host, source;                   // where it was found first; the configured address
    site::Draft draft;                          // as it was last told
    DraftState state = DraftState::New;
    bool shown = false;                         // it was confirmed once, in this form or in an earlier one
    std::map<std::string, std::string> told;    // by address: the digest of what it told last; an address that is gone is not here
    std::optional<Instant> since{};             // first seen
    [[nodiscard]] bool gone() const { return told.empty(); }
};

// One address that was asked.
struct SitePage {
    std::string mark;                           // by which the server knows this state of it again
    std::vector<std::string> links;             // of an index page: addresses of announcements
    std::optional<Instant> asked{}, read{};     // read: the last time that it answered with something that was understood
};

struct SiteBook {
    std::string salt;                           // of this display alone, hex
    std::string reader;                         // the version of renkei that read the pages: another one reads them anew
    std::vector<SiteEntry> entries;
    std::map<std::string, SitePage> pages;      // by address
    int failures = 0;                           // rounds in a row in which a site did not answer
    std::optional<Instant> not_before;          // the pause after such a round
};

class SiteLedger {
  public:
    // Error: TryAgain while another process works with it, CannotCreate; BadData for a file that cannot be understood (it is set aside by hand).
    [[nodiscard]] static Result<SiteLedger> open(const std::filesystem::path& store);
    [[nodiscard]] Result<void> keep() const;
    // Keeps the book, lets others decide while `pause` lasts, and goes on with what they left. Waits for them, who take a second.
    [[nodiscard]] Result<void> rest(const std::function<void()>& pause);
    SiteBook book;

  private:
    SiteLedger(std::filesystem::path store, feed::Folder folder, Descriptor lock) : store_(std::move(store)), folder_(std::move(folder)),
        lock_(std::move(lock)) {}
    std::filesystem::path store_;
    feed::Folder folder_;
    Descriptor lock_;
};

// Without waiting for anybody: what was last written. An empty one where there is none.
[[nodiscard]] Result<SiteBook> read_site_book(const std::filesystem::path& store);

// One round at a time asks the sites. Error: TryAgain while another does.
[[nodiscard]] Result<Descriptor> begin_round(const std::filesystem::path& store);

// What a person has looked at: another one once the draft tells something else. 8 hex digits.
[[nodiscard]] std::string draft_mark(const site::Draft& draft);

// "new", "changed", "confirmed", "dismissed"; "gone" for what nobody had confirmed or dismissed before its pages went.
[[nodiscard]] std::string state_name(const SiteEntry& entry);

// What an address tells now. `alone`: it is a page with this one matter, so that it is known again when its day or its title has changed. Known by
// its matter within the host otherwise. Returns whose it is now, and leaves alone what was dismissed.
SiteEntry& take_draft(SiteBook& book, const std::string& source, const std::string& host, const std::string& address, const site::Draft& draft, bool alone,
                      Instant now);
// There is nothing at this address any more (404): the others of an entry stay, and its draft.
void forget_address(SiteBook& book, const std::string& address);
// Bounds the book: the oldest of those that are over go, dismissed ones first.
void prune(SiteBook& book, Date today);

// Has its last day passed? Not without a day.
[[nodiscard]] bool is_past(const site::Draft& draft, Date today);

}  // namespace renkei::commands
