// さがしてみよう: a clue, the country, and four towns on it to choose from; then where the one lies that was looked for.

#include <algorithm>

#include "base/utf8.hpp"
#include "scenes/names.hpp"
#include "scenes/showcase_parts.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/page.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;
using visit::Question;

paint::Stroke line_of(float width) { return {width, paint::Cap::Round, paint::Join::Round, {}, 0}; }

// What a showcase says of a town, without the town's own name.
std::string hidden(std::string told, const std::string& name)
{
    static constexpr std::string_view kHole = "〇〇";
    for (size_t at = told.find(name); !name.empty() && at != std::string::npos; at = told.find(name, at + kHole.size())) told.replace(at, name.size(), kHole);
    return told;
}

std::string first_sentence(const std::string& told)
{
    for (const std::string_view end : {"。", ". "})
        if (const size_t at = told.find(end); at != std::string::npos) return told.substr(0, at + (end == ". " ? 1 : end.size()));
    return told;
}

// Without 市, 町 or 村.
std::string stem_of(const model::Municipality& m, Language language)
{
    if (is_alphabetic(language)) return town_stem(m, language);
    const std::string name = town_name(m, language);
    return name.substr(0, name.size() - 3);
}

std::string clue_of(const Question& q, Wording wording)
{
    switch (q.clue) {
        case Question::Clue::Words: {
            const SaidWords said = said_in(*q.showcase, wording);
            std::string clue = hidden(first_sentence(said.text.lead), visit::label_of(*q.answer, said.language));
            const std::string stem = stem_of(*q.answer, said.language);
            return said.language == Language::Korean && code_points(stem) < 2 ? clue : hidden(clue, stem);   // 쓰 is in many a word
        }
        case Question::Clue::Ward: return filled(words("visit.game.ward", wording), "name", visit::label_of(*q.ward, wording));
        case Question::Clue::Emblem: break;
    }
    return filled(words("visit.game.prefecture", wording), "name", prefecture_name(q.answer->prefecture, wording));
}

std::string with_reading(const model::Municipality& m, Wording wording)
{
    const std::string name = visit::label_of(m, wording);
    return wording == Language::Japanese && !m.kana.empty() ? name + "（" + m.kana + "）" : name;
}

struct Told {
    std::string headline, lead;
};

Told told_of(const Question& q, Wording wording)
{
    if (q.chosen == nullptr) return {filled(words("visit.game.question", wording), "number", std::to_string(q.number)), clue_of(q, wording)};
    const auto where = [&](const model::Municipality& m) { return prefecture_name(m.prefecture, wording); };
    if (q.chosen == q.answer) return {words("visit.game.right", wording), filled(filled(words("visit.game.right.lead", wording), "name", with_reading(*q.answer, wording)), "where", where(*q.answer))};
    return {words("visit.game.near", wording), filled(filled(filled(filled(words("visit.game.near.lead", wording), "chosen", with_reading(*q.chosen, wording)), "there", where(*q.chosen)), "name", with_reading(*q.answer, wording)), "where", where(*q.answer))};
}

struct Map {
    Land ground, prefecture;
    std::vector<map::Inset> insets;
    struct Point {
        Vec2 at;
        paint::Color color;
        float size = 9;
    };
    std::vector<Point> points;
};

void paint_map(paint::Painter& p, const Map& m)
{
    begin_land(p);
    p.begin();
    trace(p, m.ground);
    p.fill(ink::kAiLight, paint::FillRule::EvenOdd);
    if (!m.prefecture.rings.empty()) {
        p.begin();
        trace(p, m.prefecture);
        p.fill(ink::kWakatakeNight, paint::FillRule::EvenOdd);
    }
    end_land(p, {});
    for (const map::Inset& inset : m.insets) {
        p.begin();
        p.rect(inset.frame);
        p.stroke(ink::kWashi.with_alpha(0.28f), line_of(1.25f));
    }
    for (const Map::Point& point : m.points) {
        p.begin();
        p.circle(point.at, point.size + 3);
        p.fill(ink::kSumi);
        p.begin();
        p.circle(point.at, point.size);
        p.fill(point.color);
    }
}

void add_point_name(Board& board, const model::Municipality& m, Vec2 at, float radius, Rect within, std::vector<Rect>& taken)
{
    auto block = std::make_shared<const text::Block>(board.setting().typesetter.line(visit::label_of(m, board.setting().language), board.style(text::Face::GothicBold, board.type(28), 1)));
    const float w = block->size.w, h = block->size.h, off = radius + 10;
    for (const Vec2 corner : {Vec2{at.x + off, at.y - h / 2}, Vec2{at.x - off - w, at.y - h / 2}, Vec2{at.x - w / 2, at.y - off - h}, Vec2{at.x - w / 2, at.y + off}}) {
        const Rect box{corner.x, corner.y, w, h};
        if (box.x < within.x || box.right() > within.right() || box.y < within.y || box.bottom() > within.bottom()) continue;
        if (std::any_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.meets(box.grown(4)); })) continue;
        taken.push_back(box);
        board.record(*block, corner, ink::kWashi, 0);
        board.show(board.layer("name " + m.name, box.grown(12), [block, corner](paint::Painter& p) {
            p.keyline(*block, corner, ink::kSumi, 3);
            p.text(*block, corner, ink::kWashi);
        }));
        return;
    }
}

}  // namespace

void add_game_page(Board& board, VisitPage& page)
{
    const Setting& setting = board.setting();
    const Question q = visit::question_of(page.here().subject, page.content);
    const Wording wording = page.visit.language;
    add_night(board, {board.frame().w * (board.portrait() ? 0.5f : 0.66f), board.frame().h * 0.32f});
    const auto shown = std::make_shared<Map>();
    board.show(board.layer("map", {0, 0, board.frame().w, page.layout.picture.bottom() + 30}, [shown](paint::Painter& p) { paint_map(p, *shown); }));
    const Told told = told_of(q, wording);
    const Rect area = add_heading(board, page, told.headline, told.lead, ink::kWashi);
    const Chart chart = chart_of_country(setting, area);
    shown->ground = chart.land(setting, setting.atlas.codes());
    shown->insets = chart.insets;
    if (q.answer != nullptr && (q.chosen != nullptr || q.clue == Question::Clue::Emblem)) shown->prefecture = chart.land(setting, setting.atlas.codes_of(q.answer->prefecture_code));
    std::vector<Rect> taken;
    for (const auto* town : q.towns) taken.push_back(Rect{chart.place(*town).x, chart.place(*town).y, 0, 0}.grown(14));
    for (const auto* town : q.towns) {
        const bool answer = q.chosen != nullptr && town == q.answer, chosen = q.chosen == town;
        // Before an answer the four are lights alone where the map would give it away.
        if (q.chosen == nullptr && q.clue == Question::Clue::Emblem) continue;
        if (q.chosen != nullptr && !answer && !chosen) continue;
        const float size = answer ? 13.0f : 9.0f;
        shown->points.push_back({chart.place(*town), answer ? ink::kShuNight : ink::kYamabukiField, size});
        add_point_name(board, *town, chart.place(*town), size, area, taken);
    }
    add_buttons(board, page, Ground::Night);
}

}  // namespace renkei::scenes
