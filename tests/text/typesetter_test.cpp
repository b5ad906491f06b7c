#include "setting.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "support/files.hpp"

using namespace renkei;
using namespace renkei::text;

namespace {

// Every glyph's coverage, in units of the block at one pixel a unit: {left, top, right, bottom}.
Rect ink(const Typesetter& typesetter, const Block& block, size_t glyph)
{
    const auto& placed = block.glyphs[glyph];
    const auto& coverage = typesetter.rasterise(placed, placed.size, 0, 0);
    return {placed.origin.x + static_cast<float>(coverage.left), placed.origin.y + static_cast<float>(coverage.top),
            static_cast<float>(coverage.width), static_cast<float>(coverage.height)};
}

float width(const Typesetter& typesetter, const std::string& text, Style style = mincho()) { return typesetter.line(text, style).size.w; }

Vec2 centre(Rect r) { return {r.x + r.w / 2, r.y + r.h / 2}; }

}  // namespace

TEST_CASE("a horizontal block touches the top of its first em box", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto block = typesetter.line("全国\n連携", mincho());
    CHECK(block.size == Size{200, 270});
    REQUIRE(block.lines.size() == 2);
    CHECK(block.lines[0].box == Rect{0, 0, 200, 100});
    CHECK(block.lines[1].box == Rect{0, 170, 200, 100});
    CHECK(block.glyphs[0].origin == Vec2{0, 88});
    CHECK(block.glyphs[1].origin == Vec2{100, 88});
}

TEST_CASE("a vertical block's first column touches its right edge", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto block = typesetter.line("全国\n連携", mincho(), Direction::Vertical);
    CHECK(block.size == Size{270, 200});
    CHECK(block.lines[0].box == Rect{170, 0, 100, 200});
    CHECK(block.lines[1].box == Rect{0, 0, 100, 200});
    for (size_t i = 0; i < block.glyphs.size(); ++i) {
        const auto middle = centre(ink(typesetter, block, i));
        CHECK(middle.x == Approx(i < 2 ? 220 : 50).margin(6));
        CHECK(middle.y == Approx(i % 2 == 0 ? 50 : 150).margin(6));
    }
}

TEST_CASE("punctuation takes half an em and shares the space beside it", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (const auto face : {Face::Headline, Face::Mincho, Face::MinchoBold, Face::Numeral}) {
        const Style style{.face = face, .size = 100};
        CHECK(width(typesetter, "「」「」", style) <= 300.5f);
        CHECK(width(typesetter, "あ」「い", style) == Approx(350));  // half an em between the two, not a whole one
        CHECK(width(typesetter, "あ。」い", style) == Approx(350));
        CHECK(width(typesetter, "「あ」", style) == Approx(200));    // flush at both ends of the line
        CHECK(width(typesetter, "あ、い", style) == Approx(300));
        CHECK(width(typesetter, "あ・い", style) == Approx(300));
    }
    CHECK(typesetter.line("「」「」", mincho(), Direction::Vertical).size.h <= 300.5f);
    const auto opening = typesetter.line("「あ", mincho());
    CHECK(ink(typesetter, opening, 0).x >= -1);  // the empty half stands outside
    CHECK(ink(typesetter, opening, 0).right() < 51);
}

TEST_CASE("a proportional Gothic gets no glue", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto bracket = width(typesetter, "「", gothic());
    CHECK(width(typesetter, "「「", gothic()) == Approx(2 * bracket));
    CHECK(width(typesetter, "国「国", gothic()) == Approx(2 * width(typesetter, "国", gothic()) + bracket));
}

