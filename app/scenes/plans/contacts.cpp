// Where to read on: the pages and the account with a code to take along, and below them the hall; a picture takes what they leave: standing
// above them, lying at the right. Telephone numbers are not shown: those of other years differ, and nobody has confirmed them (data/SOURCES.md).

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

#include "paint/qr.hpp"
#include "scenes/art/landscape.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::plans {
namespace {

namespace ink = paint::ink;

constexpr float kRow = 30;        // between two contacts, at least: more than the quiet zone of their codes
constexpr float kColumn = 64;
constexpr std::string_view kHallsWard = "13101";   // 飯田橋 is in 千代田区: its picture
constexpr float kLeastPicture = 360, kPicture = 656;   // standing its height, lying its width
// Side of a code, at most: beside words of large type, above them, standing beside its words. It is no taller than what it belongs to,
// and on the lobby's panel 90 mm at least, which a telephone reads from a metre (requirements R55 asks 25).
constexpr float kCode = 268, kLargeCode = 466, kStandingCode = 196;
constexpr std::array kSmallCodes{176.0f, 152.0f};   // beside its words, lying: the first that leaves the words their room
constexpr float kBeside = 36, kUnder = 36;   // from a code to its words

// Standing, in large type the longest house of an address has its line only close to the code, and off a headline that gives way.
float beside_code(const Board& board) { return board.portrait() && in_turns(board) ? 24 : kBeside; }

struct Card {
    const model::Contact* contact = nullptr;
    std::string leads_to;         // what its code says
};

// An account's page follows from its name.
std::string address_of(const model::Contact& c)
{
    if (c.kind == "social" && c.value.starts_with("@")) return "https://x.com/" + c.value.substr(1);
    return c.kind == "website" ? c.value : "";
}

// A page's address as it is said: without its scheme, a line for the house and one for the way within.
std::string readable(std::string_view url)
{
    if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (url.ends_with("/")) url.remove_suffix(1);
    const size_t way = std::min(url.find('/'), url.size());
    return std::string(url.substr(0, way)) + (way < url.size() ? "\n" : "") + std::string(url.substr(way));
}

// On one line where there is room, else broken where it has a break of its own.
std::string in_measure(const Board& board, const std::string& words, char at, const Lettering& how)
{
    std::string one = words, broken = words;
    for (char& c : one)
        if (c == '\n') c = ' ';
    if (size_of(board, one, {how.face, how.size, how.line_height, 0}).w <= how.measure) return one;
    // Of several breaks the one that leaves two lines of about one length.
    float narrowest = std::numeric_limits<float>::infinity();
    size_t best = std::string::npos;
    for (size_t found = words.find(at); found != std::string::npos; found = words.find(at, found + 1)) {
        const auto wide = [&](const std::string& line) { return size_of(board, line, {how.face, how.size, how.line_height, 0}).w; };
        if (const float most = std::max(wide(words.substr(0, found)), wide(words.substr(found + 1))); most < narrowest) narrowest = most, best = found;
    }
    if (best != std::string::npos) broken[best] = '\n';
    return broken;
}

// An address on one line where there is room; else house and way on lines of their own, and what is still too long is broken before a
// point or a stroke, never at a hyphen, which would seem to be the break's.
std::string address_lines(const Board& board, const std::string& address, const Lettering& how)
{
    const auto fits = [&](const std::string& line) { return size_of(board, line, {how.face, how.size, how.line_height, 0}).w <= how.measure; };
    std::string whole = address;
    std::erase(whole, '\n');
    if (fits(whole)) return whole;
    const bool house_fits = fits(address.substr(0, address.find('\n')));   // else the way follows on the line where the house ends
    std::string lines, line;
    for (size_t at = 0; at < address.size();) {
        const size_t end = std::min(address.find_first_of("./\n", at + 1), address.size());
        std::string part = address.substr(at, end - at);
        const bool ends_house = part.starts_with('\n'), opens = ends_house && house_fits;
        if (ends_house) part.erase(0, 1);
        if ((opens || !fits(line + part)) && !line.empty()) {
            lines += line + "\n";
            line.clear();
        }
        line += part;
        at = end;
    }
    return lines + line;
}

// As many modules for all of them: so they are of one size.
int modules_of(const std::vector<Card>& cards)
{
    int most = 0;
    for (const Card& card : cards) most = std::max(most, paint::qr_modules(card.leads_to));
    return most;
}

// A code as large as a side allows: a module is whole pixels.
struct Code {
    float side = 0, quiet = 0;    // of its dark modules; and what is free about them
};
Code code_within(const Board& board, int modules, float most)
{
    const float scale = board.setting().pixels_per_unit, module = std::max(std::floor(most * scale / static_cast<float>(modules) + 0.0005f), 1.0f) / scale;
    return {module * static_cast<float>(modules), module * paint::kQrQuietZone};
}

// Its dark modules begin at the margin and at the top of what belongs to it; the quiet zone is the paper around them.
void add_code(Board& board, const std::string& leads_to, const Code& code, int modules, Vec2 at, float enters)
{
    const Rect area = Rect{at.x, at.y, code.side, code.side}.grown(code.quiet);
    board.show(board.layer("code " + leads_to, area, [area, leads_to, modules](paint::Painter& p) { p.qr(leads_to, area, ink::kSumi, ink::kWashi.with_alpha(0), modules); }), {enters, {0, 0}});
}

// A name, broken so that it fits, and its type.
std::pair<std::string, Lettering> titled(const Board& board, const model::Contact& c, float measure)
{
    const std::string name = in_measure(board, said(board, "contacts", c.name), ' ', {text::Face::Mincho, 34, 1.3f, measure});
    return {name, fitted(board, name, {text::Face::Mincho, 38, 1.3f, measure}, {38, 34, 30}, 100)};
}

// The type in which all names have room: they stand beside each other.
float title_size(const Board& board, const std::vector<Card>& cards, float measure)
{
    float size = 38;
    for (const Card& card : cards) size = std::min(size, titled(board, *card.contact, measure).second.size);
    return size;
}

// Name, address and what is there, in type that fits.
struct Facts {
    std::string name, value, purpose;
    Lettering title, address, small;
    float value_at = 0, purpose_at = 0, height = 0;   // below the first line
};

Facts facts_of(const Board& board, const model::Contact& c, float measure, float most = 38)
{
    Facts facts;
    std::tie(facts.name, facts.title) = titled(board, c, measure);
    facts.title.size = std::min(facts.title.size, most);
    const Lettering address{text::Face::Gothic, 28, 1.35f, measure};
    facts.value = c.kind == "website" ? address_lines(board, readable(c.value), address) : said(board, "contacts", c.value);
    facts.address = fitted(board, facts.value, address, {28, 26, 24}, 80);
    facts.purpose = said(board, "contacts", c.purpose);
    facts.small = {text::Face::Gothic, 24, 1.4f, measure};
    facts.value_at = size_of(board, facts.name, facts.title).h + 16;
    facts.purpose_at = facts.value_at + size_of(board, facts.value, facts.address).h + 14;
    facts.height = facts.purpose_at + size_of(board, facts.purpose, facts.small).h;
    return facts;
}

void add_facts(Board& board, const Facts& facts, Vec2 at, float enters)
{
    const Entrance enter{enters, {0, 12}};
    if (!facts.name.empty()) add_text(board, facts.name, facts.title, at, Anchor::TopLeft, ink::kSumi, enter);
    add_text(board, facts.value, facts.address, {at.x, at.y + facts.value_at}, Anchor::TopLeft, ink::kAi, enter);
    add_text(board, facts.purpose, facts.small, {at.x, at.y + facts.purpose_at}, Anchor::TopLeft, ink::kSumi.with_alpha(0.78f), {enters + 0.1f, {0, 12}});
}

// The width of one of several columns.
float column_of(Rect area, size_t count) { return (area.w - kColumn * static_cast<float>(count - 1)) / static_cast<float>(count); }

// The codes across the page, as large as there is room, their words below them.
void add_columns(Board& board, const std::vector<Card>& cards, Rect area)
{
    const float width = column_of(area, cards.size());
    float words = 0;
    const float title = title_size(board, cards, width);
    for (const Card& card : cards) words = std::max(words, facts_of(board, *card.contact, width, title).height);
    const int modules = modules_of(cards);
    Code code = code_within(board, modules, std::min(kLargeCode, area.h - kUnder - words));
    if (code.quiet > kUnder) code = code_within(board, modules, std::min(kLargeCode, area.h - code.quiet - words));
    const float under = std::max(kUnder, code.quiet);
    for (size_t i = 0; i < cards.size(); ++i) {
        const float x = area.x + (width + kColumn) * static_cast<float>(i), at = 0.4f + 0.2f * static_cast<float>(i);
        add_code(board, cards[i].leads_to, code, modules, {x, area.y}, at);
        add_facts(board, facts_of(board, *cards[i].contact, width, title), {x, area.y + code.side + under}, at);
    }
}

// The codes one under the other, their words beside them, with the same air between all.
void add_rows_of(Board& board, const std::vector<Card>& cards, Rect area, float most)
{
    const int modules = modules_of(cards);
    const auto count = static_cast<float>(cards.size());
    const Code code = code_within(board, modules, std::min(most, area.h / count - kRow));
    const float left = area.x + code.side + std::max(beside_code(board), code.quiet);
    const float title = title_size(board, cards, area.right() - left);
    std::vector<Facts> facts;
    float air = area.h;
    for (const Card& card : cards) air -= std::max(code.side, facts.emplace_back(facts_of(board, *card.contact, area.right() - left, title)).height);
    float y = area.y;
    for (size_t i = 0; i < cards.size(); ++i) {
        const float at = 0.4f + 0.2f * static_cast<float>(i);
        add_code(board, cards[i].leads_to, code, modules, {area.x, y}, at);
        add_facts(board, facts[i], {left, y - 4}, at);
        y += std::max(code.side, facts[i].height) + air / count;
    }
}

// What rows want, with their codes of that side.
float rows_height(const Board& board, const std::vector<Card>& cards, float measure, float code)
{
    float height = 0;
    for (const Card& card : cards) height += std::max(code, facts_of(board, *card.contact, measure - code - beside_code(board)).height) + kRow;
    return height;
}

// The hall at the foot of the page, below a rule. Lying, its address stands in the second column, so that it takes a line less.
class Hall {
  public:
    Hall(const Board& board, const std::vector<const model::Contact*>& places, Rect area, float column) : area_(area), column_(column)
    {
        for (const auto* place : places) {
            const Facts& facts = facts_.emplace_back(facts_of(board, *place, column > 0 ? area.w - column - kColumn : area.w));
            height_ += kAir + (column > 0 ? facts.height - facts.value_at : facts.height);
        }
    }
    [[nodiscard]] float height() const { return height_; }

