// 9. Plans and partners: pages of one book, an item each. What the project wants and plans, and with whom; where to read on.

#include <array>
#include <vector>

#include "scenes/plans/pages.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"

namespace renkei::scenes {
namespace {

struct Page {
    std::string_view item;
    Result<canvas::Composition> (*compose)(const Setting& setting);
};

// The items are those that Builder::add_plans and add_partners of programme.cpp put into the loop.
constexpr std::array kPlans{Page{"goals", plans::goals}, Page{"work", plans::work}, Page{"fields", plans::fields}, Page{"outlook", plans::outlook}, Page{"lines", plans::lines}, Page{"joint", plans::joint},
                            Page{"model", plans::model}, Page{"survey", plans::survey}, Page{"grants", plans::grants}, Page{"platform", plans::platform}};
constexpr std::array kPartners{Page{"companies", plans::companies}, Page{"history", plans::history}, Page{"contacts", plans::contacts}};

Result<canvas::Composition> compose_page(std::string_view scene, std::span<const Page> pages, std::string_view item, const Setting& setting)
{
    std::vector<std::string_view> known;
    for (const Page& page : pages) {
        if (item.empty() || page.item == item) return page.compose(setting);
        known.push_back(page.item);
    }
    return no_page(scene, item, known);
}

}  // namespace

Result<canvas::Composition> compose_plans(std::string_view item, const Setting& setting) { return compose_page("plans", kPlans, item, setting); }
Result<canvas::Composition> compose_partners(std::string_view item, const Setting& setting) { return compose_page("partners", kPartners, item, setting); }

}  // namespace renkei::scenes
