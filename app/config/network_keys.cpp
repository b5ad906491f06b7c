// The part of the table of keys (config/keys.hpp) about what speaks with a network.

#include <algorithm>

#include "base/sentence.hpp"
#include "base/web_address.hpp"
#include "config/keys.hpp"

namespace renkei::config {
namespace {

// Whether http:// may be asked is another key's word (feed.plain_http).
bool is_feed_address(const std::string& text)
{
    return (text.starts_with("https://") || text.starts_with("http://")) && address_fault(text) == AddressFault::None;
}

// https only, no name or password, nothing that a header could be made of.
bool is_site_address(const std::string& text)
{
    constexpr std::string_view kScheme = "https://";
    if (!text.starts_with(kScheme) || text.size() > 2000) return false;
    return address_fault(text) == AddressFault::None && std::all_of(text.begin(), text.end(),
                                                                    [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

// "www.example.jp", with a port where the address has one.
bool is_host(const std::string& text)
{
    return !text.empty() && text.size() <= 260 && std::all_of(text.begin(), text.end(),
                                                              [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                                                                          c == ':'; }) && is_port_right(text);
}

}  // namespace

std::vector<Key> with_network_keys(std::vector<Key> first)
{
    using Text = std::string& (*)(Config&);
    using Flag = bool& (*)(Config&);
    using Whole = int& (*)(Config&);
    using Names = std::vector<std::string>& (*)(Config&);
    const Sentence yes_no = sentence("true or false");
    const Sentence addresses = sentence("a list of addresses with https://, such as [\"https://www.example.jp/news/\"]");
    const auto range = [](int least, int most) { return sentence("a number from {1} to {2}", least, most); };
    const std::vector<Key> keys{
        {.name = "desk.enabled", .place = Flag([](Config& c) -> bool& { return c.desk.enabled; }), .expected = yes_no},
        {.name = "desk.address", .place = Text([](Config& c) -> std::string& { return c.desk.address; }), .expected = sentence("an address of this machine, such as \"127.0.0.1\" or \"0.0.0.0\"")},
        {.name = "desk.port", .place = Whole([](Config& c) -> int& { return c.desk.port; }), .expected = range(1, 65535), .least = 1, .most = 65535},
        {.name = "desk.upload_mb", .place = Whole([](Config& c) -> int& { return c.desk.upload_mb; }), .expected = range(1, 4096), .least = 1, .most = 4096},
        {.name = "desk.session_minutes", .place = Whole([](Config& c) -> int& { return c.desk.session_minutes; }), .expected = range(5, 480), .least = 5,
         .most = 480},
        {.name = "desk.certificate", .place = Text([](Config& c) -> std::string& { return c.desk.certificate; }), .expected = sentence("a file in quotation marks (\"\" for a certificate of its own)")},
        {.name = "desk.key", .place = Text([](Config& c) -> std::string& { return c.desk.key; }),
         .expected = sentence("a file in quotation marks (\"\" for a key of its own)")},
        {.name = "feed.url", .place = Text([](Config& c) -> std::string& { return c.feed.url; }), .expected = sentence("an address in quotation marks, such as \"https://example.jp/feed\", without a user name, password or blanks (\"\" for no feed)"), .item = is_feed_address},
        {.name = "feed.root", .place = Text([](Config& c) -> std::string& { return c.feed.root; }), .expected = sentence("a file in quotation marks")},
        {.name = "feed.certificates", .place = Text([](Config& c) -> std::string& { return c.feed.certificates; }), .expected = sentence("a file in quotation marks (\"\" for the system's certificates)")},
        {.name = "feed.plain_http", .place = Flag([](Config& c) -> bool& { return c.feed.plain_http; }), .expected = yes_no},
        {.name = "site.pages", .place = Names([](Config& c) -> std::vector<std::string>& { return c.site.pages; }), .expected = addresses,
         .item = is_site_address},
        {.name = "site.news", .place = Names([](Config& c) -> std::vector<std::string>& { return c.site.news; }), .expected = addresses,
         .item = is_site_address},
        {.name = "site.calendars", .place = Names([](Config& c) -> std::vector<std::string>& { return c.site.calendars; }), .expected = addresses,
         .item = is_site_address},
        {.name = "site.at_once", .place = Names([](Config& c) -> std::vector<std::string>& { return c.site.at_once; }),
         .expected = sentence("a list of hosts in small letters, such as [\"www.example.jp\"]"), .item = is_host},
        {.name = "site.certificates", .place = Text([](Config& c) -> std::string& { return c.site.certificates; }), .expected = sentence("a file in quotation marks (\"\" for the system's certificates)")},
    };
    first.insert(first.end(), keys.begin(), keys.end());
    return first;
}

}  // namespace renkei::config
