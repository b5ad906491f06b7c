#include <catch2/catch.hpp>

#include <fstream>
#include <future>
#include <regex>
#include <set>
#include <sstream>

#include "commands/frame_statistics.hpp"
#include "commands/metrics.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;

namespace {

ShowFigures an_hour()
{
    ShowFigures f;
    f.frames = 216000;
    f.late = 2;
    f.intervals = 200000;
    f.intervals_s = 3333.5;
    f.longest_s = 0.0412;
    f.within = {{0.017, 150000}, {0.034, 199999}};
    f.scenes = {{"title", 3}, {"showcase", 40}};
    f.skipped = 1;
    f.texture_bytes = 31457280;
    f.cpu_s = 2160.25;
    f.revision = "7";
    return f;
}

std::string read(const std::filesystem::path& file)
{
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

// The format: https://prometheus.io/docs/instrumenting/exposition_formats/, "Text-based format".
TEST_CASE("the figures are in Prometheus' text format, each metric once, with help and type", "[commands]")
{
    Surroundings around{.now = *parse_instant("2026-11-29T10:00:00+09:00"), .started = *parse_instant("2026-11-29T09:00:00+09:00"), .faults = 4, .pss_mib = 90,
                        .store_bytes = 123456, .made = {}, .published = {}};
    around.published = *parse_instant("2026-11-28T09:00:00+09:00");
    const std::string text = exposition(an_hour(), around);
    CHECK(text.back() == '\n');
    const std::regex help("# HELP (renkei_[a-z_]+) \\S.*"), type("# TYPE (renkei_[a-z_]+) (counter|gauge|histogram)"),
        sample("(renkei_[a-z_]+)(\\{[a-z]+=\"[^\"\n]*\"\\})? -?[0-9.e+-]+");
    std::set<std::string> seen;
    std::string name, kind, line;
    for (std::istringstream lines(text); std::getline(lines, line);) {
        INFO(line);
        std::smatch m;
        if (std::regex_match(line, m, help)) {
            CHECK(seen.insert(m[1]).second);
            name = m[1];
        } else if (std::regex_match(line, m, type)) {
            CHECK(m[1] == name);
            kind = m[2];
            CHECK((kind == "counter") == name.ends_with("_total"));   // the naming rule
        } else {
            REQUIRE(std::regex_match(line, m, sample));
            CHECK(m[1].str().starts_with(name));
            if (kind != "histogram") CHECK(m[1] == name);
        }
    }
    for (const char* expected : {"renkei_late_frames_total 2\n", "renkei_frame_interval_seconds_bucket{le=\"0.034\"} 199999\n",
                                 "renkei_frame_interval_seconds_bucket{le=\"+Inf\"} 200000\n",
                                 "renkei_frame_interval_seconds_sum 3333.5\n", "renkei_scenes_shown_total{scene=\"showcase\"} 40\n",
                                 "renkei_scenes_skipped_total 1\n", "renkei_faults_total 4\n",
                                 "renkei_memory_bytes 94371840\n", "renkei_store_bytes 123456\n", "renkei_revision_info{revision=\"7\"} 1\n"})
        CHECK(text.find(expected) != std::string::npos);
    CHECK(text.find("renkei_revision_created_timestamp_seconds") == std::string::npos);   // what is not known is not said
}

TEST_CASE("intervals are counted as a histogram counts them", "[commands]")
{
    FrameStatistics statistics(16.7);
    for (const double ms : {3.0, 16.6, 16.9, 33.0, 250.0}) statistics.interval(ms);
    CHECK(statistics.intervals() == 5);
    CHECK(statistics.within(0) == 0);
    CHECK(statistics.within(17) == 3);
    CHECK(statistics.within(34) == 4);
    CHECK(statistics.within(1000) == 4);   // what lies beyond the last bin is in +Inf alone
    CHECK(statistics.sum_ms() == Approx(319.5));
}

TEST_CASE("the file of figures is replaced as a whole, and one that cannot be written is told once", "[commands][threads]")
{
    tests::TemporaryFolder folder;
    const auto file = folder.path() / "out" / "renkei.prom";
    std::promise<void> told;
    std::atomic<int> times{0};
    {
        MetricsFile metrics({.file = file, .store = folder.path() / "none", .now = [] { return Instant{}; }, .faults = [] { return 0LL; },
                             .tell = [&](const Sentence& what) {
                                 CHECK(what.en.find("renkei.prom") != std::string::npos);
                                 if (++times == 1) told.set_value();
                             },
                             .every = std::chrono::milliseconds(1)});
        CHECK(metrics.due());
        CHECK_FALSE(metrics.due());   // not again within a second
        metrics.put(an_hour());
        told.get_future().wait();
        std::filesystem::create_directory(folder.path() / "out");
    }   // its end writes once more
    CHECK(times == 1);
    CHECK(read(file).find("renkei_frames_total 216000\n") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(file.string() + ".new"));
}

// A rule or a panel that asks for what nobody writes is silent for ever.
TEST_CASE("alert rules and dashboard ask only for figures that there are", "[commands]")
{
    Surroundings around{.now = {}, .started = {}, .faults = 0, .pss_mib = 1, .store_bytes = 1, .made = Instant{}, .published = Instant{}};
    const std::string text = exposition(an_hour(), around);
    const std::regex metric("renkei_[a-z_]+");
    size_t asked = 0;
    for (const char* name : {"renkei-rules.yml", "renkei-rules-test.yml", "dashboard.json"}) {
        const std::string file = read(std::filesystem::path(RENKEI_SOURCE_DIR) / "kiosk-config/fleet" / name);
        for (std::sregex_iterator it(file.begin(), file.end(), metric), end; it != end; ++it) {
            INFO(name << ": " << it->str());
            CHECK(std::regex_search(text, std::regex("^" + it->str() + "[ {]", std::regex::multiline)));
            ++asked;
        }
    }
    CHECK(asked > 30);
}
