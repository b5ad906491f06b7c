#include "scenes/plans/parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scenes/headline.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {

std::string said(const Board& board, std::string_view group, const std::string& words)
{
    return told_of(group, words, board.setting().language);
}

Placed add_headline(Board& board, const std::string& key, Vec2 top_right, float size, paint::Color color)
{
    return scenes::add_headline(board, headline_of(board, key, size, color), top_right, Anchor::TopRight);
}

text::Paragraph paragraph_of(const Board& board, const std::string& words, const Lettering& how)
{
    text::Paragraph p = board.paragraph(words, board.style(how.face, board.type(how.size), how.line_height));
    p.breaking = text::Breaking::Phrase;
    p.align = how.align;
    if (how.measure > 0) p.measure = how.measure;
    if (how.upright) {
        p.direction = text::Direction::Vertical;
        if (p.style.language == Language::English) p.style.language = Language::Japanese;   // its columns are Japanese columns
    }
    return p;
}

Placed add_text(Board& board, const std::string& words, const Lettering& how, Vec2 at, Anchor anchor, paint::Color color, const Entrance& entrance)
{
    return board.text(paragraph_of(board, words, how), at, anchor, color, entrance);
}

Size size_of(const Board& board, const std::string& words, const Lettering& how)
{
    return board.setting().typesetter.set(paragraph_of(board, words, how)).size;
}

Lettering fitted(const Board& board, const std::string& words, Lettering how, std::vector<float> sizes, float room)
{
    for (const float size : sizes) {
        how.size = board.type(size);
        const text::Block block = board.setting().typesetter.set(paragraph_of(board, words, how));
        const float along = how.upright ? block.size.h : block.size.w, across = how.upright ? block.size.w : block.size.h;
        if (!block.overflow && across <= room && (how.measure <= 0 || along <= how.measure + 1)) break;
    }
    return how;
}

void add_rules(Board& board, std::vector<Rule> rules, const Entrance& entrance, float depth) { add_rules(board, std::move(rules), entrance, paint::mix(paint::ink::kSuna, paint::ink::kSumi, depth)); }

void add_rules(Board& board, std::vector<Rule> rules, const Entrance& entrance, paint::Color color)
{
    if (rules.empty()) return;
    Rect box;
    for (const Rule& r : rules) box = box.united({r.from.x, r.from.y, r.to.x - r.from.x + 0.1f, r.to.y - r.from.y + 0.1f});
    board.show(board.layer("rules", box.grown(4), [rules = std::move(rules), color](paint::Painter& p) {
        p.begin();
        for (const Rule& r : rules) {
            p.move_to(r.from);
            p.line_to(r.to);
        }
        p.stroke(color, {1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        p.begin();
    }), entrance);
}

void add_uprights(Board& board, const std::vector<float>& at, float top, float bottom, std::vector<Rect> words, const Entrance& entrance)
{
    constexpr float kClear = 10, kBeside = 12;   // units above and below words; a line nearer to their side looks like one of their strokes
    std::sort(words.begin(), words.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
    std::vector<Rule> rules;
    for (const float x : at) {
        float from = top;
        for (const Rect& box : words) {
            if (box.x - kBeside > x || box.right() + kBeside < x) continue;
            if (box.y - kClear > from) rules.push_back({{x, from}, {x, box.y - kClear}});
            from = std::max(from, box.bottom() + kClear);
        }
        if (bottom > from) rules.push_back({{x, from}, {x, bottom}});
    }
    add_rules(board, std::move(rules), entrance, 0.0f);
}

std::string ordinal(const Board& board, int number)
{
    const Wording language = board.setting().language;
    return language.easy || is_alphabetic(language) ? std::to_string(number) : text::kanji_number(number);
}

}  // namespace renkei::scenes::plans
