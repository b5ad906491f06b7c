// renkei-documents as `renkei load` meets it: a file goes in, an answer or its death comes out.

#include <cairo/cairo-pdf.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <random>

#include "base/descriptor.hpp"
#include "base/photo_wire.hpp"
#include "support/documents.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

struct Answer {
    int status = 0;
    bool answered = false;
    PhotoHeader header;
    std::string rgb;
    [[nodiscard]] std::array<int, 3> at(double x, double y) const   // in parts of the page
    {
        const size_t place = (static_cast<size_t>(y * header.height) * header.width + static_cast<size_t>(x * header.width)) * 3;
        return {static_cast<uint8_t>(rgb.at(place)), static_cast<uint8_t>(rgb.at(place + 1)), static_cast<uint8_t>(rgb.at(place + 2))};
    }
};

Answer draw_file(const fs::path& file, const std::string& longest)
{
    const std::string program = (fs::path(RENKEI_BINARY).parent_path() / "renkei-documents").string();
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const Descriptor memory(::memfd_create("pixels", MFD_CLOEXEC));
    REQUIRE(::ftruncate(memory.get(), static_cast<off_t>(kPhotoMemoryBytes)) == 0);
    const Descriptor aside(::fcntl(memory.get(), F_DUPFD_CLOEXEC, 20));   // the number may be the program's own, and stays closed then
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, file.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, aside.get(), kPhotoMemory);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    char* words[] = {const_cast<char*>(program.c_str()), const_cast<char*>(longest.c_str()), nullptr};
    char* environment[] = {nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, program.c_str(), &actions, nullptr, words, environment) == 0);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    Answer answer;
    answer.answered = read_all(ends[0], &answer.header, sizeof answer.header) == sizeof answer.header;
    ::close(ends[0]);
    REQUIRE(::waitpid(child, &answer.status, 0) == child);
    const size_t length = size_t{answer.header.width} * answer.header.height * 3;
    REQUIRE(length <= kPhotoMemoryBytes);
    answer.rgb.resize(length);
    REQUIRE(::pread(memory.get(), answer.rgb.data(), length, 0) == static_cast<ssize_t>(length));
    return answer;
}

Answer draw(const std::string& document, const std::string& longest = std::to_string(kLongestPhotoSide))
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "document", document);
    return draw_file(folder.path() / "document", longest);
}

PhotoOutcome outcome_of(const std::string& document)
{
    const Answer answer = draw(document);
    CHECK(answer.status == 0);
    CHECK(answer.answered);
    CHECK(answer.header.magic == PhotoHeader{}.magic);
    return answer.header.outcome;
}

// As an office program writes it: with its fonts. One page a heading; the upper half is of a colour.
std::string written_by_cairo(double width, double height, const std::vector<std::string>& headings)
{
    std::string bytes;
    const auto keep = [](void* to, const unsigned char* data, unsigned length) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    };
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(keep, &bytes, width, height);
    cairo_t* cr = cairo_create(surface);
    for (const std::string& heading : headings) {
        cairo_set_source_rgb(cr, 0.9, 0.1, 0.1);
        cairo_rectangle(cr, 0, 0, width, height / 2);
        cairo_fill(cr);
        cairo_set_source_rgb(cr, 0, 0, 0);
        cairo_select_font_face(cr, "Noto Sans CJK JP", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(cr, width / 10);
        cairo_move_to(cr, width * 0.1, height * 0.75);
        cairo_show_text(cr, heading.c_str());
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return bytes;
}

// How many of the pixels in the lower half are nearly black: letters.
size_t inked(const Answer& answer)
{
    size_t count = 0;
    for (size_t i = answer.rgb.size() / 6 * 3; i + 2 < answer.rgb.size(); i += 3)
        count += static_cast<uint8_t>(answer.rgb[i]) < 60 && static_cast<uint8_t>(answer.rgb[i + 1]) < 60 && static_cast<uint8_t>(answer.rgb[i + 2]) < 60;
    return count;
}

const std::string kHelvetica = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
const std::string kMincho = "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /90ms-RKSJ-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /MS-Mincho "
                            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 >>] >> >>";

}  // namespace

