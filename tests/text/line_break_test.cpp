#include "setting.hpp"

#include <algorithm>
#include <cctype>
#include <random>

using namespace renkei;
using namespace renkei::text;

namespace {

std::u32string code_points(const std::string& utf8)
{
    std::u32string points;
    for (size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        auto point = static_cast<char32_t>(length == 1 ? lead : lead & (0xFF >> (length + 1)));
        for (size_t k = 1; k < length; ++k) point = (point << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
        points.push_back(point);
        i += length;
    }
    return points;
}

bool among(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// Requirements R41, character by character.
constexpr std::u32string_view never_first = U"」』）】。、，．・：；？！‐ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ";
constexpr std::u32string_view never_last = U"「『（【〔";

bool figure(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// What stands in the text at a break, or nothing when it is a good one.
std::string bad_break(const std::u32string& before, const std::u32string& after)
{
    const char32_t last = before.back(), first = after.front();
    if (among(first, never_first)) return "starts with a mark";
    if (among(last, never_last)) return "ends with an opening bracket";
    if (last == first && among(first, U"…―—")) return "tears a pair";
    return {};
}

std::string torn(const std::u32string& before, const std::u32string& after)
{
    const char32_t last = before.back(), first = after.front();
    if (figure(last) && (figure(first) || among(first, U",:.年月日時分円人回つ個km%"))) return "tears a number";
    if (figure(first) && among(last, U",:.第")) return "tears a number";
    if (last < 0x80 && first < 0x80 && std::isalpha(static_cast<int>(last)) && std::isalpha(static_cast<int>(first))) return "tears a word";
    return {};
}

std::string random_text(std::mt19937& random)
{
    const char* const pieces[] = {"弟子屈町", "の", "湖", "「", "」", "（", "）", "『水』", "、", "。", "……", "――", "3,000円", "10:30に", "12月", "第3の", "約100と", "人々",
                                  "キャラバン", "ちょっと", "ファ", "ーー", "っ", "ょ", "Tokyo都", "renkei展", "！", "？", "・", "令和8年11月22日（日）", "は", "東京", "7か月",
                                  "23区", "と", "つながる", "：", "々", "774kmを", "５つ", "を", "歩く", "二十三", "【催し】", "50%が", " "};
    std::string text;
    std::uniform_int_distribution<size_t> pick(0, std::size(pieces) - 1);
    std::uniform_int_distribution<int> length(3, 40);
    for (int i = length(random); i > 0; --i) text += pieces[pick(random)];
    return text;
}

Paragraph wrapped(const std::string& text, float ems, Breaking breaking = Breaking::Strict)
{
    auto style = mincho(10);
    return {.spans = {{text, {}}}, .style = style, .measure = 10 * ems, .breaking = breaking};
}

}  // namespace

TEST_CASE("10,000 random wraps keep kinsoku and numbers", "[text]")
{
    const auto typesetter = an_open_typesetter();
    std::mt19937 random(20261122);
    std::uniform_int_distribution<int> measures(2, 30);
    int breaks = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto text = random_text(random);
        const auto ems = static_cast<float>(measures(random));
        auto paragraph = wrapped(text, ems, i % 4 == 0 ? Breaking::Phrase : Breaking::Strict);
        paragraph.direction = i % 3 == 0 ? Direction::Vertical : Direction::Horizontal;
        const auto lines = texts(typesetter.set(paragraph));
        std::string joined;
        for (size_t k = 0; k < lines.size(); ++k) {
            joined += lines[k];
            if (k == 0) continue;
            ++breaks;
            const auto before = code_points(lines[k - 1]), after = code_points(lines[k]);
            REQUIRE_FALSE(before.empty());
            REQUIRE_FALSE(after.empty());
            auto bad = bad_break(before, after);
            // A word or number longer than the line has to be broken somewhere. A space swallowed by the break parts the rest.
            const bool spaced = text.find(lines[k - 1] + " ") != std::string::npos;
            if (bad.empty() && ems >= 12 && !spaced) bad = torn(before, after);
            if (!bad.empty() && !spaced) FAIL(bad << ": " << lines[k - 1] << " | " << lines[k] << " of " << text);
        }
        std::erase(joined, ' ');
        auto whole = text;
        std::erase(whole, ' ');
        if (joined != whole) FAIL("lost: " << whole << " became " << joined);
    }
    CHECK(breaks > 20'000);
}

TEST_CASE("no line is longer than the measure where kinsoku lets it break", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const std::string text =
        "弟子屈町は、北海道東部の町です。摩周湖と屈斜路湖、アトサヌプリ（硫黄山）の3つを「火山の贈り物」と呼び、1934年に国立公園となりました。";
    for (float ems = 6; ems <= 40; ems += 0.5f) {
        const auto block = typesetter.set(wrapped(text, ems));
        CHECK_FALSE(block.overflow);
        CHECK(block.size.w <= 10 * ems + 0.1f);
    }
}

TEST_CASE("a word longer than the line is broken only then", "[text]")
{
    const auto typesetter = an_open_typesetter();
    CHECK(texts(typesetter.set(wrapped("あいinternational", 8))).front() == "あい");
    CHECK(typesetter.set(wrapped("internationalisation", 4)).size.w <= 40.1f);
}

TEST_CASE("a headline breaks between phrases and is balanced", "[text]")
{
    const auto typesetter = an_open_typesetter();
    using Lines = std::vector<std::string>;
    const auto headline = [&](const std::string& text, float ems) { return texts(typesetter.set(wrapped(text, ems, Breaking::Phrase))); };
    CHECK(headline("湖と火山の大地から、東京へ。", 9) == Lines{"湖と火山の", "大地から、東京へ。"});
    CHECK(headline("つながるまち、つなげるまち", 8) == Lines{"つながるまち、", "つなげるまち"});
    CHECK(headline("画面にふれてください", 8) == Lines{"画面にふれて", "ください"});
    CHECK(headline("特別区全国連携プロジェクト", 8) == Lines{"特別区全国連携", "プロジェクト"});
    CHECK(headline("弟子屈町と世田谷区が結んだ約束", 8) == Lines{"弟子屈町と", "世田谷区が", "結んだ約束"});
}

TEST_CASE("a compound of kanji stays whole where it fits", "[text]")
{
    const auto typesetter = an_open_typesetter();
    using Lines = std::vector<std::string>;
    const auto columns = [&](const std::string& text, float ems) {
        auto paragraph = wrapped(text, ems, Breaking::Phrase);
        paragraph.direction = Direction::Vertical;
        return texts(typesetter.set(paragraph));
    };
    CHECK(columns("港を見下ろす旧福浦灯台は、明治九年に木造で建てられました。", 16) == Lines{"港を見下ろす旧福浦灯台は、", "明治九年に木造で建てられました。"});
    CHECK(columns("塩づくりの歴史と文化は、令和元年、日本遺産として認定されました。", 13) ==
          Lines{"塩づくりの歴史と文化は、", "令和元年、日本遺産として", "認定されました。"});
    // Longer than the line, it is broken as before and nothing is lost.
    std::string joined;
    for (const auto& line : columns("特別区長会調査研究機構と特別区全国連携", 8)) joined += line;
    CHECK(joined == "特別区長会調査研究機構と特別区全国連携");
    CHECK_FALSE(typesetter.set(wrapped("特別区長会調査研究機構と特別区全国連携", 8, Breaking::Phrase)).overflow);
}

TEST_CASE("a line never ends within what is read in one go", "[text]")
{
    using Lines = std::vector<std::string>;
    struct Row {
        float ems;
        Lines lines;
    };
    const Row rows[] = {
        // Words of a compound, in whichever script.
        {12, {"令和五年度からは小学生と", "保護者の体験交流ツアーも", "行われています。"}},
        {14, {"平成二十九年二月に", "スポーツ施設「サオリーナ」の", "模型が展示されました。"}},
        {14, {"スポーツを通じた交流、", "文化プログラムに関する取組み"}},
        {9.3f, {"スポーツを通じた", "交流、", "文化プログラムに", "関する取組み"}},
        {9, {"各地域の特産品の", "販売促進、", "技術・技能紹介等の", "取組み"}},
        // Of two long ones each may make a line, and so may a counter.
        {14, {"全国連携協働", "プラットフォーム事務局"}},
        {20, {"令和3年度第1回全国連携講演会", "「未来社会の創造と自治体間連携」"}},
        // A name of a place and a long word: what is longer than a line ends between them.
        {10.4f, {"東京特別区", "交流推進事業への", "加速化交付金"}},
        // What points at a noun, or says of what kind it is; a number that counts nothing by itself.
        {20, {"するために研究していますが、", "このような方向性について"}},
        {22, {"東京23区において交付金の活用を検討し、", "具体的な事業を提案して欲しい。"}},
        {13.4f, {"平成29年10月に23、", "目標は30"}},
        // Of two ways about as even the one that ends at a mark.
        {25, {"このような方向性について、", "お考えに近い番号を○で囲んで下さい。"}},
        // A list ends its lines at dots.
        {10, {"岐阜県・京都府・", "兵庫県・岡山県・", "広島県・山口県"}},
        // A verb that leans on its noun, a noun that leans on its verb.
        // What does honour to a noun stays with it.
        {13, {"このような方向性について、", "お考えに近い番号を"}},
        {18, {"広域連携協定締結地域との", "交流を充実するため、国の", "地方創生推進交付金を活用"}},
        {20, {"北海道と釧路管内の8市町村、", "荒川区が連携することで、首都圏の", "くしろファンの開拓を進めていく。"}},
        // Dates and brackets.
        {12, {"令和3年8月11日からの", "大雨"}},
        {12, {"荒川区交流都市フェア", "（令和7年）"}},
        {16, {"特別区全国連携プロジェクト", "賛同自治体PR展示 第2部", "（赤穂市・津市・中標津町・志賀町）"}},
    };
    const auto typesetter = an_open_typesetter();
    for (const Row& row : rows) {
        std::string text;
        for (const auto& line : row.lines) text += line;
        CHECK(texts(typesetter.set(wrapped(text, row.ems, Breaking::Phrase))) == row.lines);
    }
    // Items that a space keeps apart: it hangs at the end of its line.
    CHECK(texts(typesetter.set(wrapped("各市長会、町村会の状況把握と調整　協議等が整った団体との協定の締結", 20, Breaking::Phrase))) ==
          Lines{"各市長会、町村会の状況把握と調整", "協議等が整った団体との協定の締結"});
}

TEST_CASE("a line too short for a date or a bracket breaks it, and loses nothing", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const std::string text = "催しは（令和3年8月11日から広島県全9町の展示）です。";
    for (const auto breaking : {Breaking::Strict, Breaking::Phrase})
        for (float ems = 3; ems < 12; ems += 0.5f) {
            const auto block = typesetter.set(wrapped(text, ems, breaking));
            std::string joined;
            for (const auto& line : texts(block)) joined += line;
            INFO(ems);
            CHECK(joined == text);
            if (ems >= 5) CHECK_FALSE(block.overflow);
        }
}

TEST_CASE("no paragraph ends with one lone character", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const std::string text = "東京の二十三区と全国の町がともに栄える未来をえがく。";
    for (const auto breaking : {Breaking::Strict, Breaking::Phrase})
        for (float ems = 4; ems < 24; ems += 1) {
            const auto last = code_points(texts(typesetter.set(wrapped(text, ems, breaking))).back());
            const auto letters = std::count_if(last.begin(), last.end(), [](char32_t c) { return !among(c, never_first); });
            INFO(ems);
            CHECK(letters >= 2);
        }
}

TEST_CASE("line feeds end lines, empty ones included", "[text]")
{
    const auto typesetter = an_open_typesetter();
    CHECK(texts(typesetter.line("あ\n\nい\n", mincho())) == std::vector<std::string>{"あ", "", "い"});
    CHECK(texts(typesetter.line("", mincho())) == std::vector<std::string>{""});
}

TEST_CASE("lines beyond the bound are left out and said to be", "[text]")
{
    const auto typesetter = an_open_typesetter();
    auto paragraph = wrapped("東京の二十三区と全国の町がともに栄える", 6);
    paragraph.max_lines = 2;
    const auto block = typesetter.set(paragraph);
    CHECK(block.overflow);
    CHECK(texts(block).size() == 2);
    paragraph.max_lines = 8;
    CHECK_FALSE(typesetter.set(paragraph).overflow);
}

TEST_CASE("a headline that would not fit breaks within phrases rather than lose words", "[text]")
{
    const auto typesetter = an_open_typesetter();
    auto paragraph = wrapped("湖と火山の大地から、東京へ。", 7.5f, Breaking::Phrase);
    paragraph.max_lines = 2;
    CHECK_FALSE(typesetter.set(paragraph).overflow);
}

TEST_CASE("Korean breaks at spaces, English at words", "[text]")
{
    const auto typesetter = an_open_typesetter();
    auto korean = wrapped("도쿄도 특별구와 전국의 마을이 함께 번영합니다", 9);
    korean.style.language = Language::Korean;
    for (const auto& line : texts(typesetter.set(korean))) CHECK(std::string("도쿄도 특별구와 전국의 마을이 함께 번영합니다 ").find(line + " ") != std::string::npos);
    auto english = wrapped("Lakes and volcanoes come to the middle of Tokyo.", 10);
    english.style.language = Language::English;
    for (const auto& line : texts(typesetter.set(english)))
        CHECK(std::string("Lakes and volcanoes come to the middle of Tokyo. ").find(line + " ") != std::string::npos);
}

TEST_CASE("an English number keeps what it counts", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const std::string said = "The 23 wards know 1,096 municipalities, most since fiscal 2017 in the north, and 140 in Oct 2016 with about 500 visitors";
    size_t lines = 0;
    for (float ems = 12; ems < 36; ems += 0.5f) {   // 1,096 municipalities has room
        auto paragraph = wrapped(said, ems, Breaking::Phrase);
        paragraph.style.language = Language::English;
        for (const std::string& line : texts(typesetter.set(paragraph))) {
            CAPTURE(ems, line);
            ++lines;
            for (const char* torn : {"23", "1,096", "500", "fiscal", "Oct", "in", "about"}) CHECK_FALSE((line.ends_with(torn) || line.ends_with(std::string(torn) + " ")));
        }
    }
    CHECK(lines > 100);
    // A shortened word leads to a number with its point.
    for (float ems = 6; ems < 20; ems += 0.5f) {
        auto paragraph = wrapped("Typhoon No. 26 of 2013", ems, Breaking::Phrase);
        paragraph.style.language = Language::English;
        for (const std::string& line : texts(typesetter.set(paragraph))) {
            CAPTURE(ems, line);
            CHECK_FALSE(line.starts_with("26"));
        }
    }
    // A year counts nothing, and where a line is shorter than number and word it ends between them.
    auto year = wrapped("known since 2017 everywhere", 10.5f, Breaking::Phrase);
    year.style.language = Language::English;
    CHECK(texts(typesetter.set(year)).size() == 2);
    auto narrow = wrapped("298 municipalities", 6.5f, Breaking::Phrase);
    narrow.style.language = Language::English;
    CHECK(texts(typesetter.set(narrow)).front().starts_with("298"));
    CHECK(texts(typesetter.set(narrow)).size() == 2);
}

TEST_CASE("only Japanese binds a number that counts nothing to the words before it", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto first_line = [&](const std::string& text, float ems, Language language) {
        auto paragraph = wrapped(text, ems);
        paragraph.style.language = language;
        return texts(typesetter.set(paragraph)).front();
    };
    // Nine ems hold all but the number.
    CHECK(first_line("东京特别区的会员 88。", 9, Language::SimplifiedChinese) == "东京特别区的会员");
    CHECK(first_line("東京特別區的會員 88。", 9, Language::TraditionalChinese) == "東京特別區的會員");
    CHECK(first_line("도쿄도 특별구 회원 88（전국）", 9, Language::Korean) == "도쿄도 특별구 회원");
    CHECK(first_line("東京特別区の会員 88。", 9, Language::Japanese) == "東京特別区の会");
}

TEST_CASE("a Chinese headline breaks between words", "[text]")
{
    const auto typesetter = an_open_typesetter();
    using Lines = std::vector<std::string>;
    const auto headline = [&](const std::string& text, float ems, Language language) {
        auto paragraph = wrapped(text, ems, Breaking::Phrase);
        paragraph.style.language = language;
        return texts(typesetter.set(paragraph));
    };
    CHECK(headline("跨地区合作协议", 5, Language::SimplifiedChinese) == Lines{"跨地区", "合作协议"});
    CHECK(headline("跨地區合作協議", 5, Language::TraditionalChinese) == Lines{"跨地區", "合作協議"});
    CHECK(headline("与企业签订全面合作协议", 7, Language::SimplifiedChinese) == Lines{"与企业签订", "全面合作协议"});
    CHECK(headline("全国合作的历程", 5, Language::SimplifiedChinese) == Lines{"全国合作的", "历程"});
    // A word of one character that leads on stands with what it leads to, wherever the line ends.
    for (float ems = 4; ems < 12; ems += 0.5f)
        for (const char* words : {"制定跨地区共同计划", "从东京重新发现全国", "协议获国家认定", "支柱产业为农业，除奶牛外，还种植荞麦和甜瓜"})
            for (const std::string& line : headline(words, ems, Language::SimplifiedChinese)) {
                CAPTURE(words, ems, line);
                for (const char* leads : {"跨", "从", "获", "除", "还"}) CHECK_FALSE((line != leads && line.ends_with(leads)));
            }
    // Running text fills its lines with characters, as it is printed.
    auto running = wrapped("东京特别区与全国各地的市町村共同发展", 5);
    running.style.language = Language::SimplifiedChinese;
    CHECK(texts(typesetter.set(running)).front() == "东京特别区");
}

TEST_CASE("a prefecture and the place in it that is written in kana are one name", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (float ems = 9; ems < 30; ems += 0.5f)
        for (const char* words : {"北海道くしろ地域・東京特別区交流推進事業への加速化交付金", "北海道くしろ地域と東京特別区による関係醸成プロジェクト",
                                  "北海道くしろのふれあい祭り 秋の収穫祭（令和7年）"})
            for (const auto& line : texts(typesetter.set(wrapped(words, ems, Breaking::Phrase)))) {
                CAPTURE(ems, line);
                CHECK_FALSE(line.ends_with("北海道"));
            }
}

TEST_CASE("a name with middle dots is no list, and what follows it begins a line", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (float ems = 12; ems < 30; ems += 0.5f)
        for (const auto& line : texts(typesetter.set(wrapped("取組みが「まち・ひと・しごと創生総合戦略」及び「まち・ひと・しごと創生基本方針2021」に位置づけ", ems, Breaking::Phrase)))) {
            CAPTURE(ems, line);
            for (const char* torn : {"・", "ひと", "しごと", "創"}) CHECK_FALSE(line.ends_with(torn));
            CHECK_FALSE((line.starts_with("創生") || line.starts_with("合戦略") || line.starts_with("戦略") || line.starts_with("方針")));
        }
}

TEST_CASE("in English a year behind a comma stands with its words", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (const auto breaking : {Breaking::Phrase, Breaking::Strict})
        for (float ems = 8; ems < 30; ems += 0.5f) {
            auto paragraph = wrapped("Hokkaido Kushiro Friendship Festival: autumn harvest, 2025", ems, breaking);
            paragraph.style.language = Language::English;
            for (const auto& line : texts(typesetter.set(paragraph))) {
                CAPTURE(ems, line);
                CHECK_FALSE(line.starts_with("2025"));
            }
        }
}

TEST_CASE("a verb keeps what makes it mutual", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (float ems = 6; ems < 20; ems += 0.5f)
        for (const auto& line : texts(typesetter.set(wrapped("会社など いろいろな 人が、知らせ合い、話し合って きめる「場」です", ems, Breaking::Phrase)))) {
            CAPTURE(ems, line);
            CHECK_FALSE((line.starts_with("合い") || line.starts_with("合って")));
        }
}

TEST_CASE("a phrase longer than its line ends before its bracket, not within a word", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (float ems = 6; ems < 16; ems += 0.5f) {
        const auto lines = texts(typesetter.set(wrapped("特別区長会が 東北六魂祭（とうほくろっこんさい）に 力を かすと きめました", ems, Breaking::Phrase)));
        std::string all;
        for (const auto& line : lines) all += line + "|";
        CAPTURE(ems, all);
        CHECK(all.find("東北六魂祭") != std::string::npos);
    }
}

TEST_CASE("a date keeps its weekday, its counters and its era", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const std::pair<Language, const char*> dates[] = {{Language::Japanese, "催しは令和8年11月22日（日）から第3日曜の10:30まで"},
                                                      {Language::SimplifiedChinese, "活动于2026年11月22日（周日）至23日（周一）举行"}};
    const char* const together[] = {"令和8", "8年", "11月", "22日（日）", "第3", "10:30", "2026年", "22日（周日）", "23日（周一）"};
    for (const auto& [language, text] : dates)
        for (float ems = 7; ems < 30; ems += 0.5f) {
            auto paragraph = wrapped(text, ems);
            paragraph.style.language = language;
            std::string joined;
            for (const auto& line : texts(typesetter.set(paragraph))) joined += line + "|";
            for (const std::string piece : together)
                if (std::string(text).find(piece) != std::string::npos) {
                    INFO(joined);
                    CHECK(joined.find(piece) != std::string::npos);
                }
        }
}
