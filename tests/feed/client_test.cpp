// The client against a scripted site: every row of the attack table, and a process that is killed at each write.

#include <catch2/catch.hpp>

#include "scripted_site.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

const Instant kNow = *feed::parse_expiry("2026-11-29T12:00:00Z");

// A display that trusts the site's first root.
struct Display {
    TemporaryFolder place;
    feed::Folder folder;
    ScriptedSite& site;
    explicit Display(ScriptedSite& of, const std::string& root) : folder(*feed::Folder::open(place.path() / "metadata")), site(of)
    {
        REQUIRE(feed::trust(folder, root).ok());
    }
    // The name of what went wrong; empty when nothing did.
    std::string refresh(Instant now = kNow)
    {
        site.asked.clear();
        feed::Client client(site, folder, now);
        const auto done = client.refresh();
        return done.ok() ? "" : feed::attack_of(done.error());
    }
    std::string find(const std::string& path)
    {
        feed::Client client(site, folder, kNow);
        REQUIRE(client.refresh().ok());
        const auto found = client.find(path);
        return found ? "" : feed::attack_of(found.error());
    }
    std::string download(const std::string& path)
    {
        feed::Client client(site, folder, kNow);
        REQUIRE(client.refresh().ok());
        const auto found = client.find(path);
        if (!found) return feed::attack_of(found.error());
        const auto done = client.download(path, *found, place.path() / "got");
        return done ? bytes_of(place.path() / "got") : feed::attack_of(done.error());
    }
    long long version(const std::string& role) const { return Json::parse(*folder.read(role + ".json"))["signed"]["version"].get<long long>(); }
};

struct Published : ScriptedSite {
    std::string first = (publish(), put_root());
    Display display{*this, first};
    Published() { REQUIRE(display.refresh().empty()); }
};

using Asked = std::vector<std::string>;

}  // namespace

TEST_CASE("a first update asks for the four roles in order, a second without news for two", "[feed]")
{
    ScriptedSite site;
    site.consistent = GENERATE(true, false);
    site.publish();
    Display display(site, site.put_root());
    CHECK(display.refresh().empty());
    CHECK(site.asked == (site.consistent ? Asked{"2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"} : Asked{"2.root.json", "timestamp.json",
        "snapshot.json", "targets.json"}));
    CHECK(display.refresh().empty());
    CHECK(site.asked == Asked{"2.root.json", "timestamp.json"});
    CHECK(display.download("catalog.json") == "{}");
    site.publish_next();
    CHECK(display.refresh().empty());
    CHECK(display.version("targets") == 2);
}

TEST_CASE("arbitrary content is refused whatever role it stands in", "[feed]")
{
    Published site;
    site.publish_next();
    const feed::SigningKey thief = a_key();
    const std::string file = GENERATE("timestamp.json", "2.snapshot.json", "2.targets.json");
    SECTION("signed by another key")
    {
        site.files[file] = signed_file(Json::parse(site.files[file])["signed"], {&thief});
        CHECK_FALSE(site.display.refresh().empty());
    }
    SECTION("changed after it was signed")
    {
        Json changed = Json::parse(site.files[file]);
        changed["signed"]["x-more"] = "defaced";
        site.files[file] = changed.dump();
        CHECK_FALSE(site.display.refresh().empty());
    }
    SECTION("a login page")
    {
        site.files[file] = "<html><body>Please log in</body></html>";
        CHECK_FALSE(site.display.refresh().empty());
    }
    CHECK(site.display.version("targets") == 1);
}

TEST_CASE("a role's lie has its name", "[feed]")
{
    Published site;
    const feed::SigningKey thief = a_key();
    SECTION("SIG_BAD")
    {
        site.publish_next();
        site.files["timestamp.json"] = signed_file(Json::parse(site.files["timestamp.json"])["signed"], {&thief});
        CHECK(site.display.refresh() == "SIG_BAD");
    }
    SECTION("ROLLBACK of the timestamp")
    {
        const auto old = site.files["timestamp.json"];
        site.publish_next();
        REQUIRE(site.display.refresh().empty());
        site.files["timestamp.json"] = old;
        CHECK(site.display.refresh() == "ROLLBACK");
    }
    SECTION("ROLLBACK of the snapshot")
    {
        site.publish_next();
        REQUIRE(site.display.refresh().empty());
        site.snapshot = 1, ++site.timestamp;
        site.publish();
        CHECK(site.display.refresh() == "ROLLBACK");
    }
    SECTION("ROLLBACK of the targets")
    {
        site.publish_next();
        REQUIRE(site.display.refresh().empty());
        site.targets = 1, ++site.snapshot, ++site.timestamp;
        site.publish();
        CHECK(site.display.refresh() == "ROLLBACK");
    }
    SECTION("MIX of a snapshot that is not the listed one")
    {
        site.publish_next();
        site.files["2.snapshot.json"] = site.files["1.snapshot.json"];
        CHECK(site.display.refresh() == "MIX");
    }
    SECTION("MIX of targets that are not the listed ones")
    {
        site.publish_next();
        site.files["2.targets.json"] = site.files["1.targets.json"];
        CHECK(site.display.refresh() == "MIX");
    }
    SECTION("TOO_LONG")
    {
        site.files["timestamp.json"] = std::string(feed::kMostTimestampBytes + 1, ' ');
        CHECK(site.display.refresh() == "TOO_LONG");
    }
    SECTION("MALFORMED")
    {
        site.files["timestamp.json"] = R"({"signed": {}, "signed": {}, "signatures": []})";
        CHECK(site.display.refresh() == "MALFORMED");
    }
    CHECK(site.display.folder.read("timestamp.json"));
}

