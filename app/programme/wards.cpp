#include "programme/wards.hpp"

#include <algorithm>
#include <map>

#include "base/utf8.hpp"

namespace renkei::programme {
namespace {

// Seconds: for the ward and its light, for a line that is read, for a name that is looked for (requirements R66 of a list).
constexpr float kWard = 2.5f, kLine = 1.0f, kName = 0.1f;
constexpr float kLongestTurn = 7.0f;
constexpr float kRegion = 3.9f, kMember = 0.12f;

// 各区の事業 and joint plans' events are a ward's own; exhibitions of all wards together belong to none.
constexpr std::string_view kOwnEvents = "各区の事業";

bool contained(std::span<const std::string> inner, std::span<const std::string> outer)
{
    return std::all_of(inner.begin(), inner.end(), [&](const auto& code) { return std::find(outer.begin(), outer.end(), code) != outer.end(); });
}

}  // namespace

std::span<const std::string> WardTie::members() const
{
    return link ? std::span<const std::string>(link->member_codes) : plan ? std::span<const std::string>(plan->member_codes)
        : std::span<const std::string>(event->related_codes);
}

std::vector<WardTurn> ward_turns(const model::Content& content)
{
    std::map<std::string, std::vector<WardTie>> by_ward;
    const auto add = [&](const std::string& code, WardTie tie) {
        auto& ties = by_ward[code];
        const bool known = std::any_of(ties.begin(), ties.end(), [&](const WardTie& t) { return contained(tie.members(), t.members()); });
        if (!known && !tie.members().empty()) ties.push_back(tie);
    };
    for (const auto& link : content.links) add(link.ward_code5, {.link = &link});
    for (const auto& plan : content.plans)
        for (const auto& code : plan.ward_codes) add(code, {.plan = &plan});
    for (const auto& event : content.events)
        if (event.category == kOwnEvents && !event.code5.empty()) add(event.code5, {.event = &event});

    std::vector<WardTurn> turns;
    for (auto& [code, ties] : by_ward) {
        const auto* ward = content.municipality(code);
        if (!ward || ties.empty()) continue;
        float seconds = kWard;
        for (const WardTie& tie : ties) seconds += kLine + (tie.event ? kName * static_cast<float>(tie.members().size()) : 0);
        turns.push_back({ward, std::move(ties), std::min(seconds, kLongestTurn)});
    }
    return turns;
}

float seconds_of(const model::WardLink& link) { return kRegion + kMember * static_cast<float>(link.member_codes.size()); }

}  // namespace renkei::programme
