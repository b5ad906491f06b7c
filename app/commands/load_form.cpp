// renkei load --template: the form that staff fill in, with the towns and examples of what is on show here.

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "intake/staff_form.hpp"

namespace renkei::commands {

int write_form(const Common& common, const std::string& place)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto shown = open_to_show(common, settings->config, Purpose::Peek);
    if (!shown) return fail(common, shown.error());
    if (const auto written = intake::write_staff_form(place, *shown->content, system_now()); !written) return fail(common, written.error());
    say(common, sentence("The form was written: {1}. Fill in its sheets, save it, and load it with renkei load {1}", place));
    return 0;
}

}  // namespace renkei::commands
