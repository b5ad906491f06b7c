#pragma once
// The built outlines as one block of bytes: in memory right after building, in the cache file afterwards.
//
// File (little-endian machines only, the byte order mark says so): Header, then the sections it names, each aligned to 16
// bytes: the codes, and for each level of the land and then of the lakes the four tables of OutlineView. A cache that does
// not match in version, source or checksum is no error but rebuilt.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/outlines.hpp"

namespace renkei::map {

constexpr size_t kLevels = 3;   // enumerators of Detail

struct OutlineSet {
    std::vector<std::string> codes;   // of the values 1, 2, …
    std::array<OutlineTable, kLevels> land, lakes;
};

// Fast and not cryptographic: it finds damage, it does not resist anyone.
[[nodiscard]] uint64_t checksum(std::span<const std::byte> bytes, uint64_t seed = 0);

class OutlineBlock {
  public:
    // `source` is the checksum of the mesh files it was built from.
    static OutlineBlock pack(const OutlineSet& set, uint64_t source);
    // Nothing when there is no file, or it is damaged, of another version, or built from other meshes.
    static std::optional<OutlineBlock> read(const std::filesystem::path& path, uint64_t source);

    // Written beside, flushed and renamed, so that a power cut leaves the old file or the new one.
    [[nodiscard]] Result<void> write(const std::filesystem::path& path) const;

    [[nodiscard]] const OutlineView& land(Detail detail) const { return land_[static_cast<size_t>(detail)]; }
    [[nodiscard]] const OutlineView& lakes(Detail detail) const { return lakes_[static_cast<size_t>(detail)]; }
    [[nodiscard]] std::string_view code(size_t value) const;        // of values 1 to values()
    [[nodiscard]] std::optional<uint16_t> value(std::string_view code) const;
    [[nodiscard]] size_t values() const { return codes_.size() / kCodeLength; }
    [[nodiscard]] size_t bytes() const { return bytes_.size(); }

  private:
    static constexpr size_t kCodeLength = 5;
    OutlineBlock() = default;
    [[nodiscard]] bool adopt(uint64_t source);   // checks the bytes and sets the views

    std::shared_ptr<const void> owner_;          // what holds them
    std::span<const std::byte> bytes_;
    std::span<const char> codes_;
    std::array<OutlineView, kLevels> land_, lakes_;
};

}  // namespace renkei::map
