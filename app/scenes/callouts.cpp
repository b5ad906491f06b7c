#include "scenes/callouts.hpp"

#include <algorithm>
#include <cmath>

#include "map/placement.hpp"
#include "scenes/signings.hpp"

namespace renkei::scenes {
namespace {

constexpr float kRise = 70;               // the left column stands higher: its lines fall to the land at 45°, clear of Chugoku
constexpr float kToText = 16;             // from a line's end to its name
constexpr float kMiddle = 0.375f;         // ems; a line meets its name this far above the baseline
constexpr float kAir = 28;                // units from the words to an inset
constexpr float kDot = 4.5f;              // radius of a line's foot with its keyline

// The labels' lettering: type, and how far its lines and blocks stand apart.
struct Lettering {
    const Board& board;
    text::Style style;
    float pitch, gap;         // units from line to line, and between two prefectures
    float to_count;           // from a name to its count

    [[nodiscard]] float name(const model::Organisation& o) const { return board.setting().typesetter.line(organisation_label(o, *board.setting().programme.content, board.setting().language), style).size.w; }
    [[nodiscard]] float count(const model::Organisation& o) const { return board.setting().typesetter.line(std::to_string(o.member_count), style).size.w; }
    [[nodiscard]] float middle() const { return kMiddle * style.size; }
};

struct Prefecture {
    std::string code;
    std::vector<const model::Organisation*> organisations;
    Vec2 anchor;   // layout units: on members' land
    Land land;     // the prefecture's
};

std::vector<Prefecture> prefectures_of(const Setting& setting, const NationLayout& nation)
{
    std::map<std::string, Prefecture> by_code;
    for (const auto& o : setting.programme.content->organisations) {
        Prefecture& p = by_code[o.prefecture_code];
        p.code = o.prefecture_code;
        p.organisations.push_back(&o);
    }
    std::vector<Prefecture> result;
    for (auto& [code, p] : by_code) {
        std::vector<std::string> members;
        for (const auto* o : p.organisations) members.insert(members.end(), o->member_codes.begin(), o->member_codes.end());
        const auto anchor = callout_anchor(setting, nation, members);
        if (!anchor) continue;
        p.anchor = *anchor;
        p.land = main_land(nation, setting.atlas, setting.atlas.codes_of(code), setting.pixels_per_unit);
        result.push_back(std::move(p));
    }
    return result;
}

struct Label {
    const Prefecture* prefecture = nullptr;
    Vec2 first_baseline;        // of the first organisation's line
    bool right_aligned = false;
    std::vector<Vec2> leader;   // from the map to the text
    float pitch = 0;            // from line to line
    float count_x = 0;          // from the names' edge to the right edge of the counts; right-aligned: from the counts to the names
};

float height_of(const Prefecture& p, float pitch) { return static_cast<float>(p.organisations.size()) * pitch; }

float widest_name(const std::vector<const Prefecture*>& prefectures, const Lettering& lettering)
{
    float widest = 0;
    for (const Prefecture* p : prefectures)
        for (const auto* o : p->organisations) widest = std::max(widest, lettering.name(*o));
    return widest;
}

float widest_count(const std::vector<const Prefecture*>& prefectures, const Lettering& lettering)
{
    float widest = 0;
    for (const Prefecture* p : prefectures)
        for (const auto* o : p->organisations) widest = std::max(widest, lettering.count(*o));
    return widest;
}

// Closer lines and blocks where the column is too short for the usual ones.
Lettering fitted(Lettering lettering, const std::vector<const Prefecture*>& prefectures, float room)
{
    struct Spacing {
        float pitch, gap;   // ems, units
    };
    for (const Spacing s : {Spacing{1.417f, 30}, Spacing{1.3f, 20}, Spacing{1.22f, 8}}) {
        lettering.pitch = s.pitch * lettering.style.size;
        lettering.gap = s.gap;
        float height = -s.gap;
        for (const Prefecture* p : prefectures) height += height_of(*p, lettering.pitch) + s.gap;
        if (height <= room) break;
    }
    return lettering;
}

std::vector<Label> column_of(const std::vector<const Prefecture*>& prefectures, map::Column column, const Lettering& usual)
{
    const Lettering lettering = fitted(usual, prefectures, column.bottom - column.top);
    column.gap = lettering.gap;
    std::vector<map::Callout> callouts;
    for (const Prefecture* p : prefectures) callouts.push_back({p->anchor, height_of(*p, lettering.pitch)});
    const std::vector<map::Leader> leaders = map::lay_column(callouts, column);
    const bool left = column.side == map::Side::Left;
    const float count_x = (left ? 0 : widest_name(prefectures, lettering)) + lettering.to_count + widest_count(prefectures, lettering);
    std::vector<Label> labels;
    for (size_t i = 0; i < prefectures.size(); ++i) {
        const map::Leader& l = leaders[i];
        labels.push_back({prefectures[i], {column.x + (left ? -kToText : kToText), l.label_top + lettering.pitch / 2 + lettering.middle()}, left, {l.from, l.knee, l.to}, lettering.pitch, count_x});
    }
    return labels;
}

bool meets(const std::vector<Vec2>& line, const std::vector<Rect>& boxes)
{
    constexpr float kStep = 3;   // units
    for (size_t i = 1; i < line.size(); ++i) {
        const Vec2 way = line[i] - line[i - 1];
        const int steps = std::max(1, static_cast<int>(std::hypot(way.x, way.y) / kStep));
        for (int k = 0; k <= steps; ++k)
            if (const Vec2 at = line[i - 1] + way * (static_cast<float>(k) / static_cast<float>(steps)); std::any_of(boxes.begin(), boxes.end(), [&](const Rect& box) { return box.contains(at); })) return true;
    }
    return false;
}

// Where the words of these labels stand.
std::vector<Rect> boxes_of(const std::vector<Label>& labels, float size)
{
    std::vector<Rect> boxes;
    for (const Label& l : labels) {
        const float high = height_of(*l.prefecture, l.pitch);
        boxes.push_back({l.right_aligned ? l.first_baseline.x - 2 * l.count_x : l.first_baseline.x, l.first_baseline.y - size, l.right_aligned ? 2 * l.count_x : l.count_x, high - l.pitch + 1.2f * size});
    }
    return boxes;
}

// From west to east, each straight down and its name to the right of the foot; where a name stands there already, past it and
// down at 45°, or down first and then past it where words of a column stand in that way. Where the next one could not come down so, past a name at the right, that stands in the middle under its foot.
std::vector<Label> row_of(std::vector<const Prefecture*> prefectures, float baseline, const Lettering& lettering, const std::vector<Rect>& words = {})
{
    std::sort(prefectures.begin(), prefectures.end(), [](const Prefecture* a, const Prefecture* b) { return a->anchor.x < b->anchor.x; });
    std::vector<Label> labels;
    float free_from = -1e9f;
    for (size_t i = 0; i < prefectures.size(); ++i) {
        const Prefecture* p = prefectures[i];
        const float level = baseline - (height_of(*p, lettering.pitch) - lettering.pitch) / 2 - lettering.middle();
        const bool straight = p->anchor.x >= free_from;
        // Past the name before it: as far level as it takes to come down beside that.
        const float down = level - p->anchor.y;
        const Vec2 foot{straight ? p->anchor.x : std::max(p->anchor.x + down, free_from + 0.6f * lettering.style.size), level};
        const Vec2 turn = straight ? p->anchor : Vec2{foot.x - down, p->anchor.y};
        const float text = std::max(foot.x + (straight ? 10 : 32), free_from);
        const float width = widest_name({p}, lettering) + lettering.to_count + widest_count({p}, lettering), first = baseline - height_of(*p, lettering.pitch) + lettering.pitch;
        const Vec2* next = i + 1 < prefectures.size() ? &prefectures[i + 1]->anchor : nullptr;
        if (const float left = foot.x - width / 2; straight && next != nullptr && left >= free_from && next->x < text + kToText + width && next->x + level - next->y < text + kToText + width) {
            labels.push_back({p, {left, first}, false, {p->anchor, {foot.x, first - lettering.style.size}}, lettering.pitch, width});
            free_from = left + width + lettering.gap;
            continue;
        }
        std::vector<Vec2> leader{p->anchor, turn, foot, {text, level}};
        const float over = level - lettering.style.size, rest = level - over;   // over the names of the row
        if (!straight && meets(leader, words) && p->anchor.x + over - p->anchor.y < foot.x - rest) leader = {p->anchor, {p->anchor.x + over - p->anchor.y, over}, {foot.x - rest, over}, foot, {text, level}};
        labels.push_back({p, {text + kToText, first}, false, std::move(leader), lettering.pitch, width});
        free_from = text + kToText + width + lettering.gap;
    }
    return labels;
}

// Units of other prefectures' land under a line.
float over_land(const Land& nation, const Prefecture& prefecture, const std::vector<Vec2>& line)
{
    float land = 0;
    for (size_t i = 1; i < line.size(); ++i) land += length_over(nation, line[i - 1], line[i]) - length_over(prefecture.land, line[i - 1], line[i]);
    return land;
}

// Has the row below room for one more?
bool has_room(std::vector<const Prefecture*> below, const Prefecture* more, const CalloutFrame& frame, const Lettering& lettering)
{
    below.push_back(more);
    const Label last = row_of(std::move(below), frame.below, lettering).back();
    return last.first_baseline.x + last.count_x <= frame.end;
}

// A side's column. Whose line to it would run over much more land than one straight down goes to the row below, the worst
// first, as long as there is room: without it the others stand easier.
std::vector<Label> column_or_row(std::vector<const Prefecture*> side, const map::Column& column, const Lettering& lettering, const CalloutFrame& frame, const Land& nation,
                                 std::vector<const Prefecture*>& below)
{
    const float floor = frame.below - lettering.middle();
    constexpr float kWorthIt = 0.5f;   // of the land under the line to the column
    for (;;) {
        std::vector<Label> labels = column_of(side, column, lettering);
        float least = kWorthIt;
        const Prefecture* worst = nullptr;
        for (const Label& l : labels) {
            const Prefecture& p = *l.prefecture;
            const float across = over_land(nation, p, l.leader), down = over_land(nation, p, {p.anchor, {p.anchor.x, floor}});
            if (down >= least * across || !has_room(below, &p, frame, lettering)) continue;
            least = down / across;
            worst = &p;
        }
        if (worst == nullptr) return labels;
        below.push_back(worst);
        std::erase(side, worst);
    }
}

// The columns where the frame has them, or nearer the land: the left one stands beside the insets, the right one ends with the frame.
struct Columns {
    map::Column west, east;
    float to_count;
};

Columns columns_of(const std::vector<const Prefecture*>& left, const std::vector<const Prefecture*>& right, const NationLayout& nation, const CalloutFrame& frame, const Lettering& l)
{
    constexpr float kClose = 0.5f;   // ems from a name to its count where there is little room
    constexpr float kChugoku = 546;   // its coast: the left column ends above it, and so beside none of the insets that begin lower
    const float left_name = widest_name(left, l), left_count = widest_count(left, l), right_words = widest_name(right, l) + widest_count(right, l), size = l.style.size;
    float to_count = l.to_count, x = frame.left;
    float top = frame.top, bottom = frame.bottom;
    for (const NationInset& i : nation.insets) {
        const Rect box = i.inset.frame;
        if (box.y > kChugoku || box.right() > frame.left || x - left_name - to_count - left_count >= box.right() + kAir) continue;
        to_count = kClose * size;
        x = std::max(x, box.right() + kAir + left_name + to_count + left_count);
        top = 396;   // under the count's words, which end further left than the column at the usual size …
        bottom = kChugoku;   // … and above the coast
    }
    for (const Rect& name : frame.names)   // a name that reaches beyond its frame stands over the column
        if (name.right() < x && name.right() + kAir > x - left_name - to_count - left_count && name.bottom() > top && name.y < bottom) {
            bottom += name.bottom() - top;
            top = name.bottom();
        }
    if (frame.right + right_words + l.to_count > frame.end) to_count = kClose * size;
    const float east = std::min(frame.right, frame.end - right_words - to_count);
    const float scale = size / 24;
    return {{map::Side::Left, x + kToText, top, bottom, l.gap, kToText, kRise * (x > frame.left ? 2 * scale : 1)}, {map::Side::Right, east - kToText, frame.top, frame.bottom, l.gap, kToText}, to_count};
}

std::vector<Label> labels_of(const std::vector<Prefecture>& prefectures, const Land& land, const NationLayout& nation, const CalloutFrame& frame, Lettering lettering)
{
    const map::View& view = nation.main;
    std::vector<const Prefecture*> left, right, below;
    // The plane's x counts from the meridian that stands upright in the middle of the country.
    for (const Prefecture& p : prefectures) (view.plane(p.anchor).x < 0 ? left : right).push_back(&p);
    const Columns columns = columns_of(left, right, nation, frame, lettering);
    lettering.to_count = columns.to_count;
    std::vector<Label> labels = column_or_row(left, columns.west, lettering, frame, land, below);
    for (Label& l : labels) {   // a name that stands over the land it names is reached straight from below
        const float foot = l.first_baseline.y + height_of(*l.prefecture, l.pitch) - l.pitch + 0.4f * lettering.style.size;
        if (l.prefecture->anchor.x < columns.west.x) l.leader = {l.prefecture->anchor, {l.prefecture->anchor.x, foot}};
    }
    for (Label& l : column_or_row(right, columns.east, lettering, frame, land, below)) labels.push_back(std::move(l));
    for (Label& l : row_of(below, frame.below, lettering, boxes_of(labels, lettering.style.size))) labels.push_back(std::move(l));
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
            p.circle(l.front(), kDot);
            p.fill(paint::ink::kSumi);
            p.begin();
            p.circle(l.front(), 3.2f);
            p.fill(paint::ink::kWashi);
        }
        p.begin();
    });
    board.show(lines, {0.9f, {0, 0}, 0.9f});
}

}  // namespace

