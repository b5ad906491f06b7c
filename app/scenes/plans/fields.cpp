// The six fields of the common work, as six noren that hang into the page, each in a colour and a pattern of its own: arrow
// feathers for trade, waves for travel, hemp for the arts, the checks of the Games, tortoise shell for endurance, circles for people.

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/cloth.hpp"
#include "scenes/names.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

using art::Cloth;
using art::dye;

constexpr std::array kCloths{Cloth{art::Hue::Ai, art::Pattern::Yagasuri, 46},   Cloth{art::Hue::Asagi, art::Pattern::Seigaiha, 60}, Cloth{art::Hue::Fuji, art::Pattern::Asanoha, 76},
                             Cloth{art::Hue::Kuri, art::Pattern::Ichimatsu, 60}, Cloth{art::Hue::Matsuba, art::Pattern::Kikko, 54},  Cloth{art::Hue::Kincha, art::Pattern::Shippo, 58}};

// `words_end`: y at which its title ends; the pattern gathers from there to the hem and leaves the type alone.
void add_cloth(Board& board, Rect r, const Cloth& cloth, float at, float words_end)
{
    const int layer = board.layer("noren", r, [=](paint::Painter& p) { art::paint_cloth(p, r, cloth, words_end); });
    board.last_layer().opaque = true;
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Top;
    sprite.reveal = canvas::Track(0).to(1, at, 1.1f, canvas::Ease::OutQuint);
}

struct Title {
    std::string words;
    Lettering how;
};

// Upright, but for English and Korean on a lying page, whose cloths are wide.
Title title_of(const Board& board, const model::ProgrammeLine& field, float width, float height)
{
    const bool portrait = board.portrait();
    std::string words = said(board, "fields", field.title);
    if (in_letters(board) && !portrait) return {words, fitted(board, words, {text::Face::Headline, 36, 1.25f, width - 36, false, text::Align::Centre}, {38, 34, 30}, 300)};
    for (const std::string_view part : {"東京2020", "オリンピック・"})   // the name of the Games breaks between its parts only: a tall cloth holds two
        if (const size_t found = words.find(part); found != std::string::npos && !(portrait && part == "東京2020")) words.replace(found, part.size(), std::string(part) + "\n");
    const float room = width * (portrait || words.find('\n') != std::string::npos ? 0.88f : 0.66f);
    return {words, fitted(board, words, {text::Face::Headline, 60, 1.2f, height - (portrait && !in_turns(board) ? 180.0f : 120.0f), true}, {64, 56, 48, 44, 42, 38, 34, 31, 28}, room)};
}

// All in the size in which each has room: six cloths of one dye-house.
std::vector<Title> titles_of(const Board& board, const std::vector<const model::ProgrammeLine*>& all, float width, float height)
{
    std::vector<Title> titles;
    float size = 1e9f;
    for (const auto* field : all) {
        titles.push_back(title_of(board, *field, width, height));
        size = std::min(size, titles.back().how.size);
    }
    for (Title& title : titles) title.how.size = size;
    return titles;
}

// Below the cloths of a standing page: there is the width of a page for every sentence.
void add_list(Board& board, const std::vector<const model::ProgrammeLine*>& all, float top, float headline)
{
    const bool alphabetic = in_letters(board), large = in_turns(board);
    const float room = (board.frame().h - (large ? 150.0f : 120.0f) - top) / static_cast<float>(all.size());
    const float measure = board.right() - headline - (alphabetic ? 84.0f : 60.0f) - (kMargin + 64);
    const auto text_of = [&](const model::ProgrammeLine& field) {
        const std::string description = said(board, "fields_description", field.description);
        return alphabetic ? said(board, "fields", field.title) + ": " + description : description;
    };
    float size = 30;   // in which all have room
    for (const auto* field : all) size = std::min(size, fitted(board, text_of(*field), {text::Face::Mincho, size, large ? 1.28f : 1.45f, measure}, {30, 28, 26, 24}, room - 12).size);
    float y = top;
    for (size_t i = 0; i < all.size(); ++i) {
        const Entrance enter{1.2f + 0.1f * static_cast<float>(i), {0, 10}};
        board.line(ordinal(board, all[i]->number), board.style(text::Face::Mincho, board.type(30), 1), {kMargin, y + 28}, Anchor::BaselineLeft, dye(kCloths[i % kCloths.size()].hue), enter);
        add_text(board, text_of(*all[i]), {text::Face::Mincho, size, large ? 1.28f : 1.45f, measure}, {kMargin + 64, y}, Anchor::TopLeft, ink::kSumi, enter);
        y += room;
    }
}

