#pragma once
// A soft field of light: colours known on a coarse grid, drawn smoothly and dithered. Dark gradients in 8 bits show bands on
// a large panel; half a level of fixed noise hides them (Roberts, "Picture coding using pseudo-random noise", 1962).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace renkei::paint {

struct Field {
    int width = 0, height = 0;   // samples; sample (0,0) lies on the top left corner, the last on the bottom right
    std::vector<float> rgb;      // sRGB encoded 0..1, three a sample, row by row

    Field(int w, int h) : width(w), height(h), rgb(static_cast<size_t>(w) * static_cast<size_t>(h) * 3) {}
    [[nodiscard]] float* at(int x, int y) { return &rgb[(static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 3]; }
    [[nodiscard]] const float* at(int x, int y) const { return &rgb[(static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 3]; }
};

// Some rows of the picture that the field covers, in pixels of it.
struct FieldRows {
    int width = 0, height = 0;        // of the whole picture
    int first_row = 0, rows = 0;
};
// Fills those rows, opaque, one after the other without padding.
void render_field(const Field& field, FieldRows part, uint32_t* pixels);

}  // namespace renkei::paint
