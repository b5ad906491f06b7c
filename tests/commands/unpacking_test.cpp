// The folder in which a load unpacks archives.

#include <catch2/catch.hpp>

#include <optional>

#include "commands/unpacking.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
namespace fs = std::filesystem;

TEST_CASE("what a load unpacks goes with it, and what a killed one left goes with the next", "[commands]")
{
    const tests::TemporaryFolder store;
    const fs::path all = store.path() / "unpacking";
    fs::create_directories(all / "load-killed/1/b.zip");
    tests::write_bytes(all / "load-killed/1/b.zip/a.jpg", "pixels");
    fs::create_directories(all / "of somebody else");
    fs::path of_first;
    {
        auto first = commands::UnpackingFolder::make(store.path());
        REQUIRE(first.ok());
        CHECK_FALSE(fs::exists(all / "load-killed"));
        const auto folder = first->folder("b.zip");
        REQUIRE(folder.ok());
        of_first = *folder;
        CHECK(folder->filename() == "b.zip");
        CHECK(fs::is_empty(*folder));
        CHECK((fs::status(all).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
        CHECK(*first->folder("b.zip") != of_first);
        {
            const auto second = commands::UnpackingFolder::make(store.path());   // at work at the same time
            REQUIRE(second.ok());
            CHECK(fs::exists(of_first));
        }
        CHECK(fs::exists(of_first));
    }
    CHECK_FALSE(fs::exists(of_first));
    CHECK(fs::exists(all / "of somebody else"));
    fs::remove(all / "of somebody else");
    { REQUIRE(commands::UnpackingFolder::make(store.path()).ok()); }
    CHECK_FALSE(fs::exists(all));
}
