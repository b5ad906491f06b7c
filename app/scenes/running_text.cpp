#include "scenes/running_text.hpp"

#include <algorithm>

#include "programme/reading.hpp"

namespace renkei::scenes {
namespace {

constexpr float kFadesBefore = 0.5f;   // seconds: a part is gone when the next one comes

float closest(const TextPlace& place) { return place.vertical() ? 1.45f : 1.3f; }

text::Paragraph paragraph(const Board& board, const TextPlace& place, const std::string& words, float size, float line_height)
{
    text::Paragraph p = board.paragraph(words, board.style(text::Face::Mincho, board.type(size), line_height));
    p.style.language = place.language;
    p.breaking = text::Breaking::Phrase;
    p.direction = place.vertical() ? text::Direction::Vertical : text::Direction::Horizontal;
    p.measure = place.vertical() ? place.room : place.right - place.left;
    return p;
}

// Sentences that have room, each alone: one that has none is parted once more.
std::vector<std::string> sentences_with_room(const Board& board, const TextPlace& place, const std::string& words, float size)
{
    std::vector<std::string> sentences;
    for (const std::string& sentence : programme::sentences_of(words)) {
        const size_t length = programme::characters(sentence);
        std::vector<std::string> pieces{sentence};
        const auto has_room = [&](const std::string& piece) { return fitting(board, place, sentence_a_column(place, piece), size).has_value(); };
        for (size_t count = 2; count <= length && !std::all_of(pieces.begin(), pieces.end(), has_room); ++count) pieces = programme::parts_of(sentence, (length + count - 1) / count);
        sentences.insert(sentences.end(), pieces.begin(), pieces.end());
    }
    return sentences;
}

}  // namespace

std::string sentence_a_column(const TextPlace& place, std::string_view words)
{
    std::string columns;
    for (const std::string& sentence : programme::sentences_of(words)) {
        if (place.vertical() && !columns.empty() && columns.back() != '\n') columns += '\n';
        columns += sentence;
    }
    if (!columns.empty() && columns.back() == '\n') columns.pop_back();
    return columns;
}

std::optional<text::Paragraph> fitting(const Board& board, const TextPlace& place, const std::string& words, float size)
{
    for (const float line_height : {place.vertical() ? 1.75f : 1.45f, place.vertical() ? 1.6f : 1.38f, closest(place)}) {
        text::Paragraph p = paragraph(board, place, words, size, line_height);
        const text::Block block = board.setting().typesetter.set(p);
        if (!block.overflow && block.size.w <= place.right - place.left && block.size.h <= place.room) return p;
    }
    return std::nullopt;
}

std::vector<text::Paragraph> parts_of(const Board& board, const TextPlace& place, const std::string& words, float size)
{
    std::vector<text::Paragraph> parts;
    std::string part;
    const auto end_part = [&] {
        const std::string columns = sentence_a_column(place, part);
        parts.push_back(fitting(board, place, columns, size).value_or(paragraph(board, place, columns, size, closest(place))));
    };
    for (const std::string& sentence : sentences_with_room(board, place, words, size)) {
        const std::string longer = part + sentence;
        if (!part.empty() && !fitting(board, place, sentence_a_column(place, longer), size)) {
            end_part();
            part = sentence;
        } else {
            part = longer;
        }
    }
    if (!part.empty()) end_part();
    return parts;
}

void add_text(Board& board, const TextPlace& place, const text::Paragraph& words, paint::Color color, const Entrance& entrance)
{
    if (place.vertical()) board.text(words, {place.right, place.top}, Anchor::TopRight, color, entrance);
    else board.text(words, {place.left, place.top}, Anchor::TopLeft, color, entrance);
}

void add_parts(Board& board, const TextPlace& place, const std::vector<text::Paragraph>& parts, paint::Color color, const Reading& reading)
{
    size_t all = 0;
    for (const auto& part : parts) all += part.spans.front().text.size();
    float begin = reading.from;
    for (size_t i = 0; i < parts.size(); ++i) {
        const float end = begin + (reading.to - reading.from) * static_cast<float>(parts[i].spans.front().text.size()) / static_cast<float>(all);
        add_text(board, place, parts[i], color, {i == 0 ? reading.enters : begin, {0, 0}, 0.9f, reading.stays && i + 1 == parts.size() ? -1 : end - kFadesBefore});
        begin = end;
    }
}

}  // namespace renkei::scenes
