// Pictures decoded ahead of the rows that ask for them: every one as if it were alone.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/photo_wire.hpp"
#include "commands/photos_ahead.hpp"
#include "paint/photograph.hpp"
#include "paint/thumbnail.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

// Pictures of different sizes and colours, and some files that are none.
struct Pictures {
    TemporaryFolder folder;
    std::vector<fs::path> files{};

    explicit Pictures(int count)
    {
        for (int i = 0; i < count; ++i) {
            const PixelSize size{200 + 40 * i, 150 + 10 * i};
            std::vector<uint8_t> rgb;
            for (int at = 0; at < size.w * size.h; ++at)
                rgb.insert(rgb.end(), {static_cast<uint8_t>(at / 7), static_cast<uint8_t>(20 * i), static_cast<uint8_t>(at % size.w / 2)});
            const auto jpeg = paint::encode_photograph(size, rgb);
            REQUIRE(jpeg.ok());
            add(std::to_string(i) + ".jpg", {jpeg->begin(), jpeg->end()});
        }
    }
    void add(const std::string& name, const std::string& bytes)
    {
        files.push_back(folder.path() / name);
        write_bytes(files.back(), bytes);
    }
};

std::string told(const Result<ReadyPhoto>& photo)
{
    return photo.ok() ? std::to_string(photo->size.w) + "x" + std::to_string(photo->size.h) + " " + std::string(photo->jpeg.begin(), photo->jpeg.end())
        : photo.error().message;
}

}  // namespace

TEST_CASE("a picture becomes the same whether it was expected or not, and in whatever order", "[commands]")
{
    Pictures pictures(9);
    pictures.add("text.jpg", "no picture at all");
    std::swap(pictures.files[2], pictures.files.back());
    std::vector<std::string> alone;
    for (const fs::path& file : pictures.files) {
        PhotosAhead one(decoder_program(), PhotosAhead::Keep::Anew);
        alone.push_back(told(one.take(file)));
    }
    CHECK(std::count_if(alone.begin(), alone.end(), [](const std::string& one) { return one.find("no JPEG, PNG") != std::string::npos; }) == 1);
    CHECK(alone[0] != alone[1]);

    PhotosAhead ahead(decoder_program(), PhotosAhead::Keep::Anew);
    ahead.expect(pictures.files);
    for (size_t i = 0; i < alone.size(); ++i) CHECK(told(ahead.take(pictures.files[i])) == alone[i]);
    CHECK(told(ahead.take(pictures.files[4])) == alone[4]);   // once more, when nothing is expected

    // Rows that are held ask for nothing; a file may be asked for twice, or unexpectedly.
    ahead.expect({pictures.files[8], pictures.files[1], pictures.files[1], pictures.files[3], pictures.files[5], pictures.files[0]});
    for (const size_t i : {1u, 1u, 7u, 5u}) CHECK(told(ahead.take(pictures.files[i])) == alone[i]);
    // Another table, while pictures of the one before are still with the decoder.
    ahead.expect({pictures.files[6], pictures.files[3]});
    CHECK(told(ahead.take(pictures.files[3])) == alone[3]);
    ahead.expect(pictures.files);   // and nobody asks any more
}

