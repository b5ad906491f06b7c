#include "scenes/chronicle.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <tuple>

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kQuiet = 0.74f;      // of sumi on washi: 7 : 1
constexpr float kWordsGap = 18;      // between a year and the words below it; large type takes less
constexpr float kLargest = 33;       // units of the columns' type
constexpr float kToAmount = 0.6f, kToAmountLarge = 0.4f;   // ems between the words and an amount

struct Measures {
    float pitch = 36;                // of the columns
    float type = 24;                 // in the columns
    float label = 24;                // of the rows' names
    float words = 0;                 // y of the first word
    float marks = 0;                 // y of the first row of marks
    float row = 36;                  // pitch of those rows
    float mark = 7;                  // radius
    bool amounts = true;             // there is room for them between words and marks
};

bool is_large(const Measures& m) { return is_large_type(m.label); }

Measures measures_of(const Board& board, const Chronicle& c)
{
    Measures m;
    m.type = m.label = board.type(24);
    m.pitch = c.area.w / static_cast<float>(std::max<size_t>(c.entries.size(), 1));
    m.row = m.label * (is_large(m) ? 1.2f : 1.5f);   // large type has less room to spare
    m.marks = c.rows.empty() ? c.area.bottom() + m.row : c.area.bottom() - m.row * (static_cast<float>(c.rows.size()) - 0.5f);
    m.mark = m.label * 0.34f;
    return m;
}

// Names of the tables have the forms of Japan on every display; what is translated, years and amounts are the display's own words.
enum class Forms { OfJapan, Own };

text::Paragraph upright(const Board& board, const std::string& words, text::Face face, float size, Forms forms = Forms::OfJapan)
{
    text::Paragraph p = board.paragraph(words, board.style(face, size, 1));
    p.style.language = forms == Forms::OfJapan ? Language::Japanese : static_cast<Language>(board.setting().language);
    p.direction = text::Direction::Vertical;
    return p;
}

// Quiet before and after it is said: the same words in the same place, one fading into the other.
void say(Board& board, const text::Paragraph& p, Vec2 at, Anchor anchor, const ChronicleEntry& e, float arrives)
{
    const paint::Color quiet = ink::kSumi.with_alpha(kQuiet);
    board.text(p, at, anchor, quiet, {arrives, {0, 0}, canvas::kEnter, e.said});
    board.text(p, at, anchor, ink::kSumi, {e.said, {0, 0}, 0.5f, e.until});
    if (e.until >= 0) board.text(p, at, anchor, quiet, {e.until, {0, 0}, 0.5f});
}

// The field under the column that is being said.
void add_fields(Board& board, const Chronicle& c, const Measures& m)
{
    const Rect first{c.area.right() - m.pitch, c.area.y - 14, m.pitch, c.area.h + 22};
    int layer = -1;
    for (size_t i = 0; i < c.entries.size(); ++i) {
        const ChronicleEntry& e = c.entries[i];
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
        bool given;
    };
    auto marks = std::make_shared<std::vector<Mark>>();
    auto years = std::make_shared<std::vector<float>>();
    for (size_t i = 0; i < c.entries.size(); ++i) {
        const float x = c.area.right() - m.pitch * (static_cast<float>(i) + 0.5f);
        if (!c.entries[i].year.empty()) years->push_back(x + m.pitch / 2);
        for (size_t row = 0; row < c.rows.size(); ++row)
            marks->push_back({{x, m.marks + m.row * static_cast<float>(row)}, row < c.entries[i].marks.size() && c.entries[i].marks[row]});
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
            if (mark.given) {
                p.circle(mark.at, m.mark);
                p.fill(ink::kWakatake);
            } else {   // a point of the row: with its lines it is stronger in high contrast
                p.move_to(mark.at);
                p.line_to(mark.at);
                p.stroke(ink::kSumi.with_alpha(0.35f), {3.6f, paint::Cap::Round, paint::Join::Round, {}, 0});
            }
        }
        p.begin();
    }), {0.5f, {0, 0}, 0.9f});
    text::Style small = board.style(text::Face::Gothic, m.label, 1);
    for (size_t row = 0; row < c.rows.size(); ++row)
        board.line(c.rows[row], small, {c.rows_from, m.marks + m.row * static_cast<float>(row) + m.label * 0.36f}, Anchor::BaselineLeft, ink::kSumi, {0.6f, {0, 0}});
}