TEST_CASE("Japanese and Western characters stand a sixth of an em apart", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto gap = 100.0f / 6;
    CHECK(width(typesetter, "JR線") == Approx(width(typesetter, "JR") + 100 + gap));
    CHECK(width(typesetter, "約2026年") == Approx(width(typesetter, "2026") + 200 + 2 * gap));
    CHECK(width(typesetter, "令和８年") == Approx(400));            // full-width figures are Japanese
    CHECK(width(typesetter, "2026 年") == Approx(width(typesetter, "2026 ") + width(typesetter, " 年") ).margin(60));
    CHECK(width(typesetter, "2026") < 240);                        // none at the line's ends
}

TEST_CASE("figures stand upright in a vertical line, two in an em, more one under the other; words lie", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto date = typesetter.line("令和8年11月22日", mincho(), Direction::Vertical);
    CHECK(date.size.h == Approx(800));
    CHECK(std::none_of(date.glyphs.begin(), date.glyphs.end(), [](const Glyph& glyph) { return glyph.sideways; }));
    const auto first = ink(typesetter, date, 4), second = ink(typesetter, date, 5);  // 11
    CHECK(first.x >= 0);
    CHECK(second.right() <= 100);
    CHECK(centre(first.united(second)).x == Approx(50).margin(3));
    CHECK(centre(first).y == Approx(450).margin(3));

    const auto year = typesetter.line("2026年とTokyo", mincho(), Direction::Vertical);
    for (size_t i = 0; i < 5; ++i) CHECK_FALSE(year.glyphs[i].sideways);
    CHECK(year.glyphs.back().sideways);
    for (size_t i = 0; i < 4; ++i) CHECK(centre(ink(typesetter, year, i)).x == Approx(50).margin(3));
    for (size_t i = 1; i < 4; ++i) {
        CHECK(ink(typesetter, year, i).y > ink(typesetter, year, i - 1).bottom() + 8);
        CHECK(ink(typesetter, year, i).y < ink(typesetter, year, i - 1).bottom() + 20);
    }
    // An acronym likewise; within Western words, and in languages that are not set so, both lie.
    const auto news = typesetter.line("連携NEWS", mincho(), Direction::Vertical);
    CHECK(std::none_of(news.glyphs.begin(), news.glyphs.end(), [](const Glyph& glyph) { return glyph.sideways; }));
    Style english = mincho();
    english.language = Language::English;
    CHECK(typesetter.line("2026", english, Direction::Vertical).glyphs[0].sideways);
    CHECK(typesetter.line("Expo 2025", mincho(), Direction::Vertical).glyphs[6].sideways);
    Style korean = mincho();   // Hangul stands, and figures beside it
    korean.language = Language::Korean;
    for (const auto* text : {"660에서", "1096으로", "2020년"}) {
        const auto standing = typesetter.line(text, korean, Direction::Vertical);
        CHECK(std::none_of(standing.glyphs.begin(), standing.glyphs.end(), [](const Glyph& glyph) { return glyph.sideways; }));
    }
    for (const auto* text : {"10:30", "3,000", "11/22", "50%", "v2", "20260", "1,200", "3.141", "SDGs", "RENKEI"})
        CHECK(typesetter.line(text, mincho(), Direction::Vertical).glyphs[0].sideways);
    CHECK_FALSE(typesetter.line("A棟", mincho(), Direction::Vertical).glyphs[0].sideways);
    CHECK(typesetter.line("Tokyo 23 wards", mincho(), Direction::Vertical).glyphs[6].sideways);
}

