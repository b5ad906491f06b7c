// Pictures to look at: test_map "[.picture]" writes map-*.png into the working directory. They show the outlines as they
// are, with a rasteriser of their own, so that no drawing room can flatter them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "map/framing.hpp"
#include "map/insets.hpp"
#include "map/map_support.hpp"
#include "support/picture.hpp"

using namespace renkei;
using namespace renkei::map;
using namespace renkei::map::test;

namespace {

constexpr int kSamples = 4;   // along each side of a pixel

class Sheet {
  public:
    Sheet(int w, int h, uint32_t ground) : w_(w * kSamples), h_(h * kSamples), samples_(static_cast<size_t>(w_) * static_cast<size_t>(h_), ground) {}

    void fill(const std::vector<Ring>& rings, uint32_t color)   // even-odd, in pixels
    {
        std::vector<std::vector<float>> crossings(static_cast<size_t>(h_));
        for (const Ring& ring : rings)
            for (size_t i = 0; i < ring.size(); ++i) cross(ring[i], ring[(i + 1) % ring.size()], crossings);
        for (int y = 0; y < h_; ++y) {
            auto& row = crossings[static_cast<size_t>(y)];
            std::sort(row.begin(), row.end());
            for (size_t i = 0; i + 1 < row.size(); i += 2)
                for (int x = std::max(0, to_int(std::ceil(row[i] - 0.5f))); x < std::min(w_, to_int(std::ceil(row[i + 1] - 0.5f))); ++x)
                    samples_[static_cast<size_t>(y) * static_cast<size_t>(w_) + static_cast<size_t>(x)] = color;
        }
    }
    void stroke(const std::vector<Vec2>& points, bool closed, float width, uint32_t color)
    {
        for (size_t i = 0; i + (closed ? 0u : 1u) < points.size(); ++i) {
            const Vec2 a = points[i], b = points[(i + 1) % points.size()], d = b - a;
            const float length = std::hypot(d.x, d.y);
            if (length <= 0) continue;
            const Vec2 n{-d.y / length * width / 2, d.x / length * width / 2};
            fill_small({a + n, b + n, b - n, a - n}, color);
        }
    }
    void save(const std::string& path) const
    {
        renkei::test::Picture picture{w_ / kSamples, h_ / kSamples, {}};
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) picture.pixels.push_back(mean(x, y));
        REQUIRE(renkei::test::write_picture(picture, path));
    }

  private:
    static int to_int(float v) { return static_cast<int>(v); }

    void cross(Vec2 a, Vec2 b, std::vector<std::vector<float>>& crossings) const
    {
        constexpr float k = kSamples;
        a = a * k;
        b = b * k;
        if (a.y > b.y) std::swap(a, b);
        const int first = std::max(0, to_int(std::ceil(a.y - 0.5f))), last = std::min(h_, to_int(std::ceil(b.y - 0.5f)));
        for (int y = first; y < last; ++y) {
            const float t = (static_cast<float>(y) + 0.5f - a.y) / (b.y - a.y);
            crossings[static_cast<size_t>(y)].push_back(a.x + t * (b.x - a.x));
        }
    }
    void fill_small(const Ring& quad, uint32_t color)   // convex
    {
        const auto [left, right] = std::minmax_element(quad.begin(), quad.end(), [](Vec2 a, Vec2 b) { return a.x < b.x; });
        const auto [top, bottom] = std::minmax_element(quad.begin(), quad.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; });
        constexpr float k = kSamples;
        for (int y = std::max(0, to_int(top->y * k)); y <= std::min(h_ - 1, to_int(bottom->y * k)); ++y)
            for (int x = std::max(0, to_int(left->x * k)); x <= std::min(w_ - 1, to_int(right->x * k)); ++x)
                if (contains({{quad}, {}}, {(static_cast<float>(x) + 0.5f) / k, (static_cast<float>(y) + 0.5f) / k}))
                    samples_[static_cast<size_t>(y) * static_cast<size_t>(w_) + static_cast<size_t>(x)] = color;
    }
    [[nodiscard]] uint32_t mean(int x, int y) const
    {
        uint32_t sum[3]{};
        for (int j = 0; j < kSamples; ++j)
            for (int i = 0; i < kSamples; ++i) {
                const uint32_t s = samples_[static_cast<size_t>(y * kSamples + j) * static_cast<size_t>(w_) + static_cast<size_t>(x * kSamples + i)];
                for (int c = 0; c < 3; ++c) sum[c] += s >> (8 * c) & 0xFF;
            }
        constexpr uint32_t n = kSamples * kSamples;
        return 0xFF000000 | sum[2] / n << 16 | sum[1] / n << 8 | sum[0] / n;
    }

    int w_, h_;
    std::vector<uint32_t> samples_;
};

