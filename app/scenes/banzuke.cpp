#include "scenes/banzuke.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

struct Column {
    std::string text;
    size_t group = 0;
    bool heading = false;
    Vec2 at;             // centre of its axis, top
};

std::vector<Column> columns_of(const std::vector<Group>& groups)
{
    std::vector<Column> columns;
    for (size_t g = 0; g < groups.size(); ++g) {
        columns.push_back({groups[g].name, g, true, {}});
        for (const auto* m : groups[g].members) columns.push_back({m->name, g, false, {}});
    }
    return columns;
}

struct Measure {
    float size, pitch, height, row;   // type, column pitch, height a name is spread over, row pitch
};

using FreeFrom = std::function<float(float, float)>;

// Fills rows from the right; a heading that would stand last in a row opens the next. Returns the foot of the last row.
float place_columns(std::vector<Column>& columns, const Measure& m, Rect area, const FreeFrom& free_from)
{
    float y = area.y;
    const auto left_of = [&](float top) { return (free_from ? std::max(area.x, free_from(top, top + m.height)) : area.x) + m.pitch / 2; };
    float x = area.right() - m.pitch / 2, left = left_of(y);
    for (size_t i = 0; i < columns.size(); ++i) {
        // A heading takes at least two of its names along, so that neither it nor one name stands alone.
        size_t together = 0;
        if (columns[i].heading)
            while (together < 2 && i + 1 + together < columns.size() && !columns[i + 1 + together].heading) ++together;
        if (x - m.pitch * static_cast<float>(together) < left) {
            y += m.row;
            x = area.right() - m.pitch / 2;
            left = left_of(y);
        }
        columns[i].at = {x, y};
        x -= m.pitch;
    }
    return y + m.height;
}

// How full the last row is, 0..1.
float last_row(const std::vector<Column>& columns, const Measure& m, Rect area)
{
    const float y = columns.back().at.y;
    const auto count = std::count_if(columns.begin(), columns.end(), [y](const Column& c) { return c.at.y == y; });
    return static_cast<float>(count) * m.pitch / area.w;
}

// The largest setting that holds all columns and does not leave a few names alone in the last row.
Measure fill(std::vector<Column>& columns, Rect area, float floor, const FreeFrom& free_from)
{
    for (const float fullness : {0.4f, 0.25f, 0.0f})
        for (float size = std::max(64.0f, floor); size > floor; size -= 1) {
            const Measure m{size, size * 1.45f, size * 5.2f, size * 6.1f};
            if (place_columns(columns, m, area, free_from) <= area.bottom() && last_row(columns, m, area) >= fullness) return m;
        }
    // At the smallest size the columns are shortened before a name would leave the page.
    Measure smallest{floor, floor * 1.375f, floor * 5.25f, floor * 6.29f};
    for (const float spread : {5.25f, 4.9f, 4.5f, 4.1f}) {
        smallest = {floor, floor * 1.375f, floor * spread, floor * (spread + 0.75f)};
        if (place_columns(columns, smallest, area, free_from) <= area.bottom()) break;
    }
    return smallest;
}

// 均等割り: the characters of a name spread from the top to the foot of its column, em box by em box. A name too long to stand
// solid is set smaller, never squeezed; a heading is set solid from the top.
void paint_spread(paint::Painter& p, const Column& column, const text::Style& style, float height, paint::Color color)
{
    std::vector<std::string> one_by_one;
    for (size_t at = 0; at < column.text.size();) {
        one_by_one.push_back(column.text.substr(at, code_point_length(column.text, at)));
        at += one_by_one.back().size();
    }
    if (one_by_one.empty()) return;
    const auto count = static_cast<float>(one_by_one.size());
    text::Style set = style;
    set.size = std::min(style.size, height / (count + 0.1f));
    const float step = column.heading ? set.size * 1.04f : count > 1 ? (height - set.size) / (count - 1) : 0;
    for (size_t i = 0; i < one_by_one.size(); ++i)
        p.text(p.typesetter().line(one_by_one[i], set, text::Direction::Vertical), {column.at.x - set.size / 2, column.at.y + step * static_cast<float>(i)}, color);
}

}  // namespace

