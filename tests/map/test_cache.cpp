#include <catch2/catch.hpp>

#include <fstream>
#include <thread>

#include "map/cache.hpp"
#include "map/map_support.hpp"
#include "support/files.hpp"

using namespace renkei;
using namespace renkei::map;
using namespace renkei::map::test;

namespace {

Atlas opened(const std::filesystem::path& meshes, const std::filesystem::path& cache)
{
    auto atlas = Atlas::open(meshes, cache);
    REQUIRE(atlas.ok());
    return std::move(atlas).value();
}

std::string contents(const std::filesystem::path& path)
{
    const auto bytes = read_file(path);
    REQUIRE(bytes.ok());
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

void replace(const std::filesystem::path& path, const std::string& bytes)
{
    std::filesystem::remove(path);   // never write into a file that may still be mapped
    tests::write_bytes(path, bytes);
}

void require_same(const Shape& a, const Shape& b)
{
    REQUIRE(a.bounds == b.bounds);
    REQUIRE(a.rings == b.rings);
}

// A tiny country, so that a rebuild costs nothing.
void small_country(const std::filesystem::path& folder, const std::vector<std::string>& picture)
{
    for (const auto& [name, rows] : {std::pair{"japan-mesh-250m.rle.gz", picture}, std::pair{"japan-lakes-250m.rle.gz", std::vector<std::string>{"a"}}}) {
        const auto bytes = packed(rows);
        std::ofstream(folder / name, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
}

}  // namespace

TEST_CASE("the second start reads the cache and gives the same shapes", "[map]")
{
    const Folder folder;
    const auto cache = folder.path() / "made" / "on the way";   // created when missing
    const Atlas built = opened(mesh_directory(), cache);
    CHECK_FALSE(built.from_cache());
    const Atlas read = opened(mesh_directory(), cache);
    CHECK(read.from_cache());
    CHECK(read.codes() == built.codes());
    for (const Detail detail : {Detail::Country, Detail::Region, Detail::Prefecture}) {
        require_same(read.country(detail), built.country(detail));
        for (const char* code : {"01100", "13421", "26100", "47382"}) {
            const std::vector<std::string> one{code};
            require_same(read.outline(one, detail), built.outline(one, detail));
        }
        const auto lakes = read.lakes(detail), same = built.lakes(detail);
        REQUIRE(lakes.size() == same.size());
        for (size_t i = 0; i < lakes.size(); ++i) require_same(lakes[i], same[i]);
    }
    CHECK(read.pick({139.7660, 35.6812}) == "13101");
    // Nothing else is left in the folder.
    CHECK(std::distance(std::filesystem::directory_iterator(cache), {}) == 1);
}

TEST_CASE("a damaged or foreign cache is rebuilt", "[map]")
{
    const Folder folder;
    small_country(folder.path(), {"........", ".aaabbb.", ".aaabbb.", ".aaccbb.", "........"});
    const auto cache = folder.path() / "cache", file = cache / "outlines.map";
    const Shape sound = opened(folder.path(), cache).country(Detail::Prefecture);
    REQUIRE(area(sound) > 0);
    REQUIRE(opened(folder.path(), cache).from_cache());
    const std::string bytes = contents(file);

    SECTION("whichever byte is changed")
    {
        for (size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 97) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
            replace(file, damaged);
            // Only the few bytes of padding between sections hold nothing; they are in the checksum too.
            const Atlas atlas = opened(folder.path(), cache);
            REQUIRE_FALSE(atlas.from_cache());
            require_same(atlas.country(Detail::Prefecture), sound);
            REQUIRE(contents(file) == bytes);
        }
    }
    SECTION("wherever it is cut, and when it is too long")
    {
        for (const size_t length : {size_t{0}, size_t{7}, size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
            replace(file, bytes.substr(0, length));
            REQUIRE_FALSE(opened(folder.path(), cache).from_cache());
            REQUIRE(contents(file) == bytes);
        }
        replace(file, bytes + "x");
        CHECK_FALSE(opened(folder.path(), cache).from_cache());
    }
    SECTION("when the mesh is another one")
    {
        small_country(folder.path(), {"........", ".aaabbb.", ".aaabbb.", "........", "........"});
        const Atlas atlas = opened(folder.path(), cache);
        CHECK_FALSE(atlas.from_cache());
        CHECK(area(atlas.country(Detail::Prefecture)) < area(sound));
        CHECK(opened(folder.path(), cache).from_cache());
    }
    SECTION("an open atlas keeps its shapes while the file beneath it is replaced")
    {
        const Atlas atlas = opened(folder.path(), cache);
        REQUIRE(atlas.from_cache());
        replace(file, "nonsense");
        (void)opened(folder.path(), cache).from_cache();
        require_same(atlas.country(Detail::Prefecture), sound);
    }
}

TEST_CASE("a cache that cannot be written is no error", "[map]")
{
    const Folder folder;
    small_country(folder.path(), {"....", ".aa.", ".ab.", "...."});
    tests::write_bytes(folder.path() / "a file", "in the way");
    const Atlas atlas = opened(folder.path(), folder.path() / "a file");
    CHECK_FALSE(atlas.from_cache());
    CHECK(area(atlas.country(Detail::Country)) > 0);
}

TEST_CASE("a missing or damaged mesh is an error that names the file", "[map]")
{
    const Folder folder;
    const auto missing = Atlas::open(folder.path(), folder.path());
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::NotFound);
    CHECK(missing.error().message.find("japan-mesh-250m.rle.gz") != std::string::npos);
    small_country(folder.path(), {"aa"});
    tests::write_bytes(folder.path() / "japan-lakes-250m.rle.gz", "not gzip");
    const auto damaged = Atlas::open(folder.path(), folder.path());
    REQUIRE_FALSE(damaged.ok());
    CHECK(damaged.error().kind == ErrorKind::BadData);
    CHECK(damaged.error().message.find("japan-lakes-250m.rle.gz") != std::string::npos);
}

TEST_CASE("many threads may make the first pick at once", "[map]")
{
    const Folder folder;
    const Atlas atlas = opened(mesh_directory(), folder.path());
    std::vector<std::string> picked(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& slot : picked) threads.emplace_back([&] { slot = atlas.pick({139.7660, 35.6812}).value_or(""); });
    }
    for (const std::string& slot : picked) CHECK(slot == "13101");
}

TEST_CASE("the checksum notices every changed byte and the seed", "[map]")
{
    std::vector<std::byte> bytes(100);
    const uint64_t whole = checksum(bytes);
    for (std::byte& b : bytes) {
        b = std::byte{1};
        CHECK(checksum(bytes) != whole);
        b = std::byte{0};
    }
    CHECK(checksum(bytes, 1) != whole);
    CHECK(checksum(std::span(bytes).first(99)) != whole);
}
