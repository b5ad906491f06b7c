// renkei list KIND: every record of a kind, in a stable order with stable members. Names and values are those of the
// tables in data/facts; a member that a table calls otherwise is there under both names.

#include <functional>
#include <map>

#include "commands/json_fields.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "intake/csv_writing.hpp"
#include "intake/event_dataset.hpp"
#include "store/touches.hpp"

namespace renkei::commands {
namespace {

// "2018-07" where only the month is known.
Json month_if(const std::string& precision, Json date)
{
    return precision == "month" && date.is_string() ? Json(date.get<std::string>().substr(0, 7)) : date;
}

template <class Record>
Json list_of(const std::vector<Record>& records)
{
    Json list = Json::array();
    for (const auto& record : records) list.push_back(object_of(record));
    return list;
}

Json organisations(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& o : content.organisations) {
        Json object = object_of(o);
        object["organisation"] = o.name;
        list.push_back(std::move(object));
    }
    return list;
}

Json members(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& o : content.organisations)
        for (const auto& code : o.member_codes) {
            const auto* m = content.municipality(code);
            list.push_back({{"organisation", o.name}, {"code5", code}, {"prefecture_code", o.prefecture_code}, {"name", m != nullptr ? m->name : ""}});
        }
    return list;
}

Json events(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& e : content.events) {
        Json object = object_of(e);
        object["id"] = e.key;
        object["name"] = e.title;
        object["ward_code5"] = e.code5;
        object["related_count"] = e.related_codes.size();
        list.push_back(std::move(object));
    }
    return list;
}

Json showcases(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& s : content.showcases) {
        Json object = object_of(s);
        const auto* m = content.municipality(s.code5);
        object["name"] = m != nullptr ? m->name : "";
        object["prefecture_code"] = s.code5.substr(0, 2);
        list.push_back(std::move(object));
    }
    return list;
}

// Each with its panels in order.
Json exhibits(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& e : content.exhibits) {
        Json object = object_of(e);
        object["panels"] = Json::array();
        for (const auto& panel : content.panels)
            if (panel.exhibit == e.key) object["panels"].push_back(object_of(panel));
        list.push_back(std::move(object));
    }
    return list;
}

Json supports(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& s : content.supports) {
        Json object = object_of(s);
        for (const char* date : {"start_date", "end_date"}) object[date] = month_if(s.date_precision, object[date]);
        list.push_back(std::move(object));
    }
    return list;
}

Json statistics(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& s : content.statistics) {
        Json object = object_of(s);
        object["as_of"] = month_if(s.as_of_precision, object["as_of"]);
        list.push_back(std::move(object));
    }
    return list;
}

Json milestones(const model::Content& content)
{
    Json list = Json::array();
    for (const auto& m : content.milestones) {
        Json object = object_of(m);
        object["date"] = month_if(m.precision, object["date"]);
        list.push_back(std::move(object));
    }
    return list;
}

using Lister = std::function<Json(const model::Content&)>;

const std::map<std::string, Lister>& listers()
{
    static const std::map<std::string, Lister> all = {
        {"municipalities", [](const auto& c) { return list_of(c.municipalities); }},
        {"organisations", organisations},
        {"members", members},
        {"showcases", showcases},
        {"events", events},
        {"exhibits", exhibits},
        {"links", [](const auto& c) { return list_of(c.links); }},
        {"supports", supports},
        {"statistics", statistics},
        {"partners", [](const auto& c) { return list_of(c.partners); }},
        {"plans", [](const auto& c) { return list_of(c.plans); }},
        {"programmes", [](const auto& c) { return list_of(c.programme_lines); }},
        {"schemes", [](const auto& c) { return list_of(c.schemes); }},
        {"milestones", milestones},
        {"contacts", [](const auto& c) { return list_of(c.contacts); }},
        {"photos", [](const auto& c) { return list_of(c.photos); }},
        {"films", [](const auto& c) { return list_of(c.films); }},
        {"notices", [](const auto& c) { return list_of(c.notices); }},
    };
    return all;
}

constexpr const char* kTouches = "touches";   // of this display: no content

// How often the display was touched: hour, scene, municipality, count.
Json touches(const std::vector<store::TouchCount>& counts, const model::Content& content)
{
    Json list = Json::array();
    for (const auto& one : counts) {
        const auto* m = content.municipality(one.code5);
        list.push_back({{"hour", rfc3339(one.hour)}, {"scene", one.scene}, {"code5", one.code5}, {"name", m != nullptr ? m->name : ""}, {"count", one.count}});
    }
    return list;
}

std::string csv_of(const Json& touches)
{
    std::string text = "\xEF\xBB\xBF" + intake::csv_line({"hour", "scene", "code5", "name", "count"});   // Excel wants the mark
    for (const auto& one : touches)
        text += intake::csv_line({one["hour"].get<std::string>(), one["scene"].get<std::string>(), one["code5"].get<std::string>(),
                                  one["name"].get<std::string>(), one["count"].dump()});
    return text;
}

// One record a line for people: its texts and numbers, parted by tabs; lists and what is empty are left to --json.
std::string plain(const Json& list)
{
    std::string text;
    for (const auto& object : list) {
        std::string line;
        for (const auto& [name, value] : object.items()) {
            if (value.is_null() || value.is_structured() || (value.is_string() && value.get_ref<const std::string&>().empty())) continue;
            std::string cell = value.is_string() ? value.get<std::string>() : value.dump();
            for (char& c : cell)
                if (c == '\n' || c == '\t') c = ' ';
            line += (line.empty() ? "" : "\t") + cell;
        }
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

}  // namespace

std::vector<std::string> list_kinds()
{
    std::vector<std::string> kinds;
    for (const auto& [kind, lister] : listers()) kinds.push_back(kind);
    kinds.emplace_back(kTouches);
    return kinds;
}

int list(const Common& common, const ListOptions& options)
{
    const auto lister = listers().find(options.kind);
    const bool of_touches = options.kind == kTouches;
    if (lister == listers().end() && !of_touches) return fail(common, {ErrorKind::Usage, sentence("There is nothing called {1} to list; renkei list --help names the kinds", options.kind)});
    if (options.csv && options.kind != "events" && !of_touches) return fail(common, {ErrorKind::Usage, sentence("Only events and touches can be listed as CSV: renkei list events --csv")});
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto opened = open_or_create(common, settings->config, Purpose::Look);
    if (!opened) return fail(common, opened.error());
    if (options.csv && !of_touches) return print_file(common, intake::event_dataset(*opened->content));
    Json result;
    if (of_touches) {
        const auto counts = store::touches(opened->folder);
        if (!counts) return fail(common, counts.error());
        result = touches(*counts, *opened->content);
        if (options.csv) return print_file(common, csv_of(result));
    } else {
        result = lister->second(*opened->content);
    }
    if (result.empty() && !common.json) return 0;
    return print(common, common.json ? result.dump(1, ' ', false, Json::error_handler_t::replace) : plain(result));
}

}  // namespace renkei::commands
