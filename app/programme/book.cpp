#include "programme/book.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "programme/reading.hpp"

namespace renkei::programme {
namespace {

// A joint plan: its title, its wards, and a look at its map.
constexpr float kJointPlanSeconds = 9;

size_t length_of_lines(const model::Content& content, std::string_view kind)
{
    size_t length = 0;
    for (const auto& line : content.programme_lines)
        if (line.kind == kind) length += line.progress.empty() ? characters(line.title) + characters(line.description) : characters(line.progress);
    return length;
}

size_t length_of_scheme(const model::Content& content, std::string_view scheme)
{
    size_t length = 0;
    for (const auto& part : content.schemes)
        if (part.scheme == scheme) length += std::max(characters(part.title), characters(part.description));
    return length;
}

bool counted(const model::Content& content, std::string_view metric)
{
    return std::any_of(content.statistics.begin(), content.statistics.end(), [&](const auto& s) { return s.metric == metric && s.value; });
}

// A page of figures is read with the labels of the rows whose metrics begin so; it stands for one figure without which it says nothing.
size_t length_of_figures(const model::Content& content, std::string_view needed, std::initializer_list<std::string_view> metrics)
{
    if (!counted(content, needed)) return 0;
    size_t length = 0;
    for (const auto& s : content.statistics)
        if (s.value && std::any_of(metrics.begin(), metrics.end(), [&](std::string_view metric) { return s.metric.starts_with(metric); }))
            length += characters(s.label);
    return length;
}

BookPage plan_page(const model::Content& content, std::string_view item)
{
    if (item == "goals") {
        const size_t goals = length_of_lines(content, "goal");
        return {item, goals > 0 ? goals + length_of_lines(content, "joint_activity") : 0};
    }
    if (item == "work")
        return {item, length_of_figures(content, "miryoku_event_municipalities",
                                        {"miryoku_event_", "symposium_", "exhibition_count", "project_", "liaison_", "wards_with_", "disaster_recipient_"})};
    if (item == "fields") return {item, length_of_lines(content, "field")};
    if (item == "outlook") return {item, length_of_lines(content, "schedule")};
    if (item == "lines") return {item, length_of_lines(content, "plan")};
    if (item == "joint") return {item, content.plans.size(), kJointPlanSeconds * static_cast<float>(content.plans.size())};
    if (item == "model") return {item, counted(content, "kushiro_visitors_kpi") ? std::max<size_t>(length_of_scheme(content, "kushiro_arakawa"), 1) : 0};
    if (item == "survey") return {item, counted(content, "survey_q7_count") ? std::max<size_t>(length_of_scheme(content, "survey_2017"), 1) : 0};
    if (item == "grants")
        return {item, length_of_figures(content, "local_revitalisation_grant_budget",
                                        {"local_revitalisation_grant_budget", "grant_cap_", "kushiro_arakawa_grant", "core_urban_area_kpi",
                                         "settlement_area_kpi"})};
    return {item, length_of_scheme(content, "platform")};
}

// 平成28年 of 平成28年4月26日.
std::string named_year(const model::Milestone& m)
{
    const size_t at = m.wareki.find("年");
    return at == std::string::npos ? std::to_string(static_cast<int>(m.date.year())) : m.wareki.substr(0, at);
}

BookPage partner_page(const model::Content& content, std::string_view item)
{
    size_t length = 0;
    if (item == "companies") {
        for (const auto& p : content.partners) length += characters(p.company) + characters(p.initiative_1) + characters(p.initiative_2);
    } else if (item.starts_with("history-")) {
        for (const auto& m : history_page(content, static_cast<size_t>(item.back() - '0'))) length += characters(m.event);
    } else {
        for (const auto& c : content.contacts)
            if (c.kind != "phone") length += characters(c.name) + characters(c.purpose);
    }
    return {item, length};
}

template <size_t N>
std::vector<BookPage> pages_with_words(const model::Content& content, const std::array<std::string_view, N>& items,
                                       BookPage (*page_of)(const model::Content&, std::string_view))
{
    std::vector<BookPage> pages;
    for (const std::string_view item : items)
        if (const BookPage page = page_of(content, item); page.characters > 0) pages.push_back(page);
    return pages;
}

}  // namespace

std::span<const model::Milestone> history_page(const model::Content& content, size_t page)
{
    const std::span<const model::Milestone> all = content.milestones;
    // Years as public bodies name them: the one of a new era is another. The border is the one nearest to an even share.
    const auto border = [&](size_t part) {
        const size_t even = part * all.size();   // in so many parts of a step
        size_t best = 0, off = even;
        for (size_t i = 1; i <= all.size(); ++i) {
            if (i < all.size() && named_year(all[i]) == named_year(all[i - 1])) continue;
            const size_t here = i * kHistoryPages, away = here > even ? here - even : even - here;
            if (away < off) best = i, off = away;
        }
        return best;
    };
    if (page < 1 || page > kHistoryPages) return {};
    const size_t begin = border(page - 1), end = border(page);
    return all.subspan(begin, end - begin);
}

std::vector<BookPage> plan_pages(const model::Content& content) { return pages_with_words(content, kPlanPages, plan_page); }
std::vector<BookPage> partner_pages(const model::Content& content) { return pages_with_words(content, kPartnerPages, partner_page); }

}  // namespace renkei::programme
