// The three goals as three circles that hold on to one another, the old sign of ties (七宝); under them what the 23 wards do
// together.

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/art/palette.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/plans/binding.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr float kTop = kMargin;   // of the first circle
constexpr float kInCircle = 1.62f;   // radii: the longest column that stands well in one
constexpr float kInRow = 1.66f;  // from one circle to the next on a lying page, in radii
constexpr float kStep = 1.27f;   // from one circle down to the next on a standing page, in radii: they hold on to one another

std::vector<const model::ProgrammeLine*> of_kind(const model::Content& content, std::string_view kind)
{
    std::vector<const model::ProgrammeLine*> lines;
    for (const auto& line : content.programme_lines)
        if (line.kind == kind) lines.push_back(&line);
    return lines;
}

// The size at which what stands in every circle has room, upright. Two words that a dot joins stay in one column where it holds them: a
// column that ended with the dot would hang it alone under its word.
float common_size(const Board& board, std::vector<std::string>& words, float radius)
{
    static constexpr std::array kSizes{60.0f, 54.0f, 48.0f, 44.0f};
    const auto column = [&](const std::string& one, float size) { return size_of(board, one, {text::Face::Headline, board.type(size), 1, 0, true}).h; };
    float common = kSizes.front();
    for (std::string& one : words) {
        const float measure = radius * kInCircle;
        const size_t dot = one.find("・"), next = dot + std::string_view("・").size();
        if (dot != std::string::npos && column(one, 48) > measure) one = one.substr(0, next) + "\n" + one.substr(next);
        else if (dot != std::string::npos)
            while (common > 48 && column(one, common) > measure) common -= 6;
        common = std::min(common, fitted(board, one, {text::Face::Headline, common, 1.35f, measure, true}, {kSizes.begin(), kSizes.end()}, radius * 0.9f).size);
    }
    return common;
}

