// Lists of tourism and of cultural property, in the layouts that are published, as introductions.

#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

const std::string kTourism = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_英語,POIコード,住所,方書,緯度,経度,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,料金（基本）,料金（詳細）,説明,説明_英語,"
                             "アクセス方法,駐車場情報,バリアフリー情報,連絡先名称,連絡先電話番号,連絡先内線番号,画像,画像_ライセンス,URL,備考\n";

std::string a_place(const std::string& code, const std::string& town, const std::string& name, const std::string& text, const std::string& english = ",")
{
    const size_t comma = english.find(',');
    return code + ",,," + town + "," + name + ",カナ," + english.substr(0, comma) + ",0803a,住所,,32.78,130.36,月火水木金土日,00:00,00:00,終日開放,\"1,050円\",無料,\"" + text + "\"," + english.substr(comma + 1) + ",,,,,,,,CC BYに準拠,,\n";
}

Brought read(const std::string& text, const model::Content& content, const std::string& name = "132063_tourism.csv")
{
    Stick stick;
    stick.file(name, text);
    return taken(stick.read(content));
}

}  // namespace

TEST_CASE("a list of tourism introduces the municipality by its first places, in its own words", "[intake]")
{
    std::string text = kTourism;
    for (const char* name : {"城", "武家屋敷", "水路", "時鐘楼"}) text += a_place("132063", "府中市", name, std::string(name) + "は、町にあります。");
    const Brought brought = read(text, towns());
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "table@0 list@0");
    CHECK(brought.rows == 4);
    CHECK(brought.content.events.empty());
    REQUIRE(brought.content.showcases.size() == 1);
    const model::Showcase& showcase = brought.content.showcases[0];
    CHECK(showcase.code5 == "13206");
    CHECK(showcase.ja.lead == "城、武家屋敷、水路");
    CHECK(showcase.ja.body == "城　城は、町にあります。\n武家屋敷　武家屋敷は、町にあります。\n水路　水路は、町にあります。");
    CHECK(showcase.en.lead.empty());
    CHECK(showcase.by_staff);
    CHECK(showcase.source == "一覧：132063_tourism.csv");
}

TEST_CASE("English stands only where all three places have it, and a long description ends with a sentence", "[intake]")
{
    std::string longer;
    for (int i = 0; i < 30; ++i) longer += "十字の文の一つです。";
    const Brought brought = read(kTourism + a_place("132063", "府中市", "城", longer, "Castle,A castle."), towns());
    REQUIRE(brought.content.showcases.size() == 1);
    CHECK(brought.content.showcases[0].en.lead == "Castle");
    const std::string& body = brought.content.showcases[0].ja.body;
    CHECK(body.ends_with("です。"));
    CHECK(body.size() == std::string("城　").size() + 8 * std::string("十字の文の一つです。").size());
    // As 葛飾区 describes its museums; an abbreviation ends nothing.
    const std::string first = "The castle was built at the foot of Mt. Ashitaka by a lord whose name nobody in the town has ever been able to tell with any certainty until today.";
    REQUIRE(first.size() < 160);
    CHECK(read(kTourism + a_place("132063", "府中市", "城", "説明。", "Castle," + first + " It has a garden."),
               towns()).content.showcases.at(0).en.body == "Castle: " + first);
    CHECK(read(kTourism + a_place("132063", "府中市", "城", "説明。", "Castle,It stands. " + first + " It has a garden."),
               towns()).content.showcases.at(0).en.body == "Castle: It stands. " + first);
    const std::string longer_still = "It is at Mt. Ashitaka and " + std::string(140, 'o') + " is its name.";
    CHECK(read(kTourism + a_place("132063", "府中市", "城", "説明。", "Castle," + longer_still + " It has a garden."),
               towns()).content.showcases.at(0).en.body == "Castle: " + longer_still);
    CHECK(read(kTourism + a_place("132063", "府中市", "城", "説明。", "Castle,A castle.") + a_place("132063", "府中市", "池", "説明。"),
               towns()).content.showcases[0].en.lead.empty());
}

