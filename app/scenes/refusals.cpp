#include "scenes/refusals.hpp"

namespace renkei::scenes {

std::string listed(std::span<const std::string_view> names)
{
    std::string list;
    for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

Error nothing_for(std::string_view scene, std::string_view page)
{
    return {ErrorKind::NotFound, sentence("The content on show has nothing for the scene {1}; to load the facts that ship: renkei load --publish",
                                          page.empty() ? std::string(scene) : std::string(scene) + " " + std::string(page))};
}

Error no_page(std::string_view scene, std::string_view page, std::span<const std::string_view> pages)
{
    return {ErrorKind::NotFound, sentence("The scene {1} has no page {2}; its pages are {3}", scene, page, listed(pages))};
}

Error no_page(std::string_view scene, std::string_view page, size_t pages)
{
    if (pages == 0) return {ErrorKind::NotFound, sentence("The scene {1} has no page now", scene)};
    return {ErrorKind::NotFound, sentence("The scene {1} has no page {2}; its pages are {3}", scene, page, pages == 1 ? std::string("1") : "1–" + std::to_string(pages))};
}

Error no_items(std::string_view scene, std::string_view item)
{
    return {ErrorKind::NotFound, sentence("The scene {1} is one whole and has no item {2}; leave the item out", scene, item)};
}

}  // namespace renkei::scenes
