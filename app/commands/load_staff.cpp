// renkei load of what staff bring: each picture goes through the decoder, what is right becomes a revision.

#include <algorithm>
#include <iostream>
#include <optional>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sentence.hpp"
#include "commands/clock.hpp"
#include "commands/drawable.hpp"
#include "commands/film_process.hpp"
#include "commands/ground.hpp"
#include "commands/load_report.hpp"
#include "commands/messages.hpp"
#include "commands/open_store.hpp"
#include "commands/photo_decoder.hpp"
#include "commands/pairings.hpp"
#include "commands/photos_ahead.hpp"
#include "commands/take_media.hpp"
#include "commands/unpacking.hpp"
#include "commands/workbook_reader.hpp"
#include "intake/archive.hpp"
#include "intake/marked_copy.hpp"
#include "intake/staff_files.hpp"
#include "intake/staff_folder.hpp"
#include "intake/staff_table.hpp"
#include "model/merge.hpp"
#include "text/fold.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

intake::FolderServices services_of(const Common& common, const LoadOptions& options, const fs::path& decoder, store::Store* store)
{
    const bool watched = ::isatty(STDERR_FILENO) == 1;
    const auto ahead = std::make_shared<PhotosAhead>(decoder, store != nullptr ? PhotosAhead::Keep::Own : PhotosAhead::Keep::Nothing);
    return {.folded = text::folded,
            .table_text = text::table_text,
            .take_photo = [ahead, store](const fs::path& file) { return take_photo(*ahead, file, store); },
            .progress = [watched, told = options.progress](size_t done, size_t all) {
                if (told) std::cerr << "progress " << done << "/" << all << std::endl;
                else if (watched) std::cerr << "\r" << done << "/" << all << (done == all ? "\033[2K\r" : "") << std::flush;
            },
            .take_film = [player = film_program(), store](const fs::path& file,
                                                          const fs::path& subtitles) { return take_film(player, file, subtitles, store); },
            .undrawable = undrawable_finder(common),
            .read_workbook = [reader = sheets_program()](const fs::path& file) { return read_workbook(reader, file); },
            .expect_photos = [ahead](const std::vector<fs::path>& files) { ahead->expect(files); }};
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

// What is to be read: the folders and files as they are, archives as they are unpacked. Of archives in a folder likewise.
class Gathering {
  public:
    Gathering(const fs::path& store, const intake::FolderServices& services) : store_(store), services_(services) {}

    Result<void> add(const fs::path& path, bool alone)
    {
        std::error_code failed;
        const bool folder = fs::is_directory(path, failed);
        if (intake::is_called_archive(path) && !folder) return unpack(path, alone ? path.filename().string() : path.string());
        const fs::path root = !alone ? fs::path() : folder ? path : path.parent_path();
        all.push_back({.path = path, .root = root});
        std::vector<fs::path> packed;
        for (fs::directory_iterator at(path, failed), end; folder && !failed && at != end; at.increment(failed))
            if (intake::is_called_archive(at->path()) && at->symlink_status(failed).type() == fs::file_type::regular) packed.push_back(at->path());
        std::sort(packed.begin(), packed.end());
        for (const fs::path& archive : packed) RENKEI_CHECK(unpack(archive, alone ? archive.filename().string() : archive.string()));
        return {};
    }

    std::vector<intake::Bringing> all{};
    std::vector<intake::Finding> findings{};
    size_t archives = 0;

  private:
    // A folder of the archive's name, so that findings name files as "b.zip/photos.csv".
    Result<void> unpack(const fs::path& archive, const std::string& called)
    {
        if (!incoming_) {
            RENKEI_TRY(auto made, UnpackingFolder::make(store_));
            incoming_.emplace(std::move(made));
        }
        RENKEI_TRY(const fs::path folder, incoming_->folder(archive.filename()));
        RENKEI_TRY(auto found, intake::unpack_archive(archive, folder, called, services_.table_text));
        ++archives;
        findings.insert(findings.end(), found.begin(), found.end());
        all.push_back({.path = folder, .root = folder.parent_path(), .unpacked = true});
        return {};
    }

    const fs::path& store_;
    const intake::FolderServices& services_;
    std::optional<UnpackingFolder> incoming_;
};

// How many rows of what was gathered are not taken for sure: an archive counts as one.
size_t stopped_of(const std::vector<intake::Finding>& findings)
{
    return static_cast<size_t>(std::count_if(findings.begin(), findings.end(),
                                             [](const intake::Finding& finding) { return finding.severity == intake::Severity::Stop; }));
}

Result<intake::Brought> read_all(const LoadOptions& options, const Ground& ground, const intake::FolderServices& services, Gathering& gathering)
{
    for (const std::string& path : options.paths) RENKEI_CHECK(gathering.add(path, options.paths.size() == 1));
    RENKEI_TRY(auto brought, intake::read_staff(gathering.all, ground.content, civil_time(system_now()).date, services));
    brought.findings.insert(brought.findings.begin(), gathering.findings.begin(), gathering.findings.end());
    brought.files += gathering.archives;
    brought.refused += stopped_of(gathering.findings);
    if (brought.files == 0 && brought.findings.empty()) return Error{ErrorKind::BadData, sentence("None of these has a table of staff ({1}); docs/content-format.md tells what can be loaded", intake::staff_tables())};
    return brought;
}

// Which file or folder each path is: one that another has taken the place of was pulled out while it was read.
std::vector<std::pair<dev_t, ino_t>> places_of(const std::vector<std::string>& paths)
{
    std::vector<std::pair<dev_t, ino_t>> all;
    for (const std::string& path : paths) {
        struct stat told {};
        all.emplace_back(::stat(path.c_str(), &told) == 0 ? std::pair{told.st_dev, told.st_ino} : std::pair<dev_t, ino_t>{});
    }
    return all;
}

// A table or picture that the disk broke off takes nothing with it: what is left would stand for all.
Result<void> check_whole(const std::vector<intake::Finding>& findings, bool stayed)
{
    const bool broken = std::any_of(findings.begin(), findings.end(), [](const intake::Finding& finding) { return finding.cause == intake::kDisk; });
    if (stayed && !broken) return {};
    return Error{ErrorKind::Io,
                 sentence("What was to be loaded could not be read to its end, or was taken away meanwhile, so nothing was changed; put it in again, check the stick or the disk, and load once more")};
}

// What was just said goes before what is remembered.
Result<void> add_pairings(const LoadOptions& options, const store::Store& store, intake::FolderServices& services)
{
    RENKEI_TRY(services.pairings, remembered_pairings(store));
    if (options.pairs.empty()) return {};
    RENKEI_TRY(auto said, intake::said_pairing(options.pairs, options.pair_as, services));
    services.pairings.insert(services.pairings.begin(), std::move(said));
    return {};
}

Result<int> load_into_store(const Common& common, const LoadOptions& options, std::optional<FactTables> facts)
{
    const bool notices_alone = options.paths.size() == 1 && intake::is_table_of_notices(options.paths.front(),
                                                                                        services_of(common, options, decoder_program(), nullptr));
    RENKEI_TRY(const config::Loaded settings, configuration(common));
    RENKEI_TRY(Ground ground, open_ground(common, settings.config, notices_alone ? GroundBase::Shown : GroundBase::Newest,
                                          options.check ? GroundFor::Checking : GroundFor::Loading));
    LoadReport report;
    if (facts) {
        (void)model::keep_staffs(ground.content, facts->content);
        ground.content = std::move(facts->content);
        report = std::move(facts->report);
    }
    store::Store* store = options.check ? nullptr : &ground.store;
    if (store != nullptr) UnpackingFolder::remove_left_behind(ground.folder);
    intake::FolderServices services = services_of(common, options, decoder_program(), store);
    RENKEI_CHECK(add_pairings(options, ground.store, services));
    Gathering gathering(ground.folder, services);
    const auto places = places_of(options.paths);
    RENKEI_TRY(const intake::Brought brought, read_all(options, ground, services, gathering));
    add_brought(report, brought);
    if (!options.report.empty()) {
        RENKEI_CHECK(intake::write_marked_copy(options.report, brought, services, common.language, system_now()));
        say(common, sentence("The findings and a marked copy of the tables were written: {1}", options.report));
    }
    if (!common.json) say_findings(common, report.findings);
    if (report.rows == 0 && report.findings.empty()) say(common, sentence("Nothing is filled in yet: the tables have no rows, so nothing was loaded"));
    else say(common, sentence("{1} taken, {2} held, {3} refused", report.accepted, report.held, report.refused));
    const bool something = report.accepted > 0;
    const int nothing = something ? 0 : exit_code(ErrorKind::BadData);
    const auto whole = check_whole(brought.findings, places == places_of(options.paths));
    if (!whole && !common.json) return whole.error();
    if (!options.check && something && whole) {
        intake::put_into(ground.content, brought);
        RENKEI_TRY(const Committed committed, commit_loaded(ground.store, options, ground.content, store::Origin::Staff, ground.newest, ground.current));
        for (const intake::Pairing& pairing : brought.paired) RENKEI_CHECK(remember_pairing(ground.store, pairing));
        return report_committed(common, options, committed, std::move(report));
    }
    if (!common.json) return nothing;
    const int printed = print_report(common, report);
    return printed != 0 ? printed : whole ? nothing : exit_code(ErrorKind::Io);
}

}  // namespace

intake::FolderServices reading_services(const Common& common) { return services_of(common, {}, decoder_program(), nullptr); }

int load_staff(const Common& common, const LoadOptions& options, std::optional<FactTables> facts)
{
    constexpr int kNice = 19;   // the picture on show goes first: this thread hashes and writes what the workers of PhotosAhead hand it
    (void)::setpriority(PRIO_PROCESS, 0, kNice);
    if (!facts)
        for (const std::string& path : options.paths) say(common, sentence("Reading {1}", path));
    const auto done = load_into_store(common, options, std::move(facts));
    return done ? *done : fail(common, done.error());
}

}  // namespace renkei::commands
