#include "text/coverage_cache.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include FT_OUTLINE_H

namespace renkei::text {
namespace {

// A glyph's outline in 1/64 pixel, y upward, as FreeType wants it.
struct Outline {
    float scale = 1;  // from shaping units
    bool sideways = false;
    FT_Vector shift{};
    std::vector<FT_Vector> points;
    std::vector<char> tags;
    std::vector<short> contours;

    void add(float x, float y, char tag)
    {
        if (sideways) {
            const float across = y;
            y = -x;
            x = across;
        }
        points.push_back({std::lround(x * scale) + shift.x, std::lround(y * scale) + shift.y});
        tags.push_back(tag);
    }
    void close()
    {
        if (!points.empty() && (contours.empty() || contours.back() + 1 < static_cast<int>(points.size())))
            contours.push_back(static_cast<short>(points.size() - 1));
    }
};

Outline& target(void* data) { return *static_cast<Outline*>(data); }

// Callbacks of hb_draw_funcs_t, whose signatures are HarfBuzz's.
void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*)
{
    target(data).close();
    target(data).add(x, y, FT_CURVE_TAG_ON);
}
void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) { target(data).add(x, y, FT_CURVE_TAG_ON); }
void quadratic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*)
{
    target(data).add(cx, cy, FT_CURVE_TAG_CONIC);
    target(data).add(x, y, FT_CURVE_TAG_ON);
}
void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y, void*)
{
    target(data).add(ax, ay, FT_CURVE_TAG_CUBIC);
    target(data).add(bx, by, FT_CURVE_TAG_CUBIC);
    target(data).add(x, y, FT_CURVE_TAG_ON);
}
void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { target(data).close(); }

void trace(const Font& font, uint32_t glyph, Outline& outline)
{
    hb_draw_funcs_t* functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(functions, line_to, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(functions, cubic_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(functions, close_path, nullptr, nullptr);
    hb_font_get_glyph_shape(font.shaper(), glyph, functions, &outline);
    hb_draw_funcs_destroy(functions);
    outline.close();
}

}  // namespace

CoverageCache::CoverageCache()
{
    if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
}

CoverageCache::~CoverageCache()
{
    if (library_) FT_Done_FreeType(library_);
}

size_t CoverageCache::KeyHash::operator()(const Key& key) const
{
    const uint64_t low = (uint64_t{key.id} << 32U) | key.pixels;
    const uint64_t high = (uint64_t{key.font} << 16U) | (uint64_t{key.phases} << 1U) | (key.sideways ? 1U : 0U);
    return static_cast<size_t>((low ^ (high * 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL >> 7U);
}

const Coverage& CoverageCache::find(const FontSet& fonts, const Glyph& glyph, float pixels_per_em, int phase_x, int phase_y)
{
    const auto phases = static_cast<uint8_t>((phase_x & 3) | ((phase_y & 3) << 2));
    const Key key{glyph.id, static_cast<uint32_t>(std::lround(std::clamp(pixels_per_em, 1.0f, 4096.0f) * 64)), glyph.font, phases, glyph.sideways};
    if (const auto found = index_.find(key); found != index_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        return entries_.front().coverage;
    }
    entries_.push_front({key, draw(fonts, key)});
    index_[key] = entries_.begin();
    const auto cost = [](const Entry& entry) { return sizeof(Entry) + entry.coverage.alpha.size(); };
    bytes_ += cost(entries_.front());
    while (bytes_ > max_bytes && entries_.size() > 1) {
        bytes_ -= cost(entries_.back());
        index_.erase(entries_.back().key);
        entries_.pop_back();
    }
    return entries_.front().coverage;
}

Coverage CoverageCache::draw(const FontSet& fonts, const Key& key) const
{
    Coverage coverage;
    const Font* font = fonts.font(key.font);
    if (!font || !library_) return coverage;
    Outline outline;
    outline.scale = static_cast<float>(key.pixels) / static_cast<float>(shaping_units);
    outline.sideways = key.sideways;
    outline.shift = {(key.phases & 3) * 16, -((key.phases >> 2) & 3) * 16};
    trace(*font, key.id, outline);
    if (outline.points.empty() || outline.points.size() > 32000) return coverage;

    FT_Outline filled{};
    filled.n_points = static_cast<short>(outline.points.size());
    filled.n_contours = static_cast<short>(outline.contours.size());
    filled.points = outline.points.data();
    filled.tags = outline.tags.data();
    filled.contours = outline.contours.data();
    FT_BBox bounds;
    FT_Outline_Get_CBox(&filled, &bounds);
    const auto floor = [](FT_Pos v) { return v >> 6; };
    const FT_Pos left = floor(bounds.xMin), bottom = floor(bounds.yMin), right = floor(bounds.xMax + 63), top = floor(bounds.yMax + 63);
    if (right <= left || top <= bottom) return coverage;
    coverage.left = static_cast<int>(left);
    coverage.top = static_cast<int>(-top);
    coverage.width = static_cast<int>(right - left);
    coverage.height = static_cast<int>(top - bottom);
    coverage.alpha.assign(static_cast<size_t>(coverage.width) * static_cast<size_t>(coverage.height), 0);
    FT_Outline_Translate(&filled, -left * 64, -bottom * 64);
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(coverage.height);
    bitmap.width = static_cast<unsigned>(coverage.width);
    bitmap.pitch = coverage.width;
    bitmap.buffer = coverage.alpha.data();
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    if (FT_Outline_Get_Bitmap(library_, &filled, &bitmap) != 0) coverage = Coverage{};
    return coverage;
}

}  // namespace renkei::text
