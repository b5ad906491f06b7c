// renkei feed and renkei sync against a real nginx with the site that ships.

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "feed_site.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

size_t lines_in(const std::string& text) { return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')); }

std::vector<fs::path> files_below(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("what the publisher shows is on show at the display, and what is there is not fetched again", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    const Json first = display.synced();
    CHECK(first["result"] == "updated");
    CHECK(first["media"] == 2);
    CHECK(display.captions() == "first first ");
    CHECK(display.is_clean());
    const Json revisions = json_of(run(display.folder, {"revisions", "--json"}));
    CHECK(revisions[0]["origin"] == "feed");
    CHECK(revisions[0]["current"] == true);
    CHECK(check_of(Json::parse(run(display.folder, {"doctor", "--json"}).out), "feed")["ok"] == true);

    (void)site.asked();
    const Json second = display.synced();
    CHECK(second["result"] == "nothing-new");
    CHECK(second["requests"] == 2);
    CHECK(second["bytes"] <= 5000);
    CHECK(site.asked() == "GET /metadata/2.root.json 404\nGET /metadata/timestamp.json 200\n");   // 304 once it is older than some seconds

    // One photograph of two is another.
    publisher.photograph("0.png", 0xff00aa00u);
    publisher.caption("second");
    publisher.build();
    const Json third = display.synced();
    CHECK(third["result"] == "updated");
    CHECK(third["media"] == 1);
    // Beside the photograph itself, metadata, the list of the catalogue and the parts in which something changed.
    CHECK(third["bytes"] < 200'000);
    CHECK(third["bytes"] < first["bytes"].get<long long>() / 5);
    CHECK(display.captions() == "second second ");
    CHECK(lines_in(site.asked()) == third["requests"]);
    CHECK(Json::parse(run(display.folder, {"doctor", "--json"}).out)["checks"][3]["ok"] == true);   // media

    // Staff go back; the same publication is not put on show again.
    REQUIRE(run(display.folder, {"rollback"}).code == 0);
    CHECK(display.synced()["result"] == "nothing-new");
    CHECK(display.captions() == "first first ");
}

TEST_CASE("what staff brought to the display itself stays when the feed brings news", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    CHECK(display.synced()["result"] == "updated");
    const fs::path stick = display.folder.path() / "stick";
    fs::create_directories(stick);
    write_bytes(stick / "notices.csv", "key,title\nlift,本日エレベーター点検\n");
    REQUIRE(run(display.folder, {"load", stick.string(), "--publish"}).code == 0);
    fs::remove(publisher.folder.path() / "stick" / "1.png");
    write_bytes(publisher.folder.path() / "stick" / "photos.csv", "file,code5,caption,credit\n0.png,01665,one,弟子屈町\n");
    REQUIRE(run(publisher.folder, {"load", (publisher.folder.path() / "stick").string(), "--publish"}).code == 0);
    publisher.build();
    CHECK(display.synced()["result"] == "updated");
    CHECK(display.captions() == "one ");   // what the feed had brought goes with it
    CHECK(json_of(run(display.folder, {"list", "notices", "--json"})).size() == 1);
}

TEST_CASE("a changed byte in any file of the site changes nothing on show", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    CHECK(display.synced()["result"] == "updated");
    publisher.photograph("0.png", 0xff2244ccu);
    publisher.photograph("1.png", 0xffcc2244u);
    publisher.caption("second");
    REQUIRE(run(publisher.folder, {"feed", "rotate", "--keys", publisher.keys.string(), "--role", "snapshot"}).code == 0);
    (void)site.asked();
    std::set<std::string> before;
    for (const fs::path& file : files_below(site.root())) before.insert(file.string());
    publisher.build();
    size_t tried = 0;
    // Each with the display as it was: of several media those that are right come and stay, and are not asked for again.
    const fs::path store = display.folder.path() / "store", kept = display.folder.path() / "kept";
    fs::copy(store, kept, fs::copy_options::recursive);
    for (const fs::path& file : files_below(site.root())) {
        if (before.contains(file.string()) && file.filename() != "timestamp.json") continue;
        CAPTURE(file);
        fs::remove_all(store);
        fs::copy(kept, store, fs::copy_options::recursive);
        const std::string right = bytes_of(file);
        std::string wrong = right;
        wrong[wrong.size() / 2] = static_cast<char>(wrong[wrong.size() / 2] ^ 1);
        write_bytes(file, wrong);
        const Json told = display.synced();
        CHECK(told["result"] == "refused");
        CHECK_FALSE(told["attack"].get<std::string>().empty());
        CHECK(display.captions() == "first first ");
        write_bytes(file, right);
        ++tried;
    }
    CHECK(tried == 8);   // root, timestamp, snapshot, targets, list of the catalogue, the part of the photographs, two of these
    CHECK(display.synced()["result"] == "updated");
    CHECK(display.captions() == "second second ");
    CHECK(display.is_clean());
}

TEST_CASE("an older site, a mixed one and one of another owner are refused by name", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    const fs::path metadata = site.root() / "metadata";
    const std::string old = bytes_of(metadata / "timestamp.json"), old_snapshot = bytes_of(metadata / "1.snapshot.json");
    publisher.caption("second");
    publisher.build();
    CHECK(display.synced()["result"] == "updated");
    const std::string today = bytes_of(metadata / "timestamp.json");
    write_bytes(metadata / "timestamp.json", old);
    CHECK(display.synced()["attack"] == "ROLLBACK");
    write_bytes(metadata / "timestamp.json", today);
    publisher.caption("third");
    publisher.build();
    const fs::path newest = metadata / "3.snapshot.json";
    const std::string right = bytes_of(newest), latest = bytes_of(metadata / "timestamp.json");
    write_bytes(newest, old_snapshot);
    CHECK(display.synced()["attack"] == "MIX");
    write_bytes(newest, "<html>login</html>");
    CHECK(display.synced()["attack"] == "MIX");
    write_bytes(metadata / "timestamp.json", "<html>login</html>");
    CHECK(display.synced()["attack"] == "MALFORMED");
    CHECK(display.captions() == "second second ");
    const Json health = check_of(Json::parse(run(display.folder, {"doctor", "--json", "--lang", "ja"}).out), "feed");
    CHECK(health["ok"] == false);
    CHECK(health["message"].get<std::string>().find("配信の正しい返事が") == 0);
    write_bytes(metadata / "timestamp.json", latest);
    write_bytes(newest, right);
    CHECK(display.synced()["result"] == "updated");
    CHECK(display.captions() == "third third ");
}

TEST_CASE("a certificate of nobody's, plain http and a closed port are three different things", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const std::string root = (publisher.keys / "1.root.json").string();
    const TemporaryFolder folder;
    const auto strange = run(folder, {"sync", "--json", "--feed", site.https(), "--root", root});
    CHECK(strange.code == 65);
    CHECK(Json::parse(strange.out)["attack"] == "TLS_BAD");
    CHECK(run(folder, {"sync", "--feed", site.http(), "--root", root}).code == 64);
    const auto closed = run(folder, {"sync", "--json", "--feed", "https://localhost:" + std::to_string(free_port())});
    CHECK(closed.code == 75);
    CHECK(Json::parse(closed.out)["attack"] == "UNREACHABLE");
    CHECK(run(folder, {"sync", "--feed", "https://no-such-host.invalid"}).code == 75);
    CHECK(run(folder, {"sync"}).code == 64);
    // Within the pause a timer leaves again without a request.
    CHECK(run(folder, {"sync", "--unattended", "--feed", site.https()}).code == 0);
    CHECK(site.asked().find("timestamp") == std::string::npos);
    const FeedDisplay allowed(publisher, site.http());
    CHECK(allowed.synced()["result"] == "updated");
}

TEST_CASE("every key can be replaced, and a bundle brings the same to a display without a network", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    CHECK(display.synced()["result"] == "updated");
    for (const char* role : {"timestamp", "snapshot", "targets", "root"})
        REQUIRE(run(publisher.folder, {"feed", "rotate", "--keys", publisher.keys.string(), "--role", role}).code == 0);
    REQUIRE(run(publisher.folder, {"feed", "renew", "--out", site.root().string(), "--keys", publisher.keys.string()}).code == 0);
    CHECK(display.synced()["result"] == "nothing-new");
    const fs::path bundle = publisher.folder.path() / "feed.tar";
    REQUIRE(run(publisher.folder, {"feed", "bundle", "--out", site.root().string(), "--bundle", bundle.string()}).code == 0);

    const TemporaryFolder booth;
    const auto brought = run(booth, {"sync", "--json", "--bundle", bundle.string(), "--root", (publisher.keys / "1.root.json").string()});
    INFO(brought.err);
    CHECK(Json::parse(brought.out)["result"] == "updated");
    CHECK(json_of(run(booth, {"list", "photos", "--json"})) .size() == 2);
    CHECK(Json::parse(run(booth, {"sync", "--json", "--bundle", bundle.string()}).out)["result"] == "nothing-new");
    // The archive is one that tar reads, and one that tar has made is taken.
    const auto packed = run_script(publisher.folder, "cd '" + publisher.folder.path().string() + "' && tar -tf feed.tar && tar -cf other.tar -C '" +
                                   site.root().string() + "' metadata targets && $RENKEI sync --json --bundle other.tar --store '" +
                                   (booth.path() / "store").string() + "'");
    INFO(packed.err);
    CHECK(packed.code == 0);
    CHECK(packed.out.find("metadata/5.root.json") != std::string::npos);
    CHECK(packed.out.find("nothing-new") != std::string::npos);
    std::string damaged = bytes_of(bundle);
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    write_bytes(bundle, damaged);
    const TemporaryFolder other;
    CHECK(run(other, {"sync", "--bundle", bundle.string(), "--root", (publisher.keys / "1.root.json").string()}).code == 65);
    write_bytes(bundle, "no bundle");
    CHECK(run(other, {"sync", "--bundle", bundle.string()}).code == 65);
}
