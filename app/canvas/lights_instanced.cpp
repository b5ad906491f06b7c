#include "canvas/lights_instanced.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace renkei::canvas {

namespace {

class InstancedLights final : public LightField {
  public:
    InstancedLights(const Lights& lights, float pixels_per_unit, LightPrograms& programs);
    void draw(Rectangles& rectangles, float seconds) override;
    size_t texture_bytes() const override { return points_.size() * sizeof(Point); }

  private:
    struct Point {
        std::array<float, 4> shape;    // x, y, core, halo: pixels
        std::array<float, 4> colour;   // premultiplied by its brightness now
    };
    Lights lights_;
    float all_seen_;
    LightPrograms& programs_;
    std::vector<Point> points_;
    gl::Buffer buffer_;
    gl::VertexArray array_;
    GLint to_clip_;
};

InstancedLights::InstancedLights(const Lights& lights, float pixels_per_unit, LightPrograms& programs)
    : lights_(lights), all_seen_(all_seen_at(lights)), programs_(programs), buffer_(gl::Buffer::create()), array_(gl::VertexArray::create()),
      to_clip_(glGetUniformLocation(programs.program.id(), "to_clip"))
{
    for (const Light& light : lights.points)
        points_.push_back({{light.at.x * pixels_per_unit, light.at.y * pixels_per_unit, light.core * pixels_per_unit, light.halo * pixels_per_unit}, {}});
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
    for (GLuint attribute = 0; attribute < 2; ++attribute) {
        glEnableVertexAttribArray(attribute);
        glVertexAttribPointer(attribute, 4, GL_FLOAT, GL_FALSE, sizeof(Point), reinterpret_cast<const void*>(attribute * sizeof(Point::shape)));
        glVertexAttribDivisor(attribute, 1);
    }
    glBindVertexArray(0);
}

void InstancedLights::draw(Rectangles& rectangles, float seconds)
{
    for (size_t i = 0; i < points_.size(); ++i) {
        const Light& light = lights_.points[i];
        const float brightness = light_brightness(light, lights_, all_seen_, seconds);
        const auto part = [&](float value) { return std::min(1.0f, value * brightness); };   // as eight bits would
        points_[i].colour = {part(light.color.r), part(light.color.g), part(light.color.b), 0};
    }
    if (rectangles.clip().empty() || points_.empty()) return;
    rectangles.scissor();

    glUseProgram(programs_.program.id());
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(points_.size() * sizeof(Point)), points_.data(), GL_STREAM_DRAW);
    const Rect corner = rectangles.clip_space({0, 0, 1, 1});
    glUniform4f(to_clip_, corner.w - corner.x, corner.h - corner.y, corner.x, corner.y);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE);
    glDrawArraysInstanced(GL_TRIANGLES, 0, 6, static_cast<GLsizei>(points_.size()));
    glDisable(GL_SCISSOR_TEST);
    rectangles.count_draw();
    rectangles.forget_state();
}

}  // namespace

Result<LightPrograms> LightPrograms::create(const std::string& shader_directory)
{
    LightPrograms made;
    RENKEI_TRY(made.program, gl::load_program(shader_directory, "light", "light"));
    return made;
}

std::unique_ptr<LightField> make_instanced_lights(const Lights& lights, float pixels_per_unit, LightPrograms& programs)
{
    return std::make_unique<InstancedLights>(lights, pixels_per_unit, programs);
}

}  // namespace renkei::canvas
