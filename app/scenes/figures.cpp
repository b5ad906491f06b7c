#include "scenes/figures.hpp"

#include <charconv>

#include "scenes/strings.hpp"
#include "text/dates.hpp"

namespace renkei::scenes {
namespace {

constexpr float kApril = 0.25f;   // a fiscal year begins a quarter into the year

// "2022" or "FY2021"; nothing for a range.
std::optional<Taken> taken(std::string_view period)
{
    Taken t;
    t.precision = period.starts_with("FY") ? Taken::Precision::FiscalYear : Taken::Precision::Year;
    if (t.precision == Taken::Precision::FiscalYear) period.remove_prefix(2);
    const auto [end, error] = std::from_chars(period.data(), period.data() + period.size(), t.year);
    if (error != std::errc{} || end != period.data() + period.size()) return std::nullopt;
    return t;
}

}  // namespace

float decimal_year(Date d)
{
    const auto day = std::chrono::sys_days(d), first = std::chrono::sys_days(Date{d.year(), std::chrono::January, std::chrono::day(1)});
    return static_cast<float>(static_cast<int>(d.year())) + static_cast<float>((day - first).count()) / 365.25f;
}

float Taken::begins() const
{
    if (precision == Precision::Day) return decimal_year(day);
    return static_cast<float>(year) + (precision == Precision::FiscalYear ? kApril : 0);
}

float Taken::ends() const { return begins() + (precision == Precision::Day ? 0 : 1); }

std::optional<Taken> taken(const model::Statistic& row)
{
    if (row.as_of) return Taken{Taken::Precision::Day, *row.as_of, 0};
    return taken(std::string_view(row.period));
}

std::optional<Figure> newest_figure(const model::Content& content, std::string_view metric)
{
    std::optional<Figure> newest;
    for (const auto& row : content.statistics) {
        if (row.metric != metric || !row.value || row.status != "actual") continue;
        const auto when = taken(row);
        if (when && (!newest || when->ends() >= newest->taken.ends())) newest = Figure{*row.value, *when, &row};
    }
    return newest;
}

std::string told(const Taken& taken, Wording language)
{
    switch (taken.precision) {
        case Taken::Precision::Day: return filled(words("figures.as_of", language), "day", text::long_date(taken.day, language, text::Weekday::Omit));
        case Taken::Precision::FiscalYear: return text::fiscal_year_name(taken.year, language);
        case Taken::Precision::Year: break;
    }
    // 1 December lies in the era that the year bears at its end; a calendar year of two eras is told by the new one.
    return text::year_name(Date{std::chrono::year(taken.year), std::chrono::December, std::chrono::day(1)}, language);
}

std::string yen_amount(long long yen, Wording language)
{
    constexpr long long kMillion = 1'000'000, kBillion = 1'000 * kMillion;
    if (language == Language::English) {
        const long long tenths = (yen + kMillion / 20) / (kMillion / 10);
        if (yen > 0 && yen % kBillion == 0) return "¥" + text::grouped(yen / kBillion) + " billion";
        if (yen > 0 && yen % kMillion == 0) return "¥" + text::grouped(yen / kMillion) + " million";
        if (yen > kMillion) return "¥" + text::grouped(tenths / 10) + "." + std::to_string(tenths % 10) + " million";
        return "¥" + text::grouped(yen);
    }
    struct Units {
        const char *oku, *man, *yen;
    };
    const Units units = language == Language::SimplifiedChinese ? Units{"亿", "万", "日元"} : language == Language::TraditionalChinese ? Units{"億", "萬", "日圓"} : language == Language::Korean ? Units{"억", "만", " 엔"} : Units{"億", "万", "円"};
    const long long oku = yen / 100000000, man = yen / 10000 % 10000, rest = yen % 10000;
    const auto number = [&](long long n) { return language.easy ? std::to_string(n) : text::grouped(n); };
    std::string text;
    if (oku > 0) text += number(oku) + units.oku;
    if (man > 0) text += (text.empty() || language != Language::Korean ? "" : " ") + number(man) + units.man;
    if (rest > 0) text += (text.empty() || language != Language::Korean ? "" : " ") + number(rest);
    return text + units.yen;
}

std::string yen_in_figures(long long yen, Wording language) { return language.easy ? text::grouped(yen) + "円" : ""; }

}  // namespace renkei::scenes
