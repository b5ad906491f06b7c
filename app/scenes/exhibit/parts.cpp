// What the pages of an exhibition share.

#include <algorithm>

#include "base/utf8.hpp"
#include "scenes/art/cloth.hpp"
#include "scenes/exhibit/pages.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::exhibit {

namespace ink = paint::ink;

namespace {

constexpr float kBelow = 22;   // between a plate and its words

}  // namespace

std::string locator_of(const Board& board, const model::Exhibit& exhibit)
{
    // Characters: the footer has one line for it.
    const auto [called, english] = said(board.setting(), exhibit.title, exhibit.title_en);
    const size_t most = english ? 44 : 24;
    std::string title = called;
    if (code_points(title) > most) {
        size_t end = 0;
        for (size_t count = 0; count < most; ++count) end += code_point_length(title, end);
        title = title.substr(0, end) + "…";
    }
    // A line has the forms of one language: where the fixed word has others than the staff's Japanese, the title stands alone.
    const Wording& language = board.setting().language;
    const std::string label = words("exhibit.label", language);
    const bool of_one_language = forms_of(title, language) == forms_of(label, language);
    return of_one_language ? label + "　" + title : title;
}

Said said(const Setting& setting, const std::string& japanese, const std::string& english)
{
    const bool in_english = falls_back_on_english(setting.language) && !english.empty();
    return {in_english ? english : japanese, in_english};
}

model::Photo picture_of(const Setting& setting, const model::ExhibitPanel& panel)
{
    model::Photo picture = panel.picture;
    picture.caption = said(setting, picture.caption, panel.caption_en).words;
    return picture;
}

text::Paragraph level(const Board& board, const std::string& words, float most, Size room)
{
    text::Paragraph p = board.paragraph(words, board.style(text::Face::Headline, most, 1.22f));
    p.breaking = text::Breaking::Phrase;
    p.measure = room.w;
    for (p.style.size = std::max(most, board.type(24)); p.style.size > board.type(24); p.style.size = std::max(p.style.size - 4, board.type(24))) {
        const text::Block block = board.setting().typesetter.set(p);
        if (!block.overflow && block.size.w <= room.w && block.size.h <= room.h) break;
    }
    return p;
}

text::Paragraph upright(const Board& board, const std::string& words, text::Face face, float most, Size room)
{
    text::Paragraph p = board.paragraph(words, board.style(face, most, 1.32f));
    p.style.language = Language::Japanese;
    p.direction = text::Direction::Vertical;
    p.breaking = text::Breaking::Phrase;
    p.measure = room.h;
    for (float size = std::max(most, board.type(24));; size = std::max(size - 4, board.type(24))) {
        p.style.size = size;
        const text::Block block = board.setting().typesetter.set(p);
        if (size <= board.type(24) || (!block.overflow && block.size.w <= room.w && block.size.h <= room.h)) return p;
    }
}

void add_cloth(Board& board, Rect area, const std::string& key, float words_end)
{
    const art::Cloth cloth = art::cloth_of(key);
    board.show(board.layer("cloth", area, [area, cloth, words_end](paint::Painter& p) { art::paint_cloth(p, area, cloth, words_end); }));
    board.last_layer().opaque = true;
}

float plate_height(const Board& board, const ShownPhoto& photo, float width)
{
    return width / photo.aspect() + kBelow + credits_height(board, {.photos = {photo}, .measure = width});
}

void add_plate(Board& board, const ShownPhoto& photo, Rect area, Stands stands)
{
    const std::vector<Turn> once = turns(1, board.setting().dwell);
    Credits credits{.photos = {photo}, .measure = area.w, .color = ink::kSumi, .enters = kCreditsEnter};
    const float most = credits_height(board, credits) + kBelow;
    Rect place = contained(photo, {area.x, area.y, area.w, area.h - most});
    if (stands == Stands::Top) place.y = area.y;
    // Its words begin where it does, unless they need more width.
    credits.measure = place.w;
    const bool below_it = credits_height(board, credits) + kBelow <= most;
    if (!below_it) credits.measure = area.w;
    add_photographs(board, credits.photos, once, place, place, {0.5f, 0.5f}, ink::kWashi);
    add_credits(board, credits, once, {below_it ? place.x : area.x, place.bottom() + most - 6});
}

}  // namespace renkei::scenes::exhibit
