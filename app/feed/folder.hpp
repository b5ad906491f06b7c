#pragma once
// A folder of small files that survive a power cut: each is there whole, as before, or not at all (a temporary file, fsync,
// rename, fsync of the folder). Keeps metadata as received, and the time of the last good update. One thread, one process.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace renkei::feed {

// What the system says of a file of the feed that could not be written or made; `what`: the call, `code`: its errno.
[[nodiscard]] Error disk_error(const std::filesystem::path& path, const char* what, int code);

class Folder {
  public:
    // Makes it where it is missing, and clears what a killed process left half written. Error: CannotCreate.
    [[nodiscard]] static Result<Folder> open(const std::filesystem::path& folder);
    // Nothing where there is no such file; what cannot be read counts as none.
    [[nodiscard]] std::optional<std::string> read(const std::string& name) const;
    [[nodiscard]] Result<void> write(const std::string& name, std::string_view bytes) const;
    // A copy of a file whose SHA-256 (hex) is known, part by part. Error: BadData where it has other bytes or more than `most`.
    [[nodiscard]] Result<void> copy(const std::string& name, const std::filesystem::path& from, uint64_t most, const std::string& sha256) const;
    [[nodiscard]] Result<void> remove(const std::string& name) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    // Asked before every change on the disk; what it throws leaves the change undone. For tests that kill at each write.
    std::function<void(const char* step)> before_step{};

  private:
    explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}
    void step(const char* name) const
    {
        if (before_step) before_step(name);
    }
    // Its bytes come from `fill`, which writes them into the descriptor.
    [[nodiscard]] Result<void> put(const std::string& name, const std::function<Result<void>(int)>& fill) const;
    std::filesystem::path path_;
};

// Bytes of a file up to `most`; nothing where it is missing, longer or cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& file, size_t most);

// In hex, read part by part; empty where it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace renkei::feed
