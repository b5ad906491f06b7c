#include "scenes/callouts.hpp"

#include <algorithm>
#include <cmath>

#include "map/placement.hpp"
#include "scenes/signings.hpp"

namespace renkei::scenes {
namespace {

constexpr float kSize = 24;               // units of the type, where the floor is no larger
constexpr float kGap = 30;                // between two prefectures
constexpr float kRise = 70;               // the left column stands higher: its lines fall to the land at 45°, clear of Chugoku
constexpr float kToText = 16;             // from a line's end to its name

struct Prefecture {
    std::string code;
    std::vector<const model::Organisation*> organisations;
    Vec2 anchor;   // layout units: a member near the middle of the members
};

// The member nearest to the mean of all members: always on land, always lit.
Vec2 anchor_of(const std::vector<const model::Municipality*>& members, const NationLayout& nation)
{
    Vec2 mean;
    for (const auto* m : members) mean = mean + nation.place(*m) * (1 / static_cast<float>(members.size()));
    Vec2 best;
    float nearest = 1e9f;
    for (const auto* m : members) {
        const Vec2 p = nation.place(*m), d = p - mean;
        if (const float distance = std::hypot(d.x, d.y); distance < nearest) {
            nearest = distance;
            best = p;
        }
    }
    return best;
}

std::vector<Prefecture> prefectures_of(const model::Content& content, const NationLayout& nation)
{
    std::map<std::string, Prefecture> by_code;
    for (const auto& o : content.organisations) {
        Prefecture& p = by_code[o.prefecture_code];
        p.code = o.prefecture_code;
        p.organisations.push_back(&o);
    }
    std::vector<Prefecture> result;
    for (auto& [code, p] : by_code) {
        std::vector<const model::Municipality*> members;
        for (const auto* o : p.organisations)
            for (const auto& member : o->member_codes)
                if (const auto* m = content.municipality(member)) members.push_back(m);
        if (members.empty()) continue;
        p.anchor = anchor_of(members, nation);
        result.push_back(std::move(p));
    }
    return result;
}

struct Label {
    const Prefecture* prefecture = nullptr;
    Vec2 first_baseline;        // of the first organisation's line
    bool right_aligned = false;
    std::vector<Vec2> leader;   // from the map to the text
};

// The type of the names and what follows from it.
struct Type {
    float size = kSize, width = 0;   // of a name with its number

