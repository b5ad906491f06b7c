#pragma once
// The desk's own certificate: EC P-256, self-signed, made once and kept. Reads and writes two files. Errors: CannotCreate, Unavailable.

#include <filesystem>
#include <string>
#include <vector>

#include "base/civil_time.hpp"
#include "base/result.hpp"

namespace renkei::desk {

// Both files, the key with 0600, for these names and addresses; what is there already is left. Valid from `now` for 825 days, the longest
// that browsers take; one that ends within 30 days is made anew.
[[nodiscard]] Result<void> make_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key, const std::vector<std::string>& hosts,
                                            Instant now);
// SHA-256 of the certificate as browsers show it: AA:BB:…; empty where it cannot be read.
[[nodiscard]] std::string fingerprint_of(const std::filesystem::path& certificate);

}  // namespace renkei::desk
