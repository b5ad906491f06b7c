#include "scenes/visitor/pages.hpp"

#include <utility>

#include "programme/exhibits.hpp"
#include "scenes/paper.hpp"
#include "scenes/refusals.hpp"
#include "scenes/strings.hpp"
#include "scenes/visitor/page.hpp"

namespace renkei::scenes {
namespace {

namespace ink = paint::ink;

// Is anybody there? The seconds run out in the figure.
void add_question(Board& board, VisitPage& page)
{
    const Size f = board.frame();
    add_paper(board, {0, 0, f.w, f.h});
    const float middle = f.w / 2, top = f.h * (f.portrait() ? 0.2f : 0.09f);
    text::Style large = board.style(text::Face::Headline, 104, 1);
    const std::string question = words("idle.question", page.visit.language);
    while (large.size > board.type(48) && board.setting().typesetter.line(question, large).size.w > f.w - 2 * kMargin) large.size = std::max(large.size - 4, board.type(48));
    const Placed head = board.line(question, large, {middle, top}, Anchor::TopCentre, ink::kSumi, kThere);
    // Who does not read the one reads the other.
    const Language other = page.visit.language == Language::English ? Language::Japanese : Language::English;
    text::Style quiet = board.style(text::Face::Gothic, board.type(44), 1);
    quiet.language = other;
    const Placed second = board.line(words("idle.question", other), quiet, {middle, head.box.bottom() + 32}, Anchor::TopCentre, ink::kSumi, kThere);
    text::Paragraph p = board.paragraph(words("visit.question.lead", page.visit.language), board.style(text::Face::Gothic, board.type(36), 1.6f));
    p.measure = f.w - 2 * kMargin;
    p.align = text::Align::Centre;
    p.breaking = text::Breaking::Phrase;
    const Placed lead = board.text(p, {middle, second.box.bottom() + 40}, Anchor::TopCentre, ink::kSumi, kThere);
    const auto seconds = static_cast<float>(visit::kCountdown.count());
    board.counter(144, {middle, lead.box.bottom() + 190}, text::Align::Centre, ink::kShu).value = canvas::Track(seconds).to(0, 0, seconds, canvas::Ease::Linear);
    add_big_button(board, page, "continue", words("idle.continue", page.visit.language), visit::continue_button(surroundings_of(board.setting())));
}

void add_languages(Board& board, VisitPage& page)
{
    const Size f = board.frame();
    add_paper(board, {0, 0, f.w, f.h});
    const Rect room = page.layout.picture;
    float y = room.y + room.h * 0.16f;
    // Each in its own script, so that everybody finds one that they read.
    for (const Language language : kLanguages) {
        text::Style style = board.style(language == Language::Japanese ? text::Face::Headline : text::Face::Gothic, language == Language::Japanese ? board.portrait() ? 72.0f : 84.0f : board.type(40), 1);
        style.language = language;
        y = board.line(words("visit.choose_language", language), style, {room.x, y}, Anchor::TopLeft, ink::kSumi, kThere).box.bottom() + (language == Language::Japanese ? 44.0f : 22.0f);
    }
    add_buttons(board, page, Ground::Day);
}

}  // namespace

namespace {

// The pages of the exhibitions in the hall: their number where they are panels.
std::vector<visit::Choice> panels_of(const Setting& setting)
{
    const model::Content& content = *setting.programme.content;
    std::vector<const model::Exhibit*> on;
    for (const auto& exhibit : content.exhibits)
        if (programme::is_on(exhibit, setting.programme.date)) on.push_back(&exhibit);
    std::vector<visit::Choice> panels;
    for (const auto* exhibit : on) {
        const std::string name = words("visit.exhibits", setting.visit->language) + (on.size() > 1 ? " " + std::to_string(&exhibit - &on.front() + 1) : "");
        for (const auto& page : programme::pages_of(content, *exhibit, setting.programme.date)) {
            const size_t own = programme::item_of(*exhibit).size();
            panels.push_back({"open exhibits " + page.item, page.panel == nullptr ? name : page.item.substr(std::min(page.item.size(), own + 1)), page.panel != nullptr});
        }
    }
    return panels;
}

void add_page(Board& board, VisitPage& page, const model::Municipality* town)
{
    switch (page.here().page) {
        case visit::Page::Town: return add_town_page(board, page, *town);
        case visit::Page::Languages: return add_languages(board, page);
        case visit::Page::Events: return add_event_page(board, page);
        case visit::Page::Exhibits: return add_exhibit_page(board, page);
        case visit::Page::Game: return add_game_page(board, page);
        default: return add_map_page(board, page);
    }
}

}  // namespace

Result<canvas::Composition> compose_visit(const Setting& setting)
{
    const visit::Visit& visit = *setting.visit;
    const model::Content& content = *setting.programme.content;
    // Only who finds by letters needs the readings of all in order; every other page is there sooner without.
    static const model::Content kNobody;
    const visit::Index index(visit.here().page == visit::Page::Find ? content : kNobody);
    const visit::Words words = visit_words(setting);
    const visit::Matter matter{.content = content, .index = index, .today = setting.programme.date, .panels = panels_of(setting)};
    const bool asks = visit.asked.has_value();
    visit::Surroundings around = surroundings_of(setting);
    around.further = visit::ways_on(matter, words);
    VisitPage page{.visit = visit,
                   .content = content,
                   .index = index,
                   .matter = matter,
                   .layout = visit::lay_out(visit, visit::choices_at(visit.here(), visit.language, matter, words), words, around),
                   .targets = {},
                   .mm_per_unit = setting.mm_per_unit};
    const model::Municipality* town = content.municipality(visit.here().subject);
    if (!asks && visit.here().page == visit::Page::Town && town == nullptr) return nothing_for("visit", visit.here().subject);
    const bool night = !asks && (visit::has_map(visit.here().page) || visit.here().page == visit::Page::Game);
    Board board(setting, night ? Ground::Night : Ground::Day);
    if (asks) add_question(board, page);
    else add_page(board, page, town);
    canvas::Composition composition = board.finish();
    composition.targets = std::move(page.targets);
    composition.map = page.map;
    if (composition.film) composition.film->seconds = page.film_seconds;
    return composition;
}

}  // namespace renkei::scenes
