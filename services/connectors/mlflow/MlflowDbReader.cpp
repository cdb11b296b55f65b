#include "services/connectors/mlflow/MlflowDbReader.h"

#include "models/values/SqliteText.h"
#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalTree.h"

#include <QUrl>

#include <cmath>
#include <fstream>
#include <limits>
#include <sqlite3.h>
#include <sys/stat.h>
#include <thread>

namespace ph {

namespace fs = std::filesystem;

struct MlflowDbReader::FileState {
    std::int64_t size = -1;
    std::int64_t mtimeNs = 0;
    std::uint64_t inode = 0;
    std::int64_t walSize = -1; ///< -1: there is none
    std::int64_t journalSize = -1;
    friend bool operator==(const FileState&, const FileState&) = default;
};

namespace {

constexpr int maxValueBytes = 64 << 20;

struct stat statOf(const fs::path& path)
{
    struct stat info = {};
    info.st_size = -1;
    if (::stat(path.c_str(), &info) != 0)
        info.st_size = -1;
    return info;
}

fs::path beside(const fs::path& file, const char* suffix)
{
    return fs::path(file.native() + suffix);
}

enum class JournalMode { Rollback, Wal, NotSqlite };

// From the header, so that a WAL database need not be opened to know that it is one.
JournalMode journalModeOf(const fs::path& file)
{
    char header[20] = {};
    std::ifstream in(file, std::ios::binary);
    in.read(header, sizeof header);
    if (in.gcount() != sizeof header ||
        std::string_view(header, 16) != std::string_view("SQLite format 3\0", 16))
        return JournalMode::NotSqlite;
    return header[18] == 2 || header[19] == 2 ? JournalMode::Wal : JournalMode::Rollback;
}

// None of a part of one, and none beyond 64 bits.
std::optional<std::int64_t> wholeNumber(double value)
{
    const bool fits = value > -0x1p63 && value < 0x1p63;
    return fits && value == std::trunc(value) ? std::optional(std::int64_t(value)) : std::nullopt;
}

} // namespace

DbRows::DbRows(const MlflowDbReader& reader, sqlite3_stmt* statement)
    : reader_(&reader)
    , statement_(statement)
{
}

DbRows::DbRows(DbRows&& other) noexcept
    : reader_(other.reader_)
    , statement_(std::exchange(other.statement_, nullptr))
    , result_(other.result_)
{
}

DbRows::~DbRows()
{
    sqlite3_finalize(statement_);
}

void DbRows::bind(int index, std::string_view text)
{
    sqlite3_bind_text(statement_, index, text.data(), int(text.size()), SQLITE_TRANSIENT);
}

bool DbRows::next()
{
    result_ = sqlite3_step(statement_);
    return result_ == SQLITE_ROW;
}

std::optional<Error> DbRows::error() const
{
    if (result_ == SQLITE_ROW || result_ == SQLITE_DONE || result_ == SQLITE_OK)
        return std::nullopt;
    return reader_->lastError(result_);
}

bool DbRows::isNumberOrNull(int column) const
{
    const auto type = sqlite3_column_type(statement_, column);
    return type == SQLITE_INTEGER || type == SQLITE_FLOAT || type == SQLITE_NULL;
}

bool DbRows::isWholeNumberOrNull(int column) const
{
    switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
    case SQLITE_NULL:
        return true;
    case SQLITE_FLOAT:
        return wholeNumber(sqlite3_column_double(statement_, column)).has_value();
    default:
        return false;
    }
}

std::string_view DbRows::bytes(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string_view(text, std::size_t(sqlite3_column_bytes(statement_, column)))
                : std::string_view();
}

QString DbRows::text(int column) const
{
    const auto view = bytes(column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

std::int64_t DbRows::integer(int column, std::int64_t fallback) const
{
    switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
        return sqlite3_column_int64(statement_, column);
    case SQLITE_FLOAT:
        return wholeNumber(sqlite3_column_double(statement_, column)).value_or(fallback);
    default:
        return fallback;
    }
}

double DbRows::real(int column) const
{
    const auto type = sqlite3_column_type(statement_, column);
    if (type == SQLITE_FLOAT || type == SQLITE_INTEGER)
        return sqlite3_column_double(statement_, column);
    return std::numeric_limits<double>::quiet_NaN();
}

MlflowDbReader::MlflowDbReader(fs::path file, std::stop_token stop, std::chrono::milliseconds wait)
    : file_(std::move(file))
    , stop_(std::move(stop))
    , wait_(wait)
{
}

MlflowDbReader::~MlflowDbReader()
{
    sqlite3_close_v2(handle_);
}

MlflowDbReader::FileState MlflowDbReader::fileState() const
{
    const auto info = statOf(file_);
    return {info.st_size, std::int64_t(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec,
            info.st_ino, statOf(beside(file_, "-wal")).st_size, statOf(beside(file_, "-journal")).st_size};
}

Result<std::unique_ptr<MlflowDbReader>> MlflowDbReader::open(const fs::path& file, std::stop_token stop,
                                                             std::chrono::milliseconds wait)
{
    const auto where = localText(file);
    std::error_code error;
    const auto status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found)
        return fail(ErrorKind::NotFound, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "does not exist")));
    if (error)
        return fail(ErrorKind::Forbidden, where, QString::fromStdString(error.message()));
    if (!fs::is_regular_file(status))
        return fail(ErrorKind::Invalid, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is not a file")));
    if (!std::ifstream(file, std::ios::binary))
        return fail(ErrorKind::Forbidden, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "may not be read")));
    const auto mode = journalModeOf(file);
    if (mode == JournalMode::NotSqlite)
        return fail(ErrorKind::Unreadable, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is not an SQLite database")));

    std::unique_ptr<MlflowDbReader> reader(new MlflowDbReader(file, std::move(stop), wait));
    // Opening a WAL database makes -wal and -shm files, which a reader cannot remove again. As long as nobody
    // has it open there is no -wal; then it can be read as it stands, and isSound() tells whether somebody
    // came meanwhile.
    const auto hasPending = [](const FileState& s) { return s.walSize > 0 || s.journalSize > 0; };
    const bool nobodyHasIt = mode == JournalMode::Wal && reader->fileState().walSize < 0;
    auto connected = reader->connect(nobodyHasIt ? Locking::Immutable : Locking::Normal);
    if (!connected && connected.error().kind == ErrorKind::Forbidden && !hasPending(reader->fileState()))
        connected = reader->connect(Locking::Immutable); // a read-only folder without anything pending
    if (!connected)
        return fail(connected.error());
    return reader;
}

