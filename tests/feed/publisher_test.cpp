// What the publisher makes is what the client takes.

#include <catch2/catch.hpp>

#include <algorithm>

#include "feed/catalogue.hpp"
#include "feed/client.hpp"
#include "feed/publisher.hpp"
#include "feed/refusal.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
namespace fs = std::filesystem;

namespace {

struct SiteOnDisk : feed::Fetcher {
    fs::path out;
    Result<std::optional<std::string>> metadata(const std::string& path, uint64_t most) override { return feed::read_file(out / "metadata" / path, most); }
    Result<void> target(const std::string& path, uint64_t, const fs::path& to) override
    {
        std::error_code code;
        fs::copy_file(out / "targets" / path, to, fs::copy_options::overwrite_existing, code);
        return code ? Result<void>(feed::no_target(path)) : Result<void>();
    }
};

}  // namespace

TEST_CASE("a published catalogue comes through the client as it was, also after every key was replaced", "[feed]")
{
    const tests::TemporaryFolder place;
    const Instant now = *feed::parse_expiry("2026-11-29T00:00:00Z");
    const feed::Site site{.out = place.path() / "out", .keys = place.path() / "keys", .now = now};
    REQUIRE(feed::make_keys(site.keys, now).ok());
    CHECK_FALSE(feed::make_keys(site.keys, now).ok());
    CHECK((fs::status(site.keys / "root-1.pem").permissions() & fs::perms::others_read) == fs::perms::none);
    model::Content content;
    content.notices.emplace_back().key = "n";
    content.notices.back().title = "\"休館\"";
    content.municipalities.emplace_back().lat = 42.98;
    REQUIRE(feed::publish_site(site, {.list = feed::catalogue_of(content), .catalogues = {}}).ok());

    SiteOnDisk fetcher;
    fetcher.out = site.out;
    auto folder = *feed::Folder::open(place.path() / "trusted");
    REQUIRE(feed::trust(folder, tests::bytes_of(site.keys / "1.root.json")).ok());
    const auto fetched = [&](Instant at) {
        feed::Client client(fetcher, folder, at);
        if (const auto done = client.refresh(); !done.ok()) return done.error().message;
        const auto record = client.find("catalog.json");
        return record && client.download("catalog.json", *record, place.path() / "catalog.json").ok() ? tests::bytes_of(place.path() / "catalog.json") : "";
    };
    CHECK(fetched(now) == feed::catalogue_of(content));
    const auto read = feed::read_catalogue(fetched(now));
    REQUIRE(read);
    CHECK(feed::catalogue_of(read->content) == feed::catalogue_of(content));

    for (const char* role : {"timestamp", "snapshot", "targets", "root"}) REQUIRE(feed::rotate_key(site.keys, role, now).ok());
    REQUIRE(feed::renew_site(site).ok());   // the same content, signed with the new keys
    CHECK(fetched(now) == feed::catalogue_of(content));
    content.notices.back().title = "開館";
    REQUIRE(feed::publish_site(site, {.list = feed::catalogue_of(content), .catalogues = {}}).ok());
    CHECK(fetched(now) == feed::catalogue_of(content));
    // Without its timestamp.json the publisher goes on above what displays have seen, and overwrites nothing.
    for (int i = 0; i < 3; ++i) REQUIRE(feed::renew_site(site).ok());
    CHECK(fetched(now) == feed::catalogue_of(content));
    const std::string newest = tests::bytes_of(site.out / "metadata" / "3.snapshot.json");
    REQUIRE_FALSE(newest.empty());
    fs::remove(site.out / "metadata" / "timestamp.json");
    content.notices.back().title = "開館時間";
    REQUIRE(feed::publish_site(site, {.list = feed::catalogue_of(content), .catalogues = {}}).ok());
    CHECK(tests::bytes_of(site.out / "metadata" / "3.snapshot.json") == newest);
    CHECK(fetched(now) == feed::catalogue_of(content));
    CHECK(fetched(now + std::chrono::days(8)).starts_with("FREEZE"));
    REQUIRE(feed::renew_site({.out = site.out, .keys = site.keys, .now = now + std::chrono::days(8)}).ok());
    CHECK(fetched(now + std::chrono::days(8)) == feed::catalogue_of(content));
}

