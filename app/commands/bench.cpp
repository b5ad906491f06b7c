// renkei bench: figures of speed and memory as JSON, with the machine described.

#include "commands/bench.hpp"

#include <nlohmann/json.hpp>

#include "commands/messages.hpp"

namespace renkei::commands {

namespace {

Result<nlohmann::json> measure(const Common& common, const BenchOptions& options)
{
    if (options.what == "show") return bench_show(common, options);
    if (options.what == "sync") return bench_sync(common);
    return Error{ErrorKind::Usage, sentence("renkei bench measures show; it cannot measure {1}", options.what)};
}

}  // namespace

int bench(const Common& common, const BenchOptions& options)
{
    const auto figures = measure(common, options);
    if (!figures) return fail(common, figures.error());
    return print(common, figures->dump(2));
}

}  // namespace renkei::commands
