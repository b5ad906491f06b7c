#include "scenes/agreements_map.hpp"

#include "map/framing.hpp"
#include "scenes/night.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// A round join of a line as thin as this is not seen, and costs half of the map.
paint::Stroke seam(float width) { return {width, paint::Cap::Butt, paint::Join::Bevel, {}, 0}; }

}  // namespace

void add_ground(Board& board, const NationLayout& nation, const std::vector<Signing>& signings, const Land& lakes)
{
    const Setting& s = board.setting();
    const std::vector<std::string> all = s.atlas.codes();
    const Land main = main_land(nation, s.atlas, all, s.pixels_per_unit), islets = inset_land(nation, s.atlas, all, s.pixels_per_unit);
    const map::Detail detail = map::detail_for(nation.main.scale, s.pixels_per_unit);
    const Lines prefectures = place(s.atlas.borders(map::BorderRank::Prefecture, detail, map::main_bounds()), nation.main);
    Land embers;
    Lines members;
    for (const Signing& signing : signings) {
        merge(embers, signing.land);
        merge(members, signing.borders);
    }
    const Vec2 centre = nation.main.place(map::kTokyo);
    const paint::Field field = night_field(board.frame(), {}, 0, {{{centre.x - 60, centre.y - 120}, 520, ink::kAi, 0.44f}});
    board.layer("land", {0, 0, board.frame().w, board.frame().h}, [=](paint::Painter& p) {
        p.field(field);
        paint_inset_frames(p, nation);
        begin_land(p);
        trace(p, main);
        p.fill(ink::kAi, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, islets);
        p.fill(ink::kAiIslet, paint::FillRule::EvenOdd);
        p.stroke(ink::kAiIslet, seam(1.4f));   // an islet smaller than a unit is still seen
        p.begin();
        trace(p, embers);
        p.fill(ink::kEmber, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, members);
        p.stroke(ink::kSumi.with_alpha(0.8f), seam(0.8f));
        p.begin();
        trace(p, prefectures);
        p.stroke(ink::kSumi, seam(1.3f));
        end_land(p, lakes);
    });
    board.last_layer().opaque = true;
    board.show(0);
}

void add_signing(Board& board, const Signing& signing, const Land& lakes, float at, float pace, bool last)
{
    const auto land = std::make_shared<const Land>(signing.land), water = std::make_shared<const Land>(lakes);
    const auto borders = std::make_shared<const Lines>(signing.borders);
    const auto paint_land = [=](paint::Painter& p, paint::Color color, float seams) {
        begin_land(p);
        trace(p, *land);
        p.fill(color, paint::FillRule::EvenOdd);
        p.begin();
        trace(p, *borders);
        p.stroke(ink::kSumi.with_alpha(seams), seam(0.8f));
        end_land(p, *water);
    };
    // What has signed keeps a glow about it; in the act of signing it is brighter, and the last to sign stays so.
    for (const Rect& box : signing.parts) {
        const int lit = board.layer("lit " + iso_date(signing.date), box.grown(kGlow), [=](paint::Painter& p) {
            p.begin();
            trace(p, *land);
            p.fill(ink::kShuNight.with_alpha(0.75f), paint::FillRule::EvenOdd);
            p.blur(14);
            paint_land(p, ink::kShuNight, 0.85f);
        });
        board.show(lit).opacity = canvas::Track(0).to(1, at, 0.7f, canvas::Ease::OutQuint);
        const int flare = board.layer("flare " + iso_date(signing.date), box.grown(kGlow), [=](paint::Painter& p) {
            p.begin();
            trace(p, *land);
            p.fill(ink::kShuNight.with_alpha(0.9f), paint::FillRule::EvenOdd);
            p.blur(18);
            p.begin();
            trace(p, *land);
            p.fill(ink::kShuGlow.with_alpha(0.8f), paint::FillRule::EvenOdd);
            p.blur(7);
            paint_land(p, ink::kShuGlow, 0.7f);
        });
        canvas::Track& bright = board.show(flare).opacity = canvas::Track(0).to(1, at, 0.45f, canvas::Ease::OutQuint);
        if (!last) bright.to(0, at + pace - 0.1f, 0.9f, canvas::Ease::InOutSine);
    }
}

}  // namespace renkei::scenes