TEST_CASE("cultural property and the standard dataset are lists too, and an introduction that somebody wrote stays", "[intake]")
{
    const Brought property = read("都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,文化財分類,種類,場所名称,住所,文化財指定日,画像,概要,説明,URL,備考\n132063,1,東京都,府中市,宮,ミヤ,重要文化財,建造物,,,1907-05-27,,古い宮です。,長い説明。,,\n", towns(), "list.csv");
    REQUIRE(property.content.showcases.size() == 1);
    CHECK(property.content.showcases[0].ja.body == "宮　古い宮です。");
    const Brought standard = read("全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,POIコード,所在地_連結表記,緯度,経度,説明\n132063,1,府中市,池,イケ,0803a,,,,池です。\n", towns(), "list.csv");
    CHECK(standard.content.showcases.size() == 1);

    const Brought kept = read(kTourism + a_place("012068", "釧路市", "湿原", "湿原です。"), towns());   // which has a showcase
    CHECK(kept.content.showcases.empty());
    CHECK(causes(kept, Severity::Note) == "table@0 list@0");
    model::Content listed = towns();
    put_into(listed, read(kTourism + a_place("132063", "府中市", "城", "城です。"), listed));
    const Brought newer = read(kTourism + a_place("132063", "府中市", "池", "池です。"), listed);       // a list's own is renewed
    REQUIRE(newer.content.showcases.size() == 1);
    CHECK(newer.content.showcases[0].ja.lead == "池");
}

TEST_CASE("a place without a name is held, and one without a description shows nothing", "[intake]")
{
    const Brought brought = read(kTourism + a_place("132063", "府中市", "", "説明。") + a_place("999999", "", "城", "説明。") + a_place("132063", "府中市", "城", ""),
                                 towns());
    CHECK(causes(brought, Severity::Hold) == "title@2:E2 municipality@3:A3");
    CHECK(brought.content.showcases.empty());
}

TEST_CASE("a list of cultural property without descriptions introduces by names and kinds", "[intake]")
{
    // As Tokyo publishes its historic sites: the prefecture in a column of its own, and days of designation in words.
    const std::string header = "\"都道府県名\",\"市区町村名\",\"名称\",\"文化財分類\",\"住所\",\"緯度\",\"経度\",\"所有者等\",\"文化財指定日\",\"備考\"\n";
    const auto row = [](const std::string& town, const std::string& name, const std::string& kind) {
        return "\"東京都\",\"" + town + "\",\"" + name + "\",\"" + kind + "\",\"住所\",\"35.66\",\"139.47\",\"府中市・個人\",\"昭和25年1月標識　昭和27年4月1日東京都史跡指定\",\"\"\n";
    };
    const Brought brought = read(header + row("府中市", "三千人塚", "東京都指定史跡") + row("荒川区", "塚", "都指定史跡") + row("府中市", "古墳", "都指定史跡"), towns());
    CHECK(causes(brought, Severity::Stop).empty());
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "table@0 list@0");
    CHECK(brought.findings.back().message.ja == "説明のない一覧です。2 自治体の 3 か所のうち、それぞれ初めの 3 か所の名称と分類を紹介にしました");
    REQUIRE(brought.content.showcases.size() == 2);
    CHECK(brought.content.showcases[0].code5 == "13206");   // and not that of Hiroshima
    CHECK(brought.content.showcases[0].ja.lead == "三千人塚、古墳");
    CHECK(brought.content.showcases[0].ja.body == "三千人塚　東京都指定史跡\n古墳　都指定史跡");
    CHECK(brought.content.showcases[0].source == "名称の一覧：132063_tourism.csv");
}

TEST_CASE("a list that says nothing of its places is told as that, and not taken for events", "[intake]")
{
    const Brought brought = read("都道府県名,市区町村名,名称,住所,緯度,経度,所有者等,文化財指定日,備考\n東京都,府中市,古墳,住所,35.75,139.67,東京都,昭和46年3月29日,\n", towns());
    CHECK(brought.rows == 0);
    CHECK(brought.content.events.empty());
    CHECK(brought.content.showcases.empty());
    const auto stop = std::find_if(brought.findings.begin(), brought.findings.end(), [](const Finding& finding) { return finding.severity == Severity::Stop; });
    REQUIRE(stop != brought.findings.end());
    CHECK(stop->message.ja.find("説明") != std::string::npos);
    CHECK(stop->message.ja.find("開催日") == std::string::npos);
}

TEST_CASE("a town's own list of sights wants its municipality, and is one once it has it", "[intake]")
{
    // As 八丈町 publishes it: nothing in it tells whose it is.
    const std::string header = "観光スポット名称,所在地,緯度,経度,座標系,説明,町ホームページ記載", row = "八丈富士,,33.139168,139.762187,JGD2011,山です。,http://www.example.jp/#03";
    const Brought without = read(header + "\r\n" + row + "\r\n", towns());
    CHECK(causes(without, Severity::Stop) == "column@1");
    CHECK(std::any_of(without.findings.begin(), without.findings.end(), [](const Finding& one) { return one.message.ja.find("市区町村") != std::string::npos; }));
    const Brought with = read(header + ",市区町村\r\n" + row + ",釧路市\r\n", [] {
        model::Content content = towns();
        content.showcases.clear();
        return content;
    }());
    REQUIRE(with.content.showcases.size() == 1);
    CHECK(with.content.showcases[0].ja.lead == "八丈富士");
    CHECK(with.content.showcases[0].ja.body == "八丈富士　山です。");
}

