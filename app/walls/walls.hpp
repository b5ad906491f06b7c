#pragma once
// The walls around a program that reads what somebody else has made: bounded memory and time, and of the system's calls only
// what its work takes. Entered once, by the program itself, before it has read a byte. libseccomp lives here.

#include <cstdint>

namespace renkei::walls {

struct Bounds {
    uint64_t memory_bytes = 0;        // of address space
    uint64_t processor_seconds = 0;   // of all its threads together
};

// Also: no file grows, no core is written, and nobody looks into the process. False when the system refuses one.
[[nodiscard]] bool limit_resources(const Bounds& bounds);

enum class Work {
    Decode,          // computes and answers: opening a file fails, anything else that it has no need of ends it (SIGSYS)
    DrawDocument,    // likewise, and whoever looks for a font or a table of characters is told that there is none
    Play,            // threads, and files for reading (fonts). No socket, no program, nothing written; what else is asked fails
    PlayWithSound,   // … and what sound takes: local sockets, and devices opened for writing
};

// From here on only this. False when the kernel has no seccomp: then nothing may be read.
[[nodiscard]] bool enter(Work work);

}  // namespace renkei::walls
