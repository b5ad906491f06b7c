// renkei doctor on the roads by which content comes: what it must not be blind to before anybody misses the content.

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "feed_site.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct Machine {
    TemporaryFolder folder;
    [[nodiscard]] std::string settings() const { return (folder.path() / "renkei.toml").string(); }
    [[nodiscard]] Json check(const std::string& toml, const std::string& id) const
    {
        write_bytes(settings(), toml);
        return check_of(Json::parse(run(folder, {"doctor", "--json", "--lang", "ja", "--config", settings()}).out), id);
    }
};

bool tells(const Json& check, const std::string& what) { return check["message"].get<std::string>().find(what) != std::string::npos; }

// Takes connections and never says a word.
class Listener {
  public:
    Listener()
    {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof at;
        auto* const place = reinterpret_cast<sockaddr*>(&at);
        REQUIRE(::bind(socket_, place, length) == 0);
        REQUIRE(::listen(socket_, 8) == 0);
        REQUIRE(::getsockname(socket_, place, &length) == 0);
        port_ = ntohs(at.sin_port);
    }
    ~Listener() { ::close(socket_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    [[nodiscard]] int port() const { return port_; }

  private:
    int socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int port_ = 0;
};

}  // namespace

TEST_CASE("the doctor sees that a feed can never be believed, or was never asked", "[e2e]")
{
    const Machine machine;
    const std::string feed = "[feed]\nurl = \"https://localhost:1/\"\n", root = (machine.folder.path() / "root.json").string();
    CHECK(machine.check("", "feed")["ok"] == true);
    CHECK(tells(machine.check(feed, "feed"), "feed.root"));
    CHECK(machine.check(feed, "feed")["ok"] == false);
    const std::string named = feed + "root = \"" + root + "\"\n";
    CHECK(tells(machine.check(named, "feed"), root));
    write_bytes(root, "{}");
    CHECK(machine.check(named, "feed")["ok"] == false);
    const std::string keys = (machine.folder.path() / "keys").string();
    REQUIRE(run(machine.folder, {"feed", "keygen", "--keys", keys}).code == 0);
    const std::string right = feed + "root = \"" + keys + "/1.root.json\"\n";
    CHECK(tells(machine.check(right, "feed"), "renkei-sync.timer"));
    CHECK(machine.check(right + "certificates = \"" + root + "\"\n", "feed")["ok"] == false);
    CHECK(tells(machine.check(right + "certificates = \"" + root + "\"\n", "feed"), root));   // {} is no PEM file
    // What is kept goes before what is named; once damaged, nothing can be believed.
    const fs::path kept = machine.folder.path() / "store" / "feed" / "metadata" / "root.json";
    fs::create_directories(kept.parent_path());
    write_bytes(kept, bytes_of(keys + "/1.root.json"));
    CHECK(tells(machine.check(feed, "feed"), "renkei-sync.timer"));
    write_bytes(kept, bytes_of(kept).substr(0, 100));
    CHECK(tells(machine.check(right, "feed"), kept.string()));
}

TEST_CASE("a file of certificates that cannot be read is told as that, by the doctor and by whoever asks", "[e2e]")
{
    const Machine machine;
    const std::string site = "[site]\npages = [\"https://localhost:1/renkei/\"]\ncertificates = \"/nowhere/authority.pem\"\n";
    CHECK(tells(machine.check(site, "sites"), "/nowhere/authority.pem"));
    CHECK(machine.check(site, "sites")["ok"] == false);
    const auto fetched = run(machine.folder, {"site", "fetch", "--config", machine.settings()});
    CHECK(fetched.code == 78);   // the settings, not the site
    CHECK(fetched.err.find("/nowhere/authority.pem") != std::string::npos);
    const std::string keys = (machine.folder.path() / "keys").string();
    REQUIRE(run(machine.folder, {"feed", "keygen", "--keys", keys}).code == 0);
    const auto synced = run(machine.folder, {"sync", "--feed", "https://localhost:1/", "--root", keys + "/1.root.json", "--ca", "/nowhere/authority.pem"});
    CHECK(synced.code == 78);
    CHECK(synced.err.find("/nowhere/authority.pem") != std::string::npos);
    // Nobody waits for a pipe.
    const std::string pipe = (machine.folder.path() / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(tells(machine.check("[site]\npages = [\"https://localhost:1/renkei/\"]\ncertificates = \"" + pipe + "\"\n", "sites"), pipe));
    // A port that there is not.
    for (const char* odd : {"https://localhost:99999/", "https://localhost:0/", "https://localhost:/", "https://localhost:80a/"}) {
        CHECK(machine.check("[site]\npages = [\"" + std::string(odd) + "\"]\n", "config")["ok"] == false);
        CHECK(machine.check("[feed]\nurl = \"" + std::string(odd) + "\"\n", "config")["ok"] == false);
    }
    // What is never asked.
    CHECK(machine.check("[feed]\nurl = \"ftp://localhost/\"\n", "config")["ok"] == false);
    CHECK(tells(machine.check("[feed]\nurl = \"http://localhost/\"\n", "feed"), "feed.plain_http"));
    CHECK_FALSE(tells(machine.check("[feed]\nurl = \"http://localhost/\"\nplain_http = true\n", "feed"), "feed.plain_http"));
    // A host whose drafts need nobody, and that nobody reads.
    CHECK(tells(machine.check("[site]\npages = [\"https://localhost:1/renkei/\"]\nat_once = [\"localhost\"]\n", "sites"), "site.at_once"));
    CHECK_FALSE(tells(machine.check("[site]\npages = [\"https://localhost:1/renkei/\"]\nat_once = [\"localhost:1\"]\n", "sites"), "site.at_once"));
}

TEST_CASE("the doctor asks at the desk's door", "[e2e]")
{
    const Machine machine;
    const std::string on = "[desk]\nenabled = true\nport = " + std::to_string(free_port()) + "\n";
    CHECK(machine.check("", "desk")["ok"] == true);
    CHECK(tells(machine.check(on, "desk"), "--set-password"));
    CHECK(tells(machine.check(on + "address = \"three.1.1\"\n", "desk"), "three.1.1"));
    CHECK(tells(machine.check(on + "certificate = \"/nowhere/c.pem\"\nkey = \"/nowhere/k.pem\"\n", "desk"), "/nowhere/c.pem"));
    // One without the other is said as what is missing.
    CHECK(tells(machine.check(on + "certificate = \"/nowhere/c.pem\"\n", "desk"), "設定 desk.certificate に /nowhere/c.pem とありますが、対になる鍵（desk.key）がありません"));
    CHECK(tells(machine.check(on + "key = \"/nowhere/k.pem\"\n", "desk"), "設定 desk.key に /nowhere/k.pem とありますが、対になる証明書（desk.certificate）がありません"));
    CHECK(tells(machine.check(on + "address = \"192.0.2.1\"\n", "desk"), "192.0.2.1"));   // of no machine (RFC 5737)
    const std::string pipe = (machine.folder.path() / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    REQUIRE(run_script(machine.folder, "printf 'correct horse battery\\n' | $RENKEI desk --set-password").code == 0);
    (void)machine.check(on + "certificate = \"" + pipe + "\"\nkey = \"" + pipe + "\"\n", "desk");
    CHECK(run_script(machine.folder, "timeout 10 $RENKEI desk --config " + machine.settings()).code == 78);
    CHECK(tells(machine.check(on, "desk"), "renkei-desk"));
    CHECK(machine.check(on, "desk")["ok"] == false);
    {   // Somebody else has the port, and says nothing.
        const Listener other;
        const auto foreign = machine.check("[desk]\nenabled = true\nport = " + std::to_string(other.port()) + "\n", "desk");
        CHECK(foreign["ok"] == false);
        CHECK(tells(foreign, "応答しません"));
    }
    {   // nginx is there instead.
        const WebSite other;
        const std::string port = other.https().substr(other.https().rfind(':') + 1);
        CHECK(tells(machine.check("[desk]\nenabled = true\nport = " + port + "\n", "desk"), "別のプログラム"));
    }
    const auto open = run_script(machine.folder, "$RENKEI desk --config " + machine.settings() + " & desk=$!; for i in $(seq 100); do $RENKEI doctor --json --config " + machine.settings() +
                                                     " > $HOME/answer; grep -A1 '\"id\": \"desk\"' $HOME/answer | grep -q true && break; sleep 0.2; done; kill $desk; wait $desk; cat $HOME/answer");
    CHECK(check_of(Json::parse(open.out.substr(open.out.find('{'))), "desk")["ok"] == true);
    CHECK(machine.check(on, "desk")["ok"] == false);
}
