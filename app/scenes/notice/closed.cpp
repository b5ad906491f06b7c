// Outside the hours: a dark page that stands still, the moon over the hills of closing time, and when the hall opens again.

#include <algorithm>
#include <cmath>

#include "scenes/night.hpp"
#include "scenes/notice/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::notice {
namespace {

namespace ink = paint::ink;
using plans::Lettering;

// The night is dark: type is grey paper, not white.
constexpr paint::Color kDim = paint::mix(ink::kSumi, ink::kWashi, 0.78f);

// How much of the time that the hall is closed has passed, 0..1.
float passed(const programme::OpeningHours& hours, Instant now, std::optional<Instant> opens)
{
    const auto closed = programme::opening_borders(hours, now).before;
    if (!opens || !closed || *closed >= *opens) return 0.5f;
    return std::clamp(static_cast<float>(std::chrono::duration<double>(now - *closed).count() / std::chrono::duration<double>(*opens - *closed).count()), 0.0f, 1.0f);
}

// Sky, moon and hills on one layer: nothing on this page moves. The moon crosses the sky while the hall is closed, so that the
// picture does not burn itself into the panel.
void add_night(Board& board, float ridge, float way)
{
    const Size f = board.frame();
    const float radius = board.portrait() ? 96 : 84, from = f.w * 0.40f, to = f.w * (board.portrait() ? 0.80f : 0.74f);
    const Vec2 moon{from + (to - from) * way, ridge - (board.portrait() ? 250.0f : 175.0f) - 110 * std::sin(3.1416f * way)};
    const paint::Field field = night_field(f, {}, 0, {{moon, 360, ink::kAi, 0.30f}, {{f.w / 2, ridge}, 520, ink::kAi, 0.20f}});
    board.show(board.layer("night", {0, 0, f.w, f.h}, [=](paint::Painter& p) {
        p.field(field);
        p.begin();
        p.circle(moon, radius);
        p.fill(paint::mix(ink::kSumi, ink::kWashi, 0.62f));
        p.begin();
        paint_hills(p, f, ridge, Hour::Night);
    }));
    board.last_layer().opaque = true;
}

std::string span_of(const std::optional<programme::DayHours>& day, Wording language)
{
    if (!day) return words("notice.day_closed", language);
    return text::clock_time(day->open, language) + (language == Language::Japanese || language == Language::Korean ? "〜" : "–") + text::clock_time(day->close % (24 * 60), language);
}

// The usual week, as it hangs at a door.
void add_week(Board& board, Vec2 bottom_left)
{
    const Setting& s = board.setting();
    const auto& hours = s.programme.hours;
    const auto usual = [](const programme::DayHours& d) { return d.open == d.close ? std::nullopt : std::optional(d); };
    struct Row { const char* key; std::optional<programme::DayHours> day; };
    const Row rows[] = {{"notice.weekdays", usual(hours.weekday)}, {"notice.saturdays", usual(hours.saturday)}, {"notice.sundays", usual(hours.sunday)}};
    const text::Style style = board.style(text::Face::Gothic, board.type(30), 1);
    float widest = 0;
    for (const Row& row : rows) widest = std::max(widest, s.typesetter.line(words(row.key, s.language), style).size.w);
    float y = bottom_left.y - 2 * 1.5f * style.size;
    for (const Row& row : rows) {
        board.line(words(row.key, s.language), style, {bottom_left.x, y}, Anchor::BaselineLeft, kDim, {0.3f, {0, 0}});
        board.line(span_of(row.day, s.language), style, {bottom_left.x + widest + 1.2f * style.size, y}, Anchor::BaselineLeft, kDim, {0.3f, {0, 0}});
        y += 1.5f * style.size;
    }
}

}  // namespace

Result<canvas::Composition> closed(const Setting& setting)
{
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const auto& hours = setting.programme.hours;
    if (hours.outside == programme::Outside::Dark) return board.finish();
    const auto opens = programme::opening_after(hours, setting.begins);
    const float ridge = f.h * (board.portrait() ? 0.72f : 0.74f);
    add_night(board, ridge, passed(hours, setting.begins, opens));
    plans::add_headline(board, "notice.closed", {board.right(), kMargin}, board.portrait() ? 132.0f : 104.0f, kDim);

    const float measure = board.portrait() ? f.w - 2 * kMargin - 230 : f.w * 0.5f;
    float y = kMargin;
    const auto say = [&](const std::string& what, const Lettering& how, float gap) {
        y = plans::add_text(board, what, how, {kMargin, y}, Anchor::TopLeft, kDim, {0.2f, {0, 0}}).box.bottom() + gap;
    };
    if (opens) {
        const CivilTime at = civil_time(*opens);
        say(words("notice.next_opening", setting.language), {text::Face::Mincho, 40, 1.2f, measure}, 26);
        say(text::month_day(at.date, setting.language), {text::Face::Mincho, 76, 1.2f, measure}, 12);
        say(text::time_of_day(at.minute_of_day(), setting.language), {text::Face::Mincho, 76, 1.2f, measure}, 34);
        const Language second = setting.language == Language::Japanese ? Language::English : Language::Japanese;
        text::Paragraph p = plans::paragraph_of(board, words("notice.next_opening", second) + (second == Language::English ? ": " : "　") + text::month_day(at.date, second) + " " + text::clock_time(at.minute_of_day(), second),
                                                {text::Face::Gothic, 32, 1.3f, measure});
        p.style.language = second;
        y = board.text(p, {kMargin, y}, Anchor::TopLeft, kDim, {0.2f, {0, 0}}).box.bottom() + 60;
    }
    const float week = 4.2f * board.type(30);
    add_week(board, {kMargin, std::max(y + week * 0.8f, board.portrait() ? y + week : ridge - 190)});
    board.footer("", kDim, kDim);
    return board.finish();
}

}  // namespace renkei::scenes::notice
