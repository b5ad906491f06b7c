// renkei-documents: the first page of one untrusted document from standard input to pixels in memory that is shared
// (base/photo_wire.hpp). `renkei load` starts it once a document; nobody else needs it.
//
//   renkei-documents LONGEST < document > answer 3<> memory       LONGEST: the longer side of what is drawn, in pixels
//
// Exit code: 0 with an answer, also with a refusal; 64 called wrongly; 69 the walls cannot be put up.

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <new>
#include <vector>

#include "base/descriptor.hpp"
#include "documents/document.hpp"
#include "documents/tables.hpp"
#include "walls/walls.hpp"

namespace {

using namespace renkei;

[[noreturn]] void answer(const PhotoHeader& header)
{
    // Straight out of the program: nothing that a document may have left in memory is run on the way.
    ::_exit(write_all(STDOUT_FILENO, &header, sizeof header) ? 0 : 1);
}

[[noreturn]] void refuse(PhotoOutcome outcome)
{
    PhotoHeader header;
    header.outcome = outcome;
    answer(header);
}

// One byte more than it may have, so that it is found to be too large.
std::vector<uint8_t> whole_input()
{
    constexpr size_t kPart = size_t{1} << 20;
    std::vector<uint8_t> file;
    for (size_t length = 0;;) {
        file.resize(length + kPart);
        const auto got = read_all(STDIN_FILENO, file.data() + length, kPart);
        length += got.value_or(0);
        file.resize(length);
        if (length > kMostPhotoBytes) refuse(PhotoOutcome::TooManyBytes);
        if (!got) refuse(PhotoOutcome::CutShort);
        if (*got < kPart) return file;
    }
}

}  // namespace

int main(int count, char** words)
{
    constexpr int kCalledWrongly = 64, kNoWalls = 69;
    constexpr uint64_t kMemory = (uint64_t{1280} << 20) + kPhotoMemoryBytes, kSeconds = 30;
    uint32_t longest = 0;
    if (count != 2) return kCalledWrongly;
    const char* end = words[1] + std::strlen(words[1]);
    if (const auto parsed = std::from_chars(words[1], end, longest); parsed.ec != std::errc{} || parsed.ptr != end || longest < kShortestPhotoSide ||
        longest > kLongestPhotoSide) return kCalledWrongly;
    std::set_new_handler([] { refuse(PhotoOutcome::OutOfMemory); });
    void* memory = ::mmap(nullptr, kPhotoMemoryBytes, PROT_READ | PROT_WRITE, MAP_SHARED, kPhotoMemory, 0);
    if (memory == MAP_FAILED) return kCalledWrongly;
    documents::bring_tables();
    if (!walls::limit_resources({.memory_bytes = kMemory, .processor_seconds = kSeconds}) || !walls::enter(walls::Work::DrawDocument)) return kNoWalls;
    const std::vector<uint8_t> file = whole_input();
    answer(documents::draw_first_page(file, longest, {static_cast<uint8_t*>(memory), kPhotoMemoryBytes}));
}
