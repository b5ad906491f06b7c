// No word untranslated, and none in the characters of another language. What a language may be written with is asked of its
// national character set: JIS X 0208, GB 2312, Big5, KS X 1001. A Japanese 広 in a Chinese text is not in it, nor a 国 in a
// traditional one.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "base/han_forms.hpp"
#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/make_scene.hpp"
#include "scenes/names.hpp"
#include "scenes/strings.hpp"
#include "support/files.hpp"
#include "visit/visit.hpp"
#include "writing.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

std::set<std::string> places_in(const std::string& words)
{
    static const std::regex kPlace("\\{[a-z_]+\\}");
    std::set<std::string> places;
    for (std::sregex_iterator at(words.begin(), words.end(), kPlace), end; at != end; ++at) places.insert(at->str());
    return places;
}

// A source whose name the readers of a language do not know by sight keeps it in Japanese, within a credit in their own.
bool names_source(const std::string& key) { return key.starts_with("credit.map"); }
const std::set<std::string> kSource{"国土数値情報", "行政区域データ"};

// Words that stand in Japanese on a display of another language too: 市, 町 or 村 over a list of cities, towns or villages, whose
// names are Japanese.
bool everywhere_japanese(const std::string& key)
{
    static const std::set<std::string> kKeys{"region.unit_cities", "region.unit_towns", "region.unit_villages"};
    return kKeys.contains(key);
}

using Entry = std::map<Language, std::string>;

std::string without_names(std::string text, const std::set<std::string>& names);

std::vector<std::string> faults_of(const std::string& key, const Entry& entry)
{
    std::vector<std::string> faults;
    for (const auto& [language, words] : entry) {
        const std::string which = key + " in " + std::string(language_tag(language)) + ": 「" + words + "」 ";
        if (words.empty() || words == key) faults.push_back(which + "is missing");
        if (!written_in(language, names_source(key) ? without_names(words, kSource) : words)) faults.push_back(which + "has characters of another language");
        if (places_in(words) != places_in(entry.at(Language::Japanese))) faults.push_back(which + "has other places to fill than the Japanese");
    }
    return faults;
}

std::map<std::string, Entry> fixed_words()
{
    std::map<std::string, Entry> all;
    const nlohmann::json strings = nlohmann::json::parse(std::ifstream(RENKEI_SOURCE_DIR "/data/strings.json"));
    for (const auto& [key, entry] : strings.items())
        for (const Language language : kAllLanguages) {
            // What the file has: the program gives the Japanese where there is none.
            const auto said = entry.find(std::string(language_tag(language)));
            const std::string given = without_names(std::string(scenes::words(key, language)), {"\xE2\x81\xA0"});   // as in what the tables say
            all[key][language] = said == entry.end() || given != said->get<std::string>() ? std::string() : said->get<std::string>();
        }
    return all;
}

// Everything that the tables say, without what parts one cell or one line from the next.
std::string without_space(const std::string& text)
{
    static const std::set<char32_t> kParting{U' ', U'\n', U'\r', U'　', U'"', U'\\'};
    std::string all;
    for (size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const std::string one = text.substr(at, length);
        if (!kParting.contains(characters_of(one).front())) all += one;
        at += length;
    }
    return all;
}

const std::string& what_the_tables_say()
{
    static const std::string all = [] {
        std::string files;
        for (const auto& file : std::filesystem::recursive_directory_iterator(RENKEI_SOURCE_DIR "/data"))
            if (file.path().extension() == ".csv" || file.path().filename() == "showcases.json") files += tests::bytes_of(file.path()) + "\n";
        std::string said = without_space(files);
        const auto content = full_day()->content;
        for (const auto& n : content->notices) said += "|" + without_space(n.title + "|" + n.body);
        for (const auto& e : content->exhibits) said += "|" + without_space(e.title + "|" + e.subtitle + "|" + e.place);
        for (const auto& p : content->panels) said += "|" + without_space(p.heading + "|" + p.text);
        return said;
    }();
    return all;
}

