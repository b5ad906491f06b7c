#include "feed/curl_fetcher.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <mutex>

#include "base/sentence.hpp"
#include "feed/descriptor.hpp"
#include "feed/refusal.hpp"

namespace renkei::feed {
namespace {

constexpr std::string_view kRemembered = "timestamp.json";   // what is asked for again and again
constexpr size_t kMostHeaderBytes = size_t{64} << 10;

using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
// Takes the next bytes; false ends the download.
using Sink = std::function<bool(const char* bytes, size_t count)>;

struct Transfer {
    Sink sink;
    uint64_t most = 0, received = 0;
    size_t header_bytes = 0;
    bool too_long = false, failed = false;
    std::string mark{};   // ETag
    CURL* curl = nullptr;
};

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
    constexpr std::string_view kMark = "etag:";
    auto& transfer = *static_cast<Transfer*>(to);
    std::string line(bytes, size * count);
    std::transform(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min(line.size(), kMark.size())), line.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (line.starts_with(kMark)) {
        const size_t begin = line.find_first_not_of(" \t", kMark.size()), end = line.find_last_not_of(" \t\r\n");
        if (begin <= end && end < line.size()) transfer.mark = line.substr(begin, end - begin + 1);
    }
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

bool is_of_tls(CURLcode code) { return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR || code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_INVALIDCERTSTATUS || code == CURLE_SSL_ISSUER_ERROR; }

std::string with_slash(std::string url) { return url.ends_with('/') ? url : url + "/"; }

}  // namespace

struct CurlFetcher::Impl {
    CurlOptions options;
    CURL* curl = nullptr;
    Traffic traffic;
    std::optional<Kept> kept;

    ~Impl() { curl_easy_cleanup(curl); }

    void prepare(const std::string& url, Transfer& transfer)
    {
        curl_easy_reset(curl);   // options only; the connection stays
        transfer.curl = curl;
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options.plain_http ? "http,https" : "https");
        curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);        // an encoded name stays what it is
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_PROXY, "");             // none from the environment
        curl_easy_setopt(curl, CURLOPT_USERAGENT, "renkei");
        curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_limit.count()));
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, options.slowest_bytes);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_for.count()));
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
        curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
        curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
        if (!options.certificates.empty()) {
            curl_easy_setopt(curl, CURLOPT_CAINFO, options.certificates.c_str());
            curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
        }
        if (options.verified_at) {
            curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, set_verified_at);
            curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, &*options.verified_at);
        }
    }

    // The server's answer: 200, 206, 404 … Whatever prevented one is an error.
    Result<long> perform(const std::string& url, const Transfer& transfer)
    {
        const CURLcode code = curl_easy_perform(curl);
        ++traffic.requests;
        curl_off_t body = 0, pause = 0;
        long header = 0, status = 0;
        curl_easy_getinfo(curl, CURLINFO_SIZE_DOWNLOAD_T, &body);
        curl_easy_getinfo(curl, CURLINFO_HEADER_SIZE, &header);
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &pause);
        traffic.bytes += body + header;
        traffic.retry_after = std::chrono::seconds(pause);
        if (transfer.too_long) return too_long(url);
        if (transfer.failed) return Error{ErrorKind::Io, sentence("Folder {1}: {2} ({3})", url, "write", "ENOSPC")};
        if (code == CURLE_OPERATION_TIMEDOUT && status != 0) return too_slow(url);
        if (is_of_tls(code)) return tls_bad(url, curl_easy_strerror(code));
        if (code != CURLE_OK) return unreachable(url, sentence("it cannot be opened ({1})", curl_easy_strerror(code)));
        return status;
    }
};

CurlFetcher::CurlFetcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CurlFetcher::~CurlFetcher() = default;
Traffic CurlFetcher::traffic() const { return impl_->traffic; }
void CurlFetcher::remember(Kept kept) { impl_->kept = std::move(kept); }
const std::optional<Kept>& CurlFetcher::kept() const { return impl_->kept; }

Result<std::unique_ptr<CurlFetcher>> CurlFetcher::open(CurlOptions options)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    for (std::string* url : {&options.metadata_url, &options.targets_url}) {
        if (!url->starts_with("https://") && !(options.plain_http && url->starts_with("http://"))) return Error{ErrorKind::Usage, sentence("only addresses with https:// are asked")};
        *url = with_slash(std::move(*url));
    }
    auto impl = std::make_unique<Impl>();
    impl->options = std::move(options);
    impl->curl = curl_easy_init();
    if (impl->curl == nullptr) return Error{ErrorKind::Internal, sentence("The library of signatures fails ({1})", "curl_easy_init")};
    return std::unique_ptr<CurlFetcher>(new CurlFetcher(std::move(impl)));
}

