#include "window/server_lost.hpp"

#include <dlfcn.h>
#include <unistd.h>

#include "base/result.hpp"

namespace renkei::window {
namespace {

// Xlib's handler takes no argument of ours; there is one display in a process.
std::string said;

// Must not return, and must not unwind or run the ends of objects: other threads are in the middle of their work, and the connection is gone.
int server_lost(void*)
{
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, said.data(), said.size());
    ::_exit(exit_code(ErrorKind::Unavailable));
}

}  // namespace

void tell_when_server_is_lost(const std::string& message)
{
    // SDL loads libX11 only where it uses it, and so it is looked for among what is loaded.
    void* xlib = ::dlopen("libX11.so.6", RTLD_LAZY | RTLD_NOLOAD);
    if (xlib == nullptr) return;
    using Handler = int (*)(void*);
    const auto set = reinterpret_cast<Handler (*)(Handler)>(::dlsym(xlib, "XSetIOErrorHandler"));
    if (set == nullptr) return;
    said = "renkei: " + message + "\n";
    (void)set(server_lost);
}

}  // namespace renkei::window
