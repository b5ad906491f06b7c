// The wards as tiles against the mesh, their ties against the tables, and the notices' pages.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "map/mesh.hpp"
#include "programme/wards.hpp"
#include "scenery.hpp"
#include "scenes/wards/pages.hpp"
#include "scenes/wards/tiles.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

using Pair = std::pair<std::string, std::string>;

// Every pair of wards that share a border, with its length in edges of cells (a quarter of a kilometre each).
const std::map<Pair, int>& borders()
{
    static const std::map<Pair, int> all = [] {
        std::map<Pair, int> found;
        const auto bytes = map::read_file(RENKEI_SOURCE_DIR "/data/mesh/japan-mesh-250m.rle.gz");
        REQUIRE(bytes);
        const auto mesh = map::Mesh::decode(*bytes, "mesh");
        REQUIRE(mesh);
        std::set<uint16_t> wards;
        for (size_t i = 0; i < mesh->palette().size(); ++i)
            if (mesh->palette()[i] >= "13101" && mesh->palette()[i] <= "13123") wards.insert(static_cast<uint16_t>(i + 1));
        const auto meet = [&](uint16_t a, uint16_t b) {
            if (a != b && wards.contains(a) && wards.contains(b)) ++found[std::minmax(mesh->palette()[a - 1u], mesh->palette()[b - 1u])];
        };
        for (int r = 0; r + 1 < mesh->rows(); ++r)
            for (const map::Run& run : mesh->row(r)) {
                if (!wards.contains(run.value)) continue;
                for (int c = run.column; c < run.column + run.length; ++c) {
                    meet(run.value, mesh->cell(r + 1, c));
                    if (c + 1 == run.column + run.length) meet(run.value, mesh->cell(r, c + 1));
                }
            }
        return found;
    }();
    return all;
}

using Tiles = std::vector<scenes::WardTile>;

