#include "commands/wishes.hpp"

#include "commands/messages.hpp"
#include "commands/shipped_files.hpp"
#include "paint/painter.hpp"

namespace renkei::commands {

namespace {

Result<paint::Image> load_washi(const std::filesystem::path& data)
{
    RENKEI_TRY(const auto media, media_folder(data));
    return paint::load_artwork((media / "washi.png").string());
}

}  // namespace

scenes::SceneWish wish_of(const Common& common, const config::Config& config, const std::filesystem::path& data)
{
    auto washi = load_washi(data);
    if (!washi) say(common, sentence("Pages are drawn on plain paper: {1}", washi.error()));
    return {.scene = {},
            .item = {},
            .display = {},
            .language = config.show.languages.empty() ? Language::Japanese : config.show.languages.front(),
            .type_floor = static_cast<float>(config::type_floor(config.display)),
            .footer = config.show.footer,
            .touch = config.display.touch,
            .reduced_motion = config.show.reduced_motion,
            .washi = washi ? std::make_shared<const paint::Image>(std::move(washi).value()) : nullptr};
}

programme::Options programme_options(const config::Config& config)
{
    programme::Options options;
    options.scenes = config.show.scenes;
    options.characters_per_second = static_cast<float>(config.show.characters_per_second);
    return options;
}

}  // namespace renkei::commands
