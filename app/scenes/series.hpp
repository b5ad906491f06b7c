#pragma once
// The four figures that grew, as series over time, from the statistics table and the signing days.

#include <vector>

#include "scenes/figures.hpp"

namespace renkei::scenes {

enum class SeriesId { Total, WardExchange, Agreements, Members };
enum class ReadingKind { Actual, Projected };

struct Reading {
    float year = 0;          // decimal years: 2015-08-01 is 2015.58
    float value = 0;
    ReadingKind kind = ReadingKind::Actual;
    bool after_gap = false;  // more than 14 months without a value before it: drawn dotted
    bool labelled = false;   // the value is written beside its point
};

struct Series {
    SeriesId id = SeriesId::Total;
    std::vector<Reading> readings;   // ascending in time
    bool staircase = false;          // changes on given days and stays until the next
    float level_to = 0;              // the last value is a whole fiscal year's and lies level until here; 0: a point
    std::optional<Taken> taken;      // of the last value that is no projection
};

struct Span {
    float first = 0, last = 0;       // decimal years
    float highest = 0;               // value
};

[[nodiscard]] std::vector<Series> series_of(const model::Content& content);
// That is no projection; null where there is none.
[[nodiscard]] const Reading* last_reading(const Series& series);
[[nodiscard]] Span span_of(const std::vector<Series>& all);
// The end of an axis that holds the value: a whole fifth of its power of ten (1,096 → 1,200).
[[nodiscard]] float round_above(float value);

}  // namespace renkei::scenes
