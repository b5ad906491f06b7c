// renkei bench load: pictures and events from a folder into a store that is there, beside what decoding and coding the same pictures
// takes alone. All of it is made here, so that the figures can be had anywhere.

#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "commands/bench.hpp"
#include "commands/bench_workplace.hpp"
#include "commands/child_process.hpp"
#include "commands/clock.hpp"
#include "commands/shipped_files.hpp"
#include "paint/photograph.hpp"
#include "paint/thumbnail.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr int kRounds = 3, kKept = 24, kSized = 6, kEvents = 5000;
constexpr PixelSize kWall{3840, 2160}, kCamera{4000, 2250};   // as the display keeps them; larger than that

// Slow slopes under the grain of a sensor: a quarter to half a byte a pixel as JPEG, as photographs have it.
std::vector<uint8_t> scenery(PixelSize size, uint32_t seed)
{
    std::vector<uint8_t> rgb;
    rgb.reserve(static_cast<size_t>(size.w) * static_cast<size_t>(size.h) * 3);
    uint32_t chance = seed * 2654435761u + 1;
    for (int y = 0; y < size.h; ++y)
        for (int x = 0; x < size.w; ++x) {
            chance = chance * 1664525u + 1013904223u;
            const int grain = static_cast<int>(chance >> 29);
            const int hill = (x / 8 + static_cast<int>(seed) * 37 + y * y / 16384) % 512;
            const int light = 40 + (hill < 256 ? hill : 511 - hill) / 2 + grain;
            for (const int tone : {light, light * 7 / 8 + y * 20 / size.h, 60 + y * 120 / size.h + grain}) rgb.push_back(static_cast<uint8_t>(tone));
        }
    return rgb;
}

bool write_file(const fs::path& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(file.flush());
}

Error cannot_write(const fs::path& folder)
{
    return {ErrorKind::CannotCreate, sentence("Media folder {1} cannot be made ({2})", folder, std::strerror(errno))};
}

// As another program writes them: without the small copy.
Result<void> make_pictures(const fs::path& folder, PixelSize size, int count)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    std::string table = "file,code5,credit\n";
    for (int i = 0; i < count; ++i) {
        RENKEI_TRY(const auto jpeg, paint::encode_photograph(size, scenery(size, static_cast<uint32_t>(i))));
        const auto small = paint::thumbnail_of(jpeg);
        const std::string_view bytes(reinterpret_cast<const char*>(jpeg.data()), jpeg.size());
        const size_t behind = small.empty() ? 2 : static_cast<size_t>(small.data() - jpeg.data()) + small.size();
        const std::string name = std::to_string(i) + ".jpg";
        if (!write_file(folder / name, std::string(bytes.substr(0, 2)) + std::string(bytes.substr(behind)))) return cannot_write(folder);
        table += name + ",01202,bench\n";
    }
    return write_file(folder / "photos.csv", table) ? Result<void>() : Result<void>(cannot_write(folder));
}

Result<void> make_events(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    const std::string today = iso_date(civil_time(system_now()).date);
    std::string table = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,開始日,終了日,場所名称\n";
    for (int i = 1; i <= kEvents; ++i) {
        const std::string number = std::to_string(i);
        table += "012025," + number + ",北海道,函館市,催し" + number + "," + today + "," + today + ",会場\n";
    }
    return write_file(folder / "events.csv", table) ? Result<void>() : Result<void>(cannot_write(folder));
}

double seconds_since(Steady::time_point begun) { return std::chrono::duration<double>(Steady::now() - begun).count(); }

