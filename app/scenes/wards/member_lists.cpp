#include "scenes/wards/member_lists.hpp"

#include <algorithm>
#include <utility>

#include "scenes/name_lists.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes::wards {
namespace {

namespace ink = paint::ink;
using plans::Lettering;

std::vector<std::string> names_of(const Board& board, const programme::WardTie& tie)
{
    std::vector<std::string> names;
    for (auto& member : named_members(board, tie)) names.push_back(std::move(member.name));
    return names;
}

// What stands between two names: in a line, at its end, and how wide that is.
struct Between {
    std::string in_line, at_end;
    float width = 0, end_width = 0;
};

// Lines no longer than this, each ending after a name: languages that know no Japanese would break within one, English at a hyphen.
std::string lines_of(const std::vector<std::string>& names, const std::vector<float>& widths, const Between& between, float measure)
{
    std::string lines;
    float x = 0;
    for (size_t i = 0; i < names.size(); ++i) {
        const float end = i + 1 < names.size() ? between.end_width : 0;
        const bool wraps = i > 0 && x + between.width + widths[i] + end > measure;
        if (i > 0) lines += wraps ? between.at_end + "\n" : between.in_line;
        x = i == 0 || wraps ? widths[i] : x + between.width + widths[i];
        lines += names[i];
    }
    return lines;
}

// The names as they are set: in lines of about one length, with room for `tail` after the last.
std::string listed(const Board& board, const std::vector<std::string>& names, const Lettering& how, float tail = 0)
{
    const bool alphabetic = plans::in_letters(board);
    Lettering line = how;
    line.measure = 0;
    const auto width = [&](const std::string& words) { return plans::size_of(board, words, line).w; };
    std::vector<float> widths;
    for (const auto& name : names) widths.push_back(width(name));
    if (!widths.empty()) widths.back() += tail;
    const std::string mark(between_names(board.setting().language)), end(mark_after_name(board.setting().language)), letter = alphabetic ? "o" : "町";
    const float end_width = alphabetic ? width(letter + end) - width(letter) : 0;   // ・ and 、 stand outside the measure
    const Between between{mark, end, width(letter + mark + letter) - width(letter + letter), end_width};
    const auto breaks = [](const std::string& lines) { return std::count(lines.begin(), lines.end(), '\n'); };
    std::string all = lines_of(names, widths, between, how.measure);
    for (float narrower = how.measure - 12; narrower > how.measure / 2; narrower -= 12) {
        std::string lines = lines_of(names, widths, between, narrower);
        if (breaks(lines) > breaks(all)) break;
        all = std::move(lines);
    }
    return all;
}

constexpr float kBeforeOthers = 26;   // units

ListPart part_of(const Board& board, const std::vector<std::string>& members, size_t from, size_t to, const Lettering& how)
{
    std::vector<std::string> some(members.begin() + static_cast<std::ptrdiff_t>(from), members.begin() + static_cast<std::ptrdiff_t>(to));
    const std::string others = filled(words("wards.others", board.setting().language), "count", std::to_string(members.size() - some.size()));
    if (plans::in_letters(board)) {
        some.back() += ", " + others;
        return {listed(board, some, how), ""};
    }
    Lettering line = how;
    line.measure = 0;
    return {listed(board, some, how, kBeforeOthers + plans::size_of(board, others, line).w), others};
}

}  // namespace

std::vector<Member> named_members(const Board& board, const programme::WardTie& tie)
{
    std::vector<Member> members;
    for (const auto& code : tie.members())
        if (const auto* m = board.setting().programme.content->municipality(code)) members.push_back({code, town_name(*m, board.setting().language)});
    return members;
}

Lettering list_of(float size, float measure) { return {text::Face::Gothic, size, kList, measure}; }

Lettering with_mark(Lettering how)
{
    if (how.measure > 0) how.measure += how.size;
    return how;
}

ListPart whole_list(const Board& board, const programme::WardTie& tie, const Lettering& how) { return {listed(board, names_of(board, tie), how), ""}; }

float list_height(const Board& board, const programme::WardTie& tie, const Lettering& how)
{
    return plans::size_of(board, whole_list(board, tie, how).names, with_mark(how)).h;
}

std::vector<ListPart> parts_of(const Board& board, const programme::WardTie& tie, const Lettering& how, float room)
{
    const auto has_room = [&](const ListPart& part) { return plans::size_of(board, part.names, with_mark(how)).h <= room; };
    const auto members = names_of(board, tie);
    std::vector<ListPart> all{whole_list(board, tie, how)};
    for (size_t parts = 2; parts <= members.size() && !std::all_of(all.begin(), all.end(), has_room); ++parts) {
        all.clear();
        for (size_t i = 0; i < parts; ++i) all.push_back(part_of(board, members, members.size() * i / parts, members.size() * (i + 1) / parts, how));
    }
    return all;
}

void add_part(Board& board, const ListPart& part, Lettering how, Vec2 at, const Entrance& entrance)
{
    const Placed names = plans::add_text(board, part.names, with_mark(how), at, Anchor::TopLeft, ink::kWashi, entrance);
    if (part.others.empty()) return;
    how.measure = 0;
    const Size last = plans::size_of(board, part.names.substr(part.names.rfind('\n') + 1), how);   // the whole where there is one line
    plans::add_text(board, part.others, how, {at.x + last.w + kBeforeOthers, names.box.bottom() - last.h}, Anchor::TopLeft, ink::kWakatakeNight, entrance);
}

}  // namespace renkei::scenes::wards