TEST_CASE("a frozen site is refused, and is taken again when it is renewed", "[feed]")
{
    ScriptedSite site;
    std::string* const expiry = GENERATE_REF(&site.root_expires, &site.timestamp_expires, &site.snapshot_expires, &site.targets_expires);
    *expiry = "2026-11-29T12:00:00Z";   // "not expired" is later than now, and now is this very second
    site.publish();
    Display display(site, site.put_root());
    CHECK(display.refresh() == "FREEZE");
    CHECK(display.refresh(kNow - std::chrono::seconds(1)).empty());   // the clock stood ahead and is right again
    CHECK(display.refresh() == "FREEZE");
    *expiry = "2027-11-29T12:00:00Z";
    if (expiry == &site.root_expires) {
        ++site.root;
        site.put_root();
    }
    site.publish_next();
    CHECK(display.refresh().empty());
}

TEST_CASE("an update that was cut short is completed by the next one", "[feed]")
{
    Published site;
    site.publish_next();
    site.trouble = [](const std::string& path) { return path == "2.snapshot.json" ? std::optional(feed::unreachable(path, {})) : std::nullopt; };
    CHECK(site.display.refresh() == "UNREACHABLE");
    CHECK(site.display.version("timestamp") == 2);
    site.trouble = {};
    CHECK(site.display.refresh().empty());
    CHECK(site.display.version("targets") == 2);
}

TEST_CASE("roots follow one another by both the old and the new keys", "[feed]")
{
    Published site;
    const feed::SigningKey next = a_key(), thief = a_key();
    site.root = 2;
    SECTION("signed by both: taken")
    {
        site.root_signers = {&next};
        site.put_root({&site.root_key, &next});
        CHECK(site.display.refresh().empty());
        CHECK(site.display.version("root") == 2);
    }
    SECTION("signed by the new keys alone")
    {
        site.root_signers = {&thief};
        site.put_root({&thief});
        CHECK(site.display.refresh() == "SIG_BAD");
    }
    SECTION("signed by the old keys alone")
    {
        site.root_signers = {&next};
        site.put_root({&site.root_key});
        CHECK(site.display.refresh() == "SIG_BAD");
    }
    SECTION("below its own threshold")
    {
        site.root_signers = {&site.root_key, &next};
        site.root_threshold = 2;
        site.put_root({&site.root_key});
        CHECK(site.display.refresh() == "SIG_BAD");
    }
    SECTION("an older one under the next name")
    {
        site.files["2.root.json"] = site.first;
        CHECK(site.display.refresh() == "ROLLBACK");
    }
    SECTION("a server that fails is not a server without a newer root")
    {
        site.trouble = [](const std::string& path) { return path == "2.root.json" ? std::optional(feed::unreachable(path, {})) : std::nullopt; };
        CHECK(site.display.refresh() == "UNREACHABLE");
        CHECK(site.asked.size() == 1);
    }
    SECTION("an old root that is over, with a newer one behind it")
    {
        site.root_expires = "2026-01-01T00:00:00Z";
        site.put_root();
        site.root = 3;
        site.root_expires = "2031-01-01T00:00:00Z";
        site.put_root();
        CHECK(site.display.refresh().empty());
        CHECK(site.display.version("root") == 3);
    }
}

TEST_CASE("a site recovers from a fast-forward by new keys of timestamp and snapshot", "[feed]")
{
    Published site;
    site.timestamp = site.snapshot = 1000;
    site.publish();
    REQUIRE(site.display.refresh().empty());
    site.timestamp = site.snapshot = 3;
    site.publish();
    CHECK(site.display.refresh() == "ROLLBACK");
    site.timestamp_key = a_key();
    site.snapshot_key = a_key();
    site.root = 2;
    site.put_root();
    site.publish();
    CHECK(site.display.refresh().empty());
    CHECK(site.display.version("snapshot") == 3);
}

TEST_CASE("a flood of roots ends the update and keeps those that were verified", "[feed]")
{
    Published site;
    for (site.root = 2; site.root <= feed::kMostRoots + 2; ++site.root) site.put_root();
    CHECK(site.display.refresh() == "FLOOD");
    CHECK(site.display.version("root") == feed::kMostRoots + 1);
}