TEST_CASE("vertical forms replace the long vowel mark, brackets and small kana", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (const auto& style : {mincho(), gothic()})
        for (const auto* text : {"ー", "「", "。", "ゃ", "…", "〜"}) {
            const auto lying = typesetter.line(text, style), standing = typesetter.line(text, style, Direction::Vertical);
            INFO(text);
            CHECK(lying.glyphs[0].id != standing.glyphs[0].id);
            CHECK_FALSE(standing.glyphs[0].sideways);
        }
    // Signs of comparison around a word are the brackets that they mean; one alone is what it is.
    const auto meant = typesetter.line("＜趣意書＞", mincho(), Direction::Vertical), brackets = typesetter.line("〈趣意書〉", mincho(), Direction::Vertical);
    REQUIRE(meant.glyphs.size() == brackets.glyphs.size());
    for (size_t i = 0; i < meant.glyphs.size(); ++i) CHECK(meant.glyphs[i].id == brackets.glyphs[i].id);
    CHECK(meant.size.h == Approx(400));
    CHECK(meant.lines[0].text == "＜趣意書＞");
    CHECK(typesetter.line("甲＜乙", mincho(), Direction::Vertical).glyphs[1].sideways);
    const auto stop = typesetter.line("町。", mincho(), Direction::Vertical);
    CHECK(centre(ink(typesetter, stop, 1)).x > 60);  // upper right of its square
    CHECK(ink(typesetter, stop, 1).bottom() < 151);
}

TEST_CASE("the language chooses the Han glyph", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (const auto* character : {"骨", "直", "今", "海"})
        for (const auto& style : {mincho(), gothic(), Style{.face = Face::GothicBold}}) {
            const auto ja = typesetter.line(character, in(Language::Japanese, style)).glyphs[0];
            const auto hans = typesetter.line(character, in(Language::SimplifiedChinese, style)).glyphs[0];
            INFO(character);
            CHECK(std::pair(ja.font, ja.id) != std::pair(hans.font, hans.id));
        }
    std::set<uint32_t> bones;
    for (const auto language : {Language::Japanese, Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean})
        bones.insert(typesetter.line("骨", in(language, mincho())).glyphs[0].id);
    CHECK(bones.size() >= 3);
    CHECK(typesetter.line("도쿄도청", in(Language::Korean, gothic())).missing.empty());
}

TEST_CASE("a variation selector chooses the registered form", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto plain = typesetter.line("葛", gothic()), varied = typesetter.line("葛\U000E0100", gothic());
    REQUIRE(varied.glyphs.size() == 1);
    CHECK(varied.glyphs[0].id != plain.glyphs[0].id);
    CHECK(varied.size == plain.size);
}

TEST_CASE("ruby stands over its base, distributed 1-2-1", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto block = typesetter.set({.spans = {{"弟子屈", "てしかが"}, {"町", ""}}, .style = mincho()});
    CHECK(block.size == Size{400, 100});
    REQUIRE(block.lines.size() == 2);
    CHECK(block.lines[0].text == "弟子屈町");
    CHECK(block.lines[1].ruby);
    CHECK(block.lines[1].text == "てしかが");
    CHECK(block.lines[1].size == 50);
    CHECK(block.lines[1].box.y == Approx(-50));
    // 300 units of base, 200 of ruby: 12.5 at the ends, 25 between.
    CHECK(block.lines[1].box.x == Approx(12.5));
    CHECK(block.lines[1].box.w == Approx(275));
    CHECK(block.glyphs[5].origin.x - block.glyphs[4].origin.x == Approx(75));

    const auto column = typesetter.set({.spans = {{"弟子屈", "てしかが"}}, .style = mincho(), .direction = Direction::Vertical});
    CHECK(column.size == Size{100, 300});
    CHECK(column.lines[1].box.x == Approx(100));
    CHECK(column.lines[1].box.y == Approx(12.5));
}

TEST_CASE("ruby wider than its base widens it evenly, and may stand over kana but not over kanji", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const Span town{"町", "ちょう"};  // 150 over 100
    CHECK(typesetter.set({.spans = {town}, .style = mincho()}).size.w == Approx(150));
    CHECK(typesetter.set({.spans = {{"国", ""}, town, {"国", ""}}, .style = mincho()}).size.w == Approx(350));
    CHECK(typesetter.set({.spans = {{"の", ""}, town, {"の", ""}}, .style = mincho()}).size.w == Approx(300));
    const auto wide = typesetter.set({.spans = {{"承る", "うけたまわるる"}}, .style = mincho()});  // 350 over 200
    CHECK(wide.size.w == Approx(350));
    CHECK(wide.glyphs[0].origin.x == Approx(37.5));
    CHECK(wide.glyphs[1].origin.x == Approx(37.5 + 100 + 75));
}

