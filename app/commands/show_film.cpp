// What the loop of the display does with a film: its player is started while the scene before still plays, its pictures are taken
// as they come, and a film that does not play gives its seconds to other scenes.

#include <cmath>

#include "base/sentence.hpp"
#include "commands/show_loop.hpp"

namespace renkei::commands {

namespace {

constexpr double kLeadSeconds = 2.5;                     // real seconds before its begin in which a player is started
constexpr double kSlowest = 0.25, kFastest = 4;          // speeds at which a film plays; else it is its poster

}  // namespace

void ShowLoop::start_film(Showing& showing, const ShowClock::Reading& now)
{
    if (showing.film_tried || !showing.ready || !showing.composition->film) return;
    const double ahead = setup_.clock.real(std::chrono::duration<double>(showing.begins - now.instant).count() - static_cast<double>(now.rest));
    const double speed = 1 / setup_.clock.real(1);
    if (ahead > kLeadSeconds) return;
    showing.film_tried = true;
    if (speed < kSlowest || speed > kFastest) return;
    const canvas::Film& film = *showing.composition->film;
    auto player = FilmPlayer::start({.program = setup_.film_program,
                                     .film = film,
                                     .size = setup_.canvas.layer_texels(*showing.scene, film.layer),
                                     .units = showing.composition->layers[static_cast<size_t>(film.layer)].bounds.h,
                                     .began = Steady::now() + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(ahead)),
                                     .speed = speed});
    if (player) showing.film = std::move(player).value();
    else showing.film_trouble = Sentence{player.error().message, player.error().japanese};
}

void ShowLoop::tend_film(const ShowClock::Reading& now)
{
    if (next_) start_film(*next_, now);
    if (!current_) return;
    start_film(*current_, now);
    if (current_->film) {
        if (const auto picture = current_->film->take()) {
            setup_.canvas.replace_layer(*current_->scene, current_->composition->film->layer, *picture);
            stale_ = true;
        }
        if (!current_->film_trouble) current_->film_trouble = current_->film->trouble(Steady::now());
    }
    if (current_->film_trouble && !current_->film_left) leave_film(*current_->film_trouble);
}

// The loop goes on without it: the slots that stand in its place begin where it began. A new revision brings it back.
void ShowLoop::leave_film(const Sentence& why)
{
    current_->film_left = true;
    current_->film.reset();
    const programme::Slot& slot = current_->programme->slot(current_->slot);
    ++report_.skipped;
    setup_.tell(sentence("The film {1} is left until the content changes: {2}", current_->composition->film->name, why));
    if (auto without = programme::without_film(*newest_, slot.item)) newest_ = std::move(without);
}

}  // namespace renkei::commands
