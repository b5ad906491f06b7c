#pragma once
// SQLite's connection, statement and transaction as move-only owners. Private to this room. Failure is a Result whose
// sentence names the file; sqlite3_errmsg is quoted behind it. A Database and what it prepared belong to one thread.

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace renkei::store {

class Database;

class Statement {
  public:
    Statement() = default;

    // Text must live until the next step(), reset() or bind of the same place.
    void bind(int place, std::string_view text) { sqlite3_bind_text(get(), place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC); }
    void bind_copy(int place, std::string_view text) { sqlite3_bind_text(get(), place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT); }
    void bind_blob(int place, const void* bytes, size_t size) { sqlite3_bind_blob(get(), place, bytes, static_cast<int>(size), SQLITE_STATIC); }
    void bind(int place, long long value) { sqlite3_bind_int64(get(), place, value); }
    void bind(int place, double value) { sqlite3_bind_double(get(), place, value); }
    void bind_null(int place) { sqlite3_bind_null(get(), place); }

    // True while there is a row. Errors reset the statement.
    [[nodiscard]] Result<bool> step();
    // Runs to the end and resets: for statements without rows.
    [[nodiscard]] Result<void> run();
    void reset() { sqlite3_reset(get()); }

    [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(get(), column) == SQLITE_NULL; }
    [[nodiscard]] long long integer(int column) const { return sqlite3_column_int64(get(), column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(get(), column); }
    // Valid until the next step.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;

  private:
    friend class Database;
    struct Finalize { void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); } };
    Statement(const Database* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}
    [[nodiscard]] sqlite3_stmt* get() const { return statement_.get(); }

    const Database* database_ = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
  public:
    // ReadAlone: without shared memory, so that nobody else may write meanwhile; for a log that nobody folds in.
    enum class Mode { Read, ReadImmutable, ReadAlone, Write };
    static Result<Database> open(const std::filesystem::path& file, Mode mode, const std::string& vfs, int busy_timeout_ms);

    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    [[nodiscard]] Result<void> run(const std::string& sql) const;  // one or more statements without rows
    [[nodiscard]] Result<long long> number(std::string_view sql) const;  // first column of the first row; 0 for none
    // The error of a failed call, as a sentence.
    [[nodiscard]] Error error(int code) const;
    [[nodiscard]] sqlite3* raw() const { return database_.get(); }

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

  private:
    struct Close { void operator()(sqlite3* d) const { sqlite3_close_v2(d); } };
    std::unique_ptr<sqlite3, Close> database_;
    std::filesystem::path file_;
};

// Rolls back unless committed.
class Transaction {
  public:
    enum class Kind { Read, Write };  // a read is one snapshot; a write waits for other writers first
    static Result<Transaction> begin(const Database& database, Kind kind);
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

  private:
    explicit Transaction(const Database* database) : database_(database) {}
    const Database* database_ = nullptr;
};

}  // namespace renkei::store