TEST_CASE("a name under ruby is not broken", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto block = typesetter.set({.spans = {{"この町の", ""}, {"弟子屈", "てしかが"}, {"という名", ""}}, .style = mincho(), .measure = 600});
    CHECK(texts(block).front() == "この町の");
}

TEST_CASE("tabular figures have equal cells", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (auto style : {mincho(), gothic(), Style{.face = Face::Numeral, .size = 100}}) {
        style.figures = Figures::Tabular;
        CHECK(width(typesetter, "1111", style) == Approx(width(typesetter, "2358", style)));
        CHECK(width(typesetter, "4711", style) == Approx(width(typesetter, "0000", style)));
        CHECK(width(typesetter, "7.13", style) < width(typesetter, "713", style) + 0.3f * style.size);   // a decimal point is no figure
    }
}

TEST_CASE("lines are aligned within the measure", "[text]")
{
    const auto typesetter = an_open_typesetter();
    Paragraph paragraph{.spans = {{"全国連携", ""}}, .style = mincho(), .measure = 1000, .align = Align::Centre};
    auto block = typesetter.set(paragraph);
    CHECK(block.size.w == 1000);
    CHECK(block.lines[0].box.x == Approx(300));
    paragraph.align = Align::End;
    CHECK(typesetter.set(paragraph).lines[0].box.right() == Approx(1000));
    paragraph.align = Align::Start;
    CHECK(typesetter.set(paragraph).size.w == Approx(400));
    paragraph.measure = std::numeric_limits<float>::infinity();
    paragraph.align = Align::Centre;
    paragraph.spans = {{"全国\n連携の町", ""}};
    CHECK(typesetter.set(paragraph).lines[0].box.x == Approx(100));
}

TEST_CASE("justified lines end at the measure, the last as it falls", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const Paragraph paragraph{.spans = {{"弟子屈町は、北海道東部の町です。摩周湖と屈斜路湖の3つを「火山の贈り物」と呼び、国立公園となりました。", ""}},
                              .style = mincho(),
                              .measure = 2450,
                              .align = Align::Justify};
    const auto block = typesetter.set(paragraph);
    REQUIRE(block.lines.size() == 3);
    CHECK(block.lines[0].box.w == Approx(2450).margin(1));
    CHECK(block.lines[1].box.w == Approx(2450).margin(1));
    CHECK(block.lines[2].box.w < 2000);
}

TEST_CASE("tracking opens characters and not the line's end", "[text]")
{
    const auto typesetter = an_open_typesetter();
    auto style = mincho();
    style.tracking = 0.2f;
    CHECK(width(typesetter, "全国連携", style) == Approx(460));
}

TEST_CASE("a character no font has is reported and stands as 〓", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto block = typesetter.line("町\U0001F600", mincho());
    CHECK(block.missing == std::vector<char32_t>{0x1F600});
    CHECK(block.glyphs.back().id == typesetter.line("〓", mincho()).glyphs[0].id);
    CHECK(typesetter.line("a\u200Bb\u2060\uFEFF", mincho()).missing.empty());
    CHECK_FALSE(typesetter.covers(0x1F600, Language::Japanese));
    CHECK(typesetter.covers(U'弟', Language::Japanese));
    CHECK(typesetter.covers(U'𠮷', Language::Japanese));
}

