// Pages of the forms that the project's sites have, written for this test, become drafts.

#include <catch2/catch.hpp>

#include "site/draft.hpp"
#include "support/content_builder.hpp"

using namespace renkei;
using renkei::tests::a_municipality;

namespace {

std::vector<model::Municipality> towns()
{
    std::vector<model::Municipality> all;
    const auto add = [&](const char* code, const char* prefecture, const char* name) {
        all.push_back(a_municipality(code, name));
        all.back().prefecture = prefecture;
    };
    add("01207", "北海道", "帯広市");
    add("01219", "北海道", "紋別市");
    add("01552", "北海道", "佐呂間町");
    add("13206", "東京都", "府中市");
    add("28221", "兵庫県", "丹波篠山市");
    add("34208", "広島県", "府中市");
    return all;
}

site::Draft read(const std::string& html)
{
    const auto page = site::outline_of(html);
    REQUIRE(page.ok());
    return site::draft_of(*page, "https://example.jp/renkei/kucho-miryoku_2024.html", towns());
}

std::string event_page(const std::string& title)
{
    return "<!doctype html><html lang=ja><head><meta charset=utf-8><title>" + title + " | 連携</title><script>alert('掲載')</script></head><body><nav>日時 令和1年1月1日</nav>"
           "<h1>連携事業</h1><h2>" + title + "</h2><p>令和6年10月17日　掲載</p><p>全国の魅力を<b>紹介</b>します。"
           "<h3>日時</h3><p>令和６年10月30日（水）・31日（木）<br>11時～19時30分</p><h3>会場</h3><p>東京区政会館　1階エントランスホール</p>"
           "<h3>主催</h3><p>特別区長会</p><h3>参加自治体</h3><p>北海道　佐呂間町・紋別市・帯広市<br>兵庫県　篠山市<br>広島県府中市</p>"
           "<h3>資料等</h3><p>チラシは<a href='chirashi.pdf'>こちら</a>です。PDF（約3.1MB）</p></body></html>";
}

}  // namespace

TEST_CASE("a page of the project becomes a draft with days, venue and towns", "[site]")
{
    const auto draft = read(event_page("魅力発信イベントを開催します"));
    CHECK(draft.title == "魅力発信イベントを開催します");
    REQUIRE(draft.published);
    CHECK(iso_date(*draft.published) == "2024-10-17");
    REQUIRE(draft.days);
    CHECK(iso_date(draft.days->first) == "2024-10-30");
    CHECK(iso_date(draft.days->last) == "2024-10-31");
    CHECK(draft.days->start_minute == 660);
    CHECK(draft.days->end_minute == 1170);
    CHECK(draft.venue == "東京区政会館 1階エントランスホール");
    CHECK(draft.organiser == "特別区長会");
    CHECK(draft.codes == std::vector<std::string>{"01207", "01219", "01552", "34208"});
    CHECK(draft.unmatched == std::vector<std::string>{"兵庫県 篠山市"});
    CHECK(draft.files == std::vector<std::string>{"chirashi.pdf"});
    CHECK_FALSE(draft.over);
    CHECK(same_matter(draft, read(event_page("魅力発信イベントを開催しました"))));
    CHECK_FALSE(same_matter(draft, read(event_page("物産展を開催しました"))));
}

TEST_CASE("an exhibition's page with labels in its lines is read, and says that it is over", "[site]")
{
    const auto draft = read("<body><h1>展示</h1><h2>企画展「水の旅」</h2><p>更新日：2024年12月24日</p><p>ここから本文です。<p>【本展示は終了しました】"
                            "<p>【展示期間】 令和7年1月14日（火）～2月7日（金）<p>■会場：東京区政会館 1階<p>お問い合わせ：事業部");
    CHECK(draft.title == "企画展「水の旅」");
    CHECK(draft.over);
    REQUIRE(draft.days);
    CHECK(iso_date(draft.days->first) == "2025-01-14");
    CHECK(iso_date(draft.days->last) == "2025-02-07");
    CHECK(draft.venue == "東京区政会館 1階");
}

TEST_CASE("a page without what is looked for is a draft without it, and what is no page is none", "[site]")
{
    const auto draft = read("<title>お知らせ｜連携</title><p>6月17日(土)、18日(日)に物産展があります。<p>平成29年5月1日 掲載");
    CHECK(draft.title == "お知らせ");
    REQUIRE(draft.days);
    CHECK(iso_date(draft.days->first) == "2017-06-17");
    CHECK(draft.venue.empty());
    CHECK(draft.codes.empty());
    // 催し, 弟子屈の市, 日時：令和8年10月1日 in Shift_JIS and in EUC-JP: what the server says goes before what the page says.
    const std::string sjis = "<h1>\x92\xed\x8eq\x8b\xfc\x82\xcc\x8es</h1><p>\x93\xfa\x8e\x9e\x81" "F\x97\xdf\x98" "a8\x94N10\x8c\x8e" "1\x93\xfa";
    const std::string euc = "<h1>\xc4\xef\xbb\xd2\xb6\xfe\xa4\xce\xbb\xd4</h1>";
    const auto told = [](const std::string& bytes, const std::string& charset) { return site::outline_of(bytes, charset)->lines.front().text; };
    CHECK(told(sjis, "shift_jis") == "弟子屈の市");
    CHECK(told("<meta charset=utf-8>" + sjis, "shift_jis") == "弟子屈の市");
    CHECK(told("<meta charset=Shift_JIS>" + sjis, "") == "弟子屈の市");
    CHECK(told("<meta charset=Shift_JIS>" + sjis, "klingon-1") == "弟子屈の市");   // not known here: the page's
    CHECK(told(euc, "euc-jp") == "弟子屈の市");
    CHECK(told("<h1>弟子屈の市</h1>", "klingon-1") == "弟子屈の市");
    CHECK(told("<h1>弟子屈の市</h1>", "utf-8") == "弟子屈の市");
    CHECK_FALSE(site::outline_of("").ok());
    CHECK_FALSE(site::outline_of(std::string(site::kMostPageBytes + 1, ' ')).ok());
    std::string deep;
    for (int i = 0; i < 20'000; ++i) deep += "<div>";
    (void)site::outline_of(deep + "text");   // ends
}
