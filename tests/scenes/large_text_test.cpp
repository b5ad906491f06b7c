// Large type takes more room, and may take turns and other words for it: what is told in normal size is told in large type too.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "layout_faults.hpp"
#include "scenery.hpp"
#include "scenes/names.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

constexpr float kNormal = 24, kLarge = 36;   // config::type_floor of a lobby, and of show.large_text there
constexpr float kLeastStay = 1.0f;           // seconds: what is gone sooner is told to nobody

// Between facts: points, brackets, spaces. What stands between two of them is one name, date, amount or clause.
constexpr std::u32string_view kBetween = U" \u3000\u00a0\n・、。（）「」『』：:;,〜~–-｜/()→";

std::vector<std::u32string> facts_in(const std::string& text)
{
    std::vector<std::u32string> facts(1);
    const std::u32string characters = characters_of(text);
    for (size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const bool grouping = c == U',' && i > 0 && i + 1 < characters.size() && characters[i - 1] >= U'0' && characters[i - 1] <= U'9' && characters[i + 1] >= U'0' && characters[i + 1] <= U'9';   // 1,096
        if (!grouping && kBetween.find(c) != std::u32string_view::npos) facts.emplace_back();
        else facts.back() += c;
    }
    std::erase_if(facts, [](const std::u32string& fact) { return fact.empty(); });
    return facts;
}

std::u32string without_gaps(const std::string& text)
{
    std::u32string all;
    for (const std::u32string& fact : facts_in(text)) all += fact;
    return all;
}

// All that a page tells for long enough, in the order of its lines, what counts at its end.
struct Told {
    std::u32string running, figures;
    void add(const canvas::Composition& page)
    {
        for (const canvas::TextRecord& t : page.texts)
            if (t.appears < page.dwell && std::min(t.leaves, page.dwell) - t.appears >= kLeastStay) (t.ruby ? figures : running) += without_gaps(t.text) + (t.ruby ? U"|" : U"");
        for (const canvas::Element& element : page.elements)
            if (const auto* counter = std::get_if<canvas::Counter>(&element)) figures += characters_of(canvas::figures_at(*counter, page.dwell)) + U"|";
    }
};

// What large type tells in another way, and why it may.
struct Exception {
    std::string_view scene, words, reason;
};
constexpr Exception kExceptions[] = {
    {"agreements", "平成28年4月26日", "its day stands under the line of time, its year under the day"},
    {"agreements", "平成28年6月25日", "the same"},
    {"agreements", "平成29年1月19日", "the same"},
    {"agreements", "平成29年1月27日", "the same"},
    {"agreements", "平成30年2月21日", "the same"},
    {"agreements", "平成30年4月16日", "the same"},
    {"agreements", "平成30年5月1日", "the same"},
    {"agreements", "平成31・令和元年", "a standing page names this year by its second era"},
    {"plans", "2019", "the western year of 令和元年度, which stands there"},
    {"plans", "2021", "of 令和3年度"},
    {"plans", "2022", "of 令和4年度"},
    {"plans", "東京23区において交付金の活用を検討し、具体的な事業を提案して欲しい。提案があれば積極的に検討したい", "an answer has the report's own short form"},
    {"plans", "東京23区が交付金の活用を検討するのであれば、当方から広域連携事業を提案したい", "the same"},
    {"plans", "東京23区と連携しながら活用について研究したい", "the same"},
    {"plans", "活用については課題が多く、慎重に対応したい", "the same"},
    {"agreements", "2016.4.26", "in English as above"},
    {"agreements", "2016.6.25", "the same"},
    {"agreements", "2017.1.19", "the same"},
    {"agreements", "2017.1.27", "the same"},
    {"agreements", "2018.2.21", "the same"},
    {"agreements", "2018.4.16", "the same"},
    {"agreements", "2018.5.1", "the same"},
    {"wards", "26 22 more", "how many others there are depends on how many are said at a time"},
    {"events", "Hiroo-cho Fukushima-shi Kamogawa-shi Imizu-shi Ogaki-shi", "the wards' pages name the guests of that fair"},
    {"support", "令和元年東日本台風", "the chronicle says the year and the name, each in its place"},
    {"support", "others 11 in all", "large type names all eleven"},
    {"partners", "An imagined landscape", "as in Japanese"},
    {"partners", "絵は想像の風景です", "said of the picture, for which large type leaves no room"},
    {"numbers", "2016", "every second year is named on the axis"},
    {"numbers", "2017", "the same"},
    {"numbers", "2018", "the same"},
    {"numbers", "2019", "the same"},
    {"numbers", "2020", "the same"},
    {"numbers", "2022", "the same"},
};

