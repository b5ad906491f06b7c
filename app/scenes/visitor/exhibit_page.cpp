// A page of an exhibition in the hall as a visitor leafs through it: the panel's picture, heading and text.

#include <algorithm>

#include "scenes/exhibit/pages.hpp"
#include "scenes/film_layer.hpp"
#include "scenes/paper.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/page.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

struct Found {
    std::vector<programme::ExhibitPage> pages;
    const programme::ExhibitPage* page = nullptr;
};

// The page that is looked at; the first of the first exhibition where the place names none.
Found found_at(const Setting& setting, const std::string& item)
{
    Found first;
    for (const auto& exhibit : setting.programme.content->exhibits) {
        if (!programme::is_on(exhibit, setting.programme.date)) continue;
        Found found{.pages = programme::pages_of(*setting.programme.content, exhibit, setting.programme.date)};
        for (const auto& page : found.pages)
            if (page.item == item) found.page = &page;
        if (found.page != nullptr) return found;
        if (first.pages.empty() && !found.pages.empty()) first = std::move(found);
    }
    if (!first.pages.empty()) first.page = &first.pages.front();
    return first;
}

Placed add_lines(Board& board, const std::string& said, text::Face face, float most, float least, float pitch, Rect room)
{
    text::Paragraph p = board.paragraph(said, board.style(face, board.type(most), pitch));
    p.measure = room.w;
    p.breaking = face == text::Face::Gothic ? text::Breaking::Strict : text::Breaking::Phrase;
    for (float size = most; size > least && board.setting().typesetter.set(p).size.h > room.h; size -= 2) p.style.size = board.type(size - 2);
    return board.text(p, {room.x, room.y}, Anchor::TopLeft, ink::kSumi, kThere);
}

// Its words, and beside them, or below, the cloth that is its own.
void add_opening(Board& board, const model::Exhibit& exhibit, Rect room)
{
    const Setting& setting = board.setting();
    const bool standing = board.portrait();
    const Rect cloth = standing ? Rect{room.x, room.y + room.h * 0.42f, room.w, room.h * 0.58f} : Rect{room.x + room.w * 0.66f, 0, room.w * 0.34f, room.bottom()};
    exhibit::add_cloth(board, cloth, exhibit.key, cloth.y + cloth.h * 0.2f);
    room = standing ? Rect{room.x, room.y, room.w, room.h * 0.4f} : Rect{room.x, room.y, room.w * 0.66f - 64, room.h};
    const auto title = exhibit::said(setting, exhibit.title, exhibit.title_en);
    Placed placed = add_lines(board, title.words, text::Face::Headline, 104, 52, 1.25f, {room.x, room.y, room.w, room.h * 0.55f});
    if (!exhibit.subtitle.empty() && !title.english) placed = add_lines(board, exhibit.subtitle, text::Face::Mincho, 48, 32, 1.4f, {room.x, placed.box.bottom() + 24, room.w, 140});
    std::string until = exhibit.start_date && exhibit.end_date ? text::date_range(*exhibit.start_date, *exhibit.end_date, setting.language) : "";
    if (!exhibit.place.empty() && !title.english) until += (until.empty() ? "" : "\n") + exhibit.place;
    if (!until.empty()) add_lines(board, until, text::Face::Gothic, 34, 28, 1.4f, {room.x, placed.box.bottom() + 36, room.w, 120});
}

bool plays(const programme::ExhibitPage& page)
{
    if (!page.filmed) return false;
    const model::Film film = model::film_of(*page.panel);
    return film.width > 0 && film.height > 0;
}

// The film with its heading, and whose it is, beside it; standing, below.
void add_film_page(Board& board, const programme::ExhibitPage& page, Rect room)
{
    const Setting& setting = board.setting();
    const model::Film film = model::film_of(*page.panel);
    const model::Photo picture = exhibit::picture_of(setting, *page.panel);
    const auto heading = exhibit::heading_of(setting, page);
    const Rect most = board.portrait() ? Rect{room.x, room.y, room.w, room.h * 0.62f} : Rect{room.x, room.y, room.w * 0.62f, room.h};
    Rect where = film_place(film, most, setting.pixels_per_unit);
    where = {most.x, most.y, where.w, where.h};   // at the corner where every page begins
    add_film(board, film, where, {});
    if (board.portrait()) room = {room.x, where.bottom() + 28, room.w, room.bottom() - where.bottom() - 28};
    else room = {where.right() + 56, room.y, room.right() - where.right() - 56, room.h};
    if (!heading.words.empty()) {
        const Placed placed = add_lines(board, heading.words, text::Face::Headline, 56, 36, 1.25f, {room.x, room.y, room.w, room.h * 0.5f});
        room = {room.x, placed.box.bottom() + 24, room.w, room.bottom() - placed.box.bottom() - 24};
    }
    std::string below = picture.caption;
    if (!picture.credit.empty()) below += (below.empty() ? "" : "\n") + words("credit.film", setting.language) + picture.credit;
    if (!below.empty()) add_lines(board, below, text::Face::Gothic, 32, 24, 1.5f, room);
}

void add_panel(Board& board, const programme::ExhibitPage& page, Rect room)
{
    const Setting& setting = board.setting();
    std::optional<ShownPhoto> photo;
    model::Photo picture = exhibit::picture_of(setting, *page.panel);
    if (page.pictured) photo = shown_photo(setting, picture);
    const auto heading = exhibit::heading_of(setting, page);
    const auto text = exhibit::said(setting, page.text, page.text_en);
    if (photo) {
        const bool alone = heading.words.empty() && text.words.empty();
        Rect place = board.portrait() ? Rect{room.x, room.y, room.w, alone ? room.h : room.h * 0.52f} : Rect{room.x, room.y, alone ? room.w : room.w * 0.46f, room.h};
        while (place.w > 200 && exhibit::plate_height(board, *photo, place.w) > place.h) place.w -= 8;   // it begins where every page begins
        exhibit::add_plate(board, *photo, place, exhibit::Stands::Top);
        if (board.portrait()) room = {room.x, place.bottom() + 28, room.w, room.bottom() - place.bottom() - 28};
        else room = {place.right() + 64, room.y, room.right() - place.right() - 64, room.h};
    }
    if (!heading.words.empty()) {
        const Placed placed = add_lines(board, heading.words, text::Face::Headline, 64, 40, 1.25f, {room.x, room.y, room.w, room.h * 0.4f});
        room = {room.x, placed.box.bottom() + 28, room.w, room.bottom() - placed.box.bottom() - 28};
    }
    if (!text.words.empty()) add_lines(board, text.words, text::Face::Gothic, 38, 24, 1.65f, room);
}

}  // namespace

void add_exhibit_page(Board& board, VisitPage& page)
{
    const Rect room = page.layout.picture;
    add_paper(board, {0, 0, board.frame().w, board.frame().h});
    const Found found = found_at(board.setting(), page.here().subject);
    const Rect area{room.x, room.y + 24, room.w, room.h - 24};
    if (found.page != nullptr && found.page->panel == nullptr) add_opening(board, *found.page->exhibit, area);
    else if (found.page != nullptr && plays(*found.page)) {
        add_film_page(board, *found.page, area);
        page.film_seconds = static_cast<float>(found.page->panel->clip.milliseconds) / 1000;   // all of it: no slot ends here
    }
    else if (found.page != nullptr) add_panel(board, *found.page, area);
    for (visit::Button& button : page.layout.buttons) button.on = button.on || (found.page != nullptr && button.id == "open exhibits " + found.page->item);
    add_buttons(board, page, Ground::Day);
}

}  // namespace renkei::scenes
