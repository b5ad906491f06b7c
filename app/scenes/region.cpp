// 3b. A region: the camera goes to one prefecture whose associations signed, its members lit on the map and listed like a sumo
// banzuke: vertical names spread over one height, grouped by subprefecture or district, read from the right. In Latin letters the
// list is a roll in columns.

#include <algorithm>
#include <array>
#include <utility>

#include "base/sentence.hpp"
#include "scenes/banzuke.hpp"
#include "scenes/board.hpp"
#include "scenes/headline.hpp"
#include "scenes/member_counts.hpp"
#include "scenes/names.hpp"
#include "scenes/refusals.hpp"
#include "scenes/region_map.hpp"
#include "scenes/roll.hpp"
#include "scenes/scenes.hpp"
#include "scenes/sea_names.hpp"
#include "scenes/signings.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kMayNarrow = 0.1f;   // of the list's width
constexpr float kSea = 26;    // units of sea between the coast and the list

struct Visit {
    std::vector<const model::Organisation*> organisations;
    std::vector<Group> groups;
    std::string prefecture, prefecture_code;
    int members = 0;
};

// Members grouped by subprefecture (Hokkaido), else cities together and towns and villages by district.
Result<Visit> visit_of(const model::Content& content, std::string_view prefecture_code, Language language)
{
    Visit v;
    v.prefecture_code = std::string(prefecture_code);
    for (const auto& o : content.organisations)
        if (o.prefecture_code == prefecture_code) v.organisations.push_back(&o);
    if (v.organisations.empty()) return Error{ErrorKind::NotFound, sentence("No association of the prefecture {1} has signed; renkei list organisations names those that have", prefecture_code)};
    v.prefecture = v.organisations.front()->prefecture;
    for (const auto* o : v.organisations) {
        v.members += o->member_count;
        for (const auto& code : o->member_codes) {
            const auto* m = content.municipality(code);
            if (!m) continue;
            std::string name = !m->subprefecture.empty() ? subprefecture_name(m->subprefecture, language) : m->kind == "市" ? "市" : district_name(m->district, language);
            if (v.groups.empty() || v.groups.back().name != name) {
                const auto known = std::find_if(v.groups.begin(), v.groups.end(), [&](const Group& g) { return g.name == name; });
                if (known != v.groups.end()) {
                    known->members.push_back(m);
                    continue;
                }
                v.groups.push_back({std::move(name), {}, language});
            }
            v.groups.back().members.push_back(m);
        }
    }
    // In the order of the official codes, whatever the order of signing.
    for (Group& g : v.groups) std::sort(g.members.begin(), g.members.end(), [](auto* a, auto* b) { return a->code5 < b->code5; });
    std::sort(v.groups.begin(), v.groups.end(), [](const Group& a, const Group& b) { return a.members.front()->code5 < b.members.front()->code5; });
    if (v.groups.empty()) return nothing_for("region", prefecture_code);
    return v;
}

// What is counted: only the kinds that are there.
const char* unit_of(const std::vector<const model::Organisation*>& organisations)
{
    static constexpr std::array kUnits{"region.unit_municipalities", "region.unit_cities", "region.unit_towns", "region.unit_cities_towns", "region.unit_villages", "region.unit_cities_villages",
                                       "region.unit_towns_villages", "region.unit_municipalities"};
    size_t kinds = 0;   // one bit each
    for (const auto* o : organisations) kinds |= (o->member_cities > 0 ? 1u : 0u) | (o->member_towns > 0 ? 2u : 0u) | (o->member_villages > 0 ? 4u : 0u);
    return kUnits[kinds];
}

MemberCounts counts_of(const model::Organisation& o) { return {o.member_cities, o.member_towns, o.member_villages}; }

struct Layout {
    Rect map, list;
    Vec2 name_top;         // prefecture, vertical, left edge
    float name_size;
    Vec2 number;           // baseline
    float titles;          // baseline of the organisations' names at the lower left; the second language stands kToldBelow them
    bool around_the_land;  // the list begins where the land ends, row by row
};

