// Events and notices from the tables and sheets of staff.

#include <catch2/catch.hpp>

#include "intake/notices.hpp"
#include "intake/staff_table.hpp"
#include "model/limits.hpp"
#include "model/merge.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;

TEST_CASE("events are taken as staff write them", "[intake]")
{
    Stick stick;
    stick.file("催し.csv", "番号,題名,開催日,終了日,時間,会場,市区町村,参加する市区町村,参加費,仮の予定,url\n"
                          "7,秋の物産展,令和8年11月23日（月）,2026/11/25,10:00〜16:30,1階ホール,荒川区,釧路市、東京都府中市,\"1,200円\",はい,https://www.city.kushiro.lg.jp/\n"
                          ",湿原を歩く会,2026-12-05,,午後2時,湿原展望台,釧路市,,無料,,\n");
    const Brought brought = taken(stick.read());
    for (const Finding& finding : brought.findings) FAIL_CHECK(finding.cell << " " << finding.message.en);
    REQUIRE(brought.content.events.size() == 2);
    const model::Event& fair = brought.content.events[0];
    CHECK(fair.key == "staff-13118-7");
    CHECK(fair.start_date == parse_date("2026-11-23"));
    CHECK(fair.end_date == parse_date("2026-11-25"));
    CHECK(fair.start_minute == 600);
    CHECK(fair.end_minute == 990);
    CHECK(fair.code5 == "13118");
    CHECK(fair.ward == "荒川区");
    CHECK(fair.related_codes == std::vector<std::string>{"01206", "13206"});
    CHECK(fair.fee_yen == 1200);
    CHECK(fair.flags == "tentative");
    CHECK(fair.url == "https://www.city.kushiro.lg.jp/");
    CHECK(fair.by_staff);
    CHECK(fair.source_row == 2);
    const model::Event& walk = brought.content.events[1];
    CHECK(walk.start_minute == 14 * 60);
    CHECK(walk.end_date == walk.start_date);
    CHECK(walk.ward.empty());
    CHECK(walk.related_codes == std::vector<std::string>{"01206"});   // a town beyond the wards is who is meant
    CHECK(walk.fee_yen == 0);
    CHECK(walk.flags.empty());

    // Again: the same events take the places of themselves, and those of others stay.
    model::Content content = towns();
    put_into(content, brought);
    const size_t count = content.events.size();
    put_into(content, brought);
    CHECK(content.events.size() == count);
}

TEST_CASE("a recommended dataset of events is read by its own names, alone too", "[intake]")
{
    Stick stick;
    stick.file("events.csv", "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,開始日,終了日,開始時間,終了時間,開始日時特記事項,料金(基本),場所名称,URL\n"
                             "012068,1,北海道,釧路市,湿原まつり,2026-12-01,2026-12-02,9:00,10:00,雨天中止,,市民広場,\n");
    REQUIRE(is_staff_folder(stick.folder.path() / "events.csv"));
    const Brought brought = taken(stick.read(towns(), "events.csv"));
    CHECK(causes(brought, Severity::Hold).empty());
    REQUIRE(brought.content.events.size() == 1);
    CHECK(brought.content.events[0].code5 == "01206");
    CHECK(brought.content.events[0].start_minute == 540);   // 9:00 is before 10:00, though not as text
    CHECK(brought.content.events[0].when_note == "雨天中止");
    CHECK_FALSE(brought.content.events[0].fee_yen);          // not said is not free
}

