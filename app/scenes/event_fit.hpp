#pragma once
// What an event's words lose where a page has no room for them all. Pure; throws nothing.

#include <functional>
#include <vector>

namespace renkei::scenes {

// Lines at most of each; without a line for the note, … stands after the hours.
struct EventLines {
    int title = 0, venue = 0, note = 0;
};

// All that an event may say, at the smallest type: more than the longest accepted texts need.
inline constexpr EventLines kEventWhole{16, 16, 1};

// Torn at the end of their lines, for a measure alone: to find where a phrase ends takes long. Or at a phrase, with … after it.
enum class Ending { Torn, Marked };

// Line by line fewer until `height` is no more than the room: first what is very long of title and venue, then the note, then
// the rest, of which a line of each stays.
[[nodiscard]] EventLines fewer_lines(EventLines lines, float room, const std::function<float(const EventLines&, Ending)>& height);

// The most that one of these heights may take so that together they are no more than `all`: low ones leave their part to the others.
[[nodiscard]] float share_of(std::vector<float> heights, float all);

}  // namespace renkei::scenes