TEST_CASE("malformed text and strange styles are set without harm", "[text]")
{
    const auto typesetter = an_open_typesetter();
    for (const std::string text : {"\xFF\xFE", "\xE5\xBC", "あ\xCC\x81\xCC\x81", "\xCC\x81", "\r\n\t\x01", "　 　"}) {
        CHECK_NOTHROW(typesetter.line(text, mincho()));
        CHECK_NOTHROW(typesetter.set({.spans = {{text, text}}, .style = mincho(), .direction = Direction::Vertical, .measure = 1}));
    }
    CHECK(typesetter.line("あ", mincho(0)).glyphs.empty());
    CHECK(typesetter.set({.spans = {{"あい", ""}}, .style = mincho(), .measure = 0}).overflow);
}

TEST_CASE("coverage follows size, phase and turning", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto glyph = typesetter.line("一", mincho()).glyphs[0];
    const auto plain = typesetter.rasterise(glyph, 100, 0, 0);
    CHECK(plain.width > 80);
    CHECK(plain.height < 20);
    CHECK(plain.alpha.size() == static_cast<size_t>(plain.width * plain.height));
    CHECK(*std::max_element(plain.alpha.begin(), plain.alpha.end()) == 255);
    CHECK(plain.top < 0);
    CHECK(typesetter.rasterise(glyph, 200, 0, 0).width > 160);
    CHECK(typesetter.rasterise(glyph, 100, 2, 0).alpha != plain.alpha);
    CHECK(typesetter.rasterise(glyph, 100, 0, 2).alpha != plain.alpha);
    CHECK(typesetter.rasterise(glyph, 100, 0, 0).alpha == plain.alpha);
    auto turned = glyph;
    turned.sideways = true;
    const auto& standing = typesetter.rasterise(turned, 100, 0, 0);
    CHECK(standing.height > 80);
    CHECK(standing.width < 20);
    CHECK(standing.left > 0);  // what was above the baseline is to the right of the origin
    CHECK(typesetter.rasterise(typesetter.line("a b", mincho()).glyphs[1], 100, 0, 0).alpha.empty());
}

TEST_CASE("a quarter-pixel phase moves ink right and down by a quarter pixel", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const auto glyph = typesetter.line("国", mincho()).glyphs[0];
    const auto gravity = [&](int phase_x, int phase_y) {
        const auto& coverage = typesetter.rasterise(glyph, 50, phase_x, phase_y);
        double x = 0, y = 0, sum = 0;
        for (int row = 0; row < coverage.height; ++row)
            for (int column = 0; column < coverage.width; ++column) {
                const double alpha = coverage.alpha[static_cast<size_t>(row * coverage.width + column)];
                x += alpha * (coverage.left + column);
                y += alpha * (coverage.top + row);
                sum += alpha;
            }
        return std::pair(x / sum, y / sum);
    };
    const auto [x0, y0] = gravity(0, 0);
    const auto [x3, y3] = gravity(3, 3);
    CHECK(x3 - x0 == Approx(0.75).margin(0.02));
    CHECK(y3 - y0 == Approx(0.75).margin(0.02));
}

TEST_CASE("a glyph set by one typesetter can be drawn by another", "[text]")
{
    const auto one = an_open_typesetter(), other = an_open_typesetter();
    const auto glyph = one.line("連", gothic()).glyphs[0];
    CHECK(other.rasterise(glyph, 40, 0, 0).alpha == one.rasterise(glyph, 40, 0, 0).alpha);
}

TEST_CASE("every character of the facts and texts that ship has a glyph", "[text]")
{
    const auto typesetter = an_open_typesetter();
    const std::filesystem::path folder = std::filesystem::path(RENKEI_SOURCE_DIR) / "data";
    size_t characters = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().extension() != ".csv" && file.path().extension() != ".json") continue;
        const std::string content = renkei::tests::bytes_of(file.path());
        for (const auto face : {Face::Gothic, Face::Headline}) {
            const auto block = typesetter.line(content, {.face = face});
            INFO(file.path());
            CHECK(block.missing.empty());
            characters += block.glyphs.size();
        }
    }
    if (std::filesystem::is_directory(folder / "facts")) CHECK(characters > 10'000);
}
