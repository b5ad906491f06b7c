#include "scenes/chronicle.hpp"

#include <algorithm>
#include <memory>

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kQuiet = 0.74f;      // of sumi on washi: 7 : 1
constexpr float kWordsGap = 18;      // between a year and the words below it
constexpr float kYearEms = 4;        // 平成28年: two figures stand in one em

struct Measures {
    float pitch = 36;                // of the columns
    float type = 24;
    float words = 0;                 // y of the first word
    float marks = 0;                 // y of the first row of marks
    float row = 36;                  // pitch of those rows
    float mark = 7;                  // radius
    bool amounts = true;             // there is room for them between words and marks
};

Measures measures_of(const Board& board, const Chronicle& c)
{
    Measures m;
    m.type = board.type(24);
    m.pitch = c.area.w / static_cast<float>(std::max<size_t>(c.entries.size(), 1));
    m.row = m.type * 1.5f;
    m.words = c.area.y + kYearEms * m.type + kWordsGap;
    m.marks = c.rows.empty() ? c.area.bottom() + m.row : c.area.bottom() - m.row * (static_cast<float>(c.rows.size()) - 0.5f);
    m.mark = m.type * 0.29f;
    return m;
}

text::Paragraph upright(const Board& board, const std::string& words, text::Face face, float size)
{
    text::Paragraph p = board.paragraph(words, board.style(face, size, 1));
    p.style.language = Language::Japanese;
    p.direction = text::Direction::Vertical;
    return p;
}

// Quiet, said and kept: the same words in the same place, one fading into the other.
void say(Board& board, const text::Paragraph& p, Vec2 at, Anchor anchor, const ChronicleEntry& e, float arrives)
{
    if (e.to_come) {
        board.text(p, at, anchor, ink::kSumi.with_alpha(kQuiet), {arrives, {0, 0}});
        return;
    }
    if (e.said < 0) {
        board.text(p, at, anchor, ink::kSumi, {arrives, {0, 0}});
        return;
    }
    board.text(p, at, anchor, ink::kSumi.with_alpha(kQuiet), {arrives, {0, 0}, canvas::kEnter, e.said});
    board.text(p, at, anchor, ink::kSumi, {e.said, {0, 0}, 0.5f});
}

// The field under the column that is being said.
void add_fields(Board& board, const Chronicle& c, const Measures& m)
{
    const Rect first{c.area.right() - m.pitch, c.area.y - 14, m.pitch, c.area.h + 22};
    int layer = -1;
    for (size_t i = 0; i < c.entries.size(); ++i) {
        const ChronicleEntry& e = c.entries[i];
        if (e.said < 0 || e.to_come) continue;
        if (layer < 0)
            layer = board.layer("field", first, [first](paint::Painter& p) {
                p.rounded_rect({first.x + 1, first.y, first.w - 2, first.h}, 4);
                p.fill(paint::mix(ink::kWashi, ink::kWakatake, 0.11f));
                p.begin();
            });
        canvas::Sprite& sprite = board.show(layer);
        sprite.x = canvas::Track(-m.pitch * static_cast<float>(i));
        sprite.opacity = canvas::Track(0).to(1, e.said, 0.5f, canvas::Ease::OutQuint);
        if (e.until >= 0) sprite.opacity.to(0, e.until, 0.6f, canvas::Ease::InOutSine);
    }
}

// Hairlines right of each year and under the names of the rows, and the marks themselves.
void add_marks(Board& board, const Chronicle& c, const Measures& m)
{
    struct Mark {
        Vec2 at;
        bool given, quiet;
    };
    auto marks = std::make_shared<std::vector<Mark>>();
    auto years = std::make_shared<std::vector<float>>();
    for (size_t i = 0; i < c.entries.size(); ++i) {
        const float x = c.area.right() - m.pitch * (static_cast<float>(i) + 0.5f);
        if (!c.entries[i].year.empty()) years->push_back(x + m.pitch / 2);
        for (size_t row = 0; row < c.rows.size(); ++row)
            marks->push_back({{x, m.marks + m.row * static_cast<float>(row)}, row < c.entries[i].marks.size() && c.entries[i].marks[row], c.entries[i].to_come});
    }
    const Rect box{c.area.x - 2, c.area.y - 14, c.area.w + 4, c.area.h + 24};
    const float top = m.marks - m.row * 0.75f;
    board.show(board.layer("marks", box, [=, area = c.area](paint::Painter& p) {
        const paint::Stroke hair{1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0};
        p.begin();
        for (const float x : *years) {
            p.move_to({x - 0.6f, area.y - 14});
            p.line_to({x - 0.6f, top});
        }
        p.stroke(paint::mix(ink::kSuna, ink::kSumi, 0.16f), hair);
        p.begin();
        if (!marks->empty()) {
            p.move_to({area.x, top});
            p.line_to({area.right(), top});
        }
        p.stroke(ink::kSumi.with_alpha(0.7f), hair);
        for (const Mark& mark : *marks) {
            p.begin();
            p.circle(mark.at, mark.given ? m.mark : 1.8f);
            p.fill(mark.given ? ink::kWakatake.with_alpha(mark.quiet ? 0.42f : 1) : ink::kSumi.with_alpha(0.35f));
        }
        p.begin();
    }), {0.5f, {0, 0}, 0.9f});
    text::Style small = board.style(text::Face::Gothic, m.type, 1);
    for (size_t row = 0; row < c.rows.size(); ++row)
        board.line(c.rows[row], small, {c.rows_from, m.marks + m.row * static_cast<float>(row) + m.type * 0.36f}, Anchor::BaselineLeft, ink::kSumi, {0.6f, {0, 0}});
}

}  // namespace

void add_chronicle(Board& board, const Chronicle& c)
{
    Measures m = measures_of(board, c);
    const auto& typesetter = board.setting().typesetter;
    const float foot = m.marks - m.row * 0.75f - 16;
    // An amount needs the room that its own column's words leave.
    for (const ChronicleEntry& e : c.entries) {
        if (e.amount.empty()) continue;
        const float words = typesetter.set(upright(board, e.words, text::Face::Mincho, m.type)).size.h, amount = typesetter.set(upright(board, e.amount, text::Face::Mincho, m.type)).size.h;
        m.amounts = m.amounts && m.words + words + m.type * 0.6f + amount <= foot;
    }
    add_fields(board, c, m);
    add_marks(board, c, m);
    for (size_t i = 0; i < c.entries.size(); ++i) {
        const ChronicleEntry& e = c.entries[i];
        const float centre = c.area.right() - m.pitch * (static_cast<float>(i) + 0.5f), right = centre + m.type / 2;
        const float arrives = 0.3f + 0.03f * static_cast<float>(i);
        if (!e.year.empty()) board.text(upright(board, e.year, text::Face::MinchoBold, m.type), {right, c.area.y}, Anchor::TopRight, ink::kWakatake, {arrives, {0, 0}});
        say(board, upright(board, e.words, text::Face::Mincho, m.type), {right, m.words}, Anchor::TopRight, e, arrives);
        if (!e.amount.empty() && m.amounts) say(board, upright(board, e.amount, text::Face::Mincho, m.type), {right, foot}, Anchor::BottomRight, e, arrives);
    }
}

}  // namespace renkei::scenes
