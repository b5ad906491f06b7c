// What the readers take and what they refuse: canonical JSON, keys, types, patterns.

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <catch2/catch.hpp>

#include "feed/delegation.hpp"
#include "scripted_site.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// A key of another scheme, as a KMS would have it: its public object and a signature of a message.
struct OtherKey {
    Json object;
    std::string signature;
};
OtherKey other_key(EVP_PKEY* key, const char* kind, const char* scheme, const std::string& message)
{
    BIO* bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(bio, key);
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    const std::string pem(text, static_cast<size_t>(size));
    BIO_free(bio);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* how = nullptr;
    EVP_DigestSignInit(context, &how, EVP_sha256(), nullptr, key);
    if (std::string(kind) == "rsa") EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_PSS_PADDING);
    std::vector<uint8_t> signature(1024);
    size_t length = signature.size();
    EVP_DigestSign(context, signature.data(), &length, reinterpret_cast<const unsigned char*>(message.data()), message.size());
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return {{{"keytype", kind}, {"scheme", scheme}, {"keyval", {{"public", pem}}}}, to_hex({signature.data(), length})};
}

bool reads_root(const Json& content)
{
    const auto envelope = feed::read_envelope(Json{{"signed", content}, {"signatures", Json::array()}}.dump(), "root");
    return envelope && feed::read_root(*envelope);
}

}  // namespace

TEST_CASE("JSON that two readers could understand differently is refused", "[feed]")
{
    for (const char* text : {R"({"a": 1, "a": 2})", "{} x", "{}{}", "1.5", "1e3", "\"\xff\"", "\"\\ud800\"", "", "\xEF\xBB\xBF{}", "{\"a\":1,}", "99999999999999999999999", "\"\n\"", "NaN"}) {
        CAPTURE(text);
        CHECK_FALSE(feed::parse_strictly(text).ok());
    }
    CHECK(feed::parse_strictly(std::string(32, '[') + std::string(32, ']')).ok());
    CHECK_FALSE(feed::parse_strictly(std::string(33, '[') + std::string(33, ']')).ok());
    CHECK(feed::parse_strictly("1.5", feed::Numbers::Fractions).ok());
}

TEST_CASE("the canonical form sorts by bytes and escapes two characters only", "[feed]")
{
    CHECK(feed::canonical(*feed::parse_strictly("{\"b\": [true, null, -3, {}], \"a\": \"\\\"\\\\\\u0001\\n\\u2028/\", \"\\u00e9\": 1, \"Z\": 2}")) ==
          "{\"Z\":2,\"a\":\"\\\"\\\\\x01\n\xE2\x80\xA8/\",\"b\":[true,null,-3,{}],\"\xC3\xA9\":1}");
}

TEST_CASE("three schemes verify what was signed and nothing else", "[feed]")
{
    const std::string message = "message";
    const feed::SigningKey ours = a_key();
    const std::vector<OtherKey> keys{{ours.public_key(), ours.sign(message)},
                                     other_key(EVP_EC_gen("P-256"), "ecdsa", "ecdsa-sha2-nistp256", message),
                                     other_key(EVP_RSA_gen(2048), "rsa", "rsassa-pss-sha256", message)};
    for (const OtherKey& key : keys) {
        CAPTURE(key.object.dump());
        const auto read = feed::PublicKey::from(key.object);
        REQUIRE(read);
        CHECK(read->verifies(message, key.signature));
        CHECK_FALSE(read->verifies("massage", key.signature));
        CHECK_FALSE(read->verifies(message, ""));
        CHECK_FALSE(read->verifies(message, "xy"));
        CHECK_FALSE(read->verifies(message, key.signature.substr(2)));
        Json other = key.object;
        other["scheme"] = "none";
        CHECK_FALSE(feed::PublicKey::from(other));
    }
    CHECK_FALSE(feed::PublicKey::from(other_key(EVP_EC_gen("P-384"), "ecdsa", "ecdsa-sha2-nistp256", message).object));
    CHECK_FALSE(feed::PublicKey::from(other_key(EVP_RSA_gen(1024), "rsa", "rsassa-pss-sha256", message).object));
    const auto again = feed::SigningKey::from_pem(ours.pem(), "ours");
    REQUIRE(again);
    CHECK(again->id() == ours.id());
    CHECK_FALSE(feed::SigningKey::from_pem("-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----\n", "none").ok());
}

