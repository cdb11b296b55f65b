#include "services/store/Database.h"

#include "models/values/SqliteText.h"
#include "services/store/Statement.h"

namespace ph {

std::unique_ptr<Database> Database::open(const std::filesystem::path& file, const DatabaseOptions& options)
{
    std::unique_ptr<Database> db(new Database);
    db->file_ = file;
    const bool writes = options.access == DatabaseOptions::Access::ReadWrite;
    const int flags = (writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (const int code = sqlite3_open_v2(file.c_str(), &db->handle_, flags,
                                         options.vfs.empty() ? nullptr : options.vfs.c_str());
        code != SQLITE_OK) {
        db->fail(code);
        return db;
    }
    sqlite3_extended_result_codes(db->handle_, 1);
    sqlite3_busy_timeout(db->handle_, options.busyTimeoutMs);
    db->exec("PRAGMA cache_size=-" + std::to_string(options.cacheKiB));
    if (writes) {
        db->exec("PRAGMA page_size=" + std::to_string(options.pageBytes));
        db->exec("PRAGMA journal_mode=WAL");
        db->exec(options.durability == DatabaseOptions::Durability::Full ? "PRAGMA synchronous=FULL"
                                                                         : "PRAGMA synchronous=NORMAL");
        db->exec("PRAGMA journal_size_limit=67108864");
        db->exec("PRAGMA foreign_keys=ON");
    }
    // The schema is read here, so that a file that is no database shows itself now.
    db->integer("SELECT count(*) FROM sqlite_schema");
    return db;
}

Database::~Database()
{
    for (auto& [sql, statement] : idle_)
        sqlite3_finalize(statement);
    sqlite3_close_v2(handle_);
}

bool Database::exec(const std::string& sql)
{
    if (failed())
        return false;
    if (const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(code);
    return !failed();
}

std::int64_t Database::integer(std::string_view sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

void Database::fail(Error error)
{
    if (!failure_)
        failure_ = std::move(error);
}

void Database::fail(int sqliteCode)
{
    const int primary = sqliteCode & 0xFF;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
        damaged_ = true;
    const bool isLast = handle_ && sqlite3_extended_errcode(handle_) == sqliteCode;
    fail(Error::make(primary == SQLITE_INTERRUPT ? ErrorKind::Cancelled : ErrorKind::Storage, where(),
                     sqliteText(isLast ? sqlite3_errmsg(handle_) : sqlite3_errstr(sqliteCode))));
}

Result<void> Database::outcome()
{
    if (failed())
        return ph::fail(failure());
    return {};
}

QString Database::where() const
{
    return QString::fromStdString(file_.string());
}

sqlite3_stmt* Database::take(std::string_view sql)
{
    if (failed())
        return nullptr;
    if (auto node = idle_.find(std::string(sql)); node != idle_.end()) {
        auto* statement = node->second;
        idle_.erase(node);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK)
        fail(code);
    return statement;
}

void Database::giveBack(std::string_view sql, sqlite3_stmt* statement)
{
    if (!idle_.emplace(std::string(sql), statement).second)
        sqlite3_finalize(statement);
}

Transaction::Transaction(Database& database, Kind kind)
    : database_(database)
{
    database_.exec(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    // Some failures (a full disk) make SQLite roll back by itself.
    if (!sqlite3_get_autocommit(database_.handle()))
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit()
{
    database_.exec("COMMIT");
    return database_.outcome();
}

Interruption::Interruption(Database& database, std::stop_token stop)
    : callback_(std::move(stop), Interrupt{database.handle()})
{
}

} // namespace ph
