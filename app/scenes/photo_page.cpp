// What stands beside a photograph, and the page that photographs have to themselves: one after the other on all of it, or as a
// triptych.

#include <algorithm>
#include <cmath>

#include "scenes/photographs.hpp"
#include "scenes/strings.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

constexpr float kCredit = 24, kCaption = 32, kCaptionPitch = 1.8f, kFolio = 72;
constexpr float kRunning = 7, kCalm = 0.35f;   // contrast of running text (requirements R24); the shade is felt where none is needed
constexpr float kRises = 130, kWay = 340, kMostWay = 0.34f, kInside = 48, kAboveFooter = 36;   // of a panel's shade; of a page's, and its share of the page
constexpr Vec2 kAim{0.5f, 0.45f};

// A page of PDF is no photograph. It is told by its name, which an export keeps.
bool is_of_document(const model::Photo& photo)
{
    constexpr std::string_view kEnding = ".pdf";
    const auto same = [](char wanted, char c) { return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == wanted; };
    return photo.file.size() > kEnding.size() && std::equal(kEnding.begin(), kEnding.end(), photo.file.end() - static_cast<std::ptrdiff_t>(kEnding.size()), same);
}

bool says_more(const model::Photo& photo, const std::string& lead) { return !photo.caption.empty() && photo.caption != lead; }

// What is said of one photograph, set to its measure.
struct Said {
    text::Paragraph caption, credit;
    float caption_baseline = 0;    // of its last line, above that of the credit's
    float height = 0;              // above the credit's last baseline
};

Said said_of(const Board& board, const model::Photo& photo, const Credits& credits)
{
    const auto paragraph = [&](const std::string& words, text::Face face, float size) {
        text::Paragraph p = board.paragraph(words, board.style(face, board.type(size), 1.25f));
        p.breaking = text::Breaking::Phrase;
        if (credits.measure > 0) p.measure = credits.measure;
        return p;
    };
    const auto more_lines = [&](const text::Paragraph& p) {
        const text::Block block = board.setting().typesetter.set(p);
        return block.lines.size() > 1 ? block.size.h - p.style.size : 0;
    };
    Said said{.caption = {}, .credit = paragraph(credit_of(photo, board.setting().language, credits.label), text::Face::Gothic, kCredit)};
    const float size = said.credit.style.size, above = more_lines(said.credit);
    said.caption_baseline = above + size * kCaptionPitch;
    said.height = above + size * kCaptionPitch;
    if (!says_more(photo, credits.lead)) return said;
    said.caption = paragraph(photo.caption, text::Face::Mincho, kCaption);
    said.height += said.caption.style.size + more_lines(said.caption);
    return said;
}

// A paragraph whose last line has its baseline here.
void add_upwards(Board& board, const text::Paragraph& p, Vec2 baseline, paint::Color color, const Entrance& entrance)
{
    const text::Block block = board.setting().typesetter.set(p);
    const float above = block.lines.size() > 1 ? block.size.h - p.style.size : 0;
    board.text(p, {baseline.x, baseline.y - above}, Anchor::BaselineLeft, color, entrance);
}

// Full where the words begin, `foot`; it rises above them.
void add_shade(Board& board, Rect shade, Rect foot, float share, float enters = -1)
{
    board.show(board.layer("shade", shade, [shade, share, full = (foot.y - shade.y) / shade.h](paint::Painter& p) {
        p.fill_all(paint::Gradient{paint::Gradient::Kind::Linear, {0, shade.y}, {0, shade.bottom()}, rising(ink::kSumi, 0, full, share)});
    }), {enters, {0, 0}, 0.9f});
}

// Painted into the photographs, so that it costs nothing a frame and has room for a way without an edge. Its depth is reached
// before the words begin, however near a picture has come.
Over shade_at_foot(Rect page, float below, float share)
{
    return [page, below, share](paint::Painter& p, const Nearest& nearest) {
        const float deep = std::min(below, nearest({page.x, below}).y), top = std::max(page.y, deep - std::min(kWay, page.h * kMostWay));
        p.begin();
        p.rect({page.x, top, page.w, page.bottom() - top});
        p.fill(paint::Gradient{paint::Gradient::Kind::Linear, {0, top}, {0, page.bottom()}, rising(ink::kSumi, 0, (deep - top) / (page.bottom() - top), share)});
        p.begin();
    };
}

