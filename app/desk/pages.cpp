#include "desk/pages.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "base/cause_words.hpp"
#include "base/said_once.hpp"
#include "desk/page_parts.hpp"
#include "desk/pairing.hpp"

namespace renkei::desk {
namespace {

std::string number(long long value) { return std::to_string(value); }

std::string head(const std::string& title)
{
    return "<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title) +
           " ─ 連携</title>\n<link rel=\"stylesheet\" href=\"/desk.css\">\n<script src=\"/desk.js\" defer></script>\n</head>\n";
}

const char* word_of(Severity severity) { return severity == Severity::Stop ? "止める" : severity == Severity::Hold ? "保留" : "注意"; }
const char* meaning_of(Severity severity)
{
    return severity == Severity::Stop ? "このファイルからは何も取り込んでいません" : severity == Severity::Hold ? "この行は取り込んでいません。ほかの行は取り込みました" : "取り込みました。念のため見てください";
}
const char* name_of(Severity severity) { return severity == Severity::Stop ? "stop" : severity == Severity::Hold ? "hold" : "note"; }

std::string place_of(const Finding& finding)
{
    std::string place = finding.file;
    if (!finding.sheet.empty()) place += "　シート「" + finding.sheet + "」";
    if (!finding.cell.empty()) place += "　セル " + finding.cell;
    else if (finding.row > 0) place += "　" + number(finding.row) + " 行目";
    return place;
}

// The row as the sheet shows it: letters above, the number beside it, the cell in question marked.
std::string excerpt_of(const Finding& finding)
{
    if (finding.excerpt.empty()) return "";
    std::string headings, values;
    for (const Cell& cell : finding.excerpt) {
        headings += "<th scope=\"col\">" + escaped(cell.heading) + "</th>";
        values += std::string("<td") + (cell.marked ? " class=\"marked\"><mark>" + (cell.value.empty() ? "（空欄）" : escaped(cell.value)) + "</mark>" : ">" +
                                        escaped(cell.value)) + "</td>";
    }
    return "<div class=\"sheet\" tabindex=\"0\"><table><thead><tr><th></th>" + headings + "</tr></thead><tbody><tr><th scope=\"row\">" + number(finding.row) +
        "</th>" + values + "</tr></tbody></table></div>";
}

// For the first finding about a table whose columns somebody may pair, the way to do it.
std::string way_to_pair(const Finding& finding, const std::vector<Finding>& all)
{
    const auto same = [&](const Finding& one) {
        return can_be_paired(one) && one.file == finding.file && one.sheet == finding.sheet && one.severity == finding.severity;
    };
    const auto first = std::find_if(all.begin(), all.end(), same);
    if (!can_be_paired(finding) || first == all.end() || &*first != &finding) return "";
    return "<p class=\"ways\"><a class=\"button" + std::string(finding.severity == Severity::Note ? " quiet" : "") + "\" href=\"/columns?finding=" +
        number(first - all.begin() + 1) + "\">列の組み合わせを教える</a></p>";
}

// 同じ知らせが、ほかに 6 件あります：D29、D30 …
std::string others_of(std::span<const Finding* const> others, size_t most)
{
    std::vector<std::string> places;
    for (const Finding* one : others) places.push_back(one->cell.empty() ? number(one->row) + " 行目" : one->cell);
    return "<p class=\"place\">同じ知らせが、ほかに " + number(static_cast<long long>(others.size())) + " 件あります：" + escaped(listed(places, most).ja) + "</p>";
}

std::string group(const std::vector<const Finding*>& findings, const std::vector<Finding>& all)
{
    std::string html = "<section class=\"cause\"><h3>" + escaped(std::string(japanese_cause(findings.front()->cause))) + "<span class=\"count\">" +
        number(static_cast<long long>(findings.size())) + " 件</span></h3>\n";
    // What is said of many rows is shown with the first of them, and the others are named.
    constexpr size_t kNamed = 40;
    std::vector<Said> all_said;
    for (const Finding* one : findings) all_said.push_back(said(*one));
    for (const auto& same : said_once(all_said)) {
        std::vector<const Finding*> alike;
        for (const size_t i : same) alike.push_back(findings[i]);
        for (size_t i = 0; i < std::min(alike.size(), kRowsShown); ++i) {
            html += "<article><p class=\"place\">" + escaped(place_of(*alike[i])) + "</p><p>" + escaped(alike[i]->message) + "</p>" + excerpt_of(*alike[i]) +
                way_to_pair(*alike[i], all);
            if (i + 1 == kRowsShown && alike.size() > kRowsShown) html += others_of(std::span(alike).subspan(kRowsShown), kNamed);
            html += "</article>\n";
        }
    }
    return html + "</section>\n";
}

std::string findings_of(const std::vector<Finding>& all, Severity severity)
{
    std::map<std::string, std::vector<const Finding*>> by_cause;
    for (const Finding& finding : all)
        if (finding.severity == severity) by_cause[finding.cause].push_back(&finding);
    if (by_cause.empty()) return "";
    std::string html = std::string("<section class=\"") + name_of(severity) + "\"><h2><span class=\"seal\">" + word_of(severity) + "</span>" +
        meaning_of(severity) + "</h2>\n";
    for (const auto& [cause, findings] : by_cause) html += group(findings, all);
    return html + "</section>\n";
}

std::string counts(long long added, long long changed, long long removed)
{
    return "追加 " + number(added) + "・変更 " + number(changed) + "・削除 " + number(removed);
}

std::string author(const Revision& revision) { return revision.shipped ? "同梱の資料" : revision.who; }

std::string cancel_form(const Reader& reader, const Revision& revision)
{
    return "<form method=\"post\" action=\"/cancel\">" + csrf_field(reader) + "<input type=\"hidden\" name=\"revision\" value=\"" + number(revision.id) +
        "\"><button class=\"quiet\">予約を取りやめる</button></form>";
}

// A form of its own: whoever ends the time with the key Enter does not publish at once.
std::string later_form(const Reader& reader, const Revision& revision)
{
    return "<form method=\"post\" action=\"/publish\" class=\"publish later\">" + csrf_field(reader) + "<input type=\"hidden\" name=\"revision\" value=\"" + number(revision.id) + "\"><input type=\"hidden\" name=\"when\" value=\"later\"><h2>日時を決めて公開する</h2>\n" +
           (revision.planned.empty() ? "" : "<p class=\"planned\">いまの予約：" + day_and_time(revision.planned) + "。別の日時を入れると、置き換わります。</p>\n") +
           "<div class=\"row\"><label>公開する日時（日本時間）<input type=\"datetime-local\" name=\"at\" required></label><label>ひとこと（履歴に残ります）<input name=\"note\" maxlength=\"60\"></label></div><button class=\"quiet\">この日時に公開する</button></form>\n";
}

// What is to be shown, and when; empty where nothing is planned.
std::string plans_of(const Reader& reader, const History& history)
{
    std::string rows;
    for (const Revision& one : history.revisions)
        if (!one.planned.empty())
            rows += "<li><p><strong>" + day_and_time(one.planned) + "</strong>　版 " + number(one.id) + (one.note.empty() ? "" : "　" + escaped(one.note)) +
                "</p>" + cancel_form(reader, one) + "</li>\n";
    return rows.empty() ? "" : "<section class=\"plans\"><h2>公開の予約</h2>\n<ul>\n" + rows + "</ul></section>\n";
}

std::string row_of(const Revision& revision)
{
    std::string row = std::string("<tr") + (revision.current ? " class=\"current\"" : "") + "><th scope=\"row\">" + number(revision.id) + "</th><td>" +
        day_and_time(revision.created) + "<br>" + escaped(author(revision)) + "</td><td>" + (revision.shipped ? "はじめからある内容" : escaped(revision.note)) +
                      "<br><small>" + counts(revision.added, revision.changed, revision.removed) + "</small></td><td>";
    if (!revision.planned.empty()) row += "<p class=\"planned\">" + day_and_time(revision.planned) + " に公開の予約</p>";
    if (revision.current) return row + "<span class=\"seal\">表示中</span></td></tr>\n";
    return row + "<a class=\"button quiet\" href=\"/preview?revision=" + number(revision.id) + "\">" + (revision.published.empty() ? "見て公開する" : "見て戻す") +
        "</a></td></tr>\n";
}

// What was done with the revision, behind its number.
std::string deed_of(const Publication& line)
{
    if (line.action == "load") return " を読み込んだ（" + counts(line.added, line.changed, line.removed) + "）";
    if (line.action == "publish") return " を公開した";
    if (line.action == "plan") return " の公開を予約した";
    if (line.action == "cancel") return " の公開の予約が取りやめになった";
    return " に戻した";
}

const Revision* current_of(const History& history)
{
    const auto found = std::find_if(history.revisions.begin(), history.revisions.end(), [](const Revision& one) { return one.current; });
    return found == history.revisions.end() ? nullptr : &*found;
}

}  // namespace

std::string csrf_field(const Reader& reader) { return "<input type=\"hidden\" name=\"csrf\" value=\"" + escaped(reader.csrf) + "\">"; }

std::string top(const std::string& title, const Reader& reader, Place place)
{
    const auto link = [&](Place here, const char* to, const char* name) {
        return std::string("<a href=\"") + to + "\"" + (here == place ? " aria-current=\"page\"" : "") + ">" + name + "</a>";
    };
    std::string page = head(title) + "<body>\n<header><p class=\"house\">連携</p><nav aria-label=\"仕事\">" + link(Place::Home, "/", "はじめ") +
        link(Place::Load, "/load", "読み込む") + link(Place::History, "/history", "履歴") +
                       "</nav><form method=\"post\" action=\"/logout\" class=\"who\"><span>" + escaped(reader.who) + "</span>" + csrf_field(reader) + "<button class=\"quiet\">終わる</button></form></header>\n<main>\n";
    if (!reader.notice.empty()) page += "<p class=\"notice\" role=\"status\">" + escaped(reader.notice) + "</p>\n";
    return page + "<h1>" + escaped(title) + "</h1>\n";
}

std::string bottom() { return "</main>\n</body>\n</html>\n"; }

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\'') out += "&#39;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
    return out;
}

