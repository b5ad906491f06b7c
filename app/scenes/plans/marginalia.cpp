#include "scenes/plans/marginalia.hpp"

#include <algorithm>
#include <cmath>

#include "scenes/plans/parts.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

constexpr float kFigure = 56, kFigureInTurns = 80, kBeside = 20, kWords = 24;

// Large type has its words below the figure, which leaves them the whole measure.
struct Cut {
    float figure_width = 0, measure = 0, height = 0;
    bool below = false;
};

text::Style figure_style(const Board& board) { return board.style(text::Face::Numeral, board.type(in_turns(board) ? kFigureInTurns : kFigure), 1); }

// The figures of a list end at one line.
float widest(const Board& board, const std::vector<Note>& notes)
{
    float width = 0;
    for (const Note& n : notes) width = std::max(width, board.setting().typesetter.line(n.figure, figure_style(board)).size.w);
    return width;
}

Lettering lettering(float measure) { return {text::Face::Gothic, kWords, 1.42f, measure}; }

Cut cut(const Board& board, const Note& note, float figure_width, float column)
{
    Cut c;
    c.below = in_turns(board) || column - figure_width - kBeside < 9 * kWords;
    c.figure_width = figure_width;
    c.measure = c.below ? column : column - figure_width - kBeside;
    const float figure = figure_style(board).size, words = size_of(board, note.words, lettering(c.measure)).h + (note.names.empty() ? 0 : 4 + size_of(board, note.names, lettering(c.measure)).h);
    c.height = c.below ? figure + 6 + words : std::max(figure, words + 8);
    return c;
}

void add_note(Board& board, const Note& note, const Cut& c, Vec2 at, const Entrance& enter, paint::Color figure, paint::Color words)
{
    const text::Style style = figure_style(board);
    const float baseline = at.y + style.size * 0.82f;
    const Vec2 text = c.below ? Vec2{at.x, at.y + style.size + 6} : Vec2{at.x + c.figure_width + kBeside, at.y + 8};
    board.line(note.figure, style, {c.below ? at.x : at.x + c.figure_width, baseline}, c.below ? Anchor::BaselineLeft : Anchor::BaselineRight, figure, enter);
    const Placed placed = add_text(board, note.words, lettering(c.measure), text, Anchor::TopLeft, words, enter);
    if (!note.names.empty()) add_text(board, note.names, lettering(c.measure), {text.x, placed.box.bottom() + 4}, Anchor::TopLeft, words, enter);
}

}  // namespace

void add_notes(Board& board, const std::vector<Note>& notes, Rect area, size_t columns, float begin, paint::Color figure, paint::Color words)
{
    constexpr float kGutter = 48, kLeast = 16, kMost = 44;
    if (notes.empty()) return;
    const float column = (area.w - kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns), width = widest(board, notes);
    std::vector<Cut> cuts;
    for (const Note& n : notes) cuts.push_back(cut(board, n, width, column));
    size_t turns = 0, each = 0;
    for (bool fits = false; !fits && turns < notes.size();) {
        ++turns;
        each = (notes.size() + turns * columns - 1) / (turns * columns);
        fits = true;
        for (size_t first = 0; first < notes.size(); first += each) {
            float sum = -kLeast;
            for (size_t i = first; i < std::min(first + each, notes.size()); ++i) sum += cuts[i].height + kLeast;
            fits = fits && sum <= area.h;
        }
    }
    const float seconds = (board.setting().dwell - begin) / static_cast<float>(turns);
    for (size_t first = 0; first < notes.size(); first += each) {
        const size_t part = first / each, turn = part / columns, end = std::min(first + each, notes.size());
        float sum = 0;
        for (size_t i = first; i < end; ++i) sum += cuts[i].height;
        const float gap = end - first < 2 ? 0 : std::clamp((area.h - sum) / static_cast<float>(end - first - 1), kLeast, kMost), x = area.x + (column + kGutter) * static_cast<float>(part % columns);
        float y = area.y, at = begin + seconds * static_cast<float>(turn);
        for (size_t i = first; i < end; ++i, at += 0.1f) {
            add_note(board, notes[i], cuts[i], {x, y}, {at, {0, 12}, canvas::kEnter, turn + 1 < turns ? begin + seconds * static_cast<float>(turn + 1) - 0.5f : -1}, figure, words);
            y += cuts[i].height + gap;
        }
    }
}

bool add_note_table(Board& board, const std::vector<Note>& notes, Rect area, float begin, paint::Color color, paint::Color rule)
{
    constexpr float kTableFigure = 46, kPad = 5, kApart = 28, kLead = 10;
    if (notes.empty()) return true;
    const text::Style style = board.style(text::Face::Numeral, board.type(kTableFigure), 1);
    float figures = 0;
    for (const Note& n : notes) figures = std::max(figures, board.setting().typesetter.line(n.figure, style).size.w);
    const float x = area.x + figures + 24;
    Lettering how = lettering(area.right() - x);
    if (in_letters(board)) how.line_height = 1.28f;   // Latin lines are lower, and there are more of them: the air goes to the rules
    const auto size = [&](const std::string& words) { return words.empty() ? Size{} : size_of(board, words, how); };
    // Names follow the words where one line holds both.
    const auto beside = [&](const Note& n) { return size(n.words).w + kApart + size(n.names).w <= how.measure && size(n.words).h < 1.5f * how.size; };
    const auto height = [&](const Note& n) { return size(n.words).h + (n.names.empty() || beside(n) ? 0.0f : kLead + size(n.names).h); };
    // Even room about the words of all rows: of rows as high as each other the fullest would touch their rules.
    std::vector<float> rows;
    float sum = 0;
    for (const Note& n : notes) {
        rows.push_back(std::max(style.size, height(n)) + 2 * kPad);
        sum += rows.back();
    }
    if (sum > area.h) return false;
    for (float& row : rows) row += (area.h - sum) / static_cast<float>(notes.size());
    std::vector<Rule> rules;
    float top = area.y;
    for (size_t i = 0; i < notes.size(); top += rows[i], ++i) {
        const Note& n = notes[i];
        const Entrance enter{begin + 0.1f * static_cast<float>(i), {0, 12}};
        const float middle = top + rows[i] / 2;
        rules.push_back({{area.x, top}, {area.right(), top}});
        board.line(n.figure, style, {area.x + figures, middle + style.size * 0.35f}, Anchor::BaselineRight, color, enter);
        const Placed words = add_text(board, n.words, how, {x, middle - height(n) / 2}, Anchor::TopLeft, color, enter);
        if (!n.names.empty()) add_text(board, n.names, how, beside(n) ? Vec2{words.box.right() + kApart, words.box.y} : Vec2{x, words.box.bottom() + kLead}, Anchor::TopLeft, color, enter);
    }
    add_rules(board, std::move(rules), {begin, {0, 0}, 0.9f}, rule);
    return true;
}

std::vector<const model::Statistic*> rows_of(const model::Content& content, std::string_view metric)
{
    std::vector<const model::Statistic*> rows;
    for (const auto& s : content.statistics)
        if (s.metric == metric && s.value) rows.push_back(&s);
    return rows;
}

const model::Statistic* last_row(const model::Content& content, std::string_view metric)
{
    const auto rows = rows_of(content, metric);
    return rows.empty() ? nullptr : rows.back();
}

std::string figure_of(const model::Statistic& row) { return text::grouped(std::llround(*row.value)); }

}  // namespace renkei::scenes::plans
