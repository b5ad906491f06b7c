#pragma once
// Hashes of bytes. SHA-256 names media files and feed targets (everyone can check it); BLAKE2b, several times faster,
// names records and content inside the store. Pure functions, any thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace renkei {

using Sha256 = std::array<uint8_t, 32>;
using Blake128 = std::array<uint8_t, 16>;

// The SHA-256 of bytes that come in parts.
class Sha256Parts {
  public:
    Sha256Parts();
    ~Sha256Parts();
    void add(std::span<const uint8_t> bytes);
    [[nodiscard]] Sha256 finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] Sha256 sha256(std::span<const uint8_t> bytes);
[[nodiscard]] Blake128 blake128(std::string_view bytes);
// BLAKE2b with 32 bytes of result, as hex.
[[nodiscard]] std::string blake256_hex(std::string_view bytes);
[[nodiscard]] std::string to_hex(std::span<const uint8_t> bytes);  // lower case

}  // namespace renkei
