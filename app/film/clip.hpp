#pragma once
// One clip in libmpv: opened from a descriptor, sought, and drawn into memory. Everything that is asked of libmpv is here.
// Thread: the program's main one; libmpv's own threads only wake it.

#include <cstdint>
#include <memory>
#include <optional>

namespace renkei::film {

struct Picture {
    uint8_t* pixels = nullptr;      // B G R and a byte of 255; at a multiple of 64
    uint32_t width = 0, height = 0;
    size_t row_bytes = 0;           // a multiple of 64
};

struct ClipOptions {
    int clip = 0;                   // descriptor; a plain file
    int subtitles = -1;             // descriptor of a file of them; −1: those that the clip has
    double subtitle_size = 0, subtitle_margin = 0;   // in pixels of the picture: the em, and from its lower edge; 0: none are drawn
    double subtitle_left = -1;      // where their lines begin; negative: they stand in the middle
    uint32_t width = 1920, height = 1080;   // of the picture
    double start = 0;               // seconds
    double speed = 1;
    bool sound = false;
};

struct ClipFacts {
    uint32_t width = 0, height = 0; // upright, pixels square
    double seconds = 0;
    bool picture = false, sound = false;
};

enum class Step { Nothing, Frame, Failed };

class Clip {
  public:
    // Loads it and stands still at its start. Null when libmpv cannot be had or the clip not be opened.
    static std::unique_ptr<Clip> open(const ClipOptions& options);
    ~Clip();
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;

    // Waits for something to happen, `milliseconds` at most. Frame: there is one to draw().
    Step wait(int milliseconds);
    void draw(const Picture& picture);
    [[nodiscard]] bool settled() const;      // after open() or seek(): the frame of that second has come
    [[nodiscard]] bool ended() const;        // the last frame has come
    [[nodiscard]] std::optional<double> position() const;   // seconds
    [[nodiscard]] ClipFacts facts() const;

    void seek(double seconds);
    // It is there, says libmpv, and never came to be drawn: it waits 0.2 s for that, takes the frame for shown and asks no more.
    [[nodiscard]] bool missing() const;
    void seek_again();
    void play();
    void set_speed(double speed);

  private:
    struct Impl;
    explicit Clip(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace renkei::film
