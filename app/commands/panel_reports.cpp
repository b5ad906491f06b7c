#include "commands/panel_reports.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>

#include <nlohmann/json.hpp>

#include "base/said_once.hpp"
#include "base/utf8.hpp"
#include "commands/load_report.hpp"
#include "commands/site_reports.hpp"
#include "intake/staff_folder.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using staff::Severity;

std::string text_of(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int number_of(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

bool flag_of(const Json& object, const char* name) { return object.value(name, Json(false)) == Json(true); }

// Of a list of objects each that is one.
Json list_of(const std::string& text)
{
    Json list = Json::parse(text, nullptr, false);
    return list.is_array() ? list : Json::array();
}

std::string shortened(const std::string& text, size_t most)
{
    if (code_points(text) <= most) return text;
    size_t at = 0;
    for (size_t i = 0; i + 1 < most; ++i) at += code_point_length(text, at);
    return text.substr(0, at) + "…";
}

// "C5", or "3 行目" where a whole row is meant.
std::string place_of(const std::string& cell, int row) { return cell.empty() ? std::to_string(row) + " 行目" : cell; }

// 展示.xlsx シート「写真」C5; photos.csv 3 行目.
std::string where_of(const Json& finding)
{
    const std::string sheet = text_of(finding, "sheet"), cell = text_of(finding, "cell");
    const int row = number_of(finding, "row");
    std::string where = text_of(finding, "file");
    if (!sheet.empty()) where += "　シート「" + sheet + "」";
    if (!cell.empty() || row > 0) where += "　" + place_of(cell, row);
    return where;
}

// The gravest first; what is said of several rows is said once, with the places of the others behind the first.
std::vector<staff::Finding> findings_in(const Json& list)
{
    struct Read {
        Severity severity = Severity::Note;
        std::string file, sheet, cell, message, where;
        int row = 0;
    };
    std::vector<Read> read;
    for (const Json& one : list) {
        const std::string severity = text_of(one, "severity");
        read.push_back({severity == "stop" ? Severity::Stop : severity == "hold" ? Severity::Hold : Severity::Note, text_of(one, "file"),
                        text_of(one, "sheet"), text_of(one, "cell"), text_of(one, "message"), where_of(one), std::max(number_of(one, "row"), 0)});
    }
    std::vector<Said> said;
    for (const Read& one : read)
        said.push_back({.severity = static_cast<int>(one.severity), .file = one.file, .sheet = one.sheet, .cell = one.cell,
                        .row = static_cast<size_t>(one.row), .message = one.message});
    std::vector<staff::Finding> findings;
    for (const auto& group : said_once(said)) {
        const Read& first = read[group.front()];
        std::vector<std::string> others;
        for (size_t i = 1; i < group.size(); ++i) others.push_back(place_of(read[group[i]].cell, read[group[i]].row));
        findings.push_back({first.severity, first.where + (others.empty() ? "" : "　ほか " + std::to_string(others.size()) + " 件（" +
                                                           listed(others, kMostPlacesListed).ja + "）"), first.message});
    }
    return findings;
}

const std::map<std::string, std::string>& check_names()
{
    static const std::map<std::string, std::string> names{
        {"config", "設定"}, {"data", "同梱の資料"}, {"store", "保存庫"}, {"set_aside", "壊れた保存庫"}, {"media", "写真と映像"}, {"revision", "表示中の版"}, {"clock", "時計"},
            {"planned", "公開の予約"}, {"feed", "配信"}, {"sites", "サイトの読み取り"}, {"disk", "ディスクの空き"},
        {"decoder", "写真を読む部品"}, {"documents", "PDF を読む部品"}, {"sheets", "ワークブックを読む部品"}, {"player", "映像の部品"}, {"fonts", "文字"}, {"mesh", "地図"},
            {"outlines", "地図の輪郭"}, {"gl", "描画"}, {"memory", "メモリ"}, {"shaders", "描画の効果"},
        {"screen", "画面"}, {"faults", "24時間の不具合"}};
    return names;
}

// Values that say something to staff; the others are paths and lists of files.
std::string value_of(const std::string& id, const std::string& value)
{
    if (id == "clock")
        if (const auto at = parse_instant(value)) return moment_text(*at) + "（この時刻が正しいか、見比べてください）";
    if (id == "sites" && !value.empty()) return "確かめていない下書き " + value + " 件";
    if (id == "planned") return value == "0" ? "ありません" : value + " 件";
    if (id == "disk" || id == "memory") {
        long long mib = 0;
        (void)std::from_chars(value.data(), value.data() + value.size(), mib);
        return "空き " + (mib >= 1024 ? std::to_string(mib / 1024) + " GB" : std::to_string(mib) + " MB");
    }
    if (id == "revision") return "版 " + value;
    if (id == "media" || id == "faults") return value + " 件";
    return "";
}

bool is_folder(const fs::path& place)
{
    std::error_code failed;
    return fs::is_directory(fs::symlink_status(place, failed));
}

void add_sources(const fs::path& folder, const fs::path& name, int depth, std::vector<staff::Source>& sources)
{
    constexpr size_t kMost = 24;
    if (!is_folder(folder) || sources.size() >= kMost) return;
    // as renkei-stick@.service mounts it
    if (folder.parent_path().filename() == "stick" && folder == folder.parent_path() / name)
        return add_sources(folder, "USB メモリー（" + name.string() + "）", depth, sources);
    if (const fs::path own = folder / "renkei"; is_folder(own) && intake::is_staff_folder(own)) sources.push_back({name.string(), own.string()});
    else if (intake::is_staff_folder(folder)) sources.push_back({name.string(), folder.string()});
    if (depth == 0) return;
    std::error_code failed;
    std::vector<fs::path> below;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end && below.size() < 200; at.increment(failed))
        if (is_folder(at->path()) && at->path().filename() != "renkei" && !at->path().filename().string().starts_with(".")) below.push_back(at->path());
    std::sort(below.begin(), below.end());
    for (const fs::path& one : below) add_sources(one, one.filename(), depth - 1, sources);
}

}  // namespace

