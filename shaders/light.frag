// The same profile as light_profile in app/canvas/lights.cpp: change both.
in vec2 offset;
flat in vec2 radii;
flat in vec3 glow;
out vec4 pixel;

void main()
{
    float distance_to_centre = length(offset);
    float inside = 1.0 - smoothstep(radii.x * 0.4, radii.x * 1.3 + 0.5, distance_to_centre);
    float fall = radii.y > radii.x ? clamp(1.0 - distance_to_centre / radii.y, 0.0, 1.0) : 0.0;
    pixel = vec4(glow * (inside + (1.0 - inside) * 0.42 * fall * fall), 0.0);
}
