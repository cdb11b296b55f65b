#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"
#include "services/connectors/ConnectorText.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace ph {

/// One prepared query on a foreign database. Values of the wrong type read as absent, never as an error.
class DbRows {
public:
    DbRows(DbRows&& other) noexcept;
    DbRows& operator=(DbRows&&) = delete;
    ~DbRows();

    void bind(int index, std::string_view text);

    /// Steps to the next row; false after the last one and on an error, which error() then holds.
    bool next();
    std::optional<Error> error() const;

    bool isNumberOrNull(int column) const;
    bool isWholeNumberOrNull(int column) const; ///< of 64 bits, as integer() gives it
    std::string_view bytes(int column) const;   ///< until the next step
    QString text(int column) const;
    std::int64_t integer(int column, std::int64_t fallback = noTime) const;
    double real(int column) const; ///< NULL is NaN, as SQLite stores it

private:
    friend class MlflowDbReader;
    DbRows(const class MlflowDbReader& reader, sqlite3_stmt* statement);
    const MlflowDbReader* reader_;
    sqlite3_stmt* statement_;
    int result_ = 0;
};

/// A short-lived read-only connection to an SQLite file that other programs write to. Never writes, and
/// leaves no -wal or -shm file behind. Waits up to busyWait for another process, then Timeout. One thread at
/// a time.
class MlflowDbReader {
public:
    static constexpr std::chrono::milliseconds busyWait{3000};

    /// Opens, and begins a read transaction, so that all queries see one moment.
    static Result<std::unique_ptr<MlflowDbReader>>
    open(const std::filesystem::path& file, std::stop_token stop, std::chrono::milliseconds wait = busyWait);
    ~MlflowDbReader();
    MlflowDbReader(const MlflowDbReader&) = delete;
    MlflowDbReader& operator=(const MlflowDbReader&) = delete;

    bool hasTable(const std::string& table) const { return columns_.contains(table + "."); }
    bool hasColumn(const std::string& table, const std::string& column) const
    {
        return columns_.contains(table + "." + column);
    }
    /// alembic_version, or empty.
    const QString& revision() const { return revision_; }

    Result<DbRows> query(const std::string& sql) const;
    /// Calls `take` with each row of a query, in which `texts` are ?1, ?2 and so on.
    Result<void> eachRow(const std::string& sql, const std::vector<std::string>& texts,
                         const std::function<void(const DbRows&)>& take) const;
    Error lastError(int code) const;
    /// False where the file was read without locks and somebody wrote to it meanwhile: what was read may be
    /// torn.
    bool isSound() const;

private:
    friend class DbRows;
    struct FileState;
    enum class Locking { Normal, Immutable };

    MlflowDbReader(std::filesystem::path file, std::stop_token stop, std::chrono::milliseconds wait);
    Result<void> connect(Locking locking);
    Result<void> probeSchema();
    FileState fileState() const;

    std::filesystem::path file_;
    std::stop_token stop_;
    std::chrono::milliseconds wait_;
    std::chrono::steady_clock::time_point busySince_;
    sqlite3* handle_ = nullptr;
    Locking locking_ = Locking::Normal;
    std::unique_ptr<FileState> stateBefore_;
    std::set<std::string> columns_; // "table." and "table.column"
    QString revision_;
};

/// Reads with a fresh connection, again with locks where the first attempt without them turned out unsound.
template <class T>
Result<T> readDb(const std::filesystem::path& file, const std::stop_token& stop,
                 const std::function<Result<T>(const MlflowDbReader&)>& read)
{
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        const auto reader = MlflowDbReader::open(file, stop);
        if (!reader)
            return fail(reader.error());
        auto result = read(**reader);
        if ((*reader)->isSound())
            return result;
        if (attempt == attempts) {
            return fail(
                ErrorKind::Timeout, QString::fromStdString(file.native()),
                connectorText(QT_TRANSLATE_NOOP("ph::Connector", "another process keeps writing to it")));
        }
    }
}

} // namespace ph
