// The companies with a partnership agreement, upright and from the right in the order of signing, as names stand in a printed
// list of sponsors; the indigo spine of the event board holds the page together. In English the same list lies level.

#include <algorithm>

#include "scenes/art/patterns.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr float kBand = 34;   // the indigo spine

void add_spine(Board& board, Rect field)
{
    const Rect band{field.x - kBand, field.y, kBand, field.h};
    const int layer = board.layer("spine", field.united(band), [=](paint::Painter& p) {
        p.rect(field);
        p.fill(ink::kKinari);
        p.begin();
        p.rect(band);
        p.fill(ink::kAi);
        art::fill_pattern(p, art::Pattern::Asanoha, {.tile = 44, .line = 1.2f}, {band.x + band.w / 2, band.y}, ink::kWashi.with_alpha(0.5f));
        p.begin();
    });
    board.last_layer().opaque = true;
    board.show(layer);
}

std::vector<std::string> initiatives(const Board& board, const model::Partner& p)
{
    std::vector<std::string> all;
    for (const std::string& words : {p.initiative_1, p.initiative_2})
        if (!words.empty()) all.push_back(said(board, "initiatives", words));
    return all;
}

std::string formerly(const Board& board, const model::Partner& p)
{
    return p.former_name.empty() || in_english(board) ? "" : filled(words("plans.formerly", Language::Japanese), "name", p.former_name);
}

// One company: its name, the day, and what is done together, in upright lines from the right.
void add_upright(Board& board, const model::Partner& p, Rect r, float at)
{
    const std::vector<std::string> does = initiatives(board, p);
    const Lettering name = fitted(board, p.company, {text::Face::Headline, 56, 1.2f, r.h, true}, {58, 54, 50, 46}, r.w);
    float x = r.right();
    x = add_text(board, p.company, name, {x, r.y}, Anchor::TopRight, ink::kSumi, {at, {0, -14}}).box.x - 26;
    std::string day = text::long_date(p.signed_date, Language::Japanese, text::Weekday::Omit);
    if (const std::string before = formerly(board, p); !before.empty()) day += "　" + before;
    x = add_text(board, day, fitted(board, day, {text::Face::Gothic, 25, 1.45f, r.h, true}, {26, 24}, 80), {x, r.y + 6}, Anchor::TopRight, ink::kWakatake, {at + 0.12f, {0, -10}}).box.x - 40;
    for (const std::string& words : does) {
        const Lettering how = fitted(board, words, {text::Face::Mincho, 33, 1.5f, r.h, true}, {34, 31, 28}, (x - r.x) / 2);
        x = add_text(board, words, how, {x, r.y + 6}, Anchor::TopRight, ink::kSumi, {at += 0.14f, {0, -10}}).box.x - 22;
    }
}

void add_level(Board& board, const model::Partner& p, Rect r, float at)
{
    const Wording language = board.setting().language;
    float y = r.y + 22;
    y = add_text(board, text::long_date(p.signed_date, language, text::Weekday::Omit), {text::Face::Gothic, 26, 1.3f, r.w}, {r.x, y}, Anchor::TopLeft, ink::kWakatake, {at, {0, 10}}).box.bottom() + 12;
    const std::string name = said(board, "companies", p.company);
    y = add_text(board, name, fitted(board, name, {text::Face::Headline, 44, 1.25f, r.w}, {44, 38, 34}, 100), {r.x, y}, Anchor::TopLeft, ink::kSumi, {at + 0.1f, {0, 10}}).box.bottom() + 16;
    for (const std::string& words : initiatives(board, p)) y = add_text(board, words, {text::Face::Gothic, 26, 1.4f, r.w}, {r.x, y}, Anchor::TopLeft, ink::kSumi, {at += 0.12f, {0, 10}}).box.bottom() + 10;
}

}  // namespace

Result<canvas::Composition> companies(const Setting& setting)
{
    std::vector<const model::Partner*> partners;
    for (const auto& p : setting.programme.content->partners) partners.push_back(&p);
    if (partners.empty()) return nothing_for("partners", "companies");
    std::stable_sort(partners.begin(), partners.end(), [](const auto* a, const auto* b) { return a->signed_date < b->signed_date; });
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    add_paper(board, {0, 0, f.w, f.h});
    const float headline = portrait ? 78.0f : 84.0f;
    const Rect field{f.w - kMargin * 2 - headline, 0, kMargin * 2 + headline, f.h};
    add_spine(board, field);
    add_headline(board, "plans.companies", {board.right(), kMargin}, headline);

    const Rect area{kMargin, kMargin, field.x - kBand - 56 - kMargin, f.h - kMargin - 118};
    const auto count = static_cast<float>(partners.size());
    std::vector<Rule> rules;
    const auto level_rule = [&](float y) { rules.push_back({{area.x, y}, {area.right(), y}}); };
    const auto upright_rule = [&](float x) { rules.push_back({{x, area.y}, {x, area.bottom()}}); };
    const bool level = in_english(board);
    for (size_t i = 0; i < partners.size(); ++i) {
        const float at = 0.35f + 0.35f * static_cast<float>(i), k = static_cast<float>(i);
        if (level) {
            const float height = area.h / count;
            add_level(board, *partners[i], {area.x, area.y + height * k, area.w, height}, at);
            if (i > 0) level_rule(area.y + height * k);
        } else if (portrait) {   // two shelves of two
            const float width = (area.w - 40) / 2, height = area.h / 2;
            add_upright(board, *partners[i], {area.right() - width - (width + 40) * static_cast<float>(i % 2), area.y + height * static_cast<float>(i / 2), width, height - 60}, at);
            if (i % 2 == 0 && i > 0) level_rule(area.y + height * static_cast<float>(i / 2) - 32);
        } else {
            const float gap = 56, width = (area.w - gap * (count - 1)) / count;
            add_upright(board, *partners[i], {area.right() - width - (width + gap) * k, area.y, width, area.h}, at);
            if (i > 0) upright_rule(area.right() - (width + gap) * k + gap / 2);
        }
    }
    add_rules(board, std::move(rules), {0.3f, {0, 0}, 0.9f});
    board.footer(words("plans.source", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
