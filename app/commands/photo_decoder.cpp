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
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// A large HEIC takes 3 s on a slow machine, and several times that where others go first. The decoder bounds its own work.
constexpr auto kLongest = std::chrono::seconds(180);
constexpr size_t kMostAnswered = sizeof(PhotoHeader);

Sentence refusal(PhotoOutcome outcome)
{
    switch (outcome) {
        case PhotoOutcome::UnknownKind: return sentence("it is no JPEG, PNG, WebP, TIFF or HEIC picture and no PDF, whatever its name says; save it as JPEG");
        case PhotoOutcome::CutShort: return sentence("the file ends in the middle of the picture; copy it again");
        case PhotoOutcome::TooManyPixels: return sentence("it has more than {1} million pixels; save it smaller", kMostPhotoPixels / 1'000'000);
        case PhotoOutcome::TooManyBytes: return sentence("the file is larger than {1} MiB; save it smaller", kMostPhotoBytes >> 20);
        case PhotoOutcome::TooSmall: return sentence("it is smaller than {1} pixels, an icon and no photograph", kShortestPhotoSide);
        case PhotoOutcome::Unsupported: return sentence("its form is not read here (animated, or of a rare kind); save it as JPEG");
        case PhotoOutcome::Locked: return sentence("the document has a password; save it without one");
        case PhotoOutcome::NoPage: return sentence("the document has no page; save it as PDF anew from where it was written");
        case PhotoOutcome::EmptyPage: return sentence("the first page of the document is empty; save it with the page to show as its first");
        case PhotoOutcome::LacksFont: return sentence("the document draws letters with a font that it does not bring along; save it as PDF/A, which takes its fonts along");
        case PhotoOutcome::OutOfMemory: return sentence("it takes more memory than one picture may; save it as JPEG, or smaller");
        default: return sentence("the picture is damaged; open it in a program for pictures and save it anew");
    }
}

// Without the tag of a part of a font (ABCDEF+) and the table by which its letters are numbered (-90ms-RKSJ-H).
std::string plain_font(std::string name)
{
    constexpr size_t kTag = 7;
    constexpr std::string_view kTables[] = {"-Identity", "-Uni", "-90", "-83", "-EUC", "-RKSJ", "-Ext", "-Add"};
    if (name.size() > kTag && name[kTag - 1] == '+') name.erase(0, kTag);
    if (name.ends_with("-H") || name.ends_with("-V"))
        for (const std::string_view table : kTables) name.resize(std::min(name.find(table), name.size()));
    return name;
}

// The fonts that a document lacks, as far as it calls them by names that can be read: in UTF-8, or as Windows writes Japanese. Its bytes are not ours.
std::string names_of_fonts(const PhotoHeader& header)
{
    std::string names;
    for (const std::string& lacking : lacking_names(header)) {
        const std::string name = plain_font(text::table_text(lacking));
        const bool readable = std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }) &&
            name.find("\xEF\xBF\xBD") == std::string::npos;
        if (readable && !name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

Sentence refusal_of_document(const PhotoHeader& header)
{
    const std::string names = names_of_fonts(header);
    switch (header.outcome) {
        case PhotoOutcome::LacksFont: return names.empty() ? refusal(header.outcome) : sentence("the document draws letters with a font that it does not bring along ({1}); save it as PDF/A, which takes its fonts along", names);
        case PhotoOutcome::Broken: return sentence("the document is damaged; save it as PDF anew from where it was written");
        case PhotoOutcome::CutShort: return sentence("the end of the PDF is missing; copy it again, or save it as PDF anew");
        case PhotoOutcome::TooSmall: return sentence("the page is too long and narrow to be read on a display");
        case PhotoOutcome::NoExtent: return sentence("the first page of the document has no width or height, or is cropped to a place beside it; save it as PDF anew with a paper size and without cropping");
        case PhotoOutcome::OutOfMemory: return sentence("the page takes more memory to draw than there may be; save it as PDF with smaller pictures, or as a picture");
        default: return refusal(header.outcome);
    }
}

// What the decoder says in its own words; none when it says nothing that can be understood.
using Answer = std::optional<Result<DecodedPhoto>>;

paint::CodedPhotograph coded(const PhotoHeader& header, PixelSize size, std::span<const uint8_t> memory)
{
    const size_t look = look_bytes(header);
    return {.size = size, .across = header.across, .down = header.down, .steps = header.steps, .look = memory.first(look),
            .data = memory.subspan(look, header.coded_bytes)};
}

Answer understood(const std::vector<uint8_t>& answer, const PhotoMemory& memory, PhotoAs as)
{
    const auto answered = photo_answer(answer);
    if (!answered) return std::nullopt;
    const PhotoHeader& header = *answered;
    if (header.outcome != PhotoOutcome::Ok) return Error{ErrorKind::BadData, as == PhotoAs::Drawn ? refusal_of_document(header) : refusal(header.outcome)};
    const auto size = [](uint32_t w, uint32_t h) { return PixelSize{static_cast<int>(w), static_cast<int>(h)}; };
    DecodedPhoto photo{.size = size(header.width, header.height), .source = size(header.source_width & 0xFFFFFF, header.source_height & 0xFFFFFF)};
    photo.surplus = header.surplus != 0;
    photo.pages = header.pages;
    photo.flaw = header.flaw;
    if (header.coded_bytes == 0) photo.rgb = memory.bytes().first(size_t{header.width} * header.height * 3);
    else if (as == PhotoAs::ItIs && photo.size == photo.source) photo.coded = coded(header, photo.size, memory.bytes());
    else return std::nullopt;
    return photo;
}

Answer ask(const fs::path& program, const Descriptor& input, const PhotoMemory& memory, PhotoAs as)
{
    std::vector<std::string> words{std::to_string(kLongestPhotoSide)};
    if (as == PhotoAs::ItIs) words.emplace_back(kAsItIs);
    const auto answer = ask_confined(program, std::move(words), {{input.get(), STDIN_FILENO}, {memory.descriptor(), kPhotoMemory}}, kMostAnswered, kLongest);
    if (!answer) return answer.error();
    if (!answer->whole || (WIFSIGNALED(answer->status) && WTERMSIG(answer->status) == SIGXCPU))
        return Error{ErrorKind::BadData, as == PhotoAs::Drawn ? sentence("drawing the page takes too long; save it as PDF with fewer shapes, or as a picture")
                     : sentence("decoding it takes too long; save it as JPEG")};
    if (answer->unavailable()) return Error{ErrorKind::Unavailable, sentence("{1} does not start here: the system has no seccomp, so no picture from outside is opened", program)};
    return answer->well() ? understood(answer->bytes, memory, as) : std::nullopt;
}

// A page of 96 × 72 points, all of it grey, as PDF tells it.
std::string grey_page()
{
    std::string text = "%PDF-1.4\n", places;
    const std::string content = "0.5 g 0 0 96 72 re f";
    size_t number = 0;
    for (const std::string& object : {std::string("<< /Type /Catalog /Pages 2 0 R >>"), std::string("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
                                      std::string("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 96 72] /Contents 4 0 R /Resources << >> >>"),
                                      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream"}) {
        const std::string place = std::to_string(text.size());
        places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        text += std::to_string(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const std::string table = std::to_string(text.size());
    return text + "xref\n0 5\n0000000000 65535 f \n" + places + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n";
}

Error no_work(const fs::path& program, const Sentence& how) { return {ErrorKind::Unavailable, sentence("{1} does not do its work ({2}), so nothing was looked at; install renkei again", program, how)}; }

// What it made of something grey of ours.
Result<void> judged(const fs::path& program, const Answer& answer, PixelSize size)
{
    constexpr uint8_t kGrey = 0x80, kNear = 4;
    if (!answer) return no_work(program, sentence("it answers nothing that can be understood"));
    if (!answer->ok())
        return answer->error().kind == ErrorKind::BadData ? no_work(program, sentence("it does not read a picture of ours as it should")) : answer->error();
    const DecodedPhoto& photo = answer->value();
    const bool right = photo.size == size && std::all_of(photo.rgb.begin(), photo.rgb.end(),
                                                         [](uint8_t value) { return value >= kGrey - kNear && value <= kGrey + kNear; });
    if (!right) return no_work(program, sentence("it does not read a picture of ours as it should"));
    return {};
}

}  // namespace

fs::path decoder_program() { return tool_program("renkei-decode"); }
fs::path document_program() { return tool_program("renkei-documents"); }

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
    constexpr uint8_t kGrey = 0x80;
    const std::vector<uint8_t> grey(size_t{96} * 72 * 3, kGrey);
    RENKEI_TRY(const auto jpeg, paint::encode_photograph(kTrial, grey));
    RENKEI_TRY(const Descriptor input, as_file(jpeg));
    RENKEI_TRY(const PhotoMemory memory, PhotoMemory::make());
    return judged(program, ask(program, input, memory, PhotoAs::Pixels), kTrial);
}

bool is_document(const Descriptor& input)
{
    constexpr size_t kLook = 1024;   // where readers of PDF look for its mark
    constexpr std::string_view kMark = "%PDF-";
    std::array<char, kLook> beginning{};
    const ssize_t got = ::pread(input.get(), beginning.data(), beginning.size(), 0);
    if (got <= 0) return false;
    const std::string_view read(beginning.data(), static_cast<size_t>(got));
    constexpr std::string_view kPictures[] = {"\xFF\xD8", "\x89PNG", "RIFF", "II*", "MM"};   // the mark may stand in what a picture says of itself
    return read.find(kMark) != std::string_view::npos && std::none_of(std::begin(kPictures), std::end(kPictures),
                                                                      [&](std::string_view sign) { return read.starts_with(sign); });
}

Result<DecodedPhoto> draw_document(const fs::path& program, const Descriptor& input, const PhotoMemory& memory)
{
    if (Answer answer = ask(program, input, memory, PhotoAs::Drawn)) return *std::move(answer);
    RENKEI_CHECK(try_documents(program));   // as with pictures
    return Error{ErrorKind::BadData, refusal_of_document({.outcome = PhotoOutcome::Broken})};
}

Result<void> try_documents(const fs::path& program)
{
    const std::string page = grey_page();
    RENKEI_TRY(const Descriptor input, as_file({reinterpret_cast<const uint8_t*>(page.data()), page.size()}));
    RENKEI_TRY(const PhotoMemory memory, PhotoMemory::make());
    const Answer answer = ask(program, input, memory, PhotoAs::Drawn);
    return judged(program, answer, {kLongestPhotoSide, kLongestPhotoSide * 72 / 96});
}

}  // namespace renkei::commands