std::string day_and_time(const std::string& at)
{
    if (at.size() < 16) return escaped(at);
    const auto plain = [](std::string part) { return part.front() == '0' ? part.substr(1) : part; };
    return escaped(at.substr(0, 4) + "年" + plain(at.substr(5, 2)) + "月" + plain(at.substr(8, 2)) + "日 " + at.substr(11, 5));
}

std::string_view notice_of(std::string_view done)
{
    static constexpr std::pair<std::string_view, std::string_view> kNotices[] = {
        {"publish", "公開しました。表示は次の場面から替わります。"}, {"rollback", "前の表示に戻しました。"},
        {"plan", "公開を予約しました。その時刻になると、表示が替わります。"}, {"cancel", "公開の予約を取りやめました。"},
        {"prepared", "決めたとおりの下書きの版を作りました。もう一人が「履歴」から公開すると、表示が替わります。"},
        {"shown", "催しに加えました。"}, {"dismissed", "表示しないことにしました。"},
    };
    const auto* const found = std::find_if(std::begin(kNotices), std::end(kNotices), [&](const auto& one) { return one.first == done; });
    return found == std::end(kNotices) ? std::string_view() : found->second;
}

std::string login_page(const std::vector<std::string>& names, const std::string& who, const std::string& wrong)
{
    std::string options;
    for (const auto& name : names) options += "<option value=\"" + escaped(name) + "\">";
    return head("入る") + "<body class=\"door\">\n<main>\n<p class=\"house\">連携</p>\n<h1>展示を替える</h1>\n" + (wrong.empty() ? "" : "<p class=\"wrong\" role=\"alert\">" + escaped(wrong) + "</p>\n") +
           "<form method=\"post\" action=\"/login\"><label>お名前<input name=\"who\" required maxlength=\"20\" autocomplete=\"name\" list=\"names\" value=\"" + escaped(who) + "\"></label><datalist id=\"names\">" + options +
           "</datalist>\n<p class=\"hint\">履歴に残ります</p>\n<label>パスワード<input type=\"password\" name=\"password\" required autocomplete=\"current-password\"></label>\n<button>入る</button></form>\n" + bottom();
}

