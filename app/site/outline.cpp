#include "site/outline.hpp"

#include <libxml/HTMLparser.h>

#include <array>
#include <memory>
#include <set>

#include "base/sentence.hpp"

namespace renkei::site {
namespace {

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

constexpr int kDeepest = 256;                     // elements within each other
constexpr size_t kLongestLine = 4000;             // bytes
const std::set<std::string_view> kUnread{"script", "style", "noscript", "nav", "template", "svg", "iframe", "object", "form"};
const std::set<std::string_view> kBlocks{"address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figure", "footer",
                                         "h1", "h2", "h3", "h4", "h5", "h6",
                                         "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"};

std::string_view name_of(const xmlNode& node) { return node.name != nullptr ? reinterpret_cast<const char*>(node.name) : ""; }

std::string attribute(const xmlNode& node, const char* name)
{
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(&node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
}

std::string content_of(const xmlNode& node)
{
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlNodeGetContent(&node), xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
}

// Blanks and ends of lines become one blank; the ideographic one, which some pages set words apart with, too.
void add_words(std::string& line, std::string_view text)
{
    for (size_t at = 0; at < text.size() && line.size() < kLongestLine; ++at) {
        const bool ideographic = text.substr(at).starts_with("　");
        if (ideographic) at += 2;
        if (ideographic || text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
            if (!line.empty() && line.back() != ' ') line += ' ';
        } else {
            line += text[at];
        }
    }
}

class Walk {
  public:
    explicit Walk(Outline& outline) : outline_(outline) {}
    void through(const xmlNode* first, int depth = 0)
    {
        if (depth > kDeepest) return;
        for (const xmlNode* node = first; node != nullptr && outline_.lines.size() < kMostLines; node = node->next) visit(*node, depth);
    }
    void end_line()
    {
        while (line_.text.ends_with(' ')) line_.text.pop_back();
        if (!line_.text.empty()) outline_.lines.push_back(line_);
        line_ = {.heading = line_.heading, .text = {}};
    }

  private:
    void visit(const xmlNode& node, int depth)
    {
        if (node.type == XML_TEXT_NODE) return add_words(line_.text, node.content != nullptr ? reinterpret_cast<const char*>(node.content) : "");
        if (node.type != XML_ELEMENT_NODE) return;
        const std::string_view name = name_of(node);
        if (name == "script" && attribute(node, "type") == "application/ld+json") outline_.json_ld.push_back(content_of(node));
        if (name == "title" && outline_.title.empty()) add_words(outline_.title, content_of(node));
        if (kUnread.contains(name) || name == "head") return head(node, depth, name);
        const bool block = kBlocks.contains(name);
        const int heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : line_.heading;
        if (block) end_line();
        const int before = std::exchange(line_.heading, heading);
        const size_t begun = line_.text.size();
        through(node.children, depth + 1);
        if (name == "a" && outline_.links.size() < kMostLines)
            outline_.links.push_back({line_.text.size() > begun ? line_.text.substr(begun) : "", attribute(node, "href")});
        if (block) end_line();
        line_.heading = before;
    }
    // Of a head, only the title and what is said for machines.
    void head(const xmlNode& node, int depth, std::string_view name)
    {
        if (name != "head" || depth > kDeepest) return;
        for (const xmlNode* child = node.children; child != nullptr; child = child->next)
            if (child->type == XML_ELEMENT_NODE && (name_of(*child) == "title" || name_of(*child) == "script")) {
                visit(*child, depth + 1);
                line_.text.clear();
            }
    }

    Outline& outline_;
    Line line_;
};

bool is_known(const std::string& charset)
{
    if (charset.empty()) return false;
    xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(charset.c_str());
    if (handler != nullptr) xmlCharEncCloseFunc(handler);
    return handler != nullptr;
}

Error no_page() { return {ErrorKind::BadData, sentence("it is no page of HTML, or a longer one than is read")}; }

}  // namespace

Result<Outline> outline_of(std::string_view bytes, const std::string& charset)
{
    if (bytes.empty() || bytes.size() > kMostPageBytes) return no_page();
    // Nothing is fetched, and what is wrong with the page is not printed.
    constexpr int kHow = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    const bool page_tells = bytes.substr(0, 1024).find("charset") != std::string_view::npos;
    const char* const encoding = is_known(charset) ? charset.c_str() : page_tells ? nullptr : "UTF-8";
    const Document document(htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, encoding, kHow), xmlFreeDoc);
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) return no_page();
    Outline outline;
    Walk walk(outline);
    walk.through(root);
    walk.end_line();
    return outline;
}

}  // namespace renkei::site