bool excepted(const std::string& scene, const std::u32string& fact)
{
    return std::any_of(std::begin(kExceptions), std::end(kExceptions), [&](const Exception& e) { return e.scene == scene && without_gaps(std::string(e.words)).find(fact) != std::u32string::npos; });
}

}  // namespace

TEST_CASE("what is told in normal size is told in large type", "[scenes]")
{
    const PixelSize size = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    const Wording language = GENERATE(Wording(Language::Japanese), Wording(Language::English));
    std::map<std::string, Told> large;
    for (const Item& one : everything()) {
        const auto page = composed(*one.programme, one.scene, one.item, {.display = size, .language = language, .type_floor = kLarge, .touch = false});
        REQUIRE(page.ok());
        large[one.scene].add(*page);
    }
    std::vector<std::string> lost;
    std::set<std::string> said;
    for (const Item& one : everything()) {
        const auto page = composed(*one.programme, one.scene, one.item, {.display = size, .language = language, .type_floor = kNormal, .touch = false});
        REQUIRE(page.ok());
        const Told& told = large[one.scene];
        for (const canvas::TextRecord& t : page->texts)
            for (const std::u32string& fact : facts_in(t.text))
                if (!excepted(one.scene, fact) && told.running.find(fact) == std::u32string::npos && told.figures.find(fact) == std::u32string::npos) {
                    std::string what = described(one.scene, one.item, {.display = size, .language = language}) + ": " + t.text;
                    if (said.insert(what).second) lost.push_back(what);
                }
    }
    CHECK(none(lost));
}

TEST_CASE("large type breaks no word of English", "[scenes]")
{
    const PixelSize size = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    // Every word on a large page is a word of a page in normal size, where lines are wide.
    const auto words_in = [](const std::string& text) {
        std::vector<std::string> words(1);
        for (const char c : text)
            if (c < 0 || !std::isalpha(static_cast<unsigned char>(c))) words.emplace_back();
            else words.back() += c;
        std::erase_if(words, [](const std::string& w) { return w.size() < 2; });
        return words;
    };
    std::set<std::string> known;
    for (const auto& m : shipped_content()->municipalities) known.insert(scenes::english_prefecture(m.prefecture));   // large type names all recipients
    for (const PixelSize wide : {PixelSize{1920, 1080}, PixelSize{1080, 1920}})
        for (const Item& one : everything())
            if (const auto page = composed(*one.programme, one.scene, one.item, {.display = wide, .language = Language::English, .type_floor = kNormal, .touch = false}); page.ok())
                for (const canvas::TextRecord& t : page->texts)
                    for (std::string& word : words_in(t.text)) known.insert(std::move(word));
    std::vector<std::string> broken;
    for (const Item& one : everything()) {
        const auto page = composed(*one.programme, one.scene, one.item, {.display = size, .language = Language::English, .type_floor = kLarge, .touch = false});
        REQUIRE(page.ok());
        for (size_t i = 0; i < page->texts.size(); ++i) {
            std::string text = page->texts[i].text;
            while (text.ends_with('-') && i + 1 < page->texts.size()) text = text.substr(0, text.size() - 1) + page->texts[++i].text;   // Katsu-shika on a tile: with its hyphen
            for (const std::string& word : words_in(text))
                if (!known.contains(word)) broken.push_back(described(one.scene, one.item, {.display = size, .language = Language::English}) + ": " + text);
        }
    }
    CHECK(none(broken));
}

