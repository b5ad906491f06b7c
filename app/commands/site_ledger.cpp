#include "commands/site_ledger.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <random>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "site/wire.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kFile = "ledger.json";
constexpr size_t kMostBytes = size_t{32} << 20, kMostEntries = 300, kMostPages = 2000;   // an entry has 40 kB at most (site/wire.cpp)
constexpr std::array<std::string_view, 4> kStates{"new", "changed", "confirmed", "dismissed"};

fs::path folder_of(const fs::path& store) { return store / "site"; }

std::string digest_of(const std::string& text) { return to_hex(sha256({reinterpret_cast<const uint8_t*>(text.data()), text.size()})); }

Json json_of(const std::optional<Instant>& instant) { return instant ? Json(rfc3339(*instant)) : Json(nullptr); }
std::optional<Instant> instant_in(const Json& json) { return json.is_string() ? parse_instant(json.get<std::string>()) : std::nullopt; }

Json json_of(const SiteEntry& entry)
{
    return {{"id", entry.id}, {"host", entry.host}, {"source", entry.source}, {"state", kStates.at(static_cast<size_t>(entry.state))}, {"shown", entry.shown},
            {"since", json_of(entry.since)}, {"told", entry.told}, {"draft", site::json_of(entry.draft)}};
}

std::string text_of(const SiteBook& book)
{
    Json entries = Json::array(), pages = Json::object();
    for (const SiteEntry& entry : book.entries) entries.push_back(json_of(entry));
    for (const auto& [address, page] : book.pages)
        pages[address] = {{"mark", page.mark}, {"links", page.links}, {"asked", json_of(page.asked)}, {"read", json_of(page.read)}};
    const Json all{{"salt", book.salt}, {"reader", book.reader}, {"failures", book.failures}, {"not_before", json_of(book.not_before)},
                   {"entries", std::move(entries)}, {"pages", std::move(pages)}};
    return all.dump(1, ' ', false, Json::error_handler_t::replace);
}

SiteEntry entry_in(const Json& json)
{
    SiteEntry entry;
    entry.id = json.at("id").get<std::string>();
    entry.host = json.at("host").get<std::string>();
    entry.source = json.at("source").get<std::string>();
    const auto state = std::find(kStates.begin(), kStates.end(), json.at("state").get<std::string>());
    entry.state = state == kStates.end() ? DraftState::New : static_cast<DraftState>(state - kStates.begin());
    entry.shown = json.at("shown").get<bool>();
    entry.since = instant_in(json.at("since"));
    entry.told = json.at("told").get<std::map<std::string, std::string>>();
    entry.draft = site::draft_in(json.at("draft"));
    return entry;
}

// The file is our own; one that is not as we write it has been damaged.
Result<SiteBook> book_in(const std::string& text, const fs::path& file)
{
    try {
        const Json json = Json::parse(text);
        SiteBook book;
        book.salt = json.at("salt").get<std::string>();
        book.reader = json.at("reader").get<std::string>();
        book.failures = json.at("failures").get<int>();
        book.not_before = instant_in(json.at("not_before"));
        for (const Json& entry : json.at("entries")) book.entries.push_back(entry_in(entry));
        for (const auto& [address, page] : json.at("pages").items())
            book.pages[address] = {.mark = page.at("mark").get<std::string>(), .links = page.at("links").get<std::vector<std::string>>(),
                                   .asked = instant_in(page.at("asked")), .read = instant_in(page.value("read", Json(nullptr)))};
        return book;
    } catch (const Json::exception&) {
        return Error{ErrorKind::BadData, {file.string() + " is damaged; move it away, and renkei site fetch begins anew",
                                          file.string() + " が壊れています。別の場所へ移すと、renkei site fetch が初めからやり直します"}};
    }
}

// Such a number is anybody's, and ours is not: what signed content calls its events cannot be met.
std::string new_salt()
{
    std::random_device device;
    std::array<uint8_t, 16> bytes{};
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(device());
    return to_hex(bytes);
}

std::string id_of(const SiteBook& book, const std::string& host, const site::Draft& draft)
{
    constexpr size_t kLength = 10;
    for (int i = 0;; ++i) {
        std::string id = "site-" + digest_of(book.salt + "\n" + host + "\n" + draft.title + "\n" + (draft.days ? iso_date(draft.days->first) : "") + "\n" +
                                             std::to_string(i)).substr(0, kLength);
        if (std::none_of(book.entries.begin(), book.entries.end(), [&](const SiteEntry& entry) { return entry.id == id; })) return id;
    }
}

