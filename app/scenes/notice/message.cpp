// What the staff say to everybody: a sheet of paper with a broad band. The band of an urgent one is vermilion; it takes the whole
// display and says at once what is to be done. Further languages take turns below the first.

#include <algorithm>

#include "programme/notices.hpp"
#include "scenes/art/patterns.hpp"
#include "scenes/headline.hpp"
#include "scenes/notice/pages.hpp"
#include "scenes/paper.hpp"
#include "scenes/plans/parts.hpp"
#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes::notice {
namespace {

namespace ink = paint::ink;
using plans::Lettering;

struct Said {
    Language language = Language::Japanese;
    const std::string *title = nullptr, *body = nullptr;
};

// The display's own language first, then Japanese, then the others that the notice has.
std::vector<Said> languages_of(const model::Notice& notice, Language first)
{
    const Said all[] = {{Language::Japanese, &notice.title, &notice.body},
                        {Language::English, &notice.en.title, &notice.en.body},
                        {Language::SimplifiedChinese, &notice.zh_hans.title, &notice.zh_hans.body},
                        {Language::TraditionalChinese, &notice.zh_hant.title, &notice.zh_hant.body},
                        {Language::Korean, &notice.ko.title, &notice.ko.body}};
    std::vector<Said> said;
    for (const Said& one : all)
        if (!one.title->empty()) said.push_back(one);
    const auto own = std::find_if(said.begin(), said.end(), [&](const Said& s) { return s.language == first; });
    if (own != said.end()) std::rotate(said.begin(), own, own + 1);
    return said;
}

struct Page {
    Rect band;
    Vec2 words;
    float measure = 0;
    float middle = 0, bottom = 0;    // the first language stands above the middle, the others below it
};

// `alone`: there is one language, and the whole sheet for it.
Page page_of(const Board& board, bool alone, float foot)
{
    const Size f = board.frame();
    Page page;
    page.bottom = foot - 40;
    if (board.portrait()) {
        page.band = {0, 0, f.w, 330};
        page.words = {kMargin, page.band.bottom() + 84};
        page.measure = f.w - 2 * kMargin;
    } else {
        page.band = {f.w - 330, 0, 330, f.h};
        page.words = {kMargin, kMargin};
        page.measure = page.band.x - 2 * kMargin;
    }
    page.middle = alone ? page.bottom : page.words.y + (page.bottom - page.words.y) * 0.58f;
    return page;
}

void add_band(Board& board, const model::Notice& notice, const Page& page)
{
    const Wording language = board.setting().language;
    // Deep enough that its small type has 7 : 1 as well.
    const paint::Color color = notice.urgent ? paint::mix(ink::kShuText, ink::kSumi, 0.2f) : ink::kAi;
    const paint::Color lines = notice.urgent ? ink::kSumi.with_alpha(0.16f) : ink::kWashi.with_alpha(0.06f);
    const art::Pattern pattern = notice.urgent ? art::Pattern::Yagasuri : art::Pattern::Asanoha;
    board.show(board.layer("band", page.band, [band = page.band, color, lines, pattern](paint::Painter& p) {
        p.fill_all(color);
        p.begin();
        p.rect(band);
        art::fill_pattern(p, pattern, {.tile = 96, .line = 1.6f}, {band.x, band.y}, lines);
        p.begin();
    }));
    board.last_layer().opaque = true;
    const char* key = notice.urgent ? "notice.urgent" : "notice.calm";
    const Vec2 middle{page.band.x + page.band.w / 2, page.band.y + page.band.h / 2};
    if (board.portrait()) {
        Lettering how{text::Face::Headline, 108, 1.15f, page.band.w - 2 * kMargin, false, text::Align::Centre};
        how = plans::fitted(board, words(key, language), how, {108, 92, 76, 60}, 130);
        board.text(plans::paragraph_of(board, words(key, language), how), middle, Anchor::Centre, ink::kWashi, {0, {0, 0}, 0.5f});
        return;
    }
    Headline upright = headline_of(board, key, 108, ink::kWashi);
    upright.entrance = {0, {0, 0}, 0.5f};
    add_headline(board, upright, {middle.x, kMargin}, Anchor::TopCentre);
}

// One language within its room; returns where it ends.
void say(Board& board, const Said& said, const Page& page, float top, float bottom, float most, const Entrance& enter)
{
    const auto set = [&](const std::string& words, text::Face face, float size, float height) {
        text::Paragraph p = plans::paragraph_of(board, words, {face, size, height, page.measure});
        p.style.language = said.language;
        return p;
    };
    const auto height = [&](const text::Paragraph& p) { return board.setting().typesetter.set(p).size.h; };
    text::Paragraph title, body;
    float gap = 0;
    for (float size = most; size >= 32; size -= 4) {   // the largest at which both have room
        title = board.balanced(set(*said.title, text::Face::Headline, size, 1.3f));
        body = set(*said.body, text::Face::Gothic, std::max(32.0f, size * 0.52f), 1.6f);
        gap = size * 0.45f;
        if (top + height(title) + (said.body->empty() ? 0 : gap + height(body)) <= bottom) break;
    }
    const float y = board.text(title, {page.words.x, top}, Anchor::TopLeft, ink::kSumi, enter).box.bottom();
    if (!said.body->empty()) board.text(body, {page.words.x, y + gap}, Anchor::TopLeft, ink::kSumi, enter);
}

// Until when it holds, for those who wonder.
std::string until_of(const model::Notice& notice, Wording language)
{
    if (!notice.show_until || !notice.until_minute) return {};
    const std::string time = text::month_day(*notice.show_until, language) + (language == Language::Japanese ? "" : " ") + text::time_of_day(*notice.until_minute, language);
    return filled(words("notice.until", language), "time", time);
}

}  // namespace

Result<canvas::Composition> message(const model::Notice& notice, const Setting& setting)
{
    Board board(setting, Ground::Day);
    const Size f = board.frame();
    add_paper(board, {0, 0, f.w, f.h});
    const std::string until = until_of(notice, setting.language);
    const std::vector<Said> said = languages_of(notice, setting.language);
    const Footing foot = board.footing(until);
    const Page page = page_of(board, said.size() < 2, foot.top);
    add_band(board, notice, page);
    if (said.empty()) return Error{ErrorKind::NotFound, sentence("The notice {1} has no words", notice.key)};
    say(board, said.front(), page, page.words.y, page.middle - 30, board.portrait() ? 100.0f : 104.0f, {0.1f, {0, 12}, 0.6f});
    if (said.size() > 1) {
        plans::add_rules(board, {{{page.words.x, page.middle}, {page.words.x + page.measure, page.middle}}}, {0.3f, {0, 0}});
        // They take turns, over and over for as long as the page may be late.
        const auto turns = said.size() - 1;
        const float each = setting.dwell / static_cast<float>(turns);
        for (size_t i = 0; i < turns; ++i) {
            const float begins = each * static_cast<float>(i);
            say(board, said[i + 1], page, page.middle + 40, page.bottom, 60, {i == 0 ? 0.3f : begins, {0, 0}, 0.5f, i + 1 < turns ? begins + each - 0.45f : -1});
        }
    }
    const paint::Color right = board.portrait() ? ink::kSumi : ink::kWashi;
    board.footer(until, ink::kSumi, right);
    return board.finish();
}

}  // namespace renkei::scenes::notice
