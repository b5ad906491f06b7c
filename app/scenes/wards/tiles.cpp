#include "scenes/wards/tiles.hpp"

#include <algorithm>
#include <cmath>

#include "base/han_forms.hpp"
#include "scenes/names.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kRowPitch = 0.8660254f;    // of the width: a regular hexagon on its point
constexpr float kRadius = 0.5773503f;      // of the width: from the middle to a corner
constexpr float kGap = 4.6f;               // units that a tile keeps from its side: light runs between them
constexpr float kLatinAir = 14, kLeastAir = 6;   // units beside the longest name in Latin letters or Hangul
constexpr float kLatinTracking = -0.03f, kCloseTracking = -0.06f;   // of letters; of characters
constexpr float kLargeAir = 24;            // beside a large name: off the inner hexagon, too
constexpr float kLeastName = 24;           // of large type: a long name is smaller, and whole

constexpr std::array<WardTile, 23> kTiles{{
    {"13101", 2, 2}, {"13102", 3, 3}, {"13103", 2, 3}, {"13104", 1, 2}, {"13105", 2, 1}, {"13106", 3, 1}, {"13107", 3, 2}, {"13108", 4, 3},
    {"13109", 2, 5}, {"13110", 1, 4}, {"13111", 1, 5}, {"13112", 0, 4}, {"13113", 1, 3}, {"13114", 0, 2}, {"13115", 0, 3}, {"13116", 1, 1},
    {"13117", 1, 0}, {"13118", 2, 0}, {"13119", 0, 0}, {"13120", 0, 1}, {"13121", 3, 0}, {"13122", 4, 1}, {"13123", 4, 2},
}};

// Rows 0, 2 and 4 are the ones that stand half a tile to the right: the map's first row begins so.
float shift_of(int row) { return row % 2 == 0 ? 0.5f : 0.0f; }

// 区 is said by the page. Level: in Latin letters or Hangul.
std::string name_of(const Board& board, const WardTile& tile, bool level)
{
    const Language language = board.setting().language;
    const auto* m = board.setting().programme.content->municipality(tile.code5);
    if (!m) return {};
    if (level || language == Language::Korean) return town_stem(*m, language);
    return han_of(m->name.substr(0, m->name.rfind("区")), language);
}

// Latin letters in the Gothic of the Korean pages, which is a fifth narrower than the other: the land keeps its room.
text::Style style_of(const Board& board, bool level)
{
    text::Style style = board.style(text::Face::Gothic, board.type(level ? 24.0f : 30.0f), 1);
    if (board.has_large_type() && level) style.tracking = kLatinTracking;
    if (level) style.language = Language::Korean;
    else if (style.language == Language::English) style.language = Language::Japanese;   // characters, where letters have no room
    return style;
}

}  // namespace


const std::array<WardTile, 23>& ward_tiles() { return kTiles; }

const WardTile* tile_of(std::string_view code5)
{
    const auto found = std::find_if(kTiles.begin(), kTiles.end(), [&](const WardTile& t) { return t.code5 == code5; });
    return found == kTiles.end() ? nullptr : &*found;
}

bool adjacent(const WardTile& a, const WardTile& b)
{
    const float x = static_cast<float>(a.column - b.column) + shift_of(a.row) - shift_of(b.row);
    return a.row == b.row ? std::abs(x) == 1 : std::abs(a.row - b.row) == 1 && std::abs(x) == 0.5f;
}

Vec2 TileMap::centre(const WardTile& tile) const
{
    return {corner.x + width * (static_cast<float>(tile.column) + 0.5f + shift_of(tile.row)), corner.y + flat * width * (kRadius + kRowPitch * static_cast<float>(tile.row))};
}

Size TileMap::size() const
{
    float right = 0, bottom = 0;
    for (const WardTile& t : kTiles) {
        right = std::max(right, centre(t).x + width / 2);
        bottom = std::max(bottom, centre(t).y + flat * width * kRadius);
    }
    return {right - corner.x, bottom - corner.y};
}

std::vector<Vec2> TileMap::outline(const WardTile& tile, float inset) const
{
    const Vec2 c = centre(tile);
    const float r = width * kRadius - inset / kRowPitch;
    std::vector<Vec2> corners;
    for (int i = 0; i < 6; ++i) {
        const float a = (static_cast<float>(i) + 0.5f) * 1.0471976f;
        corners.push_back({c.x + r * std::cos(a), c.y + flat * r * std::sin(a)});
    }
    return corners;
}