// What is said of the matter, whatever the address.
std::string digest_of(const site::Draft& draft)
{
    Json json = site::json_of(draft);
    json.erase("address");
    return digest_of(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<Descriptor> locked(const feed::Folder& folder, const char* name)
{
    const fs::path lock = folder.path() / name;
    Descriptor held(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!held) return Error{ErrorKind::CannotCreate, sentence("{1} cannot be read ({2})", lock, "open")};
    if (::flock(held.get(), LOCK_EX | LOCK_NB) != 0) return Error{ErrorKind::TryAgain, sentence("another update runs already; try again in a moment")};
    return held;
}

// The same title on another day, or another title on the same day.
bool is_like(const site::Draft& before, const site::Draft& now)
{
    site::Draft moved = now;
    moved.days = before.days;
    return same_matter(before, moved) || (before.days && now.days && before.days->first == now.days->first);
}

SiteEntry* find_entry(SiteBook& book, const std::string& host, const std::string& address, const site::Draft& draft, bool alone)
{
    for (SiteEntry& entry : book.entries)
        if (entry.host == host && same_matter(entry.draft, draft)) return &entry;
    for (SiteEntry& entry : book.entries)
        if (alone && entry.told.contains(address) && is_like(entry.draft, draft)) return &entry;
    return nullptr;
}

}  // namespace

Result<Descriptor> begin_round(const fs::path& store)
{
    RENKEI_TRY(const auto folder, feed::Folder::open(folder_of(store)));
    return locked(folder, "round");
}

std::string draft_mark(const site::Draft& draft) { return digest_of(draft).substr(0, 8); }

Result<SiteLedger> SiteLedger::open(const fs::path& store)
{
    RENKEI_TRY(auto folder, feed::Folder::open(folder_of(store)));
    RENKEI_TRY(auto held, locked(folder, "lock"));
    SiteLedger ledger(store, std::move(folder), std::move(held));
    RENKEI_TRY(ledger.book, read_site_book(store));
    if (ledger.book.salt.empty()) ledger.book.salt = new_salt();
    return ledger;
}

Result<void> SiteLedger::rest(const std::function<void()>& pause)
{
    RENKEI_CHECK(keep());
    (void)::flock(lock_.get(), LOCK_UN);
    pause();
    while (::flock(lock_.get(), LOCK_EX) != 0 && errno == EINTR) {}
    RENKEI_TRY(book, read_site_book(store_));
    return {};
}

Result<void> SiteLedger::keep() const { return folder_.write(kFile, text_of(book)); }

Result<SiteBook> read_site_book(const fs::path& store)
{
    const fs::path file = folder_of(store) / kFile;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return SiteBook{};
    const auto text = feed::read_file(file, kMostBytes);
    return book_in(text.value_or(""), file);
}

std::string state_name(const SiteEntry& entry)
{
    const bool undecided = entry.state == DraftState::New || entry.state == DraftState::Changed;
    return undecided && entry.gone() ? "gone" : std::string(kStates.at(static_cast<size_t>(entry.state)));
}

SiteEntry& take_draft(SiteBook& book, const std::string& source, const std::string& host, const std::string& address, const site::Draft& draft, bool alone,
                      Instant now)
{
    const std::string digest = digest_of(draft);
    SiteEntry* known = find_entry(book, host, address, draft, alone);
    if (known == nullptr) {
        book.entries.push_back({.id = id_of(book, host, draft), .host = host, .source = source, .draft = draft, .told = {{address, digest}}, .since = now});
        return book.entries.back();
    }
    const auto before = known->told.find(address);
    const bool second = before == known->told.end() && !known->gone();   // another address of the same matter: the first one goes on telling it
    const bool same = before != known->told.end() ? before->second == digest : digest_of(known->draft) == digest;
    known->told[address] = digest;
    if (same) {
        if (!second) known->draft.address = draft.address;
        return *known;
    }
    if (second && known->state != DraftState::New) return *known;
    known->draft = draft;
    if (known->state == DraftState::Confirmed && !is_past(draft, civil_time(now).date)) known->state = DraftState::Changed;
    return *known;
}

void forget_address(SiteBook& book, const std::string& address)
{
    for (SiteEntry& entry : book.entries) {
        entry.told.erase(address);
        if (!entry.gone() && entry.draft.address == address) entry.draft.address = entry.told.begin()->first;
    }
    book.pages.erase(address);
}

bool is_past(const site::Draft& draft, Date today) { return draft.days && draft.days->last < today; }

void prune(SiteBook& book, Date today)
{
    // What a person has said stays longest; a flood of drafts pushes out drafts.
    const auto kept_for = [&](const SiteEntry& entry) {
        const bool said = entry.state == DraftState::Dismissed || entry.shown;
        return (is_past(entry.draft, today) ? 0 : 2) + (said ? 1 : 0);
    };
    if (book.entries.size() > kMostEntries) {
        std::stable_sort(book.entries.begin(), book.entries.end(), [&](const SiteEntry& a, const SiteEntry& b) {
            return kept_for(a) != kept_for(b) ? kept_for(a) > kept_for(b) : a.since.value_or(Instant{}) > b.since.value_or(Instant{});
        });
        book.entries.erase(book.entries.begin() + static_cast<std::ptrdiff_t>(kMostEntries), book.entries.end());
    }
    while (book.pages.size() > kMostPages) {
        const auto oldest = std::min_element(book.pages.begin(), book.pages.end(),
                                             [](const auto& a,
                                                const auto& b) { return a.second.asked.value_or(Instant{}) < b.second.asked.value_or(Instant{}); });
        book.pages.erase(oldest);
    }
}

}  // namespace renkei::commands
