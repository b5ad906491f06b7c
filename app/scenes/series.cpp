#include "scenes/series.hpp"

#include <algorithm>
#include <charconv>

namespace renkei::scenes {
namespace {

constexpr float kAxisEnd = 2022.25f;   // end of fiscal 2021, and of what the sources tell

float decimal_year(Date d)
{
    const auto day = std::chrono::sys_days(d), first = std::chrono::sys_days(Date{d.year(), std::chrono::January, std::chrono::day(1)});
    return static_cast<float>(static_cast<int>(d.year())) + static_cast<float>((day - first).count()) / 365.25f;
}

Series yearly(const model::Content& content, const char* metric, SeriesId id)
{
    Series series{id, {}, false, 0};
    for (const auto& s : content.statistics) {
        if (s.metric != metric || !s.value || (s.status != "actual" && s.status != "projected")) continue;
        Reading r;
        r.value = static_cast<float>(*s.value);
        r.kind = s.status == "projected" ? ReadingKind::Projected : ReadingKind::Actual;
        if (s.as_of) {
            r.year = decimal_year(*s.as_of);
        } else if (s.period.starts_with("FY")) {
            int fiscal = 0;
            if (std::from_chars(s.period.data() + 2, s.period.data() + s.period.size(), fiscal).ec != std::errc{}) continue;
            r.year = static_cast<float>(fiscal) + 0.25f;   // a fiscal year begins in April
            series.level_to = std::max(series.level_to, r.year + 1);
        } else {
            continue;
        }
        series.readings.push_back(r);
    }
    std::stable_sort(series.readings.begin(), series.readings.end(), [](const Reading& a, const Reading& b) { return a.year < b.year; });
    float before = 0;
    for (Reading& r : series.readings) {
        if (r.kind == ReadingKind::Projected) continue;
        r.after_gap = before > 0 && r.year - before > 1.2f;
        before = r.year;
    }
    return series;
}

}  // namespace

std::vector<Series> series_of(const model::Content& content)
{
    std::vector<Series> all{yearly(content, "total_linked_municipalities", SeriesId::Total), yearly(content, "ward_exchange_municipalities", SeriesId::WardExchange)};
    // The agreements have their real days, which say more than the yearly count.
    Series agreements{SeriesId::Agreements, {}, true, kAxisEnd};
    std::vector<const model::Organisation*> signed_order;
    for (const auto& o : content.organisations) signed_order.push_back(&o);
    std::stable_sort(signed_order.begin(), signed_order.end(), [](auto* a, auto* b) { return a->signed_date < b->signed_date; });
    float total = 0;
    for (const auto* o : signed_order) {
        total += static_cast<float>(o->member_count);
        const float year = decimal_year(o->signed_date);
        if (!agreements.readings.empty() && agreements.readings.back().year == year) agreements.readings.back().value = total;
        else agreements.readings.push_back({year, total, ReadingKind::Actual, false, false});
    }
    all.push_back(std::move(agreements));
    all.push_back(yearly(content, "website_member_municipalities", SeriesId::Members));
    for (Series& s : all) {
        if (s.readings.empty()) continue;
        s.readings.front().labelled = true;
        if (s.id == SeriesId::Members || s.id == SeriesId::Agreements) continue;   // these two lie close: only their first value
        for (Reading& r : s.readings) r.labelled = r.labelled || (!r.after_gap && (r.kind == ReadingKind::Actual || s.id == SeriesId::Total));
    }
    return all;
}

}  // namespace renkei::scenes
