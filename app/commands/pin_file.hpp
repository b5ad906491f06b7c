#pragma once
// The PIN of the staff panel: its hash, the lock and what was tried, in one file of the store's folder that its owner alone may
// read. Survives restarts and is told by `renkei pin --log`.
//
// Thread: any but the render thread; reads and writes a file, hashes for 100 ms and more. Only one process tries at a time.
// Errors: sentences that name the file.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "staff/lock.hpp"

namespace renkei::commands {

struct PinTry {
    enum class Kind { Opened, Wrong, Locked } kind = Kind::Opened;
    Instant at{};
};

struct PinFile {
    std::string hash;               // empty: no PIN, the panel stays closed
    staff::Lock lock{};
    std::vector<PinTry> tries{};    // oldest first, the last kKeptTries of them
};
inline constexpr size_t kKeptTries = 500;

// A file that is not there is one without a PIN.
[[nodiscard]] Result<PinFile> read_pin_file(const std::filesystem::path& folder);
[[nodiscard]] Result<void> write_pin_file(const std::filesystem::path& folder, const PinFile& file);

struct PinAnswer {
    bool set = false, open = false;
    int tries_left = 0, seconds_locked = 0;
};
// Tries a PIN: counted before it is compared, so that a power cut gives no try. An empty one only asks how things stand.
[[nodiscard]] Result<PinAnswer> try_pin(const std::filesystem::path& folder, const std::string& pin, Instant now);

}  // namespace renkei::commands