std::string home_page(const Reader& reader, const History& history, const Health& health, const std::optional<Drafts>& drafts)
{
    std::string page = top("いま表示しているもの", reader, Place::Home);
    const Revision* const current = current_of(history);
    if (!history.read) page += "<p class=\"wrong\" role=\"alert\">" + escaped(history.message) + "</p>\n";
    else if (current == nullptr) page += "<p>まだ何も公開していません。</p>\n";
    else {
        page += "<dl class=\"shown\"><dt>内容</dt><dd>" + (current->shipped ? "はじめからある内容" : current->note.empty()
                                                         ? "版 " + number(current->id) : escaped(current->note)) + "</dd><dt>公開した日時</dt><dd>" +
                                                         day_and_time(current->published) + " から</dd><dt>公開した人</dt><dd>" +
                escaped(current->shipped ? "同梱の資料" : current->by.empty() ? current->who : current->by) + "</dd><dt>版</dt><dd>" + number(current->id) +
                    "</dd></dl>\n";
    }
    page += "<p class=\"ways\"><a class=\"button\" href=\"/load\">新しい展示を読み込む</a><a class=\"button quiet\" href=\"/history\">前の展示に戻す</a></p>\n" + plans_of(reader, history) + drafts_section(drafts) + "<section class=\"health\"><h2>表示装置のようす</h2>\n";
    if (health.ok) return page + "<p>点検で悪いところは見つかりませんでした。画面そのものは、ロビーで見てください。</p></section>\n" + bottom();
    page += "<ul>\n";
    for (const Check& check : health.wrong) page += "<li>" + escaped(check.message) + "</li>\n";
    return page + "</ul></section>\n" + bottom();
}

