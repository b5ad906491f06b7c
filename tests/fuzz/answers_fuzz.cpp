// What a helper that was taken over could answer: the readers on the parent's side, with any bytes.

#include <cstdint>
#include <cstdlib>

#include "base/photo_wire.hpp"
#include "base/workbook_wire.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace renkei;
    if (const auto answer = workbook_answer({data, size})) {
        const auto again = workbook_answer(written(*answer));   // what was believed once is said and believed again
        if (!again || again->sheets.size() != answer->sheets.size()) std::abort();
    }
    if (const auto photo = photo_answer({data, size})) {
        if (photo->outcome == PhotoOutcome::Ok && (size_t{photo->width} * photo->height * 3 > kPhotoMemoryBytes ||
                                                   (photo->coded_bytes > 0 && look_bytes(*photo) + photo->coded_bytes > kPhotoMemoryBytes))) std::abort();
        for (const auto& name : lacking_names(*photo))
            if (name.size() >= photo->lacking.size()) std::abort();
    }
    return 0;
}
