// Films in the loop: which may be shown, how long each stays, and what takes the place of one that cannot be played.

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/limits.hpp"
#include "programme/exhibits.hpp"
#include "programme/programme.hpp"

namespace renkei::programme {
namespace {

// What is shorter than this would be over before it is understood; the showcase before it stays longer instead.
constexpr float kShortest = 8;

// A film stays as long as it lasts; shown as a picture it stays as long as one.
constexpr float kLeastFilm = 8, kPosterSeconds = 10;

float in_tenths(float seconds) { return std::round(seconds * 10) / 10; }

// The municipality of the film that a slot shows, empty where its panel names none; nothing where the slot shows no film.
std::optional<std::string> place_of_film(const Programme& programme, const Slot& slot)
{
    const model::Content& content = *programme.content;
    if (slot.scene == "showcase")
        if (const auto* film = film_of(content, slot.item, programme.date)) return film->code5;
    if (slot.scene == "exhibit")
        for (const model::Exhibit& exhibit : content.exhibits)
            for (const ExhibitPage& page : pages_of(content, exhibit, programme.date))
                if (page.filmed && page.item == slot.item) return page.panel->picture.code5;
    return std::nullopt;
}

// The showcases that take the place of a film, from the one of the same municipality on, until its seconds are filled.
std::vector<Slot> filling(const Programme& programme, const Slot& film, const std::string& code5)
{
    const auto& all = programme.content->showcases;
    const auto own = std::find_if(all.begin(), all.end(), [&](const model::Showcase& s) { return s.code5 == code5; });
    std::vector<Slot> slots;
    float left = film.dwell;
    for (size_t i = own == all.end() ? 0 : static_cast<size_t>(own - all.begin()); !all.empty() && left >= kShortest; i = (i + 1) % all.size()) {
        const std::string& key = all[i].key;
        const float dwell = std::min(dwell_of(programme, "showcase", key), left);
        slots.push_back({.scene = "showcase", .item = key, .dwell = dwell});
        left = in_tenths(left - dwell);
    }
    if (slots.empty()) slots.push_back({.scene = "title", .item = "", .dwell = left});
    else slots.back().dwell = in_tenths(slots.back().dwell + left);
    return slots;
}

}  // namespace

std::string item_of(const model::Film& film) { return film.code5 + "/" + film.file; }

const model::Film* film_of(const model::Content& content, std::string_view item, Date day)
{
    const auto found = std::find_if(content.films.begin(), content.films.end(), [&](const model::Film& film) { return item_of(film) == item; });
    if (found == content.films.end() || (found->permitted_until && *found->permitted_until < day)) return nullptr;
    return &*found;
}

float film_dwell(int milliseconds, const Options& options)
{
    const float seconds = static_cast<float>(milliseconds) / 1000;
    return options.films_move ? in_tenths(std::clamp(seconds, kLeastFilm, static_cast<float>(model::kLongestFilmSeconds))) : kPosterSeconds;
}

std::shared_ptr<const Programme> without_film(const Programme& programme, const Slot& film)
{
    const auto is_it = [&](const Slot& slot) { return slot.scene == film.scene && slot.item == film.item; };
    const auto code5 = place_of_film(programme, film);
    if (!code5 || std::none_of(programme.slots.begin(), programme.slots.end(), is_it)) return nullptr;
    auto without = std::make_shared<Programme>(programme);
    without->slots.clear();
    without->starts.clear();
    for (size_t i = 0; i < programme.slots.size(); ++i) {
        float at = programme.starts[i];
        const std::vector<Slot> instead = is_it(programme.slots[i]) ? filling(programme, programme.slots[i], *code5) : std::vector<Slot>{programme.slots[i]};
        for (const Slot& slot : instead) {
            without->slots.push_back(slot);
            without->starts.push_back(at);
            at = in_tenths(at + slot.dwell);
        }
    }
    // The cards stand after the slots, and what names one counts on from there.
    const size_t more = without->slots.size() - programme.slots.size();
    for (std::optional<size_t>* card : {&without->closing_card, &without->closed_card})
        if (*card) **card += more;
    for (Urgent& urgent : without->urgent) urgent.slot += more;
    return without;
}

}  // namespace renkei::programme
