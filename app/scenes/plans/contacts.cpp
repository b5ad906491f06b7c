// Where to read on: the pages with a code to take along, the account, the hall. Telephone numbers are not shown: those of other
// years differ, and nobody has confirmed them (data/SOURCES.md).

#include <algorithm>

#include "scenes/art/patterns.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr float kRow = 40;      // between two contacts

struct Card {
    const model::Contact* contact = nullptr;
    bool code = false;          // a QR code stands beside it
};

// A page's address as it is said: without its scheme, a line for the house and one for the way within.
std::string readable(std::string_view url)
{
    if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (url.ends_with("/")) url.remove_suffix(1);
    const size_t way = std::min(url.find('/'), url.size());
    return std::string(url.substr(0, way)) + (way < url.size() ? "\n" : "") + std::string(url.substr(way));
}

void add_card(Board& board, const Card& card, Rect r, float code, float at)
{
    const model::Contact& c = *card.contact;
    const Entrance enter{at, {0, 12}};
    const float left = r.x + code + 44, measure = r.right() - left;
    if (card.code) {
        const Rect area{r.x, r.y, code, code};
        board.show(board.layer("code", area, [area, value = c.value](paint::Painter& p) { p.qr(value, area, ink::kSumi, ink::kWashi); }), {at, {0, 0}});
    } else {   // the sign of the house: a roundel in the place of a code
        const Vec2 centre{r.x + code / 2, r.y + code / 2};
        const float radius = code * 0.40f;
        board.show(board.layer("roundel", Rect{centre.x, centre.y, 0, 0}.grown(radius + 2), [=, social = c.kind == "social"](paint::Painter& p) {
            p.circle(centre, radius);
            p.fill(social ? ink::kAi : ink::kWakatake);
            art::fill_pattern(p, social ? art::Pattern::Seigaiha : art::Pattern::Kikko, {.tile = radius * 0.44f, .line = 1.5f}, centre, ink::kWashi.with_alpha(0.5f));
            p.begin();
        }), {at, {0, 0}});
    }
    float y = r.y + 10;
    const std::string name = said(board, "contacts", c.name), purpose = said(board, "contacts", c.purpose);
    y = add_text(board, name, fitted(board, name, {text::Face::Mincho, 38, 1.3f, measure}, {38, 34, 30}, 100), {left, y}, Anchor::TopLeft, ink::kSumi, enter).box.bottom() + 16;
    const std::string value = c.kind == "website" ? readable(c.value) : said(board, "contacts", c.value);
    y = add_text(board, value, fitted(board, value, {text::Face::Gothic, 28, 1.35f, measure}, {28, 26, 24}, 80), {left, y}, Anchor::TopLeft, ink::kAi, enter).box.bottom() + 14;
    add_text(board, purpose, {text::Face::Gothic, 24, 1.4f, measure}, {left, y}, Anchor::TopLeft, ink::kSumi.with_alpha(0.78f), {at + 0.1f, {0, 12}});
}

}  // namespace

Result<canvas::Composition> contacts(const Setting& setting)
{
    std::vector<Card> cards;
    for (const auto& c : setting.programme.content->contacts)
        if (c.kind != "phone") cards.push_back({&c, c.kind == "website"});
    if (cards.empty()) return nothing_for("partners", "contacts");
    std::stable_sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) { return a.code > b.code; });
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    add_paper(board, {0, 0, f.w, f.h});
    const float headline = portrait ? 84.0f : 112.0f;
    add_headline(board, "plans.contacts", {board.right(), kMargin}, headline);
    const Rect area{kMargin, kMargin, board.right() - headline - (portrait ? 40.0f : 96.0f) - kMargin, f.h - kMargin - 120};
    const size_t columns = portrait || setting.type_floor > 28 ? 1 : 2, rows = (cards.size() + columns - 1) / columns;
    const float width = (area.w - 72 * static_cast<float>(columns - 1)) / static_cast<float>(columns), row = (area.h + kRow) / static_cast<float>(rows);
    const float code = std::min(portrait ? 240.0f : 236.0f, row - kRow);
    for (size_t i = 0; i < cards.size(); ++i)
        add_card(board, cards[i], {area.x + (width + 72) * static_cast<float>(i % columns), area.y + row * static_cast<float>(i / columns) + (in_turns(board) ? 0.0f : std::max(0.0f, (row - kRow - code) / 2)), width, row - kRow}, code, 0.4f + 0.2f * static_cast<float>(i));
    board.footer(words("plans.contacts_as_of", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
