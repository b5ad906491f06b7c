// 3. Agreements. The map fills organisation by organisation in the order they signed; a time line with the wareki years runs
// below; the count reaches 372. All members are there from the start as embers, so the whole is felt before it is lit.

#include <algorithm>
#include <cmath>

#include "scenes/agreements_map.hpp"
#include "scenes/board.hpp"
#include "scenes/callouts.hpp"
#include "scenes/refusals.hpp"
#include "scenes/headline.hpp"
#include "scenes/scenes.hpp"
#include "scenes/signings.hpp"
#include "scenes/strings.hpp"
#include "scenes/timeline.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

constexpr float kFirstSigning = 1.6f;   // seconds
constexpr float kSigningPace = 1.9f;    // between one signing day and the next
constexpr float kGives = 0.2f;          // while a sum and its words leave for the next ones
constexpr float kListType = 30;         // of the list on a standing page
constexpr float kTitle = 112;           // size of the vertical title, lying

// 平成28年4月26日 and the names that signed that day, large, while they flare; beside the count, over the Sea of Japan.
void add_banner(Board& board, const Signing& signing, Vec2 at, float begin, float end)
{
    const Wording language = board.setting().language;
    const Entrance entrance{begin, {0, 14}, 0.5f, end};
    board.line(text::long_date(signing.date, language, text::Weekday::Omit), board.style(text::Face::Gothic, board.type(30), 1), at, Anchor::BaselineLeft,
               paint::ink::kShuNight, entrance);
    constexpr float kRoom = 340;   // up to Hokkaido, with the count
    const float size = board.type(language == Language::English ? 28.0f : 36.0f);
    const text::Style style = board.style(text::Face::Mincho, size, 1);
    const bool in_full = std::all_of(signing.organisations.begin(), signing.organisations.end(),
                                     [&](const auto* o) { return board.setting().typesetter.line(organisation_name(*o, language), style).size.w <= kRoom; });
    // Long lines in large letters stand closer, and their counts to them: the second ends before the south of Hokkaido.
    const bool close = language == Language::English && size > 32;
    const float pitch = close ? 1.15f * size : std::max(46.0f, 1.25f * size), to_count = close ? 0.3f * size : 24;
    float y = at.y + pitch + 4;
    for (const auto* o : signing.organisations) {
        const Placed name = board.line(in_full ? organisation_name(*o, language) : organisation_label(*o, *board.setting().programme.content, language), style, {at.x, y}, Anchor::BaselineLeft,
                                       paint::ink::kWashi, entrance);
        board.line(std::to_string(o->member_count), board.style(text::Face::Gothic, size, 1), {name.box.right() + to_count, y}, Anchor::BaselineLeft,
                   paint::ink::kWashi, entrance);
        y += pitch;
    }
}

// How many associations have signed so far, in words under the count.
void add_caption(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, float x, float baseline)
{
    const Wording language = board.setting().language, second = language == Language::English ? Language::Japanese : Language::English;
    const text::Style large = board.style(text::Face::Gothic, board.type(language == Language::English ? 32.0f : 40.0f), 1);
    text::Style small = board.style(text::Face::Gothic, board.type(24), 1);
    small.language = second;
    size_t organisations = 0;
    for (size_t i = 0; i < signings.size(); ++i) {
        organisations += signings[i].organisations.size();
        const std::string count = std::to_string(organisations);
        const float leaves = i + 1 < signings.size() ? times[i + 1] - kGives : -1;
        const Entrance enter{times[i], {0, 0}, 0.3f, leaves};
        board.line(filled(words("agreements.caption", language), "count", count), large, {x, baseline}, Anchor::BaselineLeft, paint::ink::kWashi, enter);
        board.line(filled(words("agreements.caption", second), "count", count), small, {x, baseline + 44}, Anchor::BaselineLeft, paint::ink::kWashi.with_alpha(0.72f), enter);
    }
}

