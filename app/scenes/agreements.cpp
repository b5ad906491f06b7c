// 3. Agreements. The map fills organisation by organisation in the order they signed; a time line with the wareki years runs
// below; the count reaches 372. All members are there from the start as embers, so the whole is felt before it is lit.

#include <algorithm>
#include <cmath>
#include <map>

#include "scenes/board.hpp"
#include "scenes/land.hpp"
#include "scenes/nation.hpp"
#include "scenes/night.hpp"
#include "scenes/scenes.hpp"
#include "scenes/signings.hpp"
#include "scenes/strings.hpp"
#include "scenes/timeline.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

constexpr float kFirstSigning = 1.8f;   // seconds
constexpr float kSigningPace = 1.9f;    // between one signing day and the next

// Where the names of a prefecture's organisations stand; unknown ones go to the nearer column by longitude.
enum class Column { Left, Right, BelowLeft, BelowRight };

Column column_of(const std::string& prefecture_code, double lon)
{
    if (prefecture_code == "29") return Column::BelowLeft;    // 奈良: straight down into the sea
    if (prefecture_code == "19") return Column::BelowRight;   // 山梨: south-east into the Pacific
    return lon < 137.5 ? Column::Left : Column::Right;
}

struct Prefecture {
    std::string code;
    std::vector<const model::Organisation*> organisations;
    Vec2 anchor;          // layout units: a member near the middle of the members
    double lon = 0;
    Column column = Column::Right;
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
        for (const auto* m : members) p.lon += m->lon / static_cast<double>(members.size());
        p.column = column_of(code, p.lon);
        result.push_back(std::move(p));
    }
    std::sort(result.begin(), result.end(), [](const Prefecture& a, const Prefecture& b) { return a.anchor.y < b.anchor.y; });
    return result;
}

struct Label {
    const Prefecture* prefecture;
    Vec2 first_baseline;      // of the first organisation's line
    bool right_aligned;
    std::vector<Vec2> leader; // from the map to the text
};

constexpr float kLabelPitch = 34, kLabelGap = 30;

// Columns ordered from north to south, each name as near to its wish as its neighbours allow, so that leaders never cross:
// touching blocks move together to the mean of their wishes (pool adjacent violators).
void stack(std::vector<Label*>& column, float rise, float top)
{
    struct Block {
        float wish = 0, height = 0;   // wish: mean wanted top of the block
        size_t count = 0;
    };
    const auto height = [](const Label* l) { return static_cast<float>(l->prefecture->organisations.size()) * kLabelPitch + kLabelGap; };
    std::vector<Block> blocks;
    for (const Label* l : column) {
        blocks.push_back({l->prefecture->anchor.y - rise - (height(l) - kLabelGap) / 2, height(l), 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].wish + blocks[blocks.size() - 2].height > blocks.back().wish) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block& before = blocks.back();
            const float n = static_cast<float>(before.count), m = static_cast<float>(last.count);
            before.wish = (before.wish * n + (last.wish - before.height) * m) / (n + m);
            before.height += last.height;
            before.count += last.count;
        }
    }
    size_t next = 0;
    float free_from = top;
    for (const Block& block : blocks) {
        float y = std::max(block.wish, free_from);
        for (size_t i = 0; i < block.count; ++i, ++next) {
            column[next]->first_baseline.y = y + 24;
            y += height(column[next]);
        }
        free_from = y;
    }
}

// A leader leaves its dot at 45° and then runs level to the name.
std::vector<Vec2> leader(Vec2 anchor, Vec2 end)
{
    const float dy = end.y - anchor.y, direction = end.x < anchor.x ? -1.0f : 1.0f;
    const float run = std::min(std::abs(dy), std::abs(end.x - anchor.x));
    if (std::abs(dy) < 12) return {anchor, {end.x, anchor.y}};   // nearly level is level
    return {anchor, {anchor.x + direction * run, anchor.y + std::copysign(run, dy)}, end};
}