    void add(Board& board) const
    {
        if (facts_.empty()) return;
        float y = area_.bottom() - height_;
        add_rules(board, {{{area_.x, y}, {area_.right(), y}}}, {0.9f, {0, 0}, 0.9f});
        for (const Facts& facts : facts_) {
            y += kAir;
            if (column_ > 0) {
                const Entrance enter{1.0f, {0, 12}};
                add_text(board, facts.name, facts.title, {area_.x, y - 6}, Anchor::TopLeft, ink::kSumi, enter);
                Facts beside = facts;
                beside.name.clear();
                beside.purpose_at -= facts.value_at;
                beside.value_at = 0;
                add_facts(board, beside, {area_.x + column_ + kColumn, y}, 1.0f);
                y += facts.height - facts.value_at;
            } else {
                add_facts(board, facts, {area_.x, y}, 1.0f);
                y += facts.height;
            }
        }
    }

  private:
    static constexpr float kAir = 26;
    Rect area_;
    float column_;   // width of one; 0: one thing below the other
    std::vector<Facts> facts_;
    float height_ = 0;
};

// `caption`: where its words end, at the right; or begin, at the left.
void add_picture(Board& board, Rect area, Vec2 caption, Anchor anchor)
{
    board.show(board.layer("picture", area, [area](paint::Painter& p) {
        for (const art::Layer layer : {art::Layer::Sky, art::Layer::Far, art::Layer::Near}) art::paint_landscape_layer(p, area, kHallsWard, "river", layer);
    }));
    board.last_layer().opaque = true;
    board.line(words("showcase.illustration", board.setting().language), board.style(text::Face::Gothic, board.type(24), 1), caption, anchor, ink::kWashi.with_alpha(0.85f), {-1, {0, 0}});
}

}  // namespace

