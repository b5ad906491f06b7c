// A touch script as it comes from the command line: a file, or the steps themselves.

#include <catch2/catch.hpp>

#include "commands/shot_touch.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;

TEST_CASE("a touch script that is too large for one is told as that", "[commands]")
{
    const TemporaryFolder folder;
    const std::string script = (folder.path() / "visit.txt").string();
    write_bytes(script, "1 tap 3 4\n");
    CHECK(commands::script_of(script).ok());
    const std::string remark(1023, '#');
    std::string large;
    while (large.size() < size_t{1} << 20) large += remark + "\n";
    large.replace(0, 10, "1 tap 3 4\n");
    write_bytes(script, large);
    CHECK(commands::script_of(script).ok());   // exactly as much as may be
    write_bytes(script, large + "\n");
    const auto refused = commands::script_of(script);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::BadData);
    CHECK(refused.error().message == "The touch script " + script + " is larger than 1024 KiB; check the name, or make several scripts of it");
    CHECK(refused.error().japanese.find("1024 KiB") != std::string::npos);
}
