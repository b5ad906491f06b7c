// The whole display, as six vertices without a buffer, showing a picture that was drawn aside.
uniform vec3 across, up;   // where a point of the display lies in the picture: a constant, a step right, a step up
out vec2 coordinate;

void main()
{
    vec2 corner = gl_VertexID == 0 || gl_VertexID == 3 ? vec2(0.0, 0.0)
                : gl_VertexID == 1                     ? vec2(1.0, 0.0)
                : gl_VertexID == 5                     ? vec2(0.0, 1.0)
                                                       : vec2(1.0, 1.0);
    vec3 from = vec3(1.0, corner);
    coordinate = vec2(dot(across, from), dot(up, from));
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
