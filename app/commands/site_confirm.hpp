#pragma once
// Drafts that a person has confirmed become events of staff's, by the same reader and the same road as a table that staff load: checked, with its
// findings, as one revision that can be taken back. Their keys are the ledger's, so that they replace nothing but themselves.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "commands/load_report.hpp"
#include "commands/site_ledger.hpp"
#include "config/config.hpp"

namespace renkei::commands {

struct SiteConfirmed {
    std::vector<std::string> taken;              // ids
    std::vector<intake::Finding> findings;       // of those that were held, and notes
    std::map<std::string, size_t> rows;          // where in the findings' table each draft stands
    std::optional<Committed> committed;          // where anything was taken
};

// The entries' states and the ledger's file are the caller's business. Published at once, on top of what is on show; where a second person must
// publish, prepared. Error: of the store.
[[nodiscard]] Result<SiteConfirmed> put_on_show(const Common& common, const config::Config& config, const std::vector<const SiteEntry*>& entries);

// Their events go; nothing where none of them is on show.
[[nodiscard]] Result<std::optional<Committed>> take_off_show(const Common& common, const config::Config& config, const std::vector<const SiteEntry*>& entries);

// The key of the event that a draft of this id becomes.
[[nodiscard]] std::string key_of_draft(const std::string& id);

}  // namespace renkei::commands