TEST_CASE("a page that brings its fonts is drawn as it was written", "[documents]")
{
    const Answer answer = draw(written_by_cairo(595, 842, {"釧路湿原"}));
    REQUIRE(answer.status == 0);
    REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
    CHECK(answer.header.height == kLongestPhotoSide);
    CHECK(std::abs(static_cast<double>(answer.header.width) - 595.0 / 842 * kLongestPhotoSide) < 2);
    CHECK(answer.header.source_width == answer.header.width);
    CHECK(answer.header.pages == 1);
    CHECK(answer.header.flaw == PageFlaw::None);
    CHECK(answer.header.surplus == 0);
    CHECK(answer.at(0.5, 0.2)[0] > 200);
    CHECK(answer.at(0.5, 0.2)[1] < 60);
    CHECK(answer.at(0.95, 0.95) == std::array{255, 255, 255});
    CHECK(inked(answer) > 20'000);
    const Answer none = draw(written_by_cairo(595, 842, {""}));
    CHECK(inked(none) == 0);
}

TEST_CASE("a page stands as its readers see it, and as large as is asked", "[documents]")
{
    const Answer lying = draw(written_by_cairo(842, 595, {"横"}), "1000");
    CHECK(lying.header.width == 1000);
    CHECK(lying.header.height < 720);
    // Turned by a quarter, the left edge comes up: what was drawn below on the left stands above on the left.
    auto objects = page_objects("1 0 0 rg 0 0 300 100 re f");
    objects[2].insert(objects[2].find("/MediaBox"), "/Rotate 90 ");
    const Answer turned = draw(pdf(objects), "1000");
    REQUIRE(turned.header.outcome == PhotoOutcome::Ok);
    CHECK(turned.header.width == 1000);
    CHECK(turned.at(0.05, 0.2) == std::array{255, 0, 0});
    CHECK(turned.at(0.95, 0.9) == std::array{255, 255, 255});
    // Only what a person sees of it.
    auto cut = page_objects("1 0 0 rg 0 0 595 842 re f 0 1 0 rg 100 100 200 100 re f");
    cut[2].insert(cut[2].find("/MediaBox"), "/CropBox [100 100 300 200] ");
    const Answer cropped = draw(pdf(cut), "1000");
    CHECK(cropped.header.width == 1000);
    CHECK(std::abs(static_cast<int>(cropped.header.height) - 500) <= 1);
    CHECK(cropped.at(0.02, 0.02) == std::array{0, 255, 0});
}

TEST_CASE("of several pages the first is drawn, and it is told how many there are", "[documents]")
{
    const Answer answer = draw(pages(3));
    REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
    CHECK(answer.header.pages == 3);
    CHECK(answer.at(0.5, 0.5)[0] == Approx(128).margin(2));
    CHECK(draw(written_by_cairo(595, 842, {"一", "二"})).header.pages == 2);
}

TEST_CASE("letters whose font is not in the file are never drawn with another", "[documents]")
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)   // a program that is watched has no walls (walls.cpp), and poppler finds this machine's fonts
    CHECK(outcome_of(one_page("BT /F 40 Tf 50 700 Td (Hello) Tj ET", kHelvetica)) == PhotoOutcome::LacksFont);
    CHECK(outcome_of(one_page("0.5 g 0 0 100 100 re f BT /F 40 Tf 50 700 Td <93fa967b> Tj ET", kMincho)) == PhotoOutcome::LacksFont);
#endif
    // The text behind a scanned page is not drawn at all.
    CHECK(outcome_of(one_page("0.5 g 0 0 595 842 re f BT 3 Tr /F 40 Tf 50 700 Td (Hello) Tj ET", kHelvetica)) == PhotoOutcome::Ok);
}

