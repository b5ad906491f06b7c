// The floor: the least an SDL2 + OpenGL ES 3 program can do on this machine and still show what a showcase shows. A drifting
// picture of the display's size, text layers over it, and optionally a second picture that is faded in. `renkei bench show`
// runs it beside the display and gives the ratio; it shares no code with the product, so it cannot share its mistakes.
//
// It is on Mesa's linear rasteriser (BGRA textures, linear filter, no mipmaps, six vertices, texture times constant).
//   renkei-floor [--size WxH] [--seconds N] [--offscreen] [--layers N] [--fade] [--still]
// --layers counts the picture: 1 is the picture alone, each further one a text layer of 70 % × 37 % of the display.

#include <epoxy/gl.h>
#include <SDL.h>

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr GLenum kBgra = 0x80E1;
constexpr double kPeriod = 1.0 / 60;

struct Arguments {
    int width = 1920, height = 1080, layers = 2;
    double seconds = 10;
    bool offscreen = false, fade = false, still = false;
};

double reading(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

Arguments parse(int count, char** words)
{
    Arguments a;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const char* value = i + 1 < count ? words[i + 1] : "";
        if (word == "--size") { std::sscanf(value, "%dx%d", &a.width, &a.height); ++i; }
        else if (word == "--seconds") { a.seconds = std::atof(value); ++i; }
        else if (word == "--layers") { a.layers = std::atoi(value); ++i; }
        else if (word == "--offscreen") a.offscreen = true;
        else if (word == "--fade") a.fade = true;
        else if (word == "--still") a.still = true;
        else { std::fprintf(stderr, "renkei-floor: unknown argument %s\n", word.c_str()); std::exit(64); }
    }
    return a;
}

GLuint shader(GLenum kind, const char* text)
{
    const GLuint made = glCreateShader(kind);
    glShaderSource(made, 1, &text, nullptr);
    glCompileShader(made);
    return made;
}

GLuint program()
{
    constexpr const char* kVertex =
        "#version 300 es\nprecision highp float;uniform vec4 place;uniform vec4 source;out vec2 c;void main(){int k=gl_VertexID;"
        "vec2 p=k==0||k==3?vec2(0):k==1?vec2(1,0):k==5?vec2(0,1):vec2(1);c=source.xy+p*source.zw;gl_Position=vec4(place.xy+p*place.zw,0,1);}";
    constexpr const char* kFragment = "#version 300 es\nprecision highp float;in vec2 c;uniform highp sampler2D t;out vec4 o;void main(){o=texture(t,c);}";
    const GLuint made = glCreateProgram();
    glAttachShader(made, shader(GL_VERTEX_SHADER, kVertex));
    glAttachShader(made, shader(GL_FRAGMENT_SHADER, kFragment));
    glLinkProgram(made);
    glUseProgram(made);
    return made;
}

GLuint texture(int width, int height, const std::vector<uint32_t>& pixels)
{
    GLuint made = 0;
    glGenTextures(1, &made);
    glBindTexture(GL_TEXTURE_2D, made);
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(kBgra), width, height, 0, kBgra, GL_UNSIGNED_BYTE, pixels.data());
    for (const GLenum filter : {GLenum{GL_TEXTURE_MIN_FILTER}, GLenum{GL_TEXTURE_MAG_FILTER}}) glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    for (const GLenum wrap : {GLenum{GL_TEXTURE_WRAP_S}, GLenum{GL_TEXTURE_WRAP_T}}) glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    return made;
}

// A picture with detail everywhere, at 1.25 times the display, as photographs are kept.
GLuint picture(const Arguments& a, uint32_t seed)
{
    const int width = a.width * 5 / 4, height = a.height * 5 / 4;
    std::vector<uint32_t> pixels(static_cast<size_t>(width) * static_cast<size_t>(height));
    for (uint32_t& pixel : pixels) {
        seed = seed * 1664525u + 1013904223u;
        pixel = 0xff000000u | seed >> 8;
    }
    return texture(width, height, pixels);
}

GLuint text_layer(int width, int height)
{
    std::vector<uint32_t> pixels(static_cast<size_t>(width) * static_cast<size_t>(height));
    for (size_t i = 0; i < pixels.size(); ++i) pixels[i] = i / 7 % 5 == 0 ? 0xffffffffu : 0u;
    return texture(width, height, pixels);
}

double pss_mib()
{
    std::FILE* file = std::fopen("/proc/self/smaps_rollup", "r");
    if (file == nullptr) return 0;
    char line[256];
    double kib = 0;
    while (std::fgets(line, sizeof line, file) != nullptr)
        if (std::strncmp(line, "Pss:", 4) == 0) kib = std::atof(line + 4);
    std::fclose(file);
    return kib / 1024;
}

}  // namespace