TEST_CASE("a list that describes goes before one that only names, whatever comes first", "[intake]")
{
    const std::string names = "都道府県名,市区町村名,名称,文化財分類\n東京都,府中市,古墳,都指定史跡\n", described = kTourism + a_place("132063", "府中市", "城", "城です。");
    for (const bool first : {true, false}) {
        Stick stick;
        stick.file(first ? "1.csv" : "2.csv", names);
        stick.file(first ? "2.csv" : "1.csv", described);
        const Brought brought = taken(stick.read());
        REQUIRE(brought.content.showcases.size() == 1);
        CHECK(brought.content.showcases[0].ja.lead == "城");
    }
    model::Content content = towns();
    put_into(content, read(names, content));
    CHECK(read(names, content).content.showcases.size() == 1);   // renewed
    put_into(content, read(described, content));
    CHECK(read(names, content).content.showcases.empty());
}

TEST_CASE("introductions that stay are told once for a whole list", "[intake]")
{
    model::Content content = towns();
    content.showcases.clear();
    std::string text = kTourism;
    for (const auto& town : content.municipalities) {
        content.showcases.push_back(a_showcase("own-" + town.code5));
        content.showcases.back().code5 = town.code5;
        text += a_place(town.code5, town.name, "城", "説明。");
    }
    const Brought brought = read(text, content);
    CHECK(causes(brought, Severity::Note) == "table@0 list@0");
    CHECK(brought.findings.back().message.ja == "釧路市、荒川区、府中市 ほか 1 自治体にはもう紹介があるので、そのままにしました。一覧からは使っていません");
    CHECK(brought.findings.back().message.en.starts_with("釧路市, 荒川区, 府中市 and 1 more have"));
    CHECK(brought.content.showcases.empty());
}

TEST_CASE("an English sentence may end with a short word, and no abbreviation ends one", "[intake]")
{
    const auto taken_of = [](const std::string& english) {
        return read(kTourism + a_place("132063", "府中市", "城", "説明。", "Castle," + english), towns()).content.showcases.at(0).en.body;
    };
    const std::string rest = " The view from its tower reaches as far as the mountains beyond the plain and on clear days in winter as far as the islands in the bay and the open sea beyond it and more.";
    REQUIRE(rest.size() > 160);
    // A word of three letters, a number, a bracket, a letter, a name: each of them ends one.
    for (const std::string& first : {std::string("The castle stands by the sea."), std::string("It was built in 1603."),
                                     std::string("It is the oldest one (of two)."), std::string("Its height is 30 m."), std::string("Nobody says no."),
                                     std::string("It is open from 9 a.m.")}) {
        CAPTURE(first);
        CHECK(taken_of(first + rest) == "Castle: " + first);
    }
    // And these end none: what follows belongs to them.
    for (const std::string& within : {std::string("It stands on Mt. Ashitaka."), std::string("It is temple No. 5 of them."),
                                      std::string("The house was built by J. Conder himself."), std::string("It was moved (ca. 1890) from the port."),
                                      std::string("It is open from 9 a.m. until noon.")}) {
        CAPTURE(within);
        CHECK(taken_of(within + rest) == "Castle: " + within);
    }
}

TEST_CASE("a table that says days is one of events, also with a reading of its names", "[intake]")
{
    for (const char* described : {"", ",説明"}) {
        const Brought brought = read("全国地方公共団体コード,名称,名称_カナ,開始日,開催場所" + std::string(described) + "\n132063,市,イチ,2026-12-01,広場" +
                                     (*described != 0 ? ",あります。" : "") + "\n", towns());
        CHECK(brought.content.showcases.empty());
        REQUIRE(brought.content.events.size() == 1);
    }
}

TEST_CASE("a list of events is still one, whatever else it tells", "[intake]")
{
    CHECK(read("全国地方公共団体コード,ID,名称,開始日,開始時刻,開催場所,説明\n132063,7,市,2026-12-05,10:00,広場,説明\n", towns()).content.events.size() == 1);
}
