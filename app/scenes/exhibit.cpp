// 6. Exhibit: the exhibition in the hall as a catalogue. An opening page with title, days and place; then its panels in order, text
// and pictures as staff supplied them.

#include "base/sentence.hpp"
#include "scenes/exhibit/pages.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"

namespace renkei::scenes {

Result<canvas::Composition> compose_exhibit(std::string_view item, const Setting& setting)
{
    const auto& content = *setting.programme.content;
    for (const model::Exhibit& one : content.exhibits) {
        const std::vector<programme::ExhibitPage> pages = programme::pages_of(content, one, setting.programme.date);
        for (const programme::ExhibitPage& page : pages)
            if (item.empty() || page.item == item) {
                if (page.panel == nullptr) return exhibit::compose_opening(page, pages, setting);
                return page.filmed ? exhibit::compose_panel_film(page, setting) : exhibit::compose_panel(page, setting);
            }
    }
    if (item.empty()) return nothing_for("exhibit");
    return Error{ErrorKind::NotFound, sentence("There is no exhibition or panel {1}; renkei list exhibits names them", item)};
}

}  // namespace renkei::scenes
