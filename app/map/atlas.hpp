#pragma once
// The outlines of Japan, traced from the 250 m mesh (data/mesh, JIS X 0410) as one smoothed network, so that neighbours
// share their lines and nothing gaps or overlaps at any zoom; and which municipality lies at a point.
//
// Traced once, kept in a cache file (versioned, checked, rebuilt when it does not match) and read whole afterwards.
// All coordinates are in the plane of map/projection.hpp. Immutable after it is made: any thread may read.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "map/projection.hpp"

namespace renkei::map {

// Levels of detail: tolerance of the simplification, for maps of about so many metres a pixel.
enum class Detail {
    Country,      // 300 m: the whole country at 1.7 km a pixel; islands from 0.4 km²
    Region,       // 80 m: Hokkaido at 0.48 km a pixel
    Prefecture,   // 30 m with one Chaikin pass: a prefecture at 0.12 km a pixel
};
[[nodiscard]] Detail detail_for(float layout_units_per_degree, float pixels_per_unit);

enum class BorderRank { Coast, Prefecture, Municipality };

using Ring = std::vector<Vec2>;      // closed without repeating the first point

// Even-odd polygon of any number of rings: islands, holes.
struct Shape {
    std::vector<Ring> rings;
    Rect bounds;                     // plane
};

struct Polyline {
    std::vector<Vec2> points;
    bool closed = false;
};

class Atlas {
  public:
    // `mesh_directory` holds japan-mesh-250m.rle.gz and japan-lakes-250m.rle.gz; `cache_directory` is created when missing.
    // A cache that cannot be written is no error: the outlines are then kept in memory.
    // Errors: NotFound/BadData when the mesh is missing or damaged.
    static Result<Atlas> open(const std::filesystem::path& mesh_directory, const std::filesystem::path& cache_directory);
    Atlas(Atlas&&) noexcept;
    Atlas& operator=(Atlas&&) noexcept;
    ~Atlas();

    // Outline of a set of municipalities, their common borders dissolved: one code is a municipality, all codes of a
    // prefecture the prefecture. Unknown codes are passed over.
    [[nodiscard]] Shape outline(std::span<const std::string> code5, Detail detail) const;
    // The whole country (the Northern Territories with it).
    [[nodiscard]] Shape country(Detail detail) const;
    // The shared lines of one rank inside a box of the plane; every line once. Coast excludes islets below two pixels.
    [[nodiscard]] std::vector<Polyline> borders(BorderRank rank, Detail detail, Rect inside) const;
    // The lines that part a municipality of `of` from one of `among`; every line once. No coasts.
    [[nodiscard]] std::vector<Polyline> seams(std::span<const std::string> of, std::span<const std::string> among, Detail detail) const;
    [[nodiscard]] std::vector<Shape> lakes(Detail detail) const;

    // The municipality at a place; empty over the sea. 00000 (no municipality) and the Northern Territories' six villages
    // are given by their codes.
    [[nodiscard]] std::optional<std::string> pick(LonLat place) const;
    [[nodiscard]] std::vector<std::string> codes() const;   // ascending, 1,748
    // All codes of a prefecture (JIS X 0401): Hokkaido's with the six villages of the Northern Territories.
    [[nodiscard]] std::vector<std::string> codes_of(std::string_view prefecture_code) const;
    [[nodiscard]] bool from_cache() const;                  // for doctor and tests

  private:
    struct Impl;
    explicit Atlas(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace renkei::map
