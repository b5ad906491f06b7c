// A ward's ties, said in its turn: one under the other where they have room, else in parts and slots that take turns.

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>

#include "scenes/event_words.hpp"
#include "scenes/member_counts.hpp"
#include "scenes/names.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/strings.hpp"
#include "scenes/wards/member_lists.hpp"
#include "scenes/wards/members.hpp"
#include "scenes/wards/pages.hpp"

namespace renkei::scenes::wards {
namespace {

namespace ink = paint::ink;
using plans::Lettering;

// 釧路地域 8市町村, or the event's own name.
std::string title_of(const Board& board, const programme::WardTie& tie)
{
    if (tie.event) return scenes::title_of(*tie.event, board.setting().language);
    return region_name(board, tie.link ? tie.link->region : tie.plan->region);
}

// How they are tied, and how many they are.
std::string detail_of(const Board& board, const programme::WardTie& tie)
{
    const Wording language = board.setting().language;
    const char* key = tie.event ? "wards.event" : tie.plan ? "plans.joint" : tie.link->member_basis == "derived" ? "wards.exchange_derived" : "wards.exchange";
    return words(key, language) + (language == Language::English ? ": " : "　") + told(counts_of(tie.members(), *board.setting().programme.content), language);
}

constexpr float kBetween = 26;   // units between two ties
constexpr float kUnderHead = 8;  // more than to a list: to landscapes and tables
constexpr float kUprightName = 148;  // standing

// What they share, and beside it, or below where there is no room, how many share it.
struct Head {
    Lettering title, detail;
    bool beside = true;
    float height = 0;
};

Head head_of(const Board& board, const programme::WardTie& tie, float measure)
{
    Head head;
    head.title = plans::fitted(board, title_of(board, tie), {text::Face::Mincho, 40, 1.3f, measure}, board.portrait() ? std::vector<float>{48, 44, 40, 36, 32} : std::vector<float>{40, 36, 32}, 66);
    const Size title = plans::size_of(board, title_of(board, tie), head.title), detail = plans::size_of(board, detail_of(board, tie), {text::Face::Gothic, 26, 1.35f, 0});
    head.beside = title.w + 36 + detail.w <= measure;
    head.detail = {text::Face::Gothic, 26, 1.35f, head.beside ? 0 : measure};
    head.height = title.h + (head.beside ? 8 : 6 + plans::size_of(board, detail_of(board, tie), head.detail).h + 12);
    return head;
}

// Down to a list below the title alone.
float title_height(const Board& board, const programme::WardTie& tie, const Head& head)
{
    return plans::size_of(board, title_of(board, tie), head.title).h + 8;
}

// A region among others is named; its members are where there is room for all lists, and on a page of their own.
bool lists(const Turn& turn, const programme::WardTie& tie, bool all) { return all || tie.event != nullptr || turn.ties.size() == 1; }

// The largest size at which the names of all ties have room under each other.
std::optional<float> size_for_all(const Board& board, const Turn& turn, Size room)
{
    for (const float size : {40.0f, 36.0f, 32.0f, 29.0f, 26.0f, 24.0f}) {
        float height = -kBetween;
        for (const auto& tie : turn.ties)
            height += head_of(board, tie, room.w).height + list_height(board, tie, list_of(board.type(size), room.w)) + kBetween;
        if (height <= room.h) return size;
    }
    return std::nullopt;
}

// What the turn wants at least, one tie under the other.
float least_height(const Board& board, const Turn& turn, float measure, bool all)
{
    float least = 0;
    for (const auto& tie : turn.ties) least += head_of(board, tie, measure).height + (lists(turn, tie, all) ? kList * board.type(26) : 0) + kBetween;
    return least - kBetween;
}

// Tables below each other have one size of type, and one step from name to name where the longest of all has room in it.
void in_one_measure(const Board& board, const std::vector<std::vector<Member>>& members, std::vector<SetOut>& tables)
{
    SetOut least = tables.front();
    for (const SetOut& out : tables) {
        least.size = std::min(least.size, out.size);
        least.cell.w = std::min(least.cell.w, out.cell.w);
        least.cell.h = std::min(least.cell.h, out.cell.h);
    }
    float longest = 0;
    for (const auto& some : members)
        for (const Member& m : some) longest = std::max(longest, plans::size_of(board, m.name, {text::Face::Gothic, least.size, 1, 0}).w);
    for (SetOut& out : tables) out.size = least.size, out.cell = {longest + least.size <= least.cell.w ? least.cell.w : out.cell.w, least.cell.h};
}

// The members of each tie with its share of the room, where all of them can be set out: few as landscapes, else as tables.
std::vector<SetOut> set_out_all(const Board& board, const Turn& turn, Size room)
{
    float left = room.h + kBetween, all = 0;
    std::vector<std::vector<Member>> members;
    for (const auto& tie : turn.ties) {
        left -= head_of(board, tie, room.w).height + kUnderHead + kBetween;
        members.push_back(named_members(board, tie));
        all += static_cast<float>(members.back().size()) + 4;   // a row at least
    }
    for (const bool landscapes : {true, false}) {
        std::vector<SetOut> outs;
        for (const auto& some : members) {
            const Size share{room.w, landscapes ? left / static_cast<float>(members.size()) : left * (static_cast<float>(some.size()) + 4) / all};
            const auto out = landscapes ? as_landscapes(board, some, share) : as_table(board, some, share);
            if (out) outs.push_back(*out);
        }
        if (outs.size() != members.size()) continue;
        if (!landscapes) in_one_measure(board, members, outs);
        return outs;
    }
    return {};
}

struct Span {
    float begins, ends, leaves;   // leaves: negative where it stays
};

// Its members' names: none, as many at a time as have room, or all at a size at which the other ties' have room too.
struct Listing {
    bool named = true;
    std::optional<float> size;
};

// What they share and how many they are. Returns where it ends.
float say_head(Board& board, const programme::WardTie& tie, Rect room, const Span& span)
{
    const Entrance enter{span.begins, {0, 10}, 0.5f, span.leaves};
    const Head head = head_of(board, tie, room.w);
    const Placed title = plans::add_text(board, title_of(board, tie), head.title, {room.x, room.y}, Anchor::TopLeft, ink::kWashi, enter);
    const Vec2 at = head.beside ? Vec2{title.box.right() + 36, title.baseline} : Vec2{room.x, title.box.bottom() + 8};
    plans::add_text(board, detail_of(board, tie), head.detail, at, head.beside ? Anchor::BaselineLeft : Anchor::TopLeft, ink::kWakatakeNight, enter);
    return room.y + head.height;
}

// Returns where it ends.
float say_tie(Board& board, const programme::WardTie& tie, Rect room, const Span& span, const Listing& listing)
{
    const float y = say_head(board, tie, room, span);
    if (!listing.named) return y;
    const float left = std::max(room.bottom() - y, kList * board.type(26));
    const Lettering list = list_of(board.type(listing.size.value_or(26)), room.w);
    const auto parts = listing.size ? std::vector<ListPart>{whole_list(board, tie, list)} : parts_of(board, tie, list, left);
    const float each = (span.ends - span.begins) / static_cast<float>(parts.size());
    for (size_t i = 0; i < parts.size(); ++i) {
        const float begins = span.begins + each * static_cast<float>(i), leaves = i + 1 < parts.size() ? begins + each - canvas::kLeave : span.leaves;   // as ties do
        add_part(board, parts[i], list, {room.x, y}, {i == 0 ? begins + 0.1f : begins, {0, 0}, 0.25f, leaves});
    }
    return y + plans::size_of(board, parts.front().names, with_mark(list)).h;
}

void say_ties(Board& board, const Turn& turn, Rect room, const Span& span);

// Longer lists than have room, in parts, one after the other; and where not even a line of each has, the ties too.
void say_in_parts(Board& board, const Turn& turn, Rect room, const Span& span)
{
    // Standing, lines are short: there an event's many guests need all of them to have their time.
    const bool all = !board.portrait() && least_height(board, turn, room.w, true) <= room.h, alone = turn.ties.size() == 1;
    const float least = least_height(board, turn, room.w, all);
    float later = least + kBetween;   // of the ties that are still to come
    float y = room.y, begins = span.begins;
    // A region's name above the list of another tie would stand with nothing under it: in large type each has its own turn then.
    if (alone || (least <= room.h && (all || !board.has_large_type()))) {
        for (const auto& tie : turn.ties) {
            const bool named = lists(turn, tie, all);
            later -= head_of(board, tie, room.w).height + (named ? kList * board.type(26) : 0) + kBetween;   // what the others leave of the room
            y = say_tie(board, tie, {room.x, y, room.w, room.bottom() - y - later}, span, {named, {}}) + kBetween;
        }
        return;
    }
    // A title is read as eight names are.
    const auto and_weight = [](float sum, const programme::WardTie& tie) { return sum + 8 + static_cast<float>(tie.members().size()); };
    const float each = (span.ends - span.begins) / std::accumulate(turn.ties.begin(), turn.ties.end(), 0.0f, and_weight);
    for (size_t i = 0; i < turn.ties.size(); ++i) {
        const bool last = i + 1 == turn.ties.size();
        const float until = begins + each * and_weight(0, turn.ties[i]), leaves = last ? span.leaves : until - canvas::kLeave;   // one is gone before the next comes
        say_ties(board, {turn.ward, {turn.ties[i]}, turn.begin, turn.end, turn.last}, room, {begins, last ? span.ends : leaves, leaves});
        begins = until;
    }
}

constexpr float kGives = 0.14f;   // seconds in which one slot gives way to the next

// Words of a slot, which come and go faster than others: two slots never stand in each other. Returns where they stand.
Rect add_brief(Board& board, const std::string& words, const Lettering& how, Vec2 at, Anchor anchor, paint::Color color, float begins, float until)
{
    const auto block = std::make_shared<const text::Block>(board.setting().typesetter.set(plans::paragraph_of(board, words, how)));
    const Vec2 left = corner(*block, at, anchor);
    board.record(*block, left, color, begins + kGives, until >= 0 ? until : std::numeric_limits<float>::infinity());
    const Rect box{left.x, left.y, block->size.w, block->size.h};
    canvas::Sprite& sprite = board.show(board.layer("slot", box.grown(12), [=](paint::Painter& p) { p.text(*block, left, color); }));
    sprite.opacity = canvas::Track(0).to(1, begins, kGives);
    if (until >= 0) sprite.opacity.to(0, until, kGives);
    return box;
}

// Large type in English and Korean: the names of a tie's members take turns, each below what they are the members of. How they are tied stands there
// too where it has room beside it, else it is said first. A region among others has its list on a page of its own.
void say_in_slots(Board& board, const Turn& turn, Rect room, const Span& span)
{
    struct Slot {
        const programme::WardTie* tie;
        bool detail;
        std::optional<ListPart> names;
    };
    const Lettering list{text::Face::Gothic, 26, 1.22f, room.w};
    std::vector<Slot> slots;
    for (const auto& tie : turn.ties) {
        const Head head = head_of(board, tie, room.w);
        const float title = title_height(board, tie, head);
        auto parts = lists(turn, tie, false) ? parts_of(board, tie, list, room.h - head.height) : std::vector<ListPart>{};
        const bool whole = head.beside || parts.size() == 1;
        if (!whole && !parts.empty()) parts = parts_of(board, tie, list, room.h - title);
        if (!whole || parts.empty()) slots.push_back({&tie, true, std::nullopt});
        for (const ListPart& part : parts) slots.push_back({&tie, whole, part});
    }
    const float each = (span.ends - span.begins) / static_cast<float>(slots.size());
    for (size_t i = 0; i < slots.size(); ++i) {
        const float begins = span.begins + each * static_cast<float>(i), until = i + 1 < slots.size() ? begins + each - kGives : span.leaves;
        const programme::WardTie& tie = *slots[i].tie;
        const Head head = head_of(board, tie, room.w);
        const Rect title = add_brief(board, title_of(board, tie), head.title, {room.x, room.y}, Anchor::TopLeft, ink::kWashi, begins, until);
        if (slots[i].detail)
            add_brief(board, detail_of(board, tie), head.detail, head.beside ? Vec2{title.right() + 36, title.bottom()} : Vec2{room.x, title.bottom() + 8},
                      head.beside ? Anchor::BottomLeft : Anchor::TopLeft, ink::kWakatakeNight, begins, until);
        const float y = room.y + (slots[i].detail ? head.height : title_height(board, tie, head));
        if (slots[i].names) add_brief(board, slots[i].names->names, with_mark(list), {room.x, y}, Anchor::TopLeft, ink::kWashi, begins, until);
    }
}

// As large as they have room: set out, in lists of one size, or in parts.
void say_ties(Board& board, const Turn& turn, Rect room, const Span& span)
{
    if (const auto outs = set_out_all(board, turn, {room.w, room.h}); !outs.empty()) {
        for (size_t i = 0; i < outs.size(); ++i) {
            const float y = say_head(board, turn.ties[i], room, span) + kUnderHead, bottom = y + outs[i].height() + kBetween;
            add_members(board, named_members(board, turn.ties[i]), outs[i], {room.x, y}, span.begins + 0.1f, span.leaves);
            room = {room.x, bottom, room.w, room.bottom() - bottom};
        }
    } else if (const auto size = size_for_all(board, turn, {room.w, room.h})) {
        for (const auto& tie : turn.ties) {
            const float bottom = say_tie(board, tie, room, span, {true, size}) + kBetween;
            room = {room.x, bottom, room.w, room.bottom() - bottom};
        }
    } else if (plans::in_letters(board) && plans::in_turns(board)) say_in_slots(board, turn, room, span);
    else say_in_parts(board, turn, room, span);
}

}  // namespace

std::string region_name(const Board& board, const std::string& region) { return plans::said(board, "regions", region); }

void add_words(Board& board, const Page& page, const Turn& turn)
{
    const bool alphabetic = plans::in_letters(board), upright = board.portrait() && !alphabetic;
    const float at = turn.begin + 0.15f, ends = turn.end - 0.42f, leaves = turn.last ? -1 : ends;
    const std::string called = town_name(*turn.ward, board.setting().language);
    const float left = upright ? kUprightName : board.portrait() ? page.words.w : kNameColumn;
    Rect room = page.words;
    Lettering name{text::Face::Headline, 84, upright ? 1.0f : 1.1f, 0, upright};   // one line, as large as it fits
    while (name.size > 44 && (upright ? plans::size_of(board, called, name).h > room.h : plans::size_of(board, called, name).w > left - 36)) name.size -= 4;
    const Placed ward = plans::add_text(board, called, name, {room.x, room.y}, Anchor::TopLeft, ink::kWakatakeNight, {at, {0, 10}, 0.5f, leaves});
    if (board.portrait() && !upright) room = {room.x, ward.box.bottom() + 16, room.w, room.bottom() - ward.box.bottom() - 16};
    else room = {room.x + left, room.y + (upright ? 0.0f : 6.0f), room.w - left, room.h - (upright ? 0.0f : 6.0f)};

    say_ties(board, turn, room, {at, ends, leaves});
}

}  // namespace renkei::scenes::wards
