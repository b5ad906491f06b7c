#include "commands/rendering.hpp"

#include <algorithm>

#include "base/sentence.hpp"

namespace renkei::commands {

namespace {

// Where the build found the shaders; the installed program finds them beside its data.
std::filesystem::path source_shaders() { return std::filesystem::path(RENKEI_SOURCE_DATA_DIR).parent_path() / "shaders"; }

}  // namespace

Frame frame_for(PixelSize display)
{
    const float unit = static_cast<float>(std::max(1, std::min(display.w, display.h))) / 1080;
    return {{static_cast<float>(display.w) / unit, static_cast<float>(display.h) / unit}, unit};
}

Result<std::string> shader_folder(const std::filesystem::path& data)
{
    std::string tried;
    for (const std::filesystem::path& folder : {data / "shaders", data.parent_path() / "shaders", source_shaders()}) {
        std::error_code error;
        if (std::filesystem::exists(folder / "prelude.glsl", error)) return folder.string();
        tried += (tried.empty() ? "" : ", ") + folder.string();
    }
    return Error{ErrorKind::NotFound, sentence("The shaders were looked for in {1} and not found. They ship with the program: install it again", tried)};
}

std::string media_folder(const std::filesystem::path& data)
{
    for (const std::filesystem::path& folder : {data / "media", data.parent_path() / "media"}) {
        std::error_code error;
        if (std::filesystem::exists(folder / "washi.png", error)) return folder.string();
    }
    return "";
}

canvas::Transition canvas_transition(stage::Transition transition)
{
    switch (transition) {
        case stage::Transition::Cut: return canvas::Transition::Cut;
        case stage::Transition::CrossFade: return canvas::Transition::CrossFade;
        case stage::Transition::Fusuma: return canvas::Transition::Fusuma;
        case stage::Transition::SumiBleed: return canvas::Transition::SumiBleed;
    }
    return canvas::Transition::Cut;
}

Result<canvas::Transition> parse_transition(const std::string& name)
{
    if (name == "cut") return canvas::Transition::Cut;
    if (name == "fade") return canvas::Transition::CrossFade;
    if (name == "fusuma") return canvas::Transition::Fusuma;
    if (name == "sumi") return canvas::Transition::SumiBleed;
    return Error{ErrorKind::Usage, sentence("There is no transition {1}; the transitions are cut, fade, fusuma and sumi", name)};
}

void set_clock(SceneWish& wish, Instant begins)
{
    const CivilTime time = civil_time(begins);
    wish.clock_minute = time.minute_of_day();
    wish.clock_second = static_cast<float>((time.since_midnight % std::chrono::minutes(1)).count()) / 1000;
}

Result<std::shared_ptr<const canvas::PaintedScene>> make_scene(const SceneWish& wish, const programme::Programme& programme, const map::Atlas& atlas,
                                                               const text::Typesetter& typesetter)
{
    const Frame frame = frame_for(wish.display);
    std::shared_ptr<const paint::Image> washi;
    if (!wish.media.empty())
        if (auto fibres = paint::load_artwork(wish.media + "/washi.png"); fibres.ok()) washi = std::make_shared<const paint::Image>(std::move(fibres).value());
    const auto slot = std::find_if(programme.slots.begin(), programme.slots.end(), [&](const programme::Slot& s) { return s.scene == wish.scene && s.item == wish.item; });
    const scenes::Setting setting{.programme = programme,
                                  .atlas = atlas,
                                  .typesetter = typesetter,
                                  .frame = frame.units,
                                  .pixels_per_unit = frame.pixels_per_unit,
                                  .language = wish.language,
                                  .type_floor = wish.type_floor,
                                  .footer = wish.footer,
                                  .clock_minute = wish.clock_minute,
                                  .clock_second = wish.clock_second,
                                  .touch = wish.touch,
                                  .washi = std::move(washi),
                                  .dwell = slot == programme.slots.end() ? 0 : slot->dwell};
    RENKEI_TRY(canvas::Composition composition, scenes::compose(wish.scene, wish.item, setting));
    if (wish.reduced_motion) composition = canvas::reduced_motion(std::move(composition));
    auto shared = std::make_shared<const canvas::Composition>(std::move(composition));
    return std::make_shared<const canvas::PaintedScene>(canvas::paint_layers(std::move(shared), frame.pixels_per_unit, typesetter));
}

}  // namespace renkei::commands
