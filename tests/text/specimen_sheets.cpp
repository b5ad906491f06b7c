// Sheets of set text to look at: test_text "[.specimen]" writes them as PGM below $RENKEI_SPECIMENS (or the working folder).

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>

#include "text/typesetter.hpp"

using namespace renkei;
using namespace renkei::text;

namespace {

class Sheet {
  public:
    Sheet(int width, int height) : width_(width), height_(height), ink_(static_cast<size_t>(width * height), 0) {}

    void draw(const Typesetter& typesetter, const Block& block, Vec2 at)
    {
        frame({at.x, at.y, block.size.w, block.size.h});
        for (const auto& glyph : block.glyphs) {
            const float x = at.x + glyph.origin.x, y = at.y + glyph.origin.y;
            const auto quarter_x = std::lround(x * 4), quarter_y = std::lround(y * 4);
            const int px = static_cast<int>(quarter_x >> 2), py = static_cast<int>(quarter_y >> 2);
            const auto& coverage = typesetter.rasterise(glyph, glyph.size, static_cast<int>(quarter_x & 3), static_cast<int>(quarter_y & 3));
            for (int row = 0; row < coverage.height; ++row)
                for (int column = 0; column < coverage.width; ++column)
                    add(px + coverage.left + column, py + coverage.top + row, coverage.alpha[static_cast<size_t>(row * coverage.width + column)]);
        }
    }

    void save(const std::string& name) const
    {
        const char* folder = std::getenv("RENKEI_SPECIMENS");
        std::ofstream file(std::string(folder ? folder : ".") + "/" + name + ".pgm", std::ios::binary);
        file << "P5\n" << width_ << " " << height_ << "\n255\n";
        for (const auto ink : ink_) file.put(static_cast<char>(255 - ink));
        REQUIRE(file.good());
    }

  private:
    void add(int x, int y, int ink)
    {
        if (x < 0 || y < 0 || x >= width_ || y >= height_) return;
        auto& pixel = ink_[static_cast<size_t>(y * width_ + x)];
        pixel = static_cast<uint8_t>(std::max<int>(pixel, ink));
    }
    // The block's bounds, faint.
    void frame(Rect r)
    {
        for (int x = static_cast<int>(r.x); x <= static_cast<int>(r.right()); ++x) add(x, static_cast<int>(r.y), 48), add(x, static_cast<int>(r.bottom()), 48);
        for (int y = static_cast<int>(r.y); y <= static_cast<int>(r.bottom()); ++y) add(static_cast<int>(r.x), y, 48), add(static_cast<int>(r.right()), y, 48);
    }

    int width_, height_;
    std::vector<uint8_t> ink_;
};

Style style(Face face, float size, float line_height = 1.7f) { return {.face = face, .size = size, .line_height = line_height}; }

Paragraph vertical(std::vector<Span> spans, Style s, float measure = std::numeric_limits<float>::infinity())
{
    return {.spans = std::move(spans), .style = s, .direction = Direction::Vertical, .measure = measure};
}

}  // namespace

TEST_CASE("vertical specimen", "[.specimen]")
{
    auto opened = Typesetter::open();
    REQUIRE(opened.ok());
    const auto& t = *opened;
    Sheet sheet(1700, 1000);
    sheet.draw(t, t.line("全国連携", style(Face::Headline, 160), Direction::Vertical), {1500, 40});
    sheet.draw(t, t.set(vertical({{"弟", "て"}, {"子", "し"}, {"屈", "かが"}, {"町", "ちょう"}}, style(Face::Headline, 110))), {1300, 40});
    sheet.draw(t, t.set(vertical({{"弟子屈", "てしかが"}, {"のまち", ""}}, style(Face::Headline, 80))), {1150, 40});
    sheet.draw(t, t.line("令和8年11月22日（日）", style(Face::Mincho, 56), Direction::Vertical), {1040, 40});
    sheet.draw(t, t.line("「摩周湖と屈斜路湖のある町。」", style(Face::Headline, 56), Direction::Vertical), {940, 40});
    sheet.draw(t, t.line("Tokyo 23 wards と2026年、100周年。Ａ棟とB棟！？", style(Face::Mincho, 40), Direction::Vertical), {870, 40});
    sheet.draw(t, t.line("ゴシック「縦組み」ＢＩＺ、ー…―", style(Face::Gothic, 48), Direction::Vertical), {790, 40});
    sheet.draw(t, t.set({.spans = {{"東京の二十三区と、全国の自治体がともに栄えるまちへ。「つながる」ことから始まる、ちいさなキャラバンが11月22日にやってきます。3,000人が集まった（昨年）…", ""}},
                         .style = style(Face::Mincho, 36, 1.8f),
                         .direction = Direction::Vertical,
                         .measure = 36 * 14,
                         .align = Align::Justify}),
               {340, 480});
    sheet.draw(t, t.set({.spans = {{"湖と火山の大地から、東京へ。", ""}},
                         .style = style(Face::Headline, 90, 1.4f),
                         .direction = Direction::Vertical,
                         .measure = 90 * 8,
                         .breaking = Breaking::Phrase}),
               {30, 40});
    sheet.save("vertical");
}

