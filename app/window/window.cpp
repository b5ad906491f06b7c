#include "window/window.hpp"

#include <SDL.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/sentence.hpp"
#include "window/server_lost.hpp"
#include "window/touch_devices.hpp"
#include "window/turn.hpp"

namespace renkei::window {

namespace {

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

// A graphics card that KMS can drive and that we may open.
std::optional<std::string> card_with_screen()
{
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", error)) {
        const std::string path = entry.path().string();
        if (entry.path().filename().string().rfind("card", 0) != 0) continue;
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        if (descriptor < 0) continue;
        ::close(descriptor);
        return path;
    }
    return std::nullopt;
}

Error unavailable(const Sentence& what)
{
    return {ErrorKind::Unavailable, sentence("{1}: {2}. Check that a display server runs (DISPLAY, WAYLAND_DISPLAY) or that this user may use /dev/dri (group video), or use --offscreen", what, SDL_GetError())};
}

void choose_driver(Surface surface)
{
    // Under cage SDL's own window frame leaves the window black (docs/performance.md).
    SDL_SetHint("SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR", "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    // A kiosk window is not a dialog: no compositor bypass dance, no minimising when the focus goes.
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    // SIGTERM belongs to the command that shows, not to SDL.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    // By hint, not by environment: other threads may be reading that.
    const auto choose = [](const char* drivers) { SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, drivers, SDL_HINT_OVERRIDE); };
    if (surface == Surface::Offscreen) {
        choose("offscreen");
        return;
    }
    if (!environment("SDL_VIDEODRIVER").empty()) return;
    if (!environment("WAYLAND_DISPLAY").empty()) choose(environment("DISPLAY").empty() ? "wayland" : "wayland,x11");
    else if (!environment("DISPLAY").empty()) choose("x11");
    else if (card_with_screen()) choose("kmsdrm");
    // Left to itself SDL would go on to its driver that draws where nobody sees it.
}

// SDL sleeps on the connection of x11 and wayland; without one it would wake up every millisecond.
bool wait_for(SDL_Event& event, int wait_ms)
{
    const std::string driver = SDL_GetCurrentVideoDriver();
    if (driver == "x11" || driver == "wayland") return SDL_WaitEventTimeout(&event, wait_ms) == 1;
    const Uint32 step = driver == "KMSDRM" ? 8 : 20;   // a touch is answered within a frame
    for (Uint32 left = static_cast<Uint32>(wait_ms); left > 0; left -= std::min(left, step)) {
        if (SDL_PollEvent(&event) == 1) return true;
        SDL_Delay(std::min(left, step));
    }
    return SDL_PollEvent(&event) == 1;
}

// Of the surface.
PixelSize wanted_size(const Options& options)
{
    SDL_DisplayMode mode{};
    if (options.surface == Surface::FullScreen && SDL_GetDesktopDisplayMode(0, &mode) == 0 && mode.w > 0 && mode.h > 0) return {mode.w, mode.h};
    return turned(options.size, options.turn);
}

// Mesa's driver brings LLVM, and the loader looks for each of its 9,000 symbols in every library of this process before it looks into LLVM: a
// twentieth of all the work before the first picture. Loaded beforehand, with itself to be searched first, it is bound at once. This is the one
// that Debian 12's Mesa uses; where it is another, nothing is won.
void bind_driver_ahead()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)   // they want to be found first in every library
    (void)::dlopen("libLLVM-15.so.1", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
#endif
}

std::string key_of(const SDL_KeyboardEvent& event) { return SDL_GetKeyName(event.keysym.sym); }

}  // namespace

struct Window::Impl {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    bool waits = false;
    int turn = 0;
    TouchDevices devices;

