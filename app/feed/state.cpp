#include "feed/state.hpp"

#include <array>

#include "feed/canonical.hpp"
#include "feed/metadata.hpp"

namespace renkei::feed {
namespace {

constexpr const char* kFile = "state.json";
constexpr size_t kMostBytes = size_t{64} << 10;
constexpr int kMostFailures = 1'000'000;
constexpr std::array<const char*, 5> kNames{"", "updated", "nothing-new", "unreachable", "refused"};

Json time_json(const std::optional<Instant>& time) { return time ? Json(expiry_text(*time)) : Json(nullptr); }

std::string text_of(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Instant> time_of(const Json& object, const char* name) { return parse_expiry(text_of(object, name)); }

}  // namespace

std::string outcome_name(Outcome outcome) { return kNames.at(static_cast<size_t>(outcome)); }

std::filesystem::path feed_folder(const std::filesystem::path& store) { return store / "feed"; }

State read_state(const std::filesystem::path& store)
{
    State state;
    const auto bytes = read_file(feed_folder(store) / kFile, kMostBytes);
    const auto parsed = bytes ? parse_strictly(*bytes) : Result<Json>(Error{});
    if (!parsed || !parsed->is_object()) return state;
    state.floor = time_of(*parsed, "floor");
    state.good = time_of(*parsed, "good");
    state.published = time_of(*parsed, "published");
    for (size_t i = 0; i < kNames.size(); ++i)
        if (text_of(*parsed, "outcome") == kNames.at(i)) state.outcome = static_cast<Outcome>(i);
    state.reason = {text_of(*parsed, "reason"), text_of(*parsed, "reason_ja")};
    const auto failures = parsed->find("failures");
    if (failures != parsed->end() && failures->is_number_unsigned())
        state.failures = static_cast<int>(std::min<unsigned long long>(failures->get<unsigned long long>(), kMostFailures));
    state.not_before = time_of(*parsed, "not_before");
    state.catalogue = text_of(*parsed, "catalogue");
    state.digest = text_of(*parsed, "digest");
    state.mark = text_of(*parsed, "mark");
    state.marked = text_of(*parsed, "marked");
    return state;
}

Result<void> write_state(const Folder& folder, const State& state)
{
    const Json object = {{"floor", time_json(state.floor)}, {"good", time_json(state.good)}, {"published", time_json(state.published)},
                         {"outcome", outcome_name(state.outcome)},
                         {"reason", state.reason.en}, {"reason_ja", state.reason.ja}, {"failures", state.failures}, {"not_before", time_json(state.not_before)},
                         {"catalogue", state.catalogue}, {"digest", state.digest}, {"mark", state.mark}, {"marked", state.marked}};
    return folder.write(kFile, object.dump(1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace renkei::feed
