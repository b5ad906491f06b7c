// The six fields of the common work, as six noren that hang into the page, each in a colour and a pattern of its own: arrow
// feathers for trade, waves for travel, hemp for the arts, the checks of the Games, tortoise shell for endurance, circles for people.

#include <algorithm>
#include <array>

#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

struct Cloth {
    art::Hue hue;
    art::Pattern pattern;
    float tile;
};
constexpr std::array kCloths{Cloth{art::Hue::Ai, art::Pattern::Yagasuri, 46},   Cloth{art::Hue::Asagi, art::Pattern::Seigaiha, 60}, Cloth{art::Hue::Fuji, art::Pattern::Asanoha, 76},
                             Cloth{art::Hue::Kuri, art::Pattern::Ichimatsu, 60}, Cloth{art::Hue::Matsuba, art::Pattern::Kikko, 54},  Cloth{art::Hue::Kincha, art::Pattern::Shippo, 58}};

// Deep enough for type in washi.
paint::Color dye(art::Hue hue)
{
    paint::Color c = art::tones(hue).near;
    while (paint::contrast_ratio(c, ink::kWashi) < 5.5f) c = paint::mix(c, ink::kSumi, 0.08f);
    return c;
}

void add_cloth(Board& board, Rect r, const Cloth& cloth, float at)
{
    const paint::Color ground = dye(cloth.hue), line = art::tones(cloth.hue).far;
    const int layer = board.layer("noren", r, [=](paint::Painter& p) {
        p.rect(r);
        p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, r.y}, {0, r.bottom()}, {{0, paint::mix(ground, ink::kSumi, 0.22f)}, {1, ground}}});
        // The pattern gathers at the hem and leaves the type alone.
        const bool solid = cloth.pattern == art::Pattern::Yagasuri || cloth.pattern == art::Pattern::Ichimatsu;
        const float strong = solid ? 0.30f : 0.62f;
        art::fill_pattern(p, cloth.pattern, {.tile = cloth.tile, .line = 1.5f}, {r.x + r.w / 2, r.bottom()},
                          paint::Gradient{paint::Gradient::Kind::Linear, {0, r.y}, {0, r.bottom()}, {{0, line.with_alpha(0)}, {0.55f, line.with_alpha(0.05f)}, {0.78f, line.with_alpha(strong * 0.6f)}, {1, line.with_alpha(strong)}}});
        p.begin();
    });
    board.last_layer().opaque = true;
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = canvas::Edge::Top;
    sprite.reveal = canvas::Track(0).to(1, at, 1.1f, canvas::Ease::OutQuint);
}

}  // namespace

Result<canvas::Composition> fields(const Setting& setting)
{
    std::vector<const model::ProgrammeLine*> all;
    for (const auto& line : setting.programme.content->programme_lines)
        if (line.kind == "field") all.push_back(&line);
    if (all.empty()) return Error{ErrorKind::NotFound, "The store holds no fields of work; load the facts that ship with 'renkei load'."};
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool english = in_english(board), portrait = board.portrait();
    add_paper(board, {0, 0, f.w, f.h});

    const float headline = portrait ? 84.0f : 96.0f;
    add_headline(board, "plans.fields", {board.right(), portrait ? f.h - kMargin - 84 - headline * 7 : kMargin}, headline);
    const Rect area = portrait ? Rect{kMargin, 0, f.w - 2 * kMargin, f.h} : Rect{kMargin, 0, board.right() - headline - 64 - kMargin, f.h};
    const float gap = portrait ? 14.0f : 22.0f, width = (area.w - gap * static_cast<float>(all.size() - 1)) / static_cast<float>(all.size());
    const bool large = in_turns(board);
    const float hem = portrait ? f.h * (large && english ? 0.40f : 0.52f) : 604;
    for (size_t i = 0; i < all.size(); ++i) {
        // The first stands rightmost, as pages turn; in English leftmost.
        const size_t place = english ? i : all.size() - 1 - i;
        const Rect cloth{area.x + (width + gap) * static_cast<float>(place), 0, width, hem};
        const float at = 0.3f + 0.14f * static_cast<float>(i), centre = cloth.x + width / 2;
        add_cloth(board, cloth, kCloths[i % kCloths.size()], at);
        const Entrance enter{at + 0.5f, {0, -10}};
        const std::string title = said(board, "fields", all[i]->title), text = said(board, "fields_description", all[i]->description);
        board.line(ordinal(board, all[i]->number), board.style(text::Face::Mincho, board.type(34), 1), {centre, portrait ? 92.0f : 74.0f}, Anchor::BaselineCentre, ink::kWashi, enter);
        const float top = portrait ? 132.0f : 116.0f;
        if (english && !portrait) {
            add_text(board, title, fitted(board, title, {text::Face::Headline, 36, 1.25f, width - 36, false, text::Align::Centre}, {38, 34, 30}, 300), {centre, top}, Anchor::TopCentre, ink::kWashi, enter);
            add_text(board, text, {text::Face::Gothic, 24, 1.5f, width}, {cloth.x, hem + 34}, Anchor::TopLeft, ink::kSumi, {at + 0.8f, {0, 10}});
            continue;
        }
        std::string upright = english ? all[i]->title : title;
        for (const std::string_view part : {"東京2020", "オリンピック・"})   // the name of the Games breaks between its parts only
            if (const size_t found = upright.find(part); found != std::string::npos) upright.replace(found, part.size(), std::string(part) + "\n");
        add_text(board, upright, fitted(board, upright, {text::Face::Headline, 60, 1.25f, hem - top - (portrait ? 180.0f : 86.0f), true}, {64, 56, 48, 42, 38}, width * (portrait || upright.find('\n') != std::string::npos ? 0.86f : 0.66f)), {centre, top}, Anchor::TopCentre, ink::kWashi, enter);
        if (!portrait) add_text(board, text, {text::Face::Mincho, 30, 1.6f, f.h - hem - 34 - 108, true}, {centre, hem + 36}, Anchor::TopCentre, ink::kSumi, {at + 0.8f, {0, 10}});
    }
    if (portrait) {
        // Below the cloths a list: there is the width of a page for every sentence.
        float y = hem + 70;
        const float room = (f.h - (large ? 150.0f : 120.0f) - y) / static_cast<float>(all.size());
        for (size_t i = 0; i < all.size(); ++i) {
            const Entrance enter{1.2f + 0.1f * static_cast<float>(i), {0, 10}};
            const float measure = board.right() - headline - 60 - (kMargin + 64);
            board.line(ordinal(board, all[i]->number), board.style(text::Face::Mincho, board.type(30), 1), {kMargin, y + 28}, Anchor::BaselineLeft, dye(kCloths[i % kCloths.size()].hue), enter);
            const std::string text = english ? said(board, "fields", all[i]->title) + ": " + said(board, "fields_description", all[i]->description) : all[i]->description;
            add_text(board, text, fitted(board, text, {text::Face::Mincho, 30, large ? 1.28f : 1.45f, measure}, {30, 26, 24}, room - 12), {kMargin + 64, y}, Anchor::TopLeft, ink::kSumi, enter);
            y += room;
        }
    }
    board.footer(words("plans.source", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
