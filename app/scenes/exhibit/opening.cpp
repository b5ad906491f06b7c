// The opening page of an exhibition: its title upright in large type, its days and its place, and a cover: the first of its pictures
// that may be cut, or the cloth of its own.

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenes/exhibit/pages.hpp"
#include "scenes/paper.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::exhibit {
namespace {

namespace ink = paint::ink;

constexpr float kTitle = 148, kLeastWhole = 96, kSubtitle = 44, kDates = 44, kPlace = 30, kLabel = 40;

// Its record is kept in `picture`.
std::optional<ShownPhoto> cover_of(const std::vector<ExhibitPage>& pages, const Setting& setting, model::Photo& picture)
{
    for (const ExhibitPage& page : pages) {
        if (!page.pictured || page.panel->picture.no_crop) continue;
        picture = picture_of(setting, *page.panel);
        if (auto photo = shown_photo(setting, picture)) return photo;
    }
    return std::nullopt;
}

// 令和8年11月2日（月）〜27日（金）, or the one day that is given; empty for neither.
std::string days_of(const model::Exhibit& exhibit, Wording language)
{
    if (exhibit.start_date && exhibit.end_date) return text::date_range(*exhibit.start_date, *exhibit.end_date, language);
    if (exhibit.start_date) return filled(words("exhibit.from", language), "date", text::long_date(*exhibit.start_date, language));
    if (exhibit.end_date) return filled(words("exhibit.until", language), "date", text::long_date(*exhibit.end_date, language));
    return {};
}

// The words of the page, set and placed on its paper.
struct Words {
    text::Paragraph title, subtitle, when, place;
    Rect label;
    Vec2 title_at, subtitle_at;    // top right; of an English title top left
    bool english = false;
    Vec2 place_at, when_at;        // bottom left
    bool fits = false;             // nothing is too long for this paper
};

text::Paragraph lines_of(const Board& board, const std::string& words, text::Face face, float size, float measure)
{
    text::Paragraph p = board.paragraph(words, board.style(face, board.type(size), 1.45f));
    p.measure = measure;
    p.breaking = text::Breaking::Phrase;
    return p;
}

text::Style label_style(const Board& board) { return board.style(text::Face::Headline, board.type(kLabel), 1); }

// In one column where it stays large: a short title is not torn after its の. Else in columns of phrases.
text::Paragraph title_in(const Board& board, const std::string& title, Size room)
{
    text::Paragraph whole = upright(board, title, text::Face::Headline, kTitle, {room.w, std::numeric_limits<float>::infinity()});
    for (whole.style.size = kTitle; whole.style.size >= kLeastWhole; whole.style.size -= 4) {
        const text::Block block = board.setting().typesetter.set(whole);
        if (block.lines.size() == 1 && block.size.h <= room.h) return whole;
    }
    return upright(board, title, text::Face::Headline, kTitle, room);
}

// On one line, else parted between the days, the 〜 at the end of its line (JLREQ cl-03 begins none); smaller before a date is torn.
text::Paragraph days_in(const Board& board, const std::string& days, float measure)
{
    constexpr float kLeast = 32, kStep = 4;
    static constexpr std::string_view kTo = "〜";
    const size_t to = days.find(kTo);
    const std::string parted = to == std::string::npos ? days : days.substr(0, to + kTo.size()) + "\n" + days.substr(to + kTo.size());
    for (float size = kDates; size >= kLeast; size -= kStep)
        for (const std::string& words : {days, parted}) {
            text::Paragraph p = lines_of(board, words, text::Face::Mincho, size, std::numeric_limits<float>::infinity());
            if (board.setting().typesetter.set(p).size.w <= measure) return p;
        }
    return board.balanced(lines_of(board, days, text::Face::Mincho, kLeast, measure));
}

constexpr float kBesideTitle = 48, kAbovePlace = 18, kAboveDays = 40;

// An English title lies below the label; the Japanese one stands small at the right, with the subtitle.
void set_english(const Board& board, const model::Exhibit& exhibit, Words& w, float left, float right, float words_begin)
{
    constexpr float kLargest = 104, kJapanese = 40, kLeast = 48, kTitleHigh = 0.7f;
    const text::Typesetter& typesetter = board.setting().typesetter;
    const float top = w.label.bottom() + kAboveDays, room = words_begin - top;
    w.english = true;
    w.subtitle = upright(board, exhibit.title + (exhibit.subtitle.empty() ? "" : "　" + exhibit.subtitle), text::Face::Mincho, kJapanese, {(right - left) * 0.24f, words_begin - w.label.y});
    w.subtitle_at = {right, w.label.y};
    const Size beside = typesetter.set(w.subtitle).size;
    const Size free{right - beside.w - kBesideTitle - left, room};
    w.title = level(board, exhibit.title_en, kLargest, {free.w, room * kTitleHigh});   // rather smaller than a word a line
    w.title_at = {left, top};
    const text::Block title = typesetter.set(w.title);
    w.fits = w.fits && beside.h <= words_begin - w.label.y && w.title.style.size >= board.type(kLeast) && title.size.w <= free.w && title.size.h <= room;
}

Words words_on(const Board& board, const model::Exhibit& exhibit, Rect paper, float foot)
{
    const text::Typesetter& typesetter = board.setting().typesetter;
    const float left = paper.x + kMargin, right = paper.right() - kMargin, top = paper.y + (paper.y > 0 ? 84 : kMargin);
    Words w;
    const Size label = typesetter.line(words("exhibit.label", board.setting().language), label_style(board)).size;
    w.label = {left, top, label.w, label.h};
    const Size room{(right - left) * 0.62f, foot - top};
    const bool english = said(board.setting(), exhibit.title, exhibit.title_en).english;
    w.title = title_in(board, exhibit.title, room);
    w.title_at = {right, top};
    const Size title = english ? Size{} : typesetter.set(w.title).size;
    // The title has the right of the page for itself; what stands at the left keeps clear of it.
    const float free = right - title.w - kBesideTitle, measure = free - left;
    w.place = lines_of(board, exhibit.place, text::Face::Gothic, kPlace, measure);
    w.place.style.language = Language::Japanese;
    w.place_at = {left, foot};
    w.when = days_in(board, days_of(exhibit, board.setting().language), measure);
    const Size place = exhibit.place.empty() ? Size{} : typesetter.set(w.place).size, when = typesetter.set(w.when).size;
    w.when_at = {left, foot - place.h - (place.h > 0 ? kAbovePlace : 0)};
    const float words_begin = w.when_at.y - when.h - kAboveDays;
    w.fits = title.w <= room.w && title.h <= room.h && place.w <= measure && when.w <= measure && words_begin >= w.label.bottom();
    if (english) set_english(board, exhibit, w, left, right, words_begin);
    if (english || exhibit.subtitle.empty()) return w;
    // Beside the label, else below it.
    const Size beside{free - w.label.right() - kAboveDays, words_begin - top}, below{measure, words_begin - w.label.bottom() - kAboveDays};
    w.subtitle = upright(board, exhibit.subtitle, text::Face::Mincho, kSubtitle, beside);
    w.subtitle_at = {free, top};
    const auto has_room = [&](Size size) { const Size set = typesetter.set(w.subtitle).size; return set.w <= size.w && set.h <= size.h; };
    if (has_room(beside)) return w;
    w.subtitle = upright(board, exhibit.subtitle, text::Face::Mincho, kSubtitle, below);
    w.subtitle_at.y = w.label.bottom() + kAboveDays;
    w.fits = w.fits && has_room(below);
    return w;
}

void add_words(Board& board, const Words& w)
{
    const std::string label = words("exhibit.label", board.setting().language);
    board.line(label, label_style(board), {w.label.x, w.label.y}, Anchor::TopLeft, ink::kShuText, {0.1f, {0, 0}});
    board.text(w.title, w.title_at, w.english ? Anchor::TopLeft : Anchor::TopRight, ink::kSumi, {0.25f, {0, 0}, 0.9f});
    const auto says = [](const text::Paragraph& p) { return !p.spans.empty() && !p.spans.front().text.empty(); };
    if (says(w.subtitle)) board.text(w.subtitle, w.subtitle_at, Anchor::TopRight, ink::kSumi, {0.5f, {0, 0}, 0.9f});
    if (says(w.when)) board.text(w.when, w.when_at, Anchor::BottomLeft, ink::kSumi, {0.7f, {0, 0}});
    if (says(w.place)) board.text(w.place, w.place_at, Anchor::BottomLeft, ink::kSumi, {0.8f, {0, 0}});
}

}  // namespace