constexpr float kToldBelow = 48;
constexpr float kHangs = 14;       // what lying letters reach over their box
constexpr float kRollLeft = 940;   // lying: where a roll's columns begin, clear of the land

// `foot`: the page is free above.
Layout layout_of(const Board& board, const Visit& visit, float foot)
{
    constexpr size_t kMany = 80;   // names that want two thirds of the page: the map makes room, and lying they stand about the land
    const float above_foot = board.type(24) > 24 ? 20 : 10;
    size_t names = 0;
    for (const Group& group : visit.groups) names += group.members.size();
    const bool many = names > kMany;
    const Size f = board.frame();
    if (board.portrait() && many) {
        const float bottom = std::min(f.h - 100, foot - above_foot - 16), top = board.type(24) > 24 ? 790 : 944;
        const float beside = board.setting().language == Language::Japanese ? 106.0f : 150.0f;   // what is counted is a longer word
        const float down = board.setting().language == Language::Japanese ? 0 : 48;   // … in one line above the land
        const Rect map = top > 800 ? Rect{kMargin + beside, 176 + down, f.w - 2 * kMargin - beside, 640 - down / 2} : Rect{kMargin + 250, 150, f.w - 2 * kMargin - 250, 500};
        return {map, {kMargin, top, f.w - 2 * kMargin, bottom - top}, {kMargin, kMargin}, 100, {kMargin + 128, kMargin + 108}, top - 90, false};
    }
    if (board.portrait() && is_alphabetic(board.setting().language) && board.type(24) > 24)   // a roll in large type takes what the map can spare
        return {{kMargin + 20, 330, f.w - 2 * kMargin - 40, 370}, {kMargin, 940, f.w - 2 * kMargin, std::min(f.h - 110, foot - above_foot) - 940}, {kMargin, kMargin}, 100, {kMargin + 128, kMargin + 108}, 830, false};
    if (board.portrait())
        return {{kMargin + 20, 330, f.w - 2 * kMargin - 40, 590}, {kMargin, 1180, f.w - 2 * kMargin, std::min(f.h - 110, foot - above_foot) - 1180}, {kMargin, kMargin}, 100, {kMargin + 128, kMargin + 108}, 1060, false};
    const Rect map = many ? Rect{kMargin, 268, 700, 590} : Rect{kMargin + 120, 300, 660, visit.organisations.size() > 1 ? 452.0f : 500.0f};
    const float titles = std::min(f.h - 152, foot - 12 - kToldBelow), list_bottom = std::min(f.h - 130, foot - above_foot);
    const float left = board.type(24) <= 24 ? kRollLeft : many ? kRollLeft - 56 : kRollLeft - 10;   // few lines of words reach so far
    if (is_alphabetic(board.setting().language)) {
        const float beside = board.type(24) > 24 ? 146 : 116;   // left of the land, for those of its parts
        const Rect land = many ? Rect{kMargin + beside, 276, 580, 580} : map, roll{left, kMargin + 4, f.w - kMargin - left, list_bottom - kMargin};
        return {land, roll, {kMargin - 4, kMargin - 4}, 100, {kMargin + 128, kMargin + 108}, titles, false};
    }
    return {map, {f.w * 0.448f, kMargin, f.w * 0.552f - kMargin, list_bottom - kMargin}, {kMargin - 4, kMargin - 4}, 100, {kMargin + 128, kMargin + 108}, titles, many};
}

