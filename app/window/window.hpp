#pragma once
// The only user of SDL: one surface with an OpenGL ES 3.0 context, input as our own values, and display power.
// Thread: the render thread (SDL's video calls belong to the thread that initialised it).
// Errors: Unavailable with SDL's words when there is no display or no GL.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "base/result.hpp"
#include "base/touch_panel.hpp"

namespace renkei::window {

// To call once in a process that will open a window, before it has a second thread: it sets the environment.
// Xlib otherwise parses the locale's table of composed characters (some 10 ms); nobody types into a public display. And a session's
// bus is not started where there is none.
void prepare_process();

enum class Surface {
    FullScreen,   // borderless window of the display's size (saves 100 ms against SDL's full-screen desktop)
    Windowed,
    Offscreen,    // SDL_VIDEODRIVER=offscreen: no display server needed
};

struct Options {
    Surface surface = Surface::FullScreen;
    PixelSize size{1920, 1080};    // of the picture; ignored for FullScreen
    int turn = 0;                  // of the picture on the surface, clockwise: 0, 90, 180 or 270 degrees; who draws turns it
    std::string title = "連携";
    // One line for stderr, should the X server end under the window: the process ends at once then, with ErrorKind::Unavailable's code.
    std::string when_server_is_lost{};
    std::vector<TouchPanel> panels{};   // how fingers come to the picture; the first that fits a device counts
};

struct Input {
    enum class Kind { Quit, TouchDown, TouchMove, TouchUp, KeyDown, KeyUp, Text, Resized, Exposed } kind;
    long long finger = 0;          // mouse: -1; fingers of two panels are never the same
    Vec2 at;                       // pixels of the upright picture
    std::string key;               // SDL's key name, e.g. "F12", "Escape"
    std::string text;              // UTF-8 for Text
};

class Window {
  public:
    static Result<Window> open(const Options& options);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    [[nodiscard]] PixelSize size() const;        // of the upright picture
    void stay_upright();                         // who draws cannot turn the picture
    [[nodiscard]] float refresh_hz() const;      // 60 when unknown
    [[nodiscard]] bool swap_waits() const;       // presenting blocks until the vertical blank
    void present();                              // swaps
    // Everything that happened; waits up to `wait_ms` for the first (0: polls).
    [[nodiscard]] std::vector<Input> poll(int wait_ms);
    [[nodiscard]] std::string driver() const;    // x11, wayland, KMSDRM, offscreen

  private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// The size the window's picture will have, known before it is there: what is to be shown can be painted while GL comes up. Starts
// SDL's video, so call it on the render thread. Error: Unavailable with SDL's words.
[[nodiscard]] Result<PixelSize> expected_size(const Options& options);

// Is there a display server, or a screen that KMS can drive? Without opening a window.
[[nodiscard]] std::optional<std::string> available_display();

// The connectors of the graphics cards, as the kernel tells them below /sys/class/drm: "card0-HDMI-A-1" and whether a screen is
// connected. Empty where there is no card. Thread: any.
struct Connector {
    std::string name;
    bool connected = false;
};
[[nodiscard]] std::vector<Connector> connectors(const std::filesystem::path& drm = "/sys/class/drm");

}  // namespace renkei::window
