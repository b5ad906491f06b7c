// Names of Japan in Hangul and in the characters of Chinese.

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "base/han_forms.hpp"
#include "base/hangul.hpp"
#include "base/utf8.hpp"

using namespace renkei;

namespace {

struct Town {
    std::string name, romaji, district;
};

std::vector<Town> all_towns()
{
    std::ifstream file(RENKEI_SOURCE_DIR "/data/facts/municipalities.csv");
    std::vector<Town> towns;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
        towns.push_back({cells.at(3), cells.at(5), cells.at(7)});
    }
    return towns;
}

bool hangul_alone(const std::string& text)
{
    if (text.empty() || text.size() % 3 != 0) return false;
    for (size_t at = 0; at < text.size(); at += 3)
        if (const std::string one = text.substr(at, 3); one < "\xEA\xB0\x80" || one > "\xED\x9E\xA3") return false;
    return true;
}

}  // namespace

TEST_CASE("a name is written in Hangul by the rule for Japanese", "[base]")
{
    // Examples of the rule itself, then what each of its sentences says.
    const std::pair<const char*, const char*> names[] = {
        {"Tokyo", "도쿄"}, {"Osaka", "오사카"}, {"Sapporo", "삿포로"}, {"Niigata", "니가타"}, {"Kyushu", "규슈"}, {"Gunma", "군마"}, {"Tottori", "돗토리"}, {"Yokkaichi", "욧카이치"},
        {"Kushiro", "구시로"}, {"Arakawa", "아라카와"}, {"Chiba", "지바"}, {"Tsu", "쓰"}, {"Ako", "아코"}, {"Nakashibetsu", "나카시베쓰"}, {"Shika", "시카"},
        {"Teshikaga", "데시카가"},
        {"Zushi", "즈시"}, {"Futtsu", "훗쓰"}, {"Shinjuku", "신주쿠"}, {"Chuo", "주오"}, {"Hachioji", "하치오지"}, {"Hyogo", "효고"}, {"Ryugasaki", "류가사키"},
        {"Hatchobori", "핫초보리"},
        {"Sannohe", "산노헤"}, {"Kan'onji", "간온지"}, {"Nan'yo", "난요"}, {"San'yoonoda", "산요오노다"}, {"Sen'nan", "센난"},
        {"Matsuura", "마쓰우라"}, {"Takinoue", "다키노우에"}, {"Minoo", "미노오"}, {"Toyooka", "도요오카"},   // no long vowels: two words meet
        {"Minamiarupusu", "미나미알프스"}, {"Okhotsk", "오호츠크"},
    };
    for (const auto& [romaji, hangul] : names) CHECK(hangul_of(romaji) == hangul);
    CHECK(hangul_of("London") == "London");   // no Hepburn
    CHECK(hangul_of("").empty());
}

TEST_CASE("a lengthened i stands at the head of a name, two words meet later in it", "[base]")
{
    for (const auto& [romaji, hangul] : {std::pair{"Iide", "이데"}, {"Iitate", "이타테"}, {"Iida", "이다"}, {"Iizuka", "이즈카"}, {"Niimi", "니미"}, {"Niihama", "니하마"},
                                         {"Niikappu", "니캇푸"}, {"Shiiba", "시바"},
                                          {"Kagamiishi", "가가미이시"}, {"Yorii", "요리이"}, {"Kamiichi", "가미이치"}, {"Higashiizu", "히가시이즈"}, {"Nishiizu", "니시이즈"},
                                              {"Fujiidera", "후지이데라"}, {"Ishii", "이시이"}, {"Kamiita", "가미이타"}})
        CHECK(hangul_of(romaji) == hangul);
}

TEST_CASE("a place keeps its kind: city and ward as Korean reads them, town and village as they are called", "[base]")
{
    for (const auto& [romaji, hangul] : {std::pair{"Kushiro-shi", "구시로시"}, {"Chiyoda-ku", "지요다구"}, {"Teshikaga-cho", "데시카가초"}, {"Shika-machi", "시카마치"},
                                         {"Ogasawara-mura", "오가사와라무라"}, {"Zamami-son", "자마미손"}})
        CHECK(hangul_of_place(romaji) == hangul);
}