// Runs of kana and Han: each must be somebody's words. What the program itself puts between them has none.
std::vector<std::string> japanese_runs(const std::string& text)
{
    std::vector<std::string> runs(1);
    for (size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const std::string one = text.substr(at, length);
        const char32_t c = characters_of(one).front();
        if (kana(c) || han(c) || c == U'ー') runs.back() += one;
        else if (!runs.back().empty()) runs.emplace_back();
        at += length;
    }
    if (runs.back().empty()) runs.pop_back();
    return runs;
}

constexpr text::Face kFaces[] = {text::Face::Headline, text::Face::Numeral, text::Face::Mincho, text::Face::MinchoBold, text::Face::Gothic, text::Face::GothicBold};

text::Block set_in(const std::string& words, text::Face face, Language language) { return the_typesetter().line(words, {.face = face, .language = language}); }

// BIZ UD Gothic has Japanese forms only: the fonts that a Japanese kana comes from in the Gothic faces.
std::set<uint16_t> japanese_fonts()
{
    return {set_in("あ", text::Face::Gothic, Language::Japanese).glyphs.front().font, set_in("あ", text::Face::GothicBold, Language::Japanese).glyphs.front().font};
}

// Words of one language, set in the forms of another or the same.
std::vector<std::string> glyph_faults(const std::string& words, Language of, Language forms)
{
    std::vector<std::string> faults;
    const std::set<uint16_t> japanese = japanese_fonts();
    for (const text::Face face : kFaces) {
        const text::Block block = set_in(words, face, forms);
        if (!block.missing.empty()) faults.push_back("「" + words + "」 lacks glyphs");
        const bool of_japan = has_han_of_japan(of);
        for (const text::Glyph& glyph : block.glyphs)
            if (!of_japan && japanese.contains(glyph.font)) {
                faults.push_back("「" + words + "」, " + std::string(language_tag(of)) + ", has Japanese glyphs in face " + std::to_string(static_cast<int>(face)));
                break;
            }
    }
    return faults;
}

}  // namespace

TEST_CASE("every fixed word is written in its language", "[scenes]")
{
    std::vector<std::string> faults;
    const auto all = fixed_words();
    CHECK(all.size() > 40);
    for (const auto& [key, entry] : all)
        for (const std::string& fault : faults_of(key, entry)) faults.push_back(fault);
    CHECK(none(faults));
}

TEST_CASE("a word left in another language is found", "[scenes]")
{
    const Entry good{{Language::Japanese, "広域連携協定"}, {Language::English, "Cooperation"}, {Language::SimplifiedChinese, "跨地区合作协议"}, {Language::TraditionalChinese, "跨地區合作協議"}, {Language::Korean, "광역 연계 협정"}};
    CHECK(faults_of("a.key", good).empty());
    for (const auto& [language, left] : {std::pair{Language::English, "広域連携協定"}, std::pair{Language::SimplifiedChinese, "広域連携協定"}, std::pair{Language::SimplifiedChinese, "跨地區合作協議"},
                                         std::pair{Language::TraditionalChinese, "跨地区合作协议"}, std::pair{Language::TraditionalChinese, "協定の会"}, std::pair{Language::Korean, "広域連携協定"},
                                         std::pair{Language::Japanese, "跨地区合作协议"}, std::pair{Language::Korean, ""}, std::pair{Language::English, "a.key"}, std::pair{Language::English, "{count} of them"}}) {
        Entry bad = good;
        bad[language] = left;
        CAPTURE(language_tag(language), left);
        CHECK(faults_of("a.key", bad).size() == 1);
    }
}