std::string moment_text(Instant instant)
{
    const CivilTime time = civil_time(instant);
    char text[64];
    std::snprintf(text, sizeof text, "%u月%u日 %d:%02d", static_cast<unsigned>(time.date.month()), static_cast<unsigned>(time.date.day()),
                  time.minute_of_day() / 60, time.minute_of_day() % 60);
    return text;
}

std::string day_text(Date date)
{
    static constexpr std::array kDays{"日", "月", "火", "水", "木", "金", "土"};
    const std::chrono::weekday day{std::chrono::sys_days(date)};
    return std::to_string(static_cast<unsigned>(date.month())) + "月" + std::to_string(static_cast<unsigned>(date.day())) + "日（" + kDays[day.c_encoding()] + "）";
}

staff::PinState pin_of(const std::string& json)
{
    const Json answer = Json::parse(json, nullptr, false);
    if (!answer.is_object()) return {};
    return {.known = true, .set = flag_of(answer, "set"), .tries_left = number_of(answer, "tries_left"), .seconds_locked = number_of(answer, "seconds_locked")};
}

std::string last_sentence(const std::string& said)
{
    std::string last;
    for (size_t begin = 0; begin < said.size();) {
        const size_t end = std::min(said.find('\n', begin), said.size());
        if (const std::string line = said.substr(begin, end - begin); !line.empty() && !line.starts_with("progress ")) last = line;
        begin = end + 1;
    }
    return last.starts_with("renkei: ") ? last.substr(8) : last;
}

