#pragma once
// One figure of the statistics table with the time that its own row gives it. Which year stands beside a number is never
// written in a scene: it comes from here.

#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "model/content.hpp"

namespace renkei::scenes {

// When a figure was taken, as exactly as its source says.
struct Taken {
    enum class Precision { Day, FiscalYear, Year };
    Precision precision = Precision::Year;
    Date day{};          // Precision::Day
    int year = 0;        // otherwise; a fiscal year by the year in which it begins (April)

    [[nodiscard]] float begins() const;   // decimal years: 2015-08-01 is 2015.58
    [[nodiscard]] float ends() const;     // of a day: the same
};

struct Figure {
    double value = 0;
    Taken taken;
    const model::Statistic* row = nullptr;   // into the content
};

[[nodiscard]] float decimal_year(Date date);
// Nothing for a row without a date and without a year.
[[nodiscard]] std::optional<Taken> taken(const model::Statistic& row);
// The last figure of a metric that is no projection.
[[nodiscard]] std::optional<Figure> newest_figure(const model::Content& content, std::string_view metric);
// 令和4年3月1日現在, 令和3年度, 令和4年; as of 2022.3.1, fiscal 2021, 2022
[[nodiscard]] std::string told(const Taken& taken, Wording language);
// 10億円, 1億1,300万円 (in easy Japanese 1億1300万円: no comma where nobody says a thousand), 10亿日元, 5,500만 엔; ¥1 billion, ¥55 million,
// and ¥44.9 million, rounded as English tells it.
[[nodiscard]] std::string yen_amount(long long yen, Wording language);
// 1,000,000,000円: for who does not know 億, beside the amount in easy Japanese; empty in other languages.
[[nodiscard]] std::string yen_in_figures(long long yen, Wording language);

}  // namespace renkei::scenes
