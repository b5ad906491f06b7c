#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <numeric>

#include "commands/bench.hpp"
#include "commands/bench_workplace.hpp"
#include "commands/open_store.hpp"
#include "map/atlas.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

double milliseconds_of(const auto& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

size_t points_of(const map::Shape& shape)
{
    return std::accumulate(shape.rings.begin(), shape.rings.end(), size_t{0}, [](size_t sum, const map::Ring& ring) { return sum + ring.size(); });
}

}  // namespace

Result<nlohmann::json> bench_map(const Common& common)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const fs::path data, data_folder(settings.config));
    RENKEI_TRY(const Shown shown, open_to_show(common, settings.config, Purpose::Peek));
    const Workplace workplace;
    if (workplace.folder().empty()) return Workplace::none();
    const auto open = [&] { return map::Atlas::open(data / "mesh", workplace.folder()); };
    Result<map::Atlas> atlas = Error{ErrorKind::Internal, Sentence{}};
    const double traced = milliseconds_of([&] { atlas = open(); });   // no outlines are kept in an empty folder
    if (!atlas) return atlas.error();
    const double opened = milliseconds_of([&] { atlas = open(); });
    if (!atlas) return atlas.error();

    size_t points = 0, picked = 0;
    const double country = milliseconds_of([&] { points = points_of(atlas->country(map::Detail::Country)); });
    const std::vector<std::string> codes = atlas->codes();
    double prefectures = 0;
    for (int number = 1; number <= 47; ++number) {
        const std::string code = (number < 10 ? "0" : "") + std::to_string(number);
        const auto of = atlas->codes_of(code);
        prefectures += milliseconds_of([&] { points += points_of(atlas->outline(of, map::Detail::Prefecture)); });
    }
    const double municipalities = milliseconds_of([&] {
        for (const std::string& code : codes) points += points_of(atlas->outline(std::span(&code, 1), map::Detail::Prefecture));
    });
    const auto pick_all = [&] {
        for (const auto& m : shown.content->municipalities) picked += atlas->pick({m.lon, m.lat}) == m.code5 ? 1u : 0u;
    };
    const double first = milliseconds_of([&] { pick_all(); });   // unpacks the mesh
    picked = 0;
    const double again = milliseconds_of(pick_all);
    const auto each_us = [](double ms, size_t count) { return rounded(1000 * ms / static_cast<double>(std::max<size_t>(1, count))); };
    std::error_code ignored;
    size_t bytes = 0;
    for (const auto& file : fs::directory_iterator(workplace.folder(), ignored)) bytes += file.file_size(ignored);
    return nlohmann::json{{"machine", described_machine()},
                          {"trace_ms", rounded(traced)},
                          {"open_ms", rounded(opened)},
                          {"cache_bytes", bytes},
                          {"outline_ms", {{"country", rounded(country)}, {"prefectures", rounded(prefectures)}, {"municipalities", rounded(municipalities)}}},
                          {"outline_points", points},
                          {"pick_us", {{"first", each_us(first, shown.content->municipalities.size())},
                                       {"again", each_us(again, shown.content->municipalities.size())}}},
                          {"municipalities", shown.content->municipalities.size()},
                          {"picked_right", picked}};
}

}  // namespace renkei::commands
