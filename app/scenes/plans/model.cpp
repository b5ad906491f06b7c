// The model of Arakawa and Kushiro: visitors as fawn spots (鹿の子), a spot for ten thousand; those that were, dyed, and those
// that were hoped for, tied but not dyed yet. Under them how the work was shared.

#include <algorithm>
#include <cmath>

#include "scenes/night.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr double kSpot = 10000;     // visitors
constexpr float kBegins = 0.8f, kSeconds = 3.4f;

const model::Statistic* kpi(const model::Content& content, std::string_view status)
{
    const auto found = std::find_if(content.statistics.begin(), content.statistics.end(), [&](const auto& s) { return s.metric == "kushiro_visitors_kpi" && s.status == status && s.value; });
    return found == content.statistics.end() ? nullptr : &*found;
}

// Columns of spots from the left, neighbours half a step apart, as they are tied.
struct Spots {
    Rect area;
    int rows = 20;
    float pitch = 22;
    [[nodiscard]] Vec2 at(int index) const
    {
        const int column = index / rows, row = index % rows;
        return {area.x + (static_cast<float>(column) + 0.5f) * pitch, area.y + (static_cast<float>(row) + (column % 2 == 0 ? 0.25f : 0.75f)) * pitch};
    }
};

void add_spots(Board& board, const Spots& spots, int from, int to, bool dyed)
{
    const float left = spots.at(from).x - spots.pitch, right = spots.at(to - 1).x + spots.pitch;
    const Rect box{left, spots.area.y - 4, right - left, spots.area.h + spots.pitch};
    const int layer = board.layer(dyed ? "visitors" : "visitors hoped for", box, [=](paint::Painter& p) {
        p.begin();
        for (int i = from; i < to; ++i) p.circle(spots.at(i), spots.pitch * 0.36f);
        if (dyed) p.fill(ink::kAiIslet);
        else p.stroke(ink::kShuNight, {2.2f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        if (!dyed) {
            p.begin();
            return;
        }
        p.begin();
        for (int i = from; i < to; ++i) p.circle(spots.at(i), spots.pitch * 0.15f);
        p.fill(ink::kWashi);
        p.begin();
    });
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Left;
    const float whole = spots.area.w, begin = kBegins + kSeconds * (left - spots.area.x) / whole + (dyed ? 0.0f : 0.4f);
    sprite.reveal = canvas::Track(0).to(1, begin, std::max(0.8f, kSeconds * (right - left) / whole), canvas::Ease::InOutSine);
}

void add_figures(Board& board, const model::Statistic& was, const model::Statistic& hoped, Vec2 at, float right, float size, bool at_the_end)
{
    const Wording language = board.setting().language;
    // 713万, and where ten thousand is no unit, 7.13 million.
    const bool millions = language == Language::English;
    const double counted = millions ? 1e6 : kSpot;
    const auto value_of = [&](const model::Statistic& s) { return static_cast<float>(*s.value / counted); };
    const char* widest = millions ? "8.88" : "888";
    const text::Style unit = board.style(text::Face::Mincho, board.type(language == Language::English ? 28.0f : 40.0f), 1);
    struct Figure {
        const model::Statistic* s;
        float x;
        paint::Color color;
        const char* remark;
        float from, begin;
    };
    float second = at.x + (right - at.x) * 0.5f;
    if (at_the_end) {
        const std::string month = hoped.as_of ? text::year_and_month(*hoped.as_of, language) : hoped.period;
        const float remark = size_of(board, filled(words("plans.kpi_hoped", language), "month", month), {text::Face::Gothic, 26, 1.35f}).w;
        second = right - std::max(remark + 8, board.setting().typesetter.line(widest, board.style(text::Face::Numeral, size, 1)).size.w + 16 + board.setting().typesetter.line(words("plans.ten_thousand", language), unit).size.w);
    }
    for (const Figure& f : {Figure{&was, at.x, ink::kWashi, "", 0, kBegins}, Figure{&hoped, second, ink::kShuNight, "plans.kpi_hoped", value_of(was), kBegins + kSeconds * 0.9f}}) {
        canvas::Counter& counter = board.counter(size, {f.x, at.y}, text::Align::Start, f.color);
        counter.value = canvas::Track(f.from).to(value_of(*f.s), f.begin, kSeconds * (f.from > 0 ? 0.4f : 0.9f), canvas::Ease::InOutSine);
        counter.decimals = millions ? 2 : 0;
        counter.opacity = canvas::Track(0).to(1, f.begin - 0.3f, canvas::kEnter);
        const float width = board.setting().typesetter.line(widest, counter.style).size.w;
        const bool under = board.portrait() && language == Language::English;   // no room beside the figure
        if (!under) board.line(words("plans.ten_thousand", language), unit, {f.x + width + 16, at.y}, Anchor::BaselineLeft, f.color, {f.begin, {0, 0}});
        const std::string when = f.s->as_of ? text::year_and_month(*f.s->as_of, language) : f.s->period;
        std::string remark = *f.remark == '\0' ? when : filled(words(f.remark, language), "month", when);
        if (under) remark = words("plans.ten_thousand", language) + "\n" + remark;
        add_text(board, remark, {text::Face::Gothic, 26, 1.35f}, {f.x + 4, at.y + 28}, Anchor::TopLeft, f.color, {f.begin + 0.1f, {0, 0}});
    }
}

// How the work was shared.
std::vector<std::pair<std::string, std::string>> leads_of(const Board& board)
{
    std::vector<std::pair<std::string, std::string>> leads;
    for (const auto& part : board.setting().programme.content->schemes)
        if (part.scheme == "kushiro_arakawa" && part.part == "lead") leads.emplace_back(said(board, "schemes", part.title), said(board, "schemes", part.description));
    return leads;
}

Lettering lead_title(float measure) { return {text::Face::Mincho, 32, 1.2f, measure}; }
Lettering lead_text(float measure) { return {text::Face::Gothic, 25, 1.45f, measure}; }

// Rows take what their words need; what is left lies between them.
void add_leads(Board& board, Rect area, size_t per_row)
{
    const auto leads = leads_of(board);
    const float column = (area.w - 36 * static_cast<float>(per_row - 1)) / static_cast<float>(per_row);
    std::vector<float> heights((leads.size() + per_row - 1) / per_row, 0.0f);
    for (size_t i = 0; i < leads.size(); ++i)
        heights[i / per_row] = std::max(heights[i / per_row], size_of(board, leads[i].first, lead_title(column)).h + 12 + size_of(board, leads[i].second, lead_text(column)).h);
    float sum = 0;
    for (const float h : heights) sum += h;
    const float gap = heights.size() < 2 ? 0 : std::clamp((area.h - sum) / static_cast<float>(heights.size() - 1), 12.0f, 46.0f);
    float y = area.y;
    for (size_t i = 0; i < leads.size(); ++i) {
        const Vec2 at{area.x + (column + 36) * static_cast<float>(i % per_row), y};
        const Entrance enter{1.6f + 0.3f * static_cast<float>(i), {0, 12}};
        const Placed placed = add_text(board, leads[i].first, lead_title(column), at, Anchor::TopLeft, ink::kWakatakeNight, enter);
        add_text(board, leads[i].second, lead_text(column), {at.x, placed.box.bottom() + 12}, Anchor::TopLeft, ink::kWashi, {enter.at + 0.1f, {0, 12}});
        if ((i + 1) % per_row == 0) y += heights[i / per_row] + gap;
    }
}

// Large type: one after the other, in one place, as large as the longest has room.
void tell_leads(Board& board, Rect area)
{
    const auto leads = leads_of(board);
    Lettering title = lead_title(area.w), text = lead_text(area.w);
    title.size = 46, text.size = 46;
    for (const auto& [name, words] : leads) {
        title = fitted(board, name, title, {title.size, 42, 38, 32}, board.type(title.size) * title.line_height + 4);
        text = fitted(board, words, text, {text.size, 42, 38, 34, 30, 25}, area.h - size_of(board, name, title).h - 12);
    }
    const float each = (board.setting().dwell - 1.6f) / static_cast<float>(std::max<size_t>(leads.size(), 1));
    for (size_t i = 0; i < leads.size(); ++i) {
        const float begin = 1.6f + each * static_cast<float>(i), leaves = i + 1 < leads.size() ? begin + each - 0.3f : -1;
        const Entrance enter{begin, {0, 12}, canvas::kEnter, leaves};
        const Placed placed = add_text(board, leads[i].first, title, {area.x, area.y}, Anchor::TopLeft, ink::kWakatakeNight, enter);
        add_text(board, leads[i].second, text, {area.x, placed.box.bottom() + 12}, Anchor::TopLeft, ink::kWashi, enter);
    }
}

}  // namespace

Result<canvas::Composition> model(const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const auto *was = kpi(content, "baseline"), *hoped = kpi(content, "target");
    if (!was || !hoped || *hoped->value < *was->value || *hoped->value > 2e7 || *was->value < kSpot)
        return nothing_for("plans", "model");
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    const Wording language = setting.language;
    const float headline = portrait ? 84.0f : 92.0f, right = board.right() - headline - (portrait ? 40.0f : 76.0f);
    Spots spots;
    const int dyed = static_cast<int>(*was->value / kSpot), all = static_cast<int>(*hoped->value / kSpot);
    // Lying: down to where the words beside end, if the frame is wide enough for both.
    const bool large = !portrait && !in_turns(board) && right - kMargin > 34 * 25 + 64 + 460;
    const bool whole = !portrait && in_turns(board);   // the spots take the whole width, and what is hoped for stands over its own
    spots.rows = portrait ? 30 : whole ? 14 : large ? 23 : 20;
    const int columns = (all + spots.rows - 1) / spots.rows;
    spots.pitch = std::min((right - kMargin) / static_cast<float>(columns), portrait ? std::clamp((f.h - 1130) / 30, 16.0f, 28.0f) : whole ? 28.0f : large ? 25.0f : 21.0f);
    const float figures = portrait ? 330.0f : 268.0f;
    spots.area = {kMargin, figures + (portrait && language == Language::English ? 136.0f : 92.0f), spots.pitch * static_cast<float>(columns), spots.pitch * static_cast<float>(spots.rows)};
    const paint::Field field = night_field(f, {}, 0, {{{spots.area.x + spots.area.w / 2, spots.area.y + spots.area.h / 2}, 560, ink::kAi, 0.5f}});
    board.layer("night", {0, 0, f.w, f.h}, [=](paint::Painter& p) { p.field(field); });
    board.last_layer().opaque = true;
    board.show(0);
    add_binding(board, Ground::Night);
    add_headline(board, "plans.model", {board.right(), kMargin}, headline, ink::kWashi);

    const Placed label = add_text(board, words("plans.kpi", language), {text::Face::Mincho, 32, 1.3f, right - kMargin}, {kMargin, kMargin - 4}, Anchor::TopLeft, ink::kWashi, {0.3f, {0, 10}});
    add_figures(board, *was, *hoped, {kMargin, std::max(figures, label.box.bottom() + 140)}, right, portrait ? 132.0f : 144.0f, whole);
    add_spots(board, spots, 0, dyed, true);
    if (all > dyed) add_spots(board, spots, dyed, all, false);

    const float beside = spots.area.right() + 64;
    const bool below = portrait || right - beside < 460 || in_turns(board);
    const Vec2 from = below ? Vec2{kMargin, spots.area.bottom() + 56} : Vec2{beside, spots.area.y - 6};
    const Rect leads{from.x, from.y, right - from.x, f.h - 112 - from.y};
    if (in_turns(board)) tell_leads(board, leads);
    else add_leads(board, leads, below && !portrait ? 2 : 1);
    board.footer(words("plans.spot", language), ink::kWashi.with_alpha(0.7f), ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes::plans
