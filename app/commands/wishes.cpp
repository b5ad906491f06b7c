#include "commands/wishes.hpp"

#include <cmath>

#include "commands/messages.hpp"
#include "commands/shipped_files.hpp"
#include "paint/painter.hpp"
#include "store/store.hpp"

namespace renkei::commands {

namespace {

Result<paint::Image> load_washi(const std::filesystem::path& data)
{
    RENKEI_TRY(const auto media, media_folder(data));
    return paint::load_artwork((media / "washi.png").string());
}

}  // namespace

scenes::SceneWish wish_of(const Common& common, const config::Config& config, const std::filesystem::path& data, const std::filesystem::path& store)
{
    auto washi = load_washi(data);
    if (!washi) say(common, sentence("Pages are drawn on plain paper: {1}", washi.error()));
    return {.scene = {},
            .item = {},
            .display = {},
            .language = config.show.languages.empty() ? Language::Japanese : config.show.languages.front(),
            .type_floor = static_cast<float>(config::type_floor(config)),
            .footer = config.show.footer,
            .touch = config.display.touch,
            .reduced_motion = config.show.reduced_motion,
            .contrast = config.show.high_contrast ? paint::Contrast::High : paint::Contrast::Designed,
            .washi = washi ? std::make_shared<const paint::Image>(std::move(washi).value()) : nullptr,
            .media_path = [store](const std::string& hash) { return store::media_file(store, hash).string(); }};
}

std::vector<Language> languages_in_turn(const config::Config& config) { return config.show.rotate_languages ? config.show.languages : std::vector<Language>{}; }

Instant begin_of(const stage::Moment& moment, Instant at) { return at - std::chrono::milliseconds(std::llround(static_cast<double>(moment.seconds) * 1000)); }

scenes::SceneWish wish_for(scenes::SceneWish every, const std::vector<Language>& turns, const programme::Programme& programme, const stage::Moment& moment, Instant at, PixelSize display)
{
    const programme::Slot& slot = programme.slots[moment.slot];
    every.scene = slot.scene;
    every.item = slot.item;
    every.display = display;
    if (const auto count = static_cast<long long>(turns.size()); count > 0) every.language = turns[static_cast<size_t>((moment.round % count + count) % count)];
    scenes::set_clock(every, begin_of(moment, at));
    return every;
}

PixelSize picture_size(const config::Wall& wall, PixelSize display) { return {display.w * wall.columns, display.h * wall.rows}; }

std::optional<Rect> piece_of(const config::Wall& wall, PixelSize display)
{
    if (wall.columns == 1 && wall.rows == 1) return std::nullopt;
    const auto width = static_cast<float>(display.w), height = static_cast<float>(display.h);
    return Rect{static_cast<float>(wall.column - 1) * width, static_cast<float>(wall.row - 1) * height, width, height};
}

programme::Options programme_options(const config::Config& config)
{
    programme::Options options;
    options.scenes = config.show.scenes;
    options.characters_per_second = static_cast<float>(config.show.characters_per_second);
    return options;
}

}  // namespace renkei::commands