std::string load_page(const Reader& reader, const Limits& limits, const std::vector<KeptPairing>& kept)
{
    return top("読み込む", reader, Place::Load) + "<form method=\"post\" action=\"/load\" enctype=\"multipart/form-data\" id=\"load\" data-most=\"" + std::to_string(limits.bytes) + "\">" + csrf_field(reader) +
           "\n<div class=\"drop\" id=\"drop\"><p class=\"large\">表と写真を、ここに置いてください</p><p class=\"hint\">Excel の様式（.xlsx）か .csv、写真、映像。いっしょに選んでください。合わせて " + std::to_string(limits.bytes >> 20) + " MB まで</p>\n" +
           "<p class=\"ways\"><label class=\"button quiet\">ファイルを選ぶ<input type=\"file\" name=\"files\" multiple></label><label class=\"button quiet script\">フォルダーを選ぶ<input type=\"file\" name=\"files\" multiple webkitdirectory></label></p></div>\n" +
           "<ul id=\"chosen\" class=\"chosen\"></ul>\n<p class=\"ways\"><button id=\"send\">送って調べる</button></p>\n<div id=\"progress\" hidden role=\"status\"><progress max=\"100\" value=\"0\"></progress><p></p></div></form>\n" +
           "<p class=\"hint\">調べるだけでは表示は変わりません。結果と画面を見てから公開します。</p>\n" + pairings_section(reader, kept) + bottom();
}

std::string findings_page(const Reader& reader, const Loaded& loaded)
{
    std::string page = top("調べた結果", reader, Place::Load);
    if (!loaded.ran) return page + "<p class=\"wrong\" role=\"alert\">" + escaped(loaded.message) + "</p>\n<p class=\"ways\"><a class=\"button\" href=\"/load\">もう一度送る</a></p>\n" + bottom();
    page += "<dl class=\"figures\"><div><dt>取り込んだ行</dt><dd>" + number(loaded.accepted) + "</dd></div><div><dt>保留</dt><dd>" + number(loaded.held) +
        "</dd></div><div><dt>止めた</dt><dd>" + number(loaded.refused) + "</dd></div></dl>\n";
    if (loaded.unchanged) page += "<p>前に読み込んだ内容と同じです。新しい版は作っていません。</p>\n";
    if (loaded.revision) page += "<p class=\"ways\"><a class=\"button\" href=\"/preview?revision=" + number(*loaded.revision) + "\">画面を見て公開する</a><a class=\"button quiet\" href=\"/load\">直してもう一度送る</a></p>\n";
    else page += "<p>取り込めた行がなかったので、表示するものは変わっていません。</p><p class=\"ways\"><a class=\"button\" href=\"/load\">直してもう一度送る</a></p>\n";
    if (loaded.findings.empty()) page += "<p>気になるところはありませんでした。</p>\n";
    for (const Severity severity : {Severity::Stop, Severity::Hold, Severity::Note}) page += findings_of(loaded.findings, severity);
    return page + bottom();
}

