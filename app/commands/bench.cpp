// renkei bench: figures of speed and memory as JSON, with the machine described.

#include "commands/bench.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>

#include "commands/messages.hpp"

namespace renkei::commands {

namespace {

Result<nlohmann::json> measure(const Common& common, const BenchOptions& options)
{
    if (options.what == "show") return bench_show(common, options);
    if (options.what == "load") return bench_load(common);
    if (options.what == "sync") return bench_sync(common);
    if (options.what == "map") return bench_map(common);
    if (options.what == "find") return bench_find(common);
    if (options.what == "touch") return bench_touch(common, options);
    return Error{ErrorKind::Usage, sentence("renkei bench measures show, load, sync, map, find and touch; it cannot measure {1}", options.what)};
}

}  // namespace

double rounded(double value) { return std::round(value * 1000) / 1000; }

nlohmann::json described_machine()
{
    std::ifstream cpu("/proc/cpuinfo");
    std::string line, model = "unknown";
    while (std::getline(cpu, line))
        if (line.starts_with("model name")) {
            model = line.substr(std::min(line.size(), line.find(':') + 2));
            break;
        }
    return {{"cpu", model}, {"cores", std::thread::hardware_concurrency()}};
}

int bench(const Common& common, const BenchOptions& options)
{
    const auto figures = measure(common, options);
    if (!figures) return fail(common, figures.error());
    return print(common, figures->dump(2));
}

}  // namespace renkei::commands
