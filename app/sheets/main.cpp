// renkei-sheets: one untrusted workbook from standard input to the text of its cells on standard output (base/workbook_wire.hpp).
// `renkei load` starts it once a workbook; nobody else needs it.
//
//   renkei-sheets < workbook > rows
//
// Exit code: 0 with an answer, also with a refusal; 64 called wrongly; 69 the walls cannot be put up.

#include <unistd.h>

#include <new>
#include <vector>

#include "base/descriptor.hpp"
#include "sheets/workbook.hpp"
#include "walls/walls.hpp"

namespace {

using namespace renkei;

// One byte more than it may have, so that it is found to be too large.
std::vector<uint8_t> whole_input()
{
    std::vector<uint8_t> file(kMostWorkbookBytes + 1);
    file.resize(read_all(STDIN_FILENO, file.data(), file.size()).value_or(0));
    return file;
}

[[noreturn]] void answer(const WorkbookAnswer& answer)
{
    const std::vector<uint8_t> bytes = written(answer);
    if (!write_all(STDOUT_FILENO, bytes.data(), bytes.size())) ::_exit(1);
    // Straight out of the program: nothing that a workbook may have left in memory is run on the way.
    ::_exit(0);
}

// Kept for saying that there is no more.
std::vector<uint8_t> reserve;

}  // namespace

int main(int count, char**)
{
    constexpr int kCalledWrongly = 64, kNoWalls = 69;
    constexpr uint64_t kMemory = uint64_t{1280} << 20, kSeconds = 20;   // the largest sheet takes about ten times its bytes as a tree
    if (count != 1) return kCalledWrongly;
    reserve.resize(size_t{1} << 20);
    std::set_new_handler([] {
        std::set_new_handler(nullptr);
        std::vector<uint8_t>().swap(reserve);
        answer({.outcome = WorkbookOutcome::OutOfMemory});
    });
    if (!walls::limit_resources({.memory_bytes = kMemory, .processor_seconds = kSeconds}) || !walls::enter(walls::Work::Decode)) return kNoWalls;
    const std::vector<uint8_t> file = whole_input();
    answer(sheets::read_workbook(file));
}
