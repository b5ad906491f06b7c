#include "window/touch_devices.hpp"

#include <algorithm>
#include <utility>

namespace renkei::window {
namespace {

constexpr size_t kMostDevices = 16;        // that are told apart: USB has room for more, a display has not
constexpr size_t kMostHeld = 64;           // fingers whose end was never told are lifted then
constexpr int kFingerBits = 40;            // of a device's own number of a finger; before them stands the device's serial, 0 for one that was never touched

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool names(const std::string& part, const std::string& name)
{
    return part.empty() || std::search(name.begin(), name.end(), part.begin(), part.end(), [](char a, char b) { return small(a) == small(b); }) != name.end();
}

}  // namespace

TouchDevices::Place TouchDevices::place_of(long long device, long long finger, Vec2 told) const
{
    const long long number = finger & ((1LL << kFingerBits) - 1);
    const auto known = std::find_if(devices_.begin(), devices_.end(), [&](const Device& d) { return d.id == device; });
    if (known == devices_.end()) return {number, told};
    const Vec2 at = calibrated(known->matrix, told);
    return {number + (known->serial << kFingerBits), {std::clamp(at.x, 0.0f, 1.0f), std::clamp(at.y, 0.0f, 1.0f)}};
}

void TouchDevices::forget(const Device& device)
{
    std::erase_if(held_, [&](const Held& held) {
        if (held.device == device.id) forgotten_.push_back(held.place);
        return held.device == device.id;
    });
}

// As the last one of devices_. Another name under a known number is another panel, which was plugged in where that one was.
TouchDevices::Device& TouchDevices::device_of(long long id, const std::string& name)
{
    const auto known = std::find_if(devices_.begin(), devices_.end(), [&](const Device& d) { return d.id == id; });
    if (known != devices_.end() && known->name == name) {
        std::rotate(known, known + 1, devices_.end());
        return devices_.back();
    }
    if (known != devices_.end() || devices_.size() >= kMostDevices) {
        const auto leaves = known != devices_.end() ? known : devices_.begin();
        forget(*leaves);
        devices_.erase(leaves);
    }
    return devices_.emplace_back(Device{.id = id, .serial = ++last_serial_, .name = name});
}

TouchDevices::Place TouchDevices::down(long long device, const std::string& name, long long finger, Vec2 told)
{
    Device& touched = device_of(device, name);
    const auto panel = std::find_if(panels_.begin(), panels_.end(), [&](const TouchPanel& p) { return names(p.device, name); });
    touched.matrix = panel == panels_.end() ? kStraight : panel->matrix;
    const Place place = place_of(device, finger, told);
    std::erase_if(held_, [&](const Held& h) { return h.device == device && h.finger == finger; });
    if (held_.size() >= kMostHeld) {
        forgotten_.push_back(held_.front().place);
        held_.erase(held_.begin());
    }
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
    std::erase_if(devices_, [&](const Device& device) {
        const bool gone = !device.name.empty() && std::find(there.begin(), there.end(), device.id) == there.end();
        if (gone) forget(device);
        return gone;
    });
    return std::exchange(forgotten_, {});
}

}  // namespace renkei::window