TEST_CASE("two of three root keys replace any key, and one alone none", "[feed]")
{
    const tests::TemporaryFolder place;
    const Instant now = *feed::parse_expiry("2026-11-29T00:00:00Z");
    const feed::Site site{.out = place.path() / "out", .keys = place.path() / "keys", .now = now};
    REQUIRE(feed::make_keys(site.keys, now).ok());
    REQUIRE(feed::publish_site(site, {.list = feed::catalogue_of({}), .catalogues = {}}).ok());
    const auto signed_root = [&] { return *feed::parse_strictly(tests::bytes_of(site.keys / "root.json")); };
    CHECK(signed_root()["signed"]["roles"]["root"]["threshold"] == 2);
    CHECK(signed_root()["signed"]["roles"]["root"]["keyids"].size() == 3);
    SiteOnDisk fetcher;
    fetcher.out = site.out;
    auto folder = *feed::Folder::open(place.path() / "trusted");
    REQUIRE(feed::trust(folder, tests::bytes_of(site.keys / "1.root.json")).ok());
    const auto follows = [&] {
        REQUIRE(feed::renew_site(site).ok());
        feed::Client client(fetcher, folder, now);
        const auto done = client.refresh();
        INFO((done ? "" : done.error().message));
        CHECK(done.ok());
        return done ? client.root().version : 0;
    };
    fs::remove(site.keys / "root-2.pem");   // lost
    REQUIRE(feed::rotate_key(site.keys, "targets", now).ok());
    CHECK(follows() == 2);
    REQUIRE(feed::rotate_key(site.keys, "root-2", now).ok());
    CHECK(fs::exists(site.keys / "root-2.pem"));
    CHECK(follows() == 3);
    CHECK(signed_root()["signed"]["roles"]["root"]["keyids"].size() == 3);
    CHECK(signed_root()["signed"]["keys"].size() == 6);
    REQUIRE(feed::rotate_key(site.keys, "root-1", now).ok());
    REQUIRE(feed::rotate_key(site.keys, "root", now).ok());
    CHECK(follows() == 5);
    fs::rename(site.keys / "root-1.pem", place.path() / "a");
    fs::rename(site.keys / "root-3.pem", place.path() / "b");
    const auto refused = feed::rotate_key(site.keys, "timestamp", now);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::NotFound);
    CHECK_FALSE(feed::rotate_key(site.keys, "root-1", now).ok());
    CHECK(follows() == 5);
    // A key that is nobody's does not count.
    fs::copy_file(site.keys / "targets.pem", site.keys / "root-1.pem");
    CHECK_FALSE(feed::rotate_key(site.keys, "timestamp", now).ok());
}

TEST_CASE("a film of more than 64 MiB is published and fetched part by part, one of more than 512 is not", "[feed]")
{
    const tests::TemporaryFolder place;
    const Instant now = *feed::parse_expiry("2026-11-29T00:00:00Z");
    const feed::Site site{.out = place.path() / "out", .keys = place.path() / "keys", .now = now};
    REQUIRE(feed::make_keys(site.keys, now).ok());
    REQUIRE(feed::publish_site(site, {.list = feed::catalogue_of({}), .catalogues = {}}).ok());
    const fs::path film = place.path() / "film";
    tests::write_bytes(film, "a film");
    fs::resize_file(film, (uintmax_t{66} << 20) + 1);   // the rest is nothing, and takes no disk
    const std::string hash = feed::sha256_of_file(film);
    const auto put = feed::put_media(site, hash, film);
    REQUIRE(put.ok());
    CHECK(*put);
    CHECK_FALSE(feed::put_media(site, std::string(64, '0'), film).ok());   // another's name
    CHECK_FALSE(fs::exists(site.out / "targets" / "media" / std::string(64, '0')));
    SiteOnDisk fetcher;
    fetcher.out = site.out;
    auto folder = *feed::Folder::open(place.path() / "trusted");
    REQUIRE(feed::trust(folder, tests::bytes_of(site.keys / "1.root.json")).ok());
    feed::Client client(fetcher, folder, now);
    REQUIRE(client.refresh().ok());
    feed::NamedByHash wanted;
    wanted.path = "media/" + hash;
    wanted.record.length = (1LL << 20) * 66 + 1;
    wanted.record.hashes["sha256"] = hash;
    wanted.to = place.path() / "fetched";
    REQUIRE(client.fetch({wanted}, [](size_t) { return Result<void>(); }).ok());
    CHECK(feed::sha256_of_file(place.path() / "fetched") == hash);
    wanted.record.length = (1LL << 20) * 512 + 1;
    CHECK_FALSE(client.fetch({wanted}, [](size_t) { return Result<void>(); }).ok());
    fs::resize_file(film, (uintmax_t{512} << 20) + 1);
    CHECK_FALSE(feed::put_media(site, std::string(64, '1'), film).ok());
    for (const auto& entry : fs::directory_iterator(site.out / "targets" / "media")) CHECK(entry.path().filename() == hash);
}

