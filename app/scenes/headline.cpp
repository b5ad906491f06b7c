#include "scenes/headline.hpp"

#include <algorithm>
#include <cmath>

#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

constexpr float kBeside = 12, kWider = 20;   // units: to the small Japanese, and what both may be wider than the Japanese headline, descenders apart
constexpr float kSmall = 26;

// How far the letters reach beyond their em box on this side, in units: those that lie on their side have their descenders at the left.
float beyond_box(const text::Typesetter& typesetter, const text::Block& block, bool left)
{
    constexpr float kFine = 128;   // pixels an em: to a hundredth of it
    float beyond = 0;
    for (const text::Glyph& glyph : block.glyphs) {
        const text::Coverage& ink = typesetter.rasterise(glyph, kFine, 0, 0);
        if (ink.width == 0) continue;
        const float unit = glyph.size / kFine, from = glyph.origin.x + static_cast<float>(ink.left) * unit;
        beyond = std::max(beyond, left ? -from : from + static_cast<float>(ink.width) * unit - block.size.w);
    }
    return beyond;
}

text::Paragraph upright(const Board& board, const std::string& words, float size, float tracking, Language language)
{
    text::Paragraph p = board.paragraph(words, board.style(text::Face::Headline, size, 1));
    if (language == Language::Japanese) p.style.language = Language::Japanese;
    p.style.tracking = tracking;
    p.direction = text::Direction::Vertical;
    return p;
}

}  // namespace

Headline headline_of(const Board& board, const std::string& key, float size, paint::Color color)
{
    return {words(key, board.setting().language), words(key, Language::Japanese), size, color};
}

Placed add_headline(Board& board, const Headline& headline, Vec2 at, Anchor anchor)
{
    const text::Typesetter& typesetter = board.setting().typesetter;
    text::Paragraph japanese = upright(board, headline.japanese, headline.size, headline.tracking, Language::Japanese);
    if (headline.words == headline.japanese) return board.text(japanese, at, anchor, headline.color, headline.entrance);

    const float small = board.type(kSmall), room = typesetter.set(japanese).size.h;
    text::Paragraph main = upright(board, headline.words, headline.size + kWider - kBeside - small, 0, board.setting().language);
    if (const float height = typesetter.set(main).size.h; height > room) main.style.size = std::max(std::floor(main.style.size * room / height), board.type(24));
    japanese = upright(board, headline.japanese, small, 0.04f, Language::Japanese);
    japanese.style.face = text::Face::Mincho;
    const bool left = anchor == Anchor::TopLeft;
    const float beside_box = kBeside + beyond_box(typesetter, typesetter.set(main), !left);
    if (anchor == Anchor::TopCentre) at.x += (main.style.size + beside_box + small) / 2;
    const Placed placed = board.text(main, at, left ? Anchor::TopLeft : Anchor::TopRight, headline.color, headline.entrance);
    Entrance after = headline.entrance;
    if (after.at >= 0) after.at += 0.2f;
    // Level with the first letters, which stand a little below the top of their box.
    const Vec2 beside{left ? placed.box.right() + beside_box : placed.box.x - beside_box, at.y + 2};
    board.text(japanese, beside, left ? Anchor::TopLeft : Anchor::TopRight, headline.color, after);
    return placed;
}

}  // namespace renkei::scenes
