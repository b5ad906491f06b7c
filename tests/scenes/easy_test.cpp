// やさしい日本語: which fixed words have an easy text, that these are easy, and that a display that is asked for them has them.
// The dates are tests/text/dates_test.cpp's, the layouts composition_test.cpp's.

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/figures.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// Whose Japanese is easy already, or stands as it is: names, counts, credits as their givers prescribe them.
const std::set<std::string> kEasyAlready{"visit.game", "visit.game.again", "visit.game.near", "visit.game.next", "visit.game.question", "visit.game.right", "visit.map", "visit.region.1", "visit.region.2", "visit.region.3", "visit.region.4", "visit.region.5", "visit.region.6", "visit.region.7", "visit.region.8", "visit.near", "visit.find.row", "visit.find.typed", "visit.find", "visit.ward", "visit.large", "visit.more", "visit.choose_language", "visit.wards", "visit.around", "visit.code",
    "events.fee", "events.hours_from", "events.hours_until", 
    "title.name",          "agreements.label_cities", "region.unit_cities",        "region.unit_towns",       "region.unit_villages", "region.signed",        "region.and_date",
    "region.cities", "region.count_cities", "region.count_towns",      "region.count_villages",     "region.and_count",        "numbers.headline_first", "numbers.headline_second", "support.tokyo",
    "plans.model",         "plans.ten_thousand",    "plans.grants_oku",          "plans.grants_big",         "plans.grants_prefecture", "plans.grants_municipality",
          "footer.back",               "idle.question",        "idle.continue",
    "inset.nansei",        "inset.ogasawara",         "inset.minamitorishima",     "credit.map_lakes",        "credit.photo",         "credit.map",           "notice.minutes",
    "notice.minute",       "notice.calm",             "notice.until",              "exhibit.from", "exhibit.until", "wards.one_city",          "wards.one_town",       "wards.one_village",
};

// Titles of papers and names of bodies inside a sentence are what they are called.
std::string without_titles(std::string text)
{
    for (const std::string_view name : {"特別区全国連携プロジェクト", "特別区長会", "北海道町村会", "「今後の展開について 中間のまとめ」", "中間のまとめ"})
        for (size_t at = text.find(name); at != std::string::npos; at = text.find(name)) text.erase(at, name.size());
    return text;
}

// What makes a text hard to read for who is learning the language.
std::vector<std::string> hard_in(const std::string& key, const std::string& words)
{
    std::vector<std::string> faults;
    const std::string text = without_titles(words);
    for (const char* hard : {"令和", "平成", "昭和", "御", "貴", "協定", "自治体", "開催", "締結", "連携", "派遣", "累計", "現在", "閉館", "開館", "休館", "来館", "被災", "支援", "復興", "物資", "見舞金", "交付金", "登録", "公式",
                             "活用", "認定", "管内", "入込", "団体", "催し", "本日", "平日", "緊急", "回答", "構想", "包括", "企業", "協働", "広域", "事業", "分野", "職員", "年度", "される", "られる", "による", "において"})
        if (text.find(hard) != std::string::npos) faults.push_back(key + ": 「" + words + "」 says " + hard);
    static const std::regex kTwiceNo("(ない|なく|なけれ|ず).*(ない|ません|いけ)");
    if (std::regex_search(text, kTwiceNo)) faults.push_back(key + ": 「" + words + "」 says no twice");
    return faults;
}

std::map<std::string, std::string> easy_texts()
{
    std::map<std::string, std::string> all;
    const nlohmann::json strings = nlohmann::json::parse(std::ifstream(RENKEI_SOURCE_DIR "/data/strings.json"));
    for (const auto& [key, entry] : strings.items())
        if (entry.contains("ja-easy")) all[key] = entry.at("ja-easy").get<std::string>();
    return all;
}

// Japanese words of a key that has easy ones, where these are nowhere on the page.
std::vector<std::string> left_hard(const canvas::Composition& composition, const std::map<std::string, std::string>& easy)
{
    std::string said;
    for (const canvas::TextRecord& t : composition.texts) said += t.text + "\n";
    std::vector<std::string> faults;
    for (const canvas::TextRecord& t : composition.texts)
        for (const auto& [key, words] : easy)
            if (t.text == scenes::words(key, Language::Japanese) && said.find(words) == std::string::npos) faults.push_back("「" + t.text + "」 of " + key + " is there, 「" + words + "」 is not");
    return faults;
}

}  // namespace

TEST_CASE("every fixed word has an easy text, or is known to be easy", "[scenes]")
{
    const auto easy = easy_texts();
    const nlohmann::json strings = nlohmann::json::parse(std::ifstream(RENKEI_SOURCE_DIR "/data/strings.json"));
    for (const auto& [key, entry] : strings.items()) {
        CAPTURE(key);
        CHECK(easy.contains(key) != kEasyAlready.contains(key));
        const std::string said = scenes::words(key, kEasyJapanese);
        CHECK(said == (easy.contains(key) ? easy.at(key) : scenes::words(key, Language::Japanese)));
        if (easy.contains(key)) CHECK(said != scenes::words(key, Language::Japanese));
        // The same places to fill.
        static const std::regex kPlace("\\{[a-z_]+\\}");
        const auto places = [](const std::string& text) { return std::multiset<std::string>(std::sregex_token_iterator(text.begin(), text.end(), kPlace), std::sregex_token_iterator()); };
        CHECK(places(said) == places(scenes::words(key, Language::Japanese)));
    }
    for (const std::string& key : kEasyAlready) CHECK(strings.contains(key));
}