    [[nodiscard]] float pitch() const { return size * 34 / 24; }
    [[nodiscard]] float middle() const { return size * 9 / 24; }   // a line meets its name this far above the baseline
    [[nodiscard]] float height(const Prefecture& p) const { return static_cast<float>(p.organisations.size()) * pitch(); }
};

std::vector<Label> column_of(const std::vector<const Prefecture*>& prefectures, const map::Column& column, const Type& type)
{
    std::vector<map::Callout> callouts;
    for (const Prefecture* p : prefectures) callouts.push_back({p->anchor, type.height(*p)});
    const std::vector<map::Leader> leaders = map::lay_column(callouts, column);
    const bool left = column.side == map::Side::Left;
    std::vector<Label> labels;
    for (size_t i = 0; i < prefectures.size(); ++i) {
        const map::Leader& l = leaders[i];
        labels.push_back({prefectures[i], {column.x + (left ? -kToText : kToText), l.label_top + type.pitch() / 2 + type.middle()}, left, {l.from, l.knee, l.to}});
    }
    return labels;
}

// From west to east, each straight down and its name to the right of the foot; where a name stands there already, down at 45°.
std::vector<Label> row_of(std::vector<const Prefecture*> prefectures, float baseline, const Type& type)
{
    std::sort(prefectures.begin(), prefectures.end(), [](const Prefecture* a, const Prefecture* b) { return a->anchor.x < b->anchor.x; });
    std::vector<Label> labels;
    float free_from = -1e9f;
    for (const Prefecture* p : prefectures) {
        const float level = baseline - (type.height(*p) - type.pitch()) / 2 - type.middle();
        const bool straight = p->anchor.x >= free_from;
        const Vec2 foot{p->anchor.x + (straight ? 0 : level - p->anchor.y), level};
        const float text = std::max(foot.x + (straight ? 10 : 32), free_from);
        labels.push_back({p, {text + kToText, baseline - type.height(*p) + type.pitch()}, false, {p->anchor, foot, {text, level}}});
        free_from = text + kToText + type.width + kGap;
    }
    return labels;
}

// Units of other prefectures' land under a line.
float over_land(const map::Atlas& atlas, const map::View& view, const Prefecture& prefecture, const std::vector<Vec2>& line)
{
    constexpr float kStep = 3;
    float land = 0;
    for (size_t i = 1; i < line.size(); ++i) {
        const Vec2 way = line[i] - line[i - 1];
        const int steps = static_cast<int>(std::hypot(way.x, way.y) / kStep);
        for (int s = 0; s < steps; ++s) {
            const auto code = atlas.pick(map::unproject(view.plane(line[i - 1] + way * (static_cast<float>(s) / static_cast<float>(steps)))));
            if (code && !code->starts_with(prefecture.code)) land += kStep;
        }
    }
    return land;
}

// A side's column. Whose line to it would run over much more land than one straight down goes to the row below, the worst
// first: without it the others stand easier.
std::vector<Label> column_or_row(std::vector<const Prefecture*> side, const map::Column& column, const Type& type, float floor, const map::Atlas& atlas,
                                 const map::View& view, std::vector<const Prefecture*>& below)
{
    constexpr float kWorthIt = 0.5f;   // of the land under the line to the column
    for (;;) {
        std::vector<Label> labels = column_of(side, column, type);
        float least = kWorthIt;
        const Prefecture* worst = nullptr;
        for (const Label& l : labels) {
            const Prefecture& p = *l.prefecture;
            const float across = over_land(atlas, view, p, l.leader), down = over_land(atlas, view, p, {p.anchor, {p.anchor.x, floor}});
            if (down >= least * across) continue;
            least = down / across;
            worst = &p;
        }
        if (worst == nullptr) return labels;
        below.push_back(worst);
        std::erase(side, worst);
    }
}

std::vector<Label> labels_of(const std::vector<Prefecture>& prefectures, const map::Atlas& atlas, const map::View& view, const CalloutFrame& frame, const Type& type)
{
    const map::Column west{map::Side::Left, frame.left + kToText, frame.left_top, frame.bottom, kGap, kToText, kRise};
    const map::Column east{map::Side::Right, frame.right - kToText, frame.right_top, frame.bottom, kGap, kToText};
    std::vector<const Prefecture*> left, right, below;
    // The plane's x counts from the meridian that stands upright in the middle of the country.
    for (const Prefecture& p : prefectures) (view.plane(p.anchor).x < 0 ? left : right).push_back(&p);
    std::vector<Label> labels = column_or_row(left, west, type, frame.below - type.middle(), atlas, view, below);
    for (Label& l : column_or_row(right, east, type, frame.below - type.middle(), atlas, view, below)) labels.push_back(std::move(l));
    for (Label& l : row_of(below, frame.below, type)) labels.push_back(std::move(l));
    return labels;
}

void add_leaders(Board& board, const std::vector<Label>& labels)
{
    auto leaders = std::make_shared<std::vector<std::vector<Vec2>>>();
    Rect bounds;
    for (const Label& l : labels) {
        leaders->push_back(l.leader);
        for (const Vec2 p : l.leader) bounds = bounds.united({p.x - 6, p.y - 6, 12, 12});
    }
    const int lines = board.layer("leaders", bounds.grown(4), [leaders](paint::Painter& p) {
        for (const auto& l : *leaders) {
            p.begin();
            p.polyline(l);
            p.stroke(paint::ink::kWashi.with_alpha(0.5f), {1.25f, paint::Cap::Butt, paint::Join::Round, {}, 0});
            p.begin();
            p.circle(l.front(), 4.5f);
            p.fill(paint::ink::kSumi);
            p.begin();
            p.circle(l.front(), 3.2f);
            p.fill(paint::ink::kWashi);
        }
        p.begin();
    });
    board.show(lines, {0.9f, {0, 0}, 0.9f});
}

// The width of the longest of the words that stand for each organisation.
template <class Words>
float longest(const Board& board, Words words)
{
    const text::Style style = board.style(text::Face::Gothic, board.type(kSize), 1);
    float width = 0;
    for (const auto& o : board.setting().programme.content->organisations) width = std::max(width, board.setting().typesetter.line(words(o), style).size.w);
    return width;
}

}  // namespace

float callout_width(const Board& board)
{
    const float names = longest(board, [&](const auto& o) { return organisation_label(o, board.setting().language); });
    return names + board.type(kSize) + longest(board, [](const auto& o) { return std::to_string(o.member_count); });
}

void add_callouts(Board& board, const NationLayout& nation, const CalloutFrame& frame, const SigningTimes& times)
{
    const Type type{board.type(kSize), callout_width(board)};
    const std::vector<Prefecture> prefectures = prefectures_of(*board.setting().programme.content, nation);
    std::vector<Label> labels = labels_of(prefectures, board.setting().atlas, nation.main, frame, type);
    std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.prefecture->anchor.y < b.prefecture->anchor.y; });
    add_leaders(board, labels);

    const text::Style style = board.style(text::Face::Gothic, type.size, 1);
    const float numbers = longest(board, [](const auto& o) { return std::to_string(o.member_count); }) + type.size;
    int row = 0;
    float last = 0;   // what signed last stays vermilion
    for (const auto& [o, at] : times.at) last = std::max(last, at);
    for (const Label& l : labels) {
        float y = l.first_baseline.y;
        for (const auto* o : l.prefecture->organisations) {
            // Quiet until it signs, vermilion while it is said, white from then on.
            const auto found = times.at.find(o);
            const float said = found == times.at.end() ? 1e9f : found->second, kept = said + times.pace - 0.2f;
            const std::string name = organisation_label(*o, board.setting().language), count = std::to_string(o->member_count);
            const auto say = [&](paint::Color color, const Entrance& enter) {
                const float x = l.first_baseline.x;
                board.line(name, style, {l.right_aligned ? x - numbers : x, y}, l.right_aligned ? Anchor::BaselineRight : Anchor::BaselineLeft, color, enter);
                board.line(count, style, {l.right_aligned ? x : x + type.width, y}, Anchor::BaselineRight, color, enter);
            };
            say(paint::ink::kWashi.with_alpha(0.62f), {0.7f + 0.05f * static_cast<float>(row++), {0, 0}, canvas::kEnter, said});
            say(paint::ink::kShuNight, {said, {0, 0}, 0.4f, last > said ? kept : -1});
            if (last > said) say(paint::ink::kWashi, {kept, {0, 0}, 0.45f});
            y += type.pitch();
        }
    }
}

}  // namespace renkei::scenes
