#include "feed/keys.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <span>

#include "base/hash.hpp"
#include "base/sentence.hpp"

namespace renkei::feed {
namespace {

using Pkey = std::shared_ptr<EVP_PKEY>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr size_t kLongestPem = 16384;   // bytes: an RSA key of 16,384 bits has 2,800
constexpr int kFewestRsaBits = 2048, kMostRsaBits = 8192;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
std::span<const uint8_t> span_of(std::string_view bytes) { return {raw(bytes), bytes.size()}; }

Pkey owned(EVP_PKEY* key) { return {key, EVP_PKEY_free}; }

Pkey read_public_pem(const std::string& pem)
{
    if (pem.size() > kLongestPem) return nullptr;
    const Bio memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    Pkey key = owned(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return key;
}

std::string text_of(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_p256(const EVP_PKEY* key)
{
    std::array<char, 64> group{};
    size_t length = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC && EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
        std::string_view(group.data(), length) == "prime256v1";
}

}  // namespace

std::optional<std::string> from_hex(std::string_view hex)
{
    if (hex.size() % 2 != 0) return std::nullopt;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string bytes;
    for (size_t i = 0; i < hex.size(); i += 2) {
        const int high = digit(hex[i]), low = digit(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string key_id(const Json& key) { return to_hex(sha256(span_of(canonical(key)))); }

std::optional<PublicKey> PublicKey::from(const Json& key)
{
    const auto values = key.find("keyval");
    if (values == key.end() || !values->is_object()) return std::nullopt;
    const std::string kind = text_of(key, "keytype"), scheme = text_of(key, "scheme"), value = text_of(*values, "public");
    if (kind == "ed25519" && scheme == "ed25519") {
        const auto bytes = from_hex(value);
        if (!bytes || bytes->size() != 32) return std::nullopt;
        Pkey made = owned(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(*bytes), bytes->size()));
        return made ? std::optional(PublicKey(Scheme::Ed25519, std::move(made))) : std::nullopt;
    }
    if (scheme == "ecdsa-sha2-nistp256" && (kind == "ecdsa" || kind == "ecdsa-sha2-nistp256")) {
        Pkey made = read_public_pem(value);
        return made && is_p256(made.get()) ? std::optional(PublicKey(Scheme::EcdsaP256, std::move(made))) : std::nullopt;
    }
    if (kind == "rsa" && scheme == "rsassa-pss-sha256") {
        Pkey made = read_public_pem(value);
        if (!made || EVP_PKEY_get_base_id(made.get()) != EVP_PKEY_RSA) return std::nullopt;
        const int bits = EVP_PKEY_get_bits(made.get());
        return bits >= kFewestRsaBits && bits <= kMostRsaBits ? std::optional(PublicKey(Scheme::RsaPss, std::move(made))) : std::nullopt;
    }
    return std::nullopt;
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const
{
    const auto bytes = from_hex(signature);
    if (!bytes || bytes->empty()) return false;
    // As long as the modulus (RFC 8017, 8.1.2, step 1): OpenSSL takes one without its leading zeros, too.
    if (scheme_ == Scheme::RsaPss && bytes->size() != static_cast<size_t>(EVP_PKEY_get_size(key_.get()))) return false;
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* how = nullptr;   // the context's
    const EVP_MD* const digest = scheme_ == Scheme::Ed25519 ? nullptr : EVP_sha256();
    bool right = context && EVP_DigestVerifyInit(context.get(), &how, digest, nullptr, key_.get()) == 1;
    if (right && scheme_ == Scheme::RsaPss)
        right = EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_PSS_PADDING) == 1 && EVP_PKEY_CTX_set_rsa_pss_saltlen(how, RSA_PSS_SALTLEN_AUTO) == 1;
    right = right && EVP_DigestVerify(context.get(), raw(*bytes), bytes->size(), raw(message), message.size()) == 1;
    ERR_clear_error();
    return right;
}

SigningKey::SigningKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key))
{
    std::array<uint8_t, 32> bytes{};
    size_t size = bytes.size();
    (void)EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size);
    public_ = Json{{"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", Json{{"public", to_hex(bytes)}}}};
    id_ = key_id(public_);
}

Result<SigningKey> SigningKey::generate()
{
    Pkey key = owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!key) return Error{ErrorKind::Internal, sentence("The library of signatures fails ({1})", "EVP_PKEY_Q_keygen")};
    return SigningKey(std::move(key));
}

Result<SigningKey> SigningKey::from_pem(const std::string& pem, const std::string& name)
{
    const Bio memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    // A callback that gives no password: without one libcrypto would ask the terminal.
    Pkey key = owned(PEM_read_bio_PrivateKey(memory.get(), nullptr, [](char*, int, int, void*) { return 0; }, nullptr));
    ERR_clear_error();
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
        return Error{ErrorKind::BadData, sentence("The key {1} is no private key of ed25519", name)};
    return SigningKey(std::move(key));
}

std::string SigningKey::pem() const
{
    const Bio memory(BIO_new(BIO_s_mem()), BIO_free);
    (void)PEM_write_bio_PKCS8PrivateKey(memory.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<size_t>(size)};
}

std::string SigningKey::sign(std::string_view message) const
{
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::array<uint8_t, 64> signature{};
    size_t size = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1) return {};
    if (EVP_DigestSign(context.get(), signature.data(), &size, raw(message), message.size()) != 1) return {};
    return to_hex(signature);
}

}  // namespace renkei::feed
