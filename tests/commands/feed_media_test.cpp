// Media of a feed on their way into a store: what is ours stays as it came, what is another's is written anew, what is damaged is left out.

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "commands/feed_media.hpp"
#include "commands/photo_vetter.hpp"
#include "commands/photo_decoder.hpp"
#include "feed/catalogue.hpp"
#include "feed/client.hpp"
#include "feed/publisher.hpp"
#include "feed/refusal.hpp"
#include "paint/photograph.hpp"
#include "support/files.hpp"
#include "support/picture.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

const Instant kNow = *feed::parse_expiry("2026-11-29T00:00:00Z");

std::string hash_of(const std::string& bytes) { return to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()})); }

std::string own_picture(PixelSize size, int tone)
{
    std::vector<uint8_t> rgb;
    for (int at = 0; at < size.w * size.h; ++at)
        rgb.insert(rgb.end(), {static_cast<uint8_t>(at / 7), static_cast<uint8_t>(tone), static_cast<uint8_t>(at % size.w / 2)});
    const auto jpeg = paint::encode_photograph(size, rgb);
    REQUIRE(jpeg.ok());
    return {jpeg->begin(), jpeg->end()};
}

// A site in a folder, and who asked for what.
struct Site : feed::Fetcher {
    TemporaryFolder place;
    feed::Site site{.out = place.path() / "out", .keys = place.path() / "keys", .now = kNow};
    model::Content content;
    feed::MediaLengths lengths;
    std::vector<std::string> asked;

    Site() { REQUIRE(feed::make_keys(site.keys, kNow).ok()); }
    std::string add(const std::string& name, const std::string& bytes)
    {
        write_bytes(place.path() / "medium", bytes);
        const std::string hash = hash_of(bytes);
        REQUIRE(feed::put_media(site, hash, place.path() / "medium").ok());
        lengths[hash] = static_cast<long long>(bytes.size());
        if (name.empty()) return hash;
        model::Photo& photo = content.photos.emplace_back();
        photo.code5 = "01665";
        photo.file = name;
        photo.media = hash;
        photo.credit = "弟子屈町";
        return hash;
    }
    void publish() { REQUIRE(feed::publish_site(site, {.list = feed::catalogue_of(content, lengths), .catalogues = {}}).ok()); }

    Result<std::optional<std::string>> metadata(const std::string& path, uint64_t most) override { return feed::read_file(site.out / "metadata" / path, most); }
    Result<void> target(const std::string& path, uint64_t, const fs::path& to) override
    {
        asked.push_back(path);
        std::error_code code;
        fs::copy_file(site.out / "targets" / path, to, fs::copy_options::overwrite_existing, code);
        return code ? Result<void>(feed::no_target(path)) : Result<void>();
    }
};

// A store, and what an update does with it up to the commit.
struct Display {
    TemporaryFolder place;
    fs::path feed = place.path() / "store" / "feed";
    store::Store store = opened();
    store::Store opened() const
    {
        auto made = store::Store::open(place.path() / "store", {.access = store::Access::Write});
        REQUIRE(made.ok());
        return std::move(made).value();
    }

    struct Taken {
        model::Content content;
        std::vector<std::string> bad;
        size_t fetched = 0;
    };
    Taken take(Site& site, const model::Content& before = {})
    {
        fs::create_directories(feed / "incoming");
        auto folder = *feed::Folder::open(feed / "metadata");
        if (!folder.read("root.json")) REQUIRE(feed::trust(folder, bytes_of(site.site.keys / "1.root.json")).ok());
        feed::Client client(site, folder, kNow);
        REQUIRE(client.refresh().ok());
        const auto record = client.find("catalog.json");
        REQUIRE(record.ok());
        REQUIRE(client.download("catalog.json", *record, feed / "incoming" / "catalog.json").ok());
        auto catalogue = feed::read_catalogue(bytes_of(feed / "incoming" / "catalog.json"));
        REQUIRE(catalogue.ok());
        site.asked.clear();
        FeedMedia media(feed, store);
        const auto fetched = media.fetch(client, *catalogue, [](size_t) {});
        INFO((fetched ? "" : fetched.error().message));
        REQUIRE(fetched.ok());
        media.settle(catalogue->content, before);
        REQUIRE(media.keep(catalogue->content).ok());
        Taken taken{.content = catalogue->content, .bad = {}, .fetched = media.fetched()};
        for (const Error& error : media.bad()) taken.bad.push_back(error.message);
        return taken;
    }
    std::string bytes(const std::string& hash) const { return bytes_of(store.media_path(hash)); }
};

}  // namespace

