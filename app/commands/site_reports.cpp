#include "commands/site_reports.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/civil_time.hpp"

namespace renkei::commands {
namespace {

using Json = nlohmann::json;

std::string text_in(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_in(const Json& object, const char* name)
{
    std::vector<std::string> all;
    const auto found = object.find(name);
    if (found == object.end() || !found->is_array()) return all;
    for (const Json& one : *found)
        if (one.is_string()) all.push_back(one.get<std::string>());
    return all;
}

bool flag_in(const Json& object, const char* name) { return object.value(name, Json(false)) == Json(true); }

std::string day_words(Date date, std::optional<Date> after)
{
    static constexpr std::array kDays{"日", "月", "火", "水", "木", "金", "土"};
    std::string words;
    if (!after || after->year() != date.year()) words = std::to_string(static_cast<int>(date.year())) + "年";
    if (!after || after->year() != date.year() || after->month() != date.month()) words += std::to_string(static_cast<unsigned>(date.month())) + "月";
    const std::chrono::weekday day{std::chrono::sys_days(date)};
    return words + std::to_string(static_cast<unsigned>(date.day())) + "日（" + kDays[day.c_encoding()] + "）";
}

std::string minute_words(const Json& days, const char* name)
{
    const auto found = days.find(name);
    if (found == days.end() || !found->is_number_integer()) return "";
    const int minute = found->get<int>();
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%d:%02d", minute / 60, minute % 60);
    return text.data();
}

std::string days_words(const Json& draft)
{
    const auto days = draft.find("days");
    if (days == draft.end() || !days->is_object()) return "";
    const auto first = parse_date(text_in(*days, "first")), last = parse_date(text_in(*days, "last"));
    if (!first || !last) return "";
    std::string words = day_words(*first, std::nullopt);
    if (*last != *first) words += "～" + day_words(*last, *first);
    const std::string start = minute_words(*days, "start_minute"), end = minute_words(*days, "end_minute");
    if (!start.empty()) words += " " + start + (end.empty() ? "から" : "～" + end);
    return words;
}

}  // namespace

std::vector<DraftTold> drafts_told(const std::string& json)
{
    using State = DraftTold::State;
    std::vector<DraftTold> all;
    const Json list = Json::parse(json, nullptr, false);
    for (const Json& one : list.is_array() ? list : Json::array()) {
        if (!one.is_object()) continue;
        const std::string state = text_in(one, "state");
        if (state == "gone") continue;
        const std::string mark = text_in(one, "mark");
        const bool shown = flag_in(one, "shown"), confirmed = state == "confirmed";
        all.push_back({.id = text_in(one, "id") + (mark.empty() ? "" : ":" + mark), .title = text_in(one, "title"), .when = text_in(one, "when"),
                       .venue = text_in(one, "venue"), .organiser = text_in(one, "organiser"), .address = text_in(one, "address"),
                       .days = days_words(one), .towns = texts_in(one, "towns"), .unmatched = texts_in(one, "unmatched"),
                       .state = state == "dismissed" ? State::Dismissed : confirmed && shown ? State::Shown : confirmed && flag_in(one, "prepared")
                           ? State::Prepared : State::Waiting,
                       .changed = state == "changed", .gone = flag_in(one, "gone")});
    }
    std::stable_sort(all.begin(), all.end(), [](const DraftTold& a, const DraftTold& b) { return a.state < b.state; });
    return all;
}

}  // namespace renkei::commands
