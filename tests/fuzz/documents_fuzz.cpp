// The drawer of documents with any bytes: what is said of them before they are read, and the first page, as poppler draws it, without the walls. What
// begins with a mark is a document; anything else becomes the content of a page and, behind a NUL, what else stands in its object, with places that are
// right: few changes of a whole document get past its table.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.hpp"
#include "documents/envelope.hpp"
#include "support/documents.hpp"

namespace {

using namespace renkei;

constexpr uint32_t kLongest = 128;

std::string document_of(std::string_view given)
{
    if (given.find("%PDF-") != std::string_view::npos) return std::string(given);
    const std::string_view content = given.substr(0, given.find('\0'));
    const std::string_view about = content.size() < given.size() ? given.substr(content.size() + 1) : std::string_view();
    auto objects = tests::page_objects(std::string(content), "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 5 0 R >>", "0 0 100 100");
    const size_t box = objects[2].find("/MediaBox");
    if (!about.empty()) objects[2].replace(box, objects[2].find(']', box) + 1 - box, about);
    objects.push_back("<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 4 >>\nstream\nabcd\nendstream");
    return tests::pdf(objects);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string file = document_of({reinterpret_cast<const char*>(data), size});
    const std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(file.data()), file.size());
    const documents::Envelope envelope = documents::envelope_of(bytes);
    const uint8_t *from = envelope.document.data(), *end = from + envelope.document.size();
    if (from < bytes.data() || end > bytes.data() + bytes.size()) std::abort();
    // Taken out of its file a document is the same one.
    const documents::Envelope again = documents::envelope_of(envelope.document);
    if (!envelope.cut_short && (again.cut_short || again.surplus || again.document.size() != envelope.document.size())) std::abort();

    static std::vector<uint8_t> room(size_t{kLongest} * kLongest * 3);
    const PhotoHeader header = documents::draw_first_page(bytes, kLongest, room);
    if (header.outcome > kLastPhotoOutcome || header.flaw > kLastPageFlaw || header.lacking.back() != '\0') std::abort();
    const bool sized = header.width > 0 && header.width <= kLongest && header.height > 0 && header.height <= kLongest && header.pages > 0;
    if (header.outcome == PhotoOutcome::Ok && !sized) std::abort();
    return 0;
}

// What poppler and fontconfig keep ends with the program in the product.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