namespace {

// Lines that large type sets smaller than normal, because the page has no room for more; and why.
struct Smaller {
    std::string_view scene, text, reason;
};
constexpr Smaller kSmaller[] = {
    {"support", "房総半島台風", "a banner has one line, and its other words are half as large again"},
    {"support", "Hokkaido", "the same"},
    {"support", "Earthquake", "where the facts have no sea for all of them the list alone says the name"},
    {"support", "Great East Japan", "the same"},
    {"support", "Kumamoto", "the same"},
    {"events", "Arakawa-ku, 2025", "Latin titles of three events stand in full, above places and days that are half as large again"},
    {"events", "Arakawa-ku", "the same"},
    {"events", "Friendship Festival:", "the same"},
    {"events", "autumn harvest, 2024", "the same"},
    {"events", "autumn harvest, 2025", "the same"},
    {"events", "Hokkaido Kushiro Friendship", "the same"},
    {"events", "Partner cities fair of", "the same"},
    {"events", "Regional showcase event 2024", "the same"},
    {"events", "Hokkaido Kushiro", "the same"},
    {"events", "Regional showcase", "the same"},
    {"events", "event 2024", "the same"},
    {"events", "Festival 2023, Aomori", "the same"},
    {"events", "Festival 2024, Sendai", "the same"},
    {"events", "Tohoku Kizuna", "the same"},
    {"events", "Past events", "a standing headline in Latin letters makes room for them"},
    {"support", "of July 2020", "a line of the facts in normal size; in large type one of the chronicle, which breaks there"},
    {"region", "Cities", "the headings of a roll that is set solid are little larger than its names, which grow"},
    {"region", "Funai", "the same"},
    {"region", "Kuse", "the same"},
    {"region", "Otokuni", "the same"},
    {"region", "Soraku", "the same"},
    {"region", "Tsuzuki", "the same"},
    {"region", "Yosa", "the same"},
    {"region", "Ikoma", "the same"},
    {"region", "Kitakatsuragi", "the same"},
    {"region", "Shiki", "the same"},
    {"region", "Takaichi", "the same"},
    {"region", "Uda", "the same"},
    {"region", "Yamabe", "the same"},
    {"region", "Yoshino", "the same"},
    {"plans", "プラットフォーム", "the three parts stand below each other, and what is said of them is half as large again"},
    {"plans", "大まかなスケジュール", "the same"},
    {"plans", "広域連携協定地域", "the same"},
    {"plans", "Platform", "the same"},
    {"plans", "Regions with agreements", "the same"},
    {"plans", "The project", "the same"},
    {"plans", "Facing local", "a card's title makes room for its text"},
    {"plans", "Games as a stimulus", "the same"},
    {"plans", "The Tokyo 2020", "the same"},
    {"plans", "challenges together", "the same"},
    {"plans", "Local industry", "the same"},
    {"plans", "Three goals", "a Latin headline makes room for its page"},
    {"plans", "The outlook then", "the same"},
    {"plans", "How to use the grant", "the same"},
    {"plans", "Platform for collaboration", "the same"},
    {"partners", "Agreements with companies", "the same"},
    {"partners", "To read on", "the same"},
};

bool may_be_smaller(const std::string& scene, const std::string& text)
{
    return std::any_of(std::begin(kSmaller), std::end(kSmaller), [&](const Smaller& s) { return s.scene == scene && text == s.text; });
}

// The largest type in which each line of a page is set.
std::map<std::string, float> sizes_of(const canvas::Composition& page)
{
    std::map<std::string, float> sizes;
    for (const canvas::TextRecord& t : page.texts)
        if (!t.ruby) sizes[t.text] = std::max(sizes[t.text], t.units);
    return sizes;
}

}  // namespace

TEST_CASE("large type is nowhere smaller than normal type", "[scenes]")
{
    constexpr float kAbout = 0.96f, kDisplay = 60;   // a name too long for its column is set solid; headlines and figures, far above what large type is for, may lend it room
    const PixelSize size = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    const Wording language = GENERATE(Wording(Language::Japanese), Wording(Language::English));
    std::vector<std::string> smaller;
    for (const Item& one : everything()) {
        const auto normal = composed(*one.programme, one.scene, one.item, {.display = size, .language = language, .type_floor = kNormal, .touch = false});
        const auto large = composed(*one.programme, one.scene, one.item, {.display = size, .language = language, .type_floor = kLarge, .touch = false});
        REQUIRE(normal.ok());
        REQUIRE(large.ok());
        const std::map<std::string, float> in_large = sizes_of(*large);
        for (const auto& [text, units] : sizes_of(*normal)) {
            const auto found = in_large.find(text);
            if (found == in_large.end() || found->second >= std::min(units, kDisplay) * kAbout || may_be_smaller(one.scene, text)) continue;
            smaller.push_back(described(one.scene, one.item, {.display = size, .language = language}) + ": " + text + ", " + std::to_string(found->second) + " instead of " + std::to_string(units));
        }
    }
    CHECK(none(smaller));
}

