#pragma once
// The scenes themselves, one file each; scenes.cpp knows them by id.

#include "scenes/scene.hpp"

namespace renkei::scenes {

Result<canvas::Composition> compose_title(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_showcase(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_agreements(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_region(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_wards(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_notice(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_events(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_exhibit(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_numbers(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_support(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_plans(std::string_view item, const Setting& setting);
Result<canvas::Composition> compose_partners(std::string_view item, const Setting& setting);

}  // namespace renkei::scenes