Result<void> MlflowDbReader::connect(Locking locking)
{
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    locking_ = locking;
    if (locking == Locking::Immutable)
        stateBefore_ = std::make_unique<FileState>(fileState());
    auto uri = QUrl::fromLocalFile(localText(fs::absolute(file_))).toEncoded(QUrl::FullyEncoded);
    uri += locking == Locking::Immutable ? "?mode=ro&immutable=1" : "?mode=ro";
    const int opened = sqlite3_open_v2(uri.constData(), &handle_,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK)
        return fail(lastError(opened));
    sqlite3_extended_result_codes(handle_, 1);
    // The file is somebody else's: its schema may run nothing, and one value cannot fill memory.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, maxValueBytes);
    sqlite3_busy_handler(
        handle_,
        [](void* self, int count) {
            auto& reader = *static_cast<MlflowDbReader*>(self);
            const auto now = std::chrono::steady_clock::now();
            if (count == 0)
                reader.busySince_ = now;
            if (reader.stop_.stop_requested() || now - reader.busySince_ >= reader.wait_)
                return 0;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            return 1;
        },
        this);
    sqlite3_progress_handler(
        handle_, 10'000,
        [](void* self) { return static_cast<MlflowDbReader*>(self)->stop_.stop_requested() ? 1 : 0; }, this);
    for (const auto* sql :
         {"PRAGMA query_only=1", "PRAGMA cell_size_check=1", "PRAGMA temp_store=MEMORY", "BEGIN"}) {
        if (const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return fail(lastError(code));
    }
    return probeSchema();
}

Result<void> MlflowDbReader::probeSchema()
{
    columns_.clear();
    auto tables =
        query("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type='table'");
    if (!tables)
        return fail(tables.error());
    while (tables->next()) {
        const std::string table(tables->bytes(0));
        columns_.insert(table + ".");
        columns_.insert(table + "." + std::string(tables->bytes(1)));
    }
    if (const auto error = tables->error())
        return fail(*error);
    if (hasColumn("alembic_version", "version_num")) {
        auto version = query("SELECT version_num FROM alembic_version LIMIT 1");
        if (version && version->next())
            revision_ = version->text(0).left(64);
    }
    return {};
}

Result<DbRows> MlflowDbReader::query(const std::string& sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle_, sql.c_str(), int(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return fail(lastError(code));
    return DbRows(*this, statement);
}

Result<void> MlflowDbReader::eachRow(const std::string& sql, const std::vector<std::string>& texts,
                                     const std::function<void(const DbRows&)>& take) const
{
    auto rows = query(sql);
    if (!rows)
        return fail(rows.error());
    for (int index = 1; const auto& text : texts)
        rows->bind(index++, std::string_view(text));
    while (rows->next())
        take(*rows);
    if (const auto error = rows->error())
        return fail(*error);
    return {};
}

Error MlflowDbReader::lastError(int code) const
{
    const auto where = localText(file_);
    if (stop_.stop_requested())
        return Error::make(ErrorKind::Cancelled, where);
    const auto words = sqliteText(handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code));
    switch (code) {
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_BUSY_RECOVERY:
        return Error::make(
            ErrorKind::Timeout, where,
            connectorText(QT_TRANSLATE_NOOP(
                "ph::Connector", "a writer stopped in the middle of a transaction; the next program that may "
                                 "write to the file, e.g. MLflow, puts it in order")));
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error::make(
            ErrorKind::Timeout, where,
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "another process is writing to it")));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return Error::make(ErrorKind::Forbidden, where, words);
    case SQLITE_NOTADB:
        return Error::make(ErrorKind::Unreadable, where,
                           connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is not an SQLite database")));
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return Error::make(ErrorKind::Unreadable, where, words);
    case SQLITE_ERROR:
        return Error::make(
            ErrorKind::Unsupported, where,
            QStringLiteral("%1 (schema %2)")
                .arg(words.english, revision_.isEmpty() ? QStringLiteral("unknown") : revision_));
    default:
        return Error::make(ErrorKind::Storage, where, words);
    }
}

bool MlflowDbReader::isSound() const
{
    return locking_ == Locking::Normal || fileState() == *stateBefore_;
}

} // namespace ph
