// A panel of an exhibition as a page of its catalogue: the picture beside its text (below it in portrait), the text alone, or the
// picture alone on the whole wall. A picture that may not be cut is a plate on the paper.

#include <algorithm>
#include <cmath>

#include "base/sentence.hpp"
#include "scenes/exhibit/pages.hpp"
#include "scenes/names.hpp"
#include "scenes/paper.hpp"

namespace renkei::scenes::exhibit {
namespace {

namespace ink = paint::ink;

constexpr float kText = 32, kUsualText = 36, kLargeText = 44, kLargestText = 52;   // the least, beside a picture, alone, alone in portrait
constexpr float kNumberHigh = 196;        // from its top to what stands below it, type of 44 units among it
constexpr float kAboveFooter = 48;
constexpr float kClothWide = 180, kClothHigh = 0.29f;   // of a page without a picture: units lying, a share of the height standing
constexpr float kLongestColumn = 1100;    // units: some 21 characters of the largest text

// Where things stand; landscape and portrait differ only here.
struct Page {
    Rect paper, picture, cloth;
    Rect words;                // heading and text
    Vec2 number;               // top left
    float heading = kHeading, text = kUsualText;
    float locator_right = 0;   // the footer's words keep left of it
};

// The picture takes as much of the page as its own shape asks, and leaves the words their room.
Page page_with(const Board& board, const ShownPhoto& photo, float foot)
{
    const Size f = board.frame();
    Page page;
    if (board.portrait()) {
        const float wanted = photo.photo->no_crop ? kMargin + plate_height(board, photo, f.w - 2 * kMargin) - 20 : f.w / photo.aspect();
        const float split = std::round(std::clamp(wanted, f.h * 0.36f, f.h * 0.54f));
        page.picture = {0, 0, f.w, split};
        page.paper = {0, split, f.w, f.h - split};
        page.words = {kMargin + kNumberRoom, split + 84, f.w - 2 * kMargin - kNumberRoom, foot - split - 84};
    } else {
        const float fold = std::round(f.w - std::clamp(f.h * photo.aspect(), f.w * 0.44f, f.w * 0.58f));
        page.picture = {fold, 0, f.w - fold, f.h};
        page.paper = {0, 0, fold, f.h};
        page.words = {kMargin + kNumberRoom, kMargin, fold - 80 - kMargin - kNumberRoom, foot - kMargin};
        page.locator_right = fold - 24;
    }
    page.number = {kMargin, page.words.y};
    return page;
}

Page page_without(const Board& board, float foot)
{
    const Size f = board.frame();
    Page page;
    page.heading = kLargeHeading;
    page.text = board.portrait() ? kLargestText : kLargeText;
    page.paper = {0, 0, f.w, f.h};
    page.number = {kMargin, kMargin};
    if (board.portrait()) {   // the cloth lies where other panels have their picture
        page.cloth = {0, 0, f.w, std::round(f.h * kClothHigh)};
        const float top = page.cloth.bottom() + kMargin;
        page.words = {kMargin, top, f.w - 2 * kMargin, std::min(foot - top, kLongestColumn)};
        return page;
    }
    page.cloth = {kMargin, 0, kClothWide, foot};
    const float left = page.cloth.right() + 72;
    page.words = {left, kMargin, f.w - kMargin - left, std::min(foot - kMargin, kLongestColumn)};
    return page;
}

// The municipality that a panel speaks of, upright; none where it is not said.
std::optional<text::Paragraph> municipality_of(const Board& board, const ExhibitPage& page, float room)
{
    constexpr float kName = 30;
    const auto* m = board.setting().programme.content->municipality(page.panel->picture.code5);
    if (m == nullptr) return std::nullopt;
    const Language language = board.setting().language, named = language == Language::English ? Language::Japanese : language;   // upright
    return upright(board, prefecture_name(m->prefecture, named) + "　" + town_name(*m, named), text::Face::Mincho, kName, {kNumberRoom - 36, room});
}

}  // namespace

std::string how_many(const ExhibitPage& page) { return "／" + std::to_string(page.panels); }

void add_number(Board& board, const ExhibitPage& page, Vec2 top, float bottom, paint::Color color, paint::Color small, Anchor anchor)
{
    const text::Style figure = board.style(text::Face::Numeral, 96, 1);
    const Placed number = board.line(std::to_string(page.number), figure, top, anchor, color, {0.4f, {0, 0}});
    board.line(how_many(page), board.style(text::Face::Gothic, board.type(24), 1), {top.x, number.box.bottom() + 16}, anchor, small, {0.45f, {0, 0}});
    const float below = top.y + kNumberHigh;
    if (const auto name = municipality_of(board, page, bottom - below)) board.text(*name, {top.x + (anchor == Anchor::TopLeft ? 4 : 0), below}, anchor, small, {0.5f, {0, 0}});
}

namespace {

// The exhibition's cloth behind number and municipality.
void add_number_on_cloth(Board& board, const ExhibitPage& page, Vec2 top, Rect cloth)
{
    const float below = top.y + kNumberHigh, bottom = cloth.bottom() - 36;
    const auto name = municipality_of(board, page, bottom - below);
    add_cloth(board, cloth, page.exhibit->key, below + (name ? board.setting().typesetter.set(*name).size.h : 0));
    if (board.portrait()) add_number(board, page, top, bottom, ink::kWashi, ink::kWashi);
    else add_number(board, page, {cloth.x + cloth.w / 2, top.y}, bottom, ink::kWashi, ink::kWashi, Anchor::TopCentre);
}

// Heading, then the text to its left; as long as they need not the whole width they stand in its middle. In English the heading
// lies above the lines of the text.
void add_words(Board& board, const ExhibitPage& page, const Page& at, bool centred)
{
    const text::Typesetter& typesetter = board.setting().typesetter;
    constexpr float kBeside = 56, kBelow = 44, kHeadingHigh = 0.36f;
    const Said said_heading = heading_of(board.setting(), page), said_text = said(board.setting(), page.text, page.text_en);
    text::Paragraph heading;
    Size heading_size;
    TextPlace place{.left = at.words.x, .right = at.words.right(), .top = at.words.y, .room = at.words.h, .language = said_text.english ? Language::English : Language::Japanese};
    const bool alone = said_text.words.empty();
    if (said_heading.english) {
        heading = level(board, said_heading.words, at.heading, {at.words.w, at.words.h * (alone ? 1 : kHeadingHigh)});
        const float below = typesetter.set(heading).size.h + kBelow;
        board.text(heading, {at.words.x, at.words.y}, Anchor::TopLeft, ink::kSumi, {0.25f, {0, 0}, 0.9f});
        place.top += below;
        place.room -= below;
    } else if (!said_heading.words.empty()) {
        heading = upright(board, said_heading.words, text::Face::Headline, at.heading, {at.words.w * (alone ? 1 : 0.45f), at.words.h});
        heading_size = typesetter.set(heading).size;
    }
    const float beside = heading_size.w > 0 ? heading_size.w + kBeside : 0;
    place.right -= beside;
    const std::string& text = said_text.words;
    std::vector<text::Paragraph> parts;
    for (float size = said_text.english && centred ? kLargestText : at.text; parts.empty() && !text.empty(); size -= 4) {
        if (auto whole = fitting(board, place, text, size)) parts.push_back(*std::move(whole));
        else if (size <= kText) parts = parts_of(board, place, text, kText);
    }
    if (centred && place.vertical()) {
        float widest = 0;
        for (const text::Paragraph& part : parts) widest = std::max(widest, typesetter.set(part).size.w);
        const float spare = std::max(0.0f, at.words.w - beside - widest);
        place.right -= spare / 2;
    }
    if (heading_size.w > 0) board.text(heading, {place.right + beside, at.words.y}, Anchor::TopRight, ink::kSumi, {0.25f, {0, 0}, 0.9f});
    add_parts(board, place, parts, ink::kSumi, {.enters = 0.55f, .from = 0, .to = board.setting().dwell});
}

// The picture alone: the whole wall, or a plate on the whole page.
canvas::Composition compose_picture(const ExhibitPage& page, const ShownPhoto& photo, const Setting& setting)
{
    const bool plate = photo.photo->no_crop;
    Board board(setting, plate ? Ground::Day : Ground::Night);
    const Size f = board.frame();
    const std::string locator = locator_of(board, *page.exhibit);
    const Footing footing = board.footing(locator);
    if (plate) {
        add_paper(board, {0, 0, f.w, f.h});
        const float inset = board.portrait() ? kMargin : kMargin + kNumberRoom, top = board.portrait() ? kMargin + 480 : kMargin;
        add_plate(board, photo, {inset, top, f.w - 2 * inset, footing.top - kAboveFooter - top}, Stands::Middle);
        add_number(board, page, {kMargin, kMargin}, (board.portrait() ? top : footing.top) - 36, ink::kShu, ink::kSumi);
    } else {
        add_photo_page(board, {.page = {0, 0, f.w, f.h}, .photos = {photo}, .footing = footing, .number = std::to_string(page.number), .of = how_many(page), .words_enter = kCreditsEnter});
    }
    const paint::Color type = plate ? ink::kSumi : ink::kWashi;
    (void)board.footer(locator, type, type);
    return board.finish();
}

}  // namespace

Result<canvas::Composition> compose_panel(const ExhibitPage& page, const Setting& setting)
{
    const model::Photo picture = picture_of(setting, *page.panel);
    const auto photo = page.pictured ? shown_photo(setting, picture) : std::nullopt;
    const bool wordless = said(setting, page.text, page.text_en).words.empty() && heading_of(setting, page).words.empty();
    if (wordless && !photo) return Error{ErrorKind::BadData, sentence("The photograph {1} is missing in the store; load it again", page.panel->picture.file)};
    if (wordless) return compose_picture(page, *photo, setting);
    Board board(setting, Ground::Day);
    const std::string locator = locator_of(board, *page.exhibit);
    // Where the footer's top lies depends on the room that its words have, and that on the picture: the narrower is met.
    const Page first = photo ? page_with(board, *photo, board.frame().h) : page_without(board, board.frame().h);
    const Footing footing = board.footing(locator, first.locator_right);
    const float foot = footing.top - kAboveFooter;
    const Page at = photo ? page_with(board, *photo, foot) : page_without(board, foot);
    const bool plate = photo && photo->photo->no_crop;
    add_paper(board, plate ? Rect{0, 0, board.frame().w, board.frame().h} : at.paper);
    if (plate) {
        const float top = kMargin, bottom = board.portrait() ? at.picture.bottom() + 20 : foot;
        const float left = board.portrait() ? kMargin : at.picture.x;
        add_plate(board, *photo, {left, top, board.right() - left, bottom - top}, Stands::Top);
    } else if (photo) {
        add_photo_page(board, {.page = at.picture, .photos = {*photo}, .footing = footing, .words_enter = kCreditsEnter});
    } else {
        add_number_on_cloth(board, page, at.number, at.cloth);
    }
    if (photo) add_number(board, page, at.number, foot, ink::kShu, ink::kSumi);
    add_words(board, page, at, !photo);
    const bool over_picture = photo && !plate && !board.portrait();
    (void)board.footer(locator, ink::kSumi.with_alpha(0.85f), over_picture ? ink::kWashi : ink::kSumi, at.locator_right);
    return board.finish();
}

}  // namespace renkei::scenes::exhibit
