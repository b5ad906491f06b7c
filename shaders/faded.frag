// A premultiplied picture at an opacity. Texture times a constant is the most that llvmpipe's linear rasteriser takes.
uniform sampler2D picture;
uniform vec4 opacity;   // four times the same value, 0..1
in vec2 coordinate;
out vec4 pixel;

void main()
{
    pixel = texture(picture, coordinate) * opacity;
}
