// What a failing disk leaves of a table is no table, and what nobody can see is no word.

#include <fstream>

#include "intake/whole_file.hpp"
#include "stick.hpp"

using namespace renkei;
using namespace renkei::tests;
using Fault = intake::WholeFile::Fault;
namespace fs = std::filesystem;

TEST_CASE("a file is read to its last byte, or not at all", "[intake]")
{
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "table.csv";
    std::ofstream(file) << "12345";
    CHECK(intake::read_whole_file(file, 5).bytes == "12345");
    CHECK(intake::read_whole_file(file, 4).fault == Fault::TooLarge);
    CHECK(intake::read_whole_file(folder.path() / "gone.csv", 5).fault == Fault::Unreadable);
    CHECK(intake::read_whole_file(folder.path(), 1 << 20).fault == Fault::Unreadable);
    // Files of the kernel say that they have a page, and end sooner: so does one that the disk breaks off.
    const fs::path shorter = "/sys/kernel/mm/transparent_hugepage/enabled";
    std::error_code absent;
    if (fs::file_size(shorter, absent) > 0 && !absent) CHECK(intake::read_whole_file(shorter, 1 << 20).fault == Fault::Unreadable);
}

TEST_CASE("blanks that nobody sees fill no required cell", "[intake]")
{
    const char* const unseen = GENERATE(" ", "\u3000", "\u00A0", "\u200B", "\uFEFF", "\u2060", "\u00AD", "\u3164", " \u3000\u200B ");
    Stick stick;
    stick.file("催し.csv", "題名,開始日,市区町村\n" + std::string(unseen) + ",2026-12-05,釧路市\n" + unseen + "市" + unseen + ",2026-12-06,釧路市\n");
    const Brought brought = taken(stick.read());
    CHECK(brought.held == 1);
    REQUIRE(brought.content.events.size() == 1);
    CHECK(brought.content.events[0].title == "市");
}

TEST_CASE("rows of nothing, as a spreadsheet leaves them, are none", "[intake]")
{
    Stick stick;
    std::string table = "題名,開始日,市区町村\n市,2026-12-05,釧路市\n";
    for (int i = 0; i < 20'000; ++i) table += i % 2 == 0 ? ",,\n" : "\u3000,,\n";
    stick.file("催し.csv", table);
    const Brought brought = taken(stick.read());
    CHECK(brought.refused == 0);
    CHECK(brought.held == 0);
    CHECK(brought.content.events.size() == 1);
}

TEST_CASE("a prefecture that contradicts the code is told as one that contradicts the name", "[intake]")
{
    Stick stick;
    stick.file("催し.csv", "題名,開始日,市区町村コード,都道府県名,市区町村\n市,2026-12-05,012068,沖縄県,釧路市\n朝市,2026-12-05,012068,北海道,釧路市\n夜市,2026-12-05,012068,,釧路市\n");
    const Brought brought = taken(stick.read());
    CHECK(causes(brought, Severity::Hold) == "municipality@2:D2");
    CHECK(brought.content.events.size() == 2);
}
