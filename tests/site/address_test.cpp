// Where links of a page lead, and which of them are followed.

#include <catch2/catch.hpp>

#include "site/address.hpp"

using namespace renkei::site;

TEST_CASE("only https addresses are addresses", "[site]")
{
    const auto address = address_of("https://WWW.example.jp:8443/renkei/?y=1#top");
    REQUIRE(address);
    CHECK(address->host == "www.example.jp:8443");
    CHECK(address->path == "/renkei/?y=1");
    CHECK(address_of("https://example.jp")->text() == "https://example.jp/");
    CHECK(address_of("https://example.jp/展示")->path == "/%E5%B1%95%E7%A4%BA");
    for (const char* wrong : {"http://example.jp/", "https://", "https:///x", "https://a@example.jp/", "javascript:alert(1)", "/renkei/"})
        CHECK_FALSE(address_of(wrong));
}

TEST_CASE("links lead to pages of the same host and nowhere else", "[site]")
{
    const Address page = *address_of("https://example.jp/renkei/archive/index.html");
    const auto behind = [&](const std::string& link) {
        const auto found = page_behind(page, link);
        return found ? found->text() : "";
    };
    CHECK(behind("a.html") == "https://example.jp/renkei/archive/a.html");
    CHECK(behind("../b.html#c") == "https://example.jp/renkei/b.html");
    CHECK(behind("/jigyo/kikaku/tenji/r_08/1201.html") == "https://example.jp/jigyo/kikaku/tenji/r_08/1201.html");
    CHECK(behind("http://example.jp/c.html") == "https://example.jp/c.html");
    CHECK(behind("//example.jp/d/") == "https://example.jp/d/");
    CHECK(behind("../../../../e") == "https://example.jp/e");
    CHECK(behind("市.html") == "https://example.jp/renkei/archive/%E5%B8%82.html");
    CHECK(behind("a\r\nb.html") == "https://example.jp/renkei/archive/a%0D%0Ab.html");   // no line of a request
    for (const char* elsewhere : {"https://other.jp/a.html", "//other.jp/a.html", "https://example.jp@other.jp/", "mailto:a@example.jp", "javascript:void(0)",
                                  "a.pdf", "a.html?page=2", "", "#top", "\\\\other.jp\\a.html"}) {
        CAPTURE(elsewhere);
        CHECK(behind(elsewhere).empty());
    }
}

TEST_CASE("of an index page what lies below it or where announcements lie is followed, each once", "[site]")
{
    const auto links = [](std::initializer_list<const char*> addresses) {
        std::vector<Link> all;
        for (const char* address : addresses) all.push_back({.text = {}, .address = address});
        return all;
    };
    CHECK(announcements_of(*address_of("https://example.jp/event/"),
                           links({"a.html", "./a.html#x", "/", "/event/", "/member/login.html", "/renkei/b.html", "/jigyo/kikaku/tenji/r_08/c.html",
                                  "sub/d.html"})) ==
          std::vector<std::string>{"https://example.jp/event/a.html", "https://example.jp/renkei/b.html", "https://example.jp/jigyo/kikaku/tenji/r_08/c.html",
                                   "https://example.jp/event/sub/d.html"});
    CHECK(announcements_of(*address_of("https://example.jp/"),
                           links({"a.html", "/renkei/b.html"})) == std::vector<std::string>{"https://example.jp/renkei/b.html"});
}
