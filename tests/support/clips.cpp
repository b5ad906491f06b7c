#include "support/clips.hpp"

#include <mpv/client.h>

#include <clocale>

namespace renkei::tests {

bool make_clip(const std::filesystem::path& file, const ClipWish& wish)
{
    std::setlocale(LC_NUMERIC, "C");
    mpv_handle* mpv = mpv_create();
    if (mpv == nullptr) return false;
    const auto set = [&](const char* name, const std::string& value) { return mpv_set_option_string(mpv, name, value.c_str()) >= 0; };
    bool right = set("config", "no") && set("terminal", "no") && set("load-scripts", "no") && set("ytdl", "no") && set("audio", "no") &&
        set("o", file.string()) && set("ovc", wish.codec);
    if (!wish.codec_options.empty()) right = right && set("ovcopts", wish.codec_options);
    if (!wish.container_options.empty()) right = right && set("ofopts", wish.container_options);
    const std::string source = "av://lavfi:testsrc2=size=" + std::to_string(wish.width) + "x" + std::to_string(wish.height) + ":rate=" +
        std::to_string(wish.frames_a_second) +
                               ":duration=" + std::to_string(wish.seconds);
    const char* load[] = {"loadfile", source.c_str(), nullptr};
    right = right && mpv_initialize(mpv) >= 0 && mpv_command(mpv, load) >= 0;
    bool ended = false;
    while (right && !ended) {
        const mpv_event* event = mpv_wait_event(mpv, 60);
        right = event->event_id != MPV_EVENT_NONE;   // a minute without a word
        if (event->event_id == MPV_EVENT_END_FILE) {
            ended = true;
            right = static_cast<const mpv_event_end_file*>(event->data)->error >= 0;
        }
        if (event->event_id == MPV_EVENT_SHUTDOWN) ended = true;
    }
    mpv_terminate_destroy(mpv);   // writes the file's end
    return right && std::filesystem::exists(file) && std::filesystem::file_size(file) > 0;
}

}  // namespace renkei::tests
