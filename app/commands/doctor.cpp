// renkei doctor: is this display healthy? Looks, and changes nothing. Exit 0 when every check is well, 69 otherwise.

#include <nlohmann/json.hpp>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <system_error>

#include "base/photo_wire.hpp"
#include "base/sentence.hpp"
#include "canvas/inspect.hpp"
#include "commands/clock.hpp"
#include "commands/doctor_checks.hpp"
#include "commands/fault_log.hpp"
#include "commands/film_process.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/page_reader.hpp"
#include "commands/photo_decoder.hpp"
#include "commands/planned.hpp"
#include "commands/workbook_reader.hpp"
#include "commands/shipped_files.hpp"
#include "commands/wishes.hpp"
#include "map/inspect.hpp"
#include "text/typesetter.hpp"
#include "window/window.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// Below this a load of photographs would fail midway.
constexpr std::uintmax_t kLowDiskBytes = 500ull << 20;
// Free memory of the GPU or the machine, MiB: two scenes in 4K with their layers take 200.
constexpr long long kLowMemory = 256;

// The place itself, or the nearest folder above it that is there.
fs::path nearest_existing(fs::path place)
{
    std::error_code ignored;
    while (!fs::exists(place, ignored) && place.has_relative_path()) place = place.parent_path();
    return place;
}

// Where everything lies, by the settings.
struct Places {
    Result<fs::path> data, store;
    fs::path cache;
};
Places places_of(const Result<config::Loaded>& loaded)
{
    if (!loaded) {   // why, is told once, under "config"
        const Error unknown{ErrorKind::Configuration, sentence("not looked at, because of the settings")};
        return {unknown, unknown, cache_folder({})};
    }
    return {data_folder(loaded->config), store_folder(loaded->config), cache_folder(loaded->config)};
}

Check check_config(const Result<config::Loaded>& loaded)
{
    if (!loaded) return failed("config", loaded.error());
    if (const auto scenes = check_scenes(loaded->config); !scenes) return failed("config", scenes.error());
    Sentence remarks;
    for (const Sentence& remark : unknown_variables()) remarks = remarks.en.empty() ? remark : sentence("{1}; {2}", remarks, remark);
    return {"config", true, std::to_string(loaded->settings.size()), remarks};
}

Check check_data(const Result<fs::path>& folder)
{
    return folder ? Check{"data", true, folder->string(), {}} : failed("data", folder.error());
}

Check check_store(const Result<fs::path>& folder)
{
    if (!folder) return failed("store", folder.error());
    const auto found = store::examine(*folder);
    if (found.condition != store::Condition::Ready) return {"store", false, folder->string(), found.message};
    const auto store = store::Store::open(*folder);
    if (!store) return failed("store", store.error());
    if (const auto verified = store->verify(); !verified) return failed("store", verified.error());
    // On a read-only disk the picture goes on, but nothing can be loaded. That another user asks is no fault of the display.
    struct statvfs disk{};
    const bool read_only = ::statvfs(folder->c_str(), &disk) == 0 && (disk.f_flag & ST_RDONLY) != 0;
    if (read_only) return {"store", false, folder->string(), sentence("it may not be written; check owner, permissions and whether the disk is read-only")};
    if (::access(folder->c_str(), W_OK) != 0) return {"store", true, folder->string(), sentence("this account may only read it; whoever runs the display may write")};
    return {"store", true, folder->string(), {}};
}

// A store that was set aside holds what staff had loaded, and what ships is on show in its place: until they have seen to it, that is a fault.
std::optional<Check> check_set_aside(const Result<fs::path>& folder)
{
    if (!folder) return std::nullopt;
    std::error_code failed;
    for (fs::directory_iterator at(*folder, failed), end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with("content.damaged-") || !name.ends_with(".db")) continue;
        return Check{"set_aside", false, name, sentence("the store was damaged and made anew; what staff had loaded is in that file only. Load it again, then remove the file")};
    }
    return std::nullopt;
}