TEST_CASE("an event has a title in English, and a note that nothing is settled makes it tentative", "[intake]")
{
    Stick stick;
    stick.file("催し.csv", "題名,題名（英語）,開催日,日時の備考,仮の予定\n"
                          "秋の物産展,Autumn fair,2026-12-05,雨天中止,\n"
                          "冬の市,,2026-12-06,日時は未確定のため変更の可能性あり。,いいえ\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.findings.empty());
    REQUIRE(brought.content.events.size() == 2);
    CHECK(brought.content.events[0].title_en == "Autumn fair");
    CHECK(brought.content.events[0].flags.empty());
    CHECK(brought.content.events[1].title_en.empty());
    CHECK(brought.content.events[1].flags == "tentative");
}

TEST_CASE("what the board may have to cut of an event is told when it is loaded, of one that is over not", "[intake]")
{
    const auto words = [](size_t count) {
        std::string all;
        while (count-- > 0) all += "祭";
        return all;
    };
    Stick stick;
    stick.file("催し.csv", "番号,題名,開催日,日時の備考,会場\n"
                          "1," + words(model::kBoardTitle) + ",2026-12-05," + words(model::kBoardNote) + "," + words(model::kBoardVenue) + "\n"
                          "2," + words(model::kBoardTitle + 1) + ",2026-12-06," + words(model::kBoardNote + 1) + "," + words(model::kBoardVenue + 1) + "\n"
                          "3," + words(model::kBoardTitle + 1) + ",2020-12-06,,\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.content.events.size() == 3);
    CHECK(causes(brought, Severity::Note) == "length@3:B3 length@3:E3 length@3:D3 date@4:C4");
    REQUIRE(!brought.findings.empty());
    CHECK(brought.findings.front().message.ja == "49字あります。画面に入るのは 48字までです");
}

TEST_CASE("what is wrong with an event holds it, and a wrong weekday is told with the right one", "[intake]")
{
    Stick stick;
    stick.file("events.csv", "title,start_date,end_date,time,municipality,fee,tentative,url,related\n"
                             "火曜ではない,2026年11月23日(火),,,,,,,\n"
                             "日がない,,,,,,,,\n"
                             "逆,2026-12-05,2026-12-04,,,,,,\n"
                             "時刻が逆,2026-12-05,,16:00〜10:00,,,,,\n"
                             "時刻でない,2026-12-05,,夕方,,,,,\n"
                             "どこか,2026-12-05,,,府中市,,,,\n"
                             "だれか,2026-12-05,,,,,,,府中市\n"
                             "終わった,2026-11-01(日),,,,,,,\n"
                             "安い,2026-12-05,,,,お問い合わせください,たぶん,https://user:secret@example.jp/,\n"
                             "安い,2026-12-05,,,,,,,\n"
                             ",2026-12-05,,,,,,,\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "date@3:B3 date@4:C4 time@5:D5 time@6:D6 municipality@7:E7 municipality@8:I8 key@11:A11 title@12:A12");
    CHECK(causes(brought, Severity::Note) == "weekday@2:B2 date@9:B9 fee@10:F10 url@10:H10 tentative@10:G10");
    CHECK(brought.findings.front().message.ja == "2026-11-23 は月曜日ですが、『火曜日』とあります。日付のとおりに読み込みました。日付か曜日を直してください");
    for (const Finding& finding : brought.findings) CHECK(finding.message.ja.find("secret") == std::string::npos);
    REQUIRE(brought.content.events.size() == 3);
    CHECK(brought.content.events[2].url.empty());
    CHECK_FALSE(brought.content.events[2].fee_yen);
}

TEST_CASE("both weekdays of a period of one day are compared, and what is told of the day is told once", "[intake]")
{
    Stick stick;
    const auto told = [&](const std::string& column, const std::string& period) {
        stick.file("events.csv", "題名," + column + ",市区町村\n市," + period + ",釧路市\n");
        return causes(taken(stick.read()), Severity::Note);
    };
    const std::string once = "weekday@2:B2";
    for (const std::string column : {"期間", "日付と時間"}) {
        CAPTURE(column);
        CHECK(told(column, "2026-12-07(月)〜2026-12-07(火)") == once);
        CHECK(told(column, "2026-12-07〜2026-12-07(火)") == once);
        CHECK(told(column, "2026-12-07(火)〜2026-12-07(月)") == once);
        CHECK(told(column, "2026-12-07(火)〜2026-12-07(火)") == once);
        CHECK(told(column, "2026-12-07(水)〜2026-12-07(火)") == once + " " + once);
        CHECK(told(column, "2126-12-07〜2126-12-07(火)") == "date@2:B2 " + once);
        CHECK(told(column, "2026-12-07(月)〜2026-12-07(月)").empty());
    }
    CHECK(told("日付と時間", "2026-12-07(火) 10:00〜12:00") == once);
    CHECK(told("日付と時間", "2026-12-07〜2026-12-08(水) 10:00") == once);
}

TEST_CASE("times and weekdays are read as they are written", "[intake]")
{
    CHECK(written_time("9:00") == 540);
    CHECK(written_time("09:00:30") == 540);
    CHECK(written_time("9時半") == 570);
    CHECK(written_time("午前 9時") == 540);
    CHECK(written_time("午後2時30分") == 870);
    CHECK(written_time("午後12時15分") == 735);
    CHECK(written_time("午前12時") == 0);
    CHECK(written_time("正午") == 720);
    CHECK(written_time("24:00") == 1440);
    for (const char* wrong : {"", "9", "25:00", "9:60", "9:", "9:99", "24:01", "午後13時", "9時5", "10:00ごろ", "-1:00", "99999999999:00"}) {
        CAPTURE(wrong);
        CHECK_FALSE(written_time(wrong));
    }
    CHECK(written_times("10:00〜")->first == 600);
    CHECK_FALSE(written_times("10:00〜")->last);
    CHECK(written_times("午後2時から4時半まで")->last == 990);
    CHECK(written_times("10:00-16:30")->last == 990);
    CHECK_FALSE(written_times("〜"));
    CHECK_FALSE(written_times("朝〜夕"));
    CHECK(written_weekday("2026年11月23日(月・祝)") == std::chrono::Monday);
    CHECK(written_weekday("11月23日 月曜日") == std::chrono::Monday);
    CHECK_FALSE(written_weekday("2026年11月23日"));
    CHECK_FALSE(written_weekday("2026-11-23(日本時間)"));
    CHECK(written_moment("2026-11-22 17:30")->minute == 1050);
    CHECK(written_moment("令和8年11月22日(日)午後5時半")->minute == 1050);
    CHECK(written_moment("2026-11-22t09:00")->minute == 540);
    CHECK_FALSE(written_moment("2026-11-22")->minute);
    for (const std::string between : {" ", "t"})
        for (unsigned day = 1; day <= 31; ++day) {
            const std::string two = (day < 10 ? "0" : "") + std::to_string(day), cell = "2026-12-" + two + between + "15:00";
            CAPTURE(cell);
            const auto moment = written_moment(cell);
            REQUIRE(moment);
            CHECK(moment->day == *written_date("2026-12-" + two));
            CHECK(moment->minute == 900);
        }
    CHECK_FALSE(written_moment("2026-12-3 0 15:00"));
    CHECK_FALSE(written_moment("2026-11-22 夕方"));
    CHECK(written_period("2026-11-02(月)~27日(土)")->last_said == std::chrono::Saturday);
}

TEST_CASE("an address that shows a password or turns the direction of writing is left out", "[intake]")
{
    CHECK_FALSE(wrong_address("https://www.city.kushiro.lg.jp/a?b=c@d"));
    for (const char* wrong : {"www.city.kushiro.lg.jp", "https://", "ftp://a.jp/", "https://name@a.jp/", "https://name:word@a.jp", "https://a.jp\\@b.jp/",
                              "https://a.jp/\u202Egpj", "https://a\u200B.jp/", "https://a.jp/ b"}) {
        CAPTURE(wrong);
        if (std::string(wrong) == "https://a.jp\\@b.jp/") CHECK_FALSE(wrong_address(wrong));   // its host ends at the stroke
        else CHECK(wrong_address(wrong));
    }
}

TEST_CASE("notices stand among the tables of staff, each in the place of the one with its key", "[intake]")
{
    Stick stick;
    stick.file("お知らせ.csv", "お知らせ番号,緊急,表示開始,表示終了,題名,本文,題名(英語)\n"
                              "close,はい,2026-11-22 17:30,令和8年12月1日(火),閉館のお知らせ,本日は早く閉館します。,Closing early\n"
                              ",,,,休館日,,\n"
                              ",,2026-12-02,2026-12-01,逆,,\n"
                              "closing,,,,だめな番号,,\n"
                              ",たぶん,夕方,,日時でない,,\n"
                              ",,,2026-11-20(月),昔,,\n"
                              ",,,,,本文だけ,\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "date@4:D4 key@5:A5 date@6:C6 title@8:E8");
    CHECK(causes(brought, Severity::Note) == "weekday@7:D7 date@7:D7");
    REQUIRE(brought.content.notices.size() == 3);
    const model::Notice& urgent = brought.content.notices[0];
    CHECK(urgent.urgent);
    CHECK(urgent.from_minute == 1050);
    CHECK_FALSE(urgent.until_minute);
    CHECK(urgent.show_until == parse_date("2026-12-01"));
    CHECK(urgent.en.title == "Closing early");
    CHECK(brought.content.notices[1].key == "休館日");

    model::Content content = towns();
    content.notices.resize(2);
    content.notices[0].key = "close";
    content.notices[1].key = "other";
    content.notices[1].title = "stays";
    put_into(content, brought);
    REQUIRE(content.notices.size() == 4);
    CHECK(content.notices[0].title == "閉館のお知らせ");
    CHECK(content.notices[1].title == "stays");
    // Too long for the display.
    Stick wide;
    std::string title;
    for (size_t i = 0; i <= kLongestNoticeTitle; ++i) title += "長";
    wide.file("notices.csv", "title\n" + title + "\n");
    CHECK(causes(taken(wide.read()), Severity::Hold) == "length@2:A2");
}
