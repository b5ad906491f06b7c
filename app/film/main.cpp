// renkei-film: one untrusted clip from standard input, as facts, as one picture, or playing (base/film_wire.hpp). `renkei load`
// and `renkei shot` ask it, `renkei show` starts it when a film is on the programme; nobody else needs it.
//
//   renkei-film probe < clip                                      its facts, and a picture of a quarter of its length
//   renkei-film still WIDTH HEIGHT SECONDS [WORD=VALUE …] < clip  the picture of this second
//   renkei-film play WIDTH HEIGHT BEGAN [WORD=VALUE …] < clip     plays into the ring; BEGAN: reading of the monotonic clock, in
//                                                                 microseconds, at which its second 0 is due
//   words: speed, sound=1, subtitles=1 (a file of them on descriptor 4), size, margin and left of subtitles in pixels of the picture
//
// Exit code: 0 with an answer, also with a refusal; 1 the clip cannot be played; 64 called wrongly; 69 the walls cannot be put up.

#include <sys/prctl.h>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/film_wire.hpp"
#include "film/answer.hpp"
#include "film/projection.hpp"
#include "walls/walls.hpp"

namespace {

using namespace renkei;

constexpr int kCalledWrongly = 64, kNoWalls = 69;

template <class Number>
std::optional<Number> number_of(std::string_view word)
{
    Number value{};
    const auto parsed = std::from_chars(word.data(), word.data() + word.size(), value);
    return parsed.ec == std::errc{} && parsed.ptr == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

// "speed=2" and the others.
bool take_word(std::string_view word, film::ClipOptions& options)
{
    const size_t equals = word.find('=');
    const auto value = equals == std::string_view::npos ? std::nullopt : number_of<double>(word.substr(equals + 1));
    if (!value || *value < 0) return false;
    const std::string_view name = word.substr(0, equals);
    if (name == "speed") options.speed = *value;
    else if (name == "sound") options.sound = *value > 0;
    else if (name == "subtitles") options.subtitles = *value > 0 ? kFilmSubtitles : -1;
    else if (name == "size") options.subtitle_size = *value;
    else if (name == "margin") options.subtitle_margin = *value;
    else if (name == "left") options.subtitle_left = *value;
    else return false;
    return true;
}

struct Called {
    std::string_view what;
    uint32_t width = 0, height = 0;
    double at = 0;                  // seconds, or the clock's microseconds
    film::ClipOptions options;
};

std::optional<Called> understood(int count, char** words)
{
    Called called;
    if (count == 2 && std::string_view(words[1]) == "probe") {
        called.what = "probe";
        return called;
    }
    if (count < 5) return std::nullopt;
    called.what = words[1];
    const auto width = number_of<uint32_t>(words[2]), height = number_of<uint32_t>(words[3]);
    const auto at = number_of<double>(words[4]);
    if ((called.what != "still" && called.what != "play") || !width || !height || !at) return std::nullopt;
    if (*width < 2 || *height < 2 || *width > kLongestFilmSide || *height > kLongestFilmSide) return std::nullopt;
    called.width = called.options.width = *width;
    called.height = called.options.height = *height;
    called.at = *at;
    for (int i = 5; i < count; ++i)
        if (!take_word(words[i], called.options)) return std::nullopt;
    return called;
}

}  // namespace

int main(int count, char** words)
{
    auto called = understood(count, words);
    if (!called) return kCalledWrongly;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);   // nobody reads the answer of one whose asker was killed
    constexpr uint64_t kMemory = uint64_t{4} << 30;   // libmpv and all it links are 1 GiB of addresses before the first picture
    constexpr uint64_t kSeconds = 3600;               // of processor time: three minutes on a great many of them
    const auto work = called->options.sound ? walls::Work::PlayWithSound : walls::Work::Play;
    if (!walls::limit_resources({.memory_bytes = kMemory, .processor_seconds = kSeconds}) || !walls::enter(work)) return kNoWalls;
    int code = 0;
    if (called->what == "probe") code = film::answer_facts();
    else if (called->what == "still") code = film::answer_still(called->options, called->width, called->height, called->at);
    else code = film::project(called->options, called->width, called->height, static_cast<int64_t>(called->at));
    // Straight out of the program: nothing that a clip may have left in memory is run on the way.
    std::_Exit(code);
}
