#include "film/clip.hpp"

#include <fcntl.h>
#include <mpv/client.h>
#include <mpv/render.h>
#include <mpv/stream_cb.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <clocale>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>

namespace renkei::film {
namespace {

constexpr double kScaledWidth = 960;    // and across, those of one of 4:3
constexpr double kScaledHeight = 720;   // libmpv's sizes of subtitles are in pixels of a window so high

// A file as libmpv reads it: by position, from a descriptor that somebody else has opened. Nothing else can be reached.
struct Source {
    int descriptor = -1;
    int64_t position = 0, size = 0;
};

int64_t read_source(void* cookie, char* to, uint64_t length)
{
    auto& source = *static_cast<Source*>(cookie);
    const ssize_t got = ::pread(source.descriptor, to, length, source.position);
    if (got > 0) source.position += got;
    return got;
}

int64_t seek_source(void* cookie, int64_t offset)
{
    auto& source = *static_cast<Source*>(cookie);
    if (offset < 0 || offset > source.size) return MPV_ERROR_GENERIC;
    return source.position = offset;
}

int64_t size_of_source(void* cookie) { return static_cast<Source*>(cookie)->size; }
void close_source(void* cookie) { delete static_cast<Source*>(cookie); }

// The addresses film://clip and film://subtitles; `data` is the options.
int open_source(void* data, char* address, mpv_stream_cb_info* info)
{
    const auto& options = *static_cast<const ClipOptions*>(data);
    const int descriptor = std::strstr(address, "subtitles") != nullptr ? options.subtitles : options.clip;
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) return MPV_ERROR_LOADING_FAILED;
    info->cookie = new Source{descriptor, 0, status.st_size};
    info->read_fn = read_source;
    info->seek_fn = seek_source;
    info->size_fn = size_of_source;
    info->close_fn = close_source;
    return 0;
}

void set(mpv_handle* mpv, const char* name, const std::string& value) { mpv_set_option_string(mpv, name, value.c_str()); }

// Only what the clip holds is played: no settings, scripts, other files or addresses, and no window, keys or words of its own.
void set_modest(mpv_handle* mpv)
{
    static constexpr std::pair<const char*, const char*> kOptions[] = {
        {"config", "no"}, {"load-scripts", "no"}, {"ytdl", "no"}, {"osc", "no"}, {"terminal", "no"}, {"osd-level", "0"}, {"input-default-bindings", "no"},
            {"input-vo-keyboard", "no"},
        {"vo", "libmpv"}, {"hwdec", "no"}, {"gpu-hwdec-interop", "no"}, {"idle", "yes"}, {"keep-open", "always"}, {"pause", "yes"}, {"hr-seek", "yes"},
            {"hr-seek-framedrop", "no"},
        {"demuxer", "lavf"}, {"sub-demuxer", "lavf"}, {"access-references", "no"}, {"ordered-chapters", "no"}, {"load-unsafe-playlists", "no"},
            {"sub-auto", "no"}, {"audio-file-auto", "no"},
        {"cover-art-auto", "no"}, {"audio-display", "no"}, {"resume-playback", "no"}, {"save-position-on-quit", "no"}, {"stop-screensaver", "no"},
            {"cache", "no"}, {"demuxer-max-bytes", "32MiB"},
        {"demuxer-max-back-bytes", "1MiB"}, {"demuxer-thread", "yes"}, {"framedrop", "decoder+vo"}, {"video-timing-offset", "0"}, {"keepaspect", "no"},
            {"sws-fast", "yes"}, {"sws-allow-zimg", "no"},
    };
    for (const auto& [name, value] : kOptions) set(mpv, name, value);
}

void set_subtitles(mpv_handle* mpv, const ClipOptions& options)
{
    if (options.subtitle_size <= 0) return set(mpv, "sid", "no");
    const double scaled = kScaledHeight / static_cast<double>(std::max(options.height, 1u));
    if (options.subtitles >= 0) {   // as a list: in a text, colons part its entries
        std::string address = "film://subtitles";
        mpv_node file{};
        file.format = MPV_FORMAT_STRING;
        file.u.string = address.data();
        mpv_node_list list{1, &file, nullptr};
        mpv_node files{};
        files.format = MPV_FORMAT_NODE_ARRAY;
        files.u.list = &list;
        mpv_set_option(mpv, "sub-files", MPV_FORMAT_NODE, &files);
    }
    set(mpv, "sid", options.subtitles >= 0 ? "auto" : "1");   // the clip's own are drawn whether it marks them as usual or not
    set(mpv, "sub-font", "BIZ UDPGothic");
    set(mpv, "sub-bold", "yes");
    set(mpv, "sub-font-size", std::to_string(options.subtitle_size * scaled));
    set(mpv, "sub-margin-y", std::to_string(static_cast<int>(std::lround(options.subtitle_margin * scaled))));
    if (options.subtitle_left >= 0) {
        set(mpv, "sub-align-x", "left");
        set(mpv, "sub-justify", "left");
        set(mpv, "sub-margin-x",
            std::to_string(static_cast<int>(std::lround(options.subtitle_left * kScaledWidth / static_cast<double>(std::max(options.width, 1u))))));
    }
    set(mpv, "sub-color", "#F5F1E8");
    set(mpv, "sub-border-color", "#171B26");
    set(mpv, "sub-border-size", std::to_string(options.subtitle_size * scaled * 0.08));
    set(mpv, "sub-shadow-offset", "0");
    set(mpv, "sub-ass-line-spacing", std::to_string(options.subtitle_size * scaled * 0.12));
    set(mpv, "sub-ass-override", "force");
    set(mpv, "embeddedfonts", "no");
}

}  // namespace

