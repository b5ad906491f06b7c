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
    showing.film_asked = Steady::now();
    showing.film_due = showing.film_asked + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(ahead));
    auto answer = std::make_shared<std::promise<Result<std::shared_ptr<FilmPlayer>>>>();
    showing.film_coming = answer->get_future();
    const PixelSize size = setup_.canvas.layer_texels(*showing.scene, showing.composition->film->layer);
    aside_.run([this, answer, size, speed, program = setup_.film_program, composition = showing.composition, due = showing.film_due] {
        const canvas::Film& film = *composition->film;
        const float units = composition->layers[static_cast<size_t>(film.layer)].bounds.h;
        auto player = FilmPlayer::start({.program = program, .film = film, .size = size, .units = units, .began = due, .speed = speed});
        if (player) answer->set_value(aside_.kept(std::shared_ptr<FilmPlayer>(std::move(player).value())));
        else answer->set_value(player.error());
    });
}

void ShowLoop::take_film(Showing& showing)
{
    if (!showing.film_coming.valid()) return;
    if (showing.film_coming.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        // Asked for in the middle of a film after a power cut, it is not late for that.
        if (Steady::now() - std::max(showing.film_due, showing.film_asked) > kFilmPatience) showing.film_trouble = sentence("no picture came for {1} seconds", kFilmPatience.count());
        return;
    }
    auto player = showing.film_coming.get();
    if (player) showing.film = std::move(player).value();
    else showing.film_trouble = Sentence{player.error().message, player.error().japanese};
}

void ShowLoop::tend_film(const ShowClock::Reading& now)
{
    if (next_) start_film(*next_, now);
    if (!current_) return;
    start_film(*current_, now);
    take_film(*current_);
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
    current_->film_coming = {};   // a player that starts late finds nobody
    const programme::Slot& slot = current_->programme->slot(current_->slot);
    ++report_.skipped;
    setup_.tell(sentence("The film {1} is left until the content changes: {2}", current_->composition->film->name, why));
    if (auto without = programme::without_film(*newest_, slot)) newest_ = aside_.kept(std::move(without));
}

}  // namespace renkei::commands
