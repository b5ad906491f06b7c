#include "site/address.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "base/web_address.hpp"

namespace renkei::site {
namespace {

constexpr std::string_view kScheme = "https://", kPlainScheme = "http://";
constexpr size_t kLongest = 2000;   // characters

std::string small(std::string_view text)
{
    std::string all(text);
    std::transform(all.begin(), all.end(), all.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return all;
}

bool is_host(std::string_view host)
{
    return !host.empty() && is_port_right(host) && std::all_of(host.begin(), host.end(),
                                                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                                                                           c == ':'; });
}

// Every byte that may not stand in an address as it is.
std::string encoded(std::string_view path)
{
    constexpr std::string_view kPlain = "-._~/%!$&'()*+,;=:@?";
    std::string all;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || kPlain.find(c) != std::string_view::npos) {
            all += c;
            continue;
        }
        std::array<char, 4> text{};
        std::snprintf(text.data(), text.size(), "%%%02X", byte);
        all += text.data();
    }
    return all;
}

// "/a/./b/../c" is "/a/c"; above the top there is nothing.
std::string without_dots(const std::string& path)
{
    std::vector<std::string> parts;
    bool folder = false;
    for (size_t at = 1; at <= path.size();) {
        const size_t end = std::min(path.find('/', at), path.size());
        const std::string part = path.substr(at, end - at);
        folder = part.empty() || part == "." || part == "..";
        if (part == ".." && !parts.empty()) parts.pop_back();
        if (!folder) parts.push_back(part);
        at = end + 1;
    }
    std::string all;
    for (const std::string& part : parts) all += "/" + part;
    return folder || all.empty() ? all + "/" : all;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

bool is_page(const std::string& path)
{
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.find('.') == std::string::npos || name.ends_with(".html") || name.ends_with(".htm");
}

}  // namespace

std::optional<Address> address_of(const std::string& text)
{
    if (!text.starts_with(kScheme) || text.size() > kLongest) return std::nullopt;
    const size_t slash = std::min(text.find_first_of("/?#", kScheme.size()), text.size());
    Address address{.host = small(std::string_view(text).substr(kScheme.size(), slash - kScheme.size())), .path = {}};
    if (!is_host(address.host)) return std::nullopt;
    const std::string path = text.substr(slash, text.find('#', slash) - slash);
    address.path = encoded(path.starts_with('/') ? path : "/" + path);
    return address;
}

std::optional<Address> page_behind(const Address& page, const std::string& link)
{
    std::string to = link.substr(0, link.find('#'));
    while (to.starts_with(' ')) to.erase(0, 1);
    while (to.ends_with(' ')) to.pop_back();
    if (to.empty() || to.size() > kLongest || to.find('?') != std::string::npos || to.find('\\') != std::string::npos) return std::nullopt;
    if (to.starts_with("//")) to = "https:" + to;
    if (small(to.substr(0, kPlainScheme.size())) == kPlainScheme) to = std::string(kScheme) + to.substr(kPlainScheme.size());
    Address found = page;
    const size_t colon = to.find(':'), slash = to.find('/');
    if (colon < slash) {
        const auto whole = address_of(to);
        if (!whole || whole->host != page.host) return std::nullopt;
        found.path = whole->path;
    } else {
        found.path = encoded(to.starts_with('/') ? to : folder_of(page.path.substr(0, page.path.find('?'))) + to);
    }
    found.path = without_dots(found.path);
    return is_page(found.path) ? std::optional(found) : std::nullopt;
}

std::vector<std::string> announcements_of(const Address& index, const std::vector<Link>& links)
{
    std::vector<std::string> folders{"/renkei/", "/jigyo/kikaku/tenji/"}, all;
    if (const std::string own = folder_of(index.path); own != "/") folders.push_back(own);
    for (const Link& link : links) {
        const auto page = page_behind(index, link.address);
        if (!page || page->path == index.path || std::find(folders.begin(), folders.end(), page->path) != folders.end()) continue;
        // Some servers take %2e for a dot and %2f for a slash: such a page may lie anywhere.
        if (const std::string path = small(page->path); path.find("%2e") != std::string::npos || path.find("%2f") != std::string::npos ||
            path.find("%5c") != std::string::npos) continue;
        if (std::none_of(folders.begin(), folders.end(), [&](const std::string& folder) { return page->path.starts_with(folder); })) continue;
        if (std::find(all.begin(), all.end(), page->text()) == all.end()) all.push_back(page->text());
    }
    return all;
}

}  // namespace renkei::site
