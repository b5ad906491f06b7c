// renkei-decode: one untrusted picture from standard input to pixels in memory that is shared (base/photo_wire.hpp). `renkei load`
// starts it once a picture; nobody else needs it.
//
//   renkei-decode LONGEST [as-it-is] < picture > answer 3<> memory       LONGEST: the longer side at most, in pixels
//
//   renkei-decode each < pictures > answers                   JPEG files that renkei may have written itself, a length (32 bits, as
//                                                             they lie in memory) before each; a header is the answer to each
//
// Exit code: 0 with an answer, also with a refusal; 64 called wrongly; 69 the walls cannot be put up.

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>
#include <new>
#include <optional>
#include <vector>

#include "base/descriptor.hpp"
#include "decoder/picture.hpp"
#include "decoder/sandbox.hpp"

namespace {

using namespace renkei;

constexpr int kCalledWrongly = 64, kNoWalls = 69;

// As long as the file says it is, so that it is not moved while it grows; it may be a pipe, and lie.
size_t expected_bytes()
{
    struct stat found {};
    return ::fstat(STDIN_FILENO, &found) == 0 && found.st_size > 0 ? std::min(static_cast<size_t>(found.st_size), kMostPhotoBytes) : 0;
}

std::vector<uint8_t> whole_input(size_t expected)
{
    constexpr size_t kPart = size_t{1} << 20;
    std::vector<uint8_t> file;
    file.reserve(expected + kPart);
    for (size_t length = 0;;) {
        file.resize(length + kPart);
        const ssize_t got = read_some(STDIN_FILENO, file.data() + length, kPart);
        if (got < 0) decoder::refuse(PhotoOutcome::CutShort);
        length += static_cast<size_t>(got);
        if (got == 0) {
            file.resize(length);
            return file;
        }
        if (length > kMostPhotoBytes) decoder::refuse(PhotoOutcome::TooManyBytes);
    }
}

// Whether so much has come; not at the end.
bool take(void* data, size_t length) { return read_all(STDIN_FILENO, data, length) == length; }

bool answer(const void* data, size_t length) { return write_all(STDOUT_FILENO, data, length); }

// Of large pages where the system gives them: thousands of small ones would take as long as a third of the decoding.
decoder::Room shared_room()
{
    void* memory = ::mmap(nullptr, kPhotoMemoryBytes, PROT_READ | PROT_WRITE, MAP_SHARED, kPhotoMemory, 0);
    if (memory == MAP_FAILED) return {};
    (void)::madvise(memory, kPhotoMemoryBytes, MADV_HUGEPAGE);
    return {static_cast<uint8_t*>(memory), kPhotoMemoryBytes};
}

PhotoHeader header_of(const decoder::Coded& coded)
{
    PhotoHeader header;
    header.width = header.source_width = coded.width;
    header.height = header.source_height = coded.height;
    header.coded_bytes = coded.bytes;
    header.across = coded.across;
    header.down = coded.down;
    header.steps = coded.steps;
    return header;
}

PhotoHeader pixels_of(std::vector<uint8_t> file, uint32_t longest, decoder::Room room)
{
    decoder::Picture picture = decoder::read_picture(file, longest, room);
    file = {};   // sizing takes memory, too
    if (!picture.in_place) {
        picture = decoder::upright(decoder::sized(std::move(picture), longest));
        if (picture.rgb.size() > room.size()) decoder::refuse(PhotoOutcome::TooManyPixels);
        std::copy(picture.rgb.begin(), picture.rgb.end(), room.begin());
    }
    PhotoHeader header;
    header.width = picture.width;
    header.height = picture.height;
    header.source_width = picture.source_width;
    header.source_height = picture.source_height;
    header.surplus = picture.surplus;
    return header;
}

// Nothing is done with their pixels: it is asked whether all of each can be read, and how large it is. The first that cannot ends it.
int look_at_each()
{
    void* memory = ::mmap(nullptr, kPhotoMemoryBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return kNoWalls;
    if (!decoder::limit_resources() || !decoder::enter_sandbox()) return kNoWalls;
    std::vector<uint8_t> file;
    for (uint32_t length = 0; take(&length, sizeof length);) {
        if (length > kMostPhotoBytes) decoder::refuse(PhotoOutcome::TooManyBytes);
        file.resize(length);
        if (!take(file.data(), file.size())) decoder::refuse(PhotoOutcome::CutShort);
        constexpr uint8_t kStart[] = {0xFF, 0xD8, 0xFF};
        if (length < sizeof kStart || !std::equal(std::begin(kStart), std::end(kStart), file.begin())) decoder::refuse(PhotoOutcome::UnknownKind);
        const auto picture = decoder::read_jpeg(file, kLongestPhotoSide, {static_cast<uint8_t*>(memory), kPhotoMemoryBytes});
        PhotoHeader header;
        header.width = picture.width;
        header.height = picture.height;
        header.source_width = picture.source_width;
        header.source_height = picture.source_height;
        if (!answer(&header, sizeof header)) ::_exit(1);
    }
    ::_exit(0);
}

}  // namespace

int main(int count, char** words)
{
    std::set_new_handler([] { decoder::refuse(PhotoOutcome::OutOfMemory); });
    if (count == 2 && std::strcmp(words[1], "each") == 0) return look_at_each();
    uint32_t longest = 0;
    if (count < 2 || count > 3 || (count == 3 && std::strcmp(words[2], kAsItIs) != 0)) return kCalledWrongly;
    const char* end = words[1] + std::strlen(words[1]);
    if (const auto parsed = std::from_chars(words[1], end, longest); parsed.ec != std::errc{} || parsed.ptr != end || longest < kShortestPhotoSide ||
        longest > kLongestPhotoSide) return kCalledWrongly;

    const decoder::Room room = shared_room();
    if (room.empty()) return kCalledWrongly;
    const size_t expected = expected_bytes();
    if (!decoder::limit_resources() || !decoder::enter_sandbox()) return kNoWalls;
    std::vector<uint8_t> file = whole_input(expected);
    const std::optional<decoder::Coded> coded = count == 3 ? decoder::as_it_is(file, longest, room) : std::nullopt;
    const PhotoHeader header = coded ? header_of(*coded) : pixels_of(std::move(file), longest, room);
    // Straight out of the program: nothing that a picture may have left in memory is run on the way.
    ::_exit(answer(&header, sizeof header) ? 0 : 1);
}
