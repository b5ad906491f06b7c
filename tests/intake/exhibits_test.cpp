// Exhibitions with their panels, and introductions of municipalities, from the tables that staff write.

#include <catch2/catch.hpp>

#include "intake/staff_table.hpp"
#include "model/merge.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

TEST_CASE("an exhibition with its panels is taken, and its pictures go through the decoder", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title,subtitle,start_date,end_date,place,source\nautumn,秋の展示,湿原の四季,2026-11-02,2027/1/29,1階ホール,a paper\n");
    stick.file("panels.csv", "exhibit,number,heading,text,municipality,file,caption,credit,focal_x,no_crop,permitted_until\n"
                             "autumn,1,はじめに,\"一段落目です。\r\n二段落目です。\",釧路市,Lake.JPG,朝の湖,山田,30%,はい,2027-03-31\n"
                             "秋の展示,2,,文だけのパネルです。,,,,,,,\n");
    stick.file("lake.jpg").file("stray.png");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "unnamed@0");
    REQUIRE(brought.content.exhibits.size() == 1);
    CHECK(brought.content.exhibits[0].start_date == parse_date("2026-11-02"));
    CHECK(brought.content.exhibits[0].end_date == parse_date("2027-01-29"));
    CHECK(brought.content.exhibits[0].place == "1階ホール");
    REQUIRE(brought.content.panels.size() == 2);
    const model::ExhibitPanel& first = brought.content.panels[0];
    CHECK(first.text == "一段落目です。\n二段落目です。");
    CHECK(first.picture.code5 == "01206");
    CHECK(first.picture.media == "hash of lake.jpg");
    CHECK(first.picture.credit == "山田");
    CHECK(first.picture.no_crop);
    CHECK(first.picture.focal_x == Approx(0.3));
    CHECK(first.picture.permitted_until == parse_date("2027-03-31"));
    CHECK(brought.content.panels[1].exhibit == "autumn");   // called by its title
    CHECK(brought.content.panels[1].picture.media.empty());
    CHECK(brought.rows == 3);
    CHECK(stick.asked == std::vector<std::string>{"lake.jpg"});
}

TEST_CASE("tables with Japanese headers, dates as staff write them, and what they leave out", "[intake]")
{
    Stick stick;
    stick.file("展示.csv", "展示名,副題,会期,会場\n湿原の四季,,令和8年11月2日（月）〜27日（金）,1階ホール\n");
    stick.file("パネル.csv", "見出し,本文,写真,クレジット\n一つめ,文です。,,\n二つめ,文です。,a.jpg,山田\n").file("a.jpg");
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    REQUIRE(brought.content.exhibits.size() == 1);
    CHECK(brought.content.exhibits[0].key == "湿原の四季");
    CHECK(brought.content.exhibits[0].start_date == parse_date("2026-11-02"));
    CHECK(brought.content.exhibits[0].end_date == parse_date("2026-11-27"));
    REQUIRE(brought.content.panels.size() == 2);   // of the only exhibition, in the order of the rows
    CHECK(brought.content.panels[0].number == 1);
    CHECK(brought.content.panels[1].number == 2);
    CHECK(brought.content.panels[1].picture.media == "hash of a.jpg");
}

TEST_CASE("an exhibition and its panels have their words in English", "[intake]")
{
    Stick stick;
    stick.file("展示.csv", "展示番号,題名,題名（英語）\naki,湿原の四季,The marsh through the year\n");
    stick.file("パネル.csv", "番号,見出し,本文,写真,キャプション,クレジット,見出し（英語）,本文（英語）,キャプション（英語）\n"
                            "1,冬,川は凍らずに流れます。,a.jpg,朝の川,山田,Winter,\"The river does not freeze.\r\nIt flows on.\",The river at dawn\n"
                            "2,春,雪がとけます。,,,,,,\n")
        .file("a.jpg");
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    REQUIRE(brought.content.exhibits.size() == 1);
    CHECK(brought.content.exhibits[0].title_en == "The marsh through the year");
    REQUIRE(brought.content.panels.size() == 2);
    CHECK(brought.content.panels[0].heading_en == "Winter");
    CHECK(brought.content.panels[0].text_en == "The river does not freeze.\nIt flows on.");
    CHECK(brought.content.panels[0].caption_en == "The river at dawn");
    CHECK(brought.content.panels[1].heading_en.empty());
    CHECK(brought.content.panels[1].text_en.empty());
}

