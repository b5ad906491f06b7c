// Photographs as the store keeps them, and the small copy in their files.

#include <catch2/catch.hpp>

#include <cstdlib>

#include "base/hash.hpp"
#include "paint/photograph.hpp"
#include "paint/thumbnail.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

// A slope of colours with a bright square, so that a wrong size or place would be seen.
std::vector<uint8_t> slope(PixelSize size)
{
    std::vector<uint8_t> rgb;
    for (int y = 0; y < size.h; ++y)
        for (int x = 0; x < size.w; ++x) {
            const bool square = x > size.w / 2 && x < size.w * 3 / 4 && y > size.h / 4 && y < size.h / 2;
            rgb.insert(rgb.end(), {static_cast<uint8_t>(square ? 250 : 200 * x / size.w), static_cast<uint8_t>(square ? 240 : 180 * y / size.h), 60});
        }
    return rgb;
}

int difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (const int shift : {0, 8, 16}) most = std::max(most, std::abs(static_cast<int>(a >> shift & 0xFF) - static_cast<int>(b >> shift & 0xFF)));
    return most;
}

// As the store would give it.
paint::Image loaded_from(const TemporaryFolder& folder, const std::vector<uint8_t>& bytes, PixelSize at_least)
{
    const auto file = folder.path() / "one";
    write_bytes(file, {bytes.begin(), bytes.end()});
    auto image = paint::load_photograph(file.string(), to_hex(sha256(bytes)), at_least);
    REQUIRE(image.ok());
    return *std::move(image);
}

}  // namespace

TEST_CASE("a photograph is looked at in its small copy, which shows the same", "[paint]")
{
    const TemporaryFolder folder;
    // A side that eight divides, and others: small copies of an eighth, a quarter and three eighths.
    const PixelSize whole = GENERATE(PixelSize{3840, 2160}, PixelSize{3835, 2157}, PixelSize{1441, 963}, PixelSize{1202, 901});
    const auto jpeg = paint::encode_photograph(whole, slope(whole));
    REQUIRE(jpeg.ok());
    const auto small = paint::thumbnail_of(*jpeg);
    REQUIRE_FALSE(small.empty());
    // The same file without its small copy: bytes 2 to 2 + segment.
    std::vector<uint8_t> bare(jpeg->begin(), jpeg->begin() + 2);
    bare.insert(bare.end(), small.data() + small.size(), jpeg->data() + jpeg->size());
    REQUIRE(paint::thumbnail_of(bare).empty());
    const auto loaded = [&](const std::vector<uint8_t>& bytes, PixelSize at_least) { return loaded_from(folder, bytes, at_least); };
    const PixelSize look = paint::look_size(whole);
    const paint::Image with = loaded(*jpeg, look), without = loaded(bare, look);
    CHECK(with.width >= look.w);
    CHECK(with.height >= look.h);
    REQUIRE((with.width == without.width && with.height == without.height));
    int most = 0, all = 0;
    for (size_t i = 0; i < with.pixels.size(); ++i) {
        most = std::max(most, difference(with.pixels[i], without.pixels[i]));
        all += difference(with.pixels[i], without.pixels[i]);
    }
    CHECK(most > 0);    // the small copy was read, which has been written once more
    CHECK(most <= (whole.w == 3840 ? 48 : 64));  // at the edges of the square, where JPEG rings; more where they cut its blocks
    CHECK(static_cast<float>(all) / static_cast<float>(with.pixels.size()) < 2);
    CHECK(loaded(*jpeg, whole).width == whole.w);
    if (whole.w == 3840) CHECK(loaded(*jpeg, {1000, 500}).width == 1440);
}

