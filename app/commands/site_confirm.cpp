#include "commands/site_confirm.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/utf8.hpp"
#include "commands/clock.hpp"
#include "commands/ground.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/unpacking.hpp"
#include "feed/folder.hpp"
#include "intake/csv_writing.hpp"
#include "intake/event_cells.hpp"
#include "intake/staff_folder.hpp"
#include "model/limits.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// As long as a name may be.
std::string shortened(const std::string& text)
{
    if (code_points(text) <= model::kLongestName) return text;
    std::string all;
    for (size_t at = 0, count = 0; count + 1 < model::kLongestName; ++count) {
        const size_t length = code_point_length(text, at);
        all += text.substr(at, length);
        at += length;
    }
    return all + "…";
}

std::string time_of(std::optional<int> minute)
{
    if (!minute) return {};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", *minute / 60, *minute % 60);
    return text.data();
}

// The table of events that staff would have written.
std::string table_of(const std::vector<const SiteEntry*>& entries)
{
    std::string table = intake::csv_line({"key", "title", "start_date", "end_date", "start_time", "end_time", "when_note", "venue", "related", "url",
                                          "source"});
    for (const SiteEntry* entry : entries) {
        const site::Draft& draft = entry->draft;
        std::string codes;
        for (const std::string& code : draft.codes) codes += (codes.empty() ? "" : ";") + code;
        const auto& days = draft.days;
        const bool backwards = days && days->first == days->last && days->start_minute && days->end_minute && *days->end_minute < *days->start_minute;
        std::vector<std::string> cells{entry->id, shortened(draft.title), days ? iso_date(days->first) : "", days ? iso_date(days->last) : "",
                                       days ? time_of(days->start_minute) : "", days && !backwards ? time_of(days->end_minute) : "",
                                       shortened(draft.when), shortened(draft.venue), codes, draft.address, draft.address + "（署名なし / unsigned）"};
        for (std::string& cell : cells) cell = intake::harmless(std::move(cell));
        table += intake::csv_line(cells);
    }
    return table;
}

// To be prepared only, for a second person, it joins what is prepared.
GroundBase base_of(const config::Config& config) { return config.staff.second_person ? GroundBase::Newest : GroundBase::Shown; }

Result<Committed> commit(Ground& ground, const config::Config& config, const std::string& note)
{
    LoadOptions options;
    options.publish = !config.staff.second_person;
    options.paths = {note};
    options.note = shortened(note);
    return commit_loaded(ground.store, options, ground.content, store::Origin::Staff, ground.newest, ground.current);
}

}  // namespace

std::string key_of_draft(const std::string& id) { return intake::event_key("", id); }

Result<SiteConfirmed> put_on_show(const Common& common, const config::Config& config, const std::vector<const SiteEntry*>& entries)
{
    SiteConfirmed done;
    RENKEI_TRY(Ground ground, open_ground(common, config, base_of(config)));
    RENKEI_TRY(auto incoming, UnpackingFolder::make(ground.folder));
    RENKEI_TRY(const fs::path place, incoming.folder("site"));
    RENKEI_TRY(const auto folder, feed::Folder::open(place));
    RENKEI_CHECK(folder.write("events.csv", table_of(entries)));
    RENKEI_TRY(auto brought, intake::read_staff({{.path = place / "events.csv", .root = place}}, ground.content, civil_time(system_now()).date,
                                                reading_services(common)));
    done.findings = std::move(brought.findings);
    std::string note;
    constexpr size_t kHeading = 1;
    for (size_t i = 0; i < entries.size(); ++i) done.rows[entries[i]->id] = kHeading + 1 + i;
    for (const SiteEntry* entry : entries) {
        const std::string key = key_of_draft(entry->id);
        if (std::none_of(brought.content.events.begin(), brought.content.events.end(), [&](const model::Event& event) { return event.key == key; })) continue;
        done.taken.push_back(entry->id);
        note += (note.empty() ? "site: " : ", ") + entry->draft.title;
    }
    if (done.taken.empty()) return done;
    intake::put_into(ground.content, brought);
    RENKEI_TRY(done.committed, commit(ground, config, note));
    return done;
}

Result<std::optional<Committed>> take_off_show(const Common& common, const config::Config& config, const std::vector<const SiteEntry*>& entries)
{
    RENKEI_TRY(Ground ground, open_ground(common, config, base_of(config)));
    std::string note;
    for (const SiteEntry* entry : entries)
        if (std::erase_if(ground.content.events, [&](const model::Event& event) { return event.key == key_of_draft(entry->id); }) > 0)
            note += (note.empty() ? "site: − " : ", ") + one_line(entry->draft.title);
    if (note.empty()) return std::optional<Committed>();
    RENKEI_TRY(auto committed, commit(ground, config, note));
    return std::optional(std::move(committed));
}

}  // namespace renkei::commands
