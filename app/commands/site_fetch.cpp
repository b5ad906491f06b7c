#include "commands/site_fetch.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "base/sentence.hpp"
#include "commands/page_reader.hpp"
#include "feed/curl_fetcher.hpp"
#include "site/address.hpp"
#include "site/outline.hpp"

namespace renkei::commands {
namespace {

constexpr long long kMostRequests = 30;   // a round: with the usual pause ten minutes

// Something to show to a person: an announcement has a title, and its days or the day on which it was published. A page to log in has neither.
bool tells_something(const site::Draft& draft) { return !draft.title.empty() && (draft.days || draft.published); }

struct Source {
    std::string text;
    site::Kind kind;
    site::Address address;
};

class Asking {
  public:
    Asking(SiteLedger& ledger, const SiteQuestions& questions) : ledger_(ledger), book_(ledger.book), questions_(questions) {}

    Result<SiteRound> run()
    {
        RENKEI_TRY(const auto sources, sources_of());
        for (const Source& source : sources) RENKEI_CHECK(ask_source(source));
        for (const auto& [address, source] : pages_to_ask(sources)) {
            if (full()) break;
            RENKEI_CHECK(ask_page(*source, address));
        }
        return std::move(round_);
    }

  private:
    [[nodiscard]] bool full() const { return round_.requests >= kMostRequests; }

    Result<std::vector<Source>> sources_of() const
    {
        std::vector<Source> all;
        for (const auto& [texts, kind] : {std::pair{&questions_.sources.pages, site::Kind::Page}, std::pair{&questions_.sources.news, site::Kind::News},
                                          std::pair{&questions_.sources.calendars, site::Kind::Calendar}})
            for (const std::string& text : *texts) {
                const auto address = site::address_of(text);
                if (!address) return Error{ErrorKind::Configuration, sentence("{1} is no address with https:// that can be asked", text)};
                all.push_back({.text = address->text(), .kind = kind, .address = *address});
            }
        return all;
    }

    void problem(const std::string& address, Sentence what) { round_.problems.push_back({address, std::move(what)}); }

    // Nothing where the answer is of no use; then the reason is told.
    Result<std::optional<feed::Page>> fetch(const site::Address& address)
    {
        using Nothing = std::optional<feed::Page>;
        if (silent_.contains(address.host) || full()) return Nothing();
        auto& network = networks_[address.host];
        if (!network) {
            feed::CurlOptions options;
            options.metadata_url = options.targets_url = "https://" + address.host;
            options.certificates = questions_.sources.certificates;
            RENKEI_TRY(network, feed::CurlFetcher::open(std::move(options)));
        }
        if (round_.requests++ > 0) RENKEI_CHECK(ledger_.rest(questions_.pause));
        SitePage& known = book_.pages[address.text()];
        const long long before = network->traffic().bytes;
        auto page = network->page(address.path.substr(1), site::kMostPageBytes, known.mark);
        round_.bytes += network->traffic().bytes - before;
        known.asked = questions_.now;
        constexpr long kOk = 200, kUnchanged = 304, kMissing = 404, kGoneForGood = 410, kTooMany = 429, kServer = 500;
        if (!page || page->status == kTooMany || page->status >= kServer) {   // it has enough to do, or is not there
            silent_.insert(address.host);
            round_.silent = true;
            round_.retry_after = std::max(round_.retry_after, network->traffic().retry_after);
            problem(address.text(), page ? sentence("the server answers {1}; what was known stays", page->status) : Filling(page.error()).both());
            return Nothing();
        }
        if (page->status == kUnchanged) ++round_.unchanged, known.read = questions_.now;
        if (page->status == kOk || page->status == kUnchanged || page->status == kMissing || page->status == kGoneForGood) return Nothing(std::move(*page));
        problem(address.text(), sentence("the server answers {1}; what was known stays", page->status));   // another host, a login: not what was meant
        return Nothing();
    }

    static bool missing(const feed::Page& page) { return page.status == 404 || page.status == 410; }

    Result<site::Answer> read(site::Kind kind, const std::string& address, const feed::Page& page)
    {
        return read_page(questions_.reader, kind, address, page.bytes, questions_.municipalities, page.charset);
    }

    // An index page, news or a calendar.
    Result<void> ask_source(const Source& source)
    {
        RENKEI_TRY(const auto page, fetch(source.address));
        if (!page) return ledger_.keep();
        if (missing(*page)) problem(source.text, sentence("it is not there any more ({1}); what was known stays", page->status));
        if (page->status != 200) return ledger_.keep();
        RENKEI_TRY(const site::Answer answer, read(source.kind, source.text, *page));
        SitePage& known = book_.pages[source.text];
        if (!answer.read) {
            problem(source.text, sentence("nothing in it can be understood; what was known stays"));
        } else if (source.kind == site::Kind::Page) {
            auto links = site::announcements_of(source.address, answer.links);
            if (links.empty()) problem(source.text, sentence("it links to no announcement; what was known stays"));
            else known.links = std::move(links), known.mark = page->mark, known.read = questions_.now;
        } else {
            known.mark = page->mark;
            known.read = questions_.now;
            take_list(source, answer.drafts);
        }
        return ledger_.keep();
    }

    void take_list(const Source& source, const std::vector<site::Draft>& drafts)
    {
        std::set<std::string> told;
        for (site::Draft draft : drafts) {
            // Only an address of the site itself is ever shown.
            const auto own = site::address_of(draft.address);
            draft.address = own && own->host == source.address.host ? own->text() : source.text;
            if (tells_something(draft)) told.insert(take(source, source.text, draft, false));
        }
        if (source.kind != site::Kind::Calendar || drafts.empty()) return;   // news go out of a list by their age; a calendar's events when they are called off
        const Date today = civil_time(questions_.now).date;
        for (SiteEntry& entry : book_.entries)
            if (!told.contains(entry.id) && !is_past(entry.draft, today)) entry.told.erase(source.text);
    }

    std::string take(const Source& source, const std::string& address, const site::Draft& draft, bool alone)
    {
        const size_t before = book_.entries.size();
        std::map<std::string, DraftState> states;
        for (const SiteEntry& entry : book_.entries) states[entry.id] = entry.state;
        const SiteEntry& entry = take_draft(book_, source.text, source.address.host, address, draft, alone, questions_.now);
        if (book_.entries.size() > before) ++round_.fresh;
        else if (entry.state == DraftState::Changed && states[entry.id] != DraftState::Changed) ++round_.changed;
        return entry.id;
    }

    // Those that nobody has asked yet, then the ones asked longest ago. What no index links to any more is asked too: it may have gone.
    std::vector<std::pair<std::string, const Source*>> pages_to_ask(const std::vector<Source>& sources) const
    {
        std::set<std::string> seen;
        for (const Source& source : sources) seen.insert(source.text);
        std::vector<std::pair<std::string, const Source*>> all;
        const auto add = [&](const std::string& address, const Source& source) {
            if (seen.insert(address).second) all.emplace_back(address, &source);
        };
        for (const Source& source : sources) {
            if (source.kind != site::Kind::Page) continue;
            if (const auto known = book_.pages.find(source.text); known != book_.pages.end())
                for (const std::string& link : known->second.links) add(link, source);
            for (const SiteEntry& entry : book_.entries)
                for (const auto& [address, digest] : entry.told)
                    if (entry.source == source.text) add(address, source);
        }
        const auto asked = [&](const std::string& address) {
            const auto known = book_.pages.find(address);
            return known == book_.pages.end() ? Instant{} : known->second.asked.value_or(Instant{});
        };
        std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return asked(a.first) < asked(b.first); });
        return all;
    }

    Result<void> ask_page(const Source& source, const std::string& text)
    {
        const auto address = site::address_of(text);
        if (!address || address->host != source.address.host) return {};
        RENKEI_TRY(const auto page, fetch(*address));
        if (page && missing(*page)) {
            // What is on show and not told any more may have been called off.
            if (std::any_of(book_.entries.begin(), book_.entries.end(),
                            [&](const SiteEntry& entry) { return entry.shown && entry.told.size() == 1 && entry.told.contains(text); })) problem(text,
                            sentence("it is not there any more ({1}); what was known stays", page->status));
            forget_address(book_, text);
        }
        if (!page || page->status != 200) return ledger_.keep();
        RENKEI_TRY(const site::Answer answer, read(site::Kind::Page, text, *page));
        const auto count = std::count_if(answer.drafts.begin(), answer.drafts.end(), tells_something);
        for (site::Draft draft : answer.drafts) {
            draft.address = text;
            if (tells_something(draft)) (void)take(source, text, draft, count == 1);
        }
        const bool known = std::any_of(book_.entries.begin(), book_.entries.end(), [&](const SiteEntry& entry) { return entry.told.contains(text); });
        if (count == 0 && (known || !answer.read)) problem(text, sentence("nothing in it can be understood; what was known stays"));
        else book_.pages[text].mark = page->mark;   // a page that has never told anything may stay as it is
        return ledger_.keep();
    }

    SiteLedger& ledger_;
    SiteBook& book_;
    const SiteQuestions& questions_;
    SiteRound round_;
    std::map<std::string, std::unique_ptr<feed::CurlFetcher>> networks_;   // by host
    std::set<std::string> silent_;
};

}  // namespace

Result<SiteRound> ask_sites(SiteLedger& ledger, const SiteQuestions& questions) { return Asking(ledger, questions).run(); }

}  // namespace renkei::commands