// Prefecture, vertical, and the number of members with what it counts. Returns where they stand.
std::vector<Rect> add_title(Board& board, const Visit& visit, const Layout& layout)
{
    const Wording language = board.setting().language;
    const bool lies = is_alphabetic(language);
    // Letters that lie hang over: the y of Kyoto would reach into the margin.
    const Vec2 top = layout.name_top + (lies ? Vec2{kHangs, 0} : Vec2{});
    const Headline headline{prefecture_name(visit.prefecture, language), visit.prefecture, layout.name_size, ink::kWashi};
    const Rect name = add_headline(board, headline, top, Anchor::TopLeft).box;
    const Vec2 counted = layout.number + (lies ? Vec2{kHangs, 0} : Vec2{});
    canvas::Counter& number = board.counter(132, counted, text::Align::Start, ink::kWashi);
    number.value = canvas::Track(0).to(static_cast<float>(visit.members), 0.5f, 1.4f, canvas::Ease::OutQuint);
    number.opacity = canvas::Track(0).to(1, board.enters(0.3f), canvas::kEnter);
    text::Paragraph unit = board.paragraph(words(unit_of(visit.organisations), language), board.style(text::Face::Mincho, board.type(language == Language::English ? 32.0f : 40.0f), 1.25f));
    if (layout.map.y < layout.number.y) unit.measure = 240;   // the map begins beside it
    const Rect told = board.text(unit, {counted.x + 4, counted.y + 62}, Anchor::BaselineLeft, ink::kWashi, {0.4f, {0, 0}}).box;
    // Beside letters stands the small name in Japanese, which the number's words come close to.
    return {{0, 0, name.right() + 8, name.bottom()}, {0, 0, counted.x + 330, counted.y + 20}, {0, 0, told.right() + 12, told.bottom()}};
}

// Where the words at the lower left stand: all of them, and the last line.
struct Titles {
    Rect all, told;
};

// The organisations with what they are and the day they signed; under them the same days in the second language.
Titles add_organisations(Board& board, const Visit& visit, const Layout& layout)
{
    const Wording language = board.setting().language, second = is_alphabetic(language) ? Language::Japanese : Language::English;
    float y = layout.titles - 56 * static_cast<float>(visit.organisations.size() - 1);
    std::string dates;   // each day once
    Rect box;
    for (const auto* o : visit.organisations) {
        const Placed title = board.line(organisation_name(*o, language), board.style(text::Face::Mincho, board.type(is_alphabetic(language) ? 30.0f : 40.0f), 1), {kMargin, y},
                                        Anchor::BaselineLeft, ink::kWashi, {0.5f, {0, 0}});
        const text::Style fact = board.style(text::Face::Gothic, board.type(26), 1);
        float x = title.box.right() + 28;
        if (!is_alphabetic(language)) x = board.line(told(counts_of(*o), language), fact, {x, y}, Anchor::BaselineLeft, ink::kWashi, {0.56f, {0, 0}}).box.right() + 20;
        box = box.united(title.box).united(board.line(text::long_date(o->signed_date, language, text::Weekday::Omit), fact, {x, y}, Anchor::BaselineLeft, ink::kShuNight, {0.62f, {0, 0}}).box);
        y += 56;
        const std::string day = text::long_date(o->signed_date, second, text::Weekday::Omit);
        if (dates.find(day) == std::string::npos) dates += (dates.empty() ? "" : words("region.and_date", second)) + day;
    }
    text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
    small.language = second;
    const std::string prefecture = prefecture_name(visit.prefecture, second);
    const std::string told = filled(filled(words("region.signed", second), "prefecture", prefecture), "dates", dates);
    const Rect last = board.line(told, small, {kMargin, layout.titles + kToldBelow}, Anchor::BaselineLeft, ink::kWashi.with_alpha(0.72f), {0.66f, {0, 0}}).box;
    return {box.united(last), last};
}

// Where a row of the list between two heights may begin: off the map, and off the words at the lower left.
float free_from(const Land& land, const Rect& titles, const Rect& list, float top, float foot)
{
    constexpr float kAir = 40;
    float x = list.x;
    for (const auto& ring : land.rings)
        for (const Vec2 p : ring)
            if (p.y > top - kSea && p.y < foot + kSea && p.x < list.right()) x = std::max(x, p.x + kSea);
    return foot > titles.y ? std::max(x, titles.right() + kAir) : x;
}

