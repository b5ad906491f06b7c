// Every count and sum that data/SOURCES.md names, asked of what ships.

#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>

#include "intake/shipped.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;

namespace {

const model::Content& facts()
{
    static const auto shipped = intake::read_shipped(RENKEI_SOURCE_DIR "/data");
    if (!shipped) FAIL(shipped.error().message);
    return *shipped;
}

size_t of_kind(const std::string& kind, const std::string& prefecture_code = "")
{
    size_t count = 0;
    for (const auto& m : facts().municipalities) count += m.kind == kind && (prefecture_code.empty() || m.prefecture_code == prefecture_code);
    return count;
}

double value_of(const std::string& metric, const std::string& period, const std::string& status)
{
    for (const auto& s : facts().statistics)
        if (s.metric == metric && s.period == period && s.status == status && s.value) return *s.value;
    FAIL("no statistic " << metric << " " << period << " " << status);
    return 0;
}

}  // namespace

TEST_CASE("1,741 municipalities: 792 cities, 743 towns, 183 villages and 23 wards in 47 prefectures", "[intake]")
{
    CHECK(facts().municipalities.size() == 1741);
    CHECK(of_kind("市") == 792);
    CHECK(of_kind("町") == 743);
    CHECK(of_kind("村") == 183);
    CHECK(of_kind("特別区") == 23);
    CHECK(of_kind("特別区", "13") == 23);
    std::set<std::string> prefectures;
    for (const auto& m : facts().municipalities) {
        prefectures.insert(m.prefecture_code);
        CHECK((m.code5 < "01695" || m.code5 > "01700"));  // the Northern Territories are on the map only
        // 郡: empty for cities, wards and the nine towns and villages of the Tokyo islands.
        const bool tokyo_island = m.prefecture_code == "13" && (m.kind == "町" || m.kind == "村") && !m.subprefecture.empty();
        CHECK(m.district.empty() == (m.kind == "市" || m.kind == "特別区" || tokyo_island));
        CHECK((m.prefecture_code == "01") <= !m.subprefecture.empty());
        // Each kind has its reading and its romaji ending.
        if (m.kind == "市") CHECK((m.kana.ends_with("し") && m.romaji.ends_with("-shi")));
        if (m.kind == "特別区") CHECK((m.kana.ends_with("く") && m.romaji.ends_with("-ku")));
        if (m.kind == "町") CHECK((m.romaji.ends_with("-cho") || m.romaji.ends_with("-machi")));
        if (m.kind == "村") CHECK((m.romaji.ends_with("-mura") || m.romaji.ends_with("-son")));
    }
    CHECK(prefectures.size() == 47);
}

TEST_CASE("readings and romaji are as the sources' doubts were settled", "[intake]")
{
    const auto kana = [](const char* code) { return facts().municipality(code)->kana; };
    const auto romaji = [](const std::string& name) {
        for (const auto& m : facts().municipalities)
            if (m.name == name) return m.romaji;
        return std::string();
    };
    CHECK(kana("39405") == "ゆすはらちょう");
    CHECK(romaji("松浦市") == "Matsuura-shi");
    CHECK(romaji("琴浦町") == "Kotoura-cho");
    CHECK(romaji("曽於市") == "Soo-shi");
    CHECK(romaji("大阪市") == "Osaka-shi");
    CHECK(romaji("新潟市") == "Niigata-shi");
    for (const char* name : {"行田市", "本庄市", "羽生市", "四條畷市", "総社市"}) {
        CAPTURE(name);
        const auto found = std::find_if(facts().municipalities.begin(), facts().municipalities.end(), [&](const auto& m) { return m.name == name; });
        REQUIRE(found != facts().municipalities.end());
        CHECK((found->kana.find("ょ") != std::string::npos || found->kana.find("ゅ") != std::string::npos || found->kana.find("ゃ") != std::string::npos));
    }
}