void add_circle(Board& board, Vec2 centre, float radius, size_t index, float at)
{
    static constexpr std::array kHues{art::Hue::Ai, art::Hue::Matsuba, art::Hue::Kincha};
    static constexpr std::array kPatternOf{art::Pattern::Seigaiha, art::Pattern::Asanoha, art::Pattern::Shippo};
    const art::Tones tones = art::tones(kHues[index % kHues.size()]);
    const Rect box{centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
    const int layer = board.layer("circle", box.grown(4), [=, pattern = kPatternOf[index % kPatternOf.size()]](paint::Painter& p) {
        p.circle(centre, radius);
        p.fill(tones.middle.with_alpha(0.20f));
        art::fill_pattern(p, pattern, {.tile = 72, .line = 1.3f}, centre,
                          paint::Gradient{paint::Gradient::Kind::Radial, centre, {centre.x + radius, centre.y}, {{0, tones.middle.with_alpha(0)}, {0.45f, tones.middle.with_alpha(0.04f)}, {1, tones.middle.with_alpha(0.62f)}}});
        p.begin();
        p.circle(centre, radius - 1.5f);
        p.stroke(tones.near, {3, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
    });
    board.show(layer, {at, {index % 2 == 0 ? 18.0f : -18.0f, 0}, 1.2f});
}

// Alone in its place it is as large as it has room.
Lettering head_of(const Board& board, const std::string& title, Rect r)
{
    return in_turns(board) ? fitted(board, title, {text::Face::Mincho, 48, 1.3f, r.w}, {48, 44, 40, 36, 28}, board.type(48) * 1.3f + 4) : fitted(board, title, {text::Face::Mincho, 28, 1.3f, r.w}, {28, 26, 24}, r.h * 0.45f);
}

// What the 23 wards do together, under a rule; `head_height`: the least of its title, so that what is said of those beside each other begins on one line.
void add_activity(Board& board, const model::ProgrammeLine& activity, Rect r, float head_height, float at, float leaves)
{
    board.show(board.layer("rule", {r.x, r.y - 2, r.w, 4}, [r](paint::Painter& p) {
        p.rect({r.x, r.y - 1, r.w, 2});
        p.fill(ink::kWakatake);
        p.begin();
    }), {at, {0, 0}, canvas::kEnter, leaves});
    const std::string title = said(board, "joint_activities", activity.title), text = said(board, "joint_activities_description", activity.description);
    const Entrance enter{at, {0, 12}, canvas::kEnter, leaves};
    const Placed head = add_text(board, title, head_of(board, title, r), {r.x, r.y + 18}, Anchor::TopLeft, ink::kSumi, enter);
    const float body = std::max(head.box.bottom(), r.y + 18 + head_height) + 12;
    const Lettering small = in_turns(board) ? fitted(board, text, {text::Face::Gothic, 44, 1.45f, r.w}, {44, 40, 36, 30, 24}, r.y + r.h - body) : Lettering{text::Face::Gothic, 24, 1.45f, r.w};
    add_text(board, text, small, {r.x, body}, Anchor::TopLeft, ink::kSumi.with_alpha(0.82f), {at + 0.1f, {0, 12}, canvas::kEnter, leaves});
}

}  // namespace

Result<canvas::Composition> goals(const Setting& setting)
{
    const auto goals = of_kind(*setting.programme.content, "goal");
    auto activities = of_kind(*setting.programme.content, "joint_activity");
    if (goals.empty()) return nothing_for("plans", "goals");
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait(), alphabetic = in_letters(board);
    add_page(board);
    // Standing, the circles keep their places: a headline with the Japanese beside it is smaller, and ends over the second one.
    const float headline = !portrait ? 112.0f : setting.language == Language::Japanese ? 84.0f : 72.0f;
    add_headline(board, "plans.goals", {board.right(), kMargin}, headline);
    const float right = board.right() - (portrait ? 0 : headline + 64);

    // Circles and what stands in them.
    const float width = right - kMargin, count = static_cast<float>(goals.size());
    const float radius = portrait ? std::min(268.0f, (f.h - (alphabetic ? 730.0f : 640.0f)) / (2 + kStep * (count - 1)))
                                  : std::min(in_turns(board) ? 290.0f : alphabetic ? 300.0f : 318.0f, width / (2 + kInRow * (count - 1)));
    std::vector<std::string> titles;
    for (const auto* goal : goals) titles.push_back(said(board, "goals", goal->title));
    const float size = alphabetic ? 0 : common_size(board, titles, radius);
    for (size_t i = 0; i < goals.size(); ++i) {
        const float k = static_cast<float>(i), at = 0.3f + 0.55f * k;
        // Upright words begin at the right, level ones at the left.
        const float along = kInRow * radius * (alphabetic ? count - 1 - k : k);
        const Vec2 centre = portrait ? Vec2{i % 2 == 0 ? kMargin + radius : f.w - kMargin - radius - 24, kTop + radius + k * radius * kStep} : Vec2{right - radius - along, kTop + radius};
        add_circle(board, centre, radius, i, at);
        if (alphabetic) add_text(board, titles[i], {text::Face::Headline, 40, 1.3f, radius * 1.25f, false, text::Align::Centre}, centre, Anchor::Centre, ink::kSumi, {at + 0.4f, {0, 0}, 0.9f});
        else add_text(board, titles[i], {text::Face::Headline, size, 1.35f, radius * kInCircle, true}, centre, Anchor::Centre, ink::kSumi, {at + 0.4f, {0, 0}, 0.9f});
    }

    // The joint activities under a rule.
    const float top = kTop + (portrait ? (count - 1) * radius * kStep : 0) + 2 * radius + 40;
    if (in_turns(board)) {   // one after the other
        const float foot = board.footing(words("plans.joint_activities", setting.language)).top;
        const float each = (setting.dwell - 2) / static_cast<float>(std::max<size_t>(activities.size(), 1));
        for (size_t i = 0; i < activities.size(); ++i)
            add_activity(board, *activities[i], {kMargin, top, (portrait ? f.w - kMargin : right) - kMargin, foot - 16 - top}, 0, 2 + each * static_cast<float>(i), i + 1 < activities.size() ? 2 + each * static_cast<float>(i + 1) - 0.4f : -1);
        activities.clear();
    }
    const size_t columns = portrait ? 2 : std::max<size_t>(activities.size(), 1);
    const float gap = 36, column = ((portrait ? f.w - 2 * kMargin : width) - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float rows = std::ceil(static_cast<float>(activities.size()) / static_cast<float>(columns)), row = (f.h - 104 - top) / std::max(rows, 1.0f);
    for (size_t i = 0; i < activities.size(); ++i) {
        const Vec2 at{kMargin + (column + gap) * static_cast<float>(i % columns), top + row * static_cast<float>(i / columns)};
        float head = 0;   // of those beside it
        for (size_t n = i - i % columns; n < std::min(i - i % columns + columns, activities.size()); ++n) {
            const std::string title = said(board, "joint_activities", activities[n]->title);
            head = std::max(head, size_of(board, title, head_of(board, title, {0, 0, column, row})).h);
        }
        add_activity(board, *activities[i], {at.x, at.y, column, row}, head, 2.1f + 0.12f * static_cast<float>(i), -1);
    }
    board.footer(words("plans.joint_activities", setting.language), ink::kSumi.with_alpha(0.8f), ink::kSumi);
    return board.finish();
}

}  // namespace renkei::scenes::plans
