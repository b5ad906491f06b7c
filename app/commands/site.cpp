// renkei site: asks the sites of the settings, lists what was found, and puts on show what a person has confirmed.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <thread>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/page_reader.hpp"
#include "commands/site_confirm.hpp"
#include "commands/site_fetch.hpp"
#include "commands/site_ledger.hpp"
#include "feed/curl_fetcher.hpp"
#include "site/wire.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& texts, const char* between = ", ")
{
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
    return all;
}

std::string dumped(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace); }

struct Place {
    config::Config config;
    fs::path store;
};

Result<Place> place_of(const Common& common)
{
    RENKEI_TRY(auto settings, configuration(common));
    RENKEI_TRY(fs::path store, store_folder(settings.config));
    return Place{std::move(settings.config), std::move(store)};
}

// Takes them over into the display and the ledger. The findings go to whoever reads.
Result<SiteConfirmed> confirm_entries(const Common& common, const Place& place, SiteLedger& ledger, const std::vector<SiteEntry*>& entries)
{
    RENKEI_TRY(auto done, put_on_show(common, place.config, {entries.begin(), entries.end()}));
    for (SiteEntry* entry : entries)
        if (std::find(done.taken.begin(), done.taken.end(), entry->id) != done.taken.end()) {
            entry->state = DraftState::Confirmed;
            entry->shown = true;
        }
    RENKEI_CHECK(ledger.keep());
    return done;
}

// Drafts of hosts that need nobody's confirmation.
std::vector<SiteEntry*> trusted_entries(SiteBook& book, const std::vector<std::string>& hosts, Date today)
{
    std::vector<SiteEntry*> all;
    for (SiteEntry& entry : book.entries) {
        const bool undecided = entry.state == DraftState::New || entry.state == DraftState::Changed;
        const bool trusted = std::find(hosts.begin(), hosts.end(), entry.host) != hosts.end();
        if (undecided && trusted && !entry.gone() && entry.draft.days && !is_past(entry.draft, today)) all.push_back(&entry);
    }
    return all;
}

double chance()
{
    std::random_device device;
    return std::uniform_real_distribution<double>(0, 1)(device);
}

int tell_round(const Common& common, const SiteRound& round, const std::vector<std::string>& confirmed)
{
    for (const SiteProblem& problem : round.problems) say(common, sentence("{1}: {2}", problem.address, problem.what));
    say(common, sentence("{1} addresses asked, {2} unchanged: {3} new drafts, {4} changed; renkei site list shows them", round.requests, round.unchanged, round.fresh, round.changed));
    if (!confirmed.empty()) say(common, sentence("Confirmed: {1}", joined(confirmed)));
    const int code = round.silent ? exit_code(ErrorKind::TryAgain) : 0;
    if (!common.json) return code;
    Json problems = Json::array();
    for (const SiteProblem& problem : round.problems)
        problems.push_back({{"address", problem.address}, {"reason", common.language == Language::Japanese ? problem.what.ja : problem.what.en}});
    const int printed = print(common,
                              dumped({{"requests", round.requests}, {"unchanged", round.unchanged}, {"bytes", round.bytes}, {"new", round.fresh},
                                      {"changed", round.changed}, {"confirmed", confirmed}, {"problems", std::move(problems)}}));
    return printed != 0 ? printed : code;
}

Result<int> fetch(const Common& common, const SiteOptions& options)
{
    RENKEI_TRY(const Place place, place_of(common));
    const config::Site& sources = place.config.site;
    if (!sources.has_sources()) return Error{ErrorKind::Usage, sentence("renkei site fetch needs site.pages, site.news or site.calendars in the settings")};
    RENKEI_TRY(const Descriptor round_lock, begin_round(place.store));
    RENKEI_TRY(auto ledger, SiteLedger::open(place.store));
    SiteBook& book = ledger.book;
    const Instant now = system_now();
    if (options.unattended && book.not_before && now < *book.not_before && *book.not_before < now + std::chrono::days(2)) {
        say(common, sentence("After the last failure it is tried again from {1} on", rfc3339(*book.not_before)));
        return 0;
    }
    std::shared_ptr<const model::Content> content;
    {
        RENKEI_TRY(const OpenedStore opened, open_or_create(common, place.config, Purpose::Run));
        content = opened.content;
    }
    // Another version may see more in a page that has not changed.
    if (book.reader != RENKEI_VERSION)
        for (auto& [address, page] : book.pages) page.mark.clear();
    book.reader = RENKEI_VERSION;
    const auto pause = [&] { std::this_thread::sleep_for(std::chrono::duration<double>(options.pause)); };
    RENKEI_TRY(const SiteRound round,
               ask_sites(ledger, {.sources = sources, .reader = pages_program(), .municipalities = content->municipalities, .now = now, .pause = pause}));
    book.failures = round.silent ? book.failures + 1 : 0;
    book.not_before = round.silent ? std::optional(now + feed::retry_delay(book.failures, chance(), round.retry_after)) : std::nullopt;
    const Date today = civil_time(now).date;
    prune(book, today);
    RENKEI_CHECK(ledger.keep());
    std::vector<std::string> confirmed;
    if (const auto trusted = trusted_entries(book, sources.at_once, today); !trusted.empty()) {
        RENKEI_TRY(const auto done, confirm_entries(common, place, ledger, trusted));
        if (!common.json) say_findings(common, done.findings);
        confirmed = done.taken;
    }
    return tell_round(common, round, confirmed);
}