void add_banzuke(Board& board, const std::vector<Group>& groups, Rect area, const std::vector<float>& times, float all_at, const std::function<float(float, float)>& free_from)
{
    std::vector<Column> columns = columns_of(groups);
    const Measure m = fill(columns, area, board.type(24), free_from);
    if (!free_from) {   // a short list stands in the middle of its height
        const float rest = area.bottom() - (columns.back().at.y + m.height);
        for (Column& c : columns) c.at.y += std::max(0.0f, rest / 2);
    }
    const text::Style name = board.style(text::Face::Gothic, m.size, 1), heading = board.style(text::Face::MinchoBold, m.size * 1.04f, 1);
    text::Style japanese_name = name, japanese_heading = heading;
    japanese_name.language = japanese_heading.language = Language::Japanese;

    const auto shared = std::make_shared<const std::vector<Column>>(columns);
    Rect bounds;
    for (const Column& c : columns) bounds = bounds.united({c.at.x - m.pitch / 2, c.at.y, m.pitch, m.height});
    bounds = bounds.grown(m.size * 0.4f);
    for (const Column& c : columns) {
        text::Block record;
        record.lines.push_back({c.text, {0, 0, m.size, m.height}, m.size, false});
        board.record(record, {c.at.x - m.size / 2, c.at.y}, c.heading ? ink::kShuPale : ink::kWashi, 1.2f);
    }
    const int list = board.layer("names", bounds, [=](paint::Painter& p) {
        for (const Column& c : *shared) {
            paint_spread(p, c, c.heading ? japanese_heading : japanese_name, m.height, c.heading ? ink::kShuPale : ink::kWashi.with_alpha(0.80f));
            if (!c.heading) continue;
            const float x = c.at.x + m.pitch / 2;
            p.begin();
            p.move_to({x, c.at.y});
            p.line_to({x, c.at.y + m.height});
            p.stroke(ink::kWashi.with_alpha(0.3f), {1.25f, paint::Cap::Butt, paint::Join::Miter, {}, 0});
            p.begin();
        }
    });
    canvas::Sprite& sprite = board.show(list, {0.4f, {0, 0}, 0.9f});
    sprite.reveal_from = canvas::Edge::Right;
    sprite.reveal = canvas::Track(0).to(1, 0.4f, 1.4f, canvas::Ease::OutQuint);

    // The group that is said: full white, its heading in vermilion.
    for (size_t g = 0; g < groups.size(); ++g) {
        Rect box;
        for (const Column& c : columns)
            if (c.group == g) box = box.united({c.at.x - m.pitch / 2, c.at.y, m.pitch, m.height});
        const int layer = board.layer("said " + groups[g].name, box.grown(m.size * 0.4f), [=](paint::Painter& p) {
            for (const Column& c : *shared) {
                if (c.group != g) continue;
                paint_spread(p, c, c.heading ? japanese_heading : japanese_name, m.height, c.heading ? ink::kShuNight : ink::kWashi);
                if (!c.heading) continue;
                const float x = c.at.x + m.pitch / 2;
                p.begin();
                p.move_to({x, c.at.y});
                p.line_to({x, c.at.y + m.height});
                p.stroke(ink::kShuNight, {2, paint::Cap::Butt, paint::Join::Miter, {}, 0});
                p.begin();
            }
        });
        canvas::Sprite& said = board.show(layer);
        said.opacity = canvas::Track(0).to(1, times[g], 0.5f, canvas::Ease::OutQuint);
        if (g + 1 < groups.size()) {
            said.opacity.to(0, times[g + 1], 0.6f, canvas::Ease::InOutSine);
            said.opacity.to(1, all_at, 0.9f, canvas::Ease::InOutSine);   // in the end all are one
        }
    }
}

}  // namespace renkei::scenes
