#include "scenes/event_fit.hpp"

#include <algorithm>

namespace renkei::scenes {
namespace {

// False when nothing is left to take.
bool take_a_line(EventLines& lines)
{
    constexpr int kMuchTitle = 4, kMuchVenue = 3, kLeast = 2;
    const auto shorten = [&](int title, int venue) {
        if (lines.title <= title && lines.venue <= venue) return false;
        --(lines.title - title >= lines.venue - venue ? lines.title : lines.venue);
        return true;
    };
    if (shorten(kMuchTitle, kMuchVenue)) return true;
    if (lines.note > 0) {
        --lines.note;
        return true;
    }
    return shorten(kLeast, kLeast) || shorten(kLeast, 1) || shorten(1, 1);
}

}  // namespace

EventLines fewer_lines(EventLines lines, float room, const std::function<float(const EventLines&, Ending)>& height)
{
    for (const Ending ending : {Ending::Torn, Ending::Marked})
        while (height(lines, ending) > room && take_a_line(lines)) {}
    return lines;
}

float share_of(std::vector<float> heights, float all)
{
    std::sort(heights.begin(), heights.end());
    auto left = static_cast<float>(heights.size());
    for (const float height : heights) {
        if (height * left > all) return all / left;
        all -= height;
        --left;
    }
    return heights.empty() ? all : heights.back();
}

}  // namespace renkei::scenes