struct Clip::Impl {
    ClipOptions options;
    mpv_handle* mpv = nullptr;
    mpv_render_context* renderer = nullptr;
    std::array<int, 2> wake{-1, -1};    // a pipe; libmpv's threads write, wait() reads
    bool loaded = false, failed = false, restarted = false, repeated = false, drawn = false;
    double target = 0;                  // second of the last seek

    ~Impl()
    {
        if (renderer != nullptr) mpv_render_context_free(renderer);
        if (mpv != nullptr) mpv_terminate_destroy(mpv);
        for (const int end : wake)
            if (end >= 0) ::close(end);
    }
    static void ring(void* impl) { [[maybe_unused]] const auto written = ::write(static_cast<Impl*>(impl)->wake[1], "w", 1); }

    bool start();
    void hear();
    [[nodiscard]] bool flag(const char* name) const
    {
        int value = 0;
        return mpv_get_property(mpv, name, MPV_FORMAT_FLAG, &value) >= 0 && value != 0;
    }
    [[nodiscard]] double number(const char* name, double otherwise) const
    {
        double value = 0;
        return mpv_get_property(mpv, name, MPV_FORMAT_DOUBLE, &value) >= 0 && std::isfinite(value) ? value : otherwise;
    }
    [[nodiscard]] bool has_track(const char* kind) const;
};

bool Clip::Impl::start()
{
    std::setlocale(LC_NUMERIC, "C");   // libmpv refuses any other
    if (::pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) != 0) return false;
    mpv = mpv_create();
    if (mpv == nullptr) return false;
    set_modest(mpv);
    set_subtitles(mpv, options);
    set(mpv, "audio", options.sound ? "auto" : "no");
    set(mpv, "start", std::to_string(options.start));
    set(mpv, "speed", std::to_string(options.speed));
    if (mpv_initialize(mpv) < 0 || mpv_stream_cb_add_ro(mpv, "film", &options, open_source) < 0) return false;
    mpv_render_param how[] = {{MPV_RENDER_PARAM_API_TYPE, const_cast<char*>(MPV_RENDER_API_TYPE_SW)}, {MPV_RENDER_PARAM_INVALID, nullptr}};
    if (mpv_render_context_create(&renderer, mpv, how) < 0) return false;
    mpv_set_wakeup_callback(mpv, ring, this);
    mpv_render_context_set_update_callback(renderer, ring, this);
    const char* load[] = {"loadfile", "film://clip", nullptr};
    return mpv_command(mpv, load) >= 0;
}

void Clip::Impl::hear()
{
    for (;;) {
        const mpv_event* event = mpv_wait_event(mpv, 0);
        if (event->event_id == MPV_EVENT_NONE) return;
        if (event->event_id == MPV_EVENT_FILE_LOADED) loaded = true;
        if (event->event_id == MPV_EVENT_PLAYBACK_RESTART) restarted = true;
        if (event->event_id == MPV_EVENT_END_FILE || event->event_id == MPV_EVENT_SHUTDOWN) failed = true;   // at a proper end it stays open
    }
}