double children_cpu_s()
{
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// The least of several rounds, in which nothing else held it up.
struct Least {
    double wall_s = 0, cpu_s = 0;
    void add(double wall, double cpu)
    {
        wall_s = wall_s > 0 ? std::min(wall_s, wall) : wall;
        cpu_s = cpu_s > 0 ? std::min(cpu_s, cpu) : cpu;
    }
};

class Loading {
  public:
    Loading(const Common& common, fs::path place) : common_(common), place_(std::move(place)) {}

    // A store that is there.
    Result<void> prepare()
    {
        return child({"load", "--store", (place_ / "base").string()});
    }

    // `staged`: into a copy of that store, else a check alone.
    Result<void> load(const std::string& folder, bool staged, Least& least)
    {
        std::error_code failed;
        const fs::path store = place_ / "store";
        fs::remove_all(store, failed);
        fs::copy(place_ / "base", store, fs::copy_options::recursive, failed);
        std::vector<std::string> words{"load", (place_ / folder).string(), "--store", store.string()};
        if (!staged) words.emplace_back("--check");
        const double before = children_cpu_s();
        const auto begun = Steady::now();
        RENKEI_CHECK(child(words));
        least.add(seconds_since(begun), children_cpu_s() - before);
        return {};
    }

    // The first pictures of the folder decoded and coded once, by libjpeg-turbo alone, on two cores.
    Result<void> floor(const std::string& folder, PixelSize size, int count, Least& least)
    {
        const std::vector<uint8_t> rgb = scenery(size, 0);
        std::vector<std::pair<std::string, std::string>> files;
        for (int i = 0; i < count; ++i) {
            const std::string path = (place_ / folder / (std::to_string(i) + ".jpg")).string();
            std::ifstream file(path, std::ios::binary);
            std::string bytes(fs::file_size(path), '\0');
            file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            files.emplace_back(path, to_hex(sha256({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()})));
        }
        std::array<bool, 2> right{true, true};
        const auto half = [&](size_t which) {
            constexpr int kNice = 19;   // as a load has it, so that both wait alike for whatever else runs
            (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kNice);
            for (size_t i = which; i < files.size(); i += right.size())
                right[which] = right[which] && paint::load_photograph(files[i].first, files[i].second, size).ok() && paint::encode_photograph(size, rgb).ok();
        };
        const auto begun = Steady::now();
        std::thread one(half, 0), other(half, 1);
        one.join();
        other.join();
        least.add(seconds_since(begun), 0);
        return right[0] && right[1] ? Result<void>() : Result<void>(cannot_write(place_));
    }

  private:
    Result<void> child(std::vector<std::string> words)
    {
        const std::string program = program_file().string();
        words.insert(words.begin(), program);
        words.insert(words.end(), {"--json", "--cache", (place_ / "cache").string()});
        if (!common_.data.empty()) words.insert(words.end(), {"--data", common_.data});
        RENKEI_TRY(const ChildOutcome outcome, run_child(words));
        if (outcome.exit_code == 0) return {};
        return Error{ErrorKind::Unavailable, sentence("{1} ended with {2} and gave no figures; start it alone to see why", program, outcome.exit_code)};
    }

    Common common_;
    fs::path place_;
};

}  // namespace

Result<nlohmann::json> bench_load(const Common& common)
{
    const Workplace workplace;
    const fs::path& place = workplace.folder();
    if (place.empty()) return Workplace::none();
    RENKEI_CHECK(make_pictures(place / "kept", kWall, kKept));
    RENKEI_CHECK(make_pictures(place / "sized", kCamera, kSized));
    RENKEI_CHECK(make_events(place / "events"));
    Loading loading(common, place);
    RENKEI_CHECK(loading.prepare());
    Least kept_floor, sized_floor, kept, sized, checked, staged;
    for (int round = 0; round < kRounds; ++round) {
        RENKEI_CHECK(loading.floor("kept", kWall, kKept, kept_floor));
        RENKEI_CHECK(loading.load("kept", true, kept));
        RENKEI_CHECK(loading.floor("kept", kWall, kSized, sized_floor));
        RENKEI_CHECK(loading.load("sized", true, sized));
        RENKEI_CHECK(loading.load("events", false, checked));
        RENKEI_CHECK(loading.load("events", true, staged));
    }
    nlohmann::json result;
    result["machine"] = described_machine();
    result["floor"] = {{"photos_s", rounded(kept_floor.wall_s)}, {"sized_photos_s", rounded(sized_floor.wall_s)}};
    result["load"] = {{"photos", kKept}, {"photos_s", rounded(kept.wall_s)}, {"photos_cpu_s", rounded(kept.cpu_s)},
                      {"sized_photos", kSized}, {"sized_photos_s", rounded(sized.wall_s)}, {"sized_photos_cpu_s", rounded(sized.cpu_s)},
                      {"events", kEvents}, {"events_checked_s", rounded(checked.wall_s)}, {"events_staged_s", rounded(staged.wall_s)}};
    result["ratios"] = {{"photos", rounded(kept.wall_s / kept_floor.wall_s)}, {"sized_photos", rounded(sized.wall_s / sized_floor.wall_s)}};
    return result;
}

}  // namespace renkei::commands
