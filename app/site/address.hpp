#pragma once
// Addresses of pages: where a link leads, and whether it is followed. Pure.

#include <optional>
#include <string>
#include <vector>

#include "site/outline.hpp"

namespace renkei::site {

struct Address {
    std::string host;      // small letters, with its port: "www.example.jp", "localhost:8443"
    std::string path;      // "/renkei/", with a query if it has one
    [[nodiscard]] std::string text() const { return "https://" + host + path; }
};

// Of https:// only; without what stands behind "#". Nothing for any other text.
[[nodiscard]] std::optional<Address> address_of(const std::string& text);

// What a link of the page leads to when it is a page of the same host, as an address that can be asked for ("." and ".." done, other bytes
// than ASCII encoded); http:// of the same host is asked as https://. Nothing for another host, a query, a file of another kind.
[[nodiscard]] std::optional<Address> page_behind(const Address& page, const std::string& link);

// Links of an index page that are followed, in its order, each once: below its own folder (when that is not the whole site), /renkei/ and
// /jigyo/kikaku/tenji/.
[[nodiscard]] std::vector<std::string> announcements_of(const Address& index, const std::vector<Link>& links);

}  // namespace renkei::site
