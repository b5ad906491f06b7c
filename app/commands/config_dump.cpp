// renkei doctor --config-dump: every setting, and where it comes from. Apart from the other checks, since the display's unit asks it before
// each start and nothing that only they need may keep the display dark.

#include <nlohmann/json.hpp>

#include <string>

#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/options.hpp"
#include "commands/wishes.hpp"

namespace renkei::commands {

int dump_configuration(const Common& common)
{
    const auto loaded = configuration(common);
    if (!loaded) return fail(common, loaded.error());
    if (const auto scenes = check_scenes(loaded->config); !scenes) return fail(common, scenes.error());
    if (common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& s : loaded->settings) list.push_back({{"key", s.key}, {"value", s.value}, {"origin", s.origin}});
        return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    std::string text;
    for (const auto& s : loaded->settings) text += (text.empty() ? "" : "\n") + s.key + " = " + s.value + "  # " + s.origin;
    return print(common, text);
}

}  // namespace renkei::commands
