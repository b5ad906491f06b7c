// What the associations said in 2017 about the grant: seven answers are seven discs. A bar would make a law of them.

#include <algorithm>
#include <array>
#include <charconv>

#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/names.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

struct Answer {
    std::string label;    // 1 東京23区から事業提案
    int count = 0;
    double percent = 0;
    std::string words;    // of the questionnaire
};

std::vector<Answer> answers_of(const model::Content& content)
{
    std::vector<Answer> answers;
    for (const auto& s : content.statistics)
        if (s.metric == "survey_q7_count" && s.value) answers.push_back({s.label, static_cast<int>(*s.value), 0, ""});
    for (Answer& a : answers)
        for (const auto& s : content.statistics)
            if (s.metric == "survey_q7_percent" && s.label == a.label && s.value) a.percent = *s.value;
    for (const auto& part : content.schemes)
        if (part.scheme == "survey_2017" && part.part == "answer")
            for (Answer& a : answers)
                if (a.label.starts_with(std::to_string(part.number) + " ")) a.words = part.description;
    return answers;
}

void add_disc(Board& board, Vec2 centre, float radius, size_t row, float at)
{
    static constexpr std::array kHues{art::Hue::Ai, art::Hue::Nibi, art::Hue::Matsuba, art::Hue::Kuri, art::Hue::Nibi, art::Hue::Nibi};
    static constexpr std::array kPatternOf{art::Pattern::Seigaiha, art::Pattern::Kikko, art::Pattern::Asanoha, art::Pattern::Shippo, art::Pattern::Kikko, art::Pattern::Kikko};
    const art::Tones tones = art::tones(kHues[row % kHues.size()]);
    const Rect box{centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
    const int layer = board.layer("answer", box.grown(2), [=, pattern = kPatternOf[row % kPatternOf.size()]](paint::Painter& p) {
        p.circle(centre, radius);
        p.fill(tones.near);
        art::fill_pattern(p, pattern, {.tile = radius * 0.5f, .line = 1.5f}, {box.x, box.y}, paint::Gradient{paint::Gradient::Kind::Linear, {0, box.y}, {0, box.bottom()}, {{0, tones.far.with_alpha(0.10f)}, {1, tones.far.with_alpha(0.75f)}}});
        p.begin();
    });
    board.show(layer, {at, {-26, 0}, 0.8f});
}

// 平成29年度, fiscal 2017: the period of the answers.
std::string fiscal_year(const model::Content& content, Wording language)
{
    for (const auto& s : content.statistics) {
        int year = 0;
        if (s.metric != "survey_q7_count" || !s.period.starts_with("FY") || std::from_chars(s.period.data() + 2, s.period.data() + s.period.size(), year).ec != std::errc{}) continue;
        const std::string name = text::year_name(Date{std::chrono::year(year), std::chrono::May, std::chrono::day(1)}, language);
        return language == Language::English ? "fiscal " + name : language == Language::Korean ? name + "도" : name + "度";
    }
    return "";
}

// What was asked. The sheet's last words, to those who fill it in, would tell a visitor to ring a number.
std::string asked_of(const Board& board)
{
    constexpr std::string_view kRingANumber = "お考えに近い番号を○で囲んで下さい。";
    std::string question;
    for (const auto& part : board.setting().programme.content->schemes)
        if (part.scheme == "survey_2017" && part.part == "question") question = said(board, "schemes", part.description);
    if (question.ends_with(kRingANumber))
        question = question.substr(0, question.size() - kRingANumber.size()) + words("plans.survey_asked", board.setting().language);
    return question;
}

std::string percent(double value)
{
    const int tenths = static_cast<int>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

struct Table {
    float left = 0, right = 0;      // of the rules
    float discs = 0;                // where discs begin
    float counts = 0;               // where counts end; shares end at `right`
    float radius = 0;
};

std::string label_of(const Board& board, const Answer& a)
{
    const std::string label = a.words.empty() ? a.label : a.words;
    const Wording language = board.setting().language;
    if (in_turns(board) && !in_letters(board) && !language.easy && !is_translated("schemes", label, language)) return a.label;   // the report's own short form
    return said(board, "schemes", label);
}

float pad(const Board& board) { return board.portrait() ? 22 : 13; }   // above and below what stands in a row

// A standing page has the discs and their count below the words, which then have the whole row; beside a count without discs they keep off it.
float words_measure(const Board& board, const Answer& a, const Table& table) { return (!board.portrait() ? table.discs - 44 : a.count > 0 ? table.right : table.counts - 110) - table.left; }
// Lines of large type are close: what room there is parts the rows.
Lettering lettering(const Board& board, const Answer& a, const Table& table)
{
    return {text::Face::Gothic, a.count > 0 ? 28.0f : 26.0f, in_turns(board) ? 1.3f : 1.42f, words_measure(board, a, table)};
}

// What a row needs.
float height_of(const Board& board, const Answer& a, const Table& table)
{
    const float words = size_of(board, label_of(board, a), lettering(board, a, table)).h, discs = a.count > 0 ? 2 * table.radius : 0;
    return 2 * pad(board) + (board.portrait() ? words + (discs > 0 ? discs + 20 : 0) : std::max(words, discs));
}

// Words at the left, a disc an answer, count and share on one baseline, which is in the middle of the row; below the words on a standing page.
void add_answer(Board& board, const Answer& a, size_t i, Rect row, const Table& table, float& at)
{
    const float r = table.radius, middle = row.y + row.h / 2;
    const Entrance enter{0.6f + 0.1f * static_cast<float>(i), {0, 0}};
    const paint::Color type = a.count > 0 ? ink::kSumi : ink::kSumi.with_alpha(0.7f);
    const std::string label = label_of(board, a);
    const Lettering how = lettering(board, a, table);
    const float words = size_of(board, label, how).h;
    const bool below = board.portrait() && a.count > 0;
    const float top = below ? middle - (words + 20 + 2 * r) / 2 : middle - words / 2, level = below ? top + words + 20 + r : middle;
    add_text(board, label, how, {table.left, top}, Anchor::TopLeft, type, enter);
    for (int k = 0; k < a.count; ++k) add_disc(board, {table.discs + r + 2.24f * r * static_cast<float>(k), level}, r, i, at += 0.22f);
    const text::Style figure = board.style(text::Face::Numeral, board.type(a.count > 0 ? 76.0f : 44.0f), 1);
    text::Style small = board.style(text::Face::Gothic, board.type(a.count > 0 ? 28.0f : 26.0f), 1);
    small.figures = text::Figures::Tabular;
    const float baseline = level + figure.size * 0.36f;
    board.line(percent(a.percent), small, {table.right, baseline}, Anchor::BaselineRight, type, enter);
    board.line(std::to_string(a.count), figure, {table.counts, baseline}, Anchor::BaselineRight, type, enter);
}

}  // namespace

Result<canvas::Composition> survey(const Setting& setting)
{
    const std::vector<Answer> answers = answers_of(*setting.programme.content);
    int asked = 0, most = 0;
    for (const Answer& a : answers) asked += a.count, most = std::max(most, a.count);
    if (asked == 0) return nothing_for("plans", "survey");
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    add_page(board);
    const float headline = 84;
    add_headline(board, "plans.survey", {board.right(), kMargin}, headline);
    const float right = board.right() - headline - (portrait ? 40.0f : in_turns(board) && setting.language != Language::Japanese ? 150.0f : 88.0f), width = right - kMargin;

    const std::string question = asked_of(board);
    float y = kMargin;
    // The question in lines that can be read: 28 full-width characters at most, of letters, which are narrower, what the page has.
    const bool large_letters = in_turns(board) && in_letters(board) && !portrait;
    if (!question.empty()) y = add_text(board, question, {text::Face::Mincho, 30, in_turns(board) ? 1.34f : 1.6f, large_letters ? width : std::min(width, board.type(30) * 28.5f)}, {kMargin, y - 6}, Anchor::TopLeft, ink::kSumi, {0.3f, {0, 10}}).box.bottom();
    y = add_text(board, filled(filled(words("plans.survey_n", setting.language), "count", std::to_string(asked)), "year", fiscal_year(*setting.programme.content, setting.language)), {text::Face::Gothic, 24, 1.4f, width}, {kMargin, y + 26}, Anchor::TopLeft, ink::kSumi.with_alpha(0.78f), {0.5f, {0, 10}}).box.bottom() + (portrait ? 48 : 26);

    // A row an answer. What rows do not need themselves is shared out evenly: every row has the same space about it.
    Table table{.left = kMargin, .right = right};
    text::Style small = board.style(text::Face::Gothic, board.type(28), 1);
    small.figures = text::Figures::Tabular;
    table.counts = right - setting.typesetter.line("100.0%", small).size.w - 12;
    table.discs = portrait ? kMargin : kMargin + width * (large_letters || (in_turns(board) && setting.language.easy) ? 0.56f : 0.47f);   // what is said in full has more of the row
    const float bottom = std::min(f.h - 116, board.footing(words("plans.survey_source", setting.language)).top - 12), room = table.counts - 90 - table.discs;
    const auto needed = [&] {
        float sum = 0;
        for (const Answer& a : answers) sum += height_of(board, a, table);
        return sum;
    };
    for (table.radius = std::min(portrait ? 62.0f : 54.0f, room / static_cast<float>(most) / 2.24f); table.radius > 20 && needed() > bottom - y;) table.radius -= 2;
    const float spare = (bottom - y - needed()) / static_cast<float>(answers.size());
    float at = 1.0f;
    std::vector<Rule> rules;
    for (size_t i = 0; i < answers.size(); ++i) {
        const float height = height_of(board, answers[i], table) + spare;
        rules.push_back({{kMargin, y}, {right, y}});
        add_answer(board, answers[i], i, {kMargin, y, width, height}, table, at);
        y += height;
    }
    add_rules(board, std::move(rules), {0.4f, {0, 0}, 0.9f});
    board.footer(words("plans.survey_source", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