    ~Impl()
    {
        if (context != nullptr) SDL_GL_DeleteContext(context);
        if (window != nullptr) SDL_DestroyWindow(window);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    [[nodiscard]] std::optional<Input> translate(const SDL_Event& event);
    [[nodiscard]] PixelSize surface() const
    {
        PixelSize size;
        SDL_GL_GetDrawableSize(window, &size.w, &size.h);
        return size;
    }
    // Of a place on the surface, 0…1.
    [[nodiscard]] Vec2 pixels_at(Vec2 place) const
    {
        const PixelSize picture = turned(surface(), turn);
        const Vec2 at = in_picture(place, turn);
        return {at.x * static_cast<float>(picture.w), at.y * static_cast<float>(picture.h)};
    }
    [[nodiscard]] Input finger(Input::Kind kind, const SDL_TouchFingerEvent& touch);
    void take_lost_fingers(std::vector<Input>& inputs);
};

void prepare_process()
{
    ::setenv("XCOMPOSEFILE", "/dev/null", 0);
    // On X11 SDL asks for the session's bus, and where there is none libdbus forks to start one: beside a second thread, for nothing that a
    // display needs. An address of a kind that does not exist tells it so (D-Bus specification, "Well-known Message Bus Instances").
    std::error_code error;
    const std::string runtime = environment("XDG_RUNTIME_DIR");
    if (runtime.empty() || !std::filesystem::exists(runtime + "/bus", error)) ::setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

Result<Window> Window::open(const Options& options)
{
    choose_driver(options.surface);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return unavailable(sentence("No display could be opened"));
    if (!options.when_server_is_lost.empty()) tell_when_server_is_lost(options.when_server_is_lost);
    bind_driver_ahead();
    auto impl = std::make_unique<Impl>();
    impl->devices = TouchDevices(options.panels);
    impl->turn = options.turn;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    // A depth buffer would take Mesa's software rasteriser off its fast path.
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);

    const PixelSize size = wanted_size(options);
    Uint32 flags = SDL_WINDOW_OPENGL;
    if (options.surface == Surface::FullScreen) {
        // A compositor places windows itself, so it must be told; elsewhere a borderless window of the display's size
        // comes up 100 ms sooner than SDL's full-screen desktop.
        const std::string driver = SDL_GetCurrentVideoDriver();
        flags |= static_cast<Uint32>(driver == "wayland" || driver == "KMSDRM" ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_BORDERLESS);
    }
    impl->window = SDL_CreateWindow(options.title.c_str(), 0, 0, size.w, size.h, flags);
    if (impl->window == nullptr) return unavailable(sentence("No window of {1}x{2} could be opened", size.w, size.h));
    impl->context = SDL_GL_CreateContext(impl->window);
    if (impl->context == nullptr) return unavailable(sentence("No OpenGL ES 3.0 context could be made"));
    if (options.surface != Surface::Windowed) SDL_ShowCursor(SDL_DISABLE);
    impl->waits = options.surface != Surface::Offscreen && SDL_GL_SetSwapInterval(1) == 0 && SDL_GL_GetSwapInterval() == 1;
    return Window(std::move(impl));
}

void Window::stay_upright() { impl_->turn = 0; }
PixelSize Window::size() const { return turned(impl_->surface(), impl_->turn); }

float Window::refresh_hz() const
{
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(impl_->window);
    if (display < 0 || SDL_GetCurrentDisplayMode(display, &mode) != 0 || mode.refresh_rate <= 0) return 60;
    return static_cast<float>(mode.refresh_rate);
}

bool Window::swap_waits() const { return impl_->waits; }
void Window::present() { SDL_GL_SwapWindow(impl_->window); }
std::string Window::driver() const { return SDL_GetCurrentVideoDriver(); }

// A panel is known to SDL by a number that another one may have after it; its name is asked for with each touch that begins.
std::string device_name(SDL_TouchID device)
{
    for (int i = 0; i < SDL_GetNumTouchDevices(); ++i)
        if (SDL_GetTouchDevice(i) == device) return SDL_GetTouchName(i) == nullptr ? "" : SDL_GetTouchName(i);
    return "";
}

Input Window::Impl::finger(Input::Kind kind, const SDL_TouchFingerEvent& touch)
{
    using Kind = Input::Kind;
    const Vec2 told{touch.x, touch.y};
    const TouchDevices::Place place = kind == Kind::TouchDown ? devices.down(touch.touchId, device_name(touch.touchId), touch.fingerId, told)
                                      : kind == Kind::TouchMove ? devices.moved(touch.touchId, touch.fingerId, told)
                                                                : devices.up(touch.touchId, touch.fingerId, told);
    return {kind, place.finger, pixels_at(place.at), {}, {}};
}

// Fingers on a panel that is gone are lifted: nobody will tell of them.
void Window::Impl::take_lost_fingers(std::vector<Input>& inputs)
{
    if (devices.untouched()) return;
    std::vector<long long> there;
    for (int i = 0; i < SDL_GetNumTouchDevices(); ++i) there.push_back(SDL_GetTouchDevice(i));
    for (const TouchDevices::Place& place : devices.lost(there)) inputs.push_back({Input::Kind::TouchUp, place.finger, pixels_at(place.at), {}, {}});
}

std::optional<Input> Window::Impl::translate(const SDL_Event& event)
{
    using Kind = Input::Kind;
    int width = 1, height = 1;
    SDL_GetWindowSize(window, &width, &height);
    const auto pointer = [&](Kind kind, int x, int y) {
        return Input{kind, -1, pixels_at({static_cast<float>(x) / static_cast<float>(width), static_cast<float>(y) / static_cast<float>(height)}), {}, {}};
    };
    const auto plain = [](Kind kind, std::string key = {}, std::string text = {}) { return Input{kind, 0, {}, std::move(key), std::move(text)}; };
    switch (event.type) {
        case SDL_QUIT: return plain(Kind::Quit);
        case SDL_FINGERDOWN: return finger(Kind::TouchDown, event.tfinger);
        case SDL_FINGERMOTION: return finger(Kind::TouchMove, event.tfinger);
        case SDL_FINGERUP: return finger(Kind::TouchUp, event.tfinger);
        // SDL makes mouse events of touches as well; a finger is told once.
        case SDL_MOUSEBUTTONDOWN: return event.button.which == SDL_TOUCH_MOUSEID
            ? std::nullopt : std::optional(pointer(Kind::TouchDown, event.button.x, event.button.y));
        case SDL_MOUSEBUTTONUP: return event.button.which == SDL_TOUCH_MOUSEID
            ? std::nullopt : std::optional(pointer(Kind::TouchUp, event.button.x, event.button.y));
        case SDL_MOUSEMOTION:
            if (event.motion.which == SDL_TOUCH_MOUSEID || event.motion.state == 0) return std::nullopt;
            return pointer(Kind::TouchMove, event.motion.x, event.motion.y);
        case SDL_KEYDOWN: return event.key.repeat != 0 ? std::nullopt : std::optional(plain(Kind::KeyDown, key_of(event.key)));
        case SDL_KEYUP: return plain(Kind::KeyUp, key_of(event.key));
        case SDL_TEXTINPUT: return plain(Kind::Text, {}, event.text.text);
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) return plain(Kind::Resized);
            if (event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SHOWN || event.window.event == SDL_WINDOWEVENT_RESTORED)
                return plain(Kind::Exposed);
            return std::nullopt;
        default: return std::nullopt;
    }
}

