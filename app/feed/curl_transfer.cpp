#include "feed/curl_transfer.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

#include "base/sentence.hpp"
#include "feed/refusal.hpp"

namespace renkei::feed {
namespace {

constexpr size_t kMostHeaderBytes = size_t{64} << 10;

size_t take_body(char* bytes, size_t size, size_t count, void* to)
{
    auto& transfer = *static_cast<Transfer*>(to);
    long status = 0;
    curl_easy_getinfo(transfer.curl, CURLINFO_RESPONSE_CODE, &status);
    transfer.received += size * count;
    transfer.too_long = transfer.received > transfer.most;
    if (transfer.too_long) return 0;
    if (status != 200 && status != 206) return size * count;   // a page that says what is wrong: nobody reads it
    transfer.failed = !transfer.sink(bytes, size * count);
    return transfer.failed ? 0 : size * count;
}

size_t take_header(char* bytes, size_t size, size_t count, void* to)
{
    constexpr std::string_view kMark = "etag:", kChanged = "last-modified:";
    auto& transfer = *static_cast<Transfer*>(to);
    std::string line(bytes, size * count);
    const size_t colon = std::min(line.find(':'), line.size());
    std::transform(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), line.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto value_behind = [&](std::string_view name, std::string& value) {
        if (!line.starts_with(name)) return;
        const size_t begin = line.find_first_not_of(" \t", name.size()), end = line.find_last_not_of(" \t\r\n");
        if (begin <= end && end < line.size()) value = line.substr(begin, end - begin + 1);
    };
    value_behind(kMark, transfer.mark);
    value_behind(kChanged, transfer.changed);
    transfer.header_bytes += size * count;
    transfer.too_long = transfer.header_bytes > kMostHeaderBytes;
    return transfer.too_long ? 0 : size * count;
}

CURLcode set_verified_at(CURL*, void* context, void* at)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(static_cast<const Instant*>(at)->time_since_epoch()).count();
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(static_cast<SSL_CTX*>(context)), seconds);
    return CURLE_OK;
}

bool is_of_tls(CURLcode code)
{
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR || code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CACERT_BADFILE ||
        code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_ISSUER_ERROR;
}

}  // namespace

Result<void> check_certificates(const std::string& file)
{
    if (file.empty()) return {};
    std::error_code failed;
    const bool regular = std::filesystem::is_regular_file(file, failed);   // a pipe would be waited for
    const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(X509_STORE_new(), X509_STORE_free);
    if (regular && store && X509_STORE_load_file(store.get(), file.c_str()) == 1) return {};
    ERR_clear_error();
    return Error{ErrorKind::Configuration, sentence("The certificates of authorities in {1} cannot be read; name a PEM file that the display may read, or leave “certificates” empty for those of the system", file)};
}

void CurlFetcher::Impl::prepare(CURL* with, const std::string& url, Transfer& transfer) const
{
    curl_easy_reset(with);   // options only; the connection stays
    transfer.curl = with;
    curl_easy_setopt(with, CURLOPT_URL, url.c_str());
    curl_easy_setopt(with, CURLOPT_PROTOCOLS_STR, options.plain_http ? "http,https" : "https");
    curl_easy_setopt(with, CURLOPT_PATH_AS_IS, 1L);        // an encoded name stays what it is
    curl_easy_setopt(with, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(with, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(with, CURLOPT_PROXY, "");             // none from the environment
    curl_easy_setopt(with, CURLOPT_USERAGENT, "renkei");
    curl_easy_setopt(with, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(with, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_limit.count()));
    curl_easy_setopt(with, CURLOPT_LOW_SPEED_LIMIT, options.slowest_bytes);
    curl_easy_setopt(with, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_for.count()));
    curl_easy_setopt(with, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(with, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(with, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(with, CURLOPT_HEADERDATA, &transfer);
    if (!options.certificates.empty()) {
        curl_easy_setopt(with, CURLOPT_CAINFO, options.certificates.c_str());
        curl_easy_setopt(with, CURLOPT_CAPATH, nullptr);
    }
    if (options.verified_at) {
        curl_easy_setopt(with, CURLOPT_SSL_CTX_FUNCTION, set_verified_at);
        curl_easy_setopt(with, CURLOPT_SSL_CTX_DATA, &*options.verified_at);
    }
}

Result<long> CurlFetcher::Impl::answer_of(CURL* with, CURLcode code, const std::string& url, const Transfer& transfer)
{
    ++traffic.requests;
    curl_off_t body = 0, pause = 0;
    long header = 0, status = 0;
    curl_easy_getinfo(with, CURLINFO_SIZE_DOWNLOAD_T, &body);
    curl_easy_getinfo(with, CURLINFO_HEADER_SIZE, &header);
    curl_easy_getinfo(with, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(with, CURLINFO_RETRY_AFTER, &pause);
    traffic.bytes += body + header;
    traffic.retry_after = std::chrono::seconds(pause);
    if (transfer.too_long) return too_long(url);
    if (transfer.failed) return Error{ErrorKind::Io, sentence("the disk is full or the file may not grow; make room and try again")};
    if (code == CURLE_OPERATION_TIMEDOUT && status != 0) return too_slow(url);
    if (is_of_tls(code)) return tls_bad(url, curl_easy_strerror(code));
    if (code != CURLE_OK) return unreachable(url, sentence("it cannot be opened ({1})", curl_easy_strerror(code)));
    return status;
}

}  // namespace renkei::feed
