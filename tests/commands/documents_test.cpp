// Documents of a load: told by their content, drawn by renkei-documents, refused in sentences that staff can do something with.

#include <catch2/catch.hpp>

#include "base/photo_wire.hpp"
#include "commands/doctor_checks.hpp"
#include "commands/photo_decoder.hpp"
#include "commands/photos_ahead.hpp"
#include "paint/photograph.hpp"
#include "support/documents.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

std::span<const uint8_t> bytes_in(const std::string& text) { return {reinterpret_cast<const uint8_t*>(text.data()), text.size()}; }

bool told_as_document(const std::string& file) { return is_document(as_file(bytes_in(file)).value()); }

// What staff read in its place.
std::string refusal(const std::string& document)
{
    const auto memory = PhotoMemory::make();
    REQUIRE(memory.ok());
    const auto drawn = draw_document(document_program(), as_file(bytes_in(document)).value(), *memory);
    REQUIRE_FALSE(drawn.ok());
    CHECK(drawn.error().kind == ErrorKind::BadData);
    return drawn.error().japanese;
}

}  // namespace

TEST_CASE("a document is told by what stands in it", "[commands]")
{
    CHECK(told_as_document(pages(1)));
    CHECK(told_as_document("\xEF\xBB\xBF\r\n" + pages(1)));
    CHECK_FALSE(told_as_document(""));
    CHECK_FALSE(told_as_document("a text"));
    CHECK_FALSE(told_as_document("\xFF\xD8\xFF\xE1 a photograph of %PDF-1.4"));
    CHECK_FALSE(told_as_document(std::string(2000, ' ') + pages(1)));
}

TEST_CASE("the first page of a document is kept like any picture, under whatever name", "[commands]")
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "plan.jpg", pages(3));
    PhotosAhead ahead(decoder_program(), PhotosAhead::Keep::Own);
    const auto kept = ahead.take(folder.path() / "plan.jpg");
    REQUIRE(kept.ok());
    CHECK(kept->pages == 3);
    CHECK(kept->flaw == PageFlaw::None);
    CHECK(kept->size.h == 3840);
    CHECK(kept->size == kept->source);
    CHECK(paint::is_encoded_photograph(kept->jpeg, kept->size));
    // What an export has of it is a picture, and comes back byte for byte.
    write_bytes(folder.path() / "again.jpg", {kept->jpeg.begin(), kept->jpeg.end()});
    const auto again = ahead.take(folder.path() / "again.jpg");
    REQUIRE(again.ok());
    CHECK(again->pages == 0);
    CHECK(again->jpeg == kept->jpeg);
}

TEST_CASE("what is wrong with a document is said so that staff can mend it", "[commands]")
{
    const std::string good = pages(1);
    CHECK(refusal("%PDF-1.7\nnothing of one\n%%EOF\n").find("PDF が壊れています") != std::string::npos);
    CHECK(refusal(good.substr(0, 300)).find("途中で切れています") != std::string::npos);
    CHECK(refusal(one_page("")).find("1ページ目に何もありません") != std::string::npos);
    CHECK(refusal(one_page("0 0 9 9 re f", "", "0 0 10 14400")).find("細長すぎて") != std::string::npos);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)   // a program that is watched has no walls (walls.cpp), and poppler finds this machine's fonts
    CHECK(refusal(one_page("BT /F 40 Tf 50 700 Td (Hello) Tj ET", "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>")).find("書体（Helvetica）") != std::string::npos);
    CHECK(refusal(bytes_of(fs::path(RENKEI_SOURCE_DIR) / "tests" / "documents" / "pages" / "no-font.pdf")).find("書体（Ryumin-Light）が PDF に入っていない") != std::string::npos);
#endif
    CHECK(refusal(one_page("0.5 g 0 0 9 9 re f", "", "0 0 595 0")).find("大きさがない") != std::string::npos);
    const std::string key(64, '5');
    CHECK(refusal(pdf(page_objects("0.5 g 0 0 9 9 re f"), "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key +
                      "> >> /ID [<00> <00>] ")).find("パスワード") != std::string::npos);
}

// Forms that call forms that call forms: ten to the tenth.
std::string endless_page()
{
    auto objects = page_objects("/X Do", "/XObject << /X 5 0 R >>");
    std::string calls;
    for (int i = 0; i < 10; ++i) calls += "/X Do ";
    for (int depth = 0; depth < 10; ++depth) {
        const std::string content = depth == 9 ? "0.5 g 0 0 595 842 re f" : calls;
        objects.push_back("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X " + std::to_string(objects.size() + 2) + " 0 R >> >> /Length " + std::to_string(content.size()) +
                          " >>\nstream\n" + content + "\nendstream");
    }
    return pdf(objects);
}

TEST_CASE("a page that takes too long is called that, and not damaged", "[commands]")
{
    const TemporaryFolder folder;
    const fs::path hurried = folder.path() / "hurried";   // a second of processor time instead of half a minute
    write_bytes(hurried, "#!/bin/sh\nulimit -S -t 1\nexec '" + document_program().string() + "' \"$@\"\n");
    fs::permissions(hurried, fs::perms::owner_all);
    const auto memory = PhotoMemory::make();
    REQUIRE(memory.ok());
    const auto drawn = draw_document(hurried, as_file(bytes_in(endless_page())).value(), *memory);
    REQUIRE_FALSE(drawn.ok());
    CHECK(drawn.error().kind == ErrorKind::BadData);
    CHECK(drawn.error().japanese.find("時間がかかりすぎます") != std::string::npos);
    CHECK(drawn.error().japanese.find("壊れて") == std::string::npos);
}

TEST_CASE("the doctor tells when the tables of Japanese letters are not there", "[commands]")
{
    const TemporaryFolder folder;
    const Check well = check_documents(document_program(), kDocumentTables);
    CHECK(well.ok);
    CHECK(well.value == document_program().string());
    const Check missing = check_documents(document_program(), folder.path());
    CHECK_FALSE(missing.ok);
    CHECK(missing.message.ja.find("poppler-data") != std::string::npos);
    fs::create_directories(folder.path() / "cMap" / "Adobe-Japan1");
    CHECK_FALSE(check_documents(document_program(), folder.path()).ok);   // an empty folder has none
    const Check broken = check_documents("/bin/false", kDocumentTables);
    CHECK_FALSE(broken.ok);
    CHECK(broken.message.ja.find("poppler-data") == std::string::npos);
}

TEST_CASE("a drawer of documents that does not do its work is said, and no document is blamed for it", "[commands]")
{
    CHECK(try_documents(document_program()).ok());
    const auto memory = PhotoMemory::make();
    REQUIRE(memory.ok());
    const std::string good = pages(1);
    for (const fs::path& program : {fs::path("/bin/true"), fs::path("/bin/false"), fs::path("/bin/cat"), fs::path("/nonexistent"), decoder_program()}) {
        CAPTURE(program);
        CHECK(try_documents(program).error().kind == ErrorKind::Unavailable);
        CHECK(draw_document(program, as_file(bytes_in(good)).value(), *memory).ok() == false);
    }
    CHECK(try_decoder(document_program()).error().kind == ErrorKind::Unavailable);
}