// What nobody has decided stands first, then by the day.
std::vector<const SiteEntry*> in_order(const SiteBook& book)
{
    std::vector<const SiteEntry*> all;
    for (const SiteEntry& entry : book.entries) all.push_back(&entry);
    const auto place = [](const SiteEntry* entry) {
        return entry->state == DraftState::New || entry->state == DraftState::Changed ? (entry->gone() ? 1 : 0) : entry->state == DraftState::Confirmed ? 2 : 3;
    };
    std::stable_sort(all.begin(), all.end(), [&](const SiteEntry* a, const SiteEntry* b) {
        if (place(a) != place(b)) return place(a) < place(b);
        return (a->draft.days ? iso_date(a->draft.days->first) : "9") < (b->draft.days ? iso_date(b->draft.days->first) : "9");
    });
    return all;
}

// "北海道 弟子屈町" of each code.
std::vector<std::string> names_of(const std::vector<std::string>& codes, const std::vector<model::Municipality>& municipalities)
{
    std::vector<std::string> names;
    for (const std::string& code : codes) {
        const auto found = std::find_if(municipalities.begin(), municipalities.end(), [&](const model::Municipality& one) { return one.code5 == code; });
        names.push_back(found == municipalities.end() ? code : found->prefecture + " " + found->name);
    }
    return names;
}

// Is it on show? The store knows; what the ledger was told may have been taken back since.
bool on_show(const SiteEntry& entry, const model::Content& content)
{
    const std::string key = key_of_draft(entry.id);
    return std::any_of(content.events.begin(), content.events.end(), [&](const model::Event& event) { return event.key == key; });
}

Json json_of(const SiteEntry& entry, const model::Content& content, bool second_person)
{
    const bool shown = on_show(entry, content);
    Json json{{"id", entry.id}, {"mark", draft_mark(entry.draft)}, {"state", state_name(entry)}, {"gone", entry.gone()}, {"shown", shown},
              {"prepared", second_person && !shown && entry.state == DraftState::Confirmed}, {"source", entry.source},
              {"since", entry.since ? Json(rfc3339(*entry.since)) : Json(nullptr)}, {"addresses", Json::array()}};
    for (const auto& [address, digest] : entry.told) json["addresses"].push_back(address);
    json.update(site::json_of(entry.draft));
    json["towns"] = names_of(entry.draft.codes, content.municipalities);
    return json;
}

Result<int> list_drafts(const Common& common)
{
    RENKEI_TRY(const Place place, place_of(common));
    RENKEI_TRY(const SiteBook book, read_site_book(place.store));
    std::shared_ptr<const model::Content> content = std::make_shared<model::Content>();
    if (common.json && !book.entries.empty()) {
        RENKEI_TRY(const Shown shown, open_to_show(common, place.config, Purpose::Peek));
        content = shown.content;
    }
    Json list = Json::array();
    std::string text;
    for (const SiteEntry* entry : in_order(book)) {
        list.push_back(json_of(*entry, *content, place.config.staff.second_person));
        const site::Draft& draft = entry->draft;
        std::string days = draft.days ? iso_date(draft.days->first) : "-";
        if (draft.days && draft.days->last != draft.days->first) days += "/" + iso_date(draft.days->last);
        text += (text.empty() ? "" : "\n") + entry->id + "\t" + state_name(*entry) + "\t" + days + "\t" + draft.title + "\t" + draft.venue + "\t" +
            std::to_string(draft.codes.size()) + "\t" + draft.address;
        if (!draft.unmatched.empty()) text += "\n\t" + in_language(common, sentence("not found among the municipalities: {1}", joined(draft.unmatched, "、")));
    }
    if (text.empty() && !common.json) return 0;
    return print(common, common.json ? dumped(list) : text);
}

