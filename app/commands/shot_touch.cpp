#include "commands/shot_touch.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/sentence.hpp"
#include "commands/wishes.hpp"
#include "stage/stage.hpp"
#include "visit/replay.hpp"

namespace renkei::commands {
namespace {

using std::chrono::milliseconds;

constexpr size_t kLargestScript = 1 << 20;   // bytes

// What the loop shows at an instant of the script.
struct Showing {
    programme::Slot slot;
    float seconds = 0;
    bool awaits = true;                      // a touch
};

Instant begin_of(const Showing& showing, Instant at) { return at - milliseconds(std::llround(static_cast<double>(showing.seconds) * 1000)); }

class Loop {
  public:
    Loop(const TouchStage& stage, const Shot& shot) : stage_(stage)
    {
        if (shot.scene.empty()) return;
        alone_ = {shot.scene, shot.item, 0};
        const programme::Slot* slot = find_slot(stage.programme, shot.scene, shot.item);
        if (slot != nullptr) first_ = static_cast<size_t>(slot - stage.programme.slots.data());
    }

    // A scene that was asked for begins at second 0, and what follows it in the loop follows; one that has no place there stays.
    [[nodiscard]] Showing at(milliseconds since) const
    {
        const programme::Programme& programme = stage_.programme;
        float seconds = static_cast<float>(since.count()) / 1000;
        if (alone_.scene.empty()) {
            const stage::Moment moment = stage::at(programme, stage_.clock + since);
            return {programme.slot(moment.slot), moment.seconds, moment.playing == stage::Playing::Loop || moment.playing == stage::Playing::Closing};
        }
        if (!first_) return {alone_, seconds};
        seconds = std::fmod(seconds, programme.loop_seconds);
        for (size_t i = *first_;; i = (i + 1) % programme.slots.size()) {
            if (seconds < programme.slots[i].dwell) return {programme.slots[i], seconds};
            seconds -= programme.slots[i].dwell;
        }
    }

    [[nodiscard]] Result<canvas::Composition> composed(milliseconds since) const
    {
        const Showing showing = at(since);
        scenes::SceneWish wish = stage_.wish;
        wish.scene = showing.slot.scene;
        wish.item = showing.slot.item;
        scenes::set_clock(wish, begin_of(showing, stage_.clock + since));
        return scenes::compose_scene(wish, stage_.programme, stage_.atlas, stage_.typesetter);
    }

  private:
    const TouchStage& stage_;
    programme::Slot alone_{};
    std::optional<size_t> first_{};
};

milliseconds since(visit::Time time) { return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()); }

visit::Shown shown(const canvas::Composition& page)
{
    return {page.targets, scenes::characters_to_read(page), page.map, page.map ? std::optional(visit::sight_of(*page.map, page.frame)) : std::nullopt,
            page.film ? page.film->clip : "", page.film ? page.film->seconds : 0};
}

visit::Display display_of(const TouchStage& stage, const Loop& loop)
{
    return {.mm_per_unit = stage.wish.mm_per_unit,
            .viewing_distance_mm = stage.viewing_distance_mm,
            .begins = [&](visit::Time now) -> std::optional<visit::Visit> {
                const Showing showing = loop.at(since(now));
                if (!showing.awaits) return std::nullopt;
                return visit_begun(stage.programme, showing.slot, stage.wish.language, now);
            },
            .loop = [&](visit::Time now) -> Result<visit::Shown> {
                RENKEI_TRY(const canvas::Composition page, loop.composed(since(now)));
                return shown(page);
            },
            .page = [&](const visit::Visit& visit) -> Result<visit::Shown> {
                scenes::SceneWish wish = stage.wish;
                wish.scene = "visit";
                wish.visit = visit;
                scenes::set_clock(wish, stage.clock);
                RENKEI_TRY(const canvas::Composition page, scenes::compose_scene(wish, stage.programme, stage.atlas, stage.typesetter));
                return shown(page);
            }};
}

}  // namespace

Result<visit::Visit> visit_by(std::string_view touched, Wording language)
{
    visit::Visit visit{.language = language};
    while (!touched.empty()) {
        const size_t end = std::min(touched.find(';'), touched.size());
        std::string_view id = touched.substr(0, end);
        touched.remove_prefix(std::min(end + 1, touched.size()));
        while (id.starts_with(' ')) id.remove_prefix(1);
        while (id.ends_with(' ')) id.remove_suffix(1);
        if (id.empty()) continue;
        if (id == "ask") visit.asked = visit::Time{};   // nobody has touched it for long
        else if (!visit::is_known(id)) return Error{ErrorKind::NotFound, sentence("The visit has no button “{1}”; write for example \"open region 1; open towns 02; large\"", id)};
        else visit = visit::advanced(visit::done(std::move(visit), id), visit::Time::max());   // a map has come to rest
    }
    return visit;
}

Result<visit::Script> script_of(const std::string& given)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(given, error)) {
        // No name of a script has a blank in it and is not there.
        if (given.find_first_of(" \n\t;\"") == std::string::npos) return Error{ErrorKind::NotFound, sentence("The touch script {1} cannot be read; check the name, or write the steps themselves", given)};
        return visit::read_script(given);
    }
    std::ifstream file(given, std::ios::binary);
    std::string text(kLargestScript + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file && !file.bad()) return Error{ErrorKind::BadData, sentence("The touch script {1} is larger than {2} KiB; check the name, or make several scripts of it", given, kLargestScript >> 10)};
    if (file.bad() || !file.eof()) return Error{ErrorKind::NotFound, sentence("The touch script {1} cannot be read; check the name, or write the steps themselves", given)};
    text.erase(static_cast<size_t>(file.gcount()));
    return visit::read_script(text);
}

Result<Shot> touched_shot(const TouchStage& stage, Shot shot, const ShotOptions& options)
{
    RENKEI_TRY(const visit::Script script, script_of(options.touch));
    const milliseconds until = options.at ? milliseconds(std::llround(*options.at * 1000)) : script.length;
    std::optional<visit::Visit> from;
    if (shot.scene == "visit") {
        RENKEI_TRY(from, visit_by(shot.item, stage.wish.language));
        shot.scene.clear();   // when it is over the loop is there
    }
    const Loop loop(stage, shot);
    RENKEI_TRY(visit::Replayed replayed, visit::replay(script, until, display_of(stage, loop), std::move(from)));
    if (replayed.visit) {
        shot.scene = "visit";
        shot.item.clear();
        shot.at = static_cast<float>((until - since(replayed.since)).count()) / 1000;
        replayed.visit->fingers.clear();
        shot.visit = std::move(replayed.visit);
        shot.pressed = replayed.pressed;
        return shot;
    }
    const Showing showing = loop.at(until);
    shot.scene = showing.slot.scene;
    shot.item = showing.slot.item;
    shot.at = showing.seconds;
    shot.begins = begin_of(showing, stage.clock + until);
    return shot;
}

}  // namespace renkei::commands