std::vector<Label> labels_of(const std::vector<Prefecture>& prefectures, float left_edge, float right_edge, float below)
{
    std::vector<Label> labels;
    for (const Prefecture& p : prefectures) labels.push_back({&p, {}, p.column == Column::Left, {}});
    std::vector<Label*> left, right;
    for (Label& l : labels) {
        if (l.prefecture->column == Column::Left) left.push_back(&l);
        if (l.prefecture->column == Column::Right) right.push_back(&l);
    }
    stack(left, 70, 410);   // the left column rises: its leaders fall to the land at 45°, clear of Chugoku
    stack(right, 0, 110);
    for (Label& l : labels) {
        const Prefecture& p = *l.prefecture;
        const float middle = static_cast<float>(p.organisations.size() - 1) * kLabelPitch / 2 - 9;
        switch (p.column) {
            case Column::Left:
                l.first_baseline.x = left_edge;
                l.leader = leader(p.anchor, {left_edge + 16, l.first_baseline.y + middle});
                break;
            case Column::Right:
                l.first_baseline.x = right_edge;
                l.leader = leader(p.anchor, {right_edge - 16, l.first_baseline.y + middle});
                break;
            case Column::BelowLeft:
                l.first_baseline = {p.anchor.x + 20, below};
                l.leader = {p.anchor, {p.anchor.x, below - 9}, {p.anchor.x + 10, below - 9}};
                break;
            case Column::BelowRight: {
                const float y = below - 28;
                const float run = y - 9 - p.anchor.y;
                l.first_baseline = {p.anchor.x + run + 46, y};
                l.leader = {p.anchor, {p.anchor.x + run, y - 9}, {p.anchor.x + run + 32, y - 9}};
                break;
            }
        }
    }
    return labels;
}

