#pragma once
// One round of questions to the configured sites: what each address tells becomes drafts in the ledger. Polite: one request after the other with
// a pause between, an address that is as it was is not sent again, a bounded number of them, and a site that does not answer is left alone.

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "commands/site_ledger.hpp"
#include "config/config.hpp"

namespace renkei::commands {

struct SiteProblem {
    std::string address;
    Sentence what;
};

struct SiteRound {
    long long requests = 0, unchanged = 0, bytes = 0;
    size_t fresh = 0, changed = 0;               // drafts
    std::vector<SiteProblem> problems;           // none of them changed what was known
    bool silent = false;                         // some site did not answer
    std::chrono::seconds retry_after{};          // as it asked for
};

struct SiteQuestions {
    const config::Site& sources;
    std::filesystem::path reader;                // renkei-pages
    std::span<const model::Municipality> municipalities;
    Instant now{};
    std::function<void()> pause;                 // called between two requests
};

// Keeps the ledger after each address. Error: Configuration for an address that is none, Io and the like for the ledger, Unavailable for the reader.
[[nodiscard]] Result<SiteRound> ask_sites(SiteLedger& ledger, const SiteQuestions& questions);

}  // namespace renkei::commands
