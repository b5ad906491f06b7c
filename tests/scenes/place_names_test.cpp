// Names of places stand in the script of the display, on every page in one.

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/han_forms.hpp"
#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "writing.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// The names of a text that lists some: 京都府・青森県, "Kushiro, Akkeshi".
std::vector<std::string> pieces_of(const std::string& text)
{
    std::vector<std::string> pieces(1);
    for (size_t at = 0; at < text.size();) {
        size_t length = 1;
        while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) ++length;
        const std::string one = text.substr(at, length);
        static const std::set<std::string> kBetween{"・", "、", "·", ",", "，", " ", "　", "\n", "（", "）", "(", ")", "：", ":"};
        if (kBetween.contains(one)) pieces.emplace_back();
        else pieces.back() += one;
        at += length;
    }
    return pieces;
}

// Names of places in another script than the display's.
struct OtherScripts {
    std::set<std::string> names;
    explicit OtherScripts(Language display)
    {
        const auto content = shipped_content();
        for (const auto& m : content->municipalities) {
            for (const std::string& name : {m.name, m.prefecture, m.district, scenes::short_subprefecture(m.subprefecture)})
                if (display == Language::Korean || han_of(name, display) != name) names.insert(name);
            if (display == Language::Korean) names.insert({m.romaji, scenes::town_stem(m, Language::English), scenes::english_prefecture(m.prefecture)});
        }
        names.erase("");
    }
};

// 北海道　平成28年4月26日締結: the second line of a region, in Japanese on a Korean page.
bool second_line(const std::string& text, const std::string& prefecture) { return text.starts_with(prefecture + "　"); }

std::set<std::string> script_faults(const canvas::Composition& composition, Language display, const OtherScripts& others, const std::set<std::string>& beside)
{
    std::set<std::string> faults;
    for (const canvas::TextRecord& t : composition.texts) {
        if (beside.contains(t.text) || std::any_of(beside.begin(), beside.end(), [&](const std::string& name) { return second_line(t.text, name); })) continue;
        for (const std::string& piece : pieces_of(t.text))
            if (others.names.contains(piece)) faults.insert(std::string(language_tag(display)) + ": 「" + piece + "」 in 「" + t.text + "」");
    }
    return faults;
}

}  // namespace

TEST_CASE("a Chinese or Korean page has the names of places in its own script", "[scenes]")
{
    std::set<std::string> faults;
    for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean}) {
        const OtherScripts others(language);
        for (const Item& one : everything()) {
            if (one.scene == "exhibit" || one.scene == "notice") continue;   // what staff brought is in their words
            const auto composition = composed(*one.programme, one.scene, one.item, {.language = language});
            REQUIRE(composition.ok());
            // What stands beside its translation, as it is on doors and papers: the prefecture of a headline, the name of a showcase.
            std::set<std::string> beside;
            for (const auto& m : shipped_content()->municipalities) {
                if (one.scene == "region") beside.insert(m.prefecture);
                if (one.scene == "title") beside.insert(scenes::words("title.caption", Language::English));   // the second line there
                if (one.scene == "showcase" && language == Language::Korean) beside.insert({m.name, m.prefecture, m.prefecture + "　" + m.district});
                if (one.scene == "showcase" && language != Language::Korean) beside.insert(m.romaji);
            }
            for (const std::string& fault : script_faults(*composition, language, others, beside)) faults.insert(one.scene + " " + one.item + " in " + fault);
        }
    }
    CHECK(none({faults.begin(), faults.end()}));

    canvas::Composition spoilt;
    canvas::TextRecord text;
    text.text = "Kushiro-shi, 아칸";
    spoilt.texts = {text};
    CHECK(script_faults(spoilt, Language::Korean, OtherScripts(Language::Korean), {}).size() == 1);
    text.text = "荒川区・渋谷区";
    spoilt.texts = {text};
    CHECK(script_faults(spoilt, Language::SimplifiedChinese, OtherScripts(Language::SimplifiedChinese), {}).size() == 1);
}

TEST_CASE("names of places have the forms of the Chinese that they are written in", "[scenes]")
{
    for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese})
        for (const auto& m : shipped_content()->municipalities) {
            const std::string name = scenes::town_name(m, language);
            CAPTURE(name);
            const auto characters = characters_of(name);
            const bool has_kana = std::any_of(characters.begin(), characters.end(), [](char32_t c) { return kana(c) && c != U'ケ' && c != U'ヶ' && c != U'ノ'; });
            CHECK(scenes::forms_of(name, language) == (has_kana ? Language::Japanese : language));
        }
}

TEST_CASE("associations, regions, prefectures and towns are named in every script", "[scenes]")
{
    const auto content = shipped_content();
    const model::Municipality* kushiro = content->municipality("01206");
    REQUIRE(kushiro != nullptr);
    CHECK(scenes::town_name(*kushiro, Language::Japanese) == "釧路市");
    CHECK(scenes::town_name(*kushiro, Language::English) == "Kushiro-shi");
    CHECK(scenes::town_stem(*kushiro, Language::English) == "Kushiro");
    CHECK(scenes::town_name(*kushiro, Language::SimplifiedChinese) == "钏路市");
    CHECK(scenes::town_name(*kushiro, Language::Korean) == "구시로시");
    for (const auto& [japanese, korean] : {std::pair{"北海道", "홋카이도"}, {"東京都", "도쿄도"}, {"京都府", "교토부"}, {"大阪府", "오사카부"}, {"青森県", "아오모리현"}, {"新潟県", "니가타현"}, {"群馬県", "군마현"}})
        CHECK(scenes::prefecture_name(japanese, Language::Korean) == korean);
    CHECK(scenes::association_name("北海道町村会", Language::Korean) == "홋카이도 정촌회");
    CHECK(scenes::association_name("京都府市長会", Language::Korean) == "교토부 시장회");
    CHECK(scenes::association_name("京都府市長会", Language::SimplifiedChinese) == "京都府市长会");
    CHECK(scenes::association_name("京都府市長会", Language::English) == "Cities of Kyoto");
    CHECK(scenes::told_of("regions", "釧路地域", Language::SimplifiedChinese) == "钏路地区");
    CHECK(scenes::told_of("regions", "釧路地域", Language::TraditionalChinese) == "釧路地區");
    CHECK(scenes::told_of("regions", "釧路地域", Language::Korean) == "구시로 지역");
    CHECK(scenes::told_of("regions", "オホーツク地域", Language::SimplifiedChinese) == "鄂霍次克地区");
    CHECK(scenes::subprefecture_name("釧路総合振興局", Language::Korean) == "구시로");
    CHECK(scenes::subprefecture_name("オホーツク総合振興局", Language::TraditionalChinese) == "鄂霍次克");
    CHECK(scenes::district_name("東津軽郡", Language::Korean) == "히가시쓰가루군");
    CHECK(scenes::district_name("どこ郡", Language::Korean) == "どこ郡");
    for (const auto& m : content->municipalities) CHECK(written_in(Language::Korean, scenes::prefecture_name(m.prefecture, Language::Korean)));
}
