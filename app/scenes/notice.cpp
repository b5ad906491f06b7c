// 10. Notice: what takes the display from the loop. The cards of the hall's hours by their names, a notice of the staff by its key.

#include "programme/programme.hpp"
#include "scenes/notice/pages.hpp"
#include "scenes/scenes.hpp"

namespace renkei::scenes {

Result<canvas::Composition> compose_notice(std::string_view item, const Setting& setting)
{
    if (item == programme::kClosingCard) return notice::closing(setting);
    if (item == programme::kClosedCard) return notice::closed(setting);
    for (const auto& notice : setting.programme.content->notices)
        if (item.empty() || notice.key == item) return notice::message(notice, setting);
    if (item.empty()) return Error{ErrorKind::NotFound, sentence("There is no notice; renkei load takes a table of them")};
    return Error{ErrorKind::NotFound, sentence("There is no notice {1}; renkei list notices names those that there are", item)};
}

}  // namespace renkei::scenes
