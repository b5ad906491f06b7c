#include "window/touch_devices.hpp"

#include <algorithm>

namespace renkei::window {
namespace {

constexpr size_t kMostDevices = 16;        // that are told apart: USB has room for more, a display has not
constexpr size_t kMostHeld = 64;           // fingers whose end was never told are forgotten then
constexpr int kFingerBits = 40;            // of a device's own number of a finger

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool names(const std::string& part, const std::string& name)
{
    return part.empty() || std::search(name.begin(), name.end(), part.begin(), part.end(), [](char a, char b) { return small(a) == small(b); }) != name.end();
}

}  // namespace

TouchDevices::Place TouchDevices::place_of(long long device, long long finger, Vec2 told) const
{
    const auto known = std::find_if(devices_.begin(), devices_.end(), [&](const Device& d) { return d.id == device; });
    if (known == devices_.end()) return {finger, told};
    const Vec2 at = calibrated(known->matrix, told);
    return {finger + (static_cast<long long>(known - devices_.begin()) << kFingerBits), {std::clamp(at.x, 0.0f, 1.0f), std::clamp(at.y, 0.0f, 1.0f)}};
}

TouchDevices::Place TouchDevices::down(long long device, const std::string& name, long long finger, Vec2 told)
{
    auto known = std::find_if(devices_.begin(), devices_.end(), [&](const Device& d) { return d.id == device; });
    if (known == devices_.end()) {
        if (devices_.size() >= kMostDevices) devices_.erase(devices_.begin());
        known = devices_.insert(devices_.end(), {.id = device});
    }
    known->name = name;
    const auto panel = std::find_if(panels_.begin(), panels_.end(), [&](const TouchPanel& p) { return names(p.device, name); });
    known->matrix = panel == panels_.end() ? kStraight : panel->matrix;
    const Place place = place_of(device, finger, told);
    std::erase_if(held_, [&](const Held& h) { return h.device == device && h.finger == finger; });
    if (held_.size() >= kMostHeld) held_.erase(held_.begin());
    held_.push_back({device, finger, place});
    return place;
}

TouchDevices::Place TouchDevices::moved(long long device, long long finger, Vec2 told)
{
    const Place place = place_of(device, finger, told);
    for (Held& held : held_)
        if (held.device == device && held.finger == finger) held.place = place;
    return place;
}

TouchDevices::Place TouchDevices::up(long long device, long long finger, Vec2 told)
{
    std::erase_if(held_, [&](const Held& h) { return h.device == device && h.finger == finger; });
    return place_of(device, finger, told);
}

std::vector<TouchDevices::Place> TouchDevices::lost(const std::vector<long long>& there)
{
    std::vector<Place> lifted;
    std::erase_if(held_, [&](const Held& held) {
        const auto device = std::find_if(devices_.begin(), devices_.end(), [&](const Device& d) { return d.id == held.device; });
        const bool gone = device != devices_.end() && !device->name.empty() && std::find(there.begin(), there.end(), held.device) == there.end();
        if (gone) lifted.push_back(held.place);
        return gone;
    });
    return lifted;
}

}  // namespace renkei::window