TEST_CASE("a panel whose picture may not be shown stays with its text", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title\na,展示\n");
    stick.file("panels.csv", "number,text,file,credit\n1,文です。,uncredited.jpg,\n2,文です。,missing.jpg,山田\n3,文です。,broken.jpg,山田\n4,,uncredited.jpg,\n");
    stick.file("uncredited.jpg").file("broken.jpg", "broken");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.panels.size() == 3);
    for (const auto& panel : brought.content.panels) CHECK(panel.picture.media.empty());
    CHECK(causes(brought, Severity::Hold) == "credit@5:D5 text@5:B5");
    CHECK(brought.held == 1);   // the row that has nothing else
    CHECK(causes(brought, Severity::Note) == "credit@2:D2 file@3:C3 picture@4:C4");
    for (const Finding& f : brought.findings) CHECK((f.severity == Severity::Note) == f.message.ja.ends_with("（パネルは、これなしで読み込みます）"));
}

TEST_CASE("the picture of a panel may be a film, which its content tells", "[intake]")
{
    static constexpr std::string_view kMp4("\0\0\0\x20" "ftypisom", 12), kHeic("\0\0\0\x20" "ftypheic", 12);
    const std::string mp4(kMp4), heic(kHeic), mkv = "\x1A\x45\xDF\xA3matroska", jpeg = "\xFF\xD8\xFF\xE0 a picture";
    Stick stick;
    stick.file("exhibits.csv", "key,title\na,展示\n");
    stick.file("パネル.csv", "番号,見出し,本文,市区町村,映像,キャプション,クレジット,掲載期限,トリミング不可\n"
                            "1,朝,文です。,釧路市,MASHU.mp4,摩周湖の四季,山田,2027-03-31,\n"
                            "2,,文です。,,film.jpg,,山田,,\n"          // a film, whatever its name says
                            "3,,文です。,,picture.mp4,,山田,,\n"        // a picture
                            "4,,文です。,,picture.heic,,山田,,\n"
                            "5,,,,words.mov,,山田,,\n"                  // neither: its ending counts
                            "6,,,,long.webm,,山田,,\n");
    stick.file("mashu.mp4", mp4).file("mashu.vtt", "words").file("film.jpg", mkv).file("picture.mp4", jpeg).file("picture.heic", heic).file("words.mov",
        "words").file("long.webm", mkv + "long");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(causes(brought, Severity::Note) == "length@7:E7");
    CHECK(stick.played == std::vector<std::string>{"mashu.mp4", "film.jpg", "words.mov", "long.webm"});
    CHECK(stick.asked == std::vector<std::string>{"picture.mp4", "picture.heic"});
    REQUIRE(brought.content.panels.size() == 6);
    const model::ExhibitPanel& first = brought.content.panels[0];
    CHECK(first.clip.media == "hash of mashu.mp4");
    CHECK(first.clip.subtitles == "hash of mashu.vtt");
    CHECK(first.clip.milliseconds == 20'000);
    CHECK(first.clip.sound);
    CHECK(first.picture.media == "its picture");
    CHECK(first.picture.no_crop);
    const model::Film film = model::film_of(first);
    CHECK(film.code5 == "01206");
    CHECK(film.file == "mashu.mp4");
    CHECK(film.poster == "its picture");
    CHECK(film.width == 1920);
    CHECK(film.caption == "摩周湖の四季");
    CHECK(film.credit == "山田");
    CHECK(film.permitted_until == parse_date("2027-03-31"));
    CHECK(brought.content.panels[2].clip.media.empty());
    CHECK(brought.content.panels[2].picture.media == "hash of picture.mp4");
}

TEST_CASE("what is wrong with a panel's film leaves the film out; the panel stays with its text", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title\na,展示\n");
    stick.file("panels.csv", "number,text,file,credit,subtitles,permitted_until\n"
                             "1,文です。,uncredited.mp4,,,\n"
                             "2,文です。,missing.mp4,山田,,\n"
                             "3,文です。,broken.mp4,山田,,\n"
                             "4,,broken.mp4,山田,,\n"
                             "5,文です。,good.mp4,山田,none.srt,2026-11-21\n"
                             "6,文です。,good.mp4,山田,,いつか\n");
    stick.file("uncredited.mp4").file("broken.mp4", "broken").file("good.mp4").file("unnamed.mkv");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "film@5:C5 text@5:B5");
    CHECK(causes(brought, Severity::Note) == "credit@2:D2 file@3:C3 film@4:C4 until@6:F6 subtitles@6:E6 until@7:F7 unnamed@0");
    CHECK(brought.content.panels.size() == 5);
    for (const auto& panel : brought.content.panels) CHECK(panel.clip.media.empty() == (panel.number != 5));
    CHECK(brought.held == 1);
    for (const Finding& f : brought.findings) CHECK(f.message.ja != f.message.en);
    stick.file("broken.mp4", "no player");   // no row's fault
    CHECK_FALSE(stick.read().ok());
}