bool has_cuttable(const std::vector<ShownPhoto>& photos)
{
    return std::any_of(photos.begin(), photos.end(), [](const ShownPhoto& one) { return !one.photo->no_crop; });
}

}  // namespace

std::string credit_of(const model::Photo& photo, Wording language, std::string_view label)
{
    return words(label == "credit.photo" && is_of_document(photo) ? "credit.document" : label, language) + photo.credit;
}

Entrance entrance_of(const Turn& turn)
{
    constexpr float kComes = 0.55f, kGoes = 0.2f;   // of the cross-fade
    return {turn.first ? turn.enters : turn.from + kCrossFade * kComes, {0, 0}, 0.5f, turn.last ? -1 : turn.until + kCrossFade * kGoes};
}

float credits_height(const Board& board, const Credits& credits)
{
    float height = board.type(kCredit) * kCaptionPitch;
    for (const ShownPhoto& one : credits.photos) height = std::max(height, said_of(board, *one.photo, credits).height);
    return height;
}

void add_credits(Board& board, const Credits& credits, const std::vector<Turn>& turns, Vec2 lowest)
{
    const auto& photos = credits.photos;
    const auto alike = [&](const ShownPhoto& one) { return one.photo->credit == photos.front().photo->credit && is_of_document(*one.photo) == is_of_document(*photos.front().photo) && one.photo->caption == photos.front().photo->caption; };
    const bool once = std::all_of(photos.begin(), photos.end(), alike);
    for (size_t i = 0; i < (once ? 1 : photos.size()); ++i) {
        Entrance entrance = entrance_of(turns[i]);
        if (once) entrance.leaves = -1;
        if (entrance.at < 0) entrance.at = credits.enters;
        const Said said = said_of(board, *photos[i].photo, credits);
        add_upwards(board, said.credit, lowest, credits.color, entrance);
        if (!said.caption.spans.empty()) add_upwards(board, said.caption, {lowest.x, lowest.y - said.caption_baseline}, credits.color, entrance);
    }
}

void add_folio(Board& board, const std::string& number, const std::string& of, Vec2 right_baseline, float enters)
{
    const Entrance enter{enters, {0, 0}};
    const Placed last = board.line(of, board.style(text::Face::Gothic, board.type(kCredit), 1), right_baseline, Anchor::BaselineRight, ink::kWashi, enter);
    board.line(number, board.style(text::Face::Numeral, board.type(kFolio), 1), {last.box.x - 4, right_baseline.y}, Anchor::BaselineRight, ink::kWashi, enter);
}

void add_photo_page(Board& board, PhotoPage what)
{
    const Setting& setting = board.setting();
    const Rect page = what.page;
    what.photos.resize(std::min(what.photos.size(), most_photographs(setting, page)));
    const std::vector<Turn> times = turns(what.photos.size(), setting.dwell);
    // In landscape the clock stands on this page too, and credits above it where they would meet; on a whole wall all of the footer.
    const bool whole_wall = page.w >= board.frame().w && page.bottom() >= board.frame().h;
    const text::Style style = board.style(text::Face::Gothic, board.type(kCredit), 1);
    const float inside = page.w >= board.frame().w ? kMargin : kInside;   // a page as wide as the display keeps its margin
    const Credits credits{.photos = what.photos, .lead = what.lead, .measure = page.w - 2 * inside, .enters = what.words_enter};
    float widest = 0;
    for (const ShownPhoto& one : what.photos) widest = std::max(widest, setting.typesetter.line(credit_of(*one.photo, setting.language), style).size.w);
    Vec2 lowest{page.x + inside, page.bottom() - kAboveFooter};
    if (whole_wall) lowest.y = what.footing.top - 20;
    else if (!board.portrait() && lowest.x + widest + kInside > what.footing.right_begins) lowest.y -= style.size * 1.5f;
    const float begins = lowest.y - credits_height(board, credits) - 12;
    const Rect foot{page.x, begins, page.w, page.bottom() - begins};
    const bool covered = has_cuttable(what.photos);
    const Over shade = covered ? shade_at_foot(page, begins, std::max(kCalm, shade_for(what.photos, page, kAim, foot, ink::kWashi, ink::kSumi, kRunning))) : Over{};
    add_photographs(board, what.photos, times, page, {page.x, page.y, page.w, begins - (covered ? kRises : 0) - page.y}, kAim, ink::kSumi, shade);
    add_credits(board, credits, times, lowest);
    if (!what.number.empty()) add_folio(board, what.number, what.of, {page.right() - kMargin, lowest.y}, what.words_enter);
}

