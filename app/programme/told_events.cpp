#include "programme/told_events.hpp"

#include <algorithm>
#include <vector>

#include "programme/reading.hpp"

namespace renkei::programme {
namespace {

constexpr size_t kMostUndated = 3, kMostUndatedCharacters = 120;   // a longer list is no introduction any more
constexpr size_t kMostSummary = 90;                                // characters

}  // namespace

std::map<std::string, std::string, std::less<>> undated_events(const model::Content& content)
{
    std::map<std::string, std::vector<std::string>, std::less<>> by_town;
    for (const model::Event& event : content.events) {
        if (event.start_date || event.code5.empty()) continue;
        by_town[event.code5].push_back(event.when_note.empty() ? event.title : event.title + "（" + event.when_note + "）");
    }
    std::map<std::string, std::string, std::less<>> told;
    for (const auto& [code5, events] : by_town) {
        std::string list;
        for (size_t i = 0; i < std::min(events.size(), kMostUndated); ++i) {
            const std::string longer = list + (list.empty() ? "" : "、") + events[i];
            if (!list.empty() && characters(longer) > kMostUndatedCharacters) break;
            list = longer;
        }
        told[code5] = "催しに、" + list + "があります。";
    }
    return told;
}

std::string summary_of(const model::Event& event)
{
    std::string summary;
    for (std::string sentence : sentences_of(event.description)) {
        std::erase(sentence, '\n');
        if (characters(summary) + characters(sentence) > kMostSummary) break;
        summary += sentence;
    }
    return summary;
}

}  // namespace renkei::programme