std::string preview_page(const Reader& reader, const Revision& revision, const std::vector<Scene>& scenes, const std::string& day)
{
    const std::string id = number(revision.id);
    std::string page = top("版 " + id + " の画面", reader, Place::Load) + "<form method=\"get\" action=\"/preview\" class=\"day\"><input type=\"hidden\" name=\"revision\" value=\"" + id + "\"><label>この日の画面<input type=\"date\" name=\"day\" value=\"" + escaped(day) +
                       "\"></label><button class=\"quiet\">見る</button></form>\n<div class=\"pictures\">\n";
    for (const Scene& scene : scenes)
        page += "<figure><img src=\"/picture?revision=" + id + "&amp;scene=" + escaped(scene.id) + (day.empty() ? "" : "&amp;day=" + escaped(day)) +
            "\" width=\"960\" height=\"540\" alt=\"" + escaped(scene.name) + "（この日にないときは出ません）\"><figcaption>" + escaped(scene.name) +
            "</figcaption></figure>\n";
    page += "</div>\n";
    if (revision.current) return page + "<p><span class=\"seal\">表示中</span></p>\n" + bottom();
    return page + "<form method=\"post\" action=\"/publish\" class=\"publish\">" + csrf_field(reader) + "<input type=\"hidden\" name=\"revision\" value=\"" +
        id + "\"><h2>公開する</h2>\n<p>公開する人：" + escaped(reader.who) +
           "</p><label>ひとこと（履歴に残ります）<input name=\"note\" maxlength=\"60\" placeholder=\"12月の展示\"></label>\n<p class=\"hint\">いまの表示と入れ替わります。前の表示には「履歴」からいつでも戻せます。</p><button>版 " + id + " を公開する</button></form>\n" + later_form(reader, revision) + (revision.planned.empty() ? "" : cancel_form(reader, revision)) + bottom();
}

std::string history_page(const Reader& reader, const History& history)
{
    std::string page = top("履歴", reader, Place::History);
    if (!history.read) return page + "<p class=\"wrong\" role=\"alert\">" + escaped(history.message) + "</p>\n" + bottom();
    page += "<form method=\"post\" action=\"/rollback\" class=\"back\">" + csrf_field(reader) + "<button class=\"quiet\">ひとつ前の表示に戻す</button><p class=\"hint\">いまの版は残ります。また公開すれば元に戻ります。</p></form>\n";
    page += "<table class=\"revisions\"><thead><tr><th scope=\"col\">版</th><th scope=\"col\">読み込み</th><th scope=\"col\">内容</th><th scope=\"col\"></th></tr></thead><tbody>\n";
    for (const Revision& revision : history.revisions) page += row_of(revision);
    page += "</tbody></table>\n<h2>したこと</h2>\n<table class=\"lines\"><thead><tr><th scope=\"col\">日時</th><th scope=\"col\">人</th><th scope=\"col\">したこと</th><th scope=\"col\">ひとこと</th></tr></thead><tbody>\n";
    for (const Publication& line : history.lines)
        page += "<tr><td>" + day_and_time(line.at) + "</td><td>" + escaped(line.who) + "</td><td>版 " + number(line.revision) + deed_of(line) + "</td><td>" +
            escaped(line.note) + "</td></tr>\n";
    return page + "</tbody></table>\n" + bottom();
}

std::string trouble_page(const std::string& title, const std::string& message)
{
    return head(title) + "<body class=\"door\">\n<main>\n<p class=\"house\">連携</p>\n<h1>" + escaped(title) + "</h1>\n<p class=\"wrong\" role=\"alert\">" +
        escaped(message) + "</p>\n<p class=\"ways\"><a class=\"button\" href=\"/\">はじめへ</a></p>\n" + bottom();
}

}  // namespace renkei::desk
