// The front of a sumi bleed: ink runs over the leaving picture as a pale wash with a darker rim, thickens until nothing is seen
// through it, and thins again over the arriving picture. Premultiplied.
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
    // Pigment gathers where the water ends: a line at the outer rim, paler behind it, then ever denser.
    float wet = min(age * 28.0, 1.0), thick = min(age * 2.0, 1.0);
    float rim = max(1.0 - abs(age * 22.0 - 1.0), 0.0);
    float comes = min(wet * (0.34 + 0.66 * thick * thick) + 0.16 * rim, 1.0);
    // The pictures change places below ink that covers all: there is no line between them.
    float under = age < 0.5 ? 1.0 : 0.0;
    float stain = comes * (1.0 - smoothstep(0.5, 1.0, age));
    vec3 leaving = texture(picture, coordinate).rgb;
    pixel = vec4(leaving * (under * (1.0 - stain)) + ink * stain, max(under, stain));
}
