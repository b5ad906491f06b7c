#include "commands/contact_sheet.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::commands {

namespace {

constexpr int kMargin = 48, kGap = 24, kCaption = 44, kTitle = 84;   // pixels

// The largest size at which every caption is as wide as its picture at most.
float caption_size(const std::vector<SheetEntry>& entries, int cell_width, const text::Typesetter& typesetter)
{
    constexpr float kLargest = 18;
    float widest = 1;
    for (const SheetEntry& entry : entries) widest = std::max(widest, typesetter.line(entry.caption, {.face = text::Face::Gothic, .size = kLargest}).size.w);
    return kLargest * std::min(1.0f, static_cast<float>(cell_width) / widest);
}

}  // namespace

paint::Image small_copy(const paint::Image& picture, int width)
{
    const int height = std::max(1, static_cast<int>(std::lround(static_cast<double>(picture.height) * width / std::max(1, picture.width))));
    paint::Image small{width, height, std::vector<uint32_t>(static_cast<size_t>(width) * static_cast<size_t>(height))};
    for (int y = 0; y < height; ++y) {
        const int y0 = y * picture.height / height, y1 = std::max(y0 + 1, (y + 1) * picture.height / height);
        for (int x = 0; x < width; ++x) {
            const int x0 = x * picture.width / width, x1 = std::max(x0 + 1, (x + 1) * picture.width / width);
            uint32_t red = 0, green = 0, blue = 0;
            for (int v = y0; v < y1; ++v)
                for (int u = x0; u < x1; ++u) {
                    const uint32_t p = picture.pixels[static_cast<size_t>(v) * static_cast<size_t>(picture.width) + static_cast<size_t>(u)];
                    red += p >> 16 & 255u;
                    green += p >> 8 & 255u;
                    blue += p & 255u;
                }
            const auto count = static_cast<uint32_t>((x1 - x0) * (y1 - y0));
            small.pixels[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)] = 0xff000000u | red / count << 16 | green / count
                << 8 | blue / count;
        }
    }
    return small;
}

paint::Image contact_sheet(const std::vector<SheetEntry>& entries, const std::string& title, const text::Typesetter& typesetter)
{
    int cell_width = 1, cell_height = 1;
    for (const SheetEntry& entry : entries) {
        cell_width = std::max(cell_width, entry.picture.width);
        cell_height = std::max(cell_height, entry.picture.height);
    }
    const int columns = cell_height > cell_width ? 6 : 4;
    const int rows = (static_cast<int>(entries.size()) + columns - 1) / columns;
    const int width = 2 * kMargin + columns * cell_width + (columns - 1) * kGap;
    const int height = kMargin + kTitle + rows * (cell_height + kCaption + kGap) + kMargin - kGap;

    const float caption = caption_size(entries, cell_width, typesetter);

    paint::Image sheet;
    paint::Painter painter(sheet, {0, 0, static_cast<float>(width), static_cast<float>(height)}, 1, typesetter);
    painter.fill_all(paint::ink::kWashi);
    painter.text(typesetter.line(title, {.face = text::Face::Headline, .size = 36}), {static_cast<float>(kMargin), static_cast<float>(kMargin) - 8},
                 paint::ink::kSumi);
    for (size_t i = 0; i < entries.size(); ++i) {
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        const auto x = static_cast<float>(kMargin + column * (cell_width + kGap));
        const auto y = static_cast<float>(kMargin + kTitle + row * (cell_height + kCaption + kGap));
        const paint::Image& picture = entries[i].picture;
        painter.image(picture, {x, y, static_cast<float>(picture.width), static_cast<float>(picture.height)});
        painter.text(typesetter.line(entries[i].caption, {.face = text::Face::Gothic, .size = caption}), {x, y + static_cast<float>(cell_height) + 10},
                     paint::ink::kSumi);
    }
    return sheet;
}

}  // namespace renkei::commands
