// renkei doctor: is this display healthy? Looks, and changes nothing. Exit 0 when every check is well, 69 otherwise.

#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <functional>

#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "text/typesetter.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

struct Check {
    std::string id;
    bool ok = false;
    std::string value, message;
};

// No display of this version is older: a clock before this day has lost its battery.
constexpr const char* kClockFloor = "2026-11-01";
// Below this a load of photographs would fail midway.
constexpr std::uintmax_t kLowDiskBytes = 500ull << 20;

Check failed(std::string id, const Error& error) { return {std::move(id), false, "", error.message}; }

Check check_config(const Common& common)
{
    const auto loaded = configuration(common);
    if (!loaded) return failed("config", loaded.error());
    std::string remarks;
    for (const auto& remark : loaded->remarks) remarks += (remarks.empty() ? "" : "; ") + remark;
    return {"config", true, std::to_string(loaded->settings.size()) + " settings", remarks};
}

Check check_data(const Common& common)
{
    const auto folder = data_folder(common);
    return folder ? Check{"data", true, folder->string(), ""} : failed("data", folder.error());
}

Check check_store(const Common& common)
{
    const auto folder = store_folder(common);
    if (!folder) return failed("store", folder.error());
    const auto found = store::examine(*folder);
    if (found.condition != store::Condition::Ready) return {"store", false, folder->string(), found.message};
    const auto store = store::Store::open(*folder);
    if (!store) return failed("store", store.error());
    if (const auto verified = store->verify(); !verified) return failed("store", verified.error());
    return {"store", true, folder->string(), ""};
}

// The current revision; and the day before which the clock cannot be right.
Check check_revision(const Common& common, Instant& floor)
{
    const auto folder = store_folder(common);
    if (!folder) return failed("revision", folder.error());
    const auto store = store::Store::open(*folder);
    if (!store) return failed("revision", store.error());
    const auto all = store->revisions();
    if (!all) return failed("revision", all.error());
    for (const auto& revision : *all) floor = std::max(floor, revision.created);
    for (const auto& revision : *all)
        if (revision.current) return {"revision", true, std::to_string(revision.id), rfc3339(revision.created) + " " + revision.note};
    return {"revision", false, "", "Nothing has been published yet; renkei publish shows the newest revision"};
}

Check check_clock(Instant floor)
{
    const Instant time = now();
    if (time >= floor) return {"clock", true, rfc3339(time), ""};
    return {"clock", false, rfc3339(time), "The clock stands before " + rfc3339(floor) + ", when this display was already running; set it, or check its battery and the network"};
}

Check check_disk(const Common& common)
{
    auto folder = store_folder(common);
    if (!folder) return failed("disk", folder.error());
    std::error_code error;
    fs::path place = *folder;
    while (!fs::exists(place, error) && place.has_relative_path()) place = place.parent_path();
    const auto space = fs::space(place, error);
    if (error) return {"disk", false, place.string(), "The free space of " + place.string() + " cannot be read (" + error.message() + ")"};
    const std::string mib = std::to_string(space.available >> 20) + " MiB";
    if (space.available < kLowDiskBytes) return {"disk", false, mib, "Less than " + std::to_string(kLowDiskBytes >> 20) + " MiB are free on " + place.string() + "; make room"};
    return {"disk", true, mib, ""};
}

Check check_fonts()
{
    const auto typesetter = text::Typesetter::open();
    if (!typesetter) return failed("fonts", typesetter.error());
    std::string files;
    for (const auto& file : typesetter->font_files()) files += (files.empty() ? "" : ", ") + file;
    return {"fonts", true, files, ""};
}

int dump_configuration(const Common& common)
{
    const auto loaded = configuration(common);
    if (!loaded) return fail(common, loaded.error());
    for (const auto& remark : loaded->remarks) say(remark);
    if (common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& s : loaded->settings) list.push_back({{"key", s.key}, {"value", s.value}, {"origin", s.origin}});
        return print(common, list.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    std::string text;
    for (const auto& s : loaded->settings) text += (text.empty() ? "" : "\n") + s.key + " = " + s.value + "  # " + s.origin;
    return print(common, text);
}

}  // namespace

int doctor(const Common& common, const DoctorOptions& options)
{
    if (options.config_dump) return dump_configuration(common);
    Instant floor = *parse_instant(kClockFloor);
    std::vector<Check> checks;
    checks.push_back(check_config(common));
    checks.push_back(check_data(common));
    checks.push_back(check_store(common));
    checks.push_back(check_revision(common, floor));
    checks.push_back(check_clock(floor));
    checks.push_back(check_disk(common));
    checks.push_back(check_fonts());

    const bool ok = std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
    int printed = 0;
    if (common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& check : checks) list.push_back({{"id", check.id}, {"ok", check.ok}, {"value", check.value}, {"message", check.message}});
        printed = print(common, nlohmann::ordered_json({{"ok", ok}, {"checks", list}}).dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    } else {
        std::string text;
        for (const auto& check : checks) {
            const std::string state = check.ok ? in_language(common, "良好", "ok  ") : in_language(common, "異常", "FAIL");
            text += (text.empty() ? "" : "\n") + state + "  " + check.id + "  " + check.value + (check.message.empty() ? "" : "  " + check.message);
        }
        printed = print(common, text);
    }
    return printed != 0 ? printed : ok ? 0 : exit_code(ErrorKind::Unavailable);
}

}  // namespace renkei::commands
