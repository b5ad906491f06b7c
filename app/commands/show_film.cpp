// What the loop of the display does with a film: its player is started while the scene before still plays, its pictures are taken
// as they come, and a film that does not play gives its seconds to other scenes.

#include <cmath>

#include "base/sentence.hpp"
#include "commands/show_loop.hpp"
#include "visit/film.hpp"

namespace renkei::commands {

namespace {

constexpr double kLeadSeconds = 2.5;                     // real seconds before its begin in which a player is started
constexpr std::chrono::seconds kAfter{1};                // past its length, before a visitor's player ends
constexpr double kSlowest = 0.25, kFastest = 4;          // speeds at which a film plays; else it is its poster

std::chrono::steady_clock::duration in_real_time(double seconds)
{
    return std::chrono::round<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

// Would a player of the one draw the other just so? Where in its scene the layer stands does not matter.
bool drawn_alike(const canvas::Composition& a, const canvas::Composition& b)
{
    canvas::Film film = *a.film;
    film.layer = b.film->layer;
    const auto height = [](const canvas::Composition& page) { return page.layers[static_cast<size_t>(page.film->layer)].bounds.h; };
    return film == *b.film && height(a) == height(b);
}

}  // namespace

void ShowLoop::screen(Screening& film, canvas::Canvas::Scene& scene, const std::shared_ptr<const canvas::Composition>& composition, Steady::time_point due,
                      double speed)
{
    film.tried = true;
    film.asked = Steady::now();
    film.due = due;
    auto answer = std::make_shared<std::promise<Result<std::shared_ptr<FilmPlayer>>>>();
    film.coming = answer->get_future();
    const PixelSize size = setup_.canvas.layer_texels(scene, composition->film->layer);
    aside_.run([this, answer, size, speed, program = setup_.film_program, composition, due = film.due] {
        const canvas::Film& shown = *composition->film;
        const float units = composition->layers[static_cast<size_t>(shown.layer)].bounds.h;
        auto player = FilmPlayer::start({.program = program, .film = shown, .size = size, .units = units, .began = due, .speed = speed});
        if (player) answer->set_value(aside_.kept(std::shared_ptr<FilmPlayer>(std::move(player).value())));
        else answer->set_value(player.error());
    });
}

void ShowLoop::start_film(Showing& showing, const ShowClock::Reading& now)
{
    if (showing.film.tried || !showing.ready || !showing.composition->film) return;
    const double ahead = setup_.clock.real(std::chrono::duration<double>(showing.begins - now.instant).count() - static_cast<double>(now.rest));
    const double speed = 1 / setup_.clock.real(1);
    if (ahead > kLeadSeconds) return;
    showing.film.tried = true;
    if (speed < kSlowest || speed > kFastest) return;
    screen(showing.film, *showing.scene, showing.composition, Steady::now() + in_real_time(ahead), speed);
}

void ShowLoop::take_film(Screening& film)
{
    if (!film.coming.valid()) return;
    if (film.coming.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        // Asked for in the middle of a film after a power cut, it is not late for that.
        if (Steady::now() - std::max(film.due, film.asked) > kFilmPatience) film.trouble = sentence("no picture came for {1} seconds", kFilmPatience.count());
        return;
    }
    auto player = film.coming.get();
    if (player) film.player = std::move(player).value();
    else film.trouble = Sentence{player.error().message, player.error().japanese};
}

// Did another picture come?
bool ShowLoop::take_picture(Screening& film, canvas::Canvas::Scene& scene, const canvas::Composition& composition)
{
    take_film(film);
    if (!film.player) return false;
    const auto picture = film.player->take();
    if (picture) setup_.canvas.replace_layer(scene, composition.film->layer, *picture);
    if (!film.trouble) film.trouble = film.player->trouble(Steady::now());
    return picture.has_value();
}

void ShowLoop::tend_film(const ShowClock::Reading& now)
{
    if (next_) start_film(*next_, now);
    if (!current_) return;
    start_film(*current_, now);
    if (take_picture(current_->film, *current_->scene, *current_->composition)) stale_ = true;
    if (current_->film.trouble && !current_->film_left) leave_film(*current_->film.trouble);
}

// A page that a visitor has opened plays its film once, from when the page before has faded; then its last picture stands. Where the page before was the
// same in other type or another language, the film goes on where it is, or stands where it ended.
void ShowLoop::begin_page_film(const visit::Visit* left, const canvas::Composition* before)
{
    Visiting& v = *visiting_;
    const auto of = [](const visit::Visit& visit, const canvas::Composition& page) {
        return visit::film_of(visit, page.film ? page.film->clip : "", page.film ? page.film->seconds : 0);
    };
    const visit::PageFilm was = left != nullptr && before != nullptr ? of(*left, *before) : visit::PageFilm{}, is = of(*v.shown, *v.composition);
    const Steady::time_point now = Steady::now();
    v.rules.film_ends = visit::film_end(was, v.rules.film_ends, is, now);
    const auto& film = v.composition->film;
    if (visit::goes_on(was, is)) {
        setup_.canvas.copy_layer(*v.before, before->film->layer, *v.scene, film->layer);
        const bool alike = drawn_alike(*before, *v.composition) && setup_.canvas.layer_texels(*v.before,
            before->film->layer) == setup_.canvas.layer_texels(*v.scene, film->layer);
        if (!v.film.tried || alike) return;
        const Steady::time_point due = v.film.due;
        v.film = {};
        return screen(v.film, *v.scene, v.composition, due, 1);
    }
    v.film = {};
    if (film) screen(v.film, *v.scene, v.composition, now + visit::kFilmLead, 1);
}

void ShowLoop::tend_page_film()
{
    Visiting& v = *visiting_;
    if (!v.film.tried || !v.scene) return;
    if (take_picture(v.film, *v.scene, *v.composition)) stale_ = true;
    const bool over = v.rules.film_ends && Steady::now() > *v.rules.film_ends + kAfter;
    if (v.film.trouble) {   // its poster stands in its place, and nobody is waited for
        tell_once(sentence("The film {1} is left until the content changes: {2}", v.composition->film->name, *v.film.trouble));
        v.rules.film_ends.reset();
    }
    if (over || v.film.trouble) v.film = {};
}

// The loop goes on without it: the slots that stand in its place begin where it began. A new revision brings it back.
void ShowLoop::leave_film(const Sentence& why)
{
    current_->film_left = true;
    current_->film.player.reset();
    current_->film.coming = {};   // a player that starts late finds nobody
    const programme::Slot& slot = current_->programme->slot(current_->slot);
    ++report_.skipped;
    setup_.tell(sentence("The film {1} is left until the content changes: {2}", current_->composition->film->name, why));
    if (auto without = programme::without_film(*newest_, slot)) newest_ = aside_.kept(std::move(without));
}

}  // namespace renkei::commands