TEST_CASE("a source that takes two lines of large type is whole on every turn of its page", "[scenes]")
{
    const auto page = composed(*programme_of(kLater), "plans", "lines", {.display = {1080, 1920}, .type_floor = kLarge, .touch = false});
    REQUIRE(page.ok());
    std::string source;
    float lowest = 0, remark = 0;
    for (const canvas::TextRecord& t : page->texts) {
        if (t.box.y < 1700) continue;
        if (std::isinf(t.leaves) && t.color.a < 1) source += t.text, lowest = std::max(lowest, t.box.y);
        else if (t.text.find("破線") != std::string::npos) remark = std::max(remark, t.box.y);
    }
    CHECK(source.find("特別区全国連携プロジェクトのパンフレットによる") != std::string::npos);
    CHECK(remark > 0);
    CHECK(remark < lowest);   // what goes leaves no hole below what stays
}

TEST_CASE("a narrow line of time names the last year's era from its first day", "[scenes]")
{
    const auto page = composed(*programme_of(kLater), "agreements", "", {.display = {1080, 1920}, .type_floor = kLarge, .touch = false});
    REQUIRE(page.ok());
    const auto found = [&](std::string_view words) {
        const auto record = std::find_if(page->texts.begin(), page->texts.end(), [&](const canvas::TextRecord& t) { return t.text == words; });
        REQUIRE(record != page->texts.end());
        return record->box;
    };
    const float year = found("2018").x - found("2017").x;
    CHECK(found("令和元年").x > found("2019").x + year * 0.25f);   // not at 1 January
    CHECK(found("平成30年").x == Approx(found("2018").x).margin(2));
}

TEST_CASE("large type keeps a number beside what it counts", "[scenes]")
{
    const PixelSize size = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    const auto lines_of = [&](const char* item, Wording language, float floor) {
        const auto page = composed(*programme_of(kLater), "plans", item, {.display = size, .language = language, .type_floor = floor, .touch = false});
        REQUIRE(page.ok());
        std::vector<std::string> lines;
        for (const canvas::TextRecord& t : page->texts) lines.push_back(t.text);
        return lines;
    };
    const auto begins = [](const std::vector<std::string>& lines, const std::string& words) {
        return std::find_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(words); }) != lines.end();
    };
    for (const float floor : {kNormal, kLarge}) {
        CHECK_FALSE(begins(lines_of("grants", Language::Japanese, floor), "23、"));
        for (const char* torn : {"88", "101", "236"})
            for (const Wording language : {Wording(Language::English), kEasyJapanese, Wording(Language::Korean)}) {
                CAPTURE(torn, wording_tag(language));
                for (const char* mark : {",", ";", "、", "。"}) CHECK_FALSE(begins(lines_of("work", language, floor), std::string(torn) + mark));
            }
    }
}

TEST_CASE("the rows of the survey's answers stand further apart than the lines of one", "[scenes]")
{
    for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}})
        for (const Wording language : kAllWordings) {
            CAPTURE(wording_tag(language), size.w);
            const auto page = composed(*programme_of(kLater), "plans", "survey", {.display = size, .language = language, .type_floor = kLarge, .touch = false});
            REQUIRE(page.ok());
            // Each answer's lines are recorded together, then its share and its count.
            std::vector<Rect> answers;
            Rect words{};
            for (const canvas::TextRecord& t : page->texts) {
                if (t.text.ends_with('%')) answers.push_back(std::exchange(words, Rect{}));
                else if (t.box.x < 110) words = words.h > 0 && t.box.y - words.bottom() < t.units ? words.united(t.box) : t.box;
            }
            REQUIRE(answers.size() == 6);
            for (size_t i = 1; i < answers.size(); ++i) CHECK(answers[i].y - answers[i - 1].bottom() >= 0.55f * kLarge);
        }
}