// Below the cloths of a lying page, where large type is wider than a cloth: three beside each other, numbered as the cloths are.
void add_rows(Board& board, const std::vector<const model::ProgrammeLine*>& all, Rect area)
{
    constexpr size_t kAcross = 3;
    constexpr float kGap = 40, kNumber = 44;
    const float width = (area.w - kGap * (kAcross - 1)) / kAcross, height = area.h / std::ceil(static_cast<float>(all.size()) / kAcross);
    for (size_t i = 0; i < all.size(); ++i) {
        const Vec2 at{area.x + (width + kGap) * static_cast<float>(i % kAcross), area.y + height * static_cast<float>(i / kAcross)};
        const Entrance enter{1.2f + 0.1f * static_cast<float>(i), {0, 10}};
        add_text(board, ordinal(board, all[i]->number), {text::Face::Mincho, 30, 1.25f}, at, Anchor::TopLeft, dye(kCloths[i % kCloths.size()].hue), enter);
        add_text(board, said(board, "fields_description", all[i]->description), {text::Face::Gothic, 24, 1.25f, width - kNumber}, {at.x + kNumber, at.y}, Anchor::TopLeft, ink::kSumi, enter);
    }
}

}  // namespace

Result<canvas::Composition> fields(const Setting& setting)
{
    std::vector<const model::ProgrammeLine*> all;
    for (const auto& line : setting.programme.content->programme_lines)
        if (line.kind == "field") all.push_back(&line);
    if (all.empty()) return nothing_for("plans", "fields");
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool alphabetic = in_letters(board), portrait = board.portrait();
    add_page(board);

    const float headline = portrait ? 84.0f : 96.0f;
    add_headline(board, "plans.fields", {board.right(), portrait ? f.h - kMargin - 84 - headline * 7 : kMargin}, headline);
    const Rect area = portrait ? Rect{kMargin, 0, f.w - 2 * kMargin, f.h} : Rect{kMargin, 0, board.right() - headline - 64 - kMargin, f.h};
    const float gap = portrait ? 14.0f : 22.0f, width = (area.w - gap * static_cast<float>(all.size() - 1)) / static_cast<float>(all.size());
    const bool large = in_turns(board);
    const float hem = portrait ? f.h * (large && alphabetic ? 0.40f : 0.52f) : large && alphabetic ? 500.0f : 604.0f;
    const float foot = board.footing(words("plans.source", setting.language)).top - 20;
    // Level sentences under their cloths are as large as all of them have room.
    float size = 34;
    for (const auto* field : all) size = std::min(size, fitted(board, said(board, "fields_description", field->description), {text::Face::Gothic, size, 1.45f, width}, {34, 32, 30, 28, 26, 24}, foot - hem - 34).size);
    const float top = portrait ? 132.0f : 116.0f;
    const std::vector<Title> titles = titles_of(board, all, width, hem - top);
    for (size_t i = 0; i < all.size(); ++i) {
        // The first stands rightmost, as pages turn; in English and Korean leftmost.
        const size_t place = alphabetic ? i : all.size() - 1 - i;
        const Rect cloth{area.x + (width + gap) * static_cast<float>(place), 0, width, hem};
        const float at = 0.3f + 0.14f * static_cast<float>(i), centre = cloth.x + width / 2;
        const Entrance enter{at + 0.5f, {0, -10}};
        const Title& title = titles[i];
        add_cloth(board, cloth, kCloths[i % kCloths.size()], at, top + size_of(board, title.words, title.how).h);
        board.line(ordinal(board, all[i]->number), board.style(text::Face::Mincho, board.type(34), 1), {centre, portrait ? 92.0f : 74.0f}, Anchor::BaselineCentre, ink::kWashi, enter);
        add_text(board, title.words, title.how, {centre, top}, Anchor::TopCentre, ink::kWashi, enter);
        if (portrait || (large && alphabetic)) continue;
        const std::string text = said(board, "fields_description", all[i]->description);
        if (alphabetic) add_text(board, text, {text::Face::Gothic, size, 1.45f, width}, {cloth.x, hem + 34}, Anchor::TopLeft, ink::kSumi, {at + 0.8f, {0, 10}});
        else {
            Lettering upright{text::Face::Mincho, 30, 1.6f, f.h - hem - 34 - 108, true};
            while (upright.line_height > 1.3f && size_of(board, text, upright).w > width) upright.line_height -= 0.05f;   // no wider than its cloth
            add_text(board, text, upright, {centre, hem + 36}, Anchor::TopCentre, ink::kSumi, {at + 0.8f, {0, 10}});
        }
    }
    if (portrait) add_list(board, all, hem + 70, headline);
    else if (large && alphabetic) add_rows(board, all, {area.x, hem + 30, area.w, foot - hem - 30});
    board.footer(words("plans.source", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
