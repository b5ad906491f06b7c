// RSS, Atom and iCalendar of the standards' forms, written for this test.

#include <catch2/catch.hpp>

#include "site/news.hpp"

using namespace renkei;

TEST_CASE("entries of RSS 1.0, RSS 2.0 and Atom become drafts", "[site]")
{
    const auto check = [](const std::string& xml, const std::string& address) {
        const auto news = site::news_of(xml);
        REQUIRE(news.ok());
        REQUIRE(news->size() == 1);
        const site::Draft& draft = news->front();
        CHECK(draft.title == "全国の物産展");
        CHECK(draft.address == address);
        REQUIRE(draft.published);
        CHECK(iso_date(*draft.published) == "2024-10-17");
        REQUIRE(draft.days);
        CHECK(iso_date(draft.days->first) == "2024-10-30");
    };
    check(R"(<?xml version="1.0"?><rss version="2.0"><channel><title>連携</title><item><title>全国の物産展</title><link>https://example.jp/a.html</link>
             <pubDate>Thu, 17 Oct 2024 09:00:00 +0900</pubDate><description>10月30日(水)に開きます</description></item></channel></rss>)", "https://example.jp/a.html");
    check(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>連携</title></channel>
             <item><title>全国の物産展</title><link>https://example.jp/b.html</link><dc:date>2024-10-17T09:00:00+09:00</dc:date><description>10月30日(水)に開きます</description></item></rdf:RDF>)", "https://example.jp/b.html");
    check(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>連携</title><entry><title>全国の物産展</title><link href="https://example.jp/c.html"/><updated>2024-10-17T00:00:00Z</updated>
             <summary>10月30日(水)に開きます</summary></entry></feed>)", "https://example.jp/c.html");
    CHECK_FALSE(site::news_of("<html></html>").ok());
    CHECK_FALSE(site::news_of("no XML").ok());
    CHECK_FALSE(site::news_of(R"(<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>)").ok());
}

TEST_CASE("events of an iCalendar become drafts in Japan's time", "[site]")
{
    const auto events = site::calendar_of("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:全国の物産\r\n 展\\, 秋\r\nLOCATION:東京区政会館\r\nURL:https://example.jp/d\r\n"
                                          "DTSTART:20241030T020000Z\r\nDTEND:20241030T103000Z\r\nEND:VEVENT\r\n"
                                          "BEGIN:VEVENT\r\nSUMMARY:展示\r\nDTSTART;VALUE=DATE:20241101\r\nDTEND;VALUE=DATE:20241104\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    REQUIRE(events.ok());
    REQUIRE(events->size() == 2);
    CHECK((*events)[0].title == "全国の物産展, 秋");
    CHECK((*events)[0].venue == "東京区政会館");
    REQUIRE((*events)[0].days);
    CHECK(iso_date((*events)[0].days->first) == "2024-10-30");
    CHECK((*events)[0].days->start_minute == 660);
    CHECK((*events)[0].days->end_minute == 1170);
    REQUIRE((*events)[1].days);
    CHECK(iso_date((*events)[1].days->last) == "2024-11-03");
    CHECK_FALSE((*events)[1].days->start_minute);
    CHECK_FALSE(site::calendar_of("<html>").ok());
}