TEST_CASE("a picture in our own form is kept byte for byte, another is written anew", "[commands]")
{
    Site site;
    const std::string own = own_picture({1280, 720}, 90), small = own_picture({200, 150}, 30);
    const std::string hash = site.add("own.jpg", own), small_hash = site.add("small.jpg", small);
    const std::vector<uint32_t> pixels(size_t{300} * 200, 0xff336699u);
    REQUIRE(renkei::test::write_picture({300, 200, pixels}, (site.place.path() / "other.png").string()));
    const std::string other = site.add("other.png", bytes_of(site.place.path() / "other.png"));
    site.publish();
    Display display;
    const auto taken = display.take(site);
    CHECK(taken.bad.empty());
    CHECK(taken.fetched == 3);
    REQUIRE(taken.content.photos.size() == 3);
    CHECK(taken.content.photos[0].media == hash);
    CHECK(taken.content.photos[0].width == 1280);
    CHECK(display.bytes(hash) == own);
    CHECK(taken.content.photos[1].media == small_hash);
    CHECK(taken.content.photos[1].height == 150);
    CHECK(taken.content.photos[2].media != other);
    CHECK(taken.content.photos[2].width == 300);
    CHECK(display.bytes(taken.content.photos[2].media).starts_with("\xff\xd8"));
    // What is here is not asked for again …
    CHECK(display.take(site).fetched == 0);
    // … also where the book was lost: it is only looked through again.
    fs::remove(display.feed / "media.book");
    const auto again = display.take(site);
    CHECK(again.fetched == 1);
    CHECK(site.asked == std::vector<std::string>{"media/" + other});
    CHECK(again.content.photos[2].media == taken.content.photos[2].media);
}

TEST_CASE("a damaged medium is told by its hash and left out, or what stood in its place stays", "[commands]")
{
    Site site;
    const std::string own = own_picture({1280, 720}, 90);
    site.add("whole.jpg", own);
    std::vector<std::string> bad;
    // Ours but for its data: cut before its end, and with a marker in the middle.
    std::string cut = own.substr(0, own.size() * 3 / 4) + "\xff\xd9", torn = own;
    torn.replace(own.size() - 4000, 2, "\xff\xda");
    bad.push_back(site.add("cut.jpg", cut));
    bad.push_back(site.add("torn.jpg", torn));
    bad.push_back(site.add("words.jpg", "これは写真ではありません"));
    model::Film& film = site.content.films.emplace_back();
    film.code5 = "01665";
    film.file = "words.mp4";
    film.credit = "弟子屈町";
    film.media = site.add("", "これは映像ではありません");
    film.subtitles = site.add("", "no times in it");
    bad.push_back(film.media);
    bad.push_back(film.subtitles);
    site.publish();

    Display display;
    model::Content before;
    before.photos.push_back(site.content.photos[1]);   // cut.jpg, as it was when it was whole
    before.photos.back().media = std::string(64, 'a');
    const auto taken = display.take(site, before);
    REQUIRE(taken.bad.size() == bad.size());
    for (const std::string& hash : bad)
        CHECK(std::count_if(taken.bad.begin(), taken.bad.end(), [&](const std::string& told) { return told.starts_with("MEDIA_BAD " + hash); }) == 1);
    REQUIRE(taken.content.photos.size() == 2);
    CHECK(taken.content.photos[0].file == "whole.jpg");
    CHECK(taken.content.photos[1].file == "cut.jpg");
    CHECK(taken.content.photos[1].media == std::string(64, 'a'));
    CHECK(taken.content.films.empty());
    CHECK(fs::is_empty(display.feed / "incoming") == false);   // the catalogue alone
    for (const auto& entry : fs::directory_iterator(display.feed / "incoming")) CHECK(entry.path().filename() == "catalog.json");
}

TEST_CASE("one process of the decoder tells of many pictures, and a bad one ends only that", "[commands]")
{
    PhotoVetter vetter(decoder_program());
    const std::string own = own_picture({400, 300}, 90);
    const auto span = [](const std::string& bytes) { return std::span<const uint8_t>(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()); };
    for (int i = 0; i < 70; ++i) CHECK(vetter.reads(span(own), {400, 300}));   // more than one process looks at
    CHECK_FALSE(vetter.reads(span(own), {300, 400}));
    CHECK_FALSE(vetter.reads(span(own.substr(0, own.size() / 2)), {400, 300}));
    CHECK_FALSE(vetter.reads(span("no picture"), {400, 300}));
    CHECK(vetter.reads(span(own), {400, 300}));
    PhotoVetter nobody("/nonexistent/renkei-decode");
    CHECK_FALSE(nobody.reads(span(own), {400, 300}));
}
