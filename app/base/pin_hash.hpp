#pragma once
// A PIN as a memory-hard hash (Argon2id, 64 MiB, libsodium's text form with salt and costs inside). Some 100 ms each: never on
// the render thread. Pure but for the salt; any thread. Error: Unavailable when there is no memory for it.

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace renkei {

[[nodiscard]] Result<std::string> hash_pin(std::string_view pin);
// In constant time. A text that is no such hash matches nothing.
[[nodiscard]] bool pin_matches(const std::string& hash, std::string_view pin);

}  // namespace renkei
