// The page on which somebody says which column of a table is which field, and the list of what was said before.

#include "desk/page_parts.hpp"

namespace renkei::desk {
namespace {

constexpr size_t kMostRows = 5, kMostShown = 60;   // rows; characters of a cell

std::string shortened(const std::string& text)
{
    size_t at = 0;
    for (size_t count = 0; at < text.size(); ++count) {
        if (count == kMostShown) return text.substr(0, at) + "…";
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    }
    return text;
}

std::string choice(const TableToPair& table, size_t column, const std::string& chosen)
{
    std::string html = "<select name=\"c" + std::to_string(column) + "\" aria-label=\"" + escaped(table.headings[column]) +
        "\"><option value=\"0\">使わない</option>";
    for (size_t i = 0; i < table.fields.size(); ++i)
        html += "<option value=\"" + std::to_string(i + 1) + "\"" + (table.fields[i].first == chosen ? " selected" : "") + ">" +
            escaped(table.fields[i].first) + (table.fields[i].second ? " ※" : "") + "</option>";
    return html + "</select>";
}

// As it stands in the sheet, with what each column is below its heading.
std::string grid(const TableToPair& table, const std::vector<std::string>& chosen)
{
    std::string headings, choices, rows;
    for (size_t i = 0; i < table.headings.size(); ++i) {
        headings += "<th scope=\"col\">" + escaped(shortened(table.headings[i])) + "</th>";
        choices += std::string("<td") + (chosen[i].empty() ? "" : " class=\"chosen-field\"") + ">" + choice(table, i, chosen[i]) + "</td>";
    }
    for (size_t r = 0; r < std::min(table.rows.size(), kMostRows); ++r) {
        rows += "<tr>";
        for (const std::string& cell : table.rows[r]) rows += "<td>" + escaped(shortened(cell)) + "</td>";
        rows += "</tr>";
    }
    return "<div class=\"sheet pairing\" tabindex=\"0\"><table><thead><tr>" + headings + "</tr><tr class=\"choices\">" + choices + "</tr></thead><tbody>" +
        rows + "</tbody></table></div>\n";
}

}  // namespace

std::string columns_page(const Reader& reader, const TableToPair& table, const std::string& finding, const std::vector<std::string>& chosen,
                         const std::string& wrong)
{
    std::string page = top("列の組み合わせを教える", reader, Place::Load);
    if (!wrong.empty()) page += "<p class=\"wrong\" role=\"alert\">" + escaped(wrong) + "</p>\n";
    page += "<p>「" + escaped(table.file) + "」" + (table.sheet.empty() ? "" : "のシート「" + escaped(table.sheet) + "」") + "の、どの列が何かを選んでください。一度教えると、見出しが同じ表は次からそのまま読めます。</p>\n<p class=\"kinds\"><span>何の表ですか</span>";
    for (const auto& [name, japanese] : table.kinds)
        page += "<a href=\"/columns?finding=" + escaped(finding) + "&amp;kind=" + escaped(name) + "\"" + (name == table.kind ? " aria-current=\"true\"" : "") +
            ">" + escaped(japanese) + "</a>";
    return page + "</p>\n<form method=\"post\" action=\"/columns\">" + csrf_field(reader) + "<input type=\"hidden\" name=\"finding\" value=\"" +
        escaped(finding) + "\"><input type=\"hidden\" name=\"kind\" value=\"" + escaped(table.kind) + "\">\n" + grid(table, chosen) +
           "<p class=\"hint\">はじめに選んであるのは、見出しと中身からの推測です。※ は、なければその行を取り込めない項目です。合わない列は「使わない」のままで構いません。</p>\n" +
           "<p class=\"ways\"><button>この組み合わせで読む</button><a class=\"button quiet\" href=\"/findings\">やめる</a></p></form>\n" + bottom();
}

std::string pairings_section(const Reader& reader, const std::vector<KeptPairing>& kept)
{
    if (kept.empty()) return "";
    std::string html = "<section class=\"kept\"><h2>列の組み合わせ</h2>\n<p class=\"hint\">見出しが同じ表は、教わったとおりに読みます。違っていたら取り消して、もう一度送ってください。</p>\n<table class=\"lines\"><thead><tr><th scope=\"col\">表</th><th scope=\"col\">列→項目</th><th scope=\"col\">教えた人</th><th></th></tr></thead><tbody>\n";
    for (const KeptPairing& one : kept)
        html += "<tr><td>" + escaped(one.kind) + "</td><td>" + escaped(one.pairs) + "</td><td>" + escaped(one.who) + "<br><small>" + day_and_time(one.made) +
            "</small></td><td><form method=\"post\" action=\"/forget\">" + csrf_field(reader) + "<input type=\"hidden\" name=\"number\" value=\"" +
                std::to_string(one.number) + "\"><button class=\"quiet\">取り消す</button></form></td></tr>\n";
    return html + "</tbody></table></section>\n";
}

}  // namespace renkei::desk