std::vector<Input> Window::poll(int wait_ms)
{
    std::vector<Input> inputs;
    SDL_Event event;
    bool any = wait_ms > 0 ? wait_for(event, wait_ms) : SDL_PollEvent(&event) == 1;
    while (any) {
        if (auto input = impl_->translate(event)) inputs.push_back(std::move(*input));
        any = SDL_PollEvent(&event) == 1;
    }
    impl_->take_lost_fingers(inputs);
    return inputs;
}

Result<PixelSize> expected_size(const Options& options)
{
    choose_driver(options.surface);
    // Counted by SDL: the window's own start then finds it done.
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return unavailable(sentence("No display could be opened"));
    return turned(wanted_size(options), options.turn);
}

std::optional<std::string> available_display()
{
    if (!environment("WAYLAND_DISPLAY").empty()) return "wayland";
    if (!environment("DISPLAY").empty()) return "x11";
    if (card_with_screen()) return "KMSDRM";
    return std::nullopt;
}

std::vector<Connector> connectors(const std::filesystem::path& drm)
{
    std::vector<Connector> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(drm, error)) {
        std::ifstream file(entry.path() / "status");
        std::string status;
        if (file >> status) found.push_back({.name = entry.path().filename().string(), .connected = status == "connected"});
    }
    std::sort(found.begin(), found.end(), [](const Connector& a, const Connector& b) { return a.name < b.name; });
    return found;
}

}  // namespace renkei::window
