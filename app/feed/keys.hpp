#pragma once
// Keys and signatures: ed25519 (ours), ecdsa-sha2-nistp256 and rsassa-pss-sha256 (for those who publish with a KMS). All through
// libcrypto. A key is immutable; any thread.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "feed/canonical.hpp"

struct evp_pkey_st;

namespace renkei::feed {

// hex SHA-256 of the canonical key object, unknown members included.
[[nodiscard]] std::string key_id(const Json& key);

class PublicKey {
  public:
    // Nothing for a kind, a scheme or a value that is not known here: such a key counts for nothing.
    [[nodiscard]] static std::optional<PublicKey> from(const Json& key);
    // `signature` in hex, as it stands in a file.
    [[nodiscard]] bool verifies(std::string_view message, std::string_view signature) const;

  private:
    enum class Scheme { Ed25519, EcdsaP256, RsaPss };
    PublicKey(Scheme scheme, std::shared_ptr<evp_pkey_st> key) : scheme_(scheme), key_(std::move(key)) {}
    Scheme scheme_;
    std::shared_ptr<evp_pkey_st> key_;
};

// An ed25519 key that signs: the publisher's.
class SigningKey {
  public:
    [[nodiscard]] static Result<SigningKey> generate();
    // PEM, PKCS #8. Error: BadData.
    [[nodiscard]] static Result<SigningKey> from_pem(const std::string& pem, const std::string& name);
    [[nodiscard]] std::string pem() const;
    [[nodiscard]] const Json& public_key() const { return public_; }   // as it stands in root.json
    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] std::string sign(std::string_view message) const;    // hex

  private:
    explicit SigningKey(std::shared_ptr<evp_pkey_st> key);
    std::shared_ptr<evp_pkey_st> key_;
    Json public_;
    std::string id_;
};

// Bytes of a hex text; nothing for another text.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view hex);

}  // namespace renkei::feed
