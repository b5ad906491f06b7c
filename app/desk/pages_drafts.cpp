// The page on which somebody says what of the sites of others is shown.

#include <algorithm>

#include "desk/page_parts.hpp"

namespace renkei::desk {
namespace {

std::string joined(const std::vector<std::string>& names)
{
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : "、") + escaped(name);
    return all;
}

std::string line(const char* name, const std::string& html) { return html.empty() ? "" : std::string("<dt>") + name + "</dt><dd>" + html + "</dd>"; }

// An address that leads somewhere else than to a page stays text.
std::string link_to(const std::string& address)
{
    const std::string text = escaped(address);
    return address.starts_with("https://") ? "<a href=\"" + text + "\" rel=\"noreferrer noopener\" target=\"_blank\">" + text + "</a>" : text;
}

std::string button(const Reader& reader, const Draft& draft, bool shown, const char* name, bool quiet)
{
    return "<form method=\"post\" action=\"/drafts\">" + csrf_field(reader) + "<input type=\"hidden\" name=\"id\" value=\"" + escaped(draft.id) +
        "\"><input type=\"hidden\" name=\"shown\" value=\"" + (shown ? "1" : "0") + "\"><button" +
           (quiet ? " class=\"quiet\"" : "") + ">" + name + "</button></form>";
}

std::string buttons(const Reader& reader, const Draft& draft)
{
    using State = Draft::State;
    std::string html = "<div class=\"ways\">";
    if (draft.state == State::Waiting && !draft.days.empty()) html += button(reader, draft, true, draft.changed ? "変わった内容で表示する" : "表示する", false);
    if (draft.state == State::Dismissed && !draft.days.empty()) html += button(reader, draft, true, "やはり表示する", true);
    if (draft.state != State::Dismissed) html += button(reader, draft, false, draft.state == State::Shown ? "表示をやめる" : "表示しない", true);
    return html + "</div>";
}

std::string article(const Reader& reader, const Draft& draft)
{
    std::string html = "<article class=\"draft\"><h3>" + escaped(draft.title) + (draft.changed ? "<span class=\"count\">内容が変わりました</span>" : "") +
        (draft.gone ? "<span class=\"count\">ページがなくなりました</span>" : "") + "</h3>\n<dl>" + line("日時", escaped(draft.days)) +
        line("ページの日時", escaped(draft.when)) + line("会場", escaped(draft.venue)) +
                       line("主催", escaped(draft.organiser)) + line("市区町村", joined(draft.towns)) + line("見当たらない名前", joined(draft.unmatched)) +
                           line("ページ", link_to(draft.address)) + "</dl>\n";
    if (draft.days.empty()) html += "<p class=\"place\">日付が読み取れないので、このままでは表示できません。様式の「催し」シートに書いて読み込んでください。</p>";
    return html + buttons(reader, draft) + "</article>\n";
}

long long waiting(const Drafts& drafts)
{
    return std::count_if(drafts.drafts.begin(), drafts.drafts.end(), [](const Draft& draft) { return draft.state == Draft::State::Waiting; });
}

}  // namespace

std::string drafts_page(const Reader& reader, const Drafts& drafts)
{
    std::string page = top("サイトの下書き", reader, Place::Home);
    if (!drafts.read) return page + "<p class=\"wrong\" role=\"alert\">" + escaped(drafts.message) + "</p>\n" + bottom();
    page += "<p>登録してあるサイトから読み取った催しです。ページと見比べて、表示するかどうかを決めてください。表示すると、次の場面から催しの一覧に出ます。</p>\n";
    const std::pair<Draft::State, const char*> parts[] = {{Draft::State::Waiting, "まだ決めていないもの"}, {Draft::State::Prepared, "もう一人が公開するのを待っているもの"},
                                                          {Draft::State::Shown, "表示しているもの"}, {Draft::State::Dismissed, "表示しないもの"}};
    for (const auto& [state, name] : parts) {
        std::string articles;
        for (const Draft& draft : drafts.drafts)
            if (draft.state == state) articles += article(reader, draft);
        if (!articles.empty()) page += std::string("<section><h2>") + name + "</h2>\n" + articles + "</section>\n";
    }
    if (drafts.drafts.empty()) page += "<p>いまは何もありません。新しいページは自動で調べています。</p>\n";
    return page + bottom();
}

std::string drafts_section(const std::optional<Drafts>& drafts)
{
    if (!drafts) return "";
    std::string html = "<section class=\"plans\"><h2>サイトの下書き</h2>\n";
    if (!drafts->read) return html + "<p class=\"wrong\">" + escaped(drafts->message) + "</p></section>\n";
    const long long count = waiting(*drafts);
    html += count == 0 ? "<p>まだ決めていないものはありません。</p>" : "<p>まだ決めていないものが <strong>" + std::to_string(count) + " 件</strong>あります。</p>";
    return html + "<p class=\"ways\"><a class=\"button quiet\" href=\"/drafts\">見て決める</a></p></section>\n";
}

}  // namespace renkei::desk
