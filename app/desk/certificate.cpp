#include "desk/certificate.hpp"

#include <fcntl.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/sentence.hpp"
#include "desk/session.hpp"

namespace renkei::desk {
namespace {

namespace fs = std::filesystem;

template <class T, void (*Free)(T*)>
struct Freed {
    void operator()(T* one) const { Free(one); }
};
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
struct Closed {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closed>;

Error unmade(const std::string& why)
{
    return {ErrorKind::CannotCreate, sentence("The desk's certificate cannot be made ({1}); check the folder of the store", why)};
}

bool extend(X509* certificate, int kind, const std::string& value)
{
    X509V3_CTX context{};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

bool is_address(const std::string& host) { return host.find_first_not_of("0123456789.") == std::string::npos || host.find(':') != std::string::npos; }

Certificate signed_certificate(EVP_PKEY* key, const std::vector<std::string>& hosts, Instant now)
{
    constexpr time_t kDay = 24L * 60 * 60, kDays = 825;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    Certificate made(X509_new());
    unsigned long serial = 0;
    for (const char digit : random_token().substr(0, 15)) serial = serial * 16 + static_cast<unsigned long>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    std::string names;
    for (const auto& host : hosts) names += (names.empty() ? "" : ",") + std::string(is_address(host) ? "IP:" : "DNS:") + host;
    X509_NAME* const name = X509_get_subject_name(made.get());
    const bool well = X509_set_version(made.get(), X509_VERSION_3) == 1 && ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), serial) == 1 &&
                      ASN1_TIME_set(X509_getm_notBefore(made.get()), seconds - kDay) != nullptr &&
                          ASN1_TIME_set(X509_getm_notAfter(made.get()), seconds + (kDays - 1) * kDay) != nullptr &&
                      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("renkei desk"), -1, -1, 0) == 1 &&
                          X509_set_issuer_name(made.get(), name) == 1 &&
                      X509_set_pubkey(made.get(), key) == 1 && extend(made.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                          extend(made.get(), NID_key_usage, "critical,digitalSignature") &&
                      extend(made.get(), NID_ext_key_usage, "serverAuth") && extend(made.get(), NID_subject_alt_name, names) &&
                          X509_sign(made.get(), key, EVP_sha256()) > 0;
    return well ? std::move(made) : nullptr;
}

// Written beside and moved into place, so that a half one is never read.
template <class Write>
bool write_private(const fs::path& place, Write write)
{
    const std::string beside = place.string() + ".new";
    ::unlink(beside.c_str());
    const int number = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (number < 0) return false;
    File file(::fdopen(number, "w"));
    if (!file) return false;
    const bool written = write(file.get()) == 1 && std::fflush(file.get()) == 0 && ::fsync(number) == 0;
    return written && ::rename(beside.c_str(), place.c_str()) == 0;
}

Certificate read_certificate(const fs::path& place)
{
    const File file(std::fopen(place.c_str(), "re"));
    return Certificate(file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
}

}  // namespace

Result<void> make_certificate(const fs::path& certificate, const fs::path& key, const std::vector<std::string>& hosts, Instant now)
{
    time_t soon = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count() + 30L * 24 * 60 * 60;
    if (const Certificate kept = read_certificate(certificate); kept && ::access(key.c_str(), R_OK) == 0 &&
        X509_cmp_time(X509_get0_notAfter(kept.get()), &soon) > 0) return {};
    const Key pair(EVP_EC_gen("P-256"));
    const Certificate made = pair ? signed_certificate(pair.get(), hosts, now) : nullptr;
    if (!made) return unmade("OpenSSL");
    if (!write_private(key, [&](std::FILE* file) { return PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr); }) ||
        !write_private(certificate, [&](std::FILE* file) { return PEM_write_X509(file, made.get()); }))
        return unmade(std::strerror(errno));   // NOLINT(concurrency-mt-unsafe)
    return {};
}

std::string fingerprint_of(const fs::path& certificate)
{
    const Certificate kept = read_certificate(certificate);
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (!kept || X509_digest(kept.get(), EVP_sha256(), bytes, &length) != 1) return "";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        char pair[4];
        std::snprintf(pair, sizeof pair, "%s%02X", i > 0 ? ":" : "", static_cast<unsigned>(bytes[i]));
        text += pair;
    }
    return text;
}

}  // namespace renkei::desk
