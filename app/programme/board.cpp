#include "programme/board.hpp"

#include <algorithm>
#include <tuple>

namespace renkei::programme {
namespace {

// The key settles what is left equal, so that the order never depends on the order of loading.
bool by_start(const model::Event* a, const model::Event* b)
{
    const auto order = [](const model::Event* e) {
        return std::tuple(std::chrono::sys_days(*e->start_date), e->start_minute.value_or(0), std::chrono::sys_days(model::last_day(*e)),
                          std::string_view(e->key), std::string_view(e->title));
    };
    return order(a) < order(b);
}

constexpr int kMidnight = 24 * 60;

// A one-day event would otherwise stand behind an exhibition of two months.
bool by_end(const model::Event* a, const model::Event* b)
{
    const auto end_a = std::chrono::sys_days(model::last_day(*a)), end_b = std::chrono::sys_days(model::last_day(*b));
    if (end_a != end_b) return end_a < end_b;
    const int hour_a = a->end_minute.value_or(kMidnight), hour_b = b->end_minute.value_or(kMidnight);
    return hour_a != hour_b ? hour_a < hour_b : by_start(a, b);
}

// On its last day its time is over. One that lasts several days may mean with its times each of them: then only the last counts.
bool ended(const model::Event& event, Date day, int minute) { return model::last_day(event) == day && event.end_minute && *event.end_minute <= minute; }

std::vector<const model::Event*> rows_from(const std::vector<const model::Event*>& events, size_t first, size_t count)
{
    const size_t begin = std::min(first, events.size()), end = std::min(begin + count, events.size());
    return {events.begin() + static_cast<std::ptrdiff_t>(begin), events.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace

std::optional<EventState> state_on(const model::Event& event, Date day, int minute)
{
    if (!event.start_date || !event.start_date->ok()) return std::nullopt;
    if (event.end_date && (!event.end_date->ok() || *event.end_date < *event.start_date)) return std::nullopt;
    if (day < *event.start_date) return EventState::Coming;
    if (day > model::last_day(event) || ended(event, day, minute)) return EventState::Past;
    return EventState::Today;
}

size_t ended_today(const std::vector<model::Event>& events, Date day, int minute)
{
    return static_cast<size_t>(std::count_if(events.begin(), events.end(),
                                             [&](const model::Event& event) { return event.start_date && ended(event, day, minute); }));
}

std::vector<BoardPage> board(const std::vector<model::Event>& events, Date day, int rows_a_page, int minute)
{
    const auto rows = static_cast<size_t>(std::max(rows_a_page, 1));
    std::vector<const model::Event*> today, coming, past;
    for (const model::Event& event : events) {
        const auto state = state_on(event, day, minute);
        if (!state) continue;
        (*state == EventState::Today ? today : *state == EventState::Coming ? coming : past).push_back(&event);
    }
    std::sort(today.begin(), today.end(), by_end);
    std::sort(coming.begin(), coming.end(), by_start);

    std::vector<BoardPage> pages;
    if (today.empty() && coming.empty()) {
        std::sort(past.begin(), past.end(), [](const auto* a, const auto* b) { return by_start(b, a); });
        for (size_t first = 0; first < past.size() && pages.size() < kMaxRecordPages; first += rows)
            pages.push_back({.record = true, .today = nullptr, .rows = rows_from(past, first, rows)});
        return pages;
    }
    const size_t coming_pages = (coming.size() + rows - 1) / rows;
    const size_t wanted = std::min(std::max(today.size(), coming_pages), kMaxBoardPages);
    for (size_t page = 0; page < wanted; ++page) {
        // With more of today than there are pages of coming ones, the coming ones are repeated: half a page never stays empty.
        const size_t coming_page = coming_pages == 0 ? 0 : page % coming_pages;
        pages.push_back({.record = false, .today = page < today.size() ? today[page] : nullptr, .rows = rows_from(coming, coming_page * rows, rows)});
    }
    return pages;
}

}  // namespace renkei::programme