TEST_CASE("a target is what the catalogue of targets says, or nothing", "[feed]")
{
    Published site;
    const std::string file = sha256_of("{}") + ".catalog.json";
    SECTION("other bytes of the same length") { site.files[file] = "[]"; }
    SECTION("longer") { site.files[file] = "{} "; }
    SECTION("gone") { site.files.erase(file); }
    const std::string said = site.display.download("catalog.json");
    CHECK((said == "NO_TARGET" || said == "TOO_LONG"));
    CHECK_FALSE(fs::exists(site.display.place.path() / "got"));
    CHECK_FALSE(fs::exists(site.display.place.path() / "got.part"));
    CHECK(site.display.find("other.json") == "NO_TARGET");
}

TEST_CASE("a delegated role speaks for its paths and no others", "[feed]")
{
    ScriptedSite site;
    const feed::SigningKey museum = a_key(), thief = a_key();
    Json inner = site.header("targets", 1, site.targets_expires);
    inner["targets"] = {{"museum/a.json", ScriptedSite::record("a")}, {"office/b.json", ScriptedSite::record("b")}};
    site.delegations = {{"keys", {{museum.id(), museum.public_key()}}}, {"roles", Json::array()}};
    Json role = role_json({&museum});
    role["name"] = "museum";
    role["terminating"] = false;
    role["paths"] = {"museum/*.json"};
    site.delegations["roles"].push_back(role);
    site.delegated["museum"] = {inner, {&museum}};
    SECTION("signed rightly")
    {
        site.publish();
        Display display(site, site.put_root());
        CHECK(display.find("museum/a.json").empty());
        CHECK(display.find("office/b.json") == "NO_TARGET");
        CHECK(display.find("museum/x/a.json") == "NO_TARGET");
    }
    SECTION("signed by another")
    {
        site.delegated["museum"].second = {&thief};
        site.publish();
        Display display(site, site.put_root());
        CHECK(display.find("museum/a.json") == "SIG_BAD");
    }
    SECTION("a terminating role before it that does not know the path")
    {
        role["name"] = "first";
        role["terminating"] = true;
        site.delegations["roles"].insert(site.delegations["roles"].begin(), role);
        Json nothing = inner;
        nothing["targets"] = Json::object();
        site.delegated["first"] = {nothing, {&museum}};
        site.publish();
        Display display(site, site.put_root());
        CHECK(display.find("museum/a.json") == "NO_TARGET");
    }
    SECTION("more roles than a search asks")
    {
        Json nothing = inner;
        nothing["targets"] = Json::object();
        site.delegations["roles"].clear();
        for (int i = 0; i < feed::kMostRoles; ++i) {
            role["name"] = "r" + std::to_string(i);
            site.delegations["roles"].push_back(role);
            site.delegated["r" + std::to_string(i)] = {nothing, {&museum}};
        }
        site.publish();
        Display display(site, site.put_root());
        CHECK(display.find("museum/a.json") == "FLOOD");
    }
    SECTION("by bins")
    {
        site.delegations = {{"keys", {{museum.id(), museum.public_key()}}}, {"succinct_roles", role_json({&museum})}};
        site.delegations["succinct_roles"]["bit_length"] = 1;
        site.delegations["succinct_roles"]["name_prefix"] = "bin";
        const std::string bin = sha256_of("museum/a.json")[0] < '8' ? "bin-0" : "bin-1";
        site.delegated.clear();
        site.delegated[bin] = {inner, {&museum}};
        site.publish();
        Display display(site, site.put_root());
        CHECK(display.find("museum/a.json").empty());
    }
}

TEST_CASE("stored metadata that a disk has spoilt are fetched anew", "[feed]")
{
    Published site;
    const std::string file = GENERATE("timestamp.json", "snapshot.json", "targets.json");
    write_bytes(site.display.folder.path() / file, "{\"signed\": ");
    CHECK(site.display.refresh().empty());
    CHECK(site.display.version(file.substr(0, file.find('.'))) == 1);
}

TEST_CASE("a process that is killed at any write leaves a client whose next update succeeds", "[feed]")
{
    struct Killed {};
    int steps = 0;
    for (int kill_at = 0;; ++kill_at) {
        Published site;
        site.root = 2;
        site.timestamp_key = a_key();   // so that files are removed, too
        site.put_root();
        site.publish_next();
        int step = 0;
        site.display.folder.before_step = [&](const char*) {
            if (step++ == kill_at) throw Killed();
        };
        bool killed = false;
        try {
            (void)site.display.refresh();
        } catch (const Killed&) {
            killed = true;
        }
        site.display.folder = *feed::Folder::open(site.display.folder.path());   // the next process
        CAPTURE(kill_at);
        CHECK(site.display.refresh().empty());
        CHECK(site.display.version("targets") == 2);
        for (const auto& entry : fs::directory_iterator(site.display.folder.path())) CHECK(entry.path().extension() == ".json");
        if (!killed) break;
        ++steps;
    }
    CHECK(steps == 22);   // four files of five steps each, and two that were removed
}
