#pragma once
// GL objects with one owner each. Every one belongs to the render thread and must die while its context is current.

#include <epoxy/gl.h>

#include <string>
#include <utility>

#include "base/result.hpp"

namespace renkei::canvas::gl {

// `Kind` says how one is made and deleted; 0 is the empty handle.
template <class Kind>
class Handle {
  public:
    Handle() = default;
    explicit Handle(GLuint id) : id_(id) {}
    static Handle create() { return Handle(Kind::create()); }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        if (this != &other) {
            reset();
            id_ = std::exchange(other.id_, 0);
        }
        return *this;
    }
    ~Handle() { reset(); }

    [[nodiscard]] GLuint id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }
    void reset()
    {
        if (id_ != 0) Kind::destroy(std::exchange(id_, 0));
    }

  private:
    GLuint id_ = 0;
};

struct TextureKind {
    static GLuint create() { GLuint id = 0; glGenTextures(1, &id); return id; }
    static void destroy(GLuint id) { glDeleteTextures(1, &id); }
};
struct BufferKind {
    static GLuint create() { GLuint id = 0; glGenBuffers(1, &id); return id; }
    static void destroy(GLuint id) { glDeleteBuffers(1, &id); }
};
struct VertexArrayKind {
    static GLuint create() { GLuint id = 0; glGenVertexArrays(1, &id); return id; }
    static void destroy(GLuint id) { glDeleteVertexArrays(1, &id); }
};
struct FramebufferKind {
    static GLuint create() { GLuint id = 0; glGenFramebuffers(1, &id); return id; }
    static void destroy(GLuint id) { glDeleteFramebuffers(1, &id); }
};
struct SamplerKind {
    static GLuint create() { GLuint id = 0; glGenSamplers(1, &id); return id; }
    static void destroy(GLuint id) { glDeleteSamplers(1, &id); }
};
struct ProgramKind {
    static GLuint create() { return glCreateProgram(); }
    static void destroy(GLuint id) { glDeleteProgram(id); }
};

// A mark in the driver's queue. One at a time: set() replaces it.
class Fence {
  public:
    Fence() = default;
    ~Fence() { glDeleteSync(sync_); }
    Fence(const Fence&) = delete;
    Fence& operator=(const Fence&) = delete;
    void set()
    {
        glDeleteSync(sync_);   // 0 is ignored
        sync_ = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    }
    // Until everything before the mark is done, or so long.
    void wait(GLuint64 nanoseconds)
    {
        if (sync_ != nullptr) glClientWaitSync(sync_, GL_SYNC_FLUSH_COMMANDS_BIT, nanoseconds);
    }

  private:
    GLsync sync_ = nullptr;
};

using Texture = Handle<TextureKind>;
using Buffer = Handle<BufferKind>;
using VertexArray = Handle<VertexArrayKind>;
using Framebuffer = Handle<FramebufferKind>;
using Sampler = Handle<SamplerKind>;
using Program = Handle<ProgramKind>;

// Compiles shaders/<vertex>.vert with shaders/<fragment>.frag; both may include shaders/prelude.glsl, which is put before
// them after the #version line of the current context (ES 3.00 or desktop 3.30).
// Errors: NotFound for a missing file, Unavailable with the driver's words.
Result<Program> load_program(const std::string& directory, const std::string& vertex, const std::string& fragment);

// A texture of premultiplied B G R A bytes without contents. On llvmpipe only this format takes the fast path.
Texture make_texture(int width, int height);
// The format argument of glTexSubImage2D for such a texture.
inline constexpr GLenum kPixelFormat = 0x80E1;   // GL_BGRA_EXT in ES, GL_BGRA in desktop GL: the same number

// GL's own words for what went wrong since the last call; empty when nothing did.
std::string take_error();

}  // namespace renkei::canvas::gl