int kept(const Tiles& tiles, int least)
{
    int count = 0;
    for (const auto& [pair, length] : borders()) {
        const auto of = [&](const std::string& code) { return std::find_if(tiles.begin(), tiles.end(), [&](const auto& t) { return t.code5 == code; }); };
        if (length >= least && scenes::adjacent(*of(pair.first), *of(pair.second))) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("each ward is one tile, and 44 of the 50 borders of a kilometre are sides of tiles", "[scenes]")
{
    constexpr int kKilometre = 4;   // edges of cells
    const Tiles tiles(scenes::ward_tiles().begin(), scenes::ward_tiles().end());
    std::set<std::string_view> codes;
    std::set<std::pair<int, int>> places;
    for (const auto& tile : tiles) {
        codes.insert(tile.code5);
        places.insert({tile.column, tile.row});
    }
    CHECK(codes.size() == 23);
    CHECK(places.size() == 23);
    CHECK(borders().size() == 57);
    CHECK(std::count_if(borders().begin(), borders().end(), [](const auto& b) { return b.second >= kKilometre; }) == 50);
    CHECK(kept(tiles, kKilometre) == 44);
    CHECK(kept(tiles, 1) == 47);

    int whole = 0, shared = 0, strangers = 0;
    for (const auto& [pair, length] : borders()) whole += length, shared += scenes::adjacent(*scenes::tile_of(pair.first), *scenes::tile_of(pair.second)) ? length : 0;
    CHECK(shared * 10 >= whole * 9);   // of the borders' length nine tenths
    for (const auto& a : tiles)
        for (const auto& b : tiles)
            if (a.code5 < b.code5 && scenes::adjacent(a, b) && !borders().contains({std::string(a.code5), std::string(b.code5)})) ++strangers;
    CHECK(strangers == 3);
}

TEST_CASE("no two tiles can change places, and none can move, so that more neighbours are kept", "[scenes]")
{
    const Tiles tiles(scenes::ward_tiles().begin(), scenes::ward_tiles().end());
    const int now = kept(tiles, 4);
    for (size_t i = 0; i < tiles.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            Tiles other = tiles;
            std::swap(other[i].column, other[j].column);
            std::swap(other[i].row, other[j].row);
            CHECK(kept(other, 4) <= now);
        }
        for (int column = -1; column <= 6; ++column)
            for (int row = -1; row <= 7; ++row) {
                if (std::any_of(tiles.begin(), tiles.end(), [&](const auto& t) { return t.column == column && t.row == row; })) continue;
                Tiles other = tiles;
                other[i].column = column, other[i].row = row;
                CHECK(kept(other, 4) <= now);
            }
    }
}

TEST_CASE("light comes from every ward to wherever the land lies, and never over a tile", "[scenes]")
{
    constexpr float kSeam = 6;   // units from a tile's side that a line and its rounded corners may take
    const scenes::TileMap regular{{96, 96}, 112}, wide{{96, 96}, 137, 112.0f / 137};
    for (const auto& [tiles, shore] : {std::pair{regular, scenes::wards::Shore::Right}, {regular, scenes::wards::Shore::Below}, {wide, scenes::wards::Shore::Right}, {wide, scenes::wards::Shore::Below}}) {
        const bool right = shore == scenes::wards::Shore::Right;
        const float east = right ? tiles.size().w - regular.size().w : 0;
        std::vector<Vec2> places;
        for (float u = 0; u <= 1; u += 0.25f)
            for (float v = 0; v <= 1; v += 0.25f) places.push_back(right ? Vec2{780 + east + 800 * u, 60 + 620 * v} : Vec2{200 + 560 * u, 760 + 500 * v});
        for (const auto& ward : scenes::ward_tiles()) {
            CAPTURE(ward.code5, right, tiles.width);
            const auto ways = scenes::wards::ways_from(tiles, ward, places, shore);
            REQUIRE(ways.size() == places.size());
            for (size_t i = 0; i < ways.size(); ++i) {
                CHECK(std::hypot(ways[i].points.back().x - places[i].x, ways[i].points.back().y - places[i].y) < 0.5f);
                int over = 0;
                for (const auto& tile : scenes::ward_tiles())
                    for (size_t p = tile.code5 == ward.code5 ? 2 : 0; p < ways[i].points.size(); ++p) {   // it begins on its own tile's corner
                        const Vec2 off = ways[i].points[p] - tiles.centre(tile);
                        const float side = tiles.width / 2 - kSeam;
                        over += std::abs(off.x) < side && 0.5f * std::abs(off.x) + 0.866f * std::abs(off.y) / tiles.flat < side ? 1 : 0;
                    }
                CHECK(over == 0);
            }
        }
    }
}

TEST_CASE("each tile says its ward in letters that the page's readers read, within its sides", "[scenes]")
{
    const auto p = programme_of(kLater);
    struct Names {
        Language language;
        const char *name, *neighbour;
    };
    for (const auto& [language, name, neighbour] : {Names{Language::Japanese, "葛飾", "台東"}, {Language::English, "Katsushika", "Taito"}, {Language::Korean, "가쓰시카", "다이토"}, {Language::SimplifiedChinese, "葛饰", "台东"}})
        for (const PixelSize display : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            CAPTURE(name, display.w);
            const auto page = composed(*p, "wards", "nation-1", {.display = display, .language = language});
            REQUIRE(page);
            const auto box_of = [&](const char* words) {
                const auto said = std::find_if(page->texts.begin(), page->texts.end(), [&](const auto& t) { return t.text == words; });
                REQUIRE(said != page->texts.end());
                return said->box;
            };
            const Rect katsushika = box_of(name), taito = box_of(neighbour);
            const float tile = katsushika.x + katsushika.w / 2 - taito.x - taito.w / 2;   // its neighbour in the row
            CHECK(katsushika.w < tile - 16);
        }
}

TEST_CASE("large type says each ward in its readers' letters, clear of the inner hexagon's sides", "[scenes]")
{
    constexpr float kInner = 8, kClear = 3;   // units from a tile's side to the hexagon within; from that to a name
    const auto p = programme_of(kLater);
    struct Case {
        Wording language;
        const char *katsushika, *edogawa;
    };
    for (const auto& [language, katsushika, edogawa] : {Case{Language::Japanese, "葛飾", "江戸川"}, {Language::English, "Katsushika", "Edogawa"}, {Language::Korean, "가쓰시카", "에도가와"}, {Language::SimplifiedChinese, "葛饰", "江户川"}})
        for (const PixelSize display : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            CAPTURE(katsushika, display.w);
            const scenes::Setting setting = setting_of(*p, {.display = display, .language = language, .type_floor = 36});
            const scenes::Board board(setting, scenes::Ground::Night);
            const scenes::TileMap tiles = scenes::wards::page_of(board).tiles;
            CHECK(tiles.corner.x + tiles.size().w < board.right() - 60);   // and off the headline
            std::set<std::string> said;
            for (const scenes::TileName& name : scenes::tile_names(board, tiles)) {
                CAPTURE(name.words);
                said.insert(name.words);
                CHECK(name.style.size >= (is_alphabetic(language) ? 24 : 36));   // a long one is smaller, and whole
                CHECK(the_typesetter().line(name.words, name.style).size.w <= tiles.width - 2 * (kInner + kClear));
            }
            CHECK(said.contains(katsushika));
            CHECK(said.contains(edogawa));
        }
}

TEST_CASE("no ward's name is torn on its tile", "[scenes]")
{
    const auto p = programme_of(kLater);
    for (const Language language : {Language::English, Language::Korean})
        for (const PixelSize display : {PixelSize{1920, 1080}, PixelSize{1080, 1920}})
            for (const float floor : {24.0f, 28.0f, 30.0f, 36.0f}) {
                const scenes::Setting setting = setting_of(*p, {.display = display, .language = language, .type_floor = floor});
                const scenes::Board board(setting, scenes::Ground::Night);
                const auto names = scenes::tile_names(board, scenes::wards::page_of(board).tiles);
                CHECK(names.size() == 23);
                for (const scenes::TileName& name : names) {
                    CAPTURE(name.words, display.w, floor);
                    CHECK(name.words.find_first_of("-\n") == std::string::npos);
                }
            }
}

namespace {

// A line of text, and how visible it is.
struct Seen {
    const canvas::TextRecord* text;
    const canvas::Track* opacity;
};

// Of the texts that come or go: each with the sprite that is at rest when it is, and holds it.
std::vector<Seen> passing_texts(const canvas::Composition& page)
{
    std::vector<Seen> all;
    for (const canvas::TextRecord& t : page.texts)
        for (const canvas::Element& element : page.elements) {
            const auto* sprite = std::get_if<canvas::Sprite>(&element);
            if (!sprite) continue;
            const canvas::Layer& layer = page.layers[static_cast<size_t>(sprite->layer)];
            const auto stops = sprite->opacity.stops();
            const bool comes = std::any_of(stops.begin(), stops.end(), [&](const auto& stop) {
                return stop.value > 0 && std::abs(stop.seconds - t.appears) < 0.01f;
            });
            const bool words = layer.name.starts_with("text ") || layer.name == "slot" || layer.name.starts_with("name ");
            if (!words || !comes || !layer.bounds.contains({t.box.x, t.box.y}) || !layer.bounds.contains({t.box.right(), t.box.bottom()})) continue;
            all.push_back({&t, &sprite->opacity});
            break;
        }
    return all;
}

}  // namespace

TEST_CASE("on the wards' pages a text is gone before another comes in its place", "[scenes]")
{
    constexpr float kVisible = 0.01f, kAir = 0.12f;   // of an em above and below the letters
    const PixelSize display = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    const Language language = GENERATE(Language::Japanese, Language::English);
    const float floor = GENERATE(24.0f, 36.0f);
    const auto p = programme_of(kLater);
    for (const char* item : {"nation-1", "nation-2", "hokkaido-1", "hokkaido-2"}) {
        const auto page = composed(*p, "wards", item, {.display = display, .language = language, .type_floor = floor});
        REQUIRE(page);
        const std::vector<Seen> texts = passing_texts(*page);
        CHECK(texts.size() > 20);
        std::set<std::string> mixed;
        for (float second = 0; second < page->dwell; second += 0.05f) {
            std::vector<const canvas::TextRecord*> now;
            for (const Seen& seen : texts)
                if (seen.opacity->at(second) > kVisible) now.push_back(seen.text);
            for (size_t i = 0; i < now.size(); ++i)
                for (size_t j = i + 1; j < now.size(); ++j) {
                    const auto letters = [](const canvas::TextRecord& t) {
                        const float air = t.units * kAir;
                        return Rect{t.box.x + air, t.box.y + air, t.box.w - 2 * air, t.box.h - 2 * air};
                    };
                    if (letters(*now[i]).meets(letters(*now[j]))) mixed.insert(now[i]->text + " over " + now[j]->text);
                }
        }
        CAPTURE(item, display.w, language_tag(language), floor);
        for (const std::string& two : mixed) FAIL_CHECK(two);
    }
}

TEST_CASE("every tie of a ward has its turn, and a turn gives its words the time that they need", "[scenes]")
{
    const auto content = shipped_content();
    const auto turns = programme::ward_turns(*content);
    CHECK(turns.size() == 13);
    CHECK(std::is_sorted(turns.begin(), turns.end(), [](const auto& a, const auto& b) { return a.ward->code5 < b.ward->code5; }));
    // Every link, every ward of a plan: itself, or within what another row of the ward says.
    const auto held = [&](const std::string& ward, const std::vector<std::string>& members) {
        return std::any_of(turns.begin(), turns.end(), [&](const programme::WardTurn& t) {
            return t.ward->code5 == ward && std::any_of(t.ties.begin(), t.ties.end(), [&](const programme::WardTie& tie) {
                return std::all_of(members.begin(), members.end(), [&](const auto& code) { return std::find(tie.members().begin(), tie.members().end(), code) != tie.members().end(); });
            });
        });
    };
    for (const auto& link : content->links) CHECK(held(link.ward_code5, link.member_codes));
    for (const auto& plan : content->plans)
        for (const auto& ward : plan.ward_codes) CHECK(held(ward, plan.member_codes));
    for (const auto& event : content->events)
        if (event.category == "各区の事業" && !event.code5.empty() && !event.related_codes.empty()) CHECK(held(event.code5, event.related_codes));

    const auto p = programme_of(kLater);
    std::vector<std::string> items;
    float nation = 0, needed = 0;
    for (const programme::Slot& s : p->slots)
        if (s.scene == "wards") {
            items.push_back(s.item);
            CHECK(s.dwell <= 30);
            if (s.item.starts_with("nation")) nation += s.dwell;
        }
    for (const programme::WardTurn& t : turns) needed += t.seconds;
    CHECK(items == std::vector<std::string>{"nation-1", "nation-2", "hokkaido-1", "hokkaido-2"});
    CHECK(nation >= needed - 0.2f);
}

TEST_CASE("every ward with a tie, every region and every member of it is named on a page", "[scenes]")
{
    const auto p = programme_of(kLater);
    for (const PixelSize display : {PixelSize{1920, 1080}, PixelSize{1080, 1920}})
        for (const float floor : {24.0f, 36.0f}) {
            std::string said;
            for (const auto& slot : p->slots) {
                if (slot.scene != "wards") continue;
                const auto page = composed(*p, slot.scene, slot.item, {.display = display, .type_floor = floor});
                REQUIRE(page);
                for (const auto& t : page->texts) said += t.text;
            }
            for (const auto& turn : programme::ward_turns(*p->content))
                for (const auto& tie : turn.ties) {
                    CHECK(said.find(turn.ward->name) != std::string::npos);
                    for (const auto& code : tie.members()) {
                        const auto* m = p->content->municipality(code);
                        CAPTURE(m->name);
                        if (!tie.plan) CHECK(said.find(m->name) != std::string::npos);   // a plan's members are on its own page
                    }
                }
        }
}

TEST_CASE("the regions' shapes are those of their municipalities, with no hole between them", "[scenes]")
{
    for (const auto& link : shipped_content()->links) {
        std::vector<std::string> codes;
        for (const auto& m : shipped_content()->municipalities)
            if (m.subprefecture == link.subprefecture) codes.push_back(m.code5);
        CAPTURE(link.subprefecture);
        CHECK(codes.size() == static_cast<size_t>(link.subprefecture_municipalities));
        for (const auto& code : link.member_codes) CHECK(std::find(codes.begin(), codes.end(), code) != codes.end());
        size_t parts = 0;
        for (const auto& code : codes) parts += the_atlas().outline(std::span(&code, 1), map::Detail::Region).rings.size();
        const auto whole = the_atlas().outline(codes, map::Detail::Region);
        CHECK_FALSE(whole.rings.empty());
        CHECK(whole.rings.size() < parts);   // common borders are dissolved
    }
}

TEST_CASE("the card before closing time says the minutes that are left, and each in its minute", "[scenes]")
{
    const auto p = programme_of(kLater);
    scenes::Setting setting = setting_of(*p, {}, 30);
    const Instant closes = *programme::closing_after(p->hours, setting.begins);
    setting.begins = closes - std::chrono::seconds(9 * 60 + 12);
    const auto card = scenes::compose("notice", "closing", setting);
    REQUIRE(card);
    const auto says = [&](const std::string& text) { return std::find_if(card->texts.begin(), card->texts.end(), [&](const auto& t) { return t.text == text; }); };
    REQUIRE(says("10") != card->texts.end());
    REQUIRE(says("9") != card->texts.end());
    CHECK(says("10")->leaves == Approx(12));
    CHECK(says("9")->appears == Approx(12));
    CHECK(says("午後8時30分に閉館します") != card->texts.end());
}

TEST_CASE("the page of the closed hall names the day on which it opens again", "[scenes]")
{
    const auto p = programme_of("2026-11-21");
    scenes::Setting setting = setting_of(*p, {}, 300);
    setting.begins = *parse_instant("2026-11-21T17:00:00+09:00");   // Saturday
    const auto page = scenes::compose("notice", "closed", setting);
    REQUIRE(page);
    std::string said;
    for (const auto& t : page->texts) said += t.text;
    CHECK(said.find("11月23日（月）") != std::string::npos);
    CHECK(said.find("午前9時") != std::string::npos);
    CHECK(page->still_from < 2);   // a still page
}

TEST_CASE("an urgent notice is said in every language that it has", "[scenes]")
{
    const auto p = programme_of(kLater);
    for (const Language language : kAllLanguages) {
        const auto page = composed(*p, "notice", "drill", {.language = language});
        REQUIRE(page);
        std::string said;
        for (const auto& t : page->texts) said += t.text;
        for (const char* word : {"火災報知機", "alarm", "火灾警报", "火災警報", "화재경보기"}) {
            CAPTURE(word, language_tag(language));
            CHECK(said.find(word) != std::string::npos);
        }
    }
}