TEST_CASE("every translation is of a text that the tables have, in its language", "[scenes]")
{
    std::vector<std::string> faults;
    size_t met = 0;
    const nlohmann::json told = nlohmann::json::parse(std::ifstream(RENKEI_SOURCE_DIR "/data/told.json"));
    for (const auto& [group, entry] : told.items())
        if (entry.is_object())
            for (const auto& [japanese, said] : entry.items()) {
                if (what_the_tables_say().find(without_space(japanese)) == std::string::npos && !scenes::is_translated("schedule", japanese, Language::Korean)) faults.push_back("「" + japanese + "」 is in no table");
                for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean}) {
                    const std::string words = said.at(std::string(language_tag(language)));
                    // Names within it hold together by U+2060 (cmake/make_words.cpp).
                    const std::string shown = without_names(scenes::told_of(group, japanese, language), {"\xE2\x81\xA0"});
                    if (words.empty() || !written_in(language, words)) faults.push_back("「" + words + "」 is not written in " + std::string(language_tag(language)));
                    if (shown != words) faults.push_back("「" + words + "」 is not told");
                    ++met;
                }
            }
    CHECK(met > 300);
    CHECK(none(faults));
    CHECK(scenes::told_of("goals", "どこにもない", Language::Korean) == "どこにもない");
    CHECK(scenes::told_of("companies", "どこかの株式会社", Language::SimplifiedChinese) == "どこかの株式会社");
    CHECK(scenes::told_of("companies", "第一生命保険株式会社", Language::Korean) == "다이이치생명보험");
}

TEST_CASE("a project and a plan have words of their own in both Chinese scripts", "[scenes]")
{
    const auto count = [](const std::string& text, std::string_view word) {
        size_t times = 0;
        for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++times;
        return times;
    };
    size_t projects = 0;
    const auto look = [&](const nlohmann::json& said) {
        if (!said.is_object() || !said.contains("zh-Hans")) return;
        const std::string simplified = said.at("zh-Hans"), traditional = said.at("zh-Hant");
        CAPTURE(simplified, traditional);
        CHECK(count(simplified, "项目") == count(traditional, "專案"));
        CHECK(count(simplified, "计划") == count(traditional, "計畫"));
        projects += count(simplified, "项目");
    };
    for (const char* file : {"/data/strings.json", "/data/told.json"})
        for (const nlohmann::json& entry : nlohmann::json::parse(std::ifstream(std::string(RENKEI_SOURCE_DIR) + file))) {
            look(entry);
            if (!entry.is_object()) continue;
            for (const nlohmann::json& said : entry) look(said);
        }
    CHECK(projects > 20);
}

TEST_CASE("every name that the facts hold has an English one", "[scenes]")
{
    const auto content = shipped_content();
    std::vector<std::string> faults;
    const auto check = [&](const std::string& name, const std::string& english) {
        if (!name.empty() && !written_in(Language::English, english)) faults.push_back("「" + name + "」 is 「" + english + "」 in English");
    };
    for (const auto& m : content->municipalities) {
        check(m.prefecture, scenes::english_prefecture(m.prefecture));
        check(m.name, m.romaji);
    }
    for (const auto& o : content->organisations) {
        check(o.name, scenes::association_name(o.name, Language::English));
        for (const auto& code : o.member_codes)   // its district heads a list
            if (const auto* m = content->municipality(code); m != nullptr && m->kind != "市") check(m->district, scenes::english_name(m->subprefecture.empty() ? "districts" : "subprefectures", m->subprefecture.empty() ? m->district : m->subprefecture));
    }
    for (const auto& e : content->events) {
        check(e.title, scenes::english_event(e.key, e.title));
        check(e.venue, scenes::english_venue(e.key, e.venue));
    }
    CHECK(none(faults));
    CHECK(scenes::english_prefecture("どこか") == "どこか");   // what has none is found by the check above
}

