// Before closing time: how many minutes are left, and the sun above the hills, lower from card to card.

#include <algorithm>
#include <cmath>

#include "scenes/notice/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::notice {
namespace {

namespace ink = paint::ink;
using plans::Lettering;

struct Page {
    float ridge = 0;            // the farthest crest
    float headline = 0;         // size
    float figure = 0;           // size of the minutes
    Vec2 words;                 // top left
    float measure = 0;
    Vec2 sun;                   // its middle when it touches the crest
    float radius = 0;
};

Page page_of(const Board& board)
{
    const Size f = board.frame();
    if (board.portrait()) return {f.h * 0.66f, 132, 330, {kMargin, kMargin}, f.w - 2 * kMargin - 230, {f.w * 0.63f, f.h * 0.66f}, 190};
    return {f.h * 0.70f, 104, 300, {kMargin, kMargin}, f.w - 2 * kMargin - 320, {f.w * 0.615f, f.h * 0.70f}, 176};
}

// Sky, sun and hills; the sun sinks to its place as the card comes.
void add_evening(Board& board, const Page& page, float left_of_all)
{
    const Size f = board.frame();
    board.show(board.layer("evening sky", {0, 0, f.w, f.h}, [ridge = page.ridge](paint::Painter& p) {
        p.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, 0}, {0, ridge}, {{0, ink::kWashi}, {0.55f, ink::kWashi}, {0.86f, paint::rgb(0xF3DFC8)}, {1, paint::rgb(0xEBC9AB)}}});
    }));
    board.last_layer().opaque = true;
    // From its whole disc above the crest to a last rim.
    const float up = page.radius * (-0.72f + 1.9f * left_of_all);
    const Vec2 at{page.sun.x, page.sun.y - up};
    canvas::Sprite& sun = board.show(board.layer("sun", {at.x - page.radius - 4, at.y - page.radius - 4, 2 * page.radius + 8, 2 * page.radius + 8}, [at, radius = page.radius](paint::Painter& p) {
        p.begin();
        p.circle(at, radius);
        p.fill(ink::kShu);
        p.begin();
    }));
    sun.opacity = canvas::Track(0).to(1, 0.2f, 0.9f, canvas::Ease::InOutSine);
    sun.y = canvas::Track(-34).to(0, 0.2f, 2.6f, canvas::Ease::OutQuint);
    const float top = page.ridge - 90;
    board.show(board.layer("hills", {0, top, f.w, f.h - top}, [f, page](paint::Painter& p) { paint_hills(p, f, page.ridge, Hour::Evening); }));
}

// The minutes are true while the card is there: each that can come stands ready, and they change places at once.
void add_minutes(Board& board, Vec2 baseline, float size, float seconds_left)
{
    const Setting& s = board.setting();
    const text::Style numeral = board.style(text::Face::Numeral, size, 1), unit = board.style(text::Face::Mincho, board.type(64), 1);
    const auto add = [&](const std::string& words, const text::Style& style, Vec2 at, float begins, float ends) {
        auto block = std::make_shared<const text::Block>(s.typesetter.set(board.paragraph(words, style)));
        const Vec2 top_left = corner(*block, at, Anchor::BaselineLeft);
        const Rect box{top_left.x, top_left.y, block->size.w, block->size.h};
        canvas::Sprite& sprite = board.show(board.layer("minutes " + words, box.grown(style.size * 0.3f), [block, top_left](paint::Painter& p) { p.text(*block, top_left, ink::kSumi); }));
        if (begins > 0) sprite.opacity = canvas::Track(0).to(1, begins, 0, canvas::Ease::Step);
        else sprite.opacity = canvas::Track(0).to(1, board.enters(0.2f), canvas::kEnter);
        sprite.opacity.to(0, ends, 0, canvas::Ease::Step);
        if (begins < s.dwell) board.record(*block, top_left, ink::kSumi, begins > 0 ? begins : board.enters(0.2f) + canvas::kEnter, ends);
        return box.right();
    };
    float begins = 0;
    for (int left = std::max(1, static_cast<int>(std::ceil(seconds_left / 60))); begins < s.dwell + kLate; --left) {
        const float ends = left > 1 ? seconds_left - 60 * static_cast<float>(left - 1) : s.dwell + 2 * kLate;
        const float right = add(std::to_string(left), numeral, baseline, begins, ends);
        add(words(left == 1 ? "notice.minute" : "notice.minutes", s.language), unit, {right + 26, baseline.y}, begins, ends);
        begins = ends;
    }
}

}  // namespace

Result<canvas::Composition> closing(const Setting& setting)
{
    const auto closes = programme::closing_after(setting.programme.hours, setting.begins);
    if (!closes) return Error{ErrorKind::NotFound, sentence("The hall never closes by the settings; opening.weekday and its neighbours say when it does")};
    Board board(setting, Ground::Day);
    const Page page = page_of(board);
    const float left = static_cast<float>(std::chrono::duration<double>(*closes - setting.begins).count());
    const float whole = 60 * static_cast<float>(std::max(setting.programme.hours.closing_minutes, 1));
    add_evening(board, page, std::clamp(left / whole, 0.0f, 1.0f));
    plans::add_headline(board, "notice.closing", {board.right(), kMargin}, page.headline, ink::kSumi);

    float y = plans::add_text(board, words("notice.until_closing", setting.language), {text::Face::Mincho, 48, 1.2f, page.measure}, page.words, Anchor::TopLeft, ink::kSumi, {0.1f, {0, 12}}).box.bottom();
    const Vec2 baseline{page.words.x - 8, y + page.figure * 0.89f};
    add_minutes(board, baseline, page.figure, left);
    y = baseline.y + 62;
    const int minute = civil_time(*closes).minute_of_day();
    const auto say = [&](const char* key, Wording language, const Lettering& how, float at) {
        text::Paragraph p = plans::paragraph_of(board, filled(words(key, language), "time", text::time_of_day(minute, language)), how);
        p.style.language = language;
        y = board.text(p, {page.words.x, y}, Anchor::TopLeft, ink::kSumi, {at, {0, 12}}).box.bottom() + 22;
    };
    say("notice.closes_at", setting.language, {text::Face::Mincho, 46, 1.3f, page.measure}, 0.4f);
    const bool japanese = setting.language == Language::Japanese;
    say("notice.closes_at", japanese ? Language::English : Language::Japanese, {text::Face::Gothic, 32, 1.3f, page.measure}, 0.55f);
    say("notice.thanks", setting.language, {text::Face::Gothic, 32, 1.3f, page.measure}, 0.7f);
    board.footer("", ink::kWashi, ink::kWashi);
    return board.finish();
}

}  // namespace renkei::scenes::notice