constexpr uint32_t kInk = 0xFF171B26, kLand = 0xFF1E3F66, kAccent = 0xFF9A5447, kWater = 0xFF24405A;

std::vector<Ring> placed(const Shape& shape, const View& view)
{
    std::vector<Ring> rings = shape.rings;
    for (Ring& ring : rings)
        for (Vec2& p : ring) p = view.place(p);
    return rings;
}

void draw_borders(Sheet& sheet, const View& view, Detail detail, Rect inside, BorderRank rank, float width, uint32_t color)
{
    for (const Polyline& line : the_atlas().borders(rank, detail, inside)) {
        std::vector<Vec2> points;
        for (const Vec2 p : line.points) points.push_back(view.place(p));
        sheet.stroke(points, line.closed, width, color);
    }
}

void draw(Sheet& sheet, const View& view, Detail detail, const std::vector<std::string>& lit)
{
    sheet.fill(placed(the_atlas().country(detail), view), kLand);
    for (const std::string& code : lit) sheet.fill(placed(the_atlas().outline(std::vector<std::string>{code}, detail), view), kAccent);
    for (const Shape& lake : the_atlas().lakes(detail)) sheet.fill(placed(lake, view), kWater);
}

std::vector<std::string> every_third_of(const std::string& prefecture)
{
    std::vector<std::string> codes;
    for (const std::string& code : the_atlas().codes())
        if (code.starts_with(prefecture) && code.back() % 3 == 0) codes.push_back(code);
    return codes;
}

}  // namespace

TEST_CASE("picture: the whole country with its insets", "[.picture]")
{
    Sheet sheet(1920, 1080, kInk);
    const View view = fit(main_bounds(), {500, 40, 1100, 1000});
    const auto all = the_atlas().codes();
    sheet.fill(placed(the_atlas().outline(codes_of(MapPart::Main, all), Detail::Country), view), kLand);
    for (const char* prefecture : {"01", "02", "10", "26"})
        for (const std::string& code : every_third_of(prefecture))
            sheet.fill(placed(the_atlas().outline(std::vector<std::string>{code}, Detail::Country), view), kAccent);
    for (const Shape& lake : the_atlas().lakes(Detail::Country)) sheet.fill(placed(lake, view), kWater);
    draw_borders(sheet, view, Detail::Country, main_bounds(), BorderRank::Municipality, 0.5f, 0xFF1A2C47);
    draw_borders(sheet, view, Detail::Country, main_bounds(), BorderRank::Prefecture, 1.1f, kInk);
    for (const auto& [part, f] : {std::pair{MapPart::SouthWest, Rect{96, 96, 368, 276}}, std::pair{MapPart::Ogasawara, Rect{96, 396, 120, 160}},
                                  std::pair{MapPart::Minamitorishima, Rect{96, 580, 120, 80}}}) {
        const Inset box = inset_in(part, f);
        sheet.stroke({{f.x, f.y}, {f.right(), f.y}, {f.right(), f.bottom()}, {f.x, f.bottom()}}, true, 1.25f, 0xFF55585F);
        sheet.fill(placed(rings_within(the_atlas().outline(codes_of(part, all), Detail::Region), box), box.view), 0xFF3E6E9E);
    }
    sheet.save("map-country.png");
}

TEST_CASE("picture: Hokkaido, Kyoto and a close view", "[.picture]")
{
    struct Scene {
        const char* name;
        LonLat centre;
        float scale;
        const char* prefecture;
    };
    for (const Scene& s : {Scene{"map-hokkaido.png", {143.2, 43.4}, 141, "01"}, Scene{"map-kyoto.png", {135.45, 35.3}, 926, "26"},
                           Scene{"map-nagasaki.png", {129.6, 33.0}, 926, "42"}, Scene{"map-tokyo.png", {139.7, 35.67}, 2400, "13"},
                           Scene{"map-seto.png", {133.0, 34.2}, 926, "34"}}) {
        Sheet sheet(1600, 1000, kInk);
        View view{.centre = project(s.centre), .scale = s.scale, .at = {800, 500}, .rotation = 0};
        const Detail detail = detail_for(s.scale, 1);
        const Rect inside{view.plane({0, 0}).x, view.plane({0, 0}).y, 1600 / s.scale, 1000 / s.scale};
        draw(sheet, view, detail, every_third_of(s.prefecture));
        draw_borders(sheet, view, detail, inside, BorderRank::Municipality, 1.1f, kInk);
        draw_borders(sheet, view, detail, inside, BorderRank::Prefecture, 3.2f, kInk);
        draw_borders(sheet, view, detail, inside, BorderRank::Coast, 1.0f, 0xFFBFC6D0);
        sheet.save(s.name);
    }
}