// Are the photographs and films of what is on show there, as they were loaded?
Check check_media(const Result<fs::path>& folder)
{
    if (!folder) return failed("media", folder.error());
    const auto store = store::Store::open(*folder);
    if (!store) return failed("media", store.error());
    const auto current = store->current_revision();
    if (!current) return failed("media", current.error());
    if (!*current) return {"media", true, "0", {}};
    const auto all = store->media_of(**current);
    if (!all) return failed("media", all.error());
    const auto damaged = store->damaged_media(**current);
    if (!damaged) return failed("media", damaged.error());
    if (damaged->empty()) return {"media", true, std::to_string(all->size()), {}};
    return {"media", false, std::to_string(all->size()), sentence("{1} of {2} photographs and films are missing or damaged ({3}); load them again: that mends them", damaged->size(), all->size(), store->media_path(damaged->front()))};
}

// The current revision; and the day before which the clock cannot be right.
Check check_revision(const Result<fs::path>& folder, Instant& floor)
{
    if (!folder) return failed("revision", folder.error());
    const auto store = store::Store::open(*folder);
    if (!store) return failed("revision", store.error());
    const auto all = store->revisions();
    if (!all) return failed("revision", all.error());
    if (const auto last = store->last_deed()) floor = std::max(floor, *last);
    for (const auto& revision : *all)
        if (revision.current) return {"revision", true, std::to_string(revision.id), sentence("made {1}: {2}", rfc3339(revision.created), revision.note)};
    return {"revision", false, "", sentence("Nothing has been published yet; renkei publish shows the newest revision")};
}

Check check_clock(Instant floor)
{
    const Instant time = system_now();
    if (time >= floor) return {"clock", true, rfc3339(time), {}};
    return {"clock", false, rfc3339(time), sentence("The clock stands before {1}, when something was last done here, so nothing with a date is shown; set it, or check its battery and the network. If it is right, load or publish once more: that counts from then on", rfc3339(floor))};
}

// What is to come on show at a time. What should have long been shown waits for the clock, or for a display that runs.
Check check_plans(const Result<fs::path>& folder)
{
    if (!folder) return failed("planned", folder.error());
    const auto store = store::Store::open(*folder);
    if (!store) return failed("planned", store.error());
    const auto plans = store->plans();
    if (!plans) return failed("planned", plans.error());
    if (plans->empty()) return {"planned", true, "0", {}};
    constexpr std::chrono::minutes kPatience{5};
    const store::Plan& first = plans->front();
    const Instant now = system_now();
    const Sentence when = sentence("planned: revision {1} at {2}", first.revision, rfc3339(first.at));
    if (const auto why = mistrust(*store, now))
        return {"planned", false, std::to_string(plans->size()), sentence("The publication of revision {1} planned for {2} waits: the clock cannot be trusted ({3}). Set the clock, or publish it by hand", first.revision, rfc3339(first.at), *why)};
    const bool overdue = now - first.at > kPatience;
    return {"planned", !overdue, std::to_string(plans->size()), overdue ? sentence("{1}; {2}", when, sentence("overdue")) : when};
}

Check check_disk(const Result<fs::path>& folder)
{
    if (!folder) return failed("disk", folder.error());
    const fs::path place = nearest_existing(*folder);
    std::error_code error;
    const auto space = fs::space(place, error);
    if (error) return {"disk", false, place.string(), sentence("The free space of {1} cannot be read ({2})", place, error.message())};
    const std::string mib = std::to_string(space.available >> 20) + " MiB";
    if (space.available < kLowDiskBytes) return {"disk", false, mib, sentence("Less than {1} MiB are free on {2}; make room", kLowDiskBytes >> 20, place)};
    return {"disk", true, mib, {}};
}

// The programs that open what comes from outside: there, and doing their work.
Check check_helper(const char* id, const fs::path& program, Result<void> (*attempt)(const fs::path&))
{
    const auto works = attempt(program);
    return works ? Check{id, true, program.string(), {}} : failed(id, works.error());
}

