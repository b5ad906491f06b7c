#pragma once
// The walls around the decoder (walls/walls.hpp): no files, no sockets, no programs, bounded memory and time.

namespace renkei::decoder {

// Bounds of memory, processor time, files and processes. False when the system refuses one.
[[nodiscard]] bool limit_resources();

// From here on only what computing and answering takes. Opening a file fails, everything else ends the program (SIGSYS).
// False when the kernel has no seccomp: then nothing may be decoded.
[[nodiscard]] bool enter_sandbox();

}  // namespace renkei::decoder