// Land, borders and embers: everything that stands from the first second.
void add_ground(Board& board, const NationLayout& nation, const std::vector<Signing>& signings)
{
    const Setting& s = board.setting();
    const map::Detail detail = map::detail_for(nation.main.scale, s.pixels_per_unit);
    auto main_land = std::make_shared<Land>(), islets = std::make_shared<Land>(), embers = std::make_shared<Land>();
    *main_land = place_inside(s.atlas.country(detail), nation.main, {0, 0, board.frame().w, board.frame().h});
    // The far south belongs to the insets alone.
    std::erase_if(main_land->rings, [&](const std::vector<Vec2>& ring) {
        const map::LonLat p = map::unproject(nation.main.plane(ring.front()));
        return p.lat < 30.1 || (p.lat < 28.5 && p.lon > 140);
    });
    const map::Shape fine = s.atlas.country(map::Detail::Region);
    for (const Inset* i : {&nation.nansei, &nation.ogasawara}) merge(*islets, place_inside(fine, i->view, i->frame));
    auto prefecture_lines = std::make_shared<Lines>(place(s.atlas.borders(map::BorderRank::Prefecture, detail, {-100, -100, 200, 200}), nation.main));
    for (const Signing& signing : signings) merge(*embers, signing.land);
    auto ember_lines = std::make_shared<Lines>();
    for (const Signing& signing : signings) {
        ember_lines->open.insert(ember_lines->open.end(), signing.borders.open.begin(), signing.borders.open.end());
        ember_lines->closed.insert(ember_lines->closed.end(), signing.borders.closed.begin(), signing.borders.closed.end());
    }
    const Vec2 centre = nation.main.at;
    const paint::Field field = night_field(board.frame(), {}, 0,
        {{{centre.x - 60, centre.y - 120}, 520, paint::ink::kAi, 0.44f}});
    board.layer("land", {0, 0, board.frame().w, board.frame().h}, [=](paint::Painter& p) {
        p.field(field);
        paint_inset_frames(p, nation);
        p.begin();
        trace(p, *main_land);
        p.fill(paint::ink::kAi, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, *islets);
        p.fill(paint::ink::kAiIslet, paint::FillRule::EvenOdd);
        p.stroke(paint::ink::kAiIslet, {1.4f, paint::Cap::Round, paint::Join::Round, {}, 0});   // an islet smaller than a unit is still seen
        p.begin();
        trace(p, *embers);
        p.fill(paint::ink::kEmber, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, *ember_lines);
        p.stroke(paint::ink::kSumi.with_alpha(0.8f), {0.8f, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
        trace(p, *prefecture_lines);
        p.stroke(paint::ink::kSumi, {1.3f, paint::Cap::Round, paint::Join::Round, {}, 0});
    });
    board.last_layer().opaque = true;
    board.show(0);
}

// The members of one signing: they flare up, then stay lit.
void add_signing(Board& board, const Signing& signing, float at)
{
    auto land = std::make_shared<Land>(signing.land);
    auto lines = std::make_shared<Lines>(signing.borders);
    const paint::Stroke seam{0.8f, paint::Cap::Round, paint::Join::Round, {}, 0};
    // At home on the night ground the lit land touches its borders; the glow reaches 60 units beyond.
    for (const Rect& box : signing.parts) {
        const int lit = board.layer("lit " + iso_date(signing.date), box.grown(3), [=](paint::Painter& p) {
            p.begin();
            trace(p, *land);
            p.fill(paint::ink::kShuNight, paint::FillRule::EvenOdd);
            p.begin();
            trace(p, *lines);
            p.stroke(paint::ink::kSumi.with_alpha(0.85f), seam);
        });
        board.show(lit).opacity = canvas::Track(0).to(1, at, 0.7f, canvas::Ease::OutQuint);
        const int flare = board.layer("flare " + iso_date(signing.date), box.grown(60), [=](paint::Painter& p) {
            p.begin();
            trace(p, *land);
            p.fill(paint::ink::kShuNight.with_alpha(0.9f), paint::FillRule::EvenOdd);
            p.blur(18);
            p.begin();
            trace(p, *land);
            p.fill(paint::ink::kShuGlow, paint::FillRule::EvenOdd);
            p.begin();
            trace(p, *lines);
            p.stroke(paint::ink::kSumi.with_alpha(0.7f), seam);
        });
        board.show(flare).opacity = canvas::Track(0).to(1, at, 0.45f, canvas::Ease::OutQuint).to(0, at + kSigningPace - 0.1f, 0.9f, canvas::Ease::InOutSine);
    }
}

// 平成28年4月26日 and the names that signed that day, large, while they flare; beside the count, over the Sea of Japan.
void add_banner(Board& board, const Signing& signing, Vec2 at, float begin, float end)
{
    const Language language = board.setting().language;
    const Entrance entrance{begin, {0, 14}, 0.5f, end};
    board.line(text::long_date(signing.date, language, text::Weekday::Omit), board.style(text::Face::Gothic, board.type(30), 1), at, Anchor::BaselineLeft,
               paint::ink::kShuNight, entrance);
    float y = at.y + 54;
    for (const auto* o : signing.organisations) {
        const float size = board.type(language == Language::English ? 28.0f : 36.0f);
        const Placed name = board.line(organisation_name(*o, language), board.style(text::Face::Mincho, size, 1), {at.x, y}, Anchor::BaselineLeft,
                                       paint::ink::kWashi, entrance);
        board.line(std::to_string(o->member_count), board.style(text::Face::Gothic, size, 1), {name.box.right() + 24, y}, Anchor::BaselineLeft,
                   paint::ink::kWashi, entrance);
        y += 50;
    }
}

// How many associations have signed so far, in words under the count.
void add_caption(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, float x, float baseline)
{
    const Language language = board.setting().language, second = language == Language::English ? Language::Japanese : Language::English;
    const text::Style large = board.style(text::Face::Gothic, board.type(language == Language::English ? 32.0f : 40.0f), 1);
    text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
    small.language = second;
    size_t organisations = 0;
    for (size_t i = 0; i < signings.size(); ++i) {
        organisations += signings[i].organisations.size();
        const std::string count = std::to_string(organisations);
        const float leaves = i + 1 < signings.size() ? times[i + 1] - 0.1f : -1;
        const Entrance enter{i == 0 ? 0.4f : times[i] + 0.1f, {0, 0}, 0.3f, leaves};
        board.line(filled(words("agreements.caption", language), "count", count), large, {x, baseline}, Anchor::BaselineLeft, paint::ink::kWashi, enter);
        board.line(filled(words("agreements.caption", second), "count", count), small, {x, baseline + 44}, Anchor::BaselineLeft, paint::ink::kWashi.with_alpha(0.72f), enter);
    }
}

void add_labels(Board& board, const std::vector<Label>& labels, const std::map<const model::Organisation*, float>& signed_at)
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
    const float size = board.type(24);
    const text::Style style = board.style(text::Face::Gothic, size, 1);
    int row = 0;
    float last = 0;   // what signed last stays vermilion
    for (const auto& [o, at] : signed_at) last = std::max(last, at);
    for (const Label& l : labels) {
        float y = l.first_baseline.y;
        for (const auto* o : l.prefecture->organisations) {
            // Quiet until it signs, vermilion while it is said, white from then on.
            const auto found = signed_at.find(o);
            const float said = found == signed_at.end() ? 1e9f : found->second;
            const Entrance quiet{0.7f + 0.05f * static_cast<float>(row++), {0, 0}, canvas::kEnter, said};
            const Entrance current{said, {0, 0}, 0.4f, last > said ? said + kSigningPace - 0.2f : -1}, kept{said + kSigningPace - 0.2f, {0, 0}, 0.45f};
            const std::string name = organisation_label(*o, board.setting().language), count = std::to_string(o->member_count);
            const auto say = [&](paint::Color color, const Entrance& enter) {
                if (l.right_aligned) {
                    board.line(count, style, {l.first_baseline.x, y}, Anchor::BaselineRight, color, enter);
                    board.line(name, style, {l.first_baseline.x - 60 * size / 24, y}, Anchor::BaselineRight, color, enter);
                } else {
                    board.line(name, style, {l.first_baseline.x, y}, Anchor::BaselineLeft, color, enter);
                    board.line(count, style, {l.first_baseline.x + (board.setting().language == Language::English ? 262.0f : 226.0f) * size / 24, y}, Anchor::BaselineRight, color, enter);
                }
            };
            say(paint::ink::kWashi.with_alpha(0.62f), quiet);
            say(paint::ink::kShuNight, current);
            if (last > said) say(paint::ink::kWashi, kept);
            y += kLabelPitch;
        }
    }
}

// Portrait has no room beside the map: the associations stand below it in two columns and light up as they sign.
void add_list(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, Rect area)
{
    constexpr float kPitch = 38;
    size_t count = 0;
    for (const Signing& s : signings) count += s.organisations.size();
    const size_t a_column = (count + 1) / 2;
    const text::Style style = board.style(text::Face::Gothic, board.type(26), 1);
    const Language language = board.setting().language;
    size_t row = 0;
    for (size_t i = 0; i < signings.size(); ++i)
        for (const auto* o : signings[i].organisations) {
            const float x = area.x + (row < a_column ? 0 : area.w / 2 + 24), y = area.y + 26 + kPitch * static_cast<float>(row % a_column);
            const float right = x + area.w / 2 - 24;
            const std::string name = organisation_label(*o, language), number = std::to_string(o->member_count);
            const Entrance quiet{0.7f + 0.05f * static_cast<float>(row), {0, 0}}, said{times[i], {0, 0}};
            board.line(name, style, {x, y}, Anchor::BaselineLeft, paint::ink::kWashi.with_alpha(0.62f), quiet);
            board.line(name, style, {x, y}, Anchor::BaselineLeft, paint::ink::kWashi, said);
            board.line(number, style, {right, y}, Anchor::BaselineRight, paint::ink::kWashi.with_alpha(0.62f), quiet);
            board.line(number, style, {right, y}, Anchor::BaselineRight, paint::ink::kShuNight, said);
            ++row;
        }
}

}  // namespace

