#include "commands/photo_decoder.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>

#include "base/photo_wire.hpp"
#include "base/sentence.hpp"
#include "commands/confined_child.hpp"
#include "commands/shipped_files.hpp"
#include "paint/photograph.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// A large HEIC takes 3 s on a slow machine, and several times that where others go first. The decoder bounds its own work.
constexpr auto kLongest = std::chrono::seconds(180);
constexpr size_t kMostAnswered = sizeof(PhotoHeader);

Sentence refusal(PhotoOutcome outcome)
{
    switch (outcome) {
        case PhotoOutcome::UnknownKind: return sentence("it is no JPEG, PNG, WebP, TIFF or HEIC picture, whatever its name says; save it as JPEG");
        case PhotoOutcome::CutShort: return sentence("the file ends in the middle of the picture; copy it again");
        case PhotoOutcome::TooManyPixels: return sentence("it has more than {1} million pixels; save it smaller", kMostPhotoPixels / 1'000'000);
        case PhotoOutcome::TooManyBytes: return sentence("the file is larger than {1} MiB; save it smaller", kMostPhotoBytes >> 20);
        case PhotoOutcome::TooSmall: return sentence("it is smaller than {1} pixels, an icon and no photograph", kShortestPhotoSide);
        case PhotoOutcome::Unsupported: return sentence("its form is not read here (animated, or of a rare kind); save it as JPEG");
        case PhotoOutcome::OutOfMemory: return sentence("it takes more memory than one picture may; save it as JPEG, or smaller");
        default: return sentence("the picture is damaged; open it in a program for pictures and save it anew");
    }
}

// What the decoder says in its own words; none when it says nothing that can be understood.
using Answer = std::optional<Result<DecodedPhoto>>;

// None where it has no place in the memory.
std::optional<paint::CodedPhotograph> coded(const PhotoHeader& header, PixelSize size, std::span<const uint8_t> memory)
{
    const uint32_t eighths = look_eighths(header.width, header.height);
    const size_t look = eighths == 8 ? 0 : size_t{in_eighths(header.width, eighths)} * in_eighths(header.height, eighths) * 3;
    if (look > memory.size() || header.coded_bytes > memory.size() - look) return std::nullopt;
    return paint::CodedPhotograph{.size = size, .across = header.across, .down = header.down, .steps = header.steps, .look = memory.first(look), .data = memory.subspan(look, header.coded_bytes)};
}

Answer understood(const std::vector<uint8_t>& answer, const PhotoMemory& memory, PhotoAs as)
{
    PhotoHeader header;
    if (answer.size() != sizeof header) return std::nullopt;
    std::memcpy(&header, answer.data(), sizeof header);
    if (header.magic != PhotoHeader{}.magic) return std::nullopt;
    if (header.outcome != PhotoOutcome::Ok) return Error{ErrorKind::BadData, refusal(header.outcome)};
    const bool sized = header.width > 0 && header.width <= kLongestPhotoSide && header.height > 0 && header.height <= kLongestPhotoSide;
    if (!sized) return std::nullopt;
    const auto size = [](uint32_t w, uint32_t h) { return PixelSize{static_cast<int>(w), static_cast<int>(h)}; };
    DecodedPhoto photo{.size = size(header.width, header.height), .source = size(header.source_width & 0xFFFFFF, header.source_height & 0xFFFFFF)};
    photo.surplus = header.surplus != 0;
    if (header.coded_bytes == 0) photo.rgb = memory.bytes().first(size_t{header.width} * header.height * 3);
    else if (as == PhotoAs::Pixels || !(photo.size == photo.source) || !(photo.coded = coded(header, photo.size, memory.bytes()))) return std::nullopt;
    return photo;
}

Answer ask(const fs::path& program, const Descriptor& input, const PhotoMemory& memory, PhotoAs as)
{
    std::vector<std::string> words{std::to_string(kLongestPhotoSide)};
    if (as == PhotoAs::ItIs) words.emplace_back(kAsItIs);
    const auto answer = ask_confined(program, std::move(words), {{input.get(), STDIN_FILENO}, {memory.descriptor(), kPhotoMemory}}, kMostAnswered, kLongest);
    if (!answer) return answer.error();
    if (!answer->whole || (WIFSIGNALED(answer->status) && WTERMSIG(answer->status) == SIGXCPU)) return Error{ErrorKind::BadData, sentence("decoding it takes too long; save it as JPEG")};
    if (answer->unavailable()) return Error{ErrorKind::Unavailable, sentence("{1} does not start here: the system has no seccomp, so no picture from outside is opened", program)};
    return answer->well() ? understood(answer->bytes, memory, as) : std::nullopt;
}

}  // namespace

fs::path decoder_program() { return tool_program("renkei-decode"); }

Result<PhotoMemory> PhotoMemory::make()
{
    RENKEI_TRY(Descriptor file, shared_memory(kPhotoMemoryBytes));
    void* bytes = ::mmap(nullptr, kPhotoMemoryBytes, PROT_READ, MAP_SHARED, file.get(), 0);
    if (bytes == MAP_FAILED) return Error{ErrorKind::Unavailable, sentence("There is no memory to share with a helper ({1})", std::strerror(errno))};
    (void)::madvise(bytes, kPhotoMemoryBytes, MADV_HUGEPAGE);
    return PhotoMemory(std::move(file), {static_cast<const uint8_t*>(bytes), kPhotoMemoryBytes});
}

PhotoMemory::PhotoMemory(PhotoMemory&& other) noexcept : file_(std::move(other.file_)), bytes_(std::exchange(other.bytes_, {})) {}

PhotoMemory::~PhotoMemory()
{
    if (!bytes_.empty()) ::munmap(const_cast<uint8_t*>(bytes_.data()), bytes_.size());
}

Result<DecodedPhoto> decode_photo(const fs::path& program, const fs::path& file, const PhotoMemory& memory, PhotoAs as)
{
    RENKEI_TRY(const Descriptor input, open_plain_file(file));
    return decode_photo(program, input, memory, as);
}

Result<DecodedPhoto> decode_photo(const fs::path& program, const Descriptor& input, const PhotoMemory& memory, PhotoAs as)
{
    if (Answer answer = ask(program, input, memory, as)) return *std::move(answer);
    // A picture can bring it down; but when it cannot read ours either, the picture is not to blame.
    RENKEI_CHECK(try_decoder(program));
    return Error{ErrorKind::BadData, refusal(PhotoOutcome::Broken)};
}

Result<void> try_decoder(const fs::path& program)
{
    constexpr PixelSize kTrial{96, 72};
    constexpr uint8_t kGrey = 0x80, kNear = 4;
    const std::vector<uint8_t> grey(size_t{96} * 72 * 3, kGrey);
    RENKEI_TRY(const auto jpeg, paint::encode_photograph(kTrial, grey));
    RENKEI_TRY(const Descriptor input, as_file(jpeg));
    RENKEI_TRY(const PhotoMemory memory, PhotoMemory::make());
    const Answer answer = ask(program, input, memory, PhotoAs::Pixels);
    const auto failed = [&](const Sentence& how) { return Error{ErrorKind::Unavailable, sentence("{1} does not do its work ({2}), so nothing was looked at; install renkei again", program, how)}; };
    if (!answer) return failed(sentence("it answers nothing that can be understood"));
    if (!answer->ok()) return answer->error().kind == ErrorKind::BadData ? failed(sentence("it does not read a picture of ours as it should")) : answer->error();
    const DecodedPhoto& photo = answer->value();
    const bool right = photo.size == kTrial && std::all_of(photo.rgb.begin(), photo.rgb.end(), [](uint8_t value) { return value >= kGrey - kNear && value <= kGrey + kNear; });
    if (!right) return failed(sentence("it does not read a picture of ours as it should"));
    return {};
}

}  // namespace renkei::commands
