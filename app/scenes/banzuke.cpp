#include "scenes/banzuke.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

struct Column {
    std::string text;
    size_t group = 0;
    bool heading = false;
    Vec2 at;             // centre of its axis, top
};

size_t characters(const std::string& text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

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

// The largest setting that holds all columns; long lists of few names stay at a calm size instead of filling the wall.
Measure measure_of(size_t count, Rect area, float floor)
{
    for (float size = std::max(40.0f, floor); size > floor; size -= 1) {
        const Measure m{size, size * 1.45f, size * 5.4f, size * 6.4f};
        const size_t a_row = static_cast<size_t>(std::max(1.0f, std::floor(area.w / m.pitch))), rows = static_cast<size_t>(std::max(1.0f, std::floor((area.h + m.row - m.height) / m.row)));
        if (count + rows <= a_row * rows) return m;
    }
    return {floor, floor * 1.375f, floor * 5.25f, floor * 6.29f};
}

// Fills rows from the right; a heading that would stand last in a row opens the next.
void place_columns(std::vector<Column>& columns, const Measure& m, Rect area)
{
    const float left = area.x + m.pitch / 2;
    Vec2 at{area.right() - m.pitch / 2, area.y};
    for (size_t i = 0; i < columns.size(); ++i) {
        const bool last = at.x - m.pitch < left;
        if (at.x < left || (last && columns[i].heading && i + 1 < columns.size())) at = {area.right() - m.pitch / 2, at.y + m.row};
        columns[i].at = at;
        at.x -= m.pitch;
    }
}

// 均等割り: the characters of a name spread from the top to the foot of its column.
void paint_spread(paint::Painter& p, const Column& column, const text::Style& style, float height, paint::Color color)
{
    const size_t count = characters(column.text);
    if (count == 0) return;
    text::Paragraph one;
    one.style = style;
    one.style.line_height = 1;
    one.direction = text::Direction::Vertical;
    // Long names are set tighter than solid so that they keep the height; a heading is set solid from the top.
    const float solid = style.size * static_cast<float>(count);
    if (column.heading) one.style.tracking = 0.04f;
    else if (count > 1) one.style.tracking = (height - style.size) / (style.size * static_cast<float>(count - 1)) - 1;
    (void)solid;
    one.spans = {{column.text, ""}};
    const text::Block block = p.typesetter().set(one);
    p.text(block, {column.at.x - style.size / 2, column.at.y}, color);
}

}  // namespace

void add_banzuke(Board& board, const std::vector<Group>& groups, Rect area, const std::vector<float>& times)
{
    std::vector<Column> columns = columns_of(groups);
    const Measure m = measure_of(columns.size(), area, board.type(24));
    place_columns(columns, m, area);
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
        if (g + 1 < groups.size()) said.opacity.to(0, times[g + 1], 0.6f, canvas::Ease::InOutSine);
    }
}

}  // namespace renkei::scenes
