#include "base/hash.hpp"

#include <nettle/sha2.h>
#include <sodium.h>

// SHA-256 by nettle, which asks the processor for it: 4 times as fast as libsodium, which computes it on any.

namespace renkei {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

struct Sha256Parts::State {
    sha256_ctx nettle;
};

Sha256Parts::Sha256Parts() : state_(std::make_unique<State>()) { sha256_init(&state_->nettle); }
Sha256Parts::~Sha256Parts() = default;

void Sha256Parts::add(std::span<const uint8_t> bytes) { sha256_update(&state_->nettle, bytes.size(), bytes.data()); }

Sha256 Sha256Parts::finish()
{
    Sha256 out;
    sha256_digest(&state_->nettle, out.size(), out.data());
    return out;
}

Sha256 sha256(std::span<const uint8_t> bytes)
{
    Sha256Parts whole;
    whole.add(bytes);
    return whole.finish();
}

Blake128 blake128(std::string_view bytes)
{
    Blake128 out;
    crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), nullptr, 0);
    return out;
}

std::string blake256_hex(std::string_view bytes)
{
    std::array<uint8_t, 32> out;
    crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), nullptr, 0);
    return to_hex(out);
}

std::string to_hex(std::span<const uint8_t> bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace renkei
