#include "commands/planned.hpp"

#include <algorithm>

#include "base/sentence.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

Sentence told(const store::CarriedOut& done)
{
    using Outcome = store::CarriedOut::Outcome;
    const std::string at = rfc3339(done.plan.at);
    if (done.outcome == Outcome::Overtaken)
        return sentence("The publication of revision {1} planned for {2} was dropped: revision {3}, which is newer, has been put on show meanwhile. To show revision {1} all the same: renkei publish {1}", done.plan.revision, at, done.newer);
    if (done.outcome == Outcome::Gone) return sentence("The publication of revision {1} planned for {2} was dropped: the revision is no longer kept", done.plan.revision, at);
    return sentence("As planned for {1}, revision {2} is on show", at, done.plan.revision);
}

// A blank more or less makes nobody another person.
std::string plain_name(std::string_view name)
{
    std::string plain = text::folded(name);
    std::erase(plain, ' ');
    return plain;
}

bool any_due(const std::vector<store::Plan>& plans, Instant now)
{
    return std::any_of(plans.begin(), plans.end(), [&](const store::Plan& plan) { return plan.at <= now; });
}

}  // namespace

std::optional<Sentence> mistrust(const store::Store& store, Instant now)
{
    const auto last = store.last_deed();
    if (!last || now >= *last) return std::nullopt;
    return sentence("it stands at {1}, before the newest revision was made", rfc3339(now));
}

Result<std::vector<Sentence>> carry_out_plans(const std::filesystem::path& folder, Instant now)
{
    std::vector<Sentence> all;
    {
        RENKEI_TRY(const auto store, store::Store::open(folder, {.read_once = true}));
        RENKEI_TRY(const auto plans, store.plans());
        if (!any_due(plans, now)) return all;
        if (const auto why = mistrust(store, now)) {
            for (const auto& plan : plans)
                if (plan.at <= now) all.push_back(sentence("The publication of revision {1} planned for {2} waits: the clock cannot be trusted ({3}). Set the clock, or publish it by hand", plan.revision, rfc3339(plan.at), *why));
            return all;
        }
    }
    RENKEI_TRY(auto store, store::Store::open(folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto done, store.carry_out(now));
    for (const auto& one : done) all.push_back(told(one));
    return all;
}

std::optional<Instant> planned_time(const std::string& text)
{
    constexpr size_t kMinutes = 16;   // 2026-12-24T09:00
    if (text.size() < kMinutes || (text[10] != 'T' && text[10] != ' ') || !parse_date(text.substr(0, 10))) return std::nullopt;
    std::string whole = text;
    whole[10] = 'T';
    if (whole.size() == kMinutes) whole += ":00";
    if (whole.size() == kMinutes + 3) whole += "+09:00";
    return parse_instant(whole);
}

Result<void> check_second_person(const store::Store& store, std::optional<store::RevisionId> revision, const std::string& approver)
{
    RENKEI_TRY(const auto all, store.revisions());
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return !revision || one.id == *revision; });   // the newest stands first
    if (found == all.end() || found->origin == store::Origin::Shipped) return {};
    const std::string name = plain_name(approver);
    if (name.empty()) return Error{ErrorKind::NoPermission, sentence("A second person must approve what is shown; say who with --by NAME")};
    if (name == plain_name(found->who)) return Error{ErrorKind::NoPermission, sentence("{1} loaded revision {2}, so another person must approve it; say who with --by NAME", found->who, found->id)};
    return {};
}

}  // namespace renkei::commands
