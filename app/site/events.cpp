#include "site/events.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

#include "site/news.hpp"

namespace renkei::site {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 8;

const Json& member(const Json& object, const char* name)
{
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::string text_in(const Json& json) { return json.is_string() ? json.get<std::string>() : std::string(); }

// "Event", "ExhibitionEvent", alone or in a list.
bool is_event(const Json& type)
{
    if (type.is_string()) return type.get_ref<const std::string&>().ends_with("Event");
    if (!type.is_array()) return false;
    for (const Json& one : type)
        if (one.is_string() && one.get_ref<const std::string&>().ends_with("Event")) return true;
    return false;
}

// "2026-12-01T11:00:00+09:00": what stands there is the time of the place.
std::optional<int> minute_in(const std::string& moment)
{
    constexpr size_t kTime = 11, kWhole = 16;
    if (moment.size() < kWhole || moment[kTime - 1] != 'T' || moment[kTime + 2] != ':') return std::nullopt;
    int hour = -1, minute = -1;
    std::from_chars(moment.data() + kTime, moment.data() + kTime + 2, hour);
    std::from_chars(moment.data() + kTime + 3, moment.data() + kWhole, minute);
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

Draft draft_of_event(const Json& event, const std::string& address)
{
    Draft draft;
    draft.address = address;
    draft.title = text_in(member(event, "name"));
    const std::string start = text_in(member(event, "startDate")), end = text_in(member(event, "endDate"));
    if (const auto first = parse_date(start.substr(0, 10))) {
        const auto last = parse_date(end.substr(0, 10));
        draft.days = Days{.first = *first, .last = last && *last >= *first ? *last : *first, .start_minute = minute_in(start), .end_minute = minute_in(end)};
    }
    const Json& place = member(event, "location");
    draft.venue = place.is_string() ? text_in(place) : text_in(member(place.is_array() && !place.empty() ? place.front() : place, "name"));
    draft.organiser = text_in(member(member(event, "organizer"), "name"));
    return draft;
}

void gather(const Json& json, const std::string& address, std::vector<Draft>& events, int depth)
{
    if (depth > kDeepest || events.size() >= kMostNews) return;
    if (json.is_array())
        for (const Json& one : json) gather(one, address, events, depth + 1);
    if (!json.is_object()) return;
    gather(member(json, "@graph"), address, events, depth + 1);
    if (!is_event(member(json, "@type"))) return;
    Draft draft = draft_of_event(json, address);
    if (!draft.title.empty() && draft.days) events.push_back(std::move(draft));
}

}  // namespace

std::vector<Draft> events_in(const std::vector<std::string>& json_ld, const std::string& address)
{
    std::vector<Draft> events;
    for (const std::string& text : json_ld) gather(Json::parse(text, nullptr, false), address, events, 0);
    return events;
}

}  // namespace renkei::site
