// renkei sync on machines that are not right: wrong clocks, full disks.

#include <catch2/catch.hpp>

#include "web_script.hpp"

using namespace renkei::tests;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kWatched = true;   // a sanitizer will not be preloaded behind another library
#else
constexpr bool kWatched = false;
#endif

// One update while the clock says something else: "+8d", or a day.
struct Told {
    Json json;
    int code = 0;
    std::string err;
};
Told synced_at(const FeedDisplay& display, const std::string& clock)
{
    std::string words;
    for (const std::string& word : display.how) words += " '" + word + "'";
    const auto outcome = run_script(display.folder, "exec faketime " + std::string(clock.starts_with("+") ? "-f '" : "'") + clock +
                                    "' \"$RENKEI\" sync --json" + words, {{"DONT_FAKE_MONOTONIC", "1"}});
    INFO(outcome.err);
    return {Json::parse(outcome.out), outcome.code, outcome.err};
}

}  // namespace

TEST_CASE("a wrong clock or a frozen site changes nothing that is on show, and a right one goes on", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    if (kWatched || run_script(display.folder, "faketime '2020-01-01' true").code != 0) {
        WARN("no other clock can be made here, not tried");
        return;
    }
    CHECK(display.synced()["result"] == "updated");
    publisher.caption("second");
    publisher.build();
    // Its battery is dead: certificates and expiries are looked at as of the day that is known to be past.
    const Told dead = synced_at(display, "1971-01-01");
    CHECK(dead.json["result"] == "updated");
    CHECK(dead.err.find("CLOCK_BEHIND") != std::string::npos);
    CHECK(display.captions() == "second second ");

    // Somebody holds the news back, or nobody has signed for a week.
    publisher.caption("third");
    const Told frozen = synced_at(display, "+8d");
    CHECK(frozen.code == 65);
    CHECK(frozen.json["attack"] == "FREEZE");
    CHECK(frozen.json["reason"].get<std::string>().find("timestamp") != std::string::npos);
    CHECK(display.captions() == "second second ");
    // The clock of a display runs eleven years ahead: so is every certificate.
    const Told ahead = synced_at(display, "+4015d");
    CHECK(ahead.json["attack"] == "TLS_BAD");
    CHECK(display.captions() == "second second ");
    publisher.build();
    CHECK(display.synced()["result"] == "updated");
    CHECK(display.captions() == "third third ");
}

TEST_CASE("a certificate that is over is refused, also by a clock that stands in its time", "[e2e]")
{
    WebSite site;
    const Publisher publisher(site.root());
    const FeedDisplay display(publisher, site);
    CHECK(display.synced()["result"] == "updated");
    publisher.caption("second");
    publisher.build();
    if (kWatched || !site.certify_at("2020-01-01")) {
        WARN("no other clock can be made here, not tried");
        return;
    }
    CHECK(display.synced()["attack"] == "TLS_BAD");
    CHECK(synced_at(display, "2020-01-15").json["attack"] == "TLS_BAD");
    CHECK(display.captions() == "first first ");
    const Json health = check_of(Json::parse(run(display.folder, {"doctor", "--json"}).out), "feed");
    CHECK(health["ok"] == false);
}

TEST_CASE("a full disk ends an update, says so, and leaves what is on show; with room it goes on", "[e2e]")
{
    const ScriptedField field;
    CHECK(field.display.synced()["result"] == "updated");
    for (int i = 0; i < 2; ++i) field.publisher.photograph(std::to_string(i) + ".png", 0xff102030u + static_cast<uint32_t>(i) * 7777);
    field.publisher.caption("second");
    field.publisher.build();
    std::string words = "sync --json";
    for (const std::string& word : field.display.how) words += " '" + word + "'";
    // The store on a disk of its own, seen by one shell and its children: first full to the last byte, then with some room, then with enough.
    const auto outcome = run_script(field.display.folder, "cd '" + field.display.folder.path().string() + "'; export WORDS=\"" + words + R"("; unshare -rm sh -c '
        mv store before && mkdir store && mount -t tmpfs -o size=60m none store && cp -a before/. store || exit 99
        dd if=/dev/zero of=store/fill bs=64k 2> /dev/null
        eval "\"$RENKEI\" $WORDS" > full 2>> said; echo $? > codes
        "$RENKEI" list photos --json > shown_full
        rm store/fill
        eval "\"$RENKEI\" $WORDS" > some 2>> said; echo $? >> codes
        "$RENKEI" list photos --json > shown_some
        mount -o remount,size=1200m store
        eval "\"$RENKEI\" $WORDS" > enough 2>> said; echo $? >> codes
        "$RENKEI" list photos --json > shown_enough
        find store -name "incoming*" -o -name ".incoming" -o -name "*.part" -o -name "pending*" > left
        eval "\"$RENKEI\" $WORDS" > again 2>> said
    ')", {{"TZ", "UTC"}});
    const fs::path& place = field.display.folder.path();
    INFO(outcome.err << bytes_of(place / "said"));
    if (outcome.code == 99 || outcome.err.find("unshare:") != std::string::npos) {
        WARN("no disk of one's own can be made here, not tried");
        return;
    }
    CHECK(bytes_of(place / "codes") == "74\n74\n0\n");
    CHECK(bytes_of(place / "shown_full").find("\"first\"") != std::string::npos);
    CHECK(bytes_of(place / "shown_some") == bytes_of(place / "shown_full"));
    CHECK(bytes_of(place / "said").find("1 GiB") != std::string::npos);
    CHECK(bytes_of(place / "said").find("no root that can be trusted") == std::string::npos);   // the disk is to blame
    CHECK(Json::parse(bytes_of(place / "enough"))["media"] == 2);
    CHECK(bytes_of(place / "shown_enough").find("\"second\"") != std::string::npos);
    CHECK(bytes_of(place / "left").empty());
    CHECK(Json::parse(bytes_of(place / "again"))["result"] == "nothing-new");
}
