#include "commands/wishes.hpp"

#include "commands/shipped_files.hpp"

namespace renkei::commands {

scenes::SceneWish wish_of(const config::Config& config, const std::filesystem::path& data)
{
    return {.scene = {},
            .item = {},
            .display = {},
            .language = config.show.languages.empty() ? Language::Japanese : config.show.languages.front(),
            .type_floor = static_cast<float>(config::type_floor(config.display)),
            .footer = config.show.footer,
            .touch = config.display.touch,
            .reduced_motion = config.show.reduced_motion,
            .media = media_folder(data)};
}

programme::Options programme_options(const config::Config& config)
{
    programme::Options options;
    options.scenes = config.show.scenes;
    options.characters_per_second = static_cast<float>(config.show.characters_per_second);
    return options;
}

}  // namespace renkei::commands
