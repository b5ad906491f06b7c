// A picture as it is. Nothing but the texture: llvmpipe then copies rows.
uniform sampler2D picture;
in vec2 coordinate;
out vec4 pixel;

void main()
{
    pixel = texture(picture, coordinate);
}
