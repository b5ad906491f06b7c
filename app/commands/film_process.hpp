#pragma once
// The parent of renkei-film: a clip's facts, one picture of it, or a film that plays. The clip is opened here and read there.

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/film_wire.hpp"
#include "canvas/canvas.hpp"
#include "commands/confined_child.hpp"

namespace renkei::commands {

// Where renkei-film lies: beside this program, or among its tools.
[[nodiscard]] std::filesystem::path film_program();

struct ProbedFilm {
    PixelSize size;
    int milliseconds = 0;
    bool sound = false;
    PixelSize poster_size;
    std::vector<uint8_t> poster;     // 8 bits R G B, rows without padding
};
// Error: BadData with what is wrong with the film, NotFound and NoPermission for the file, Unavailable when there is no player.
[[nodiscard]] Result<ProbedFilm> probe_film(const std::filesystem::path& program, const std::filesystem::path& file);
// Lets it refuse what is no film. Error: Unavailable, when it does not do its work.
[[nodiscard]] Result<void> try_player(const std::filesystem::path& program);

struct FilmStill {
    PixelSize size;
    std::vector<uint8_t> bytes;
    size_t first = 0;                // of the pixels in them
    [[nodiscard]] canvas::Pixels pixels() const { return {bytes.data() + first, size, static_cast<size_t>(size.w) * 4}; }
};
// The picture of a second; `units`: height of the film's layer. The same second gives the same bytes. Error: as above.
[[nodiscard]] Result<FilmStill> film_still(const std::filesystem::path& program, const canvas::Film& film, PixelSize size, float units, float seconds);

// After so long without a picture a film is left.
inline constexpr std::chrono::seconds kFilmPatience(3);

// A film that plays in a process of its own. Start and end open files and wait for the system, and belong to no render thread;
// nothing else here waits but wait().
class FilmPlayer {
  public:
    using Steady = std::chrono::steady_clock;
    struct Wish {
        std::filesystem::path program;
        const canvas::Film& film;
        PixelSize size;              // of its pictures
        float units = 1080;          // height of its layer
        Steady::time_point began;    // when its second 0 is due
        double speed = 1;
    };
    // Error: the clip's file, or Unavailable.
    static Result<std::unique_ptr<FilmPlayer>> start(const Wish& wish);
    ~FilmPlayer();                   // ends the process
    FilmPlayer(const FilmPlayer&) = delete;
    FilmPlayer& operator=(const FilmPlayer&) = delete;

    // The newest picture, if one has come since the last; it is there until the next call.
    [[nodiscard]] std::optional<canvas::Pixels> take();
    // Returns when a picture has come, or after so long.
    void wait(std::chrono::milliseconds longest);
    // Why the film is to be left; nothing while all is well.
    [[nodiscard]] std::optional<Sentence> trouble(Steady::time_point now) const;
    [[nodiscard]] pid_t process() const { return child_; }

  private:
    FilmPlayer() = default;
    void hear();
    [[nodiscard]] FilmRing& ring() const { return *static_cast<FilmRing*>(memory_); }

    pid_t child_ = 0;
    Pipe pipe_;
    void* memory_ = nullptr;
    PixelSize size_;
    uint32_t shown_ = 2;             // number of the picture that is ours
    bool gone_ = false;              // the process has ended
    Steady::time_point began_, last_;   // last_: when a picture came, or should have begun to come
    double speed_ = 1, seconds_ = 0;
};

}  // namespace renkei::commands
