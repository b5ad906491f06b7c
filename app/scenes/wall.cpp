// 2. Showcase, layout "wall": the photograph is the whole wall. The name stands vertical on a shade of ink that is as dark as the
// brightest pixel under the type asks, and no darker. In portrait the picture has the upper part and runs out into the ink.

#include "scenes/wall.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "scenes/strings.hpp"
#include "scenes/wall_words.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// In portrait the picture ends in the ink, and nobody sees where.
void add_shade_below(Board& board, const wall::Places& p, float share)
{
    const float begins = p.picture.bottom() * 0.52f;
    const Rect area{0, begins, board.frame().w, p.picture.bottom() - begins + 1};
    board.show(board.layer("shade", area, [area, share, full = (p.shaded.y - begins) / area.h](paint::Painter& painter) {
        auto stops = rising(ink::kSumi, 0, full, share);
        stops.push_back({1, ink::kSumi});
        painter.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, area.y}, {0, area.bottom()}, stops});
    }));
}

// In landscape one shade to the right and one at the foot, painted into the photographs. Their depth is reached before the type
// begins, however near the picture has come.
Over shades_of(const wall::Places& p, Size frame, float share, float foot_share)
{
    return [shaded = p.shaded.x, below = p.foot.y, frame, share, foot_share](paint::Painter& painter, const Nearest& nearest) {
        constexpr float kWay = 460, kFootWay = 150, kBeyond = 320;
        const float full = std::min(shaded, nearest({shaded, 0}).x), from = std::max(0.0f, full - kWay);
        painter.begin();
        painter.rect({from, 0, frame.w - from, frame.h});
        painter.fill(paint::Gradient{paint::Gradient::Kind::Linear, {from, 0}, {frame.w, 0}, rising(ink::kSumi, 0, (full - from) / (frame.w - from), share)});
        const float deep = std::min(below, nearest({0, below}).y), top = deep - kFootWay, ends = std::min(frame.w, full + kBeyond);
        painter.begin_group();
        painter.begin();
        painter.rect({0, top, ends, frame.h - top});
        painter.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, top}, {0, frame.h}, rising(ink::kSumi, 0, kFootWay / (frame.h - top), foot_share)});
        // It ends where the other shade has all its depth, so that neither leaves the words of the footer too light.
        painter.end_group(paint::Gradient{paint::Gradient::Kind::Linear, {0, 0}, {ends, 0}, {{0, ink::kSumi}, {full / ends, ink::kSumi}, {1, ink::kSumi.with_alpha(0)}}});
        painter.begin();
    };
}

}  // namespace

bool is_for_wall(const std::vector<ShownPhoto>& photos, const Setting& setting)
{
    constexpr float kWideEnough = 1.2f, kLargest = 1.7f;   // width to height; display pixels a pixel of the photograph
    const bool portrait = setting.frame.portrait();
    const Rect area{0, 0, setting.frame.w, portrait ? setting.frame.h * 0.6f : setting.frame.h};
    return !photos.empty() && std::all_of(photos.begin(), photos.end(), [&](const ShownPhoto& one) {
        const bool large = covering(one, area).w * setting.pixels_per_unit <= kLargest * static_cast<float>(one.photo->width);
        return !one.photo->no_crop && large && (portrait || one.aspect() >= kWideEnough);
    });
}

std::optional<canvas::Composition> compose_wall(const model::Showcase& s, const model::Municipality& m, const std::vector<ShownPhoto>& all, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    const model::Municipality* ward = s.ward_codes.empty() ? nullptr : content.municipality(s.ward_codes.front());
    Board board(setting, Ground::Night);
    const wall::Words w = wall::words_of(board, s, m, ward);
    const SaidWords said = said_in(s, setting.language);
    Credits credits{.photos = all, .lead = said.text.lead, .measure = board.frame().w * (board.portrait() ? 0.82f : 0.4f)};
    wall::Places p = wall::places_of(board, w, credits_height(board, credits), !s.url.empty());
    const auto reading = wall::reading_of(board, p, said);
    if (!reading) return std::nullopt;

    std::vector<ShownPhoto> photos = all;
    photos.resize(std::min(photos.size(), most_photographs(setting, p.picture)));
    const std::vector<Turn> times = turns(photos.size(), setting.dwell);
    const auto share = [&](Rect region) { return std::max(wall::kCalm, shade_for(photos, p.picture, p.aim, region, ink::kWashi, ink::kSumi, wall::kRunning)); };
    if (!board.portrait()) {
        const float left = wall::shade_begins(p, *reading);
        p.shaded = {left, 0, board.frame().w - left, board.frame().h};
    }
    add_photographs(board, photos, times, p.picture, p.picture, p.aim, ink::kSumi, board.portrait() ? Over{} : shades_of(p, board.frame(), share(p.shaded), share(p.foot)));
    if (board.portrait()) add_shade_below(board, p, share(p.shaded));
    wall::add_locator(board, p, m);
    wall::add_names(board, p, w, s, m);
    wall::add_reading(board, *reading, std::min(programme::dwell_for(code_points(s.ja.lead)), setting.dwell * 0.5f));
    wall::add_link(board, p, w, s, ward != nullptr);
    credits.photos = photos;
    add_credits(board, credits, times, {kMargin, p.words_bottom});
    (void)board.footer(words("credit.map_lakes", board.setting().language), ink::kWashi, ink::kWashi);
    return board.finish();
}

}  // namespace renkei::scenes