bool Clip::Impl::has_track(const char* kind) const
{
    int64_t count = 0;
    mpv_get_property(mpv, "track-list/count", MPV_FORMAT_INT64, &count);
    for (int64_t i = 0; i < count; ++i) {
        const std::string track = "track-list/" + std::to_string(i) + "/type";
        char* type = mpv_get_property_string(mpv, track.c_str());
        const bool found = type != nullptr && std::strcmp(type, kind) == 0;
        mpv_free(type);
        if (found) return true;
    }
    return false;
}

Clip::Clip(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Clip::~Clip() = default;

std::unique_ptr<Clip> Clip::open(const ClipOptions& options)
{
    auto impl = std::make_unique<Impl>();
    impl->options = options;
    impl->target = options.start;
    if (!impl->start()) return nullptr;
    return std::unique_ptr<Clip>(new Clip(std::move(impl)));
}

Step Clip::wait(int milliseconds)
{
    pollfd waiting{impl_->wake[0], POLLIN, 0};
    ::poll(&waiting, 1, milliseconds);
    std::array<char, 256> words{};
    while (::read(impl_->wake[0], words.data(), words.size()) > 0) {}
    impl_->hear();
    if (impl_->failed) return Step::Failed;
    if ((mpv_render_context_update(impl_->renderer) & MPV_RENDER_UPDATE_FRAME) == 0) return Step::Nothing;
    mpv_render_frame_info next{};
    mpv_render_context_get_info(impl_->renderer, {MPV_RENDER_PARAM_NEXT_FRAME_INFO, &next});
    if ((next.flags & MPV_RENDER_FRAME_INFO_PRESENT) == 0) return Step::Nothing;
    impl_->repeated = (next.flags & (MPV_RENDER_FRAME_INFO_REDRAW | MPV_RENDER_FRAME_INFO_REPEAT)) != 0;
    return Step::Frame;
}

void Clip::draw(const Picture& picture)
{
    std::array<int, 2> size{static_cast<int>(picture.width), static_cast<int>(picture.height)};
    size_t row_bytes = picture.row_bytes;
    int no = 0;
    mpv_render_param how[] = {{MPV_RENDER_PARAM_SW_SIZE, size.data()}, {MPV_RENDER_PARAM_SW_FORMAT, const_cast<char*>("bgr0")},
                              {MPV_RENDER_PARAM_SW_STRIDE, &row_bytes},
                              {MPV_RENDER_PARAM_SW_POINTER, picture.pixels}, {MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME, &no},
                              {MPV_RENDER_PARAM_INVALID, nullptr}};
    if (mpv_render_context_render(impl_->renderer, how) < 0) impl_->failed = true;
    if (!impl_->repeated) impl_->drawn = true;   // after a seek into nothing the picture from before is drawn again
}

bool Clip::settled() const { return impl_->loaded && impl_->restarted && impl_->drawn; }
bool Clip::ended() const { return impl_->flag("eof-reached"); }

std::optional<double> Clip::position() const
{
    const double seconds = impl_->number("time-pos", -1);
    return seconds < 0 ? std::nullopt : std::optional(seconds);
}

ClipFacts Clip::facts() const
{
    ClipFacts facts;
    facts.width = static_cast<uint32_t>(std::max(0.0, impl_->number("video-params/dw", 0)));
    facts.height = static_cast<uint32_t>(std::max(0.0, impl_->number("video-params/dh", 0)));
    const auto turned = static_cast<int>(impl_->number("video-params/rotate", 0));
    if (turned == 90 || turned == 270) std::swap(facts.width, facts.height);
    facts.seconds = impl_->number("duration", 0);
    facts.picture = impl_->has_track("video");
    facts.sound = impl_->has_track("audio");
    return facts;
}

bool Clip::missing() const { return impl_->loaded && impl_->restarted && !impl_->drawn; }
void Clip::seek_again() { seek(impl_->target); }

void Clip::seek(double seconds)
{
    impl_->target = seconds;
    impl_->restarted = impl_->drawn = false;
    const std::string to = std::to_string(seconds);
    const char* command[] = {"seek", to.c_str(), "absolute+exact", nullptr};
    mpv_command(impl_->mpv, command);
}

void Clip::play()
{
    int no = 0;
    mpv_set_property(impl_->mpv, "pause", MPV_FORMAT_FLAG, &no);
}

void Clip::set_speed(double speed) { mpv_set_property(impl_->mpv, "speed", MPV_FORMAT_DOUBLE, &speed); }

}  // namespace renkei::film