TEST_CASE("13 organisations have 372 members, every one once", "[intake]")
{
    CHECK(facts().organisations.size() == 13);
    int members = 0, cell_sum = 0;
    std::set<std::string> seen;
    std::map<std::string, int> cells;  // the pamphlet's cell of a prefecture and day is shared by two organisations
    for (const auto& o : facts().organisations) {
        members += o.member_count;
        for (const auto& code : o.member_codes) CHECK(seen.insert(code).second);
        cells[o.prefecture_code + iso_date(o.signed_date)] = o.source_cell_count;
        if (o.kind == "市長会") CHECK(static_cast<size_t>(o.member_count) == of_kind("市", o.prefecture_code));
        else CHECK(static_cast<size_t>(o.member_count) == of_kind("町", o.prefecture_code) + of_kind("村", o.prefecture_code));
    }
    CHECK(members == 372);
    CHECK(seen.size() == 372);
    for (const auto& [cell, count] : cells) cell_sum += count;
    CHECK(cells.size() == 10);
    CHECK(cell_sum == 372);
    std::multiset<int> expected{144, 26, 40, 17, 9, 27, 35, 23, 37, 14}, found;
    for (const auto& [cell, count] : cells) found.insert(count);
    CHECK(found == expected);

    const auto count = [](const char* name) { return facts().organisation(name)->member_count; };
    CHECK(count("京都府市長会") == 15);
    CHECK(count("京都府町村会") == 11);
    CHECK(count("青森県市長会") == 10);
    CHECK(count("青森県町村会") == 30);
    CHECK(count("群馬県市長会") == 12);
    CHECK(count("群馬県町村会") == 23);
    CHECK(std::count(seen.begin(), seen.end(), "26100") == 1);  // 京都市 and 千葉市 are members
    CHECK(std::count(seen.begin(), seen.end(), "12100") == 1);
    CHECK(facts().organisation("京都市市長会") == nullptr);        // a slip of the pamphlet
}

TEST_CASE("ten ward links, four of them documented", "[intake]")
{
    CHECK(facts().links.size() == 10);
    std::map<std::string, int> documented;
    for (const auto& link : facts().links)
        if (link.member_basis == "documented") documented[link.subprefecture] = link.member_count;
        else CHECK(link.member_basis == "derived");
    CHECK(documented == std::map<std::string, int>{{"釧路総合振興局", 8}, {"オホーツク総合振興局", 15}, {"宗谷総合振興局", 9}, {"十勝総合振興局", 18}});
    for (const auto& link : facts().links) {
        CAPTURE(link.region);
        CHECK(link.subprefecture_municipalities >= link.member_count);
        for (const auto& code : link.member_codes) CHECK(facts().municipality(code)->subprefecture == link.subprefecture);
    }
}

TEST_CASE("three wide-area plans: 18, 12 and 8 members", "[intake]")
{
    REQUIRE(facts().plans.size() == 3);
    const auto kinds = [](const model::WideAreaPlan& plan) {
        std::map<std::string, int> counts;
        for (const auto& code : plan.member_codes) ++counts[facts().municipality(code)->kind];
        return counts;
    };
    CHECK(kinds(facts().plans[0]) == std::map<std::string, int>{{"町", 16}, {"村", 2}});               // 十勝 without 帯広市
    CHECK(kinds(facts().plans[1]) == std::map<std::string, int>{{"市", 5}, {"町", 6}, {"村", 1}});      // 山城
    CHECK(facts().plans[2].member_count == 8);
    CHECK(facts().plans[0].approved_month == "2020-04");
    CHECK(facts().plans[2].approved_month.empty());  // the source gives no date
    CHECK(facts().plans[1].project.find("和文化×多文化") != std::string::npos);
}

TEST_CASE("four companies, 22 milestones, and every signing is a milestone", "[intake]")
{
    CHECK(facts().partners.size() == 4);
    CHECK(facts().milestones.size() == 22);
    std::set<std::string> days;
    for (const auto& m : facts().milestones) days.insert(iso_date(m.date));
    for (const auto& o : facts().organisations) CHECK(days.contains(iso_date(o.signed_date)));
    for (const auto& p : facts().partners) CHECK(days.contains(iso_date(p.signed_date)));
    CHECK(std::is_sorted(facts().milestones.begin(), facts().milestones.end(), [](const auto& a, const auto& b) { return a.date < b.date; }));
}

