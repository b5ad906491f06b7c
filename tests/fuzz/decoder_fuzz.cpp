// The decoder with any bytes: what it does between the walls, without them. In the product the first thing that is wrong ends the
// program; here it ends this picture.

#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "decoder/picture.hpp"

namespace {
struct Refused {};
}  // namespace

namespace renkei::decoder {

void refuse(PhotoOutcome) { throw Refused{}; }

}  // namespace renkei::decoder

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace renkei;
    constexpr uint32_t kLongest = 256;   // small, so that scaling and turning are met too
    static std::vector<uint8_t> room(size_t{8} << 20);
    try {
        if (const auto coded = decoder::as_it_is({data, size}, kLongestPhotoSide, room); coded &&
            (coded->bytes == 0 || coded->bytes > size || coded->across > 2 || coded->down > 2)) std::abort();
    } catch (const Refused&) {
    }
    try {
        const decoder::Picture picture = decoder::upright(decoder::sized(decoder::read_picture({data, size}, kLongest, {}), kLongest));
        if (picture.rgb.size() != size_t{picture.width} * picture.height * 3 || picture.width > kLongest || picture.height > kLongest) std::abort();
    } catch (const Refused&) {
    }
    return 0;
}

// What a picture leaves behind when it is refused ends with the program in the product.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
