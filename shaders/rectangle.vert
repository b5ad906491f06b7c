// One axis-aligned rectangle as six vertices without a buffer (GL_TRIANGLES).
uniform vec4 place;    // left, top, right, bottom in clip space
uniform vec4 source;   // the same corners in the texture
out vec2 coordinate;

void main()
{
    vec2 corner = gl_VertexID == 0 || gl_VertexID == 3 ? vec2(0.0, 0.0)
                : gl_VertexID == 1                     ? vec2(1.0, 0.0)
                : gl_VertexID == 5                     ? vec2(0.0, 1.0)
                                                       : vec2(1.0, 1.0);
    coordinate = mix(source.xy, source.zw, corner);
    gl_Position = vec4(mix(place.xy, place.zw, corner), 0.0, 1.0);
}
