#include "map/placement.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace renkei::map {
namespace {

// On its anchor, then a quarter of its height farther up or down at a time, then to the sides.
std::vector<Rect> positions_on(const LabelRequest& l)
{
    const Rect centred{l.anchor.x - l.size.w / 2, l.anchor.y - l.size.h / 2, l.size.w, l.size.h};
    std::vector<Rect> tried{centred};
    for (int step = 1; step <= 6; ++step)
        for (const float way : {-0.25f, 0.25f}) tried.push_back(centred.moved({0, way * static_cast<float>(step) * l.size.h}));
    for (const float way : {-0.5f, 0.5f}) tried.push_back(centred.moved({way * l.size.w, 0}));
    return tried;
}

std::vector<Rect> positions(const LabelRequest& l)
{
    if (l.area) return positions_on(l);
    const float near_x = l.clearance, near_y = l.clearance, w = l.size.w, h = l.size.h;
    const auto at = [&](float dx, float dy) { return Rect{l.anchor.x + dx, l.anchor.y + dy, w, h}; };
    const float diagonal_x = near_x * 0.7f, diagonal_y = near_y * 0.7f;
    return {at(near_x, -h / 2), at(-near_x - w, -h / 2), at(-w / 2, -near_y - h), at(-w / 2, near_y),
            at(diagonal_x, -diagonal_y - h), at(diagonal_x, diagonal_y), at(-diagonal_x - w, -diagonal_y - h), at(-diagonal_x - w, diagonal_y)};
}

// Tops of blocks in a given order that lie as near as can be (least squares) to where they would like to be: blocks that
// press on each other are pooled and share their mean (pool adjacent violators).
std::vector<float> tops(const std::vector<Callout>& ordered, const Column& column)
{
    struct Pool {
        float mean;   // of the wished tops, less what lies above within the column
        float count;
        size_t first;
    };
    const size_t n = ordered.size();
    std::vector<float> offset(n + 1, 0);
    for (size_t i = 0; i < n; ++i) offset[i + 1] = offset[i] + ordered[i].height + column.gap;
    std::vector<Pool> pools;
    for (size_t i = 0; i < n; ++i) {
        pools.push_back({ordered[i].anchor.y - column.rise - ordered[i].height / 2 - offset[i], 1, i});
        while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.back().mean) {
            const Pool last = pools.back();
            pools.pop_back();
            Pool& into = pools.back();
            into.mean = (into.mean * into.count + last.mean * last.count) / (into.count + last.count);
            into.count += last.count;
        }
    }
    const float lowest = column.top, highest = std::max(lowest, column.bottom - offset[n] + column.gap);
    std::vector<float> result(n);
    for (size_t p = 0; p < pools.size(); ++p) {
        const size_t end = p + 1 < pools.size() ? pools[p + 1].first : n;
        for (size_t i = pools[p].first; i < end; ++i) result[i] = std::clamp(pools[p].mean, lowest, highest) + offset[i];
    }
    return result;
}

Leader leader(const Callout& callout, float top, const Column& column)
{
    const float sign = column.side == Side::Right ? 1.0f : -1.0f;
    const float y = top + callout.height / 2;
    const float room = std::max(0.0f, sign * (column.x - callout.anchor.x) - column.stub);
    const float across = std::min(std::abs(y - callout.anchor.y), room);
    return {top, callout.anchor, {callout.anchor.x + sign * across, y}, {column.x, y}};
}

float cross(Vec2 a, Vec2 b, Vec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool segments_cross(Vec2 a, Vec2 b, Vec2 c, Vec2 d)
{
    return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

bool leaders_cross(const Leader& a, const Leader& b)
{
    return segments_cross(a.from, a.knee, b.from, b.knee) || segments_cross(a.from, a.knee, b.knee, b.to) ||
           segments_cross(a.knee, a.to, b.from, b.knee);
}

}  // namespace

std::vector<std::optional<Rect>> place_labels(std::span<const LabelRequest> labels, Rect within, std::span<const Rect> obstacles)
{
    std::vector<std::optional<Rect>> placed(labels.size());
    const auto inside = [&](const Rect& r) { return r.x >= within.x && r.y >= within.y && r.right() <= within.right() && r.bottom() <= within.bottom(); };
    const auto free = [&](size_t own, const Rect& r) {
        if (std::any_of(obstacles.begin(), obstacles.end(), [&](const Rect& o) { return r.meets(o); })) return false;
        for (size_t i = 0; i < labels.size(); ++i)
            if ((placed[i] && r.meets(*placed[i])) || (i != own && !labels[i].area && r.contains(labels[i].anchor))) return false;
        return true;
    };
    for (size_t i = 0; i < labels.size(); ++i)
        for (const Rect& r : positions(labels[i]))
            if (inside(r) && free(i, r)) {
                placed[i] = r;
                break;
            }
    return placed;
}

std::vector<Leader> lay_column(std::span<const Callout> callouts, const Column& column)
{
    const size_t n = callouts.size();
    std::vector<size_t> order(n);
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return callouts[a].anchor.y < callouts[b].anchor.y; });
    std::vector<Leader> leaders(n);
    const auto lay = [&] {
        std::vector<Callout> ordered;
        for (const size_t i : order) ordered.push_back(callouts[i]);
        const std::vector<float> top = tops(ordered, column);
        for (size_t i = 0; i < n; ++i) leaders[i] = leader(ordered[i], top[i], column);
    };
    // By latitude lines rarely cross; where crowding pushes a label past a neighbour's anchor, the two change places.
    // Each change shortens the lines, so few are needed; the bound is for ties.
    lay();
    const auto first_crossing = [&]() -> std::optional<std::pair<size_t, size_t>> {
        for (size_t i = 0; i < n; ++i)
            for (size_t j = i + 1; j < n; ++j)
                if (leaders_cross(leaders[i], leaders[j])) return std::pair{i, j};
        return std::nullopt;
    };
    for (size_t round = 0; round < n * n; ++round) {
        const auto pair = first_crossing();
        if (!pair) break;
        std::swap(order[pair->first], order[pair->second]);
        lay();
    }
    std::vector<Leader> answer(n);
    for (size_t i = 0; i < n; ++i) answer[order[i]] = leaders[i];
    return answer;
}

}  // namespace renkei::map