std::optional<Vec2> callout_anchor(const Setting& setting, const NationLayout& nation, std::span<const std::string> members)
{
    constexpr float kClear = kDot + 1.5f;   // of the coast, of neighbours and of lakes
    const Land land = main_land(nation, setting.atlas, members, setting.pixels_per_unit);
    if (land.rings.empty()) return std::nullopt;
    Vec2 mean;
    float count = 0;
    for (const std::string& code : members)
        if (const auto* m = setting.programme.content->municipality(code)) mean = mean + nation.place(*m), ++count;
    if (count == 0) return std::nullopt;
    return inner_point(land, lakes_of(setting.atlas, nation.main, land.bounds, setting.pixels_per_unit), mean * (1 / count), kClear);
}

void add_callouts(Board& board, const NationLayout& nation, const CalloutFrame& frame, const SigningTimes& times)
{
    constexpr float kToCount = 0.8f;   // ems: nearer to its name than anything else
    const float size = board.type(24);
    const text::Style style = board.style(text::Face::Gothic, size, 1);
    const Lettering lettering = fitted({board, style, 0, 0, kToCount * size}, {}, 0);
    const std::vector<Prefecture> prefectures = prefectures_of(board.setting(), nation);
    std::vector<Label> labels = labels_of(prefectures, place(board.setting().atlas.country(map::detail_for(nation.main.scale, board.setting().pixels_per_unit)), nation.main), nation, frame, lettering);
    std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.prefecture->anchor.y < b.prefecture->anchor.y; });
    add_leaders(board, labels);

    int row = 0;
    float last = 0;   // what signed last stays vermilion
    for (const auto& [o, at] : times.at) last = std::max(last, at);
    for (const Label& l : labels) {
        float y = l.first_baseline.y;
        for (const auto* o : l.prefecture->organisations) {
            // Quiet until it signs, vermilion while it is said, white from then on.
            const auto found = times.at.find(o);
            const float said = found == times.at.end() ? 1e9f : found->second, kept = said + times.pace - 0.2f;
            const std::string name = organisation_label(*o, *board.setting().programme.content, board.setting().language), count = std::to_string(o->member_count);
            const auto say = [&](paint::Color color, const Entrance& enter) {
                const float x = l.first_baseline.x;
                board.line(name, style, {l.right_aligned ? x - l.count_x : x, y}, l.right_aligned ? Anchor::BaselineRight : Anchor::BaselineLeft, color, enter);
                board.line(count, style, {l.right_aligned ? x : x + l.count_x, y}, Anchor::BaselineRight, color, enter);
            };
            say(unsigned_color(board.setting()), {0.7f + 0.05f * static_cast<float>(row++), {0, 0}, canvas::kEnter, said});
            say(paint::ink::kShuNight, {said, {0, 0}, 0.4f, last > said ? kept : -1});
            if (last > said) say(paint::ink::kWashi, {kept, {0, 0}, 0.45f});
            y += l.pitch;
        }
    }
}

}  // namespace renkei::scenes