TEST_CASE("a threshold counts different keys that signed", "[feed]")
{
    const feed::SigningKey one = a_key(), two = a_key();
    const feed::Keys keys{{one.id(), feed::PublicKey::from(one.public_key())}, {two.id(), feed::PublicKey::from(two.public_key())}};
    const feed::Role both{.key_ids = {one.id(), two.id()}, .threshold = 2};
    const Json content = {{"version", 1}};
    const auto of = [&](const std::string& text) { return feed::read_envelope(text, "root"); };
    CHECK(feed::is_signed(*of(signed_file(content, {&one, &two})), both, keys));
    CHECK_FALSE(feed::is_signed(*of(signed_file(content, {&one})), both, keys));
    CHECK_FALSE(of(signed_file(content, {&one, &one})).ok());   // the same key id twice refuses the file
    Json extra = Json::parse(signed_file(content, {&one, &two}));
    extra["signatures"].push_back({{"keyid", "unknown"}, {"sig", ""}});
    CHECK(feed::is_signed(*of(extra.dump()), both, keys));
    feed::Keys missing = keys;
    missing[two.id()].reset();
    CHECK_FALSE(feed::is_signed(*of(extra.dump()), both, missing));
}

TEST_CASE("a root has its types, its roles and true key ids", "[feed]")
{
    const ScriptedSite site;
    const Json right = site.root_json();
    REQUIRE(reads_root(right));
    const auto refused = [&](const std::function<void(Json&)>& change) {
        Json changed = right;
        change(changed);
        return !reads_root(changed);
    };
    for (const Json& version : {Json(0), Json(-1), Json("1"), Json(true), Json(nullptr)}) CHECK(refused([&](Json& r) { r["version"] = version; }));
    for (const char* expires : {"2031-02-30T00:00:00Z", "2031-01-01T00:00:00", "2031-01-01T00:00:00+00:00", "2031-01-01 00:00:00Z", "2031-01-01T24:00:00Z",
                                "2031-01-01T00:00:00.0Z"}) CHECK(refused([&](Json& r) { r["expires"] = expires; }));
    for (const char* spec : {"2.0.0", "1", "1.", "", "1.0.x"}) CHECK(refused([&](Json& r) { r["spec_version"] = spec; }));
    CHECK(refused([](Json& r) { r["_type"] = "targets"; }));
    CHECK(refused([](Json& r) { r["roles"].erase("snapshot"); }));
    CHECK(refused([](Json& r) { r["roles"]["root"]["threshold"] = 0; }));
    CHECK(refused([](Json& r) { r["roles"]["root"]["keyids"].push_back(r["roles"]["root"]["keyids"][0]); }));
    CHECK(refused([](Json& r) { r["keys"].begin().value()["x-more"] = 1; }));   // another key object has another id
    CHECK_FALSE(refused([](Json& r) { r["x-more"] = "unknown members are signed and left alone"; }));
}

TEST_CASE("paths are matched segment by segment", "[feed]")
{
    for (const auto& [pattern, path] : {std::pair{"*", "a"}, {"a/*.png", "a/b.png"}, {"*/*", "a/b"}, {"a?c", "abc"}, {"a?c", "aあc"}, {"**b", "aab"},
                                        {"a*b*c", "axxbyyc"}, {"*", ""}}) CHECK(feed::path_matches(pattern, path));
    for (const auto& [pattern, path] : {std::pair{"*", "a/b"}, {"a/*", "a/b/c"}, {"a?b", "a/b"}, {"A", "a"}, {"*.png", "a.jpg"}, {"a/*", "a"}, {"?", ""},
                                        {"[ab]", "a"}}) CHECK_FALSE(feed::path_matches(pattern, path));
    feed::Delegation by_hash;
    by_hash.hash_prefixes = {sha256_of("a").substr(0, 4)};
    CHECK(feed::allows(by_hash, "a"));
    CHECK_FALSE(feed::allows(by_hash, "b"));
    feed::SuccinctDelegation bins;
    bins.bit_length = 5;
    bins.name_prefix = "p";
    CHECK(feed::bin_of(bins, "a") == "p-19");   // SHA-256 begins with ca = 11001|010
    CHECK(feed::encoded_name("a/../b 区") == "a%2F..%2Fb%20%E5%8C%BA");
    CHECK(feed::encoded_path("a/b c") == "a/b%20c");
}

TEST_CASE("all listed hashes must be right, and an unknown kind alone proves nothing", "[feed]")
{
    CHECK(feed::matches("a", {.version = 1, .length = 1, .hashes = {{"sha256", sha256_of("a")}}}));
    CHECK_FALSE(feed::matches("a", {.version = 1, .length = 2, .hashes = {{"sha256", sha256_of("a")}}}));
    CHECK_FALSE(feed::matches("a", {.version = 1, .length = 1, .hashes = {{"sha256", sha256_of("a")}, {"sha512", sha256_of("a")}}}));
    CHECK_FALSE(feed::matches("a", {.version = 1, .length = 1, .hashes = {{"md4", "00"}}}));
    CHECK(feed::matches("a", {.version = 1, .length = 1, .hashes = {{"md4", "00"}, {"sha256", sha256_of("a")}}}));
}
