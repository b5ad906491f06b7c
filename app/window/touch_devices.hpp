#pragma once
// Touch panels as they come and go, and the fingers on them: where they are in the picture, and which is which. Asks SDL nothing, so that a test can be
// the panel. Private to this room.

#include <string>
#include <vector>

#include "base/touch_panel.hpp"

namespace renkei::window {

class TouchDevices {
  public:
    // `panels`: see Options.
    explicit TouchDevices(std::vector<TouchPanel> panels = {}) : panels_(std::move(panels)) {}

    struct Place {
        long long finger = 0;              // another one for each panel
        Vec2 at;                           // of the picture, 0 to 1
    };
    // `told`: as the device tells it, 0 to 1.
    Place down(long long device, const std::string& name, long long finger, Vec2 told);
    Place moved(long long device, long long finger, Vec2 told);
    Place up(long long device, long long finger, Vec2 told);
    // The fingers of which nobody will tell any more, each once: on devices that were known by a name and are no longer there, and those that were
    // forgotten since the last call because too many came. They are lifted where they were.
    std::vector<Place> lost(const std::vector<long long>& there);
    [[nodiscard]] bool untouched() const { return held_.empty() && forgotten_.empty(); }

  private:
    struct Device {
        long long id = 0, serial = 0;      // the system gives a number again, we give a serial once
        std::string name{};
        CalibrationMatrix matrix = kStraight;
    };
    struct Held {
        long long device = 0, finger = 0;
        Place place{};
    };
    Place place_of(long long device, long long finger, Vec2 told) const;
    Device& device_of(long long id, const std::string& name);
    void forget(const Device& device);

    std::vector<TouchPanel> panels_;
    std::vector<Device> devices_;          // in the order in which they were last touched
    std::vector<Held> held_;
    std::vector<Place> forgotten_;
    long long last_serial_ = 0;
};

}  // namespace renkei::window
