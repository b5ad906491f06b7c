#include "canvas/inspect.hpp"

#include "base/sentence.hpp"
#include "canvas/gl.hpp"

namespace renkei::canvas {
namespace {

// Every call of load_program in this room.
struct Pair {
    const char *vertex, *fragment;
};
constexpr Pair kPrograms[] = {{"rectangle", "rectangle"}, {"rectangle", "faded"}, {"rectangle", "bleed"}, {"light", "light"}, {"overlay", "overlay"}};

std::string text_of(GLenum name)
{
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text != nullptr ? text : "";
}

// GL_NVX_gpu_memory_info and GL_ATI_meminfo; both count in KiB.
std::optional<long long> free_memory_mib()
{
    constexpr GLenum kNvidiaFree = 0x9049, kAmdTextureFree = 0x87FC;
    GLint kib[4] = {0, 0, 0, 0};
    if (epoxy_has_gl_extension("GL_NVX_gpu_memory_info")) glGetIntegerv(kNvidiaFree, kib);
    else if (epoxy_has_gl_extension("GL_ATI_meminfo")) glGetIntegerv(kAmdTextureFree, kib);
    else return std::nullopt;
    return kib[0] / 1024;
}

}  // namespace

bool is_software_renderer(const std::string& renderer)
{
    for (const char* known : {"llvmpipe", "softpipe", "swrast", "SWR", "SwiftShader", "Software Rasterizer"})
        if (renderer.find(known) != std::string::npos) return true;
    return false;
}

Result<Device> examine_device()
{
    Device device;
    device.renderer = text_of(GL_RENDERER);
    if (device.renderer.empty()) return Error{ErrorKind::Unavailable, sentence("No OpenGL context is current: the graphics driver gave none. Check that a driver for OpenGL ES 3.0 is installed (libgl1-mesa-dri)")};
    device.version = text_of(GL_VERSION);
    device.software = is_software_renderer(device.renderer);
    device.memory_mib = free_memory_mib();
    return device;
}

Result<void> check_shaders(const std::string& shader_directory)
{
    for (const Pair& pair : kPrograms) {
        RENKEI_TRY(const auto program, gl::load_program(shader_directory, pair.vertex, pair.fragment));
    }
    return {};
}

}  // namespace renkei::canvas