// The largest type with which every column has room for its words and its amount; where even the least has not, the amounts go.
void choose_type(const Board& board, const Chronicle& c, Measures& m, float foot)
{
    const auto& typesetter = board.setting().typesetter;
    const auto high = [&](const std::string& words) { return words.empty() ? 0 : typesetter.set(upright(board, words, text::Face::Mincho, m.type)).size.h; };
    const auto fits = [&](const ChronicleEntry& e) { return m.words + high(e.words) + (e.amount.empty() ? 0 : m.type * (is_large(m) ? kToAmountLarge : kToAmount) + high(e.amount)) <= foot; };
    const float least = m.type;
    for (m.type = std::max(least, std::min(kLargest, std::floor(m.pitch * 0.72f)));; m.type -= 1) {
        float year = 0;   // 平成28年 is four ems high, 2016年 five
        for (const ChronicleEntry& e : c.entries) year = std::max(year, high(e.year));
        m.words = c.area.y + year + (is_large(m) ? 12 : kWordsGap);
        m.amounts = std::all_of(c.entries.begin(), c.entries.end(), fits);
        if (m.amounts || m.type <= least) break;
    }
}

}  // namespace

void add_chronicle(Board& board, const Chronicle& c)
{
    Measures m = measures_of(board, c);
    const float foot = m.marks - m.row * 0.75f - (is_large(m) ? 10.0f : 16.0f);
    choose_type(board, c, m, foot);
    add_fields(board, c, m);
    add_marks(board, c, m);
    for (size_t i = 0; i < c.entries.size(); ++i) {
        const ChronicleEntry& e = c.entries[i];
        const float centre = c.area.right() - m.pitch * (static_cast<float>(i) + 0.5f), right = centre + m.type / 2;
        const float arrives = 0.3f + 0.03f * static_cast<float>(i);
        if (!e.year.empty()) board.text(upright(board, e.year, text::Face::MinchoBold, m.type, Forms::Own), {right, c.area.y}, Anchor::TopRight, ink::kWakatake, {arrives, {0, 0}});
        say(board, upright(board, e.words, text::Face::Mincho, m.type, e.translated ? Forms::Own : Forms::OfJapan), {right, m.words}, Anchor::TopRight, e, arrives);
        if (!e.amount.empty() && m.amounts) say(board, upright(board, e.amount, text::Face::MinchoBold, m.type, Forms::Own), {right, foot}, Anchor::BottomRight, e, arrives);
    }
}

