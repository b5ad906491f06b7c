#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/sentence.hpp"
#include "commands/bench.hpp"
#include "commands/child_process.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/shipped_files.hpp"
#include "feed/folder.hpp"
#include "feed/state.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kRounds = 3;
constexpr const char* kCurl = "/usr/bin/curl";


struct Timed {
    Json told;
    double seconds = 0;
};

// A child's standard output as JSON; null where it says none.
Result<Timed> timed(const std::vector<std::string>& words)
{
    RENKEI_TRY(const ChildOutcome outcome, run_child(words));
    const double now = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (outcome.exit_code != 0) return Error{ErrorKind::Unavailable, sentence("{1} ended with {2} and gave no figures; start it alone to see why", words.front(), outcome.exit_code)};
    return Timed{Json::parse(outcome.output, nullptr, false), (now - outcome.started_ms) / 1000};
}

std::vector<std::string> sync_words(const Common& common, const fs::path& place)
{
    std::vector<std::string> words{program_file().string(), "sync", "--json", "--store", (place / "store").string()};
    for (const auto& [flag, value] : {std::pair<std::string, std::string>{"--config", common.config}, {"--data", common.data}, {"--cache", common.cache}})
        if (!value.empty()) words.insert(words.end(), {flag, value});
    return words;
}

// What an update has fetched besides metadata, as an instruction for curl: the catalogue with its parts, and every file that the book of media names.
std::string wanted_by_curl(const config::Feed& feed, const fs::path& place)
{
    const fs::path of_feed = feed::feed_folder(place / "store");
    std::vector<std::string> names;
    std::string url = feed.url;
    while (url.ends_with('/')) url.pop_back();
    const auto targets = feed::read_file(of_feed / "metadata" / "targets.json", size_t{8} << 20);
    const Json parsed = Json::parse(targets.value_or(""), nullptr, false);
    if (parsed.is_object()) names.push_back(parsed.value("/signed/targets/catalog.json/hashes/sha256"_json_pointer, "") + ".catalog.json");
    std::error_code none;
    for (const auto& part : std::filesystem::directory_iterator(of_feed / "parts", none)) names.push_back("parts/" + part.path().filename().string());
    std::ifstream book(of_feed / "media.book");
    for (std::string line; std::getline(book, line);) {
        std::istringstream words(line);
        std::string kind, hash;
        if (words >> kind >> hash) names.push_back("media/" + hash);
    }
    std::string text;
    for (size_t i = 0; i < names.size(); ++i)
        text += "url = \"" + url + "/targets/" + names[i] + "\"\noutput = \"" + (place / "curl" / std::to_string(i)).string() + "\"\n";
    return text;
}

std::vector<std::string> curl_words(const config::Feed& feed, const fs::path& instruction)
{
    std::vector<std::string> words{kCurl, "--silent", "--fail", "--parallel", "--create-dirs", "--config", instruction.string()};
    if (!feed.certificates.empty()) words.insert(words.end(), {"--cacert", feed.certificates});
    return words;
}

struct Measured {
    std::vector<double> sync_s, curl_s;
    double nothing_new_s = 0, peak_mib = 0;
    Json first, second;
};

Result<void> measure_round(const Common& common, const config::Feed& feed, const fs::path& place, Measured& measured)
{
    std::error_code ignored;
    fs::remove_all(place, ignored);
    fs::create_directories(place, ignored);
    RENKEI_TRY(const Timed first, timed(sync_words(common, place)));
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    if (measured.sync_s.empty()) measured.peak_mib = static_cast<double>(used.ru_maxrss) / 1024;   // of the largest process that has ended, in kB: no curl yet
    RENKEI_TRY(const Timed second, timed(sync_words(common, place)));
    std::ofstream(place / "files") << wanted_by_curl(feed, place);
    RENKEI_TRY(const Timed curl, timed(curl_words(feed, place / "files")));
    measured.sync_s.push_back(first.seconds);
    measured.curl_s.push_back(curl.seconds);
    measured.nothing_new_s = second.seconds;
    measured.first = first.told;
    measured.second = second.told;
    return {};
}

}  // namespace

Result<Json> bench_sync(const Common& common)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    const config::Feed& feed = settings.config.feed;
    if (feed.url.empty() || feed.root.empty()) return Error{ErrorKind::Usage, sentence("renkei bench sync needs feed.url and feed.root in the settings (--config FILE)")};
    const fs::path place = fs::temp_directory_path() / ("renkei-bench-" + std::to_string(::getpid()));
    Measured measured;
    Result<void> done;
    for (int round = 0; round < kRounds && done.ok(); ++round) done = measure_round(common, feed, place, measured);
    std::error_code ignored;
    fs::remove_all(place, ignored);
    if (!done.ok()) return done.error();
    const double sync_s = *std::min_element(measured.sync_s.begin(), measured.sync_s.end()),
        curl_s = *std::min_element(measured.curl_s.begin(), measured.curl_s.end());
    return Json{{"machine", described_machine()},
                {"first", {{"files", measured.first.value("media", 0)}, {"requests", measured.first.value("requests", 0)},
                           {"bytes", measured.first.value("bytes", 0LL)}, {"seconds", measured.sync_s}, {"peak_mib", rounded(measured.peak_mib)}}},
                {"curl", {{"seconds", measured.curl_s}}},
                {"nothing_new", {{"requests", measured.second.value("requests", 0)}, {"bytes", measured.second.value("bytes", 0LL)},
                                 {"seconds", rounded(measured.nothing_new_s)}}},
                {"ratio", rounded(sync_s / std::max(curl_s, 1e-6))}};
}

}  // namespace renkei::commands
