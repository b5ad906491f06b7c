// renkei-decode as `renkei load` meets it: a file goes in, an answer or its death comes out.

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <random>

#include "base/photo_wire.hpp"
#include "decoder/picture.hpp"
#include "decoder/sandbox.hpp"
#include "encoders.hpp"
#include "support/files.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;
namespace fs = std::filesystem;

namespace {

struct Answer {
    int status = 0;
    PhotoHeader header;
    Rgb picture;
    std::string look, data;   // of a JPEG that is left as it was coded
};

std::string read_all(int end)
{
    std::string all(1 << 16, '\0');
    size_t length = 0;
    for (ssize_t got = 0; (got = ::read(end, all.data() + length, all.size() - length)) > 0;) {
        length += static_cast<size_t>(got);
        if (length == all.size()) all.resize(length * 2);
    }
    all.resize(length);
    return all;
}

Answer decode_file(const fs::path& file, uint32_t longest = kLongestPhotoSide, const char* as = nullptr)
{
    const std::string program = (fs::path(RENKEI_BINARY).parent_path() / "renkei-decode").string(), side = std::to_string(longest);
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const int memory = ::memfd_create("pixels", MFD_CLOEXEC);
    REQUIRE(::ftruncate(memory, static_cast<off_t>(kPhotoMemoryBytes)) == 0);
    const auto* pixels = static_cast<const char*>(::mmap(nullptr, kPhotoMemoryBytes, PROT_READ, MAP_SHARED, memory, 0));
    const int aside = ::fcntl(memory, F_DUPFD_CLOEXEC, 20);   // the number may be the decoder's own, and stays closed then
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, file.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, aside, kPhotoMemory);
    char* words[] = {const_cast<char*>(program.c_str()), const_cast<char*>(side.c_str()), const_cast<char*>(as), nullptr};
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, program.c_str(), &actions, nullptr, words, environ) == 0);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    const std::string out = read_all(ends[0]);
    for (const int one : {ends[0], memory, aside}) ::close(one);
    Answer answer;
    REQUIRE(::waitpid(child, &answer.status, 0) == child);
    if (out.size() == sizeof answer.header) {
        std::memcpy(&answer.header, out.data(), sizeof answer.header);
        const PhotoHeader& header = answer.header;
        const uint32_t eighths = look_eighths(header.width, header.height);
        const size_t look = eighths == 8 ? 0 : size_t{in_eighths(header.width, eighths)} * in_eighths(header.height, eighths) * 3;
        const size_t length = size_t{header.width} * header.height * 3;
        if (header.coded_bytes > 0) {
            REQUIRE(look + header.coded_bytes <= kPhotoMemoryBytes);
            answer.look.assign(pixels, look);
            answer.data.assign(pixels + look, header.coded_bytes);
        } else if (length <= kPhotoMemoryBytes) answer.picture = {answer.header.width, answer.header.height, {pixels, pixels + length}};
    }
    ::munmap(const_cast<char*>(pixels), kPhotoMemoryBytes);
    return answer;
}

Answer decode(const std::string& file, uint32_t longest = kLongestPhotoSide, const char* as = nullptr)
{
    const TemporaryFolder folder;
    write_bytes(folder.path() / "picture", file);
    return decode_file(folder.path() / "picture", longest, as);
}

// "R", "G", "B" or "W" in the middle of each quarter, row by row.
std::string colours_of(const Rgb& p)
{
    std::string all;
    for (const uint32_t y : {p.height / 4, p.height * 3 / 4})
        for (const uint32_t x : {p.width / 4, p.width * 3 / 4}) {
            const auto [r, g, b] = p.at(x, y);
            all += r > 200 && g > 200 && b > 200 ? 'W' : r > 200 && g < 60 && b < 60 ? 'R' : g > 200 && r < 60 && b < 60 ? 'G' : b > 200 && r < 60 && g < 60
                ? 'B' : '?';
        }
    return all;
}

void check_whole(const Answer& answer, uint32_t width, uint32_t height)
{
    REQUIRE(answer.status == 0);
    REQUIRE(answer.header.magic == PhotoHeader{}.magic);
    REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
    CHECK(answer.header.width == width);
    CHECK(answer.header.height == height);
    REQUIRE(answer.picture.bytes.size() == size_t{width} * height * 3);
}

using Encode = std::string (*)(const Rgb&, int);
constexpr std::pair<const char*, Encode> kTurned[] = {
    {"JPEG", [](const Rgb& p, int orientation) { return jpeg(p, orientation); }},
    {"PNG", [](const Rgb& p, int orientation) { return png(p, orientation); }},
    {"WebP", [](const Rgb& p, int orientation) { return webp(p, orientation); }},
    {"TIFF", [](const Rgb& p, int orientation) { return tiff(p, orientation); }},
};

}  // namespace

TEST_CASE("every kind is told by its content and turned upright", "[decoder]")
{
    const Rgb stored = quarters(200, 120);
    // Where the quarters R G / B W stand after each orientation of EXIF.
    const std::pair<int, const char*> expected[] = {{1, "RGBW"}, {2, "GRWB"}, {3, "WBGR"}, {4, "BWRG"}, {5, "RBGW"}, {6, "BRWG"}, {7, "WGBR"}, {8, "GWRB"}};
    for (const auto& [kind, encode] : kTurned)
        for (const auto& [orientation, colours] : expected) {
            INFO(kind << " with orientation " << orientation);
            const Answer answer = decode(encode(stored, orientation));
            const bool turned = orientation >= 5;
            check_whole(answer, turned ? 120 : 200, turned ? 200 : 120);
            CHECK(colours_of(answer.picture) == colours);
            CHECK(answer.header.source_width == answer.header.width);
        }
    const Answer phone = decode(heic(stored));
    check_whole(phone, 200, 120);
    CHECK(colours_of(phone.picture) == "RGBW");
}

TEST_CASE("large pictures are sized down without a change of brightness", "[decoder]")
{
    for (const auto& [kind, encode] : kTurned) {
        INFO(kind);
        const Answer answer = decode(encode(quarters(1600, 900), 1), 400);
        check_whole(answer, 400, 225);
        CHECK(colours_of(answer.picture) == "RGBW");
        CHECK(answer.header.source_width == 1600);
        CHECK(answer.header.source_height == 900);
    }
    // A chessboard of single pixels sends half the light of white: 188 in sRGB, and not 128.
    Rgb board{512, 512, {}};
    for (uint32_t i = 0; i < 512 * 512; ++i) board.bytes.insert(board.bytes.end(), 3, static_cast<uint8_t>((i + i / 512) % 2 == 0 ? 255 : 0));
    const Answer grey = decode(png(board), 128);
    check_whole(grey, 128, 128);
    CHECK(grey.picture.at(64, 64)[1] == Approx(188).margin(2));
}

TEST_CASE("colours of another space become sRGB", "[decoder]")
{
    const Rgb stored = quarters(200, 120);
    for (const std::string& file : {jpeg(stored, 1, swapped_profile()), png(stored, 1, swapped_profile())}) {
        const Answer answer = decode(file);
        check_whole(answer, 200, 120);
        CHECK(colours_of(answer.picture) == "GRBW");
    }
    const Answer print = decode(cmyk_jpeg(100, 100, {0, 255, 255, 0}));   // no cyan, all magenta and yellow
    check_whole(print, 100, 100);
    CHECK(colours_of(print.picture) == "RRRR");
}

TEST_CASE("a JPEG that needs nothing done to it is left as it was coded, when that is asked for", "[decoder]")
{
    const Rgb stored = quarters(1000, 600);
    for (const std::string& file : {jpeg(stored), jpeg(stored, 1, srgb_profile()), jpeg(stored) + "what some cameras write behind it"}) {
        const Answer answer = decode(file, kLongestPhotoSide, kAsItIs);
        REQUIRE(answer.status == 0);
        REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
        CHECK((answer.header.width == 1000 && answer.header.height == 600 && answer.header.source_width == 1000 && answer.header.source_height == 600));
        CHECK((answer.header.across == 1 && answer.header.down == 1));
        CHECK(answer.data == jpeg_data(jpeg(stored)));
        // The steps as they stand in the file, behind the table's number.
        for (size_t table = 0, at = 0; table < 2; ++table) {
            at = file.find("\xff\xdb", at) + 5;
            CHECK(file.substr(at, 64) == std::string(answer.header.steps[table].begin(), answer.header.steps[table].end()));
        }
        const Rgb look{375, 225, {answer.look.begin(), answer.look.end()}};
        REQUIRE(look.bytes.size() == size_t{375} * 225 * 3);
        CHECK(colours_of(look) == "RGBW");
        CHECK(decode(file).header.coded_bytes == 0);   // as pixels, when it is not
    }
    CHECK(decode(jpeg(quarters(300, 200)), kLongestPhotoSide, kAsItIs).look.empty());
}

TEST_CASE("bytes that belong to no picture are told, and the picture is read without them", "[decoder]")
{
    const std::string whole = jpeg(quarters(600, 400));
    for (const char* as : {static_cast<const char*>(nullptr), kAsItIs}) {
        const size_t end = whole.rfind("\xff\xd9");
        const Answer between = decode(whole.substr(0, end) + std::string("left over") + whole.substr(end), kLongestPhotoSide, as);
        REQUIRE(between.header.outcome == PhotoOutcome::Ok);
        CHECK(between.header.surplus == 1);
        CHECK(between.header.coded_bytes == 0);
        CHECK(colours_of(between.picture) == "RGBW");
        const size_t scan = whole.find("\xff\xda");   // between two of its parts
        const Answer before = decode(whole.substr(0, scan) + std::string(7, '\0') + whole.substr(scan), kLongestPhotoSide, as);
        REQUIRE(before.header.outcome == PhotoOutcome::Ok);
        CHECK(before.header.surplus == 1);
        CHECK(colours_of(before.picture) == "RGBW");
        // What telephones write behind the picture is no mistake.
        CHECK(decode(whole + "a film", kLongestPhotoSide, as).header.surplus == 0);
        CHECK(decode(whole, kLongestPhotoSide, as).header.surplus == 0);
    }
}

TEST_CASE("what must be turned, converted, sized or written in another form becomes pixels, whatever is asked for", "[decoder]")
{
    const Rgb stored = quarters(1000, 600);
    Rgb noise = stored;   // of which a JPEG takes more than half a byte a pixel
    std::mt19937 chance(7);
    for (uint8_t& value : noise.bytes) value = static_cast<uint8_t>(chance());
    for (const std::string& file : {jpeg(stored, 3), jpeg(stored, 1, swapped_profile()), jpeg_as(stored, JpegForm::Progressive),
                                    jpeg_as(stored, JpegForm::OwnCodes),
                                    jpeg_as(stored, JpegForm::Restarts), jpeg_as(stored, JpegForm::Grey), jpeg(noise), png(stored), webp(stored), tiff(stored),
                                    heic(stored)}) {
        const Answer answer = decode(file, kLongestPhotoSide, kAsItIs);
        CHECK(answer.header.coded_bytes == 0);
        check_whole(answer, 1000, 600);
    }
    CHECK(decode(jpeg(stored), 640, kAsItIs).header.width == 640);
    const std::string file = jpeg(stored);
    CHECK(decode(file.substr(0, file.size() * 3 / 4), kLongestPhotoSide, kAsItIs).header.outcome == PhotoOutcome::CutShort);
    CHECK(decode(file.substr(0, file.size() - 2), kLongestPhotoSide, kAsItIs).header.outcome == PhotoOutcome::CutShort);
    // Tables that no file can have: of codes, named by the scan, and of steps, named by the frame.
    std::string lost = file;
    lost[lost.find("\xff\xda") + 6] = '\x7f';
    CHECK(decode(lost, kLongestPhotoSide, kAsItIs).header.outcome == PhotoOutcome::Broken);
    lost = file;
    lost[lost.find("\xff\xc0") + 12] = '\x7f';
    CHECK(decode(lost, kLongestPhotoSide, kAsItIs).header.outcome == PhotoOutcome::Broken);
    CHECK(decode("no picture", kLongestPhotoSide, kAsItIs).header.outcome == PhotoOutcome::UnknownKind);
}