// The second at which each group is said: every page of the list has the same time, and every group of a page.
std::vector<float> times_of(const Banzuke& list, float dwell)
{
    constexpr float kFirst = 1.4f, kRest = 2.8f;   // seconds before the first and after the last
    std::vector<float> times;
    // The rest is part of the last page's time, if that leaves it some for its groups.
    const float count = static_cast<float>(list.pages.size()), fair = (dwell - kFirst) / count, a_page = list.roll && fair > kRest + 1 ? fair : (dwell - kFirst - kRest) / count;
    for (size_t n = 0; n < list.pages.size(); ++n) {
        const Banzuke::Page& page = list.pages[n];
        const float last = n + 1 < list.pages.size() || a_page < fair ? a_page : fair - kRest;
        for (size_t g = page.first; g < page.end; ++g)
            times.push_back(kFirst + a_page * static_cast<float>(n) + last * static_cast<float>(g - page.first) / static_cast<float>(page.end - page.first));
    }
    return times;
}

}  // namespace

Result<canvas::Composition> compose_region(std::string_view item, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    std::string code(item);
    if (code.empty() && !content.organisations.empty()) code = content.organisations.front().prefecture_code;
    RENKEI_TRY(Visit visit, visit_of(content, code, setting.language));
    Board board(setting, Ground::Night);
    const Layout layout = layout_of(board, visit, board.footing(words("credit.map_lakes", board.setting().language)).top);
    const bool roll = is_alphabetic(setting.language);
    const RegionMap map = region_map(setting, code, layout.map, roll && !board.portrait() ? layout.list.x - kSea : board.right());

    Board measured(setting, Ground::Night);   // words stand above the map, and the list keeps off both
    const Titles titles = add_organisations(measured, visit, layout);
    std::function<float(float, float)> beside;
    if (layout.around_the_land) beside = [&](float top, float foot) { return free_from(map.land, titles.all, layout.list, top, foot); };
    Rect area = layout.list;
    if (const float over = titles.all.right() + kSea - area.x; !layout.around_the_land && over > 0 && titles.all.y > area.y) {
        // Words that reach but a little under the list move its edge; longer ones end it above them.
        if (!roll && over < area.w * kMayNarrow) area = {area.x + over, area.y, area.w - over, area.h};
        else area.h = std::min(area.h, titles.all.y - kSea - area.y);
    }
    // The number of a page stands level with the last line of the words, or between it and the list where that line is long.
    const float small = board.type(24);
    const Vec2 number_at{board.right(), titles.told.right() + 5 * small > board.right() ? area.y - 0.5f * small : layout.titles + kToldBelow};
    const auto set = [&] { return roll ? set_roll(board, visit.groups, area) : set_banzuke(board, visit.groups, area, beside); };
    Banzuke list = set();
    if (list.pages.size() > 1) {
        if (number_at.y > area.y) area.h = std::min(area.h, number_at.y - small * (roll ? 1.1f : 1.5f) - area.y);
        list = set();
    }
    visit.groups = list.groups;

    const std::vector<float> times = times_of(list, setting.dwell);
    std::vector<Target> targets = add_region_map(board, map, visit.groups, times);
    const Rect sea{kMargin - kSeaAir, kMargin, (board.portrait() ? board.right() + kSeaAir : layout.list.x - 8) - kMargin + kSeaAir, (board.portrait() ? std::min(area.y, titles.all.y) : titles.all.y) - 12 - kMargin};
    const std::vector<Rect> title = add_title(board, visit, layout);
    add_region_names(board, map, visit.groups, sea, title);
    add_organisations(board, visit, layout);
    add_banzuke(board, list, times, times.back() + kAllLit, number_at);
    // The same credit on every map, with lakes or without: from one region to the next it stands still.
    board.footer(words("credit.map_lakes", board.setting().language), ink::kWashi.with_alpha(0.62f), ink::kWashi.with_alpha(0.8f));
    canvas::Composition composition = board.finish();
    composition.targets = std::move(targets);
    return composition;
}

}  // namespace renkei::scenes