TEST_CASE("exhibitions and panels that are not right are held, each with its reason", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title,start_date,end_date,period\n"
                               "a,一つめ,2026-11-02,2026-11-27,\n"
                               "b,,,,\n"
                               "c,三つめ,十一月,,\n"
                               "d,四つめ,2026-11-27,2026-11-02,\n"
                               "a,五つめ,,,\n"
                               "f,六つめ,,,そのうち\n"
                               "g,終わった展示,,2026-11-21,\n");
    stick.file("panels.csv", "exhibit,number,text,municipality\n"
                             "a,1,文です。,\n"
                             "c,1,文です。,\n"
                             ",1,文です。,\n"
                             "a,一,文です。,\n"
                             "a,1,文です。,\n"
                             "a,2,文です。,どこか市\n"
                             "a,3,,\n"
                             "a,第４,文です。,釧路市\n");
    Brought brought = taken(stick.read());
    CHECK(brought.content.exhibits.size() == 2);
    CHECK(causes(brought, Severity::Note) == "date@8:D8");
    CHECK(causes(brought, Severity::Hold) ==
          "title@3:B3 date@4:C4 date@5:D5 key@6:A6 date@7:E7 exhibit@3:A3 exhibit@4:A4 number@5:B5 number@6:B6 municipality@7:D7 text@8:C8 number@9:B9");
    CHECK(brought.content.panels.size() == 1);   // a full-width number is one only where the real fold reads it
    for (const Finding& f : brought.findings) {
        CHECK_FALSE(f.message.ja.empty());
        CHECK(f.message.ja != f.message.en);
    }
}

TEST_CASE("panels replace those of their exhibition, and others stay", "[intake]")
{
    model::Content content = towns();
    content.exhibits = {an_exhibit("a", "前の題"), an_exhibit("b", "別の展示")};
    content.panels = {a_panel("a", 1, "old"), a_panel("a", 2, "old"), a_panel("b", 1, "kept")};
    Stick stick;
    SECTION("with a new title")
    {
        stick.file("exhibits.csv", "key,title\na,新しい題\n").file("panels.csv", "exhibit,text\na,new\n");
        put_into(content, taken(stick.read(content)));
        REQUIRE(content.exhibits.size() == 2);
        CHECK(content.exhibits[0].title == "新しい題");
        REQUIRE(content.panels.size() == 2);
        CHECK(content.panels[0].text == "new");
        CHECK(content.panels[1].text == "kept");
    }
    SECTION("panels alone, of an exhibition that is there")
    {
        stick.file("panels.csv", "exhibit,text\n別の展示,new\n");
        put_into(content, taken(stick.read(content)));
        REQUIRE(content.panels.size() == 3);
        CHECK(content.panels[2].text == "new");
    }
    SECTION("dates alone: the panels stay")
    {
        stick.file("exhibits.csv", "key,title,end_date\na,新しい題,2026-12-24\n");
        put_into(content, taken(stick.read(content)));
        CHECK(content.panels.size() == 3);
    }
}

TEST_CASE("introductions of municipalities from a table", "[intake]")
{
    model::Content content = towns();
    content.municipalities[1].kind = "特別区";
    Stick stick;
    SECTION("as staff write them")
    {
        stick.file("自治体紹介.csv", "市区町村,紹介文,本文,連携する区,ホームページ,風景\n釧路市,霧のまちです。,,荒川区,https://example.jp/,湖\n東京都府中市,けやきのまちです。,長い説明です。,,,\n");
        const Brought brought = taken(stick.read(content));
        CHECK(brought.findings.empty());
        REQUIRE(brought.content.showcases.size() == 2);
        const model::Showcase& kushiro = brought.content.showcases[0];
        CHECK(kushiro.key == "kushiro");          // it keeps its key and the readings of its name
        CHECK(kushiro.name_ruby.size() == 2);
        CHECK(kushiro.ja.lead == "霧のまちです。");
        CHECK(kushiro.ja.body.empty());           // the words of before do not stand beside new ones
        CHECK(kushiro.en.lead.empty());
        CHECK(kushiro.ward_codes == std::vector<std::string>{"13118"});
        CHECK(kushiro.motif == "lake");
        CHECK(kushiro.by_staff);
        CHECK(brought.content.showcases[1].key == "staff-13206");
        CHECK(brought.content.showcases[1].name_ruby.front().base == "府中市");
        put_into(content, brought);
        CHECK(content.showcases.size() == 2);
    }
    SECTION("what is wrong is held, what is doubtful is said")
    {
        stick.file("showcases.csv", "code5,lead,wards,url,motif\n01206,文です。,釧路市,,\n99999,文です。,,,\n13206,,,,\n34208,文です。,,www.example.jp,宇宙\n34208,もう一度。,,,\n");
        const Brought brought = taken(stick.read(content));
        CHECK(brought.content.showcases.size() == 1);
        CHECK(causes(brought, Severity::Hold) == "ward@2:C2 municipality@3:A3 lead@4:B4 municipality@6");
        CHECK(causes(brought, Severity::Note) == "url@5:D5 motif@5:E5");
        CHECK(brought.content.showcases[0].url.empty());
        CHECK(brought.held == 4);
    }
    SECTION("without its columns it stops")
    {
        stick.file("showcases.csv", "municipality,body\n釧路市,文です。\n");
        const Brought brought = taken(stick.read(content));
        CHECK(causes(brought, Severity::Stop) == "column@1");
        CHECK(brought.refused == 1);
    }
}