TEST_CASE("a JPEG that needs nothing done to it keeps its data, and is the same when it comes back from an export", "[commands]")
{
    const PixelSize size{1000, 700};
    std::vector<uint8_t> rgb;
    for (int at = 0; at < size.w * size.h; ++at) rgb.insert(rgb.end(), {static_cast<uint8_t>(at / 2800), static_cast<uint8_t>(at % size.w / 4), 90});
    auto jpeg = paint::encode_photograph(size, rgb);
    REQUIRE(jpeg.ok());
    // As another program writes it: no small copy, a remark, coarser steps.
    const auto small = paint::thumbnail_of(*jpeg);
    REQUIRE_FALSE(small.empty());
    const std::string remark("\xFF\xFE\0\4hi", 6), own(jpeg->begin(), jpeg->end()), table("\xFF\xDB\0\x43", 4);
    std::string brought = own.substr(0, 2) + remark + own.substr(static_cast<size_t>(small.data() - jpeg->data()) + small.size());
    const size_t steps = brought.find(table);
    REQUIRE(steps != std::string::npos);
    brought.replace(steps + 5, 64, 64, 30);

    Pictures pictures(0);
    pictures.add("brought.jpg", brought);
    pictures.add("own.jpg", own);
    const auto kept = [&](const fs::path& file, PhotosAhead::Keep keep) {
        PhotosAhead ahead(decoder_program(), keep);
        auto photo = ahead.take(file);
        REQUIRE(photo.ok());
        CHECK((photo->size == size && photo->source == size));
        return std::string(photo->jpeg.begin(), photo->jpeg.end());
    };
    const std::string first = kept(pictures.files[0], PhotosAhead::Keep::Own);
    constexpr size_t kData = 8'000;   // of the picture's own, at the end of both
    REQUIRE(std::min(first.size(), brought.size()) > kData);
    CHECK(first.substr(first.size() - kData) == brought.substr(brought.size() - kData));
    CHECK_FALSE(paint::thumbnail_of({reinterpret_cast<const uint8_t*>(first.data()), first.size()}).empty());
    CHECK(first.find(remark) == std::string::npos);
    pictures.add("again.jpg", first);
    CHECK(kept(pictures.files[2], PhotosAhead::Keep::Own) == first);
    CHECK(kept(pictures.files[1], PhotosAhead::Keep::Own) == own);
    CHECK(kept(pictures.files[0], PhotosAhead::Keep::Anew) != first);
}

TEST_CASE("a picture that is only looked at is not made into a file", "[commands]")
{
    Pictures pictures(1);
    PhotosAhead ahead(decoder_program(), PhotosAhead::Keep::Nothing);
    const auto photo = ahead.take(pictures.files.front());
    REQUIRE(photo.ok());
    CHECK(photo->size == PixelSize{200, 150});
    CHECK(photo->jpeg.empty());
}

TEST_CASE("a decoder that dies of a picture, or lies about it, spoils no other", "[commands]")
{
    Pictures pictures(4);
    pictures.add("dies.jpg", "DIES of it");
    pictures.add("lies.jpg", "LIES of it");
    pictures.add("lurk.jpg", "LURK in it");
    std::swap(pictures.files[1], pictures.files[4]);
    std::swap(pictures.files[2], pictures.files[5]);
    // As a decoder that was taken over: it ends in the middle, or says that it painted more than there is memory for, or left more data.
    static_assert(sizeof(PhotoHeader) == 340, "what it says below has the length of an answer");
    const fs::path program = pictures.folder.path() / "decoder";
    write_bytes(program, "#!/bin/sh\ncase \"$(head -c 4 | tr -d '\\000')\" in\n  DIES) kill -9 $$;;\n"
                         "  LIES) printf 'RNKPHOT5\\0\\0\\0\\0\\377\\377\\0\\0\\377\\377\\0\\0\\377\\377\\0\\0\\377\\377\\0\\0'; head -c 312 /dev/zero; exit 0;;\n"
                         "  LURK) printf 'RNKPHOT5\\0\\0\\0\\0\\140\\0\\0\\0\\140\\0\\0\\0\\140\\0\\0\\0\\140\\0\\0\\0\\377\\377\\377\\177\\1\\0\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0'; head -c 168 /dev/zero; head -c 128 /dev/zero | tr '\\0' '\\1'; exit 0;;\n"
                         "esac\nexec '" +
                             decoder_program().string() + "' \"$@\" < /dev/stdin\n");
    fs::permissions(program, fs::perms::owner_all);
    const auto keep = GENERATE(PhotosAhead::Keep::Anew, PhotosAhead::Keep::Own);
    PhotosAhead ahead(program, keep);
    ahead.expect(pictures.files);
    for (const fs::path& file : pictures.files) {
        CAPTURE(file);
        const auto photo = ahead.take(file);
        const std::string name = file.filename().string();
        CHECK(photo.ok() == (name != "dies.jpg" && name != "lies.jpg" && name != "lurk.jpg"));
        if (!photo) CHECK(photo.error().kind == ErrorKind::BadData);
    }
}

TEST_CASE("a decoder that is not there is said for every picture", "[commands]")
{
    Pictures pictures(3);
    PhotosAhead ahead(pictures.folder.path() / "none", PhotosAhead::Keep::Anew);
    ahead.expect(pictures.files);
    for (const fs::path& file : pictures.files) CHECK(ahead.take(file).error().kind == ErrorKind::Unavailable);
}
