#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/sentence.hpp"
#include "commands/bench.hpp"
#include "commands/bench_measuring.hpp"
#include "commands/clock.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/wishes.hpp"
#include "programme/scenes.hpp"

namespace renkei::commands {

namespace {

constexpr int kRounds = 2;

nlohmann::json figures(const Sum& sum, double seconds)
{
    return {{"cpu_ms_per_frame", rounded(sum.cpu_ms_per_frame())}, {"p99_ms", sum.p99_ms}, {"max_ms", sum.longest_ms}, {"late", sum.late},
            {"frames", sum.frames},
            {"cpu_per_s", rounded(sum.cpu_s / seconds)}, {"pss_mib", rounded(sum.pss_mib)}, {"first_picture_ms", rounded(sum.least_first_ms())},
            {"cpu_to_first_s", rounded(sum.least_cpu_to_first_s())}};
}

// What the measured displays will show, from the store that they open.
Result<std::shared_ptr<const programme::Programme>> programme_of_today(const Common& common)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const Shown shown, open_to_show(common, settings.config, Purpose::Run));
    programme::Options options = programme_options(settings.config);
    options.scenes.clear();
    const Instant now = system_now();
    options.dated = now >= shown.last_deed;
    options.minute = civil_time(now).minute_of_day();
    return programme::build(shown.content, civil_time(now).date, std::to_string(shown.revision), options);
}

}  // namespace

std::vector<std::string_view> scenes_without_content(const programme::Programme& programme)
{
    std::vector<std::string_view> without;
    for (const std::string_view scene : programme::kScenes)
        if (std::none_of(programme.slots.begin(), programme.slots.end(), [&](const programme::Slot& slot) { return slot.scene == scene; }))
            without.push_back(scene);
    return without;
}

Result<nlohmann::json> bench_show(const Common& common, const BenchOptions& options)
{
    RENKEI_TRY(const auto programme, programme_of_today(common));
    const auto without = scenes_without_content(*programme);
    for (const std::string_view scene : without) say(common, sentence("{1} is not measured: there is nothing to show in it", scene));
    Measuring measuring(common, options);
    const double seconds = options.seconds / kRounds;
    Sum picture, fade;
    std::map<std::string, Sum> scenes;
    for (int round = 0; round < kRounds; ++round) {
        RENKEI_CHECK(measuring.floor(picture, seconds / 2, false));
        RENKEI_CHECK(measuring.floor(fade, seconds / 2, true));
        for (const std::string_view scene : programme::kScenes)
            if (std::find(without.begin(), without.end(), scene) == without.end())
                RENKEI_CHECK(measuring.show(scenes[std::string(scene)], seconds, std::string(scene)));
    }
    // Five parts picture and text, one part the fade between two pictures: the six seconds of a showcase cycle.
    const double floor_cpu = (5 * picture.cpu_ms_per_frame() + fade.cpu_ms_per_frame()) / 6;
    nlohmann::json result;
    result["machine"] = described_machine();
    for (const char* key : {"renderer", "driver"}) result["machine"][key] = measuring.last.value(key, "");
    result["size"] = {options.size.w, options.size.h};
    result["floor"] = {{"cpu_ms_per_frame", rounded(floor_cpu)}, {"picture_cpu_ms_per_frame", rounded(picture.cpu_ms_per_frame())},
                       {"fade_cpu_ms_per_frame", rounded(fade.cpu_ms_per_frame())},
                       {"first_picture_ms", rounded(picture.least_first_ms())}, {"pss_mib", rounded(picture.pss_mib)}, {"layers", kFloorLayers},
                       {"cpu_to_first_s", rounded(picture.least_cpu_to_first_s())}, {"p99_ms", std::max(picture.p99_ms, fade.p99_ms)},
                       {"max_ms", std::max(picture.longest_ms, fade.longest_ms)}, {"late", picture.late + fade.late}};
    for (const auto& [scene, sum] : scenes) result["show"][scene] = figures(sum, options.seconds);
    result["without_content"] = without;
    if (!scenes.contains("showcase")) return result;   // the ratios are its own
    const Sum& showcase = scenes["showcase"];
    result["ratios"] = {{"cpu_per_frame", rounded(showcase.cpu_ms_per_frame() / floor_cpu)},
                        {"first_picture", rounded(showcase.least_first_ms() / picture.least_first_ms())},
                        {"pss", rounded(showcase.pss_mib / picture.pss_mib)},
                        {"cpu_to_first", rounded(showcase.least_cpu_to_first_s() / picture.least_cpu_to_first_s())}};
    result["pss_mib"] = rounded(showcase.pss_mib);
    result["cpu_to_first_s"] = rounded(showcase.least_cpu_to_first_s());
    return result;
}

}  // namespace renkei::commands