TEST_CASE("a catalogue with a member that is not right is refused", "[feed]")
{
    for (const char* text : {R"({"format":2})", R"({"format":1,"notice":{}})", R"({"format":1,"notice":[{"title":3}]})", R"({"format":1,"photo":[{"media":"../etc"}]})", R"({"format":1,"notice":[{"show_from":"2026-02-30"}]})"}) CHECK_FALSE(feed::read_catalogue(text).ok());
    CHECK(feed::read_catalogue(R"({"format":1,"x-more":[]})").ok());
}

namespace {

model::Content some_hundred_notices()
{
    model::Content content;
    for (int i = 0; i < 700; ++i) {
        auto& notice = content.notices.emplace_back();
        notice.key = "notice-" + std::to_string(i);
        notice.title = "催し " + std::to_string(i * i);
        notice.body = std::string(static_cast<size_t>(i % 7) * 60, 'x');
    }
    for (int i = 0; i < 90; ++i) content.municipalities.emplace_back().code5 = std::to_string(10000 + i);
    auto& photo = content.photos.emplace_back();
    photo.file = "one.jpg";
    photo.media = std::string(64, 'a');
    return content;
}

feed::Catalogue put_together(const feed::Parts& parts)
{
    feed::Catalogue whole;
    const auto listed = feed::read_parts(parts.list);
    REQUIRE((listed && *listed));
    for (const feed::Part& part : **listed) {
        const std::string& text = parts.catalogues.at(part.sha256);
        CHECK(static_cast<size_t>(part.bytes) == text.size());
        auto read = feed::read_catalogue(text);
        REQUIRE(read);
        feed::append(whole, *std::move(read));
    }
    return whole;
}

size_t parts_that_differ(const feed::Parts& before, const feed::Parts& after)
{
    return static_cast<size_t>(std::count_if(after.catalogues.begin(), after.catalogues.end(),
                                             [&](const auto& part) { return !before.catalogues.contains(part.first); }));
}

}  // namespace

TEST_CASE("a catalogue in parts is the same put together, and a change makes few parts anew", "[feed]")
{
    model::Content content = some_hundred_notices();
    const feed::MediaLengths media{{std::string(64, 'a'), 5}};
    const auto whole = feed::parts_of(content, media);
    const feed::Catalogue again = put_together(whole);
    CHECK(feed::catalogue_of(again.content, again.media) == feed::catalogue_of(content, media));
    CHECK(again.media == media);
    REQUIRE(whole.catalogues.size() > 8);
    for (const auto& [hash, text] : whole.catalogues) CHECK(text.size() < (140 << 10));

    for (const size_t at : {size_t{0}, size_t{350}, content.notices.size() - 1}) {
        CAPTURE(at);
        model::Content other = content;
        other.notices[at].title += "（変更）";
        CHECK(parts_that_differ(whole, feed::parts_of(other, media)) <= 2);
        other = content;
        other.notices.erase(other.notices.begin() + static_cast<std::ptrdiff_t>(at));
        CHECK(parts_that_differ(whole, feed::parts_of(other, media)) <= 2);
        other = content;
        other.notices.insert(other.notices.begin() + static_cast<std::ptrdiff_t>(at), content.notices.back());
        other.notices[at].key = "new";
        CHECK(parts_that_differ(whole, feed::parts_of(other, media)) <= 2);
    }
    CHECK(feed::parts_of({}).catalogues.empty());
    CHECK(put_together(feed::parts_of({})).content.notices.empty());
}

TEST_CASE("a list of parts that is not right is refused; a catalogue that is whole has none", "[feed]")
{
    const std::string hash(64, 'a');
    for (const std::string& text : {std::string("[]"), std::string(R"({"format":3,"parts":[]})"), std::string(R"({"format":2})"), std::string(R"({"format":2,"parts":[{}]})"), R"({"format":2,"parts":[{"length":-1,"sha256":")" + hash + R"("}]})",
                                    R"({"format":2,"parts":[{"length":99999999,"sha256":")" + hash + R"("}]})", std::string(R"({"format":2,"parts":[{"length":1,"sha256":"../../etc"}]})")}) {
        CAPTURE(text);
        CHECK_FALSE(feed::read_parts(text).ok());
    }
    const auto whole = feed::read_parts(R"({"format":1})");
    REQUIRE(whole);
    CHECK_FALSE(*whole);
}
