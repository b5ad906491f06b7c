#include "store/sqlite.hpp"

#include <cerrno>
#include <cstring>

#include "base/sentence.hpp"

namespace renkei::store {
namespace {

struct Told {
    ErrorKind kind;
    Sentence advice;
};

// Our own statements are tested: one that names what the file does not have has met a file that lost it, or that somebody
// changed by hand.
bool schema_differs(sqlite3* database)
{
    const std::string_view words = database != nullptr ? sqlite3_errmsg(database) : "";
    for (const char* sign : {"no such table", "no such column", "has no column named", "already exists", "duplicate column name"})
        if (words.find(sign) != std::string_view::npos) return true;
    return false;
}

Told told(int extended)
{
    if (extended == SQLITE_IOERR_NOMEM) return {ErrorKind::Internal, sentence("memory ran out")};
    switch (extended & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return {ErrorKind::TryAgain, sentence("another program is writing it; try again in a moment")};
        case SQLITE_FULL: return {ErrorKind::Io, sentence("the disk is full; make room and try again")};
        case SQLITE_IOERR: return {ErrorKind::Io, sentence("the disk did not read or write; check it")};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return {ErrorKind::BadData, sentence("the file is damaged; renkei show or renkei load makes a new one in its place")};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH: return {ErrorKind::NoPermission, sentence("it may not be written; check owner, permissions and whether the disk is read-only")};
        case SQLITE_CANTOPEN: return {ErrorKind::CannotCreate, sentence("it cannot be opened; check that the folder exists and may be used")};
        case SQLITE_TOOBIG: return {ErrorKind::BadData, sentence("a value is too large")};
        default: return {ErrorKind::Internal, sentence("this is a fault of renkei or of SQLite")};
    }
}

Error failure(const std::filesystem::path& file, sqlite3* database, int code)
{
    const int extended = database != nullptr ? sqlite3_extended_errcode(database) : code;
    Told what = told((extended & 0xff) == (code & 0xff) ? extended : code);
    const int system = database != nullptr ? sqlite3_system_errno(database) : 0;
    if ((code & 0xff) == SQLITE_CANTOPEN && (system == EACCES || system == EPERM || system == EROFS)) what.kind = ErrorKind::NoPermission;
    if ((code & 0xff) == SQLITE_IOERR && (system == EFBIG || system == ENOSPC || system == EDQUOT)) what.advice = sentence("the disk is full or the file may not grow; make room and try again");
    if ((code & 0xff) == SQLITE_ERROR && schema_differs(database)) what = {ErrorKind::BadData, sentence("the file lacks a part that every store has, so it is damaged; renkei show or renkei load makes a new one in its place")};
    return {what.kind, sentence("Store {1}: {2} (SQLite: {3})", file, what.advice, database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code))};
}

// file: URI with everything escaped that SQLite's parser would take for syntax.
std::string uri_of(const std::filesystem::path& file)
{
    std::string uri = "file:";
    for (const char c : file.string()) {
        if (c == '%') uri += "%25";
        else if (c == '?') uri += "%3f";
        else if (c == '#') uri += "%23";
        else uri += c;
    }
    return uri + "?immutable=1";
}

}  // namespace

Result<bool> Statement::step()
{
    const int code = sqlite3_step(get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    Error error = database_->error(code);
    sqlite3_reset(get());
    return error;
}

Result<void> Statement::run()
{
    const int code = sqlite3_step(get());
    if (code == SQLITE_DONE || code == SQLITE_ROW) {
        sqlite3_reset(get());
        return {};
    }
    Error error = database_->error(code);
    sqlite3_reset(get());
    return error;
}

std::string_view Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_text(get(), column);
    return bytes == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(bytes),
                                                                    static_cast<size_t>(sqlite3_column_bytes(get(), column)));
}

std::string_view Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(get(), column);
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(get(), column)));
}

Result<Database> Database::open(const std::filesystem::path& file, Mode mode, const std::string& vfs, int busy_timeout_ms)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == Mode::Write) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    else if (mode == Mode::ReadAlone) flags |= SQLITE_OPEN_READWRITE;   // for the lock; nothing is written
    else flags |= SQLITE_OPEN_READONLY;
    if (mode == Mode::ReadImmutable) flags |= SQLITE_OPEN_URI;

    Database database;
    database.file_ = file;
    sqlite3* raw = nullptr;
    const std::string name = mode == Mode::ReadImmutable ? uri_of(file) : file.string();
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags, vfs.empty() ? nullptr : vfs.c_str());
    database.database_.reset(raw);
    if (code != SQLITE_OK) return failure(file, raw, code);
    sqlite3_busy_timeout(raw, busy_timeout_ms);
    // Else a quoted column that the file lacks would be read as a text, its own name.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    if (mode == Mode::ReadAlone) {
        sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        RENKEI_CHECK(database.run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = 1"));
    }
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(raw(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) return error(code);
    return Statement(this, statement);
}

Result<void> Database::run(const std::string& sql) const
{
    const int code = sqlite3_exec(raw(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return {};
}

Result<long long> Database::number(std::string_view sql) const
{
    RENKEI_TRY(auto statement, prepare(sql));
    RENKEI_TRY(const bool row, statement.step());
    return row ? statement.integer(0) : 0LL;
}

Error Database::error(int code) const { return failure(file_, raw(), code); }

Result<Transaction> Transaction::begin(const Database& database, Kind kind)
{
    RENKEI_CHECK(database.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"));
    return Transaction(&database);
}

Transaction::~Transaction()
{
    // A failed commit may have rolled back by itself already; then there is nothing to do.
    if (database_ != nullptr && sqlite3_get_autocommit(database_->raw()) == 0) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit()
{
    RENKEI_CHECK(database_->run("COMMIT"));
    database_ = nullptr;
    return {};
}

}  // namespace renkei::store
