#include "map/atlas.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>

#include "map/build.hpp"
#include "map/files.hpp"

namespace renkei::map {
namespace {

bool touch(const Rect& a, const Rect& b)
{
    return a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom();
}

// A code of land without a municipality, NN000.
bool unassigned(std::string_view code) { return code.substr(2) == "000"; }

}  // namespace

Detail detail_for(float layout_units_per_degree, float pixels_per_unit)
{
    // The coarser level serves as long as its tolerance stays below about 0.4 pixel.
    constexpr float kMetresPerDegree = 111'195, kCountryFrom = 750, kRegionFrom = 200;
    const float metres_per_pixel = kMetresPerDegree / (layout_units_per_degree * pixels_per_unit);
    if (metres_per_pixel >= kCountryFrom) return Detail::Country;
    return metres_per_pixel >= kRegionFrom ? Detail::Region : Detail::Prefecture;
}

struct Atlas::Impl {
    Impl(OutlineBlock b, std::vector<std::byte> gz, bool cached) : block(std::move(b)), mesh_gz(std::move(gz)), from_cache(cached) {}

    OutlineBlock block;
    std::vector<std::byte> mesh_gz;   // kept packed until somebody picks
    bool from_cache = false;
    std::once_flag unpacked;
    std::optional<Mesh> mesh;         // set once, under `unpacked`

    const Mesh* mesh_for_picking()
    {
        std::call_once(unpacked, [this] {
            auto decoded = Mesh::decode(mesh_gz, kMeshFile);
            if (decoded.ok()) mesh = std::move(decoded).value();   // the cache's checksum says that it was decoded before
            mesh_gz = {};
        });
        return mesh ? &*mesh : nullptr;
    }

    // Which values a set of codes means. Land without a municipality comes with its complete prefecture, or no prefecture
    // could ever be whole.
    [[nodiscard]] std::vector<bool> values_of(std::span<const std::string> codes) const
    {
        const size_t count = block.values() + 1;
        std::vector<bool> inside(count, false);
        for (const std::string& code : codes) {
            if (const auto value = block.value(code)) inside[*value] = true;
            if (code == kNoMunicipality)
                for (size_t v = 1; v < count; ++v)
                    if (unassigned(block.code(v))) inside[v] = true;
        }
        for (size_t v = 1; v < count; ++v) {
            if (!unassigned(block.code(v)) || inside[v]) continue;
            bool whole = true;
            for (size_t m = 1; m < count && whole; ++m)
                whole = inside[m] || m == v || block.code(m).substr(0, 2) != block.code(v).substr(0, 2);
            inside[v] = whole;
        }
        return inside;
    }
};

Atlas::Atlas(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Atlas::Atlas(Atlas&&) noexcept = default;
Atlas& Atlas::operator=(Atlas&&) noexcept = default;
Atlas::~Atlas() = default;

Result<Atlas> Atlas::open(const std::filesystem::path& mesh_directory, const std::filesystem::path& cache_directory)
{
    RENKEI_TRY(std::vector<std::byte> land_gz, read_file(mesh_directory / kMeshFile));
    RENKEI_TRY(const std::vector<std::byte> lakes_gz, read_file(mesh_directory / kLakesFile));
    const uint64_t source = checksum(lakes_gz, checksum(land_gz));
    const auto cache = cache_directory / kCacheFile;
    if (auto block = OutlineBlock::read(cache, source)) return Atlas(std::make_unique<Impl>(std::move(*block), std::move(land_gz), true));

    RENKEI_TRY(Mesh land, Mesh::decode(land_gz, kMeshFile));
    RENKEI_TRY(const Mesh lakes, Mesh::decode(lakes_gz, kLakesFile));
    OutlineBlock block = OutlineBlock::pack(build_outlines(land, lakes), source);
    (void)block.write(cache).ok();   // a cache that cannot be kept only costs time at the next start
    return Atlas(std::make_unique<Impl>(std::move(block), std::move(land_gz), false));
}

Shape Atlas::outline(std::span<const std::string> code5, Detail detail) const
{
    const OutlineView& view = impl_->block.land(detail);
    const std::vector<bool> inside = impl_->values_of(code5);
    std::vector<uint32_t> lines;
    for (size_t v = 1; v < inside.size(); ++v)
        if (inside[v]) {
            const auto own = view.lines_of(v);
            lines.insert(lines.end(), own.begin(), own.end());
        }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return assemble(view, lines, inside);
}

Shape Atlas::country(Detail detail) const
{
    const OutlineView& view = impl_->block.land(detail);
    std::vector<bool> inside(impl_->block.values() + 1, true);
    inside[0] = false;
    const auto shore = view.lines_of(0);
    return assemble(view, {shore.begin(), shore.end()}, inside);
}

std::vector<Polyline> Atlas::borders(BorderRank rank, Detail detail, Rect inside) const
{
    const OutlineView& view = impl_->block.land(detail);
    std::vector<Polyline> lines;
    for (const OutlineLine& line : view.lines) {
        if (line.rank != static_cast<uint16_t>(rank) || line.faint != 0 || !touch(line.bounds, inside)) continue;
        const auto points = view.points_of(line);
        lines.push_back({{points.begin(), points.end()}, line.closed()});
    }
    return lines;
}

std::vector<Polyline> Atlas::seams(std::span<const std::string> of, std::span<const std::string> among, Detail detail) const
{
    const OutlineView& view = impl_->block.land(detail);
    const std::vector<bool> first = impl_->values_of(of), second = impl_->values_of(among);
    std::vector<Polyline> lines;
    for (const OutlineLine& line : view.lines) {
        if (!(first[line.left] && second[line.right]) && !(first[line.right] && second[line.left])) continue;
        const auto points = view.points_of(line);
        lines.push_back({{points.begin(), points.end()}, line.closed()});
    }
    return lines;
}

std::vector<Shape> Atlas::lakes(Detail detail) const
{
    const OutlineView& view = impl_->block.lakes(detail);
    const size_t count = view.first_of.size() - 1;
    std::vector<Shape> shapes;
    for (size_t v = 1; v < count; ++v) {
        std::vector<bool> inside(count, false);
        inside[v] = true;
        const auto own = view.lines_of(v);
        shapes.push_back(assemble(view, {own.begin(), own.end()}, inside));
    }
    return shapes;
}

std::optional<std::string> Atlas::pick(LonLat place) const
{
    const Mesh* mesh = impl_->mesh_for_picking();
    const uint16_t value = mesh != nullptr ? mesh->at(place) : uint16_t{0};
    if (value == 0) return std::nullopt;
    return mesh->palette()[value - 1u];
}

std::vector<std::string> Atlas::codes() const
{
    std::vector<std::string> codes{std::string(kNoMunicipality)};
    for (size_t v = 1; v <= impl_->block.values(); ++v)
        if (!unassigned(impl_->block.code(v))) codes.emplace_back(impl_->block.code(v));
    return codes;
}

std::vector<std::string> Atlas::codes_of(std::string_view prefecture_code) const
{
    std::vector<std::string> codes = this->codes();
    std::erase_if(codes, [&](const std::string& code) { return !code.starts_with(prefecture_code); });
    return codes;
}

bool Atlas::from_cache() const { return impl_->from_cache; }

}  // namespace renkei::map