TEST_CASE("a small photograph has no smaller copy, and a broken one is refused", "[paint]")
{
    const TemporaryFolder folder;
    const PixelSize size{320, 200};
    auto jpeg = paint::encode_photograph(size, slope(size)).value();
    CHECK(paint::thumbnail_of(jpeg).empty());
    CHECK_FALSE(paint::encode_photograph({321, 200}, slope(size)).ok());
    // A small copy that is none gives way to the whole.
    const auto odd = paint::with_thumbnail(jpeg, std::vector<uint8_t>(100, 7));
    const auto file = folder.path() / "odd";
    write_bytes(file, {odd.begin(), odd.end()});
    const auto image = paint::load_photograph(file.string(), to_hex(sha256(odd)), paint::look_size(size));
    REQUIRE(image.ok());
    CHECK(image->width == size.w);
    CHECK(paint::load_photograph(file.string(), to_hex(sha256(jpeg)), size).error().kind == ErrorKind::BadData);
}

TEST_CASE("a thumbnail is found only where it was put", "[paint]")
{
    const std::vector<uint8_t> jpeg{0xFF, 0xD8, 0xFF, 0xD9}, small{1, 2, 3, 4, 5};
    const auto with = paint::with_thumbnail(jpeg, small);
    const auto found = paint::thumbnail_of(with);
    CHECK(std::vector<uint8_t>(found.begin(), found.end()) == small);
    CHECK(with.size() == jpeg.size() + 78 + small.size());
    CHECK(paint::thumbnail_of(jpeg).empty());
    CHECK(paint::thumbnail_of({}).empty());
    for (size_t length = 0; length + jpeg.size() - 2 < with.size(); ++length) CHECK(paint::thumbnail_of(std::span(with).first(length)).empty());
    for (size_t at = 2; at < 80; ++at) {
        auto changed = with;
        changed[at] ^= 0x01;
        CHECK(paint::thumbnail_of(changed).empty());
    }
    CHECK(paint::with_thumbnail(jpeg, std::vector<uint8_t>(65'400, 1)).size() == jpeg.size() + 78 + 65'400);
    CHECK(paint::with_thumbnail(jpeg, std::vector<uint8_t>(65'401, 1)) == jpeg);
}

namespace {

// The parts of a file that encode_photograph() wrote, as a decoder would hand them over.
struct Parts {
    std::vector<uint8_t> file, look;
    paint::CodedPhotograph coded;
};

Parts parts_of(PixelSize size)
{
    Parts parts{.file = paint::encode_photograph(size, slope(size)).value(), .look = {}, .coded = {.size = size, .across = 2, .down = 1}};
    const auto small = paint::thumbnail_of(parts.file);
    size_t at = small.empty() ? 2 : static_cast<size_t>(small.data() - parts.file.data()) + small.size(), tables = 0;
    for (bool scan = false; !scan; at += 2 + (size_t{parts.file[at + 2]} << 8 | parts.file[at + 3])) {
        if (parts.file[at + 1] == 0xDB) std::copy_n(parts.file.begin() + static_cast<std::ptrdiff_t>(at) + 5, 64, parts.coded.steps.at(tables++).begin());
        scan = parts.file[at + 1] == 0xDA;
    }
    parts.coded.data = std::span(parts.file).subspan(at, parts.file.size() - at - 2);
    const PixelSize look{375, 263};
    parts.look = slope(look);
    parts.coded.look = parts.look;
    return parts;
}

}  // namespace

TEST_CASE("a picture that somebody else coded becomes a file of the same form, whole and small", "[paint]")
{
    const TemporaryFolder folder;
    const PixelSize size{1000, 700};
    const Parts parts = parts_of(size);
    const auto loaded = [&](const std::vector<uint8_t>& bytes, PixelSize at_least) { return loaded_from(folder, bytes, at_least); };
    const auto file = paint::file_of(parts.coded);
    REQUIRE(file.has_value());
    CHECK(loaded(*file, size).pixels == loaded(parts.file, size).pixels);
    CHECK(loaded(*file, paint::look_size(size)).width == 375);
    CHECK_FALSE(paint::thumbnail_of(*file).empty());
    CHECK(paint::is_encoded_photograph(*file, size));   // these steps are our own
    CHECK(paint::begins_as_encoded(*file));

    // Coarser steps: other numbers in the same places, and the same codes.
    auto coarse = parts.coded;
    for (auto& table : coarse.steps) table.fill(40);
    const auto other = paint::file_of(coarse);
    REQUIRE(other.has_value());
    CHECK(other->size() == file->size());
    CHECK(loaded(*other, size).pixels != loaded(*file, size).pixels);
    CHECK_FALSE(paint::is_encoded_photograph(*other, size));
    CHECK_FALSE(paint::begins_as_encoded(*other));
    CHECK_FALSE(paint::begins_as_encoded({}));
    CHECK_FALSE(paint::begins_as_encoded(std::span(*file).first(100)));
}

TEST_CASE("what cannot be data of one picture does not become a file", "[paint]")
{
    const Parts parts = parts_of({1000, 700});
    const auto refused = [&](auto change) {
        paint::CodedPhotograph coded = parts.coded;
        change(coded);
        return !paint::file_of(coded).has_value();
    };
    CHECK_FALSE(refused([](auto&) {}));
    std::vector<uint8_t> data(parts.coded.data.begin(), parts.coded.data.end());
    data.insert(data.begin() + static_cast<std::ptrdiff_t>(data.size() / 2), {0xFF, 0xC0});
    CHECK(refused([&](auto& coded) { coded.data = data; }));
    data = {1, 2, 0xFF};
    CHECK(refused([&](auto& coded) { coded.data = data; }));
    CHECK(refused([](auto& coded) { coded.data = {}; }));
    CHECK(refused([](auto& coded) { coded.steps[1][63] = 0; }));
    CHECK(refused([](auto& coded) { coded.look = coded.look.first(coded.look.size() - 1); }));
    CHECK(refused([](auto& coded) { coded.across = 4; }));
    CHECK(refused([](auto& coded) { coded.down = 0; }));
    CHECK(refused([](auto& coded) { coded.size = {4000, 700}; }));
    CHECK(refused([](auto& coded) { coded.size = {0, 700}; }));
}

TEST_CASE("only what this program has written itself is known as that, whatever its picture shows", "[paint]")
{
    const auto pixels = [](PixelSize size) {
        std::vector<uint8_t> rgb(static_cast<size_t>(size.w) * static_cast<size_t>(size.h) * 3);
        for (size_t i = 0; i < rgb.size(); ++i) rgb[i] = static_cast<uint8_t>(i * 2654435761u >> 13);
        return rgb;
    };
    for (const PixelSize size : {PixelSize{1000, 700}, PixelSize{400, 300}, PixelSize{481, 97}}) {
        const auto jpeg = paint::encode_photograph(size, pixels(size));
        REQUIRE(jpeg.ok());
        CHECK(paint::is_encoded_photograph(*jpeg, size));
        CHECK_FALSE(paint::is_encoded_photograph(*jpeg, {size.w, size.h + 1}));
        const std::span<const uint8_t> small = paint::thumbnail_of(*jpeg);
        const auto begins = static_cast<size_t>(small.empty() ? 0 : small.data() - jpeg->data());

        std::vector<uint8_t> changed = *jpeg;
        changed.pop_back();   // no end
        CHECK_FALSE(paint::is_encoded_photograph(changed, size));
        changed = *jpeg;
        changed.insert(changed.end() - 2, {0xFF, 0xE5, 0, 4, 1, 2});   // a marker in the data
        CHECK_FALSE(paint::is_encoded_photograph(changed, size));
        changed = *jpeg;
        changed.insert(changed.begin() + 2, {0xFF, 0xFE, 0, 4, 'h', 'i'});   // a remark
        CHECK_FALSE(paint::is_encoded_photograph(changed, size));
        changed = *jpeg;
        changed.push_back(0);
        CHECK_FALSE(paint::is_encoded_photograph(changed, size));
        if (small.empty()) continue;
        changed = *jpeg;
        changed[begins + small.size() / 2] ^= 1;   // another small copy
        CHECK_FALSE(paint::is_encoded_photograph(changed, size));
    }
    CHECK_FALSE(paint::is_encoded_photograph({}, {100, 100}));
    CHECK_FALSE(paint::is_encoded_photograph(std::vector<uint8_t>{0xFF, 0xD8}, {100, 100}));
}
