// The front of a sumi bleed: the leaving picture, stained and dissolved by ink, over the arriving one. Premultiplied.
uniform sampler2D picture;    // the leaving picture
uniform sampler2D arrival;    // when the ink reaches each place, 0..1
uniform float front;          // how far the ink has come, 0..1 + edge
uniform float edge;           // from the first ink at a place to the new picture there
uniform vec3 ink;
in vec2 coordinate;
out vec4 pixel;

void main()
{
    float age = clamp((front - texture(arrival, coordinate).r) / edge, 0.0, 1.0);
    float remains = 1.0 - smoothstep(0.35, 0.85, age);
    // A crisp outer rim that fades as a wash behind it, as ink does on wet paper.
    float stain = smoothstep(0.0, 0.09, age) * (1.0 - smoothstep(0.40, 1.0, age)) * 0.90;
    vec3 leaving = texture(picture, coordinate).rgb * remains;
    pixel = vec4(mix(leaving, ink, stain), mix(remains, 1.0, stain));
}