Check check_fonts()
{
    const auto typesetter = text::Typesetter::open();
    if (!typesetter) return failed("fonts", typesetter.error());
    std::string files;
    for (const auto& file : typesetter->font_files()) files += (files.empty() ? "" : ", ") + file;
    return {"fonts", true, files, {}};
}

Check check_mesh(const Result<fs::path>& data)
{
    if (!data) return failed("mesh", data.error());
    const auto runs = map::check_mesh(*data / "mesh");
    return runs ? Check{"mesh", true, std::to_string(*runs), {}} : failed("mesh", runs.error());
}

// A cache that is not there yet is well as long as it can be made: it only costs the next start some time.
Check check_outlines(const Result<fs::path>& data, const fs::path& folder)
{
    if (!data) return failed("outlines", data.error());
    const auto kept = map::check_cache(*data / "mesh", folder);
    if (!kept) return failed("outlines", kept.error());
    if (*kept == map::Kept::Whole) return {"outlines", true, folder.string(), {}};
    const fs::path place = nearest_existing(folder);
    if (!fs::is_directory(place) || ::access(place.c_str(), W_OK) != 0)
        return {"outlines", false, folder.string(), sentence("The outlines of the map cannot be kept in {1}, so every start traces them anew; make the folder writable or name another with --cache", folder)};
    if (*kept == map::Kept::Missing) return {"outlines", true, folder.string(), sentence("not there yet; the next start makes them")};
    return {"outlines", false, folder.string(), sentence("The kept outlines are damaged or of another version; the next start makes them anew")};
}

// MemAvailable of /proc/meminfo.
std::optional<long long> free_system_memory_mib()
{
    std::ifstream file("/proc/meminfo");
    std::string name, unit;
    for (long long kib = 0; file >> name >> kib; std::getline(file, unit))
        if (name == "MemAvailable:") return kib / 1024;
    return std::nullopt;
}

// A GPU that does not tell its memory mostly uses the machine's, as the software renderer does.
Check check_memory(const std::optional<canvas::Device>& device)
{
    const bool own = device && device->memory_mib;
    const auto mib = own ? device->memory_mib : free_system_memory_mib();
    if (!mib) return {"memory", true, "", sentence("The free memory is not told here")};
    const std::string value = std::to_string(*mib) + " MiB";
    const Sentence whose = own ? sentence("of the GPU") : sentence("of the machine");
    if (*mib < kLowMemory) return {"memory", false, value, sentence("Less than {1} MiB {2} are free; end other programs or give the display more", kLowMemory, whose)};
    return {"memory", true, value, sentence("free, {1}", whose)};
}

// What a picture would go to. A machine without a graphics card is no display, and that is no fault of it.
Check check_screen()
{
    const auto driver = window::available_display();
    std::string names;
    const auto connectors = window::connectors();
    for (const auto& connector : connectors)
        if (connector.connected) names += (names.empty() ? "" : ", ") + connector.name;
    const std::string value = driver ? *driver + (names.empty() ? "" : ", " + names) : names;
    if (!connectors.empty() && names.empty()) return {"screen", false, value, sentence("No screen is connected to the graphics card; check the cable and the panel's power")};
    if (!driver && !connectors.empty()) return {"screen", false, value, sentence("This user may not use the screen; add the user to the group video, or ask from the display's own session")};
    return {"screen", true, value, driver ? Sentence{} : sentence("no screen here; renkei show needs one, renkei shot does not")};
}

// Of the last day: what is older was there when somebody last looked.
Check check_faults(const fs::path& cache, Instant now)
{
    const auto faults = read_faults(cache);
    const auto recent = std::count_if(faults.begin(), faults.end(), [&](const Fault& fault) { return now - fault.when < std::chrono::hours(24); });
    if (faults.empty()) return {"faults", true, "0", {}};
    const Fault& last = faults.back();
    return {"faults", recent == 0, std::to_string(recent), sentence("last fault, {1}: {2}", rfc3339(last.when), last.what)};
}

