#include "canvas/track.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace renkei::canvas {

namespace {

// Below this two values give the same pixels in any layout of ours.
constexpr float kSame = 1e-5f;

}  // namespace

float ease(Ease kind, float t)
{
    t = std::clamp(t, 0.0f, 1.0f);
    switch (kind) {
        case Ease::Linear: return t;
        case Ease::OutQuint: {
            const float u = 1 - t;
            return 1 - u * u * u * u * u;
        }
        case Ease::InQuad: return t * t;
        case Ease::InOutSine: return 0.5f - 0.5f * std::cos(t * std::numbers::pi_v<float>);
        case Ease::InOutCubic: {
            const float u = 2 - 2 * t;
            return t < 0.5f ? 4 * t * t * t : 1 - u * u * u / 2;
        }
        case Ease::Step: return 1;   // the new value holds from the segment's begin
    }
    return t;
}

Track& Track::to(float value, float begin, float duration, Ease kind)
{
    segments_.push_back({begin, kind == Ease::Step ? 0.0f : std::max(duration, 0.0f), value, kind});
    return *this;
}

// The value when only the first `count` segments exist.
float Track::value_of(size_t count, float seconds) const
{
    for (size_t i = count; i-- > 0;) {
        const Segment& segment = segments_[i];
        if (seconds < segment.begin) continue;
        if (seconds >= segment.begin + segment.duration) return segment.value;
        const float from = value_of(i, segment.begin);
        return from + (segment.value - from) * ease(segment.kind, (seconds - segment.begin) / segment.duration);
    }
    return start_;
}

float Track::at(float seconds) const { return value_of(segments_.size(), seconds); }

bool Track::moves_at(float seconds) const
{
    for (size_t i = segments_.size(); i-- > 0;) {
        const Segment& segment = segments_[i];
        if (seconds < segment.begin) continue;
        return seconds < segment.begin + segment.duration && std::abs(value_of(i, segment.begin) - segment.value) > kSame;
    }
    return false;
}

float Track::settles() const
{
    float end = 0;
    for (const Segment& segment : segments_)
        if (segment.kind != Ease::Step) end = std::max(end, segment.begin + segment.duration);
    return end;
}

float Track::next_start(float seconds) const
{
    for (size_t i = 0; i < segments_.size(); ++i) {
        const Segment& segment = segments_[i];
        if (segment.begin > seconds && std::abs(value_of(i, segment.begin) - segment.value) > kSame) return segment.begin;
    }
    return std::numeric_limits<float>::infinity();
}

float Track::most(float from, float until) const
{
    float value = std::max(at(from), at(until));   // every movement is monotonous: extremes are at its ends
    for (const Segment& segment : segments_)
        for (const float end : {segment.begin, segment.begin + segment.duration})
            if (end > from && end < until) value = std::max(value, at(end));
    return value;
}

std::vector<Track::Stop> Track::stops() const
{
    std::vector<Stop> stops;
    for (const Segment& segment : segments_) stops.push_back({segment.begin + segment.duration, segment.value});
    return stops;
}

Track Track::reduced() const { return Track(segments_.empty() ? start_ : segments_.back().value); }

Track Track::faded(float duration, float settled) const
{
    Track result(start_);
    bool begun = false;   // the entrance fades in at once
    for (const Segment& s : segments_) {
        if (s.kind == Ease::Step) {
            result.segments_.push_back(s);
            continue;
        }
        const float begin = s.begin < settled ? 0 : s.begin;
        if (begin == 0 && begun) {
            result.segments_.back().value = s.value;
            continue;
        }
        result.to(s.value, begin, duration, Ease::Linear);
        begun = begun || begin == 0;
    }
    return result;
}

}  // namespace renkei::canvas