Result<canvas::Composition> contacts(const Setting& setting)
{
    std::vector<Card> cards;
    std::vector<const model::Contact*> places;
    for (const auto& c : setting.programme.content->contacts) {
        if (c.kind == "phone") continue;
        if (std::string leads_to = address_of(c); !leads_to.empty()) cards.push_back({&c, std::move(leads_to)});
        else places.push_back(&c);
    }
    if (cards.empty() && places.empty()) return nothing_for("partners", "contacts");
    std::stable_sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) { return a.contact->kind == "website" && b.contact->kind != "website"; });
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    add_paper(board, {0, 0, f.w, f.h});
    const float headline = portrait ? in_turns(board) ? 78.0f : 84.0f : 112.0f;
    const std::string source = words("plans.contacts_as_of", setting.language);
    const float foot = board.footing(source).top - (in_turns(board) ? 28 : 52);
    Rect area{kMargin, kMargin, board.right() - headline - (portrait ? in_turns(board) ? 16.0f : 40.0f : 96.0f) - kMargin, foot - kMargin};
    const Rect narrow{area.x, area.y, area.w - kPicture - 72 + kMargin, area.h};
    // Lying, the codes stand below each other beside a picture; large words take its room, and the codes lie beside each other.
    const auto fits = [&](float code) { return rows_height(board, cards, narrow.w, code) + Hall(board, places, narrow, 0).height() <= narrow.h; };
    const auto small = portrait || in_turns(board) ? kSmallCodes.end() : std::find_if(kSmallCodes.begin(), kSmallCodes.end(), fits);
    const bool beside = small != kSmallCodes.end();
    const float edge = beside ? f.w - kPicture : 0;   // of that picture
    if (beside) {
        area = narrow;
        // Its words stand in the clock's line where nothing else does, and end above the clock where they would meet it.
        const Footing footing = board.footing(source, edge - 40);
        const float caption = size_of(board, words("showcase.illustration", setting.language), {text::Face::Gothic, 24, 1, 0}).w;
        const bool alone = !setting.touch && edge + 40 + caption + 48 <= footing.right_begins;
        if (alone) add_picture(board, {edge, 0, kPicture, f.h}, {edge + 40, footing.clock.y}, Anchor::BaselineLeft);
        else add_picture(board, {edge, 0, kPicture, f.h}, {footing.clock.x, footing.top - 16}, Anchor::BaselineRight);
    }
    const bool rows = portrait || in_turns(board) || beside;
    const Hall hall(board, places, area, rows ? 0 : column_of(area, cards.size()));
    const float below = hall.height() > 0 ? hall.height() + 30 : 0;
    // Standing, what the words do not need is a picture's, and no holes between them.
    const float side = beside ? *small : in_turns(board) && !portrait ? kCode : kStandingCode;
    const float left = std::floor(area.h - rows_height(board, cards, area.w, side) - below - 72 + kMargin);
    if (portrait && !in_turns(board) && left >= kLeastPicture) {
        add_picture(board, {0, 0, f.w, left}, {board.right(), left - 28}, Anchor::BaselineRight);
        area.y = left + 72;
        area.h = foot - area.y;
    }
    add_headline(board, "plans.contacts", {beside ? edge - 72 : board.right(), area.y}, headline);
    const Rect above{area.x, area.y + (rows ? 0.0f : 12.0f), area.w, area.h - below - (rows ? 0.0f : 12.0f)};
    if (rows) add_rows_of(board, cards, above, side);
    else add_columns(board, cards, above);
    hall.add(board);
    board.footer(source, ink::kSumi.with_alpha(0.8f), beside ? ink::kWashi : ink::kSumi, beside ? edge - 40 : 0);
    return board.finish();
}

}  // namespace renkei::scenes::plans