TEST_CASE("what is no photograph is refused with the reason", "[decoder]")
{
    const Rgb stored = quarters(200, 120);
    CHECK(decode("This is a text and calls itself a picture.").header.outcome == PhotoOutcome::UnknownKind);
    CHECK(decode("").header.outcome == PhotoOutcome::UnknownKind);
    CHECK(decode(jpeg(quarters(40, 40))).header.outcome == PhotoOutcome::TooSmall);
    for (const auto& [kind, encode] : kTurned) {
        const std::string file = encode(stored, 1);
        INFO(kind);
        const PhotoOutcome outcome = decode(file.substr(0, file.size() * 3 / 4)).header.outcome;
        CHECK((outcome == PhotoOutcome::CutShort || outcome == PhotoOutcome::Broken || outcome == PhotoOutcome::Unsupported));
    }
    const std::string phone = heic(stored);
    CHECK(decode(phone.substr(0, phone.size() / 2)).header.outcome != PhotoOutcome::Ok);

    // A header that promises more pixels than any photograph has; a bomb needs no more than this.
    std::string bomb = png(stored);
    bomb.replace(16, 8, std::string("\0\0\xff\xdc\0\0\xff\xdc", 8));
    CHECK(decode(bomb).header.outcome != PhotoOutcome::Ok);
    std::string wide = jpeg(stored);
    const size_t frame = wide.find("\xff\xc0");
    REQUIRE(frame != std::string::npos);
    wide.replace(frame + 5, 4, "\xff\xf0\xff\xf0");
    CHECK(decode(wide).header.outcome == PhotoOutcome::TooManyPixels);
}

TEST_CASE("files damaged anywhere end in an answer or a death, never in a lie", "[decoder]")
{
    std::mt19937 chance(20261122);
    const Rgb stored = quarters(160, 120);
    const std::string files[] = {jpeg(stored), png(stored), webp(stored), tiff(stored), heic(stored)};
    int refused = 0;
    for (int round = 0; round < 60; ++round) {
        std::string file = files[static_cast<size_t>(round) % std::size(files)];
        for (int i = 0; i < 6; ++i) file[chance() % file.size()] = static_cast<char>(chance());
        const Answer answer = decode(file, kLongestPhotoSide, round % 2 == 0 ? nullptr : kAsItIs);
        INFO("round " << round);
        if (answer.status != 0 || answer.header.outcome != PhotoOutcome::Ok) ++refused;
        else if (answer.header.coded_bytes == 0) CHECK(answer.picture.bytes.size() == size_t{answer.header.width} * answer.header.height * 3);
        CHECK((WIFEXITED(answer.status) || WTERMSIG(answer.status) == SIGXCPU || WTERMSIG(answer.status) == SIGSYS));
    }
    CHECK(refused > 0);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
namespace {

// What becomes of a child that does this inside the walls.
template <class Work>
int inside(Work work)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (!decoder::limit_resources() || !decoder::enter_sandbox()) ::_exit(99);
        ::_exit(work());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TEST_CASE("inside the walls there are no files, sockets or programs, and memory ends", "[decoder]")
{
    CHECK(inside([] { return 7; }) == 7);
    CHECK(inside([] { return ::open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? 7 : 1; }) == 7);
    CHECK(inside([] { return ::socket(AF_INET, SOCK_STREAM, 0); }) == 128 + SIGSYS);
    CHECK(inside([] { return ::execl("/bin/true", "true", nullptr); }) == 128 + SIGSYS);
    CHECK(inside([] { return static_cast<int>(::fork()); }) == 128 + SIGSYS);
    CHECK(inside([] { return ::unlink("/etc/none"); }) == 128 + SIGSYS);
    CHECK(inside([] { return ::kill(::getppid(), 0); }) == 128 + SIGSYS);
    CHECK(inside([] {
              void* much = std::malloc(size_t{2} << 30);
              const int answer = much == nullptr ? 7 : 1;
              std::free(much);
              return answer;
          }) == 7);
}
#endif

TEST_CASE("photographs that Debian ships are decoded", "[.photographs]")
{
    const fs::path file = GENERATE(as<fs::path>{}, "/usr/share/backgrounds/mate/nature/Dune.jpg", "/usr/share/backgrounds/mate/nature/Garden.jpg",
                                   "/usr/share/wallpapers/Autumn/contents/images/2560x1600.jpg", "/usr/share/wallpapers/Flow/contents/images/5120x2880.jpg");
    INFO(file << " (packages mate-backgrounds and plasma-workspace-wallpapers)");
    REQUIRE(fs::exists(file));
    const Answer answer = decode_file(file);
    REQUIRE(answer.status == 0);
    REQUIRE(answer.header.outcome == PhotoOutcome::Ok);
    check_whole(answer, answer.header.width, answer.header.height);
    CHECK(std::max(answer.header.width, answer.header.height) == std::min(kLongestPhotoSide,
                                                                          std::max(answer.header.source_width, answer.header.source_height)));
}
