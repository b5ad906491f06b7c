// The film of a panel: as wide as the display, its heading, caption and credit with the panel's number at its foot; in portrait above
// the page on which they stand. What the panel has of text follows on pages of its own.

#include <algorithm>
#include <cmath>

#include "base/sentence.hpp"
#include "scenes/exhibit/pages.hpp"
#include "scenes/film_layer.hpp"
#include "scenes/paper.hpp"

namespace renkei::scenes::exhibit {
namespace {

namespace ink = paint::ink;

// What it shows and whose it is, said of its poster as of a photograph.
Credits credits_of(const model::Photo& picture, const std::string& heading, float measure, paint::Color color)
{
    return {.photos = {ShownPhoto{.photo = &picture, .path = {}, .look = {}}}, .lead = heading, .measure = measure, .color = color, .enters = kCreditsEnter, .label = "credit.film"};
}

// On one line where it has room, else on a few.
text::Paragraph heading_at_foot(const Board& board, const std::string& heading, float measure)
{
    constexpr float kMost = 56, kLeast = 36, kStep = 4;
    text::Paragraph p = board.paragraph(heading, board.style(text::Face::Headline, board.type(kMost), 1.3f));
    p.breaking = text::Breaking::Phrase;
    p.measure = measure;
    while (p.style.size - kStep >= board.type(kLeast) && board.setting().typesetter.set(p).lines.size() > 1) p.style.size -= kStep;
    return p;
}

canvas::Composition compose_over(const ExhibitPage& page, const model::Film& film, const Setting& setting)
{
    constexpr float kFolioRoom = 180, kAboveFooter = 20, kBelowHeading = 22, kInside = 24;
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const std::string locator = locator_of(board, *page.exhibit);
    const float lowest = board.footing(locator).top - kAboveFooter, measure = f.w - 2 * kMargin - kFolioRoom;
    const model::Photo picture = picture_of(setting, *page.panel);
    const std::string said = heading_of(setting, page).words;
    const Credits credits = credits_of(picture, said, measure, ink::kWashi);
    const float below_heading = lowest - credits_height(board, credits) - kBelowHeading;
    const text::Paragraph heading = heading_at_foot(board, said, measure);
    const bool headed = !said.empty();
    const float begins = (headed ? below_heading - setting.typesetter.set(heading).size.h : below_heading + kBelowHeading) - kInside;
    const Rect where = film_place(film, {0, 0, f.w, f.h}, setting.pixels_per_unit);
    add_film(board, film, where, {.margin = subtitle_margin(where, begins), .left = kMargin - where.x});
    add_foot_shade(board, begins, share_over_white());
    if (headed) board.text(heading, {kMargin, below_heading}, Anchor::BottomLeft, ink::kWashi, {kCreditsEnter, {0, 0}});
    add_credits(board, credits, turns(1, setting.dwell), {kMargin, lowest});
    add_folio(board, std::to_string(page.number), how_many(page), {board.right(), lowest}, kCreditsEnter);
    (void)board.footer(locator, ink::kWashi, ink::kWashi);
    return board.finish();
}

canvas::Composition compose_above(const ExhibitPage& page, const model::Film& film, const Setting& setting)
{
    constexpr float kFilmPart = 0.46f, kBelowFilm = 40, kAboveNumber = 84, kLeastWords = 420, kAboveFooter = 48;
    Board board(setting, Ground::Night);
    const Size f = board.frame();
    const std::string locator = locator_of(board, *page.exhibit);
    const float foot = board.footing(locator).top - kAboveFooter;
    const model::Photo picture = picture_of(setting, *page.panel);
    const Said said = heading_of(setting, page);
    const Credits credits = credits_of(picture, said.words, f.w - 2 * kMargin, ink::kSumi);
    const float credits_high = kBelowFilm + credits_height(board, credits);
    // The film lies in the middle of its part of the page, so that the page below is as high as that of other panels.
    const float split = std::round(std::min(f.h * kFilmPart, foot - credits_high - kAboveNumber - kLeastWords)), lowest = split + credits_high, top = lowest + kAboveNumber;
    const Rect where = film_place(film, {0, 0, f.w, split}, setting.pixels_per_unit);
    add_film(board, film, where, {.size = kSubtitleNarrow});
    add_paper(board, {0, split, f.w, f.h - split});
    add_credits(board, credits, turns(1, setting.dwell), {kMargin, lowest});
    add_number(board, page, {kMargin, top}, foot, ink::kShu, ink::kSumi);
    const Rect room{kMargin + kNumberRoom, top, f.w - 2 * kMargin - kNumberRoom, foot - top};
    if (said.english) board.text(level(board, said.words, kLargeHeading, {room.w, room.h}), {room.x, top}, Anchor::TopLeft, ink::kSumi, {0.25f, {0, 0}, 0.9f});
    else if (!said.words.empty()) board.text(upright(board, said.words, text::Face::Headline, kLargeHeading, {room.w, room.h}), {room.right(), top}, Anchor::TopRight, ink::kSumi, {0.25f, {0, 0}, 0.9f});
    (void)board.footer(locator, ink::kSumi.with_alpha(0.85f), ink::kSumi);
    return board.finish();
}

}  // namespace

Result<canvas::Composition> compose_panel_film(const ExhibitPage& page, const Setting& setting)
{
    const model::Film film = model::film_of(*page.panel);
    if (film.width <= 0 || film.height <= 0) return Error{ErrorKind::BadData, sentence("The film {1} has no size; load it again", film.file)};
    return setting.frame.portrait() ? compose_above(page, film, setting) : compose_over(page, film, setting);
}

}  // namespace renkei::scenes::exhibit
