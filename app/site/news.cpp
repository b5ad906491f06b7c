#include "site/news.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <array>
#include <charconv>
#include <memory>

#include "base/sentence.hpp"

namespace renkei::site {
namespace {

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

std::string_view name_of(const xmlNode& node) { return node.name != nullptr ? reinterpret_cast<const char*>(node.name) : ""; }

std::string content_of(const xmlNode& node)
{
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlNodeGetContent(&node), xmlFree);
    std::string text = value ? reinterpret_cast<const char*>(value.get()) : "";
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r' || text.back() == '\t')) text.pop_back();
    const size_t begin = text.find_first_not_of(" \n\r\t");
    return begin == std::string::npos ? "" : text.substr(begin);
}

std::string attribute(const xmlNode& node, const char* name)
{
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(&node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
}

std::optional<int> digits(std::string_view text, size_t at, size_t count)
{
    int value = 0;
    if (at + count > text.size()) return std::nullopt;
    const auto read = std::from_chars(text.data() + at, text.data() + at + count, value);
    return read.ec == std::errc{} && read.ptr == text.data() + at + count ? std::optional(value) : std::nullopt;
}

// "2024-10-17T09:00:00+09:00" or "Thu, 17 Oct 2024 09:00:00 +0900": the day as it stands there.
std::optional<Date> day_of(const std::string& text)
{
    if (auto day = parse_date(text.substr(0, 10))) return day;
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (unsigned month = 0; month < kMonths.size(); ++month) {
        const size_t at = text.find(std::string(" ") + kMonths.at(month) + " ");
        if (at == std::string::npos || at < 1) continue;
        const auto day = at >= 2 && text[at - 2] != ' ' ? digits(text, at - 2, 2) : digits(text, at - 1, 1);
        const auto year = digits(text, at + 5, 4);
        if (!day || !year) return std::nullopt;
        const Date date{std::chrono::year(*year), std::chrono::month(month + 1), std::chrono::day(static_cast<unsigned>(*day))};
        return date.ok() ? std::optional(date) : std::nullopt;
    }
    return std::nullopt;
}

Draft entry_of(const xmlNode& entry)
{
    Draft draft;
    std::string summary;
    for (const xmlNode* node = entry.children; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const std::string_view name = name_of(*node);
        if (name == "title") draft.title = content_of(*node);
        else if (name == "link" && draft.address.empty()) draft.address = attribute(*node, "href").empty() ? content_of(*node) : attribute(*node, "href");
        else if (name == "pubDate" || name == "date" || name == "published" || (name == "updated" && !draft.published))
            draft.published = day_of(content_of(*node));
        else if (name == "description" || name == "summary") summary = content_of(*node);
    }
    const auto year = draft.published ? std::optional(static_cast<int>(draft.published->year())) : std::nullopt;
    draft.days = days_in(draft.title, year);
    if (!draft.days) draft.days = days_in(summary, year);
    if (draft.days) draft.when = summary;
    return draft;
}

// A line of iCalendar, its folds undone: name, parameters, value.
struct Property {
    std::string name, parameters, value;
};

std::vector<Property> properties_of(std::string_view ics)
{
    std::vector<std::string> lines;
    for (size_t at = 0; at < ics.size() && lines.size() < 100'000;) {
        const size_t end = std::min(ics.find('\n', at), ics.size());
        std::string_view line = ics.substr(at, end - at);
        at = end + 1;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!lines.empty() && (line.starts_with(' ') || line.starts_with('\t'))) lines.back() += line.substr(1);
        else lines.emplace_back(line);
    }
    std::vector<Property> all;
    for (const std::string& line : lines) {
        const size_t colon = line.find(':'), semicolon = std::min(line.find(';'), colon);
        if (colon == std::string::npos) continue;
        all.push_back({line.substr(0, semicolon), line.substr(semicolon, colon - semicolon), line.substr(colon + 1)});
    }
    return all;
}

std::string unescaped(const std::string& value)
{
    std::string text;
    for (size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) text += value[i];
        else text += value[++i] == 'n' || value[i] == 'N' ? ' ' : value[i];
    }
    return text;
}