Result<std::vector<SiteEntry*>> named(SiteBook& book, const SiteOptions& options)
{
    if (options.ids.empty()) return Error{ErrorKind::Usage, sentence("renkei site {1} needs the drafts that are meant; renkei site list names them", options.what)};
    std::vector<SiteEntry*> all;
    for (const std::string& text : options.ids) {
        const size_t colon = std::min(text.find(':'), text.size());   // site-1a2b3c4d5e, or with the mark of what was looked at: site-1a2b3c4d5e:6f708192
        const std::string id = text.substr(0, colon);
        const auto found = std::find_if(book.entries.begin(), book.entries.end(), [&](const SiteEntry& entry) { return entry.id == id; });
        if (found == book.entries.end()) return Error{ErrorKind::NotFound, sentence("there is no draft {1}; renkei site list names them", id)};
        if (colon < text.size() && text.substr(colon + 1) != draft_mark(found->draft))
            return Error{ErrorKind::BadData, sentence("{1} tells something else now than when it was looked at; look again", one_line(found->draft.title))};
        if (std::find(all.begin(), all.end(), &*found) == all.end()) all.push_back(&*found);
    }
    return all;
}

// The table that it was put into has no file that staff know: what is wrong is told by its title.
Sentence why_held(const SiteConfirmed& done, const SiteEntry& entry)
{
    const auto found = std::find_if(done.findings.begin(), done.findings.end(), [&](const intake::Finding& one) { return one.row == done.rows.at(entry.id); });
    return found == done.findings.end() ? Sentence{} : found->message;
}

Result<int> confirm(const Common& common, const SiteOptions& options)
{
    RENKEI_TRY(const Place place, place_of(common));
    RENKEI_TRY(auto ledger, SiteLedger::open(place.store));
    RENKEI_TRY(const auto entries, named(ledger.book, options));
    for (const SiteEntry* entry : entries)
        if (!entry->draft.days) return Error{ErrorKind::BadData, sentence("{1} (“{2}”) tells no day; enter it in a table of events instead", entry->id, one_line(entry->draft.title))};
    RENKEI_TRY(const SiteConfirmed done, confirm_entries(common, place, ledger, entries));
    if (!common.json) say_findings(common, done.findings);
    std::vector<std::string> held;
    for (const SiteEntry* entry : entries)
        if (std::find(done.taken.begin(), done.taken.end(), entry->id) == done.taken.end()) held.push_back(entry->id);
    if (!done.taken.empty()) say(common, sentence("Confirmed: {1}", joined(done.taken)));
    for (const SiteEntry* entry : entries)
        if (std::find(held.begin(), held.end(), entry->id) != held.end())
            say(common, sentence("Not taken: “{1}”: {2}", one_line(entry->draft.title), why_held(done, *entry)));
    const int code = held.empty() ? 0 : exit_code(ErrorKind::BadData);
    LoadReport report{.files = 1, .rows = entries.size(), .accepted = done.taken.size(), .held = held.size(), .findings = done.findings};
    if (!done.committed) {
        const int printed = common.json ? print_report(common, report) : 0;
        return printed != 0 ? printed : code;
    }
    LoadOptions load;
    load.publish = !place.config.staff.second_person;
    const int told = report_committed(common, load, *done.committed, std::move(report));
    return told != 0 ? told : code;
}

Result<int> dismiss(const Common& common, const SiteOptions& options)
{
    RENKEI_TRY(const Place place, place_of(common));
    RENKEI_TRY(auto ledger, SiteLedger::open(place.store));
    RENKEI_TRY(const auto entries, named(ledger.book, options));
    // All of them: a confirmation that was broken off between the store and the ledger is on show, too.
    RENKEI_TRY(const std::optional<Committed> committed, take_off_show(common, place.config, {entries.begin(), entries.end()}));
    std::vector<std::string> ids;
    for (const SiteEntry* entry : entries) ids.push_back(entry->id);
    for (SiteEntry* entry : entries) {
        entry->state = DraftState::Dismissed;
        entry->shown = false;
    }
    RENKEI_CHECK(ledger.keep());
    say(common, sentence("Dismissed: {1}", joined(ids)));
    LoadOptions load;
    load.publish = !place.config.staff.second_person;
    if (committed) return report_committed(common, load, *committed, {});
    return common.json ? print_report(common, {}) : 0;
}

}  // namespace

int site_command(const Common& common, const SiteOptions& options)
{
    const auto done = options.what == "fetch" ? fetch(common, options) : options.what == "list" ? list_drafts(common) : options.what == "confirm"
        ? confirm(common, options) : dismiss(common, options);
    return done ? *done : fail(common, done.error());
}

}  // namespace renkei::commands
