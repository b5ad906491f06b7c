#include "model/content.hpp"

#include <algorithm>

namespace renkei::model {

Film film_of(const ExhibitPanel& panel)
{
    const Photo& poster = panel.picture;
    return {.code5 = poster.code5, .file = poster.file, .media = panel.clip.media, .poster = poster.media, .subtitles = panel.clip.subtitles,
            .width = poster.width, .height = poster.height,
            .milliseconds = panel.clip.milliseconds, .sound = panel.clip.sound, .caption = poster.caption, .credit = poster.credit,
            .permitted_until = poster.permitted_until};
}

const Municipality* Content::municipality(std::string_view code5) const
{
    const auto found = std::lower_bound(municipalities.begin(), municipalities.end(), code5,
                                        [](const Municipality& m, std::string_view code) { return m.code5 < code; });
    return found != municipalities.end() && found->code5 == code5 ? &*found : nullptr;
}

const Organisation* Content::organisation(std::string_view name) const
{
    const auto found = std::find_if(organisations.begin(), organisations.end(), [&](const Organisation& o) { return o.name == name; });
    return found != organisations.end() ? &*found : nullptr;
}

}  // namespace renkei::model