namespace {

constexpr size_t kPanels = 3;
constexpr float kGap = 12;                             // of the page's ground between them
constexpr float kWide = 1.3f, kNarrow = 0.8f;          // width to height: what a band wants at least, a tall panel at most
constexpr float kSeen = 0.4f;                          // share of its panel that one which may not be cut takes at least
constexpr float kLargest = 1.7f;                       // display pixels a pixel of the photograph

Rect triptych_page(const Setting& setting)
{
    const Size f = setting.frame;
    return f.portrait() ? Rect{0, 0, f.w, std::round(f.h * 0.47f)} : Rect{std::round(f.w / 2), 0, f.w - std::round(f.w / 2), f.h};
}

Rect triptych_panel(Rect page, size_t i, bool portrait)
{
    const float length = ((portrait ? page.h : page.w) - kGap * (kPanels - 1)) / kPanels, from = std::round((length + kGap) * static_cast<float>(i)), size = std::round((length + kGap) * static_cast<float>(i + 1) - kGap) - from;
    return portrait ? Rect{page.x, page.y + from, page.w, size} : Rect{page.x + from, page.y, size, page.h};
}

}  // namespace

bool is_for_triptych(const std::vector<ShownPhoto>& photos, const Setting& setting)
{
    const bool portrait = setting.frame.portrait();
    const Rect panel = triptych_panel(triptych_page(setting), 0, portrait);
    return photos.size() >= kPanels && std::all_of(photos.begin(), photos.end(), [&](const ShownPhoto& one) {
        const Rect where = one.photo->no_crop ? contained(one, panel) : covering(one, panel);
        const bool large = where.w * setting.pixels_per_unit <= kLargest * static_cast<float>(one.photo->width);
        return large && where.w * where.h >= kSeen * panel.w * panel.h && (portrait ? one.aspect() >= kWide : one.aspect() <= kNarrow);
    });
}

void add_triptych(Board& board, PhotoPage what)
{
    const Setting& setting = board.setting();
    const bool portrait = board.portrait();
    constexpr float kStagger = 0.35f, kPanelInside = 24;
    for (size_t i = 0; i < kPanels; ++i) {
        const Rect panel = triptych_panel(what.page, i, portrait);
        std::vector<ShownPhoto> photos;
        for (size_t n = i; n < what.photos.size() && photos.size() < most_photographs(setting, what.page); n += kPanels) photos.push_back(what.photos[n]);
        std::vector<Turn> times = turns(photos.size(), setting.dwell);
        // One panel after the other, at its coming and at every change.
        for (Turn& turn : times) {
            turn.enters = kStagger * static_cast<float>(i + 1);
            if (!turn.first) turn.from += kStagger * static_cast<float>(i);
            if (!turn.last) turn.until += kStagger * static_cast<float>(i);
        }
        const Credits credits{.photos = photos, .lead = what.lead, .measure = panel.w - 2 * kPanelInside};
        // The clock stands on the last panels in landscape: all credits stand above it.
        const Vec2 lowest{panel.x + kPanelInside, panel.bottom() - (portrait ? 24 : kAboveFooter + board.type(kCredit) * 1.5f)};
        const float begins = lowest.y - credits_height(board, credits) - 12;
        const float rises = std::min(kRises, panel.h * 0.28f);   // a band is low
        const Rect foot{panel.x, begins, panel.w, panel.bottom() - begins}, shade{panel.x, begins - rises, panel.w, foot.h + rises};
        const bool covered = has_cuttable(photos);
        add_photographs(board, photos, times, panel, {panel.x, panel.y, panel.w, (covered ? shade.y : foot.y) - panel.y}, kAim, ink::kSumi);
        if (covered) add_shade(board, shade, foot, std::max(kCalm, shade_for(photos, panel, kAim, foot, ink::kWashi, ink::kSumi, kRunning)), times.front().enters);
        add_credits(board, credits, times, lowest);
    }
}

}  // namespace renkei::scenes
