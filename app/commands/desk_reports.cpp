#include "commands/desk_reports.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "commands/site_reports.hpp"
#include "intake/pairing.hpp"

namespace renkei::commands {
namespace {

using Json = nlohmann::json;

Json parsed(const Told& told) { return Json::parse(told.out, nullptr, false); }

std::string text_in(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

long long number_in(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<long long>() : 0;
}

bool flag_in(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

desk::Finding finding_in(const Json& one)
{
    const std::string severity = text_in(one, "severity");
    desk::Finding finding{.file = text_in(one, "file"), .sheet = text_in(one, "sheet"), .cell = text_in(one, "cell"), .cause = text_in(one, "cause"),
                          .message = text_in(one, "message"), .row = number_in(one, "row"),
                          .severity = severity == "stop" ? desk::Severity::Stop : severity == "hold" ? desk::Severity::Hold : desk::Severity::Note,
                          .excerpt = {}, .first_column = {}};
    return finding;
}

desk::Publication line_in(const Json& one)
{
    return {.at = text_in(one, "at"), .who = text_in(one, "who"), .note = text_in(one, "note"), .action = text_in(one, "action"),
            .revision = number_in(one, "revision"),
            .added = number_in(one, "added"), .changed = number_in(one, "changed"), .removed = number_in(one, "removed")};
}

desk::Revision revision_in(const Json& one)
{
    desk::Revision revision{.id = number_in(one, "id"), .added = number_in(one, "added"), .changed = number_in(one, "changed"),
                            .removed = number_in(one, "removed"), .created = text_in(one, "created"),
                            .published = text_in(one, "published"), .who = text_in(one, "who"), .note = text_in(one, "note"), .by = {},
                            .current = flag_in(one, "current"), .shipped = text_in(one, "origin") == "shipped"};
    revision.planned = text_in(one, "planned");
    if (const auto all = one.find("publications"); all != one.end() && all->is_array() && !all->empty()) {
        revision.by = text_in(all->front(), "who");   // newest first
        if (const std::string note = text_in(all->front(), "note"); !note.empty()) revision.note = note;
    }
    return revision;
}

}  // namespace

std::string last_words(const Told& told)
{
    std::string text = told.err;
    while (text.ends_with('\n')) text.pop_back();
    text = text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
    if (text.starts_with("renkei: ")) text.erase(0, 8);
    return text.empty() ? "うまくいきませんでした。もう一度行っても同じときは、管理者に知らせてください" : text;
}

desk::Loaded loaded_of(const Told& told)
{
    desk::Loaded loaded;
    const Json json = parsed(told);
    if (!json.is_object() || !json.contains("findings") || !json["findings"].is_array()) {
        loaded.message = last_words(told);
        return loaded;
    }
    loaded.ran = true;
    loaded.rows = number_in(json, "rows");
    loaded.accepted = number_in(json, "accepted");
    loaded.held = number_in(json, "held");
    loaded.refused = number_in(json, "refused");
    loaded.unchanged = flag_in(json, "unchanged");
    if (const long long revision = number_in(json, "revision"); revision > 0) loaded.revision = revision;
    for (const Json& one : json["findings"])
        if (one.is_object()) loaded.findings.push_back(finding_in(one));
    return loaded;
}

desk::History history_of(const Told& revisions, const Told& lines)
{
    desk::History history;
    const Json all = parsed(revisions), done = parsed(lines);
    if (!all.is_array() || !done.is_array()) {
        history.message = last_words(all.is_array() ? lines : revisions);
        return history;
    }
    history.read = true;
    for (const Json& one : all)
        if (one.is_object()) history.revisions.push_back(revision_in(one));
    constexpr size_t kMostLines = 200;   // a page; the whole history is for renkei revisions --history
    for (const Json& one : done)
        if (one.is_object() && history.lines.size() < kMostLines) history.lines.push_back(line_in(one));
    return history;
}

std::vector<desk::KeptPairing> pairings_of(const Told& told)
{
    std::vector<desk::KeptPairing> all;
    const Json json = parsed(told);
    for (const Json& one : json.is_array() ? json : Json::array()) {
        if (!one.is_object() || !one.contains("pairs") || !one["pairs"].is_array()) continue;
        std::vector<intake::Pair> pairs;
        for (const Json& pair : one["pairs"])
            if (pair.is_object()) pairs.push_back({.column = text_in(pair, "column"), .field = text_in(pair, "field")});
        all.push_back({.number = number_in(one, "number"), .kind = intake::japanese_kind(text_in(one, "kind")), .pairs = intake::told(pairs),
                       .who = text_in(one, "who"), .made = text_in(one, "made")});
    }
    return all;
}

desk::Drafts drafts_of(const Told& told)
{
    desk::Drafts drafts{.read = told.code == 0, .message = told.code == 0 ? "" : last_words(told), .drafts = {}};
    for (DraftTold& one : drafts_told(told.out))
        drafts.drafts.push_back({.id = std::move(one.id), .title = std::move(one.title), .days = std::move(one.days), .when = std::move(one.when),
                                 .venue = std::move(one.venue), .organiser = std::move(one.organiser), .address = std::move(one.address),
                                 .towns = std::move(one.towns), .unmatched = std::move(one.unmatched), .state = static_cast<desk::Draft::State>(one.state),
                                 .changed = one.changed, .gone = one.gone});
    return drafts;
}

desk::Health health_of(const Told& told)
{
    desk::Health health;
    const Json json = parsed(told);
    if (!json.is_object() || !json.contains("checks") || !json["checks"].is_array()) {
        health.wrong.push_back({false, last_words(told)});
        return health;
    }
    // The desk has no screen and draws nothing: what a screen is like is seen in the hall.
    constexpr std::string_view kNotOurs[] = {"screen", "gl", "shaders"};
    for (const Json& one : json["checks"])
        if (one.is_object() && !flag_in(one, "ok") && std::find(std::begin(kNotOurs), std::end(kNotOurs), text_in(one, "id")) == std::end(kNotOurs))
            health.wrong.push_back({false, text_in(one, "message")});
    health.ok = health.wrong.empty();
    return health;
}

desk::Done done_of(const Told& told)
{
    const bool well = told.code == 0;
    // The only thing that the desk asks for and nobody may do: to publish what one has loaded, where a second person must.
    const bool second = told.code == exit_code(ErrorKind::NoPermission) && told.err.find("--by") != std::string::npos;
    return {.well = well, .message = well ? "" : second ? "公開するのは、この版を読み込んだ人とは別の人です。その人が自分の名前で入り直して、公開してください。" : last_words(told)};
}

}  // namespace renkei::commands