namespace {

struct ListRow {
    text::Paragraph words, amount, detail;
    float words_high = 0, high = 0;
    float amount_down = 0;       // from the first baseline to the amount's
};

struct List {
    std::vector<ListRow> rows;
    float left = 0;              // of the words
    float year = 24;             // type
    float air = 10;              // above and below what stands in a row
    float high = 0;
};

// What a row has room for. AmountsBelow: the amount ends the words' last line, which breaks for it, or stands on one of its own.
enum class Telling { All, Amounts, AmountsBelow, Names };

// The measure at which the last line of the words leaves room for the amount, in no more lines than the amount below them would take; else all
// of it.
float beside_amount(const text::Typesetter& typesetter, text::Paragraph words, float amount, float measure)
{
    constexpr float kCloser = 12, kLeast = 0.4f;   // units; of the measure
    words.measure = measure;
    size_t least = typesetter.set(words).lines.size() + 2;
    float best = measure;
    for (float m = measure; m >= kLeast * measure; m -= kCloser) {
        words.measure = m;
        const text::Block block = typesetter.set(words);
        if (!block.lines.empty() && block.lines.size() < least && block.lines.back().box.w + amount <= measure) least = block.lines.size(), best = m;
    }
    return best;
}

// A line ends after one of the things given, not within it: Relief money, | staff dispatched.
std::string kept_whole(const std::string& list)
{
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    std::string result;
    for (size_t i = 0; i < list.size(); ++i) {
        if (list[i] == ' ' && i > 0 && list[i - 1] != ',') result += kNoBreakSpace;
        else result += list[i];
    }
    return result;
}

List set_list(const Board& board, const Chronicle& c, float name, float air, float leading, Telling telling)
{
    constexpr float kAfterYear = 20, kPad = 14, kBeforeAmount = 22;   // units
    const auto& typesetter = board.setting().typesetter;
    List list;
    list.year = board.type(24);
    float years = 0;
    for (const ChronicleEntry& e : c.entries) years = std::max(years, typesetter.line(e.year, board.style(text::Face::MinchoBold, list.year, 1)).size.w);
    list.left = c.area.x + (years > 0 ? years + kAfterYear : 0);
    list.air = air;
    const float measure = c.area.right() - kPad - list.left;
    for (const ChronicleEntry& e : c.entries) {
        ListRow row{board.paragraph(e.words, board.style(text::Face::Mincho, board.type(name), leading)),
                    board.paragraph(telling == Telling::Names ? "" : e.amount, board.style(text::Face::GothicBold, board.type(26), 1)),
                    board.paragraph(telling == Telling::All ? kept_whole(e.detail) : "", board.style(text::Face::Gothic, board.type(24), leading + 0.04f))};
        const float amount = row.amount.spans.front().text.empty() ? 0 : typesetter.set(row.amount).size.w + kBeforeAmount;
        row.words.measure = telling == Telling::AmountsBelow ? measure : measure - amount;
        row.detail.measure = measure;
        row.words.breaking = row.detail.breaking = text::Breaking::Phrase;
        if (telling == Telling::AmountsBelow && amount > 0) row.words.breaking = text::Breaking::Strict;   // its last line is the short one
        if (telling == Telling::AmountsBelow && amount > 0) row.words.measure = beside_amount(typesetter, row.words, amount, measure);
        const text::Block block = typesetter.set(row.words);
        row.words_high = block.size.h;
        if (telling == Telling::AmountsBelow && amount > 0) {
            const float pitch = row.words.style.size * row.words.style.line_height;
            const bool beside = !block.lines.empty() && block.lines.back().box.w + amount <= measure;
            row.amount_down = pitch * static_cast<float>(block.lines.size() - (beside ? 1 : 0));
            if (!beside) row.words_high += pitch;
        }
        row.high = row.words_high + (telling == Telling::All ? typesetter.set(row.detail).size.h + 4 : 0);
        list.high += row.high + 2 * air;
        list.rows.push_back(std::move(row));
    }
    return list;
}

// A hairline where a year begins: the list has a beat, and its eye a hold.
void add_year_rules(Board& board, const Chronicle& c, const List& list, float air)
{
    std::vector<float> at;
    float y = c.area.y;
    for (size_t i = 0; i < list.rows.size(); ++i) {
        if (i > 0 && !c.entries[i].year.empty()) at.push_back(y - air / 2);
        y += list.rows[i].high + 2 * list.air + air;
    }
    if (at.empty()) return;
    board.show(board.layer("years", Rect{c.area.x, c.area.y - 2, c.area.w, y - c.area.y + 4}, [at, area = c.area](paint::Painter& p) {
        p.begin();
        for (const float line : at) {
            p.move_to({area.x, line});
            p.line_to({area.right(), line});
        }
        p.stroke(paint::mix(ink::kSuna, ink::kSumi, 0.16f), {1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
        p.begin();
    }), {0.4f, {0, 0}, 0.9f});
}

}  // namespace

void add_chronicle_list(Board& board, const Chronicle& c)
{
    constexpr float kMostAir = 40, kPad = 14, kEasy = 1.26f, kClose = 1.16f;
    List list;
    using enum Telling;
    // Rather amounts at the words' last line than rows that stand no further apart than their own lines.
    struct Way {
        float name, air, leading;
        Telling telling;
    };
    constexpr Way kWays[] = {{32, 12, kEasy, All}, {30, 9, kEasy, All}, {28, 8, kEasy, All}, {26, 7, kEasy, All}, {24, 6, kEasy, All}, {24, 4, kClose, All},
                             {28, 6, kClose, Amounts}, {24, 6, kClose, Amounts}, {24, 6, kClose, AmountsBelow},
                              {24, 3, kClose, Amounts}, {24, 4, kClose, AmountsBelow}, {24, 1, kClose, AmountsBelow}, {24, 3, kClose, Names}};
    for (const auto& [name, air, leading, telling] : kWays) {
        list = set_list(board, c, name, air, leading, telling);
        if (list.high <= c.area.h) break;
    }
    const float air = std::clamp((c.area.h - list.high) / static_cast<float>(std::max<size_t>(list.rows.size(), 1)), 0.0f, kMostAir);
    add_year_rules(board, c, list, air);
    float y = c.area.y;
    for (size_t i = 0; i < list.rows.size(); ++i) {
        const ChronicleEntry& e = c.entries[i];
        const ListRow& row = list.rows[i];
        const float arrives = 0.3f + 0.05f * static_cast<float>(i);
        const Rect field{c.area.x - kPad, y, c.area.w + kPad, row.high + 2 * list.air};
        canvas::Sprite& sprite = board.show(board.layer("field", field, [field](paint::Painter& p) {
            p.rounded_rect(field, 4);
            p.fill(paint::mix(ink::kWashi, ink::kWakatake, 0.11f));
            p.begin();
        }));
        sprite.opacity = canvas::Track(0).to(1, e.said, 0.5f, canvas::Ease::OutQuint);
        if (e.until >= 0) sprite.opacity.to(0, e.until, 0.6f, canvas::Ease::InOutSine);
        const float top = y + list.air, baseline = top + row.words.style.size * 0.96f;
        if (!e.year.empty()) board.line(e.year, board.style(text::Face::MinchoBold, list.year, 1), {c.area.x, baseline}, Anchor::BaselineLeft, ink::kWakatake, {arrives, {0, 0}});
        say(board, row.words, {list.left, top}, Anchor::TopLeft, e, arrives);
        if (!row.amount.spans.front().text.empty()) say(board, row.amount, {c.area.right() - kPad, baseline + row.amount_down}, Anchor::BaselineRight, e, arrives);
        if (!row.detail.spans.front().text.empty()) say(board, row.detail, {list.left, top + row.words_high + 4}, Anchor::TopLeft, e, arrives);
        y += field.h + air;
    }
}

}  // namespace renkei::scenes
