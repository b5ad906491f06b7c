#include "programme/reading.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace renkei::programme {
namespace {

template <size_t Count>
bool begins_with_one_of(std::string_view text, const std::array<std::string_view, Count>& all, size_t& bytes)
{
    for (const std::string_view one : all)
        if (text.starts_with(one)) {
            bytes = one.size();
            return true;
        }
    return false;
}

constexpr std::array<std::string_view, 6> kStops{"。", "！", "？", ". ", "! ", "? "};
constexpr std::array<std::string_view, 5> kClosing{"」", "』", "）", "”", "\n"};   // what belongs to the stop before it
constexpr std::array<std::string_view, 4> kCommas{"、", "，", ", ", "; "};

// The first `most` characters at most, up to the last comma among them where there is one.
size_t cut_of(std::string_view sentence, size_t most)
{
    size_t at = 0, comma = 0, bytes = 0;
    for (size_t count = 0; at < sentence.size() && count < most; ++count) {
        if (begins_with_one_of(sentence.substr(at), kCommas, bytes)) comma = at + bytes;
        at += code_point_length(sentence, at);
    }
    return at < sentence.size() && comma > at / 3 ? comma : at;
}

// Sentences put together while they have room.
std::vector<std::string> filled_up(const std::vector<std::string>& sentences, size_t most)
{
    std::vector<std::string> parts;
    for (const std::string& sentence : sentences) {
        if (!parts.empty() && characters(parts.back()) + characters(sentence) <= most) parts.back() += sentence;
        else parts.push_back(sentence);
    }
    return parts;
}

std::string without_ends(const std::string& text)
{
    const size_t first = text.find_first_not_of(" \n"), last = text.find_last_not_of(" \n");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

}  // namespace

size_t characters(std::string_view text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return begins_code_point(c) && static_cast<unsigned char>(c) > 0x20;
    }));
}

std::vector<std::string> sentences_of(std::string_view text)
{
    std::vector<std::string> sentences;
    size_t from = 0, bytes = 0;
    for (size_t at = 0; at < text.size();) {
        const bool stop = begins_with_one_of(text.substr(at), kStops, bytes);
        if (!stop && text[at] != '\n') {
            at += code_point_length(text, at);
            continue;
        }
        at += stop ? bytes : 1;
        while (begins_with_one_of(text.substr(at), kClosing, bytes)) at += bytes;
        sentences.emplace_back(text.substr(from, at - from));
        from = at;
    }
    if (from < text.size()) sentences.emplace_back(text.substr(from));
    return sentences;
}

std::vector<std::string> parts_of(std::string_view text, size_t most)
{
    std::vector<std::string> sentences;
    for (const std::string& sentence : sentences_of(text))
        for (std::string_view rest = sentence; !rest.empty();) {
            const size_t cut = characters(rest) <= most ? rest.size() : cut_of(rest, most);
            sentences.emplace_back(rest.substr(0, cut));
            rest.remove_prefix(cut);
        }
    std::vector<std::string> parts = filled_up(sentences, most);
    // No fewer pages, but even ones: a last page of one short sentence would be turned to for nothing.
    const size_t all = characters(text);
    for (size_t even = parts.empty() ? most : (all + parts.size() - 1) / parts.size(); even < most; ++even)
        if (std::vector<std::string> better = filled_up(sentences, even); better.size() == parts.size()) {
            parts = std::move(better);
            break;
        }
    for (std::string& part : parts) part = without_ends(part);
    std::erase(parts, "");
    return parts;
}

}  // namespace renkei::programme
