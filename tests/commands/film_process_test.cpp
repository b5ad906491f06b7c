// The parent of renkei-film: what it believes, and a film that plays, stops or is killed.

#include <signal.h>

#include <catch2/catch.hpp>

#include <set>
#include <thread>

#include "commands/film_process.hpp"
#include "support/clips.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const fs::path kProgram = fs::path(RENKEI_BINARY).parent_path() / "renkei-film";
constexpr PixelSize kSize{160, 90};

struct Reel {
    tests::TemporaryFolder folder;
    canvas::Film film;
    explicit Reel(double seconds = 6)
    {
        film.clip = (folder.path() / "clip.mp4").string();
        film.seconds = static_cast<float>(seconds);
        REQUIRE(tests::make_clip(film.clip, {.seconds = seconds, .container_options = "movflags=+faststart"}));
    }
    [[nodiscard]] std::unique_ptr<FilmPlayer> play(std::chrono::milliseconds ahead) const
    {
        auto player = FilmPlayer::start({.program = kProgram, .film = film, .size = kSize, .units = 90, .began = FilmPlayer::Steady::now() + ahead,
                                         .speed = 1});
        REQUIRE(player.ok());
        return std::move(player).value();
    }
};

std::string bytes_of(const canvas::Pixels& pixels)
{
    return {reinterpret_cast<const char*>(pixels.data), pixels.row_bytes * static_cast<size_t>(pixels.size.h)};
}

// The different pictures that come in a time; the last of them is left in `last`.
size_t pictures_in(FilmPlayer& player, std::chrono::milliseconds time, std::string* last = nullptr)
{
    std::set<std::string> seen;
    for (const auto until = FilmPlayer::Steady::now() + time; FilmPlayer::Steady::now() < until; player.wait(20ms))
        if (const auto picture = player.take()) {
            seen.insert(bytes_of(*picture));
            if (last != nullptr) *last = bytes_of(*picture);
        }
    return seen.size();
}

// When trouble is found, within so long.
std::optional<Sentence> trouble_within(FilmPlayer& player, std::chrono::milliseconds time)
{
    for (const auto until = FilmPlayer::Steady::now() + time; FilmPlayer::Steady::now() < until; player.wait(20ms)) {
        (void)player.take();
        if (auto why = player.trouble(FilmPlayer::Steady::now())) return why;
        std::this_thread::sleep_for(5ms);
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a film stands at its first picture until its time has come, then plays", "[commands]")
{
    const Reel reel;
    const auto player = reel.play(1500ms);
    CHECK(pictures_in(*player, 1300ms) == 1);
    CHECK_FALSE(player->trouble(FilmPlayer::Steady::now()));
    const size_t played = pictures_in(*player, 1500ms);
    CHECK(played > 12);   // 25 a second; the machine may be busy
    CHECK_FALSE(player->trouble(FilmPlayer::Steady::now()));
}

TEST_CASE("a display that starts in the middle of a film shows its middle", "[commands]")
{
    const Reel reel(10);
    const auto began = FilmPlayer::Steady::now() - 3s;
    const auto player = reel.play(-3s);
    std::string last;
    REQUIRE(pictures_in(*player, 2500ms, &last) > 3);
    const auto seconds = std::chrono::duration<float>(FilmPlayer::Steady::now() - began).count();
    // It is one of the pictures of about that second, as shot has them.
    bool found = false;
    for (int i = -10; i <= 4 && !found; ++i) {
        const auto still = film_still(kProgram, reel.film, kSize, 90, seconds + static_cast<float>(i) * 0.04f);
        REQUIRE(still.ok());
        found = bytes_of(still->pixels()) == last;
    }
    CHECK(found);
}

TEST_CASE("a player that is killed, that stands still or ends too early is known within three seconds", "[commands]")
{
    Reel reel(12);
    SECTION("killed")
    {
        const auto player = reel.play(500ms);
        (void)pictures_in(*player, 1200ms);
        ::kill(player->process(), SIGKILL);
        const auto why = trouble_within(*player, 3s);
        REQUIRE(why);
        CHECK(why->en == "its player ended");
    }
    SECTION("standing still")
    {
        const auto player = reel.play(500ms);
        (void)pictures_in(*player, 1200ms);
        ::kill(player->process(), SIGSTOP);
        CHECK_FALSE(trouble_within(*player, 2s));
        const auto why = trouble_within(*player, 2s);
        REQUIRE(why);
        CHECK(why->en == "no picture came for 3 seconds");
    }
    SECTION("cut short")
    {
        const std::string whole = tests::bytes_of(reel.film.clip);
        tests::write_bytes(reel.film.clip, whole.substr(0, whole.size() / 8));
        const auto player = reel.play(500ms);
        CHECK(trouble_within(*player, 6s));
    }
}

TEST_CASE("what its files are is told before a player is asked", "[commands]")
{
    const tests::TemporaryFolder folder;
    canvas::Film film;
    film.clip = (folder.path() / "none.mp4").string();
    CHECK(FilmPlayer::start({.program = kProgram, .film = film, .size = kSize, .began = {}}).error().kind == ErrorKind::NotFound);
    CHECK(film_still(kProgram, film, kSize, 90, 1).error().kind == ErrorKind::NotFound);
    tests::write_bytes(folder.path() / "words.mp4", "これは映像ではありません");
    const auto refused = probe_film(kProgram, folder.path() / "words.mp4");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::BadData);
    CHECK(refused.error().message.find("save it as MP4 (H.264)") != std::string::npos);
    CHECK(probe_film(folder.path() / "no-player", folder.path() / "words.mp4").error().kind == ErrorKind::Unavailable);
}
