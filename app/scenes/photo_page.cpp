// What stands beside a photograph, and the page of a spread that photographs have to themselves.

#include <algorithm>

#include "scenes/photographs.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kCredit = 24, kCaption = 32, kCaptionPitch = 1.8f;

bool says_more(const model::Photo& photo, const std::string& lead) { return !photo.caption.empty() && photo.caption != lead; }

}  // namespace

std::string credit_of(const model::Photo& photo, Language language) { return words("credit.photo", language) + photo.credit; }

Entrance entrance_of(const Turn& turn)
{
    constexpr float kComes = 0.55f, kGoes = 0.2f;   // of the cross-fade
    return {turn.first ? -1 : turn.from + kCrossFade * kComes, {0, 0}, 0.5f, turn.last ? -1 : turn.until + kCrossFade * kGoes};
}

float credits_height(const Board& board, const std::vector<ShownPhoto>& photos, const std::string& lead)
{
    const bool captions = std::any_of(photos.begin(), photos.end(), [&](const ShownPhoto& one) { return says_more(*one.photo, lead); });
    return board.type(kCredit) * kCaptionPitch + (captions ? board.type(kCaption) : 0);
}

void add_credits(Board& board, const std::vector<ShownPhoto>& photos, const std::vector<Turn>& turns, Vec2 lowest, Anchor anchor, const std::string& lead)
{
    const auto alike = [&](const ShownPhoto& one) { return one.photo->credit == photos.front().photo->credit && one.photo->caption == photos.front().photo->caption; };
    const bool once = std::all_of(photos.begin(), photos.end(), alike);
    for (size_t i = 0; i < (once ? 1 : photos.size()); ++i) {
        const model::Photo& photo = *photos[i].photo;
        const Entrance entrance = once ? Entrance{-1, {0, 0}} : entrance_of(turns[i]);
        const float size = board.type(kCredit);
        board.line(credit_of(photo, board.setting().language), board.style(text::Face::Gothic, size, 1), lowest, anchor, ink::kWashi, entrance);
        if (says_more(photo, lead)) board.line(photo.caption, board.style(text::Face::Mincho, board.type(kCaption), 1), {lowest.x, lowest.y - size * kCaptionPitch}, anchor, ink::kWashi, entrance);
    }
}

void add_photo_page(Board& board, Rect page, std::vector<ShownPhoto> photos, const Footing& footing)
{
    const Setting& setting = board.setting();
    photos.resize(std::min(photos.size(), most_photographs(setting, page)));
    const std::vector<Turn> times = turns(photos.size(), setting.dwell);
    constexpr Vec2 kAim{0.5f, 0.45f};
    constexpr float kRunning = 7, kCalm = 0.35f, kRises = 130, kInside = 48;
    // In landscape the clock stands on this page too, and credits above it where they would meet.
    const text::Style style = board.style(text::Face::Gothic, board.type(kCredit), 1);
    float widest = 0;
    for (const ShownPhoto& one : photos) widest = std::max(widest, setting.typesetter.line(credit_of(*one.photo, setting.language), style).size.w);
    Vec2 lowest{page.x + kInside, page.bottom() - 36};
    if (!board.portrait() && lowest.x + widest + kInside > footing.right_begins) lowest.y -= style.size * 1.5f;
    const float begins = lowest.y - credits_height(board, photos) - 12;
    const Rect foot{page.x, begins, page.w, page.bottom() - begins}, shade{page.x, begins - kRises, page.w, foot.h + kRises};
    const bool covered = std::any_of(photos.begin(), photos.end(), [](const ShownPhoto& one) { return !one.photo->no_crop; });
    add_photographs(board, photos, times, page, {page.x, page.y, page.w, (covered ? shade.y : foot.y) - page.y}, kAim, ink::kSumi);
    const float share = std::max(kCalm, shade_for(setting, photos, page, kAim, foot, ink::kWashi, ink::kSumi, kRunning));
    if (covered) board.show(board.layer("shade", shade, [shade, share](paint::Painter& p) {
        p.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, shade.y}, {0, shade.bottom()}, rising(ink::kSumi, 0, kRises / shade.h, share)});
    }));
    add_credits(board, photos, times, lowest, Anchor::BaselineLeft);
}

}  // namespace renkei::scenes
