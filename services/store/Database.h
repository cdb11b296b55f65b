#pragma once

#include "models/values/Result.h"

#include <sqlite3.h>

#include <filesystem>
#include <list>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ph {

struct DatabaseOptions {
    enum class Access { ReadWrite, ReadOnly } access = Access::ReadWrite;
    enum class Durability { Normal, Full } durability = Durability::Normal;
    int pageBytes = 4096; ///< for a new file only
    int busyTimeoutMs = 5'000;
    int cacheKiB = 2'000; ///< SQLite's page cache
    std::string vfs = {}; ///< by which SQLite reaches the file; empty: as any file of the system
};

/// One SQLite connection, used by one thread at a time.
///
/// Failures stick, as in a stream: after the first one every further statement does nothing, and whoever ends
/// the piece of work (Transaction::commit, outcome()) hands the first failure out. So a series of statements
/// reads top to bottom, and no failure can be walked past. clearFailure() starts the next piece of work.
class Database {
public:
    /// Never null; look at failed(). WAL is switched on for files opened to be written.
    static std::unique_ptr<Database> open(const std::filesystem::path& file, const DatabaseOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool exec(const std::string& sql);
    /// First column of the first row; 0 where there is none.
    std::int64_t integer(std::string_view sql);
    std::int64_t lastInsertId() const { return sqlite3_last_insert_rowid(handle_); }
    std::int64_t changes() const { return sqlite3_changes64(handle_); }

    bool failed() const { return failure_.has_value(); }
    const Error& failure() const { return *failure_; }
    /// SQLITE_CORRUPT or SQLITE_NOTADB was met. Busy, full, unreadable and the like are never damage.
    bool damaged() const { return damaged_; }
    void clearFailure() { failure_.reset(); }
    /// Keeps the first failure.
    void fail(Error error);
    void fail(int sqliteCode);

    /// `value`, or the failure that stands in its way.
    template <class T>
    Result<T> outcome(T value)
    {
        if (failed())
            return ph::fail(failure());
        return value;
    }
    Result<void> outcome();

    const std::filesystem::path& file() const { return file_; }
    QString where() const;
    sqlite3* handle() const { return handle_; }

private:
    friend class Statement;
    Database() = default;
    /// A prepared statement that nobody uses now, from the cache where it is there.
    sqlite3_stmt* take(std::string_view sql);
    void giveBack(std::string_view sql, sqlite3_stmt* statement);

    std::filesystem::path file_;
    sqlite3* handle_ = nullptr;
    std::optional<Error> failure_;
    bool damaged_ = false;
    std::unordered_map<std::string, sqlite3_stmt*> idle_;
};

/// BEGIN … COMMIT. Rolled back where commit() was not reached or failed.
class Transaction {
public:
    enum class Kind { Read, Write };
    Transaction(Database& database, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// The first failure of anything since the transaction began, or that of committing.
    Result<void> commit();

private:
    Database& database_;
};

/// While it lives, a request to stop interrupts the connection's running statement (ErrorKind::Cancelled).
class Interruption {
public:
    Interruption(Database& database, std::stop_token stop);

private:
    struct Interrupt {
        sqlite3* handle;
        void operator()() const { sqlite3_interrupt(handle); }
    };
    std::stop_callback<Interrupt> callback_;
};

} // namespace ph