staff::Loaded loaded_of(const std::string& json, const std::string& said, int code)
{
    const Json report = Json::parse(json, nullptr, false);
    staff::Loaded loaded;
    if (!report.is_object() || !report.contains("findings")) {
        const std::string why = last_sentence(said);
        loaded.trouble = code >= 128 || why.empty() ? "読み込みが途中で終わりました。USB メモリーを差し直して、もう一度行ってください。表示は変わっていません。" : why + "。";
        return loaded;
    }
    loaded.files = number_of(report, "files");
    loaded.rows = number_of(report, "rows");
    loaded.accepted = number_of(report, "accepted");
    loaded.held = number_of(report, "held");
    loaded.refused = number_of(report, "refused");
    loaded.unchanged = flag_of(report, "unchanged");
    if (const Json revision = report.value("revision", Json()); revision.is_number_integer()) loaded.revision = revision.get<long long>();
    loaded.findings = findings_in(report["findings"]);
    return loaded;
}

std::vector<staff::Revision> revisions_of(const std::string& json)
{
    std::vector<staff::Revision> revisions;
    for (const Json& one : list_of(json)) {
        const auto made = parse_instant(text_of(one, "created")), planned = parse_instant(text_of(one, "planned"));
        revisions.push_back({.id = one.value("id", 0LL), .current = flag_of(one, "current"), .published = !one.value("published", Json()).is_null(),
                             .made = made ? moment_text(*made) : "",
                             .who = shortened(text_of(one, "who"), 16), .note = text_of(one, "origin") == "shipped"
                                 ? "同梱の内容" : shortened(text_of(one, "note"), 26), .planned = planned ? moment_text(*planned) : "",
                                 .added = number_of(one, "added"), .changed = number_of(one, "changed"),
                             .removed = number_of(one, "removed")});
    }
    return revisions;
}

std::vector<staff::HealthLine> health_of(const std::string& json)
{
    std::vector<staff::HealthLine> lines;
    const Json report = Json::parse(json, nullptr, false);
    if (!report.is_object() || !report.value("checks", Json()).is_array()) return lines;
    for (const Json& check : report["checks"]) {
        const std::string id = text_of(check, "id");
        const bool ok = flag_of(check, "ok");
        const auto name = check_names().find(id);
        const std::string words = value_of(id, text_of(check, "value")), message = text_of(check, "message");
        lines.push_back({ok, name == check_names().end() ? id : name->second, ok ? words : message.empty() ? words : message});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.ok < b.ok; });
    return lines;
}

std::vector<staff::NoticeLine> notices_of(const std::string& json, bool withdrawn)
{
    std::vector<staff::NoticeLine> lines;
    for (const Json& one : list_of(json)) lines.push_back({text_of(one, "key"), shortened(text_of(one, "title"), 60), flag_of(one, "urgent"), withdrawn});
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.urgent > b.urgent; });
    return lines;
}

std::vector<staff::DraftLine> draft_lines_of(const std::string& json)
{
    constexpr size_t kMostTowns = 4;
    std::vector<staff::DraftLine> lines;
    for (const DraftTold& one : drafts_told(json)) {
        if (one.state == DraftTold::State::Dismissed) continue;
        std::string place = shortened(one.venue, 40), towns;
        for (size_t i = 0; i < std::min(one.towns.size(), kMostTowns); ++i) towns += (i == 0 ? "" : "、") + one.towns[i];
        if (one.towns.size() > kMostTowns) towns += "ほか";
        if (!one.unmatched.empty()) towns += (towns.empty() ? "" : "　") + std::string("見当たらない名前 ") + std::to_string(one.unmatched.size()) + " 件";
        place += (place.empty() || towns.empty() ? "" : "　") + towns;
        lines.push_back({.id = one.id, .title = shortened(one.title, 60),
                         .days = one.days + (one.changed ? "　内容が変わりました" : one.gone ? "　ページがなくなりました" : one.state == DraftTold::State::Prepared ? "　公開待ち" : ""),
                         .place = place, .shown = one.state == DraftTold::State::Shown});
    }
    return lines;
}

std::vector<staff::Source> sources_in(const std::vector<std::string>& roots)
{
    std::vector<staff::Source> sources;
    for (const std::string& root : roots) add_sources(root, fs::path(root).filename(), 2, sources);
    return sources;
}

}  // namespace renkei::commands
