// The same profile as light_profile in app/canvas/lights.cpp: change both.
in vec2 offset;
flat in vec2 radii;
flat in vec3 glow;
out vec4 pixel;

void main()
{
    float distance_to_centre = length(offset);
    float inside = clamp(radii.x + 0.5 - distance_to_centre, 0.0, 1.0);
    float fall = radii.y > radii.x ? clamp((radii.y - distance_to_centre) / (radii.y - radii.x), 0.0, 1.0) : 0.0;
    pixel = vec4(glow * (inside + (1.0 - inside) * 0.42 * fall * fall), 0.0);
}