void add_tiles(Board& board, const TileMap& map, const std::vector<std::string_view>& tied)
{
    const Size size = map.size();
    board.show(board.layer("tiles", Rect{map.corner.x, map.corner.y, size.w, size.h}.grown(4), [map, tied](paint::Painter& p) {
        for (const WardTile& tile : kTiles) {
            const bool has = std::find(tied.begin(), tied.end(), tile.code5) != tied.end();
            p.begin();
            p.polygon(map.outline(tile, kGap));
            if (has) p.fill(paint::mix(ink::kSumi, ink::kWakatake, 0.74f));   // the others are lines alone
            p.stroke(has ? ink::kWakatakeNight.with_alpha(0.6f) : ink::kWashi.with_alpha(0.3f), {1.25f, paint::Cap::Butt, paint::Join::Round, {}, 0});
            p.begin();
            p.polygon(map.outline(tile, 8));   // a hexagon within a hexagon, as on lacquer and cloth
            p.stroke(has ? ink::kWakatakeNight.with_alpha(0.26f) : ink::kWashi.with_alpha(0.1f), {1.1f, paint::Cap::Butt, paint::Join::Round, {}, 0});
            p.begin();
        }
    }), {0.1f, {0, 0}, 0.8f});
}

void light_tile(Board& board, const TileMap& map, std::string_view code5, float at, float until)
{
    const WardTile* tile = tile_of(code5);
    if (!tile) return;
    const Vec2 c = map.centre(*tile);
    const float reach = map.width * kRadius + 46;
    canvas::Sprite& sprite = board.show(board.layer("lit tile", {c.x - reach, c.y - reach, 2 * reach, 2 * reach}, [map, tile](paint::Painter& p) {
        p.begin();
        p.polygon(map.outline(*tile, 0));
        p.fill(ink::kWakatakeNight.with_alpha(0.85f));
        p.blur(15);
        p.begin();
        p.polygon(map.outline(*tile, kGap));
        p.fill(paint::mix(ink::kWakatake, ink::kWakatakeNight, 0.06f));
        p.stroke(ink::kWakatakeNight, {4, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
        p.polygon(map.outline(*tile, 8.4f));
        p.stroke(ink::kWakatakeNight.with_alpha(0.5f), {1.3f, paint::Cap::Butt, paint::Join::Round, {}, 0});
        p.begin();
    }));
    sprite.opacity = canvas::Track(0).to(1, at, 0.5f, canvas::Ease::OutQuint);
    if (until >= 0) sprite.opacity.to(0, until, 0.6f, canvas::Ease::InOutSine);
}

float name_tile(const Board& board, bool level)
{
    text::Style style = style_of(board, level);
    if (!level) style.tracking = kCloseTracking;   // as names of three characters are set
    float widest = 0;
    for (const WardTile& tile : kTiles) widest = std::max(widest, board.setting().typesetter.line(name_of(board, tile, level), style).size.w);
    return std::ceil(widest) + (board.has_large_type() ? kLargeAir : kLatinAir);
}

std::vector<TileName> tile_names(const Board& board, const TileMap& map)
{
    const Setting& s = board.setting();
    // Only where each has room within its tile; of large type at a size of its own.
    const bool latin = is_alphabetic(s.language) && (board.has_large_type() || name_tile(board, true) - kLatinAir + kLeastAir <= map.width);
    std::vector<TileName> names;
    for (const WardTile& tile : kTiles)
        if (const std::string name = name_of(board, tile, latin); !name.empty()) {
            text::Style style = style_of(board, latin);
            const auto width = [&] { return s.typesetter.line(name, style).size.w; };
            if (latin && board.has_large_type())
                while (width() > map.width - kLargeAir && style.size > kLeastName) style.size -= 0.5f;
            // Names of three characters, and long ones in Latin letters, keep off the sides.
            const float air = latin ? 26 : 30;
            if (!latin && width() > map.width - air) style.size = board.type(26);
            if (width() > map.width - air) style.tracking = latin ? kLatinTracking : kCloseTracking;
            names.push_back({name, style, map.centre(tile)});
        }
    return names;
}

void add_tile_names(Board& board, const std::vector<TileName>& names)
{
    for (const TileName& name : names) {
        text::Paragraph p = board.paragraph(name.words, name.style);
        p.align = text::Align::Centre;
        board.text(p, name.middle, Anchor::Centre, ink::kWashi, {0.2f, {0, 0}, 0.8f});
    }
}

}  // namespace renkei::scenes