TEST_CASE("every municipality has a name in Hangul and in both Chinese scripts", "[base]")
{
    const auto towns = all_towns();
    REQUIRE(towns.size() == 1741);
    for (const Town& town : towns) {
        CAPTURE(town.name, town.romaji);
        CHECK(hangul_alone(hangul_of_place(town.romaji)));
        for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese}) {
            const std::string name = han_of(town.name, language);
            CHECK(code_points(name) == code_points(town.name));
            CHECK(han_of(name, language) == name);   // nothing Japanese is left in it
            for (size_t at = 0; at < name.size(); at += 3) {
                const std::string one = name.substr(at, 3);
                const bool kana = one >= "ぁ" && one <= "ヺ";
                CHECK((kana || spells_names(one, language)));
            }
        }
    }
}

TEST_CASE("no character of a name becomes one that other names have in another sense", "[base]")
{
    // Chinese writes both of each pair alike, whichever of them a name of Japan has.
    const std::set<std::pair<std::string, std::string>> alike = {{"条", "條"}, {"條", "条"}, {"湧", "涌"}, {"竜", "龍"}, {"築", "筑"}, {"荘", "庄"}};
    std::set<std::string> japanese;
    for (const Town& town : all_towns())
        for (const std::string& name : {town.name, town.district})
            for (size_t at = 0; at < name.size(); at += 3) japanese.insert(name.substr(at, 3));
    REQUIRE(japanese.contains("倶"));   // 倶知安町
    REQUIRE(japanese.contains("具"));   // 伊具郡
    for (const std::string& one : japanese)
        for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese}) {
            const std::string form = han_of(one, language);
            CAPTURE(one, form);
            CHECK((form == one || !japanese.contains(form) || alike.contains({one, form})));
        }
}

TEST_CASE("names are written with the characters of Chinese", "[base]")
{
    struct Name {
        const char *japanese, *simplified, *traditional;
    };
    const Name names[] = {
        {"釧路市", "钏路市", "釧路市"}, {"北海道", "北海道", "北海道"}, {"広島県", "广岛县", "廣島縣"}, {"沖縄県", "冲绳县", "沖繩縣"}, {"渋谷区", "涩谷区", "澀谷區"}, {"荒川区", "荒川区", "荒川區"},
        {"赤穂市", "赤穗市", "赤穗市"}, {"津市", "津市", "津市"}, {"中標津町", "中标津町", "中標津町"}, {"志賀町", "志贺町", "志賀町"}, {"弟子屈町", "弟子屈町", "弟子屈町"}, {"青森県", "青森县", "青森縣"},
        {"大阪府", "大阪府", "大阪府"}, {"宝塚市", "宝冢市", "寶塚市"}, {"栃木県", "栃木县", "栃木縣"}, {"台東区", "台东区", "台東區"}, {"千葉県町村会", "千叶县町村会", "千葉縣町村會"},
        {"京都府市長会", "京都府市长会", "京都府市長會"},
        {"釧路地域", "钏路地域", "釧路地域"}, {"むつ市", "むつ市", "むつ市"}, {"鎌ケ谷市", "镰ケ谷市", "鎌ケ谷市"}, {"安芸郡", "安艺郡", "安藝郡"}, {"飯舘村", "饭馆村", "飯舘村"}, {"佐々町", "佐佐町", "佐佐町"},
        {"倶知安町", "俱知安町", "俱知安町"}, {"呉市", "吴市", "吳市"}, {"小値賀町", "小值贺町", "小值賀町"}, {"西脇市", "西胁市", "西脇市"},
    };
    for (const Name& name : names) {
        CHECK(han_of(name.japanese, Language::SimplifiedChinese) == name.simplified);
        CHECK(han_of(name.japanese, Language::TraditionalChinese) == name.traditional);
        for (const Language other : {Language::Japanese, Language::English, Language::Korean}) CHECK(han_of(name.japanese, other) == name.japanese);
    }
    CHECK_FALSE(spells_names("釧", Language::SimplifiedChinese));
    CHECK(spells_names("钏", Language::SimplifiedChinese));
    CHECK_FALSE(spells_names("广", Language::TraditionalChinese));
}
