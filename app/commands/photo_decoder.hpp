#pragma once
// The parent of renkei-decode and renkei-documents: one untrusted file in, pixels out. The child may do nothing but compute; what it answers is
// believed only as far as its sizes agree, and read when it has ended.

#include <filesystem>
#include <optional>
#include <span>

#include "base/geometry.hpp"
#include "base/photo_wire.hpp"
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
    uint32_t pages = 0;                   // of a document, of which this is the first; 0: it was a picture
    PageFlaw flaw = PageFlaw::None;                  // of a document
};

// As pixels, or a JPEG as it was coded where it may be kept so (base/photo_wire.hpp).
enum class PhotoAs { Pixels, ItIs, Drawn };   // Drawn: of a document

// Where renkei-decode lies: beside this program, or among its tools. Likewise renkei-documents.
[[nodiscard]] std::filesystem::path decoder_program();
[[nodiscard]] std::filesystem::path document_program();

// Error: BadData with what is wrong with the picture, NotFound and NoPermission for the file, Unavailable when the decoder cannot be started, or does
// not do its work.
[[nodiscard]] Result<DecodedPhoto> decode_photo(const std::filesystem::path& program, const std::filesystem::path& file, const PhotoMemory& memory,
                                                PhotoAs as = PhotoAs::Pixels);
// Likewise of what is open already, read from where it stands.
[[nodiscard]] Result<DecodedPhoto> decode_photo(const std::filesystem::path& program, const Descriptor& input, const PhotoMemory& memory,
                                                PhotoAs as = PhotoAs::Pixels);
// Lets it read a picture of ours. Error: Unavailable.
[[nodiscard]] Result<void> try_decoder(const std::filesystem::path& program);

// Is it a document (PDF)? By its content; where it stands to be read from does not move.
[[nodiscard]] bool is_document(const Descriptor& input);
// Its first page. `program`: renkei-documents. Errors as decode_photo's.
[[nodiscard]] Result<DecodedPhoto> draw_document(const std::filesystem::path& program, const Descriptor& input, const PhotoMemory& memory);
// Lets it draw a document of ours. Error: Unavailable.
[[nodiscard]] Result<void> try_documents(const std::filesystem::path& program);

}  // namespace renkei::commands
