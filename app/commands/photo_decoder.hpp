#pragma once
// The parent of renkei-decode: one untrusted file in, pixels out. The child may do nothing but compute; what it answers is
// believed only as far as its sizes agree, and read when it has ended.

#include <filesystem>
#include <optional>
#include <span>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "commands/confined_child.hpp"
#include "paint/photograph.hpp"

namespace renkei::commands {

// Memory that a decoder is lent for its pixels. Of a fixed size: one that has been taken over cannot take it away under us.
class PhotoMemory {
  public:
    // Error: Unavailable.
    [[nodiscard]] static Result<PhotoMemory> make();
    PhotoMemory(PhotoMemory&& other) noexcept;
    PhotoMemory& operator=(PhotoMemory&&) = delete;
    ~PhotoMemory();
    [[nodiscard]] int descriptor() const { return file_.get(); }
    [[nodiscard]] std::span<const uint8_t> bytes() const { return bytes_; }

  private:
    PhotoMemory(Descriptor file, std::span<const uint8_t> bytes) : file_(std::move(file)), bytes_(bytes) {}
    Descriptor file_;
    std::span<const uint8_t> bytes_;
};

struct DecodedPhoto {
    PixelSize size, source;               // source: of the file, upright
    std::span<const uint8_t> rgb{};       // 8 bits each, rows without padding, sRGB; in the memory, until it is lent again
    std::optional<paint::CodedPhotograph> coded{};   // instead of pixels: a JPEG that needs nothing done to it. Likewise in the memory
    bool surplus = false;                 // the file has bytes that belong to no picture
};

// As pixels, or a JPEG as it was coded where it may be kept so (base/photo_wire.hpp).
enum class PhotoAs { Pixels, ItIs };

// Where renkei-decode lies: beside this program, or among its tools.
[[nodiscard]] std::filesystem::path decoder_program();

// Error: BadData with what is wrong with the picture, NotFound and NoPermission for the file, Unavailable when the decoder cannot be started, or does
// not do its work.
[[nodiscard]] Result<DecodedPhoto> decode_photo(const std::filesystem::path& program, const std::filesystem::path& file, const PhotoMemory& memory, PhotoAs as = PhotoAs::Pixels);
// Likewise of what is open already, read from where it stands.
[[nodiscard]] Result<DecodedPhoto> decode_photo(const std::filesystem::path& program, const Descriptor& input, const PhotoMemory& memory, PhotoAs as = PhotoAs::Pixels);
// Lets it read a picture of ours. Error: Unavailable.
[[nodiscard]] Result<void> try_decoder(const std::filesystem::path& program);

}  // namespace renkei::commands
