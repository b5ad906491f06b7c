#include "site/wire.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "site/news.hpp"

namespace renkei::site {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kLongestText = 4000, kLongestInList = 500;    // bytes
constexpr size_t kMostCodes = 2000, kMostInList = 50, kMostLinks = 1000;
constexpr std::array<std::string_view, 3> kKinds{"page", "news", "calendar"};

// One line, as far as it is text, cut between characters.
std::string text_of(const Json& json, size_t longest = kLongestText)
{
    if (!json.is_string()) return {};
    std::string all;
    for (const char c : json.get_ref<const std::string&>()) {
        if (all.size() >= longest && begins_code_point(c)) break;
        all += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return all;
}

const Json& member(const Json& object, const char* name)
{
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

std::vector<std::string> texts_of(const Json& json, size_t longest, size_t most)
{
    std::vector<std::string> all;
    if (!json.is_array()) return all;
    for (const Json& one : json)
        if (one.is_string() && all.size() < most) all.push_back(text_of(one, longest));
    return all;
}

std::optional<Date> date_of(const Json& json) { return json.is_string() ? parse_date(json.get_ref<const std::string&>()) : std::nullopt; }

std::optional<int> minute_of(const Json& json)
{
    constexpr int kDay = 24 * 60;
    const int minute = json.is_number_integer() ? json.get<int>() : -1;
    return minute >= 0 && minute <= kDay ? std::optional(minute) : std::nullopt;
}

Json json_of(const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); }

}  // namespace

std::string kind_name(Kind kind) { return std::string(kKinds.at(static_cast<size_t>(kind))); }

std::optional<Kind> kind_named(std::string_view name)
{
    const auto found = std::find(kKinds.begin(), kKinds.end(), name);
    return found == kKinds.end() ? std::nullopt : std::optional(static_cast<Kind>(found - kKinds.begin()));
}

Json json_of(const Draft& draft)
{
    Json days = nullptr;
    if (draft.days)
        days = {{"first", iso_date(draft.days->first)}, {"last", iso_date(draft.days->last)}, {"start_minute", json_of(draft.days->start_minute)},
                {"end_minute", json_of(draft.days->end_minute)}};
    return {{"title", draft.title}, {"address", draft.address}, {"published", draft.published ? Json(iso_date(*draft.published)) : Json(nullptr)},
            {"days", std::move(days)}, {"when", draft.when}, {"venue", draft.venue},
            {"organiser", draft.organiser}, {"codes", draft.codes}, {"unmatched", draft.unmatched}, {"files", draft.files}, {"over", draft.over}};
}

Draft draft_in(const Json& json)
{
    Draft draft;
    draft.title = text_of(member(json, "title"));
    draft.address = text_of(member(json, "address"));
    draft.published = date_of(member(json, "published"));
    const Json& days = member(json, "days");
    const auto first = date_of(member(days, "first")), last = date_of(member(days, "last"));
    if (first && last && *first <= *last)
        draft.days = Days{.first = *first, .last = *last, .start_minute = minute_of(member(days, "start_minute")),
                          .end_minute = minute_of(member(days, "end_minute"))};
    draft.when = text_of(member(json, "when"));
    draft.venue = text_of(member(json, "venue"));
    draft.organiser = text_of(member(json, "organiser"));
    draft.codes = texts_of(member(json, "codes"), 5, kMostCodes);
    draft.unmatched = texts_of(member(json, "unmatched"), kLongestInList, kMostInList);
    draft.files = texts_of(member(json, "files"), kLongestInList, kMostInList);
    draft.over = member(json, "over") == true;
    return draft;
}

std::string written(const Answer& answer)
{
    Json drafts = Json::array(), links = Json::array();
    for (const Draft& draft : answer.drafts) drafts.push_back(json_of(draft));
    for (const Link& link : answer.links) links.push_back(link.address);
    return Json{{"read", answer.read}, {"drafts", std::move(drafts)}, {"links", std::move(links)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Answer> answer_in(std::string_view bytes)
{
    const Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object() || !member(json, "read").is_boolean()) return std::nullopt;
    Answer answer;
    answer.read = member(json, "read") == true;
    for (const Json& draft : member(json, "drafts"))
        if (answer.drafts.size() < kMostNews) answer.drafts.push_back(draft_in(draft));
    for (std::string& link : texts_of(member(json, "links"), kLongestInList, kMostLinks)) answer.links.push_back({.text = {}, .address = std::move(link)});
    return answer;
}

std::string question(std::span<const model::Municipality> municipalities, std::string_view bytes)
{
    std::string all;
    for (const auto& m : municipalities) all += m.code5 + '\t' + m.prefecture + '\t' + m.name + '\n';
    return (all += '\n').append(bytes);
}

Question question_in(std::string_view text)
{
    Question question;
    for (;;) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const size_t first = line.find('\t'), second = line.find('\t', first == std::string_view::npos ? first : first + 1);
        if (second == std::string_view::npos) break;
        model::Municipality m;
        m.code5 = line.substr(0, first);
        m.prefecture = line.substr(first + 1, second - first - 1);
        m.name = line.substr(second + 1);
        question.municipalities.push_back(std::move(m));
    }
    question.bytes = text;
    return question;
}

}  // namespace renkei::site