Result<canvas::Composition> compose_agreements(std::string_view, const Setting& setting)
{
    Board board(setting, Ground::Night);
    const auto& content = *setting.programme.content;
    const Size frame = board.frame();
    const NationLayout nation = nation_layout(frame, NationUse::Agreements);
    const std::vector<Signing> signings = signings_of(content, setting.atlas, nation, setting.pixels_per_unit);
    if (signings.empty()) return Error{ErrorKind::NotFound, "The store holds no agreement; load the facts that ship with 'renkei load'."};

    add_ground(board, nation, signings);
    place_inset_labels(board, nation, paint::ink::kWashi.with_alpha(0.75f));

    std::map<const model::Organisation*, float> signed_at;
    std::vector<float> times;
    for (size_t i = 0; i < signings.size(); ++i) {
        times.push_back(kFirstSigning + kSigningPace * static_cast<float>(i));
        for (const auto* o : signings[i].organisations) signed_at[o] = times.back();
    }

    // The title, vertical: at the right edge, in portrait at the left with the count beside it.
    const bool portrait = board.portrait();
    const float left = portrait ? kMargin + 172 : kMargin;
    text::Paragraph title = board.paragraph(words("agreements.title", Language::Japanese), board.style(text::Face::Headline, portrait ? 120 : 112, 1));
    title.style.language = Language::Japanese;
    title.direction = text::Direction::Vertical;
    board.text(title, {portrait ? kMargin : board.right(), kMargin}, portrait ? Anchor::TopLeft : Anchor::TopRight, paint::ink::kWashi, {0.1f, {0, 0}, 0.9f});

    for (size_t i = 0; i < signings.size(); ++i) add_signing(board, signings[i], times[i]);

    canvas::Counter& count = board.counter(208, {left - 6, kMargin + 160}, text::Align::Start, paint::ink::kWashi);
    int total = 0;
    for (size_t i = 0; i < signings.size(); ++i) {
        total += signings[i].members;
        count.value.to(static_cast<float>(total), times[i], 1.0f, canvas::Ease::OutQuint);
    }
    count.opacity = canvas::Track(0).to(1, 0.3f, canvas::kEnter);
    add_caption(board, signings, times, left, kMargin + 232);

    for (size_t i = 0; i < signings.size(); ++i)
        add_banner(board, signings[i], portrait ? Vec2{left, kMargin + 348} : Vec2{kMargin + 464, kMargin + 30}, times[i],
                   i + 1 < signings.size() ? times[i + 1] - 0.2f : -1);

    if (!portrait) {
        const std::vector<Prefecture> prefectures = prefectures_of(content, nation);
        add_labels(board, labels_of(prefectures, frame.w / 2 - 304, frame.w / 2 + 348, 776), signed_at);
    } else {
        add_list(board, signings, times, {kMargin, frame.h - 612, frame.w - 2 * kMargin, 250});
    }
    add_timeline(board, signings, times, portrait ? Rect{kMargin, frame.h - 330, frame.w - 2 * kMargin, 210} : Rect{kMargin, 806, frame.w - 2 * kMargin, 190});
    board.footer(words("credit.map", Language::Japanese), paint::ink::kWashi.with_alpha(0.62f), paint::ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes
