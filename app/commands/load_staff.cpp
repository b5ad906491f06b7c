// renkei load of what staff bring: each picture goes through the decoder, what is right becomes a revision.

#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include <unistd.h>

#include "base/hash.hpp"
#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/drawable.hpp"
#include "commands/film_process.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/photo_decoder.hpp"
#include "intake/marked_copy.hpp"
#include "intake/staff_folder.hpp"
#include "model/merge.hpp"
#include "paint/photograph.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

// A store that cannot be written is no fault of a picture's, whose row would be blamed for what may not be read.
Result<std::string> stored(Result<std::string> added)
{
    if (added || added.error().kind != ErrorKind::NoPermission) return added;
    Error error = added.error();
    error.kind = ErrorKind::CannotCreate;
    return error;
}

// Into the store, or, where nothing may change, only as far as to know that it would go.
Result<intake::TakenPhoto> take(const fs::path& decoder, const fs::path& file, store::Store* store)
{
    RENKEI_TRY(const DecodedPhoto photo, decode_photo(decoder, file));
    intake::TakenPhoto taken{.media = {}, .size = photo.size, .source = photo.source};
    if (store == nullptr) return taken;
    RENKEI_TRY(const auto jpeg, paint::encode_photograph(photo.size, photo.rgb));
    RENKEI_TRY(taken.media, stored(store->add_media(jpeg)));
    return taken;
}

constexpr uintmax_t kMostFilmBytes = uintmax_t{512} << 20, kMostSubtitleBytes = uintmax_t{1} << 20;

// Only what can be subtitles is kept: lines with times in them. Nothing otherwise.
std::optional<std::string> subtitles_in(const fs::path& file)
{
    std::error_code failed;
    if (fs::file_size(file, failed) > kMostSubtitleBytes || failed) return std::nullopt;
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    std::string text = text::table_text(bytes.str());
    return text.find("-->") != std::string::npos ? std::optional(std::move(text)) : std::nullopt;
}

Result<intake::TakenFilm> take_film(const fs::path& player, const fs::path& file, const fs::path& subtitles, store::Store* store)
{
    std::error_code failed;
    if (fs::file_size(file, failed) > kMostFilmBytes && !failed) return Error{ErrorKind::BadData, sentence("it is larger than {1} MiB; save it with 1920×1080, or cut it", kMostFilmBytes >> 20)};
    RENKEI_TRY(const ProbedFilm film, probe_film(player, file));
    const auto words = subtitles.empty() ? std::nullopt : subtitles_in(subtitles);
    intake::TakenFilm taken{.media = {}, .poster = {}, .subtitles = {}, .size = film.size, .milliseconds = film.milliseconds, .sound = film.sound, .subtitles_read = words.has_value()};
    if (store == nullptr) return taken;
    RENKEI_TRY(const auto jpeg, paint::encode_photograph(film.poster_size, film.poster));
    RENKEI_TRY(taken.poster, stored(store->add_media(jpeg)));
    if (words) {
        RENKEI_TRY(taken.subtitles, stored(store->add_media({reinterpret_cast<const uint8_t*>(words->data()), words->size()})));
    }
    RENKEI_TRY(taken.media, stored(store->add_media_file(file)));
    return taken;
}

intake::FolderServices services_of(const Common& common, const LoadOptions& options, const fs::path& decoder, store::Store* store)
{
    const bool watched = ::isatty(STDERR_FILENO) == 1;
    return {.folded = text::folded,
            .table_text = text::table_text,
            .take_photo = [decoder, store](const fs::path& file) { return take(decoder, file, store); },
            .progress = [watched, told = options.progress](size_t done, size_t all) {
                if (told) std::cerr << "progress " << done << "/" << all << std::endl;
                else if (watched) std::cerr << "\r" << done << "/" << all << (done == all ? "\033[2K\r" : "") << std::flush;
            },
            .take_film = [player = film_program(), store](const fs::path& file, const fs::path& subtitles) { return take_film(player, file, subtitles, store); },
            .undrawable = undrawable_finder(common)};
}

// To what the fact tables of the folder have reported.
void add_brought(LoadReport& report, const intake::Brought& brought)
{
    report.files += brought.files;
    report.rows += brought.rows;
    report.accepted += model::count_records(brought.content);
    report.held += brought.held;
    report.refused += brought.refused;
    report.findings.insert(report.findings.end(), brought.findings.begin(), brought.findings.end());
}

// The content that the folder's is put into: what is newest in the store.
struct Ground {
    store::Store store;
    store::RevisionId newest = 0;
    std::optional<store::RevisionId> current;
    model::Content content;
};

Result<Ground> open_ground(const Common& common)
{
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(const OpenedStore opened, open_or_create(common, settings.config, Purpose::Run));
    RENKEI_TRY(auto store, store::Store::open(opened.folder, {.access = store::Access::Write}));
    RENKEI_TRY(const auto newest, store.newest_revision());
    RENKEI_TRY(const auto current, store.current_revision());
    // What is prepared goes along; what was shown and taken down must not come back with the next load.
    store::RevisionId base = newest.value_or(0);
    if (current && *current != base) {
        RENKEI_TRY(const auto all, store.revisions());
        if (!all.empty() && all.front().id == base && all.front().published) {
            say(common, sentence("Revision {1} was shown and taken down; this load is built on revision {2}, which is on show", base, *current));
            base = *current;
        }
    }
    RENKEI_TRY(auto content, store.load_content(base));
    return Ground{.store = std::move(store), .newest = newest.value_or(0), .current = current, .content = std::move(content)};
}

Result<int> load_into_store(const Common& common, const LoadOptions& options, const fs::path& folder, std::optional<FactTables> facts)
{
    RENKEI_TRY(Ground ground, open_ground(common));
    LoadReport report;
    if (facts) {
        (void)model::keep_staffs(ground.content, facts->content);
        ground.content = std::move(facts->content);
        report = std::move(facts->report);
    }
    store::Store* store = options.check ? nullptr : &ground.store;
    const intake::FolderServices services = services_of(common, options, decoder_program(), store);
    RENKEI_TRY(const intake::Brought brought, intake::read_staff_folder(folder, ground.content, civil_time(system_now()).date, services));
    add_brought(report, brought);
    if (!options.report.empty()) {
        RENKEI_CHECK(intake::write_marked_copy(options.report, folder, brought, services, common.language, system_now()));
        say(common, sentence("The findings and a marked copy of the tables were written: {1}", options.report));
    }
    if (!common.json) say_findings(common, report.findings);
    if (report.rows == 0 && report.findings.empty()) say(common, sentence("Nothing is filled in yet: the tables have no rows, so nothing was loaded"));
    else say(common, sentence("{1} taken, {2} held, {3} refused", report.accepted, report.held, report.refused));
    const int nothing = report.accepted == 0 ? exit_code(ErrorKind::BadData) : 0;
    if (!options.check && report.accepted > 0) {
        intake::put_into(ground.content, brought);
        RENKEI_TRY(const Committed committed, commit_loaded(ground.store, options, ground.content, store::Origin::Staff, ground.newest, ground.current));
        return report_committed(common, options, committed, std::move(report));
    }
    if (!common.json) return nothing;
    const int printed = print_report(common, report);
    return printed != 0 ? printed : nothing;
}

}  // namespace

int load_staff_folder(const Common& common, const LoadOptions& options, const std::string& folder, std::optional<FactTables> facts)
{
    if (!facts) say(common, sentence("Reading {1}", folder));
    const auto done = load_into_store(common, options, folder, std::move(facts));
    return done ? *done : fail(common, done.error());
}

}  // namespace renkei::commands
