#include "commands/bench_measuring.hpp"

#include "base/sentence.hpp"
#include "commands/child_process.hpp"
#include "commands/shipped_files.hpp"
#include "window/window.hpp"

namespace renkei::commands {

Measuring::Measuring(const Common& common, const BenchOptions& options) : common_(common), options_(options),
    display_(window::available_display().has_value()), program_(program_file()) {}

Result<void> Measuring::floor(Sum& sum, double seconds, bool fade)
{
    std::vector<std::string> words{yardstick_program().string(), "--size", size(), "--seconds", std::to_string(seconds), "--layers",
                                   std::to_string(kFloorLayers)};
    if (!display_) words.emplace_back("--offscreen");
    if (fade) words.emplace_back("--fade");
    return run(words, sum);
}

Result<void> Measuring::show(Sum& sum, double seconds, const std::string& scene, const std::string& script)
{
    std::vector<std::string> words;
    if (!script.empty()) words = {"/usr/bin/env", "RENKEI_DISPLAY_TOUCH=true"};
    words.insert(words.end(), {program_.string(), "show", "--json", "--scenes", scene, "--seconds", std::to_string(seconds), "--window", size()});
    if (!script.empty()) words.insert(words.end(), {"--touch", script});
    if (!display_) words.emplace_back("--offscreen");
    for (const auto& [flag, value] : {std::pair<std::string, std::string>{"--store", common_.store}, {"--config", common_.config}, {"--data", common_.data},
                                      {"--cache", common_.cache}})
        if (!value.empty()) words.insert(words.end(), {flag, value});
    return run(words, sum);
}

Result<void> Measuring::run(const std::vector<std::string>& words, Sum& sum)
{
    RENKEI_TRY(const ChildOutcome outcome, run_child(words));
    last = nlohmann::json::parse(outcome.output, nullptr, false);
    if (outcome.exit_code != 0 || last.is_discarded())
        return Error{ErrorKind::Unavailable, sentence("{1} ended with {2} and gave no figures; start it alone to see why", words.front(), outcome.exit_code)};
    sum.add(last, outcome.started_ms);
    return {};
}

}  // namespace renkei::commands
