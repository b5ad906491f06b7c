#include "programme/exhibits.hpp"

#include <algorithm>

#include "programme/reading.hpp"

namespace renkei::programme {
namespace {

// The English on as many pages as the Japanese takes, so that every language has the same loop.
std::vector<std::string> on_pages(const std::string& english, size_t pages)
{
    for (size_t most = characters(english) / std::max<size_t>(pages, 1) + 1;; most += most / 12 + 1)
        if (std::vector<std::string> parts = parts_of(english, most); parts.size() <= std::max<size_t>(pages, 1)) return parts;
}

}  // namespace

size_t ExhibitPage::read() const
{
    if (panel == nullptr) return characters(exhibit->title) + characters(exhibit->subtitle) + characters(exhibit->place);
    return characters(panel->heading) + characters(text) + (pictured || filmed ? characters(panel->picture.caption) : 0);
}

std::string item_of(const model::Exhibit& exhibit)
{
    std::string item;
    for (const char c : exhibit.key) item.append(c == '/' ? 2 : 1, c);
    return item;
}

std::vector<ExhibitPage> pages_of(const model::Content& content, const model::Exhibit& exhibit, Date day)
{
    const std::string item = item_of(exhibit);
    std::vector<ExhibitPage> pages{{.item = item, .exhibit = &exhibit}};
    size_t panels = 0;
    for (const model::ExhibitPanel& panel : content.panels) {
        const model::Photo& picture = panel.picture;
        const bool permitted = !picture.media.empty() && (!picture.permitted_until || *picture.permitted_until >= day),
            filmed = permitted && !panel.clip.media.empty();
        if (panel.exhibit != exhibit.key || (!permitted && panel.text.empty() && panel.heading.empty())) continue;
        ExhibitPage page{.item = item + "/" + std::to_string(++panels), .exhibit = &exhibit, .panel = &panel, .pictured = permitted && !filmed,
                         .filmed = filmed, .number = panels};
        const std::vector<std::string> parts = parts_of(panel.text, kExhibitPageCharacters);
        size_t count = 0;
        const std::vector<std::string> english = on_pages(panel.text_en, parts.size());
        const auto add = [&](const std::string& text, size_t part) {
            page.text = text;
            page.text_en = page.filmed || english.empty() ? "" : english[std::min(part, english.size() - 1)];
            pages.push_back(page);
            if (++count > 1) pages.back().item += "-" + std::to_string(count);
            page.filmed = false;
        };
        if (filmed || parts.empty()) add({}, 0);
        for (size_t part = 0; part < parts.size(); ++part) add(parts[part], part);
    }
    for (ExhibitPage& page : pages) page.panels = panels;
    return pages;
}

bool is_on(const model::Exhibit& exhibit, Date day, bool dated)
{
    if (!dated) return !exhibit.start_date && !exhibit.end_date;
    return (!exhibit.start_date || *exhibit.start_date <= day) && (!exhibit.end_date || day <= *exhibit.end_date);
}

}  // namespace renkei::programme