int main(int count, char** words)
{
    const Arguments a = parse(count, words);
    if (a.offscreen) setenv("SDL_VIDEODRIVER", "offscreen", 1);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) { std::fprintf(stderr, "renkei-floor: %s\n", SDL_GetError()); return 69; }
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_Window* window = SDL_CreateWindow("floor", 0, 0, a.width, a.height, SDL_WINDOW_OPENGL | SDL_WINDOW_BORDERLESS);
    SDL_GLContext context = window == nullptr ? nullptr : SDL_GL_CreateContext(window);
    if (context == nullptr) { std::fprintf(stderr, "renkei-floor: %s\n", SDL_GetError()); return 69; }
    SDL_GL_SetSwapInterval(0);

    const GLuint drawing = program();
    const GLint place = glGetUniformLocation(drawing, "place"), source = glGetUniformLocation(drawing, "source");
    GLuint array = 0;
    glGenVertexArrays(1, &array);
    glBindVertexArray(array);
    const GLuint first = picture(a, 1), second = a.fade ? picture(a, 2) : 0;
    const GLuint text = text_layer(a.width * 7 / 10, a.height * 37 / 100);

    double began = 0, cpu = 0, first_ms = 0, tick = 0, shown = 0;
    long frames = 0;
    std::vector<double> intervals;   // ms between presentations: what this machine does even to a program that does nothing else
    intervals.reserve(static_cast<size_t>(a.seconds / kPeriod) + 1);
    for (bool running = true; running;) {
        SDL_Event event;
        while (SDL_PollEvent(&event) == 1) running = running && event.type != SDL_QUIT;
        const double now = reading(CLOCK_MONOTONIC);
        if (frames > 0 && now - began >= a.seconds) break;
        const auto t = static_cast<float>(frames == 0 || a.still ? 0 : now - began);
        const float zoom = 1 / (1.1f + 0.1f * std::sin(t * 0.3f)), away = 1 - zoom;
        glUniform4f(place, -1, 1, 2, -2);
        glUniform4f(source, away * (0.5f + 0.4f * std::sin(t * 0.23f)), away * (0.5f + 0.4f * std::cos(t * 0.19f)), zoom, zoom);
        glBindTexture(GL_TEXTURE_2D, first);
        glDrawArrays(GL_TRIANGLES, 0, 6);
        glEnable(GL_BLEND);
        if (a.fade) {
            glBlendFunc(GL_CONSTANT_ALPHA, GL_ONE_MINUS_CONSTANT_ALPHA);
            glBlendColor(0, 0, 0, 0.5f + 0.4f * std::sin(t));
            glBindTexture(GL_TEXTURE_2D, second);
            glDrawArrays(GL_TRIANGLES, 0, 6);
        }
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glBindTexture(GL_TEXTURE_2D, text);
        glUniform4f(source, 0, 0, 1, 1);
        for (int layer = 1; layer < a.layers; ++layer) {
            glUniform4f(place, -0.9f + 0.02f * static_cast<float>(layer), 0.85f, 1.4f, -0.74f);
            glDrawArrays(GL_TRIANGLES, 0, 6);
        }
        glDisable(GL_BLEND);
        glFlush();   // offscreen, swapping does not
        SDL_GL_SwapWindow(window);
        if (++frames == 1) {
            glFinish();
            began = tick = reading(CLOCK_MONOTONIC);
            first_ms = began * 1000;
            cpu = reading(CLOCK_PROCESS_CPUTIME_ID);
        }
        else intervals.push_back((reading(CLOCK_MONOTONIC) - shown) * 1000);
        shown = reading(CLOCK_MONOTONIC);
        tick += kPeriod;
        const double left = tick - reading(CLOCK_MONOTONIC);
        if (left < 0) { tick -= left; continue; }
        timespec until{};
        until.tv_sec = static_cast<time_t>(tick);
        until.tv_nsec = static_cast<long>((tick - std::floor(tick)) * 1e9);
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) != 0) {}
    }
    const double used = reading(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    std::sort(intervals.begin(), intervals.end());
    const double p99 = intervals.empty() ? 0 : intervals[(intervals.size() - 1) * 99 / 100], longest = intervals.empty() ? 0 : intervals.back();
    const auto late = intervals.end() - std::upper_bound(intervals.begin(), intervals.end(), 1500 * kPeriod);
    std::printf("{\"frames\":%ld,\"cpu_ms_per_frame\":%.3f,\"cpu_s\":%.3f,\"first_picture_at_ms\":%.3f,\"cpu_to_first_s\":%.3f,\"pss_mib\":%.1f,\"p99_ms\":%.1f,\"max_ms\":%.1f,\"late\":%ld,\"layers\":%d,\"fade\":%s,\"renderer\":\"%s\"}\n",
                frames, 1000 * used / static_cast<double>(std::max(1L, frames - 1)), used, first_ms, cpu, pss_mib(), p99, longest, static_cast<long>(late),
                    a.layers, a.fade ? "true" : "false",
                reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
    SDL_GL_DeleteContext(context);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return 0;
}
