#include "scenes/event_words.hpp"

#include <algorithm>
#include <memory>

#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// Names in lines of their own making: a line ends after a name and carries no mark at its end.
std::string broken_after_names(const Board& board, const std::vector<std::string>& names, const text::Style& style, float measure)
{
    const std::string comma = style.language == Language::English ? ", " : "・";
    std::string all, line;
    for (const std::string& name : names) {
        const std::string longer = line.empty() ? name : line + comma + name;
        if (!line.empty() && board.setting().typesetter.line(longer, style).size.w > measure) {
            all += line + "\n";
            line = name;
        } else {
            line = longer;
        }
    }
    return all + line;
}

// … in lines of about one length: no name stands alone in the last.
std::string in_lines(const Board& board, const std::vector<std::string>& names, const text::Style& style, float measure)
{
    const auto breaks = [](const std::string& lines) { return std::count(lines.begin(), lines.end(), '\n'); };
    const std::string widest = broken_after_names(board, names, style, measure);
    std::string best = widest;
    for (float narrower = measure - 24; narrower > measure * 0.5f; narrower -= 24) {
        std::string lines = broken_after_names(board, names, style, narrower);
        if (breaks(lines) > breaks(widest)) break;
        best = std::move(lines);
    }
    return best;
}

// Where the words have a space of their own, a title that needs two lines breaks there, as its author would.
std::string broken_at_space(const Board& board, const std::string& words, const text::Style& style, float measure)
{
    if (board.setting().typesetter.line(words, style).size.w <= measure) return words;
    for (const std::string_view space : {"　", " "})
        for (size_t at = words.rfind(space); at != std::string::npos && at > 0; at = words.rfind(space, at - 1)) {
            std::string first = words.substr(0, at), second = words.substr(at + space.size());
            if (board.setting().typesetter.line(first, style).size.w <= measure && board.setting().typesetter.line(second, style).size.w <= measure) return first + "\n" + second;
        }
    return words;
}

}  // namespace

std::string taking_part(const Board& board, const model::Event& event, const text::Style& style, float measure, Naming naming)
{
    const model::Content& content = *board.setting().programme.content;
    const Wording language = board.setting().language;
    const bool english = language == Language::English;
    std::vector<std::string> organisations;
    std::string_view rest = event.related_organisations;
    while (!rest.empty()) {
        const size_t cut = rest.find(';');
        const std::string name(rest.substr(0, cut));
        if (!name.empty()) organisations.push_back(english ? short_english_organisation(name) : name);
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    }
    const auto too_many = [&](size_t count, size_t most) { return count > (naming == Naming::Counted ? 1 : most); };
    if (too_many(organisations.size(), 2))
        return filled(filled(words("events.organisations_more", language), "first", organisations.front()), "count", std::to_string(organisations.size()));
    if (!organisations.empty()) return in_lines(board, organisations, style, measure);
    std::vector<std::string> names;
    for (const auto& code : event.related_codes)
        if (const auto* m = content.municipality(code)) names.push_back(english ? m->romaji : m->name);
    if (names.empty()) return "";
    if (too_many(names.size(), english ? 5 : 8))
        return filled(filled(words("events.municipalities_more", language), "first", names.front()), "count", std::to_string(names.size()));
    return in_lines(board, names, style, measure);
}

std::string emblem_of(const model::Event& event, const model::Content& content)
{
    for (const auto& code : event.related_codes) {
        const auto* m = content.municipality(code);
        if (!m || m->name.size() <= 3) continue;
        const std::string stem = m->name.substr(0, m->name.size() - 3);   // without 市, 町 or 村
        if (event.title.find(stem) != std::string::npos || event.venue.find(stem) != std::string::npos) return code;
    }
    return event.related_codes.empty() ? event.code5 : event.related_codes.front();
}

std::string title_of(const model::Event& e, Wording language) { return language == Language::English ? english_event(e.key, e.title) : e.title; }
std::string venue_of(const model::Event& e, Wording language) { return language == Language::English ? english_venue(e.key, e.venue) : e.venue; }

std::string ward_of(const model::Event& e, const model::Content& content, Wording language)
{
    if (language != Language::English) return e.ward;
    const auto* ward = content.municipality(e.code5);
    return ward ? ward->romaji : e.ward;
}

std::string weekday_of(Date day, Wording language)
{
    const std::string name = text::weekday_name(std::chrono::weekday(std::chrono::sys_days(day)), language);
    return language == Language::Japanese ? name + "曜" : name;
}

bool setting_fits(const Board& board, const std::string& words, const text::Style& style, float measure)
{
    return board.setting().typesetter.line(words, style).size.w <= measure || broken_at_space(board, words, style, measure) != words;
}

text::Block wrapped(const Board& board, const std::string& words, text::Face face, float size, float line_height, float measure, int max_lines)
{
    const text::Style style = board.style(face, size, line_height);
    const bool spaced = style.language != Language::English && style.language != Language::Korean;
    text::Paragraph p = board.paragraph(spaced ? broken_at_space(board, words, style, measure) : words, style);
    p.measure = measure;
    p.breaking = text::Breaking::Phrase;
    p.max_lines = max_lines;
    return board.setting().typesetter.set(p);
}

Held set_held(const Board& board, const std::string& venue, const std::string& ward, float size, float gap, float measure)
{
    const auto within = [&](float room) {
        Held held{wrapped(board, venue, text::Face::Gothic, size, 1.35f, room, 2), wrapped(board, ward, text::Face::Gothic, size, 1, measure, 1), {}, 0};
        held.height = held.venue.size.h;
        if (held.ward.lines.empty() || held.venue.lines.empty()) return held;
        const Rect last = held.venue.lines.back().box;
        held.ward_at = {last.right() + gap, last.y};
        if (held.ward_at.x + held.ward.size.w <= measure) return held;
        held.ward_at = {0, held.height + size * 0.35f};
        held.height += size * 1.35f;
        return held;
    };
    Held wide = within(measure);
    Held narrow = within(std::max(measure - wide.ward.size.w - gap, measure * 0.5f));
    return wide.height <= narrow.height || narrow.venue.overflow ? wide : narrow;
}

void place_block(Board& board, const text::Block& block, Vec2 at, paint::Color color, const Entrance& entrance)
{
    if (block.glyphs.empty()) return;
    auto shared = std::make_shared<const text::Block>(block);
    board.record(block, at, color, entrance.at < 0 ? 0 : entrance.at + entrance.duration);
    const int layer = board.layer("row text", Rect{at.x, at.y, block.size.w, block.size.h}.grown(14), [shared, at, color](paint::Painter& p) { p.text(*shared, at, color); });
    board.show(layer, entrance);
}

void place_held(Board& board, const Held& held, Vec2 at, const Entrance& entrance)
{
    place_block(board, held.venue, at, ink::kSumi, entrance);
    if (!held.venue.lines.empty()) place_block(board, held.ward, at + held.ward_at, ink::kWakatake, entrance);
}

}  // namespace renkei::scenes
