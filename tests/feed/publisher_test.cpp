// What the publisher makes is what the client takes.

#include <catch2/catch.hpp>

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
    CHECK((fs::status(site.keys / "root.pem").permissions() & fs::perms::others_read) == fs::perms::none);
    model::Content content;
    content.notices.emplace_back().key = "n";
    content.notices.back().title = "\"休館\"";
    content.municipalities.emplace_back().lat = 42.98;
    REQUIRE(feed::publish_site(site, feed::catalogue_of(content)).ok());

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
    REQUIRE(feed::publish_site(site, feed::catalogue_of(content)).ok());
    CHECK(fetched(now) == feed::catalogue_of(content));
    CHECK(fetched(now + std::chrono::days(8)).starts_with("FREEZE"));
    REQUIRE(feed::renew_site({.out = site.out, .keys = site.keys, .now = now + std::chrono::days(8)}).ok());
    CHECK(fetched(now + std::chrono::days(8)) == feed::catalogue_of(content));
}

TEST_CASE("a catalogue with a member that is not right is refused", "[feed]")
{
    for (const char* text : {R"({"format":2})", R"({"format":1,"notice":{}})", R"({"format":1,"notice":[{"title":3}]})", R"({"format":1,"photo":[{"media":"../etc"}]})", R"({"format":1,"notice":[{"show_from":"2026-02-30"}]})"}) CHECK_FALSE(feed::read_catalogue(text).ok());
    CHECK(feed::read_catalogue(R"({"format":1,"x-more":[]})").ok());
}
