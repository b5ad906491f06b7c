#include "store/store.hpp"

#include <cerrno>
#include <cstring>

#include "base/sentence.hpp"
#include "store/impl.hpp"
#include "store/schema.hpp"

namespace renkei::store {
namespace {

namespace fs = std::filesystem;

Instant instant_from(long long milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

Error condition_error(Condition condition, const fs::path& file)
{
    switch (condition) {
        case Condition::Missing: return {ErrorKind::NotFound, sentence("Store {1}: nothing is there yet; load content with renkei load or start renkei show", file)};
        case Condition::Old: return {ErrorKind::Unavailable, sentence("Store {1}: an earlier version of renkei made it; renkei show or renkei load brings it up to date", file)};
        case Condition::Newer: return {ErrorKind::Configuration, sentence("Store {1}: a later version of renkei made it; install that version, or choose another folder with --store", file)};
        case Condition::Foreign: return {ErrorKind::Configuration, sentence("Store {1}: it is a database of another program and is left alone; choose another folder with --store", file)};
        default: return {ErrorKind::Internal, sentence("Store {1}: unexpected state", file)};
    }
}

// Emptied from outside? A first start that was killed leaves an empty database too, but no media yet.
bool lost_its_records(const fs::path& file)
{
    std::error_code ignored;
    fs::recursive_directory_iterator at(file.parent_path() / "media", ignored), end;
    for (; !ignored && at != end; at.increment(ignored))
        if (at->is_regular_file(ignored) && at->path().filename().string().size() == 64) return true;
    return false;
}

Error lost(const fs::path& file) { return {ErrorKind::BadData, sentence("Store {1}: the database is empty although photographs lie beside it: what it held is lost", file)}; }

// A log that holds commits of a writer that did not close; without it nothing is lost by reading the file alone.
bool has_log(const fs::path& file)
{
    std::error_code ignored;
    const auto size = fs::file_size(file.string() + "-wal", ignored);
    return !ignored && size > 0;
}

// A pipe would be waited for, a folder or device only said to be impossible to open: neither was made by renkei.
Result<void> check_is_file(const fs::path& file)
{
    std::error_code ignored;
    const auto type = fs::status(file, ignored).type();
    if (type == fs::file_type::regular || type == fs::file_type::not_found || type == fs::file_type::none) return {};
    const Sentence what = type == fs::file_type::directory ? sentence("a folder") : type == fs::file_type::fifo ? sentence("a pipe") : sentence("a device");
    return Error{ErrorKind::Configuration, sentence("Store {1}: it is {2} and no file, and is left alone; move it away, or choose another folder with --store", file, what)};
}

Result<Database> open_in(Database::Mode mode, const fs::path& file, const Options& options, Condition& condition)
{
    RENKEI_TRY(auto database, Database::open(file, mode, options.vfs, options.busy_timeout_ms));
    RENKEI_TRY(condition, schema_condition(database));
    return database;
}

// How else to read where the ordinary way failed, if at all. On a disk that may not be written, or is full, SQLite has no
// place for its shared memory. A file without a log is then read as one that nobody changes; one with a log can be read
// alone, without sharing.
std::optional<Database::Mode> other_way(ErrorKind failure, const fs::path& file, const Options& options)
{
    const bool denied = failure == ErrorKind::CannotCreate || failure == ErrorKind::NoPermission;
    if (!denied && !(failure == ErrorKind::Io && options.read_once)) return std::nullopt;
    if (!has_log(file)) return Database::Mode::ReadImmutable;
    return options.read_once ? std::optional(Database::Mode::ReadAlone) : std::nullopt;
}

Result<Database> open_for_reading(const fs::path& file, const Options& options, Condition& condition)
{
    std::error_code ignored;
    condition = Condition::Foreign;
    RENKEI_CHECK(check_is_file(file));
    condition = Condition::Failed;
    if (!fs::exists(file, ignored)) {
        condition = Condition::Missing;
        if (ignored && ignored != std::errc::no_such_file_or_directory) return Error{ErrorKind::NoPermission, sentence("Store {1}: may not be read ({2}); check owner and permissions", file, ignored.message())};
        return condition_error(Condition::Missing, file);
    }
    auto database = open_in(Database::Mode::Read, file, options, condition);
    if (database && condition == Condition::Missing && lost_its_records(file)) {
        condition = Condition::Damaged;
        return lost(file);
    }
    if (database) return database;
    const auto mode = other_way(database.error().kind, file, options);
    if (!mode) return database;
    auto otherwise = open_in(*mode, file, options, condition);
    return otherwise ? std::move(otherwise) : std::move(database);
}

Result<Database> open_for_writing(const fs::path& file, const Options& options, Condition& condition)
{
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    if (failed) {
        const bool denied = failed == std::errc::permission_denied || failed == std::errc::read_only_file_system;
        return Error{denied ? ErrorKind::NoPermission : ErrorKind::CannotCreate,
                     sentence("Store folder {1} cannot be made ({2}); choose another with --store", file.parent_path(), failed.message())};
    }
    RENKEI_CHECK(check_is_file(file));
    // SQLite tries again without writing and then tells only that there is no file.
    if (!fs::exists(file, failed) && ::access(file.parent_path().c_str(), W_OK | X_OK) != 0 && (errno == EACCES || errno == EROFS))
        return Error{ErrorKind::NoPermission, sentence("Store {1} may not be made ({2}); check owner and permissions of its folder and whether the disk is read-only", file, std::strerror(errno))};
    const bool was_there = fs::exists(file, failed);
    RENKEI_TRY(auto database, Database::open(file, Database::Mode::Write, options.vfs, options.busy_timeout_ms));
    RENKEI_TRY(condition, schema_condition(database));
    if (was_there && condition == Condition::Missing && lost_its_records(file)) return lost(file);
    if (condition == Condition::Foreign || condition == Condition::Newer) return condition_error(condition, file);
    // FULL: with NORMAL a power cut takes back a commit that was already acknowledged. The log shrinks to 4 MB again
    // after a large load.
    RENKEI_CHECK(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304; PRAGMA temp_store = MEMORY"));
    if (condition == Condition::Missing || condition == Condition::Old) RENKEI_CHECK(migrate(database));
    condition = Condition::Ready;
    return database;
}

}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const fs::path& folder, const Options& options)
{
    const fs::path file = folder / kFileName;
    Condition condition = Condition::Failed;
    auto impl = std::make_unique<Impl>();
    impl->folder = folder;
    impl->options = options;
    if (options.access == Access::Write) {
        RENKEI_TRY(impl->database, open_for_writing(file, options, condition));
    } else {
        RENKEI_TRY(impl->database, open_for_reading(file, options, condition));
        if (condition != Condition::Ready) return condition_error(condition, file);
    }
    return Store(std::move(impl));
}

Examination examine(const fs::path& folder, const Options& options)
{
    const fs::path file = folder / kFileName;
    Condition condition = Condition::Failed;
    const auto database = open_for_reading(file, options, condition);
    if (database && condition == Condition::Ready) return {condition, {}};
    const Error error = database ? condition_error(condition, file) : database.error();
    const Sentence message = Filling(error).both();
    if (database) return {condition, message};
    switch (error.kind) {
        case ErrorKind::NotFound: return {Condition::Missing, message};
        case ErrorKind::BadData: return {Condition::Damaged, message};
        case ErrorKind::Configuration: return {Condition::Foreign, message};
        case ErrorKind::NoPermission:
        case ErrorKind::CannotCreate: return {Condition::Denied, message};
        default: return {Condition::Failed, message};
    }
}

fs::path database_file(const fs::path& folder) { return folder / kFileName; }

Result<long long> Store::data_version() const { return impl_->database.number("PRAGMA data_version"); }

Result<std::optional<RevisionId>> Store::current_revision() const
{
    RENKEI_TRY(const long long id, impl_->database.number("SELECT publication.revision FROM current JOIN publication ON publication.id = current.publication"));
    return id == 0 ? std::optional<RevisionId>() : std::optional<RevisionId>(id);
}

Result<std::optional<RevisionId>> Store::newest_revision() const
{
    RENKEI_TRY(const long long id, impl_->database.number("SELECT max(id) FROM revision"));
    return id == 0 ? std::optional<RevisionId>() : std::optional<RevisionId>(id);
}

Result<Instant> Store::last_deed() const
{
    RENKEI_TRY(const long long at, impl_->database.number("SELECT coalesce((SELECT at FROM history ORDER BY id DESC LIMIT 1), 0)"));
    return instant_from(at);
}

Result<std::vector<RevisionSummary>> Store::revisions() const
{
    RENKEI_TRY(auto transaction, Transaction::begin(impl_->database, Transaction::Kind::Read));
    RENKEI_TRY(const auto current, current_revision());
    RENKEI_TRY(auto rows, impl_->database.prepare("SELECT id, created, who, note, added, changed, removed, digest, origin,"
                                                  " (SELECT max(at) FROM publication WHERE revision = revision.id) FROM revision ORDER BY id DESC"));
    std::vector<RevisionSummary> list;
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) break;
        RevisionSummary& summary = list.emplace_back();
        summary.id = rows.integer(0);
        summary.created = instant_from(rows.integer(1));
        summary.who = rows.text(2);
        summary.note = rows.text(3);
        summary.added = static_cast<int>(rows.integer(4));
        summary.changed = static_cast<int>(rows.integer(5));
        summary.removed = static_cast<int>(rows.integer(6));
        summary.digest = rows.text(7);
        summary.origin = rows.text(8) == kShippedOrigin ? Origin::Shipped : rows.text(8) == kFeedOrigin ? Origin::Feed : Origin::Staff;
        if (!rows.is_null(9)) summary.published = instant_from(rows.integer(9));
        summary.current = current && *current == summary.id;
    }
    return list;
}

Result<std::vector<std::string>> Store::media_of(RevisionId revision) const
{
    RENKEI_TRY(auto rows, impl_->database.prepare("SELECT hash FROM media WHERE since <= ?1 AND (until IS NULL OR until > ?1) ORDER BY hash"));
    rows.bind(1, revision);
    std::vector<std::string> list;
    for (;;) {
        RENKEI_TRY(const bool row, rows.step());
        if (!row) break;
        list.emplace_back(rows.text(0));
    }
    return list;
}

const fs::path& Store::folder() const { return impl_->folder; }

}  // namespace renkei::store
