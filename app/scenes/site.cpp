#include "scenes/site.hpp"

#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

std::string host_of(const std::string& url)
{
    const size_t scheme = url.find("://"), begins = scheme == std::string::npos ? 0 : scheme + 3;
    return url.substr(begins, url.find('/', begins) - begins);
}

}  // namespace

text::Paragraph site_words(const Board& board, const std::string& url, const model::Municipality& m, float room)
{
    const char* whose = m.kind == "市" ? "showcase.site_city" : m.kind == "町" ? "showcase.site_town" : m.kind == "村" ? "showcase.site_village" : "showcase.site_ward";
    const std::string label = words(whose, board.setting().language), host = host_of(url), whole = label + "　" + host;
    const text::Style style = board.style(text::Face::Gothic, board.type(24), 1.3f);
    const bool fits = board.setting().typesetter.line(whole, style).size.w <= room;
    text::Paragraph p = board.paragraph(fits ? whole : label + "\n" + host, style);
    p.align = text::Align::End;
    return p;
}

}  // namespace renkei::scenes
