// What the fuzz targets begin with: fuzz_seeds writes a folder of seeds for each into ./seeds. A test, because those who make
// pictures for tests ask as tests do.

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "base/workbook_wire.hpp"
#include "decoder/encoders.hpp"
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
    put("tables", "commas.csv", "ファイル名,市区町村\n\"a,\nb\",釧路市\n");
    put("tables", "tabs.csv", "a\tb\r\n1\t\"2\"\r\n");
    put("tables", "semicolons.csv", "a;b\n\"1\"\"\";2\n");
    const std::string sheet = R"(<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46112.5</v></c><c t="e"><v>#REF!</v></c></row></sheetData>)"
                              R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>)";
    const std::string end(1, '\0');
    put("workbook", "parts", sheet + end + "<sst><si><r><t>a_x000D_</t></r><rPh/></si></sst>" + end +
                                 R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy/m/d h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>)" + end +
                                 R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="x" state="hidden" id="a"/></sheets></workbook>)");
    const auto said = written({.sheets = {{.name = "写真", .rows = {{.number = 1, .cells = {"題名"}, .errors = {0}}}, .hidden_columns = {2}, .merged = {"A1:B2"}}}});
    put("answers", "workbook", {said.begin(), said.end()});
}

// The encoder of HEIC keeps something at its end; nothing is looked for here.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
