#include "decoder/sandbox.hpp"

#include "base/photo_wire.hpp"
#include "walls/walls.hpp"

namespace renkei::decoder {

bool limit_resources()
{
    constexpr uint64_t kMemory = (uint64_t{1280} << 20) + kPhotoMemoryBytes;   // 50 million pixels in the hungriest form, and a reserve
    return walls::limit_resources({.memory_bytes = kMemory, .processor_seconds = 30});
}

bool enter_sandbox() { return walls::enter(walls::Work::Decode); }

}  // namespace renkei::decoder
