#pragma once
// What `renkei site list --json` tells, for those who show it to staff: the desk and the panel. Pure.

#include <string>
#include <vector>

namespace renkei::commands {

struct DraftTold {
    enum class State { Waiting, Prepared, Shown, Dismissed };   // Prepared: a second person has to publish it
    std::string id;                                    // with the mark of what is told here: whoever decides about it has seen this
    std::string title, when, venue, organiser, address;
    std::string days;                                  // 2026年12月5日（土）～6日（日） 10:00～16:00; empty: it tells none
    std::vector<std::string> towns, unmatched;
    State state = State::Waiting;
    bool changed = false, gone = false;                // gone: no page tells it any more
};

// What waits stands first; a draft that nobody decided and whose pages are gone is left out. Empty for what is no such JSON: `code` tells.
[[nodiscard]] std::vector<DraftTold> drafts_told(const std::string& json);

}  // namespace renkei::commands