TEST_CASE("easy texts have no era, no honorific prefix, no double negation and no word of administration", "[scenes]")
{
    std::vector<std::string> faults;
    for (const auto& [key, words] : easy_texts())
        for (const std::string& fault : hard_in(key, words)) faults.push_back(fault);
    CHECK(none(faults));
    for (const char* hard : {"広域のまち", "平成29年の アンケート", "見ない ことは ありません", "読まなければ いけません", "御来館", "絵による 計画"}) CHECK_FALSE(hard_in("a.key", hard).empty());
    CHECK(hard_in("a.key", "この 絵は 本当の けしきでは ありません").empty());
}

TEST_CASE("what the tables say has easy texts as easy as the fixed words, which a display in easy Japanese says", "[scenes]")
{
    const nlohmann::json told = nlohmann::json::parse(std::ifstream(RENKEI_SOURCE_DIR "/data/told.json"));
    std::vector<std::string> faults;
    size_t met = 0;
    for (const auto& [group, entry] : told.items()) {
        if (!entry.is_object()) continue;
        for (const auto& [japanese, said] : entry.items()) {
            if (!said.contains("ja-easy")) continue;
            std::string easy = said.at("ja-easy");
            CHECK(scenes::told_of(group, japanese, kEasyJapanese) == easy);
            CHECK(scenes::told_of(group, japanese, Language::Japanese) == japanese);
            // A title in its brackets is what it is called.
            for (size_t open = easy.find("「"); open != std::string::npos; open = easy.find("「")) {
                const size_t close = easy.find("」", open);
                REQUIRE(close != std::string::npos);
                easy.erase(open, close + std::string_view("」").size() - open);
            }
            for (const std::string& fault : hard_in(group, easy)) faults.push_back(fault);
            ++met;
        }
    }
    CHECK(met >= 60);
    CHECK(none(faults));
    for (const auto& s : shipped_content()->showcases)
        for (const std::string& words : {s.ja.lead, s.ja.body}) {
            CAPTURE(s.key, words);
            CHECK(scenes::is_translated("showcases", words, kEasyJapanese));
        }
}

TEST_CASE("every easy text has its glyphs in every face", "[scenes]")
{
    for (const auto& [key, words] : easy_texts())
        for (const text::Face face : {text::Face::Headline, text::Face::Mincho, text::Face::MinchoBold, text::Face::Gothic, text::Face::GothicBold}) {
            CAPTURE(key, static_cast<int>(face));
            CHECK(the_typesetter().line(words, {.face = face}).missing.empty());
        }
}

TEST_CASE("a display in easy Japanese says its fixed words easily on every page, in Japanese forms", "[scenes]")
{
    const auto easy = easy_texts();
    std::vector<std::string> faults;
    std::set<std::string> met;
    for (const Item& one : everything()) {
        const auto composition = composed(*one.programme, one.scene, one.item, {.language = kEasyJapanese});
        REQUIRE(composition.ok());
        for (const std::string& fault : left_hard(*composition, easy)) faults.push_back(one.scene + "/" + one.item + ": " + fault);
        for (const canvas::TextRecord& t : composition->texts) {
            for (const auto& [key, words] : easy)
                if (t.text == words) {
                    met.insert(key);
                    if (t.language != Language::Japanese) faults.push_back("「" + t.text + "」 is not set as Japanese");
                }
        }
    }
    CHECK(none(faults));
    CHECK(met.size() > 30);

    const auto hard = composed(*programme_of(kLater), "notice", "closed", {.language = Language::Japanese});
    REQUIRE(hard.ok());
    CHECK_FALSE(left_hard(*hard, easy).empty());
}

TEST_CASE("an easy headline has the official one beside it", "[scenes]")
{
    for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
        const auto composition = composed(*programme_of(kLater), "agreements", "", {size, kEasyJapanese});
        REQUIRE(composition.ok());
        const auto record = [&](const std::string& words) { return std::find_if(composition->texts.begin(), composition->texts.end(), [&](const auto& t) { return t.text == words; }); };
        const auto own = record(scenes::words("agreements.title", kEasyJapanese)), official = record(scenes::words("agreements.title", Language::Japanese));
        REQUIRE(own != composition->texts.end());
        REQUIRE(official != composition->texts.end());
        CHECK(own->units > 1.3f * official->units);
    }
}

TEST_CASE("easy Japanese says sums in figures, without kanji numerals and without a comma before 万", "[scenes]")
{
    CHECK(scenes::yen_amount(113'000'000, kEasyJapanese) == "1億1300万円");
    CHECK(scenes::yen_amount(44'928'000, kEasyJapanese) == "4492万8000円");
    CHECK(scenes::yen_amount(113'000'000, Language::Japanese) == "1億1,300万円");
    CHECK(scenes::yen_in_figures(1'000'000'000, kEasyJapanese) == "1,000,000,000円");
    CHECK(scenes::yen_in_figures(1'000'000'000, Language::Japanese).empty());
    static const std::regex kHard("(一|二|三|四|五|六|七|八|九|十|百|千)(万|億)?円|[0-9],[0-9]+(万|億)");   // of whole characters
    std::vector<std::string> faults;
    for (const Item& one : everything()) {
        const auto page = composed(*one.programme, one.scene, one.item, {.language = kEasyJapanese});
        REQUIRE(page.ok());
        for (const canvas::TextRecord& t : page->texts)
            if (std::regex_search(t.text, kHard)) faults.push_back(one.scene + "/" + one.item + ": " + t.text);
    }
    CHECK(none(faults));
}
