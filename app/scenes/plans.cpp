// 9. Plans and partners: pages of one book, an item each. What the project wants and plans, and with whom; where to read on.

#include <algorithm>
#include <array>
#include <vector>

#include "programme/book.hpp"
#include "scenes/plans/pages.hpp"
#include "scenes/refusals.hpp"
#include "scenes/scenes.hpp"

namespace renkei::scenes {
namespace {

struct Page {
    std::string_view item;
    Result<canvas::Composition> (*compose)(const Setting& setting);
};

template <size_t Number> Result<canvas::Composition> history_page(const Setting& setting) { return plans::history(setting, Number); }

constexpr std::array kPlans{Page{"goals", plans::goals}, Page{"work", plans::work}, Page{"fields", plans::fields}, Page{"outlook", plans::outlook}, Page{"lines", plans::lines}, Page{"joint", plans::joint},
                            Page{"model", plans::model}, Page{"survey", plans::survey}, Page{"grants", plans::grants}, Page{"platform", plans::platform}};
constexpr std::array kPartners{Page{"companies", plans::companies}, Page{"history-1", history_page<1>}, Page{"history-2", history_page<2>}, Page{"history-3", history_page<3>}, Page{"contacts", plans::contacts}};

template <size_t N> constexpr bool drawn(const std::array<Page, N>& pages, const std::array<std::string_view, N>& items)
{
    return std::equal(pages.begin(), pages.end(), items.begin(), [](const Page& page, std::string_view item) { return page.item == item; });
}
static_assert(drawn(kPlans, programme::kPlanPages) && drawn(kPartners, programme::kPartnerPages), "every page of the loop is drawn, in its order");

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