// Portrait has no room beside the map: the associations stand below it in two columns and light up as they sign. On a lying
// page that is nearly square they stand in one column beside the map. A number stands close to its name, far from the next column.
void add_list(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times, Rect area)
{
    constexpr float kBetween = 48;   // units between two columns
    size_t count = 0;
    for (const Signing& s : signings) count += s.organisations.size();
    const size_t columns = board.portrait() ? 2 : 1, a_column = (count + columns - 1) / columns;
    const float width = (area.w - kBetween * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const text::Style style = board.style(text::Face::Gothic, board.type(board.portrait() ? kListType : 26), 1);
    const float pitch = std::min(style.size * 1.462f, area.h / static_cast<float>(a_column));
    const Wording language = board.setting().language;
    const auto width_of = [&](const std::string& words) { return board.setting().typesetter.line(words, style).size.w; };
    const model::Content& content = *board.setting().programme.content;
    float names = 0, numbers = 0, rows = 0;
    for (const Signing& s : signings)
        for (const auto* o : s.organisations) {
            const float name = width_of(organisation_label(*o, content, language)), number = width_of(std::to_string(o->member_count));
            names = std::max(names, name);
            numbers = std::max(numbers, number);
            rows = std::max(rows, name + number);
        }
    // A column that has no room for the longest name beside the longest number keeps both apart in every row, if it takes the gap to the next.
    const float wanted = names + 0.8f * style.size + numbers, to_number = wanted <= width ? wanted : std::max(width, rows + 0.45f * style.size);
    const float step = std::min(width + kBetween, columns > 1 ? (area.w - to_number) / static_cast<float>(columns - 1) : area.w);
    size_t row = 0;
    for (size_t i = 0; i < signings.size(); ++i)
        for (const auto* o : signings[i].organisations) {
            const float x = area.x + static_cast<float>(row / a_column) * step, y = area.y + style.size + pitch * static_cast<float>(row % a_column);
            const float right = x + to_number;
            const std::string name = organisation_label(*o, content, language), number = std::to_string(o->member_count);
            const auto say = [&](paint::Color color, const Entrance& enter) {
                board.line(name, style, {x, y}, Anchor::BaselineLeft, color, enter);
                board.line(number, style, {right, y}, Anchor::BaselineRight, color, enter);
            };
            // As beside the map: quiet until it signs, vermilion while it is said, white from then on; the last to sign stays vermilion.
            const bool last = i + 1 == signings.size();
            const float kept = times[i] + kSigningPace - 0.2f;
            say(unsigned_color(board.setting()), {0.7f + 0.05f * static_cast<float>(row), {0, 0}, canvas::kEnter, times[i]});
            say(paint::ink::kShuNight, {times[i], {0, 0}, 0.4f, last ? -1 : kept});
            if (!last) say(paint::ink::kWashi, {kept, {0, 0}, 0.45f});
            ++row;
        }
}

// The title, vertical: at the right edge, in portrait at the left with the count beside it.
void add_title(Board& board)
{
    const bool portrait = board.portrait();
    add_headline(board, headline_of(board, "agreements.title", portrait ? 120 : kTitle, paint::ink::kWashi), {portrait ? kMargin : board.right(), kMargin}, portrait ? Anchor::TopLeft : Anchor::TopRight);
}

// How many municipalities have signed, and who signs at the moment.
void add_count(Board& board, const std::vector<Signing>& signings, const std::vector<float>& times)
{
    const bool portrait = board.portrait();
    const float left = portrait ? kMargin + 172 : kMargin;
    canvas::Counter& count = board.counter(208, {left - 6, kMargin + 160}, text::Align::Start, paint::ink::kWashi);
    count.opacity = canvas::Track(0);
    int total = 0;
    for (size_t i = 0; i < signings.size(); ++i) {
        total += signings[i].members;
        // Never a number between two sums: one leaves, the next one comes with its words.
        if (i > 0) count.opacity.to(0, times[i] - kGives, kGives, canvas::Ease::InQuad);
        count.value.to(static_cast<float>(total), times[i], 0, canvas::Ease::Step);
        count.opacity.to(1, times[i], 0.3f);
    }
    add_caption(board, signings, times, left, kMargin + 232);
    for (size_t i = 0; i < signings.size(); ++i)
        add_banner(board, signings[i], portrait ? Vec2{left, kMargin + 348} : Vec2{kMargin + 464, kMargin + 22}, times[i],
                   i + 1 < signings.size() ? times[i + 1] - canvas::kLeave : -1);
}

}  // namespace

Result<canvas::Composition> compose_agreements(std::string_view, const Setting& setting)
{
    Board board(setting, Ground::Night);
    const Size frame = board.frame();
    const NationLayout nation = nation_layout(frame, NationUse::Agreements, setting.type_floor, inset_names(board));
    const std::vector<Signing> signings = signings_of(*setting.programme.content, setting.atlas, nation, setting.pixels_per_unit);
    if (signings.empty()) return nothing_for("agreements");
    SigningTimes signed_at{{}, kSigningPace};
    std::vector<float> times;
    for (size_t i = 0; i < signings.size(); ++i) {
        times.push_back(kFirstSigning + kSigningPace * static_cast<float>(i));
        for (const auto* o : signings[i].organisations) signed_at.at[o] = times.back();
    }

    const Land lakes = lakes_of(setting.atlas, nation.main, {0, 0, frame.w, frame.h}, setting.pixels_per_unit);
    add_ground(board, nation, signings, lakes);
    const std::vector<Rect> names = place_inset_labels(board, nation, paint::ink::kWashi.with_alpha(0.75f));
    add_title(board);
    for (size_t i = 0; i < signings.size(); ++i) add_signing(board, signings[i], lakes, times[i], kSigningPace, i + 1 == signings.size());
    add_count(board, signings, times);
    const std::string credit = words("credit.map_lakes", board.setting().language);
    const float width = frame.w - 2 * kMargin, height = timeline_height(board, width);
    if (board.portrait()) {
        const float foot = board.footing(credit).top - 24;
        // Larger type takes the room between the map and the footer: the list rises a little, the time line comes down.
        const float rows = std::ceil(static_cast<float>(signed_at.at.size()) / 2) * board.type(kListType) * 1.28f;
        const float line = std::min(frame.h - 330 + std::max(0.0f, rows - 266), foot - height);
        const float list = std::max(frame.h - 650, std::min(frame.h - 632, line - 24 - rows));   // below the insets
        add_list(board, signings, times, {kMargin, list, width, line - 24 - list});
        add_timeline(board, signings, times, {kMargin, line, width, height});
    } else {
        const float foot = board.footing(credit).top - 12 - (board.type(24) - 24), line = foot - height < 806 ? 790 : 806;   // under the insets
        if (compact(frame)) add_list(board, signings, times, {kMargin, 392, 336, line - 24 - 392});
        else add_callouts(board, nation, {frame.w / 2 - 304, frame.w / 2 + 348, 110, 760, line - 30, board.right() - kTitle - 32, names}, signed_at);
        add_timeline(board, signings, times, {kMargin, line, width, foot - line});
    }
    board.footer(credit, paint::ink::kWashi.with_alpha(0.62f), paint::ink::kWashi.with_alpha(0.8f));
    return board.finish();
}

}  // namespace renkei::scenes
