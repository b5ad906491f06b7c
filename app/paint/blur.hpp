#pragma once
// Blur of a premultiplied 32-bit image by three box passes, close to a Gaussian (W. Wells, "Efficient synthesis of Gaussian
// filters by cascaded uniform filters", 1986). Linear time whatever the radius.

#include <cstdint>

namespace renkei::paint {

// sigma in pixels; stride in bytes.
void box_blur(uint8_t* pixels, int width, int height, int stride, float sigma);

}  // namespace renkei::paint
