#include "base/pin_hash.hpp"

#include <sodium.h>

#include <array>

#include "base/sentence.hpp"

namespace renkei {

Result<std::string> hash_pin(std::string_view pin)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (sodium_init() < 0 || crypto_pwhash_str_alg(text.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                                   crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{ErrorKind::Unavailable, sentence("There is no memory for the PIN's hash; end other programs and try again")};
    return std::string(text.data());
}

bool pin_matches(const std::string& hash, std::string_view pin)
{
    return hash.size() < crypto_pwhash_STRBYTES && sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace renkei