// The GL context, what draws, its memory, and every shader. Off the screen, so that a display in use is not disturbed.
void check_drawing(const Result<fs::path>& data, std::vector<Check>& checks)
{
    const auto window = window::Window::open({.surface = window::Surface::Offscreen, .size = {160, 160}});
    const auto device = window ? canvas::examine_device() : Result<canvas::Device>(window.error());
    if (device)
        checks.push_back({"gl", true, device->renderer + ", " + device->version, device->software ? sentence("drawn by the processor (software renderer)")
                          : sentence("drawn by a GPU")});
    else checks.push_back(failed("gl", device.error()));
    checks.push_back(check_memory(device ? std::optional(*device) : std::nullopt));
    if (!device) {
        checks.push_back({"shaders", false, "", sentence("not checked: there is no OpenGL")});
        return;
    }
    const auto folder = data ? shader_folder(*data) : Result<std::string>(data.error());
    const auto compiled = folder ? canvas::check_shaders(*folder) : Result<void>(folder.error());
    checks.push_back(compiled ? Check{"shaders", true, *folder, {}} : failed("shaders", compiled.error()));
}

std::string as_json(const Common& common, const std::vector<Check>& checks, bool ok)
{
    auto list = nlohmann::ordered_json::array();
    for (const auto& check : checks)
        list.push_back({{"id", check.id}, {"ok", check.ok}, {"value", check.value}, {"message", in_language(common, check.message)}});
    return nlohmann::ordered_json({{"ok", ok}, {"checks", list}}).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string as_text(const Common& common, const std::vector<Check>& checks)
{
    std::string text;
    for (const auto& check : checks) {
        const std::string message = in_language(common, check.message);
        text += (text.empty() ? "" : "\n") + in_language(common, check.ok ? sentence("ok  ") : sentence("FAIL")) + "  " + check.id + "  " + check.value +
            (message.empty() ? "" : "  " + message);
    }
    return text;
}

}  // namespace

Check check_documents(const fs::path& program, const fs::path& tables)
{
    Check check = check_helper("documents", program, try_documents);
    std::error_code failed;
    const fs::path japanese = tables / "cMap" / "Adobe-Japan1";
    if (check.ok && fs::is_empty(japanese, failed)) failed = std::make_error_code(std::errc::no_such_file_or_directory);
    if (!check.ok || !failed) return check;
    return {"documents", false, japanese.string(), sentence("The tables by which older programs number Japanese letters are not there, so PDFs of such programs are held back at a load; install the package poppler-data")};
}

int doctor(const Common& common, const DoctorOptions& options)
{
    if (options.config_dump) return dump_configuration(common);
    Instant floor = *parse_instant(kClockFloor);
    std::vector<Check> checks;
    const auto settings = configuration(common);
    const Places places = places_of(settings);
    checks.push_back(check_config(settings));
    checks.push_back(check_data(places.data));
    checks.push_back(check_store(places.store));
    if (const auto aside = check_set_aside(places.store)) checks.push_back(*aside);
    checks.push_back(check_media(places.store));
    checks.push_back(check_revision(places.store, floor));
    checks.push_back(check_clock(floor));
    checks.push_back(check_plans(places.store));
    for (Check& check : check_roads(places.store, settings ? &settings->config : nullptr, system_now())) checks.push_back(std::move(check));
    checks.push_back(check_disk(places.store));
    checks.push_back(check_helper("decoder", decoder_program(), try_decoder));
    checks.push_back(check_documents(document_program(), kDocumentTables));
    checks.push_back(check_helper("sheets", sheets_program(), try_sheets));
    checks.push_back(check_helper("pages", pages_program(), try_pages));
    checks.push_back(check_helper("player", film_program(), try_player));
    checks.push_back(check_fonts());
    checks.push_back(check_mesh(places.data));
    checks.push_back(check_outlines(places.data, places.cache));
    check_drawing(places.data, checks);
    checks.push_back(check_screen());
    checks.push_back(check_faults(places.cache, system_now()));

    const bool ok = std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
    const int printed = print(common, common.json ? as_json(common, checks, ok) : as_text(common, checks));
    return printed != 0 ? printed : ok ? 0 : exit_code(ErrorKind::Unavailable);
}

}  // namespace renkei::commands
