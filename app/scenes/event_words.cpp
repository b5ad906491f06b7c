#include "scenes/event_words.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <memory>

#include "base/utf8.hpp"
#include "scenes/name_lists.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// Names in lines of their own making: a line ends after a name and its mark.
std::string broken_after_names(const Board& board, const std::vector<std::string>& names, const text::Style& style, float measure)
{
    const std::string comma(between_names(board.setting().language)), mark(mark_after_name(board.setting().language));
    std::string all, line;
    for (size_t i = 0; i < names.size(); ++i) {
        const std::string longer = line.empty() ? names[i] : line + comma + names[i];
        const bool last = i + 1 == names.size();
        if (!line.empty() && board.setting().typesetter.line(last ? longer : longer + mark, style).size.w > measure) {
            all += line + mark + "\n";
            line = names[i];
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

// In letters what a colon leads to begins a line: Friendship Festival: | autumn harvest.
std::string broken_at_colon(const Board& board, std::string words, const text::Style& style, float measure)
{
    const size_t colon = words.find(": ");
    if (colon != std::string::npos && board.setting().typesetter.line(words, style).size.w > measure) words[colon + 1] = '\n';
    return words;
}

}  // namespace

std::string taking_part(const Board& board, const model::Event& event, const text::Style& style, float measure, Naming naming)
{
    const model::Content& content = *board.setting().programme.content;
    const Wording language = board.setting().language;
    const bool alphabetic = is_alphabetic(language);
    std::vector<std::string> organisations;
    std::string_view rest = event.related_organisations;
    while (!rest.empty()) {
        const size_t cut = rest.find(';');
        const std::string name(rest.substr(0, cut));
        if (!name.empty()) organisations.push_back(association_name(name, language));
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    }
    const auto too_many = [&](size_t count, size_t most) { return count > (naming == Naming::Counted ? 1 : most); };
    if (too_many(organisations.size(), 2))
        return filled(filled(words("events.organisations_more", language), "first", organisations.front()), "count", std::to_string(organisations.size()));
    if (!organisations.empty()) return in_lines(board, organisations, style, measure);
    std::vector<std::string> names;
    for (const auto& code : event.related_codes)   // the one that it takes place in stands beside the venue
        if (const auto* m = content.municipality(code); m && code != event.code5) names.push_back(town_name(*m, language));
    if (names.empty()) return "";
    if (too_many(names.size(), alphabetic ? 5 : 8))
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

std::string title_of(const model::Event& e, Wording language)
{
    if (!falls_back_on_english(language) || is_translated("event_titles", e.title, language)) return told_of("event_titles", e.title, language);
    return e.title_en.empty() ? english_event(e.key, e.title) : e.title_en;
}
std::string venue_of(const model::Event& e, Wording language)
{
    if (!falls_back_on_english(language) || is_translated("event_venues", e.venue, language)) return told_of("event_venues", e.venue, language);
    return english_venue(e.key, e.venue);
}

std::string ward_of(const model::Event& e, const model::Content& content, Wording language)
{
    const auto* ward = content.municipality(e.code5);
    return ward ? town_name(*ward, language) : e.ward;
}

std::string until_of(const model::Event& e, Wording language)
{
    const Date last = model::last_day(e);
    return last == *e.start_date ? "" : filled(words("exhibit.until", language), "date", text::month_day(last, language));
}

std::string hours_of(const model::Event& e, Wording language)
{
    if (!e.start_minute && !e.end_minute) return "";
    const std::string from = e.start_minute ? text::time_of_day(*e.start_minute, language) : "", until = e.end_minute ? text::time_of_day(*e.end_minute, language) : "";
    const char* key = !e.end_minute ? "events.hours_from" : !e.start_minute ? "events.hours_until" : "events.hours";
    return filled(filled(words(key, language), "from", from), "until", until);
}

std::string fee_of(const model::Event& e, Wording language)
{
    if (!e.fee_yen) return "";
    return *e.fee_yen == 0 ? words("events.free", language) : filled(words("events.fee", language), "yen", text::grouped(*e.fee_yen));
}

bool is_tentative(const model::Event& e)
{
    for (std::string_view rest = e.flags; !rest.empty();) {
        const size_t cut = rest.find(';');
        if (rest.substr(0, cut) == "tentative") return true;
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    }
    return false;
}

std::string weekday_of(Date day, Wording language)
{
    const std::string name = text::weekday_name(std::chrono::weekday(std::chrono::sys_days(day)), language);
    if (language == Language::Korean) return name + "요일";   // 일 alone would be a day, 월 a month
    return language != Language::Japanese ? name : language.easy ? name + "曜日" : name + "曜";
}

bool setting_fits(const Board& board, const std::string& words, const text::Style& style, float measure)
{
    return board.setting().typesetter.line(words, style).size.w <= measure || broken_at_space(board, words, style, measure) != words;
}

text::Block wrapped(const Board& board, const std::string& words, text::Face face, float size, float line_height, float measure, int max_lines)
{
    const text::Style style = board.style(face, size, line_height);
    const bool spaced = !is_alphabetic(style.language);
    text::Paragraph p = board.paragraph(spaced ? broken_at_space(board, words, style, measure) : broken_at_colon(board, words, style, measure), style);
    p.measure = measure;
    p.breaking = text::Breaking::Phrase;
    p.max_lines = max_lines;
    return board.setting().typesetter.set(p);
}

namespace {

// Does one of U+4E00 to U+9FFF stand on both sides? A line too narrow for a long name ends so.
bool within_kanji(const std::string& words, size_t at)
{
    constexpr size_t kBytes = 3;
    const auto kanji = [&](size_t i) { return static_cast<unsigned char>(words[i]) >= 0xE4 && static_cast<unsigned char>(words[i]) <= 0xE9; };
    return at >= kBytes && at < words.size() && kanji(at) && kanji(at - kBytes);
}

// The last end of a phrase in the words, bytes from their beginning, up to `most`. A line of a narrow block ends with a phrase; several widths find more of them.
size_t phrase_end(const Board& board, const std::string& words, const text::Style& style, size_t most)
{
    size_t best = 0;
    for (const float ems : {8.0f, 11.0f, 15.0f}) {
        text::Paragraph p = board.paragraph(words, style);
        p.measure = ems * style.size;
        p.breaking = text::Breaking::Phrase;
        size_t end = 0;
        for (const text::Line& line : board.setting().typesetter.set(p).lines) {
            const size_t found = words.find(line.text, end);
            if (found == std::string::npos || found + line.text.size() > most) break;
            end = found + line.text.size();
            if (!within_kanji(words, end)) best = std::max(best, end);
        }
    }
    return best;
}

// A word of katakana, or of letters without accents, is not torn: back to where it begins, if that is near.
size_t word_end(const std::string& words, size_t end)
{
    enum class Script { Other, Katakana, Latin };
    const auto script = [&](size_t at) {
        const auto byte = [&](size_t i) { return static_cast<unsigned char>(words[at + i]); };
        if (byte(0) < 0x80) return std::isalnum(byte(0)) != 0 ? Script::Latin : Script::Other;
        // U+30A1 to U+30FC but ・
        return byte(0) == 0xE3 && ((byte(1) == 0x82 && byte(2) >= 0xA1) || (byte(1) == 0x83 && byte(2) <= 0xBC && byte(2) != 0xBB)) ? Script::Katakana : Script::Other;
    };
    constexpr int kMostCharacters = 12;
    size_t at = end;
    for (int steps = 0; at > 0 && at < words.size() && steps < kMostCharacters; ++steps) {
        size_t before = at - 1;
        while (before > 0 && !begins_code_point(words[before])) --before;
        if (script(at) == Script::Other || script(before) != script(at)) return at;
        at = before;
    }
    return end;
}

// Marks and spaces that nothing follows.
std::string without_loose_end(std::string words)
{
    constexpr std::string_view kLoose[] = {" ", "　", "\n", "、", "。", "，", "・", "（", "「", "『", "(", ",", "〜", "…"};
    const auto loose = [&](std::string_view mark) { return words.ends_with(mark); };
    for (const auto* mark = std::find_if(std::begin(kLoose), std::end(kLoose), loose); mark != std::end(kLoose); mark = std::find_if(std::begin(kLoose), std::end(kLoose), loose))
        words.erase(words.size() - mark->size());
    return words;
}

}  // namespace

text::Block shortened(const Board& board, const std::string& words, text::Face face, float size, float line_height, float measure, int max_lines, Ending ending)
{
    constexpr size_t kMostGivenUp = 24;   // bytes, for the end of a phrase
    const auto set = [&](const std::string& some) { return wrapped(board, some, face, size, line_height, measure, max_lines); };
    text::Block block = set(words);
    if (!block.overflow || ending == Ending::Torn) return block;
    std::vector<size_t> ends;   // of its characters
    for (size_t at = 0; at < words.size(); at += code_point_length(words, at)) ends.push_back(at);
    const auto too_long = [&](size_t end) { return set(without_loose_end(words.substr(0, end)) + "…").overflow; };
    const auto first = std::partition_point(ends.begin(), ends.end(), [&](size_t end) { return !too_long(end); });
    size_t most = first == ends.begin() ? 0 : *std::prev(first);
    if (const size_t end = phrase_end(board, words, board.style(face, size, line_height), most); end + kMostGivenUp >= most && !too_long(end)) most = end;
    most = word_end(words, most);
    block = set(without_loose_end(words.substr(0, most)) + "…");
    block.overflow = true;
    return block;
}

Held set_held(const Board& board, const std::string& venue, const std::string& ward, float size, float gap, float measure, int lines, Ending ending)
{
    if (venue.empty()) {   // not known yet: the ward begins the line
        text::Block alone = wrapped(board, ward, text::Face::Gothic, size, 1.35f, measure, 1);
        const float height = alone.size.h;
        return {{}, std::move(alone), {}, height};
    }
    const auto within = [&](float room) {
        Held held{shortened(board, venue, text::Face::Gothic, size, 1.35f, room, lines, ending), wrapped(board, ward, text::Face::Gothic, size, 1, measure, 1), {}, 0};
        held.height = held.venue.size.h;
        if (held.ward.lines.empty() || held.venue.lines.empty()) return held;
        const Rect last = held.venue.lines.back().box;
        held.ward_at = {last.right() + gap, last.y};
        if (held.ward_at.x + held.ward.size.w <= measure) return held;
        held.ward_at = {0, held.height + size * 0.35f};
        held.height += size * 1.35f;
        return held;
    };
    Held wide = within(measure), narrow = within(std::max(measure - wide.ward.size.w - gap, measure * 0.5f));
    if (wide.venue.overflow) return narrow.height < wide.height ? narrow : wide;   // it ends with … in any case
    return wide.height <= narrow.height || narrow.venue.overflow ? wide : narrow;
}

namespace {

constexpr float kMarkInside = 0.42f, kMarkHigh = 1.5f, kAfterMark = 0.6f, kAboveNote = 0.5f, kWidestMark = 0.32f;   // of the type's size; of the measure

}  // namespace

When set_when(const Board& board, const model::Event& event, const std::string& days, float size, float measure, Hours hours, int note_lines)
{
    const Wording language = board.setting().language;
    const bool spaced = is_alphabetic(language);
    When when;
    if (is_tentative(event)) {
        when.mark = board.setting().typesetter.line(words("events.tentative", language), board.style(text::Face::Gothic, size, 1));
        when.indent = when.mark.size.w + size * (2 * kMarkInside + kAfterMark);
        if (when.indent > measure * kWidestMark) {   // many words, or little room: above the days
            when.indent = 0;
            when.days_at = size * (kMarkHigh + kAboveNote);
        }
    }
    std::string said, between = spaced ? "   " : "　";
    for (const std::string& one : {hours_of(event, language), fee_of(event, language)})
        if (!one.empty()) said += (said.empty() ? "" : between) + one;
    const float room = measure - when.indent;
    const auto set = [&](const std::string& after) {
        // Under the days where a line would be torn inside them.
        std::string all = days;
        if (!said.empty()) all += (days.empty() ? "" : between) + said;
        const text::Style style = board.style(text::Face::Gothic, size, 1.5f);
        if (!said.empty() && !days.empty() && (hours == Hours::Below || board.setting().typesetter.line(all, style).size.w > room)) all = days + "\n" + said;
        if (all.empty() && after.empty()) return text::Block{};   // not the height of an empty line
        return wrapped(board, all + after, text::Face::Gothic, size, 1.5f, room, 0);   // all of it, however large the type
    };
    when.days = set("");
    if (!event.when_note.empty() && note_lines == 0) {   // a mark for it, if possible in the last line
        text::Block apart = set((days.empty() && said.empty() ? "" : between) + "…"), close = set("…");
        when.days = std::move(apart.lines.size() > when.days.lines.size() ? close : apart);
    }
    when.height = when.days.lines.empty() ? (when.mark.lines.empty() ? 0 : size * kMarkHigh) : when.days_at + when.days.size.h;
    if (event.when_note.empty() || note_lines == 0) return when;
    when.note = shortened(board, event.when_note, text::Face::Gothic, size, 1.5f, measure, note_lines);
    when.note_at = when.height + size * kAboveNote;
    when.height = when.note_at + when.note.size.h;
    return when;
}

void place_when(Board& board, const When& when, Vec2 at, const Entrance& entrance)
{
    if (!when.mark.lines.empty()) {
        const Rect words = when.mark.lines.front().box;
        const float size = when.mark.lines.front().size;
        const Rect first = when.days_at > 0 || when.days.lines.empty() ? Rect{0, 0, 0, size * kMarkHigh} : when.days.lines.front().box;
        const Rect field{at.x, at.y + first.y + first.h / 2 - size * kMarkHigh / 2, words.w + size * 2 * kMarkInside, size * kMarkHigh};
        board.show(board.layer("tentative", field, [field](paint::Painter& p) {
            p.rect(field);
            p.fill(ink::kYamabukiField);
        }), entrance);
        place_block(board, when.mark, {field.x + size * kMarkInside, field.y + field.h / 2 - words.y - words.h / 2}, ink::kSumi, entrance);
    }
    place_block(board, when.days, {at.x + when.indent, at.y + when.days_at}, ink::kSumi, entrance);
    place_block(board, when.note, {at.x, at.y + when.note_at}, ink::kSumi, entrance);
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
    if (!held.venue.lines.empty()) place_block(board, held.venue, at, ink::kSumi, entrance);
    if (!held.ward.lines.empty()) place_block(board, held.ward, at + held.ward_at, ink::kWakatake, entrance);
}

}  // namespace renkei::scenes
