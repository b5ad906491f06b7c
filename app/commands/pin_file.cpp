#include "commands/pin_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "base/descriptor.hpp"
#include "base/pin_hash.hpp"
#include "base/sentence.hpp"
#include "base/write_failure.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array kNames{"opened", "wrong", "locked"};

fs::path place_in(const fs::path& folder) { return folder / "staff-pin.json"; }

Error unwritten(const fs::path& file)
{
    return {kind_of_write(errno), sentence("The file of the PIN {1} cannot be written ({2})", file, std::strerror(errno))};
}

std::optional<PinFile> parsed(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.value("hash", Json()).is_string() || !json.value("wrong", Json()).is_number_integer() ||
        !json.value("tries", Json()).is_array()) return std::nullopt;
    PinFile file{.hash = json["hash"], .lock = {.wrong = json["wrong"]}};
    if (const Json until = json.value("locked_until", Json()); until.is_string()) file.lock.until = parse_instant(until.get<std::string>());
    for (const Json& one : json["tries"]) {
        const auto at = one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string() ? parse_instant(one[0].get<std::string>()) : std::nullopt;
        const auto kind = at ? std::find(kNames.begin(), kNames.end(), one[1].get<std::string>()) : kNames.end();
        if (kind != kNames.end()) file.tries.push_back({static_cast<PinTry::Kind>(kind - kNames.begin()), *at});
    }
    return file;
}

// One at a time, by a lock on the folder.
Result<Descriptor> alone_in(const fs::path& folder)
{
    Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (handle.get() >= 0 && ::flock(handle.get(), LOCK_EX) != 0)
        if (errno != EINTR) return unwritten(place_in(folder));
    if (handle.get() < 0) return unwritten(place_in(folder));
    return handle;
}

}  // namespace

Result<PinFile> read_pin_file(const fs::path& folder)
{
    const fs::path place = place_in(folder);
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(place, ignored))) return PinFile{};
    std::ostringstream text;
    text << std::ifstream(place, std::ios::binary).rdbuf();
    auto file = parsed(text.str());
    if (!file) return Error{ErrorKind::BadData, sentence("The file of the PIN {1} cannot be read; set the PIN again with renkei pin", place)};
    return std::move(*file);
}

Result<void> write_pin_file(const fs::path& folder, const PinFile& file)
{
    Json tries = Json::array();
    for (size_t i = file.tries.size() > kKeptTries ? file.tries.size() - kKeptTries : 0; i < file.tries.size(); ++i)
        tries.push_back({rfc3339(file.tries[i].at), kNames[static_cast<size_t>(file.tries[i].kind)]});
    const std::string text = Json({{"hash", file.hash}, {"wrong", file.lock.wrong},
                                   {"locked_until", file.lock.until ? Json(rfc3339(*file.lock.until)) : Json(nullptr)}, {"tries", std::move(tries)}}).dump() +
                                   "\n";
    const fs::path place = place_in(folder), beside = place.string() + ".new";
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    Descriptor out(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!out || ::fchmod(out.get(), 0600) != 0 || !write_all(out.get(), text.data(), text.size()) || ::fsync(out.get()) != 0 ||
        ::rename(beside.c_str(), place.c_str()) != 0) {
        const Error error = unwritten(place);
        if (out) (void)::unlink(beside.c_str());   // half of it, on a disk that is full
        return error;
    }
    const Descriptor here(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (here.get() < 0 || ::fsync(here.get()) != 0) return unwritten(place);
    return {};
}

Result<PinAnswer> try_pin(const fs::path& folder, const std::string& pin, Instant now)
{
    RENKEI_TRY(const PinFile before, read_pin_file(folder));
    if (before.hash.empty()) return PinAnswer{};
    RENKEI_TRY(const Descriptor alone, alone_in(folder));
    RENKEI_TRY(PinFile file, read_pin_file(folder));
    const staff::Lock stored = file.lock;
    file.lock = staff::at(stored, now);
    bool open = false;
    if (!pin.empty() && !file.lock.until) {
        const staff::Lock fresh = file.lock;
        file.lock = staff::after_wrong(fresh, now);
        file.tries.push_back({PinTry::Kind::Wrong, now});
        if (file.lock.until) file.tries.push_back({PinTry::Kind::Locked, now});
        RENKEI_CHECK(write_pin_file(folder, file));
        open = pin_matches(file.hash, pin);
        if (open) {
            file.tries.resize(file.tries.size() - (file.lock.until ? 2 : 1));
            file.tries.push_back({PinTry::Kind::Opened, now});
            file.lock = {};
            RENKEI_CHECK(write_pin_file(folder, file));
        }
    } else if (file.lock != stored) {   // a clock that was set back: the five minutes count from now
        RENKEI_CHECK(write_pin_file(folder, file));
    }
    return PinAnswer{.set = true, .open = open, .tries_left = staff::tries_left(file.lock, now), .seconds_locked = staff::seconds_locked(file.lock, now)};
}

}  // namespace renkei::commands
