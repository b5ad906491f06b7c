#include <catch2/catch.hpp>

#include <fstream>
#include <thread>

#include "commands/clock.hpp"
#include "commands/fault_log.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::commands;
namespace fs = std::filesystem;

namespace {

Sentence fault(int number) { return {.en = "fault " + std::to_string(number), .ja = "不具合 " + std::to_string(number)}; }

}  // namespace

TEST_CASE("faults are kept in both languages with their time; what is only said is not", "[commands]")
{
    const tests::TemporaryFolder folder;
    const Common common;
    const Instant before = system_now();
    {
        FaultLog log(common, folder.path());
        log.note(fault(1));
        log.say(fault(2));
        log.note(fault(3));
    }
    const auto kept = read_faults(folder.path());
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].what.en == "fault 1");
    CHECK(kept[1].what.ja == "不具合 3");
    CHECK(kept[0].when >= before - std::chrono::seconds(1));
    CHECK(kept[0].when <= system_now());
}

TEST_CASE("faults of several threads all arrive, and those of an earlier start stay", "[commands]")
{
    const tests::TemporaryFolder folder;
    const Common common;
    for (int start = 0; start < 2; ++start) {
        FaultLog log(common, folder.path());
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&log, t] {
                for (int i = 0; i < 10; ++i) log.note(fault(10 * t + i));
            });
        for (auto& thread : threads) thread.join();
    }
    CHECK(read_faults(folder.path()).size() == 80);
}

TEST_CASE("a fault file that grew is set aside, damaged lines are passed over, and no file is no fault", "[commands]")
{
    const tests::TemporaryFolder folder;
    const Common common;
    CHECK(read_faults(folder.path()).empty());
    std::ofstream(folder.path() / "faults.jsonl") << R"({"time":"2026-11-22T10:00:00+09:00","en":"an old one","ja":"古い"})" << "\n{\"time\": \"yest" << std::string(300 * 1024, 'x') << "\n\n[]\n";
    { FaultLog(common, folder.path()).note(fault(1)); }
    CHECK(fs::file_size(folder.path() / "faults.jsonl") < 1024);
    const auto kept = read_faults(folder.path());
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].what.en == "an old one");
    CHECK(kept[1].what.en == "fault 1");
    { FaultLog(common, folder.path() / "faults.jsonl" / "below a file").note(fault(2)); }   // said, and no crash
    CHECK(read_faults(folder.path()).size() == 2);
}
