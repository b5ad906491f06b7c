// renkei load --export: what is on show as a folder that renkei load reads again, tried before anybody relies on it.

#include <nlohmann/json.hpp>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "intake/staff_export.hpp"
#include "model/kinds.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

// The kinds of which the two have not the same.
std::string differing_kinds(const model::Content& a, const model::Content& b)
{
    std::string kinds;
    model::visit_kind_members([&](const char* kind, auto member) {
        model::Content only_a, only_b;
        only_a.*member = a.*member;
        only_b.*member = b.*member;
        const auto left = store::digest_of(only_a), right = store::digest_of(only_b);
        if (!left || !right || *left != *right) kinds += (kinds.empty() ? "" : ", ") + std::string(kind);
    });
    return kinds;
}

// What loading it would not bring back; empty: it is the same content.
Result<std::string> try_reading(const Common& common, const std::string& place, const model::Content& content)
{
    auto again = intake::read_export(place, content, civil_time(system_now()).date, reading_services(common));
    if (!again) return Error{ErrorKind::Internal, sentence("{1} could not be read again: {2}", place, again.error())};
    return differing_kinds(content, *again);
}

}  // namespace

int write_export(const Common& common, const std::string& place)
{
    const auto settings = configuration(common);
    if (!settings) return fail(common, settings.error());
    const auto opened = open_or_create(common, settings->config, Purpose::Look);
    if (!opened) return fail(common, opened.error());
    const intake::ExportServices services{.folded = text::folded, .media_path = [&](const std::string& media) { return opened->store.media_path(media); }};
    const auto written = intake::write_export(place, *opened->content, system_now(), services);
    if (!written) return fail(common, written.error());
    for (const auto& lost : written->lost) say(common, sentence("{1} of {2} is lost or damaged in the store and is not in the export; bring it again", lost.name, lost.kind));
    const auto missing = try_reading(common, place, *opened->content);
    if (!missing) return fail(common, missing.error());
    say(common, sentence("Revision {1} was written to {2}: {3} records of staff, {4} pictures and films. To load it: renkei load {2}", opened->revision, place, written->records, written->files));
    if (!missing->empty()) say(common, sentence("Loading {1} would not give exactly this content: {2} differ. It stays in the store as revision {3}", place, *missing, opened->revision));
    const int code = missing->empty() ? 0 : exit_code(written->lost.empty() ? ErrorKind::Internal : ErrorKind::Io);
    if (!common.json) return code;
    const nlohmann::ordered_json json = {{"revision", opened->revision}, {"folder", place}, {"records", written->records}, {"files", written->files},
                                         {"lost", written->lost.size()}, {"same", missing->empty()}, {"differ", *missing}};
    const int printed = print(common, json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    return printed != 0 ? printed : code;
}

}  // namespace renkei::commands
