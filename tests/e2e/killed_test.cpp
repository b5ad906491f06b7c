// A load or a publication that is killed at any moment: the store opens at the revision before or the one after, nothing half loaded is
// shown, and the next load leaves nothing of the killed one behind.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <random>
#include <set>

#include "field.hpp"
#include "support/files.hpp"
#include "support/picture.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// A stick whose photographs differ each time, so that each load has media of its own to write.
void fill(const fs::path& stick, uint32_t round)
{
    constexpr int kWidth = 1920, kHeight = 1080;
    fs::create_directories(stick);
    std::string table = "file,code5,caption,credit\n";
    for (uint32_t i = 0; i < 2; ++i) {
        const std::string name = std::to_string(i) + ".png";
        const std::vector<uint32_t> pixels(static_cast<size_t>(kWidth) * kHeight, 0xff000000u | (round * 2 + i) * 2654435u % 0xFFFFFF);
        REQUIRE(renkei::test::write_picture({kWidth, kHeight, pixels}, (stick / name).string()));
        table += name + ",01665,round " + std::to_string(round) + ",弟子屈町\n";
    }
    write_bytes(stick / "photos.csv", table);
}

std::set<std::string> captions(const TemporaryFolder& folder)
{
    std::set<std::string> all;
    for (const Json& photo : json_of(run(folder, {"list", "photos", "--json"}))) all.insert(photo["caption"].get<std::string>());
    return all;
}

size_t leftovers(const fs::path& store)
{
    size_t found = 0;
    for (const auto& entry : fs::recursive_directory_iterator(store)) {
        const std::string name = entry.path().filename().string();
        found += name.starts_with("incoming") || name == "unpacking";
    }
    return found;
}

// Revisions are whole: what is on show names photographs of one load, whose files are all there and right.
void check_whole(const TemporaryFolder& folder, const std::set<std::string>& allowed)
{
    const std::set<std::string> shown = captions(folder);
    CHECK(shown.size() <= 1);
    for (const std::string& caption : shown) CHECK(allowed.contains(caption));
    CHECK_FALSE(fs::exists(folder.path() / "store" / "content.damaged-1.db"));
}

// … and every file and page of the store, which takes longer.
void check_health(const TemporaryFolder& folder)
{
    const Json report = Json::parse(run(folder, {"doctor", "--json"}).out);
    int asked = 0;
    for (const Json& check : report["checks"]) {
        if (check["id"] != "store" && check["id"] != "media" && check["id"] != "revision") continue;
        CHECK(check["ok"] == true);
        ++asked;
    }
    CHECK(asked == 3);
}

// How the rounds ended.
struct Ends {
    int before = 0, after = 0, left = 0;   // left: with a file half written
};

Ends kill_at_random(int rounds)
{
    Ends ends;
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    fill(stick, 0);
    REQUIRE(run(folder, {"load", stick.string(), "--publish"}).code == 0);
    std::mt19937 random(20261129);
    std::set<std::string> before = captions(folder);
    REQUIRE(before == std::set<std::string>{"round 0"});
    for (int round = 1; round <= rounds; ++round) {
        CAPTURE(round);
        fill(stick, static_cast<uint32_t>(round));
        const std::string now = "round " + std::to_string(round);
        const bool publication = round % 4 == 0;
        if (publication) REQUIRE(run(folder, {"load", stick.string()}).code == 0);
        const auto whole = publication ? std::vector<std::string>{"publish"} : std::vector<std::string>{"load", stick.string(), "--publish"};
        run_and_kill(folder, whole, std::uniform_int_distribution<unsigned>(0, publication ? 60'000 : 500'000)(random));
        before.insert(now);
        check_whole(folder, before);
        before = captions(folder);
        ++(before.contains(now) ? ends.after : ends.before);
        ends.left += leftovers(folder.path() / "store") > 0;
        if (round % 10 != 0 && round != rounds) continue;
        REQUIRE(run(folder, {"load", stick.string(), "--publish"}).code == 0);
        before = captions(folder);
        CHECK(before == std::set<std::string>{now});
        check_health(folder);
        CHECK(leftovers(folder.path() / "store") == 0);
    }
    return ends;
}

}  // namespace

TEST_CASE("a load or publication that is killed leaves the revision before or after", "[e2e]") { (void)kill_at_random(10); }

// RENKEI_KILLS=N: another number. With 500 some ten minutes beside others, four alone.
TEST_CASE("500 of them", "[.][killed][killed-loads]")
{
    const char* const asked = std::getenv("RENKEI_KILLS");  // NOLINT(concurrency-mt-unsafe)
    const int rounds = asked != nullptr ? std::atoi(asked) : 500;
    REQUIRE(rounds > 0);
    const Ends ends = kill_at_random(rounds);
    WARN(ends.before << " ended before, " << ends.after << " after, " << ends.left << " with a file half written");
    if (rounds < 500) return;
    CHECK(ends.before > 0);
    CHECK(ends.after > 0);
    CHECK(ends.left > 0);
}

TEST_CASE("a disk that fills up while photographs are stored leaves what is on show, and is told", "[e2e]")
{
    // A small disk of our own, seen by one shell and its children. (A limit on the size of files would not do: it holds for the memory that load
    // shares with its decoder too.)
    const TemporaryFolder folder;
    const fs::path stick = folder.path() / "stick";
    fill(stick, 0);
    // Noise, so that its JPEG takes some 3 MB.
    constexpr int kWidth = 1920, kHeight = 1080;
    std::mt19937 random(5);
    std::vector<uint32_t> noise(static_cast<size_t>(kWidth) * kHeight);
    for (const char* name : {"1.png", "2.png", "3.png", "4.png"}) {
        for (uint32_t& pixel : noise) pixel = 0xff000000u | static_cast<uint32_t>(random() & 0xFFFFFF);
        REQUIRE(renkei::test::write_picture({kWidth, kHeight, noise}, (folder.path() / name).string()));
    }
    const auto outcome = run_script(folder, "cd '" + folder.path().string() + R"('; unshare -rm sh -c '
        mkdir -p store && mount -t tmpfs -o size=9m none store || exit 99
        "$RENKEI" load stick --publish || exit 98
        "$RENKEI" revisions --json > before || exit 97
        cp [1-4].png stick && for i in 2 3 4; do echo $i.png,01665,noise,noise >> stick/photos.csv; done
        "$RENKEI" load stick --publish --lang ja 2> said; echo $? > code
        "$RENKEI" revisions --json > after || exit 96
        find store -name "incoming*" -o -name unpacking | wc -l > left
        "$RENKEI" doctor --json > health
        df -k store > disk'
    )", {{"TZ", "UTC"}});
    INFO(outcome.err << bytes_of(folder.path() / "said") << bytes_of(folder.path() / "disk"));
    if (outcome.code == 99 || outcome.err.find("unshare:") != std::string::npos) {
        WARN("no disk of one's own can be made here, not tried");
        return;
    }
    REQUIRE(outcome.code == 0);
    CHECK(bytes_of(folder.path() / "code") == "74\n");
    CHECK(bytes_of(folder.path() / "said").find("空きを作って") != std::string::npos);
    CHECK(bytes_of(folder.path() / "before") == bytes_of(folder.path() / "after"));
    CHECK(bytes_of(folder.path() / "left") == "0\n");
    const Json health = Json::parse(bytes_of(folder.path() / "health"));
    for (const auto& check : health["checks"])
        if (check["id"] == "store" || check["id"] == "media" || check["id"] == "revision") CHECK(check["ok"] == true);
}