namespace {

// Names of the tables inside a sentence of another language stay as they are.
std::string without_names(std::string text, const std::set<std::string>& names)
{
    for (auto name = names.rbegin(); name != names.rend(); ++name)   // the longer of two that begin alike comes first
        for (size_t at = text.find(*name); at != std::string::npos; at = text.find(*name)) text.erase(at, name->size());
    return text;
}

std::string joined(const canvas::Composition& composition)
{
    std::string all;
    for (const canvas::TextRecord& t : composition.texts) all += without_names(t.text, {" ", "\n"});
    return all;
}

// Fixed Japanese words, which may stand small beside their translation, or a source's name.
bool fixed_japanese(const std::string& text, const std::map<std::string, Entry>& words)
{
    return std::any_of(words.begin(), words.end(), [&](const auto& one) {
        const std::string& japanese = one.second.at(Language::Japanese);
        size_t at = 0, from = 0, told = 0;   // its own words between the places, in their order
        bool filled = japanese.find('{') != std::string::npos;
        for (size_t place = japanese.find('{'); filled && from <= japanese.size(); place = japanese.find('{', from)) {
            const std::string own = japanese.substr(from, place == std::string::npos ? place : place - from);
            at = text.find(own, at);
            filled = at != std::string::npos;
            at += own.size();
            told += own.size();
            from = place == std::string::npos ? japanese.size() + 1 : japanese.find('}', place) + 1;
        }
        return japanese == text || (filled && told >= 6) || (names_source(one.first) && kSource.contains(text));
    });
}

// Texts in the forms of a language that does not write them so, and fixed words that are there in Japanese alone.
std::set<std::string> language_faults(const canvas::Composition& composition, Language language, const std::map<std::string, Entry>& words, const std::set<std::string>& names)
{
    std::set<std::string> faults;
    const std::string all = joined(composition);
    for (const canvas::TextRecord& t : composition.texts) {
        const std::string which = std::string(language_tag(language)) + ": 「" + t.text + "」 is set as " + std::string(language_tag(t.language));
        // English type has the Japanese forms of Han: names stand in it as they are.
        const bool of_japan = has_han_of_japan(t.language);
        if (!written_in(of_japan ? Language::Japanese : t.language, of_japan ? t.text : without_names(t.text, names))) faults.insert(which);
        // 釧路市 is written so in traditional characters too, 渋谷区 is not.
        if (is_chinese(t.language) && names.contains(t.text) && han_of(t.text, t.language) != t.text) faults.insert(which + ", a name of Japan");
        if (t.language == Language::Korean && names.contains(t.text) && !written_in(Language::Korean, t.text)) faults.insert(which + ", a name of Japan");
        if (language != Language::Japanese && of_japan)
            for (const std::string& run : japanese_runs(t.text))
                if (what_the_tables_say().find(run) == std::string::npos && !fixed_japanese(t.text, words) && !fixed_japanese(run, words)) faults.insert(which + ": 「" + run + "」 is no word of the tables");
        for (const auto& [key, entry] : words)
            if (!everywhere_japanese(key) && t.text == entry.at(Language::Japanese) && !names.contains(t.text) && all.find(without_names(entry.at(language), {" "})) == std::string::npos)
                faults.insert(which + " and nowhere in that language");
    }
    return faults;
}

}  // namespace