struct Moment {
    Date day{};
    std::optional<int> minute;
};

// 20241030, 20241030T110000, 20241030T020000Z: with Z it is the time of Greenwich.
std::optional<Moment> moment_of(const std::string& value)
{
    const auto year = digits(value, 0, 4), month = digits(value, 4, 2), day = digits(value, 6, 2);
    if (!year || !month || !day) return std::nullopt;
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    if (value.size() < 9) return Moment{date, std::nullopt};
    const auto hour = digits(value, 9, 2), minute = digits(value, 11, 2);
    if (value[8] != 'T' || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    constexpr int kJapan = 9 * 60, kDay = 24 * 60;
    const int at = *hour * 60 + *minute + (value.ends_with('Z') ? kJapan : 0);
    return Moment{at >= kDay ? Date(std::chrono::sys_days(date) + std::chrono::days(1)) : date, at % kDay};
}

void take(Draft& draft, std::optional<Moment>& end, const Property& property)
{
    if (property.name == "SUMMARY") draft.title = unescaped(property.value);
    else if (property.name == "LOCATION") draft.venue = unescaped(property.value);
    else if (property.name == "URL") draft.address = property.value;
    else if (property.name == "DTEND") end = moment_of(property.value);
    else if (property.name == "DTSTART")
        if (const auto begin = moment_of(property.value))
            draft.days = Days{.first = begin->day, .last = begin->day, .start_minute = begin->minute, .end_minute = {}};
}

void settle_end(Draft& draft, const std::optional<Moment>& end)
{
    if (!draft.days || !end) return;
    draft.days->end_minute = end->minute;
    // A whole day ends where the next one begins.
    const Date last = end->minute ? end->day : Date(std::chrono::sys_days(end->day) - std::chrono::days(1));
    if (last > draft.days->last) draft.days->last = last;
}

}  // namespace

Result<std::vector<Draft>> news_of(std::string_view xml)
{
    const Error none{ErrorKind::BadData, sentence("it is no RSS or Atom, or a longer one than is read")};
    if (xml.empty() || xml.size() > kMostPageBytes) return none;
    const Document document(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING), xmlFreeDoc);
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    // Definitions of its own are what bombs of entities are made of, and no feed has any.
    if (root == nullptr || document->intSubset != nullptr) return none;
    const std::string_view kind = name_of(*root);
    if (kind != "rss" && kind != "RDF" && kind != "feed") return none;
    std::vector<Draft> news;
    const auto entries_in = [&](const xmlNode& parent) {
        for (const xmlNode* node = parent.children; node != nullptr && news.size() < kMostNews; node = node->next)
            if (node->type == XML_ELEMENT_NODE && (name_of(*node) == "item" || name_of(*node) == "entry")) news.push_back(entry_of(*node));
    };
    entries_in(*root);
    for (const xmlNode* node = root->children; node != nullptr; node = node->next)
        if (node->type == XML_ELEMENT_NODE && name_of(*node) == "channel") entries_in(*node);
    return news;
}

Result<std::vector<Draft>> calendar_of(std::string_view ics)
{
    if (ics.size() > kMostPageBytes || !ics.starts_with("BEGIN:VCALENDAR"))
        return Error{ErrorKind::BadData, sentence("it is no iCalendar, or a longer one than is read")};
    std::vector<Draft> events;
    Draft draft;
    std::optional<Moment> end;
    bool inside = false;
    for (const Property& property : properties_of(ics)) {
        if (property.name == "BEGIN" && property.value == "VEVENT") {
            inside = true;
            draft = {};
            end.reset();
        } else if (property.name == "END" && property.value == "VEVENT" && inside) {
            inside = false;
            settle_end(draft, end);
            if (events.size() < kMostNews) events.push_back(draft);
        } else if (inside) {
            take(draft, end, property);
        }
    }
    return events;
}

}  // namespace renkei::site
