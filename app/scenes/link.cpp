#include "scenes/link.hpp"

namespace renkei::scenes {
namespace {

void trace(paint::Painter& p, const Link& link)
{
    p.begin();
    p.move_to(link.from);
    p.curve_to(link.from + (link.bend - link.from) * (2.0f / 3), link.to + (link.bend - link.to) * (2.0f / 3), link.to);
}

}  // namespace

void add_link(Board& board, const Link& link, canvas::Edge runs_from, const LinkTimes& times)
{
    Rect box{link.from.x, link.from.y, 0.1f, 0.1f};
    for (const Vec2 p : {link.to, link.bend}) box = box.united({p.x, p.y, 0.1f, 0.1f});
    const int layer = board.layer("link", box.grown(14), [link](paint::Painter& p) {
        trace(p, link);
        p.stroke(link.ground, {link.ground_width, paint::Cap::Round, paint::Join::Round, {}, 0});
        trace(p, link);
        p.stroke(link.ink, {link.width, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
        if (link.ring <= 0) return;
        p.circle(link.to, link.ring);
        p.fill(paint::ink::kWashi);
        p.stroke(link.ink, {link.width, paint::Cap::Round, paint::Join::Round, {}, 0});
        p.begin();
    });
    canvas::Sprite& sprite = board.show(layer);
    sprite.reveal_from = runs_from;
    sprite.reveal = canvas::Track(0).to(1, times.at, times.seconds, canvas::Ease::InOutSine);
    sprite.opacity = canvas::Track(0).to(1, times.at, 0.1f);
    if (times.until >= 0) sprite.opacity.to(0, times.until, 0.5f, canvas::Ease::InQuad);
}

}  // namespace renkei::scenes
