#include "scenes/series.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::scenes {
namespace {

Series yearly(const model::Content& content, const char* metric, SeriesId id)
{
    Series series{id, {}, false, 0, {}};
    for (const auto& s : content.statistics) {
        if (s.metric != metric || !s.value || (s.status != "actual" && s.status != "projected")) continue;
        const auto when = taken(s);
        if (!when || when->precision == Taken::Precision::Year) continue;   // a bare year says no point of time
        Reading r;
        r.value = static_cast<float>(*s.value);
        r.kind = s.status == "projected" ? ReadingKind::Projected : ReadingKind::Actual;
        r.year = when->begins();
        series.readings.push_back(r);
    }
    if (const auto newest = newest_figure(content, metric)) {
        series.taken = newest->taken;
        if (newest->taken.precision == Taken::Precision::FiscalYear) series.level_to = newest->taken.ends();
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

// Where the sources end.
float last_year(const std::vector<Series>& all)
{
    float last = 0;
    for (const Series& s : all)
        for (const Reading& r : s.readings) last = std::max({last, r.year, s.level_to});
    return last;
}

}  // namespace

const Reading* last_reading(const Series& series)
{
    const auto last = std::find_if(series.readings.rbegin(), series.readings.rend(), [](const Reading& r) { return r.kind == ReadingKind::Actual; });
    return last == series.readings.rend() ? nullptr : &*last;
}

Span span_of(const std::vector<Series>& all)
{
    Span span{1e9f, last_year(all), 0};
    for (const Series& s : all)
        for (const Reading& r : s.readings) {
            span.first = std::min(span.first, r.year);
            span.highest = std::max(span.highest, r.value);
        }
    return span;
}

float round_above(float value)
{
    if (value <= 0) return 1;
    const float step = std::pow(10.0f, std::floor(std::log10(value))) / 5;
    return std::ceil(value / step) * step;
}

std::vector<Series> series_of(const model::Content& content)
{
    std::vector<Series> all{yearly(content, "total_linked_municipalities", SeriesId::Total), yearly(content, "ward_exchange_municipalities", SeriesId::WardExchange)};
    // The agreements have their real days, which say more than the yearly count.
    Series agreements{SeriesId::Agreements, {}, true, 0, {}};
    std::vector<const model::Organisation*> signed_order;
    for (const auto& o : content.organisations) signed_order.push_back(&o);
    std::stable_sort(signed_order.begin(), signed_order.end(), [](auto* a, auto* b) { return a->signed_date < b->signed_date; });
    float total = 0;
    for (const auto* o : signed_order) {
        total += static_cast<float>(o->member_count);
        const float year = decimal_year(o->signed_date);
        if (!agreements.readings.empty() && agreements.readings.back().year == year) agreements.readings.back().value = total;
        else agreements.readings.push_back({year, total, ReadingKind::Actual, false, false});
        agreements.taken = Taken{Taken::Precision::Year, {}, static_cast<int>(o->signed_date.year())};
    }
    // The table's own count may be younger than the last signing: then nothing was added until then.
    if (const auto counted = newest_figure(content, "agreement_municipalities"); counted && !signed_order.empty() && counted->taken.ends() >= agreements.taken->ends()) agreements.taken = counted->taken;
    all.push_back(std::move(agreements));
    all.push_back(yearly(content, "website_member_municipalities", SeriesId::Members));
    const float told_until = last_year(all);
    for (Series& s : all)
        if (s.staircase && !s.readings.empty()) s.level_to = told_until;   // what was signed holds
    for (Series& s : all) {
        if (s.readings.empty()) continue;
        s.readings.front().labelled = true;
        if (s.id == SeriesId::Members || s.id == SeriesId::Agreements) continue;   // these two lie close: only their first value
        for (Reading& r : s.readings) r.labelled = r.labelled || (!r.after_gap && (r.kind == ReadingKind::Actual || s.id == SeriesId::Total));
    }
    return all;
}

}  // namespace renkei::scenes
