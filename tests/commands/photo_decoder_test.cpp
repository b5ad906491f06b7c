// A decoder that does not do its work is said, and no picture is blamed for it.

#include <catch2/catch.hpp>

#include "commands/film_process.hpp"
#include "commands/photo_decoder.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
namespace fs = std::filesystem;

TEST_CASE("a helper that does not do its work is told from a picture that is damaged", "[commands]")
{
    const tests::TemporaryFolder folder;
    const fs::path picture = folder.path() / "a.jpg";
    tests::write_bytes(picture, "\xFF\xD8\xFF\xE0 no picture");
    const auto memory = PhotoMemory::make();
    REQUIRE(memory.ok());
    const auto refused = decode_photo(decoder_program(), picture, *memory);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::BadData);
    CHECK(try_decoder(decoder_program()).ok());
    CHECK(try_player(film_program()).ok());
    // It says nothing, fails, says what it was told, or is somebody else.
    for (const char* program : {"/bin/true", "/bin/false", "/bin/cat", "/bin/echo"}) {
        CAPTURE(program);
        const auto decoded = decode_photo(program, picture, *memory);
        REQUIRE_FALSE(decoded.ok());
        CHECK(decoded.error().kind == ErrorKind::Unavailable);
        CHECK(decoded.error().message.find("does not do its work") != std::string::npos);
        CHECK_FALSE(try_decoder(program).ok());
        const auto probed = probe_film(program, picture);
        REQUIRE_FALSE(probed.ok());
        CHECK(probed.error().kind == ErrorKind::Unavailable);
        CHECK_FALSE(try_player(program).ok());
    }
    // Each as the other: it answers, but not as it should.
    CHECK(try_decoder(film_program()).error().kind == ErrorKind::Unavailable);
    CHECK(try_player(decoder_program()).error().kind == ErrorKind::Unavailable);
    CHECK(try_decoder(folder.path() / "none").error().kind == ErrorKind::Unavailable);
}
