#include "scenes/make_scene.hpp"

#include <algorithm>
#include <exception>

#include "base/sentence.hpp"
#include "paint/painter.hpp"
#include "programme/reading.hpp"

namespace renkei::scenes {

Frame frame_for(PixelSize display)
{
    const float unit = static_cast<float>(std::max(1, std::min(display.w, display.h))) / 1080;
    return {{static_cast<float>(display.w) / unit, static_cast<float>(display.h) / unit}, unit};
}

void set_clock(SceneWish& wish, Instant begins)
{
    const CivilTime time = civil_time(begins);
    wish.begins = begins;
    wish.clock_minute = time.minute_of_day();
    wish.clock_second = static_cast<float>((time.since_midnight % std::chrono::minutes(1)).count()) / 1000;
}

namespace {

// Large type of a visitor: what requirements R30 asks of a panel in a lobby.
constexpr float kLargeType = 54;

Result<canvas::Composition> composed(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas, const text::Typesetter& typesetter)
{
    const Frame frame = frame_for(wish.display);
    std::vector<Error> troubles;
    const Setting setting{.programme = programme,
                          .atlas = atlas,
                          .typesetter = typesetter,
                          .frame = frame.units,
                          .pixels_per_unit = frame.pixels_per_unit,
                          .language = wish.visit ? wish.visit->language : wish.language,
                          .type_floor = wish.visit && wish.visit->large ? std::max(kLargeType, wish.type_floor) : wish.type_floor,
                          .footer = wish.footer,
                          .clock_minute = wish.clock_minute,
                          .clock_second = wish.clock_second,
                          .begins = wish.begins,
                          .behind_doors = wish.arrives == Transition::Fusuma && !wish.reduced_motion,
                          .touch = wish.touch,
                          .washi = wish.contrast == paint::Contrast::High ? nullptr : wish.washi,
                          .media_path = wish.media_path,
                          .dwell = programme::dwell_of(programme, wish.scene, wish.item),
                          .films_move = wish.films_move,
                          .films_heard = wish.films_heard,
                          .visit = wish.visit ? &*wish.visit : nullptr,
                          .mm_per_unit = wish.mm_per_unit,
                          .contrast = wish.contrast,
                          .troubles = &troubles};
    RENKEI_TRY(canvas::Composition composition, compose(wish.scene, wish.item, setting));
    composition.troubles = std::move(troubles);
    if (wish.reduced_motion) composition = canvas::reduced_motion(std::move(composition));
    composition.clear = paint::ground_color(composition.clear, wish.contrast);
    for (canvas::TextRecord& text : composition.texts) text.color = paint::type_color(text.color, wish.contrast);
    return composition;
}

}  // namespace

Result<canvas::Composition> compose_scene(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas, const text::Typesetter& typesetter)
{
    try {
        return composed(wish, programme, atlas, typesetter);
    } catch (const std::exception& fault) {
        return Error{ErrorKind::Internal, sentence("unexpected fault: {1}", fault.what())};
    }
}

size_t characters_to_read(const canvas::Composition& page)
{
    size_t count = 0;
    for (const canvas::TextRecord& text : page.texts) count += programme::characters(text.text);
    return page.clear == paint::ink::kWashi ? count : 0;
}

Result<std::shared_ptr<const canvas::PaintedScene>> make_scene(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas,
                                                               const text::Typesetter& typesetter)
{
    // Our own fault or memory that ran out: one scene is passed over, the display goes on.
    try {
        RENKEI_TRY(canvas::Composition composition, composed(wish, programme, atlas, typesetter));
        auto shared = std::make_shared<const canvas::Composition>(std::move(composition));
        return std::make_shared<const canvas::PaintedScene>(canvas::paint_layers(std::move(shared), frame_for(wish.display).pixels_per_unit, typesetter, {.contrast = wish.contrast, .only_seen = wish.only_seen}));
    } catch (const std::exception& fault) {
        return Error{ErrorKind::Internal, sentence("unexpected fault: {1}", fault.what())};
    }
}

}  // namespace renkei::scenes
