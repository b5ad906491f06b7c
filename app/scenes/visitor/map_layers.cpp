#include "scenes/visitor/map_layers.hpp"

#include "scenes/strings.hpp"

namespace renkei::scenes {

namespace ink = paint::ink;

paint::Color color_of(visit::Layer layer)
{
    switch (layer) {
        case visit::Layer::Members: break;
        case visit::Layer::Links: return ink::kWakatakeNight;
        case visit::Layer::Helped: return ink::kYamabukiField;
        case visit::Layer::Told: return ink::kKinari;
    }
    return ink::kShuNight;
}

paint::Color below_names(visit::Layer layer) { return paint::mix(color_of(layer), ink::kSumi, layer == visit::Layer::Members ? 0.3f : 0.5f); }

Legend legend_of(const VisitPage& page, const visit::Words& words, size_t count, paint::Color color)
{
    const std::string name(visit::name_of(page.visit.layer));
    return {color, filled(words.fixed("visit.legend." + name), "count", std::to_string(count)), words.fixed("visit.layer." + name)};
}

}  // namespace renkei::scenes
