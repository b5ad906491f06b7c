#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "base/pin_hash.hpp"
#include "commands/pin_file.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;

TEST_CASE("a PIN is kept as a hash that its owner alone may read, and the lock holds across restarts", "[commands]")
{
    const tests::TemporaryFolder folder;
    const Instant now = *parse_instant("2026-11-29T10:00:00+09:00");
    CHECK_FALSE(try_pin(folder.path(), "246810", now)->set);   // none yet: nothing opens
    PinFile file;
    file.hash = *hash_pin("246810");
    REQUIRE(write_pin_file(folder.path(), file).ok());
    struct stat status {};
    REQUIRE(::stat((folder.path() / "staff-pin.json").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    const std::string kept = tests::bytes_of(folder.path() / "staff-pin.json");
    CHECK(kept.find("$argon2id$") != std::string::npos);
    CHECK(kept.find("246810") == std::string::npos);

    CHECK(try_pin(folder.path(), "246810", now)->open);
    for (int left = 4; left >= 0; --left) {
        const auto answer = try_pin(folder.path(), "111111", now);
        CHECK_FALSE(answer->open);
        CHECK(answer->tries_left == left);
    }
    const auto locked = try_pin(folder.path(), "246810", now + std::chrono::minutes(4));   // the right one, and too early
    CHECK_FALSE(locked->open);
    CHECK(locked->seconds_locked == 60);
    CHECK(try_pin(folder.path(), "", now + std::chrono::minutes(4))->seconds_locked == 60);
    CHECK(try_pin(folder.path(), "246810", now + std::chrono::minutes(5))->open);
    const auto tries = read_pin_file(folder.path())->tries;
    REQUIRE(tries.size() == 8);
    CHECK(tries[5].kind == PinTry::Kind::Wrong);
    CHECK(tries[6].kind == PinTry::Kind::Locked);
    CHECK(tries[7].kind == PinTry::Kind::Opened);
}

TEST_CASE("a file of the PIN that is not one opens nothing", "[commands]")
{
    const tests::TemporaryFolder folder;
    tests::write_bytes(folder.path() / "staff-pin.json", "{\"hash\":\"\"");
    CHECK_FALSE(try_pin(folder.path(), "246810", Instant{}).ok());
    CHECK_FALSE(pin_matches("", ""));
    CHECK_FALSE(pin_matches("$argon2id$", "246810"));
}