TEST_CASE("20 disasters with 54 recipients in 30 prefectures", "[intake]")
{
    CHECK(facts().supports.size() == 20);
    size_t recipients = 0;
    std::set<std::string> prefectures, islands;
    for (const auto& s : facts().supports) {
        recipients += s.recipients.size();
        prefectures.insert(s.prefecture_codes.begin(), s.prefecture_codes.end());
        islands.insert(s.municipality_codes.begin(), s.municipality_codes.end());
        CHECK((s.date_precision == "day" || s.date_precision == "month"));
        CHECK((s.money_kind == "復興支援金" || s.money_kind == "見舞金"));
    }
    CHECK(recipients == 54);
    CHECK(prefectures.size() == 30);
    CHECK(islands.size() == 9);  // 「東京都島しょ部」 is read as all nine island municipalities
    CHECK(facts().supports[1].joint_amount_yen == 1'000'000'000);
    CHECK_FALSE(facts().supports[16].staff_dispatched);  // 令和2年7月豪雨: the table is followed, not the text
}

TEST_CASE("87 statistics, whose sums and differences hold", "[intake]")
{
    CHECK(facts().statistics.size() == 87);
    CHECK(value_of("agreement_municipalities", "2017", "actual") == 144 + 26 + 40 + 17 + 9);
    CHECK(value_of("agreement_municipalities", "2017", "projected") == 236 + 27 + 35);
    CHECK(value_of("ward_exchange_municipalities_increase", "2015-2017", "derived") == 675 - 574);
    CHECK(value_of("website_member_municipalities_increase", "2015-2017", "derived") == 237 - 149);
    CHECK(value_of("total_linked_municipalities_increase", "2015-2017", "derived") == 926 - 660);
    CHECK(value_of("agreement_municipalities", "2022", "actual") == 372);
    CHECK(value_of("agreement_organisations", "2022", "actual") == 13);
    CHECK(value_of("total_linked_municipalities", "FY2021", "actual") == 1096);
    CHECK(value_of("total_linked_ratio", "FY2021", "actual") == 1.6);
    for (const auto& s : facts().statistics)
        if (s.metric == "agreement_municipalities" && s.period == "2015") CHECK_FALSE(s.value);  // the source prints a dash
    const std::set<std::string> known{"actual", "projected", "approx", "derived", "baseline", "target", "none"};
    for (const auto& s : facts().statistics) {
        CHECK(known.contains(s.status));
        CHECK(s.as_of.has_value() == !s.as_of_precision.empty());
    }
}

TEST_CASE("41 programme lines: six fields, three goals, eleven plans, four joint activities", "[intake]")
{
    std::map<std::string, std::set<int>> numbers;
    for (const auto& line : facts().programme_lines) numbers[line.kind].insert(line.number);
    CHECK(facts().programme_lines.size() == 41);
    CHECK(numbers["field"].size() == 6);
    CHECK(numbers["goal"].size() == 3);
    CHECK(numbers["plan"].size() == 11);
    CHECK(numbers["joint_activity"].size() == 4);
    CHECK(numbers.contains("schedule"));
}

TEST_CASE("26 parts of schemes: the platform, the model of Arakawa and Kushiro, the survey", "[intake]")
{
    std::map<std::string, std::set<int>> numbers;
    for (const auto& part : facts().schemes) {
        CHECK(numbers[part.scheme + "/" + part.part].insert(part.number).second);
        CHECK_FALSE(part.title.empty());
        CHECK(part.source == "000_7db713c26466e50c.txt");
    }
    CHECK(numbers["platform/body"].size() == 2);
    CHECK(numbers["platform/function"].size() == 4);
    CHECK(numbers["kushiro_arakawa/lead"].size() == 4);
    CHECK(numbers["survey_2017/answer"].size() == 5);
    // Every answer that was counted is one that could be given.
    for (const auto& s : facts().statistics)
        if (s.metric == "survey_q7_count" && s.label != "無回答")
            CHECK(std::any_of(facts().schemes.begin(), facts().schemes.end(),
                              [&](const auto& p) { return p.part == "answer" && s.label == std::to_string(p.number) + " " + p.title; }));
}

TEST_CASE("37 past events from April 2014 to November 2025, six contacts", "[intake]")
{
    CHECK(facts().events.size() == 37);
    CHECK(facts().contacts.size() == 6);
    CHECK(iso_date(*facts().events.front().start_date) == "2014-04-07");
    std::set<std::string> categories;
    for (const auto& e : facts().events) {
        categories.insert(e.category);
        CHECK(*e.start_date >= *parse_date("2014-04-01"));
        CHECK(*e.end_date <= *parse_date("2025-11-30"));
        CHECK(e.code5.empty() == e.ward.empty());
        CHECK_FALSE(e.source.empty());
    }
    CHECK(categories == std::set<std::string>{"全国連携展示", "魅力発信イベント", "シンポジウム・講演会", "地域イベントへの支援", "協定締結式", "各区の事業", "広域共同計画の事業", "区政会館の企画展示"});
    const auto exhibitions = std::count_if(facts().events.begin(), facts().events.end(), [](const auto& e) { return e.category == "区政会館の企画展示"; });
    CHECK(exhibitions == 3);
    const auto hall = std::find_if(facts().events.begin(), facts().events.end(), [](const auto& e) { return e.key == "E035"; });
    CHECK(hall->related_codes.size() == 372);
    CHECK(hall->source_row == 36);
}

TEST_CASE("every showcase names a municipality as the table does", "[intake]")
{
    CHECK(facts().showcases.size() >= 4);
    for (const auto& s : facts().showcases) {
        CAPTURE(s.key);
        const auto* m = facts().municipality(s.code5);
        REQUIRE(m != nullptr);
        std::string name, kana;
        for (const auto& span : s.name_ruby) {
            name += span.base;
            kana += span.reading;
        }
        CHECK(name == m->name);
        CHECK(kana == m->kana);
        CHECK_FALSE(s.ja.lead.empty());
        CHECK_FALSE(s.en.lead.empty());
        CHECK_FALSE(s.source.empty());
        // They stand vertically, where three figures would lie on their side: numbers are kanji.
        CHECK((s.ja.lead + s.ja.body).find_first_of("0123456789") == std::string::npos);
    }
}

TEST_CASE("a table that does not hold is refused with file and row", "[intake]")
{
    const tests::TemporaryFolder copy;
    namespace fs = std::filesystem;
    fs::copy(RENKEI_SOURCE_DIR "/data/facts", copy.path() / "facts");
    fs::copy(RENKEI_SOURCE_DIR "/data/showcases", copy.path() / "showcases");
    const auto edit = [&](const char* file, const std::string& from, const std::string& to) {
        REQUIRE(tests::change_in(copy.path() / "facts" / file, from, to));
        const auto read = intake::read_shipped(copy.path());
        REQUIRE_FALSE(read);
        return read.error().message;
    };
    REQUIRE(intake::read_shipped(copy.path()));
    SECTION("no showcases")
    {
        fs::remove(copy.path() / "showcases" / "showcases.json");
        const auto read = intake::read_shipped(copy.path());
        REQUIRE_FALSE(read);
        CHECK(read.error().message.find("0 records of showcase where 6 belong") != std::string::npos);
    }
    SECTION("a date that is none")
    {
        const auto message = edit("agreements.csv", "2016-06-25", "2016-06-31");
        CHECK(message.find("agreements.csv row 5, column signed_date: \"2016-06-31\" is not a date") != std::string::npos);
    }
    SECTION("a figure that is none")
    {
        for (const char* value : {"nan", "inf", "-9223372036854775808", "99999999999999999999999"}) {
            CAPTURE(value);
            CHECK(edit("statistics.csv", ",574,", "," + std::string(value) + ",").find("statistics.csv row 2") != std::string::npos);
            fs::copy(RENKEI_SOURCE_DIR "/data/facts/statistics.csv", copy.path() / "facts" / "statistics.csv", fs::copy_options::overwrite_existing);
        }
    }
    SECTION("a name or a sentence longer than any page")
    {
        std::string long_name;
        for (int i = 0; i < 201; ++i) long_name += "長";
        CHECK(edit("municipalities.csv", "弟子屈町", long_name).find("name has 201 characters, and 200 are the most") != std::string::npos);
        REQUIRE(tests::change_in(copy.path() / "facts" / "municipalities.csv", long_name, long_name.substr(3)));
        CHECK(intake::read_shipped(copy.path()));   // 200 characters are a name still
    }
    SECTION("a list longer than the country has municipalities")
    {
        std::string codes;
        for (int i = 0; i < 2001; ++i) codes += (i == 0 ? "" : ";") + std::string("01100");
        CHECK(edit("events.csv", ",32501,", "," + codes + ",").find("related_codes has 2001 entries, and 2000 are the most") != std::string::npos);
    }
    SECTION("a year that nobody means") { CHECK(edit("agreements.csv", "2016-06-25", "9999-12-31").find("is not a date") != std::string::npos); }
    SECTION("a member too few") { CHECK(edit("agreement_members.csv", "北海道町村会,01303\n", "").find("members do not match") != std::string::npos); }
    SECTION("a code that nobody has") { CHECK(edit("ward_links.csv", "01206;", "01999;").find("no municipality 01999") != std::string::npos); }
    SECTION("a municipality too few") { CHECK(edit("municipalities.csv", "01100,01,", "01100,99,").find("01100") != std::string::npos); }
    SECTION("an unknown column") { CHECK(edit("contacts.csv", "purpose", "purpoze").find("purpoze") != std::string::npos); }
    SECTION("a count that does not match") { CHECK(edit("events.csv", ",8,,https", ",9,,https").find("related_count is 9") != std::string::npos); }
    SECTION("text that is not UTF-8") { CHECK(edit("events.csv", "\xE5\x85\xA8", "\xFF\xFE").find("events.csv row ") != std::string::npos); }
    SECTION("a showcase of a municipality that nobody has")
    {
        auto content = *intake::read_tables(copy.path());
        content.showcases.push_back({});
        content.showcases.back().key = "atlantis";
        content.showcases.back().code5 = "99999";
        const auto checked = intake::check_facts(content);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().message == "Facts, showcases.json atlantis: there is no municipality 99999");
    }
    SECTION("fewer contacts: other facts than the ones that ship, and right")
    {
        const fs::path path = copy.path() / "facts" / "contacts.csv";
        const std::string text = tests::bytes_of(path);
        tests::write_bytes(path, text.substr(0, text.find_last_of('\n', text.size() - 2) + 1));
        const auto facts = intake::read_facts(copy.path());
        if (!facts) FAIL(facts.error().message);
        CHECK(facts->contacts.size() == 5);
        const auto shipped = intake::read_shipped(copy.path());
        REQUIRE_FALSE(shipped);
        CHECK(shipped.error().message.find("5 records of contact where 6 belong") != std::string::npos);
    }
    SECTION("a pipe in a table's place")
    {
        fs::remove(copy.path() / "facts" / "contacts.csv");
        REQUIRE(::mkfifo((copy.path() / "facts" / "contacts.csv").c_str(), 0600) == 0);
        const auto read = intake::read_shipped(copy.path());
        REQUIRE_FALSE(read);
        CHECK(read.error().message.find("contacts.csv is no file") != std::string::npos);
    }
    SECTION("a missing table")
    {
        fs::remove(copy.path() / "facts" / "milestones.csv");
        const auto read = intake::read_shipped(copy.path());
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::NotFound);
        CHECK(read.error().message.find("milestones.csv") != std::string::npos);
    }
}
