#include "feed/curl_fetcher.hpp"

#include <algorithm>
#include <cctype>
#include <mutex>

#include "base/sentence.hpp"
#include "base/web_address.hpp"
#include "feed/curl_transfer.hpp"
#include "feed/refusal.hpp"

namespace renkei::feed {
namespace {

constexpr std::string_view kRemembered = "timestamp.json";   // what is asked for again and again

using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::string with_slash(std::string url) { return url.ends_with('/') ? url : url + "/"; }

// RFC 9110, 8.3.2: charset is a parameter of the media type, in quotation marks or not.
std::string charset_of(std::string type)
{
    constexpr size_t kLongest = 40;
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::string_view kName = "charset=";
    const size_t name = type.find(kName);
    if (name == std::string::npos) return {};
    std::string value = type.substr(name + kName.size(), type.find(';', name) - name - kName.size());
    std::erase_if(value, [](char c) { return c == '"' || c == ' ' || c == '\t'; });
    const bool plain = value.size() <= kLongest && std::all_of(value.begin(), value.end(),
                                                               [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' ||
                                                                                    c == ':'; });
    return plain ? value : std::string();
}

// What no server can be asked by is no server that does not answer: trying again would not help. The address itself is not
// repeated, for the sake of what may stand in it.
Result<void> check_address(const std::string& url)
{
    const AddressFault fault = address_fault(url);
    if (fault == AddressFault::Secret) return Error{ErrorKind::Usage, sentence("The feed's address has a user name or password (@) in it; give it without, because addresses are told in messages and kept")};
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), curl_url_cleanup);
    if (fault == AddressFault::Invalid || parts == nullptr || curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return Error{ErrorKind::Usage, sentence("The feed's address is no address of a server; write it as https://example.jp/feed, without blanks")};
    return {};
}

}  // namespace

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
        RENKEI_CHECK(check_address(*url));
        if (!url->starts_with("https://") && !(options.plain_http && url->starts_with("http://")))
            return Error{ErrorKind::Usage, sentence("only addresses with https:// are asked")};
        *url = with_slash(std::move(*url));
    }
    RENKEI_CHECK(check_certificates(options.certificates));
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
    impl_->prepare(impl_->curl, url, transfer);
    curl_easy_setopt(impl_->curl, CURLOPT_TIMEOUT, static_cast<long>(impl_->options.metadata_limit.count()));
    auto& kept = impl_->kept;
    const bool known = kept && kept->path == path && kept->bytes.size() <= most;
    const Headers headers(known ? curl_slist_append(nullptr, ("If-None-Match: " + kept->mark).c_str()) : nullptr, curl_slist_free_all);
    if (known) curl_easy_setopt(impl_->curl, CURLOPT_HTTPHEADER, headers.get());
    RENKEI_TRY(const long status, impl_->answer_of(impl_->curl, curl_easy_perform(impl_->curl), url, transfer));
    if (status == 304 && known) return std::optional(kept->bytes);
    if (status == 404 || status == 403) return std::optional<std::string>();
    if (status != 200) return unreachable(url, sentence("the server answers {1}", status));
    if (path == kRemembered) kept = transfer.mark.empty() ? std::nullopt : std::optional(Kept{path, transfer.mark, body});
    return std::optional(std::move(body));
}

Result<Page> CurlFetcher::page(const std::string& path, uint64_t most, const std::string& mark)
{
    const std::string url = impl_->options.metadata_url + path;
    Page page;
    Transfer transfer{.sink = [&](const char* bytes, size_t count) { page.bytes.append(bytes, count); return true; }, .most = most};
    impl_->prepare(impl_->curl, url, transfer);
    curl_easy_setopt(impl_->curl, CURLOPT_TIMEOUT, static_cast<long>(impl_->options.metadata_limit.count()));
    const bool is_tag = mark.starts_with('"') || mark.starts_with("W/");
    const Headers headers(mark.empty() ? nullptr : curl_slist_append(nullptr, ((is_tag ? "If-None-Match: " : "If-Modified-Since: ") + mark).c_str()),
                          curl_slist_free_all);
    if (headers) curl_easy_setopt(impl_->curl, CURLOPT_HTTPHEADER, headers.get());
    RENKEI_TRY(page.status, impl_->answer_of(impl_->curl, curl_easy_perform(impl_->curl), url, transfer));
    page.mark = !transfer.mark.empty() ? transfer.mark : transfer.changed;
    const char* type = nullptr;
    if (curl_easy_getinfo(impl_->curl, CURLINFO_CONTENT_TYPE, &type) == CURLE_OK && type != nullptr) page.charset = charset_of(type);
    return page;
}

std::chrono::seconds retry_delay(int failures, double chance, std::chrono::seconds retry_after)
{
    constexpr std::chrono::seconds kFirst{300}, kLongest{3600}, kLongestAsked{86400};
    const auto doubled = failures > 4 ? kLongest : std::min(kLongest, kFirst * (1 << std::max(0, failures - 1)));
    const double jitter = 0.8 + 0.4 * std::clamp(chance, 0.0, 1.0);
    return std::max(std::chrono::seconds(static_cast<long long>(static_cast<double>(doubled.count()) * jitter)), std::min(retry_after, kLongestAsked));
}

}  // namespace renkei::feed
