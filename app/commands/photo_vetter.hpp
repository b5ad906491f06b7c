#pragma once
// Asks the decoder (renkei-decode) whether JPEG files that have our own form can be read as a whole, many with one process: nothing of them
// is painted here, and what it answers is a size. One that brings it down, or that it refuses, ends that process and no other. One thread.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <span>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "commands/confined_child.hpp"

namespace renkei::commands {

class PhotoVetter {
  public:
    explicit PhotoVetter(std::filesystem::path decoder) : decoder_(std::move(decoder)) {}
    PhotoVetter(const PhotoVetter&) = delete;
    PhotoVetter& operator=(const PhotoVetter&) = delete;
    ~PhotoVetter() { stop(); }

    // All of it, upright, and of this size. False says that it is not, or that nobody could tell: decode_photo then says what is wrong.
    [[nodiscard]] bool reads(std::span<const uint8_t> jpeg, PixelSize size);

  private:
    [[nodiscard]] bool start();
    void stop();

    const std::filesystem::path decoder_;
    Descriptor talk_;
    pid_t child_ = 0;
    int asked_ = 0;
};

}  // namespace renkei::commands
