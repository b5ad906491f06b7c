#pragma once
// What the tests of the scenes share: the content that ships, the atlas (traced once, kept beside the test program), the
// fonts, and composing as the product does.

#include <memory>
#include <string>
#include <vector>

#include "canvas/composition.hpp"
#include "map/atlas.hpp"
#include "programme/programme.hpp"
#include "scenes/scene.hpp"
#include "text/typesetter.hpp"

namespace renkei::tests {

[[nodiscard]] std::shared_ptr<const model::Content> shipped_content();
// The same with two notices of the staff, a calm one and an urgent one.
[[nodiscard]] std::shared_ptr<const model::Content> lobby_content();
[[nodiscard]] const map::Atlas& the_atlas();
[[nodiscard]] const text::Typesetter& the_typesetter();

// Days on which the board shows each of its states: an event of the day, what is to come, the record of what was.
inline constexpr const char* kEventDay = "2024-10-05";
inline constexpr const char* kAutumn = "2024-10-25";
inline constexpr const char* kLater = "2026-06-01";

// The programme of a day in a hall that closes, of what ships with two notices unless another content is given.
[[nodiscard]] std::shared_ptr<const programme::Programme> programme_of(const char* day, std::shared_ptr<const model::Content> content = lobby_content());
// The same with something of every scene: no exhibition ships, so the hall has one of two panels, one of them of several pages.
[[nodiscard]] std::shared_ptr<const programme::Programme> full_day(const char* day = kEventDay);
// The instant at which scenes are looked at: eleven minutes before the hall closes, on the programme's day.
[[nodiscard]] Instant evening_of(const programme::Programme& programme);

// What a display shows in a year: every slot and every card once, and the board in each of its states.
struct Item {
    std::shared_ptr<const programme::Programme> programme;
    std::string scene, item;
};
[[nodiscard]] std::vector<Item> everything();

inline constexpr const auto& kAllLanguages = kLanguages;
// What a display can be asked to speak.
inline constexpr Wording kAllWordings[] = {Language::Japanese, kEasyJapanese, Language::English, Language::SimplifiedChinese, Language::TraditionalChinese, Language::Korean};

// How it is looked at.
struct Look {
    PixelSize display{1920, 1080};
    Wording language = Language::Japanese;
    float type_floor = 24;
    bool touch = true;          // with the longest footer
};

[[nodiscard]] scenes::Setting setting_of(const programme::Programme& programme, const Look& look, float dwell = 12);
[[nodiscard]] Result<canvas::Composition> composed(const programme::Programme& programme, const std::string& scene, const std::string& item, const Look& look = {});

// "events/2 en 1080x1920", for messages.
[[nodiscard]] std::string described(const std::string& scene, const std::string& item, const Look& look);

}  // namespace renkei::tests
