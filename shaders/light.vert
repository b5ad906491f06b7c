// One square an instance, just large enough for the halo.
layout(location = 0) in vec4 shape;    // x, y, core, halo: pixels
layout(location = 1) in vec4 colour;   // brightness included
uniform vec4 to_clip;                  // scale x, y and offset x, y from pixels to clip space
out vec2 offset;                       // pixels from the centre
flat out vec2 radii;                   // core, halo
flat out vec3 glow;

void main()
{
    vec2 corner = gl_VertexID == 0 || gl_VertexID == 3 ? vec2(-1.0, -1.0)
                : gl_VertexID == 1                     ? vec2(1.0, -1.0)
                : gl_VertexID == 5                     ? vec2(-1.0, 1.0)
                                                       : vec2(1.0, 1.0);
    offset = corner * max(shape.z * 1.3 + 1.0, shape.w);
    radii = shape.zw;
    glow = colour.rgb;
    gl_Position = vec4((shape.xy + offset) * to_clip.xy + to_clip.zw, 0.0, 1.0);
}
