#pragma once
// How many browsers send files at once: each takes the desk's disk and a decoder's memory.

#include <cstddef>
#include <mutex>

namespace renkei::desk {

inline constexpr size_t kMostUploads = 2;

// A place among the uploads, given back at the end.
struct Seat {
    std::mutex& door;
    size_t& taken;
    bool has = false;
    Seat(std::mutex& d, size_t& t) : door(d), taken(t)
    {
        const std::lock_guard held(door);
        has = taken < kMostUploads;
        if (has) ++taken;
    }
    ~Seat()
    {
        const std::lock_guard held(door);
        if (has) --taken;
    }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
};

}  // namespace renkei::desk
