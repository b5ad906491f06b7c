// Dear ImGui's triangles: pixels, y downward.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texture_position;
layout(location = 2) in vec4 colour;
uniform vec2 scale;
out vec2 coordinate;
out vec4 tint;

void main()
{
    coordinate = texture_position;
    tint = colour;
    gl_Position = vec4(position.x * scale.x - 1.0, 1.0 - position.y * scale.y, 0.0, 1.0);
}
