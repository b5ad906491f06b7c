// What the fuzz targets begin with: fuzz_seeds writes a folder of seeds for each into ./seeds. A test, because those who make
// pictures for tests ask as tests do.

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "base/photo_wire.hpp"
#include "base/workbook_wire.hpp"
#include "decoder/encoders.hpp"
#include "support/documents.hpp"
#include "support/files.hpp"

TEST_CASE("seeds of the fuzz targets")
{
    using namespace renkei;
    using namespace renkei::tests;
    const std::filesystem::path folder = "seeds";
    const auto put = [&](const char* target, const char* name, const std::string& bytes) {
        std::filesystem::create_directories(folder / target);
        write_bytes(folder / target / name, bytes);
    };
    const Rgb picture = quarters(96, 72);
    put("decoder", "a.jpg", jpeg(picture, 6, swapped_profile()));
    put("decoder", "ink.jpg", cmyk_jpeg(96, 72, {10, 20, 30, 40}));
    put("decoder", "a.png", png(picture, 3, swapped_profile()));
    put("decoder", "a.webp", webp(picture, 8));
    put("decoder", "a.tiff", tiff(picture, 5));
    put("decoder", "a.heic", heic(picture));
    for (const char* name : {"ghostscript.pdf", "libreoffice-calc.pdf", "libreoffice-writer.pdf", "no-font.pdf", "shift-jis.pdf"})
        put("documents", name, bytes_of(std::filesystem::path(RENKEI_SOURCE_DIR) / "tests" / "documents" / "pages" / name));
    put("documents", "pages.pdf", pages(3));
    const std::string between(1, '\0');
    put("documents", "shapes", "q 0.5 g 0 0 50 50 re f 1 0 0 RG 2 w 10 10 m 90 90 l S 10 10 m 20 90 80 90 90 10 c b* Q");
    put("documents", "words", "BT /F 12 Tf 10 50 Td (Hello) Tj 3 Tr <4142> Tj ET");
    put("documents", "picture", "q 50 0 0 50 10 10 cm /X Do Q BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI");
    put("documents", "boxes", "0.5 g 0 0 100 100 re f" + between + "/MediaBox [0 0 100 100] /CropBox [200 200 300 300] /Rotate 45 /UserUnit 2");
    put("documents", "behind", pages(1) + "<html></html>");
    put("documents", "before", "HTTP/1.1 200 OK\r\n\r\n" + pages(1));
    put("tables", "commas.csv", "ファイル名,市区町村\n\"a,\nb\",釧路市\n");
    put("tables", "tabs.csv", "a\tb\r\n1\t\"2\"\r\n");
    put("tables", "semicolons.csv", "a;b\n\"1\"\"\";2\n");
    const std::string sheet = R"(<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46112.5</v></c><c t="e"><v>#REF!</v></c></row></sheetData>)"
                              R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>)";
    const std::string end(1, '\0');
    put("workbook", "parts", sheet + end + "<sst><si><r><t>a_x000D_</t></r><rPh/></si></sst>" + end +
                                 R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy/m/d h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>)" + end +
                                 R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="x" state="hidden" id="a"/></sheets></workbook>)");
    const auto page = [&](const char* name, char kind, const std::string& bytes) { put("pages", name, kind + bytes); };   // pages_fuzz.cpp
    page("page", 0, R"(<!doctype html><html lang=ja><head><meta charset=utf-8><title>物産の市｜連携</title></head><body><nav><a href='/renkei/'>連携</a></nav><h2>物産の市を開催します</h2><p>令和20年9月1日　掲載</p><h3>日時</h3>)"
                    R"(<p>令和20年10月30日（土）・31日（日）<br>11時～19時30分</p><h3>会場</h3><p>区民広場</p><h3>参加自治体</h3><p>北海道　弟子屈町・紋別市</p><a href='a.pdf'>PDF</a>)"
                    R"(<script type="application/ld+json">{"@type":"Event","name":"市","startDate":"2038-10-30T11:00:00+09:00","location":{"name":"広場"}}</script></body></html>)");
    page("rss", 1, R"(<?xml version="1.0"?><rss version="2.0"><channel><item><title>市</title><link>https://www.example.jp/a</link><description>10月30日</description><pubDate>Sat, 30 Oct 2038 02:00:00 GMT</pubDate></item></channel></rss>)");
    page("atom", 1, R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>市</title><link href="a"/><summary>令和20年10月30日</summary><updated>2038-10-30T11:00:00Z</updated></entry></feed>)");
    page("calendar", 2, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:市\r\nDTSTART;TZID=Asia/Tokyo:20381030T110000\r\nDTEND;VALUE=DATE:20381031\r\nLOCATION:広場\\, 町\r\nURL:https://www.example.jp/a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    page("answer", 3, R"({"read":true,"drafts":[{"title":"市","address":"https://www.example.jp/a","days":{"first":"2038-10-30","last":"2038-10-31","start_minute":660,"end_minute":null},"codes":["01219"]}],"links":["https://www.example.jp/b"]})");
    const auto said = written({.sheets = {{.name = "写真", .rows = {{.number = 1, .cells = {"題名"}, .errors = {0}}}, .hidden_columns = {2},
                                           .merged = {"A1:B2"}}}});
    put("answers", "workbook", {said.begin(), said.end()});
    PhotoHeader photo{.width = 3840, .height = 2160, .source_width = 3840, .source_height = 2160, .coded_bytes = 9000, .across = 2, .down = 2};
    const auto put_photo = [&](const char* name) { put("answers", name, {reinterpret_cast<const char*>(&photo), sizeof photo}); };
    put_photo("photo");
    photo = {.outcome = PhotoOutcome::LacksFont};
    std::string("MS-Mincho\nRyumin-Light\n").copy(photo.lacking.data(), photo.lacking.size());
    put_photo("fonts");
}

// The encoder of HEIC keeps something at its end; nothing is looked for here.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
