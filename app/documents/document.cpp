#include "documents/document.hpp"

#include "documents/envelope.hpp"

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace renkei::documents {
namespace {

PhotoHeader refused(PhotoOutcome outcome)
{
    PhotoHeader header;
    header.outcome = outcome;
    return header;
}

// What poppler says while it works. It goes on whatever it meets, so this is all there is to know of what it left out.
struct Said {
    bool font = false, table = false, lost = false;
};

// A font that is not in the file would be looked for in this machine, and is not found here; of tables of characters (CMaps) there are the
// Japanese ones alone (documents/tables.hpp). What would have been drawn with it is missing. Letters that are not drawn at all (the text behind a scanned page)
// need none.
void hear(const std::string& words, void* said)
{
    constexpr std::string_view kLacking[] = {"find a font", "create a font", "font tag"}, kTable[] = {"CMap", "language pack"};
    // other remarks are of sloppy writers, and nothing is missing
    constexpr std::string_view kLost[] = {"nd of file", "operator", "damaged", "xref", "flate stream", "image parameters", "jpeg data"};
    const auto speaks_of = [&](const auto& some) {
        return std::any_of(std::begin(some), std::end(some), [&](std::string_view one) { return words.find(one) != std::string::npos; });
    };
    if (speaks_of(kLacking)) static_cast<Said*>(said)->font = true;
    if (speaks_of(kTable)) static_cast<Said*>(said)->table = true;
    if (speaks_of(kLost)) static_cast<Said*>(said)->lost = true;
}

// poppler draws the whole of a page whose crop box lies beside its medium and is at least as long as that. Which of several pages has which box nobody can
// search.
bool is_cropped_away(const Envelope& envelope, const poppler::rectf& medium, int pages)
{
    const Box box{medium.left(), medium.top(), medium.right(), medium.bottom()};
    return pages == 1 && !envelope.crops.empty() && std::all_of(envelope.crops.begin(), envelope.crops.end(),
                                                                [&](const Box& crop) { return lies_beside(crop, box); });
}

// What poppler takes for a page that says nothing: US Letter.
bool is_assumed(const poppler::rectf& medium) { return medium.x() == 0 && medium.y() == 0 && medium.width() == 612 && medium.height() == 792; }

PhotoHeader draw(const poppler::page& page, uint32_t longest, std::span<uint8_t> room)
{
    constexpr double kPointsPerInch = 72;
    const poppler::rectf box = page.page_rect(poppler::crop_box);   // as far as it lies on the medium
    const double longer = std::max(box.width(), box.height());
    if (!std::isfinite(longer) || !(std::min(box.width(), box.height()) > 0)) return refused(PhotoOutcome::NoExtent);
    const double per_inch = longest * kPointsPerInch / longer;
    const double shorter = std::min(box.width(), box.height()) * per_inch / kPointsPerInch;
    if (!(shorter >= kShortestPhotoSide)) return refused(PhotoOutcome::TooSmall);
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    const poppler::image image = renderer.render_page(&page, per_inch, per_inch);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return refused(PhotoOutcome::Broken);
    const auto width = static_cast<uint32_t>(image.width()), height = static_cast<uint32_t>(image.height());
    const size_t row = size_t{width} * 3;
    if (width > longest || height > longest || row * height > room.size()) return refused(PhotoOutcome::TooManyPixels);
    for (size_t y = 0; y < height; ++y)
        std::copy_n(reinterpret_cast<const uint8_t*>(image.const_data()) + y * static_cast<size_t>(image.bytes_per_row()), row,
                    room.begin() + static_cast<std::ptrdiff_t>(y * row));
    const auto drawn = room.first(row * height);
    if (std::all_of(drawn.begin(), drawn.end(), [](uint8_t value) { return value == 0xFF; })) return refused(PhotoOutcome::EmptyPage);
    PhotoHeader header;
    header.width = header.source_width = width;
    header.height = header.source_height = height;
    return header;
}

// Which fonts are missing, for whoever saves it anew. None is, where one that is there cannot be read: then the document is damaged. A name that has no room
// any more is left out whole.
PhotoHeader lacks_fonts(const poppler::document& document, const Said& said)
{
    PhotoHeader header = refused(PhotoOutcome::LacksFont);
    const std::unique_ptr<poppler::font_iterator> fonts(document.create_font_iterator(0));
    size_t used = 0;
    for (const poppler::font_info& font : fonts->has_next() ? fonts->next() : std::vector<poppler::font_info>{}) {
        const std::string name = font.name() + "\n";
        if (font.is_embedded() || name.size() < 2 || used + name.size() >= header.lacking.size()) continue;
        if (("\n" + std::string(header.lacking.data(), used)).find("\n" + name) != std::string::npos) continue;   // whole lines: Mincho is not MS-Mincho
        std::copy(name.begin(), name.end(), header.lacking.begin() + static_cast<std::ptrdiff_t>(used));
        used += name.size();
    }
    if (used == 0 && !said.table) header.outcome = PhotoOutcome::Broken;
    return header;
}

}  // namespace

PhotoHeader draw_first_page(std::span<const uint8_t> file, uint32_t longest, std::span<uint8_t> room)
{
    Said said;
    poppler::set_debug_error_function(hear, &said);
    const Envelope envelope = envelope_of(file);
    if (envelope.cut_short) return refused(PhotoOutcome::CutShort);
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(reinterpret_cast<const char*>(envelope.document.data()),
                                                                                            static_cast<int>(envelope.document.size())));
    if (document == nullptr) return refused(PhotoOutcome::Broken);
    if (document->is_locked()) return refused(PhotoOutcome::Locked);
    const int pages = document->pages();
    if (pages <= 0) return refused(PhotoOutcome::NoPage);
    const std::unique_ptr<poppler::page> page(document->create_page(0));
    if (page == nullptr) return refused(PhotoOutcome::Broken);
    PhotoHeader header = is_cropped_away(envelope, page->page_rect(poppler::media_box), pages) ? refused(PhotoOutcome::NoExtent) : draw(*page, longest, room);
    if ((said.font || said.table) && (header.outcome == PhotoOutcome::Ok || header.outcome == PhotoOutcome::EmptyPage)) return lacks_fonts(*document, said);
    if (said.lost && header.outcome == PhotoOutcome::EmptyPage) return refused(PhotoOutcome::Broken);
    header.pages = static_cast<uint32_t>(pages);
    header.surplus = envelope.surplus ? 1 : 0;
    if (said.lost) header.flaw = PageFlaw::Damaged;
    else if (envelope.sizeless && is_assumed(page->page_rect(poppler::media_box))) header.flaw = PageFlaw::Sizeless;
    else if (envelope.askew && pages == 1) header.flaw = PageFlaw::Askew;   // of several it may be another one's
    return header;
}

}  // namespace renkei::documents