TEST_CASE("no text of a scene has the forms of another language, or is there in Japanese alone", "[scenes]")
{
    std::set<std::string> names;
    for (const auto& o : shipped_content()->organisations) names.insert(o.name);
    for (const auto& m : shipped_content()->municipalities) names.insert({m.name, scenes::short_subprefecture(m.subprefecture)});
    for (const auto& m : shipped_content()->municipalities) names.insert({m.prefecture, m.district});
    names.erase("");
    names.insert(kSource.begin(), kSource.end());
    for (const Language chinese : {Language::SimplifiedChinese, Language::TraditionalChinese}) {
        std::set<std::string> spelt;
        for (const std::string& name : names) spelt.insert(han_of(name, chinese));
        names.merge(spelt);
    }
    const auto words = fixed_words();
    std::set<std::string> faults;
    for (const Language language : kAllLanguages)
        for (const Item& one : everything()) {
            const auto composition = composed(*one.programme, one.scene, one.item, {.language = language});
            REQUIRE(composition.ok());
            for (const std::string& fault : language_faults(*composition, language, words, names)) faults.insert(one.scene + " in " + fault);
        }
    // A visitor's pages, on which the languages' own names stand as well.
    std::set<std::string> own;
    for (const Wording wording : kAllWordings) own.insert(scenes::words("visit.own_name", wording));
    names.insert(own.begin(), own.end());
    const auto programme = programme_of(kLater);
    for (const Language language : kAllLanguages)
        for (const char* touched : {"", "open region 1", "open region 5", "open towns 02", "open town 01665", "open town 01465", "open find", "open wards", "open ward 13118", "open languages"}) {
            visit::Visit visit{.language = language};
            if (*touched != '\0') visit = visit::done(std::move(visit), touched);
            scenes::Setting setting = setting_of(*programme, {.language = language});
            setting.visit = &visit;
            const auto composition = scenes::compose("visit", "", setting);
            REQUIRE(composition.ok());
            canvas::Composition page = *composition;
            std::erase_if(page.texts, [&](const canvas::TextRecord& t) { return own.contains(t.text) || std::string_view(touched) == "open languages"; });
            for (const std::string& fault : language_faults(page, language, words, names)) faults.insert(std::string("visit, ") + touched + " in " + fault);
        }
    CHECK(none({faults.begin(), faults.end()}));

    canvas::Composition spoilt;
    canvas::TextRecord text;
    text.text = words.at("events.last_day").at(Language::Japanese), text.language = Language::SimplifiedChinese;   // Chinese glyphs for Japanese words
    spoilt.texts = {text};
    CHECK(language_faults(spoilt, Language::SimplifiedChinese, words, names).size() == 2);
    text.language = Language::Japanese;                                           // right glyphs, and no translation
    spoilt.texts = {text};
    CHECK(language_faults(spoilt, Language::SimplifiedChinese, words, names).size() == 1);
    text.text = "下町のくらし";                                                     // neither a fixed word nor one of the tables
    spoilt.texts = {text};
    CHECK(language_faults(spoilt, Language::Korean, words, names).size() == 1);
    text.text = "渋谷区", text.language = Language::TraditionalChinese;             // a name of Japan in another country's forms
    spoilt.texts = {text};
    CHECK(language_faults(spoilt, Language::TraditionalChinese, words, names).size() == 1);
    spoilt.texts.clear();
    text.text = words.at("events.last_day").at(Language::SimplifiedChinese), text.language = Language::SimplifiedChinese;
    spoilt.texts.push_back(text);
    CHECK(language_faults(spoilt, Language::SimplifiedChinese, words, names).empty());
}

TEST_CASE("every fixed word has its glyphs, in the forms of its language, in every face", "[scenes]")
{
    std::vector<std::string> faults;
    for (const auto& [key, entry] : fixed_words())
        for (const auto& [language, words] : entry)
            for (const std::string& fault : glyph_faults(words, language, language)) faults.push_back(key + ": " + fault);
    CHECK(none(faults));
    // Chinese words that a scene forgot to call Chinese, and a word beyond all fonts.
    CHECK_FALSE(glyph_faults("跨地区合作", Language::SimplifiedChinese, Language::Japanese).empty());
    CHECK_FALSE(glyph_faults("\U0001F600", Language::Japanese, Language::Japanese).empty());
}

TEST_CASE("every character of the facts has a glyph in every face and language", "[scenes]")
{
    std::set<char32_t> met;
    std::string characters;
    for (const auto& file : std::filesystem::recursive_directory_iterator(RENKEI_SOURCE_DIR "/data")) {
        if (file.path().extension() != ".csv" && file.path().extension() != ".json") continue;
        const std::string all = tests::bytes_of(file.path());
        for (size_t at = 0; at < all.size();) {
            const auto lead = static_cast<unsigned char>(all[at]);
            const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            const std::string one = all.substr(at, length);
            if (lead >= 0x20 && met.insert(characters_of(one).front()).second) characters += one;
            at += length;
        }
    }
    CHECK(met.size() > 1000);
    for (const Language language : kAllLanguages)
        for (const text::Face face : kFaces) {
            CAPTURE(language_tag(language), static_cast<int>(face));
            CHECK(set_in(characters, face, language).missing.empty());
        }
}
