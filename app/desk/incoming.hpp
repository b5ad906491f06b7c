#pragma once
// What a browser sends, on its way to the disk: a private folder for one load, written as it comes, bounded, removed with the object.
// Of the names that a browser gives nothing is believed: each becomes the name of a plain file in that folder, or of one a folder below.
//
// Thread: one. Errors: Io, CannotCreate, BadData for what is refused, in words for staff.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace renkei::desk {

// Composes a name (が as one character), so that a name is one whatever machine it comes from; empty where it is no UTF-8. Given by commands.
using Normalise = std::function<std::string(std::string_view)>;

// The name without its folders, "C:\\a\\b.jpg" too. Nothing: it is empty, too long, no UTF-8, begins with a dot, or holds control characters.
[[nodiscard]] std::optional<std::string> safe_name(std::string_view given, const Normalise& normalise);

struct Limits {
    uint64_t bytes = uint64_t{500} << 20;
    size_t files = 2000;
};

class Incoming {
  public:
    // A new folder in `private_folder`, which is made with 0700 where it is not there.
    [[nodiscard]] static Result<Incoming> open(const std::filesystem::path& private_folder, const Limits& limits);
    Incoming(Incoming&&) noexcept;
    Incoming& operator=(Incoming&&) = delete;
    ~Incoming();

    [[nodiscard]] Result<void> begin_file(std::string_view given, const Normalise& normalise);
    [[nodiscard]] Result<void> add(std::string_view bytes);
    [[nodiscard]] Result<void> end_file();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] size_t files() const { return names_.size(); }

  private:
    Incoming(std::filesystem::path folder, const Limits& limits) : folder_(std::move(folder)), limits_(limits) {}
    std::filesystem::path folder_;
    Limits limits_;
    std::set<std::string> names_;
    uint64_t bytes_ = 0;
    int file_ = -1;
};

// What a stopped desk left in its private folder.
void remove_leavings(const std::filesystem::path& private_folder);

}  // namespace renkei::desk
