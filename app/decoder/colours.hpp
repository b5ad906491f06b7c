#pragma once
// Rows of pixels in the colours of a file become rows in sRGB. lcms2 lives here.

#include <cstdint>
#include <memory>

#include "decoder/picture.hpp"

namespace renkei::decoder {

enum class Channels { Rgb, Cmyk, CmykInverted };   // Adobe's programs write CMYK JPEGs upside down

class Colours {
  public:
    // `icc` may be empty or unusable: then RGB is taken for sRGB, and CMYK is converted without a profile. One that changes no
    // colour by more than a level is sRGB under another name.
    Colours(Bytes icc, Channels channels);
    void convert(const uint8_t* from, uint8_t* to_rgb, uint32_t pixels) const;
    // What is read is sRGB already.
    [[nodiscard]] bool leave_as_is() const { return transform_ == nullptr && channels_ == Channels::Rgb; }

  private:
    Channels channels_;
    std::shared_ptr<void> transform_;   // null: none needed
};

// R G B A with straight alpha becomes R G B on white paper, in place; the vector shrinks.
void flatten(std::vector<uint8_t>& rgba);

}  // namespace renkei::decoder
