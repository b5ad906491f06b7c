#include "store/records.hpp"

namespace renkei::store {
namespace {

void escape(std::string& out, std::string_view text)
{
    for (const char c : text) {
        if (c == ';' || c == '|' || c == '\\') out += '\\';
        out += c;
    }
}

// Takes the text up to one of `ends` that is not escaped and leaves `cell` behind it; `end` is what stopped it, 0 at the
// end of the cell.
std::string take_element(std::string_view& cell, std::string_view ends, char& end)
{
    std::string element;
    size_t at = 0;
    end = 0;
    for (; at < cell.size(); ++at) {
        char c = cell[at];
        if (c == '\\' && at + 1 < cell.size()) c = cell[++at];
        else if (ends.find(c) != std::string_view::npos) {
            end = c;
            ++at;
            break;
        }
        element += c;
    }
    cell.remove_prefix(at);
    return element;
}

}  // namespace

std::string join_list(const std::vector<std::string>& list)
{
    std::string cell;
    for (size_t i = 0; i < list.size(); ++i) {
        if (i != 0) cell += ';';
        escape(cell, list[i]);
    }
    return cell;
}

std::vector<std::string> split_list(std::string_view cell)
{
    std::vector<std::string> list;
    if (cell.empty()) return list;
    char end = ';';
    while (end == ';') list.push_back(take_element(cell, ";", end));
    return list;
}

std::string join_ruby(const std::vector<model::RubySpan>& spans)
{
    std::string cell;
    for (size_t i = 0; i < spans.size(); ++i) {
        if (i != 0) cell += ';';
        escape(cell, spans[i].base);
        cell += '|';
        escape(cell, spans[i].reading);
    }
    return cell;
}

std::vector<model::RubySpan> split_ruby(std::string_view cell)
{
    std::vector<model::RubySpan> spans;
    while (!cell.empty()) {
        char end = 0;
        model::RubySpan span;
        span.base = take_element(cell, "|;", end);
        if (end == '|') span.reading = take_element(cell, ";", end);
        spans.push_back(std::move(span));
    }
    return spans;
}

}  // namespace renkei::store
