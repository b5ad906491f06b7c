#include "map/map_support.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

namespace renkei::map::test {

std::filesystem::path mesh_directory() { return std::filesystem::path(RENKEI_SOURCE_DIR) / "data/mesh"; }

std::vector<std::byte> mesh_bytes(const std::string& file)
{
    auto bytes = read_file(mesh_directory() / file);
    REQUIRE(bytes.ok());
    return std::move(bytes).value();
}

const Mesh& the_mesh()
{
    static const Mesh mesh = [] {
        auto decoded = Mesh::decode(mesh_bytes(), "japan-mesh-250m.rle.gz");
        REQUIRE(decoded.ok());
        return std::move(decoded).value();
    }();
    return mesh;
}

const Atlas& the_atlas()
{
    static const Atlas atlas = [] {
        const Folder folder;
        auto opened = Atlas::open(mesh_directory(), folder.path());
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    return atlas;
}

std::vector<std::vector<std::string>> csv_rows(const std::filesystem::path& path)
{
    std::ifstream file(path);
    REQUIRE(file);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == ',') fields.emplace_back();
            else fields.back() += c;
        }
        rows.push_back(std::move(fields));
    }
    return rows;
}

std::vector<Point> municipalities()
{
    std::vector<Point> points;
    for (const auto& row : csv_rows(std::filesystem::path(RENKEI_SOURCE_DIR) / "data/facts/municipalities.csv"))
        points.push_back({row.front(), {std::stod(row[row.size() - 2]), std::stod(row.back())}});
    return points;
}

std::vector<std::byte> gzip(const std::vector<uint8_t>& bytes)
{
    std::vector<uint8_t> in = bytes, out(bytes.size() + 200);
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = in.data();
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    const auto raw = std::as_bytes(std::span<const uint8_t>(out));
    return {raw.begin(), raw.end()};
}

std::vector<std::byte> packed(const std::vector<std::string>& picture)
{
    std::vector<uint8_t> bytes{'J', 'M', 'S', 'H'};
    const auto fixed = [&](size_t n, int width) {
        for (int i = 0; i < width; ++i) bytes.push_back(static_cast<uint8_t>(n >> (8 * i)));
    };
    std::vector<uint8_t> rows;
    size_t runs = 0, cells = 0;
    for (auto line = picture.rbegin(); line != picture.rend(); ++line) {
        std::vector<uint8_t> row;   // these pictures are small: every number fits one byte
        uint8_t count = 0;
        for (size_t c = 0, end = 0; c < line->size(); ++c) {
            if ((*line)[c] == '.') continue;
            size_t last = c;
            while (last + 1 < line->size() && (*line)[last + 1] == (*line)[c]) ++last;
            row.insert(row.end(), {static_cast<uint8_t>(c - end), static_cast<uint8_t>(last + 1 - c), static_cast<uint8_t>((*line)[c] - 'a' + 1)});
            cells += last + 1 - c;
            end = last + 1;
            c = last;
            ++count;
        }
        runs += count;
        rows.push_back(count);
        rows.insert(rows.end(), row.begin(), row.end());
    }
    fixed(1, 2);
    fixed(320, 2);
    fixed(16800, 4);   // 35° N, 135° E
    fixed(11200, 4);
    fixed(picture.size(), 4);
    fixed(picture[0].size(), 4);
    fixed(26, 4);
    fixed(runs, 4);
    fixed(cells, 4);
    for (int i = 1; i <= 26; ++i) {
        const std::string code = (i < 10 ? "0000" : "000") + std::to_string(i);
        bytes.insert(bytes.end(), code.begin(), code.end());
    }
    bytes.insert(bytes.end(), rows.begin(), rows.end());
    return gzip(bytes);
}

Mesh a_mesh(const std::vector<std::string>& picture)
{
    auto mesh = Mesh::decode(packed(picture), "a picture");
    REQUIRE(mesh.ok());
    return std::move(mesh).value();
}

double area(const Shape& shape)
{
    double twice = 0;
    for (const Ring& ring : shape.rings)
        for (size_t i = 0; i < ring.size(); ++i) {
            const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
            twice += static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
        }
    return -twice / 2;   // y points down
}

bool contains(const Shape& shape, Vec2 p)
{
    bool inside = false;
    for (const Ring& ring : shape.rings)
        for (size_t i = 0; i < ring.size(); ++i) {
            const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
            if ((a.y > p.y) == (b.y > p.y)) continue;
            const double x = static_cast<double>(a.x) +
                (static_cast<double>(p.y) - static_cast<double>(a.y)) / (static_cast<double>(b.y) - static_cast<double>(a.y)) *
                                                            (static_cast<double>(b.x) - static_cast<double>(a.x));
            if (static_cast<double>(p.x) < x) inside = !inside;
        }
    return inside;
}

}  // namespace renkei::map::test
