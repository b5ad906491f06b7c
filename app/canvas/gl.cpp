#include "canvas/gl.hpp"

#include <fstream>
#include <sstream>

#include "base/sentence.hpp"

namespace renkei::canvas::gl {

namespace {

Result<std::string> read_text(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorKind::NotFound, sentence("Cannot read the shader {1}; it ships with the program: install it again", path)};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Result<GLuint> compile(GLenum stage, const std::string& source, const std::string& path)
{
    const GLuint shader = glCreateShader(stage);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_TRUE) return shader;
    char words[1024] = "";
    glGetShaderInfoLog(shader, sizeof words, nullptr, words);
    glDeleteShader(shader);
    return Error{ErrorKind::Unavailable, sentence("This graphics driver does not compile {1}: {2}", path, words)};
}

}  // namespace

Result<Program> load_program(const std::string& directory, const std::string& vertex, const std::string& fragment)
{
    RENKEI_TRY(const std::string prelude, read_text(directory + "/prelude.glsl"));
    const std::string head = std::string(epoxy_is_desktop_gl() ? "#version 330\n" : "#version 300 es\n") + prelude;
    const std::string vertex_path = directory + "/" + vertex + ".vert";
    const std::string fragment_path = directory + "/" + fragment + ".frag";
    RENKEI_TRY(const std::string vertex_text, read_text(vertex_path));
    RENKEI_TRY(const std::string fragment_text, read_text(fragment_path));

    RENKEI_TRY(const GLuint first, compile(GL_VERTEX_SHADER, head + vertex_text, vertex_path));
    auto second = compile(GL_FRAGMENT_SHADER, head + fragment_text, fragment_path);
    if (!second) {
        glDeleteShader(first);
        return second.error();
    }
    Program program = Program::create();
    glAttachShader(program.id(), first);
    glAttachShader(program.id(), *second);
    glLinkProgram(program.id());
    glDeleteShader(first);
    glDeleteShader(*second);
    GLint linked = GL_FALSE;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &linked);
    if (linked == GL_TRUE) return program;
    char words[1024] = "";
    glGetProgramInfoLog(program.id(), sizeof words, nullptr, words);
    return Error{ErrorKind::Unavailable, sentence("This graphics driver does not link {1} with {2}: {3}", vertex_path, fragment_path, words)};
}

Texture make_texture(int width, int height)
{
    Texture texture = Texture::create();
    glBindTexture(GL_TEXTURE_2D, texture.id());
    const GLint internal = epoxy_is_desktop_gl() ? GL_RGBA8 : static_cast<GLint>(kPixelFormat);
    glTexImage2D(GL_TEXTURE_2D, 0, internal, width, height, 0, kPixelFormat, GL_UNSIGNED_BYTE, nullptr);
    // No mipmaps and no repetition: both leave llvmpipe's linear rasteriser.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    return texture;
}

std::string take_error()
{
    std::string words;
    for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError()) {
        std::ostringstream one;
        one << (words.empty() ? "" : ", ") << "GL error 0x" << std::hex << error;
        words += one.str();
        if (words.size() > 200) break;   // a lost context reports for ever
    }
    return words;
}

}  // namespace renkei::canvas::gl