canvas::Composition compose_opening(const ExhibitPage& page, const std::vector<ExhibitPage>& pages, const Setting& setting)
{
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    const bool portrait = board.portrait();
    const model::Exhibit& exhibit = *page.exhibit;
    const std::string locator = locator_of(board, exhibit);
    const float fold = std::round(f.w * 0.48f), split = std::round(f.h * 0.46f);
    Rect paper = portrait ? Rect{0, split, f.w, f.h - split} : Rect{0, 0, fold, f.h};
    const Rect cover = portrait ? Rect{0, 0, f.w, split} : Rect{fold, 0, f.w - fold, f.h};
    Footing footing = board.footing(locator, portrait ? 0 : fold - 24);
    Words words = words_on(board, exhibit, paper, footing.top - 48);
    const bool covered = words.fits;
    if (!covered) {   // long words in large type need the whole page
        paper = {0, 0, f.w, f.h};
        footing = board.footing(locator);
        words = words_on(board, exhibit, paper, footing.top - 48);
    }
    model::Photo picture;
    const auto photo = covered ? cover_of(pages, setting, picture) : std::nullopt;
    add_paper(board, photo ? paper : Rect{0, 0, f.w, f.h});
    if (photo) {
        add_photo_page(board, {.page = cover, .photos = {*photo}, .footing = footing});
    } else if (covered) {   // it hangs into the page; the clock stands below it
        const Rect cloth = portrait ? Rect{kMargin, 0, f.w - 2 * kMargin, split - 24} : Rect{fold, 0, board.right() - fold, footing.top - 48};
        add_cloth(board, cloth, exhibit.key, cloth.h * 0.2f);
    }
    add_words(board, words);
    (void)board.footer(locator, ink::kSumi.with_alpha(0.85f), photo && !portrait ? ink::kWashi : ink::kSumi, covered && !portrait ? fold - 24 : 0);
    return board.finish();
}

}  // namespace renkei::scenes::exhibit