TEST_CASE("in large type no name of a ward's tie stands without its list, and no list without its name", "[scenes]")
{
    const PixelSize size = GENERATE(PixelSize{1920, 1080}, PixelSize{1080, 1920});
    const Wording language = GENERATE(Wording(Language::Japanese), Wording(Language::English));
    const auto content = shipped_content();
    std::set<std::string> names;
    for (const auto& m : content->municipalities) names.insert(scenes::town_name(m, language));
    for (const Item& one : everything()) {
        if (one.scene != "wards") continue;
        const auto page = composed(*one.programme, one.scene, one.item, {.display = size, .language = language, .type_floor = kLarge, .touch = false});
        REQUIRE(page.ok());
        const auto at_once = [](const canvas::TextRecord& a, const canvas::TextRecord& b) { return a.appears < b.leaves && b.appears < a.leaves; };
        // Below each region's name, where it is no label of the map, one of its members, at the same time.
        for (const canvas::TextRecord& title : page->texts)
            for (const model::WardLink& link : content->links) {
                if (language != Language::Japanese || title.text != link.region || title.box.y < static_cast<float>(size.h) * 0.6f) continue;
                CAPTURE(described(one.scene, one.item, {.display = size, .language = language}), title.text);
                const auto names_member = [&](const canvas::TextRecord& t) {
                    return std::any_of(link.member_codes.begin(), link.member_codes.end(), [&](const std::string& code) {
                        return t.text.starts_with(content->municipality(code)->name);
                    });
                };
                CHECK(std::any_of(page->texts.begin(), page->texts.end(), [&](const canvas::TextRecord& t) {
                    return t.box.y > title.box.y && at_once(t, title) && names_member(t);
                }));
            }
        for (const canvas::TextRecord& list : page->texts) {
            const std::string first = list.text.substr(0, std::min(list.text.find(language == Language::English ? "," : "・"), list.text.size()));
            if (list.text.size() <= first.size() + 3 || !names.contains(first)) continue;
            CAPTURE(described(one.scene, one.item, {.display = size, .language = language}), list.text);
            // Above it, at the same time, in the type of titles, what they have in common.
            CHECK(std::any_of(page->texts.begin(), page->texts.end(), [&](const canvas::TextRecord& t) {
                const bool another_list = names.contains(t.text.substr(0, t.text.find(language == Language::English ? "," : "・")));
                return !another_list && t.units >= 40 && t.box.x >= list.box.x - 4 && t.box.x < list.box.right() && t.box.y < list.box.y &&
                       list.box.y - t.box.bottom() < 420 && at_once(t, list);
            }));
        }
    }
}

TEST_CASE("the disasters of a list stand further apart than the lines of one", "[scenes]")
{
    const auto page = composed(*programme_of(kLater), "support", "2", {.language = Language::English, .type_floor = kLarge, .touch = false});
    REQUIRE(page.ok());
    std::map<float, std::string> lines;   // by where they begin
    for (const canvas::TextRecord& t : page->texts)
        if (t.box.x > 1000 && t.box.x < 1120 && t.text != "Ogasawara") lines[t.box.y] = t.text;
    REQUIRE(lines.size() > 12);
    constexpr const char* kBegin[] = {"Northern", "Heavy", "Hokkaido", "Boso", "East", "Earthquake off"};
    const auto begins_disaster = [&](const std::string& line) {
        return std::any_of(std::begin(kBegin), std::end(kBegin), [&](const char* word) { return line.starts_with(word); });
    };
    float within = 0, between = std::numeric_limits<float>::infinity();
    for (auto line = std::next(lines.begin()); line != lines.end(); ++line) {
        const float step = line->first - std::prev(line)->first;
        if (begins_disaster(line->second)) between = std::min(between, step);
        else within = std::max(within, step);
    }
    CHECK(within > 0);
    CHECK(between >= within + 10);
}