TEST_CASE("what is no document that can be shown is refused for its reason", "[documents]")
{
    const std::string grey = one_page("0.5 g 0 0 595 842 re f");
    CHECK(outcome_of(grey) == PhotoOutcome::Ok);
    CHECK(outcome_of("\xEF\xBB\xBF\n" + grey) == PhotoOutcome::Ok);   // a mark before it moves all places
    CHECK(outcome_of(one_page("")) == PhotoOutcome::EmptyPage);
    CHECK(outcome_of(pdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"})) == PhotoOutcome::NoPage);
    CHECK(outcome_of(grey.substr(0, grey.size() / 2)) == PhotoOutcome::CutShort);
    CHECK(outcome_of(grey + std::string(4096, '\0')) == PhotoOutcome::Ok);   // as copies from a stick end
    CHECK(outcome_of("") == PhotoOutcome::CutShort);
    CHECK(outcome_of("%PDF-1.7\nnothing of one\n%%EOF\n") == PhotoOutcome::Broken);
    CHECK(outcome_of(one_page("0 0 10 10 re f", "", "0 0 10 14400")) == PhotoOutcome::TooSmall);
    CHECK(outcome_of(one_page("0.5 g 0 0 1000000000 1000000000 re f", "", "0 0 1000000000 1000000000")) == PhotoOutcome::Ok);
    CHECK(outcome_of(one_page("0.5 g 0 0 1 1 re f", "", "0 0 0.5 0.5")) == PhotoOutcome::Ok);
    const std::string thirty_two(64, '5');
    CHECK(outcome_of(pdf(page_objects("0.5 g 0 0 595 842 re f"), "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + thirty_two + "> /U <" + thirty_two +
                         "> >> /ID [<00> <00>] ")) == PhotoOutcome::Locked);
}

TEST_CASE("a document of which a part cannot be read is drawn as far as it goes, and that is told", "[documents]")
{
    CHECK(draw(one_page("0.5 g 0 0 595 842 re f m")).header.flaw == PageFlaw::Damaged);   // a line that begins nowhere
    std::string written = written_by_cairo(595, 842, {"一"});
    const size_t middle = written.find("stream\n") + 30;
    written[middle] = static_cast<char>(written[middle] ^ 0x5A);
    const Answer damaged = draw(written);
    CHECK((damaged.header.outcome != PhotoOutcome::Ok || damaged.header.flaw == PageFlaw::Damaged));
}

TEST_CASE("what stands before or behind a document is left out and told, and is not taken for its end", "[documents]")
{
    const std::string grey = one_page("0.5 g 0 0 595 842 re f");
    const auto surplus = [](const std::string& file) {
        const Answer answer = draw(file, "200");
        CHECK(answer.header.outcome == PhotoOutcome::Ok);
        CHECK(answer.header.flaw == PageFlaw::None);
        CHECK(answer.at(0.5, 0.5)[0] == Approx(128).margin(2));
        return answer.header.surplus == 1;
    };
    CHECK_FALSE(surplus(grey));
    CHECK_FALSE(surplus("\xEF\xBB\xBF\r\n" + grey));
    CHECK_FALSE(surplus(grey + "\r\n \r\n" + std::string(2000, '\0')));
    CHECK(surplus("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + grey));
    CHECK(surplus(grey + "------WebKitFormBoundary7MA4YWxkTrZu0gW--"));
    CHECK(surplus(grey + "<html>" + std::string(5000, 'x') + "</html>"));   // farther from its end than readers look
    // Somebody went on writing and did not come to an end.
    CHECK(draw(grey + "5 0 obj\n<< /Length 9000 >>\nstream\n" + std::string(3000, 'x'), "200").header.outcome == PhotoOutcome::CutShort);
    CHECK(draw(grey + "5 0 obj\n<< >>\nendobj\nxref\n", "200").header.outcome == PhotoOutcome::CutShort);
    // Made for the web: the mark near its beginning is not its end.
    CHECK(draw("%PDF-1.5\n1 0 obj\n<< /Linearized 1 >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n0\n%%EOF\n" + std::string(3000, 'x'), "200").header.outcome ==
          PhotoOutcome::CutShort);
}

TEST_CASE("a page without a size, or none of which is to be seen, is told as that", "[documents]")
{
    const auto with = [](const std::string& box) {
        auto objects = page_objects("1 0 0 rg 0 0 595 842 re f");
        const size_t from = objects[2].find("/MediaBox"), end = objects[2].find(']', from) + 1;
        objects[2].replace(from, end - from, box);
        return draw(pdf(objects), "400");
    };
    CHECK(with("/MediaBox [0 0 595 0]").header.outcome == PhotoOutcome::NoExtent);
    CHECK(with("/MediaBox [0 0 595 842] /CropBox [100 100 100 100]").header.outcome == PhotoOutcome::NoExtent);
    CHECK(with("/MediaBox [0 0 595 842] /CropBox [600 900 900 1200]").header.outcome == PhotoOutcome::NoExtent);   // beside the paper
    CHECK(with("/MediaBox [0 0 595 842] /CropBox [600 900 900 1200] /Rotate 90").header.outcome == PhotoOutcome::NoExtent);
    // and longer than it
    for (const char* far : {"[600 0 1200 842]", "[1000 0 2000 842]", "[600 100 1200 400]", "[0 -900 595 -10]", "[1200 842 600 0]",
                            "[ 600.5 0.0\n+1200 842. ]"}) {
        CAPTURE(far);
        CHECK(with("/MediaBox [0 0 595 842] /CropBox " + std::string(far)).header.outcome == PhotoOutcome::NoExtent);
    }
    CHECK(with("/MediaBox [0 0 595 842] /CropBox [0 0 2000 2000]").header.outcome == PhotoOutcome::Ok);
    CHECK(with("/MediaBox [595 842 0 0] /CropBox [500 900 -900 -10]").header.outcome == PhotoOutcome::Ok);
    // Partly beside it: what lies on the paper is the page (ISO 32000-1, 14.11.2).
    const Answer part = with("/MediaBox [0 0 595 842] /CropBox [295 421 800 1200]");
    REQUIRE(part.header.outcome == PhotoOutcome::Ok);
    CHECK(part.header.flaw == PageFlaw::None);
    CHECK(std::abs(static_cast<double>(part.header.width) / part.header.height - 300.0 / 421) < 0.01);
    CHECK(part.at(0.98, 0.02) == std::array{255, 0, 0});
    // From corner to corner however it is written.
    CHECK(with("/MediaBox [595 842 0 0]").header.flaw == PageFlaw::None);
    CHECK(with("/MediaBox [0 0 612 792]").header.flaw == PageFlaw::None);
    for (const char* none : {"", "/MediaBox [0 0 0 0]", "/MediaBox [nan nan nan nan]", "/MediaBox [0 0 nan 842]",
                             "/MediaBox [0 0 inf inf]", "/MediaBox [0 0 A4 842]", "/MediaBox [0 0 595]", "/MediaBox []"}) {
        CAPTURE(none);
        const Answer nothing = with(none);
        REQUIRE(nothing.header.outcome == PhotoOutcome::Ok);
        CHECK(nothing.header.flaw == PageFlaw::Sizeless);
        CHECK(std::abs(static_cast<double>(nothing.header.width) / nothing.header.height - 612.0 / 792) < 0.01);
    }
    // Whatever another page, or packed objects, say of theirs.
    const auto first_of_two = [](const std::string& box, const std::string& other) {
        auto objects = page_objects("1 0 0 rg 0 0 595 842 re f");
        const size_t from = objects[2].find("/MediaBox"), end = objects[2].find(']', from) + 1;
        objects[2].replace(from, end - from, box);
        objects[1] = "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>";
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + other + ">>");
        return draw(pdf(objects), "400").header.flaw;
    };
    CHECK(first_of_two("/MediaBox [0 0 0 0]", "") == PageFlaw::Sizeless);
    CHECK(first_of_two("/MediaBox [nan nan nan nan]", "") == PageFlaw::Sizeless);
    CHECK(first_of_two("/MediaBox [0 0 0 0]", "/Note /ObjStm ") == PageFlaw::Sizeless);
    CHECK(first_of_two("/MediaBox [0 0 612 792]", "") == PageFlaw::None);
    CHECK(first_of_two("", "/Note /ObjStm ") == PageFlaw::None);
}

TEST_CASE("a page cropped to a place beside its paper is told where that page is the only one", "[documents]")
{
    auto objects = page_objects("1 0 0 rg 0 0 595 842 re f");
    objects[1] = "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>";
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /CropBox [600 0 1200 842] /Contents 4 0 R >>");
    CHECK(draw(pdf(objects), "400").header.outcome == PhotoOutcome::Ok);   // the other one is
}

TEST_CASE("an image within the page's own words that cannot be read is told", "[documents]")
{
    const auto with = [](const std::string& image) {
        return draw(one_page("1 0 0 rg 0 0 595 400 re f q 100 0 0 100 200 600 cm BI " + image + " EI Q"), "400").header;
    };
    CHECK(with("/W 2 /H 2 /BPC 8 /CS /G ID abcd").flaw == PageFlaw::None);
    CHECK(with("/W 2 /H 2 ID abcd").flaw == PageFlaw::Damaged);
    CHECK(with("/W 200 /H 200 /BPC 8 /CS /RGB /F /DCT ID abcd").flaw == PageFlaw::Damaged);
}

TEST_CASE("a page that is to be turned by what is no quarter is told", "[documents]")
{
    const auto turned = [](const std::string& rotate) {
        auto objects = page_objects("1 0 0 rg 0 0 595 842 re f");
        objects[2].insert(objects[2].find("/MediaBox"), rotate + " ");
        objects.push_back("90");
        const Answer answer = draw(pdf(objects), "400");
        REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
        return answer.header;
    };
    CHECK(turned("/Rotate 45").flaw == PageFlaw::Askew);
    CHECK(turned("/Rotate 45").height == 400);
    CHECK(turned("/Rotate 89.9").flaw == PageFlaw::Askew);
    for (const char* quarter : {"/Rotate 0", "/Rotate 90", "/Rotate -90", "/Rotate 270", "/Rotate 450", "/Rotate 5 0 R"}) {
        CAPTURE(quarter);
        CHECK(turned(quarter).flaw == PageFlaw::None);
    }
    CHECK(turned("/Rotate 90").width == 400);
}

TEST_CASE("pages are drawn as programs of others have written them", "[documents]")
{
    const fs::path folder = fs::path(RENKEI_SOURCE_DIR) / "tests" / "documents" / "pages";
    struct Page {
        const char* name;
        double left, top, right, bottom;   // where its first words stand, in parts of the page
    };
    for (const Page& page : {Page{"libreoffice-calc.pdf", 0.09, 0.09, 0.3, 0.11}, {"libreoffice-writer.pdf", 0.09, 0.05, 0.36, 0.085},
                             {"ghostscript.pdf", 0.09, 0.05, 0.36, 0.085}, {"shift-jis.pdf", 0.1, 0.2, 0.77, 0.3}}) {
        CAPTURE(page.name);
        const Answer answer = draw_file(folder / page.name, "1200");
        REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
        CHECK(answer.header.flaw == PageFlaw::None);
        CHECK(answer.header.surplus == 0);
        CHECK(answer.header.pages == 1);
        int ink = 0;
        for (double y = page.top; y < page.bottom; y += 1.0 / 1200)
            for (double x = page.left; x < page.right; x += 1.0 / 848) ink += answer.at(x, y)[0] < 0x80;
        CHECK(ink > 200);
    }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)   // as above: without walls poppler finds fonts of this machine
TEST_CASE("a font that a document does not bring along is named", "[documents]")
{
    const Answer answer = draw_file(fs::path(RENKEI_SOURCE_DIR) / "tests" / "documents" / "pages" / "no-font.pdf", "1200");
    CHECK(answer.header.outcome == PhotoOutcome::LacksFont);
    CHECK(std::string(answer.header.lacking.data()) == "Ryumin-Light-90ms-RKSJ-H\n");
    CHECK(answer.header.lacking.back() == '\0');
}
#endif

TEST_CASE("a document that is damaged in twenty places is answered", "[documents]")
{
    for (const char* name : {"libreoffice-calc.pdf", "libreoffice-writer.pdf", "ghostscript.pdf", "shift-jis.pdf"}) {
        const std::string whole = bytes_of(fs::path(RENKEI_SOURCE_DIR) / "tests" / "documents" / "pages" / name);
        REQUIRE(whole.size() > 1000);
        std::mt19937 random(20);
        for (int round = 0; round < 6; ++round) {
            CAPTURE(name, round);
            std::string damaged = whole;
            for (int place = 0; place < 20; ++place) damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
            (void)outcome_of(damaged);
        }
    }
}

TEST_CASE("scripts, links and attached files of a document do nothing", "[documents]")
{
    auto objects = page_objects("0.5 g 0 0 595 842 re f");
    objects[0] = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (/etc/passwd) >>] >> >> >>";
    objects[2].insert(objects[2].find("/MediaBox"), "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 500 500] /Border [0 0 0] /A << /S /Launch /F (/bin/sh) >> >>] /AA << /O << /S /URI /URI (https://example.jp/) >> >> ");
    const Answer answer = draw(pdf(objects)), plain = draw(one_page("0.5 g 0 0 595 842 re f"));
    REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
    CHECK(answer.rgb == plain.rgb);
}

TEST_CASE("a document that asks for too much is answered or ends its reader, and nothing else", "[documents]")
{
    // A picture of nine hundred million pixels, of which none is there, and a page that calls itself.
    const std::string much = "<< /Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Length 3 >>\nstream\nabc\nendstream";
    auto objects = page_objects("q 595 0 0 842 0 0 cm /X Do Q", "/XObject << /X 5 0 R >>");
    objects.push_back(much);
    const Answer bomb = draw(pdf(objects));
    CHECK(bomb.status == 0);
    CHECK(bomb.answered);
    objects[4] = "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream";
    const Answer endless = draw(pdf(objects));
    CHECK(endless.header.outcome != PhotoOutcome::Ok);
}

TEST_CASE("the drawer of documents answers nobody who calls it wrongly", "[documents]")
{
    for (const char* longest : {"", "0", "63", "3841", "x", "100x"}) CHECK(WEXITSTATUS(draw(pages(1), longest).status) == 64);
}
