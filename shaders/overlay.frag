uniform sampler2D picture;
in vec2 coordinate;
in vec4 tint;
out vec4 pixel;

void main()
{
    pixel = texture(picture, coordinate) * tint;
}