TEST_CASE("periods and numbers are read as offices write them", "[intake]")
{
    const auto period = [](const char* cell) { return written_period(cell); };
    const auto first = parse_date("2026-11-02"), last = parse_date("2026-11-27");
    for (const char* cell : {"2026-11-02~2026-11-27", "2026/11/2 〜 11/27", "令和8年11月2日(月)から11月27日(金)", "r8.11.2~r8.11.27", "令和8年11月2日(月)〜27日(金)"}) {
        CAPTURE(cell);
        REQUIRE(period(cell));
        CHECK(period(cell)->first == first);
        CHECK(period(cell)->last == last);
    }
    for (const char* none : {"", "そのうち", "2026-11-02", "2026-11-02~", "~2026-11-27", "11月2日〜27日", "2026-11-02〜13/45"}) CHECK_FALSE(period(none));
    CHECK(written_date("平成31年4月1日") == parse_date("2019-04-01"));
    CHECK(written_number("第3") == 3);
    CHECK(written_number("no.12") == 12);
    for (const char* none : {"", "0", "-1", "1000", "三", "1a"}) CHECK_FALSE(written_number(none));
}

TEST_CASE("whatever a folder of staff brings stays when the fact tables are loaded again", "[intake]")
{
    Stick stick;
    stick.file("photos.csv", "file,code5,credit\na.jpg,13206,山田\n").file("a.jpg");
    stick.file("films.csv", "file,code5,credit\nb.mp4,34208,山田\n").file("b.mp4");
    stick.file("exhibits.csv", "key,title\naki,秋の展示\n").file("panels.csv", "exhibit,text\naki,一枚目\n");
    stick.file("showcases.csv", "code5,lead\n01206,霧のまちです。\n");
    stick.file("showcases.json", R"([{"key":"arakawa","code5":"13118","name_ruby":[{"base":"荒川区","reading":"あらかわく"}],"ja":{"lead":"川のまちです。","body":""},"en":{"lead":"A town by a river.","body":""},"ward_codes":[],"link_label_ja":"","link_label_en":"","url":"","motif":"river","source":"a paper"}])");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold).empty());
    CHECK(model::count_records(brought.content) == brought.rows);
    CHECK(brought.rows == 6);
    model::Content content = towns(), tables = towns();
    put_into(content, brought);
    // A reader that forgot whose its records are, or a kind that says it wrongly, would lose them here.
    CHECK(model::keep_staffs(content, tables) == 8);   // these six, and the introductions that a photograph and a film made
    for (const auto& s : content.showcases) CHECK(s.by_staff == (s.key != "kushiro" || s.source == "showcases.csv"));
    CHECK(model::count_records(tables) == model::count_records(content));
}

TEST_CASE("no panel has a number above 999, written or counted", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title\nmarsh,湿原\n").file("panels.csv", "exhibit,number,text\nmarsh,999,文です。\nmarsh,,次の文です。\nmarsh,1000,文です。\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.panels.size() == 1);
    CHECK(causes(brought, Severity::Hold) == "number@3:B3 number@4:B4");
}

TEST_CASE("a day in a year that nobody plans for is taken and pointed out", "[intake]")
{
    Stick stick;
    stick.file("exhibits.csv", "key,title,start_date,end_date\nautumn,秋の展示,2026-11-02,令和999年1月29日\nspring,春の展示,2100-01-01,2100-12-31\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.exhibits.size() == 2);
    CHECK(causes(brought, Severity::Note) == "date@2:D2");
}

TEST_CASE("an address that makes too fine a code is left out, and that is said", "[intake]")
{
    const std::string base = "https://example.jp/";
    CHECK_FALSE(intake::wrong_address(base + std::string(362 - base.size(), 'a')));
    const auto wrong = intake::wrong_address(base + std::string(363 - base.size(), 'a'));
    REQUIRE(wrong);
    CHECK(wrong->ja.find("363 文字") != std::string::npos);
}
