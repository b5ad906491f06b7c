#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "map/map_support.hpp"

using namespace renkei;
using namespace renkei::map;
using namespace renkei::map::test;

TEST_CASE("the mesh that ships holds what its README counts", "[map]")
{
    const Mesh& mesh = the_mesh();
    CHECK(mesh.rows() == 10560);
    CHECK(mesh.columns() == 10240);
    CHECK(mesh.runs() == 194'746);
    CHECK(mesh.palette().size() == 1748);
    std::set<std::string> prefectures, seen;
    size_t cells = 0;
    for (int r = 0; r < mesh.rows(); ++r)
        for (const Run& run : mesh.row(r)) {
            cells += run.length;
            seen.insert(mesh.palette()[run.value - 1u]);
        }
    CHECK(cells == 5'940'654);
    CHECK(seen.size() == 1748);
    for (const std::string& code : seen)
        if (code != "00000") prefectures.insert(code.substr(0, 2));
    CHECK(prefectures.size() == 47);
}

TEST_CASE("a cell's corner leads back to the cell", "[map]")
{
    const Mesh& mesh = the_mesh();
    for (int r = 0; r < mesh.rows(); r += 37)
        for (const Run& run : mesh.row(r)) {
            REQUIRE(mesh.at(mesh.corner(run.column + 0.5, r + 0.5)) == run.value);
            REQUIRE(mesh.at(mesh.corner(run.column + run.length - 0.5, r + 0.5)) == run.value);
            REQUIRE(mesh.cell(r, run.column) == run.value);
            REQUIRE(mesh.cell(r, run.column + run.length) != run.value);   // touching runs differ
        }
    CHECK(mesh.at({0, 0}) == 0);
    CHECK(mesh.at({200, 90}) == 0);
    CHECK(mesh.at({std::numeric_limits<double>::quiet_NaN(), 35}) == 0);
}

TEST_CASE("each municipality's point picks that municipality", "[map]")
{
    const auto points = municipalities();
    REQUIRE(points.size() == 1741);
    for (const Point& point : points) REQUIRE(the_atlas().pick(point.place) == point.code5);
}

TEST_CASE("the anchors at borders and coasts are met", "[map]")
{
    const auto rows = csv_rows(mesh_directory() / "anchors.csv");
    REQUIRE(rows.size() == 400);
    for (const auto& row : rows) {
        const auto picked = the_atlas().pick({std::stod(row[3]), std::stod(row[2])});
        REQUIRE(picked.value_or("") == row[1]);
    }
}

TEST_CASE("known places are picked, far islands and land without a municipality too", "[map]")
{
    const Atlas& atlas = the_atlas();
    CHECK(atlas.pick({139.7660, 35.6812}) == "13101");     // 東京駅
    CHECK(atlas.pick({140.301, 30.484}) == "00000");       // 鳥島
    CHECK(atlas.pick({153.981, 24.288}) == "13421");       // 南鳥島
    CHECK(atlas.pick({141.316, 24.781}) == "13421");       // 硫黄島
    CHECK(atlas.pick({122.98, 24.455}) == "47382");        // 与那国島
    CHECK(atlas.pick({123.48, 25.745}) == "47207");        // 魚釣島
    CHECK(atlas.pick({146.75, 43.83}) == "01695");         // 色丹島
    CHECK_FALSE(atlas.pick({137.5, 30}).has_value());      // the Pacific
    const auto codes = atlas.codes();
    CHECK(codes.size() == 1748);
    CHECK(std::is_sorted(codes.begin(), codes.end()));
    CHECK(codes == the_mesh().palette());
}

TEST_CASE("a damaged mesh is refused with a sentence, whatever is wrong with it", "[map]")
{
    const std::vector<std::string> picture{"..aa", ".aab"};
    REQUIRE(Mesh::decode(packed(picture), "x").ok());
    SECTION("cut short")
    {
        const auto bytes = mesh_bytes();
        for (const size_t length : {size_t{0}, size_t{1}, size_t{20}, bytes.size() / 2, bytes.size() - 1}) {
            const auto mesh = Mesh::decode(std::span(bytes).first(length), "japan-mesh-250m.rle.gz");
            REQUIRE_FALSE(mesh.ok());
            CHECK(mesh.error().kind == ErrorKind::BadData);
            CHECK(mesh.error().message.find("japan-mesh-250m.rle.gz") != std::string::npos);
        }
    }
    SECTION("with something behind the end")
    {
        auto bytes = packed(picture);
        bytes.push_back(std::byte{0});
        CHECK_FALSE(Mesh::decode(bytes, "x").ok());
    }
    SECTION("any single byte of a small table changed: refused or still a table, never a crash")
    {
        const auto sound = packed(picture);
        for (size_t i = 0; i < sound.size(); ++i)
            for (const int flip : {1, 0x80, 0xFF}) {
                auto bytes = sound;
                bytes[i] ^= static_cast<std::byte>(flip);
                if (const auto mesh = Mesh::decode(bytes, "x"); mesh.ok()) CHECK(mesh->rows() == 2);
            }
    }
    SECTION("not a mesh at all")
    {
        CHECK_FALSE(Mesh::decode(gzip({'h', 'e', 'l', 'l', 'o'}), "x").ok());
        std::vector<uint8_t> lying{'J', 'M', 'S', 'H', 1, 0, 64, 1};
        lying.resize(36, 0xFF);   // four thousand million rows
        CHECK_FALSE(Mesh::decode(gzip(lying), "x").ok());
    }
}
