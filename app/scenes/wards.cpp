// 4. Wards and regions: the 23 wards as tiles and the country beside them, ward by ward; then Hokkaido, region by region. Items
// are those of programme::kWardsAPage.

#include <charconv>

#include "scenes/names.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"
#include "scenes/strings.hpp"
#include "scenes/wards/pages.hpp"

namespace renkei::scenes {

namespace wards {

Page page_of(const Board& board)
{
    const Size f = board.frame();
    constexpr float kWidest = 150;   // of a tile: the land has the rest of the page
    const bool letters = is_alphabetic(board.setting().language);
    const float tile = std::max(112.0f, 3.3f * board.type(30)), level = letters || board.has_large_type() ? name_tile(board, letters) : 0;
    // Hangul fills its tile, and standing the headline's small characters are beside the last one. A name of large type that would
    // need a wider tile is smaller than others: it is not torn.
    const float most = board.portrait() && board.setting().language == Language::Korean ? 129 : letters && board.has_large_type() ? kWidest : level;
    const float latin = std::min(level, most);
    const bool wide = latin > tile && latin <= kWidest;
    Page page;
    page.tiles = wide ? TileMap{{kMargin, kMargin}, latin, tile / latin} : TileMap{{kMargin, kMargin}, tile};
    page.headline = {board.right(), kMargin};
    const float lowest = board.footing(words("credit.map_lakes", board.setting().language)).top - (board.portrait() ? 40 : 30);   // the list would touch the credit
    if (board.portrait()) {
        page.headline_size = wide ? 104 : 112;
        const float top = page.tiles.corner.y + page.tiles.size().h + 40, begins = f.h - (board.has_large_type() ? 646 : 576);
        page.map = {kMargin, top, f.w - 2 * kMargin, begins - top - 20};
        page.key = 1.6f * board.type(24);
        page.words = {kMargin, begins, f.w - 2 * kMargin, lowest - page.key - begins};
        return page;
    }
    page.headline_size = 104;
    const float begins = std::max(page.tiles.corner.y + page.tiles.size().h + 18, f.h - 340);
    const float left = kMargin + page.tiles.size().w + 60, right = board.right() - page.headline_size - (wide ? 44 : 60);
    page.map = {left, 48, right - left, begins - 60};
    // The headline may reach down beside them; in letters of large type it is shorter than the tiles are high.
    page.words = {kMargin, begins, f.w - 2 * kMargin - (letters && board.has_large_type() ? 0 : 146), lowest - begins};
    return page;
}

}  // namespace wards

Result<canvas::Composition> compose_wards(std::string_view item, const Setting& setting)
{
    const size_t dash = item.rfind('-');
    const std::string_view kind = item.substr(0, dash), number = dash == std::string_view::npos ? "1" : item.substr(dash + 1);
    size_t page = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), page);
    const bool whole = read.ec == std::errc{} && read.ptr == number.data() + number.size() && page > 0;
    if (whole && (item.empty() || kind == "nation")) return wards::nation(setting, page - 1);
    if (whole && kind == "hokkaido") return wards::hokkaido(setting, page - 1);
    std::vector<std::string_view> pages;
    for (const auto& slot : setting.programme.slots)
        if (slot.scene == "wards") pages.push_back(slot.item);
    return pages.empty() ? nothing_for("wards", item) : no_page("wards", item, pages);
}

}  // namespace renkei::scenes