Result<std::optional<std::string>> CurlFetcher::metadata(const std::string& path, uint64_t most)
{
    const std::string url = impl_->options.metadata_url + path;
    std::string body;
    Transfer transfer{.sink = [&](const char* bytes, size_t count) { body.append(bytes, count); return true; }, .most = most};
    impl_->prepare(url, transfer);
    curl_easy_setopt(impl_->curl, CURLOPT_TIMEOUT, static_cast<long>(impl_->options.metadata_limit.count()));
    auto& kept = impl_->kept;
    const bool known = kept && kept->path == path && kept->bytes.size() <= most;
    const Headers headers(known ? curl_slist_append(nullptr, ("If-None-Match: " + kept->mark).c_str()) : nullptr, curl_slist_free_all);
    if (known) curl_easy_setopt(impl_->curl, CURLOPT_HTTPHEADER, headers.get());
    RENKEI_TRY(const long status, impl_->perform(url, transfer));
    if (status == 304 && known) return std::optional(kept->bytes);
    if (status == 404 || status == 403) return std::optional<std::string>();
    if (status != 200) return unreachable(url, sentence("the server answers {1}", status));
    if (path == kRemembered) kept = transfer.mark.empty() ? std::nullopt : std::optional(Kept{path, transfer.mark, body});
    return std::optional(std::move(body));
}

Result<void> CurlFetcher::target(const std::string& path, uint64_t most, const std::filesystem::path& to)
{
    const std::string url = impl_->options.targets_url + path;
    const Descriptor file(::open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
    struct stat status_of_file {};
    if (!file || ::fstat(file.get(), &status_of_file) != 0) return Error{ErrorKind::Io, sentence("{1} cannot be read ({2})", to, "open")};
    auto there = static_cast<uint64_t>(status_of_file.st_size);
    if (there >= most) there = 0;   // no beginning of it
    bool placed = false, disk_full = false;
    Transfer transfer{.sink = {}, .most = most - there};
    transfer.sink = [&](const char* bytes, size_t count) {
        if (!placed) {   // a server that does not resume answers 200, and with the whole
            long status = 0;
            curl_easy_getinfo(impl_->curl, CURLINFO_RESPONSE_CODE, &status);
            const uint64_t from = status == 206 ? there : 0;
            transfer.most = most - from;
            placed = ::ftruncate(file.get(), static_cast<off_t>(from)) == 0 && ::lseek(file.get(), static_cast<off_t>(from), SEEK_SET) >= 0;
        }
        while (placed && count > 0) {
            const ssize_t written = ::write(file.get(), bytes, count);
            if (written <= 0) break;
            bytes += written;
            count -= static_cast<size_t>(written);
        }
        disk_full = count > 0;
        return !disk_full;
    };
    impl_->prepare(url, transfer);
    curl_easy_setopt(impl_->curl, CURLOPT_TIMEOUT, static_cast<long>(impl_->options.target_limit.count()));
    const std::string range = std::to_string(there) + "-";
    if (there > 0) {
        curl_easy_setopt(impl_->curl, CURLOPT_RANGE, range.c_str());
        transfer.most = most;   // until the answer says which it is
    }
    const auto status = impl_->perform(url, transfer);
    if (!status) {
        std::error_code code;
        if (transfer.too_long) std::filesystem::remove(to, code);
        return status.error();
    }
    if (*status == 200 || *status == 206) return {};
    if (transfer.received == 0 || there == 0) {   // no beginning of it came
        std::error_code code;
        if (std::filesystem::file_size(to, code) == 0 && !code) std::filesystem::remove(to, code);
    }
    if (*status == 416) (void)::ftruncate(file.get(), 0);
    if (*status == 404 || *status == 403) return no_target(path);
    return unreachable(url, sentence("the server answers {1}", *status));
}

std::chrono::seconds retry_delay(int failures, double chance, std::chrono::seconds retry_after)
{
    constexpr std::chrono::seconds kFirst{300}, kLongest{3600}, kLongestAsked{86400};
    const auto doubled = failures > 4 ? kLongest : std::min(kLongest, kFirst * (1 << std::max(0, failures - 1)));
    const double jitter = 0.8 + 0.4 * std::clamp(chance, 0.0, 1.0);
    return std::max(std::chrono::seconds(static_cast<long long>(static_cast<double>(doubled.count()) * jitter)), std::min(retry_after, kLongestAsked));
}

}  // namespace renkei::feed