TEST_CASE("languages specimen", "[.specimen]")
{
    auto opened = Typesetter::open();
    REQUIRE(opened.ok());
    const auto& t = *opened;
    Sheet sheet(1700, 900);
    const std::pair<Language, const char*> samples[] = {
        {Language::SimplifiedChinese, "请触摸屏幕！“弟子屈町”位于北海道，人口约6,700人：2026年11月22日（周日）至23日（周一）举办；欢迎光临。"},
        {Language::TraditionalChinese, "請觸摸螢幕！「弟子屈町」位於北海道，人口約6,700人：2026年11月22日（週日）至23日（週一）舉辦；歡迎光臨。"},
        {Language::Korean, "화면을 터치하세요! ‘데시카가초’는 홋카이도에 있으며 인구는 약 6,700명입니다. 2026년 11월 22일(일)~23일(월)"},
        {Language::English, "Touch the screen! “Teshikaga” lies in Hokkaido’s east; about 6,700 people live there. 2026.11.22 Sun – 23 Mon (free)"},
    };
    float y = 30;
    for (const auto& [language, text] : samples) {
        for (const auto face : {Face::Gothic, Face::Mincho}) {
            auto s = style(face, 34, 1.6f);
            s.language = language;
            sheet.draw(t, t.set({.spans = {{text, ""}}, .style = s, .measure = 34 * 22, .align = face == Face::Mincho ? Align::Justify : Align::Start}),
                       {face == Face::Gothic ? 30.0f : 850.0f, y});
        }
        y += 215;
    }
    for (const auto language : {Language::SimplifiedChinese, Language::TraditionalChinese}) {
        auto s = style(Face::Mincho, 40);
        s.language = language;
        sheet.draw(t, t.line("北海道，「町」：11月。", s, Direction::Vertical), {language == Language::SimplifiedChinese ? 1630.0f : 1700.0f - 150, 30});
    }
    sheet.save("languages");
}

TEST_CASE("horizontal specimen", "[.specimen]")
{
    auto opened = Typesetter::open();
    REQUIRE(opened.ok());
    const auto& t = *opened;
    Sheet sheet(1900, 1060);
    const std::string running =
        "弟子屈町は、北海道東部の町です。摩周湖と屈斜路湖、アトサヌプリ（硫黄山）の3つを「火山の贈り物」と呼び、1934年に阿寒国立公園（現・阿寒摩周国立公園）となりました。人口は約6,700人、面積は774.33km²。";
    sheet.draw(t, t.set({.spans = {{running, ""}}, .style = style(Face::Gothic, 32), .measure = 32 * 24}), {40, 40});
    sheet.draw(t, t.set({.spans = {{running, ""}}, .style = style(Face::Mincho, 32), .measure = 32 * 24, .align = Align::Justify}), {900, 40});
    sheet.draw(t, t.set({.spans = {{"弟子屈", "てしかが"}, {"町と", ""}, {"世田谷", "せたがや"}, {"区が結んだ、", ""}, {"災害", "さいがい"}, {"のときの約束", ""}},
                         .style = style(Face::Headline, 64, 1.6f),
                         .measure = 64 * 10,
                         .breaking = Breaking::Phrase}),
               {40, 400});
    sheet.draw(t, t.line("令和8年11月22日（日）10:30〜正午", style(Face::Gothic, 44)), {900, 400});
    sheet.draw(t, t.line("令和8年11月22日（日）10:30〜正午", style(Face::Mincho, 44)), {900, 480});
    sheet.draw(t, t.line("「」「」『「あ」』、（い）・う。」？", style(Face::Mincho, 44)), {900, 560});
    sheet.draw(t, t.line("1,741", style(Face::Numeral, 120)), {900, 640});
    auto tabular = style(Face::Numeral, 44);
    tabular.figures = Figures::Tabular;
    sheet.draw(t, t.line("11:11\n23:58", tabular), {1250, 640});
    float x = 40;
    for (const auto language : {Language::Japanese, Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean}) {
        for (const auto face : {Face::Mincho, Face::Gothic}) {
            auto s = style(face, 48);
            s.language = language;
            const char* text = language == Language::Korean ? "骨直今海 도쿄 한국어" : "骨直今海、「令。」";
            sheet.draw(t, t.line(text, s), {x, face == Face::Mincho ? 830.0f : 900.0f});
        }
        x += 460;
    }
    auto english = style(Face::Gothic, 36);
    english.language = Language::English;
    sheet.draw(t, t.line("2026.11.22 Sun — Teshikaga’s “lakes” & hot springs 𠮷 \xE2\x98\x83 \xF0\x9F\x98\x80", english), {40, 980});
    sheet.save("horizontal");
}
